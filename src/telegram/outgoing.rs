//! What the bot wants to send, as plain values: made by the handler, sent by the outbox.

use super::markup::Markup;

/// One thing to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A message to a chat.
    Message(Message),
    /// The answer that every pressed button must get.
    Toast(Toast),
}

/// A message to a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The chat it goes to.
    pub chat: i64,
    /// The forum topic it belongs in, if any.
    pub thread: Option<i32>,
    /// The message it replies to.
    pub reply_to: Option<i32>,
    /// Its text.
    pub markup: Markup,
    /// The buttons below it, one a row.
    pub buttons: Vec<Button>,
}

/// A button below a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What people read on it.
    pub label: String,
    /// What comes back when it's pressed.
    pub data: String,
}

/// What happens at the top of the screen when a button is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Which press it answers.
    pub query: String,
    /// What it says; without it, the button just stops glowing.
    pub text: Option<String>,
}

impl Outgoing {
    /// The chat it goes to, whose limits it must keep; `None` for what expires and knows no limits.
    pub fn chat(&self) -> Option<i64> {
        match self {
            Outgoing::Message(message) => Some(message.chat),
            Outgoing::Toast(_) => None,
        }
    }
}
