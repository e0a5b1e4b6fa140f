//! A stand-in for Telegram's Bot API, strict where Telegram is.
//!
//! - `state`: what Telegram knows: chats, messages, updates that wait
//! - `methods`: what each method does and refuses; `checks` are the rules that many share
//! - `failures`: calls that fail by plan or by chance
//! - `ledger`: who asked what, how often and when that was answered; `limits` judges the times of sending
//! - `webhook`: brings updates to the bot instead of waiting for it to ask

mod checks;
mod failures;
mod ledger;
mod limits;
mod methods;
mod state;
mod webhook;

pub use ledger::Tally;
pub use limits::Pace;

use super::http::{Request, Response, Server, Service};
use super::multipart;
use super::process::DEADLINE;
use failures::Failure;
use serde_json::{Value, json};
use state::{QuizForm, Refusal, State};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::sync::Notify;

/// The token that the stand-in knows.
pub const TOKEN: &str = "123456789:AAF7-g0gYncWnm5IyfZlpPRqRRv6kNAGlao";

/// The bot's own user id and username.
pub const ME: (i64, &str) = (123_456_789, "Footnote_Test_Bot");

/// A running stand-in.
pub struct BotApi {
    /// Where bots of this stand-in keep what must last.
    folder: TempDir,
    server: Server,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Wakes tests that wait for calls.
    changed: Condvar,
    /// Wakes the bot's poll, or the sender to its webhook.
    arrived: Notify,
    /// Calls that are being answered: now, and the most at a time.
    under_way: AtomicUsize,
    peak: AtomicUsize,
}

/// One call of the bot, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// The method's name in small letters.
    pub method: String,
    /// What was sent along.
    pub body: Value,
    /// The files sent along, by the names of their parts.
    pub files: Vec<(String, Vec<u8>)>,
    /// The status that was answered.
    pub status: u16,
    /// The visible text of a message that was accepted.
    pub text: String,
    /// The id of that message.
    pub message: i64,
    /// The id of the poll in it.
    pub poll: String,
}

impl BotApi {
    /// Starts a stand-in on a free port that keeps all calls for tests to look at.
    pub fn start() -> BotApi {
        BotApi::with(State::keeping_calls())
    }

    /// The same, but it only counts: for many calls.
    pub fn quiet() -> BotApi {
        BotApi::with(State::default())
    }

    fn with(state: State) -> BotApi {
        let shared = Arc::new(Shared { state: Mutex::new(state), ..Shared::default() });
        let folder = tempfile::tempdir().expect("a folder");
        BotApi { folder, server: Server::start(Arc::clone(&shared)), shared }
    }

    /// The address for `FOOTNOTE_DATABASE_URL`.
    pub fn database(&self) -> String {
        format!("sqlite://{}", self.folder.path().join("footnote.db").display())
    }

    /// The address for `TELOXIDE_API_URL`.
    pub fn url(&self) -> String {
        format!("http://{}", self.server.address)
    }

    /// A person writes `text` in the private chat with the number `user`. Returns the message's id.
    pub fn says(&self, user: i64, text: &str) -> i64 {
        self.sends(user, json!({ "text": text }))
    }

    /// A member writes `text` in the group with the number `chat`. Returns the message's id.
    pub fn says_in(&self, chat: i64, user: i64, text: &str) -> i64 {
        self.sends(user, json!({ "text": text, "chat": { "id": chat, "type": "supergroup", "title": "G" } }))
    }

    /// The same with other fields, which may replace the usual ones.
    pub fn sends(&self, user: i64, fields: Value) -> i64 {
        let id = self.shared.state().new_id();
        let mut message = json!({
            "message_id": id, "date": 1_700_000_000, "chat": { "id": user, "type": "private", "first_name": "A" },
            "from": { "id": user, "is_bot": false, "first_name": "A", "language_code": "en" },
        });
        for (key, value) in fields.as_object().expect("fields") {
            message[key] = value.clone();
        }
        self.shared.state().ledger.asked(id);
        self.update(&json!({ "message": message }));
        id
    }

    /// Somebody writes `text` in a channel.
    pub fn posts(&self, chat: &Value, text: &str) {
        let id = self.shared.state().new_id();
        let post = json!({ "message_id": id, "date": 1_700_000_000, "chat": chat, "sender_chat": chat, "text": text });
        self.update(&json!({ "channel_post": post }));
    }

