//! Waiting longer after each failure in a row.

use std::time::Duration;

/// Waits that double from the first up to a longest one.
#[derive(Clone, Debug)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
    next: Duration,
}

impl Backoff {
    /// Begins with `first` and never exceeds `longest`.
    pub fn new(first: Duration, longest: Duration) -> Backoff {
        Backoff { first, longest, next: first }
    }

    /// How long to wait after one more failure: up to a quarter less than the full time, by chance, so that many
    /// who failed together don't come back together.
    pub fn next_wait(&mut self) -> Duration {
        let wait = self.next;
        self.next = self.longest.min(wait * 2);
        wait.mul_f64(1.0 - 0.25 * fastrand::f64())
    }

    /// Begins again, after a success.
    pub fn reset(&mut self) {
        self.next = self.first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(5));
        for longest in [1.0, 2.0, 4.0, 5.0, 5.0] {
            let wait = backoff.next_wait().as_secs_f64();
            assert!((longest * 0.75..=longest).contains(&wait), "{wait}");
        }
        backoff.reset();
        assert!(backoff.next_wait().as_secs_f64() <= 1.0);
    }
}
