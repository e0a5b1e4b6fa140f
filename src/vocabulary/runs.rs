use super::Sense;
use crate::data::items;
use crate::text::fold;
use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The strings of a script that writes words without spaces between them.
#[derive(Debug)]
pub(super) struct Runs {
    automaton: Option<AhoCorasick>,
    /// What each string stands for, by its number in the automaton.
    senses: Vec<Vec<Sense>>,
}

impl Runs {
    /// The strings of these lists.
    pub fn new(lists: &[(String, Sense)]) -> Runs {
        let mut strings: Vec<String> = Vec::new();
        let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
        let mut senses: Vec<Vec<Sense>> = Vec::new();
        for (list, sense) in lists {
            for string in items(list).map(fold) {
                let number = *numbers.entry(string.clone()).or_insert_with(|| {
                    strings.push(string);
                    senses.push(Vec::new());
                    senses.len() - 1
                });
                if !senses[number].contains(sense) {
                    senses[number].push(*sense);
                }
            }
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&strings);
        // Building fails only for gigabytes of strings; without it the script is not understood.
        Runs { automaton: automaton.ok(), senses }
    }

    /// The known strings in a run of text, left to right, the longest at each place.
    pub fn find<'a>(&'a self, run: &'a str) -> impl Iterator<Item = (Range<usize>, &'a [Sense])> + 'a {
        let found = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(run));
        found.map(|found| (found.range(), self.senses[found.pattern().as_usize()].as_slice()))
    }
}
