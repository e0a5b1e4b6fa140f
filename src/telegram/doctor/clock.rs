//! Whether this machine's clock is right: secure connections and everything that goes out at a set time need that.

use super::{Finding, LIMIT};
use crate::telegram::api::Api;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::DATE;

const ABOUT: &str = "clock";

/// How many seconds it may be off.
const TOLERANCE: i64 = 5;

/// Compares the clock with Telegram's. The call names no method, so it needs no token.
pub async fn examine(api: &Api) -> Finding {
    let call = api.bot().client().head(api.bot().api_url()).timeout(LIMIT);
    let answer = call.send().await.ok();
    let now = Timestamp::now();
    let date = answer.as_ref().and_then(|answer| answer.headers().get(DATE)?.to_str().ok());
    compare(date, now)
}

fn compare(date: Option<&str>, now: Timestamp) -> Finding {
    let Some(theirs) = date.and_then(|date| rfc2822::parse(date).ok()) else {
        return Finding::note(ABOUT, "could not be compared: the server doesn't tell the time");
    };
    let ahead = now.as_second() - theirs.timestamp().as_second();
    if ahead.abs() <= TOLERANCE {
        return Finding::well(ABOUT, "agrees with Telegram's");
    }
    let way = if ahead > 0 { "ahead of" } else { "behind" };
    Finding::fault(
        ABOUT,
        format!("{} s {way} Telegram's. Set it by the network: timedatectl set-ntp true", ahead.abs()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::doctor::Mark;

    fn found(date: &str) -> Finding {
        compare(Some(date), "2000-05-04T10:00:00.9Z".parse().expect("a time"))
    }

    #[test]
    fn a_few_seconds_are_no_fault() {
        for date in ["Thu, 04 May 2000 10:00:00 GMT", "Thu, 04 May 2000 09:59:55 GMT", "Thu, 04 May 2000 10:00:05 GMT"]
        {
            assert_eq!(found(date).mark, Mark::Well, "{date}");
        }
    }

    #[test]
    fn more_is_a_fault_with_its_direction() {
        let rows = [("Thu, 04 May 2000 09:59:54 GMT", "6 s ahead"), ("Thu, 04 May 2000 11:00:00 GMT", "3600 s behind")];
        for (date, words) in rows {
            let finding = found(date);
            assert_eq!(finding.mark, Mark::Fault);
            assert!(finding.text.contains(words), "{finding}");
        }
    }

    #[test]
    fn no_time_is_no_fault() {
        assert_eq!(found("yesterday").mark, Mark::Note);
        assert_eq!(compare(None, Timestamp::now()).mark, Mark::Note);
    }
}
