use super::stem;
use std::collections::BTreeMap;

/// Mends misspelt words against the words of a topic and its language.
///
/// A word is mended only if nobody would take it for a word: known words and words with
/// digits stay as they are (1941 and 1945 are one slip apart, and so are "form" and "from").
#[derive(Debug, Default)]
pub struct Speller {
    /// Known words by length in characters, each with how strongly the topic prefers it.
    by_length: Vec<Vec<Known>>,
    /// Correct words of the language that have nothing to do with the topic, sorted.
    common: &'static [&'static str],
}

#[derive(Debug)]
struct Known {
    word: String,
    letters: u64,
    rank: u8,
}

/// How many slips a word of so many letters may have: (letters at least, slips at most).
const SLIPS: [(usize, usize); 2] = [(8, 2), (4, 1)];

/// The rank of words that mean something only together with others, such as misspellings in a name's aliases.
/// They may be mended, and others to them.
pub const PHRASE_ONLY: u8 = 0;

/// How many letters a word must have before a doubtful first letter is mended too.
const FIRST_LETTER_FROM: usize = 6;

impl Speller {
    /// A speller that mends to `words`, each with a rank (higher wins where two are equally
    /// near), and leaves the sorted `common` words alone.
    pub fn new(words: BTreeMap<String, u8>, common: &'static [&'static str]) -> Speller {
        let mut by_length: Vec<Vec<Known>> = Vec::new();
        for (word, rank) in words {
            let length = word.chars().count();
            if by_length.len() <= length {
                by_length.resize_with(length + 1, Vec::new);
            }
            let letters = letters_of(&word);
            by_length[length].push(Known { word, letters, rank });
        }
        Speller { by_length, common }
    }

    /// Whether `word` is spelt as it should be, as far as is known here.
    pub fn knows(&self, word: &str) -> bool {
        let length = word.chars().count();
        let known = self.by_length.get(length).map_or(&[][..], Vec::as_slice);
        let found = known.binary_search_by(|k| k.word.as_str().cmp(word));
        found.is_ok_and(|at| known[at].rank > PHRASE_ONLY) || self.common.binary_search(&word).is_ok()
    }

    /// The word that `word` is one slip from where their stems are the same: "befor", whose stem is that of "before",
    /// would else pass for another form of it.
    pub fn mend_within_stem(&self, word: &str) -> Option<&str> {
        // Mending looks at many words, so what needs none goes first.
        if stem(word) != word {
            return None;
        }
        self.mend(word).filter(|better| stem(better) == word)
    }

    /// Whether `word` is in the list, whatever it's worth.
    fn has(&self, word: &str) -> bool {
        let known = self.by_length.get(word.chars().count()).map_or(&[][..], Vec::as_slice);
        known.binary_search_by(|k| k.word.as_str().cmp(word)).is_ok()
    }

    /// The word that `word` was most likely meant to be, or `None` if it's known, too short,
    /// has a digit or is like no known word. The nearest wins, then the one
    /// with the same first letter, then the one the topic prefers.
    pub fn mend(&self, word: &str) -> Option<&str> {
        let length = word.chars().count();
        let slips = SLIPS.iter().find(|(from, _)| length >= *from).map(|(_, slips)| *slips)?;
        if word.bytes().any(|b| b.is_ascii_digit()) || self.knows(word) {
            return None;
        }
        let letters = letters_of(word);
        let first = word.chars().next();
        let lengths = length.saturating_sub(slips)..=(length + SLIPS[0].1).min(self.by_length.len().saturating_sub(1));
        let near = self.by_length.get(lengths).into_iter().flatten().flatten();
        // A word known from phrases is only given up for one that means more.
        let least = if self.has(word) { PHRASE_ONLY + 1 } else { PHRASE_ONLY };
        let near = near.filter(|known| known.rank >= least);
        near.filter(|known| {
            let differ = (known.letters ^ letters).count_ones();
            let same_first = known.word.chars().next() == first;
            differ <= 2 * slips as u32 || same_first && differ <= 2 * SLIPS[0].1 as u32
        })
        .filter_map(|known| {
            let same_first = known.word.chars().next() == first;
            if known.word == word || !same_first && length < FIRST_LETTER_FROM {
                return None;
            }
            let distance = strsim::osa_distance(word, &known.word);
            // A second slip is believed in a word that is long on both sides, or where only the order of
            // letters or their doubling is wrong ("anull" for "annul").
            let same_letters = same_first && known.letters == letters && length > 4;
            let allowed = match known.word.chars().count() {
                _ if same_letters || (same_first && length > 4 && is_left_out(word, &known.word)) => 2,
                0..7 => slips.min(1),
                _ => slips,
            };
            // People leave letters out more often than they put wrong ones in.
            let left_out = is_left_out(word, &known.word);
            let longer = known.word.chars().count().abs_diff(length);
            let rank = (distance, !same_first, !left_out, longer, u8::MAX - known.rank);
            (distance <= allowed).then_some((rank, &known.word))
        })
        .min()
        .map(|(_, word)| word.as_str())
    }
}

