//! What there is to a claim besides its words: how they are meant, whom it's about, what of it is a tag.

use crate::engine::{actors, actors::Sentence, roles};
use crate::grammar::Words;
use crate::intents::words_of_tag;
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::sentence::{Manner, manners};
use crate::text::Language;
use crate::topic::Topic;
use crate::vocabulary::{EntityId, Item};
use std::ops::Range;

/// A claim, read once for all facts.
pub(super) struct Claim {
    /// Its tokens, without a tag such as "didn't they?".
    pub tokens: Range<usize>,
    /// How each token of the question is meant.
    pub manners: Vec<Manner>,
    /// The words of the question.
    words: Vec<String>,
    /// Whom or what the sentence is about, grammatically.
    pub subject: Option<EntityId>,
    /// Whether it says that something was done: "did he win", and not "was he the winner".
    pub acts: bool,
}

const OPENINGS: [&str; 14] =
    ["did", "was", "were", "is", "are", "has", "have", "had", "does", "do", "could", "would", "so", "and"];

/// Openings after which a verb follows.
const ACTING: [&str; 3] = ["did", "does", "do"];

impl Claim {
    pub fn read(topic: &Topic, lexicon: &Lexicon, question: &Question) -> Claim {
        let asking = question.asking.tokens.clone();
        let said: Vec<_> = question.tokens[asking.clone()].iter().map(|token| token.text.as_str()).collect();
        let end = asking.end - words_of_tag(&said.join(" ")).min(said.len());
        let mut start = asking.start;
        // "Didn't he win?" asks whether he won.
        let opens = said.iter().take_while(|word| OPENINGS.contains(word)).count();
        if opens > 0 && said.get(opens) == Some(&"not") {
            start += opens + 1;
        }
        let tokens = start..end.max(start);
        let mut manners = manners(lexicon.grammar(), &question.text, &question.tokens, tokens.clone());
        let foreign = question.language != Language::English;
        let japanese = question.language == Language::Japanese && lexicon.grammar().denies_within(&said.concat());
        // "Не Япония ли победила?" asks whether it did.
        const NEAR: usize = 4;
        let is = |list: Words, word: &&str| lexicon.grammar().is(list, word);
        let doubted = said.windows(NEAR).map(|words| words.split_first());
        let doubts = doubted
            .flatten()
            .any(|(first, rest)| is(Words::Negations, first) && rest.iter().any(|word| is(Words::Affirmations, word)));
        if foreign && doubts {
            manners.fill(Manner::default());
        } else if foreign && (japanese || manners.iter().any(|manner| manner.denied)) {
            // Where the denial stands by another order of words it's taken to be of the whole sentence.
            manners.fill(Manner { denied: true, near: true, ..Manner::default() });
        }
        let acts = said.first().is_some_and(|word| ACTING.contains(word));
        let mut content = question.content().filter(|item| tokens.contains(&item.tokens.start));
        let first = content.next().and_then(|item| item.entities().next());
        // Where the order of words says little, particles and endings tell who did it.
        let subject = if foreign { roles::subject(topic, lexicon, question).or(first) } else { first };
        Claim { tokens, manners, words: actors::words(&question.tokens), subject, acts }
    }

    pub fn sentence<'a>(&'a self, question: &'a Question) -> Sentence<'a> {
        Sentence { words: &self.words, items: &question.items }
    }

    /// Whether the claim itself speaks of a plan, an offer or a wish.
    pub fn supposes(&self, lexicon: &Lexicon, question: &Question) -> bool {
        let said = question.tokens[self.tokens.clone()].iter().map(|token| token.text.as_str());
        lexicon.grammar().speaks_of_intention(said)
    }

    /// How its tokens are meant, without those around it.
    pub fn meant(&self) -> &[Manner] {
        self.manners.get(self.tokens.clone()).unwrap_or_default()
    }

    pub fn manner(&self, item: &Item) -> Manner {
        self.manners.get(item.tokens.start).copied().unwrap_or_default()
    }
}
