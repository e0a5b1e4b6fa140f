use super::{Card, Study};
use crate::topic::Fact;
use crate::vocabulary::Term;
use std::collections::BTreeSet;

/// A question about something near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The question, which has an answer.
    pub question: String,
    /// The id of the fact that answers it.
    pub fact: String,
}

/// How many of the nearest facts are tried for a question.
const TRIED: usize = 40;

impl Study<'_> {
    /// Questions about the facts nearest to this one, nearest first, at most `most`. Each is answered from its fact.
    pub fn related(&self, fact: &str, most: usize) -> Vec<Related> {
        let Some(own) = self.number(fact) else { return Vec::new() };
        let facts = self.topic.facts();
        let spoken = terms(&facts[own]);
        let others = facts.iter().enumerate().filter(|(other, _)| *other != own);
        let mut near: Vec<(f32, usize)> =
            others.map(|(number, other)| (self.likeness(&spoken, &terms(other)), number)).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut related: Vec<Related> = Vec::new();
        for (_, other) in near.into_iter().take(TRIED) {
            if related.len() >= most {
                break;
            }
            // What says much the same would answer with what is on the screen already.
            if facts[other].not || self.says_the_same(own, other) {
                continue;
            }
            let Some(question) = self.question(&facts[other]) else { continue };
            if !related.iter().any(|known| known.question == question) {
                related.push(Related { question, fact: facts[other].id.clone() });
            }
        }
        related
    }

    /// Other facts about what this one is about most of all: the name in it that the fewest facts have.
    pub fn about_the_same(&self, fact: &str, most: usize) -> Vec<Card> {
        let facts = self.topic.facts();
        let Some(own) = self.number(fact).and_then(|number| facts.get(number)) else { return Vec::new() };
        let naming = |name| facts.iter().filter(move |fact| fact.prepared.names.contains(&name));
        let rarest =
            own.prepared.names.iter().map(|name| (naming(*name).count(), *name)).filter(|(count, _)| *count > 1);
        let Some((_, name)) = rarest.min() else { return Vec::new() };
        let others = naming(name).filter(|other| other.id != own.id && !other.not);
        others.take(most).map(|other| self.card_of(other)).collect()
    }

    /// How much two facts that speak of these terms are alike: by what they share, and the more so the fewer facts speak
    /// of it.
    fn likeness(&self, one: &BTreeSet<Term>, other: &BTreeSet<Term>) -> f32 {
        /// A short sentence isn't the nearer for having few words.
        const SHORT: usize = 8;
        let shared = one.intersection(other).filter(|term| !matches!(term, Term::Kind(_)));
        let weight: f32 = shared.map(|term| self.topic.index().rarity_of(&[*term]).powi(2)).sum();
        weight / (other.len().max(SHORT) as f32).sqrt()
    }

    /// Whether two facts give the same date and the same people for the same sentence.
    fn says_the_same(&self, one: usize, other: usize) -> bool {
        let facts = self.topic.facts();
        let [a, b] = [one, other].map(|number| &facts[number]);
        let same_dates = a.spans().map(|(_, span)| span).eq(b.spans().map(|(_, span)| span));
        same_dates && a.passages.iter().any(|passage| b.passages.contains(passage))
    }
}

/// What a fact's sentence speaks of: its phrases and the words of each.
fn terms(fact: &Fact) -> BTreeSet<Term> {
    let items = fact.told.items.iter().flat_map(|item| std::iter::once(item).chain(&item.parts));
    items.flat_map(|item| &item.terms).copied().collect()
}
