//! How the bot behaves in a chat: `/settings` and `/lang`.

use super::voice::Voice;
use super::{Context, Said};
use crate::store::Note;
use crate::telegram::call::{Call, Setting};
use crate::telegram::hash::stable_hash;
use crate::telegram::notes::CHAT;
use crate::telegram::outgoing::{Button, Keyboard};
use crate::telegram::update::{Chat, Message};
use crate::text::Language;
use serde::{Deserialize, Serialize};

/// How the bot is set for a chat, or for a person, who is the chat that they have with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChatSettings {
    /// The code of the language to speak; without it, that of whom it answers.
    language: Option<String>,
    /// The one topic to answer from; without it, all.
    pub topic: Option<String>,
    /// Whether administrators alone may ask.
    pub administrators_only: bool,
    /// Whether pictures are light on dark.
    pub dark: bool,
    /// Whether there is no quiz here.
    pub without_quiz: bool,
}

impl ChatSettings {
    /// The language to speak, if one was chosen.
    pub fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::from_code)
    }

    /// The same settings with another language.
    pub fn speaking(self, language: Option<Language>) -> ChatSettings {
        ChatSettings { language: language.map(|language| language.code().to_owned()), ..self }
    }

    /// The change that keeps these settings for `chat`.
    pub fn note(&self, chat: i64) -> Note {
        if *self == ChatSettings::default() { Note::forget(CHAT, chat) } else { Note::keep(CHAT, chat, self) }
    }
}

impl Context<'_> {
    /// The settings of a chat, with a button for each choice.
    pub(super) fn panel(&self, voice: Voice, chat: &Chat, settings: &ChatSettings) -> Said {
        let mut markup = voice.say("settings");
        let mut keyboard = Keyboard::new();
        let mut choice = |key: &str, choices: Vec<(String, Setting, bool)>, a_row: usize| {
            let chosen = choices.iter().find(|(_, _, chosen)| *chosen).map_or("", |(label, ..)| label);
            markup.text("\n").text(&voice.phrase(key)).text(" ").bold(chosen);
            let buttons = choices.iter().map(|(label, setting, chosen)| marked(label, *chosen, &Call::Set(*setting)));
            keyboard.extend(buttons.collect::<Vec<_>>().chunks(a_row).map(<[Button]>::to_vec));
        };
        let languages = self.language_choices(voice, settings.language());
        let languages = languages.into_iter().map(|(label, language, is)| (label, Setting::Language(language), is));
        choice("settings_language", languages.collect(), 2);
        let all = (voice.phrase("settings_topic_all"), Setting::Topic(None), settings.topic.is_none());
        let topics = self.footnote.topics().iter().map(|topic| {
            let is_chosen = settings.topic.as_deref() == Some(topic.name());
            (topic.title().to_owned(), Setting::Topic(Some(stable_hash(topic.name()))), is_chosen)
        });
        if self.footnote.topics().len() > 1 {
            choice("settings_topic", std::iter::once(all).chain(topics).collect(), 1);
        }
        let dark = settings.dark;
        let light = (voice.phrase("button_light"), Setting::Dark(false), !dark);
        choice("settings_pictures", vec![light, (voice.phrase("button_dark"), Setting::Dark(true), dark)], 2);
        if chat.is_group() {
            let only = settings.administrators_only;
            let everybody = (voice.phrase("settings_who_all"), Setting::AdministratorsOnly(false), !only);
            let few = (voice.phrase("settings_who_administrators"), Setting::AdministratorsOnly(true), only);
            choice("settings_who", vec![everybody, few], 2);
            let without = settings.without_quiz;
            let with = (voice.phrase("settings_quiz_on"), Setting::WithoutQuiz(false), !without);
            choice(
                "settings_quiz",
                vec![with, (voice.phrase("settings_quiz_off"), Setting::WithoutQuiz(true), without)],
                2,
            );
        }
        markup.text("\n").text(&self.daily_state(voice, &self.daily(chat.id))).text(" /daily");
        Said { markup, keyboard, ..Said::default() }
    }

    /// The languages, to choose from for oneself.
    pub(super) fn languages(&self, voice: Voice, message: &Message) -> Said {
        let chosen = message.from.as_ref().and_then(|user| self.settings(user.id).language());
        Said { keyboard: self.language_keyboard(voice, chosen), ..voice.say("lang").into() }
    }

    /// A button for each language.
    pub(super) fn language_keyboard(&self, voice: Voice, chosen: Option<Language>) -> Keyboard {
        let choices = self.language_choices(voice, chosen).into_iter();
        let buttons: Vec<_> =
            choices.map(|(label, language, is)| marked(&label, is, &Call::Language(language))).collect();
        buttons.chunks(2).map(<[Button]>::to_vec).collect()
    }

    /// The settings with this one changed; `None` if it's of something that is there no more.
    pub(super) fn changed(&self, settings: ChatSettings, setting: Setting) -> Option<ChatSettings> {
        Some(match setting {
            Setting::Language(language) => settings.speaking(language),
            Setting::Topic(None) => ChatSettings { topic: None, ..settings },
            Setting::Topic(Some(hash)) => {
                let topic = self.footnote.topics().iter().find(|topic| stable_hash(topic.name()) == hash)?;
                ChatSettings { topic: Some(topic.name().to_owned()), ..settings }
            }
            Setting::Dark(dark) => ChatSettings { dark, ..settings },
            Setting::WithoutQuiz(without) => ChatSettings { without_quiz: without, ..settings },
            Setting::AdministratorsOnly(only) => ChatSettings { administrators_only: only, ..settings },
        })
    }

    fn language_choices(&self, voice: Voice, chosen: Option<Language>) -> Vec<(String, Option<Language>, bool)> {
        let own_name =
            |language| (self.speak(Some(language)).phrase("language_name"), Some(language), chosen == Some(language));
        let by_app = (voice.phrase("language_of_app"), None, chosen.is_none());
        std::iter::once(by_app).chain(Language::ALL.map(own_name)).collect()
    }
}

fn marked(label: &str, chosen: bool, call: &Call) -> Button {
    let label = if chosen { format!("✓ {label}") } else { label.to_owned() };
    Button::call(label, call.data())
}
