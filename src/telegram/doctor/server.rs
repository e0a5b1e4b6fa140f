//! What Telegram says about the bot.

use super::{Finding, LIMIT, clock, for_people, settings};
use crate::telegram::api::{Api, Fault};
use crate::telegram::start::StartError;
use crate::telegram::update::WANTED;
use jiff::Timestamp;
use reqwest::Url;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use teloxide::prelude::Requester;
use teloxide::requests::HasPayload;

/// A failure of the webhook that is longer ago than this is over.
const RECENT: Duration = Duration::from_secs(3600);

/// So many updates wait at Telegram only if something is wrong.
const MANY: u64 = 100;

#[derive(Deserialize)]
struct Me {
    id: i64,
    #[serde(default)]
    username: String,
    can_join_groups: Option<bool>,
    can_read_all_group_messages: Option<bool>,
    supports_inline_queries: Option<bool>,
}

#[derive(Deserialize)]
struct WebhookInfo {
    #[serde(default)]
    url: String,
    #[serde(default)]
    pending_update_count: u64,
    last_error_date: Option<i64>,
    last_error_message: Option<String>,
    allowed_updates: Option<Vec<String>>,
}

/// Asks Telegram about the token, the webhook and what the bot may do. Returns the bot's number.
pub async fn examine(api: &Api, webhook: Option<&Url>, tell: &mut impl FnMut(Finding)) -> Option<i64> {
    let me = match ask::<_, Me>(api, &api.bot().get_me()).await {
        Ok(me) => me,
        Err(text) => {
            tell(Finding::fault("token", text));
            return None;
        }
    };
    tell(Finding::well("token", format!("this is @{}, number {}", me.username, me.id)));
    tell(clock::examine(api).await);
    match ask::<_, WebhookInfo>(api, &api.bot().get_webhook_info()).await {
        Ok(info) => webhook_findings(&info, webhook, Timestamp::now(), tell),
        Err(text) => tell(Finding::fault("webhook", text)),
    }
    rights(&me, tell);
    Some(me.id)
}

/// What Telegram answers, or why there is no answer.
async fn ask<R, T: DeserializeOwned>(api: &Api, request: &R) -> Result<T, String>
where
    R: HasPayload,
    R::Payload: serde::Serialize,
{
    let silence = Fault::Unavailable(format!("no answer within {} s", LIMIT.as_secs()));
    match tokio::time::timeout(LIMIT, api.call(request)).await.unwrap_or(Err(silence)) {
        Ok(result) => serde_json::from_str(result.get()).map_err(|_| "Telegram's answer is not understood".to_owned()),
        Err(Fault::Refused { code: 401 | 404, .. }) => Err(StartError::WrongToken.to_string()),
        Err(Fault::Unavailable(why)) => Err(format!(
            "cannot reach Telegram: {why}. Check the network, and TELOXIDE_API_URL and TELOXIDE_PROXY if they are set"
        )),
        Err(fault) => Err(fault.to_string()),
    }
}

fn webhook_findings(info: &WebhookInfo, expected: Option<&Url>, now: Timestamp, tell: &mut impl FnMut(Finding)) {
    const ABOUT: &str = "webhook";
    let shown = |url: &str| Url::parse(url).map_or_else(|_| "somewhere".to_owned(), |url| settings::origin(&url));
    tell(match expected {
        None if info.url.is_empty() => Finding::well(ABOUT, "none, as it must be for polling"),
        None => Finding::fault(
            ABOUT,
            format!(
                "Telegram sends updates to {}, so none can be polled. The bot removes that webhook at its start; if it \
                 comes back, another program uses the token. To keep it, set FOOTNOTE_WEBHOOK_URL",
                shown(&info.url)
            ),
        ),
        Some(url) if info.url == url.as_str() => Finding::well(ABOUT, "is set to FOOTNOTE_WEBHOOK_URL"),
        Some(_) if info.url.is_empty() => Finding::note(ABOUT, "none is set yet: the bot does that at its start"),
        Some(_) => Finding::fault(
            ABOUT,
            format!(
                "Telegram sends updates to {} and not to FOOTNOTE_WEBHOOK_URL. The bot sets it at its start; if it \
                 changes again, another program uses the token",
                shown(&info.url)
            ),
        ),
    });
    if let (Some(date), Some(words)) = (info.last_error_date, &info.last_error_message) {
        let ago = Duration::from_secs(u64::try_from(now.as_second() - date).unwrap_or_default());
        let text = format!("Telegram's last call failed {} ago: {words}", for_people(ago));
        tell(if ago < RECENT {
            let remedy =
                "Check that the address leads to the bot, by https with a certificate, on port 443, 80, 88 or 8443";
            Finding::fault(ABOUT, format!("{text}. {remedy}"))
        } else {
            Finding::note(ABOUT, text)
        });
    }
    let pending = info.pending_update_count;
    let text = format!("{pending} wait at Telegram");
    tell(if pending < MANY {
        Finding::well("pending updates", text)
    } else {
        Finding::fault("pending updates", format!("{text}: the bot doesn't fetch them, or is too slow. Does it run?"))
    });
    // Without a list, Telegram sends all that the bot asks for.
    let missing = |kinds: &Vec<String>| WANTED.iter().filter(|kind| !kinds.iter().any(|known| known == *kind)).count();
    if info.allowed_updates.as_ref().is_some_and(|kinds| missing(kinds) > 0) {
        let text = "Telegram doesn't send all that the bot can answer. The bot asks for it at its start";
        tell(Finding::note("kinds of updates", text));
    }
}

