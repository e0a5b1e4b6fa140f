//! Dates of a claim, held against those of a fact.

use super::super::score;
use crate::dates::{Kind, Span};
use crate::question::Question;
use crate::topic::{Fact, Slot};

/// How surely a fact explains a date that it gives of another event.
const BESIDE: f32 = 0.9;
/// How surely a fact that tells no end explains a date at which a claim has it end.
const UNENDED: f32 = 0.5;
/// So many years after its beginning something may well be over.
const DECADE: i32 = 10;

/// How surely the fact explains a date of a claim. A claim that gives an end is held against the fact's end.
pub(super) fn date_strength(question: &Question, fact: &Fact, at: usize, claimed: &Span) -> Option<f32> {
    let end = |slot: Slot| fact.slot(slot).and_then(|filled| filled.values.first()?.span);
    let own = match claimed.kind() {
        Kind::Until => end(Slot::Until).and_then(|span| span.end()).zip(claimed.end()),
        Kind::Since => end(Slot::From).and_then(|span| span.start()).zip(claimed.start()),
        _ => None,
    };
    if let (Kind::Range, Some(from), Some(until)) = (claimed.kind(), end(Slot::From), end(Slot::Until)) {
        let meets = |own: &Span, claimed: Option<_>| claimed.is_none_or(|date| own.overlaps(&Span::from(date)));
        return (meets(&from, claimed.start()) && meets(&until, claimed.end())).then_some(1.0);
    }
    if let Some((own, claimed)) = own {
        return Span::from(own).overlaps(&Span::from(claimed)).then_some(1.0);
    }
    // "After the defeat in 1905": the date of another event, which the fact gives beside its own.
    let beside = || {
        const LINKS: [&str; 6] = ["after", "before", "following", "when", "since", "from"];
        let linked = question.tokens[..at].iter().any(|token| LINKS.contains(&token.text.as_str()));
        let said = || crate::dates::find(&fact.says).iter().any(|found| found.span.overlaps(claimed));
        (linked && said()).then_some(BESIDE)
    };
    let strength = score::date_strength(fact, claimed).or_else(beside);
    // That it went on until then is not said by what tells no end of it.
    let ends = claimed.kind() == Kind::Until || claimed.kind() == Kind::Range && !lasts(fact) && !has_range(fact);
    // What began once need not hold decades later.
    let year = |span: &Span| span.start().and_then(|date| date.year());
    let open = |slot: Slot, span: &Span| slot == Slot::From || matches!(span.kind(), Kind::Since | Kind::After);
    let long_before = |span: &Span| year(span).zip(year(claimed)).is_some_and(|(own, said)| own + DECADE <= said);
    let mut spans = fact.spans().peekable();
    let fades = spans.peek().is_some() && spans.all(|(slot, span)| open(slot, span) && long_before(span));
    // "After 1936" isn't said of what came thirty years later.
    let after = matches!(claimed.kind(), Kind::After | Kind::Since);
    let mut spans = fact.spans().filter(|(slot, _)| *slot != Slot::Until).peekable();
    let long_after = |span: &Span| year(span).zip(year(claimed)).is_some_and(|(own, said)| said + DECADE <= own);
    let late = after && spans.peek().is_some() && spans.all(|(_, span)| long_after(span));
    let ends = ends || fades || late;
    if ends { strength.map(|strength| strength * UNENDED) } else { strength }
}

/// Whether the fact gives a time from one date to another as one.
pub(super) fn has_range(fact: &Fact) -> bool {
    fact.spans().any(|(_, span)| span.start() != span.end())
}

/// Whether the fact tells both when it began and when it ended.
pub(super) fn lasts(fact: &Fact) -> bool {
    fact.slot(Slot::From).is_some() && fact.slot(Slot::Until).is_some()
}
