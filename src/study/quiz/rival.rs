//! Which facts might make a wrong option right as well.

use super::Study;
use crate::topic::{Fact, Slot};
use crate::vocabulary::{EntityId, Term};

impl Study<'_> {
    /// The facts that tell of the same deed, of the same things or without saying of what. `asked` is the name that
    /// a question asks for, which is no part of it then.
    pub(super) fn rivals<'b>(&'b self, fact: &'b Fact, asked: Option<EntityId>) -> impl Iterator<Item = &'b Fact> {
        let own = self.things(fact);
        self.topic.facts().iter().filter(move |other| {
            let things = self.things(other);
            let own: Vec<_> = own.iter().filter(|name| Some(**name) != asked).collect();
            let apart = !own.is_empty() && !things.is_empty() && !own.iter().any(|name| things.contains(name));
            other.id != fact.id && same_deed(fact, other) && !apart
        })
    }

    /// The names of what a fact is about, but for the states and the doers.
    fn things(&self, fact: &Fact) -> Vec<EntityId> {
        let doers: Vec<_> = fact.slot(Slot::Who).into_iter().flat_map(|f| &f.values).filter_map(|v| v.entity).collect();
        let names = fact.prepared.names.iter().copied();
        names.filter(|name| !doers.contains(name) && !self.is_a(*name, "state")).collect()
    }

    /// The names in the passages of a fact.
    pub(super) fn cited_names(&self, fact: &Fact) -> Vec<EntityId> {
        let quotes = fact.passages.iter().map(|passage| self.topic.article().quote(passage));
        let terms = quotes.flat_map(|quote| self.topic.vocabulary().terms(quote));
        let cited = terms.filter_map(|term| if let Term::Entity(name) = term { Some(name) } else { None });
        cited.chain(fact.prepared.names.iter().copied()).collect()
    }
}

fn same_deed(one: &Fact, other: &Fact) -> bool {
    let telling = |term: &&Term| !matches!(term, Term::Entity(_) | Term::Kind(_));
    one.prepared.did.iter().filter(telling).any(|term| other.prepared.did.contains(term))
}