/// Whether `word` is `known` with letters left out, but not its last.
fn is_left_out(word: &str, known: &str) -> bool {
    let mut letters = known.chars();
    word.chars().all(|c| letters.any(|l| l == c)) && letters.next().is_none()
}

/// A bit for each letter that occurs: two words that differ in n slips differ in at most 2n bits.
fn letters_of(word: &str) -> u64 {
    word.chars().fold(0, |bits, c| bits | 1 << (c as u32 % 64))
}

#[cfg(test)]
mod tests {
    use super::{PHRASE_ONLY, Speller};

    fn speller() -> Speller {
        let words = ["treaty", "fishery", "neutrality", "negotiate", "registered", "when", "tanaka", "base"];
        let words = words.into_iter().map(|w| (w.to_owned(), 1)).collect();
        Speller::new(words, &["bale", "treats", "weather"])
    }

    #[track_caller]
    fn check(word: &str, mended: Option<&str>) {
        assert_eq!(speller().mend(word), mended);
    }

    #[test]
    fn mends_one_slip_in_a_short_word_and_two_in_a_long_one() {
        check("traety", Some("treaty"));
        check("wehn", Some("when"));
        check("nuetralty", Some("neutrality"));
        check("negociatte", Some("negotiate"));
        check("trtaey", Some("treaty"));
        check("regstred", Some("registered"));
    }

    #[test]
    fn leaves_known_words_alone() {
        check("treaty", None);
        check("treats", None);
        check("bale", None);
    }

    #[test]
    fn leaves_words_that_are_like_nothing_alone() {
        check("casualties", None);
        check("whn", None);
        check("trrtaae", None);
    }

    #[test]
    fn never_touches_a_digit() {
        let speller = Speller::new([("1945".to_owned(), 9), ("ww2".to_owned(), 9)].into(), &[]);
        assert_eq!(speller.mend("1941"), None);
        assert_eq!(speller.mend("ww22"), None);
    }

    #[test]
    fn doubts_the_first_letter_of_long_words_only() {
        check("rreaty", Some("treaty"));
        check("vase", None);
    }

    #[test]
    fn doubts_words_that_mean_something_only_together() {
        let words = [("sovjet".to_owned(), PHRASE_ONLY), ("soviet".to_owned(), 1), ("crimea".to_owned(), PHRASE_ONLY)];
        let speller = Speller::new(words.into(), &[]);
        assert_eq!(speller.mend("sovjet"), Some("soviet"));
        assert_eq!(speller.mend("crimea"), None);
        assert_eq!(speller.mend("crimae"), Some("crimea"));
        let two = [("richard".to_owned(), PHRASE_ONLY), ("rihard".to_owned(), PHRASE_ONLY)];
        assert_eq!(Speller::new(two.into(), &[]).mend("rihard"), None);
    }

    #[test]
    fn prefers_what_the_topic_knows_best() {
        let words = [("baron".to_owned(), 1), ("bacon".to_owned(), 2)];
        assert_eq!(Speller::new(words.into(), &[]).mend("baxon"), Some("bacon"));
    }
}
