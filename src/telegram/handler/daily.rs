//! The daily post: how it's set, and what it says.

use super::voice::Voice;
use super::{Context, Response, Said};
use crate::dates::Date;
use crate::store::Note;
use crate::study::Daily as OfTheDay;
use crate::telegram::daily::{Daily, near_zones, time, zone_named};
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::notes::DAILY;
use crate::telegram::outgoing::{Button, Message, Outgoing, Place};
use crate::telegram::update::{self, Due};
use crate::text::Language;
use jiff::civil;

impl Context<'_> {
    /// `/daily`, with what stands behind it.
    pub(super) fn set_daily(&self, rest: &str, message: &update::Message) -> Said {
        let (voice, chat) = (self.voice(message), message.chat.id);
        let kept = self.daily(chat);
        let (first, zone) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        if rest.is_empty() {
            let mut markup = Markup::default();
            markup.text(&self.daily_state(voice, &kept)).text("\n\n").text(&voice.phrase("daily_how"));
            return markup.into();
        }
        if rest.eq_ignore_ascii_case("off") {
            let daily = Daily { time: None, ..kept };
            return Said { notes: vec![Note::keep(DAILY, chat, &daily)], ..voice.say("daily_off").into() };
        }
        let Some(time) = time(first) else { return Said::hint(voice.say("daily_how")) };
        let zone = match (zone.trim(), kept.zone) {
            ("", kept) if kept.is_empty() => "UTC".to_owned(),
            ("", kept) => kept,
            (zone, _) => match zone_named(zone) {
                Some(known) => known,
                None => return Said::hint(unknown_zone(voice, zone)),
            },
        };
        let daily = Daily {
            time: Some(time),
            zone,
            since: message.date.unwrap_or_default(),
            thread: message.topic(),
            language: voice.language.code().to_owned(),
            is_channel: message.chat.is_channel(),
        };
        let mut markup = Markup::default();
        markup.text(&self.daily_state(voice, &daily)).text(" ").text(&voice.phrase("daily_end"));
        Said { notes: vec![Note::keep(DAILY, chat, &daily)], ..markup.into() }
    }

    /// A post of the channel. Whoever may write it is an administrator.
    pub(super) fn post(&self, post: &update::Message) -> Response {
        use crate::telegram::command::{Command, Input, read};
        if !post.chat.is_channel() || post.is_by_machine() {
            return Response::default();
        }
        match read(post.words().unwrap_or_default(), &self.me.username) {
            Input::Command(Command::Daily, rest) => self.set_daily(rest, post).in_reply_to(post),
            _ => Response::default(),
        }
    }

    /// What is posted on a day.
    pub(super) fn daily_post(&self, due: &Due) -> Response {
        let (chat, daily) = (due.chat, self.daily(due.chat));
        let post = self.fact_for(chat, due.date).filter(|_| daily.time.is_some());
        let Some(OfTheDay { card, on_this_day }) = post else { return Response::default() };
        let language = self.settings(chat).language().or_else(|| Language::from_code(&daily.language));
        let voice = self.speak(language);
        let Some(shown) = self.card(voice, &card.fact) else { return Response::default() };
        let mut markup = Markup::default();
        let key = if on_this_day { "daily_on_this_day" } else { "daily_fact" };
        markup.text(&voice.phrase(key)).text("\n\n").append(&shown.markup);
        let open = || self.link(&card.fact).map(|link| vec![Button::open(voice.phrase("button_open"), link)]);
        // A channel's readers can't talk with the bot where they read.
        let keyboard = if daily.is_channel { open().into_iter().collect() } else { shown.keyboard };
        let to = Place { chat, thread: daily.thread, ..Place::default() };
        vec![Outgoing::Message(Message { to, markup, keyboard })].into()
    }

    /// How a chat's daily post is set, in words.
    pub(super) fn daily_state(&self, voice: Voice, daily: &Daily) -> String {
        match daily.time {
            None => voice.phrase("daily_is_off"),
            Some(time) => {
                let time = time.strftime("%H:%M").to_string();
                voice.filled("daily_is_on", &[("time", &time), ("zone", &daily.zone)])
            }
        }
    }

    /// How a chat's daily post is set.
    pub(super) fn daily(&self, chat: i64) -> Daily {
        self.notes.get(DAILY, chat).unwrap_or_default()
    }

    fn fact_for(&self, chat: i64, day: civil::Date) -> Option<OfTheDay> {
        let part = |number: i8| u8::try_from(number).ok();
        let date = Date::new(Some(day.year().into()), part(day.month()), part(day.day()))?;
        let seed = stable_hash(&chat.to_string());
        let studies = self.studies(chat);
        let facts: Vec<_> = studies.iter().filter_map(|study| study.fact_of_the_day(date, seed)).collect();
        // What happened on this day comes first; else the topics take turns.
        let turn = usize::try_from(day.day_of_year()).unwrap_or_default().checked_rem(facts.len())?;
        let of_today = facts.iter().find(|fact| fact.on_this_day);
        of_today.or_else(|| facts.get(turn)).cloned()
    }
}

fn unknown_zone(voice: Voice, zone: &str) -> Markup {
    let near = near_zones(zone);
    let key = if near.is_empty() { "daily_no_zone" } else { "daily_near_zones" };
    let shown: String = zone.chars().take(60).collect();
    let mut markup = Markup::default();
    markup.text(&voice.filled(key, &[("zone", &shown), ("zones", &near.join(", "))]));
    markup
}
