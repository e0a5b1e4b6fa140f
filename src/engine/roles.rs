//! Who does what in a question: its subject, and the city it puts things in.

use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::text::{Language, Token, fold};
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item};

/// A fact with the question's subject in the other role.
const OTHER_WAY_ROUND: f32 = 0.85;
/// A fact with the question's subject in the same role.
const SAME_ROLE: f32 = 1.05;
/// A fact of several, where the question names but one of them.
const ONE_OF_MANY: f32 = 0.93;
/// A fact that is of what the question says was done.
const SAME_DEED: f32 = 1.05;
/// A fact that only mentions it.
const OTHER_DEED: f32 = 0.95;
/// A fact that happened in another city than the question says.
const OTHER_CITY: f32 = 0.85;

/// A fact of what somebody was, where it's asked what he did.
const NO_DEED: f32 = 0.88;

/// What a question says of who does what, read once for all facts.
pub struct Parts<'a> {
    topic: &'a Topic,
    lexicon: &'a Lexicon,
    question: &'a Question,
    subject: Option<EntityId>,
    predicate: Option<&'a Item>,
    cities: Vec<EntityId>,
    asks_for_deed: bool,
}

impl<'a> Parts<'a> {
    /// The roles in `question`.
    pub fn read(topic: &'a Topic, lexicon: &'a Lexicon, question: &'a Question) -> Parts<'a> {
        Parts {
            topic,
            lexicon,
            question,
            subject: subject(topic, lexicon, question),
            predicate: predicate(question),
            cities: cities_in(topic, lexicon, question),
            asks_for_deed: asks_for_deed(question),
        }
    }

    /// What they make of a fact's score: 1 where they say nothing.
    pub fn fit(&self, fact: &Fact) -> f32 {
        let kind = |name: EntityId| self.topic.entity(name).kinds.first();
        let mut fit = 1.0;
        if let Some(subject) = self.subject {
            let has = |slot: Slot| names(fact, slot).any(|name| name == subject);
            let is_state = fact.did.starts_with("be ");
            let of_another = || !has(Slot::Who) && names(fact, Slot::Who).any(|name| kind(name) == kind(subject));
            if has(Slot::Who) && !has(Slot::Whom) {
                fit *= SAME_ROLE;
            } else if !is_state && (has(Slot::Whom) && !has(Slot::Who) || of_another()) {
                fit *= OTHER_WAY_ROUND;
            }
            if is_state && self.asks_for_deed {
                fit *= NO_DEED;
            }
        }
        let named = |doer: &EntityId| self.question.items.iter().any(|item| item.entities().any(|name| name == *doer));
        if names(fact, Slot::Who).count() > 2 && names(fact, Slot::Who).filter(named).count() == 1 {
            fit *= ONE_OF_MANY;
        }
        if let Some(predicate) = self.predicate {
            let same = predicate.terms.iter().any(|term| fact.prepared.did.contains(term));
            fit *= if same { SAME_DEED } else { OTHER_DEED };
        }
        if !self.cities.is_empty() {
            let mut places =
                names(fact, Slot::Where).filter(|name| is_a(self.topic, self.lexicon, *name, "city")).peekable();
            if places.peek().is_some() && !places.any(|place| self.cities.contains(&place)) {
                fit *= OTHER_CITY;
            }
        }
        fit
    }
}

/// Who does it in the question: the state or person named right after "did", "had", "that" and the like.
pub fn subject(topic: &Topic, lexicon: &Lexicon, question: &Question) -> Option<EntityId> {
    const AUXILIARIES: [&str; 9] = ["did", "does", "do", "had", "has", "have", "would", "could", "will"];
    const PRONOUNS: [&str; 3] = ["that", "which", "what"];
    let acts = |id: &EntityId| is_a(topic, lexicon, *id, "state") || is_a(topic, lexicon, *id, "person");
    let follows = |start: usize, words: &[&str]| {
        let before = start.checked_sub(1).and_then(|at| question.tokens.get(at));
        let article = before.is_some_and(|token| token.text == "the");
        let before = if article { start.checked_sub(2).and_then(|at| question.tokens.get(at)) } else { before };
        before.is_some_and(|token| words.contains(&token.text.as_str()))
    };
    let asked = || question.items.iter().filter(|item| question.asks_at(item.tokens.start));
    let acting = |item: &Item| item.entities().find(acts);
    let after = |words: &[&str]| asked().filter(|item| follows(item.tokens.start, words)).find_map(acting);
    // In "which Soviet resources did Japan need" it's Japan that needs them.
    after(&AUXILIARIES)
        .or_else(|| after(&PRONOUNS))
        .or_else(|| asked().filter(|item| is_marked(question, item)).find_map(acting))
        .or_else(|| nominative(topic, question).find_map(acting))
}

/// Whether the question asks for what somebody did, not for what he was: "what did he do", but not "what was he".
fn asks_for_deed(question: &Question) -> bool {
    question.tokens[question.asking.tokens.clone()].iter().any(|token| token.text == "did")
}

/// The names that stand in a Russian question as they stand alone, those that no other case has first: "выиграла
/// *Япония*".
fn nominative<'a>(topic: &'a Topic, question: &'a Question) -> impl Iterator<Item = &'a Item> {
    let is_basic = |item: &Item| {
        let mut names = item.entities().flat_map(|id| topic.entity(id).names());
        names.any(|(language, name)| language == Language::Russian && fold(name) == item.text)
    };
    let mut items: Vec<_> = question.items.iter().filter(|item| question.asks_at(item.tokens.start)).collect();
    items.retain(|item| question.language == Language::Russian && is_basic(item));
    items.sort_by_key(|item| !item.text.ends_with(['я', 'а']));
    items.into_iter()
}

/// Whether a particle marks an item as the one who does it: "*ソ連が*破棄した".
fn is_marked(question: &Question, item: &Item) -> bool {
    let after = || question.asking.text.split_once(item.text.as_str()).map(|(_, after)| after);
    question.tokens.get(item.tokens.start).is_some_and(Token::is_japanese)
        && after().is_some_and(|after| after.starts_with('が') || after.starts_with('は'))
}

/// What is said to have been done, in languages in which its place or form shows it: the last word that means
/// something in a Japanese question, the first verb in the past of a Russian one.
pub fn predicate(question: &Question) -> Option<&Item> {
    let mut told = question.items.iter().filter(|item| {
        question.asks_at(item.tokens.start) && item.concepts().next().is_some() && item.entities().next().is_none()
    });
    match question.language {
        Language::English => None,
        Language::Japanese => told.rfind(|item| item.kinds().next().is_none()),
        Language::Russian => told.find(|item| PAST.iter().any(|ending| item.text.ends_with(ending))),
    }
}

/// How verbs end in the past in Russian, active and passive.
const PAST: [&str; 16] =
    ["л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ен", "ена", "ено", "ены", "ан", "ана", "ано", "аны"];

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
