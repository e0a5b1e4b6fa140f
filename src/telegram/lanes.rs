//! Keeps each chat in order while chats run side by side.
//!
//! A chat with something to do has a lane: a queue and one task that works it off. A chat that Telegram makes
//! us wait for holds up nobody else, and a lane that ran empty is gone.

use super::update::Update;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many updates may be in hand, waiting ones included. When they are, no more are taken.
const IN_HAND: u32 = 8192;

/// How many updates of one chat may wait. What comes on top is dropped: nobody reads that many answers.
const LANE_LIMIT: usize = 1024;

/// What is done with an update.
pub trait Work: Send + Sync + 'static {
    /// Does all that `update` asks for. Never called twice at once for one lane.
    fn work(&self, update: Update) -> impl Future<Output = ()> + Send;
}

/// The lanes of all chats. A clone is a handle on the same lanes.
pub struct Lanes<W> {
    shared: Arc<Shared<W>>,
}

struct Shared<W> {
    work: W,
    queues: Mutex<HashMap<i64, VecDeque<InHand>>>,
    room: Arc<Semaphore>,
}

/// An update and its place among those in hand, given back when it's dropped.
struct InHand {
    update: Update,
    _place: OwnedSemaphorePermit,
}

impl<W: Work> Lanes<W> {
    /// Lanes without anything in them.
    pub fn new(work: W) -> Lanes<W> {
        let room = Arc::new(Semaphore::new(IN_HAND as usize));
        Lanes { shared: Arc::new(Shared { work, queues: Mutex::default(), room }) }
    }

    /// Takes over `update`, waiting for room if there is none. Once this returns, the update counts as taken;
    /// if it's cancelled, it's as if never called.
    pub async fn hand_over(&self, update: Update) {
        let shared = &self.shared;
        // The semaphore is never closed.
        let Ok(place) = Arc::clone(&shared.room).acquire_owned().await else {
            return;
        };
        let lane = update.lane();
        let in_hand = InHand { update, _place: place };
        let mut queues = shared.queues();
        match queues.get_mut(&lane) {
            Some(queue) if queue.len() >= LANE_LIMIT => {
                tracing::warn!(chat = lane, "too many messages of one chat are waiting; dropped one");
            }
            Some(queue) => queue.push_back(in_hand),
            None => {
                queues.insert(lane, VecDeque::from([in_hand]));
                tokio::spawn(Arc::clone(shared).run(lane));
            }
        }
    }

    /// Waits until nothing is in hand.
    pub async fn finished(&self) {
        let _all = self.shared.room.acquire_many(IN_HAND).await;
    }
}

impl<W: Work> Shared<W> {
    fn queues(&self) -> MutexGuard<'_, HashMap<i64, VecDeque<InHand>>> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn run(self: Arc<Self>, lane: i64) {
        while let Some(InHand { update, _place }) = self.next(lane) {
            let shared = Arc::clone(&self);
            // A task of its own, so that a panic ends this update and not the lane.
            let task = tokio::spawn(async move { shared.work.work(update).await });
            if let Err(error) = task.await {
                tracing::error!(chat = lane, panicked = error.is_panic(), "an update was not dealt with");
            }
        }
    }

    /// The next update of a lane. If there is none, the lane is gone: both happen under one lock, so that no
    /// update gets into a lane that nobody works off.
    fn next(&self, lane: i64) -> Option<InHand> {
        let mut queues = self.queues();
        let next = queues.get_mut(&lane)?.pop_front();
        if next.is_none() {
            queues.remove(&lane);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

    /// Reports each update, except that chat 1 first waits for leave to go on and chat 13 panics.
    struct Reporter {
        done: UnboundedSender<i64>,
        leave: Arc<Semaphore>,
    }

    impl Work for Reporter {
        async fn work(&self, update: Update) {
            match update.lane() {
                1 => self.leave.acquire().await.expect("open").forget(),
                13 => panic!("unlucky"),
                _ => {}
            }
            self.done.send(update.id).expect("the test listens");
        }
    }

    fn lanes() -> (Lanes<Reporter>, UnboundedReceiver<i64>, Arc<Semaphore>) {
        let (done, reports) = unbounded_channel();
        let leave = Arc::new(Semaphore::new(0));
        (Lanes::new(Reporter { done, leave: Arc::clone(&leave) }), reports, leave)
    }

    fn update(id: i64, chat: i64) -> Update {
        let json = format!(r#"{{"update_id":{id},"message":{{"chat":{{"id":{chat}}}}}}}"#);
        serde_json::from_str(&json).expect("an update")
    }

    #[tokio::test]
    async fn a_slow_chat_holds_up_nobody_else_and_keeps_its_order() {
        let (lanes, mut reports, leave) = lanes();
        for id in 0..200 {
            lanes.hand_over(update(id, 1)).await;
        }
        lanes.hand_over(update(1000, 2)).await;
        assert_eq!(reports.recv().await, Some(1000));
        leave.add_permits(200);
        lanes.finished().await;
        for id in 0..200 {
            assert_eq!(reports.recv().await, Some(id));
        }
    }

    #[tokio::test]
    async fn a_panic_ends_one_update_only() {
        let (lanes, mut reports, _) = lanes();
        lanes.hand_over(update(1, 13)).await;
        lanes.hand_over(update(2, 13)).await;
        lanes.hand_over(update(3, 3)).await;
        lanes.finished().await;
        assert_eq!(reports.recv().await, Some(3));
    }

    #[tokio::test]
    async fn nothing_is_left_of_an_empty_lane() {
        let (lanes, _reports, _) = lanes();
        for chat in 100..600 {
            lanes.hand_over(update(chat, chat)).await;
        }
        lanes.finished().await;
        // The last step of a lane comes after its last update gave its place back.
        while !lanes.shared.queues().is_empty() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_flood_of_one_chat_is_cut_off() {
        let (lanes, mut reports, leave) = lanes();
        for id in 0..2000 {
            lanes.hand_over(update(id, 1)).await;
        }
        leave.add_permits(2000);
        lanes.finished().await;
        let mut count = 0;
        while reports.try_recv().is_ok() {
            count += 1;
        }
        assert!((LANE_LIMIT..=LANE_LIMIT + 1).contains(&count), "{count}");
    }
}
