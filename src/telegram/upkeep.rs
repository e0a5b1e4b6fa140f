//! What is done now and then beside the work.

use super::lanes::{Lanes, Work};
use super::metrics::Metrics;
use super::notes;
use crate::store::Store;
use std::time::Duration;

/// How often the gauges are read.
const LOOK: Duration = Duration::from_secs(5);

/// How often the store is cleaned, in looks.
const CLEAN_EVERY: u32 = 120;

/// How long it's remembered which updates were dealt with. Telegram repeats one for at most a day.
const INBOX_AGE: Duration = Duration::from_secs(48 * 3600);

/// How long notes of some kinds are kept after their last change. People can correct a message for two days.
const NOTE_AGES: [(&str, Duration); 5] = [
    (notes::ANSWER, Duration::from_secs(48 * 3600)),
    (notes::TALK, Duration::from_secs(24 * 3600)),
    (notes::POLL, Duration::from_secs(7 * 24 * 3600)),
    (notes::UNANSWERED, Duration::from_secs(90 * 24 * 3600)),
    (notes::FEEDBACK, Duration::from_secs(90 * 24 * 3600)),
];

/// Keeps gauges and store in order, for ever.
pub async fn keep<W: Work>(store: &Store, lanes: &Lanes<W>, metrics: &Metrics) {
    for look in 0_u32.. {
        let (waiting, working) = lanes.load();
        metrics.waiting.set(i64::try_from(waiting).unwrap_or(i64::MAX));
        metrics.working.set(i64::try_from(working).unwrap_or(i64::MAX));
        if look % CLEAN_EVERY == 1 {
            clean(store).await;
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn clean(store: &Store) {
    loop {
        match store.clean(INBOX_AGE, &NOTE_AGES).await {
            Ok(true) => {}
            Ok(false) => return,
            // Next time, then.
            Err(error) => return tracing::warn!("could not clean up: {error}"),
        }
    }
}
