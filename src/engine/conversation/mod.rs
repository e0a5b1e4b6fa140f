//! What a conversation was about, and how later questions lean on it.
//!
//! - `context.rs`: how near a fact is to what was last spoken of
//! - `readings.rs`: the ways in which a follow-up can be completed
//! - `reader.rs`: what a follow-up takes from the turn before it
//! - `in_full.rs`: a follow-up put as a question of its own, in words
//! - `words.rs`: the words by which a follow-up is known

mod context;
mod in_full;
mod reader;
mod readings;
mod words;

pub use context::Context;
pub(super) use in_full::{InFull, side_by_side};
pub(super) use reader::Step;
pub(super) use readings::{Reading, readings};

use super::ask::Ask;
use crate::dates::Span;
use crate::lexicon::{Lexicon, talk};
use crate::question::Question;
use crate::topic::{Slot, Topic};
use crate::vocabulary::{EntityId, Item};
use words::Words;

/// Remembers what a conversation was about: keep one for each chat, and for each thread and person in groups.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    /// The last turn that was answered.
    answered: Option<Turn>,
    /// A question of its own that had no answer, if it came after the last that had one.
    refused: Option<Turn>,
}

/// The most words of a question that is remembered: nobody leans on a page, and thousands of them would fill the memory.
const LONGEST: usize = 60;

impl Conversation {
    /// Whether anything was said yet.
    pub fn has_begun(&self) -> bool {
        self.answered.is_some() || self.refused.is_some()
    }

    /// The last question that was answered, as it was understood. Asked again it leads back to where the
    /// conversation was.
    pub fn last_question(&self) -> Option<&str> {
        self.answered.as_ref().map(|turn| turn.text.as_str())
    }

    /// Remembers a turn. One without an answer takes nothing away from what was spoken of before.
    pub(crate) fn remember(&mut self, turn: Turn) {
        if turn.items.len() > LONGEST {
            return;
        }
        if turn.facts.is_empty() {
            self.refused = Some(turn);
        } else {
            *self = Conversation { answered: Some(turn), refused: None };
        }
    }

    /// The turn that the topic with this name answered last.
    pub(super) fn answered(&self, topic: &str) -> Option<&Turn> {
        self.answered.as_ref().filter(|turn| turn.topic == topic)
    }

    /// What was asked of the topic with this name since, and had no answer.
    pub(super) fn refused(&self, topic: &str) -> Option<&Turn> {
        self.refused.as_ref().filter(|turn| turn.topic == topic)
    }
}

/// A turn of the conversation.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// The name of the topic that answered.
    pub topic: String,
    /// The facts it was answered from, the best first; none if it wasn't.
    pub facts: Vec<usize>,
    /// What was asked.
    pub ask: Ask,
    /// What it was asked with, follow-ups completed.
    pub items: Vec<Item>,
    /// The dates in it.
    pub dates: Vec<Span>,
    /// Whom or what it was about.
    pub subject: Option<EntityId>,
    /// Who was told of in answer to "who".
    pub told: Option<EntityId>,
    /// Which way it went, if it asked who came next or before.
    pub step: Option<Step>,
    /// The question as it was understood.
    pub text: String,
}

/// Whom or what a turn is about: of the names asked with the one that says most, or else what was spoken of before if
/// the answer speaks of it too, or else the name in the answer that says most.
pub(super) fn subject(topic: &Topic, items: &[Item], facts: &[usize], before: Option<&Turn>) -> Option<EntityId> {
    let telling = |names: &mut dyn Iterator<Item = EntityId>| {
        let rare = names.map(|name| (context::rarity(topic, name), name)).filter(|(rarity, _)| *rarity >= SUBJECT);
        // Of equals the first.
        rare.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, name)| name)
    };
    let fact = facts.first().copied();
    let kept = || {
        let old = before.and_then(|turn| turn.subject)?;
        fact.is_some_and(|fact| topic.facts()[fact].prepared.names.contains(&old)).then_some(old)
    };
    telling(&mut items.iter().flat_map(|item| item.entities().take(1)))
        .or_else(kept)
        .or_else(|| telling(&mut context::doers_and_things(topic, fact?).into_iter()))
}