    /// A person presses a button below the message that `call` sent. Returns the press's id.
    pub fn presses(&self, user: i64, call: &Call, data: &str) -> String {
        let message = json!({
            "message_id": call.message, "date": 1_700_000_000, "chat": { "id": user, "type": "private" },
            "from": { "id": ME.0, "is_bot": true, "first_name": "F" },
            "text": call.text, "reply_markup": call.body["reply_markup"],
        });
        self.presses_in(user, &message, data)
    }

    /// The same below any message, or in none if it's null.
    pub fn presses_in(&self, user: i64, message: &Value, data: &str) -> String {
        let from = json!({ "id": user, "is_bot": false, "first_name": "A", "language_code": "en" });
        self.presses_as(&from, message, data)
    }

    /// The same by this person.
    pub fn presses_as(&self, from: &Value, message: &Value, data: &str) -> String {
        let query = self.shared.state().new_query();
        let press = json!({ "id": query, "from": from, "message": message, "chat_instance": "c", "data": data });
        self.update(&json!({ "callback_query": press }));
        query
    }

    /// A person types `text` after the bot's name in some chat. Returns the query's id.
    pub fn types_inline(&self, user: i64, text: &str) -> String {
        let query = self.shared.state().new_query();
        let from = json!({ "id": user, "is_bot": false, "first_name": "A", "language_code": "en" });
        self.update(&json!({ "inline_query": { "id": query, "from": from, "query": text, "offset": "" } }));
        query
    }

    /// Something happens: an update without its number.
    pub fn update(&self, update: &Value) {
        self.shared.state().push(update);
        self.shared.arrived.notify_waiters();
    }

    /// Something that is JSON but no update stands between the updates, once. `ID` in it becomes its number.
    pub fn garbage(&self, json: &str) {
        self.shared.state().push_raw(json);
        self.shared.arrived.notify_waiters();
    }

    /// Updates wait at the server for now, whoever asks for them.
    pub fn hold(&self) {
        self.shared.state().held = true;
    }

    /// They come again.
    pub fn release(&self) {
        self.shared.state().held = false;
        self.shared.arrived.notify_waiters();
    }

    /// A user blocks the bot.
    pub fn blocks(&self, user: i64) {
        self.shared.state().chat(user).blocked = true;
    }

    /// What `getChatMember` says of a user in a chat, such as `administrator`; others are members.
    pub fn set_status(&self, chat: i64, user: i64, status: &str) {
        self.shared.state().chat(chat).members.insert(user, status.to_owned());
    }

    /// Somebody set a webhook for this bot.
    pub fn set_webhook(&self) {
        self.shared.state().webhook.url = "https://example.org/elsewhere".to_owned();
    }

    /// Brings updates to the webhook that the bot sets, as a proxy with these servers behind it does.
    pub fn deliver_to(&self, servers: &[SocketAddr]) {
        webhook::start(self.server.tasks(), &self.shared, servers);
    }

    /// From now on this is a server that knows quizzes by the older name of their right option alone.
    pub fn know_old_quizzes(&self) {
        self.shared.state().quiz_form = QuizForm::One;
    }

    /// A person chooses an option of the poll that `call` sent.
    pub fn chooses(&self, from: &Value, call: &Call, option: usize) {
        self.update(&json!({ "poll_answer": { "poll_id": call.poll, "user": from, "option_ids": [option] } }));
    }

    /// The time of the poll that `call` sent is up.
    pub fn closes(&self, call: &Call) {
        self.update(&json!({ "poll": { "id": call.poll, "is_closed": true, "question": call.text, "options": [] } }));
    }

    /// The next call of `method` (for this chat) gets this answer.
    pub fn plan(&self, method: &str, chat: Option<i64>, status: u16, body: &str) {
        self.shared.state().failures.plan(method, chat, Failure::Answer(status, body.to_owned()));
    }

    /// The connection of the next call of `method` breaks before it's answered.
    pub fn plan_break(&self, method: &str) {
        self.shared.state().failures.plan(method, None, Failure::Break);
    }

    /// The connection of the next call of `method` breaks after it was accepted, so that the bot can't know.
    pub fn plan_unheard(&self, method: &str) {
        self.shared.state().failures.plan(method, None, Failure::Unheard);
    }

    /// From now on this share of all calls fails, in one of the ways that Telegram and networks have.
    pub fn fail(&self, seed: u64, share: f64) {
        self.shared.state().failures.by_chance(seed, share);
    }

