//! Which facts might make a wrong option right as well.

use super::{Material, Study};
use crate::topic::{Fact, Slot};
use crate::vocabulary::{EntityId, Term};

impl<'a> Material<'a> {
    /// The facts that tell of the same deed, of the same things or without saying of what. `asked` is the name that
    /// a question asks for, which is no part of it then.
    pub(super) fn rivals(&self, fact: &Fact, asked: Option<EntityId>) -> Vec<&'a Fact> {
        let own: Vec<EntityId> = things(self.study, fact).into_iter().filter(|name| Some(*name) != asked).collect();
        let facts = self.study.topic.facts().iter().zip(&self.things);
        let rivals = facts.filter(|(other, things)| {
            let apart = !own.is_empty() && !things.is_empty() && !own.iter().any(|name| things.contains(name));
            !apart && other.id != fact.id && same_deed(fact, other)
        });
        rivals.map(|(other, _)| other).collect()
    }
}

/// The names of what a fact is about, but for the states and the doers.
pub(super) fn things(study: &Study<'_>, fact: &Fact) -> Vec<EntityId> {
    let doers = fact.slot(Slot::Who).into_iter().flat_map(|filled| &filled.values);
    let doers: Vec<EntityId> = doers.filter_map(|value| value.entity).collect();
    let names = fact.prepared.names.iter().copied();
    names.filter(|name| !doers.contains(name) && !study.is_a(*name, "state")).collect()
}

fn same_deed(one: &Fact, other: &Fact) -> bool {
    let telling = |term: &&Term| !matches!(term, Term::Entity(_) | Term::Kind(_));
    one.prepared.did.iter().filter(telling).any(|term| other.prepared.did.contains(term))
}
