//! The Telegram bot: the only part that knows Telegram.
//!
//! An update goes one way:
//!
//! ```text
//! poll ──┐                                  ┌─► handler
//!        ├─► store ─► feed ─► lanes ─► worker
//! http ──┘  (inbox)                         └─► outbox ─► Telegram
//! ```
//!
//! - `poll` asks for updates, or `http` receives them by webhook. Either way they are in the store before Telegram
//!   is told that they arrived (`intake`).
//! - `feed` reads what waits there, after a start or a crash as well as at any other time.
//! - `lanes` keeps each conversation in order and lets different ones run side by side.
//! - `worker` calls `handler`, which is a plain function of its input, sends what it says, and notes in the store
//!   that the update is done. A `job` is an update on that way.
//! - `handler` says what to send (`outgoing`) and what to keep (`notes`). `request` writes the one as calls of the
//!   Bot API.
//! - `draw` makes pictures, which takes too long for `handler`.
//! - `outbox` is the only thing that sends. It waits for its turn (`pace`), which keeps Telegram's `limits`, and
//!   knows what to do about each fault (`delivery`).
//! - `daily` knows when a chat's daily post is due, and `schedule` brings it in as an update of its own.
//! - `run` puts these together: of several processes with one store, the one in the seat works and the others
//!   stand by.
//! - `review` is what the curators look through, in the bot and in the terminal.
//! - `doctor` looks at all of it from outside and says what to do about faults.
//!
//! Two parts of teloxide are left out on purpose. Its `Dispatcher` dies of a panic in one handler and lets one
//! slow chat hold up the others. Its update types drop the text of a message with an entity that they don't
//! know. So `api` carries the requests, `update` reads what comes in, and of teloxide
//! there are the client and the plainer requests.

mod api;
mod ask_limit;
mod backoff;
mod buttons;
mod call;
mod command;
mod cut;
mod daily;
mod delivery;
pub mod doctor;
mod draw;
mod feed;
mod guard;
mod handler;
mod hash;
mod http;
mod intake;
mod job;
mod lanes;
mod limits;
mod markup;
mod menu;
mod metrics;
mod notes;
mod outbox;
mod outgoing;
mod pace;
mod persist;
mod poll;
mod recent;
mod render;
mod request;
pub mod review;
mod run;
mod schedule;
mod settings;
mod start;
mod stop;
#[cfg(test)]
mod testing;
mod update;
mod upkeep;
mod webhook;
mod worker;

pub use http::ListenError;
pub use run::{TelegramError, run};
pub use settings::{Settings, SettingsError};
pub use start::StartError;
pub use stop::stop_signal;

/// Log directives that keep the HTTP libraries quiet, whatever `RUST_LOG` says: at `trace` they may print
/// addresses, and the address of a Bot API call holds the bot's token.
pub const LOG_LIMITS: [&str; 5] = ["h2=info", "hyper=info", "hyper_util=info", "reqwest=info", "rustls=info"];
