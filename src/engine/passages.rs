//! The second line: sentences of the article that are near a question no fact answers.

use super::ask::Ask;
use super::extract;
use crate::article::Passage;
use crate::dates;
use crate::question::Question;
use crate::topic::Topic;
use crate::vocabulary::Weight;

/// A sentence must hold this share of a question, by weight, to be shown as near.
const NEAR: f32 = 0.45;
/// How many are shown.
const SHOWN: usize = 2;
/// What it's worth that a sentence has a thing of the kind asked for, such as a date.
const OF_KIND: f32 = 0.1;
/// What a sentence loses for each doubling of its length: long ones have something of everything.
const LENGTHY: f32 = 0.02;
/// What the sentence before counts, as a share of the sentence itself: it often has the name that a pronoun stands for.
const BEFORE: f32 = 0.15;
/// A word is in a sentence if the sentence explains it this surely.
const HELD: f32 = 0.7;

/// A sentence with how near it is to the question.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// Its number in the article.
    pub sentence: usize,
    /// The share of the question that it holds, by weight, from 0 to 1.
    pub share: f32,
    /// The weight of all that it holds.
    pub evidence: f32,
    /// The weight of the weightiest word that it doesn't hold.
    pub left_over: f32,
    /// How near it is in all, for ranking.
    pub score: f32,
}

/// The passages nearest to the question, if any are near.
pub fn near(topic: &Topic, question: &Question, ask: &Ask) -> Vec<Passage> {
    let ranked = ranked(topic, question, ask);
    let near = ranked.iter().filter(|near| near.share > NEAR).take(SHOWN);
    near.filter_map(|near| topic.article().sentence_passage(near.sentence)).collect()
}

/// "What happened in 1956?" has nothing but its dates to go by: adds which sentences have one, and returns what the
/// dates weigh.
fn add_dates(topic: &Topic, question: &Question, ranked: &mut [Near]) -> f32 {
    let asked = || question.dates.iter().filter(|(range, _)| question.asks_at(range.start)).map(|(_, span)| span);
    if asked().next().is_some() {
        for near in ranked {
            let range = topic.article().sentences()[near.sentence].range.clone();
            let found = dates::find(&topic.article().text()[range]);
            near.evidence = asked().filter(|span| found.iter().any(|found| span.covers(&found.span))).count() as f32;
        }
    }
    asked().count() as f32
}

/// The sentences that hold anything of the question, nearest first.
pub fn ranked(topic: &Topic, question: &Question, ask: &Ask) -> Vec<Near> {
    let sentences = topic.article().sentences();
    let nothing = |sentence| Near { sentence, share: 0.0, evidence: 0.0, left_over: 0.0, score: 0.0 };
    let mut ranked: Vec<Near> = (0..sentences.len()).map(nothing).collect();
    let mut whole = 0.0;
    for (at, item) in question.items.iter().enumerate() {
        let beside = ask.spent.contains(&at) || !question.asks_at(item.tokens.start);
        if item.weight != Weight::Content || beside {
            continue;
        }
        let explained = topic.index().sentences_explaining(item);
        let weight = topic.index().rarity(&explained);
        whole += weight;
        for (near, strength) in ranked.iter_mut().zip(&explained) {
            near.evidence += weight * strength;
            if *strength < HELD {
                near.left_over = near.left_over.max(weight);
            }
        }
    }
    if whole == 0.0 {
        whole = add_dates(topic, question, &mut ranked);
    }
    let mut before = 0.0;
    for near in &mut ranked {
        let sentence = &sentences[near.sentence];
        near.share = if whole > 0.0 { near.evidence / whole } else { 0.0 };
        near.score = near.share - LENGTHY * (sentence.range.len() as f32).log2();
        let follows = near.sentence.checked_sub(1).is_some_and(|at| sentences[at].paragraph == sentence.paragraph);
        near.score += if follows { BEFORE * before } else { 0.0 };
        before = near.share;
    }
    ranked.retain(|near| near.evidence > 0.0);
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
    // What is looked for costs time to find, so it's looked for in the nearest only.
    const LOOKED_AT: usize = 8;
    for near in ranked.iter_mut().take(LOOKED_AT) {
        let text = &topic.article().text()[sentences[near.sentence].range.clone()];
        if extract::has_kind(ask, text) {
            near.score += OF_KIND;
        }
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sentence.cmp(&b.sentence)));
    ranked
}
