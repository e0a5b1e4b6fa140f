//! A store that can't be used for a while: the bot says so, waits and goes on, and nothing is confirmed to Telegram
//! that wasn't stored.

use super::{QUESTION, SECRET, answers_to, client, free_address, question, webhook_bot};
use crate::support::bot_api::{BotApi, TOKEN};
use crate::support::process::Bot;
use serde_json::json;
use sqlx::{Connection, Executor, SqliteConnection};
use std::fs;
use std::path::PathBuf;

/// The file of the stand-in's database.
fn file(api: &BotApi) -> PathBuf {
    api.database().trim_start_matches("sqlite://").into()
}

#[test]
fn a_file_that_is_something_else_is_waited_out() {
    let api = BotApi::start();
    fs::write(file(&api), "Dear diary, ".repeat(100)).expect("written");
    let asked = api.says(5, QUESTION);
    let bot = Bot::start(&api);
    bot.wait_for_output("move this one away");
    assert_eq!((api.unconfirmed(), answers_to(&api, asked)), (1, 0));
    fs::rename(file(&api), file(&api).with_extension("old")).expect("moved");
    api.answer_to(asked);
    assert_eq!(bot.stop().code, Some(0));
}

#[test]
fn a_file_that_another_program_holds_is_waited_out() {
    let (api, address) = (BotApi::start(), free_address());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let polling = Bot::start(&api);
    api.answer_to(api.says(5, QUESTION));
    let lock = || async {
        let mut other = SqliteConnection::connect(&api.database()).await.expect("a connection");
        other.execute("BEGIN IMMEDIATE").await.expect("the lock");
        other
    };
    let other = runtime.block_on(lock());
    let asked = api.says(5, QUESTION);
    polling.wait_for_output("Another program holds the file");
    assert_eq!((api.unconfirmed(), answers_to(&api, asked)), (1, 0));
    runtime.block_on(other.close()).expect("closed");
    api.answer_to(asked);
    assert_eq!(polling.stop().code, Some(0));

    // By webhook Telegram is told to come again.
    let _bot = webhook_bot(&api, address, &api.database());
    let other = runtime.block_on(lock());
    let asked = api.says(5, QUESTION);
    let body = question(7000, 5, asked).to_string();
    let status = || client::post(address, "/hook", Some(SECRET), &body).expect("an answer").0;
    assert_eq!(status(), 503);
    runtime.block_on(other.close()).expect("closed");
    assert_eq!(status(), 200);
    api.answer_to(asked);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_waited_out() {
    use std::process::Command;
    let limit = |bot: &Bot, bytes: &str| {
        let id = bot.id().to_string();
        Command::new("prlimit").args(["--pid", &id, &format!("--fsize={bytes}")]).status()
    };
    let api = BotApi::start();
    let (url, database) = (api.url(), api.database());
    let settings = [("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", &*url), ("FOOTNOTE_DATABASE_URL", &*database)];
    // No file of the bot may grow beyond a limit, which stands for the end of the disk. The signal that it would
    // get then is not part of that.
    let shell = format!("trap '' XFSZ; exec '{}' bot", env!("CARGO_BIN_EXE_footnote"));
    let bot = Bot::by(Command::new("/bin/sh").args(["-c", &shell]), &settings);
    api.answer_to(api.says(5, QUESTION));
    if !limit(&bot, "1:unlimited").is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: there is no prlimit here to make the disk look full");
        return;
    }
    let asked = api.says(6, QUESTION);
    bot.wait_for_output("Trying again in");
    assert_eq!((api.unconfirmed(), answers_to(&api, asked)), (1, 0));
    assert!(limit(&bot, "unlimited").is_ok_and(|status| status.success()));
    api.answer_to(asked);
    let ended = bot.stop();
    assert_eq!(ended.code, Some(0));
    assert!(ended.output.contains("disk"), "{}", ended.output);
    assert_eq!(answers_to(&api, asked), 1);
}

#[test]
fn the_database_of_another_bot_is_refused() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(bot.stop().code, Some(0));
    let other = json!({ "ok": true, "result": { "id": 77, "is_bot": true, "username": "Other_Bot" } });
    api.plan("getme", None, 200, &other.to_string());
    let ended = Bot::start(&api).wait();
    assert_eq!(ended.code, Some(1));
    assert!(ended.output.contains("belongs to the bot with the number 123456789"), "{}", ended.output);
}
