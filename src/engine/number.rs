//! "How many": where no number is stated, the things that a fact names are counted.

use super::ask::Ask;
use super::confidence::{Basis, Grounds};
use super::explanation::Trace;
use super::mismatch::Mismatch;
use super::{Engine, Found, score, wording};
use crate::intents;
use crate::lexicon::KindId;
use crate::question::Question;
use crate::topic::{Fact, Filled, Slot};

/// The slots whose values can be counted.
const COUNTED: [Slot; 4] = [Slot::Who, Slot::Whom, Slot::Where, Slot::Treaty];

impl Engine<'_> {
    /// How many things of the kind asked for are named by a fact that fits as well as any, if it names several: "in how
    /// many countries did he work". It must explain the question whole, for what else there was the article needn't name.
    pub(super) fn count_named(
        &self,
        question: &Question,
        ask: &Ask,
        counted: &[score::Counted],
        scored: &[score::Scored],
        trace: &mut Trace,
    ) -> Option<Found> {
        /// The share of a question that must be explained, and the most that a word left over may weigh.
        const WHOLE: f32 = 0.9;
        const LEFT: f32 = 0.15;
        /// What a fact that names several must be worth of the best.
        const NEARLY: f32 = 0.85;
        let words = question.asking.text.find("how many").map(|start| start..start + "how many".len())?;
        let from = question.asking.tokens_at(words).end;
        let noun =
            intents::focus(question, self.topic, self.lexicon, Some(from)).filter(|noun| !noun.kinds.is_empty())?;
        let countable = |fact: &Fact| {
            let slots = COUNTED.iter().filter_map(|slot| fact.slot(*slot));
            slots.filter(|filled| self.names(filled, &noun.kinds)).map(|filled| filled.slot).next()
        };
        let least = NEARLY * scored.first()?.score;
        let mut near = scored.iter().take_while(|scored| scored.score >= least);
        let (top, slot) = near.find_map(|scored| {
            let whole = scored.explained >= WHOLE && scored.left_over <= LEFT && !scored.clash;
            Some((scored, countable(&self.topic.facts()[scored.fact]).filter(|_| whole)?))
        })?;
        let fact = &self.topic.facts()[top.fact];
        let filled = fact.slot(slot)?;
        let number = filled.values.len();
        let values: Vec<&str> = filled.values.iter().map(|value| value.text.as_str()).collect();
        let named = wording::join(&values, &self.phrases.say(question.language, "and"));
        let answer = wording::within_limit(format!("{number}: {named} — {}", fact.says));
        let grounds = Grounds::of(self, question, ask, counted, top.fact, None);
        // What is counted is what is named.
        let mismatch = Mismatch { uncounted: false, ..grounds.mismatch };
        let grounds = Grounds { mismatch, ..grounds };
        let basis = Basis::new(top, 1.0, 1.0, top.score).on(grounds);
        trace.found(&answer, &basis);
        Some(Found {
            intent: ask.intent,
            answer,
            verdict: None,
            confidence: basis.probability(),
            margin: 1.0,
            passages: fact.passages_of(Some(filled.slot)).to_vec(),
            facts: vec![top.fact],
            tied: None,
        })
    }

    /// Whether the slot names several things, all of one of these kinds.
    fn names(&self, filled: &Filled, kinds: &[KindId]) -> bool {
        let is_one = |own: &KindId| kinds.iter().any(|kind| self.lexicon.is_a(*own, *kind));
        let of_kind = |id| self.topic.entity(id).kinds.iter().any(is_one);
        filled.values.len() > 1 && filled.values.iter().all(|value| value.entity.is_some_and(of_kind))
    }
}
