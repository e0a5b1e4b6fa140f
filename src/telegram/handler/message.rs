//! Messages: who is heard, and where the answer goes.

use super::address::{self, Speech};
use super::{Context, Need, Response, Said};
use crate::Conversation;
use crate::telegram::ask_limit::Allowance;
use crate::telegram::command::Command;
use crate::telegram::notes::ANSWER;
use crate::telegram::outgoing::{Edit, Outgoing};
use crate::telegram::update::Message;

impl Context<'_> {
    /// A new message.
    pub(super) fn message(&self, message: &Message, conversation: &mut Conversation) -> Response {
        if let Some(to) = message.moved_to {
            return Response { notes: self.notes.moved(message.chat.id, to), ..Response::default() };
        }
        match self.heard(message, conversation) {
            Ok(Some(said)) => said.in_reply_to(message),
            Ok(None) => Response::default(),
            Err(need) => need.into(),
        }
    }

    /// A message whose words were changed: what answered it changes along. Where that isn't known nothing is said,
    /// since a second answer would be one too many.
    pub(super) fn edited(&self, message: &Message, conversation: &mut Conversation) -> Response {
        let chat = message.chat.id;
        let answer = message.id.and_then(|id| self.notes.get(ANSWER, format!("{chat}/{id}")));
        let Some(answer) = answer else { return Response::default() };
        match self.heard(message, conversation) {
            // A text can't become a quiz.
            Ok(Some(Said { poll: Some(_), .. }) | None) => Response::default(),
            Ok(Some(Said { markup, keyboard, notes, asked, .. })) => {
                let outgoing = vec![Outgoing::Edit(Edit { chat, message: answer, markup, keyboard })];
                Response { outgoing, notes, need: None, asked }
            }
            Err(need) => need.into(),
        }
    }

    /// What there is to say to a message.
    fn heard(&self, message: &Message, conversation: &mut Conversation) -> Result<Option<Said>, Need> {
        let Some(speech) = address::speech(message, self.me) else { return Ok(None) };
        let is_curating = matches!(speech, Speech::Command(Command::Review | Command::Stats, _));
        if is_curating && !self.is_for_curators(message, message.from.as_ref().map(|user| user.id)) {
            let for_us = message.chat.is_private() || address::names_a_bot(message);
            return Ok(for_us.then(|| Said::hint(self.voice(message).say("unknown_command"))));
        }
        let is_settings = matches!(speech, Speech::Command(Command::Settings | Command::Daily, _));
        // What is kept of people is their own business, whoever may ask.
        let is_own = matches!(speech, Speech::Command(Command::Privacy | Command::Forget, _));
        let only = self.settings(message.chat.id).administrators_only && !is_own;
        if message.chat.is_group() && (only || is_settings) && !self.is_administrator(message)? {
            // Who isn't asked to speak isn't spoken to; but a command that does nothing would seem broken.
            return Ok(is_settings.then(|| Said::hint(self.voice(message).say("for_administrators"))));
        }
        Ok(match speech {
            Speech::Command(command, rest) => self.command(command, rest, message, conversation),
            Speech::UnknownCommand => Some(Said::hint(self.voice(message).say("unknown_command"))),
            Speech::Question(question) => self.question(&question, message, conversation),
            Speech::Media => Some(Said::hint(self.voice(message).say("text_only"))),
        })
    }

    fn is_administrator(&self, message: &Message) -> Result<bool, Need> {
        let (chat, from) = (message.chat.id, message.from.as_ref());
        match (message.is_in_the_groups_name(), self.administrator, from) {
            (true, ..) => Ok(true),
            (false, Some(known), _) => Ok(known),
            (false, None, Some(user)) if !user.is_bot => Err(Need::Administrator { chat, user: user.id }),
            _ => Ok(false),
        }
    }

    /// What there is to say to a question, or to the bot's bare name.
    /// Nothing to who asked too much and was told so.
    pub(super) fn question(&self, question: &str, message: &Message, conversation: &mut Conversation) -> Option<Said> {
        let topic = self.settings(message.chat.id).topic;
        match self.limit.ask(message.speaker().unwrap_or(message.chat.id), self.now) {
            Allowance::Allowed => {}
            Allowance::Spent => return Some(Said::hint(self.voice(message).say("too_many"))),
            Allowance::Silent => return None,
        }
        if !question.is_empty() {
            return Some(self.answer(question, None, topic.as_deref(), conversation));
        }
        // Who replies to somebody with nothing but the bot's name wants to know about what that one said.
        let meant = message.reply().filter(|replied| !replied.is_by_machine()).and_then(Message::words);
        Some(match meant {
            Some(words) => self.answer(words, Some(words), topic.as_deref(), conversation),
            None => Said::hint(self.how_to_ask(message)),
        })
    }
}
