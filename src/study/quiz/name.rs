//! "Who was it?", "Which treaty?", "In which city?"

use super::gap::gap;
use super::{Choice, Draft, Material, Study, Wanted};
use crate::dates::{self, Date};
use crate::topic::{Fact, Slot};
use crate::vocabulary::{EntityId, Term};

/// What can be asked for by name: the slot, the kind of thing by the lexicon's name, and what it's called here. Places
/// are cities only, since one region may lie in another.
const ASKED: [(Slot, &str, Wanted); 3] = [
    (Slot::Who, "person", Wanted::Person),
    (Slot::Treaty, "treaty", Wanted::Treaty),
    (Slot::Where, "city", Wanted::City),
];

pub(super) fn drafts<'a>(material: &'a Material<'_>, fact: &'a Fact) -> impl Iterator<Item = Draft> + 'a {
    ASKED.iter().filter_map(|(slot, kind, wanted)| draft(material, fact, *slot, kind, *wanted))
}

fn draft(material: &Material<'_>, fact: &Fact, slot: Slot, kind: &str, wanted: Wanted) -> Option<Draft> {
    let study = material.study;
    let [value] = fact.slot(slot)?.values.as_slice() else { return None };
    let name = value.entity.filter(|name| study.is_a(*name, kind))?;
    let (text, is_gap) = match slot {
        Slot::Who => (study.asked_doer(fact)?, false),
        _ => (gap(&fact.says, value.text.strip_prefix("the ").unwrap_or(&value.text))?, true),
    };
    // Behind "a" stands no name.
    if slot == Slot::Treaty && !text.contains("he ____") {
        return None;
    }
    let wrong = wrong(material, fact, name, kind, &text).into_iter().map(|name| choice(study, name)).collect();
    Some(Draft { wanted, gap: is_gap, text, words: value.text.clone(), right: choice(study, name), wrong })
}

fn choice(study: &Study<'_>, name: EntityId) -> Choice {
    Choice::new(|language| study.called(name, language))
}

/// Other names of that kind, those of the same state and of about the same time first. None is told of beside the right
/// one, or in a fact about the same deed at that time.
fn wrong(material: &Material<'_>, fact: &Fact, right: EntityId, kind: &str, text: &str) -> Vec<EntityId> {
    /// A name longer than this is a description, which nobody takes for the answer.
    const LONG: usize = 60;
    let study = material.study;
    let cited = cited_names(study, fact);
    let dated = !dates::find(text).is_empty();
    let another_time = |other: &Fact| {
        let mut spans = other.spans().peekable();
        dated && spans.peek().is_some() && !spans.any(|(_, span)| fact.spans().any(|(_, own)| own.overlaps(span)))
    };
    let mut rivals = material.rivals(fact, Some(right));
    rivals.retain(|other| !another_time(other));
    // Who are told of together may be part of each other, or have done the same.
    let together = |name: EntityId| material.naming(name).iter().any(|fact| fact.prepared.names.contains(&right));
    let rivalled = |name: EntityId| rivals.iter().any(|rival| rival.prepared.names.contains(&name));
    let names = (0..study.topic.entities().len()).map(|number| EntityId(number as u16));
    let same_kind = names.filter(|name| *name != right && study.is_a(*name, kind));
    let short = same_kind.filter(|name| study.topic.entity(*name).name.chars().count() <= LONG);
    let mut wrong: Vec<EntityId> =
        short.filter(|name| !cited.contains(name) && !together(*name) && !rivalled(*name)).collect();
    let state = |name: EntityId| study.topic.entity(name).of;
    let when = fact.spans().find_map(|(_, span)| span.start().or(span.end())?.year());
    wrong.sort_by_cached_key(|name| {
        (state(*name) != state(right), years_apart(material, *name, when).unwrap_or(i32::MAX), *name)
    });
    wrong
}

/// The names in a fact and in its passages.
fn cited_names(study: &Study<'_>, fact: &Fact) -> Vec<EntityId> {
    let quotes = fact.passages.iter().map(|passage| study.topic.article().quote(passage));
    let terms = quotes.flat_map(|quote| study.topic.vocabulary().terms(quote));
    let cited = terms.filter_map(|term| if let Term::Entity(name) = term { Some(name) } else { None });
    cited.chain(fact.prepared.names.iter().copied()).collect()
}

/// How many years lie between a time and the nearest that the facts about a name give.
fn years_apart(material: &Material<'_>, name: EntityId, when: Option<i32>) -> Option<i32> {
    let spans = material.naming(name).iter().flat_map(|fact| fact.spans());
    let years = spans.filter_map(|(_, span)| span.start().and_then(Date::year));
    years.filter_map(|year| Some((year - when?).abs())).min()
}
