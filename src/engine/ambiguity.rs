//! Questions that can be read in two ways: which two are meant is asked back.

use super::explanation::Trace;
use super::slots::Candidate;
use super::{ANSWERED_FROM, Ask, Engine};
use crate::question::Question;
use crate::topic::Slot;

/// Two answers nearer to each other than this are equally good.
pub(super) const TIE: f32 = 0.02;

/// Whether two answers can't both be meant: who, when and where it was, of things that the article tells in different
/// places. What was done can be told in more than one way.
pub(super) fn are_apart(engine: &Engine<'_>, one: &Candidate, other: &Candidate) -> bool {
    let facts = engine.topic.facts();
    let exclusive = |slot: Slot| slot.is_date() || matches!(slot, Slot::Who | Slot::Where);
    let passages = |candidate: &Candidate| &facts[candidate.scored.fact].passages;
    one.slot == other.slot
        && exclusive(one.slot)
        && passages(one).iter().all(|passage| !passages(other).contains(passage))
}

/// The question once for each of the two facts, completed with what tells that one from the other; none if there is no
/// such wording for both that is answered from just that fact.
pub(super) fn questions(engine: &Engine<'_>, text: &str, facts: [usize; 2]) -> Vec<String> {
    let [one, other] = facts;
    match (question(engine, text, one, other), question(engine, text, other, one)) {
        (Some(first), Some(second)) => vec![first, second],
        _ => Vec::new(),
    }
}

fn question(engine: &Engine<'_>, text: &str, fact: usize, other: usize) -> Option<String> {
    let values = |fact: usize, slot: Slot| {
        let filled = engine.topic.facts()[fact].slot(slot);
        filled.map_or(&[][..], |filled| &filled.values).iter().map(|value| value.text.as_str())
    };
    let slots = [Slot::Treaty, Slot::When, Slot::Who, Slot::What, Slot::Whom, Slot::Where];
    let telling = slots
        .into_iter()
        .flat_map(|slot| values(fact, slot).filter(move |value| values(other, slot).all(|theirs| theirs != *value)));
    let bare = text.trim().trim_end_matches(['?', '.', '!', ' ']);
    let mut asked = telling.map(|value| format!("{bare} ({value})?"));
    asked.find(|asked| is_answered(engine, asked, fact))
}

fn is_answered(engine: &Engine<'_>, asked: &str, fact: usize) -> bool {
    let question = Question::read(engine.topic, engine.lexicon, asked);
    let ask = Ask::read(&question, engine.topic, engine.lexicon);
    let found = engine.find(&question, &ask, None, &[], &mut Trace::off());
    found.is_some_and(|found| found.confidence >= ANSWERED_FROM && found.facts.contains(&fact))
}
