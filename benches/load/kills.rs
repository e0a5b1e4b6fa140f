//! The bot is killed again and again: nothing may be lost, and nothing answered twice but what was being sent.

use crate::Options;
use crate::program::Home;
use crate::questions;
use crate::report::{Report, progress};
use crate::support::bot_api::BotApi;
use std::thread;
use std::time::{Duration, Instant};

const UPDATES: usize = 20_000;
const KILLS: usize = 20;
const CHATS: usize = 500;

/// How many updates are ahead of the bot at most, so that it's killed while taking them in as well.
const AHEAD: usize = 1_000;

/// How long an answer is on its way, so that a kill meets some.
const PAUSE: Duration = Duration::from_millis(20);

/// How long there may be no progress.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn run(options: &Options) -> Report {
    let updates = options.updates.unwrap_or(UPDATES);
    let mut random = fastrand::Rng::with_seed(options.seed);
    let mut kills: Vec<_> = (0..KILLS).map(|_| random.usize(..updates)).collect();
    kills.sort_unstable();
    let questions = questions::all();
    let (home, api) = (Home::new(), BotApi::quiet());
    api.answer_after(PAUSE);
    let bar = progress("kills", updates);
    let mut program = home.footnote(&api);
    let (mut asked, mut bound, mut killed) = (0, 0, 0);
    let mut progressed = (Instant::now(), 0);
    loop {
        let answered = api.answered();
        bar.set_position(answered as u64);
        if answered > progressed.1 {
            progressed = (Instant::now(), answered);
        }
        if answered == updates || progressed.0.elapsed() > PATIENCE {
            break;
        }
        while asked < updates.min(answered + AHEAD) {
            api.says(1 + (asked % CHATS) as i64, &questions[asked % questions.len()]);
            asked += 1;
        }
        if kills.get(killed).is_some_and(|at| answered >= *at) {
            thread::sleep(Duration::from_micros(random.u64(..5_000)));
            program.kill();
            bound += api.take_peak();
            killed += 1;
            program = home.footnote(&api);
        }
        thread::sleep(Duration::from_millis(1));
    }
    bar.finish_and_clear();
    // What a double of the last ones would take.
    thread::sleep(Duration::from_secs(1));
    let tally = api.tally();
    let enough = tally.unanswered == 0 && tally.doubled <= bound && killed == KILLS;
    let asked = format!("{updates} updates, kill -9 {KILLS} times: none lost, none doubled but what was being sent");
    let reached = format!("{killed} kills, {} lost, {} doubled of {bound} being sent", tally.unanswered, tally.doubled);
    Report::new("kills", asked, reached, enough)
}
