//! Updates from their arrival until they are done.

use super::notes::Note;
use super::sql::{ROWS, rows};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Error, Row};
use std::collections::HashSet;
use std::time::Duration;

/// How many rows are cleaned away at a time, so that nothing waits long for it.
const CLEAN_AT_ONCE: i64 = 2000;

/// An update that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Telegram's number of it.
    pub update_id: i64,
    /// What is handled in order with it.
    pub lane: i64,
    /// Whether it expires within seconds, and so goes before all else.
    pub urgent: bool,
    /// The update as it came: JSON.
    pub body: String,
}

/// An update that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its place in the order of arrival.
    pub seq: i64,
    /// Telegram's number of it.
    pub update_id: i64,
    /// What is handled in order with it.
    pub lane: i64,
    /// Whether it expires within seconds.
    pub urgent: bool,
    /// How often working on it failed, or was begun and never ended.
    pub tries: i64,
    /// The update, if it was asked for.
    pub body: Option<String>,
}

/// How work on an update ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Telegram's number of it.
    pub update_id: i64,
    /// What came of it.
    pub outcome: Outcome,
    /// What is to be remembered of it.
    pub notes: Vec<Note>,
}

/// What came of an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It's done with; the number of the message that answered it, if there is one.
    Done(Option<i64>),
    /// It failed and is to be tried again.
    Failed,
    /// It failed too often, for this reason.
    SetAside(String),
}

/// An update that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Telegram's number of it.
    pub update_id: i64,
    /// How often it was tried.
    pub tries: i64,
    /// Why it failed: the place in the program, nothing of what it says.
    pub fault: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// Stores arrivals, and returns how many of them are new.
