//! Which language is spoken, and with what words.

use super::Context;
use super::settings::ChatSettings;
use crate::Phrases;
use crate::telegram::markup::Markup;
use crate::telegram::update::{Message, User};
use crate::text::Language;

/// The bot's own words in one language.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    phrases: &'a Phrases,
    /// The language.
    pub language: Language,
}

impl Context<'_> {
    /// How to speak in reply to `message`: as its group is set, else as its author wants it.
    pub(super) fn voice(&self, message: &Message) -> Voice<'_> {
        let group = (!message.chat.is_private()).then(|| self.settings(message.chat.id).language()).flatten();
        self.speak(group.or_else(|| message.from.as_ref().map(|user| self.language_of(user))))
    }

    /// How to speak to a person alone.
    pub(super) fn voice_of(&self, user: &User) -> Voice<'_> {
        self.speak(Some(self.language_of(user)))
    }

    /// The bot's words in `language`, or in English.
    pub(super) fn speak(&self, language: Option<Language>) -> Voice<'_> {
        Voice { phrases: self.footnote.phrases(), language: language.unwrap_or(Language::English) }
    }

    /// The language that a person chose, or else that of their app where the bot speaks it.
    fn language_of(&self, user: &User) -> Language {
        let app = || user.language_code.as_deref().and_then(Language::from_code);
        self.settings(user.id).language().or_else(app).unwrap_or(Language::English)
    }

    /// How the bot is set for a chat, or a person.
    pub(super) fn settings(&self, chat: i64) -> ChatSettings {
        self.notes.get(crate::telegram::notes::CHAT, chat).unwrap_or_default()
    }
}

impl Voice<'_> {
    /// The phrase for `key`.
    pub fn phrase(&self, key: &str) -> String {
        self.phrases.say(self.language, key)
    }

    /// The same, filled in.
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.phrases.fill(self.language, key, values)
    }

    /// The phrase for `key` as a text of its own.
    pub fn say(&self, key: &str) -> Markup {
        text(&self.phrase(key))
    }
}

fn text(words: &str) -> Markup {
    let mut markup = Markup::default();
    markup.text(words);
    markup
}
