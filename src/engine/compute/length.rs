use super::parts::{Dated, SURE, best, date_of, dates_for, names_in, when};
use super::{ANSWERED_FROM, Ask, Engine, Found, Trace, found, worked_out};
use crate::dates::{Duration, Span};
use crate::engine::confidence::Basis;
use crate::engine::score;
use crate::lexicon::sums;
use crate::question::Question;
use crate::topic::Slot;
use regex::Regex;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// A way to say how long it was from one thing to another: what leads to the two things, what stands between them.
struct Shape {
    lead: Regex,
    joint: Regex,
    /// How the one that is counted from stands to the other; `None` if either may be the earlier.
    order: Option<Ordering>,
    /// Whether the one that is counted from is told last.
    turned: bool,
}

/// All of these, the first that fits counts.
static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let after = Some(Ordering::Less);
    let before = Some(Ordering::Greater);
    [
        (r"\bbetween ", r" and ", None, false),
        (r"\bseparated? ", r" (?:from|and) ", None, false),
        (r"\b(?:were|are) ", r" and ", None, false),
        (r"\b(?:after|from|since) ", r",? did ", after, false),
        (r"\b(?:after|from|since) ", r",? (?:until|till|to|did|was|were|had|is|before) ", after, false),
        (r"\bbefore ", r",? (?:did|was|were|had|is) ", before, false),
        (r"\b(?:did|was|were) ", r" (?:after|from) ", after, true),
        (r"\b(?:did|was|were) ", r" before ", before, true),
        (r"^", r" (?:years?|months?|days?|weeks?|long) after ", after, true),
        (r"^", r" (?:years?|months?|days?|weeks?|long) before ", before, true),
    ]
    .into_iter()
    .filter_map(|(lead, joint, order, turned)| {
        Some(Shape { lead: Regex::new(lead).ok()?, joint: Regex::new(joint).ok()?, order, turned })
    })
    .collect()
});

/// A question parted into the thing that is counted from and the other, with what stands before them.
struct Parting<'a> {
    from: &'a str,
    other: &'a str,
    before: &'a str,
    order: Option<Ordering>,
}

/// All ways to part a text by the first shape that fits: "after he was hanged was …" has two places to part it.
fn partings(text: &str) -> Vec<Parting<'_>> {
    const PLACES: usize = 4;
    let part = |shape: &Shape| {
        let lead = shape.lead.find(text)?;
        let (before, rest) = (text.get(..lead.start())?, text.get(lead.end()..)?);
        let mut partings = Vec::new();
        let mut start = 0;
        while let Some(joint) = rest.get(start..).and_then(|later| shape.joint.find(later)) {
            let (one, other) = (rest.get(..start + joint.start())?, rest.get(start + joint.end()..)?);
            let (from, other) = if shape.turned { (other, one) } else { (one, other) };
            if !from.is_empty() && !other.is_empty() && partings.len() < PLACES {
                partings.push(Parting { from, other, before, order: shape.order });
            }
            start += joint.end();
        }
        (!partings.is_empty()).then_some(partings)
    };
    SHAPES.iter().find_map(part).unwrap_or_default()
}

/// The share of a question that a stated length of time must explain.
const STATED: f32 = 0.7;
/// A fact that is less ahead of the next may be meant no more than that.
const AHEAD: f32 = 0.02;
/// A fact that is worth less than this share of the best one isn't meant.
const NEAR_BEST: f32 = 0.85;

/// Whether a text has two things with a time between them.
pub(super) fn has_parts(text: &str) -> bool {
    !partings(text).is_empty()
}

