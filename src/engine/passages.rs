//! The second line: sentences of the article that are near a question no fact answers.

use super::ask::Ask;
use crate::article::Passage;
use crate::question::Question;
use crate::topic::Topic;
use crate::vocabulary::Weight;

/// A sentence must hold this share of a question, by weight, to be shown as near.
const NEAR: f32 = 0.62;
/// How many are shown.
const SHOWN: usize = 2;

/// The sentences nearest to the question, if any are near.
pub fn near(topic: &Topic, question: &Question, ask: &Ask) -> Vec<Passage> {
    let mut scores = vec![0.0f32; topic.article().sentences().len()];
    let mut whole = 0.0;
    for (at, item) in question.items.iter().enumerate() {
        let beside = ask.spent.contains(&at) || !question.asks_at(item.tokens.start);
        if item.weight != Weight::Content || beside {
            continue;
        }
        let explained = topic.index().sentences_explaining(item);
        let weight = topic.index().rarity(&explained);
        whole += weight;
        for (score, strength) in scores.iter_mut().zip(&explained) {
            *score += weight * strength;
        }
    }
    let mut ranked: Vec<_> =
        scores.iter().enumerate().filter(|(_, score)| **score > NEAR * whole && whole > 0.0).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(a.1).then(a.0.cmp(&b.0)));
    ranked.iter().take(SHOWN).filter_map(|(at, _)| topic.article().sentence_passage(*at)).collect()
}
