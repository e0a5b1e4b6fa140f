use super::Study;
use crate::dates::Span;
use crate::reply::Citation;
use crate::topic::{Fact, Slot};

/// One fact by itself, as a shared link shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The fact's id.
    pub fact: String,
    /// The fact in a few words.
    pub headline: String,
    /// The fact as a whole sentence.
    pub answer: String,
    /// When it was, where the article gives a date.
    pub when: Option<Span>,
    /// The passages that say so; at least one.
    pub citations: Vec<Citation>,
}

impl Study<'_> {
    /// The card of the fact with this id.
    pub fn card(&self, fact: &str) -> Option<Card> {
        self.number(fact).and_then(|number| self.topic.facts().get(number)).map(|fact| self.card_of(fact))
    }

    pub(super) fn card_of(&self, fact: &Fact) -> Card {
        Card {
            fact: fact.id.clone(),
            headline: headline(fact),
            answer: fact.says.clone(),
            when: exact_date(fact),
            citations: self.citations(fact),
        }
    }
}

/// The fact in a few words: the curator's, or else its sentence.
pub(super) fn headline(fact: &Fact) -> String {
    if fact.headline.is_empty() { fact.says.trim_end_matches('.').to_owned() } else { fact.headline.clone() }
}

/// The one date of a fact that is told just as a date ("October 1956"), not by another event ("during the war").
pub(super) fn exact_date(fact: &Fact) -> Option<Span> {
    match fact.slot(Slot::When)?.values.as_slice() {
        [value] => value.span.filter(|span| Span::parse(&value.text) == Some(*span)),
        _ => None,
    }
}
