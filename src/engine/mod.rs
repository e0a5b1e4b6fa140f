//! From a question to a reply: candidates, decision, wording.
//!
//! - `ask.rs`: what is asked for
//! - `score.rs`, `roles.rs`, `actors.rs`: which facts explain the question
//! - `slots.rs`, `choose.rs`, `tell.rs`: which slot of them answers, or the fact as it stands
//! - `claim/`, `verdict.rs`: whether a claim is true
//! - `alternatives.rs`: which of two that are offered
//! - `number.rs`: how many are named
//! - `compute/`: what is worked out from stated values
//! - `conversation/`, `follow_up.rs`: questions that lean on earlier ones
//! - `extract.rs`, `passages.rs`, `suggest.rs`, `ambiguity.rs`: what is said where no fact answers, or two do
//! - `confidence.rs`, `mismatch.rs`: how sure an answer is
//! - `explanation.rs`: how it came about

mod actors;
mod alternatives;
mod ambiguity;
mod ask;
mod choose;
mod claim;
mod compute;
mod confidence;
mod conversation;
mod explanation;
mod extract;
mod follow_up;
mod mismatch;
mod number;
mod passages;
mod roles;
mod score;
mod slots;
mod suggest;
mod tell;
mod verdict;
mod wording;

pub use conversation::Conversation;
pub use explanation::Explanation;
pub(crate) use explanation::Trace;
pub(crate) use wording::join;

use crate::article::Passage;
use crate::dates::Span;
use crate::lexicon::Lexicon;
use crate::phrases::Phrases;
use crate::question::{Question, Typed};
use crate::reply::{Status, Verdict};
use crate::text::Language;
use crate::topic::{Slot, Topic};
use ask::{Ask, has_verb, is_statement};
use conversation::{Context, Turn};
use std::ops::Range;

/// What one topic makes of a question, before it's put into a reply.
#[derive(Debug)]
pub(crate) struct Draft {
    pub status: Status,
    pub intent: &'static str,
    pub answer: String,
    pub verdict: Option<Verdict>,
    pub confidence: f64,
    pub passages: Vec<Passage>,
    pub facts: Vec<usize>,
    pub suggestions: Vec<String>,
    pub ambiguous: bool,
    pub read_as: Option<String>,
    pub language: Language,
    pub(crate) turn: Option<Turn>,
}

/// An answer found, with how sure it is.
#[derive(Debug)]
struct Found {
    intent: &'static str,
    answer: String,
    verdict: Option<Verdict>,
    confidence: f64,
    /// How far the next answer that differs is behind, from 0 to 1.
    margin: f32,
    passages: Vec<Passage>,
    facts: Vec<usize>,
    /// Two facts with different answers that are equally good, where either would be sure without the other.
    tied: Option<[usize; 2]>,
}

/// An answer is given if it's more likely right than not by a margin.
const ANSWERED_FROM: f64 = 0.7;

/// How near a fact must be to what was spoken of for a claim that leans on that to be about it: nearer than the same
/// section alone makes it.
const NEAR_ENOUGH: f32 = 0.3;

/// How surely a fact must explain a date that is all there is to a question.
const JUST_THEN: f32 = 0.94;

/// Answers questions on one topic.
pub(crate) struct Engine<'a> {
    pub topic: &'a Topic,
    pub lexicon: &'a Lexicon,
    pub phrases: &'a Phrases,
}

