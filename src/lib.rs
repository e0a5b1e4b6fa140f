//! Footnote answers questions about a curated topic and cites the article's own passage under every answer.
//!
//! There is no language model in it. A question's words, names and dates are found with regexes and string similarity;
//! the facts that a curator took from the article are scored by how much of the question they explain; the kind
//! of question picks the slot of the fact that answers; and what nothing explains turns the answer into "the article
//! doesn't say".
//!
//! ```
//! use footnote::{Footnote, Source, Status};
//!
//! let footnote = Footnote::load(&Source::built_in())?;
//! let example = &footnote.examples()[0];
//! let reply = footnote.ask(example);
//! assert_eq!(reply.status, Status::Answered);
//! // Every answer rests on a passage, letter by letter.
//! let (citation, topic) = (&reply.citations[0], &footnote.topics()[0]);
//! assert_eq!(citation.quote(), &topic.article().text()[citation.range()]);
//! # Ok::<(), footnote::Faults>(())
//! ```
//!
//! The modules, each of which knows only those before it:
//!
//! - [`text`] and [`dates`]: words, spelling, partial dates; libraries in their own right
//! - [`picture`]: timelines and charts
//! - [`Article`]: sections, sentences and passages
//! - `source`, `data`, `fault`: knowledge files, read with the line of every entry
//! - `lexicon`, `vocabulary`: what words stand for
//! - [`import`]: making a topic out of an article
//! - [`Topic`]: an article with its names and facts, indexed
//! - `question`, `intents`: a question taken apart, and what it wants
//! - `engine`: candidates, decision, follow-ups, explanation
//! - [`Footnote`]: all topics behind one door
//! - [`study`]: lists, a quiz, a fact of the day
//! - [`eval`]: scoring question sets; [`store`]: what must last; [`telegram`]: the bot

mod article;
mod data;
pub mod dates;
mod engine;
pub mod eval;
mod fault;
mod footnote;
mod grammar;
pub mod import;
mod intents;
mod lexicon;
mod parallel;
mod phrases;
pub mod picture;
mod question;
mod reply;
mod sentence;
mod source;
pub mod store;
pub mod study;
pub mod telegram;
pub mod text;
mod topic;
mod vocabulary;

pub use article::{Article, Passage, Section, Sentence};
pub use engine::{Conversation, Explanation};
pub use fault::{Fault, Faults};
pub use footnote::{Footnote, UnknownTopicError};
pub use phrases::Phrases;
pub use reply::{ANSWER_LIMIT, Citation, Reply, Status, Verdict};
pub use source::{File, Source, UnreadableError};
pub use topic::Topic;
