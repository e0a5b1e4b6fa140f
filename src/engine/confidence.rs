//! How sure an answer is.

use super::score::Scored;

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
        }
    }

    /// The probability that the answer is right: a logistic regression over the question sets.
    pub fn probability(&self) -> f64 {
        let no_evidence = (0.6 - self.evidence).max(0.0);
        let much = self.evidence.min(2.0);
        // Two answers equally good, and neither fact chiefly about what is asked: that is no answer.
        let toss_up = if self.margin < 0.005 && self.core < 0.2 { 1.0 } else { 0.0 };
        // Where much is left unexplained the question is about something else, however well the rest fits. The
        // regression sees too few such questions to say so as firmly as it should be said.
        let unexplained = 5.0 * (0.8 - self.explained).max(0.0) + 4.0 * (self.left_over - 0.5).max(0.0);
        let sum = if self.claim {
            -3.5 + 2.8 * self.explained + 2.2 * self.core - 3.3 * self.left_over + 0.9 * much
                - 2.0 * no_evidence
                - unexplained
        } else {
            let clash = if self.clash { 1.5 } else { 0.0 };
            -9.2 + 4.5 * self.explained + 1.9 * self.core + 4.2 * self.fit.min(1.15) + 2.7 * self.margin.min(0.5)
                - 1.2 * self.left_over
                + 1.3 * much
                - 2.0 * no_evidence
                - 3.7 * self.behind
                - clash
                - toss_up
                - unexplained
        };
        1.0 / (1.0 + f64::from(-sum).exp())
    }
}
