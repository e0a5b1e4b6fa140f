//! Tells Telegram where to send updates.

use super::api::{Api, Fault};
use super::backoff::Backoff;
use super::settings::Webhook;
use super::update::WANTED;
use serde::Serialize;
use std::time::Duration;
use teloxide::requests::{JsonRequest, Payload};

/// Sets a webhook. teloxide's request of this name has no room for kinds of updates that it doesn't know.
#[derive(Clone, Serialize)]
struct SetWebhook {
    url: String,
    secret_token: String,
    allowed_updates: &'static [&'static str],
    max_connections: u8,
}

impl Payload for SetWebhook {
    type Output = ();
    const NAME: &'static str = "SetWebhook";
}

/// Sets the webhook, and goes on trying until that succeeds. It's never removed: another process may stand by,
/// and at a restart Telegram waits.
pub async fn set(api: &Api, webhook: &Webhook) {
    let request = SetWebhook {
        url: webhook.url.to_string(),
        secret_token: webhook.secret.secret().to_owned(),
        allowed_updates: &WANTED,
        max_connections: 40,
    };
    let request = JsonRequest::new(api.bot().clone(), request);
    let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(64));
    loop {
        let fault = match api.call(&request).await {
            Ok(_) => return tracing::info!("Telegram sends updates to the webhook"),
            Err(fault) => fault,
        };
        let wait = if let Fault::Flood { wait } = fault { wait } else { backoff.next_wait() };
        let seconds = wait.as_secs_f32().ceil();
        if let Fault::Refused { description, .. } = &fault {
            tracing::error!(
                "Telegram does not take FOOTNOTE_WEBHOOK_URL: {description}. It must be an https address with port \
                 443, 80, 88 or 8443. Trying again in {seconds:.0} s"
            );
        } else {
            tracing::warn!(%fault, "could not set the webhook; trying again in {seconds:.0} s");
        }
        tokio::time::sleep(wait).await;
    }
}
