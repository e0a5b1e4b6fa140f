//! `footnote doctor` as others run it.

use super::{QUESTION, SECRET, check_no_secret};
use crate::support::bot_api::{BotApi, TOKEN};
use crate::support::postgres;
use crate::support::process::Bot;
use serde_json::{Value, json};
use sqlx::{Connection, Executor, SqliteConnection};
use std::process::Command;

/// Small topics, which load sooner than those built in.
const KNOWLEDGE: (&str, &str) = ("FOOTNOTE_KNOWLEDGE", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/topics"));

/// What the doctor said, and its exit code.
struct Said {
    text: String,
    code: Option<i32>,
}

fn doctor(settings: &[(&str, &str)]) -> Said {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_footnote"));
    command.arg("doctor").env_clear().envs([("RUST_LOG", "trace"), KNOWLEDGE]).current_dir(folder.path());
    let output = command.envs(settings.iter().copied()).output().expect("the doctor runs");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let text = String::from_utf8(output.stdout).expect("text");
    check_no_secret(&text);
    check_no_secret(&stderr);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "the doctor leaves nothing behind");
    Said { text, code: output.status.code() }
}

fn doctor_of(api: &BotApi, more: &[(&str, &str)]) -> Said {
    let (url, database) = (api.url(), api.database());
    let settings = [("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", &*url), ("FOOTNOTE_DATABASE_URL", &*database)];
    doctor(&[&settings, more].concat())
}

impl Said {
    /// The line about something.
    #[track_caller]
    fn about(&self, what: &str) -> &str {
        let about = |line: &&str| line.split_once(' ').is_some_and(|(_, rest)| rest.starts_with(&format!("{what}: ")));
        self.text.lines().find(about).unwrap_or_else(|| panic!("nothing about {what} in\n{}", self.text))
    }

    /// That it said this about something, with this mark.
    #[track_caller]
    fn check(&self, mark: char, what: &str, words: &str) {
        let line = self.about(what);
        assert!(line.starts_with(mark) && line.contains(words), "{line:?} has no {mark} or no {words:?}");
    }
}

fn plan(api: &BotApi, method: &str, result: &Value) {
    api.plan(method, None, 200, &json!({ "ok": true, "result": result }).to_string());
}

#[test]
fn a_bot_at_work_has_no_fault_and_is_not_disturbed() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    api.answer_to(api.says(5, QUESTION));
    let said = doctor_of(&api, &[]);
    assert_eq!(said.code, Some(0), "{}", said.text);
    for (what, words) in [
        ("knowledge", "2 topics"),
        ("TELOXIDE_TOKEN", "not shown"),
        ("FOOTNOTE_ASK_LIMIT", "20 (default)"),
        ("token", "@Footnote_Test_Bot"),
        ("webhook", "none"),
        ("pending updates", "0 wait"),
        ("groups", "can be added"),
        ("privacy mode", "on"),
        ("inline mode", "on"),
        ("database", "footnote.db answers"),
        ("process", "one is at work"),
        ("updates", "none waits"),
        ("set aside", "nothing"),
    ] {
        said.check('✓', what, words);
    }
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(bot.stop().code, Some(0));
    doctor_of(&api, &[]).check('!', "process", "none is at work");
}

#[test]
fn before_the_first_start_there_is_nothing_to_mend() {
    let api = BotApi::start();
    let said = doctor_of(&api, &[]);
    assert_eq!(said.code, Some(0), "{}", said.text);
    said.check('!', "database", "not there yet");
}

#[test]
fn faults_of_the_bots_account_are_told() {
    let api = BotApi::start();
    let me = json!({
        "id": 1, "username": "A_Bot", "can_join_groups": false, "can_read_all_group_messages": true,
        "supports_inline_queries": false,
    });
    plan(&api, "getme", &me);
    let webhook = json!({
        "url": format!("https://elsewhere.example/bot{TOKEN}"), "pending_update_count": 500,
        "last_error_date": 1, "last_error_message": "Connection refused", "allowed_updates": ["poll"],
    });
    plan(&api, "getwebhookinfo", &webhook);
    let said = doctor_of(&api, &[]);
    assert_eq!(said.code, Some(1));
    said.check('✗', "webhook", "https://elsewhere.example/…,");
    said.check('✗', "pending updates", "500");
    said.check('!', "kinds of updates", "at its start");
    said.check('!', "groups", "/setjoingroups");
    said.check('!', "privacy mode", "/setprivacy");
    said.check('!', "inline mode", "/setinline");
}

