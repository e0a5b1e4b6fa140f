use super::slip::{DOUBLING, SLIP, TWO_SLIPS};
use super::stem;
use super::words::{Near, Typed, Words};
use std::collections::BTreeMap;

/// Mends misspelt words against the words of a topic and its language.
///
/// A word is mended only if nobody would take it for a word: known words and words with
/// digits stay as they are (1941 and 1945 are one slip apart, and so are "form" and "from").
#[derive(Debug)]
pub struct Speller {
    /// Known words, each with how strongly the topic prefers it.
    known: Words<String>,
    /// Correct words of the language that have nothing to do with the topic.
    common: Words<&'static str>,
    /// Other correct words and names, which nobody means by another word either.
    also: &'static [&'static str],
}

/// The rank of words that mean something only together with others, such as misspellings in a name's aliases.
/// They may be mended, and others to them.
pub const PHRASE_ONLY: u8 = 0;

/// From this rank on a word is used so often that short words and first letters are mended to it, too.
pub const FREQUENT: u8 = 2;

/// From this rank on a word is likelier meant than one that is a little nearer.
const OFTEN: u8 = 5;

/// From this rank on a word is used all the time.
const EVERYWHERE: u8 = 10;

/// What a common word must be nearer than a word of the topic to be the one that was meant.
const NOT_OF_THE_TOPIC: u8 = 3;

impl Speller {
    /// A speller that mends to `words`, each with a rank (higher wins where two are equally
    /// near), and leaves the sorted `common` words, and those of `also`, alone.
    pub fn new(words: BTreeMap<String, u8>, common: &[&'static str], also: &'static [&'static str]) -> Speller {
        let common = common.iter().map(|word| (*word, PHRASE_ONLY));
        Speller { known: Words::new(words), common: Words::new(common), also }
    }

    /// Whether `word` is spelt as it should be, as far as is known here.
    pub fn knows(&self, word: &str) -> bool {
        self.known.rank(word).is_some_and(|rank| rank > PHRASE_ONLY)
            || self.common.rank(word).is_some()
            || self.also.binary_search(&word).is_ok()
    }

    /// The word with the same stem that `word` is a slip from, if it's no word itself: "befor" and "hange" would else pass
    /// for other forms of "before" and "hanged".
    pub fn mend_within_stem(&self, word: &str) -> Option<&str> {
        let stemmed = stem(word);
        // Of Russian words only few of the forms are known, so another form is most likely right.
        if !word.is_ascii() && stemmed != word {
            return None;
        }
        self.mend(word).filter(|better| stem(better) == stemmed)
    }

    /// Whether `word` is one that is used often, but for a letter written once instead of twice or the other way round:
    /// "overal" is meant for "overall", though its stem is that of "over".
    pub fn is_doubling(&self, word: &str) -> bool {
        let Some(typed) = self.doubted(word) else { return false };
        self.known_near(word, &typed, FREQUENT).is_some_and(|near| near.price <= DOUBLING && near.rank >= FREQUENT)
    }

    /// The word that `word` was most likely meant to be, or `None` if it's known, too short,
    /// has a digit or is like no known word. The likeliest slips win, and among these the word that is used most.
    pub fn mend(&self, word: &str) -> Option<&str> {
        let typed = self.doubted(word)?;
        let meant = self.known_near(word, &typed, FREQUENT);
        if meant.is_none_or(|meant| meant.rank < FREQUENT)
            && let Some(whole) = self.cut_short(word)
        {
            return Some(whole);
        }
        let common = self.common_near(&typed);
        match (meant, common) {
            (Some(meant), Some(common)) if common.price + NOT_OF_THE_TOPIC < dearness(&meant) => Some(common.word),
            (meant, common) => meant.or(common).or_else(|| self.common_at_all(&typed)).map(|near| near.word),
        }
    }

    /// The same for a word written as a name is: there are many names, and few begin with another letter than theirs.
    pub fn mend_name(&self, word: &str) -> Option<&str> {
        let typed = self.doubted(word)?;
        self.known_near(word, &typed, EVERYWHERE).map(|near| near.word)
    }

    /// The word of the topic that `word` is the beginning of ("econ"), if there are no two that go on differently.
    fn cut_short(&self, word: &str) -> Option<&str> {
        /// The shortest beginning that is believed to be one, and how many letters it must lack at least.
        const SHORTEST: usize = 4;
        const LACKS: usize = 3;
        /// So many of the letters that it lacks tell how a word goes on.
        const GOES_ON: usize = 2;
        let length = word.chars().count();
        if length < SHORTEST {
            return None;
        }
        let whole = self.known.going_on(word, length + LACKS).filter(|(_, rank)| *rank >= FREQUENT);
        let whole: Vec<(&str, u8)> = whole.collect();
        let next = |word: &str| word.chars().skip(length).take(GOES_ON).collect::<String>();
        let (first, _) = whole.first()?;
        let agree = whole.iter().all(|(other, _)| next(other) == next(first));
        // Of equals the shortest: they come by length.
        let best = whole.iter().reduce(|best, other| if other.1 > best.1 { other } else { best })?;
        agree.then_some(best.0)
    }

    fn doubted(&self, word: &str) -> Option<Typed> {
        let mendable = !word.bytes().any(|b| b.is_ascii_digit()) && !self.knows(word);
        mendable.then(|| Typed::new(word))
    }

    /// The likeliest of the words known here. In a short word only a word of rank `frequent` has its first letter mended.
    fn known_near(&self, word: &str, typed: &Typed, frequent: u8) -> Option<Near<'_>> {
        // A word known from phrases is only given up for one that means more.
        let least = if self.known.rank(word).is_some() { PHRASE_ONLY + 1 } else { PHRASE_ONLY };
        let believed =
            |near: &Near<'_>| near.rank >= least && near.word != word && is_believed(typed.letters(), near, frequent);
        let nearest = |near: &Near<'_>| (dearness(near), u8::MAX - near.rank, near.word.len());
        let one = self.known.one_slip(typed).filter(believed).min_by_key(nearest);
        if one.is_some_and(|one| one.price <= SLIP) {
            return one;
        }
        // Who makes two slips gets the first letter right, or has it second.
        let firsts = typed.letters().iter().take(2);
        let two = firsts.flat_map(|first| self.known.beginning(*first, typed, 2));
        one.into_iter().chain(two.filter(believed)).min_by_key(nearest)
    }

    /// The common word that is meant, if it's none of the topic's.
    fn common_near(&self, typed: &Typed) -> Option<Near<'_>> {
        let [first, second, _, _, ..] = typed.letters() else { return None };
        let near = self.common.beginning(*first, typed, 1).chain(self.common.beginning(*second, typed, 1));
        near.filter(|near| near.price <= SLIP).min_by_key(|near| (near.price, near.word))
    }

