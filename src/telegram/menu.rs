//! What Telegram's apps show of the bot before it says a word: its commands, its description, the menu button.

use super::api::{Api, Fault};
use super::command::{COMMANDS, Shown};
use super::cut::shortened;
use crate::Footnote;
use crate::text::Language;
use serde_json::{Value, json};

/// The most characters of a bot's description, and of the short one that stands in its profile.
const DESCRIPTION_LIMIT: usize = 512;
const SHORT_LIMIT: usize = 120;

/// The menus that differ, with what they show.
const SCOPES: [(&str, &[Shown]); 3] = [
    ("all_private_chats", &[Shown::Everywhere, Shown::InPrivate, Shown::ToThoseInCharge]),
    ("all_group_chats", &[Shown::Everywhere]),
    ("all_chat_administrators", &[Shown::Everywhere, Shown::ToThoseInCharge]),
];

/// Tells Telegram all this, in English for everybody and in the other languages for their speakers. The bot
/// works without it, so a failure is only logged.
pub async fn register(api: &Api, footnote: &Footnote) {
    for (method, body) in calls(footnote) {
        if let Err(fault) = api.post(method, &body).await {
            match fault {
                // Telegram lets bots change these only so often; what it has is right, mostly.
                Fault::Flood { .. } => tracing::info!(method, "Telegram wants to hear no more about the menu for now"),
                fault => tracing::warn!(%fault, method, "could not register the commands and descriptions"),
            }
        }
    }
}

/// The calls that tell Telegram.
pub fn calls(footnote: &Footnote) -> Vec<(&'static str, Value)> {
    let mut calls = vec![("setChatMenuButton", json!({ "menu_button": { "type": "commands" } }))];
    for language in Language::ALL {
        let mut add = |method, mut body: Value| {
            if language != Language::English {
                body["language_code"] = json!(language.code());
            }
            calls.push((method, body));
        };
        for (scope, shown) in SCOPES {
            let listed = COMMANDS.iter().filter(|listed| shown.contains(&listed.shown));
            let describe = |name| footnote.phrases().say(language, &format!("command_{name}"));
            let commands: Vec<_> =
                listed.map(|listed| json!({ "command": listed.name, "description": describe(listed.name) })).collect();
            add("setMyCommands", json!({ "scope": { "type": scope }, "commands": commands }));
        }
        let titles: Vec<_> = footnote.topics().iter().map(|topic| topic.title()).collect();
        let titles = titles.join(", ");
        let say = |key| footnote.phrases().fill(language, key, &[("articles", &titles)]);
        let (long, short) = (say("description"), say("short_description"));
        add("setMyDescription", json!({ "description": shortened(&long, DESCRIPTION_LIMIT) }));
        add("setMyShortDescription", json!({ "short_description": shortened(&short, SHORT_LIMIT) }));
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::testing::footnote;

    fn commands(calls: &[(&str, Value)], scope: &str, language: Value) -> Vec<String> {
        let of = |body: &&Value| body["scope"]["type"] == scope && body["language_code"] == language;
        let body = calls.iter().map(|(_, body)| body).find(of).expect("a call");
        let commands = body["commands"].as_array().expect("commands").iter();
        commands.map(|command| command["command"].as_str().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn each_kind_of_chat_has_its_menu_in_each_language() {
        let calls = calls(&footnote());
        for language in [Value::Null, json!("ru"), json!("ja")] {
            let private = commands(&calls, "all_private_chats", language.clone());
            let group = commands(&calls, "all_group_chats", language.clone());
            let administrators = commands(&calls, "all_chat_administrators", language);
            let has = |list: &[String], name: &str| list.iter().any(|listed| listed == name);
            assert!(has(&private, "start") && has(&private, "settings") && has(&private, "ask"));
            assert!(!has(&group, "start") && !has(&group, "settings") && has(&group, "ask"));
            assert!(!has(&administrators, "start") && has(&administrators, "settings"));
        }
    }

    #[test]
    fn everything_said_is_within_telegrams_limits() {
        for (method, body) in calls(&footnote()) {
            let units = |text: &Value| text.as_str().map_or(0, |text| text.encode_utf16().count());
            assert!(
                units(&body["description"]) <= DESCRIPTION_LIMIT && units(&body["short_description"]) <= SHORT_LIMIT
            );
            for command in body["commands"].as_array().into_iter().flatten() {
                assert!((1..=256).contains(&units(&command["description"])), "{method} {command}");
            }
        }
    }
}
