//! The first words with Telegram: who are we?

use super::api::{Api, Fault};
use super::backoff::Backoff;
use super::handler::Me;
use serde::Deserialize;
use std::time::Duration;
use teloxide::prelude::Requester;

/// Telegram does not know the token.
#[derive(Debug, PartialEq, Eq)]
pub struct WrongToken;

#[derive(Deserialize)]
struct GetMe {
    id: i64,
    #[serde(default)]
    username: String,
}

/// Asks Telegram who the bot is. As long as there is no network this goes on trying, since machines often
/// start the bot before it.
///
/// # Errors
/// If the token is wrong.
pub async fn introduce(api: &Api) -> Result<Me, WrongToken> {
    let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(32));
    loop {
        let fault = match api.call(&api.bot().get_me()).await {
            Ok(result) => match serde_json::from_str::<GetMe>(result.get()) {
                Ok(GetMe { id, username }) => return Ok(Me { id, username }),
                Err(error) => Fault::Unavailable(error.to_string()),
            },
            Err(Fault::Refused { code: 401 | 404, .. }) => return Err(WrongToken),
            Err(fault) => fault,
        };
        let wait = if let Fault::Flood { wait } = fault { wait } else { backoff.next_wait() };
        tracing::warn!(%fault, "cannot reach Telegram; trying again in {} s", wait.as_secs());
        tokio::time::sleep(wait).await;
    }
}
