//! Telegram's limits on sending, as plain arithmetic on times that are passed in.
//!
//! Source: "My bot is hitting limits" in Telegram's bots FAQ: about 30 messages a second over all chats, one a
//! second in a chat with short bursts, 20 a minute in a group. Edits count as messages.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// So many messages in any span of this length. The spans are a little longer than Telegram's, since messages may
/// come closer together on their way than they were sent.
#[derive(Clone, Copy, Debug)]
struct Limit {
    messages: usize,
    span: Duration,
}

const OVERALL: Limit = Limit { messages: 30, span: Duration::from_millis(1100) };
const CHAT: Limit = Limit { messages: 3, span: Duration::from_millis(3100) };
const GROUP: Limit = Limit { messages: 20, span: Duration::from_millis(60_500) };

/// How many chats are remembered before those that have nothing to wait for are forgotten.
const REMEMBERED: usize = 10_000;

/// When messages were sent, and which chats must wait.
#[derive(Debug, Default)]
pub struct Limits {
    overall: Sent,
    chats: HashMap<i64, Chat>,
}

/// When the last messages were sent, oldest first.
#[derive(Debug, Default)]
struct Sent(VecDeque<Instant>);

#[derive(Debug, Default)]
struct Chat {
    sent: Sent,
    held: Option<Instant>,
}

impl Limits {
    /// When a message to `chat` may go as far as the chat is concerned; not later than `now` if it may at once.
    pub fn chat_free_at(&self, chat: i64, now: Instant) -> Instant {
        let Some(known) = self.chats.get(&chat) else {
            return now;
        };
        let free = known.sent.free_at(CHAT, now).max(known.held.unwrap_or(now));
        if is_group(chat) { free.max(known.sent.free_at(GROUP, now)) } else { free }
    }

    /// When a message may go as far as all chats together are concerned.
    pub fn free_at(&self, now: Instant) -> Instant {
        self.overall.free_at(OVERALL, now)
    }

    /// Counts a message that was sent to `chat` at `now`.
    pub fn count(&mut self, chat: i64, now: Instant) {
        if self.chats.len() >= REMEMBERED {
            self.chats.retain(|_, chat| !chat.is_free(now));
        }
        self.overall.add(now, OVERALL);
        self.chats.entry(chat).or_default().sent.add(now, if is_group(chat) { GROUP } else { CHAT });
    }

    /// Nothing goes to `chat` before `until`: Telegram said so.
    pub fn hold(&mut self, chat: i64, until: Instant) {
        let held = &mut self.chats.entry(chat).or_default().held;
        *held = Some(held.map_or(until, |held| held.max(until)));
    }
}

impl Sent {
    /// When one more keeps to `limit`.
    fn free_at(&self, limit: Limit, now: Instant) -> Instant {
        let before = self.0.len().checked_sub(limit.messages).and_then(|index| self.0.get(index));
        before.map_or(now, |before| now.max(*before + limit.span))
    }

    fn add(&mut self, now: Instant, limit: Limit) {
        self.0.push_back(now);
        if self.0.len() > limit.messages {
            self.0.pop_front();
        }
    }
}

impl Chat {
    fn is_free(&self, now: Instant) -> bool {
        let held = self.held.is_some_and(|held| held > now);
        let recent = self.sent.0.back().is_some_and(|last| *last + GROUP.span > now);
        !held && !recent
    }
}

/// Groups and channels have negative numbers.
fn is_group(chat: i64) -> bool {
    chat < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends to `chats` in turn as soon as allowed, and returns when.
    fn send(limits: &mut Limits, chats: &[i64], begin: Instant) -> Vec<Instant> {
        let mut now = begin;
        let send = |chat: &i64| {
            now = limits.chat_free_at(*chat, now).max(limits.free_at(now));
            limits.count(*chat, now);
            now
        };
        chats.iter().map(send).collect()
    }

    fn most_within(times: &[Instant], span: Duration) -> usize {
        let within = |begin: &Instant| times.iter().filter(|time| (*begin..*begin + span).contains(time)).count();
        times.iter().map(within).max().unwrap_or_default()
    }

    #[test]
    fn no_more_than_thirty_a_second_go_out() {
        let times = send(&mut Limits::default(), &(1..=200).collect::<Vec<_>>(), Instant::now());
        assert_eq!(most_within(&times, Duration::from_secs(1)), 30);
        assert!(times[199] - times[0] < Duration::from_secs(8));
    }

    #[test]
    fn a_chat_gets_a_short_burst_and_then_one_a_second() {
        let times = send(&mut Limits::default(), &[5; 30], Instant::now());
        assert_eq!(times[2], times[0]);
        assert!(times[3] - times[0] >= Duration::from_secs(3));
        assert!(times[29] - times[0] >= Duration::from_secs(27));
        assert!(times[29] - times[0] <= Duration::from_secs(29));
    }

    #[test]
    fn a_group_gets_twenty_a_minute() {
        let times = send(&mut Limits::default(), &[-5; 50], Instant::now());
        assert_eq!(most_within(&times, Duration::from_secs(60)), 20);
    }

    #[test]
    fn one_chat_that_must_wait_keeps_no_other_waiting() {
        let (mut limits, now) = (Limits::default(), Instant::now());
        limits.hold(-5, now + Duration::from_secs(40));
        limits.hold(-5, now + Duration::from_secs(30));
        assert_eq!(limits.chat_free_at(-5, now), now + Duration::from_secs(40));
        assert_eq!(limits.chat_free_at(6, now).max(limits.free_at(now)), now);
    }

    #[test]
    fn chats_with_nothing_to_wait_for_are_forgotten() {
        let (mut limits, begin) = (Limits::default(), Instant::now());
        limits.hold(-5, begin + Duration::from_secs(4000));
        for chat in 1..30_000 {
            limits.count(chat, begin + Duration::from_millis(chat.unsigned_abs() * 40));
        }
        assert!(limits.chats.len() <= REMEMBERED + 1 && limits.chats.contains_key(&-5));
    }
}
