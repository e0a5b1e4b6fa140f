//! New databases on the Postgres server that tests may use.

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::sync::atomic::{AtomicU32, Ordering};

/// The server that `FOOTNOTE_TEST_POSTGRES` names. Without one, whatever needs it is skipped, aloud.
pub fn server() -> Option<String> {
    let server = std::env::var("FOOTNOTE_TEST_POSTGRES").ok().filter(|server| !server.is_empty());
    if server.is_none() {
        eprintln!("SKIPPED on Postgres: FOOTNOTE_TEST_POSTGRES names no server");
    }
    server
}

/// The address of a new, empty database on this server.
pub async fn new_database(server: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("footnote_{}_{number}", std::process::id());
    let mut connection = PgConnection::connect(server).await.expect("the server answers");
    for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
        connection.execute(AssertSqlSafe(sql)).await.expect("a new database");
    }
    let (base, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{base}/{name}")
}
