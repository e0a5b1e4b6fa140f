//! Running the bot. No test waits for a fixed time, but what a bot does now and then takes a few seconds.

mod client;
mod doctor;
mod faults;
mod kills;
mod replicas;
mod secrets;
mod watching;
mod webhook;

use crate::support::bot_api::{BotApi, TOKEN};
use crate::support::process::{Bot, DEADLINE};
use serde_json::{Value, json};
use std::net::{SocketAddr, TcpListener};
use std::time::Instant;

/// A question that the built-in knowledge answers.
const QUESTION: &str = "When was the Battle of Khalkhin Gol?";

/// The webhook's secret of these tests.
const SECRET: &str = "sEcReT_of-the_tests-0123456789";

/// An address that nobody listens on.
fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address")
}

/// Waits until `it_is`.
#[track_caller]
fn wait_until(what: &str, mut it_is: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !it_is() {
        assert!(begin.elapsed() < DEADLINE, "never: {what}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

/// A bot with a webhook, listening on `listen`, once it listens.
fn webhook_bot(api: &BotApi, listen: SocketAddr, database: &str) -> Bot {
    let bot = Bot::start_with(
        api,
        &[
            ("FOOTNOTE_DATABASE_URL", database),
            ("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook"),
            ("FOOTNOTE_WEBHOOK_LISTEN", &listen.to_string()),
            ("FOOTNOTE_WEBHOOK_SECRET", SECRET),
        ],
    );
    wait_until("the webhook listens", || client::post(listen, "/hook", None, "").is_ok());
    bot
}

/// The update in which `user` asks the question by the message with the number `message`.
fn question(update: i64, user: i64, message: i64) -> Value {
    let from = json!({ "id": user, "is_bot": false, "first_name": "A", "language_code": "en" });
    let chat = json!({ "id": user, "type": "private" });
    json!({ "update_id": update, "message": { "message_id": message, "chat": chat, "from": from, "text": QUESTION } })
}

/// How many messages answered the message with this number.
fn answers_to(api: &BotApi, message: i64) -> usize {
    let calls = api.calls("sendmessage");
    let answers = calls.iter().filter(|call| call.body["reply_parameters"]["message_id"] == message);
    answers.filter(|call| call.status == 200).count()
}

/// What must be in no output: the token and the secret, whole and in part, however they're written.
fn secrets() -> Vec<String> {
    let part = TOKEN.split_once(':').map_or(TOKEN, |(_, part)| part);
    let bytes = |text: &str| text.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(", ");
    let encoded = |text: &str| text.replace('-', "%2D").replace('_', "%5F");
    let plain = [part, SECRET].into_iter().flat_map(|text| [text.to_owned(), encoded(text), bytes(text)]);
    plain.collect()
}

/// Fails if one of the secrets, or the print of a type that holds one, is in `output`.
#[track_caller]
fn check_no_secret(output: &str) {
    for secret in secrets() {
        assert!(!output.contains(&secret), "{secret} was printed:\n{output}");
    }
    for print in ["Settings {", "Token(", "Secret(", "Api {", "Bot {"] {
        assert!(!output.contains(print), "{print} was printed:\n{output}");
    }
}