    /// No call fails by chance any more. Returns how many did.
    pub fn stop_failing(&self) -> usize {
        self.shared.state().failures.stop()
    }

    /// From now on every answer takes this long, as over a real network.
    pub fn answer_after(&self, pause: Duration) {
        self.shared.state().pause = pause;
    }

    /// The most calls that were under way at a time since this was last asked.
    pub fn take_peak(&self) -> usize {
        self.shared.peak.swap(self.shared.under_way.load(SeqCst), SeqCst)
    }

    /// How many messages were asked and answered.
    pub fn tally(&self) -> Tally {
        self.shared.state().ledger.tally()
    }

    /// How many messages have an answer.
    pub fn answered(&self) -> usize {
        self.shared.state().ledger.answered
    }

    /// How many messages the bot sent that were accepted.
    pub fn sent(&self) -> usize {
        self.shared.state().ledger.sent.len()
    }

    /// When this message was answered first, counted from when it was asked.
    pub fn time_to_answer(&self, message: i64) -> Option<Duration> {
        self.shared.state().ledger.time_to_answer(message)
    }

    /// When the last of the messages was answered first that had been asked before this moment.
    pub fn last_answer_to_asked_before(&self, moment: Instant) -> Option<Instant> {
        self.shared.state().ledger.last_answer_to_asked_before(moment)
    }

    /// How fast the bot sent, at its fastest.
    pub fn pace(&self) -> Pace {
        limits::pace(&self.shared.state().ledger.sent)
    }

    /// How often the bot sent to a chat though it had been told to wait.
    pub fn impatient(&self) -> usize {
        self.shared.state().failures.impatient
    }

    /// The message that answered the message or button with this id, once it's there.
    #[track_caller]
    pub fn answer_to(&self, message: i64) -> Call {
        self.wait_for(|call| {
            !call.text.is_empty() && call.body["reply_parameters"]["message_id"].as_i64() == Some(message)
        })
    }

    /// The text that a press was answered with (which may be empty), once it is.
    #[track_caller]
    pub fn toast(&self, query: &str) -> String {
        let answers = |call: &Call| call.method == "answercallbackquery" && call.body["callback_query_id"] == query;
        let call = self.wait_for(answers);
        call.body["text"].as_str().unwrap_or_default().to_owned()
    }

    /// The first call for which `is_it` holds, once there is one.
    #[track_caller]
    pub fn wait_for(&self, is_it: impl Fn(&Call) -> bool) -> Call {
        let mut looked_at = 0;
        let found = self.wait(DEADLINE, |state| {
            let calls = state.calls.as_deref().unwrap_or_default();
            let found = calls.iter().skip(looked_at).find(|call| is_it(call)).cloned();
            looked_at = calls.len();
            found
        });
        let calls = || self.shared.state().calls.clone();
        found.unwrap_or_else(|| panic!("the bot never made the expected call, but: {:#?}", calls()))
    }

    /// Waits until so many of the messages are answered; false if that takes longer than `limit`.
    pub fn wait_answered(&self, messages: usize, limit: Duration) -> bool {
        self.wait(limit, |state| (state.ledger.answered >= messages).then_some(())).is_some()
    }

    /// Waits until so many messages were sent; false if that takes longer than `limit`.
    pub fn wait_sent(&self, messages: usize, limit: Duration) -> bool {
        self.wait(limit, |state| (state.ledger.sent.len() >= messages).then_some(())).is_some()
    }

    /// Waits until all updates are confirmed; false if that takes longer than `limit`.
    pub fn wait_confirmed(&self, limit: Duration) -> bool {
        self.wait(limit, |state| (state.unconfirmed() == 0).then_some(())).is_some()
    }

    /// Waits until the bot asks for updates or has set a webhook; false if that takes longer than `limit`.
    pub fn wait_ready(&self, limit: Duration) -> bool {
        self.wait(limit, |state| (state.polls > 0 || state.webhook.is_set()).then_some(())).is_some()
    }

    /// What `look` finds, once it finds something; it looks again after each call.
    fn wait<T>(&self, limit: Duration, mut look: impl FnMut(&State) -> Option<T>) -> Option<T> {
        let until = Instant::now() + limit;
        let mut state = self.shared.state();
        loop {
            if let Some(found) = look(&state) {
                return Some(found);
            }
            let left = until.checked_duration_since(Instant::now())?;
            state.watchers += 1;
            state = self.shared.changed.wait_timeout(state, left).expect("the state").0;
            state.watchers -= 1;
        }
    }

