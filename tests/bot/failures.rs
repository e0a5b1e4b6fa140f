//! What goes wrong on the way, and what must not come of it.

use super::{ANSWER, QUESTION};
use crate::support::bot_api::BotApi;
use crate::support::process::Bot;
use serde_json::json;

#[test]
fn a_chat_that_must_wait_waits_alone() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let flood = |seconds| {
        let parameters = json!({ "retry_after": seconds });
        json!({ "ok": false, "error_code": 429, "description": "Too Many Requests", "parameters": parameters })
    };
    // Chat 5 is told to wait for longer than any test may take, so chat 6 is served meanwhile or never.
    api.plan("sendmessage", Some(5), 429, &flood(3600).to_string());
    api.plan("sendmessage", Some(6), 429, &flood(1).to_string());
    let waiting = api.says(5, QUESTION);
    let served = api.says(6, QUESTION);
    assert!(api.answer_to(served).text.contains(ANSWER));
    let waits = |call: &crate::support::bot_api::Call| call.body["reply_parameters"]["message_id"] == waiting;
    assert_eq!(api.calls("sendmessage").iter().filter(|call| waits(call)).count(), 1);
}

#[test]
fn a_broken_server_or_network_is_tried_again() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    api.plan("sendmessage", None, 502, "<html>Bad Gateway</html>");
    api.plan("sendmessage", None, 500, r#"{"ok":false,"error_code":500,"description":"Internal"}"#);
    assert!(api.answer_to(api.says(5, QUESTION)).text.contains(ANSWER));
    api.plan_break("sendmessage");
    assert!(api.answer_to(api.says(5, QUESTION)).text.contains(ANSWER));
}

#[test]
fn polling_goes_on_after_anything() {
    let api = BotApi::start();
    api.plan("getupdates", None, 502, "Bad Gateway");
    api.plan("getupdates", None, 200, "not JSON");
    api.plan_break("getupdates");
    let _bot = Bot::start(&api);
    assert!(api.answer_to(api.says(5, QUESTION)).text.contains(ANSWER));
}

#[test]
fn markup_that_telegram_refuses_goes_as_plain_text() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let refusal = json!({ "ok": false, "error_code": 400, "description": "Bad Request: can't parse entities: x" });
    api.plan("sendmessage", None, 400, &refusal.to_string());
    let answer = api.answer_to(api.says(5, QUESTION));
    assert!(answer.body.get("parse_mode").is_none());
    assert!(answer.text.contains(ANSWER) && !answer.text.contains("<b>"), "{}", answer.text);
    assert_eq!(api.calls("sendmessage").len(), 2);
}

#[test]
fn a_user_who_blocked_the_bot_is_left_alone() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    api.blocks(5);
    api.says(5, QUESTION);
    api.wait_for(|call| call.method == "sendmessage" && call.status == 403);
    api.answer_to(api.says(6, QUESTION));
    let ended = bot.stop();
    assert_eq!(ended.code, Some(0));
    assert_eq!(api.calls("sendmessage").iter().filter(|call| call.body["chat_id"] == 5).count(), 1);
    let loud = ended.output.lines().filter(|line| line.contains("WARN") || line.contains("ERROR"));
    assert_eq!(loud.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn garbage_does_not_stop_it() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    for garbage in [
        r#"{"update_id":ID}"#,
        r#"{"update_id":ID,"message":{}}"#,
        r#"{"update_id":ID,"message":"text"}"#,
        r#"{"update_id":ID,"message":{"chat":{"id":5,"type":"private"},"text":[1]}}"#,
        r#"{"update_id":ID,"callback_query":{"id":7}}"#,
        r#"{"update_id":ID,"hologram":{"text":"When?"}}"#,
        r#"{"update_id":"ID"}"#,
        "[]",
        "null",
    ] {
        api.garbage(garbage);
    }
    let deep = format!(r#"{{"update_id":ID,"message":{}{}}}"#, "[".repeat(2000), "]".repeat(2000));
    api.garbage(&deep);
    assert!(api.answer_to(api.says(5, QUESTION)).text.contains(ANSWER));
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(api.unconfirmed(), 0);
}

#[test]
fn many_chats_are_answered_at_once_and_each_in_order() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let asked: Vec<_> = (0..150).map(|n| (100 + n % 30, api.says(100 + n % 30, QUESTION))).collect();
    for (_, message) in &asked {
        api.answer_to(*message);
    }
    let sent = api.calls("sendmessage");
    for chat in 100..130 {
        let of_chat = sent.iter().filter(|call| call.body["chat_id"] == chat);
        let answered: Vec<_> = of_chat.map(|call| call.body["reply_parameters"]["message_id"].as_i64()).collect();
        let expected = asked.iter().filter(|(asker, _)| *asker == chat).map(|(_, message)| Some(*message));
        assert_eq!(answered, expected.collect::<Vec<_>>(), "chat {chat}");
    }
}
