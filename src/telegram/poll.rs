//! Long polling: asks Telegram for updates and hands them over.

use super::api::{Api, Fault};
use super::backoff::Backoff;
use super::lanes::{Lanes, Work};
use super::recent::Recent;
use super::update::{Update, WANTED};
use serde::Serialize;
use serde_json::value::RawValue;
use std::time::Duration;
use teloxide::prelude::Requester;
use teloxide::requests::Payload;

/// How long Telegram holds a call open while there is nothing to tell.
const POLL_SECONDS: u32 = 20;

/// How many update numbers are remembered to tell repeated updates.
const REMEMBERED: usize = 1000;

/// Asks for updates. teloxide's request of this name has no room for kinds of updates that it doesn't know.
#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    timeout: u32,
    allowed_updates: &'static [&'static str],
}

impl Payload for GetUpdates {
    // Read by `read_batch`; the type is of no use here.
    type Output = ();
    const NAME: &'static str = "GetUpdates";

    fn timeout_hint(&self) -> Option<Duration> {
        Some(Duration::from_secs(self.timeout.into()))
    }
}

/// Telegram no longer knows the token: it was revoked while the bot ran.
#[derive(Debug, PartialEq, Eq)]
pub struct Revoked;

/// Knows which updates were handed over.
pub struct Poller {
    api: Api,
    offset: Option<i64>,
    seen: Recent<i64, ()>,
    backoff: Backoff,
}

impl Poller {
    /// A poller that begins with the oldest update that was never confirmed.
    pub fn new(api: Api) -> Poller {
        let backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(64));
        Poller { api, offset: None, seen: Recent::new(REMEMBERED), backoff }
    }

    /// Polls for ever and hands each update over to `lanes`. It may be cancelled at any point: the offset
    /// covers exactly what was handed over.
    pub async fn run<W: Work>(&mut self, lanes: &Lanes<W>) -> Revoked {
        loop {
            match self.get(100, POLL_SECONDS).await {
                Ok(result) => match read_batch(&result) {
                    Ok(batch) => self.hand_over(batch, lanes).await,
                    Err(fault) => self.wait_after(fault).await,
                },
                Err(Fault::Refused { code: 401, .. }) => return Revoked,
                Err(fault) => self.wait_after(fault).await,
            }
        }
    }

    /// Tells Telegram what was handed over, so that it doesn't come again. Failing that, it does come again.
    pub async fn confirm(&self) {
        if self.offset.is_some()
            && let Err(fault) = self.get(1, 0).await
        {
            tracing::warn!(%fault, "could not confirm the last updates; they may come again at the next start");
        }
    }

    async fn get(&self, limit: u8, timeout: u32) -> Result<Box<RawValue>, Fault> {
        let request = GetUpdates { offset: self.offset, limit, timeout, allowed_updates: &WANTED };
        self.api.call(&request).await
    }

    async fn hand_over<W: Work>(&mut self, batch: Vec<&RawValue>, lanes: &Lanes<W>) {
        let mut progress = batch.is_empty();
        for raw in batch {
            // Without even a number it can't be confirmed, only passed over.
            let Ok(update) = serde_json::from_str::<Update>(raw.get()) else {
                continue;
            };
            progress = true;
            let id = update.id;
            if self.seen.get(&id).is_none() {
                lanes.hand_over(update).await;
                self.seen.put(id, ());
            }
            self.offset = Some(id.saturating_add(1));
        }
        if progress {
            self.backoff.reset();
        } else {
            self.wait_after(Fault::Unavailable("updates without a number".to_owned())).await;
        }
    }

    async fn wait_after(&mut self, fault: Fault) {
        let wait = if let Fault::Flood { wait } = fault { wait } else { self.backoff.next_wait() };
        let seconds = wait.as_secs();
        match &fault {
            Fault::Refused { code: 409, description } if description.contains("webhook") => {
                tracing::warn!("this bot has a webhook, which keeps updates from us; removing it");
                if let Err(fault) = self.api.call(&self.api.bot().delete_webhook()).await {
                    tracing::warn!(%fault, "could not remove the webhook");
                }
            }
            Fault::Refused { code: 409, .. } => {
                tracing::error!(
                    "another program is running with the same token, and Telegram serves only one: stop the \
                     other one. Trying again in {seconds} s"
                );
            }
            _ => tracing::warn!(%fault, "could not get updates; trying again in {seconds} s"),
        }
        tokio::time::sleep(wait).await;
    }
}

fn read_batch(result: &RawValue) -> Result<Vec<&RawValue>, Fault> {
    // The parser's own words could quote what people wrote.
    let not_a_list = |_| Fault::Unavailable("updates that are no list".to_owned());
    serde_json::from_str(result.get()).map_err(not_a_list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_names_the_wanted_kinds() {
        let request = GetUpdates { offset: None, limit: 100, timeout: 20, allowed_updates: &WANTED };
        let json = serde_json::to_string(&request).expect("JSON");
        assert_eq!(json, r#"{"limit":100,"timeout":20,"allowed_updates":["message","callback_query"]}"#);
    }

    #[test]
    fn a_batch_may_hold_anything() {
        let raw = RawValue::from_string(r#"[1,{"update_id":2},null,"x"]"#.to_owned()).expect("JSON");
        assert_eq!(read_batch(&raw).map(|batch| batch.len()), Ok(4));
        let raw = RawValue::from_string(r#"{"update_id":2}"#.to_owned()).expect("JSON");
        assert!(read_batch(&raw).is_err());
    }
}
