//! Which of two things a sentence says came first: "A before B", "B after A".

use crate::engine::actors::Sentence;
use crate::grammar::{Grammar, Words};
use crate::vocabulary::EntityId;

/// What a sentence names on either side of "before" or "after".
struct Order {
    earlier: Vec<EntityId>,
    later: Vec<EntityId>,
}

impl Order {
    fn read(grammar: &Grammar, sentence: Sentence<'_>) -> Option<Order> {
        let is = |list, word: &String| grammar.is(list, word);
        let at = sentence.words.iter().position(|word| is(Words::Earlier, word) || is(Words::Later, word))?;
        let names = |left: bool| -> Vec<EntityId> {
            let items = sentence.items.iter().filter(|item| (item.tokens.start < at) == left);
            items.flat_map(|item| item.entities()).collect()
        };
        let (left, right) = (names(true), names(false));
        let only = |of: &[EntityId], other: &[EntityId]| of.iter().filter(|id| !other.contains(id)).copied().collect();
        let (left, right): (Vec<_>, Vec<_>) = (only(&left, &right), only(&right, &left));
        let turned = sentence.words.get(at).is_some_and(|word| is(Words::Later, word));
        Some(if turned { Order { earlier: right, later: left } } else { Order { earlier: left, later: right } })
    }
}

/// Whether the claim has the two things in the other order than the fact.
pub fn is_turned(grammar: &Grammar, claim: Sentence<'_>, fact: Sentence<'_>) -> bool {
    let (Some(claim), Some(fact)) = (Order::read(grammar, claim), Order::read(grammar, fact)) else { return false };
    let shares = |one: &[EntityId], other: &[EntityId]| one.iter().any(|id| other.contains(id));
    let straight = shares(&claim.earlier, &fact.earlier) || shares(&claim.later, &fact.later);
    !straight && shares(&claim.earlier, &fact.later) && shares(&claim.later, &fact.earlier)
}
