//! Questions behind buttons.

use super::UNANSWERED;
use crate::support::bot_api::{BotApi, Call};
use crate::support::process::Bot;
use serde_json::{Value, json};

/// The label and data of each button below a message.
fn buttons(call: &Call) -> Vec<(String, String)> {
    let rows = call.body["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(&row[0]["text"]), text(&row[0]["callback_data"]))).collect()
}

#[track_caller]
fn assert_asks(api: &BotApi, message: &Call, button: &(String, String)) {
    let (label, data) = button;
    let query = api.presses(5, message, data);
    assert_eq!(api.toast(&query), "");
    let answer = api.answer_to(message.message);
    let first = answer.text.lines().next().unwrap_or_default();
    assert!(first.contains(label), "the question is shown: {}", answer.text);
}

#[test]
fn an_unanswered_question_offers_others() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let offer = api.answer_to(api.says(5, UNANSWERED));
    let buttons = buttons(&offer);
    assert!((1..=3).contains(&buttons.len()), "{buttons:?}");
    assert_asks(&api, &offer, &buttons[0]);
}

#[test]
fn a_button_survives_a_restart() {
    let api = BotApi::start();
    let first = Bot::start(&api);
    let offer = api.answer_to(api.says(5, UNANSWERED));
    let last = buttons(&offer).pop().expect("a button");
    assert_eq!(first.stop().code, Some(0));
    let _second = Bot::start(&api);
    assert_asks(&api, &offer, &last);
}

#[test]
fn a_stale_or_foreign_button_is_answered_kindly() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    let start = api.answer_to(api.says(5, "/start"));
    let channel = json!({ "message_id": 1, "chat": { "id": -5, "type": "channel" } });
    let rows = [
        (api.presses(5, &start, "q1:0000000000000000"), "an unknown question"),
        (api.presses(5, &start, "zz9:🍵"), "an unknown version"),
        (api.presses_in(5, &Value::Null, &buttons(&start)[0].1), "no message"),
        (api.presses_in(5, &channel, &buttons(&start)[0].1), "another chat"),
    ];
    for (query, why) in rows {
        assert!(!api.toast(&query).is_empty(), "{why}");
    }
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(api.calls("sendmessage").len(), 1);
}
