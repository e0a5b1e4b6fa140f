//! Sends what the bot has to say. Everything that goes to a chat goes through here.

use super::api::{Api, Fault};
use super::delivery::{Next, Patience};
use super::metrics::{Metrics, Why};
use super::outgoing::{Message, Outgoing, Toast};
use super::pace::{Pace, Turn};
use super::recent::Recent;
use serde_json::value::RawValue;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use teloxide::payloads::{AnswerCallbackQuerySetters, SendMessage, SendMessageSetters};
use teloxide::prelude::Requester;
use teloxide::requests::JsonRequest;
use teloxide::types::{
    CallbackQueryId, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageId, ParseMode,
    ReplyParameters, ThreadId,
};
use tokio::sync::OwnedSemaphorePermit;

/// How many groups that moved are remembered.
const MOVED: usize = 1000;

/// Something that sends.
pub trait Outbox: Send + Sync + 'static {
    /// Sends, or says when to try again.
    fn deliver(&self, outgoing: &Outgoing, patience: &mut Patience) -> impl Future<Output = Delivery> + Send;
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
        match outgoing {
            Outgoing::Message(message) => {
                let chat = chat.unwrap_or(message.chat);
                self.api.call(&self.message(message, chat, plain)).await
            }
            Outgoing::Toast(toast) => self.api.call(&self.toast(toast)).await,
        }
    }

    fn toast(&self, toast: &Toast) -> JsonRequest<teloxide::payloads::AnswerCallbackQuery> {
        let request = self.api.bot().answer_callback_query(CallbackQueryId(toast.query.clone()));
        match &toast.text {
            Some(text) => request.text(text),
            None => request,
        }
    }

    fn message(&self, message: &Message, chat: i64, plain: bool) -> JsonRequest<SendMessage> {
        let chat = ChatId(chat);
        let mut request = if plain {
            self.api.bot().send_message(chat, message.markup.plain())
        } else {
            self.api.bot().send_message(chat, message.markup.html()).parse_mode(ParseMode::Html)
        };
        request = request.link_preview_options(NO_PREVIEW);
        if let Some(id) = message.reply_to {
            request = request.reply_parameters(ReplyParameters::new(MessageId(id)).allow_sending_without_reply());
        }
        if let Some(id) = message.thread {
            request = request.message_thread_id(ThreadId(MessageId(id)));
        }
        if !message.buttons.is_empty() {
            let row = |button: &super::outgoing::Button| {
                [InlineKeyboardButton::callback(button.label.clone(), button.data.clone())]
            };
            request = request.reply_markup(InlineKeyboardMarkup::new(message.buttons.iter().map(row)));
        }
        request
    }

    /// Where messages to `chat` go by now.
    fn home_of(&self, chat: i64) -> i64 {
        let moved = self.moved.lock().unwrap_or_else(PoisonError::into_inner);
        moved.get(&chat).copied().unwrap_or(chat)
    }
}

const NO_PREVIEW: LinkPreviewOptions = LinkPreviewOptions {
    is_disabled: true,
    url: None,
    prefer_small_media: false,
    prefer_large_media: false,
    show_above_text: false,
};

impl Outbox for TelegramOutbox {
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
