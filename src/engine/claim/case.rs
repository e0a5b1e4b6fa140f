//! One claim held against one fact.

use super::stance::{self, Stance};
use super::statement::Claim;
use crate::engine::actors::Sentence;
use crate::engine::score::Counted;
use crate::grammar::Words;
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::topic::{Fact, Topic};
use crate::vocabulary::{EntityId, Item};
use std::ops::Range;

/// A claim and a fact that may bear it out or not.
pub(super) struct Case<'a> {
    pub topic: &'a Topic,
    pub lexicon: &'a Lexicon,
    pub question: &'a Question,
    /// The words of the claim as they count.
    pub counted: &'a [Counted],
    pub claim: &'a Claim,
    /// The fact's number.
    pub number: usize,
    pub fact: &'a Fact,
}

/// A word of the claim, and what the fact makes of it.
pub(super) struct Word<'a> {
    pub item: &'a Item,
    pub weight: f32,
    /// How surely the fact explains it.
    pub strength: f32,
    /// What the fact's own sentence makes of it.
    pub stance: Stance,
    /// Whether it's a name.
    pub names: bool,
}

impl<'a> Case<'a> {
    /// The words that the claim consists of. A tag is none of it, and what denies speaks through what it denies.
    pub fn words(&self) -> impl Iterator<Item = Word<'a>> {
        let Case { lexicon, question, claim, fact, number, .. } = *self;
        let is_tag =
            move |item: &Item| question.asks_at(item.tokens.start) && !claim.tokens.contains(&item.tokens.start);
        let denies = move |item: &Item| {
            item.tokens.clone().all(|at| lexicon.grammar().is(Words::Negations, &question.tokens[at].text))
        };
        let asked = self.counted.iter().filter(|word| word.asked);
        let words = asked.map(move |word| (word, &question.items[word.item]));
        words.filter(move |(_, item)| !is_tag(item) && !denies(item)).map(move |(word, item)| Word {
            item,
            weight: word.weight,
            strength: word.explained[number],
            stance: stance::of(lexicon, question, item, &claim.manners, fact),
            names: item.entities().next().is_some(),
        })
    }

    /// The sentence of the claim.
    pub fn said(&self) -> Sentence<'a> {
        self.claim.sentence(self.question)
    }

    /// The sentence of the fact.
    pub fn told(&self) -> Sentence<'a> {
        Sentence { words: &self.fact.told.words, items: &self.fact.told.items }
    }

    /// The words of some tokens as they were typed; of a run of Japanese the whole run.
    pub fn typed(&self, tokens: Range<usize>) -> String {
        let tokens = &self.question.tokens[tokens];
        let span = tokens.first().zip(tokens.last()).map(|(first, last)| first.span.start..last.span.end);
        span.and_then(|span| self.question.text.get(span)).unwrap_or_default().to_owned()
    }

    /// Whether the claim has the word for what was done.
    pub fn speaks_of_deed(&self) -> bool {
        let deed = self.fact.prepared.deed.as_ref();
        let said = || self.question.content().flat_map(|item| std::iter::once(item).chain(&item.parts));
        deed.is_some_and(|deed| said().any(|item| item.terms.iter().any(|term| deed.terms.contains(term))))
    }

    /// Whether the fact's sentence has the name in the claim's own letters.
    pub fn is_spelt_out(&self, item: &Item) -> bool {
        item.text.split(' ').any(|word| self.fact.told.words.iter().any(|said| said == word))
    }

    /// Whether `id` is of the kind of this name, or of one below it.
    pub fn is_a(&self, id: EntityId, kind: &str) -> bool {
        let first = self.topic.entity(id).kinds.first();
        first.zip(self.lexicon.kind_named(kind)).is_some_and(|(first, kind)| self.lexicon.is_a(*first, kind))
    }

    /// Whether the fact's sentence has a name only as something planned.
    pub fn is_supposed(&self, named: &Item) -> bool {
        let told = &self.fact.told;
        let said = told.items.iter().filter(|item| item.entities().any(|id| named.entities().any(|n| n == id)));
        let mut meant = said.filter_map(|item| told.manners.get(item.tokens.start)).peekable();
        meant.peek().is_some() && meant.all(|manner| manner.supposed && manner.near)
    }
}
