//! All writing, by one task that puts whatever waits into one transaction: a commit waits for the disk, and that
//! wait is shared by all that came meanwhile.

use super::database::{Database, NOTIFY, StoreError, now};
use super::inbox::{self, Arrival, Ended, Outcome};
use super::notes::{self, Note};
use sqlx::{AnyConnection, Error, Executor};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// How many writes may wait for the task, and how many go into one transaction at most.
const QUEUE: usize = 1024;

/// Something to write.
#[derive(Debug)]
pub enum Write {
    /// These updates arrived.
    Put(Vec<Arrival>),
    /// Work on this update begins.
    Begin(i64),
    /// An answer to this update was found, so it's not what ends the process.
    Answered(i64),
    /// Work on an update ended.
    End(Ended),
    /// Notes that belong to no update.
    Save(Vec<Note>),
}

struct Request {
    write: Write,
    written: oneshot::Sender<Result<(), StoreError>>,
}

/// A handle on the writing task, which ends with the last handle.
#[derive(Clone)]
pub struct Writer {
    requests: mpsc::Sender<Request>,
}

impl Writer {
    /// Starts the task.
    pub fn start(database: Arc<Database>) -> Writer {
        let (requests, queue) = mpsc::channel(QUEUE);
        tokio::spawn(run(database, queue));
        Writer { requests }
    }

    /// Writes, and returns once that lasts.
    pub async fn write(&self, write: Write) -> Result<(), StoreError> {
        let (written, answer) = oneshot::channel();
        let ended = || StoreError::new("the store is closed".to_owned());
        self.requests.send(Request { write, written }).await.map_err(|_| ended())?;
        answer.await.map_err(|_| ended())?
    }
}

async fn run(database: Arc<Database>, mut queue: mpsc::Receiver<Request>) {
    let mut batch = Vec::new();
    while queue.recv_many(&mut batch, QUEUE).await > 0 {
        let requests = std::mem::take(&mut batch);
        let writes: Vec<_> = requests.iter().map(|request| &request.write).collect();
        match commit(&database, &writes).await {
            // One bad write must not take the others with it.
            Err(error) if !error.is_transient() && requests.len() > 1 => {
                for request in requests {
                    let result = commit(&database, &[&request.write]).await;
                    let _ = request.written.send(result);
                }
            }
            // Whoever no longer waits for the answer doesn't need it.
            result => requests.into_iter().for_each(|request| drop(request.written.send(result.clone()))),
        }
    }
}

async fn commit(database: &Database, writes: &[&Write]) -> Result<(), StoreError> {
    let result = async {
        let mut transaction = database.pool().begin().await?;
        apply(database, &mut transaction, writes).await?;
        transaction.commit().await
    };
    result.await.map_err(|error: Error| database.fault(&error))
}

async fn apply(database: &Database, connection: &mut AnyConnection, writes: &[&Write]) -> Result<(), Error> {
    let now = now();
    let (mut begun, mut failed, mut done, mut aside, mut noted) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut arrivals, mut answered) = (Vec::new(), Vec::new());
    for write in writes {
        match write {
            Write::Put(more) => arrivals.extend(more.iter().cloned()),
            Write::Begin(update_id) => begun.push(*update_id),
            Write::Answered(update_id) => answered.push(*update_id),
            Write::Save(notes) => noted.extend(notes.iter().cloned()),
            Write::End(Ended { update_id, outcome, notes }) => {
                match outcome {
                    Outcome::Done(reply) => done.push((*update_id, reply.unwrap_or_default())),
                    Outcome::Failed => failed.push(*update_id),
                    Outcome::SetAside(fault) => aside.push((*update_id, fault)),
                }
                noted.extend(notes.iter().cloned());
            }
        }
    }
    if !arrivals.is_empty() && inbox::put(connection, &arrivals, now).await? > 0 && database.is_postgres() {
        connection.execute(NOTIFY).await?;
    }
    begun.extend(failed);
    inbox::begin(connection, &begun).await?;
    inbox::answered(connection, &answered).await?;
    inbox::done(connection, &done, now).await?;
    for (update_id, fault) in aside {
        inbox::put_aside(connection, update_id, fault, now).await?;
    }
    notes::save(connection, &noted, now).await
}
