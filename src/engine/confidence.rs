//! How sure an answer is.

use super::Engine;
use super::ask::Ask;
use super::mismatch::Mismatch;
use super::score::{Counted, Scored};
use super::slots::{self, Candidate};
use crate::grammar::Words;
use crate::question::Question;
use crate::topic::Slot;
use crate::vocabulary::{Item, Term, Weight};

/// How well an answer is grounded: in what way its fact explains the words of the question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Grounds {
    /// The share of the question that only the cited passage explains, perhaps speaking of something else, from 0 to 1.
    pub cited: f32,
    /// The share that is explained by words of like meaning only, from 0 to 1.
    pub alike: f32,
    /// How many words were mended.
    pub mended: f32,
    /// Whether the question is in another language than the facts.
    pub foreign: bool,
    /// Whether what's asked for can be nearly anything: "what", "why", "how".
    pub open: bool,
    /// Whether the answer is the fact as a whole, though something of it was asked for.
    pub told: bool,
    /// Whether the answer comes from the slot that such questions ask for first.
    pub proper: bool,
    /// On how many points a claim is wrong.
    pub wrong: f32,
    /// Whether a person is asked for and the answer is none.
    pub stranger: bool,
    /// The weight of the weightiest name in the question, of a person, a treaty and the like, that the fact doesn't have, from 0 to 1.
    pub unnamed: f32,
    /// Whether the noun right after "which" or "what" isn't explained: "in which *jail*", "what *answer*".
    pub beside: bool,
    /// Whether the fact says what was meant or refused to be done, and the question takes it as done.
    pub unreal: bool,
    /// What speaks against the answer.
    pub mismatch: Mismatch,
}

/// From here on a fact states a word or implies it; below, only its passage has it.
pub const STATED: f32 = 0.8;

/// Names of these kinds are often only implied: a fact about a visit to a city is one about the state.
const IMPLIED: [&str; 3] = ["state", "place", "people-group"];

impl Grounds {
    /// The grounds on which `fact` explains `question`, with the answer `candidate`, or the fact told as a whole.
    pub fn of(
        engine: &Engine<'_>,
        question: &Question,
        ask: &Ask,
        counted: &[Counted],
        fact: usize,
        candidate: Option<&Candidate>,
    ) -> Grounds {
        let topic = engine.topic;
        let slot = candidate.map(|candidate| candidate.slot);
        let asked = || counted.iter().filter(|word| word.asked);
        let foreign = question.language != crate::text::Language::English;
        let whole: f32 = asked().map(|word| word.weight).sum::<f32>().max(f32::EPSILON);
        let share = |of: &dyn Fn(&Counted) -> bool| {
            asked().filter(|word| word.explained[fact] >= 0.5 && of(word)).map(|word| word.weight).sum::<f32>() / whole
        };
        let literally = |item: &Item| {
            let terms = item.terms.iter().chain(item.parts.iter().flat_map(|part| &part.terms));
            let mut own = terms.filter(|term| matches!(term, Term::Stem(_) | Term::Entity(_)));
            own.any(|term| topic.index().speaks_of(fact, term) > 0.0)
        };
        let unnamed = |item: &Item| {
            let mut names = item.entities().peekable();
            let kind = names.peek().and_then(|name| topic.entity(*name).kinds.first());
            let stands_alone = kind.is_some_and(|kind| {
                !IMPLIED.iter().any(|name| {
                    engine.lexicon.kind_named(name).is_some_and(|implied| engine.lexicon.is_a(*kind, implied))
                })
            });
            stands_alone && names.all(|name| topic.index().speaks_of(fact, &Term::Entity(name)) == 0.0)
        };
        Grounds {
            cited: share(&|word| word.explained[fact] < STATED),
            alike: if foreign { 0.0 } else { share(&|word| !literally(&question.items[word.item])) },
            mended: question.mended.len() as f32,
            foreign,
            open: matches!(ask.intent, "what" | "why" | "how" | "list" | "about"),
            told: slot.is_none() && !ask.slots.is_empty(),
            proper: slot.is_some_and(|slot| {
                ask.slots.first().is_some_and(|first| *first == slot || first.is_date() && slot.is_date())
            }),
            wrong: 0.0,
            stranger: slots::asks_for_person(engine.lexicon, question, ask) && !has_person(engine, fact, slot),
            unnamed: asked()
                .filter(|word| unnamed(&question.items[word.item]))
                .map(|word| word.weight)
                .fold(0.0, f32::max),
            beside: is_beside(engine, question, counted, fact),
            unreal: !ask.names_role() && is_unreal(engine, question, fact),
            mismatch: Mismatch::of(engine, question, ask, counted, fact, candidate),
        }
    }
}

