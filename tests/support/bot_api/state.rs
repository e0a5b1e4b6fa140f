//! What Telegram knows: chats, messages, and updates that wait to be confirmed.

use super::Call;
use super::failures::Failures;
use super::ledger::Ledger;
use serde_json::Value;
use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

/// A refusal in Telegram's words.
pub struct Refusal(pub u16, pub String);

/// How a quiz names its right option: the Bot API gave the one up for the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuizForm {
    /// As `correct_option_id`.
    One,
    /// As `correct_option_ids`.
    #[default]
    Several,
}

/// Everything that changes.
#[derive(Default)]
pub struct State {
    last_id: i64,
    waiting: VecDeque<Waiting>,
    /// Whether they wait although the bot asks for them.
    pub held: bool,
    /// Updates that are on their way to a webhook.
    pub on_their_way: usize,
    /// How often the bot asked for updates.
    pub polls: u64,
    pub chats: HashMap<i64, Chat>,
    pub open_queries: HashSet<String>,
    pub files: HashSet<String>,
    pub webhook: Webhook,
    pub quiz_form: QuizForm,
    pub failures: Failures,
    pub ledger: Ledger,
    /// All calls so far, if they are kept.
    pub calls: Option<Vec<Call>>,
    /// How many threads wait for something to change.
    pub watchers: usize,
    /// How long each answer takes.
    pub pause: Duration,
}

/// An update that was not confirmed.
pub struct Waiting {
    id: i64,
    pub chat: i64,
    pub json: String,
}

/// A chat that the bot has seen.
#[derive(Default)]
pub struct Chat {
    pub messages: HashMap<i64, Message>,
    pub threads: HashSet<i64>,
    pub members: HashMap<i64, String>,
    pub blocked: bool,
}

/// A message in a chat.
#[derive(Default)]
pub struct Message {
    /// Stands for what the bot's own message shows.
    pub content: Option<u64>,
    /// What a person wrote, if calls are kept.
    pub text: Option<Box<str>>,
}

/// What the bot set.
#[derive(Default)]
pub struct Webhook {
    pub url: String,
    pub secret: String,
}

impl Webhook {
    pub fn is_set(&self) -> bool {
        !self.url.is_empty()
    }
}

impl State {
    pub fn keeping_calls() -> State {
        State { calls: Some(Vec::new()), ..State::default() }
    }

    pub fn new_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    pub fn new_query(&mut self) -> String {
        let query = format!("query{}", self.new_id());
        self.open_queries.insert(query.clone());
        query
    }

    pub fn chat(&mut self, id: i64) -> &mut Chat {
        self.chats.entry(id).or_default()
    }

    pub fn push(&mut self, update: &Value) {
        let id = self.new_id();
        let mut update = update.clone();
        update["update_id"] = id.into();
        let message = if update["message"].is_null() { &update["channel_post"] } else { &update["message"] };
        let chat = message["chat"]["id"].as_i64();
        if let (Some(chat), Some(number)) = (chat, message["message_id"].as_i64()) {
            let text = message["text"].as_str().filter(|_| self.calls.is_some());
            let known = Message { content: None, text: text.map(Box::from) };
            let chat = self.chat(chat);
            chat.messages.insert(number, known);
            chat.threads.extend(message["message_thread_id"].as_i64());
        }
        let pressed_in = update["callback_query"]["message"]["chat"]["id"].as_i64();
        let chat = chat.or(pressed_in).unwrap_or_default();
        self.waiting.push_back(Waiting { id, chat, json: update.to_string() });
    }

    pub fn push_raw(&mut self, json: &str) {
        let id = self.new_id();
        self.waiting.push_back(Waiting { id, chat: 0, json: json.replace("ID", &id.to_string()) });
    }

    pub fn unconfirmed(&self) -> usize {
        self.waiting.len() + self.on_their_way
    }

    /// Begins a poll, which ends any other.
    pub fn begin_poll(&mut self, body: &Value) -> Result<u64, Refusal> {
        if self.webhook.is_set() {
            let words = "Conflict: can't use getUpdates method while webhook is active";
            return Err(Refusal(409, words.to_owned()));
        }
        if let Some(offset) = body["offset"].as_i64() {
            let confirmed = self.waiting.iter().take_while(|waiting| waiting.id < offset).count();
            self.waiting.drain(..confirmed);
        }
        self.polls += 1;
        Ok(self.polls)
    }

    /// What a poll gets, if it's time to answer it.
    pub fn batch(&self, poll: u64, limit: Option<u64>, at_once: bool) -> Result<Option<String>, Refusal> {
        if self.polls != poll {
            let words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is \
                         running";
            return Err(Refusal(409, words.to_owned()));
        }
        if self.held || self.waiting.is_empty() {
            return Ok(at_once.then(|| "[]".to_owned()));
        }
        let limit = limit.map_or(100, |limit| limit.clamp(1, 100) as usize);
        let batch: Vec<_> = self.waiting.iter().take(limit).map(|waiting| waiting.json.as_str()).collect();
        Ok(Some(format!("[{}]", batch.join(","))))
    }

    /// Takes what waits to bring it to a webhook.
    pub fn take_waiting(&mut self) -> Vec<Waiting> {
        self.on_their_way += self.waiting.len();
        self.waiting.drain(..).collect()
    }
}
