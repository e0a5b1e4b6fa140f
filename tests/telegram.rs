//! The bot as a process, talking to a stand-in for the Bot API on this machine.
//!
//! - `bot/answers.rs`: what is said, to whom, and how it looks
//! - `bot/buttons.rs`: questions behind buttons
//! - `bot/conversations.rs`: whole conversations, written down in `conversations/`
//! - `bot/durability.rs`: kills and failing calls lose nothing
//! - `bot/failures.rs`: what goes wrong on the way, and what must not come of it
//! - `bot/life.rs`: starting, stopping, and what Telegram is told about the bot
//! - `operations/`: running it: webhook, watching it, kills, a store that fails, several processes, `footnote doctor`
//!
//! Nothing here waits for a fixed time: a test waits for what it expects and fails after a deadline.

mod bot;
mod operations;
mod support;
