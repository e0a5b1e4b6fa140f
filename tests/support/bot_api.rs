//! A stand-in for Telegram's Bot API, strict where Telegram is.

use super::html;
use super::http::{self, Response};
use super::process::DEADLINE;
use serde_json::{Value, json};
use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The token that the stand-in knows.
pub const TOKEN: &str = "123456789:AAF7-g0gYncWnm5IyfZlpPRqRRv6kNAGlao";

/// The bot's own user id and username.
pub const ME: (i64, &str) = (123_456_789, "Footnote_Test_Bot");

/// A running stand-in.
pub struct BotApi {
    /// Where bots of this stand-in keep what must last.
    folder: TempDir,
    address: std::net::SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    last_id: i64,
    updates: VecDeque<(i64, String)>,
    allowed: Vec<String>,
    poll: u64,
    calls: Vec<Call>,
    planned: Vec<Planned>,
    messages: HashSet<(i64, i64)>,
    threads: HashSet<(i64, i64)>,
    blocked: HashSet<i64>,
    open_queries: HashSet<String>,
    webhook: bool,
}

/// One call of the bot, and what came of it.
#[derive(Clone, Debug)]
pub struct Call {
    /// The method's name in small letters.
    pub method: String,
    /// What was sent along.
    pub body: Value,
    /// The status that was answered.
    pub status: u16,
    /// The visible text of a message that was accepted.
    pub text: String,
    /// The id of that message.
    pub message: i64,
}

/// What the next fitting call gets in place of its proper answer.
struct Planned {
    method: String,
    chat: Option<i64>,
    response: Option<(u16, String)>,
}

/// A refusal in Telegram's words.
struct Refusal(u16, String);

impl BotApi {
    /// Starts a stand-in on a free port.
    pub fn start() -> BotApi {
        let shared = Arc::new(Shared::default());
        let server = Arc::clone(&shared);
        let address = http::serve(move |path, body| server.respond(path, body));
        let folder = tempfile::tempdir().expect("a folder");
        BotApi { folder, address, shared }
    }

    /// The address for `FOOTNOTE_DATABASE_URL`.
    pub fn database(&self) -> String {
        format!("sqlite://{}", self.folder.path().join("footnote.db").display())
    }

    /// The address for `TELOXIDE_API_URL`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A person writes `text` in the private chat with the number `user`. Returns the message's id.
    pub fn says(&self, user: i64, text: &str) -> i64 {
        self.sends(user, json!({ "text": text }))
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
        self.update(&json!({ "message": message }));
        id
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
        let query = {
            let mut state = self.shared.state();
            let query = format!("query{}", state.new_id());
            state.open_queries.insert(query.clone());
            query
        };
        let from = json!({ "id": user, "is_bot": false, "first_name": "A", "language_code": "en" });
        let press = json!({ "id": query, "from": from, "message": message, "chat_instance": "c", "data": data });
        self.update(&json!({ "callback_query": press }));
        query
    }

    /// Something happens: an update without its number.
    pub fn update(&self, update: &Value) {
        let mut state = self.shared.state();
        let id = state.new_id();
        let mut update = update.clone();
        update["update_id"] = id.into();
        if let (Some(chat), Some(message)) =
            (update["message"]["chat"]["id"].as_i64(), update["message"]["message_id"].as_i64())
        {
            state.messages.insert((chat, message));
            if let Some(thread) = update["message"]["message_thread_id"].as_i64() {
                state.threads.insert((chat, thread));
            }
        }
        state.updates.push_back((id, update.to_string()));
        self.shared.changed.notify_all();
    }

    /// Something that is JSON but no update stands between the updates, once.
    pub fn garbage(&self, json: &str) {
        let mut state = self.shared.state();
        let id = state.new_id();
        state.updates.push_back((id, json.replace("ID", &id.to_string())));
        self.shared.changed.notify_all();
    }

    /// A user blocks the bot.
    pub fn blocks(&self, user: i64) {
        self.shared.state().blocked.insert(user);
    }

