//! Sends what the bot has to say. Everything that goes to a chat goes through here.

use super::api::{Api, Fault};
use super::delivery::{Next, Patience};
use super::metrics::{Metrics, Why};
use super::outgoing::Outgoing;
use super::pace::{Pace, Turn};
use super::recent::Recent;
use super::request::Style;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::OwnedSemaphorePermit;

/// How many groups that moved are remembered.
const MOVED: usize = 1000;

/// Something that sends.
pub trait Outbox: Send + Sync + 'static {
    /// Sends, or says when to try again.
    fn deliver(&self, outgoing: &Outgoing, patience: &mut Patience) -> impl Future<Output = Delivery> + Send;

    /// Whether a user is an administrator of a chat, or when to ask again. If Telegram won't say, no.
    fn is_administrator(&self, chat: i64, user: i64) -> impl Future<Output = Result<bool, Instant>> + Send;
}

/// What became of sending something.
pub enum Delivery {
    /// It was sent.
    Sent {
        /// What Telegram returned: JSON.
        result: Option<Box<RawValue>>,
        /// To be kept until it's stored that it was sent.
        under_way: Option<OwnedSemaphorePermit>,
    },
    /// It never will be.
    Never,
    /// It can be tried again then.
    Later(Instant),
}

/// An outbox that sends to Telegram.
pub struct TelegramOutbox {
    api: Api,
    pace: Arc<Pace>,
    moved: Mutex<Recent<i64, i64>>,
    metrics: Arc<Metrics>,
}

impl TelegramOutbox {
    /// An outbox that calls `api`, in turns that `pace` hands out.
    pub fn new(api: Api, pace: Arc<Pace>, metrics: Arc<Metrics>) -> TelegramOutbox {
        TelegramOutbox { api, pace, moved: Mutex::new(Recent::new(MOVED)), metrics }
    }

    async fn call(&self, outgoing: &Outgoing, chat: Option<i64>, plain: bool) -> Result<Box<RawValue>, Fault> {
        let mut body = outgoing.body(if plain { Style::Plain } else { Style::Marked });
        if let Some(chat) = chat {
            body["chat_id"] = json!(chat);
        }
        match outgoing {
            Outgoing::Photo(photo) => self.api.post_file(outgoing.method(), &body, "photo", &photo.png).await,
            _ => self.api.post(outgoing.method(), &body).await,
        }
    }

    /// Where messages to `chat` go by now.
    fn home_of(&self, chat: i64) -> i64 {
        let moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        moved.get(&chat).copied().unwrap_or(chat)
    }
}

/// How long to wait before Telegram is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(1);

impl Outbox for TelegramOutbox {
    async fn is_administrator(&self, chat: i64, user: i64) -> Result<bool, Instant> {
        #[derive(Deserialize)]
        struct Member {
            status: String,
        }
        match self.api.post("getChatMember", &json!({ "chat_id": chat, "user_id": user })).await {
            Ok(result) => {
                let member = serde_json::from_str::<Member>(result.get());
                Ok(member.is_ok_and(|member| matches!(member.status.as_str(), "creator" | "administrator")))
            }
            Err(Fault::Flood { wait }) => Err(Instant::now() + wait),
            Err(Fault::Unavailable(_)) => Err(Instant::now() + ASK_AGAIN),
            Err(Fault::Refused { .. } | Fault::Moved { .. }) => Ok(false),
        }
    }

    async fn deliver(&self, outgoing: &Outgoing, patience: &mut Patience) -> Delivery {
        loop {
            let chat = outgoing.chat().map(|chat| self.home_of(chat));
            let under_way = match chat {
                Some(chat) => match self.pace.turn(chat).await {
                    Turn::Now(under_way) => under_way,
                    Turn::Later(when) => return Delivery::Later(when),
                },
                // What expires doesn't queue up behind the rest.
                None => None,
            };
            let fault = match self.call(outgoing, chat, patience.plain).await {
                Ok(result) => return Delivery::Sent { result: Some(result), under_way },
                Err(fault) => fault,
            };
            drop(under_way);
            let chat = chat.unwrap_or_default();
            // Which names a server has for a quiz's right option is known by trying.
            if matches!((outgoing, &fault), (Outgoing::Poll(_), Fault::Refused { code: 400, .. })) && !patience.plain {
                patience.plain = true;
                tracing::debug!(chat, %fault, "trying the older form of a quiz");
                continue;
            }
            match patience.next(&fault) {
                Next::Later(wait) => {
                    self.metrics.retries.get_or_create(&Why("unavailable")).inc();
                    tracing::debug!(chat, %fault, "not sent yet, trying again in {} ms", wait.as_millis());
                    return Delivery::Later(Instant::now() + wait);
                }
                Next::Hold(wait) => {
                    self.metrics.retries.get_or_create(&Why("flood")).inc();
                    tracing::warn!(chat, "Telegram wants no messages in this chat for {} s", wait.as_secs());
                    self.pace.hold(chat, wait);
                    return Delivery::Later(Instant::now() + wait.max(Duration::from_millis(100)));
                }
                Next::Plain => {
                    tracing::warn!(chat, "Telegram did not take the markup; sending plain text");
                    tracing::debug!(%fault, "the markup");
                }
                Next::Moved(to) => {
                    tracing::info!(chat, to, "a group has a new number");
                    let mut moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
                    moved.put(chat, to);
                }
                Next::Done => return Delivery::Sent { result: None, under_way: None },
                Next::Expected => {
                    self.metrics.refusals.get_or_create(&Why("gone")).inc();
                    tracing::debug!(chat, %fault, "not sent");
                    return Delivery::Never;
                }
                Next::Lost => {
                    self.metrics.refusals.get_or_create(&Why("refused")).inc();
                    // Telegram's words may quote the message, so they are for debugging only.
                    let code = if let Fault::Refused { code, .. } = fault { code } else { 0 };
                    tracing::warn!(chat, code, "a message could not be sent");
                    tracing::debug!(chat, %fault, "not sent");
                    return Delivery::Never;
                }
            }
        }
    }
}