    /// The same where even the first letter may be wrong, if just one word is meant by that.
    fn common_at_all(&self, typed: &Typed) -> Option<Near<'_>> {
        let [_, _, _, _, ..] = typed.letters() else { return None };
        let mut near = self.common.one_slip(typed).filter(|near| near.price <= SLIP + 1);
        near.next().filter(|_| near.next().is_none())
    }
}

/// The price of the slips, less something for words that are used often, more for those that mean little alone.
fn dearness(near: &Near<'_>) -> u8 {
    match near.rank {
        PHRASE_ONLY => near.price + 3,
        OFTEN.. => near.price.saturating_sub(2),
        FREQUENT.. => near.price.saturating_sub(1),
        _ => near.price,
    }
}

/// Whether slips of this price are believed in a word of this length.
fn is_believed(typed: &[char], near: &Near<'_>, frequent: u8) -> bool {
    let length = near.word.chars().count();
    let same_first = near.word.chars().next() == typed.first().copied();
    if !same_first && near.rank < frequent && length.min(typed.len()) < 5 && near.price > SLIP {
        return false;
    }
    let vowel = |c: &char| "aeiouy".contains(*c);
    let dearest = match (typed.len(), length) {
        (0..3, _) | (_, 0..3) => 0,
        // "Hwo", "whoo", "yer": a short word may be anything, so only frequent ones are meant by it. "Dte" is none.
        (3, 4) if near.rank >= FREQUENT || !typed.iter().any(vowel) => SLIP + 1,
        (3, 3) if near.rank >= FREQUENT && near.word.chars().all(|c| typed.contains(&c)) => SLIP - 1,
        (4.., 3) if near.rank >= FREQUENT => SLIP - 1,
        (3, _) | (_, 3) => 0,
        (_, 4) => SLIP + 1,
        (_, 7..) => TWO_SLIPS,
        _ => SLIP + SLIP / 2,
    };
    near.price <= dearest
}

#[cfg(test)]
mod tests {
    use super::{PHRASE_ONLY, Speller};

    fn speller() -> Speller {
        let words = ["treaty", "fishery", "neutrality", "negotiate", "registered", "when", "tanaka", "base"];
        let words = words.into_iter().map(|w| (w.to_owned(), 1)).collect();
        Speller::new(words, &["bale", "treats", "weather"], &["berlin"])
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
        check("regstred", Some("registered"));
        check("whn", Some("when"));
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
        check("wen", None);
        check("trrtaae", None);
    }

    #[test]
    fn never_touches_a_digit() {
        let speller = Speller::new([("1945".to_owned(), 9), ("ww2".to_owned(), 9)].into(), &[], &[]);
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
        let speller = Speller::new(words.into(), &[], &[]);
        assert_eq!(speller.mend("sovjet"), Some("soviet"));
        assert_eq!(speller.mend("crimea"), None);
        assert_eq!(speller.mend("crimae"), Some("crimea"));
        let two = [("richard".to_owned(), PHRASE_ONLY), ("rihard".to_owned(), PHRASE_ONLY)];
        assert_eq!(Speller::new(two.into(), &[], &[]).mend("rihard"), None);
    }

    #[test]
    fn writes_out_a_word_that_was_cut_short() {
        let words = ["economy", "economic", "communist", "commerce", "manual"];
        let ranks = [3, 9, 5, 5, 1];
        let words = words.into_iter().zip(ranks).map(|(word, rank)| (word.to_owned(), rank));
        let speller = Speller::new(words.collect(), &["ecology"], &[]);
        assert_eq!(speller.mend("econ"), Some("economic"));
        assert_eq!(speller.mend("comm"), None, "two words begin so and go on differently");
        assert_eq!(speller.mend("eco"), None, "too short to tell");
        assert_eq!(speller.mend("manu"), None, "the topic seldom speaks of it");
    }

    #[test]
    fn notices_a_letter_written_once_in_place_of_twice() {
        let words = [("overall".to_owned(), 2), ("comma".to_owned(), 1)];
        let speller = Speller::new(words.into(), &[], &[]);
        assert!(speller.is_doubling("overal") && speller.is_doubling("oveerall"));
        assert!(!speller.is_doubling("overalls"), "a letter of its own may make another form");
        assert!(!speller.is_doubling("coma"), "which may be a word of its own where the other is seldom used");
        assert!(!speller.is_doubling("overall"));
    }

    #[test]
    fn prefers_what_the_topic_knows_best() {
        let words = [("baron".to_owned(), 1), ("bacon".to_owned(), 2)];
        assert_eq!(Speller::new(words.into(), &[], &[]).mend("baxon"), Some("bacon"));
    }
}
