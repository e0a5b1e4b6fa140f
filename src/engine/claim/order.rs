//! Which of two things a sentence says came first: "A before B", "B after A".

use super::Mistake;
use crate::engine::actors::Sentence;
use crate::grammar::{Grammar, Words};
use crate::vocabulary::EntityId;

/// What a sentence names on either side of "before" or "after".
struct Order {
    earlier: Vec<EntityId>,
    later: Vec<EntityId>,
    /// Whether it's told by "after".
    turned: bool,
}

impl Order {
    fn read(grammar: &Grammar, sentence: Sentence<'_>) -> Option<Order> {
        let is = |list, word: &String| grammar.is(list, word);
        let at = sentence.words.iter().position(|word| is(Words::Earlier, word) || is(Words::Later, word))?;
        let names = |left: bool| -> Vec<EntityId> {
            let items = sentence.items.iter().filter(|item| (item.tokens.start < at) == left);
            let items = items.flat_map(|item| std::iter::once(item).chain(&item.parts));
            items.flat_map(|item| item.entities()).collect()
        };
        let (left, right) = (names(true), names(false));
        let only = |of: &[EntityId], other: &[EntityId]| of.iter().filter(|id| !other.contains(id)).copied().collect();
        let (left, right): (Vec<_>, Vec<_>) = (only(&left, &right), only(&right, &left));
        let turned = sentence.words.get(at).is_some_and(|word| is(Words::Later, word));
        let (earlier, later) = if turned { (right, left) } else { (left, right) };
        Some(Order { earlier, later, turned })
    }
}

/// How the claim goes wrong if it has the two things in the other order than the fact.
pub fn mistake(grammar: &Grammar, claim: Sentence<'_>, fact: Sentence<'_>) -> Option<Mistake> {
    let said = Order::read(grammar, claim)?;
    let told = Order::read(grammar, fact)?;
    let shares = |one: &[EntityId], other: &[EntityId]| one.iter().any(|id| other.contains(id));
    let straight = shares(&said.earlier, &told.earlier) || shares(&said.later, &told.later);
    let turned = !straight && shares(&said.earlier, &told.later) && shares(&said.later, &told.earlier);
    turned.then_some(if said.turned { Mistake::Later } else { Mistake::Earlier })
}
