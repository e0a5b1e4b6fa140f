//! What the bot wants to send, as plain values: made by the handler, written as requests by `request`, sent by
//! the outbox.

use super::markup::Markup;
use crate::picture::{Chart, Style, Timeline};
use serde::{Deserialize, Serialize};

/// One thing to send.
#[derive(Clone, Debug, PartialEq)]
pub enum Outgoing {
    /// A message to a chat.
    Message(Message),
    /// New words for a message that the bot sent.
    Edit(Edit),
    /// The answer that every pressed button must get.
    Toast(Toast),
    /// The answer to a question typed behind the bot's name in any chat.
    Inline(Inline),
    /// A picture that is still to be drawn; it's sent as a photo.
    Drawing(Box<Drawing>),
    /// A picture.
    Photo(Photo),
    /// A quiz question.
    Poll(Poll),
}

/// A message to a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Where it goes.
    pub to: Place,
    /// Its text.
    pub markup: Markup,
    /// The buttons below it.
    pub keyboard: Keyboard,
}

/// Where something goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The chat.
    pub chat: i64,
    /// The forum topic it belongs in, if any.
    pub thread: Option<i32>,
    /// The message it replies to.
    pub reply_to: Option<i32>,
    /// Whether phones stay silent.
    pub quiet: bool,
}

/// New words for a message that the bot sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The chat it's in.
    pub chat: i64,
    /// The message.
    pub message: i32,
    /// Its new text.
    pub markup: Markup,
    /// Its new buttons.
    pub keyboard: Keyboard,
}

/// What happens at the top of the screen when a button is pressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toast {
    /// Which press it answers.
    pub query: String,
    /// What it says; without it, the button just stops glowing.
    pub text: Option<String>,
}

/// Messages to choose from, for a question typed behind the bot's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inline {
    /// Which question it answers.
    pub query: String,
    /// The messages.
    pub results: Vec<InlineResult>,
    /// Whether it's for this person alone, so that nobody else may be shown it.
    pub personal: bool,
    /// A button above all, which opens the private chat.
    pub door: Option<Door>,
}

/// A message that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineResult {
    /// What tells it from others. The same message has the same id.
    pub id: String,
    /// What people see first in the list.
    pub title: String,
    /// What they see below that.
    pub description: String,
    /// What is sent when they choose it.
    pub markup: Markup,
    /// The buttons below that.
    pub keyboard: Keyboard,
}

/// A button that opens the private chat with the bot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// What people read on it.
    pub label: String,
    /// What `/start` then comes with.
    pub payload: String,
}

/// A picture that is still to be drawn, which takes too long to be done where it's decided on.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What it shows.
    pub subject: Subject,
    /// How it looks.
    pub style: Style,
    /// The picture that it becomes, as far as that is known.
    pub photo: Photo,
}

/// What a picture shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// Events on a scale of time.
    Timeline(Timeline),
    /// Figures by year.
    Chart(Chart),
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Photo {
    /// Where it goes.
    pub to: Place,
    /// The message whose picture it replaces, if it does.
    pub replaces: Option<i32>,
    /// What is said in its place if it can't be sent.
    pub instead: Option<Message>,
    /// The picture as a PNG file.
    pub png: Vec<u8>,
    /// What stands below it.
    pub caption: Markup,
    /// The buttons below that.
    pub keyboard: Keyboard,
}

/// A quiz question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// Where it goes.
    pub to: Place,
    /// The question.
    pub question: String,
    /// The answers to choose from.
    pub options: Vec<String>,
    /// Which of them is right.
    pub correct: usize,
    /// What is shown once somebody chose.
    pub explanation: String,
    /// How long it's open.
    pub seconds: Option<u32>,
    /// The fact it was made of.
    pub fact: String,
    /// Its number in the chat's quizzes.
    pub number: u64,
}

/// Buttons, row by row.
pub type Keyboard = Vec<Vec<Button>>;

/// A button below a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What people read on it.
    pub label: String,
    /// What it does.
    pub action: Action,
}

/// What a button does when it's pressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Comes back to the bot with this.
    Call(String),
    /// Opens a web address.
    Open(String),
    /// Lets people choose a chat, where it types the bot's name and this.
    Share(String),
}

impl Button {
    /// A button that comes back with `data`.
    pub fn call(label: impl Into<String>, data: impl Into<String>) -> Button {
        Button { label: label.into(), action: Action::Call(data.into()) }
    }

    /// A button that opens `url`.
    pub fn open(label: impl Into<String>, url: impl Into<String>) -> Button {
        Button { label: label.into(), action: Action::Open(url.into()) }
    }

    /// A button that carries `words` into another chat.
    pub fn share(label: impl Into<String>, words: impl Into<String>) -> Button {
        Button { label: label.into(), action: Action::Share(words.into()) }
    }
}

impl Outgoing {
    /// The chat it goes to, whose limits it must keep; `None` for what expires and knows no limits.
    pub fn chat(&self) -> Option<i64> {
        match self {
            Outgoing::Message(message) => Some(message.to.chat),
            Outgoing::Edit(edit) => Some(edit.chat),
            Outgoing::Drawing(drawing) => Some(drawing.photo.to.chat),
            Outgoing::Photo(photo) => Some(photo.to.chat),
            Outgoing::Poll(poll) => Some(poll.to.chat),
            Outgoing::Toast(_) | Outgoing::Inline(_) => None,
        }
    }
}
