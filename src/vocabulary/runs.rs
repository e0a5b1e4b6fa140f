use super::{Sense, Weight, weight};
use crate::data::items;
use crate::text::{fold, is_hiragana, is_katakana};
use aho_corasick::{AhoCorasick, Anchored, Input, Match, MatchKind, StartKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The strings of a script that writes words without spaces between them.
#[derive(Debug)]
pub(super) struct Runs {
    automaton: Option<AhoCorasick>,
    /// What each string stands for, by its number in the automaton.
    senses: Vec<Vec<Sense>>,
    /// Those that are written in katakana, as foreign names are.
    katakana: Vec<String>,
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
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).start_kind(StartKind::Both).build(&strings);
        strings.retain(|string| string.chars().all(is_katakana));
        // Building fails only for gigabytes of strings; without it the script is not understood.
        Runs { automaton: automaton.ok(), senses, katakana: strings }
    }

    /// The strings in katakana.
    pub fn katakana(&self) -> &[String] {
        &self.katakana
    }

    /// The known strings in a run of text, left to right, the longest at each place. Grammar never cuts a word that
    /// begins within it: "を受け入れる" is を and 受け入れ, not を受け and 入れ.
    pub fn find<'a>(&'a self, run: &'a str) -> impl Iterator<Item = (Range<usize>, &'a [Sense])> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            let automaton = self.automaton.as_ref()?;
            let mut found = automaton.find(Input::new(run).range(at..))?;
            if self.is_grammar(&found) {
                found = self.word_within(automaton, run, &found).unwrap_or(found);
            }
            at = found.end();
            Some((found.range(), self.senses_of(&found)))
        })
    }

    /// The word that begins within the grammar `outer` and goes on beyond it.
    fn word_within(&self, automaton: &AhoCorasick, run: &str, outer: &Match) -> Option<Match> {
        let inner = run.get(outer.range())?.char_indices().skip(1).filter(|(_, char)| !is_hiragana(*char));
        let words = inner
            .filter_map(|(at, _)| automaton.find(Input::new(run).range(outer.start() + at..).anchored(Anchored::Yes)));
        words.into_iter().find(|word| word.end() > outer.end() && !self.is_grammar(word))
    }

    fn is_grammar(&self, found: &Match) -> bool {
        weight(self.senses_of(found), false) != Weight::Content
    }

    fn senses_of(&self, found: &Match) -> &[Sense] {
        self.senses[found.pattern().as_usize()].as_slice()
    }
}
