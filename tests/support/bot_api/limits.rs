//! Whether the bot kept to Telegram's limits on sending, judged by when its messages came in.

use super::ledger::Sent;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// The most that was sent in any stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Messages in one second, of all chats together.
    pub a_second: usize,
    /// Messages to one chat beyond one a second: how large a burst of it was.
    pub burst: f64,
    /// Messages to one group in a minute.
    pub group_minute: usize,
}

/// Messages that were sent at even times may come in a little closer together than they were sent.
const JITTER: Duration = Duration::from_millis(50);

impl Pace {
    /// Whether that's within 30 a second, 1 a second to a chat with bursts of 3, and 20 a minute to a group.
    pub fn is_allowed(&self) -> bool {
        self.a_second <= 30 && self.burst <= 3.0 + JITTER.as_secs_f64() && self.group_minute <= 20
    }
}

/// The pace of messages that are in the order of their times.
pub fn pace(sent: &[Sent]) -> Pace {
    let mut chats: HashMap<i64, Vec<Instant>> = HashMap::new();
    for Sent { at, chat } in sent {
        chats.entry(*chat).or_default().push(*at);
    }
    let all: Vec<_> = sent.iter().map(|sent| sent.at).collect();
    let groups = chats.iter().filter(|(chat, _)| **chat < 0);
    Pace {
        a_second: most_within(Duration::from_secs(1), &all),
        burst: chats.values().map(|times| burst(times)).fold(0.0, f64::max),
        group_minute: groups.map(|(_, times)| most_within(Duration::from_secs(60), times)).max().unwrap_or_default(),
    }
}

/// The most of these times that lie within one stretch of this length.
fn most_within(length: Duration, times: &[Instant]) -> usize {
    let mut first = 0;
    let mut most = 0;
    for (index, time) in times.iter().enumerate() {
        while times[first] + length <= *time + JITTER {
            first += 1;
        }
        most = most.max(index + 1 - first);
    }
    most
}

/// How full a bucket gets that loses one drop a second.
fn burst(times: &[Instant]) -> f64 {
    let (mut level, mut most, mut last) = (0.0_f64, 0.0_f64, times.first().copied());
    for time in times {
        let passed = last.map_or(0.0, |last| time.duration_since(last).as_secs_f64());
        level = (level - passed).max(0.0) + 1.0;
        most = most.max(level);
        last = Some(*time);
    }
    most
}

#[test]
fn the_worst_stretch_is_found() {
    let begin = Instant::now();
    let sent = |times: &[(u64, i64)]| -> Vec<Sent> {
        times.iter().map(|(at, chat)| Sent { at: begin + Duration::from_millis(*at), chat: *chat }).collect()
    };
    let even: Vec<_> = (0..100).map(|second| (second * 1000, 5)).collect();
    assert_eq!(pace(&sent(&even)), Pace { a_second: 1, burst: 1.0, group_minute: 0 });
    let group: Vec<_> = (0..100).map(|second| (second * 3000, -5)).collect();
    assert_eq!(pace(&sent(&group)).group_minute, 20);
    assert!(pace(&sent(&group)).is_allowed());
    let faster: Vec<_> = (0..100).map(|second| (second * 2800, -5)).collect();
    assert!(!pace(&sent(&faster)).is_allowed());
    assert_eq!(pace(&sent(&[(0, 5), (0, 5), (0, 5), (1000, 5)])).burst, 3.0);
    assert!(!pace(&sent(&[(0, 5), (0, 5), (0, 5), (0, 5)])).is_allowed());
    let crowd: Vec<_> = (0..31).map(|chat| (chat * 30, chat as i64 + 1)).collect();
    assert_eq!(pace(&sent(&crowd)).a_second, 31);
}
