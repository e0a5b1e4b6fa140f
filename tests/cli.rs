//! The program as others run it: arguments and stdin in; stdout, stderr and an exit code out.
//!
//! Nothing here depends on how an answer is worded, only on which questions have one.

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

const ANSWERABLE: &str = "When was the Battle of Khalkhin Gol?";
const UNANSWERABLE: &str = "Who won the football world cup of 1998?";
const PASSAGE: &str = "Conflicts between the Japanese and the Soviets frequently happened on the border of Manchuria, \
    escalating into an undeclared border war which was decided in the Battle of Khalkhin Gol (1939), which took place \
    at the Mongolian-Manchurian border.";

/// The program in an empty folder of its own, with none of the settings of whoever runs the tests.
struct Program {
    folder: TempDir,
}

impl Program {
    fn new() -> Program {
        Program { folder: TempDir::new().expect("a temporary folder") }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_footnote"));
        command.args(arguments).current_dir(self.folder.path());
        for setting in ["TELOXIDE_TOKEN", "FOOTNOTE_KNOWLEDGE", "RUST_LOG", "NO_COLOR"] {
            command.env_remove(setting);
        }
        command.env("LC_ALL", "C");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().expect("the program runs"))
    }

    /// Runs it with `input` on stdin.
    fn feed(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_owned();
        // On a thread of its own, since replies must be read while questions are still being written.
        let writer = std::thread::spawn(move || {
            // The program may stop reading before the end, as it should after /quit.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the input is written");
        Run::of(output)
    }

    fn file(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(&path, text).expect("the file is written");
        path
    }
}

/// What came of running the program.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Run {
    fn of(output: Output) -> Run {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8 is written");
        Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    #[track_caller]
    fn exits_with(self, code: i32) -> Run {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(!self.stderr.contains("panicked"), "{self:#?}");
        self
    }

    #[track_caller]
    fn says(self, part: &str) -> Run {
        assert!(self.stderr.contains(part), "{part:?} in stderr of {self:#?}");
        self
    }

    #[track_caller]
    fn prints(self, part: &str) -> Run {
        assert!(self.stdout.contains(part), "{part:?} in stdout of {self:#?}");
        self
    }

    #[track_caller]
    fn prints_nothing(self) -> Run {
        assert_eq!(self.stdout, "");
        self
    }

    #[track_caller]
    fn lines(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

mod ask {
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
}

mod batch {
    use super::*;

    const BATCH: [&str; 2] = ["ask", "--batch"];

    #[test]
    fn replies_in_order_and_echoes_ids_as_given() {
        let input = format!(
            "{{\"id\": \"q1\", \"question\": {ANSWERABLE:?}}}\n\n\r\n\
             {{\"question\": {UNANSWERABLE:?}, \"id\": 1.50}}\r\n\
             {{\"question\": \"\", \"id\": \"\\u0041\"}}"
        );
        let run = Program::new().feed(&BATCH, input.as_bytes()).exits_with(0);
        assert_eq!(run.stderr, "");
        let lines: Vec<_> = run.stdout.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with(r#"{"id":"q1","question":"#), "{}", lines[0]);
        assert!(lines[1].starts_with(r#"{"id":1.50,"#), "{}", lines[1]);
        assert!(lines[2].starts_with(r#"{"id":"\u0041","#), "{}", lines[2]);
        let replies = run.lines();
        assert_eq!(replies[0]["status"], "answered");
        assert_ne!(replies[1]["status"], "answered");
        assert_ne!(replies[2]["status"], "answered");
    }

    #[test]
    fn a_bad_line_gets_an_error_and_the_rest_goes_on() {
        let good = format!("{{\"id\": \"good\", \"question\": {ANSWERABLE:?}}}\n");
        let bad: [(&[u8], Value); 9] = [
            (b"nonsense", Value::Null),
            (b"{\"id\": \"cut", Value::Null),
            (b"[1, 2]", Value::Null),
            (b"{\"id\": \"\xff\", \"question\": \"Q?\"}", Value::Null),
            (b"{\"id\": 3}", json!(3)),
            (b"{\"id\": \"a\", \"question\": 5}", json!("a")),
            (b"{\"id\": \"b\", \"question\": null}", json!("b")),
            (b"{\"id\": \"c\", \"question\": \"Q?\", \"chat\": {}}", json!("c")),
            (b"{\"id\": [], \"question\": \"Q?\"}", Value::Null),
        ];
        let mut input = good.clone().into_bytes();
        for (line, _) in &bad {
            input.extend_from_slice(line);
            input.push(b'\n');
            input.extend_from_slice(good.as_bytes());
        }
        let run = Program::new().feed(&BATCH, &input).exits_with(1);
        let replies = run.lines();
        assert_eq!(replies.len(), 2 * bad.len() + 1);
        for (index, (line, id)) in bad.iter().enumerate() {
            let (reply, next) = (&replies[2 * index + 1], &replies[2 * index + 2]);
            let line = String::from_utf8_lossy(line);
            assert_eq!(reply["id"], *id, "{line}");
            assert!(reply["error"].as_str().is_some_and(|error| !error.is_empty()), "{line}: {reply}");
            assert_eq!(reply.as_object().map(|fields| fields.len()), Some(2), "{line}: {reply}");
            assert_eq!((&next["id"], &next["status"]), (&json!("good"), &json!("answered")), "after {line}");
        }
    }

    #[test]
    fn a_line_without_end_is_skipped_up_to_the_next() {
        let mut input = b"{\"id\": \"long\", \"question\": \"".to_vec();
        input.resize(3 << 20, b'x');
        input.extend_from_slice(format!("\"}}\n{{\"id\": 2, \"question\": {ANSWERABLE:?}}}\n").as_bytes());
        let replies = Program::new().feed(&BATCH, &input).exits_with(1).lines();
        assert_eq!(replies.len(), 2);
        assert!(replies[0]["error"].is_string());
        assert_eq!(replies[1]["status"], "answered");
    }

    #[test]
    fn a_question_of_100_000_characters_gets_a_reply() {
        let line = json!({"id": 1, "question": "xyzzy ".repeat(100_000 / 6)});
        let replies = Program::new().feed(&BATCH, line.to_string().as_bytes()).exits_with(0).lines();
        assert_eq!((replies.len(), &replies[0]["id"]), (1, &json!(1)));
        assert_ne!(replies[0]["status"], "answered");
    }

    #[test]
    fn lines_of_one_chat_are_a_conversation_and_others_are_not() {
        let line = |chat: Value, question: &str| format!("{}\n", json!({"chat": chat, "question": question}));
        let input = [
            line(json!("c1"), ANSWERABLE),
            line(json!("c2"), "Where was it?"),
            line(Value::Null, "Where was it?"),
            line(json!("c1"), "Where was it?"),
        ];
        let replies = Program::new().feed(&BATCH, input.concat().as_bytes()).exits_with(0).lines();
        let answered: Vec<_> = replies.iter().map(|reply| reply["status"] == "answered").collect();
        assert_eq!(answered, [true, false, false, true]);
    }

    #[test]
    fn a_reply_comes_before_the_next_question_is_asked() {
        let program = Program::new();
        let mut child = program.command(&BATCH).stdin(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut replies = BufReader::new(child.stdout.take().expect("a pipe"));
        for id in 1..=3 {
            writeln!(stdin, "{}", json!({"id": id, "question": ANSWERABLE})).expect("a question is taken");
            let mut reply = String::new();
            replies.read_line(&mut reply).expect("a reply comes");
            let reply: Value = serde_json::from_str(&reply).expect("a line of JSON");
            assert_eq!(reply["id"], id);
        }
        drop(stdin);
        assert_eq!(child.wait().expect("the program ends").code(), Some(0));
    }

    #[test]
    fn the_same_in_gives_the_same_out() {
        let input = format!("{}\n{}\n", json!({"question": ANSWERABLE}), json!({"question": UNANSWERABLE}));
        let run = || Program::new().feed(&BATCH, input.as_bytes()).stdout;
        assert_eq!(run(), run());
    }
}

mod closed_pipe {
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
}

mod chat {
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
}

mod usage {
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
}

mod knowledge {
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
}

mod eval {
    use super::*;

    fn item(id: &str, category: &str, turn: Value) -> String {
        let item = json!({"id": id, "category": category, "lang": "en", "style": "plain", "turns": [turn]});
        format!("{item}\n")
    }

    fn when(id: &str, question: &str, answer: &str, passage: &str) -> String {
        let turn = json!({"question": question, "expect": "answered", "answers": [[answer]], "passages": [passage]});
        item(id, "when", turn)
    }

    fn set() -> String {
        [
            when("t-right", ANSWERABLE, "1939", PASSAGE),
            when("t-other-answer", ANSWERABLE, "1066", PASSAGE),
            when("t-no-answer", UNANSWERABLE, "France", PASSAGE),
            item("t-refused", "unanswerable", json!({"question": UNANSWERABLE, "expect": "unknown"})),
            item("t-false-answer", "unanswerable", json!({"question": ANSWERABLE, "expect": "unknown"})),
        ]
        .concat()
    }

    #[test]
    fn prints_tables_and_totals() {
        let program = Program::new();
        program.file("set.jsonl", set());
        let run = program.run(&["eval", "set.jsonl"]).exits_with(0);
        assert_eq!(run.stderr, "");
        let run = run.prints("category").prints("style").prints("language");
        let run = run.prints("answerable: right 33.3% wrong 33.3%; unanswerable answered 50.0%");
        run.prints("calibration").prints("median").prints("unanswerable");
    }

    #[test]
    fn lists_the_misses_when_asked_to() {
        let program = Program::new();
        program.file("set.jsonl", set());
        let run = program.run(&["eval", "set.jsonl", "--misses"]).exits_with(0);
        let run = run.prints("t-other-answer turn 1").prints("1066").prints("t-no-answer").prints("t-false-answer");
        assert!(!run.stdout.contains("t-right") && !run.stdout.contains("t-refused"), "{run:?}");
    }

    #[test]
    fn prints_the_numbers_as_json() {
        let program = Program::new();
        program.file("set.jsonl", set());
        let numbers = program.run(&["eval", "--json", "--misses", "set.jsonl"]).exits_with(0).lines().remove(0);
        assert_eq!((&numbers["turns"], &numbers["right"], &numbers["wrong"]), (&json!(5), &json!(1), &json!(1)));
        assert_eq!(numbers["categories"]["unanswerable"]["falsely_answered"], 1);
        assert_eq!(numbers["misses"].as_array().map(Vec::len), Some(3));
        assert!(numbers["microseconds"]["median"].is_number());
    }

    #[test]
    fn a_turn_may_need_the_one_before() {
        let program = Program::new();
        let turn = |question| json!({"question": question, "expect": "answered", "answers": [], "verdict": "supported", "passages": [PASSAGE]});
        let turns = [turn(ANSWERABLE), turn("Where was it?")];
        let item = json!({"id": "f", "category": "followup", "lang": "en", "style": "plain", "turns": turns});
        program.file("set.jsonl", item.to_string());
        let numbers = program.run(&["eval", "--json", "set.jsonl"]).exits_with(0).lines().remove(0);
        // Neither is a claim, so the verdicts are missing, but both are answered.
        assert_eq!((&numbers["turns"], &numbers["wrong"], &numbers["no_answer"]), (&json!(2), &json!(2), &json!(0)));
    }

    #[test]
    fn bad_lines_are_named_and_the_rest_counts() {
        let program = Program::new();
        let other = when("t-other-article", ANSWERABLE, "1939", "Tea is a drink.");
        program.file("set.jsonl", format!("nonsense\n{}{other}", set()));
        let run = program.run(&["eval", "missing.jsonl", "set.jsonl", "--json"]).exits_with(1);
        assert_eq!(run.lines()[0]["turns"], 6);
        run.says("missing.jsonl: ").says("set.jsonl:1: ").says("set.jsonl:7: ").says("Tea is a drink.");
    }

    #[test]
    fn a_set_without_questions_is_a_fault() {
        let program = Program::new();
        program.file("set.jsonl", "\n");
        program.run(&["eval", "set.jsonl"]).exits_with(1).prints_nothing().says("no questions");
    }
}
