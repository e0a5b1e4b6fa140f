//! The daily post: what is kept of it, and when it's due.

use jiff::civil::{Date, Time};
use jiff::tz::{self, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};
use serde::{Deserialize, Serialize};

/// How late it may come. After that, the next day's is near enough.
const LATEST: SignedDuration = SignedDuration::from_hours(6);

/// How many zones are offered for one that isn't known, and how like it they must be.
const NEAR: usize = 3;
const LIKE: f64 = 0.75;

/// When and how a chat gets its daily post.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Daily {
    /// At what time of the day; `None` if it's off.
    pub time: Option<Time>,
    /// The IANA name of the zone in which that time is meant.
    pub zone: String,
    /// When this was set, in seconds since 1970: what was due before is not sent.
    pub since: i64,
    /// The forum topic it goes to.
    pub thread: Option<i32>,
    /// The code of the language it's in, unless the chat is set to another.
    pub language: String,
    /// Whether the chat is a channel.
    pub is_channel: bool,
}

impl Daily {
    /// The day whose post is due at `now`, if one is.
    pub fn due(&self, now: Timestamp) -> Option<Date> {
        let zone = zone(&self.zone)?;
        let today = now.to_zoned(zone.clone()).date();
        let is_due = |date: &Date| {
            self.moment(*date, &zone).is_some_and(|moment| {
                moment.as_second() >= self.since && moment <= now && now.duration_since(moment) <= LATEST
            })
        };
        [Some(today), today.yesterday().ok()].into_iter().flatten().find(is_due)
    }

    /// When the next post is due after `now`.
    pub fn next(&self, now: Timestamp) -> Option<Timestamp> {
        let zone = zone(&self.zone)?;
        let today = now.to_zoned(zone.clone()).date();
        let days = [Some(today), today.tomorrow().ok(), today.checked_add(2.days()).ok()];
        days.into_iter().flatten().filter_map(|date| self.moment(date, &zone)).find(|moment| *moment > now)
    }

    /// The moment of a day's post. A time that the clocks leap over counts from where they leapt, and one that comes
    /// twice is the first.
    fn moment(&self, date: Date, zone: &TimeZone) -> Option<Timestamp> {
        let moment: Zoned = zone.to_ambiguous_zoned(date.to_datetime(self.time?)).compatible().ok()?;
        Some(moment.timestamp())
    }
}

/// The name of a zone as the database writes it, for a name or for a city that only one zone is named by.
pub fn zone_named(name: &str) -> Option<String> {
    let name = name.replace(' ', "_");
    if let Some(known) = tz::db().available().find(|known| known.as_str().eq_ignore_ascii_case(&name)) {
        return Some(known.as_str().to_owned());
    }
    let in_city = |known: &String| city(known).eq_ignore_ascii_case(&name);
    let mut zones = tz::db().available().map(|known| known.as_str().to_owned()).filter(in_city);
    zones.next().filter(|_| zones.next().is_none())
}

/// The zones whose names come near `name`, the nearest first.
pub fn near_zones(name: &str) -> Vec<String> {
    let name = name.replace(' ', "_").to_lowercase();
    let likeness = |known: &str| {
        let known = known.to_lowercase();
        strsim::jaro_winkler(&name, &known).max(strsim::jaro_winkler(city(&name), city(&known)))
    };
    let zones = tz::db().available().map(|known| known.as_str().to_owned());
    let mut near: Vec<_> = zones.map(|zone| (likeness(&zone), zone)).filter(|(like, _)| *like >= LIKE).collect();
    near.sort_by(|(a, a_name), (b, b_name)| b.total_cmp(a).then_with(|| a_name.cmp(b_name)));
    near.into_iter().take(NEAR).map(|(_, zone)| zone).collect()
}

/// A time of day as people write it: "9:00", "09.00", "21".
pub fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', '.', '：']).unwrap_or((text, "0"));
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hour) || !is_number(minute) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

