//! Making a topic out of an article: text in, the files of the topic folder out.
//!
//! An article may be wiki text or plain text. What is left out or guessed on the way is told as notes.
//!
//! ```
//! use footnote::import::{Options, import};
//!
//! let wiki = "'''Gannet Point''' is a [[lighthouse]].<ref>A book</ref>\n\n== Keepers ==\n* [[Ilse Marrin]], 1854\n";
//! let options = Options { title: Some("Gannet Point".into()), ..Options::default() };
//! let imported = import(wiki.as_bytes(), "gannet.wiki", &options)?;
//! assert_eq!(imported.name, "gannet-point");
//! assert_eq!(imported.article, "= Gannet Point =\n\nGannet Point is a lighthouse.\n\n== Keepers ==\n\n- Ilse Marrin, 1854\n");
//! # Ok::<(), footnote::import::ImportError>(())
//! ```

mod about;
mod kind;
mod link;
mod markup;
mod plain;
mod table;
mod template;
mod tidy;
mod wiki;

pub use kind::Kind;

use crate::article::Article;
use about::About;

/// What is known of an article beside its text. What is left out is guessed.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the topic's folder.
    pub name: Option<String>,
    /// The title of the article.
    pub title: Option<String>,
    /// Where the article is published.
    pub address: Option<String>,
    /// The licence that it may be used under.
    pub licence: Option<String>,
    /// Whom to name as its authors.
    pub attribution: Option<String>,
    /// The code of its language.
    pub language: Option<String>,
    /// What kind of text it is.
    pub kind: Option<Kind>,
}

/// A topic in the making.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The name of its folder.
    pub name: String,
    /// Its `topic.toml`.
    pub about: String,
    /// Its `article.txt`.
    pub article: String,
    /// What kind of text it was taken for.
    pub kind: Kind,
    /// What was guessed, for want of an option.
    pub guesses: Vec<String>,
    /// What was left out that may be missed.
    pub notes: Vec<Note>,
}

/// Something about a line of the text that was imported.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The line, counted from 1.
    pub line: usize,
    /// What there is to say, as part of a sentence.
    pub message: String,
}

/// Why a text can't be made a topic.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It isn't text as this program reads it.
    #[error("{file}:{line}: this isn't UTF-8 text; save the file as UTF-8")]
    NotUtf8 {
        /// The file.
        file: String,
        /// The first line that isn't.
        line: usize,
    },
    /// It's another kind of file.
    #[error("{file}:1: {what}")]
    NotAnArticle {
        /// The file.
        file: String,
        /// What it is, and what to do.
        what: &'static str,
    },
    /// Nothing was left.
    #[error("{file}: no sentence is left of this text; is it an article?")]
    Empty {
        /// The file.
        file: String,
    },
    /// No name for the folder can be made of the title.
    #[error(
        "no name for the topic's folder can be made of “{title}”; give one with --name: small letters, digits, dashes"
    )]
    NoName {
        /// The title, or the name that was given.
        title: String,
    },
}

/// Makes a topic out of the text in `bytes`, which came from `file`.
///
/// # Errors
/// If it isn't UTF-8 text, is no article, or has no title that a folder can be named by.
pub fn import(bytes: &[u8], file: &str, options: &Options) -> Result<Imported, ImportError> {
    let text = read(bytes, file)?;
    if let Some(what) = kind::refusal(&text) {
        return Err(ImportError::NotAnArticle { file: file.to_owned(), what });
    }
    let kind = options.kind.unwrap_or_else(|| Kind::of(&text));
    let mut notes = Vec::new();
    let body = match kind {
        Kind::Wiki => wiki::article(&text, &mut notes),
        Kind::Plain => plain::article(&text),
    };
    let (found, body) = tidy::title_and_body(&body);
    let mut guesses = Vec::new();
    let about = About::new(options, kind, found.as_deref(), &body, file, &mut guesses)?;
    let article = format!("= {} =\n\n{}\n", about.title, body);
    if Article::new(article.clone()).sentences().is_empty() {
        return Err(ImportError::Empty { file: file.to_owned() });
    }
    notes.sort();
    notes.dedup();
    Ok(Imported { name: about.name.clone(), about: about.toml(), article, kind, guesses, notes })
}

/// The text with one kind of line end and no characters that nobody sees.
fn read(bytes: &[u8], file: &str) -> Result<String, ImportError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        ImportError::NotUtf8 { file: file.to_owned(), line }
    })?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let seen =
        |c: &char| *c == '\n' || *c == '\t' || !(c.is_control() || matches!(c, '\u{feff}' | '\u{ad}' | '\u{200b}'));
    Ok(text.chars().filter(seen).collect())
}