#[test]
fn a_webhook_must_lead_to_the_bot() {
    let api = BotApi::start();
    let url = "https://bot.example.org/hook";
    let settings = [("FOOTNOTE_WEBHOOK_URL", url), ("FOOTNOTE_WEBHOOK_SECRET", SECRET)];
    doctor_of(&api, &settings).check('!', "webhook", "none is set yet");
    plan(&api, "getwebhookinfo", &json!({ "url": url }));
    assert_eq!(doctor_of(&api, &settings).code, Some(0));
    plan(&api, "getwebhookinfo", &json!({ "url": "https://other.example/" }));
    let said = doctor_of(&api, &settings);
    said.check('✗', "webhook", "other.example");
    assert_eq!(said.code, Some(1));
}

#[test]
fn each_fault_stands_by_itself() {
    // Nothing listens on port 1, and the folder of the database is a file.
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file.db");
    std::fs::write(&file, "Dear diary, ".repeat(100)).expect("written");
    let database = format!("sqlite://{}", file.display());
    let said = doctor(&[
        ("TELOXIDE_TOKEN", TOKEN),
        ("TELOXIDE_API_URL", "http://127.0.0.1:1"),
        ("FOOTNOTE_DATABASE_URL", &database),
        ("FOOTNOTE_HTTP_LISTEN", "everywhere"),
        ("FOOTNOTE_KNOWLEDGE", "/nowhere/at/all"),
    ]);
    assert_eq!(said.code, Some(1));
    said.check('✗', "FOOTNOTE_HTTP_LISTEN", "an address and a port");
    said.check('✗', "knowledge", "/nowhere/at/all");
    said.check('✗', "token", "cannot reach Telegram");
    said.check('✗', "database", "move this one away");

    let said = doctor(&[]);
    assert_eq!(said.code, Some(1));
    said.check('✗', "TELOXIDE_TOKEN", "@BotFather");
    said.check('!', "database", "not there yet");
}

#[test]
fn a_wrong_token_is_told() {
    let api = BotApi::start();
    let said = doctor(&[("TELOXIDE_TOKEN", "1:a"), ("TELOXIDE_API_URL", &api.url())]);
    said.check('✗', "token", "Copy it again");
}

#[test]
fn what_was_set_aside_and_what_waits_is_told() {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    bot.wait_for_output("listening as");
    assert_eq!(bot.stop().code, Some(0));
    let insert = "INSERT INTO inbox (update_id, seq, lane, urgent, body, state, tries, fault, changed_at) VALUES \
        (71, 1001, 5, 0, '{\"secret\":\"teapot\"}', 2, 3, 'src/engine/a.rs:1:2', 0), \
        (72, 1002, 5, 0, '{\"secret\":\"teapot\"}', 0, 0, '', 0)";
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let mut store = SqliteConnection::connect(&api.database()).await.expect("a connection");
        store.execute(insert).await.expect("inserted");
        store.close().await.expect("closed");
    });
    let said = doctor_of(&api, &[]);
    assert_eq!(said.code, Some(1));
    said.check('✗', "set aside", "src/engine/a.rs:1:2");
    said.check('!', "updates", "1 wait");
    assert!(!said.text.contains("teapot"), "{}", said.text);
}

#[test]
fn a_postgres_is_looked_at_without_its_password() {
    let Some(server) = postgres::server() else { return };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let database = runtime.block_on(postgres::new_database(&server));
    let api = BotApi::start();
    let settings = [("FOOTNOTE_DATABASE_URL", &*database)];
    doctor_of(&api, &settings).check('!', "database", "not all tables yet");
    let bot = Bot::start_with(&api, &settings);
    api.answer_to(api.says(5, QUESTION));
    let said = doctor_of(&api, &settings);
    said.check('✓', "database", "has all tables");
    said.check('✓', "process", "one is at work");
    assert_eq!((said.code, bot.stop().code), (Some(0), Some(0)));
    let wrong = format!("postgres://me:{SECRET}@127.0.0.1:1/x");
    doctor_of(&api, &[("FOOTNOTE_DATABASE_URL", &*wrong)]).check('✗', "database", "server runs");
}
