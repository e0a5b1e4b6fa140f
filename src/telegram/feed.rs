//! Brings what waits in the store into the lanes.

use super::job::Job;
use super::lanes::{Lane, Lanes, Work};
use super::persist;
use crate::store::{Store, Waiting};

/// How many updates are read at a time.
const AT_ONCE: i64 = 500;

/// Reads what waits, then whatever arrives, for ever.
pub async fn feed<W: Work>(store: &Store, lanes: &Lanes<W>) {
    let mut last = 0;
    // What waits already may be what an earlier process ended over.
    let mut recovered = true;
    loop {
        lanes.room().await;
        let bodies = lanes.takes_bodies();
        let batch = persist::surely(|| store.waiting(last, AT_ONCE, bodies)).await;
        match batch.last() {
            Some(waiting) => last = waiting.seq,
            None => {
                recovered = false;
                store.arrived().await;
            }
        }
        lanes.add(batch.into_iter().map(|waiting| job(waiting, recovered)));
    }
}

fn job(waiting: Waiting, recovered: bool) -> Job {
    let Waiting { update_id, lane, urgent, tries, body, .. } = waiting;
    let tries = u32::try_from(tries).unwrap_or(u32::MAX);
    Job { tries, recovered, ..Job::new(update_id, Lane { id: lane, urgent }, body) }
}
