//! What the bot does about an update: a plain function, without network, clock and disk.
//!
//! - `address.rs`: whether a message is meant for the bot, and what it says then
//! - `message.rs`: messages, also edited ones
//! - `command.rs`: the commands; `lists.rs`, `settings.rs`, `privacy.rs`: those that have more to do
//! - `pictures.rs`: what is drawn
//! - `curate.rs`: what only the administrators of the bot see
//! - `quiz.rs`, `daily.rs`: what comes without being asked
//! - `answer.rs`: questions
//! - `press.rs`: buttons; `context.rs`: the pages of the article behind one of them
//! - `inline.rs`: questions from any chat
//! - `group.rs`: coming into a group
//! - `voice.rs`: which language is spoken, and with what words

mod address;
mod answer;
mod command;
mod context;
mod curate;
mod daily;
mod group;
mod inline;
mod lists;
mod message;
mod pictures;
mod press;
mod privacy;
mod quiz;
mod settings;
#[cfg(test)]
mod tests;
mod voice;

use super::ask_limit::AskLimit;
use super::buttons::Offered;
use super::markup::Markup;
use super::metrics::Metrics;
use super::notes::{ANSWER, Notes};
use super::outgoing::{Drawing, Keyboard, Message, Outgoing, Photo, Place, Poll, Toast};
use super::update::{self, Update};
use crate::store::Note;
use crate::{Conversation, Footnote, Status};
use pictures::Pictured;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::time::Instant;

/// Who the bot is, as Telegram told it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Me {
    /// Its user id.
    pub id: i64,
    /// Its username, without the `@`.
    pub username: String,
    /// Whether it's told all messages of its groups, not just those that are meant for it.
    #[serde(rename = "can_read_all_group_messages")]
    pub sees_all: bool,
    /// Whether it can be asked from any chat.
    #[serde(rename = "supports_inline_queries")]
    pub is_inline: bool,
}

/// What answering needs besides the update and the conversation.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What answers.
    pub footnote: &'a Footnote,
    /// Who answers.
    pub me: &'a Me,
    /// The questions that stand on buttons.
    pub offered: &'a Offered,
    /// What was kept of earlier updates.
    pub notes: &'a Notes,
    /// What Telegram said to [`Need::Administrator`], if that was asked.
    pub administrator: Option<bool>,
    /// How many questions each user may ask.
    pub limit: &'a AskLimit,
    /// When the update is dealt with.
    pub now: Instant,
    /// The users who are administrators of the bot.
    pub admins: &'a [i64],
    /// How the bot does.
    pub metrics: &'a Metrics,
}

/// What comes of an update.
#[derive(Debug, Default, PartialEq)]
pub struct Response {
    /// What to send.
    pub outgoing: Vec<Outgoing>,
    /// What to keep or to forget.
    pub notes: Vec<Note>,
    /// What must be known before anything can be said. The rest is empty then.
    pub need: Option<Need>,
    /// The question that was replied to, for counting.
    pub asked: Option<Asked>,
}

/// How a question was replied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The reply's status.
    pub status: Status,
    /// What was asked for.
    pub intent: &'static str,
}

/// Something that only Telegram knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Whether `user` is an administrator of `chat`.
    Administrator {
        /// The chat.
        chat: i64,
        /// The user.
        user: i64,
    },
}

/// What the bot says to a message, wherever that goes.
#[derive(Debug, Default)]
struct Said {
    markup: Markup,
    keyboard: Keyboard,
    notes: Vec<Note>,
    /// Whether it's no more than a hint, for which nobody's phone needs to ring.
    is_hint: bool,
    /// The same to look at.
    picture: Option<Pictured>,
    asked: Option<Asked>,
    /// The quiz question that is sent in place of words.
    poll: Option<Poll>,
}

