//! Keeps each conversation in order while different ones run side by side.
//!
//! What belongs together (a chat; the presses of its buttons; a user's inline queries) has a lane: a queue that is
//! worked off one by one. Lanes take turns, so a lane with a thousand jobs gets no more of the work than one with
//! a single job, and a lane that must wait (Telegram said so) waits beside the others and holds up none.
//!
//! What waits here is small: the texts of updates are kept up to a total size, and those beyond it are read from the
//! store again when their turn comes. Beyond a number that nobody reaches by honest means, updates wait in the store
//! alone, so that no flood makes the process grow.

use super::job::{Job, Outcome};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::sync::Notify;

/// How many lanes are worked on at once: ordinary ones, and those with what expires.
const AT_ONCE: usize = 256;
const URGENT_AT_ONCE: usize = 64;

/// How many bytes the texts of the updates here may have in all. Tens of thousands of ordinary ones fit.
const BODIES: usize = 16 << 20;

/// How many updates may wait here.
const WAITING: usize = 50_000;

/// What is handled in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lane {
    /// A chat or a user.
    pub id: i64,
    /// Whether its jobs expire within seconds, and so go before all else.
    pub urgent: bool,
}

/// What is done with a job.
pub trait Work: Send + Sync + 'static {
    /// Does as much of `job` as can be done now. Never called twice at once for one lane.
    fn work(&self, job: &mut Job) -> impl Future<Output = Outcome> + Send;

    /// Puts away a job whose work panicked.
    fn lost(&self, update_id: i64) -> impl Future<Output = ()> + Send;
}

/// All lanes. A clone is a handle on the same ones.
pub struct Lanes<W> {
    shared: Arc<Shared<W>>,
}

struct Shared<W> {
    work: W,
    state: Mutex<State>,
    /// Notified whenever work on a job ended.
    ended: Notify,
}

#[derive(Default)]
struct State {
    lanes: HashMap<Lane, Queue>,
    /// Lanes with a job and nobody at it, in the order of their turns.
    ready: VecDeque<Lane>,
    urgent: VecDeque<Lane>,
    running: usize,
    running_urgent: usize,
    waiting: usize,
    /// The bytes of the texts that wait.
    bodies: usize,
    stopped: bool,
}

/// The jobs of a lane. The one that is worked on isn't among them.
#[derive(Default)]
struct Queue(VecDeque<Job>);

impl<W> Clone for Lanes<W> {
    fn clone(&self) -> Self {
        Lanes { shared: Arc::clone(&self.shared) }
    }
}

impl<W: Work> Lanes<W> {
    /// Lanes without anything in them.
    pub fn new(work: W) -> Lanes<W> {
        Lanes { shared: Arc::new(Shared { work, state: Mutex::default(), ended: Notify::new() }) }
    }

    /// Adds jobs, each at the end of its lane.
    pub fn add(&self, jobs: impl IntoIterator<Item = Job>) {
        let mut state = self.shared.state();
        for job in jobs {
            state.add(job);
        }
        self.shared.start(&mut state);
    }

    /// Whether there's room to keep more updates with their text.
    pub fn takes_bodies(&self) -> bool {
        self.shared.state().bodies < BODIES
    }

    /// How many jobs wait, and how many are worked on.
    pub fn load(&self) -> (usize, usize) {
        let state = self.shared.state();
        (state.waiting, state.running + state.running_urgent)
    }

    /// Waits until more jobs may be added.
    pub async fn room(&self) {
        self.until(|(waiting, _)| waiting < WAITING).await;
    }

    /// Begins nothing more, and waits until nothing is worked on.
    pub async fn stop(&self) {
        self.shared.state().stopped = true;
        self.until(|(_, running)| running == 0).await;
    }

    async fn until(&self, reached: impl Fn((usize, usize)) -> bool) {
        loop {
            let ended = self.shared.ended.notified();
            if reached(self.load()) {
                return;
            }
            ended.await;
        }
    }
}

impl State {
    fn add(&mut self, mut job: Job) {
        if self.bodies >= BODIES {
            job.body = None;
        }
        self.bodies += size(&job);
        self.waiting += 1;
        let lane = job.lane;
        match self.lanes.get_mut(&lane) {
            // Somebody is at the lane, or it already waits for its turn.
            Some(queue) => queue.0.push_back(job),
            None => {
                self.lanes.insert(lane, Queue(VecDeque::from([job])));
                self.turn(lane);
            }
        }
    }

