//! What must last: updates that arrived, and small notes. In a SQLite file or a Postgres database.
//!
//! - `database`: opening, the schema, what to do about each fault
//! - `writer`: all writing, in one task that puts whatever is waiting into one transaction
//! - `inbox`: updates from arrival to done
//! - `notes`: small documents by kind and name
//! - `seat`: which of several processes works, while the others only take in
//! - `inspection`: how a store stands, seen from outside
//!
//! Nothing here knows what an update means, or Telegram.

mod database;
mod inbox;
mod inspection;
mod notes;
mod seat;
mod sql;
mod writer;

pub use database::{Address, AddressError, StoreError};
pub use inbox::{Arrival, Ended, Outcome, SetAside, Waiting};
pub use inspection::{Contents, Inspection, inspect};
pub use notes::{Note, Saved};
pub use seat::Seat;

use database::{Database, now};
use sqlx::AnyPool;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use writer::{Write, Writer};

/// An open store. A clone is a handle on the same one.
#[derive(Clone)]
pub struct Store {
    database: Arc<Database>,
    writer: Writer,
    arrived: Arc<Notify>,
}

impl Store {
    /// Opens the store at `address`, creating the file and the tables that are missing.
    ///
    /// # Errors
    /// If it can't be reached or used. The message says what to do.
    pub async fn open(address: &Address) -> Result<Store, StoreError> {
        let database = Arc::new(Database::open(address).await?);
        let arrived = Arc::new(Notify::new());
        database.listen(Arc::clone(&arrived)).await?;
        Ok(Store { writer: Writer::start(Arc::clone(&database)), database, arrived })
    }

    /// Stores what arrived. When this returns, it lasts; what was there already is left as it is.
    ///
    /// # Errors
    /// If it could not be stored. Then none of it was.
    pub async fn put(&self, arrivals: Vec<Arrival>) -> Result<(), StoreError> {
        if arrivals.is_empty() {
            return Ok(());
        }
        self.writer.write(Write::Put(arrivals)).await?;
        self.arrived.notify_one();
        Ok(())
    }

    /// Notes that work on an update begins, for one that may have ended the process before.
    ///
    /// # Errors
    /// If it could not be stored.
    pub async fn begin(&self, update_id: i64) -> Result<(), StoreError> {
        self.writer.write(Write::Begin(update_id)).await
    }

    /// Notes that an answer to an update was found, which takes back what [`Store::begin`] noted.
    ///
    /// # Errors
    /// If it could not be stored.
    pub async fn answered(&self, update_id: i64) -> Result<(), StoreError> {
        self.writer.write(Write::Answered(update_id)).await
    }

    /// Notes how work on an update ended, together with what is to be remembered of it.
    ///
    /// # Errors
    /// If it could not be stored. Then none of it was.
    pub async fn end(&self, ended: Ended) -> Result<(), StoreError> {
        self.writer.write(Write::End(ended)).await
    }

    /// Saves notes that belong to no update.
    ///
    /// # Errors
    /// If they could not be stored. Then none of them was.
    pub async fn save(&self, notes: Vec<Note>) -> Result<(), StoreError> {
        self.writer.write(Write::Save(notes)).await
    }

    /// Resolves when something may have arrived, here or in another process.
    pub async fn arrived(&self) {
        match self.database.poll_every() {
            None => self.arrived.notified().await,
            Some(period) => {
                // A notice that got lost on its way costs no more than this.
                let _ = tokio::time::timeout(period, self.arrived.notified()).await;
            }
        }
    }

    /// The updates that wait, in the order of arrival, beginning after `seq`. Their bodies are read along if
    /// `bodies` says so.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn waiting(&self, seq: i64, limit: i64, bodies: bool) -> Result<Vec<Waiting>, StoreError> {
        inbox::waiting(self.pool(), seq, limit, bodies).await.map_err(|error| self.fault(&error))
    }

    /// The update as it came, or `None` if it no longer waits.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn body(&self, update_id: i64) -> Result<Option<String>, StoreError> {
        inbox::body(self.pool(), update_id).await.map_err(|error| self.fault(&error))
    }

    /// How many updates wait.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn count_waiting(&self) -> Result<i64, StoreError> {
        inbox::count_waiting(self.pool()).await.map_err(|error| self.fault(&error))
    }

    /// The lanes in which something was answered within the last `period`, with how long ago.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn answered_within(&self, period: Duration) -> Result<Vec<(i64, Duration)>, StoreError> {
        inbox::answered_since(self.pool(), now(), period).await.map_err(|error| self.fault(&error))
    }

    /// What was set aside after failing too often, newest first.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn set_aside(&self, limit: i64) -> Result<Vec<SetAside>, StoreError> {
        inbox::set_aside(self.pool(), limit).await.map_err(|error| self.fault(&error))
    }

    /// The notes of a kind that were changed last, at most so many, the latest at the end.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn notes(&self, kind: &str, most: usize) -> Result<Vec<Saved>, StoreError> {
        notes::of_kind(self.pool(), kind, most).await.map_err(|error| self.fault(&error))
    }

    /// One note.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn note(&self, kind: &str, name: &str) -> Result<Option<Saved>, StoreError> {
        notes::one(self.pool(), kind, name).await.map_err(|error| self.fault(&error))
    }

    /// Forgets updates that were done with longer ago than `inbox`, and of these kinds of notes those that were not
    /// changed for as long as is said beside them, and all but the latest 20,000. Returns whether there may be more
    /// to forget.
    ///
    /// # Errors
    /// If the store can't be written.
    pub async fn clean(&self, inbox: Duration, kinds: &[(&str, Duration)]) -> Result<bool, StoreError> {
        let now = now();
        let mut more = inbox::clean(self.pool(), now, inbox).await.map_err(|error| self.fault(&error))?;
        for (kind, age) in kinds {
            more |= notes::clean(self.pool(), kind, now, *age).await.map_err(|error| self.fault(&error))?;
        }
        Ok(more)
    }

    /// Takes the seat of the one process that works, if it's free.
    ///
    /// # Errors
    /// If that can't be found out.
    pub async fn take_seat(&self) -> Result<Option<Seat>, StoreError> {
        Seat::take(self.database.address()).await
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// Why it doesn't.
    pub async fn check(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT last FROM arrivals").fetch_one(self.pool()).await.map_err(|error| self.fault(&error))?;
        Ok(())
    }

    fn pool(&self) -> &AnyPool {
        self.database.pool()
    }

    fn fault(&self, error: &sqlx::Error) -> StoreError {
        self.database.fault(error)
    }
}
