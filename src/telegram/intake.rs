//! Takes in what Telegram tells: into the store first, before Telegram hears that it arrived.

use super::update::Update;
use crate::store::Arrival;
use serde_json::value::RawValue;

/// An update as it's stored; `None` for what doesn't even have a number. Those below zero are for what the bot tells
/// itself.
pub fn arrival(raw: &RawValue) -> Option<Arrival> {
    let update = serde_json::from_str::<Update>(raw.get()).ok()?;
    if update.id < 0 {
        return None;
    }
    let lane = update.lane();
    Some(Arrival { update_id: update.id, lane, urgent: update.is_urgent(), body: raw.get().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrives(json: &str) -> Option<(i64, i64, bool)> {
        let raw = RawValue::from_string(json.to_owned()).expect("JSON");
        let arrival = arrival(&raw)?;
        assert_eq!(arrival.body, json);
        Some((arrival.update_id, arrival.lane, arrival.urgent))
    }

    #[test]
    fn an_update_is_kept_as_it_came() {
        assert_eq!(arrives(r#"{"update_id":1,"message":{"chat":{"id":5}},"new":{}}"#), Some((1, 5, false)));
        assert_eq!(arrives(r#"{"update_id":2,"callback_query":{"id":"a","from":{"id":6}}}"#), Some((2, 6, true)));
        assert_eq!(arrives(r#"{"update_id":3,"hologram":[]}"#), Some((3, 0, false)));
        assert_eq!(arrives(r#"{"update_id":4,"poll":{"id":"77","is_closed":true}}"#), Some((4, 77, false)));
        assert_eq!(arrives(r#"{"update_id":5,"poll_answer":{"poll_id":"77","user":{"id":6}}}"#), Some((5, 77, false)));
        assert_eq!(arrives(r#"{"hologram":[]}"#), None);
        assert_eq!(arrives("[]"), None);
    }

    #[test]
    fn nobody_else_can_tell_the_bot_what_it_tells_itself() {
        let daily = r#""daily":{"chat":-5,"date":"2026-11-22"}"#;
        assert_eq!(arrives(&format!(r#"{{"update_id":-7,{daily}}}"#)), None);
        let json = format!(r#"{{"update_id":7,{daily}}}"#);
        assert_eq!(arrives(&json), Some((7, 0, false)));
        assert!(serde_json::from_str::<Update>(&json).expect("an update").due().is_none());
    }
}
