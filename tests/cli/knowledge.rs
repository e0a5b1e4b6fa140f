//! Topics from a folder, and their faults.

use super::*;

/// A topic with a fault in the second line of a file of facts.
fn faulty(program: &Program) -> PathBuf {
    program.file("topics/tea/topic.toml", "title = \"Tea\"\n");
    program.file("topics/tea/article.txt", "= Tea =\n\nTea is a drink.\n");
    program.file("topics/tea/facts/drink.toml", "[[fact]]\nid = = \"drink\"\n");
    program.folder.path().join("topics")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary folder with a plain name")
}

#[test]
fn built_in_knowledge_has_no_faults() {
    Program::new().run(&["check"]).exits_with(0).prints_nothing().says("no faults: 1 topic");
}

#[test]
fn check_prints_every_fault_with_file_and_line() {
    let program = Program::new();
    let topics = faulty(&program);
    for arguments in [&["check", text(&topics)][..], &["--knowledge", text(&topics), "check"]] {
        let run = program.run(arguments).exits_with(1);
        let place = format!("{}:2: ", topics.join("tea/facts/drink.toml").display());
        assert!(run.stdout.lines().any(|line| line.starts_with(&place)), "{place} in {run:?}");
        assert!(run.stderr.trim().ends_with(['t', 's']) && run.stderr.contains(" fault"), "{run:?}");
    }
}

#[test]
fn faulty_knowledge_answers_nothing() {
    let program = Program::new();
    let topics = faulty(&program);
    for command in [&["ask", ANSWERABLE][..], &["explain", ANSWERABLE], &["chat"], &["ask", "--batch"]] {
        let arguments = [&["--knowledge", text(&topics)], command].concat();
        program.run(&arguments).exits_with(1).prints_nothing().says("drink.toml:2: ");
    }
}

#[test]
fn the_folder_may_come_from_the_settings() {
    let program = Program::new();
    faulty(&program);
    program.file(".env", "FOOTNOTE_KNOWLEDGE=topics\n");
    program.run(&["ask", ANSWERABLE]).exits_with(1).says("drink.toml:2: ");
    // What stands in the environment wins.
    let mut command = program.command(&["ask", ANSWERABLE]);
    let output = command.env("FOOTNOTE_KNOWLEDGE", "").output().expect("the program runs");
    Run::of(output).exits_with(0).prints("1939");
}

#[test]
fn a_folder_that_is_missing_or_has_no_topics_is_named() {
    let program = Program::new();
    faulty(&program);
    program.file("empty/notes.txt", "no topic");
    for (folder, part) in [
        ("missing", "missing"),
        ("empty", "no topics"),
        ("empty/notes.txt", "notes.txt"),
        ("topics/tea", "topics/tea is a topic itself"),
    ] {
        program.run(&["check", folder]).exits_with(1).prints_nothing().says(part);
        program.run(&["--knowledge", folder, "ask", ANSWERABLE]).exits_with(1).prints_nothing().says(part);
    }
}
