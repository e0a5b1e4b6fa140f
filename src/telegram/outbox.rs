//! Sends what the bot has to say. Everything that goes to a chat goes through here.
//!
//! A lane waits for its own deliveries, so waiting here holds up one chat alone and keeps its order.

use super::api::{Api, Fault};
use super::backoff::Backoff;
use super::outgoing::{Message, Outgoing, Toast};
use std::time::Duration;
use teloxide::payloads::{AnswerCallbackQuerySetters, SendMessage, SendMessageSetters};
use teloxide::prelude::Requester;
use teloxide::requests::JsonRequest;
use teloxide::types::{
    CallbackQueryId, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageId, ParseMode,
    ReplyParameters, ThreadId,
};

/// Something that sends.
pub trait Outbox: Send + Sync + 'static {
    /// Sends, or gives up and says so in the log: nobody else could do better.
    fn deliver(&self, outgoing: Outgoing) -> impl Future<Output = ()> + Send;
}

/// An outbox that sends to Telegram.
pub struct TelegramOutbox {
    api: Api,
}

/// How often a delivery is tried again after a failure of the network or of Telegram.
const RETRIES: u32 = 4;

/// How often a chat's flood is waited out for one delivery.
const FLOOD_WAITS: u32 = 10;

/// What to do about a fault.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// Wait, then try again.
    Wait(Duration),
    /// Try again at once, as plain text.
    Plain,
    /// It's the way of things (the user blocked the bot), so nothing.
    Expected,
    /// It cannot be done, which somebody should look into.
    Lost,
}

/// The faults of one delivery so far.
struct Patience {
    retries: u32,
    flood_waits: u32,
    plain: bool,
    backoff: Backoff,
}

impl TelegramOutbox {
    /// An outbox that calls `api`.
    pub fn new(api: Api) -> TelegramOutbox {
        TelegramOutbox { api }
    }

    async fn message(&self, message: &Message) {
        let mut patience = Patience::new();
        loop {
            let request = self.request(message, patience.plain);
            let Err(fault) = self.api.call(&request).await else {
                return;
            };
            if !patience.go_on(&fault, message.chat).await {
                return;
            }
        }
    }

    async fn toast(&self, toast: &Toast) {
        let mut patience = Patience::new();
        loop {
            let mut request = self.api.bot().answer_callback_query(CallbackQueryId(toast.query.clone()));
            if let Some(text) = &toast.text {
                request = request.text(text);
            }
            let Err(fault) = self.api.call(&request).await else {
                return;
            };
            if !patience.go_on(&fault, 0).await {
                return;
            }
        }
    }

    fn request(&self, message: &Message, plain: bool) -> JsonRequest<SendMessage> {
        let chat = ChatId(message.chat);
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
}

const NO_PREVIEW: LinkPreviewOptions = LinkPreviewOptions {
    is_disabled: true,
    url: None,
    prefer_small_media: false,
    prefer_large_media: false,
    show_above_text: false,
};

impl Outbox for TelegramOutbox {
    async fn deliver(&self, outgoing: Outgoing) {
        match outgoing {
            Outgoing::Message(message) => self.message(&message).await,
            Outgoing::Toast(toast) => self.toast(&toast).await,
        }
    }
}

impl Patience {
    fn new() -> Patience {
        let backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(8));
        Patience { retries: 0, flood_waits: 0, plain: false, backoff }
    }

    /// Whether to try again, after the wait that the fault calls for.
    async fn go_on(&mut self, fault: &Fault, chat: i64) -> bool {
        match self.next(fault) {
            Next::Wait(wait) => {
                tracing::debug!(chat, %fault, "not sent yet, trying again in {} ms", wait.as_millis());
                tokio::time::sleep(wait).await;
                true
            }
            Next::Plain => {
                tracing::warn!(chat, "Telegram did not take the markup; sending plain text");
                tracing::debug!(%fault, "the markup");
                true
            }
            Next::Expected => {
                tracing::debug!(chat, %fault, "not sent");
                false
            }
            Next::Lost => {
                // Telegram's words may quote the message, so they are for debugging only.
                let code = if let Fault::Refused { code, .. } = fault { *code } else { 0 };
                tracing::warn!(chat, code, "a message could not be sent");
                tracing::debug!(chat, %fault, "not sent");
                false
            }
        }
    }

    fn next(&mut self, fault: &Fault) -> Next {
        match fault {
            Fault::Flood { wait } if self.flood_waits < FLOOD_WAITS => {
                self.flood_waits += 1;
                Next::Wait(*wait)
            }
            Fault::Unavailable(_) if self.retries < RETRIES => {
                self.retries += 1;
                Next::Wait(self.backoff.next_wait())
            }
            Fault::Refused { code: 400, description } if is_markup(description) && !self.plain => {
                self.plain = true;
                Next::Plain
            }
            Fault::Refused { code, description } if is_expected(*code, description) => Next::Expected,
            _ => Next::Lost,
        }
    }
}

fn is_markup(description: &str) -> bool {
    description.to_lowercase().contains("can't parse entities")
}

/// Whether a refusal is a normal end: the user blocked the bot or left, the chat, topic or press is gone.
fn is_expected(code: u16, description: &str) -> bool {
    const GONE: [&str; 5] = [
        "chat not found",
        "message thread not found",
        "user is deactivated",
        "query is too old",
        "query id is invalid",
    ];
    let description = description.to_lowercase();
    code == 403 || GONE.iter().any(|gone| description.contains(gone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: u16, description: &str) -> Fault {
        Fault::Refused { code, description: description.to_owned() }
    }

    #[test]
    fn each_fault_has_its_remedy() {
        let rows = [
            (Fault::Flood { wait: Duration::from_secs(7) }, Next::Wait(Duration::from_secs(7))),
            (Fault::Unavailable("reset".to_owned()), Next::Wait(Duration::from_millis(500))),
            (refused(400, "Bad Request: can't parse entities: Unsupported start tag"), Next::Plain),
            (refused(403, "Forbidden: bot was blocked by the user"), Next::Expected),
            (refused(400, "Bad Request: chat not found"), Next::Expected),
            (refused(400, "Bad Request: query is too old and response timeout expired"), Next::Expected),
            (refused(400, "Bad Request: message is too long"), Next::Lost),
        ];
        for (fault, next) in rows {
            assert_eq!(Patience::new().next(&fault), next, "{fault}");
        }
    }

    #[test]
    fn patience_has_an_end() {
        let faults = [
            Fault::Flood { wait: Duration::ZERO },
            Fault::Unavailable(String::new()),
            refused(400, "can't parse entities"),
        ];
        for fault in faults {
            let mut patience = Patience::new();
            let tries = (0..100).position(|_| patience.next(&fault) == Next::Lost);
            assert!(tries.is_some_and(|tries| (1..=10).contains(&tries)), "{fault}: {tries:?}");
        }
    }
}
