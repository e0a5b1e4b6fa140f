//! Questions about a tiny invented world, so that the engine is tested apart from the real knowledge.
//!
//! - `check.rs`: the world, and the few words in which cases are put
//! - `ambiguity.rs`: questions that can be meant in two ways
//! - `<intent>.rs`: a file for each kind of question, hits and near misses
//! - `follow_up.rs`: questions that lean on the one before
//! - `refusal.rs`: what the article doesn't say
//! - `spelling.rs`: slips, shorthand, chatter and other languages
//! - `uncurated.rs`: an article without any facts
//! - `known.rs`: what should hold and doesn't yet

mod alternatives;
mod ambiguity;
mod check;
mod claim;
mod compute;
mod follow_up;
mod known;
mod list;
mod mended;
mod number;
mod refusal;
mod spelling;
mod treaty;
mod uncurated;
mod what;
mod when;
mod where_;
mod who;
mod why;
