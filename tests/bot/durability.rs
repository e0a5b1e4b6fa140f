//! Nothing is lost, whatever dies or fails. The load tool in `benches/load/` shows the same at full size.

use super::QUESTION;
use crate::support::bot_api::BotApi;
use crate::support::postgres;
use crate::support::process::{Bot, DEADLINE};
use serde_json::json;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// An answer's way to the bot, long enough for a kill to meet some.
const PAUSE: Duration = Duration::from_millis(20);

fn ask(api: &BotApi, chats: i64, times: usize) {
    for _ in 0..times {
        for chat in 1..=chats {
            api.says(chat, QUESTION);
        }
    }
}

#[test]
fn a_kill_loses_nothing_and_repeats_only_what_was_being_sent() {
    let api = BotApi::quiet();
    api.answer_after(PAUSE);
    ask(&api, 30, 10);
    for answered in [1, 60, 150] {
        let bot = Bot::start(&api);
        assert!(api.wait_answered(answered, DEADLINE));
        // Dropping it kills it.
        drop(bot);
    }
    let _bot = Bot::start(&api);
    assert!(api.wait_answered(300, DEADLINE), "{:?}", api.tally());
    assert!(api.wait_confirmed(DEADLINE));
    let tally = api.tally();
    assert_eq!(tally.unanswered, 0);
    // A chat has one answer at a time on its way, or sent and not yet stored as sent.
    assert!(tally.doubled <= 3 * 30, "{tally:?}");
}

#[test]
fn failing_calls_lose_nothing_and_repeat_only_what_was_not_heard() {
    let api = BotApi::quiet();
    let flood = json!({ "ok": false, "error_code": 429, "description": "x", "parameters": { "retry_after": 1 } });
    for chat in 1..=5 {
        api.plan("sendmessage", Some(chat), 429, &flood.to_string());
        api.plan("sendmessage", Some(5 + chat), 502, "Bad Gateway");
        api.plan_break("sendmessage");
        api.plan_unheard("sendmessage");
        api.plan("getupdates", None, 500, r#"{"ok":false,"error_code":500,"description":"x"}"#);
    }
    let _bot = Bot::start(&api);
    ask(&api, 30, 5);
    assert!(api.wait_answered(150, DEADLINE), "{:?}", api.tally());
    let tally = api.tally();
    assert_eq!((tally.unanswered, tally.doubled), (0, 0), "{tally:?}");
}

#[test]
fn one_of_two_processes_may_die() {
    let Some(server) = postgres::server() else {
        return;
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let database = runtime.block_on(postgres::new_database(&server));
    let addresses = [free_address(), free_address()];
    let api = BotApi::quiet();
    api.answer_after(PAUSE);
    api.deliver_to(&addresses);
    let start = |address: SocketAddr| {
        let listen = address.to_string();
        let settings = [
            ("FOOTNOTE_DATABASE_URL", database.as_str()),
            ("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook"),
            ("FOOTNOTE_WEBHOOK_LISTEN", listen.as_str()),
            ("FOOTNOTE_WEBHOOK_SECRET", "a-secret-of-this-test"),
        ];
        let bot = Bot::start_with(&api, &settings);
        let begin = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begin.elapsed() < DEADLINE, "the bot does not listen");
            thread::sleep(Duration::from_millis(20));
        }
        bot
    };
    let [first, second] = addresses.map(start);
    ask(&api, 20, 5);
    assert!(api.wait_answered(10, DEADLINE));
    drop(first);
    assert!(api.wait_answered(100, DEADLINE), "{:?}", api.tally());
    let _first = start(addresses[0]);
    ask(&api, 20, 5);
    assert!(api.wait_answered(110, DEADLINE));
    drop(second);
    assert!(api.wait_answered(200, DEADLINE), "{:?}", api.tally());
    let tally = api.tally();
    // The same here, at each of two kills.
    assert!(tally.doubled <= 2 * 20, "{tally:?}");
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address")
}
