//! What is said, to whom, and how it looks.

use super::{ANSWER, QUESTION, UNANSWERED};
use crate::support::bot_api::{BotApi, Call, ME};
use crate::support::process::Bot;
use serde_json::json;

#[track_caller]
fn assert_answered(call: &Call) {
    let html = call.body["text"].as_str().unwrap_or_default();
    assert!(html.starts_with("<b>") && html.contains("<blockquote"), "{html}");
    assert!(html.contains("</blockquote>\n<a href=") && html.contains("#:~:text="), "{html}");
    assert!(call.text.contains(ANSWER), "{html}");
}

#[test]
fn a_question_gets_an_answer_with_its_passage() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    let asked = api.says(5, QUESTION);
    let answer = api.answer_to(asked);
    assert_answered(&answer);
    assert_eq!(answer.body["chat_id"], 5);
    assert_eq!(answer.body["reply_parameters"]["allow_sending_without_reply"], true);
    assert_eq!(answer.body["link_preview_options"]["is_disabled"], true);
    assert!(answer.body.get("message_thread_id").is_none());
    assert_eq!(bot.stop().code, Some(0));
}

#[test]
fn commands_are_read_as_people_write_them() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let forms = [
        format!("/ask {QUESTION}"),
        format!("/ASK {QUESTION}"),
        format!("/ask\n{QUESTION}"),
        format!("/ask@{} {QUESTION}", ME.1.to_lowercase()),
    ];
    for (user, text) in (10..).zip(&forms) {
        let asked = api.says(user, text);
        assert_answered(&api.answer_to(asked));
    }
    for text in ["/start", "/start f_pact", "/help", "/ask", "/nonsense", "/ask@Other_Bot When?"] {
        let asked = api.says(5, text);
        let answer = api.answer_to(asked);
        assert!(!answer.text.contains('['), "a phrase is missing for {text}: {}", answer.text);
    }
}

#[test]
fn what_is_not_known_is_not_answered() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let asked = api.says(5, UNANSWERED);
    let answer = api.answer_to(asked);
    assert!(!answer.body["text"].as_str().unwrap_or_default().starts_with("<b>"), "{}", answer.text);
}

#[test]
fn text_beside_unknown_things_is_read() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for beside in [
        json!({ "entities": [{ "type": "date_time", "offset": 0, "length": 4, "unix_time": 1 }] }),
        json!({ "entities": { "not": "a list" }, "effect": [1], "from": 7 }),
        json!({ "external_reply": { "origin": { "type": "hologram" } }, "reply_to_message": { "rich_message": {} } }),
    ] {
        let mut fields = json!({ "text": QUESTION });
        for (key, value) in beside.as_object().expect("fields") {
            fields[key] = value.clone();
        }
        let asked = api.sends(5, fields);
        assert_answered(&api.answer_to(asked));
    }
}

#[test]
fn markup_in_a_question_is_just_text() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for text in ["<b>When & \"why\"", "</blockquote>?", "&lt;&amp;", "🍵", "متى وقعت المعركة؟", "\u{202e}?"]
    {
        let asked = api.says(5, text);
        let answer = api.answer_to(asked);
        assert_eq!((answer.status, answer.body["parse_mode"].as_str()), (200, Some("HTML")), "{text}");
    }
}

#[test]
fn a_follow_up_goes_on_in_its_own_chat() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.answer_to(api.says(5, QUESTION));
    assert!(api.answer_to(api.says(5, "When was it?")).text.contains(ANSWER));
    let elsewhere = api.answer_to(api.says(6, "When was it?"));
    assert!(!elsewhere.body["text"].as_str().unwrap_or_default().starts_with("<b>"), "{}", elsewhere.text);
}

#[test]
fn the_thread_is_named_only_in_topics() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let in_topic = api.sends(5, json!({ "text": QUESTION, "message_thread_id": 3, "is_topic_message": true }));
    assert_eq!(api.answer_to(in_topic).body["message_thread_id"], 3);
    let in_replies = api.sends(5, json!({ "text": QUESTION, "message_thread_id": 4 }));
    assert!(api.answer_to(in_replies).body.get("message_thread_id").is_none());
}

#[test]
fn it_speaks_the_users_language() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for (user, code, word) in [(5, "ru", "Здравствуйте"), (6, "ja", "こんにちは"), (7, "tlh", "Hello")]
    {
        let from = json!({ "id": user, "is_bot": false, "language_code": code });
        let asked = api.sends(user, json!({ "text": "/start", "from": from }));
        assert!(api.answer_to(asked).text.contains(word), "{code}");
    }
}

#[test]
fn groups_that_do_not_ask_and_channels_are_left_in_silence() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    for kind in ["group", "supergroup", "channel", "something new"] {
        api.sends(-5, json!({ "text": QUESTION, "chat": { "id": -5, "type": kind } }));
    }
    api.update(
        &json!({ "channel_post": { "message_id": 1, "chat": { "id": -6, "type": "channel" }, "text": QUESTION } }),
    );
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(api.calls("sendmessage").len(), 1);
}
