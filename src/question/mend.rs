//! The words of a question as they were meant: shorthand written out, slips mended, words joined and parted.

use super::{Typed, years};
use crate::dates;
use crate::lexicon::Lexicon;
use crate::text::{Language, Token, is_cyrillic, is_katakana, stem};
use crate::topic::Topic;
use std::ops::Range;

/// The text with shorthand written out and unknown words mended, and which were.
pub(super) fn mend(topic: &Topic, lexicon: &Lexicon, typed: &Typed<'_>) -> (String, Vec<(String, String)>) {
    let Typed { text: typed, ref tokens } = *typed;
    let mut text = String::with_capacity(typed.len());
    let mut mended = Vec::new();
    let mut done = 0;
    let dates = if Language::of(typed) == Language::English { Vec::new() } else { dates::find(typed) };
    let dated = |token: &Token| dates.iter().any(|found| found.range.contains(&token.span.start));
    let names_are_capital = has_small_words(typed, tokens);
    for (at, token) in tokens.iter().enumerate() {
        if token.span.start < done || dated(token) {
            continue;
        }
        if token.is_japanese() {
            for (range, better) in mend_katakana(topic, &typed[token.span.clone()]) {
                let range = token.span.start + range.start..token.span.start + range.end;
                text.push_str(&typed[done..range.start]);
                text.push_str(&better);
                done = range.end;
                mended.push((typed[range].to_owned(), better));
            }
            continue;
        }
        let mut end = token.span.end;
        let better = if is_state(tokens, at) {
            Some("USA".to_owned())
        } else if let Some((joined, next)) = join(topic, typed, tokens, at) {
            end = next.span.end;
            Some(joined)
        } else if let Some(meant) = lexicon.shorthand(&token.text) {
            Some(meant.to_owned())
        } else if token.has_digit() {
            years::whole_year(tokens, at)
        } else if let Some(year) = tokens.get(at + 1).and_then(|next| years::year_in_words(&token.text, &next.text)) {
            end = tokens[at + 1].span.end;
            Some(year)
        } else if is_known(topic, &token.text) {
            None
        } else {
            let named = names_are_capital && at > 0 && is_capital(&typed[token.span.clone()]);
            mend_word(topic, &typed[token.span.clone()], &token.text, named)
        };
        if let Some(better) = better {
            text.push_str(&typed[done..token.span.start]);
            text.push_str(&better);
            mended.push((typed[token.span.start..end].to_owned(), better));
            done = end;
        }
    }
    text.push_str(&typed[done..]);
    (text, mended)
}

/// Whether a word is spelt as it should be. A word of which only another form is known may be misspelt all the same
/// ("befor").
fn is_known(topic: &Topic, word: &str) -> bool {
    let vocabulary = topic.vocabulary();
    let speller = topic.speller(word);
    let misspelt = || speller.mend_within_stem(word).is_some() || speller.is_doubling(word);
    vocabulary.has_seen(word) || vocabulary.knows(word) && !misspelt()
}

/// Whether the text has words that begin with a small letter, so that a capital tells a name.
fn has_small_words(typed: &str, tokens: &[Token]) -> bool {
    const LONG: usize = 4;
    let small = |token: &Token| typed[token.span.clone()].starts_with(char::is_lowercase);
    tokens.iter().any(|token| token.span.len() >= LONG && small(token))
}

/// Whether a word has a capital at its beginning, and no other.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
}

/// An unknown word as it was meant: mended, parted, or mended without the "s" that makes it belong ("japns").
fn mend_word(topic: &Topic, typed: &str, word: &str, named: bool) -> Option<String> {
    let speller = topic.speller(word);
    if speller.knows(word) {
        return None;
    }
    let mend = |word| if named { speller.mend_name(word) } else { speller.mend(word) };
    let inflected = || if word.starts_with(is_cyrillic) { mend_stem(topic, word) } else { None };
    let owner = || mend(word.strip_suffix('s')?);
    let parted = part_by_case(topic, typed).or_else(|| part_from_stop(topic, word));
    let mended = parted.or_else(inflected).or_else(|| mend(word).or_else(owner).map(str::to_owned));
    // A name may well be made of two words ("Portland").
    mended.or_else(|| part(topic, word).filter(|_| !named))
}

