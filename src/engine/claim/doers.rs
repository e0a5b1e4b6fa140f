//! Who did it, and to whom: whether a claim has them as a fact does.

use super::belonging;
use super::case::Case;
use super::{Mistake, Wrong};
use crate::engine::actors;
use crate::text::Language;
use crate::topic::Slot;
use crate::vocabulary::EntityId;

/// What is wrong with the one who does it in the claim, if anything is.
pub(super) fn mistake(case: &Case<'_>) -> Option<Wrong> {
    let roles = Roles::compare(case);
    if roles.swapped {
        return Some(Wrong { words: String::new(), kind: Mistake::Swapped });
    }
    let words = if roles.same { None } else { wrong_name(case).or(roles.other) };
    words.map(|words| Wrong { words, kind: Mistake::Slot(Slot::Who) })
}

/// How the roles of a claim stand to those of a fact; neither holds where they don't tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    pub same: bool,
    pub swapped: bool,
    /// Who does it in the claim, where others do it in the fact.
    other: Option<String>,
}

impl Roles {
    pub fn compare(case: &Case<'_>) -> Roles {
        if case.question.language != Language::English {
            // The order of words says little there.
            return Roles::default();
        }
        let verbs = case.counted.iter().filter(|word| word.asked).map(|word| &case.question.items[word.item]);
        let verbs = verbs.filter(|item| item.entities().next().is_none());
        let (mut same, mut swapped, mut other) = (false, false, None);
        for verb in verbs {
            let read = actors::both(case.topic, case.lexicon, case.said(), verb, case.fact);
            let Some((claimed, told)) = read else { continue };
            match claimed.agree(&told) {
                Some(true) => same = true,
                Some(false) => swapped = true,
                None => {
                    same |= claimed.passive;
                    other = other.or_else(|| other_doer(case, &claimed, &told));
                }
            }
        }
        Roles { same, swapped: swapped && !same, other }
    }
}

/// The name of the one who does it in the claim, if it's another of the kind that does it in the fact.
fn other_doer(case: &Case<'_>, claimed: &actors::Roles, told: &actors::Roles) -> Option<String> {
    let [doer] = &claimed.doers[..] else { return None };
    let named = *doer.first()?;
    let stands_there = |ids: &Vec<EntityId>| ids.iter().any(|id| doer.contains(id));
    let there = told.doers.iter().chain(&told.undergoers).any(stands_there);
    let other = !claimed.mutual && !claimed.terse && !told.mutual && !there && !told.doers.is_empty();
    other.then(|| case.topic.entity(named).name_in(case.question.language).to_owned())
}

/// The name of the wrong doer, where the claim says that it did what another did.
fn wrong_name(case: &Case<'_>) -> Option<String> {
    let subject = case.claim.subject?;
    let own = || belonging::is_of(case, subject);
    if case.fact.did.starts_with("be ") || !case.speaks_of_deed() && own() {
        return None;
    }
    let doers: Vec<_> = case.names(Slot::Who).collect();
    let kind = |id| case.topic.entity(id).kinds.first().copied();
    let rival = !doers.contains(&subject) && doers.iter().any(|doer| kind(*doer) == kind(subject));
    rival.then(|| case.topic.entity(subject).name_in(case.question.language).to_owned())
}
