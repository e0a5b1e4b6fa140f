//! Brings the daily posts in when they are due: as updates like any other, so that each is dealt with once, also
//! after a restart and whichever process does it.

use super::daily::Daily;
use super::hash::stable_hash;
use super::notes::{DAILY, Notes};
use super::persist;
use crate::store::{Arrival, Store};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

/// How often to look, at least: what is set meanwhile may be due soon.
const LOOK: Duration = Duration::from_secs(5);

/// Looks for what is due, for ever.
pub async fn keep(store: &Store, notes: &RwLock<Notes>) {
    // The store knows as well; this only spares it the asking.
    let mut put: HashMap<i64, Date> = HashMap::new();
    loop {
        let set: Vec<(i64, Daily)> = notes.read().unwrap_or_else(PoisonError::into_inner).all(DAILY);
        let now = Timestamp::now();
        let due = set.iter().filter_map(|(chat, daily)| Some((*chat, daily.due(now)?)));
        let due: Vec<_> = due.filter(|(chat, date)| put.get(chat) != Some(date)).collect();
        let arrivals: Vec<_> = due.iter().map(|(chat, date)| arrival(*chat, *date)).collect();
        persist::surely(|| store.put(arrivals.clone())).await;
        put.extend(due);
        let next = set.iter().filter_map(|(_, daily)| daily.next(now)).min();
        let wait = next.and_then(|next| Duration::try_from(next.duration_since(now)).ok());
        tokio::time::sleep(wait.map_or(LOOK, |wait| wait.min(LOOK))).await;
    }
}

/// The update that stands for a day's post. Its number is the same whenever it's made, and negative: Telegram's are
/// not.
fn arrival(chat: i64, date: Date) -> Arrival {
    let hash = stable_hash(&format!("daily/{chat}/{date}"));
    let update_id = -1 - i64::try_from(hash >> 1).unwrap_or_default();
    let body = json!({ "update_id": update_id, "daily": { "chat": chat, "date": date.to_string() } });
    Arrival { update_id, lane: chat, urgent: false, body: body.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::update::Update;

    #[test]
    fn each_day_of_each_chat_has_a_number_of_its_own() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let one = arrival(-5, day("2026-11-22"));
        assert_eq!(one, arrival(-5, day("2026-11-22")));
        assert!(one.update_id < 0);
        assert_ne!(one.update_id, arrival(-5, day("2026-11-23")).update_id);
        assert_ne!(one.update_id, arrival(-6, day("2026-11-22")).update_id);
        let update: Update = serde_json::from_str(&one.body).expect("an update");
        let due = update.due().expect("a daily post");
        assert_eq!(
            (due.chat, due.date.to_string().as_str(), update.lane(), update.id),
            (-5, "2026-11-22", -5, one.update_id)
        );
    }
}