/// Whether the answer has a person in it.
fn has_person(engine: &Engine<'_>, fact: usize, slot: Option<Slot>) -> bool {
    let filled = slot.and_then(|slot| engine.topic.facts()[fact].slot(slot));
    let mut names = filled.into_iter().flat_map(|filled| &filled.values).filter_map(|value| value.entity);
    names.any(|name| slots::is_person(engine.topic, engine.lexicon, name))
}

/// Whether `fact` says that something was meant, offered or refused, and the question says no such word.
fn is_unreal(engine: &Engine<'_>, question: &Question, fact: usize) -> bool {
    let fact = &engine.topic.facts()[fact];
    let grammar = engine.lexicon.grammar();
    let mut words = fact.did.split(' ');
    let unsaid = match words.find(|word| grammar.is_unreal(word)) {
        Some(did) => {
            let meant = engine.topic.vocabulary().terms(did);
            !question.items.iter().any(|item| item.terms.iter().any(|term| meant.contains(term)))
        }
        None => fact.not,
    };
    let speaks_of_intention = || grammar.speaks_of_intention(question.tokens.iter().map(|token| token.text.as_str()));
    unsaid && !denies(engine, question) && !speaks_of_intention()
}

/// Whether a noun that follows "which" or "what" at once isn't explained by the fact.
fn is_beside(engine: &Engine<'_>, question: &Question, counted: &[Counted], fact: usize) -> bool {
    let asks = |text: &str| matches!(text, "which" | "what" | "whose");
    let Some(at) = question.tokens.iter().position(|token| asks(&token.text)) else { return false };
    let mut nouns = question.items.iter().enumerate().filter(|(_, item)| item.tokens.start > at);
    let mut after = at + 1;
    let is_verb = |item: &Item| engine.lexicon.grammar().is(Words::Pasts, &item.text) || item.text.ends_with("ed");
    let named = |item: &Item| item.entities().next().is_some();
    // "What the Soviets wanted": a verb ends the run of nouns.
    let follows = |item: &Item, after: usize| {
        item.tokens.start == after && item.weight != Weight::None && (named(item) || !is_verb(item))
    };
    nouns
        .by_ref()
        .map_while(|(number, item)| {
            let word = follows(item, after).then_some(counted.iter().find(|word| word.item == number))?;
            after = item.tokens.end;
            Some(word)
        })
        .flatten()
        .any(|word| word.asked && word.explained[fact] < 0.5)
}

fn denies(engine: &Engine<'_>, question: &Question) -> bool {
    engine.lexicon.grammar().denies(question.tokens.iter().map(|token| token.text.as_str()))
}

/// What the confidence in an answer rests on.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// Whether it's a verdict on a claim.
    pub claim: bool,
    /// The share of the question that the fact explains, from 0 to 1.
    pub explained: f32,
    /// The share of what the fact is about that the question speaks of, from 0 to 1.
    pub core: f32,
    /// How well the slot fits what's asked, about 1 at best.
    pub fit: f32,
    /// How far the next answer that differs is behind, from 0 to 1.
    pub margin: f32,
    /// The weight of the weightiest word left unexplained, from 0 to 1.
    pub left_over: f32,
    /// The weight of all that is explained, 1 for each word that says much.
    pub evidence: f32,
    /// How far the fact is behind the one that fits the question best: where that one has no answer, the article
    /// probably has none. From 0 to 1.
    pub behind: f32,
    /// Whether a date of the question and the fact's exclude each other.
    pub clash: bool,
    /// In what way the fact explains the question.
    pub grounds: Grounds,
}

