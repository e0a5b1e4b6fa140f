//! Answers as people read them.

use crate::reply::ANSWER_LIMIT;
use crate::text::fold;
use crate::topic::{Fact, Slot};

/// The answer that the `values` of `slot` make: the value first, then the fact as a whole sentence,
/// unless the sentence begins with the value anyway or the value is a clause that the sentence holds.
pub fn answer(fact: &Fact, slot: Option<Slot>, values: &[&str], and: &str) -> String {
    if values.is_empty() {
        return fact.says.clone();
    }
    let value = join(values, and);
    let (says, folded) = (fold(&fact.says), fold(&value));
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    let is_clause = !matches!(
        slot,
        Some(
            Slot::Who
                | Slot::Whom
                | Slot::When
                | Slot::From
                | Slot::Until
                | Slot::Where
                | Slot::Treaty
                | Slot::HowMany
                | Slot::HowLong
        )
    );
    let begins = says.starts_with(&folded) || says.strip_prefix("the ").is_some_and(|rest| rest.starts_with(bare));
    if begins || (is_clause && says.contains(bare)) {
        return fact.says.clone();
    }
    let whole = format!("{} — {}", capitalised(&value), fact.says);
    if whole.chars().count() <= ANSWER_LIMIT { whole } else { fact.says.clone() }
}

/// "a", "a and b", "a, b and c", with the word of the language for "and".
pub fn join(values: &[&str], and: &str) -> String {
    match values {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{}{and}{last}", first.join(if and.starts_with(' ') { ", " } else { and })),
    }
}

/// `text` with a capital at the beginning.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// At most [`ANSWER_LIMIT`] characters of `text`, cut between words.
pub fn within_limit(text: String) -> String {
    if text.chars().count() <= ANSWER_LIMIT {
        return text;
    }
    let mut cut: String = text.chars().take(ANSWER_LIMIT - 1).collect();
    if let Some(space) = cut.rfind(' ') {
        cut.truncate(space);
    }
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_lists_as_people_do() {
        assert_eq!(join(&["oil"], " and "), "oil");
        assert_eq!(join(&["oil", "gas"], " and "), "oil and gas");
        assert_eq!(join(&["oil", "gas", "coal"], " and "), "oil, gas and coal");
    }

    #[test]
    fn never_exceeds_the_limit() {
        for text in ["word ".repeat(200), "ж".repeat(900)] {
            assert!(within_limit(text).chars().count() <= ANSWER_LIMIT);
        }
    }
}
