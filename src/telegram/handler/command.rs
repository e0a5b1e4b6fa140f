//! The commands.

use super::{Context, Said, answer};
use crate::Conversation;
use crate::store::Note;
use crate::telegram::command::Command;
use crate::telegram::markup::Markup;
use crate::telegram::update::Message;
use crate::text::Language;
use std::borrow::Cow;

impl Context<'_> {
    /// What there is to say to a command with `rest` behind it.
    pub(super) fn command(
        &self,
        command: Command,
        rest: &str,
        message: &Message,
        conversation: &mut Conversation,
    ) -> Option<Said> {
        let voice = self.voice(message);
        Some(match command {
            Command::Start => return self.start(rest, message, conversation),
            Command::Help => self.help(message),
            Command::Ask => return self.question(rest, message, conversation),
            Command::AskWith(key) => {
                return self.question(&self.with_question_word(key, rest), message, conversation);
            }
            Command::Timeline | Command::People | Command::Treaties | Command::Places => {
                self.list(command, rest, message)
            }
            Command::Chart => self.charts(voice, message.chat.id),
            Command::Quiz => self.quiz(rest, message),
            Command::Daily => self.set_daily(rest, message),
            Command::Topics => self.topics(voice, message.chat.id),
            Command::Source => self.sources(voice),
            Command::Settings => self.panel(voice, &message.chat, &self.settings(message.chat.id)),
            Command::Lang => self.languages(voice, message),
            Command::Privacy => self.privacy(voice, message),
            Command::Review => self.review(voice),
            Command::Stats => self.stats(voice),
            Command::Forget => {
                *conversation = Conversation::default();
                Said { notes: self.forget(message), ..voice.say("forgotten").into() }
            }
        })
    }

    /// "When Khalkhin Gol?" for "/when Khalkhin Gol", in the language of these words.
    fn with_question_word<'t>(&self, key: &str, words: &'t str) -> Cow<'t, str> {
        let words = words.trim_end_matches(['?', '？', '.', ' ']);
        if words.is_empty() {
            return Cow::Borrowed("");
        }
        Cow::Owned(self.speak(Some(Language::of(words))).filled(key, &[("words", words)]))
    }

    fn start(&self, payload: &str, message: &Message, conversation: &mut Conversation) -> Option<Said> {
        if !message.chat.is_private() {
            // A link that adds the bot to a group sends this too, just after the bot said hello by itself.
            return payload.is_empty().then(|| self.help(message));
        }
        *conversation = Conversation::default();
        let voice = self.voice(message);
        let fact = answer::fact_in(payload);
        if let Some(card) = fact.and_then(|fact| self.card(voice, fact)) {
            return Some(card);
        }
        let mut markup = Markup::default();
        if fact.is_some() {
            markup.text(&voice.phrase("stale_link")).text("\n\n");
        }
        markup.text(&self.introduction(message, "start"));
        Some(Said { markup, keyboard: self.offers(&self.footnote.examples()), ..Said::default() })
    }

    fn help(&self, message: &Message) -> Said {
        let mut markup = Markup::default();
        markup
            .text(&self.introduction(message, "help"))
            .text("\n\n")
            .text(&self.voice(message).phrase("help_commands"));
        if message.chat.is_group() {
            markup.text("\n\n").text(&self.how_it_hears(self.voice(message), self.me.sees_all));
        }
        Said { markup, keyboard: self.offers(&self.footnote.examples()), ..Said::default() }
    }

    /// How to ask by a command.
    pub(super) fn how_to_ask(&self, message: &Message) -> Markup {
        let mut markup = Markup::default();
        markup.text(&self.introduction(message, "ask_how"));
        markup
    }

    /// A phrase that may name the articles, an example and the command to ask with.
    fn introduction(&self, message: &Message, key: &str) -> String {
        let ask = if message.chat.is_private() { "/ask".to_owned() } else { self.command_for_me("ask") };
        self.about_articles(self.voice(message), key, &ask)
    }

    /// The same, where the command is known.
    pub(super) fn about_articles(&self, voice: super::voice::Voice, key: &str, ask: &str) -> String {
        let titles: Vec<_> = self.footnote.topics().iter().map(|topic| topic.title()).collect();
        let example = self.footnote.examples().into_iter().next().unwrap_or_default();
        voice.filled(key, &[("articles", &titles.join(", ")), ("example", &example), ("ask", ask)])
    }

    /// A command as it reaches this bot in any group.
    pub(super) fn command_for_me(&self, name: &str) -> String {
        format!("/{name}@{}", self.me.username)
    }

    /// The changes that forget what is kept of who wrote `message`: of the person, and of the private chat.
    fn forget(&self, message: &Message) -> Vec<Note> {
        let of_person = message.speaker().filter(|speaker| *speaker > 0);
        let forgotten = |person| [self.notes.forgotten(person), super::quiz::forgotten(self.notes, person)].concat();
        of_person.map(forgotten).unwrap_or_default()
    }
}
