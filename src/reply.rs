//! What the bot answers, as a plain value: for people, for JSON and for Telegram.

use crate::article::{Article, Passage};
use crate::text::Language;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// The most characters an answer may have.
pub const ANSWER_LIMIT: usize = 400;

/// A reply to one question. Serialised, it's the JSON object of the command line's contract.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reply {
    /// The question as typed.
    pub question: String,
    /// Whether there is an answer.
    pub status: Status,
    /// What the question wanted, by the name of its intent ("when").
    pub intent: &'static str,
    /// What a person reads first: short, whole, at most [`ANSWER_LIMIT`] characters. Empty unless answered.
    pub answer: String,
    /// For claims: whether the article bears them out.
    pub verdict: Option<Verdict>,
    /// The probability that the reply is right, from 0 to 1.
    pub confidence: f64,
    /// The passages that the answer rests on, or near ones where there is no answer.
    pub citations: Vec<Citation>,
    /// The facts that the answer rests on, by id.
    pub facts: Vec<String>,
    /// Questions that can be answered and are near this one.
    pub suggestions: Vec<String>,
    /// Whether these are the readings of a question that can be meant in more than one way.
    #[serde(skip)]
    pub ambiguous: bool,
    /// How a follow-up or misspelt question was read, where that isn't what was typed.
    #[serde(skip)]
    pub read_as: Option<String>,
    /// The language the question was put in.
    #[serde(skip)]
    pub language: Language,
}

impl Reply {
    /// The reply where nothing at all is known.
    pub(crate) fn unknown(question: &str) -> Reply {
        Reply {
            question: question.to_owned(),
            status: Status::Unknown,
            intent: "about",
            answer: String::new(),
            verdict: None,
            confidence: 1.0,
            citations: Vec::new(),
            facts: Vec::new(),
            suggestions: Vec::new(),
            ambiguous: false,
            read_as: None,
            language: Language::of(question),
        }
    }
}

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The article answers it.
    Answered,
    /// There is no answer, but something near: passages or questions.
    Suggested,
    /// The article doesn't say.
    Unknown,
}

impl Status {
    /// Its name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Status::Answered => "answered",
            Status::Suggested => "suggested",
            Status::Unknown => "unknown",
        }
    }
}

/// What the article says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It states it.
    Supported,
    /// It states otherwise; the answer gives the correction.
    Contradicted,
}

/// A passage of an article, with where to find it. It can't be made without a [`Passage`],
/// so no citation is ever invented.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    topic: String,
    article: String,
    section: String,
    quote: String,
    start: usize,
    end: usize,
    url: String,
}

impl Citation {
    /// The citation of `passage`, in the article of the topic with this name. `address` is where the article is published.
    pub fn new(topic: &str, article: &Article, address: &str, passage: &Passage) -> Citation {
        let range = passage.range();
        let quote = article.quote(passage).to_owned();
        Citation {
            topic: topic.to_owned(),
            article: article.title().to_owned(),
            section: article.section_of(passage).to_owned(),
            url: text_fragment(address, &quote),
            quote,
            start: range.start,
            end: range.end,
        }
    }

    /// The name of the topic: its folder.
    pub fn topic(&self) -> &str {
        &self.topic
    }

    /// The title of the article.
    pub fn article(&self) -> &str {
        &self.article
    }

    /// The title of the section.
    pub fn section(&self) -> &str {
        &self.section
    }

    /// The article's own words: whole sentences, letter by letter.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// The bytes of the topic's `article.txt` that the quote is.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// A link that opens the published article at this very passage.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// What a text fragment must not hold unescaped: anything but letters, digits and a few marks. The dash
/// and the comma have a meaning of their own there.
const FRAGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~').remove(b'!').remove(b'*');

/// How many words at either end of a long quote the link names.
const FRAGMENT_WORDS: usize = 6;

/// A link to `address` that scrolls to `quote` (URL Fragment Text Directives, WICG): short quotes whole,
/// long ones by their first and last words.
fn text_fragment(address: &str, quote: &str) -> String {
    let words = || quote.split_whitespace();
    let mut link = format!("{address}#:~:text=");
    if words().nth(2 * FRAGMENT_WORDS).is_none() {
        push_words(&mut link, words());
    } else {
        push_words(&mut link, words().take(FRAGMENT_WORDS));
        let tail: Vec<&str> = words().rev().take(FRAGMENT_WORDS).collect();
        link.push(',');
        push_words(&mut link, tail.into_iter().rev());
    }
    link
}

fn push_words<'a>(link: &mut String, words: impl Iterator<Item = &'a str>) {
    for (at, word) in words.enumerate() {
        link.push_str(if at == 0 { "" } else { "%20" });
        link.extend(utf8_percent_encode(word, FRAGMENT));
    }
}

#[cfg(test)]
mod tests {
    use super::text_fragment;

    #[test]
    fn a_short_quote_is_linked_whole() {
        assert_eq!(
            text_fragment("https://a.org/b", "Tea, a non-drug"),
            "https://a.org/b#:~:text=Tea%2C%20a%20non%2Ddrug"
        );
    }

    #[test]
    fn a_long_quote_is_linked_by_its_ends() {
        let quote = "one two three four five six seven eight nine ten eleven twelve thirteen";
        let expected =
            "a#:~:text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen";
        assert_eq!(text_fragment("a", quote), expected);
    }

    #[test]
    fn quotes_never_break_out_of_an_attribute() {
        let link = text_fragment("a", "\"<b>&'");
        assert!(!link.contains(['"', '<', '>', '\'', '&']), "{link}");
    }
}
