//! Opening a database, and what to do about its faults.

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::postgres::PgListener;
use sqlx::{AnyConnection, AnyPool, ConnectOptions, Connection, Executor, Row, SqlSafeStr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::Notify;

/// The steps of the schema, in order. One that has gone out to people is never changed; a new one is added.
pub(super) const STEPS: [(&str, &str); 1] = [("inbox and notes", include_str!("schema/1_inbox_and_notes.sql"))];

/// The channel on which processes that share a Postgres tell each other of arrivals.
const CHANNEL: &str = "footnote_arrivals";
pub(super) const NOTIFY: &str = "NOTIFY footnote_arrivals";

/// How long to wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);

/// How often to look for arrivals of other processes, should a notice of one get lost.
const LOOK: Duration = Duration::from_secs(5);

/// Where a store is.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Sqlite(PathBuf),
    /// The whole address, which may hold a password; so it's never printed.
    Postgres(String),
}

/// The address of a store is none.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "FOOTNOTE_DATABASE_URL must be the address of a database: sqlite://footnote.db for a file of that name, \
     sqlite:///var/lib/footnote/footnote.db for one elsewhere, or postgres://user:password@host/database"
)]
pub struct AddressError;

/// The store can't be reached or used now. The message says why and what to do, and holds no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct StoreError {
    message: String,
    transient: bool,
}

impl Address {
    /// Reads `sqlite://FILE` or `postgres://…`.
    ///
    /// # Errors
    /// If it's neither.
    pub fn read(text: &str) -> Result<Address, AddressError> {
        if let Some(rest) = text.strip_prefix("sqlite:") {
            let path = rest.strip_prefix("//").unwrap_or(rest);
            let path = path.split('?').next().unwrap_or_default();
            let usable = !path.is_empty() && path != ":memory:" && !path.ends_with('/');
            return usable.then(|| Address(Kind::Sqlite(path.into()))).ok_or(AddressError);
        }
        let postgres = ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme));
        let usable = postgres && text.parse::<sqlx::postgres::PgConnectOptions>().is_ok();
        usable.then(|| Address(Kind::Postgres(text.to_owned()))).ok_or(AddressError)
    }

    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match &self.0 {
            Kind::Sqlite(path) => Some(path),
            Kind::Postgres(_) => None,
        }
    }

    /// The folder that the file is in, if it's named.
    pub fn folder(&self) -> Option<&Path> {
        self.file()?.parent().filter(|folder| !folder.as_os_str().is_empty())
    }

    /// The address of a Postgres server, password included.
    pub(super) fn postgres(&self) -> Option<&str> {
        match &self.0 {
            Kind::Sqlite(_) => None,
            Kind::Postgres(url) => Some(url),
        }
    }

    /// What people may read: the file, or just that it's Postgres.
    pub fn shown(&self) -> String {
        match &self.0 {
            Kind::Sqlite(path) => path.display().to_string(),
            Kind::Postgres(_) => "the Postgres database".to_owned(),
        }
    }
}

impl StoreError {
    pub(super) fn new(message: String) -> StoreError {
        StoreError { message, transient: true }
    }

    /// Whether it may pass by itself, as opposed to a write that this database will never take.
    pub fn is_transient(&self) -> bool {
        self.transient
    }
}

/// An open database.
pub struct Database {
    address: Address,
    pool: AnyPool,
}

impl Database {
    /// Opens the database, creating the file and the tables that are missing.
    pub async fn open(address: &Address) -> Result<Database, StoreError> {
        if let Some(folder) = address.folder() {
            std::fs::create_dir_all(folder)
                .map_err(|error| StoreError::new(format!("cannot create the folder {}: {error}", folder.display())))?;
        }
        let database = Database::connect(address, "rwc", SQLITE_SETTINGS).await?;
        migrate(&database.pool).await.map_err(|error| match error {
            MigrateError::Execute(error) => fault(address, &error),
            MigrateError::ExecuteMigration(error, _) => fault(address, &error),
            MigrateError::VersionMissing(_) => {
                StoreError::new(format!("{}: a newer Footnote made it; run that one", address.shown()))
            }
            error => StoreError::new(format!("{}: its tables can't be made ready: {error}", address.shown())),
        })?;
        Ok(database)
    }

