//! Updates a second, beside those of a bot that only echoes, with the same updates in the same run.

use crate::Options;
use crate::program::{Home, Program, START, own_processor_time};
use crate::questions;
use crate::report::{Report, progress};
use crate::support::bot_api::BotApi;
use std::ops::Range;
use std::time::{Duration, Instant};

const UPDATES: usize = 40_000;
const CHATS: usize = 1_000;
const ROUNDS: usize = 3;

/// The share of the echo's updates a second that is enough.
const ENOUGH: f64 = 0.6;

/// What one run used.
#[derive(Clone, Copy)]
struct Run {
    rate: f64,
    processor: f64,
    stand_in: f64,
}

pub fn run(options: &Options) -> Vec<Report> {
    let updates = options.updates.unwrap_or(UPDATES);
    let kinds = [("questions of the sets", questions::all()), ("short messages", vec!["hello".to_owned()])];
    kinds.iter().map(|(kind, texts)| compare(kind, texts, updates)).collect()
}

fn compare(kind: &str, texts: &[String], updates: usize) -> Report {
    let bar = progress("throughput", 2 * ROUNDS);
    let (mut echo, mut footnote) = (Vec::new(), Vec::new());
    // By turns, so that whatever else the machine does meets both.
    for _ in 0..ROUNDS {
        echo.push(measure(texts, updates, Home::echo));
        bar.inc(1);
        footnote.push(measure(texts, updates, Home::footnote));
        bar.inc(1);
    }
    bar.finish_and_clear();
    let (echo, footnote) = (median(echo), median(footnote));
    let ratio = footnote.rate / echo.rate;
    let per_update = |run: Run| {
        format!("{:.0} a second, {:.0} µs of processor (stand-in {:.0})", run.rate, run.processor, run.stand_in)
    };
    let asked = format!("{updates} {kind} from {CHATS} chats, at least {ENOUGH} of an echo");
    let reached = format!("{ratio:.2}: {}; echo {}", per_update(footnote), per_update(echo));
    Report::new("throughput", asked, reached, ratio >= ENOUGH)
}

fn measure(texts: &[String], updates: usize, start: impl Fn(&Home, &BotApi) -> Program) -> Run {
    let (home, api) = (Home::new(), BotApi::quiet());
    let program = start(&home, &api);
    assert!(api.wait_ready(START), "the program does not start: {}", home.last_words());
    // The first ones only warm it up.
    let warm = updates / 10;
    let ask = |numbers: Range<usize>| {
        for number in numbers {
            api.says(1 + (number % CHATS) as i64, &texts[number % texts.len()]);
        }
    };
    ask(0..warm);
    assert!(api.wait_sent(warm, START), "no answers: {}", home.last_words());
    api.hold();
    ask(warm..updates);
    let measured = updates - warm;
    let begin = (Instant::now(), program.processor_time(), own_processor_time());
    api.release();
    let done = api.wait_sent(updates, Duration::from_secs(300));
    let seconds = begin.0.elapsed().as_secs_f64();
    if !done {
        eprintln!("only {} of {updates} were answered: {}", api.sent(), home.last_words());
        return Run { rate: 0.0, processor: f64::NAN, stand_in: f64::NAN };
    }
    let each = |time: Duration| time.as_secs_f64() * 1e6 / measured as f64;
    Run {
        rate: measured as f64 / seconds,
        processor: each(program.processor_time() - begin.1),
        stand_in: each(own_processor_time() - begin.2),
    }
}

fn median(mut runs: Vec<Run>) -> Run {
    runs.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    runs[runs.len() / 2]
}
