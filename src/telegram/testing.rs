//! What the tests of this module share.

use super::update::{Message, Press, Update};
use crate::text::Language;
use crate::{Footnote, Source};
use regex::Regex;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The built-in knowledge, loaded once.
pub fn footnote() -> Arc<Footnote> {
    static LOADED: OnceLock<Arc<Footnote>> = OnceLock::new();
    let load = || Arc::new(Footnote::load(&Source::built_in()).expect("the built-in knowledge"));
    Arc::clone(LOADED.get_or_init(load))
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
    Update { id: 1, message: Some(message(text, language)), ..Update::default() }
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

/// The keys of phrases that the program names: what is given to the functions that say phrases, and what is chosen
/// for them by a `let key = if …;` or `match`.
fn keys_in_source() -> BTreeSet<String> {
    let given = r#"\b(?:say|fill|filled|phrase|introduction|about_articles|choice|AskWith)\(\s*(?:[\w&.]+(?:\([\w&.]*\))?,\s*)*"([a-z_]+)""#;
    let (given, chosen) =
        (Regex::new(given).expect("a pattern"), Regex::new(r"let key = ((?:if|match) [^;]*);").expect("a pattern"));
    let literal = Regex::new(r#""([a-z_]+)""#).expect("a pattern");
    let mut keys = BTreeSet::new();
    for text in sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        keys.extend(given.captures_iter(program).map(|found| found[1].to_owned()));
        for choice in chosen.captures_iter(program) {
            keys.extend(literal.captures_iter(&choice[1]).map(|found| found[1].to_owned()));
        }
    }
    keys
}

fn sources(folder: &Path) -> Vec<String> {
    let paths: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    let programs = files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let texts = programs.map(|path| std::fs::read_to_string(path).expect("a source file"));
    texts.chain(folders.iter().flat_map(|folder| sources(folder))).collect()
}

/// The keys that the program puts together.
fn composed_keys() -> impl Iterator<Item = String> {
    let commands = super::command::COMMANDS.iter().map(|listed| format!("command_{}", listed.name));
    commands.chain(Language::ALL.map(|language| format!("passage_{}", language.code())))
}

#[test]
fn every_phrase_is_there_in_every_language() {
    let footnote = footnote();
    let keys: BTreeSet<_> = keys_in_source().into_iter().chain(composed_keys()).collect();
    // Else the patterns found nothing and the test shows nothing.
    for known in ["start", "unknown", "settings_who", "ask_when", "passage_ru", "verdict_supported", "wrong_noted"] {
        assert!(keys.contains(known), "{known}");
    }
    for language in Language::ALL {
        let there: Vec<_> = footnote.phrases().keys(language).collect();
        let missing: Vec<_> = keys.iter().filter(|key| !there.contains(&key.as_str())).collect();
        assert!(missing.is_empty(), "in {}: {missing:?}", language.code());
    }
}

#[test]
fn no_phrase_is_left_over() {
    let programs = sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))).join("\n");
    let composed: Vec<_> = composed_keys().collect();
    for key in footnote().phrases().keys(Language::English) {
        let is_named = programs.contains(&format!("\"{key}\"")) || composed.iter().any(|composed| composed == key);
        assert!(is_named, "nothing says {key}");
    }
}

#[test]
fn what_is_shown_on_top_of_the_screen_is_short() {
    let footnote = footnote();
    for language in Language::ALL {
        let units = |key| super::cut::units(&footnote.phrases().say(language, key));
        for toast in ["stale_button", "failed", "lang_set", "wrong_noted", "for_administrators"] {
            assert!(units(toast) <= 200, "{toast} in {}", language.code());
        }
        assert!(units("inline_nothing") <= 64, "{}", language.code());
    }
}
