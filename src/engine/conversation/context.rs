use super::Turn;
use crate::article::Passage;
use crate::lexicon::Lexicon;
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item, Term, Weight};

/// What a question leans on: the last turn, for one topic.
#[derive(Debug)]
pub struct Context {
    /// The fact that answered.
    last: Option<usize>,
    /// The names in it, each with how much it says.
    names: Vec<(EntityId, f32)>,
}

/// How near to the last answer a fact is that shares this much with it, from 0 to 1.
mod kinship {
    pub const SAME_FACT: f32 = 0.95;
    pub const SAME_PASSAGE: f32 = 0.8;
    pub const NEXT_SENTENCE: f32 = 0.7;
    pub const SAME_PARAGRAPH: f32 = 0.6;
    pub const SAME_SECTION: f32 = 0.25;
    /// What remains where the one spoken of is only one of many.
    pub const OF_MANY: f32 = 0.7;
    pub const RARE_FROM: f32 = 0.4;
    pub const RARE_NAME: f32 = 0.6;
}

impl Context {
    /// What `turn` leaves to lean on.
    pub fn new(topic: &Topic, turn: &Turn) -> Context {
        let last = turn.facts.first().copied();
        let names = last.into_iter().flat_map(|last| &topic.facts()[last].prepared.names);
        let names = names.map(|name| (*name, rarity(topic, *name))).collect();
        Context { last, names }
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
        let doers = |fact: &Fact| fact.slot(Slot::Who).map_or(0, |filled| filled.values.len());
        let kin = if doers(b) > 2 && doers(a) == 1 { kin * kinship::OF_MANY } else { kin };
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

/// Who and what a fact is about, by name: not where it was.
pub fn doers_and_things(topic: &Topic, number: usize) -> Vec<EntityId> {
    let slots = [Slot::Treaty, Slot::Who, Slot::What, Slot::Whom];
    let values =
        slots.into_iter().filter_map(|slot| topic.facts()[number].slot(slot)).flat_map(|filled| &filled.values);
    values.filter_map(|value| value.entity).collect()
}

/// A name as a question would have it, at token `at`. Of a person's name each word names him.
pub fn item(topic: &Topic, lexicon: &Lexicon, name: EntityId, at: usize) -> Item {
    let entity = topic.entity(name);
    if entity.kinds.first().copied() == lexicon.kind_named("person") {
        let read = topic.vocabulary().read(&crate::text::tokenize(&entity.name));
        if let Some(item) = read.into_iter().find(|item| item.entities().any(|id| id == name)) {
            return Item { tokens: at..at + 1, ..item };
        }
    }
    Item {
        tokens: at..at + 1,
        text: crate::text::fold(&entity.name),
        terms: vec![Term::Entity(name)],
        member_of: Vec::new(),
        weight: Weight::Content,
        parts: Vec::new(),
    }
}

/// How much a name says, from 0 to 1.
pub fn rarity(topic: &Topic, name: EntityId) -> f32 {
    topic.index().rarity_of_name(name)
}
