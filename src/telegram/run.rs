//! The bot from start to end.

use super::api::Api;
use super::lanes::Lanes;
use super::menu;
use super::outbox::TelegramOutbox;
use super::poll::{Poller, Revoked};
use super::settings::{Settings, SettingsError};
use super::start::{self, WrongToken};
use super::worker::Worker;
use crate::Footnote;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

/// How long the bot may take to finish what it has in hand once it's told to stop. Docker and systemd kill it
/// some time after.
const FINISH: Duration = Duration::from_secs(8);

/// How long it may then take to confirm the last updates.
const CONFIRM: Duration = Duration::from_secs(2);

/// The bot cannot start, or cannot go on. The message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum TelegramError {
    /// A setting is wrong.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Telegram doesn't know the token.
    #[error(
        "Telegram does not know this bot's token. Copy it again from @BotFather in Telegram (/mybots, then the bot, \
         then API Token) into TELOXIDE_TOKEN. If TELOXIDE_API_URL is set, check that too"
    )]
    WrongToken,
    /// The token stopped being valid.
    #[error(
        "Telegram no longer accepts this bot's token: it was revoked. Get the new one from @BotFather in Telegram \
         and put it into TELOXIDE_TOKEN"
    )]
    Revoked,
}

/// Runs the bot until `shutdown` is ready, then finishes what is in hand, for at most ten seconds.
///
/// While Telegram can't be reached, it goes on trying and says so in the log.
///
/// # Errors
/// If the settings can't be used, or Telegram doesn't accept the token.
pub async fn run(
    settings: Settings,
    footnote: Arc<Footnote>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), TelegramError> {
    let mut shutdown = pin!(shutdown);
    let api = Api::new(settings)?;
    let me = tokio::select! {
        () = &mut shutdown => return Ok(()),
        me = start::introduce(&api) => me.map_err(|WrongToken| TelegramError::WrongToken)?,
    };
    tracing::info!("listening as @{}", me.username);
    let menu = tokio::spawn({
        let (api, footnote) = (api.clone(), Arc::clone(&footnote));
        async move { menu::register(&api, footnote.phrases()).await }
    });

    let lanes = Lanes::new(Worker::new(footnote, me, TelegramOutbox::new(api.clone())));
    let mut poller = Poller::new(api);
    let outcome = tokio::select! {
        () = &mut shutdown => Ok(()),
        Revoked = poller.run(&lanes) => Err(TelegramError::Revoked),
    };
    menu.abort();
    if outcome.is_ok() {
        finish(&lanes, &poller).await;
    }
    outcome
}

async fn finish(lanes: &Lanes<Worker<TelegramOutbox>>, poller: &Poller) {
    tracing::info!("stopping");
    if tokio::time::timeout(FINISH, lanes.finished()).await.is_err() {
        // Not confirmed either: what came last may then come again, and an answer twice is better than none.
        tracing::warn!("stopped before everything was answered");
        return;
    }
    if tokio::time::timeout(CONFIRM, poller.confirm()).await.is_err() {
        tracing::warn!("could not confirm the last updates; they may come again at the next start");
    }
    tracing::info!("stopped");
}
