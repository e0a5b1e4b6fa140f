//! Starting, stopping, and what Telegram is told about the bot.

use super::QUESTION;
use crate::support::bot_api::{BotApi, TOKEN};
use crate::support::process::Bot;
use serde_json::{Value, json};

/// The kinds of updates that the bot must ask for to be told of them.
const WANTED: [&str; 8] = [
    "message",
    "edited_message",
    "channel_post",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "poll",
    "poll_answer",
];

#[test]
fn it_stops_cleanly_and_confirms_what_it_answered() {
    for signal in ["TERM", "INT"] {
        let api = BotApi::start();
        let mut bot = Bot::start(&api);
        api.answer_to(api.says(5, QUESTION));
        bot.signal(signal);
        assert_eq!(bot.wait().code, Some(0), "{signal}");
        assert_eq!(api.unconfirmed(), 0, "{signal}");
    }
}

#[test]
fn what_could_not_be_sent_before_a_stop_is_sent_after_the_next_start() {
    let api = BotApi::start();
    let mut bot = Bot::start(&api);
    api.plan("sendmessage", None, 502, "");
    let asked = api.says(5, QUESTION);
    api.wait_for(|call| call.method == "sendmessage" && call.status == 502);
    bot.signal("TERM");
    assert_eq!(bot.wait().code, Some(0));
    let _next = Bot::start(&api);
    api.answer_to(asked);
}

#[test]
fn a_new_start_answers_nothing_twice_and_misses_nothing() {
    let api = BotApi::start();
    let first = Bot::start(&api);
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(first.stop().code, Some(0));
    let missed = api.says(5, QUESTION);
    let second = Bot::start(&api);
    api.answer_to(missed);
    assert_eq!(second.stop().code, Some(0));
    assert_eq!(api.calls("sendmessage").len(), 2);
}

#[test]
fn without_a_token_it_says_what_to_do() {
    let ended = Bot::with(&[]).wait();
    assert_eq!(ended.code, Some(1));
    assert!(ended.output.contains("TELOXIDE_TOKEN") && ended.output.contains("@BotFather"), "{}", ended.output);
}

#[test]
fn with_a_wrong_token_it_says_what_to_do() {
    let api = BotApi::start();
    let wrong = TOKEN.replace("123456789:", "987654321:");
    let ended = Bot::with(&[("TELOXIDE_TOKEN", &wrong), ("TELOXIDE_API_URL", &api.url())]).wait();
    assert_eq!(ended.code, Some(1));
    assert!(ended.output.contains("@BotFather"), "{}", ended.output);
    assert!(!ended.output.contains(&wrong));
}

#[test]
fn with_a_bad_address_it_says_so() {
    let ended = Bot::with(&[("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", "telegram")]).wait();
    assert_eq!(ended.code, Some(1));
    assert!(ended.output.contains("TELOXIDE_API_URL"), "{}", ended.output);
}

#[test]
fn it_waits_for_the_network_and_says_so() {
    let api = BotApi::start();
    api.plan_break("getme");
    api.plan("getme", None, 502, "Bad Gateway");
    let bot = Bot::start(&api);
    bot.wait_for_output("cannot reach Telegram");
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(bot.stop().code, Some(0));
}

#[test]
fn it_can_be_stopped_while_there_is_no_network() {
    // Nothing listens on port 1.
    let bot = Bot::with(&[("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", "http://127.0.0.1:1")]);
    bot.wait_for_output("cannot reach Telegram");
    assert_eq!(bot.stop().code, Some(0));
}

#[test]
fn a_revoked_token_ends_it() {
    let api = BotApi::start();
    api.plan("getupdates", None, 401, r#"{"ok":false,"error_code":401,"description":"Unauthorized"}"#);
    let ended = Bot::start(&api).wait();
    assert_eq!(ended.code, Some(1));
    assert!(ended.output.contains("revoked"), "{}", ended.output);
}

#[test]
fn a_second_bot_with_the_same_token_is_noticed() {
    let api = BotApi::start();
    let conflict = json!({
        "ok": false, "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; make sure that only one is running",
    });
    api.plan("getupdates", None, 409, &conflict.to_string());
    let bot = Bot::start(&api);
    bot.wait_for_output("another program is running with the same token");
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(bot.stop().code, Some(0));
}

#[test]
fn a_webhook_in_the_way_is_removed() {
    let api = BotApi::start();
    api.set_webhook();
    let _bot = Bot::start(&api);
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(api.calls("deletewebhook").len(), 1);
}

#[test]
fn every_poll_says_what_it_wants_and_waits_at_the_server() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    for _ in 0..3 {
        api.answer_to(api.says(5, QUESTION));
    }
    assert_eq!(bot.stop().code, Some(0));
    let polls = api.calls("getupdates");
    assert!(polls.len() > 3);
    for poll in &polls {
        assert_eq!(poll.body["allowed_updates"], json!(WANTED));
    }
    assert!(polls.iter().any(|poll| poll.body["timeout"].as_u64() >= Some(10)));
}

#[test]
fn commands_are_registered_for_each_kind_of_chat_in_every_language() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for language in [json!(null), json!("ru"), json!("ja")] {
        for (scope, has_start, has_settings) in [
            ("all_private_chats", true, true),
            ("all_group_chats", false, false),
            ("all_chat_administrators", false, true),
        ] {
            let is_it = |body: &Value| body["language_code"] == language && body["scope"]["type"] == scope;
            let call = api.wait_for(|call| call.method == "setmycommands" && is_it(&call.body));
            let commands = call.body["commands"].as_array().cloned().unwrap_or_default();
            let has = |name: &str| commands.iter().any(|command| command["command"] == name);
            assert_eq!((call.status, has("ask"), has("help")), (200, true, true), "{scope} {language}");
            assert_eq!((has("start"), has("settings")), (has_start, has_settings), "{scope} {language}");
        }
        for method in ["setmydescription", "setmyshortdescription"] {
            let call = api.wait_for(|call| call.method == method && call.body["language_code"] == language);
            assert_eq!(call.status, 200);
        }
    }
    assert_eq!(api.wait_for(|call| call.method == "setchatmenubutton").body["menu_button"]["type"], "commands");
}

#[test]
fn it_works_without_its_commands_registered() {
    let api = BotApi::start();
    for _ in 0..3 {
        api.plan("setmycommands", None, 400, r#"{"ok":false,"error_code":400,"description":"Bad Request: no"}"#);
    }
    let bot = Bot::start(&api);
    bot.wait_for_output("could not register the commands");
    api.answer_to(api.says(5, QUESTION));
}

#[test]
fn nothing_that_people_write_is_logged_above_debug() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    let secret = "my secret is a blue teapot";
    api.answer_to(api.says(5, secret));
    let ended = bot.stop();
    let quiet = |line: &&str| line.contains("DEBUG") || line.contains("TRACE");
    let leaks: Vec<_> = ended.output.lines().filter(|line| line.contains("teapot") && !quiet(line)).collect();
    assert_eq!(leaks, Vec::<&str>::new());
}
