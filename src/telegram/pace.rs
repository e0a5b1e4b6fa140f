//! Waiting for a turn to send, so that the limits are kept and every chat gets its share.

use super::limits::Limits;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

/// How many sends may be under way at once. What is under way when the process is killed may be sent again, so
/// this is also how many doubles a kill can cost.
const UNDER_WAY: usize = 64;

/// How long to wait for a chat's turn on the spot. Whoever must wait longer comes back, and holds up nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Hands out turns to send.
pub struct Pace {
    /// `None` if no limits are to be kept.
    limits: Option<Mutex<Limits>>,
    /// Held by the one who waits for the limit on all chats. It's passed on in order of arrival, and a chat
    /// waits for one message at a time: so a chat with many messages gets no more turns than one with few.
    turn: tokio::sync::Mutex<()>,
    under_way: Arc<Semaphore>,
    stop: CancellationToken,
}

/// What became of asking for a turn.
#[derive(Debug)]
pub enum Turn {
    /// Send now, and keep this until it's stored that it was sent.
    Now(Option<OwnedSemaphorePermit>),
    /// Ask again then.
    Later(Instant),
}

impl Pace {
    /// Keeps to Telegram's limits if `limited`. No turns are handed out once `stop` is cancelled.
    pub fn new(limited: bool, stop: CancellationToken) -> Pace {
        let under_way = Arc::new(Semaphore::new(UNDER_WAY));
        Pace { limits: limited.then(Mutex::default), turn: tokio::sync::Mutex::default(), under_way, stop }
    }

    /// Waits for a turn to send to `chat`, if it isn't too long.
    pub async fn turn(&self, chat: i64) -> Turn {
        // Stopping, all that waits can come back after the next start.
        self.stop.run_until_cancelled(self.wait(chat)).await.unwrap_or_else(|| Turn::Later(Instant::now()))
    }

    async fn wait(&self, chat: i64) -> Turn {
        // The semaphore is never closed.
        let place = async || Arc::clone(&self.under_way).acquire_owned().await.ok();
        let Some(limits) = &self.limits else {
            return Turn::Now(place().await);
        };
        loop {
            let now = Instant::now();
            let free = lock(limits).chat_free_at(chat, now);
            if free > now + PATIENCE {
                return Turn::Later(free);
            }
            tokio::time::sleep_until(free.into()).await;
            // A place first and the limit on all chats last: what is counted goes out at that moment.
            let place = place().await;
            let _turn = self.turn.lock().await;
            let free = lock(limits).free_at(Instant::now());
            tokio::time::sleep_until(free.into()).await;
            let (mut limits, now) = (lock(limits), Instant::now());
            // Another message to this chat may have got in while we waited.
            if limits.chat_free_at(chat, now) <= now {
                limits.count(chat, now);
                return Turn::Now(place);
            }
        }
    }

    /// Nothing goes to `chat` for the time that Telegram said.
    pub fn hold(&self, chat: i64, wait: Duration) {
        if let Some(limits) = &self.limits {
            lock(limits).hold(chat, Instant::now() + wait);
        }
    }

    /// Counts a message that was sent to `chat` this long ago, before this process began.
    pub fn count_sent(&self, chat: i64, ago: Duration) {
        if let (Some(limits), Some(then)) = (&self.limits, Instant::now().checked_sub(ago)) {
            lock(limits).count(chat, then);
        }
    }
}

fn lock(limits: &Mutex<Limits>) -> MutexGuard<'_, Limits> {
    limits.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn without_limits_every_turn_is_now() {
        let pace = Pace::new(false, CancellationToken::new());
        for _ in 0..100 {
            assert!(matches!(pace.turn(-5).await, Turn::Now(_)));
        }
    }

    #[tokio::test]
    async fn a_chat_that_must_wait_long_comes_back_and_others_go_at_once() {
        let pace = Pace::new(true, CancellationToken::new());
        pace.hold(5, Duration::from_secs(3600));
        assert!(matches!(pace.turn(5).await, Turn::Later(_)));
        assert!(matches!(pace.turn(6).await, Turn::Now(_)));
    }

    #[tokio::test]
    async fn so_many_are_under_way_and_no_more() {
        for limited in [false, true] {
            let stop = CancellationToken::new();
            let pace = Pace::new(limited, stop.clone());
            let mut under_way = Vec::new();
            while under_way.len() < UNDER_WAY {
                under_way.push(pace.turn(under_way.len() as i64 + 1).await);
            }
            let more = tokio::time::timeout(Duration::from_millis(50), pace.turn(1000)).await;
            assert!(more.is_err());
            under_way.pop();
            assert!(matches!(pace.turn(1000).await, Turn::Now(_)));
        }
    }

    #[tokio::test]
    async fn what_was_sent_before_the_start_counts() {
        let pace = Pace::new(true, CancellationToken::new());
        for second in 0..20 {
            pace.count_sent(-5, Duration::from_secs(10 + second));
        }
        assert!(matches!(pace.turn(-5).await, Turn::Later(_)));
    }

    #[tokio::test]
    async fn stopping_ends_the_wait() {
        let stop = CancellationToken::new();
        let pace = Pace::new(true, stop.clone());
        stop.cancel();
        assert!(matches!(pace.turn(5).await, Turn::Later(_)));
    }
}
