use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHasher;
use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
static RUSSIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Russian));

/// The stem of a folded word: what its inflected forms have in common (Snowball's English and
/// Russian rules, told apart by script). Words with digits and other scripts stay as they are.
///
/// ```
/// use footnote::text::stem;
/// assert_eq!(stem("signing"), stem("signed"));
/// assert_eq!(stem("договора"), stem("договором"));
/// assert_eq!(stem("1941"), "1941");
/// ```
pub fn stem(word: &str) -> String {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    RECENT.with_borrow_mut(|recent| {
        let (known, stem) = &mut recent[hasher.finish() as usize % RECENT_WORDS];
        if known != word {
            *stem = stem_of(word);
            word.clone_into(known);
        }
        stem.clone()
    })
}

/// How many words are remembered with their stems.
const RECENT_WORDS: usize = 1 << 11;

thread_local! {
    /// Words with their stems, each in the one place that its hash gives it: stemming is slow, and questions and facts
    /// use the same words over and over. The empty word is its own stem.
    static RECENT: RefCell<Vec<(String, String)>> = RefCell::new(vec![Default::default(); RECENT_WORDS]);
}

fn stem_of(word: &str) -> String {
    match word.chars().next() {
        Some(c) if word.bytes().any(|b| b.is_ascii_digit()) => {
            debug_assert!(!c.is_uppercase());
            word.to_owned()
        }
        Some('a'..='z') => ENGLISH.stem(word).into_owned(),
        Some('а'..='я') => RUSSIAN.stem(word).into_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn joins_regular_forms_only() {
        assert_eq!(stem("treaties"), stem("treaty"));
        assert_ne!(stem("fought"), stem("fight"));
    }
}
