//! "Who was it?", "Which treaty?", "In which city?"

use super::gap::gap;
use super::{Choice, Draft, Study, Wanted};
use crate::dates::{self, Date};
use crate::topic::{Fact, Slot};
use crate::vocabulary::EntityId;

/// What can be asked for by name: the slot, the kind of thing by the lexicon's name, and what it's called here. Places
/// are cities only, since one region may lie in another.
const ASKED: [(Slot, &str, Wanted); 3] = [
    (Slot::Who, "person", Wanted::Person),
    (Slot::Treaty, "treaty", Wanted::Treaty),
    (Slot::Where, "city", Wanted::City),
];

pub(super) fn drafts<'a>(study: &'a Study<'_>, fact: &'a Fact) -> impl Iterator<Item = Draft> + 'a {
    ASKED.iter().filter_map(|(slot, kind, wanted)| draft(study, fact, *slot, kind, *wanted))
}

fn draft(study: &Study<'_>, fact: &Fact, slot: Slot, kind: &str, wanted: Wanted) -> Option<Draft> {
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
    let wrong = wrong(study, fact, name, kind, &text).into_iter().map(|name| choice(study, name)).collect();
    Some(Draft { wanted, gap: is_gap, text, right: choice(study, name), wrong })
}

fn choice(study: &Study<'_>, name: EntityId) -> Choice {
    Choice::new(|language| study.called(name, language))
}

/// Other names of that kind, those of the same state and of about the same time first. None is told of beside the right
/// one, or in a fact about the same deed at that time.
fn wrong(study: &Study<'_>, fact: &Fact, right: EntityId, kind: &str, text: &str) -> Vec<EntityId> {
    let cited = study.cited_names(fact);
    let dated = !dates::find(text).is_empty();
    let another_time = |other: &Fact| {
        let mut spans = other.spans().peekable();
        dated && spans.peek().is_some() && !spans.any(|(_, span)| fact.spans().any(|(_, own)| own.overlaps(span)))
    };
    let rivals: Vec<&Fact> = study.rivals(fact, Some(right)).filter(|other| !another_time(other)).collect();
    let names = (0..study.topic.entities().len()).map(|number| EntityId(number as u16));
    let mut wrong: Vec<EntityId> = names
        .filter(|name| *name != right && study.is_a(*name, kind) && !cited.contains(name))
        .filter(|name| !study.together(*name, right))
        .filter(|name| !rivals.iter().any(|rival| rival.prepared.names.contains(name)))
        .collect();
    let state = |name: EntityId| study.topic.entity(name).of;
    let when = fact.spans().find_map(|(_, span)| span.start().or(span.end())?.year());
    wrong.sort_by_key(|name| (state(*name) != state(right), years_apart(study, *name, when), *name));
    wrong
}

/// How many years lie between a time and the nearest that the facts about a name give.
fn years_apart(study: &Study<'_>, name: EntityId, when: Option<i32>) -> Option<i32> {
    let naming = study.topic.facts().iter().filter(|fact| fact.prepared.names.contains(&name));
    let years = naming.flat_map(Fact::spans).filter_map(|(_, span)| span.start().and_then(Date::year));
    years.filter_map(|year| Some((year - when?).abs())).min()
}
