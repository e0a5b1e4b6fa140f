//! Takes in what Telegram tells: into the store first, before Telegram hears that it arrived.

use super::update::Update;
use crate::store::Arrival;
use serde_json::value::RawValue;

/// An update as it's stored; `None` for what doesn't even have a number.
pub fn arrival(raw: &RawValue) -> Option<Arrival> {
    let update = serde_json::from_str::<Update>(raw.get()).ok()?;
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
        assert_eq!(arrives(r#"{"hologram":[]}"#), None);
        assert_eq!(arrives("[]"), None);
    }
}