    /// Opens the database as it is, to look at it and change nothing.
    pub async fn open_as_it_is(address: &Address) -> Result<Database, StoreError> {
        Database::connect(address, "rw", "PRAGMA busy_timeout = 4000").await
    }

    async fn connect(address: &Address, mode: &str, settings: &'static str) -> Result<Database, StoreError> {
        sqlx::any::install_default_drivers();
        let fault = |error: &sqlx::Error| fault(address, error);
        let url = match &address.0 {
            Kind::Sqlite(path) => {
                let path = path.to_string_lossy();
                format!("sqlite://{}?mode={mode}", percent_encoding::utf8_percent_encode(&path, PATH))
            }
            Kind::Postgres(url) => url.clone(),
        };
        let options = url.parse::<AnyConnectOptions>().map_err(|error| fault(&error))?;
        // What the bot stores is people's text, and statements are long: neither belongs into a log.
        let options = options.disable_statement_logging();
        let is_file = address.file().is_some();
        // The pool hides why it can't connect behind a time limit, so the first connection is made by hand.
        let mut first = AnyConnection::connect_with(&options).await.map_err(|error| fault(&error))?;
        if is_file {
            first.execute(settings).await.map_err(|error| fault(&error))?;
        }
        let _ = first.close().await;
        // A file answers as long as it's there: only a server's connections are tried before they are used.
        let pool = AnyPoolOptions::new().max_connections(4).acquire_timeout(CONNECT).test_before_acquire(!is_file);
        let pool = pool.after_connect(move |connection, _| {
            Box::pin(async move {
                if is_file {
                    connection.execute(settings).await?;
                }
                Ok(())
            })
        });
        let pool = pool.connect_with(options).await.map_err(|error| fault(&error))?;
        Ok(Database { address: address.clone(), pool })
    }

    pub fn address(&self) -> &Address {
        &self.address
    }

    pub fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// How many steps of the schema were made; 0 if it holds nothing of ours.
    pub async fn steps_made(&self) -> Result<i64, StoreError> {
        let query = sqlx::query("SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations");
        match query.fetch_one(&self.pool).await.and_then(|row| row.try_get(0)) {
            Err(sqlx::Error::Database(error)) if error.message().contains("_sqlx_migrations") => Ok(0),
            made => made.map_err(|error| self.fault(&error)),
        }
    }

    pub fn is_postgres(&self) -> bool {
        self.address.postgres().is_some()
    }

    /// How often to look for arrivals that nobody told of; `None` if there can't be any.
    pub fn poll_every(&self) -> Option<Duration> {
        self.is_postgres().then_some(LOOK)
    }

    /// Notifies `arrived` whenever another process stored something.
    pub async fn listen(&self, arrived: Arc<Notify>) -> Result<(), StoreError> {
        let Some(url) = self.address.postgres() else {
            return Ok(());
        };
        let mut listener = PgListener::connect(url).await.map_err(|error| self.fault(&error))?;
        listener.listen(CHANNEL).await.map_err(|error| self.fault(&error))?;
        tokio::spawn(async move {
            loop {
                // It connects again by itself. Until it can, the looks every few seconds do.
                if listener.recv().await.is_err() {
                    tokio::time::sleep(LOOK).await;
                }
                arrived.notify_one();
            }
        });
        Ok(())
    }

    pub fn fault(&self, error: &sqlx::Error) -> StoreError {
        fault(&self.address, error)
    }
}

/// A commit lasts once it's on the disk; readers and the writer don't wait for each other.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 4000; \
    PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -4000";

/// What has a meaning of its own in an address.
const PATH: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS.add(b'%').add(b'?').add(b'#').add(b' ');

