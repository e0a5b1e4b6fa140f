//! Facts told as they stand: where a name alone is asked about, or nothing that fills a slot.

use super::ask::Ask;
use super::confidence::{Basis, Grounds};
use super::explanation::Trace;
use super::score::{Counted, Scored};
use super::{Engine, Found, slots, wording};
use crate::article::Passage;
use crate::question::Question;
use crate::topic::{Fact, Slot};
use crate::vocabulary::Item;

/// What a name is comes first, if the fact that says so is worth this share of the best one.
const DEFINES: f32 = 0.7;

impl Engine<'_> {
    /// The fact itself, where no slot of it is asked for.
    pub(super) fn tell(
        &self,
        question: &Question,
        ask: &Ask,
        counted: &[Counted],
        scored: &[Scored],
        trace: &mut Trace,
    ) -> Option<Found> {
        let first = scored.first()?;
        let mut best = first;
        let rival = || {
            let passages = |scored: &Scored| &self.topic.facts()[scored.fact].passages;
            scored.iter().find(|other| passages(other) != passages(first))
        };
        let mut margin = rival().map_or(1.0, |rival| (first.score - rival.score) / first.score.max(f32::EPSILON));
        if let [word] = counted {
            let name = &question.items[word.item];
            if self.is_shared(name) {
                trace.note(|| format!("shared    {} may be several", name.text));
                return None;
            }
            if ask.intent == "about" && name.entities().next().is_some() {
                // Any fact about it tells of it, so that no other is its rival.
                margin = 1.0;
                let mut near = scored.iter().take_while(|other| other.score >= DEFINES * first.score);
                best = near.find(|other| self.defines(other.fact, name)).unwrap_or(first);
            }
        }
        let fact = &self.topic.facts()[best.fact];
        let grounds = Grounds::of(self, question, ask, counted, best.fact, None);
        let basis = Basis::new(best, 1.0, margin, best.score).on(grounds);
        trace.found(&fact.says, &basis);
        Some(Found {
            intent: ask.intent,
            answer: fact.says.clone(),
            verdict: None,
            confidence: basis.probability(),
            margin,
            passages: fact.passages.clone(),
            facts: vec![best.fact],
            tied: None,
        })
    }

    /// What happened at a date that is all there is to a question: the events of just that time.
    pub(super) fn tell_events(&self, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Found> {
        /// More than these fill no answer.
        const MOST: usize = 3;
        /// A curator made them events, and the date is theirs.
        const EVENT: f64 = 0.95;
        let [(_, asked)] = question.dates[..] else { return None };
        let year = asked.start().and_then(|date| date.year())?.to_string();
        let facts = self.topic.facts();
        let then = |fact: &Fact| fact.spans().any(|(slot, own)| slot == Slot::When && asked.covers(own));
        // The proof must show the year.
        let article = self.topic.article();
        let shown = |fact: &Fact| fact.passages.iter().all(|passage| article.quote(passage).contains(&year));
        let event =
            |number: &usize| !facts[*number].headline.is_empty() && then(&facts[*number]) && shown(&facts[*number]);
        let mut events: Vec<usize> = (0..facts.len()).filter(event).collect();
        events.sort_by_key(|number| {
            let date = facts[*number].spans().next().and_then(|(_, span)| span.start());
            date.map(|date| (date.year(), date.month(), date.day()))
        });
        events.truncate(MOST);
        let says: Vec<&str> = events.iter().map(|number| facts[*number].says.as_str()).collect();
        trace.note(|| format!("events    of {}: {}", asked.render("en"), says.len()));
        let mut passages: Vec<Passage> = Vec::new();
        for passage in events.iter().flat_map(|number| &facts[*number].passages) {
            if !passages.contains(passage) {
                passages.push(passage.clone());
            }
        }
        (!events.is_empty()).then(|| Found {
            intent: ask.intent,
            answer: wording::within_limit(says.join(" ")),
            verdict: None,
            confidence: EVENT,
            margin: 1.0,
            passages,
            facts: events,
            tied: None,
        })
    }

    /// Whether a name is that of several people, so that it names none of them.
    pub(super) fn is_shared(&self, name: &Item) -> bool {
        let is_person = |id| slots::is_person(self.topic, self.lexicon, id);
        name.entities().count() > 1 && name.entities().all(is_person)
    }

    /// Whether the fact says what the bearer of the name is.
    fn defines(&self, fact: usize, name: &Item) -> bool {
        let fact = &self.topic.facts()[fact];
        let who = fact.slot(Slot::Who).map_or(&[][..], |filled| &filled.values);
        let of_it = who.iter().any(|value| name.entities().any(|id| value.entity == Some(id)));
        of_it && fact.did.starts_with("be ") && fact.slot(Slot::What).is_some()
    }
}