fn rights(me: &Me, tell: &mut impl FnMut(Finding)) {
    tell(match me.can_join_groups {
        Some(false) => {
            Finding::note("groups", "the bot can't be added to any. To allow it: @BotFather, /setjoingroups")
        }
        _ => Finding::well("groups", "the bot can be added"),
    });
    tell(match me.can_read_all_group_messages {
        Some(true) => Finding::note(
            "privacy mode",
            "off: in groups the bot is sent everything that is said, and needs none of that. To turn it on: \
             @BotFather, /setprivacy, then take the bot out of its groups and add it again",
        ),
        _ => Finding::well("privacy mode", "on: in groups the bot is sent only what is meant for it"),
    });
    tell(match me.supports_inline_queries {
        Some(false) => Finding::note(
            "inline mode",
            "off: in other chats nobody can ask by typing the bot's name. To turn it on: @BotFather, /setinline",
        ),
        _ => Finding::well("inline mode", "on: it can be asked in any chat by typing its name"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::doctor::Mark;

    const NOW: i64 = 1_000_000;

    fn found(info: &str, expected: Option<&str>) -> Vec<Finding> {
        let info = serde_json::from_str(info).expect("an answer");
        let url = expected.map(|url| Url::parse(url).expect("an address"));
        let now = Timestamp::from_second(NOW).expect("a time");
        let mut findings = Vec::new();
        webhook_findings(&info, url.as_ref(), now, &mut |finding| findings.push(finding));
        findings
    }

    fn mark(info: &str, expected: Option<&str>) -> Mark {
        found(info, expected)[0].mark
    }

    #[test]
    fn a_webhook_must_be_where_it_is_wanted_and_nowhere_else() {
        let (none, ours) = (r#"{"url":""}"#, r#"{"url":"https://a.example/hush"}"#);
        let url = Some("https://a.example/hush");
        assert_eq!([mark(none, None), mark(ours, url)], [Mark::Well; 2]);
        assert_eq!(mark(none, url), Mark::Note);
        assert_eq!([mark(ours, None), mark(ours, Some("https://b.example/"))], [Mark::Fault; 2]);
        for finding in found(ours, None) {
            assert!(!finding.to_string().contains("hush"), "{finding}");
        }
    }

    #[test]
    fn a_failure_is_told_with_its_age_and_counts_while_it_is_fresh() {
        for (age, expected) in [(30, Mark::Fault), (7200, Mark::Note)] {
            let date = NOW - age;
            let info = format!(r#"{{"url":"","last_error_date":{date},"last_error_message":"Connection refused"}}"#);
            let finding = found(&info, None).swap_remove(1);
            assert_eq!(finding.mark, expected);
            assert!(finding.text.contains("refused"), "{finding}");
        }
    }

    #[test]
    fn many_pending_updates_and_kinds_that_do_not_come_are_told() {
        let marks = |info| found(info, None).iter().map(|finding| finding.mark).collect::<Vec<_>>();
        assert_eq!(marks(r#"{"url":"","pending_update_count":99}"#), [Mark::Well; 2]);
        assert_eq!(marks(r#"{"url":"","pending_update_count":100}"#), [Mark::Well, Mark::Fault]);
        assert_eq!(marks(r#"{"url":"","allowed_updates":["poll"]}"#), [Mark::Well, Mark::Well, Mark::Note]);
    }
}
