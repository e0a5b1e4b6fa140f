//! An update on its way through the bot.

use super::delivery::Patience;
use super::lanes::Lane;
use super::outgoing::Outgoing;
use crate::store::Note;
use std::collections::VecDeque;
use std::time::Instant;

/// An update that is to be dealt with.
pub struct Job {
    /// Telegram's number of it.
    pub update_id: i64,
    /// What it's handled in order with.
    pub lane: Lane,
    /// When it was taken in hand.
    pub taken: Instant,
    /// How often answering it failed.
    pub tries: u32,
    /// Whether an earlier process may have ended over it.
    pub recovered: bool,
    /// The update: JSON. `None` if it's still in the store, or was read.
    pub body: Option<String>,
    /// The answer, once there is one.
    pub answer: Option<Box<Answer>>,
}

/// An answer on its way out.
#[derive(Default)]
pub struct Answer {
    /// What is still to be sent.
    pub outgoing: VecDeque<Outgoing>,
    /// What is to be remembered.
    pub notes: Vec<Note>,
    /// The number of the first message that was sent.
    pub reply: Option<i64>,
    /// Why the update is to be set aside once this is sent.
    pub fault: Option<String>,
    /// The faults of sending so far.
    pub patience: Patience,
}

/// What became of working on a job.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It's done with.
    Done,
    /// It must wait until then.
    Later(Instant),
}

impl Job {
    /// A job just taken in hand.
    pub fn new(update_id: i64, lane: Lane, body: Option<String>) -> Job {
        Job { update_id, lane, taken: Instant::now(), tries: 0, recovered: false, body, answer: None }
    }
}