/// What to do because of `update`. If the response needs something, ask for it and call again with the answer in the
/// context.
pub fn respond(update: &Update, context: &Context, conversation: &mut Conversation) -> Response {
    match update {
        Update { message: Some(message), .. } => context.message(message, conversation),
        Update { edited: Some(message), .. } => context.edited(message, conversation),
        Update { press: Some(press), .. } => context.press(press, conversation),
        Update { inline: Some(query), .. } => context.inline(query),
        Update { membership: Some(membership), .. } => context.membership(membership),
        Update { post: Some(post), .. } => context.post(post),
        Update { poll: Some(poll), .. } if poll.is_closed => context.poll_closed(&poll.id),
        Update { answer: Some(answer), .. } => context.poll_answered(answer),
        update => update.due().map(|due| context.daily_post(due)).unwrap_or_default(),
    }
}

/// What to keep once `outgoing` was sent, with Telegram's answer to it.
pub fn sent(outgoing: &Outgoing, result: &RawValue) -> Vec<Note> {
    #[derive(Deserialize)]
    struct Sent {
        message_id: i32,
        poll: Option<SentPoll>,
    }
    #[derive(Deserialize)]
    struct SentPoll {
        id: String,
    }
    match (outgoing, serde_json::from_str(result.get())) {
        (
            Outgoing::Message(Message { to: Place { chat, reply_to: Some(question), .. }, .. }),
            Ok(Sent { message_id, .. }),
        ) => {
            vec![Note::keep(ANSWER, format!("{chat}/{question}"), &message_id)]
        }
        (Outgoing::Poll(poll), Ok(Sent { poll: Some(SentPoll { id }), .. })) => vec![quiz::sent(poll, &id)],
        _ => Vec::new(),
    }
}

/// What to send if answering `update` failed by a fault of ours.
pub fn apologise(update: &Update, context: &Context) -> Vec<Outgoing> {
    match update {
        Update { message: Some(message), .. } if message.chat.is_private() => {
            let markup = context.voice(message).say("failed");
            vec![Outgoing::Message(Message { to: reply_to(message), markup, ..Message::default() })]
        }
        Update { press: Some(press), .. } => vec![toast(press, context.voice_of(&press.from).phrase("failed"))],
        _ => Vec::new(),
    }
}

impl From<Vec<Outgoing>> for Response {
    fn from(outgoing: Vec<Outgoing>) -> Response {
        Response { outgoing, ..Response::default() }
    }
}

impl From<Need> for Response {
    fn from(need: Need) -> Response {
        Response { need: Some(need), ..Response::default() }
    }
}

impl From<Markup> for Said {
    fn from(markup: Markup) -> Said {
        Said { markup, ..Said::default() }
    }
}

impl Said {
    /// A hint.
    fn hint(markup: Markup) -> Said {
        Said { is_hint: true, ..markup.into() }
    }

    /// As a message in reply to another.
    fn in_reply_to(self, message: &update::Message) -> Response {
        let quiet = self.is_hint && !message.chat.is_private();
        let to = Place { quiet, ..reply_to(message) };
        let text = Message { to, markup: self.markup, keyboard: self.keyboard };
        let outgoing = match (self.poll, self.picture) {
            (Some(poll), _) => Outgoing::Poll(poll),
            (None, Some(picture)) => drawing(picture, Photo { to, instead: Some(text), ..Photo::default() }),
            (None, None) => Outgoing::Message(text),
        };
        let outgoing = vec![outgoing];
        Response { outgoing, notes: self.notes, need: None, asked: self.asked }
    }
}

fn reply_to(message: &update::Message) -> Place {
    Place { chat: message.chat.id, thread: message.topic(), reply_to: message.id, quiet: false }
}

fn drawing(Pictured { subject, style, keyboard }: Pictured, photo: Photo) -> Outgoing {
    Outgoing::Drawing(Box::new(Drawing { subject, style, photo: Photo { keyboard, ..photo } }))
}

fn toast(press: &update::Press, text: impl Into<Option<String>>) -> Outgoing {
    Outgoing::Toast(Toast { query: press.id.clone(), text: text.into() })
}