impl Engine<'_> {
    /// The reply of this topic to `typed`, the next turn of `conversation`.
    pub fn reply(&self, typed: &Typed<'_>, conversation: &Conversation, trace: &mut Trace) -> Draft {
        let question = Question::read_typed(self.topic, self.lexicon, typed);
        let ask = Ask::read(&question, self.topic, self.lexicon);
        trace.question(&question, &ask);
        if let Some((reading, found, turn)) = self.lean(&question, &ask, conversation, trace) {
            let whole = self.in_full(&question, &reading, found.as_ref(), turn);
            let step = reading.step;
            let mut draft = self.draft(reading.question, reading.ask, found, Some(turn), trace);
            if let Some(next) = draft.turn.as_mut().filter(|next| !next.facts.is_empty()) {
                next.step = step;
                draft.read_as = whole
                    .clone()
                    .or_else(|| Some(conversation::side_by_side(self.lexicon, &question.text, &turn.text)));
                next.text = whole.unwrap_or_else(|| next.text.clone());
            }
            return draft;
        }
        let example = self.topic.example(&typed.tokens);
        if example.is_none()
            && let Some((question, ask, found)) = self.chosen(&question, &ask, trace)
        {
            return self.draft(question, ask, Some(found), None, trace);
        }
        let mut found = self.find(&question, &ask, None, &[], trace);
        if let Some(fact) = example {
            let sure = |found: &Found| found.confidence >= ANSWERED_FROM && found.facts.contains(&fact);
            found = found.filter(sure).or_else(|| self.example(fact, &ask, trace));
            return self.draft(question, ask, found, None, trace);
        }
        if found.as_ref().is_some_and(|found| found.tied.is_some())
            && let Some(turn) = conversation.answered(self.topic.name())
        {
            // Of two things that may be meant, the one just spoken of is.
            trace.note(|| format!("tied      so what was asked last decides, “{}”", turn.text));
            let near = self.find(&question, &ask, Some(&Context::new(self.topic, turn)), &[], trace);
            found = near.filter(|near| near.tied.is_none() && near.confidence >= ANSWERED_FROM).or(found);
        }
        if found.as_ref().is_none_or(|found| found.confidence < ANSWERED_FROM) {
            found = extract::answer(self, &question, &ask, trace).or(found);
        }
        if found.is_some()
            && conversation::speaks_of_nobody(self.topic, self.lexicon, &question, || self.says(&question, &ask))
        {
            trace.note(|| "nobody    was spoken of whom it could mean".to_owned());
            found = None;
        }
        self.draft(question, ask, found, None, trace)
    }

    /// The fact that a curator chose to answer just this question.
    fn example(&self, number: usize, ask: &Ask, trace: &mut Trace) -> Option<Found> {
        /// A curator looked at the question and the fact.
        const CHOSEN: f64 = 0.95;
        let fact = self.topic.facts().get(number)?;
        trace.note(|| format!("example   of {}", fact.id));
        Some(Found {
            intent: ask.intent,
            answer: fact.says.clone(),
            verdict: None,
            confidence: CHOSEN,
            margin: 1.0,
            passages: fact.passages.clone(),
            facts: vec![number],
            tied: None,
        })
    }

    fn find(
        &self,
        question: &Question,
        ask: &Ask,
        context: Option<&Context>,
        excluded: &[usize],
        trace: &mut Trace,
    ) -> Option<Found> {
        let counted = score::count(self.topic, question, ask);
        if counted.is_empty() && question.dates.is_empty() && context.is_none() {
            return None;
        }
        let mut scored = score::score(self.topic, question, &counted, context);
        scored.retain(|scored| !excluded.contains(&scored.fact));
        if counted.is_empty() && context.is_none() {
            // A date alone asks for what happened just then, not for what went on at the time.
            scored.retain(|scored| scored.explained >= JUST_THEN);
            if matches!(ask.intent, "what" | "about" | "list") {
                let events = self.tell_events(question, ask, trace);
                // What went on in the year is no answer to what happened on a day.
                let day = |(_, span): &(Range<usize>, Span)| span.start().is_some_and(|date| date.day().is_some());
                if events.is_some() || question.dates.iter().any(day) {
                    return events;
                }
            }
        }
        trace.words(question, &counted);
        trace.facts(self.topic, question, &counted, &scored);
        if ask.intent == "claim" || (ask.silent && is_statement(question, self.lexicon)) {
            let dated = question.dates.iter().any(|(range, _)| question.asks_at(range.start));
            if let Some(found) = (!dated).then(|| compute::check_order(self, question, trace)).flatten() {
                return Some(found);
            }
            if let Some(context) = context {
                // "So did they get better?" says nothing of what was never spoken of, be it ever so like it.
                let near = |scored: &score::Scored| context.kinship(self.topic, scored.fact) >= NEAR_ENOUGH;
                if scored.iter().any(near) {
                    scored.retain(near);
                }
            }
            let checked = self.check(question, &counted, &scored, trace);
            let sure = checked.as_ref().is_some_and(|checked| checked.confidence >= ANSWERED_FROM);
            if sure || ask.intent == "claim" || has_verb(question, self.lexicon) {
                return checked;
            }
            // Without a verb it may be a claim as well as a few keywords: "1925 agreement Moscow Tokyo?"
        }
        if ask.intent == "compute" {
            let computed = compute::compute(self, question, ask, trace);
            if ask.slots.is_empty() && ask.pattern == Some("how old was <someone>") {
                // No length of time is anybody's age.
                return computed;
            }
            return computed.or_else(|| {
                let ask = Ask { intent: "number", slots: &[Slot::HowLong], ..ask.clone() };
                self.choose(question, &ask, &counted, &scored, trace)
            });
        }
        let found = self.choose(question, ask, &counted, &scored, trace);
        match found {
            Some(found) if found.confidence >= ANSWERED_FROM => Some(found),
            found if ask.intent == "number" => {
                let named = self.count_named(question, ask, &counted, &scored, trace);
                named.filter(|named| named.confidence >= ANSWERED_FROM).or(found)
            }
            found if ask.pattern.is_none() && is_statement(question, self.lexicon) => {
                let checked = self.check(question, &counted, &scored, trace);
                checked.filter(|checked| checked.confidence >= ANSWERED_FROM).or(found)
            }
            found => found,
        }
    }

    fn draft(
        &self,
        question: Question,
        ask: Ask,
        found: Option<Found>,
        before: Option<&Turn>,
        trace: &mut Trace,
    ) -> Draft {
        let language = question.language;
        let tied = found.as_ref().and_then(|found| found.tied);
        let readings = tied.map_or_else(Vec::new, |facts| ambiguity::questions(self, &question.text, facts));
        let ambiguous = !readings.is_empty();
        let answered = found.filter(|found| found.confidence >= ANSWERED_FROM && !ambiguous);
        let draft = match answered {
            Some(found) => {
                let Question { items, text, mended, dates, .. } = question;
                let read_as = (!mended.is_empty()).then(|| text.clone());
                let dates = dates.iter().map(|(_, span)| *span).collect();
                let topic = self.topic.name().to_owned();
                let subject = conversation::subject(self.topic, &items, &found.facts, before);
                let told = conversation::told(self.topic, self.lexicon, &ask, &items, &found.facts);
                let facts = found.facts.clone();
                let turn = Turn { topic, facts, ask, items, dates, subject, told, step: None, text };
                Draft {
                    status: Status::Answered,
                    intent: found.intent,
                    answer: wording::within_limit(found.answer),
                    verdict: found.verdict,
                    confidence: found.confidence,
                    passages: found.passages,
                    facts: found.facts,
                    suggestions: Vec::new(),
                    ambiguous: false,
                    read_as,
                    language,
                    turn: Some(turn),
                }
            }
            None => {
                let near = if ambiguous { Vec::new() } else { passages::near(self.topic, &question, &ask) };
                let suggestions = if ambiguous { readings } else { suggest::questions(self, &question) };
                let turn = before.is_none().then(|| self.refused(&question, &ask)).flatten();
                let nothing = near.is_empty() && suggestions.is_empty();
                Draft {
                    status: if nothing { Status::Unknown } else { Status::Suggested },
                    intent: ask.intent,
                    answer: String::new(),
                    verdict: None,
                    confidence: 1.0,
                    passages: near,
                    facts: Vec::new(),
                    suggestions,
                    ambiguous,
                    read_as: None,
                    language,
                    turn,
                }
            }
        };
        trace.decision(&draft);
        draft
    }

    /// What a question of its own that has no answer leaves to lean on: the names and dates in it.
    fn refused(&self, question: &Question, ask: &Ask) -> Option<Turn> {
        let named = question.items.iter().any(|item| item.entities().next().is_some());
        (named || !question.dates.is_empty()).then(|| Turn {
            topic: self.topic.name().to_owned(),
            facts: Vec::new(),
            ask: ask.clone(),
            items: question.items.clone(),
            dates: question.dates.iter().map(|(_, span)| *span).collect(),
            subject: conversation::subject(self.topic, &question.items, &[], None),
            told: None,
            step: None,
            text: question.text.clone(),
        })
    }
}
