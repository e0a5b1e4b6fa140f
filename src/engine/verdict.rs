//! A claim answered: the verdict on it, with what is right.

use super::ask::Ask;
use super::claim::{self, Mistake, Wrong};
use super::confidence::{Basis, Grounds};
use super::explanation::Trace;
use super::{Engine, Found, score, wording};
use crate::question::Question;
use crate::reply::Verdict;

impl Engine<'_> {
    /// Checks a claim, and where it has two parts each of them: it's false if one of them is.
    pub(super) fn check(
        &self,
        question: &Question,
        counted: &[score::Counted],
        scored: &[score::Scored],
        trace: &mut Trace,
    ) -> Option<Found> {
        /// How sure it must be that a part is false.
        const SURE: f64 = 0.8;
        let whole = self.check_whole(question, counted, scored, trace);
        let parts = claim::parts::of(self.lexicon, question).into_iter().flatten();
        let false_parts = parts.filter_map(|part| {
            trace.note(|| format!("part      “{part}”"));
            let part = Question::read(self.topic, self.lexicon, &part);
            let counted = score::count(self.topic, &part, &Ask::nothing());
            let scored = score::score(self.topic, &part, &counted, None);
            let found = self.check_whole(&part, &counted, &scored, trace)?;
            (found.confidence >= SURE && found.verdict == Some(Verdict::Contradicted)).then_some(found)
        });
        let surest = false_parts.max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        surest.or(whole)
    }

    fn check_whole(
        &self,
        question: &Question,
        counted: &[score::Counted],
        scored: &[score::Scored],
        trace: &mut Trace,
    ) -> Option<Found> {
        let checks = claim::check(self.topic, self.lexicon, question, counted, scored);
        trace.checks(self.topic, &checks);
        let best = checks.first()?;
        let fact = &self.topic.facts()[best.scored.fact];
        // What leaves much of the claim open says nothing against the verdict.
        let rival = checks.iter().skip(1).find(|other| other.verdict != best.verdict && !other.is_open());
        let margin =
            rival.map_or(1.0, |rival| (best.scored.score - rival.scored.score) / best.scored.score.max(f32::EPSILON));
        let nothing = Ask::nothing();
        let grounds = Grounds::of(self, question, &nothing, counted, best.scored.fact, None);
        let grounds = Grounds { wrong: best.wrong.len() as f32, ..grounds };
        let basis = Basis { claim: true, ..Basis::new(&best.scored, 1.0, margin, best.scored.score).on(grounds) };
        let language = question.language;
        let lead = match best.verdict {
            Verdict::Supported => self.phrases.say(language, "yes"),
            Verdict::Contradicted => match best.wrong.first() {
                Some(Wrong { words, kind: Mistake::Slot(_) }) => {
                    self.phrases.fill(language, "no_not", &[("words", words)])
                }
                Some(Wrong { kind: Mistake::Swapped, .. }) => self.phrases.say(language, "no_swapped"),
                Some(Wrong { kind: Mistake::Later, .. }) => self.phrases.say(language, "no_before"),
                Some(Wrong { kind: Mistake::Earlier, .. }) => self.phrases.say(language, "no_after"),
                _ => self.phrases.say(language, "no"),
            },
        };
        let answer = wording::within_limit(format!("{lead} — {}", fact.says));
        trace.found(&answer, &basis);
        Some(Found {
            intent: "claim",
            answer,
            verdict: Some(best.verdict),
            confidence: basis.probability(),
            margin,
            passages: fact.passages.clone(),
            facts: vec![best.scored.fact],
            tied: None,
        })
    }
}
