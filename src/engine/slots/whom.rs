//! Who is asked for: a person or a state, the doer or the other, one or several, and for whom he acted.

use crate::engine::ask::Ask;
use crate::intents::{asks_for_other, speaks_for};
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::topic::{Entity, Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item, Weight};

/// What "who" asks for.
#[derive(Default)]
pub struct OfWhom {
    /// Whether only a person can be the answer.
    pub person: bool,
    /// Whether just one is asked for, or several.
    pub one: bool,
    pub several: bool,
    /// The state acted for: see [`acts_for`].
    pub acts_for: Option<Option<EntityId>>,
    /// Whether the one is asked for to whom it was done.
    pub object: bool,
    pub passive: bool,
    /// What the one asked for had: "whose *plan*".
    pub had: Option<usize>,
    /// What the one asked for was: "which *prime minister*".
    pub role: Option<usize>,
}

impl OfWhom {
    pub fn read(topic: &Topic, lexicon: &Lexicon, question: &Question, ask: &Ask) -> OfWhom {
        let text = question.asking.text.as_str();
        let has = |words: &[&str]| words.iter().any(|words| text.contains(words));
        OfWhom {
            person: asks_for_person(lexicon, question, ask),
            // "Who *was* the envoy" asks for one, "who were the envoys" for several.
            one: has(&["who was ", "who is ", "which was "]),
            several: has(&["who were ", "who are "]),
            acts_for: acts_for(topic, lexicon, question),
            had: had(question, ask),
            role: role(topic, lexicon, question, ask),
            object: asks_for_other(text)
                || has(&["whom ", "to who", "with who", "who did ", "who does "])
                || noun_comes_before_did(question, ask),
            passive: !text.contains(" by ")
                && has(&["who was ", "who were ", "who got ", " was told", " was informed"]),
        }
    }

    /// "Who did it" asks for the doer, "who was it done to" for the other.
    pub fn voice_fit(&self, fact: &Fact, slot: Slot) -> f32 {
        let has_both = || fact.slot(Slot::Who).is_some() && fact.slot(Slot::Whom).is_some();
        match slot {
            Slot::Who if self.object && has_both() => 0.85,
            Slot::Who if self.passive && has_both() && !fact.did.starts_with("be ") => 0.92,
            Slot::Whom if self.object => 1.1,
            Slot::Whom if self.passive && !fact.did.starts_with("be ") => 1.05,
            _ => 1.0,
        }
    }
}

/// Whether the one of that name was what `noun` says.
pub fn in_role(topic: &Topic, noun: &Item, name: EntityId) -> bool {
    noun.terms.iter().any(|term| topic.entity(name).terms.contains(term))
}

/// The noun of a question, if it is what some of the people here were: "which *prime minister*".
fn role(topic: &Topic, lexicon: &Lexicon, question: &Question, ask: &Ask) -> Option<usize> {
    let noun = ask.noun?;
    let item = question.items.get(noun)?;
    let is_person = |entity: &Entity| entity.kinds.first().copied() == lexicon.kind_named("person");
    let called = |entity: &Entity| item.terms.iter().any(|term| entity.terms.contains(term));
    topic.entities().iter().any(|entity| is_person(entity) && called(entity)).then_some(noun)
}

/// "Which countries did it help": the noun isn't the one who does it.
fn noun_comes_before_did(question: &Question, ask: &Ask) -> bool {
    let noun = ask.noun.and_then(|noun| question.items.get(noun));
    let next = noun.and_then(|noun| question.tokens.get(noun.tokens.end));
    next.is_some_and(|next| next.text == "did")
}

/// The item after "whose".
fn had(question: &Question, ask: &Ask) -> Option<usize> {
    let whose =
        ask.words.starts_with("whose").then(|| question.tokens.iter().position(|token| token.text == "whose"))??;
    question.items.iter().position(|item| item.tokens.start > whose && item.weight != Weight::None)
}

/// Whether only a person can be the answer: "who signed", where states sign too.
pub fn asks_for_person(lexicon: &Lexicon, question: &Question, ask: &Ask) -> bool {
    let person = lexicon.kind_named("person");
    let of_kind = ask.kinds.iter().any(|kind| person.is_some_and(|person| lexicon.is_a(*kind, person)));
    let text = &question.asking.text;
    let whom = ask.words.split(' ').any(|word| word == "whom") || text.ends_with(" with") || asks_for_other(text);
    // A state may well refuse *to sign*.
    let meant = |at: usize| at > 0 && question.tokens[at - 1].text == "to";
    let is_personal = question.tokens.iter().enumerate().any(|(at, token)| lexicon.is_personal(token) && !meant(at));
    of_kind || ask.intent == "who" && !whom && is_personal
}

/// Whether the name is a person's.
pub fn is_person(topic: &Topic, lexicon: &Lexicon, name: EntityId) -> bool {
    topic.entity(name).kinds.first().copied() == lexicon.kind_named("person")
}

/// The state that the one asked for acted for: "who signed it *for Japan*", "*on behalf of* the Soviets". A state is no
/// answer then, nor is another's man. `Some(None)` where it isn't said whom for.
pub fn acts_for(topic: &Topic, lexicon: &Lexicon, question: &Question) -> Option<Option<EntityId>> {
    let state = lexicon.kind_named("state");
    let named = |at: usize| {
        let item = question.items.iter().find(|item| item.tokens.contains(&at))?;
        item.entities().find(|id| topic.entity(*id).kinds.first().copied() == state)
    };
    question
        .tokens
        .iter()
        .enumerate()
        .find_map(|(at, token)| match token.text.as_str() {
            "for" => (at + 1..at + 3).find_map(named).map(Some),
            "behalf" => Some((at + 1..at + 4).find_map(named)),
            _ => None,
        })
        .or_else(|| {
            let spoken = speaks_for(&question.asking.text)?;
            let tokens = question.asking.tokens_at(spoken.clone());
            let within = |item: &&Item| {
                tokens.contains(&item.tokens.start) && question.asking.text[spoken.clone()].contains(item.text.as_str())
            };
            let states = question.items.iter().filter(within).flat_map(Item::entities);
            states.filter(|id| topic.entity(*id).kinds.first().copied() == state).last().map(Some)
        })
}
