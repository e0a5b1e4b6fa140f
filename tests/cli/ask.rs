//! One question: the answer, the passage, JSON.

use super::*;

#[test]
fn shows_the_answer_the_passage_and_where_it_is() {
    let run = Program::new().run(&["ask", "When", "was", "the", "Battle", "of", "Khalkhin", "Gol?"]).exits_with(0);
    assert!(run.stdout.lines().next().is_some_and(|answer| answer.contains("1939")), "{run:?}");
    let run = run.prints(PASSAGE).prints("— Japan–Soviet Union relations › ");
    run.prints("https://").prints("#:~:text=").prints_no_escapes();
}

impl Run {
    #[track_caller]
    fn prints_no_escapes(&self) {
        assert!(!self.stdout.contains('\u{1b}'), "{self:?}");
    }
}

#[test]
fn admits_that_it_does_not_know() {
    let run = Program::new().run(&["ask", UNANSWERABLE]).exits_with(0);
    assert!(!run.stdout.trim().is_empty());
    run.prints_no_escapes();
}

#[test]
fn prints_json_with_the_keys_of_the_contract_in_order() {
    let run = Program::new().run(&["ask", "--json", ANSWERABLE]).exits_with(0);
    assert_eq!(run.stderr, "");
    assert_eq!(run.stdout.lines().count(), 1);
    assert_keys_in_order(
        &run.stdout,
        &["id", "question", "status", "intent", "answer", "verdict", "confidence", "citations"],
    );
    assert_keys_in_order(
        &run.stdout,
        &["topic", "article", "section", "quote", "start", "end", "url", "facts", "suggestions"],
    );
    let reply = &run.lines()[0];
    assert_eq!(reply["id"], Value::Null);
    assert_eq!(reply["question"], ANSWERABLE);
    assert_eq!(reply["status"], "answered");
    assert_eq!(reply.as_object().map(|fields| fields.len()), Some(10));
    assert_eq!(reply["citations"][0]["quote"], PASSAGE);
}

#[track_caller]
fn assert_keys_in_order(json: &str, keys: &[&str]) {
    let places: Vec<_> = keys.iter().map(|key| json.find(&format!("\"{key}\":"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{keys:?} at {places:?}");
}

#[test]
fn options_may_stand_behind_the_question() {
    let run = Program::new().run(&["ask", ANSWERABLE, "--json", "--topic", "japan-soviet-relations"]);
    assert_eq!(run.exits_with(0).lines()[0]["status"], "answered");
}

#[test]
fn an_empty_question_is_wrong_usage() {
    for arguments in [&["ask"][..], &["ask", ""], &["ask", " ", "\t"], &["ask", "--json", ""], &["explain"]] {
        let run = Program::new().run(arguments).exits_with(2).prints_nothing();
        assert!(!run.stderr.is_empty());
    }
}

#[test]
fn a_question_beside_a_batch_is_wrong_usage() {
    Program::new().run(&["ask", "--batch", "When?"]).exits_with(2).prints_nothing();
}

#[test]
fn a_question_of_100_000_characters_is_too_long_but_no_fault() {
    let question = "xyzzy ".repeat(100_000 / 6);
    let run = Program::new().run(&["ask", &question]).exits_with(0);
    assert!(run.prints("too long").stdout.len() < 2000);
    let run = Program::new().run(&["ask", "--json", &question]).exits_with(0);
    assert_ne!(run.lines()[0]["status"], "answered");
}

#[test]
#[cfg(unix)]
fn bytes_that_are_no_text_do_not_hide_the_rest() {
    use std::os::unix::ffi::OsStrExt;
    let program = Program::new();
    let mut command = program.command(&["ask", "--json", ANSWERABLE]);
    command.arg(std::ffi::OsStr::from_bytes(b"\xff"));
    let run = Run::of(command.output().expect("the program runs")).exits_with(0);
    assert_eq!(run.lines()[0]["question"], format!("{ANSWERABLE} \u{fffd}"));
}