    /// Puts a lane at the end of those that are ready.
    fn turn(&mut self, lane: Lane) {
        if lane.urgent { self.urgent.push_back(lane) } else { self.ready.push_back(lane) }
    }

    /// The next job to begin with, if there is one and not too much is going on.
    fn next(&mut self) -> Option<Job> {
        if self.stopped {
            return None;
        }
        let lane = if self.running_urgent < URGENT_AT_ONCE { self.urgent.pop_front() } else { None };
        let lane = lane.or_else(|| if self.running < AT_ONCE { self.ready.pop_front() } else { None })?;
        let job = self.lanes.get_mut(&lane)?.0.pop_front()?;
        self.waiting -= 1;
        self.bodies -= size(&job);
        *self.running_of(lane) += 1;
        Some(job)
    }

    fn running_of(&mut self, lane: Lane) -> &mut usize {
        if lane.urgent { &mut self.running_urgent } else { &mut self.running }
    }

    /// Gives a lane its next turn, or forgets it if there's nothing left in it.
    fn proceed(&mut self, lane: Lane) {
        match self.lanes.get(&lane) {
            Some(queue) if queue.0.is_empty() => {
                self.lanes.remove(&lane);
            }
            Some(_) => self.turn(lane),
            None => {}
        }
    }

    /// Puts a job that is not done back to the front of its lane.
    fn put_back(&mut self, job: Job) {
        self.waiting += 1;
        self.bodies += size(&job);
        self.lanes.entry(job.lane).or_default().0.push_front(job);
    }
}

/// The bytes of a job's text.
fn size(job: &Job) -> usize {
    job.body.as_ref().map_or(0, String::len)
}

