use super::length::{between, completed};
use super::parts::{Dated, date_of, names_in};
use super::{Engine, Found, Trace, found};
use crate::question::Question;
use regex::Regex;
use std::sync::LazyLock;

/// The event at which an age is asked for.
static AGE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:when|at the time of|by the time|on|at|in|by|reached)\b (?P<event>.+)$").ok());

/// Someone's age at an event or a date, from his birth.
pub(super) fn age(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let text = question.asking.text.as_str();
    let event = AGE.as_ref()?.captures(text)?;
    // Whoever is asked about is named before the event, unless that comes first.
    let before = names_in(engine, text.get(..event.get(0)?.start())?);
    let who = if before.is_empty() { names_in(engine, text) } else { before };
    let birth = date_of(engine, &format!("{who} was born"), trace).filter(|birth| birth.fact.is_some())?;
    let event = event.name("event")?.as_str();
    let other = date_of(engine, &completed(engine, event, &who), trace)
        .or_else(|| date_of(engine, event, trace))
        .filter(|other| other.fact != birth.fact)?;
    let year = |dated: &Dated| dated.span.date().or(dated.span.start()).and_then(|date| date.year());
    let years = u16::try_from(year(&other)?.checked_sub(year(&birth)?)?).ok()?;
    let exact = birth.span.date().and_then(|date| date.month()).is_some();
    let fact = other.fact.and_then(|fact| engine.topic.facts().get(fact));
    let then = fact.map_or_else(|| other.span.render("en"), |fact| fact.says.clone());
    match (exact, between(engine, question, &birth, &other)) {
        (true, Some(found)) => Some(found),
        // Whether the birthday had come is not known.
        _ => {
            let answer = format!("{} or {years} — born in {}; {then}", years.checked_sub(1)?, birth.span.render("en"));
            found(engine, answer, &[&birth, &other])
        }
    }
}
