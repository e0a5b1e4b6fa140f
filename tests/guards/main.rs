//! What must hold whatever else changes.
//!
//! - `sources.rs`: which part of the source may know what
//! - `passwords.rs`: what holds a password can't be printed
//! - `knowledge.rs`: the knowledge that is built in is whole and unchanged
//! - `replies.rs`: every reply to the question sets keeps its promises
//! - `odd_text.rs`: whatever people type, there is a reply

mod knowledge;
mod odd_text;
mod passwords;
mod replies;
#[path = "../sets/mod.rs"]
mod sets;
mod sources;

use footnote::{Footnote, Source};
use std::sync::LazyLock;

/// The bot as it's delivered.
static FOOTNOTE: LazyLock<Footnote> = LazyLock::new(load);

fn load() -> Footnote {
    Footnote::load(&Source::built_in()).unwrap_or_else(|faults| panic!("{faults}"))
}
