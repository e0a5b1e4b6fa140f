//! Talking in the terminal.

use super::*;

#[test]
fn answers_line_by_line_without_a_prompt() {
    let input = format!("{ANSWERABLE}\n\nWhere was it?\n/quit\nnever read\n");
    let run = Program::new().feed(&["chat"], input.as_bytes()).exits_with(0);
    assert_eq!(run.stderr, "");
    assert_eq!(run.stdout.matches("#:~:text=").count(), 2, "{run:?}");
    assert!(run.stdout.contains("1939") && !run.stdout.contains("> ") && !run.stdout.contains('\u{1b}'));
}

#[test]
fn a_number_picks_a_question_that_was_offered() {
    let input = format!("{UNANSWERABLE}\n1\n");
    let run = Program::new().feed(&["chat"], input.as_bytes()).exits_with(0).prints("  1. ");
    // Whatever was offered can be answered, or at least has passages or questions of its own.
    assert!(run.stdout.lines().count() > 5, "{run:?}");
}

#[test]
fn bytes_that_are_no_text_do_not_end_it() {
    let mut input = b"\xff\xfe\n".to_vec();
    input.extend_from_slice(ANSWERABLE.as_bytes());
    Program::new().feed(&["chat"], &input).exits_with(0).prints("1939");
}

#[test]
fn a_line_of_100_000_characters_does_not_end_it() {
    let input = format!("{}\n{ANSWERABLE}\n", "xyzzy ".repeat(100_000 / 6));
    Program::new().feed(&["chat"], input.as_bytes()).exits_with(0).prints("too long").prints("1939");
}

#[test]
fn explains_its_commands() {
    let run = Program::new().feed(&["chat"], b"/help\n/nonsense\n").exits_with(0);
    run.prints("/quit").prints("/nonsense");
}

#[test]
fn is_what_there_is_without_a_token() {
    let run = Program::new().feed(&[], format!("{ANSWERABLE}\n").as_bytes()).exits_with(0).prints("1939");
    assert_eq!(run.stderr.lines().count(), 1);
    run.says("TELOXIDE_TOKEN");
}

#[test]
fn an_empty_token_is_none() {
    let program = Program::new();
    program.file(".env", "TELOXIDE_TOKEN=\nFOOTNOTE_KNOWLEDGE=\n");
    program.feed(&[], format!("{ANSWERABLE}\n").as_bytes()).exits_with(0).prints("1939");
}
