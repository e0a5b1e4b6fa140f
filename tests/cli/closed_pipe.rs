//! A reader that goes away is no fault.

use super::*;

/// Ends the output before anything is read, and expects the program to end without a word.
#[track_caller]
fn check(mut child: Child, input: &str) {
    drop(child.stdout.take());
    if let Some(mut stdin) = child.stdin.take() {
        for _ in 0..1000 {
            // The program may be gone already, as it should.
            if stdin.write_all(input.as_bytes()).is_err() {
                break;
            }
        }
    }
    let run = Run::of(child.wait_with_output().expect("the program ends")).exits_with(0);
    assert_eq!(run.stderr, "");
}

#[test]
fn ends_a_batch_quietly() {
    let program = Program::new();
    let child = program.command(&["ask", "--batch"]).stdin(Stdio::piped()).spawn().expect("the program starts");
    check(child, &format!("{}\n", json!({"question": ANSWERABLE})));
}

#[test]
fn ends_a_chat_quietly() {
    let program = Program::new();
    let child = program.command(&["chat"]).stdin(Stdio::piped()).spawn().expect("the program starts");
    check(child, &format!("{ANSWERABLE}\n"));
}

#[test]
fn ends_a_long_explanation_quietly() {
    let program = Program::new();
    for arguments in [["explain", ANSWERABLE], ["ask", ANSWERABLE]] {
        check(program.command(&arguments).spawn().expect("the program starts"), "");
    }
}
