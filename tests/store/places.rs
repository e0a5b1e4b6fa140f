//! Databases to test with.

use footnote::store::{Address, Store};
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// An empty database, gone with this value as far as it's a file.
pub struct Place {
    pub address: Address,
    _folder: Option<TempDir>,
}

/// An empty database of each kind.
pub async fn places() -> Vec<Place> {
    let mut places = vec![sqlite()];
    match std::env::var("FOOTNOTE_TEST_POSTGRES") {
        Ok(server) if !server.is_empty() => places.push(postgres(&server).await),
        _ => eprintln!("SKIPPED on Postgres: FOOTNOTE_TEST_POSTGRES names no server"),
    }
    places
}

/// An empty SQLite database.
pub fn sqlite() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    Place { address: Address::read(&url).expect("an address"), _folder: Some(folder) }
}

async fn postgres(server: &str) -> Place {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("footnote_store_{}_{number}", std::process::id());
    let mut connection = PgConnection::connect(server).await.expect("the server answers");
    for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        connection.execute(AssertSqlSafe(sql)).await.expect("a new database");
    }
    let (base, _) = server.rsplit_once('/').expect("an address with a database");
    Place { address: Address::read(&format!("{base}/{name}")).expect("an address"), _folder: None }
}

impl Place {
    pub async fn open(&self) -> Store {
        Store::open(&self.address).await.expect("the store opens")
    }
}
