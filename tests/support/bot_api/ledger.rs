//! Who asked what, how often that was answered, and when anything was sent.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// What was asked and sent so far.
#[derive(Default)]
pub struct Ledger {
    asked: HashMap<i64, Asked>,
    /// How many of the messages have an answer.
    pub answered: usize,
    /// All messages and edits of the bot that were accepted, in order.
    pub sent: Vec<Sent>,
}

/// A message of a person.
struct Asked {
    at: Instant,
    first_answer: Option<Instant>,
    answers: usize,
    /// Answers that were accepted, but the bot could not hear so.
    unheard: usize,
}

/// A message of the bot.
pub struct Sent {
    pub at: Instant,
    pub chat: i64,
}

/// How many messages were asked and answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Messages of people.
    pub asked: usize,
    /// Those without an answer.
    pub unanswered: usize,
    /// Answers beyond the first to a message, but for those that had to be repeated since the bot could not hear
    /// that they had been accepted.
    pub doubled: usize,
    /// Those that had to be.
    pub repeated: usize,
}

impl Ledger {
    pub fn asked(&mut self, message: i64) {
        let asked = Asked { at: Instant::now(), first_answer: None, answers: 0, unheard: 0 };
        self.asked.insert(message, asked);
    }

    /// The bot sent to `chat`, in answer to a message or not; whether it will hear that it was accepted.
    pub fn sent(&mut self, chat: i64, answers: Option<i64>, heard: bool) {
        let at = Instant::now();
        self.sent.push(Sent { at, chat });
        if let Some(asked) = answers.and_then(|message| self.asked.get_mut(&message)) {
            self.answered += usize::from(asked.answers == 0);
            asked.first_answer.get_or_insert(at);
            asked.answers += 1;
            asked.unheard += usize::from(!heard);
        }
    }

    pub fn tally(&self) -> Tally {
        let mut tally = Tally { asked: self.asked.len(), ..Tally::default() };
        for asked in self.asked.values() {
            let beyond = asked.answers.saturating_sub(1);
            tally.unanswered += usize::from(asked.answers == 0);
            tally.repeated += beyond.min(asked.unheard);
            tally.doubled += beyond.saturating_sub(asked.unheard);
        }
        tally
    }

    pub fn time_to_answer(&self, message: i64) -> Option<Duration> {
        let asked = self.asked.get(&message)?;
        Some(asked.first_answer?.duration_since(asked.at))
    }

    /// When the last of the messages was answered that had been asked before `moment`; `None` while any waits.
    pub fn last_answer_to_asked_before(&self, moment: Instant) -> Option<Instant> {
        let before = self.asked.values().filter(|asked| asked.at < moment);
        before.map(|asked| asked.first_answer).try_fold(moment, |last, answer| Some(last.max(answer?)))
    }
}

#[test]
fn what_could_not_be_heard_may_be_repeated_once() {
    let mut ledger = Ledger::default();
    [1, 2, 3].into_iter().for_each(|message| ledger.asked(message));
    ledger.sent(5, Some(1), false);
    ledger.sent(5, Some(1), true);
    assert_eq!(ledger.tally(), Tally { asked: 3, unanswered: 2, doubled: 0, repeated: 1 });
    ledger.sent(5, Some(1), true);
    ledger.sent(5, Some(2), true);
    ledger.sent(5, None, true);
    assert_eq!(ledger.tally(), Tally { asked: 3, unanswered: 1, doubled: 1, repeated: 1 });
    assert_eq!((ledger.answered, ledger.sent.len()), (2, 5));
}