impl<W: Work> Shared<W> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins whatever can be begun.
    fn start(self: &Arc<Self>, state: &mut State) {
        while let Some(job) = state.next() {
            tokio::spawn(Arc::clone(self).run(job));
        }
    }

    async fn run(self: Arc<Self>, job: Job) {
        let (lane, update_id) = (job.lane, job.update_id);
        let shared = Arc::clone(&self);
        // A task of its own, so that a panic ends this job and not the lane.
        let task = tokio::spawn(async move {
            let mut job = job;
            let outcome = shared.work.work(&mut job).await;
            (job, outcome)
        });
        let done = task.await;
        if done.is_err() {
            self.work.lost(update_id).await;
        }
        let mut state = self.state();
        *state.running_of(lane) -= 1;
        match done {
            Ok((job, Outcome::Later(when))) => {
                state.put_back(job);
                tokio::spawn(Arc::clone(&self).come_back(lane, when));
            }
            Ok((_, Outcome::Done)) | Err(_) => state.proceed(lane),
        }
        self.start(&mut state);
        self.ended.notify_waiters();
    }

    async fn come_back(self: Arc<Self>, lane: Lane, when: Instant) {
        tokio::time::sleep_until(when.into()).await;
        let mut state = self.state();
        state.proceed(lane);
        self.start(&mut state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use tokio::sync::Semaphore;
    use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

    /// Reports each job, except that lane 1 first waits for leave to go on, lane 13 panics, and lane 7 comes
    /// back later once.
    struct Reporter {
        done: UnboundedSender<i64>,
        leave: Arc<Semaphore>,
    }

    impl Work for Reporter {
        async fn work(&self, job: &mut Job) -> Outcome {
            match job.lane.id {
                1 => self.leave.acquire().await.expect("open").forget(),
                7 if job.tries == 0 => {
                    job.tries = 1;
                    return Outcome::Later(Instant::now() + Duration::from_millis(20));
                }
                13 => panic!("unlucky"),
                _ => {}
            }
            self.done.send(job.update_id).expect("the test listens");
            Outcome::Done
        }

        async fn lost(&self, update_id: i64) {
            self.done.send(-update_id).expect("the test listens");
        }
    }

    fn lanes() -> (Lanes<Reporter>, UnboundedReceiver<i64>, Arc<Semaphore>) {
        let (done, reports) = unbounded_channel();
        let leave = Arc::new(Semaphore::new(0));
        (Lanes::new(Reporter { done, leave: Arc::clone(&leave) }), reports, leave)
    }

    fn job(update_id: i64, id: i64) -> Job {
        Job::new(update_id, Lane { id, urgent: false }, Some(String::new()))
    }

    async fn next(reports: &mut UnboundedReceiver<i64>, count: usize) -> Vec<i64> {
        let mut read = Vec::new();
        for _ in 0..count {
            read.push(reports.recv().await.expect("a report"));
        }
        read
    }

    #[tokio::test]
    async fn a_slow_lane_keeps_its_order_and_holds_up_no_other() {
        let (lanes, mut reports, leave) = lanes();
        lanes.add((1..=5).map(|id| job(id, 1)));
        lanes.add((6..=8).map(|id| job(id, 2)));
        assert_eq!(next(&mut reports, 3).await, [6, 7, 8]);
        leave.add_permits(5);
        assert_eq!(next(&mut reports, 5).await, [1, 2, 3, 4, 5]);
    }

    #[tokio::test]
    async fn a_job_that_must_wait_keeps_its_place_in_its_lane() {
        let (lanes, mut reports, _) = lanes();
        lanes.add([job(1, 7), job(2, 7), job(3, 2)]);
        assert_eq!(next(&mut reports, 3).await, [3, 1, 2]);
    }

    #[tokio::test]
    async fn lanes_take_turns() {
        let (lanes, mut reports, _) = lanes();
        // With a single place left, one long lane and many short ones wait for it.
        lanes.shared.state().running = AT_ONCE - 1;
        lanes.add((1000..1100).map(|id| job(id, 2)));
        lanes.add((2000..2010).map(|id| job(id, id)));
        let first = next(&mut reports, 30).await;
        assert!((2000..2010).all(|id| first.contains(&id)), "{first:?}");
    }

    #[tokio::test]
    async fn what_expires_goes_even_when_all_places_are_taken() {
        let (lanes, mut reports, leave) = lanes();
        lanes.shared.state().running = AT_ONCE;
        lanes.add([job(1, 2)]);
        lanes.add([Job::new(2, Lane { id: 2, urgent: true }, None)]);
        assert_eq!(next(&mut reports, 1).await, [2]);
        drop(leave);
    }

    #[tokio::test]
    async fn a_panic_ends_its_job_and_not_the_lane() {
        let (lanes, mut reports, _) = lanes();
        lanes.add([job(1, 13), job(2, 13), job(3, 2)]);
        let mut read = next(&mut reports, 3).await;
        read.sort_unstable();
        assert_eq!(read, [-2, -1, 3]);
    }

    #[tokio::test]
    async fn nothing_is_left_of_an_empty_lane() {
        let (lanes, mut reports, _) = lanes();
        lanes.add((100..600).map(|id| job(id, id)));
        next(&mut reports, 500).await;
        lanes.stop().await;
        let state = lanes.shared.state();
        assert_eq!((state.lanes.len(), state.waiting, state.bodies), (0, 0, 0));
    }

    #[tokio::test]
    async fn texts_are_kept_up_to_a_size_only() {
        const LONG: usize = 1 << 20;
        let (lanes, _reports, leave) = lanes();
        let long = |id| Job::new(id, Lane { id: 1, urgent: false }, Some(" ".repeat(LONG)));
        assert!(lanes.takes_bodies());
        lanes.add((0..100).map(long));
        // One job is in hand by now, and its text no longer waits.
        let state = lanes.shared.state();
        assert!(state.waiting >= 99 && (BODIES - LONG..=BODIES).contains(&state.bodies));
        drop((state, leave));
    }

    #[tokio::test]
    async fn there_is_room_again_once_fewer_wait() {
        let (lanes, _reports, leave) = lanes();
        lanes.room().await;
        // One of them is in hand, the others wait.
        lanes.add((0..=WAITING as i64).map(|id| job(id, 1)));
        let mut room = std::pin::pin!(lanes.room());
        let early = tokio::time::timeout(Duration::from_millis(20), &mut room).await;
        assert!(early.is_err());
        leave.add_permits(1);
        room.await;
        assert!(lanes.load().0 < WAITING);
    }

    #[tokio::test]
    async fn once_stopped_nothing_more_is_begun() {
        let (lanes, mut reports, leave) = lanes();
        lanes.add([job(1, 1), job(2, 1)]);
        tokio::task::yield_now().await;
        leave.add_permits(1);
        lanes.stop().await;
        leave.add_permits(1);
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(reports.try_recv(), Ok(1));
        assert!(reports.try_recv().is_err());
    }
}
