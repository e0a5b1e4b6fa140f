//! Two processes serve one bot by webhook on one Postgres, and are killed by turns: the other takes over.

use crate::Options;
use crate::program::{Home, Program, START};
use crate::questions;
use crate::report::{Report, progress};
use crate::support::bot_api::BotApi;
use crate::support::postgres;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

const KILLS: usize = 6;
const CHATS: usize = 200;

/// How far apart the questions come, which is far from all that one process can do.
const APART: Duration = Duration::from_millis(4);

/// How long an answer is on its way, so that a kill meets some.
const PAUSE: Duration = Duration::from_millis(20);

/// How soon all must be answered that had been asked before a kill.
const ENOUGH: Duration = Duration::from_secs(15);

/// How long to wait for that.
const LIMIT: Duration = Duration::from_secs(60);

/// The processes, and what starts one anew.
struct Replicas<'a> {
    home: &'a Home,
    api: &'a BotApi,
    database: String,
    addresses: [SocketAddr; 2],
}

pub fn run(options: &Options) -> Report {
    let Some(server) = postgres::server() else {
        return Report::skipped("replicas", "FOOTNOTE_TEST_POSTGRES names no server");
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let database = runtime.block_on(postgres::new_database(&server));
    let (home, api) = (Home::new(), BotApi::quiet());
    let replicas = Replicas { home: &home, api: &api, database, addresses: [free_address(), free_address()] };
    api.answer_after(PAUSE);
    api.deliver_to(&replicas.addresses);
    let over = AtomicBool::new(false);
    let (asked, bound, slowest, stuck) = thread::scope(|scope| {
        let mut programs = [replicas.start(0), replicas.start(1)];
        let asking = scope.spawn(|| ask(&api, &over));
        let bar = progress("replicas", options.updates.unwrap_or(KILLS));
        let (mut bound, mut slowest, mut stuck) = (0, Duration::ZERO, 0);
        for kill in 0..options.updates.unwrap_or(KILLS) {
            thread::sleep(Duration::from_secs(2));
            let victim = kill % 2;
            let at = Instant::now();
            programs[victim].kill();
            bound += api.take_peak();
            match taken_over(&api, at) {
                Some(time) => slowest = slowest.max(time),
                None => stuck += 1,
            }
            programs[victim] = replicas.start(victim);
            bar.inc(1);
        }
        thread::sleep(Duration::from_secs(2));
        over.store(true, SeqCst);
        let asked = asking.join().expect("the questions");
        // The processes end with the scope, so the last answers are waited for here.
        api.wait_answered(asked, LIMIT);
        bar.finish_and_clear();
        (asked, bound, slowest, stuck)
    });
    let tally = api.tally();
    let enough = tally.unanswered == 0 && tally.doubled <= bound && stuck == 0 && slowest <= ENOUGH;
    let asked = format!("{asked} updates, two processes on Postgres killed by turns: taken over within {ENOUGH:?}");
    let reached = format!(
        "{:.1} s at most, {stuck} never; {} lost, {} doubled of {bound} being sent",
        slowest.as_secs_f64(),
        tally.unanswered,
        tally.doubled
    );
    Report::new("replicas", asked, reached, enough)
}

/// Asks evenly until it's over. Returns how much.
fn ask(api: &BotApi, over: &AtomicBool) -> usize {
    let questions = questions::all();
    let mut asked = 0;
    while !over.load(SeqCst) {
        api.says(1 + (asked % CHATS) as i64, &questions[asked % questions.len()]);
        asked += 1;
        thread::sleep(APART);
    }
    asked
}

/// How long it took until all was answered that had been asked before this moment.
fn taken_over(api: &BotApi, moment: Instant) -> Option<Duration> {
    while moment.elapsed() < LIMIT {
        if let Some(last) = api.last_answer_to_asked_before(moment) {
            return Some(last - moment);
        }
        thread::sleep(Duration::from_millis(50));
    }
    None
}

impl Replicas<'_> {
    fn start(&self, number: usize) -> Program {
        let address = self.addresses[number];
        let listen = address.to_string();
        let settings = [
            ("FOOTNOTE_DATABASE_URL", self.database.as_str()),
            ("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook"),
            ("FOOTNOTE_WEBHOOK_LISTEN", listen.as_str()),
            ("FOOTNOTE_WEBHOOK_SECRET", "a-secret-of-the-load-tool"),
        ];
        let program = self.home.footnote_with(self.api, &settings);
        let begin = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begin.elapsed() < START, "the bot does not listen: {}", self.home.last_words());
            thread::sleep(Duration::from_millis(20));
        }
        program
    }
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address")
}