    /// Somebody set a webhook for this bot.
    pub fn set_webhook(&self) {
        self.shared.state().webhook = true;
    }

    /// The next call of `method` (for this chat) gets this answer.
    pub fn plan(&self, method: &str, chat: Option<i64>, status: u16, body: &str) {
        let response = Some((status, body.to_owned()));
        self.shared.state().planned.push(Planned { method: method.to_owned(), chat, response });
    }

    /// The connection of the next call of `method` breaks before it's answered.
    pub fn plan_break(&self, method: &str) {
        let planned = Planned { method: method.to_owned(), chat: None, response: None };
        self.shared.state().planned.push(planned);
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
        let state = self.shared.state();
        let missing = |state: &mut State| !state.calls.iter().any(&is_it);
        let (state, _) = self.shared.changed.wait_timeout_while(state, DEADLINE, missing).expect("the state");
        match state.calls.iter().find(|call| is_it(call)) {
            Some(call) => call.clone(),
            None => panic!("the bot never made the expected call, but: {:#?}", state.calls),
        }
    }

    /// All calls of `method` so far.
    pub fn calls(&self, method: &str) -> Vec<Call> {
        self.shared.state().calls.iter().filter(|call| call.method == method).cloned().collect()
    }

    /// How many updates were not confirmed yet.
    pub fn unconfirmed(&self) -> usize {
        self.shared.state().updates.len()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("the state")
    }

    fn respond(&self, path: &str, body: &str) -> Option<Response> {
        let (token, method) = path.strip_prefix("/bot")?.split_once('/')?;
        let method = method.to_lowercase();
        let body: Value = serde_json::from_str(body).unwrap_or(Value::Null);
        let mut call = Call { method, body, status: 200, text: String::new(), message: 0 };
        let planned = self.state().planned_for(&call);
        let response = match planned {
            Some(planned) => planned,
            None if token != TOKEN => Some(answer(Err(Refusal(401, "Unauthorized".to_owned())))),
            None if call.method == "getupdates" => Some(answer(self.get_updates(&call.body))),
            None => Some(answer(self.state().perform(&mut call))),
        };
        call.status = response.as_ref().map_or(0, |(status, _)| *status);
        self.state().calls.push(call);
        self.changed.notify_all();
        response.map(|(status, body)| Response { status, body })
    }

    fn get_updates(&self, body: &Value) -> Result<String, Refusal> {
        let mut state = self.state();
        if state.webhook {
            let words = "Conflict: can't use getUpdates method while webhook is active";
            return Err(Refusal(409, words.to_owned()));
        }
        if let Some(allowed) = body["allowed_updates"].as_array() {
            state.allowed = allowed.iter().filter_map(|kind| Some(kind.as_str()?.to_owned())).collect();
        }
        if let Some(offset) = body["offset"].as_i64() {
            state.updates.retain(|(id, _)| *id >= offset);
        }
        state.poll += 1;
        let (poll, limit) = (state.poll, body["limit"].as_u64().unwrap_or(100) as usize);
        self.changed.notify_all();
        let until = Instant::now() + Duration::from_secs(body["timeout"].as_u64().unwrap_or(0));
        loop {
            if state.poll != poll {
                let words = "Conflict: terminated by other getUpdates request; make sure that only one bot \
                             instance is running";
                return Err(Refusal(409, words.to_owned()));
            }
            let left = until.saturating_duration_since(Instant::now());
            if !state.updates.is_empty() || left.is_zero() {
                let batch: Vec<_> = state.updates.iter().take(limit).map(|(_, json)| json.as_str()).collect();
                return Ok(format!("[{}]", batch.join(",")));
            }
            state = self.changed.wait_timeout(state, left).expect("the state").0;
        }
    }
}

impl State {
    fn new_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    fn planned_for(&mut self, call: &Call) -> Option<Option<(u16, String)>> {
        let chat = call.body["chat_id"].as_i64();
        let fits =
            |planned: &Planned| planned.method == call.method && (planned.chat.is_none() || planned.chat == chat);
        let at = self.planned.iter().position(fits)?;
        Some(self.planned.remove(at).response)
    }