/// The person that a fact tells of in answer to `ask`, if there is just one and the question doesn't name him.
pub(super) fn told(topic: &Topic, lexicon: &Lexicon, ask: &Ask, items: &[Item], facts: &[usize]) -> Option<EntityId> {
    let fact = topic.facts().get(*facts.first().filter(|_| ask.intent == "who")?)?;
    let [doer] = &fact.slot(Slot::Who)?.values[..] else { return None };
    let person = |name: &EntityId| topic.entity(*name).kinds.first().copied() == lexicon.kind_named("person");
    let named = |name: &EntityId| items.iter().any(|item| item.entities().any(|id| id == *name));
    doer.entity.filter(person).filter(|name| !named(name))
}

/// How a question leans on what was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// It stands on its own.
    None,
    /// It has a subject of its own, but words that may point back: "who won that battle at the ford?".
    Perhaps,
    /// It speaks of "it", "they", "there", or says so little that it must be a follow-up.
    Leans,
    /// It puts something new in the place of something old: "and in 1988?".
    Swaps,
}

/// A question whose words say no more than this much, by weight, may be a follow-up.
const SAYS_LITTLE: f32 = 0.75;

/// The same of one that asks for another thing or another time.
const SAYS_NOT_MUCH: f32 = 1.5;

/// A name that says at least this much makes a question stand on its own.
pub const SUBJECT: f32 = 0.4;

/// How `question` leans on the conversation, told by its words. `says` is the weight of all of them.
pub fn leaning(lexicon: &Lexicon, question: &Question, ask: &Ask, says: f32) -> Leaning {
    let words = Words::new(lexicon, question);
    let points = words.have(talk::POINTS);
    let opens = words.begin_with(talk::OPENS);
    let about =
        ask.pattern.is_some_and(|pattern| pattern == "what about <something>" || pattern == "what about <somebody>");
    let sets_aside = [talk::OTHER, talk::LATER, talk::EARLIER].iter().any(|key| words.have(key));
    let shows_nothing = ask.silent || ask.pattern.is_none() && ask.intent != "claim";
    if ((opens && shows_nothing) || about || is_date_alone(question, ask)) && !points {
        return Leaning::Swaps;
    }
    let of_its_own = says.is_infinite();
    let surely = words.have(talk::PERSON) || words.have(talk::THING) || words.have(talk::AFTER);
    match (points || opens, of_its_own) {
        (true, true) if !surely && !ask.silent => Leaning::Perhaps,
        (true, _) => Leaning::Leans,
        (false, true) => {
            if sets_aside {
                Leaning::Perhaps
            } else {
                Leaning::None
            }
        }
        (false, false) => {
            if says < SAYS_LITTLE || (sets_aside && says < SAYS_NOT_MUCH) {
                Leaning::Leans
            } else {
                Leaning::None
            }
        }
    }
}

/// Whether the question is nothing but a date: "in 1988?".
pub fn is_date_alone(question: &Question, ask: &Ask) -> bool {
    ask.silent && !question.dates.is_empty() && question.content().next().is_none()
}

/// Whether the question opens as one that goes on from the last: "and in 1988?".
pub fn opens(lexicon: &Lexicon, question: &Question) -> bool {
    Words::new(lexicon, question).begin_with(talk::OPENS)
}

/// Whether the question says little, and that of a person by nothing but a word that points back: "who came after
/// *him*?". `says` works out the weight of its words.
pub fn speaks_of_nobody(topic: &Topic, lexicon: &Lexicon, question: &Question, says: impl FnOnce() -> f32) -> bool {
    let person = lexicon.kind_named("person");
    let is_person = |item: &Item| {
        let named = item.entities().any(|id| topic.entity(id).kinds.first().copied() == person);
        let called = item.kinds().chain(item.member_of.iter().copied());
        named || called.into_iter().any(|kind| person.is_some_and(|person| lexicon.is_a(kind, person)))
    };
    Words::new(lexicon, question).have(talk::PERSON) && !question.items.iter().any(is_person) && says() < SAYS_LITTLE
}

/// Whether the question has a word that points back.
pub fn points(lexicon: &Lexicon, question: &Question) -> bool {
    Words::new(lexicon, question).have(talk::POINTS)
}
