use crate::text::{stem, tokenize};
use std::cmp::Reverse;
use std::collections::HashMap;

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
    /// Each text as it was put, and how often.
    said: Vec<(&'a str, usize)>,
}

/// Groups texts that ask the same, the most frequent group first; texts that came equally often keep their order.
pub fn group<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Group> {
    let mut wordings: Vec<Gathered<'a>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for text in texts.into_iter().map(str::trim).filter(|text| !text.is_empty()) {
        let words: Vec<String> = tokenize(text).into_iter().map(|token| token.text).collect();
        let place = *known.entry(words.join(" ")).or_insert(wordings.len());
        match wordings.get_mut(place) {
            Some(same) => same.note(text),
            None => {
                wordings.push(Gathered { words: words.iter().map(|word| stem(word)).collect(), said: vec![(text, 1)] })
            }
        }
    }
    // The most frequent wordings come first and gather the others around them.
    wordings.sort_by_key(|wording| Reverse(wording.count()));
    let mut groups: Vec<Gathered<'a>> = Vec::new();
    for wording in wordings {
        match groups.iter_mut().find(|group| likeness(&group.words, &wording.words) >= ALIKE) {
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

/// How much of two texts is the same, from 0 to 1. Words with digits must be equal: another year is another question.
fn likeness(one: &[String], other: &[String]) -> f64 {
    let digits = |words: &[String]| -> Vec<String> {
        let mut digits: Vec<String> =
            words.iter().filter(|word| word.bytes().any(|b| b.is_ascii_digit())).cloned().collect();
        digits.sort();
        digits
    };
    if one.is_empty() || other.is_empty() || digits(one) != digits(other) {
        return 0.0;
    }
    let mut left: Vec<&String> = other.iter().collect();
    let mut shared = 0;
    for word in one {
        if let Some(place) = left.iter().position(|theirs| same_word(word, theirs)) {
            left.swap_remove(place);
            shared += 1;
        }
    }
    2.0 * f64::from(shared) / (one.len() + other.len()) as f64
}

fn same_word(one: &str, other: &str) -> bool {
    let long = |word: &str| word.chars().count() >= FEW_LETTERS;
    one == other || (long(one) && long(other) && strsim::jaro_winkler(one, other) >= SAME_WORD)
}

#[cfg(test)]
mod tests {
    use super::group;

    fn counts(texts: &[&str]) -> Vec<(String, usize)> {
        group(texts.iter().copied()).into_iter().map(|group| (group.text, group.count)).collect()
    }

    #[test]
    fn gathers_wordings_of_one_question_most_frequent_first() {
        let texts = [
            "Who sold tea?",
            "When was the tea tax raised?",
            "when was the tea tax raised",
            "When was the tea tax raised?",
            "When was the tae tax raised",
            "When did they raise the tea tax?",
        ];
        let groups = counts(&texts);
        assert_eq!(groups[0], ("When was the tea tax raised?".to_owned(), 4));
        assert_eq!(groups.iter().map(|(_, count)| count).sum::<usize>(), texts.len());
    }

    #[test]
    fn another_year_or_another_question_word_is_another_question() {
        assert_eq!(counts(&["Tea exports in 1884?", "Tea exports in 1890?"]).len(), 2);
        assert_eq!(counts(&["Who won the war?", "Why was the tax raised?"]).len(), 2);
    }

    #[test]
    fn groups_other_scripts_and_passes_over_nothing_said() {
        assert_eq!(counts(&["Кто подписал договор?", "кто подписал договор", " ", "?!", "?!"])[0].1, 2);
        assert_eq!(counts(&["", "  "]), []);
    }
}
