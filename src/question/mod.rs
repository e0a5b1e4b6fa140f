//! A question taken apart: its words mended, its names, concepts and dates found, chatter set aside.

mod clause;
mod mend;
mod years;

use crate::dates::{self, Span};
use crate::lexicon::Lexicon;
use crate::text::{Language, Token, tokenize};
use crate::topic::Topic;
use crate::vocabulary::{Item, Term, Weight};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::ops::Range;

/// The most of a question that is read, in bytes. Nobody asks a question longer than this in earnest.
pub const QUESTION_LIMIT: usize = 2000;

/// About as many terms as the words of a question may stand for.
const TERMS: usize = 50;

/// A text as typed, with its words.
#[derive(Debug)]
pub struct Typed<'a> {
    /// The text, or as much of it as is read.
    pub text: &'a str,
    /// Its words.
    pub tokens: Vec<Token>,
}

impl<'a> Typed<'a> {
    /// Takes `text` apart.
    pub fn new(text: &'a str) -> Typed<'a> {
        let text = cut(text);
        Typed { text, tokens: tokenize(text) }
    }
}

/// A question (or claim) as one topic understands it.
#[derive(Clone, Debug)]
pub struct Question {
    /// The language it is put in.
    pub language: Language,
    /// The question as typed, but with misspelt words mended.
    pub text: String,
    /// The words that were mended, each with what it became.
    pub mended: Vec<(String, String)>,
    /// Its words.
    pub tokens: Vec<Token>,
    /// What the words stand for, left to right.
    pub items: Vec<Item>,
    /// The dates in it, with the tokens they are written in.
    pub dates: Vec<(Range<usize>, Span)>,
    /// The clause that asks, as words parted by single spaces, fillers left out, for patterns to match.
    pub asking: Asking,
}

/// The clause of a question that does the asking.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// Its words, parted by single spaces.
    pub text: String,
    /// Where in `text` each token begins, in order.
    starts: Vec<(usize, usize)>,
    /// All its tokens, fillers included.
    pub tokens: Range<usize>,
    /// Whether it says next to nothing without the clauses beside it: "They sold us a ship. *When was it?*"
    pub leans: bool,
}

impl Asking {
    /// The tokens that the bytes `range` of the text were made of.
    pub fn tokens_at(&self, range: Range<usize>) -> Range<usize> {
        let token =
            |offset: usize| self.starts.iter().rev().find(|(start, _)| *start <= offset).map_or(0, |(_, token)| *token);
        if range.is_empty() {
            return 0..0;
        }
        token(range.start)..token(range.end - 1) + 1
    }
}

impl Question {
    /// Reads `text` with the names and words of `topic`.
    pub fn read(topic: &Topic, lexicon: &Lexicon, text: &str) -> Question {
        Question::read_typed(topic, lexicon, &Typed::new(text))
    }

    /// The same where the words of the text are known already.
    pub fn read_typed(topic: &Topic, lexicon: &Lexicon, typed: &Typed<'_>) -> Question {
        let (text, mended) = mend::mend(topic, lexicon, typed);
        let tokens = if mended.is_empty() { typed.tokens.clone() } else { tokenize(&text) };
        let found = dates::find(&text);
        let date_texts: Vec<&str> = found.iter().filter_map(|found| text.get(found.range.clone())).collect();
        let dates = at_tokens(&found, &tokens);
        let mut items = topic.vocabulary().read(&tokens);
        // The words of a date speak through the date.
        let dated = |item: &Item| {
            // "In year" of "in year 1964" belongs to it, a name with a date in it doesn't.
            let named = item.entities().next().is_some();
            let within = |range: &Range<usize>| range.start <= item.tokens.start && item.tokens.end <= range.end;
            let touches = |range: &Range<usize>| range.start < item.tokens.end && item.tokens.start < range.end;
            dates.iter().any(|(range, _)| within(range) || !named && touches(range))
        };
        for item in &mut items {
            if dated(item) && !tokens[item.tokens.start].is_japanese() {
                item.weight = Weight::None;
                item.terms.clear();
            } else if dated(item)
                && item.entities().next().is_none()
                && date_texts.iter().any(|date| date.contains(&item.text))
            {
                // A run of Japanese holds more than the date.
                item.weight = Weight::None;
            }
        }
        let asking = clause::asking(lexicon, &text, &tokens, &items);
        Question { language: Language::of(&text), text, mended, tokens, items, dates, asking }
    }

    /// The items that may matter.
    pub fn content(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.weight != Weight::None)
    }

    /// All that the items and their parts may stand for.
    pub fn terms(&self) -> FxHashSet<Term> {
        let mut terms = FxHashSet::with_capacity_and_hasher(TERMS, FxBuildHasher);
        terms.extend(self.items.iter().flat_map(Item::all_terms));
        terms
    }

    /// What stands between the clause that asks and what follows it: the marks it ends with.
    pub fn ending(&self) -> &str {
        let end = self.asking.tokens.end;
        let from = end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |last| last.span.end);
        let to = self.tokens.get(end).map_or(self.text.len(), |next| next.span.start);
        self.text.get(from..to).unwrap_or_default().trim()
    }

    /// Whether a token stands in the clause that asks.
    pub fn asks_at(&self, token: usize) -> bool {
        self.asking.tokens.contains(&token)
    }
}

/// At most the first [`QUESTION_LIMIT`] bytes, cut between characters.
fn cut(typed: &str) -> &str {
    let mut end = typed.len().min(QUESTION_LIMIT);
    while !typed.is_char_boundary(end) {
        end -= 1;
    }
    &typed[..end]
}

/// Dates with the tokens that they are written in.
fn at_tokens(found: &[dates::Found], tokens: &[Token]) -> Vec<(Range<usize>, Span)> {
    let tokens_in = |range: &Range<usize>| {
        let start = tokens.partition_point(|token| token.span.end <= range.start);
        let end = tokens.partition_point(|token| token.span.start < range.end);
        start..end
    };
    found.iter().map(|found| (tokens_in(&found.range), found.span)).collect()
}