    /// All calls of `method` so far.
    pub fn calls(&self, method: &str) -> Vec<Call> {
        let state = self.shared.state();
        state.calls.iter().flatten().filter(|call| call.method == method).cloned().collect()
    }

    /// How many updates were not confirmed yet.
    pub fn unconfirmed(&self) -> usize {
        self.shared.state().unconfirmed()
    }
}

impl Service for Shared {
    async fn respond(&self, request: Request<'_>) -> Option<Response> {
        let (token, method) = request.path.strip_prefix("/bot")?.split_once('/')?;
        let mut call = Call { method: method.to_lowercase(), ..Call::default() };
        match multipart::read(request.content_type, request.body) {
            Some(form) => (call.body, call.files) = (form.fields, form.files),
            None => call.body = serde_json::from_slice(request.body).unwrap_or_default(),
        }
        let _under_way = (call.method != "getupdates").then(|| UnderWay::begin(self));
        let failure = self.state().failures.next(&call);
        match failure {
            None if token != TOKEN => {
                let refusal = Refusal(401, "Unauthorized".to_owned());
                self.finish(&mut self.state(), call, answer(Err(refusal)))
            }
            None if call.method == "getupdates" => {
                let result = self.get_updates(&call.body).await;
                self.finish(&mut self.state(), call, answer(result))
            }
            None => {
                let (response, pause) = self.perform(call);
                if !pause.is_zero() {
                    tokio::time::sleep(pause).await;
                }
                response
            }
            Some(failure) => self.fail(call, failure).await,
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("the state")
    }

    /// Does what a call asks for. Returns the answer, and how long that takes on its way.
    fn perform(&self, mut call: Call) -> (Option<Response>, Duration) {
        let mut state = self.state();
        let result = state.perform(&mut call);
        let pause = state.pause;
        (self.finish(&mut state, call, answer(result)), pause)
    }

    /// Notes a call and what came of it.
    fn finish(&self, state: &mut State, mut call: Call, answer: Option<(u16, String)>) -> Option<Response> {
        call.status = answer.as_ref().map_or(0, |(status, _)| *status);
        if let Some(calls) = &mut state.calls {
            calls.push(call);
        }
        if state.watchers > 0 {
            self.changed.notify_all();
        }
        answer.map(|(status, body)| Response { status, body })
    }

    async fn fail(&self, mut call: Call, failure: Failure) -> Option<Response> {
        let answer = match failure {
            Failure::Answer(status, body) => Some((status, body)),
            Failure::Break => None,
            Failure::Unheard => {
                self.state().unheard(&mut call);
                None
            }
            Failure::Hang(time) => {
                tokio::time::sleep(time).await;
                None
            }
        };
        self.finish(&mut self.state(), call, answer)
    }

    /// Long polling: waits until there is an update, the time is up or somebody else asks.
    async fn get_updates(&self, body: &Value) -> Result<String, Refusal> {
        let timeout = Duration::from_secs(body["timeout"].as_u64().unwrap_or(0));
        let poll = self.state().begin_poll(body)?;
        if self.state().watchers > 0 {
            self.changed.notify_all();
        }
        self.arrived.notify_waiters();
        let until = tokio::time::Instant::now() + timeout;
        loop {
            let arrived = self.arrived.notified();
            tokio::pin!(arrived);
            arrived.as_mut().enable();
            if let Some(batch) = self.state().batch(poll, body["limit"].as_u64(), timeout.is_zero())? {
                return Ok(batch);
            }
            if tokio::time::timeout_at(until, arrived).await.is_err() {
                return Ok("[]".to_owned());
            }
        }
    }
}

/// Counts a call as under way until it's dropped.
struct UnderWay<'a>(&'a Shared);

impl UnderWay<'_> {
    fn begin(shared: &Shared) -> UnderWay<'_> {
        let now = shared.under_way.fetch_add(1, SeqCst) + 1;
        shared.peak.fetch_max(now, SeqCst);
        UnderWay(shared)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, SeqCst);
    }
}

fn answer(result: Result<String, Refusal>) -> Option<(u16, String)> {
    Some(match result {
        Ok(result) => (200, format!("{{\"ok\":true,\"result\":{result}}}")),
        Err(Refusal(code, description)) => {
            (code, json!({ "ok": false, "error_code": code, "description": description }).to_string())
        }
    })
}
