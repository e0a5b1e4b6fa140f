//! What the tests of this module share.

use super::update::{Message, Press, Update};
use crate::{Footnote, Source};

/// The built-in knowledge.
pub fn footnote() -> Footnote {
    Footnote::load(&Source::built_in()).expect("the built-in knowledge")
}

/// A message in a private chat, from a user whose app speaks `language`.
pub fn message(text: &str, language: &str) -> Message {
    let json = serde_json::json!({
        "message_id": 10, "chat": { "id": 5, "type": "private" }, "text": text,
        "from": { "id": 5, "is_bot": false, "language_code": language },
    });
    serde_json::from_str(&json.to_string()).expect("a message")
}

/// The same, as an update.
pub fn update(text: &str, language: &str) -> Update {
    Update { id: 1, message: Some(message(text, language)), press: None }
}

/// A press of a button with this data and label.
pub fn press(data: &str, label: &str) -> Press {
    let json = serde_json::json!({
        "id": "press", "from": { "id": 5, "is_bot": false }, "data": data,
        "message": {
            "message_id": 11, "chat": { "id": 5, "type": "private" }, "text": "Did you mean:",
            "from": { "id": 1, "is_bot": true },
            "reply_markup": { "inline_keyboard": [[{ "text": label, "callback_data": data }]] },
        },
    });
    serde_json::from_str(&json.to_string()).expect("a press")
}

/// The phrases that the bot says.
const PHRASES: [&str; 22] = [
    "ask_how",
    "asked",
    "can_answer",
    "command_ask",
    "command_help",
    "command_start",
    "ambiguous",
    "did_you_mean",
    "failed",
    "help",
    "near_passages",
    "passage_en",
    "passage_ja",
    "passage_ru",
    "read_as",
    "stale_button",
    "start",
    "text_only",
    "unknown",
    "unknown_command",
    "verdict_contradicted",
    "verdict_supported",
];

#[test]
fn every_phrase_is_there_in_every_language() {
    let footnote = footnote();
    for language in crate::text::Language::ALL {
        let keys: Vec<_> = footnote.phrases().keys(language).collect();
        for phrase in PHRASES {
            assert!(keys.contains(&phrase), "{phrase} in {}", language.code());
        }
    }
}

#[test]
fn short_phrases_are_short_enough_for_telegram() {
    let footnote = footnote();
    for language in crate::text::Language::ALL {
        let units = |key| super::cut::units(&footnote.phrases().say(language, key));
        for toast in ["stale_button", "failed"] {
            assert!(units(toast) <= 200, "{toast} in {}", language.code());
        }
        for listed in super::command::COMMANDS {
            assert!((1..=256).contains(&units(listed.description)), "{}", listed.description);
        }
    }
}