async fn migrate(pool: &AnyPool) -> Result<(), MigrateError> {
    let step = |(number, (name, sql)): (usize, &(&'static str, &'static str))| {
        let version = i64::try_from(number + 1).unwrap_or(i64::MAX);
        Migration::new(version, (*name).into(), MigrationType::Simple, (*sql).into_sql_str(), false)
    };
    Migrator::with_migrations(STEPS.iter().enumerate().map(step).collect()).run(pool).await
}

/// Milliseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// What to say about `error`.
pub(super) fn fault(address: &Address, error: &sqlx::Error) -> StoreError {
    let place = address.shown();
    let database = error.as_database_error();
    let words = database.map_or_else(|| reason(error), |error| error.message().to_owned());
    // A statement that is at fault would fail for ever; anything else may be better later.
    let transient = database.is_none_or(|error| !error.is_unique_violation() && !is_about_values(error.code()));
    let hint = if address.file().is_some() { sqlite_hint(&words) } else { postgres_hint(error) };
    let message = if hint.is_empty() { format!("{place}: {words}") } else { format!("{place}: {words}. {hint}") };
    StoreError { message, transient }
}

/// Whether a Postgres error code is about the values in a statement (class 22).
fn is_about_values(code: Option<std::borrow::Cow<'_, str>>) -> bool {
    code.is_some_and(|code| code.len() == 5 && code.starts_with("22"))
}

/// The error in a few words: sqlx's own may hold the address, and thus the password.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::PoolTimedOut => "no connection within a few seconds".to_owned(),
        sqlx::Error::Tls(_) => "the secure connection failed".to_owned(),
        sqlx::Error::Configuration(_) => "the address can't be used".to_owned(),
        sqlx::Error::RowNotFound => "a row that must be there is missing".to_owned(),
        _ => "it does not answer as a database does".to_owned(),
    }
}

fn sqlite_hint(words: &str) -> &'static str {
    const HINTS: [(&str, &str); 7] = [
        ("disk is full", "Make room on the disk; the bot goes on by itself"),
        ("database is locked", "Another program holds the file; the bot goes on once it's free"),
        (
            "not a database",
            "The file is something else: name another one in FOOTNOTE_DATABASE_URL, or move this one away and the \
             bot makes a new one",
        ),
        (
            "malformed",
            "The file is damaged: move it away (with its -wal and -shm files) and the bot makes a new one, or put \
             back a copy",
        ),
        ("unable to open", "Check that the folder exists and that the bot may write in it"),
        ("readonly", "The bot may not write there: check who owns the file and its folder"),
        ("disk I/O", "The disk fails or is full; check it"),
    ];
    HINTS.iter().find(|(mark, _)| words.contains(mark)).map_or("", |(_, hint)| hint)
}

fn postgres_hint(error: &sqlx::Error) -> &'static str {
    match error {
        sqlx::Error::Database(error) if error.code().is_some_and(|code| code.starts_with("28")) => {
            "Check the user and the password in FOOTNOTE_DATABASE_URL"
        }
        sqlx::Error::Database(error) if error.code().is_some_and(|code| code == "3D000") => {
            "Create the database, or name another one in FOOTNOTE_DATABASE_URL"
        }
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut => "Check that the server runs and can be reached from here",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        let file = |text| Address::read(text).ok().and_then(|address| address.file().map(Path::to_owned));
        assert_eq!(file("sqlite://footnote.db"), Some("footnote.db".into()));
        assert_eq!(file("sqlite:///var/lib/a b.db?mode=rwc"), Some("/var/lib/a b.db".into()));
        assert_eq!(file("sqlite:footnote.db"), Some("footnote.db".into()));
        for bad in ["", "footnote.db", "sqlite://", "sqlite::memory:", "mysql://a/b", "postgres", "sqlite:///var/"] {
            assert!(Address::read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let address = Address::read("postgres://me:secret@127.0.0.1:1/x").ok();
        assert!(address.as_ref().is_some_and(|address| !address.shown().contains("secret")));
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_told_without_its_password() {
        let address = Address::read("postgres://me:secret@127.0.0.1:1/x").expect("an address");
        let error = Database::open(&address).await.err().expect("nothing listens on port 1").to_string();
        assert!(error.contains("server runs") && !error.contains("secret"), "{error}");
    }
}
