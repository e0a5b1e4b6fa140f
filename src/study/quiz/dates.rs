//! "When was it?"

use super::gap::gap;
use super::{Choice, Draft, Material, Study, Wanted};
use crate::dates::{self, Date, Kind, Precision, Qualifier, Span};
use crate::study::card::exact_date;
use crate::text::tokenize;
use crate::topic::{Fact, Slot};
use crate::vocabulary::{Item, Weight};

/// Wrong dates lie at most so many years away: those of another age can be ruled out by anyone.
const NEAR: i32 = 30;

pub(super) fn draft(material: &Material<'_>, fact: &Fact) -> Option<Draft> {
    let study = material.study;
    let when = exact_date(fact).filter(has_year)?;
    if !happened(study, fact) {
        return None;
    }
    let words = &fact.slot(Slot::When)?.values.first()?.text;
    let asked =
        study.asked_deed(fact).map(|deed| format!("When {deed}?")).filter(|asked| says_enough(study, fact, asked));
    let is_gap = asked.is_none();
    let text = asked.or_else(|| gap(&fact.says, words))?;
    let told: Vec<Span> = dates::find(&text).iter().map(|found| found.span).collect();
    // "The declaration of 1956 was signed in ____."
    if told.iter().any(|span| span.overlaps(&when)) {
        return None;
    }
    let wrong = wrong(material, fact, &when, told).into_iter().map(choice).collect();
    Some(Draft { wanted: Wanted::Date, gap: is_gap, text, words: words.clone(), right: choice(when), wrong })
}

/// Whether a question leaves out little of what the fact's sentence says, so that no other event fits it.
fn says_enough(study: &Study<'_>, fact: &Fact, asked: &str) -> bool {
    const LEFT_OUT: usize = 2;
    let asked = study.topic.vocabulary().read(&tokenize(asked));
    let is_asked = |item: &Item| asked.iter().any(|own| own.terms.iter().any(|term| item.terms.contains(term)));
    let said = fact.told.items.iter().filter(|item| item.weight == Weight::Content && !is_asked(item));
    said.filter(|item| dates::find(&item.text).is_empty()).count() <= LEFT_OUT
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
/// about the same deed, nor is it told in the question, and no two overlap.
fn wrong(material: &Material<'_>, fact: &Fact, when: &Span, told: Vec<Span>) -> Vec<Span> {
    let rivals = material.rivals(fact, None);
    let dated = rivals.into_iter().chain([fact]).flat_map(Fact::spans);
    let taken: Vec<Span> = dated.map(|(_, span)| *span).chain(told).collect();
    let near = |other: &&Span| has_year(other) && manner(other) == manner(when) && years_apart(other, when) <= NEAR;
    let mut like: Vec<Span> = material.dates.iter().filter(near).copied().collect();
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
fn manner(span: &Span) -> (Kind, Option<Precision>, Option<Qualifier>) {
    (span.kind(), span.start().map(Date::precision), span.qualifier())
}

fn years_apart(one: &Span, other: &Span) -> i32 {
    let year = |span: &Span| span.start().and_then(Date::year).unwrap_or_default();
    (year(one) - year(other)).abs()
}

fn order(date: Date) -> (Option<i32>, Option<u8>, Option<u8>) {
    (date.year(), date.month(), date.day())
}
