//! What a question wants: one file an intent, all of them in [`INTENTS`].
//!
//! A pattern finds the *kind* of question; which fact is meant is none of its business. Of all patterns that match,
//! the one that begins first in the clause wins, for that is where the question word stands; among those the longest.

mod about;
mod claim;
mod compute;
mod how;
mod list;
mod noun;
mod number;
mod treaty;
mod what;
mod when;
mod where_;
mod who;
mod why;

pub use claim::{asks_for_verdict, opens_asking, opens_claim, words_of_tag};
pub use noun::{Focus, focus, focus_beside, shared_name};
pub use where_::PLACES;
pub use who::{asks_for_other, speaks_for};

use crate::topic::Slot;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A kind of question.
#[derive(Debug)]
pub struct Intent {
    /// Its name in replies.
    pub name: &'static str,
    /// The wordings it is known by.
    pub patterns: &'static [Pattern],
}

/// A wording that shows what is asked for.
#[derive(Debug)]
pub struct Pattern {
    /// The wording with holes, for explanations.
    pub name: &'static str,
    /// What it looks like in folded words parted by single spaces. Words it matches are explained by it.
    pub regex: &'static str,
    /// Whether it's a question word or only a keyword, which counts where there is no question word.
    pub strength: Strength,
    /// The slots that can answer, best first.
    pub slots: &'static [Slot],
    /// The kind of thing that can answer, by its name in the lexicon.
    pub kind: Option<&'static str>,
}

/// How surely a pattern shows the intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A word that may show it where nothing else does: "khalkhin gol year".
    Keyword,
    /// A question word.
    Question,
    /// A wording that no question word overrules: "which came first".
    Sure,
}

/// All intents.
pub static INTENTS: [&Intent; 12] = [
    &compute::COMPUTE,
    &when::WHEN,
    &who::WHO,
    &treaty::TREATY,
    &where_::WHERE,
    &number::NUMBER,
    &why::WHY,
    &list::LIST,
    &what::WHAT,
    &how::HOW,
    &claim::CLAIM,
    &about::ABOUT,
];

/// A pattern that matched.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The intent it belongs to.
    pub intent: &'static Intent,
    /// The pattern.
    pub pattern: &'static Pattern,
    /// Where it matched.
    pub range: Range<usize>,
}

/// A pattern ready to match.
type Compiled = (&'static Intent, &'static Pattern, Regex);

/// The patterns in Latin letters, and those in other scripts, which are compiled only when somebody uses one.
static LATIN: LazyLock<Vec<Compiled>> = LazyLock::new(|| compile(|pattern| pattern.regex.is_ascii()));
static OTHERS: LazyLock<Vec<Compiled>> = LazyLock::new(|| compile(|pattern| !pattern.regex.is_ascii()));

/// Compiles all patterns.
pub fn warm_up() {
    LazyLock::force(&LATIN);
    LazyLock::force(&OTHERS);
}

fn compile(wanted: impl Fn(&Pattern) -> bool) -> Vec<Compiled> {
    let patterns = INTENTS.iter().flat_map(|intent| intent.patterns.iter().map(move |pattern| (*intent, pattern)));
    let compiled = patterns.filter(|(_, pattern)| wanted(pattern)).filter_map(|(intent, pattern)| {
        // The edge of a word is where ASCII letters end, or a space: all the world's letters take long to learn, and
        // longer to look for.
        let edge = if pattern.regex.is_ascii() { r"(?-u:\b)" } else { r"(?:^| |$)" };
        let regex = pattern.regex.replace(r"\b", edge);
        // A test compiles every pattern, so none is left out here.
        Some((intent, pattern, Regex::new(&regex).ok()?))
    });
    compiled.collect()
}

/// Compiles the patterns that nearly every question needs, so that the first one doesn't wait for it.
pub fn prepare() {
    LazyLock::force(&LATIN);
}

/// The pattern that shows best what the clause `asking` wants, or `None` if it shows nothing.
pub fn recognise(asking: &str) -> Option<Hit> {
    let others = if asking.is_ascii() { &[][..] } else { OTHERS.as_slice() };
    let hits = LATIN.iter().chain(others).filter_map(|(intent, pattern, regex)| {
        let found = regex.find(asking)?;
        let start = found.end() - found.as_str().trim_start().len();
        Some(Hit { intent, pattern, range: start..start + found.as_str().trim().len() })
    });
    hits.min_by_key(|hit| {
        (std::cmp::Reverse(hit.pattern.strength), hit.range.start, std::cmp::Reverse(hit.range.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let patterns: usize = INTENTS.iter().map(|intent| intent.patterns.len()).sum();
        assert_eq!(LATIN.len() + OTHERS.len(), patterns);
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = LATIN.iter().chain(OTHERS.iter()).map(|(_, pattern, _)| pattern.name).collect();
        let mut intents: Vec<_> = INTENTS.iter().map(|intent| intent.name).collect();
        for list in [&mut names, &mut intents] {
            let all = list.len();
            list.sort();
            list.dedup();
            assert_eq!(list.len(), all);
        }
    }
}
