//! Whose a thing is: "Soviet citizens", "Japan's ambassador", "the ambassador of Japan".

use super::case::Case;
use super::{Mistake, Wrong};
use crate::engine::actors::Sentence;
use crate::grammar::Words;
use crate::text::Language;
use crate::topic::Slot;
use crate::vocabulary::{EntityId, Item, Weight};

/// How the adjectives of states end.
const ADJECTIVES: [&str; 6] = ["ese", "ian", "ish", "iet", "ican", "rman"];

/// A thing and the states that it's said to be of.
struct Belonging<'a> {
    thing: &'a Item,
    owner: &'a Item,
    /// Whether other states stand beside the one: "Soviet-Japanese talks" are of both.
    shared: bool,
}

/// What is wrong with whose a thing is: the fact has it as another state's and never as this one's.
pub(super) fn mistake(case: &Case<'_>) -> Option<Wrong> {
    if case.question.language != Language::English {
        return None;
    }
    let told: Vec<_> = belongings(case, case.told()).collect();
    let claimed = belongings(case, case.said())
        .filter(|claimed| !claimed.shared && case.claim.tokens.contains(&claimed.thing.tokens.start));
    let of_fact = claimed.into_iter().find_map(|claimed| {
        let mut same = told.iter().filter(|told| is_same(told.thing, claimed.thing)).peekable();
        same.peek()?;
        let differs = same.all(|told| !told.shared && !are_akin(case, &ids(told.owner), &ids(claimed.owner)));
        let words = case.typed(claimed.owner.tokens.start..claimed.thing.tokens.end);
        differs.then_some(Wrong { words, kind: Mistake::Slot(Slot::Who) })
    });
    of_fact.or_else(|| another_states_man(case))
}

/// The words by which the claim makes the one it's about another state's man: "Gromyko was *Japan's minister*".
fn another_states_man(case: &Case<'_>) -> Option<Wrong> {
    let person = case.topic.entity(case.claim.subject?);
    let state = person.of?;
    let said = || case.question.content().filter(|item| case.claim.tokens.contains(&item.tokens.start));
    let names_role =
        |item: &&Item| item.entities().next().is_none() && item.terms.iter().any(|term| person.terms.contains(term));
    let role = said().find(names_role)?;
    let word = |at: usize| case.question.tokens.get(at).map_or("", |token| token.text.as_str());
    let before = |item: &&Item| {
        item.tokens.end <= role.tokens.start && (item.tokens.end..role.tokens.start).all(|at| word(at) == "s")
    };
    let owner = said().find(before)?;
    let is_state = owner.entities().any(|id| case.is_a(id, "state"));
    let differs = is_state && !are_akin(case, &[state], &ids(owner));
    let words = case.typed(owner.tokens.start..role.tokens.end);
    differs.then_some(Wrong { words, kind: Mistake::Slot(Slot::Who) })
}

/// Whether the fact speaks of something as this state's: "after the Soviet warning". Then that may be what it did.
pub(super) fn is_of(case: &Case<'_>, state: EntityId) -> bool {
    belongings(case, case.told()).any(|told| told.owner.entities().any(|id| id == state))
}

/// All things in a sentence that are said to be a state's.
fn belongings<'a>(case: &'a Case<'a>, sentence: Sentence<'a>) -> impl Iterator<Item = Belonging<'a>> {
    let items = sentence.items;
    let word = move |at: usize| sentence.words.get(at).map_or("", String::as_str);
    let is_state = move |item: &&Item| item.entities().any(|id| case.is_a(id, "state"));
    let beside = move |left: &Item, right: &Item| {
        let gap = left.tokens.end..right.tokens.start;
        gap.is_empty() || gap.len() == 1 && matches!(word(gap.start), "s" | "and")
    };
    let before = move |thing: &Item| items.iter().rev().find(|item| item.tokens.end <= thing.tokens.start);
    // "Japan seized": what follows a bare name may well be what it did.
    let owns = move |owner: &Item, thing: &Item| {
        let last = word(owner.tokens.end.saturating_sub(1));
        word(owner.tokens.end) == "s" || ADJECTIVES.iter().any(|ending| last.ends_with(ending)) && !is_past(case, thing)
    };
    let things = items.iter().filter(|item| item.entities().next().is_none() && item.weight == Weight::Content);
    things.filter_map(move |thing| {
        let owner = before(thing).filter(|item| is_state(item) && beside(item, thing))?;
        owns(owner, thing).then_some(())?;
        let shared = before(owner).is_some_and(|item| is_state(&item) && beside(item, owner));
        Some(Belonging { thing, owner, shared })
    })
}

/// Whether a word may be the past form of a verb.
fn is_past(case: &Case<'_>, thing: &Item) -> bool {
    thing.text.ends_with("ed") || case.lexicon.grammar().is(Words::Pasts, &thing.text)
}

/// Whether two words are for the same thing.
fn is_same(one: &Item, other: &Item) -> bool {
    one.terms.iter().any(|term| other.terms.contains(term))
}

/// Whether two words may be for the same state, or one of them for a part or a predecessor of the other's.
fn are_akin(case: &Case<'_>, one: &[EntityId], other: &[EntityId]) -> bool {
    let family = |ids: &[EntityId]| -> Vec<EntityId> {
        ids.iter().flat_map(|id| std::iter::once(*id).chain(case.topic.entity(*id).of)).collect()
    };
    let (one, other) = (family(one), family(other));
    one.iter().any(|id| other.contains(id))
}

fn ids(item: &Item) -> Vec<EntityId> {
    item.entities().collect()
}
