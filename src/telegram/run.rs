//! The bot from start to end.

use super::api::Api;
use super::ask_limit::AskLimit;
use super::feed::feed;
use super::handler::Me;
use super::http::{self, Health, ListenError};
use super::lanes::Lanes;
use super::metrics::Metrics;
use super::notes::Notes;
use super::outbox::TelegramOutbox;
use super::pace::Pace;
use super::poll::{Poller, Revoked};
use super::settings::{Settings, SettingsError};
use super::start::{self, StartError};
use super::upkeep;
use super::worker::{Resources, Worker};
use super::{menu, schedule, webhook};
use crate::Footnote;
use crate::store::{Seat, Store};
use std::pin::pin;
use std::sync::atomic::Ordering;
use std::sync::{Arc, RwLock};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long the bot may take to end once it's told to. Docker and systemd kill it some time after.
const STOP: Duration = Duration::from_secs(10);

/// How much of it may go into finishing what is under way. The rest waits in the store for the next start.
const FINISH: Duration = Duration::from_secs(7);

/// How much of it may go into telling Telegram which updates were stored.
const CONFIRM: Duration = Duration::from_secs(2);

/// Telegram's longest limit is for a minute: what was sent before that no longer counts.
const LIMITS_REACH: Duration = Duration::from_secs(61);

/// The bot cannot start, or cannot go on. The message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum TelegramError {
    /// A setting is wrong.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// An address can't be listened on.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// Telegram doesn't know the token, or the store belongs to another bot.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The token stopped being valid.
    #[error(
        "Telegram no longer accepts this bot's token: it was revoked. Get the new one from @BotFather in Telegram \
         and put it into TELOXIDE_TOKEN"
    )]
    Revoked,
}

/// Runs the bot until `shutdown` is ready, then finishes what is under way, for at most ten seconds.
///
/// While Telegram or the store can't be reached, it goes on trying and says so in the log.
///
/// # Errors
/// If the settings can't be used, or Telegram doesn't accept the token.
pub async fn run(
    settings: Settings,
    footnote: Arc<Footnote>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), TelegramError> {
    let stop = CancellationToken::new();
    let mut serving = pin!(serve(&settings, footnote, &stop));
    tokio::select! {
        outcome = &mut serving => return outcome,
        () = shutdown => {}
    }
    tracing::info!("stopping");
    stop.cancel();
    match tokio::time::timeout(STOP, serving).await {
        Ok(outcome) => outcome.inspect(|()| tracing::info!("stopped")),
        Err(_) => {
            tracing::warn!("stopped in the middle of something; what is left is done at the next start");
            Ok(())
        }
    }
}

/// The bot, until `stop`.
async fn serve(settings: &Settings, footnote: Arc<Footnote>, stop: &CancellationToken) -> Result<(), TelegramError> {
    let api = Api::new(settings)?;
    let health = Arc::new(Health::new(Arc::new(Metrics::new())));
    if let Some(address) = settings.http {
        http::listen(address, http::watching(Arc::clone(&health)), stop.clone()).await?;
    }
    let Some(store) = stop.run_until_cancelled(start::open_store(&settings.database)).await else {
        return Ok(());
    };
    health.open(store.clone());
    let Some(me) = stop.run_until_cancelled(start::introduce(&api)).await.transpose()? else {
        return Ok(());
    };
    start::claim(&store, &me).await?;
    if let Some(webhook) = &settings.webhook {
        let router = http::webhook(webhook, store.clone(), Arc::clone(&health.metrics));
        http::listen(webhook.listen, router, stop.clone()).await?;
    }
    tracing::info!("this is @{}", me.username);
    health.ready.store(true, Ordering::Relaxed);
    let bot = Bot { settings, footnote, api, health, store, me, stop };
    while let Some(seat) = stop.run_until_cancelled(start::wait_for_seat(&bot.store)).await {
        bot.work(seat).await?;
    }
    Ok(())
}

/// All that it takes to work.
struct Bot<'a> {
    settings: &'a Settings,
    footnote: Arc<Footnote>,
    api: Api,
    health: Arc<Health>,
    store: Store,
    me: Me,
    stop: &'a CancellationToken,
}

impl Bot<'_> {
    /// Answers what arrives, until the bot is stopped or the seat is lost.
    async fn work(&self, mut seat: Seat) -> Result<(), TelegramError> {
        let halt = self.stop.child_token();
        let notes = Arc::new(RwLock::new(start::read_notes(&self.store).await));
        let lanes = self.lanes(&halt, Arc::clone(&notes)).await;
        let mut poller = Poller::new(self.api.clone(), self.store.clone(), Arc::clone(&self.health.metrics));
        let polls = self.settings.webhook.is_none();
        self.health.polling(polls);
        tracing::info!("listening as @{} by {}", self.me.username, if polls { "polling" } else { "webhook" });
        let outcome = tokio::select! {
            () = self.stop.cancelled() => Ok(()),
            () = seat.lost() => {
                tracing::warn!("lost touch with the database; another process may go on");
                Ok(())
            }
            Revoked = self.take_in(&mut poller) => Err(TelegramError::Revoked),
            () = feed(&self.store, &lanes) => Ok(()),
            () = schedule::keep(&self.store, &notes) => Ok(()),
            () = upkeep::keep(&self.store, &lanes, &self.health.metrics) => Ok(()),
            () = self.register() => Ok(()),
        };
        self.health.polling(false);
        halt.cancel();
        if tokio::time::timeout(FINISH, lanes.stop()).await.is_err() {
            tracing::warn!("stopped before all that was under way ended; it's done again at the next start");
        }
        if polls && outcome.is_ok() {
            // Failing that, the updates come again and are known.
            let _ = tokio::time::timeout(CONFIRM, poller.confirm()).await;
        }
        outcome
    }

    async fn lanes(&self, halt: &CancellationToken, notes: Arc<RwLock<Notes>>) -> Lanes<Worker<TelegramOutbox>> {
        let pace = Arc::new(Pace::new(self.settings.limited, halt.clone()));
        // What another process, or this one before it was killed, sent a moment ago counts too.
        for (chat, ago) in super::persist::surely(|| self.store.answered_within(LIMITS_REACH)).await {
            pace.count_sent(chat, ago);
        }
        let metrics = Arc::clone(&self.health.metrics);
        let outbox = TelegramOutbox::new(self.api.clone(), pace, Arc::clone(&metrics));
        let resources = Resources {
            footnote: Arc::clone(&self.footnote),
            me: self.me.clone(),
            notes,
            limit: AskLimit::new(self.settings.ask_limit),
            admins: self.settings.admins.clone(),
        };
        Lanes::new(Worker::new(resources, self.store.clone(), outbox, metrics))
    }

    /// Gets updates, by polling or by having them sent.
    async fn take_in(&self, poller: &mut Poller) -> Revoked {
        match &self.settings.webhook {
            None => poller.run().await,
            Some(webhook) => {
                webhook::set(&self.api, webhook).await;
                std::future::pending().await
            }
        }
    }

    /// Tells Telegram what its apps are to show of the bot.
    async fn register(&self) {
        menu::register(&self.api, &self.footnote).await;
        std::future::pending().await
    }
}
