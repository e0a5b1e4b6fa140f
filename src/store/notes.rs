//! Small documents by kind and name.

use super::inbox::millis;
use super::sql::{ROWS, rows};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Error, Row};
use std::collections::HashMap;
use std::time::Duration;

/// How many documents of a kind that ages are kept at most.
const MOST: i64 = 20_000;

/// A change of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind of document it is.
    pub kind: &'static str,
    /// Which one of its kind.
    pub key: String,
    /// What it says from now on; `None` forgets it.
    pub body: Option<String>,
}

/// A document as it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which one of its kind.
    pub key: String,
    /// What it says.
    pub body: String,
}

/// Applies changes; of two that concern the same document the later one counts.
pub async fn save(connection: &mut AnyConnection, notes: &[Note], now: i64) -> Result<(), Error> {
    let mut last = HashMap::with_capacity(notes.len());
    for note in notes {
        last.insert((note.kind, note.key.as_str()), note.body.as_deref());
    }
    let (mut kept, mut forgotten) = (Vec::new(), Vec::new());
    for ((kind, key), body) in last {
        match body {
            Some(body) => kept.push((kind, key, body)),
            None => forgotten.push((kind, key)),
        }
    }
    for chunk in kept.chunks(ROWS) {
        let sql = format!(
            "INSERT INTO notes (kind, name, body, changed_at) VALUES {} \
             ON CONFLICT (kind, name) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at",
            rows(chunk.len(), 4)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (kind, key, body) in chunk {
            query = query.bind(*kind).bind(*key).bind(*body).bind(now);
        }
        query.execute(&mut *connection).await?;
    }
    for (kind, key) in forgotten {
        let query = sqlx::query("DELETE FROM notes WHERE kind = $1 AND name = $2");
        query.bind(kind).bind(key).execute(&mut *connection).await?;
    }
    Ok(())
}

pub async fn of_kind(pool: &AnyPool, kind: &str, most: usize) -> Result<Vec<Saved>, Error> {
    let sql = "SELECT name, body FROM notes WHERE kind = $1 ORDER BY changed_at DESC, name LIMIT $2";
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = sqlx::query(sql).bind(kind).bind(most).fetch_all(pool).await?;
    rows.into_iter().rev().map(read).collect()
}

pub async fn one(pool: &AnyPool, kind: &str, name: &str) -> Result<Option<Saved>, Error> {
    let query = sqlx::query("SELECT name, body FROM notes WHERE kind = $1 AND name = $2");
    query.bind(kind).bind(name).fetch_optional(pool).await?.map(read).transpose()
}

pub async fn clean(pool: &AnyPool, kind: &str, now: i64, age: Duration) -> Result<bool, Error> {
    let query = sqlx::query("DELETE FROM notes WHERE kind = $1 AND changed_at < $2");
    query.bind(kind).bind(now - millis(age)).execute(pool).await?;
    let sql = "DELETE FROM notes WHERE kind = $1 AND changed_at < (SELECT changed_at FROM notes WHERE kind = $1 \
               ORDER BY changed_at DESC LIMIT 1 OFFSET $2)";
    sqlx::query(sql).bind(kind).bind(MOST).execute(pool).await?;
    Ok(false)
}

fn read(row: AnyRow) -> Result<Saved, Error> {
    Ok(Saved { key: row.try_get(0)?, body: row.try_get(1)? })
}
