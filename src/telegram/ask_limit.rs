//! How many questions one user may ask.

use super::recent::Recent;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The time in which questions are counted.
const PERIOD: Duration = Duration::from_secs(60);

/// How many users are remembered.
const REMEMBERED: usize = 10_000;

/// Counts the questions of each user.
pub struct AskLimit {
    /// How many are allowed in a minute; 0 for any number.
    most: u32,
    users: Mutex<Recent<i64, Asked>>,
}

#[derive(Clone, Copy)]
struct Asked {
    since: Instant,
    count: u32,
}

/// Whether a question may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    /// It may.
    Allowed,
    /// It's the first of the minute that is too much, so the user should be told.
    Spent,
    /// It's too much, and the user was told.
    Silent,
}

impl AskLimit {
    /// Allows each user this many questions a minute, or any number if it's 0.
    pub fn new(most: u32) -> AskLimit {
        AskLimit { most, users: Mutex::new(Recent::new(REMEMBERED)) }
    }

    /// Counts one more question of `user` at `now`.
    pub fn ask(&self, user: i64, now: Instant) -> Allowance {
        if self.most == 0 {
            return Allowance::Allowed;
        }
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        let known = users.take(&user).filter(|asked| now.saturating_duration_since(asked.since) < PERIOD);
        let mut asked = known.unwrap_or(Asked { since: now, count: 0 });
        asked.count = asked.count.saturating_add(1);
        users.put(user, asked);
        match asked.count.checked_sub(self.most) {
            None | Some(0) => Allowance::Allowed,
            Some(1) => Allowance::Spent,
            Some(_) => Allowance::Silent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_too_much_is_told_once_a_minute() {
        let (limit, now) = (AskLimit::new(2), Instant::now());
        let ask = |seconds| limit.ask(5, now + Duration::from_secs(seconds));
        assert_eq!(
            [0, 1, 2, 3].map(ask),
            [Allowance::Allowed, Allowance::Allowed, Allowance::Spent, Allowance::Silent]
        );
        assert_eq!(limit.ask(6, now), Allowance::Allowed);
        assert_eq!(ask(61), Allowance::Allowed);
    }

    #[test]
    fn no_limit_is_none() {
        let (limit, now) = (AskLimit::new(0), Instant::now());
        assert!((0..1000).all(|_| limit.ask(5, now) == Allowance::Allowed));
    }
}
