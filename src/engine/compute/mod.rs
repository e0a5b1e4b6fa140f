//! Working out durations, gaps, order and differences from stated values.
//!
//! - `length.rs`: how long something lasted, how long it was from one event to another
//! - `age.rs`: how old somebody was
//! - `order.rs`: what came first, what came before what
//! - `figures.rs`: by how much one figure exceeds another
//! - `parts.rs`: which dated fact a part of a question means

mod age;
mod figures;
mod length;
mod order;
mod parts;

pub(super) use order::check_order;

use super::ask::Ask;
use super::explanation::Trace;
use super::{ANSWERED_FROM, Engine, Found, wording};
use crate::question::Question;
use crate::text::fold;
use parts::Dated;

/// The answer worked out, or `None` if the question has no two stated values to work with.
pub(super) fn compute(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Found> {
    let text = question.asking.text.as_str();
    match ask.pattern? {
        "which came first" => order::order(engine, &fold(&question.text), trace),
        "by how much did <something> change" => figures::compare(engine, question, trace),
        "for how many years was <someone>" => {
            length::stated(engine, question, ask, trace).or_else(|| length::lasting(engine, question, trace))
        }
        "how old was <someone>" => age::age(engine, question, trace),
        "how long between <one> and <other>" if !length::has_parts(text) => length::twice(engine, question, trace),
        // "How many days later" leans on a date that isn't there.
        "how long from <one> to <other>" if !length::has_parts(text) => length::stated(engine, question, ask, trace)
            .or_else(|| length::lasting(engine, question, trace))
            .or_else(|| length::twice(engine, question, trace)),
        _ => length::stated(engine, question, ask, trace)
            .or_else(|| length::gap(engine, question, trace))
            .or_else(|| length::lasting(engine, question, trace))
            .or_else(|| length::twice(engine, question, trace)),
    }
}

/// An answer worked out from `parts`, with a passage for each; `None` if the article states none of them.
fn found(engine: &Engine<'_>, answer: String, parts: &[&Dated]) -> Option<Found> {
    let facts: Vec<usize> = parts.iter().filter_map(|part| part.fact).collect();
    let confidence = parts.iter().map(|part| part.confidence).fold(1.0, f64::min);
    (!facts.is_empty()).then(|| worked_out(engine, answer, &facts, confidence))
}

fn worked_out(engine: &Engine<'_>, answer: String, facts: &[usize], confidence: f64) -> Found {
    let passages = facts.iter().flat_map(|fact| engine.topic.facts()[*fact].passages.clone()).collect();
    Found {
        intent: "compute",
        answer: wording::within_limit(answer),
        verdict: None,
        confidence,
        margin: 1.0,
        passages,
        facts: facts.to_vec(),
        tied: None,
    }
}
