//! Pressed buttons. Every press is answered, be it by nothing to see.

use super::address::{self, Speech};
use super::pictures::{CHART, TIMELINE};
use super::voice::Voice;
use super::{Context, Need, Response, Said, drawing, reply_to, toast};
use crate::Conversation;
use crate::picture::Theme;
use crate::store::Note;
use crate::study::Study;
use crate::telegram::ask_limit::Allowance;
use crate::telegram::call::{Call, Setting, View};
use crate::telegram::command::Command;
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::notes::FEEDBACK;
use crate::telegram::outgoing::{Edit, Keyboard, Outgoing, Photo};
use crate::telegram::review::Feedback;
use crate::telegram::update::{Message, Press};

/// The most characters that are kept of an answer that was called wrong.
const KEPT: usize = 500;

impl Context<'_> {
    /// What a press does.
    pub(super) fn press(&self, press: &Press, conversation: &mut Conversation) -> Response {
        let stale = || Response::from(vec![toast(press, self.voice_of(&press.from).phrase("stale_button"))]);
        let message = press.message.as_ref().filter(|message| message.chat.is_private() || message.chat.is_group());
        let call = press.data.as_deref().and_then(Call::read);
        let (Some(message), Some(call)) = (message, call) else { return stale() };
        let group = (!message.chat.is_private()).then(|| self.settings(message.chat.id).language()).flatten();
        let voice = group.map_or_else(|| self.voice_of(&press.from), |language| self.speak(Some(language)));
        if let Some(refused) = self.refused(&call, voice, message, press) {
            return refused;
        }
        let response = match call {
            Call::Ask(hash) => self.asked(hash, press, message, conversation),
            Call::Context { quote, start, page } => {
                let shown = self.page(voice, quote, start, page.unwrap_or(0));
                shown.map(|(markup, keyboard)| match page {
                    // The answer stays as it is; only the pages replace each other.
                    None => replied(press, message, Said { markup, keyboard, ..Said::default() }),
                    Some(_) => edited(press, message, markup, keyboard),
                })
            }
            Call::Related(fact) => self.near(voice, fact).map(|said| replied(press, message, said)),
            Call::Wrong(fact) => Some(self.wrong(voice, fact, press, message)),
            Call::Language(language) => {
                let settings = self.settings(press.from.id).speaking(language);
                let app = press.from.language_code.as_deref().and_then(crate::text::Language::from_code);
                let voice = self.speak(language.or(app));
                let mut response = Response::from(vec![toast(press, voice.phrase("lang_set"))]);
                // In a group the buttons are everybody's, so they don't show one person's choice.
                if message.chat.is_private() {
                    response.outgoing.extend(edit(message, voice.say("lang"), self.language_keyboard(voice, language)));
                }
                response.notes.push(settings.note(press.from.id));
                Some(response)
            }
            Call::Set(setting) => self.set(setting, press, message),
            Call::List { list, page, within } => {
                let shown = self.list_page(voice, message.chat.id, &list, page, &within);
                shown.map(|(markup, keyboard)| edited(press, message, markup, keyboard))
            }
            Call::Review { case, verdict } => self.reviewed(voice, case, verdict, press, message),
            Call::Picture { of, view, within } => self.picture(voice, (&of, &within), view, press, message),
        };
        response.unwrap_or_else(stale)
    }

    /// Why this person may not press this button here, if so.
    fn refused(&self, call: &Call, voice: Voice, message: &Message, press: &Press) -> Option<Response> {
        let chat = message.chat.id;
        let asks = matches!(call, Call::Ask(_) | Call::Related(_));
        let only = matches!(call, Call::Set(_)) || (asks && self.settings(chat).administrators_only);
        if !only || !message.chat.is_group() {
            return None;
        }
        match self.administrator {
            None => Some(Need::Administrator { chat, user: press.from.id }.into()),
            Some(true) => None,
            Some(false) => Some(vec![toast(press, voice.phrase("for_administrators"))].into()),
        }
    }

    fn asked(&self, hash: u64, press: &Press, message: &Message, conversation: &mut Conversation) -> Option<Response> {
        let question = self.offered.question(hash, press, &self.footnote.examples())?;
        if self.limit.ask(press.from.id, self.now) != Allowance::Allowed {
            return Some(vec![toast(press, self.voice_of(&press.from).phrase("too_many"))].into());
        }
        let topic = self.settings(message.chat.id).topic;
        Some(replied(press, message, self.answer(&question, Some(&question), topic.as_deref(), conversation)))
    }

    fn picture(
        &self,
        voice: Voice,
        (of, within): (&str, &str),
        view: View,
        press: &Press,
        message: &Message,
    ) -> Option<Response> {
        let chat = message.chat.id;
        let theme = match view {
            View::Dark => Some(Theme::Dark),
            View::Light => Some(Theme::Light),
            View::AsSet | View::Text => None,
        };
        let mut said = match of {
            TIMELINE => self.timeline(voice, chat, within, theme)?,
            CHART => self.chart(voice, chat, within, theme)?,
            _ => return None,
        };
        if view == View::Text {
            said.picture = None;
        }
        let Some(theme) = theme else { return Some(replied(press, message, said)) };
        let photo = Photo { to: reply_to(message), replaces: message.id, ..Photo::default() };
        let mut response = Response::from(vec![toast(press, None), drawing(said.picture?, photo)]);
        // What everybody can press in a group decides about this picture alone.
        if message.chat.is_private() {
            let mut settings = self.settings(chat);
            settings.dark = theme == Theme::Dark;
            response.notes.push(settings.note(chat));
        }
        Some(response)
    }

    /// Questions near the fact with this hash.
    fn near(&self, voice: Voice, fact: u64) -> Option<Said> {
        let fact = self.fact(fact)?;
        let related = Study::with_fact(self.footnote, fact)?.related(fact, super::answer::OFFERS);
        let questions: Vec<_> = related.into_iter().map(|related| related.question).collect();
        let key = if questions.is_empty() { "related_none" } else { "related" };
        Some(Said { keyboard: self.offers(&questions), ..voice.say(key).into() })
    }

    fn wrong(&self, voice: Voice, fact: u64, press: &Press, message: &Message) -> Response {
        let asked = message.reply().and_then(|replied| address::speech(replied, self.me));
        let question = match asked {
            Some(Speech::Question(question)) => Some(question.into_owned()),
            Some(Speech::Command(Command::Ask | Command::AskWith(_), rest)) => Some(rest.to_owned()),
            _ => None,
        };
        let question = question.map(|question| question.chars().take(KEPT).collect::<String>());
        let answer: String = message.words().unwrap_or_default().chars().take(KEPT).collect();
        let fact = self.fact(fact).map(str::to_owned);
        let key = format!("{:016x}", stable_hash(&format!("{question:?}{answer}")));
        let before = self.notes.get::<Feedback>(FEEDBACK, &key).map_or(0, |known| known.times);
        let feedback = Feedback { question, answer, fact, times: before.saturating_add(1) };
        let notes = vec![Note::keep(FEEDBACK, key, &feedback)];
        Response { outgoing: vec![toast(press, voice.phrase("wrong_noted"))], notes, ..Response::default() }
    }

    fn set(&self, setting: Setting, press: &Press, message: &Message) -> Option<Response> {
        let chat = message.chat.id;
        let settings = self.changed(self.settings(chat), setting)?;
        let voice =
            settings.language().map_or_else(|| self.voice_of(&press.from), |language| self.speak(Some(language)));
        let panel = self.panel(voice, &message.chat, &settings);
        let mut response = edited(press, message, panel.markup, panel.keyboard);
        response.notes.push(settings.note(chat));
        Some(response)
    }

    /// The id of the fact with this hash.
    fn fact(&self, hash: u64) -> Option<&str> {
        let facts = self.footnote.topics().iter().flat_map(|topic| topic.facts());
        facts.map(|fact| fact.id.as_str()).find(|id| stable_hash(id) == hash)
    }
}

/// The press done, and something said below the message with the button.
fn replied(press: &Press, message: &Message, said: Said) -> Response {
    let mut response = said.in_reply_to(message);
    response.outgoing.insert(0, toast(press, None));
    response
}

/// The press done, and the message with the button changed.
pub(super) fn edited(press: &Press, message: &Message, markup: Markup, keyboard: Keyboard) -> Response {
    let mut response = Response::from(vec![toast(press, None)]);
    response.outgoing.extend(edit(message, markup, keyboard));
    response
}

fn edit(message: &Message, markup: Markup, keyboard: Keyboard) -> Option<Outgoing> {
    message.id.map(|id| Outgoing::Edit(Edit { chat: message.chat.id, message: id, markup, keyboard }))
}