pub async fn put(connection: &mut AnyConnection, arrivals: &[Arrival], now: i64) -> Result<u64, Error> {
    let mut seen = HashSet::with_capacity(arrivals.len());
    let arrivals: Vec<_> = arrivals.iter().filter(|arrival| seen.insert(arrival.update_id)).collect();
    // From here to the commit no other process stores arrivals, so whoever reads after the commit misses none.
    let count = i64::try_from(arrivals.len()).unwrap_or(i64::MAX);
    let last = sqlx::query("UPDATE arrivals SET last = last + $1 RETURNING last").bind(count);
    let first: i64 = last.fetch_one(&mut *connection).await?.try_get::<i64, _>(0)? - count + 1;
    let mut stored = 0;
    for (chunk, seq) in arrivals.chunks(ROWS).zip((first..).step_by(ROWS)) {
        let sql = format!(
            "INSERT INTO inbox (update_id, seq, lane, urgent, body, changed_at) VALUES {} \
             ON CONFLICT (update_id) DO NOTHING",
            rows(chunk.len(), 6)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (arrival, seq) in chunk.iter().zip(seq..) {
            query = query.bind(arrival.update_id).bind(seq).bind(arrival.lane).bind(i64::from(arrival.urgent));
            query = query.bind(arrival.body.as_str()).bind(now);
        }
        stored += query.execute(&mut *connection).await?.rows_affected();
    }
    Ok(stored)
}

/// Counts one more try of these updates.
pub async fn begin(connection: &mut AnyConnection, updates: &[i64]) -> Result<(), Error> {
    set_tries(connection, "tries + 1", updates).await
}

/// Forgets the tries of these updates.
pub async fn answered(connection: &mut AnyConnection, updates: &[i64]) -> Result<(), Error> {
    set_tries(connection, "0", updates).await
}

async fn set_tries(connection: &mut AnyConnection, tries: &'static str, updates: &[i64]) -> Result<(), Error> {
    for chunk in updates.chunks(ROWS) {
        let ones = rows(chunk.len(), 1);
        let sql = format!("UPDATE inbox SET tries = {tries} FROM (VALUES {ones}) AS one WHERE update_id = one.column1");
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for update_id in chunk {
            query = query.bind(*update_id);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Marks updates as done.
pub async fn done(connection: &mut AnyConnection, ended: &[(i64, i64)], now: i64) -> Result<(), Error> {
    for chunk in ended.chunks(ROWS) {
        let sql = format!(
            "UPDATE inbox SET state = 1, body = '', fault = '', reply = one.column2, changed_at = {now} \
             FROM (VALUES {}) AS one WHERE update_id = one.column1",
            rows(chunk.len(), 2)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (update_id, reply) in chunk {
            query = query.bind(*update_id).bind(*reply);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Sets an update aside.
pub async fn put_aside(connection: &mut AnyConnection, update_id: i64, fault: &str, now: i64) -> Result<(), Error> {
    let sql = "UPDATE inbox SET state = 2, tries = tries + 1, fault = $1, changed_at = $2 WHERE update_id = $3";
    sqlx::query(sql).bind(fault).bind(now).bind(update_id).execute(connection).await?;
    Ok(())
}

pub async fn waiting(pool: &AnyPool, seq: i64, limit: i64, bodies: bool) -> Result<Vec<Waiting>, Error> {
    let sql = if bodies {
        "SELECT seq, update_id, lane, urgent, tries, body FROM inbox WHERE state = 0 AND seq > $1 \
         ORDER BY seq LIMIT $2"
    } else {
        "SELECT seq, update_id, lane, urgent, tries FROM inbox WHERE state = 0 AND seq > $1 ORDER BY seq LIMIT $2"
    };
    let rows = sqlx::query(sql).bind(seq).bind(limit).fetch_all(pool).await?;
    let read = |row: AnyRow| {
        Ok(Waiting {
            seq: row.try_get(0)?,
            update_id: row.try_get(1)?,
            lane: row.try_get(2)?,
            urgent: row.try_get::<i64, _>(3)? != 0,
            tries: row.try_get(4)?,
            body: if bodies { Some(row.try_get(5)?) } else { None },
        })
    };
    rows.into_iter().map(read).collect()
}

pub async fn body(pool: &AnyPool, update_id: i64) -> Result<Option<String>, Error> {
    let query = sqlx::query("SELECT body FROM inbox WHERE update_id = $1 AND state = 0").bind(update_id);
    query.fetch_optional(pool).await?.map(|row| row.try_get(0)).transpose()
}

/// When the update that waits longest arrived, in milliseconds since 1970.
pub async fn oldest_waiting(pool: &AnyPool) -> Result<Option<i64>, Error> {
    let query = sqlx::query("SELECT changed_at FROM inbox WHERE state = 0 ORDER BY seq LIMIT 1");
    query.fetch_optional(pool).await?.map(|row| row.try_get(0)).transpose()
}

pub async fn count_set_aside(pool: &AnyPool) -> Result<i64, Error> {
    sqlx::query("SELECT COUNT(*) FROM inbox WHERE state = 2").fetch_one(pool).await?.try_get(0)
}

pub async fn count_waiting(pool: &AnyPool) -> Result<i64, Error> {
    sqlx::query("SELECT COUNT(*) FROM inbox WHERE state = 0").fetch_one(pool).await?.try_get(0)
}

pub async fn answered_since(pool: &AnyPool, now: i64, period: Duration) -> Result<Vec<(i64, Duration)>, Error> {
    let sql = "SELECT lane, changed_at FROM inbox WHERE state = 1 AND changed_at > $1 AND reply <> 0 \
               ORDER BY changed_at";
    let rows = sqlx::query(sql).bind(now - millis(period)).fetch_all(pool).await?;
    let ago = |at: i64| Duration::from_millis(u64::try_from(now - at).unwrap_or_default());
    rows.into_iter().map(|row| Ok((row.try_get(0)?, ago(row.try_get(1)?)))).collect()
}

pub async fn set_aside(pool: &AnyPool, limit: i64) -> Result<Vec<SetAside>, Error> {
    let sql = "SELECT update_id, tries, fault, changed_at FROM inbox WHERE state = 2 ORDER BY changed_at DESC LIMIT $1";
    let rows = sqlx::query(sql).bind(limit).fetch_all(pool).await?;
    let read = |row: AnyRow| {
        Ok(SetAside { update_id: row.try_get(0)?, tries: row.try_get(1)?, fault: row.try_get(2)?, at: row.try_get(3)? })
    };
    rows.into_iter().map(read).collect()
}

/// Deletes updates that are long done. What was set aside stays for somebody to look at, ten times as long.
pub async fn clean(pool: &AnyPool, now: i64, age: Duration) -> Result<bool, Error> {
    let sql = "DELETE FROM inbox WHERE update_id IN (SELECT update_id FROM inbox \
               WHERE (state = 1 AND changed_at < $1) OR (state = 2 AND changed_at < $2) LIMIT $3)";
    let query = sqlx::query(sql).bind(now - millis(age)).bind(now - millis(age * 10)).bind(CLEAN_AT_ONCE);
    let deleted = query.execute(pool).await?.rows_affected();
    Ok(i64::try_from(deleted).is_ok_and(|deleted| deleted == CLEAN_AT_ONCE))
}

pub fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}
