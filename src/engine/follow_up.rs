//! A follow-up answered: of the ways to complete it the one that has the surest answer.

use super::ask::Ask;
use super::conversation::{self, Conversation, InFull, Leaning, Reading, Turn};
use super::explanation::Trace;
use super::{ANSWERED_FROM, Engine, Found, score};
use crate::dates::Span;
use crate::question::Question;
use crate::vocabulary::Weight;

impl Engine<'_> {
    /// How a follow-up was understood, as a question that says all of it; `None` if it can't be put so.
    pub(super) fn in_full(
        &self,
        typed: &Question,
        reading: &Reading,
        found: Option<&Found>,
        turn: &Turn,
    ) -> Option<String> {
        if reading.in_full {
            return Some(reading.question.text.clone());
        }
        let in_full = InFull::after(self.topic, self.lexicon, turn)?;
        let fact = self.topic.facts().get(*found?.facts.first()?)?;
        let named = in_full.with_name(typed).filter(|(_, name)| fact.prepared.names.contains(name));
        named.map(|(text, _)| text).or_else(|| in_full.with_words_of_asking(typed))
    }

    /// The question completed with what was said before, if it leans on that, in the way that has the surest answer.
    pub(super) fn lean<'t>(
        &self,
        question: &Question,
        ask: &Ask,
        conversation: &'t Conversation,
        trace: &mut Trace,
    ) -> Option<(Reading, Option<Found>, &'t Turn)> {
        let (answered, refused) = (conversation.answered(self.topic.name()), conversation.refused(self.topic.name()));
        answered.or(refused)?;
        let leaning = conversation::leaning(self.lexicon, question, ask, self.says(question, ask));
        if leaning == Leaning::None {
            return None;
        }
        /// An answer that is so far ahead of the next leaves no doubt of how a follow-up is meant.
        const CLEAR: f32 = 0.04;
        /// What is put into a question by guessing what it leans on must make the answer surer than usual.
        const SURE: f64 = 0.75;
        // What was asked last comes first, though it had no answer; only words that point back reach over it.
        let reaches = refused.is_none() || conversation::points(self.lexicon, question);
        let turns = refused.into_iter().chain(answered.filter(|_| reaches));
        let mut best: Option<(Reading, Option<Found>, &Turn)> = None;
        for turn in turns {
            trace.note(|| format!("leans on the last question, “{}”", turn.text));
            for reading in conversation::readings(self.topic, self.lexicon, question, ask, turn, leaning) {
                trace.note(|| format!("reading   {}", reading.how));
                let found =
                    self.find(&reading.question, &reading.ask, reading.context.as_ref(), &reading.excluded, trace);
                let least = if reading.context.is_some() || reading.first { ANSWERED_FROM } else { SURE };
                let found = found.filter(|found| found.confidence >= least);
                let found = found.map(|found| self.resting_on(found, reading.beside));
                let found = found.filter(|found| self.fits_dates(question, found));
                let found = found.filter(|found| match reading.in_full {
                    true => self.speaks_of_all(question, found),
                    false => self.speaks_of(&reading, question.items.len(), found),
                });
                let sure = |found: &Option<Found>| found.as_ref().map_or(0.0, |found| found.confidence);
                let clear = found.as_ref().is_some_and(|found| reading.first || found.margin >= CLEAR);
                let settled = clear && sure(&found) >= ANSWERED_FROM;
                if settled || best.as_ref().is_none_or(|(_, old, _)| sure(&found) > sure(old)) {
                    best = Some((reading, found, turn));
                }
                if settled {
                    return best;
                }
            }
            if best.as_ref().is_some_and(|(_, found, _)| found.as_ref().is_some_and(|f| f.confidence >= ANSWERED_FROM))
            {
                break;
            }
        }
        // A date that nothing fits may be asked for its own sake, unless it goes on from the last question: "and in 1988?".
        let by_itself = conversation::is_date_alone(question, ask) && !conversation::opens(self.lexicon, question);
        best.filter(|(_, found, _)| found.is_some() || !by_itself)
    }

    /// Whether the answer speaks of what the follow-up says itself, which are the first `own` items of its reading, and of
    /// the names that it was completed with.
    fn speaks_of(&self, reading: &Reading, own: usize, found: &Found) -> bool {
        /// How surely such a name must be explained.
        const NAMED: f32 = 0.8;
        /// The share of its words that must be explained.
        const SHARE: f32 = 0.6;
        /// Words that weigh less than this in all say nothing.
        const MATTERS: f32 = 0.2;
        let Some(fact) = found.facts.first().copied().filter(|_| !matches!(found.intent, "claim" | "compute")) else {
            return true;
        };
        let counted = score::count(self.topic, &reading.question, &reading.ask);
        let named = |word: &score::Counted| reading.question.items[word.item].entities().next().is_some();
        let own_words = || counted.iter().filter(|word| word.item < own);
        let whole: f32 = own_words().map(|word| word.weight).sum();
        let sum: f32 = own_words().map(|word| word.weight * word.explained[fact]).sum();
        let completed = || counted.iter().filter(|word| word.item >= own && named(word));
        (whole < MATTERS || sum >= SHARE * whole) && completed().all(|word| word.explained[fact] >= NAMED)
    }

    /// The answer with the passages of one more fact that it rests on.
    fn resting_on(&self, mut found: Found, beside: Option<usize>) -> Found {
        let facts = self.topic.facts();
        if let Some(fact) = beside.and_then(|beside| facts.get(beside).map(|_| beside)) {
            found.passages.splice(0..0, facts[fact].passages.clone());
            found.facts.push(fact);
        }
        found
    }

    /// Whether the answer is of the dates that the follow-up names itself.
    fn fits_dates(&self, follow_up: &Question, found: &Found) -> bool {
        const OF_THEN: f32 = 0.75;
        let Some(fact) = found.facts.first().filter(|_| !matches!(found.intent, "compute" | "claim")) else {
            return true;
        };
        let fact = &self.topic.facts()[*fact];
        let year = |span: &Span| span.start().or(span.end()).and_then(|date| date.year());
        // A date without a year fits any year, and tells of none.
        let yearless = fact.spans().next().is_some() && fact.spans().all(|(_, span)| year(span).is_none());
        let of_then = |span: &Span| {
            let strength = score::date_strength(fact, span).unwrap_or_default();
            strength >= OF_THEN && !(yearless && year(span).is_some())
        };
        follow_up.dates.iter().all(|(_, span)| of_then(span))
    }

    /// Whether the answer speaks of all that the follow-up names itself: what was put in the place of something else
    /// mustn't be overlooked.
    fn speaks_of_all(&self, follow_up: &Question, found: &Found) -> bool {
        const SPOKEN_OF: f32 = 0.5;
        let Some(fact) = found.facts.first().copied().filter(|_| found.intent != "compute") else { return true };
        let mut said = follow_up.content().filter(|item| item.weight == Weight::Content && !item.terms.is_empty());
        said.all(|item| self.topic.index().facts_explaining(item)[fact] >= SPOKEN_OF)
    }

    /// How much the question says by itself: the weight of its words and dates.
    pub(super) fn says(&self, question: &Question, ask: &Ask) -> f32 {
        let counted = score::count(self.topic, question, ask);
        let asked = || counted.iter().filter(|word| word.asked);
        // A name of its own is a subject of its own: "who was Sorge?" needs nothing said before.
        let names = |word: &&score::Counted| question.items[word.item].entities().next().is_some();
        if asked().filter(names).any(|word| word.weight >= conversation::SUBJECT) {
            return f32::INFINITY;
        }
        asked().map(|word| word.weight).sum::<f32>() + question.dates.len() as f32
    }
}
