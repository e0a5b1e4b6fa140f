//! Working out durations, gaps, order and differences from stated values.

use super::ask::Ask;
use super::explanation::Trace;
use super::{Engine, Found};
use crate::question::Question;

pub(super) fn compute(_engine: &Engine<'_>, _question: &Question, _ask: &Ask, _trace: &mut Trace) -> Option<Found> {
    None
}
