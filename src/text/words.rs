//! A list of words in which those like another are found fast.

use super::slip;
use std::ops::Range;

/// Words with their ranks, by length.
#[derive(Debug)]
pub struct Words<W> {
    by_length: Vec<Bucket<W>>,
}

/// Words of one length, sorted.
#[derive(Debug)]
struct Bucket<W> {
    entries: Vec<(W, u8)>,
    /// The letters that occur in each, for a first look: a list of its own, since nearly all words are passed over.
    letters: Vec<u64>,
}

/// A word that another may be a slip for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near<'a> {
    pub word: &'a str,
    pub rank: u8,
    /// What the slips cost.
    pub price: u8,
}

impl<W: AsRef<str>> Words<W> {
    /// A list of `words` that are sorted already.
    pub fn new(words: impl IntoIterator<Item = (W, u8)>) -> Words<W> {
        let mut by_length: Vec<Bucket<W>> = Vec::new();
        for (word, rank) in words {
            let length = word.as_ref().chars().count();
            if by_length.len() <= length {
                by_length.resize_with(length + 1, || Bucket { entries: Vec::new(), letters: Vec::new() });
            }
            by_length[length].letters.push(letters_of(word.as_ref().chars()));
            by_length[length].entries.push((word, rank));
        }
        Words { by_length }
    }

    /// The rank of `word`, if it's in the list.
    pub fn rank(&self, word: &str) -> Option<u8> {
        let entries = &self.by_length.get(word.chars().count())?.entries;
        let at = entries.binary_search_by(|(entry, _)| entry.as_ref().cmp(word)).ok()?;
        entries.get(at).map(|(_, rank)| *rank)
    }

    /// The words of at least `length` letters that begin with `beginning`, with their ranks, the shortest first.
    pub fn going_on<'a>(&'a self, beginning: &str, length: usize) -> impl Iterator<Item = (&'a str, u8)> {
        self.by_length.iter().skip(length).flat_map(move |bucket| {
            let from = bucket.entries.partition_point(|(word, _)| word.as_ref() < beginning);
            let words = bucket.entries[from..].iter().map(|(word, rank)| (word.as_ref(), *rank));
            words.take_while(move |(word, _)| word.starts_with(beginning))
        })
    }

    /// The words that `typed` may stand for with one slip, whatever it begins with.
    pub fn one_slip(&self, typed: &Typed) -> impl Iterator<Item = Near<'_>> {
        self.of_length(typed, 1).flat_map(move |bucket| bucket.near(0..bucket.entries.len(), typed, 1))
    }

    /// The words that `typed` may stand for with up to `slips` slips, of those that begin with `first`.
    pub fn beginning(&self, first: char, typed: &Typed, slips: u8) -> impl Iterator<Item = Near<'_>> {
        self.of_length(typed, usize::from(slips)).flat_map(move |bucket| {
            let letter = |word: &W| word.as_ref().chars().next();
            let from = bucket.entries.partition_point(|(word, _)| letter(word) < Some(first));
            let until = bucket.entries.partition_point(|(word, _)| letter(word) <= Some(first));
            bucket.near(from..until, typed, slips)
        })
    }

    fn of_length(&self, typed: &Typed, slips: usize) -> impl Iterator<Item = &Bucket<W>> {
        let length = typed.letters.len();
        let from = length.saturating_sub(slips);
        self.by_length.iter().skip(from).take(length + slips + 1 - from)
    }
}

impl<W: AsRef<str>> Bucket<W> {
    /// The words in `range` that `typed` may stand for with up to `slips` slips.
    fn near(&self, range: Range<usize>, typed: &Typed, slips: u8) -> impl Iterator<Item = Near<'_>> {
        let alike = self.letters[range.clone()].iter().zip(&self.entries[range]).filter(move |(letters, _)| {
            // A slip changes at most two of the letters that occur.
            has_at_most(2 * slips, typed.occurring ^ **letters)
        });
        alike.filter_map(move |(_, (word, rank))| typed.compare(word.as_ref(), *rank, slips))
    }
}

/// A word as typed, made ready to be compared with many.
pub struct Typed {
    letters: Vec<char>,
    occurring: u64,
}

impl Typed {
    pub fn new(word: &str) -> Typed {
        Typed { letters: word.chars().collect(), occurring: letters_of(word.chars()) }
    }

    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    fn compare<'a>(&self, word: &'a str, rank: u8, slips: u8) -> Option<Near<'a>> {
        // Of two slips the price alone decides, for both must be likely ones.
        if slips == 1 && !is_one_slip(&self.letters, word) {
            return None;
        }
        let meant: Vec<char> = word.chars().collect();
        let price = slip::price(&self.letters, &meant, slip::limit(slips))?;
        Some(Near { word, rank, price })
    }
}

/// Whether `typed` becomes `meant` by a letter more, less or changed, or by two that change places.
fn is_one_slip(typed: &[char], meant: &str) -> bool {
    let mut meant = meant.chars();
    let mut typed = typed;
    // What both begin with is no slip.
    let (first, wanted) = loop {
        match (typed.split_first(), meant.next()) {
            (Some((first, rest)), Some(wanted)) if *first == wanted => typed = rest,
            (Some((first, rest)), Some(wanted)) => {
                typed = rest;
                break (*first, wanted);
            }
            (rest, None) => return rest.is_none_or(|(_, rest)| rest.is_empty()),
            (None, Some(_)) => return meant.next().is_none(),
        }
    };
    let same = |one: &[char], other: &mut dyn Iterator<Item = char>| other.eq(one.iter().copied());
    let added = || typed.split_first().is_some_and(|(next, rest)| *next == wanted && same(rest, &mut meant.clone()));
    let left_out = || {
        let mut meant = meant.clone();
        meant.next() == Some(first) && same(typed, &mut meant)
    };
    let swapped = || {
        let mut meant = meant.clone();
        typed
            .split_first()
            .is_some_and(|(next, rest)| *next == wanted && meant.next() == Some(first) && same(rest, &mut meant))
    };
    same(typed, &mut meant.clone()) || added() || left_out() || swapped()
}

/// Whether no more than `most` bits are set. Counting all of them takes longer than taking a few away.
fn has_at_most(most: u8, mut bits: u64) -> bool {
    for _ in 0..most {
        bits &= bits.wrapping_sub(1);
    }
    bits == 0
}

/// A bit for each letter that occurs.
fn letters_of(word: impl Iterator<Item = char>) -> u64 {
    word.fold(0, |bits, c| bits | 1 << (c as u32 % 64))
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_slip_is_a_distance_of_one(typed in "[abc]{0,5}", meant in "[abc]{0,5}") {
            let letters: Vec<char> = typed.chars().collect();
            prop_assert_eq!(is_one_slip(&letters, &meant), strsim::osa_distance(&typed, &meant) <= 1);
        }
    }
}
