//! The bot as its own process.

use super::bot_api::{BotApi, TOKEN};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take. Generous, as it only matters when a test fails.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// A running bot. Dropping it kills it.
pub struct Bot {
    child: Child,
    /// Where it runs, and keeps what it isn't told to keep elsewhere.
    _folder: TempDir,
    output: Arc<Output>,
    readers: Vec<thread::JoinHandle<()>>,
}

/// What it printed so far.
#[derive(Default)]
struct Output {
    text: Mutex<String>,
    grown: Condvar,
}

/// How a bot ended.
pub struct Ended {
    pub code: Option<i32>,
    pub output: String,
}

impl Bot {
    /// Starts a bot that talks to `api`.
    pub fn start(api: &BotApi) -> Bot {
        Bot::start_with(api, &[])
    }

    /// The same with more settings.
    pub fn start_with(api: &BotApi, more: &[(&str, &str)]) -> Bot {
        let (url, database) = (api.url(), api.database());
        let settings = [
            ("TELOXIDE_TOKEN", TOKEN),
            ("TELOXIDE_API_URL", &*url),
            ("FOOTNOTE_DATABASE_URL", &*database),
            // Tests that are not about them have no time for limits.
            ("FOOTNOTE_SEND_LIMITS", "off"),
            ("FOOTNOTE_ASK_LIMIT", "0"),
        ];
        Bot::with(&[&settings, more].concat())
    }

    /// Starts a bot with just these settings, logging all that it can.
    pub fn with(settings: &[(&str, &str)]) -> Bot {
        Bot::by(Command::new(env!("CARGO_BIN_EXE_footnote")).arg("bot"), settings)
    }

    /// The same by another command, which must become the bot.
    pub fn by(command: &mut Command, settings: &[(&str, &str)]) -> Bot {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // No settings but these: none from around the test, and no `.env` either.
        let folder = tempfile::tempdir().expect("a folder");
        command.env_clear().env("RUST_LOG", "trace").current_dir(folder.path());
        let mut child = command.envs(settings.iter().copied()).spawn().expect("the bot starts");
        let output = Arc::new(Output::default());
        let stdout = child.stdout.take().expect("stdout");
        let stderr = child.stderr.take().expect("stderr");
        let readers = vec![read(stdout, &output), read(stderr, &output)];
        Bot { child, _folder: folder, output, readers }
    }

    /// Its number at the system.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until the bot printed `words`.
    #[track_caller]
    pub fn wait_for_output(&self, words: &str) {
        let text = self.output.text.lock().expect("the output");
        let missing = |text: &mut String| !text.contains(words);
        let (text, _) = self.output.grown.wait_timeout_while(text, DEADLINE, missing).expect("the output");
        assert!(text.contains(words), "the bot never said {words:?} but:\n{text}");
    }

    /// Tells the bot to stop, as systemd and Docker do, and waits until it did.
    #[track_caller]
    pub fn stop(mut self) -> Ended {
        self.signal("TERM");
        self.wait()
    }

    /// Sends a signal, such as `INT` for Ctrl-C.
    pub fn signal(&mut self, name: &str) {
        let process = self.child.id().to_string();
        let status = Command::new("kill").args([&format!("-{name}"), &process]).status().expect("kill runs");
        assert!(status.success());
    }

    /// Waits until the bot ends by itself. Whatever the test is about, the token must not have been printed.
    #[track_caller]
    pub fn wait(mut self) -> Ended {
        let begin = Instant::now();
        let code = loop {
            if let Some(status) = self.child.try_wait().expect("a process") {
                break status.code();
            }
            assert!(begin.elapsed() < DEADLINE, "the bot does not end");
            thread::sleep(Duration::from_millis(10));
        };
        for reader in self.readers.drain(..) {
            reader.join().expect("all output was read");
        }
        let output = self.output.text.lock().expect("the output").clone();
        let secret = TOKEN.split_once(':').map_or(TOKEN, |(_, secret)| secret);
        assert!(!output.contains(secret), "the token was printed:\n{output}");
        Ended { code, output }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It mostly has ended by now, which is just as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(stream: impl Read + Send + 'static, output: &Arc<Output>) -> thread::JoinHandle<()> {
    let output = Arc::clone(output);
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut text = output.text.lock().expect("the output");
            text.push_str(&line);
            text.push('\n');
            output.grown.notify_all();
        }
    })
}
