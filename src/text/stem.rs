use rust_stemmers::{Algorithm, Stemmer};
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
