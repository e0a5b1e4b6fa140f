//! Whether a message is meant for the bot, and what it says then.
//!
//! In groups the bot is silent unless it's addressed: by a command, by a reply to what it said, or by its name.
//! Where that isn't clear, it stays silent: that is never wrong there.

use super::Me;
use crate::telegram::command::{self, Command, Input};
use crate::telegram::update::Message;
use std::borrow::Cow;

/// What somebody says to the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speech<'a> {
    /// A command, with what stands behind it.
    Command(Command, &'a str),
    /// A command that the bot doesn't know.
    UnknownCommand,
    /// A question, which may be empty if only the bot's name was said.
    Question(Cow<'a, str>),
    /// A picture, a voice or the like without words, in a private chat.
    Media,
}

/// What `message` says to the bot; `None` if it's meant for others, or for nobody.
pub fn speech<'a>(message: &'a Message, me: &Me) -> Option<Speech<'a>> {
    if message.is_by_machine() {
        return None;
    }
    let is_private = message.chat.is_private();
    if !is_private && !message.chat.is_group() {
        return None;
    }
    let Some(words) = message.words() else {
        return (is_private && message.is_media()).then_some(Speech::Media);
    };
    let without_name = without_name(words, &me.username);
    let is_reply = message.reply().is_some_and(|replied| replied.is_sent_by(me.id));
    match command::read(words, &me.username) {
        Input::Command(command, rest) => Some(Speech::Command(command, rest)),
        Input::Unknown { for_us } => (is_private || for_us).then_some(Speech::UnknownCommand),
        Input::Foreign => is_private.then_some(Speech::UnknownCommand),
        Input::Question(text) => match without_name {
            Some(text) => Some(Speech::Question(Cow::Owned(text))),
            None => (is_private || is_reply).then_some(Speech::Question(Cow::Borrowed(text))),
        },
    }
}

/// Whether the command in `message` says which bot it's for.
pub fn names_a_bot(message: &Message) -> bool {
    let words = message.words().unwrap_or_default();
    words.split_whitespace().next().is_some_and(|word| word.contains('@'))
}

/// `text` without the bot's name, if it holds that: "@Bot when?", "when, @bot?".
fn without_name(text: &str, me: &str) -> Option<String> {
    let mut rest = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices('@') {
        let name = text.get(at + 1..at + 1 + me.len());
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let stands_alone = !text.get(..at).unwrap_or_default().ends_with(is_part)
            && !text.get(at + 1 + me.len()..).unwrap_or_default().starts_with(is_part);
        if !me.is_empty() && stands_alone && name.is_some_and(|name| name.eq_ignore_ascii_case(me)) {
            rest.push_str(text.get(from..at).unwrap_or_default().trim_end_matches([' ', ',']));
            rest.push(' ');
            from = at + 1 + me.len();
        }
    }
    if from == 0 {
        return None;
    }
    rest.push_str(text.get(from..).unwrap_or_default().trim_start_matches([' ', ',', ':']));
    Some(rest.trim().replace(" ?", "?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn said(fields: Value) -> Option<String> {
        let me = Me { id: 1, username: "Foot_Bot".to_owned(), ..Me::default() };
        let mut message = json!({ "message_id": 2, "chat": { "id": -5, "type": "supergroup" }, "from": { "id": 5 } });
        for (key, value) in fields.as_object().expect("fields") {
            message[key] = value.clone();
        }
        let message: Message = serde_json::from_str(&message.to_string()).expect("a message");
        speech(&message, &me).map(|speech| match speech {
            Speech::Command(command, rest) => format!("{command:?} {rest}"),
            Speech::UnknownCommand => "unknown".to_owned(),
            Speech::Question(text) => text.into_owned(),
            Speech::Media => "media".to_owned(),
        })
    }

    #[test]
    fn a_group_must_address_it() {
        for (text, expected) in [
            ("When was it?", None),
            ("/ask When?", Some("Ask When?")),
            ("/ask@foot_bot When?", Some("Ask When?")),
            ("/ask@Other_Bot When?", None),
            ("/nonsense", None),
            ("/nonsense@Foot_Bot", Some("unknown")),
            ("@Foot_Bot when was it?", Some("when was it?")),
            ("@foot_bot, when was it?", Some("when was it?")),
            ("when was it, @FOOT_BOT?", Some("when was it?")),
            ("when @Foot_Bot was it", Some("when was it")),
            ("@Foot_Bot", Some("")),
            ("@Foot_Bots when?", None),
            ("@Foot_Bot_2 when?", None),
            ("me@Foot_Bot when?", None),
            ("@Other_Bot when?", None),
            ("🍵@", None),
        ] {
            assert_eq!(said(json!({ "text": text })).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_reply_to_it_addresses_it_and_one_to_others_does_not() {
        let reply = |fields: Value| said(json!({ "text": "When?", "reply_to_message": fields }));
        let chat = json!({ "id": -5 });
        assert!(reply(json!({ "chat": chat, "from": { "id": 1, "is_bot": true } })).is_some());
        assert_eq!(reply(json!({ "chat": chat, "from": { "id": 6 } })), None);
        assert_eq!(reply(json!({ "chat": chat, "from": { "id": 9, "is_bot": true } })), None);
        assert_eq!(reply(json!({ "chat": chat, "from": { "id": 6 }, "via_bot": { "id": 1, "is_bot": true } })), None);
        assert_eq!(reply(json!({ "chat": chat, "from": { "id": 1 }, "forum_topic_created": {} })), None);
    }

    #[test]
    fn machines_and_unclear_chats_are_not_heard() {
        for fields in [
            json!({ "via_bot": { "id": 9, "is_bot": true } }),
            json!({ "from": { "id": 9, "is_bot": true } }),
            json!({ "is_automatic_forward": true, "sender_chat": { "id": -7, "type": "channel" } }),
            json!({ "chat": { "id": -5, "type": "channel" } }),
            json!({ "chat": { "id": -5 } }),
            json!({ "text": null, "photo": [{}] }),
        ] {
            let mut fields = fields;
            if fields.get("text").is_none() {
                fields["text"] = json!("/ask When?");
            }
            assert_eq!(said(fields.clone()), None, "{fields}");
        }
        let hidden = json!({ "from": { "id": 8, "is_bot": true }, "sender_chat": { "id": -5 }, "text": "/ask When?" });
        assert!(said(hidden).is_some(), "an administrator in the group's name");
    }

    #[test]
    fn in_private_everything_is_meant_for_it() {
        for (fields, expected) in [
            (json!({ "text": "When?" }), Some("When?")),
            (json!({ "text": "/nonsense" }), Some("unknown")),
            (json!({ "text": "/ask@Other_Bot When?" }), Some("unknown")),
            (json!({ "voice": {} }), Some("media")),
            (json!({ "pinned_message": {} }), None),
            (json!({ "text": " \n" }), None),
        ] {
            let mut all = fields.clone();
            all["chat"] = json!({ "id": 5, "type": "private" });
            assert_eq!(said(all).as_deref(), expected, "{fields}");
        }
    }
}
