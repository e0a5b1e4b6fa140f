//! Which dates answer: as exact as asked for, and of just what is asked about.

use super::Candidate;
use crate::dates::{Kind, Span};
use crate::engine::ask::Ask;
use crate::engine::score::Scored;
use crate::grammar::Words;
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::topic::{Filled, Slot, SlotValue, Topic};
use std::ops::Range;

/// A date given less exactly than it was asked for.
const TOO_COARSE: f32 = 0.75;

/// Whether a date is as exact as it was asked for, from 1 down to 0 for one that is no answer.
pub fn date_fit(question: &Question, ask: &Ask, value: &SlotValue) -> f32 {
    value.span.map_or(TOO_COARSE, |span| span_fit(question, ask, &span))
}

/// The same for a date by itself.
pub fn span_fit(question: &Question, ask: &Ask, span: &Span) -> f32 {
    let (day, month) = (has_day(span), has_month(span));
    let given_year = question.dates.iter().any(|(_, asked)| asked.covers(span));
    let within = |(range, asked): &(Range<usize>, Span)| is_when(question, range) && !asked.overlaps(span);
    if (asks(ask, "day") || asks(ask, "month")) && question.dates.iter().any(within) {
        // "In which month of 1941" asks for none of another year.
        0.0
    } else if is_too_coarse(ask, span) {
        0.0
    } else if asks(ask, "date") && !day {
        TOO_COARSE
    } else if given_year && !month {
        TOO_COARSE * TOO_COARSE
    } else {
        1.0
    }
}

/// Whether a date is less exact than asked for: a year is no answer to "on which day?".
fn is_too_coarse(ask: &Ask, span: &Span) -> bool {
    asks(ask, "day") && !has_day(span) || asks(ask, "month") && !has_month(span)
}

fn asks(ask: &Ask, word: &str) -> bool {
    ask.words.split(' ').any(|asked| asked == word)
}

fn has_month(span: &Span) -> bool {
    span.date().and_then(|date| date.month()).is_some()
}

/// Whether all dates of a slot are less exact than asked for.
pub fn lacks_exactness(ask: &Ask, filled: &Filled) -> bool {
    filled.slot.is_date() && filled.values.iter().all(|value| value.span.is_some_and(|span| is_too_coarse(ask, &span)))
}

/// Whether a fact that explains the question better than the one of `best` has just the year of what a day or a month
/// is asked for, and another year: then `best` is the date of something else.
pub fn is_of_other_year(topic: &Topic, ask: &Ask, scored: &[Scored], best: &Candidate) -> bool {
    let dates = |fact: usize, slot: Slot| topic.facts()[fact].slot(slot).filter(|filled| filled.slot.is_date());
    let Some(own) = dates(best.scored.fact, best.slot) else { return false };
    let excludes = |filled: &Filled| {
        let mut spans = filled.values.iter().filter_map(|value| value.span);
        let answers = || best.values.iter().filter_map(|at| own.values.get(*at)?.span);
        spans.all(|span| !answers().any(|answer| span.overlaps(&answer)))
    };
    let better = scored.iter().take_while(|other| other.score > best.scored.score);
    better
        .filter_map(|other| dates(other.fact, Slot::When))
        .any(|filled| lacks_exactness(ask, filled) && excludes(filled))
}

fn has_day(span: &Span) -> bool {
    span.date().and_then(|date| date.day()).is_some()
}

/// Where a day is asked for, a fact that tells the day comes before one that tells only the year or month it is in.
pub fn prefer_days(topic: &Topic, ask: &Ask, candidates: &mut [Candidate]) {
    /// The day of something else may lie in the same year; of the same thing facts speak about as well.
    const AS_GOOD: f32 = 0.9;
    let span = |candidate: &Candidate| {
        let filled = topic.facts()[candidate.scored.fact].slot(candidate.slot)?;
        filled.values.get(*candidate.values.first()?)?.span
    };
    let asks_day = ask.words.split(' ').any(|word| matches!(word, "date" | "day"));
    let Some(coarse) = candidates.first().and_then(span).filter(|span| asks_day && !has_day(span)) else { return };
    let least = AS_GOOD * candidates[0].score;
    let near = candidates.iter().take_while(|candidate| candidate.score >= least);
    let exact = |candidate: &Candidate| span(candidate).is_some_and(|span| has_day(&span) && coarse.covers(&span));
    let found = near.enumerate().find(|(_, candidate)| exact(candidate)).map(|(at, _)| at);
    if let Some(at) = found {
        candidates[..=at].rotate_right(1);
    }
}

/// The dates that the question gives as the beginning or the end of something.
pub fn ends(lexicon: &Lexicon, question: &Question) -> Vec<(Slot, Span)> {
    let dates = question.dates.iter().filter_map(|(range, span)| {
        match span.kind() {
            Kind::Until => return Some((Slot::Until, Span::from(span.end()?))),
            Kind::Since => return Some((Slot::From, Span::from(span.start()?))),
            _ => {}
        }
        let before = &question.tokens.get(range.start.checked_sub(1)?)?.text;
        lexicon.grammar().is(Words::Since, before).then_some((Slot::From, *span))
    });
    dates.collect()
}

/// Whether the date in these tokens says when it was, rather than which is meant: "signed *in* 1941", not "the 1941 pact".
fn is_when(question: &Question, range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| question.tokens.get(at));
    before.is_some_and(|token| matches!(token.text.as_str(), "in" | "of" | "during"))
}