/// A length of time that the article states itself needs no working out.
pub(super) fn stated(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Found> {
    let ask = Ask { intent: "number", slots: &[Slot::HowLong], ..ask.clone() };
    let counted = score::count(engine.topic, question, &ask);
    let scored = score::score(engine.topic, question, &counted, None);
    let found = engine.choose(question, &ask, &counted, &scored, trace).filter(|found| found.confidence >= 0.75)?;
    // A length of time between other things is not the one asked for.
    let fact = *found.facts.first()?;
    let asked = || counted.iter().filter(|word| word.asked);
    let whole: f32 = asked().map(|word| word.weight).sum();
    let explained: f32 = asked().map(|word| word.weight * word.explained[fact]).sum();
    (explained >= STATED * whole).then_some(found)
}

/// From one event to another.
pub(super) fn gap(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    partings(&question.asking.text).iter().find_map(|parting| gap_in(engine, question, parting, trace))
}

fn gap_in(engine: &Engine<'_>, asked: &Question, parting: &Parting<'_>, trace: &mut Trace) -> Option<Found> {
    let Parting { from, other, before, order } = *parting;
    // "After he was hanged did Sorge …", "from its conclusion to the registration of the pact": whom or what one part
    // speaks of, the other part may say. "In 1925 between … and …" dates both.
    let dates: Vec<_> = before.split(' ').filter(|word| word.len() == 4 && word.parse::<u16>().is_ok()).collect();
    let whole = |part: &str, other: &str| format!("{} {}", completed(engine, part, other), dates.join(" "));
    let one = date_of(engine, whole(from, other).trim_end(), trace)?;
    let question = Question::read(engine.topic, engine.lexicon, whole(other, from).trim_end());
    let others = match date_of(engine, other, &mut Trace::off()).filter(|dated| dated.fact.is_none()) {
        Some(date) => vec![date],
        None => dates_for(engine, &question, trace),
    };
    let best = others.first()?.score;
    let other = others.into_iter().find(|other| other.fact != one.fact && other.span != one.span)?;
    let directed = order.is_none_or(|order| one.span.cmp_start(&other.span) == Some(order));
    let sure = other.confidence >= SURE && other.score >= NEAR_BEST * best;
    if sure && directed { between(engine, asked, &one, &other) } else { None }
}

/// A part of a question with the names of the other part, if it has a pronoun or no name of its own that says much.
pub(super) fn completed(engine: &Engine<'_>, part: &str, other: &str) -> String {
    let own = names_in(engine, part);
    let read = Question::read(engine.topic, engine.lexicon, part);
    if !read.dates.is_empty() && read.content().next().is_none() {
        // A date says all of itself.
        return part.to_owned();
    }
    let pronoun = part.split(' ').any(|word| engine.lexicon.is_pronoun(word));
    let bare = own.is_empty()
        && dates_for(engine, &read, &mut Trace::off())
            .windows(2)
            .next()
            .is_none_or(|pair| pair[0].span != pair[1].span && pair[0].score - pair[1].score < AHEAD);
    if pronoun || bare { format!("{part} {}", names_in(engine, other)) } else { part.to_owned() }
}

/// The time between two dates, with how it's worked out.
pub(super) fn between(engine: &Engine<'_>, question: &Question, one: &Dated, other: &Dated) -> Option<Found> {
    let start = |dated: &Dated| dated.span.date().or(dated.span.start());
    let duration = Duration::between(start(one)?, start(other)?)?;
    let length = in_unit(engine, question, duration);
    let answer = format!("{length} — from {} to {}", one.span.render("en"), other.span.render("en"));
    found(engine, answer, &[one, other])
}

/// A length of time, in months too where these are asked for and it has years.
fn in_unit(engine: &Engine<'_>, question: &Question, duration: Duration) -> String {
    let whole = duration.render("en");
    let units = [sums::YEARS, sums::MONTHS, sums::DAYS];
    let unit = |word: &str| units.into_iter().find(|unit| engine.lexicon.sums(unit, word));
    let asked = question.tokens.iter().find_map(|token| unit(&token.text));
    let months = duration.months().filter(|months| *months > 12 && asked == Some(sums::MONTHS));
    months.map_or_else(|| whole.clone(), |months| format!("{months} months ({whole})"))
}

/// The same thing done twice: "years between his two visits".
pub(super) fn twice(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let mut dated = dates_for(engine, question, trace);
    dated.truncate(6);
    let first = dated.first()?;
    let year = |dated: &Dated| dated.span.start().and_then(|date| date.year());
    let second = dated.iter().find(|other| {
        let doers = |fact: Option<usize>| {
            let filled = engine.topic.facts().get(fact?)?.slot(Slot::Who)?;
            Some(filled.values.iter().map(|value| value.entity).collect::<Vec<_>>())
        };
        year(other) != year(first) && doers(other.fact) == doers(first.fact)
    })?;
    let (early, late) = if year(first) < year(second) { (first, second) } else { (second, first) };
    between(engine, question, early, late)
}

/// How long one thing lasted, from its beginning to its end.
pub(super) fn lasting(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let ask = when(engine, question, &[Slot::Until]);
    let best = best(engine, question, &ask, trace)?;
    let fact = &engine.topic.facts()[best.scored.fact];
    let date = |slot: Slot| {
        let span = fact.slot(slot)?.values.first()?.span?;
        if slot == Slot::From { span.start() } else { span.end() }
    };
    let (from, until) = (date(Slot::From)?, date(Slot::Until)?);
    let duration = Duration::between(from, until)?;
    let confidence = Basis::new(&best.scored, 1.0, 1.0, best.scored.score).probability();
    let text = format!(
        "{} — from {} to {}: {}",
        in_unit(engine, question, duration),
        Span::from(from).render("en"),
        Span::from(until).render("en"),
        fact.says
    );
    (confidence >= ANSWERED_FROM).then(|| worked_out(engine, text, &[best.scored.fact], confidence))
}
