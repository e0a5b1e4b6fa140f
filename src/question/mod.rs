//! A question taken apart: its words mended, its names, concepts and dates found, chatter set aside.

mod clause;

use crate::dates::{self, Span};
use crate::lexicon::Lexicon;
use crate::text::{Language, Speller, Token, tokenize};
use crate::topic::{MONTHS, Topic};
use crate::vocabulary::{Item, Weight};
use std::ops::Range;

/// The most of a question that is read, in bytes. Nobody asks a question longer than this in earnest.
pub const QUESTION_LIMIT: usize = 2000;

/// A question (or claim) as one topic understands it.
#[derive(Debug)]
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
    /// Reads `typed` with the names and words of `topic`.
    pub fn read(topic: &Topic, lexicon: &Lexicon, typed: &str) -> Question {
        let typed = cut(typed);
        let (text, mended) = mend(topic, lexicon, typed);
        let tokens = tokenize(&text);
        let dates = find_dates(&text, &tokens);
        let date_texts: Vec<&str> = dates::find(&text).into_iter().filter_map(|found| text.get(found.range)).collect();
        let mut items = topic.vocabulary().read(&tokens);
        // The words of a date speak through the date.
        let dated = |item: &Item| {
            dates.iter().any(|(range, _)| range.start <= item.tokens.start && item.tokens.end <= range.end)
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

/// The text with shorthand written out and unknown words mended, and which were.
fn mend(topic: &Topic, lexicon: &Lexicon, typed: &str) -> (String, Vec<(String, String)>) {
    let mut text = String::with_capacity(typed.len());
    let mut mended = Vec::new();
    let mut done = 0;
    let tokens = tokenize(typed);
    let dates = if Language::of(typed) == Language::English { Vec::new() } else { dates::find(typed) };
    let dated = |token: &Token| dates.iter().any(|found| found.range.contains(&token.span.start));
    for (at, token) in tokens.iter().enumerate() {
        if token.span.start < done || token.is_japanese() || dated(token) {
            continue;
        }
        let better = if is_state(&tokens, at) {
            Some("USA".to_owned())
        } else if let Some(meant) = lexicon.shorthand(&token.text) {
            Some(meant.to_owned())
        } else if token.has_digit() {
            whole_year(&tokens, at)
        } else if is_known(topic, &token.text) {
            None
        } else {
            mend_word(topic.speller(&token.text), &token.text).or_else(|| part(topic, &token.text))
        };
        if let Some(better) = better {
            text.push_str(&typed[done..token.span.start]);
            text.push_str(&better);
            mended.push((typed[token.span.clone()].to_owned(), better));
            done = token.span.end;
        }
    }
    text.push_str(&typed[done..]);
    (text, mended)
}

/// Whether a word is spelt as it should be. A word of which only another form is known may be misspelt all the same
/// ("befor").
fn is_known(topic: &Topic, word: &str) -> bool {
    let vocabulary = topic.vocabulary();
    vocabulary.has_seen(word) || vocabulary.knows(word) && topic.speller(word).mend_within_stem(word).is_none()
}

/// A word mended as it stands, or else without the "s" that makes it belong ("japns").
fn mend_word(speller: &Speller, word: &str) -> Option<String> {
    let whole = speller.mend(word);
    let owner = || speller.mend(word.strip_suffix('s')?);
    whole.or_else(owner).map(str::to_owned)
}

/// Two words written as one ("primeminister"), parted.
fn part(topic: &Topic, word: &str) -> Option<String> {
    /// The shortest word that is believed to be one of two.
    const SHORTEST: usize = 4;
    let vocabulary = topic.vocabulary();
    let known = |part: &str| part.chars().count() >= SHORTEST && vocabulary.has_seen(part);
    let cuts = word.char_indices().map(|(at, _)| word.split_at(at));
    cuts.filter(|(one, other)| known(one) && known(other)).map(|(one, other)| format!("{one} {other}")).next()
}

/// Whether "us" is the state: "us president", "with us", but not "tell us".
fn is_state(tokens: &[Token], at: usize) -> bool {
    const TO_US: [&str; 10] = ["tell", "give", "let", "show", "help", "for", "of", "remind", "inform", "to"];
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    tokens[at].text == "us" && !before.is_some_and(|before| TO_US.contains(&before.text.as_str()))
}

/// The year that two digits mean after a month or a word of time: "in 45", "april 45". Years are of the last century.
fn whole_year(tokens: &[Token], at: usize) -> Option<String> {
    const BEFORE: [&str; 15] = [
        "in", "since", "until", "till", "by", "from", "of", "early", "late", "mid", "before", "after", "spring",
        "autumn", "to",
    ];
    let digits = &tokens[at].text;
    let two_digits = digits.len() == 2 && digits.parse::<u8>().is_ok_and(|year| year > 12);
    let before = &tokens.get(at.checked_sub(1)?)?.text;
    let day_of_month =
        before != "to" && MONTHS.contains(&before.as_str()) && digits.parse::<u8>().is_ok_and(|day| day <= 31);
    let timed = BEFORE.contains(&before.as_str()) || MONTHS.contains(&before.as_str());
    // "In 90 days" counts, and "June 9" is a day.
    let counts = tokens.get(at + 1).is_some_and(|next| {
        matches!(next.text.as_str(), "days" | "day" | "years" | "months" | "weeks" | "islands" | "billion" | "million")
    });
    (two_digits && timed && !counts && !day_of_month).then(|| format!("19{digits}"))
}

fn find_dates(text: &str, tokens: &[Token]) -> Vec<(Range<usize>, Span)> {
    let found = dates::find(text).into_iter();
    let tokens_in = |range: Range<usize>| {
        let start = tokens.partition_point(|token| token.span.end <= range.start);
        let end = tokens.partition_point(|token| token.span.start < range.end);
        start..end
    };
    found.map(|found| (tokens_in(found.range), found.span)).collect()
}
