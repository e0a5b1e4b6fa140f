//! Which of several processes works.
//!
//! Any number of processes may take in updates, but one at a time answers them: it sits in the seat. That keeps
//! each conversation in order, keeps the limits on sending for all together, and does scheduled things once. One
//! process can answer far more than Telegram lets a bot send. The seat is free at once when its process ends, and
//! within ten seconds when its machine is gone.

use super::database::{Address, StoreError};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, Row};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// The number by which processes agree on what is locked.
const LOCK: i64 = 0x666f_6f74_6e6f_7465;

/// How often the one in the seat shows that it's alive, how long that may take, and after which silence Postgres
/// gives its seat away.
const BEAT: Duration = Duration::from_secs(2);
const BEAT_LIMIT: Duration = Duration::from_secs(3);
const SILENCE: Duration = Duration::from_secs(8);

/// The seat of the one process that works. Dropping it leaves the seat.
pub struct Seat(Held);

enum Held {
    /// A locked file beside the database.
    File(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] File),
    /// A connection that holds a lock in Postgres.
    Connection(Box<PgConnection>),
}

impl Seat {
    /// Takes the seat, if it's free.
    pub(super) async fn take(address: &Address) -> Result<Option<Seat>, StoreError> {
        match (address.file(), address.postgres()) {
            (Some(path), _) => {
                let path = lock_file(path);
                let fault = |error| StoreError::new(format!("{}: {error}", path.display()));
                let file = File::options().create(true).append(true).open(&path).map_err(fault)?;
                match file.try_lock() {
                    Ok(()) => Ok(Some(Seat(Held::File(file)))),
                    Err(TryLockError::WouldBlock) => Ok(None),
                    Err(TryLockError::Error(error)) => Err(fault(error)),
                }
            }
            (None, Some(url)) => in_postgres(url).await.map_err(|error| super::database::fault(address, &error)),
            (None, None) => Ok(None),
        }
    }

    /// Whether somebody has the seat.
    pub(super) async fn is_taken(address: &Address) -> Result<bool, StoreError> {
        if address.file().is_some_and(|path| !lock_file(path).exists()) {
            return Ok(false);
        }
        Ok(Seat::take(address).await?.is_none())
    }

    /// Resolves when the seat is lost.
    pub async fn lost(&mut self) {
        match &mut self.0 {
            Held::File(_) => std::future::pending().await,
            Held::Connection(connection) => loop {
                sleep(BEAT).await;
                if !matches!(timeout(BEAT_LIMIT, connection.ping()).await, Ok(Ok(()))) {
                    return;
                }
            },
        }
    }
}

/// The file that stands for the seat of this database.
fn lock_file(database: &Path) -> PathBuf {
    database.with_added_extension("lock")
}

async fn in_postgres(url: &str) -> Result<Option<Seat>, sqlx::Error> {
    let options: PgConnectOptions = url.parse()?;
    let mut connection = options.disable_statement_logging().connect().await?;
    // A process that stands still or whose machine is gone must not keep the seat.
    let silence = SILENCE.as_secs();
    let settings = format!("SET idle_session_timeout = '{silence}s'; SET tcp_keepalives_idle = {silence}");
    connection.execute(AssertSqlSafe(settings)).await?;
    let query = sqlx::query("SELECT pg_try_advisory_lock($1)").bind(LOCK);
    let taken: bool = query.fetch_one(&mut connection).await?.try_get(0)?;
    Ok(taken.then(|| Seat(Held::Connection(Box::new(connection)))))
}