impl Basis {
    /// The basis of an answer from `scored`, where the fact that fits best is worth `best`.
    pub fn new(scored: &Scored, fit: f32, margin: f32, best: f32) -> Basis {
        Basis {
            claim: false,
            explained: scored.explained,
            core: scored.core,
            fit,
            margin,
            left_over: scored.left_over,
            evidence: scored.evidence,
            behind: 1.0 - (scored.score / best.max(f32::EPSILON)).min(1.0),
            clash: scored.clash,
            grounds: Grounds::default(),
        }
    }

    /// The same on these grounds.
    pub fn on(self, grounds: Grounds) -> Basis {
        Basis { grounds, ..self }
    }

    /// The probability that the answer is right: a logistic regression over the question sets.
    pub fn probability(&self) -> f64 {
        let weights = if self.claim { CLAIM } else { ANSWER };
        let sum: f32 = self.features().iter().zip(weights).map(|((_, value), weight)| value * weight).sum();
        1.0 / (1.0 + f64::from(-sum).exp())
    }

    /// All that the confidence is worked out from, each by its name.
    pub fn features(&self) -> [(&'static str, f32); 34] {
        let grounds = &self.grounds;
        let mismatch = &grounds.mismatch;
        let yes = |holds: bool| if holds { 1.0 } else { 0.0 };
        [
            ("always", 1.0),
            ("explained", self.explained),
            ("core", self.core),
            ("fit", self.fit.min(1.15)),
            // A thing of another kind than asked for, or one whose kind isn't known.
            ("misfit", (4.0 * (0.75 - self.fit)).clamp(0.0, 1.0)),
            ("margin", self.margin.min(0.5)),
            ("left over", self.left_over),
            ("evidence", self.evidence.min(2.0)),
            ("little evidence", (0.6 - self.evidence).max(0.0)),
            ("behind", self.behind),
            ("clash", yes(self.clash)),
            // Two answers equally good, and neither fact chiefly about what is asked: that is no answer.
            ("toss-up", yes(self.margin < 0.005 && self.core < 0.2)),
            // Where much is left unexplained the question is about something else, however well the rest fits.
            ("unexplained", 5.0 * (0.8 - self.explained).max(0.0) + 4.0 * (self.left_over - 0.5).max(0.0)),
            ("cited", grounds.cited),
            ("alike", grounds.alike),
            ("mended", grounds.mended.min(2.0)),
            ("foreign", yes(grounds.foreign)),
            ("open", yes(grounds.open)),
            ("told", yes(grounds.told)),
            ("proper", yes(grounds.proper)),
            ("wrong", grounds.wrong.min(3.0)),
            ("stranger", yes(grounds.stranger)),
            ("unnamed", grounds.unnamed),
            ("unreal", yes(grounds.unreal)),
            ("beside the noun", yes(grounds.beside)),
            ("reasonless", yes(mismatch.reasonless)),
            ("unkind", yes(mismatch.unkind)),
            ("other deed", yes(mismatch.other_deed)),
            ("like deed", yes(mismatch.like_deed)),
            ("other doer", yes(mismatch.other_doer)),
            ("turned", yes(mismatch.turned)),
            ("intended", yes(mismatch.intended)),
            ("rest of a list", yes(mismatch.rest)),
            ("uncounted", yes(mismatch.uncounted)),
        ]
    }
}

/// What each feature weighs for an answer, and for a verdict on a claim.
const ANSWER: [f32; 34] = [
    -3.75, 2.00, 0.90, 2.24, -1.50, 1.07, -1.20, 1.06, -2.00, -2.75, -1.50, -1.00, -1.30, -2.40, -2.20, 0.25, 0.30,
    -0.33, -1.81, 0.85, 0.00, -0.80, -1.40, -0.60, -0.63, -2.10, -2.00, -1.20, -0.18, -1.80, -3.50, -2.20, -1.30,
    -1.60,
];
const CLAIM: [f32; 34] = [
    -1.50, 1.18, 1.48, 0.00, 0.00, 0.46, -3.30, 0.80, -2.00, 0.00, -0.27, -1.00, -1.00, -0.27, -1.27, 0.00, -0.07,
    0.00, 0.00, 0.00, 0.32, 0.00, -0.61, -0.24, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
];
