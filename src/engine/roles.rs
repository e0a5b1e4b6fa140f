//! Who does what in a question: its subject, and the city it puts things in.

use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::EntityId;

/// A fact with the question's subject in the other role.
const OTHER_WAY_ROUND: f32 = 0.85;
/// A fact with the question's subject in the same role.
const SAME_ROLE: f32 = 1.05;
/// A fact of several, where the question names but one of them.
const ONE_OF_MANY: f32 = 0.93;
/// A fact that happened in another city than the question says.
const OTHER_CITY: f32 = 0.85;

/// A fact of what somebody was, where it's asked what he did.
const NO_DEED: f32 = 0.88;

/// What the roles of the question make of a fact's score: 1 where they say nothing.
pub fn fit(topic: &Topic, lexicon: &Lexicon, question: &Question, fact: &Fact) -> f32 {
    let mut fit = 1.0;
    if let Some(subject) = subject(topic, lexicon, question) {
        let has = |slot: Slot| names(fact, slot).any(|name| name == subject);
        let alike = |name: EntityId| topic.entity(name).kinds.first() == topic.entity(subject).kinds.first();
        let is_state = fact.did.starts_with("be ");
        let of_another = || !has(Slot::Who) && names(fact, Slot::Who).any(alike);
        if has(Slot::Who) && !has(Slot::Whom) {
            fit *= SAME_ROLE;
        } else if !is_state && (has(Slot::Whom) && !has(Slot::Who) || of_another()) {
            fit *= OTHER_WAY_ROUND;
        }
        if is_state && asks_for_deed(question) {
            fit *= NO_DEED;
        }
    }
    let doers: Vec<EntityId> = names(fact, Slot::Who).collect();
    let named = |doer: &&EntityId| question.items.iter().any(|item| item.entities().any(|name| name == **doer));
    if doers.len() > 2 && doers.iter().filter(named).count() == 1 {
        fit *= ONE_OF_MANY;
    }
    let cities: Vec<EntityId> = cities_in(topic, lexicon, question);
    let places: Vec<EntityId> = names(fact, Slot::Where).filter(|name| is_a(topic, lexicon, *name, "city")).collect();
    if !cities.is_empty() && !places.is_empty() && !places.iter().any(|place| cities.contains(place)) {
        fit *= OTHER_CITY;
    }
    fit
}

/// Who does it in the question: the state or person named right after "did", "had", "that" and the like.
fn subject(topic: &Topic, lexicon: &Lexicon, question: &Question) -> Option<EntityId> {
    const AUXILIARIES: [&str; 9] = ["did", "does", "do", "had", "has", "have", "would", "could", "will"];
    const PRONOUNS: [&str; 3] = ["that", "which", "what"];
    let acts = |id: &EntityId| is_a(topic, lexicon, *id, "state") || is_a(topic, lexicon, *id, "person");
    let follows = |start: usize, words: &[&str]| {
        let before = start.checked_sub(1).and_then(|at| question.tokens.get(at));
        let article = before.is_some_and(|token| token.text == "the");
        let before = if article { start.checked_sub(2).and_then(|at| question.tokens.get(at)) } else { before };
        before.is_some_and(|token| words.contains(&token.text.as_str()))
    };
    let after = |words: &[&str]| {
        let asked = question.items.iter().filter(|item| question.asks_at(item.tokens.start));
        asked.filter(|item| follows(item.tokens.start, words)).find_map(|item| item.entities().find(acts))
    };
    // In "which Soviet resources did Japan need" it's Japan that needs them.
    after(&AUXILIARIES).or_else(|| after(&PRONOUNS))
}

/// Whether the question asks for what somebody did, not for what he was: "what did he do", but not "what was he".
fn asks_for_deed(question: &Question) -> bool {
    question.tokens[question.asking.tokens.clone()].iter().any(|token| token.text == "did")
}

/// The cities that the question says "in" of.
fn cities_in(topic: &Topic, lexicon: &Lexicon, question: &Question) -> Vec<EntityId> {
    let inside = |start: usize| {
        let before = start.checked_sub(1).and_then(|at| question.tokens.get(at));
        before.is_some_and(|token| matches!(token.text.as_str(), "in" | "at" | "near"))
    };
    let items = question.items.iter().filter(|item| inside(item.tokens.start));
    items.flat_map(|item| item.entities()).filter(|id| is_a(topic, lexicon, *id, "city")).collect()
}

fn names(fact: &Fact, slot: Slot) -> impl Iterator<Item = EntityId> {
    fact.slot(slot).into_iter().flat_map(|filled| &filled.values).filter_map(|value| value.entity)
}

fn is_a(topic: &Topic, lexicon: &Lexicon, id: EntityId, kind: &str) -> bool {
    let first = topic.entity(id).kinds.first();
    first.zip(lexicon.kind_named(kind)).is_some_and(|(first, kind)| lexicon.is_a(*first, kind))
}
