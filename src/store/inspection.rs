//! How a store stands, seen from outside: nothing in it is changed, nothing that is missing is made.

use super::database::{Address, Database, STEPS, StoreError, now};
use super::inbox::{self, SetAside};
use super::notes;
use super::seat::Seat;
use std::time::Duration;

/// How many updates that were set aside are told of one by one.
const LISTED: i64 = 5;

/// How a store stands.
#[derive(Debug, PartialEq, Eq)]
pub enum Inspection {
    /// There's no such file.
    Missing,
    /// It's empty, or an older Footnote made it. The next start sees to that.
    Behind,
    /// A newer Footnote made it.
    Ahead,
    /// It's as it must be, and this is in it.
    Good(Contents),
}

/// What is in a store.
#[derive(Debug, PartialEq, Eq)]
pub struct Contents {
    /// The number of the bot that it belongs to, once there is one.
    pub owner: Option<String>,
    /// How many updates wait.
    pub waiting: i64,
    /// How long ago the first of them arrived.
    pub oldest: Option<Duration>,
    /// How many updates were set aside.
    pub set_aside: i64,
    /// The last few of them, newest first, each after how long ago that was.
    pub newest_set_aside: Vec<(Duration, SetAside)>,
    /// Whether a process works with it.
    pub seat_taken: bool,
}

/// Looks at the store at `address`.
///
/// # Errors
/// If it can't be reached or read. The message says what to do.
pub async fn inspect(address: &Address) -> Result<Inspection, StoreError> {
    if address.file().is_some_and(|path| !path.exists()) {
        return Ok(Inspection::Missing);
    }
    let database = Database::open_as_it_is(address).await?;
    let made = usize::try_from(database.steps_made().await?).unwrap_or(usize::MAX);
    if made != STEPS.len() {
        return Ok(if made < STEPS.len() { Inspection::Behind } else { Inspection::Ahead });
    }
    let contents = contents(&database).await;
    database.pool().close().await;
    contents.map(Inspection::Good)
}

async fn contents(database: &Database) -> Result<Contents, StoreError> {
    let (pool, now) = (database.pool(), now());
    let fault = |error| database.fault(&error);
    let ago = |at: i64| Duration::from_millis(u64::try_from(now - at).unwrap_or_default());
    let listed = inbox::set_aside(pool, LISTED).await.map_err(fault)?;
    Ok(Contents {
        owner: notes::one(pool, "bot", "id").await.map_err(fault)?.map(|saved| saved.body),
        waiting: inbox::count_waiting(pool).await.map_err(fault)?,
        oldest: inbox::oldest_waiting(pool).await.map_err(fault)?.map(ago),
        set_aside: inbox::count_set_aside(pool).await.map_err(fault)?,
        newest_set_aside: listed.into_iter().map(|update| (ago(update.at), update)).collect(),
        seat_taken: Seat::is_taken(database.address()).await?,
    })
}
