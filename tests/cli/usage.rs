//! Wrong usage, and no command at all.

use super::*;

#[test]
fn an_unknown_topic_is_named_together_with_those_there_are() {
    for command in ["ask", "explain"] {
        let run = Program::new().run(&["--topic", "tea", command, ANSWERABLE]).exits_with(2).prints_nothing();
        run.says("\"tea\"").says("japan-soviet-relations");
    }
}

#[test]
fn an_unknown_command_or_option_is_wrong_usage() {
    Program::new().run(&["brew"]).exits_with(2).prints_nothing();
    Program::new().run(&["ask", "--brew", "Q?"]).exits_with(2).prints_nothing();
    Program::new().run(&["eval"]).exits_with(2).prints_nothing();
}

#[test]
fn help_is_data() {
    let run = Program::new().run(&["--help"]).exits_with(0);
    assert_eq!(run.stderr, "");
    let run = run.prints("--knowledge").prints("--topic");
    for command in ["chat", "ask", "explain", "bot", "check", "eval"] {
        assert!(run.stdout.contains(&format!("\n  {command}")), "{command} in {}", run.stdout);
    }
}

#[test]
fn a_bot_needs_a_token() {
    Program::new().run(&["bot"]).exits_with(1).says("TELOXIDE_TOKEN");
}

#[test]
fn explain_prints_something() {
    let run = Program::new().run(&["explain", ANSWERABLE]).exits_with(0);
    assert!(run.stdout.ends_with('\n') && run.stdout.trim().len() > 3, "{run:?}");
}

#[test]
fn a_fault_in_the_settings_is_reported_and_no_more() {
    let program = Program::new();
    program.file(".env", "this is = not a \"setting\n");
    program.run(&["ask", ANSWERABLE]).exits_with(0).says(".env").prints("1939");
}
