//! Coming into a group, and leaving it.

use super::voice::Voice;
use super::{Context, Response};
use crate::store::Note;
use crate::telegram::notes::{DAILY, INTRODUCED};
use crate::telegram::outgoing::{Message, Outgoing, Place};
use crate::telegram::update::Membership;

impl Context<'_> {
    /// The bot was let into a chat or put out of it. Groups are greeted once, in one message.
    pub(super) fn membership(&self, membership: &Membership) -> Response {
        let chat = membership.chat.id;
        if membership.has_left() {
            return Response {
                notes: [INTRODUCED, DAILY].map(|kind| Note::forget(kind, chat)).into(),
                ..Response::default()
            };
        }
        let is_known = self.notes.get::<bool>(INTRODUCED, chat).is_some();
        if !membership.has_joined() || !membership.chat.is_group() || is_known {
            return Response::default();
        }
        let voice = match self.settings(chat).language() {
            Some(language) => self.speak(Some(language)),
            None => self.voice_of(&membership.from),
        };
        let sees_all = self.me.sees_all || membership.is_administrator();
        let mut markup = crate::telegram::markup::Markup::default();
        markup.text(&self.about_articles(voice, "group_hello", &self.command_for_me("ask")));
        markup.text("\n\n").text(&self.how_it_hears(voice, sees_all));
        markup.text("\n\n").text(&voice.phrase("group_settings"));
        let to = Place { chat, ..Place::default() };
        let message = Message { to, markup, keyboard: self.offers(&self.footnote.examples()) };
        Response {
            outgoing: vec![Outgoing::Message(message)],
            notes: vec![Note::keep(INTRODUCED, chat, &true)],
            ..Response::default()
        }
    }

    /// How to address the bot in a group, and what it sees there.
    pub(super) fn how_it_hears(&self, voice: Voice, sees_all: bool) -> String {
        let key = if sees_all { "group_sees_all" } else { "group_sees_little" };
        voice.filled(key, &[("ask", &self.command_for_me("ask")), ("bot", &format!("@{}", self.me.username))])
    }
}
