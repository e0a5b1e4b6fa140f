//! The Telegram bot: the only part that knows Telegram.
//!
//! An update goes one way, and each stage hands it to the next:
//!
//! ```text
//! poll ─► lanes ─► worker ─► outbox
//! (one task,       (one queue   (update in,     (sends, waits out
//!  keeps the        a chat, in   messages out,   floods and failures,
//!  offset)          order)       no network)     for one chat alone)
//! ```
//!
//! - `poll` asks for updates and moves the offset on only after `lanes` has taken them. Another source of
//!   updates (a webhook, an inbox on disk) would take its place and feed the same `lanes`.
//! - `lanes` keeps each chat in order and lets chats run side by side. What waits in it is bounded.
//! - `worker` owns what lasts between updates (conversations, questions offered as buttons) and calls
//!   `handler`, which is a plain function of its input. `command` and `render` do its reading and wording.
//! - `outbox` is the only thing that sends, and so the place for limits on sending.
//!
//! Two parts of teloxide are left out on purpose. Its `Dispatcher` dies of a panic in one handler and lets one
//! slow chat hold up the others. Its update types drop the text of a message with an entity that they don't
//! know. So requests are teloxide's, while `api` carries them and `update` reads what comes in.

mod api;
mod backoff;
mod buttons;
mod command;
mod cut;
mod guard;
mod handler;
mod lanes;
mod markup;
mod menu;
mod outbox;
mod outgoing;
mod poll;
mod recent;
mod render;
mod run;
mod settings;
mod start;
mod stop;
#[cfg(test)]
mod testing;
mod update;
mod worker;

pub use run::{TelegramError, run};
pub use settings::{Settings, SettingsError};
pub use stop::stop_signal;

/// Log directives that keep the HTTP libraries quiet, whatever `RUST_LOG` says: at `trace` they may print
/// addresses, and the address of a Bot API call holds the bot's token.
pub const LOG_LIMITS: [&str; 5] = ["h2=info", "hyper=info", "hyper_util=info", "reqwest=info", "rustls=info"];
