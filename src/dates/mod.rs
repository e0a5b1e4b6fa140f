//! Partial dates and spans of time in English, Russian and Japanese text:
//! finding, comparing, subtracting and rendering them.
//!
//! Facts and questions rarely give a whole date. "1956", "October 1956" and
//! "the late 1950s" may all speak of one event, so everything here keeps track
//! of what was said and compares only what both sides know.
//!
//! The text is cut into words and numbers once (`lex`), and a small grammar
//! shared by the three languages reads dates off that (`grammar`). A plain
//! scan is used in place of regular expressions because the same date has many
//! wordings: word tables stay readable, cost nothing to compile, and a
//! question is read in about a microsecond.
//!
//! ```
//! use footnote::dates::{Span, find};
//!
//! let text = "Who won the race on October 19, 1956?";
//! let found = find(text);
//! assert_eq!(&text[found[0].range.clone()], "October 19, 1956");
//! assert!(Span::parse("1950s").unwrap().covers(&found[0].span));
//! assert_eq!(found[0].span.render("ja"), "1956年10月19日");
//! ```
//!
//! Years run from 1000 to 2099; older ones look too much like plain numbers.

mod compare;
mod date;
mod duration;
mod find;
mod grammar;
mod lex;
mod number;
mod render;
mod span;
#[cfg(test)]
mod tests;
mod words;

pub use date::{Date, Precision};
pub use duration::Duration;
pub use find::{Found, find};
pub use span::{Kind, Qualifier, Span};
