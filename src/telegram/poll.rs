//! Long polling: asks Telegram for updates and stores them.

use super::api::{Api, Fault};
use super::backoff::Backoff;
use super::intake;
use super::metrics::Metrics;
use super::persist;
use super::update::WANTED;
use crate::store::Store;
use serde::Serialize;
use serde_json::value::RawValue;
use std::sync::Arc;
use std::time::Duration;
use teloxide::prelude::Requester;
use teloxide::requests::Payload;

/// How long Telegram holds a call open while there is nothing to tell.
const POLL_SECONDS: u32 = 20;

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

/// Knows which updates were stored.
pub struct Poller {
    api: Api,
    store: Store,
    metrics: Arc<Metrics>,
    offset: Option<i64>,
    backoff: Backoff,
}

impl Poller {
    /// A poller that begins with the oldest update that was never confirmed.
    pub fn new(api: Api, store: Store, metrics: Arc<Metrics>) -> Poller {
        let backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(64));
        Poller { api, store, metrics, offset: None, backoff }
    }

    /// Polls for ever and stores each update. It may be cancelled at any point: the offset covers only what was
    /// stored.
    pub async fn run(&mut self) -> Revoked {
        loop {
            match self.get(100, POLL_SECONDS).await {
                Ok(result) => match read_batch(&result) {
                    Ok(batch) => self.take_in(batch).await,
                    Err(fault) => self.wait_after(fault).await,
                },
                Err(Fault::Refused { code: 401, .. }) => return Revoked,
                Err(fault) => self.wait_after(fault).await,
            }
        }
    }

    /// Tells Telegram what was stored, so that it doesn't come again. Failing that, it does come again.
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

    async fn take_in(&mut self, batch: Vec<&RawValue>) {
        self.metrics.polled();
        // Without even a number an update can't be confirmed, only passed over.
        let arrivals: Vec<_> = batch.iter().filter_map(|raw| intake::arrival(raw)).collect();
        if arrivals.is_empty() && !batch.is_empty() {
            return self.wait_after(Fault::Unavailable("updates without a number".to_owned())).await;
        }
        let last = arrivals.iter().map(|arrival| arrival.update_id).max();
        self.metrics.updates.inc_by(u64::try_from(arrivals.len()).unwrap_or(u64::MAX));
        // Telegram keeps what it isn't told to forget, so there's time to wait for the store.
        persist::surely(|| self.store.put(arrivals.clone())).await;
        if let Some(last) = last {
            self.offset = Some(last.saturating_add(1));
        }
        self.backoff.reset();
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
        let wanted = serde_json::to_string(&WANTED).expect("JSON");
        assert_eq!(json, format!(r#"{{"limit":100,"timeout":20,"allowed_updates":{wanted}}}"#));
    }

    #[test]
    fn a_batch_may_hold_anything() {
        let raw = RawValue::from_string(r#"[1,{"update_id":2},null,"x"]"#.to_owned()).expect("JSON");
        assert_eq!(read_batch(&raw).map(|batch| batch.len()), Ok(4));
        let raw = RawValue::from_string(r#"{"update_id":2}"#.to_owned()).expect("JSON");
        assert!(read_batch(&raw).is_err());
    }
}
