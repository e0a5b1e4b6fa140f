//! Question sets: how well the bot answers questions with known answers.
//!
//! A set is a file of JSON lines ([`Set`]), each turn's reply is judged on its own ([`Judge`]), and the judgements are
//! counted by category, style and language ([`Score`]). Nothing in here prints or reads files, so that the
//! command line and the tests count alike.

mod judge;
mod score;
mod set;

pub use judge::{Judge, Judgement, Slip, contains_group};
pub use score::{Counts, Score, Timing};
pub use set::{BadLine, Expect, Item, Set, Turn};