    fn perform(&mut self, call: &mut Call) -> Result<String, Refusal> {
        match call.method.as_str() {
            "getme" => {
                let me = json!({ "id": ME.0, "is_bot": true, "first_name": "F", "username": ME.1 });
                Ok(me.to_string())
            }
            "sendmessage" => self.send_message(call),
            "answercallbackquery" => self.answer_query(&call.body),
            "setmycommands" => set_commands(&call.body),
            "deletewebhook" => {
                self.webhook = false;
                Ok("true".to_owned())
            }
            _ => Err(Refusal(404, "Not Found".to_owned())),
        }
    }

    fn send_message(&mut self, call: &mut Call) -> Result<String, Refusal> {
        let body = &call.body;
        let chat = body["chat_id"].as_i64().unwrap_or_default();
        if !self.messages.iter().any(|(known, _)| *known == chat) {
            return bad("chat not found");
        }
        if self.blocked.contains(&chat) {
            return Err(Refusal(403, "Forbidden: bot was blocked by the user".to_owned()));
        }
        let text = body["text"].as_str().unwrap_or_default();
        let text = match body["parse_mode"].as_str() {
            Some("HTML") => html::visible(text).or_else(|error| bad(&format!("can't parse entities: {error}")))?,
            Some(_) => return bad("unsupported parse_mode"),
            None => text.to_owned(),
        };
        match text.encode_utf16().count() {
            _ if text.trim().is_empty() => return bad("message text is empty"),
            4097.. => return bad("message is too long"),
            _ => {}
        }
        let reply = &body["reply_parameters"];
        if let Some(id) = reply["message_id"].as_i64() {
            let known = self.messages.contains(&(chat, id));
            if !known && reply["allow_sending_without_reply"] != true {
                return bad("message to be replied not found");
            }
        }
        if let Some(thread) = body["message_thread_id"].as_i64()
            && !self.threads.contains(&(chat, thread))
        {
            return bad("message thread not found");
        }
        for button in
            body["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten().flat_map(Value::as_array).flatten()
        {
            let data = button["callback_data"].as_str().unwrap_or_default();
            if data.is_empty() || data.len() > 64 || button["text"].as_str().is_none_or(str::is_empty) {
                return bad("BUTTON_DATA_INVALID");
            }
        }
        call.text = text;
        call.message = self.new_id();
        self.messages.insert((chat, call.message));
        // As short as it gets, with one field that nobody knows: what comes back must not matter.
        Ok(json!({ "message_id": call.message, "chat": { "id": chat }, "hologram": {} }).to_string())
    }

    fn answer_query(&mut self, body: &Value) -> Result<String, Refusal> {
        if !self.open_queries.remove(body["callback_query_id"].as_str().unwrap_or_default()) {
            return bad("query is too old and response timeout expired or query ID is invalid");
        }
        if body["text"].as_str().is_some_and(|text| text.encode_utf16().count() > 200) {
            return bad("MESSAGE_TOO_LONG");
        }
        Ok("true".to_owned())
    }
}

fn set_commands(body: &Value) -> Result<String, Refusal> {
    let name = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    for command in body["commands"].as_array().into_iter().flatten() {
        if !command["command"].as_str().is_some_and(|text| (1..=32).contains(&text.len()) && name(text)) {
            return bad("BOT_COMMAND_INVALID");
        }
        if !command["description"].as_str().is_some_and(|text| (1..=256).contains(&text.chars().count())) {
            return bad("BOT_COMMAND_DESCRIPTION_INVALID");
        }
    }
    Ok("true".to_owned())
}

fn bad<T>(words: &str) -> Result<T, Refusal> {
    Err(Refusal(400, format!("Bad Request: {words}")))
}

fn answer(result: Result<String, Refusal>) -> (u16, String) {
    match result {
        Ok(result) => (200, format!("{{\"ok\":true,\"result\":{result}}}")),
        Err(Refusal(code, description)) => {
            (code, json!({ "ok": false, "error_code": code, "description": description }).to_string())
        }
    }
}
