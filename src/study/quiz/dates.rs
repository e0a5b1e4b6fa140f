//! "When was it?"

use super::gap::gap;
use super::{Choice, Draft, Study, Wanted};
use crate::dates::{self, Date, Kind, Precision, Span};
use crate::study::card::exact_date;
use crate::topic::{Fact, Slot};

pub(super) fn draft(study: &Study<'_>, fact: &Fact) -> Option<Draft> {
    let when = exact_date(fact).filter(has_year)?;
    if !happened(study, fact) {
        return None;
    }
    let (text, is_gap) = match study.asked_deed(fact) {
        Some(deed) => (format!("When {deed}?"), false),
        None => (gap(&fact.says, &fact.slot(Slot::When)?.values.first()?.text)?, true),
    };
    // "The declaration of 1956 was signed in ____."
    if dates::find(&text).iter().any(|found| found.span.overlaps(&when)) {
        return None;
    }
    let wrong = wrong(study, fact, &when).into_iter().map(choice).collect();
    Some(Draft { wanted: Wanted::Date, gap: is_gap, text, right: choice(when), wrong })
}

/// Whether the date is that of the deed: of what was the case, the article may name any date at which it was, so only
/// people's terms of office count, which have a beginning and an end.
fn happened(study: &Study<'_>, fact: &Fact) -> bool {
    let is_state = fact.did.starts_with("be ") && fact.slot(Slot::What).is_some();
    let is_term = fact.slot(Slot::From).is_some() && fact.slot(Slot::Until).is_some();
    let who = fact.slot(Slot::Who).map_or(&[][..], |filled| &filled.values);
    let of_person = who.iter().any(|value| value.entity.is_some_and(|name| study.is_a(name, "person")));
    !is_state || (is_term && of_person)
}

fn has_year(when: &Span) -> bool {
    matches!(when.kind(), Kind::Point | Kind::Range) && when.start().and_then(Date::year).is_some()
}

fn choice(when: Span) -> Choice {
    Choice::new(|language| when.render(language.code()))
}

/// Other dates of the article that are told as exactly, nearest first. None of them is a date of the fact or of one
/// about the same deed, and no two overlap.
fn wrong(study: &Study<'_>, fact: &Fact, when: &Span) -> Vec<Span> {
    let taken: Vec<Span> =
        std::iter::once(fact).chain(study.rivals(fact, None)).flat_map(Fact::spans).map(|(_, span)| *span).collect();
    let all = study.topic.facts().iter().filter_map(exact_date).filter(has_year);
    let mut like: Vec<Span> = all.filter(|other| manner(other) == manner(when)).collect();
    like.sort_by_key(|other| (years_apart(other, when), other.start().map(order)));
    let mut wrong: Vec<Span> = Vec::new();
    for other in like {
        if !taken.iter().chain(&wrong).chain([when]).any(|span| span.overlaps(&other)) {
            wrong.push(other);
        }
    }
    wrong
}

/// How a date is told: dates that look alike can be mistaken for each other.
fn manner(span: &Span) -> (Kind, Option<Precision>, bool) {
    (span.kind(), span.start().map(Date::precision), span.qualifier().is_some())
}

fn years_apart(one: &Span, other: &Span) -> i32 {
    let year = |span: &Span| span.start().and_then(Date::year).unwrap_or_default();
    (year(one) - year(other)).abs()
}

fn order(date: Date) -> (Option<i32>, Option<u8>, Option<u8>) {
    (date.year(), date.month(), date.day())
}
