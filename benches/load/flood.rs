//! One group asks a thousand questions at once: other chats must not feel it.

use crate::Options;
use crate::program::{Home, START};
use crate::questions;
use crate::report::{Report, progress};
use crate::support::bot_api::{BotApi, ME};
use std::thread;
use std::time::Duration;

const UPDATES: usize = 1_000;
const GROUP: i64 = -1;
const MEMBERS: usize = 50;

/// What the other chats ask meanwhile: so many questions, this far apart.
const OTHERS: usize = 150;
const APART: Duration = Duration::from_millis(200);

/// How soon nineteen in twenty of them must be answered.
const ENOUGH: Duration = Duration::from_millis(300);

pub fn run(options: &Options) -> Report {
    let updates = options.updates.unwrap_or(UPDATES);
    let questions = questions::all();
    let (home, api) = (Home::new(), BotApi::quiet());
    let _program = home.footnote_with(&api, &[("FOOTNOTE_SEND_LIMITS", "telegram")]);
    assert!(api.wait_ready(START), "the bot does not start: {}", home.last_words());
    let bar = progress("flood", OTHERS);
    let flood: Vec<_> = (0..updates)
        .map(|number| {
            let (member, question) = (1 + (number % MEMBERS) as i64, &questions[number % questions.len()]);
            if options.private {
                api.says(1, question)
            } else {
                api.says_in(GROUP, member, &format!("/ask@{} {question}", ME.1))
            }
        })
        .collect();
    let others: Vec<_> = (0..OTHERS)
        .map(|number| {
            bar.inc(1);
            thread::sleep(APART);
            api.says(1_000 + number as i64, &questions[number % questions.len()])
        })
        .collect();
    thread::sleep(Duration::from_secs(2));
    bar.finish_and_clear();
    let mut times: Vec<_> = others.iter().map(|id| api.time_to_answer(*id).unwrap_or(Duration::MAX)).collect();
    times.sort();
    let nineteen_in_twenty = times[OTHERS * 95 / 100];
    let served = flood.iter().filter(|id| api.time_to_answer(**id).is_some()).count();
    let pace = api.pace();
    let enough = nineteen_in_twenty <= ENOUGH && served > 0 && pace.is_allowed();
    let asked = format!("{updates} questions of one group at once: 95 % of {OTHERS} others within {ENOUGH:?}");
    let lost = times.iter().filter(|time| **time == Duration::MAX).count();
    let reached = format!(
        "{:.0} ms at 95 %, {:.0} ms at most, {lost} without an answer; {served} answers to the group, {} a minute",
        nineteen_in_twenty.as_secs_f64() * 1e3,
        times.iter().filter(|time| **time < Duration::MAX).max().map_or(f64::NAN, Duration::as_secs_f64) * 1e3,
        pace.group_minute
    );
    Report::new("flood", asked, reached, enough)
}
