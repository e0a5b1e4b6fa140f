//! A list of words in which those like another are found fast.

use super::slip;

/// Words with their ranks, sorted by length and then by letters.
#[derive(Debug)]
pub struct Words<W> {
    by_length: Vec<Vec<Entry<W>>>,
}

#[derive(Debug)]
struct Entry<W> {
    /// The letters that occur, for a first look.
    letters: u64,
    word: W,
    rank: u8,
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
        let mut by_length: Vec<Vec<Entry<W>>> = Vec::new();
        for (word, rank) in words {
            let length = word.as_ref().chars().count();
            if by_length.len() <= length {
                by_length.resize_with(length + 1, Vec::new);
            }
            by_length[length].push(Entry { letters: letters_of(word.as_ref().chars()), word, rank });
        }
        Words { by_length }
    }

    /// The rank of `word`, if it's in the list.
    pub fn rank(&self, word: &str) -> Option<u8> {
        let entries = self.by_length.get(word.chars().count())?;
        let at = entries.binary_search_by(|entry| entry.word.as_ref().cmp(word)).ok()?;
        entries.get(at).map(|entry| entry.rank)
    }

    /// The words that `typed` may stand for with one slip, whatever it begins with.
    pub fn one_slip(&self, typed: &Typed) -> impl Iterator<Item = Near<'_>> {
        self.of_length(typed, 1).flatten().filter_map(|entry| typed.compare(entry, 1))
    }

    /// The words that `typed` may stand for with up to `slips` slips, of those that begin with `first`.
    pub fn beginning(&self, first: char, typed: &Typed, slips: u8) -> impl Iterator<Item = Near<'_>> {
        let entries = self.of_length(typed, usize::from(slips)).flat_map(move |entries| {
            let from = entries.partition_point(|entry| entry.word.as_ref().chars().next() < Some(first));
            entries[from..].iter().take_while(move |entry| entry.word.as_ref().starts_with(first))
        });
        entries.filter_map(move |entry| typed.compare(entry, slips))
    }

    fn of_length(&self, typed: &Typed, slips: usize) -> impl Iterator<Item = &Vec<Entry<W>>> {
        let length = typed.letters.len();
        let from = length.saturating_sub(slips);
        self.by_length.iter().skip(from).take(length + slips + 1 - from)
    }
}

/// A word as typed, made ready to be compared with many.
pub struct Typed {
    word: String,
    letters: Vec<char>,
    occurring: u64,
}

impl Typed {
    pub fn new(word: &str) -> Typed {
        Typed { word: word.to_owned(), letters: word.chars().collect(), occurring: letters_of(word.chars()) }
    }

    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    fn compare<'a, W: AsRef<str>>(&self, entry: &'a Entry<W>, slips: u8) -> Option<Near<'a>> {
        // A slip changes at most two of the letters that occur.
        if (self.occurring ^ entry.letters).count_ones() > 2 * u32::from(slips) {
            return None;
        }
        // Of two slips the price alone decides, for both must be likely ones.
        if slips == 1 && strsim::osa_distance(&self.word, entry.word.as_ref()) > 1 {
            return None;
        }
        let meant: Vec<char> = entry.word.as_ref().chars().collect();
        let price = slip::price(&self.letters, &meant, slip::limit(slips))?;
        Some(Near { word: entry.word.as_ref(), rank: entry.rank, price })
    }
}

/// A bit for each letter that occurs.
fn letters_of(word: impl Iterator<Item = char>) -> u64 {
    word.fold(0, |bits, c| bits | 1 << (c as u32 % 64))
}
