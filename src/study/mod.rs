//! What people study a topic with: lists, cards of single facts, a quiz, a fact of the day.
//!
//! All of it is worked out from the facts, as plain values: no clock, no network, and no randomness but a seed.

mod card;
mod context;
mod daily;
mod event;
mod example;
mod excerpt;
mod likeness;
mod names;
mod question;
mod quiz;
mod related;
mod series;

pub use card::Card;
pub use context::Page;
pub use daily::Daily;
pub use event::{Event, EventKind};
pub use example::ExampleError;
pub use likeness::{Group, group};
pub use names::Named;
pub use quiz::{Choice, Quiz, QuizQuestion};
pub use related::Related;
pub use series::{Point, Series};

use crate::footnote::Footnote;
use crate::reply::Citation;
use crate::text::Language;
use crate::topic::{Fact, Topic};

/// A topic as something to study.
#[derive(Clone, Copy, Debug)]
pub struct Study<'a> {
    footnote: &'a Footnote,
    topic: &'a Topic,
}

impl<'a> Study<'a> {
    /// The topic with this name, if there is one.
    pub fn of(footnote: &'a Footnote, topic: &str) -> Option<Study<'a>> {
        let topic = footnote.topics().iter().find(|known| known.name() == topic)?;
        Some(Study { footnote, topic })
    }

    /// The topic that holds the fact with this id.
    pub fn with_fact(footnote: &'a Footnote, id: &str) -> Option<Study<'a>> {
        let topic = footnote.topics().iter().find(|topic| topic.facts().iter().any(|fact| fact.id == id))?;
        Some(Study { footnote, topic })
    }

    /// The topic itself.
    pub fn topic(&self) -> &'a Topic {
        self.topic
    }

    /// The number of the fact with this id.
    fn number(&self, id: &str) -> Option<usize> {
        self.topic.facts().iter().position(|fact| fact.id == id)
    }

    /// The passages of `fact`, cited.
    fn citations(&self, fact: &Fact) -> Vec<Citation> {
        let cite = |passage| Citation::new(self.topic.name(), self.topic.article(), self.topic.address(), passage);
        fact.passages.iter().map(cite).collect()
    }

    /// The name as it's written in `language`, without an English article before it.
    fn called(&self, name: crate::vocabulary::EntityId, language: Language) -> String {
        let name = self.topic.entity(name).name_in(language);
        name.strip_prefix("the ").unwrap_or(name).to_owned()
    }
}