/// A form of a word that is misspelt in its stem: few of the forms are listed anywhere.
fn mend_stem(topic: &Topic, word: &str) -> Option<String> {
    /// Shorter stems are like too many others.
    const SHORTEST: usize = 6;
    let stem = stem(word);
    let ending = word.strip_prefix(&stem).filter(|_| stem.chars().count() >= SHORTEST)?;
    topic.stem_speller().mend(&stem).map(|better| format!("{better}{ending}"))
}

/// The names in katakana within a run of Japanese that are misspelt, each with its place and what was meant.
fn mend_katakana(topic: &Topic, run: &str) -> Vec<(Range<usize>, String)> {
    /// Shorter names are easily taken for one another.
    const SHORTEST: usize = 4;
    let mut mended = Vec::new();
    let mut at = 0;
    while let Some(start) = run.get(at..).and_then(|rest| rest.find(is_katakana)).map(|found| at + found) {
        let rest = &run[start..];
        let end = start + rest.find(|c| !is_katakana(c)).unwrap_or(rest.len());
        let name = &run[start..end];
        if name.chars().count() >= SHORTEST
            && let Some(better) = topic.katakana_speller().mend(name)
        {
            mended.push((start..end, better.to_owned()));
        }
        at = end;
    }
    mended
}

/// Two words written as one, the second with its capital ("didTokyo"), parted.
fn part_by_case(topic: &Topic, typed: &str) -> Option<String> {
    let at = typed.char_indices().skip(1).find(|(_, c)| c.is_uppercase())?.0;
    let (one, other) = (typed.get(..at)?, typed.get(at..)?);
    let known = |part: &str| topic.vocabulary().has_seen(&crate::text::fold(part));
    (known(one) && known(other)).then(|| format!("{one} {other}"))
}

/// Two words written as one, of which one is a function word ("thesoviet"), parted.
fn part_from_stop(topic: &Topic, word: &str) -> Option<String> {
    let stop = |part: &str| part.chars().count() > 2 && topic.vocabulary().is_stop(part);
    let known = |part: &str| is_long(part) && topic.vocabulary().has_seen(part);
    part_where(word, |one, other| match (stop(one), stop(other)) {
        (true, true) => true,
        (true, false) => known(other),
        (false, true) => known(one),
        (false, false) => false,
    })
}

/// Two words written as one ("primeminister"), parted.
fn part(topic: &Topic, word: &str) -> Option<String> {
    let known = |part: &str| is_long(part) && topic.vocabulary().has_seen(part);
    part_where(word, |one, other| known(one) && known(other))
}

fn part_where(word: &str, fits: impl Fn(&str, &str) -> bool) -> Option<String> {
    let mut cuts = word.char_indices().map(|(at, _)| word.split_at(at));
    cuts.find(|(one, other)| fits(one, other)).map(|(one, other)| format!("{one} {other}"))
}

/// Whether a word is long enough to be believed to be one of two.
fn is_long(word: &str) -> bool {
    word.chars().count() >= 4
}

/// A word written as two ("agree ment"), of which at least one is no word, joined; and the token that it ends with.
fn join<'a>(topic: &Topic, typed: &str, tokens: &'a [Token], at: usize) -> Option<(String, &'a Token)> {
    /// The shortest word that is believed to have been torn apart.
    const SHORTEST: usize = 6;
    let (one, other) = (tokens.get(at)?, tokens.get(at + 1)?);
    let space = typed.get(one.span.end..other.span.start)?;
    let is_word =
        |token: &Token| topic.vocabulary().has_seen(&token.text) || topic.speller(&token.text).knows(&token.text);
    if space != " " || one.has_digit() || other.has_digit() || is_word(one) && is_word(other) {
        return None;
    }
    let joined = format!("{}{}", one.text, other.text);
    let meant = topic.vocabulary().has_seen(&joined) || topic.speller(&joined).knows(&joined);
    (joined.chars().count() >= SHORTEST && meant).then_some((joined, other))
}

/// Whether "us" is the state: "us president", "with us", but not "tell us".
fn is_state(tokens: &[Token], at: usize) -> bool {
    const TO_US: [&str; 10] = ["tell", "give", "let", "show", "help", "for", "of", "remind", "inform", "to"];
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    tokens[at].text == "us" && !before.is_some_and(|before| TO_US.contains(&before.text.as_str()))
}
