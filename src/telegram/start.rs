//! What must be had before any work: the store, a name, and the seat of the one who works.

use super::api::{Api, Fault};
use super::backoff::Backoff;
use super::handler::Me;
use super::notes::{KINDS, Notes, most};
use super::persist;
use crate::store::{Address, Note, Saved, Seat, Store};
use std::time::Duration;
use teloxide::prelude::Requester;

/// The note that tells whose store it is.
const BOT: &str = "bot";
const ID: &str = "id";

/// How often to see whether the seat is free.
const STAND_BY: Duration = Duration::from_secs(1);

/// Work can't begin, and waiting won't help.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// Telegram does not know the token.
    #[error(
        "Telegram does not know this bot's token. Copy it again from @BotFather in Telegram (/mybots, then the bot, \
         then API Token) into TELOXIDE_TOKEN. If TELOXIDE_API_URL is set, check that too"
    )]
    WrongToken,
    /// Two bots can't share a store: each has its own updates.
    #[error(
        "this database belongs to the bot with the number {owner}, and the token is that of {me}. Name another one \
         in FOOTNOTE_DATABASE_URL"
    )]
    OtherBot {
        /// The bot that the store belongs to.
        owner: String,
        /// The bot that the token belongs to.
        me: i64,
    },
}

/// Opens the store, and goes on trying until that succeeds.
pub async fn open_store(address: &Address) -> Store {
    let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(32));
    loop {
        match Store::open(address).await {
            Ok(store) => return store,
            Err(error) => {
                let wait = backoff.next_wait();
                tracing::error!("{error}. Trying again in {:.0} s", wait.as_secs_f32().ceil());
                tokio::time::sleep(wait).await;
            }
        }
    }
}

/// Asks Telegram who the bot is. As long as there is no network this goes on trying, since machines often
/// start the bot before it.
///
/// # Errors
/// If the token is wrong.
pub async fn introduce(api: &Api) -> Result<Me, StartError> {
    let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(32));
    loop {
        let fault = match api.call(&api.bot().get_me()).await {
            Ok(result) => match serde_json::from_str::<Me>(result.get()) {
                Ok(me) => return Ok(me),
                Err(error) => Fault::Unavailable(error.to_string()),
            },
            Err(Fault::Refused { code: 401 | 404, .. }) => return Err(StartError::WrongToken),
            Err(fault) => fault,
        };
        let wait = if let Fault::Flood { wait } = fault { wait } else { backoff.next_wait() };
        tracing::warn!(%fault, "cannot reach Telegram; trying again in {:.0} s", wait.as_secs_f32().ceil());
        tokio::time::sleep(wait).await;
    }
}

/// Makes sure that the store is this bot's.
///
/// # Errors
/// If it's another bot's.
pub async fn claim(store: &Store, me: &Me) -> Result<(), StartError> {
    let own = me.id.to_string();
    match persist::surely(|| store.note(BOT, ID)).await {
        Some(owner) if owner.body == own => Ok(()),
        Some(owner) => Err(StartError::OtherBot { owner: owner.body, me: me.id }),
        None => {
            let note = Note { kind: BOT, key: ID.to_owned(), body: Some(own) };
            persist::surely(|| store.save(vec![note.clone()])).await;
            Ok(())
        }
    }
}

/// Reads what was kept of earlier updates.
pub async fn read_notes(store: &Store) -> Notes {
    let mut notes = Notes::default();
    for kind in KINDS {
        let saved = persist::surely(|| store.notes(kind, most(kind))).await.into_iter();
        let saved: Vec<_> = saved.map(|Saved { key, body }| Note { kind, key, body: Some(body) }).collect();
        notes.apply(&saved);
    }
    notes
}

/// Waits until this process may work.
pub async fn wait_for_seat(store: &Store) -> Seat {
    let mut told = false;
    loop {
        if let Some(seat) = persist::surely(|| store.take_seat()).await {
            return seat;
        }
        if !std::mem::replace(&mut told, true) {
            tracing::info!("another process works with this database; standing by to take over");
        }
        tokio::time::sleep(STAND_BY).await;
    }
}
