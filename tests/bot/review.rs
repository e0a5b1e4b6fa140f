//! From a question without an answer to one that has one.

use crate::support::bot_api::{BotApi, Call};
use crate::support::process::Bot;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ADMIN: i64 = 77;

/// Nothing in it says what it's about, so it can't be answered before somebody says what it asks for.
const QUESTION: &str = "Since when is the Greyford row settled?";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the topics").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a copy");
        }
    }
}

fn footnote(arguments: &[&str], settings: &[(&str, &str)], typed: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_footnote"));
    let folder = tempfile::tempdir().expect("a folder");
    command.args(arguments).env_clear().envs(settings.iter().copied()).current_dir(folder.path());
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("footnote starts");
    // Who asks nothing reads nothing.
    let _ = child.stdin.take().expect("stdin").write_all(typed.as_bytes());
    child.wait_with_output().expect("footnote ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn button(call: &Call, label: &str) -> String {
    let rows = call.body["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
    let mut buttons = rows.iter().flat_map(|row| row.as_array().cloned().unwrap_or_default());
    let is_it = |button: &Value| button["text"].as_str().is_some_and(|text| text.contains(label));
    let button = buttons.find(is_it).unwrap_or_else(|| panic!("no {label} below {}", call.text));
    button["callback_data"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_accepted_is_answered_afterwards() {
    let knowledge = tempfile::tempdir().expect("a folder");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/topics/tea"), &knowledge.path().join("tea"));
    let folder = knowledge.path().to_str().expect("a path");
    let ask = |question: &str| {
        let output = footnote(&["ask", "--json", "--knowledge", folder, question], &[], "");
        serde_json::from_slice::<Value>(&output.stdout).expect("a reply")
    };
    let (first, second) = ("How came the tax to be?", QUESTION);
    for question in [first, second] {
        assert_ne!(ask(question)["status"], "answered", "{question}");
    }

    let api = BotApi::start();
    let settings = [("FOOTNOTE_ADMINS", "77"), ("FOOTNOTE_KNOWLEDGE", folder)];
    let bot = Bot::start_with(&api, &settings);
    for question in [first, second, second] {
        api.answer_to(api.says(5, question));
    }
    let refused = api.answer_to(api.says(5, "/review"));
    assert!(refused.text.contains("/help") && !refused.text.contains("Greyford"), "{}", refused.text);
    let review = api.answer_to(api.says(ADMIN, "/review"));
    assert!(review.text.contains("1 of 2") && review.text.contains(QUESTION), "{}", review.text);
    let query = api.presses(ADMIN, &review, &button(&review, "Next"));
    assert_eq!(api.toast(&query), "");
    let other = api.wait_for(|call| call.method == "editmessagetext");
    let accepts = other.body["reply_markup"].to_string().contains("Accept");
    if accepts {
        let query = api.presses(ADMIN, &other, &button(&other, "Accept"));
        assert!(api.toast(&query).contains("footnote review"));
    }
    let stats = api.answer_to(api.says(ADMIN, "/stats"));
    assert!(stats.text.contains("today (UTC): 3"), "{}", stats.text);
    assert_eq!(bot.stop().code, Some(0));

    let database = api.database();
    let settings = [("FOOTNOTE_DATABASE_URL", &*database)];
    let listed = footnote(&["review", "--list", "--knowledge", folder], &settings, "");
    assert!(text(&listed.stdout).contains(&format!("2\tunanswered\t{QUESTION}\t")), "{}", text(&listed.stdout));
    // An id that there isn't, the right one, and then whatever is left is dismissed.
    let output = footnote(&["review", "--knowledge", folder], &settings, "nonsense\nwar-ended\nd\nd\n");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = text(&output.stderr);
    for words in ["there is no fact nonsense", "no faults", "restart the bot"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let reply = ask(QUESTION);
    assert_eq!((&reply["status"], &reply["facts"][0]), (&"answered".into(), &"war-ended".into()), "{reply}");
    assert!(!accepts || told.contains("accepted in the bot: How came the tax"), "{told}");
    let left = footnote(&["review", "--list", "--knowledge", folder], &settings, "");
    assert_eq!(text(&left.stdout), "");
}

#[test]
fn a_review_says_what_it_lacks() {
    let missing = [("FOOTNOTE_DATABASE_URL", "sqlite://nowhere.db")];
    let rows = [
        (&["review", "--list"][..], &[][..], 1, "FOOTNOTE_DATABASE_URL is not set"),
        (&["review", "--list"], &missing, 1, "there is no database"),
        (&["review"], &missing, 2, "--knowledge DIR"),
    ];
    for (arguments, settings, code, words) in rows {
        let output = footnote(arguments, settings, "");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(text(&output.stderr).contains(words), "{}", text(&output.stderr));
    }
}
