use crate::footnote::Footnote;
use crate::text::{stem, tokenize};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// Texts that ask the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The wording that came most often.
    pub text: String,
    /// How often any of them came.
    pub count: usize,
    /// All wordings, the most frequent first.
    pub wordings: Vec<String>,
}

/// Two texts are alike if their words are so to this degree (Sørensen–Dice over stems), where misspelt words count as
/// the same.
const ALIKE: f64 = 0.7;
/// Two words are taken for one if they're so near each other (Jaro–Winkler) and both have a few letters.
const SAME_WORD: f64 = 0.92;
const FEW_LETTERS: usize = 4;

/// Texts with the same words, or with words that are alike.
struct Gathered<'a> {
    /// The stems of the words of the first.
    words: Vec<String>,
    /// Its words that must not differ: years and figures, and what it asks with. "When" is no slip of "who".
    fixed: BTreeSet<String>,
    /// Each text as it was put, and how often.
    said: Vec<(&'a str, usize)>,
}

/// Groups texts that ask the same, the most frequent group first; texts that came equally often keep their order.
pub fn group<'a>(footnote: &Footnote, texts: impl IntoIterator<Item = &'a str>) -> Vec<Group> {
    let mut wordings: Vec<Gathered<'a>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for text in texts.into_iter().map(str::trim).filter(|text| !text.is_empty()) {
        let tokens = tokenize(text);
        let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        let place = *known.entry(words.join(" ")).or_insert(wordings.len());
        if let Some(same) = wordings.get_mut(place) {
            same.note(text);
            continue;
        }
        let fixed = tokens.iter().filter(|token| token.has_digit() || footnote.lexicon().asks(token));
        let fixed = fixed.map(|token| token.text.clone()).collect();
        wordings.push(Gathered { words: words.into_iter().map(stem).collect(), fixed, said: vec![(text, 1)] });
    }
    // The most frequent wordings come first and gather the others around them.
    wordings.sort_by_key(|wording| Reverse(wording.count()));
    let mut groups: Vec<Gathered<'a>> = Vec::new();
    for wording in wordings {
        match groups.iter_mut().find(|group| group.is_like(&wording)) {
            Some(group) => group.said.extend(wording.said),
            None => groups.push(wording),
        }
    }
    groups.sort_by_key(|group| Reverse(group.count()));
    groups.into_iter().filter_map(Gathered::into_group).collect()
}

impl<'a> Gathered<'a> {
    fn note(&mut self, text: &'a str) {
        match self.said.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => self.said.push((text, 1)),
        }
    }

    fn is_like(&self, other: &Gathered<'_>) -> bool {
        self.fixed == other.fixed && likeness(&self.words, &other.words) >= ALIKE
    }

    fn count(&self) -> usize {
        self.said.iter().map(|(_, count)| count).sum()
    }

    fn into_group(mut self) -> Option<Group> {
        let count = self.count();
        self.said.sort_by_key(|(_, count)| Reverse(*count));
        let wordings: Vec<String> = self.said.into_iter().map(|(text, _)| text.to_owned()).collect();
        Some(Group { text: wordings.first()?.clone(), count, wordings })
    }
}

/// How much of two texts is the same, from 0 to 1.
fn likeness(one: &[String], other: &[String]) -> f64 {
    let mut left: Vec<&String> = other.iter().collect();
    let mut shared = 0;
    for word in one {
        if let Some(place) = left.iter().position(|theirs| same_word(word, theirs)) {
            left.swap_remove(place);
            shared += 1;
        }
    }
    2.0 * f64::from(shared) / (one.len() + other.len()).max(1) as f64
}

fn same_word(one: &str, other: &str) -> bool {
    let long = |word: &str| word.chars().count() >= FEW_LETTERS;
    one == other || (long(one) && long(other) && strsim::jaro_winkler(one, other) >= SAME_WORD)
}
