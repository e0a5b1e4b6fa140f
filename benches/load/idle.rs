//! Nobody asks anything: the bot must use next to nothing.

use crate::program::{Home, START};
use crate::report::{Report, progress};
use crate::support::bot_api::BotApi;
use std::thread;
use std::time::Duration;

const SECONDS: usize = 60;

/// The most of one core, and the most memory in MB.
const SHARE: f64 = 0.005;
const MEMORY: f64 = 40.0;

pub fn run() -> Report {
    let (home, api) = (Home::new(), BotApi::quiet());
    let program = home.footnote(&api);
    assert!(api.wait_ready(START), "the bot does not start: {}", home.last_words());
    // It was asked something, as any bot was.
    api.says(1, "hello");
    assert!(api.wait_answered(1, START), "no answer: {}", home.last_words());
    let begin = program.processor_time();
    let bar = progress("idle", SECONDS);
    for _ in 0..SECONDS {
        thread::sleep(Duration::from_secs(1));
        bar.inc(1);
    }
    bar.finish_and_clear();
    let share = (program.processor_time() - begin).as_secs_f64() / SECONDS as f64;
    let memory = program.memory();
    let asked = format!("{SECONDS} s without updates: under {} % of a core and {MEMORY:.0} MB", SHARE * 100.0);
    let reached = format!("{:.2} %, {memory:.1} MB", share * 100.0);
    Report::new("idle", asked, reached, share < SHARE && memory < MEMORY)
}
