//! What a conversation was about, and how later questions lean on it.

use super::ask::Ask;
use crate::article::Passage;
use crate::question::Question;
use crate::topic::Topic;
use crate::vocabulary::{EntityId, Item, Term, Weight};

/// Remembers what a conversation was about: keep one for each chat, and for each thread and person in groups.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    pub(super) last: Option<Turn>,
}

impl Conversation {
    /// Remembers a turn that was answered.
    pub(crate) fn remember(&mut self, turn: Turn) {
        self.last = Some(turn);
    }
}

/// The last turn that was answered.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// The name of the topic that answered.
    pub topic: String,
    /// The facts it was answered from, the best first.
    pub facts: Vec<usize>,
    /// The slot that answered.

    /// What was asked.
    pub ask: Ask,
    /// What it was asked with, follow-ups completed.
    pub items: Vec<Item>,
    /// The question as it was understood.
    pub text: String,
}

/// What a question leans on: the last turn, for one topic.
#[derive(Debug)]
pub struct Context {
    /// The fact that answered.
    last: Option<usize>,
    /// The names in it, each with how much it says.
    names: Vec<(EntityId, f32)>,
    /// The facts that are not meant: "no, the *other* one".
    pub excluded: Vec<usize>,
}

/// How near to the last answer a fact is that shares this much with it, from 0 to 1.
mod kinship {
    pub const SAME_FACT: f32 = 0.95;
    pub const SAME_PASSAGE: f32 = 0.8;
    pub const NEXT_SENTENCE: f32 = 0.7;
    pub const SAME_PARAGRAPH: f32 = 0.6;
    pub const SAME_SECTION: f32 = 0.25;
    pub const RARE_FROM: f32 = 0.4;
    pub const RARE_NAME: f32 = 0.6;
}

impl Context {
    /// What `turn` leaves to lean on.
    pub(super) fn new(topic: &Topic, turn: &Turn, excludes: bool) -> Context {
        let last = turn.facts.first().copied();
        let names = last
            .into_iter()
            .flat_map(|last| &topic.facts()[last].prepared.names)
            .map(|name| (*name, rarity(topic, *name)))
            .collect();
        Context { last, names, excluded: if excludes { turn.facts.clone() } else { Vec::new() } }
    }

    /// How near the fact with this number is to what was last spoken of, from 0 to 1.
    pub fn kinship(&self, topic: &Topic, number: usize) -> f32 {
        let Some(last) = self.last else { return 0.0 };
        if last == number {
            return kinship::SAME_FACT;
        }
        let (a, b) = (&topic.facts()[last], &topic.facts()[number]);
        let pairs = a.passages.iter().flat_map(|one| b.passages.iter().map(move |other| (one, other)));
        let kin = pairs.map(|(one, other)| near(topic, one, other)).fold(0.0, f32::max);
        let shared = self.names.iter().filter(|(name, _)| b.prepared.names.contains(name));
        let rarest = shared.map(|(_, rarity)| *rarity).fold(0.0, f32::max);
        if rarest < kinship::RARE_FROM {
            return kin.max(rarest);
        }
        // Of the facts in one passage, those about the same thing come first.
        let named = kinship::RARE_NAME + (1.0 - kinship::RARE_NAME) * rarest;
        if kin >= kinship::SAME_PARAGRAPH { kinship::SAME_FACT } else { kin.max(named) }
    }
}

fn near(topic: &Topic, one: &Passage, other: &Passage) -> f32 {
    let article = topic.article();
    if one == other {
        return kinship::SAME_PASSAGE;
    }
    let (i, j) = (article.sentence_at(one), article.sentence_at(other));
    let (Some(a), Some(b)) = (article.sentences().get(i), article.sentences().get(j)) else { return 0.0 };
    if i.abs_diff(j) == 1 && a.paragraph == b.paragraph {
        kinship::NEXT_SENTENCE
    } else if a.paragraph == b.paragraph {
        kinship::SAME_PARAGRAPH
    } else if a.section == b.section {
        kinship::SAME_SECTION
    } else {
        0.0
    }
}

fn rarity(topic: &Topic, name: EntityId) -> f32 {
    let item = Item {
        tokens: 0..0,
        text: String::new(),
        terms: vec![Term::Entity(name)],
        member_of: Vec::new(),
        weight: Weight::Content,
        parts: Vec::new(),
    };
    topic.index().rarity(&topic.index().facts_explaining(&item))
}

/// How a question leans on what was said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// It stands on its own.
    None,
    /// It speaks of "it", "they", "there", or says so little that it must be a follow-up.
    Leans,
    /// It puts something new in the place of something old: "and in 1988?".
    Swaps,
}

/// Words that point back, in English and Russian.
const POINTERS: [&str; 44] = [
    "it",
    "its",
    "he",
    "him",
    "his",
    "she",
    "her",
    "they",
    "them",
    "their",
    "there",
    "then",
    "that",
    "this",
    "these",
    "those",
    "same",
    "such",
    "former",
    "latter",
    "он",
    "она",
    "они",
    "оно",
    "его",
    "ее",
    "их",
    "ему",
    "ей",
    "им",
    "ним",
    "ней",
    "него",
    "нее",
    "них",
    "там",
    "тогда",
    "это",
    "этот",
    "эта",
    "этого",
    "этом",
    "туда",
    "потом",
];
/// Strings that point back in Japanese.
const JAPANESE_POINTERS: [&str; 8] = ["それ", "その", "彼", "そこ", "これ", "この", "では", "じゃあ"];
/// Words that a follow-up begins with.
const OPENERS: [&str; 10] = ["and", "but", "so", "also", "а", "и", "но", "или", "or", "no"];
/// Words that set the last answer aside.
const OTHERS: [&str; 8] = ["other", "another", "else", "earlier", "instead", "meant", "другой", "другое"];

/// A question whose words say no more than this much, by weight, may be a follow-up.
const SAYS_LITTLE: f32 = 0.75;

/// A name that says at least this much makes a question stand on its own.
pub const SUBJECT: f32 = 0.4;

/// How `question` leans on the conversation, told by its words. `says` is the weight of all of them.
pub fn leaning(question: &Question, ask: &Ask, says: f32) -> Leaning {
    let words = || question.tokens[question.asking.tokens.clone()].iter().map(|token| token.text.as_str());
    let japanese = || question.tokens.iter().any(|token| JAPANESE_POINTERS.iter().any(|p| token.text.contains(p)));
    let points = words().any(|word| POINTERS.contains(&word)) || japanese();
    let opens = question.tokens.first().is_some_and(|token| OPENERS.contains(&token.text.as_str()));
    let about =
        ask.pattern.is_some_and(|pattern| pattern == "what about <something>" || pattern == "what about <somebody>");
    if ((opens && ask.silent) || about) && !points {
        return Leaning::Swaps;
    }
    if points || opens || says < SAYS_LITTLE { Leaning::Leans } else { Leaning::None }
}

/// Whether the question sets the last answer aside: "no, the other one".
pub fn excludes(question: &Question) -> bool {
    question.tokens.iter().any(|token| OTHERS.contains(&token.text.as_str()))
}
