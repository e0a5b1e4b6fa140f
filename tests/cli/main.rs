//! The program as others run it: arguments and stdin in; stdout, stderr and an exit code out.
//!
//! Nothing here depends on how an answer is worded, only on which questions have one.

mod ask;
mod batch;
mod chat;
mod closed_pipe;
mod eval;
mod knowledge;
mod usage;

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