fn city(zone: &str) -> &str {
    zone.rsplit_once('/').map_or(zone, |(_, city)| city)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn daily(time: &str, zone: &str) -> Daily {
        Daily { time: super::time(time), zone: zone.to_owned(), ..Daily::default() }
    }

    fn due(daily: &Daily, now: &str) -> Option<String> {
        daily.due(now.parse().expect("a moment")).map(|date| date.to_string())
    }

    #[test]
    fn it_is_due_from_its_time_on_for_some_hours() {
        let tokyo = daily("9:00", "Asia/Tokyo");
        for (now, expected) in [
            ("2026-11-21T23:59:59Z", None),
            ("2026-11-22T00:00:00Z", Some("2026-11-22")),
            ("2026-11-22T06:00:00Z", Some("2026-11-22")),
            ("2026-11-22T06:00:01Z", None),
            ("2026-11-23T00:00:00Z", Some("2026-11-23")),
        ] {
            assert_eq!(due(&tokyo, now).as_deref(), expected, "{now}");
        }
        let late = daily("23:30", "UTC");
        assert_eq!(due(&late, "2026-11-23T02:00:00Z").as_deref(), Some("2026-11-22"), "past midnight");
    }

    #[test]
    fn clocks_that_leap_neither_skip_nor_repeat_it() {
        // Berlin leaps from 2:00 to 3:00 on 29 March 2026, and goes through 2:00 to 3:00 twice on 25 October.
        let berlin = daily("2:30", "Europe/Berlin");
        assert_eq!(due(&berlin, "2026-03-28T01:30:00Z").as_deref(), Some("2026-03-28"));
        assert_eq!(due(&berlin, "2026-03-29T01:29:59Z").as_deref(), None);
        assert_eq!(due(&berlin, "2026-03-29T01:30:00Z").as_deref(), Some("2026-03-29"));
        assert_eq!(due(&berlin, "2026-03-30T00:30:00Z").as_deref(), Some("2026-03-30"));
        assert_eq!(due(&berlin, "2026-10-25T00:29:59Z").as_deref(), None);
        assert_eq!(due(&berlin, "2026-10-25T00:30:00Z").as_deref(), Some("2026-10-25"));
        assert_eq!(due(&berlin, "2026-10-25T01:30:00Z").as_deref(), Some("2026-10-25"), "the same day's");
        assert_eq!(due(&berlin, "2026-10-26T01:29:59Z").as_deref(), None);
        assert_eq!(due(&berlin, "2026-10-26T01:30:00Z").as_deref(), Some("2026-10-26"));
        // Other clocks stay at 9:00 on the wall on both sides.
        let morning = daily("9:00", "America/New_York");
        assert_eq!(due(&morning, "2026-03-07T14:00:00Z").as_deref(), Some("2026-03-07"));
        assert_eq!(due(&morning, "2026-03-08T12:59:59Z").as_deref(), None);
        assert_eq!(due(&morning, "2026-03-08T13:00:00Z").as_deref(), Some("2026-03-08"));
    }

    #[test]
    fn what_was_due_before_it_was_set_is_not_sent() {
        let set_at = |moment: &str| Daily {
            since: moment.parse::<Timestamp>().expect("a moment").as_second(),
            ..daily("9:00", "UTC")
        };
        assert_eq!(due(&set_at("2026-11-22T09:30:00Z"), "2026-11-22T09:31:00Z"), None);
        assert!(due(&set_at("2026-11-22T08:30:00Z"), "2026-11-22T09:31:00Z").is_some());
    }

    #[test]
    fn what_is_off_or_in_no_zone_is_never_due() {
        let now: Timestamp = "2026-11-22T09:00:00Z".parse().expect("a moment");
        for daily in [Daily { zone: "UTC".to_owned(), ..Daily::default() }, daily("9:00", "Mars/Olympus")] {
            assert_eq!((daily.due(now), daily.next(now)), (None, None));
        }
    }

    #[test]
    fn the_next_one_is_known() {
        let next =
            |now: &str| daily("9:00", "Asia/Tokyo").next(now.parse().expect("a moment")).map(|at| at.to_string());
        assert_eq!(next("2026-11-21T23:00:00Z").as_deref(), Some("2026-11-22T00:00:00Z"));
        assert_eq!(next("2026-11-22T00:00:00Z").as_deref(), Some("2026-11-23T00:00:00Z"));
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [("9:00", "09:00:00"), ("09.30", "09:30:00"), ("21", "21:00:00"), ("0:05", "00:05:00")]
        {
            assert_eq!(time(text).map(|time| time.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "24:00", "9:60", "9:", ":30", "-1:00", "+9:00", "9:00:00", "nine", "009:00", "🍵"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn zones_are_found_by_name_and_city_and_others_are_near() {
        for (text, expected) in [
            ("Asia/Tokyo", Some("Asia/Tokyo")),
            ("asia/tokyo", Some("Asia/Tokyo")),
            ("Tokyo", Some("Asia/Tokyo")),
            ("new york", Some("America/New_York")),
            ("utc", Some("UTC")),
            ("Asia/Tokio", None),
            ("", None),
        ] {
            assert_eq!(zone_named(text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [("Asia/Tokio", "Asia/Tokyo"), ("Moskow", "Europe/Moscow"), ("Berlim", "Europe/Berlin")]
        {
            assert!(near_zones(text).iter().any(|zone| zone == expected), "{text}: {:?}", near_zones(text));
        }
        assert!(near_zones("🍵").is_empty());
    }
}
