//! A hundred thousand updates wait when the bot starts: its memory must stay small.

use crate::Options;
use crate::program::Home;
use crate::questions;
use crate::report::{Report, progress};
use crate::support::bot_api::BotApi;
use std::thread;
use std::time::{Duration, Instant};

const UPDATES: usize = 100_000;
const CHATS: usize = 5_000;

/// The most memory, in MB.
const ENOUGH: f64 = 150.0;

/// How long there may be no progress.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn run(options: &Options) -> Report {
    let updates = options.updates.unwrap_or(UPDATES);
    let (home, api) = (Home::new(), BotApi::quiet());
    for (number, question) in questions::all().iter().cycle().take(updates).enumerate() {
        api.says(1 + (number % CHATS) as i64, question);
    }
    let program = home.footnote(&api);
    let bar = progress("backlog", updates);
    let begin = Instant::now();
    let mut progressed = (Instant::now(), 0);
    let mut half = f64::NAN;
    while progressed.1 < updates && progressed.0.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(20));
        let answered = api.answered();
        bar.set_position(answered as u64);
        if answered > progressed.1 {
            progressed = (Instant::now(), answered);
        }
        if answered > updates / 2 && half.is_nan() {
            half = program.memory();
        }
    }
    bar.finish_and_clear();
    let (peak, tally) = (program.peak_memory(), api.tally());
    let asked = format!("{updates} updates waiting at the start: under {ENOUGH:.0} MB");
    let reached = format!(
        "{peak:.0} MB at most, {half:.0} MB halfway; {} lost, {} doubled in {:.0} s",
        tally.unanswered,
        tally.doubled,
        begin.elapsed().as_secs_f64()
    );
    Report::new("backlog", asked, reached, peak <= ENOUGH && tally.unanswered == 0 && tally.doubled == 0)
}
