//! Calls that fail: by plan, or by chance with a seed.

use super::Call;
use serde_json::json;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// How a call fails.
#[derive(Clone)]
pub enum Failure {
    /// It gets this status and body in place of its proper answer.
    Answer(u16, String),
    /// The connection breaks, and nothing was done.
    Break,
    /// Nothing comes for this long, then the connection breaks, and nothing was done.
    Hang(Duration),
    /// The call is done, but the connection breaks before the answer.
    Unheard,
}

/// The failures to come.
#[derive(Default)]
pub struct Failures {
    planned: Vec<Planned>,
    chance: Option<Chance>,
    floods: HashMap<i64, Instant>,
    /// How often the bot sent to a chat though it had been told to wait.
    pub impatient: usize,
}

/// What the next fitting call gets.
struct Planned {
    method: String,
    chat: Option<i64>,
    failure: Failure,
}

struct Chance {
    random: fastrand::Rng,
    share: f64,
    dealt: usize,
}

/// Longer than any client waits.
const HANG: Duration = Duration::from_secs(35);

impl Failures {
    pub fn plan(&mut self, method: &str, chat: Option<i64>, failure: Failure) {
        self.planned.push(Planned { method: method.to_owned(), chat, failure });
    }

    pub fn by_chance(&mut self, seed: u64, share: f64) {
        self.chance = Some(Chance { random: fastrand::Rng::with_seed(seed), share, dealt: 0 });
    }

    pub fn stop(&mut self) -> usize {
        self.chance.take().map_or(0, |chance| chance.dealt)
    }

    /// How this call fails, if it does.
    pub fn next(&mut self, call: &Call) -> Option<Failure> {
        if self.planned.is_empty() && self.chance.is_none() {
            return None;
        }
        let chat = call.body["chat_id"].as_i64();
        if let Some(chat) = chat
            && self.floods.get(&chat).is_some_and(|until| Instant::now() < *until)
        {
            self.impatient += 1;
        }
        let fits =
            |planned: &Planned| planned.method == call.method && (planned.chat.is_none() || planned.chat == chat);
        if let Some(at) = self.planned.iter().position(fits) {
            return Some(self.planned.remove(at).failure);
        }
        let chance = self.chance.as_mut()?;
        if chance.random.f64() >= chance.share {
            return None;
        }
        chance.dealt += 1;
        let wait = chance.random.u64(1..=3);
        let failure = chance.random.choice([flood(wait), internal(), gateway(), Failure::Break])?;
        let failure = chance.random.choice([failure.clone(), failure, Failure::Hang(HANG), Failure::Unheard])?;
        if let (Some(chat), Failure::Answer(429, _)) = (chat, &failure) {
            self.floods.insert(chat, Instant::now() + Duration::from_secs(wait));
        }
        Some(failure)
    }
}

fn flood(wait: u64) -> Failure {
    let parameters = json!({ "retry_after": wait });
    let description = format!("Too Many Requests: retry after {wait}");
    let body = json!({ "ok": false, "error_code": 429, "description": description, "parameters": parameters });
    Failure::Answer(429, body.to_string())
}

fn internal() -> Failure {
    Failure::Answer(500, r#"{"ok":false,"error_code":500,"description":"Internal Server Error"}"#.to_owned())
}

fn gateway() -> Failure {
    Failure::Answer(502, "<html><title>502 Bad Gateway</title></html>".to_owned())
}
