//! A program that is measured: started, killed, and what it used.

use crate::support::bot_api::{BotApi, TOKEN};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// How long a program may take to start.
pub const START: Duration = Duration::from_secs(60);

/// A running program. Dropping it kills it.
pub struct Program {
    child: Child,
}

/// A folder of its own for a scenario: the database, and what was printed.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Home {
        Home(tempfile::tempdir().expect("a folder"))
    }

    /// Starts the bot on a database in this folder, without limits.
    pub fn footnote(&self, api: &BotApi) -> Program {
        self.footnote_with(api, &[])
    }

    /// The same with more settings, which may replace the usual ones.
    pub fn footnote_with(&self, api: &BotApi, settings: &[(&str, &str)]) -> Program {
        let database = format!("sqlite://{}", self.0.path().join("footnote.db").display());
        let usual = [
            ("FOOTNOTE_DATABASE_URL", database.as_str()),
            ("FOOTNOTE_SEND_LIMITS", "off"),
            ("FOOTNOTE_ASK_LIMIT", "0"),
        ];
        let mut command = Command::new(env!("CARGO_BIN_EXE_footnote"));
        self.start(command.arg("bot"), api, &[&usual, settings].concat())
    }

    /// Starts the bot that only echoes.
    pub fn echo(&self, api: &BotApi) -> Program {
        let this = std::env::current_exe().expect("this program");
        self.start(Command::new(this).arg("echo"), api, &[])
    }

    fn start(&self, command: &mut Command, api: &BotApi, settings: &[(&str, &str)]) -> Program {
        let log = File::options().append(true).create(true).open(self.log()).expect("a log");
        // No settings but these: none from around this program, and no `.env` either.
        command.env_clear().current_dir(self.0.path()).env("RUST_LOG", "warn");
        command.env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", api.url()).envs(settings.iter().copied());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        Program { child: command.spawn().expect("the program starts") }
    }

    /// How often a panic was printed.
    pub fn panics(&self) -> usize {
        fs::read_to_string(self.log()).unwrap_or_default().matches("panicked").count()
    }

    /// The end of what was printed.
    pub fn last_words(&self) -> String {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<_> = log.lines().rev().take(5).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }

    fn log(&self) -> std::path::PathBuf {
        self.0.path().join("log")
    }
}

impl Program {
    /// Kills it without a warning.
    pub fn kill(&mut self) {
        self.child.kill().expect("a running program");
        self.child.wait().expect("a program that ended");
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_none())
    }

    /// The processor time that it used.
    pub fn processor_time(&self) -> Duration {
        processor_time(self.path("stat"))
    }

    /// The memory that it uses, in MB.
    pub fn memory(&self) -> f64 {
        self.megabytes("VmRSS:")
    }

    /// The most memory that it used, in MB.
    pub fn peak_memory(&self) -> f64 {
        self.megabytes("VmHWM:")
    }

    fn megabytes(&self, field: &str) -> f64 {
        let status = fs::read_to_string(self.path("status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(field)).unwrap_or_default();
        let kilobytes = line.split_whitespace().next().and_then(|number| number.parse::<f64>().ok());
        kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
    }

    fn path(&self, file: &str) -> String {
        format!("/proc/{}/{file}", self.child.id())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have been killed already, which is just as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The processor time that this program used itself, which is the stand-in's.
pub fn own_processor_time() -> Duration {
    processor_time("/proc/self/stat")
}

fn processor_time(path: impl AsRef<Path>) -> Duration {
    let stat = fs::read_to_string(path).unwrap_or_default();
    // The program's name stands in parentheses before the numbers; times are in hundredths of a second.
    let numbers = stat.rsplit(')').next().unwrap_or_default();
    let ticks = numbers.split_whitespace().skip(11).take(2).filter_map(|number| number.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}
