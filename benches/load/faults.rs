//! One call in twenty fails, in all the ways that calls fail: nothing may be lost, and no limit broken.

use crate::Options;
use crate::program::{Home, START};
use crate::questions;
use crate::report::{Report, progress};
use crate::support::bot_api::{BotApi, ME};
use std::thread;
use std::time::{Duration, Instant};

const UPDATES: usize = 1_500;
const SHARE: f64 = 0.05;

/// Updates come evenly for this long, and the rest of the time is for what has to wait.
const ASKING: Duration = Duration::from_secs(90);
const LIMIT: Duration = Duration::from_secs(300);

/// Every so manieth question is asked in a group, of which there are so many.
const IN_GROUPS: usize = 10;
const GROUPS: usize = 10;

pub fn run(options: &Options) -> Report {
    let updates = options.updates.unwrap_or(UPDATES);
    let (home, api) = (Home::new(), BotApi::quiet());
    let _program = home.footnote_with(&api, &[("FOOTNOTE_SEND_LIMITS", "telegram")]);
    assert!(api.wait_ready(START), "the bot does not start: {}", home.last_words());
    api.fail(options.seed, SHARE);
    let questions = questions::all();
    let bar = progress("faults", updates);
    let begin = Instant::now();
    for (number, question) in questions.iter().cycle().take(updates).enumerate() {
        if number % IN_GROUPS == 0 && !options.private {
            let group = -1 - (number / IN_GROUPS % GROUPS) as i64;
            api.says_in(group, 1 + number as i64, &format!("/ask@{} {question}", ME.1));
        } else {
            api.says(1 + (number % (updates / 2)) as i64, question);
        }
        bar.set_position(api.answered() as u64);
        thread::sleep((ASKING * number as u32 / updates as u32).saturating_sub(begin.elapsed()));
    }
    while api.answered() < updates && begin.elapsed() < LIMIT {
        bar.set_position(api.answered() as u64);
        thread::sleep(Duration::from_millis(100));
    }
    bar.finish_and_clear();
    let (seconds, failed) = (begin.elapsed().as_secs_f64(), api.stop_failing());
    let (tally, pace, impatient) = (api.tally(), api.pace(), api.impatient());
    let enough = tally.unanswered == 0 && tally.doubled == 0 && pace.is_allowed() && impatient == 0;
    let asked = format!("{updates} updates, {SHARE} of all calls fail: none lost or doubled, no limit broken");
    let reached = format!(
        "{seconds:.0} s, {failed} failed, {} lost, {} doubled, {} repeated unheard, at most {} a second, bursts of {:.1}, \
         {} a minute to a group, {impatient} sent too early",
        tally.unanswered, tally.doubled, tally.repeated, pace.a_second, pace.burst, pace.group_minute
    );
    Report::new("faults", asked, reached, enough)
}
