//! How a sentence is meant, word by word: what of it is denied, and what only supposed.

use crate::grammar::{Grammar, Word, Words};
use crate::text::Token;
use std::ops::Range;

/// How a word of a sentence is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Whether what it says is denied: "did not sign", "refused to sign".
    pub denied: bool,
    /// Whether it's only planned, offered or thought: "would sign".
    pub supposed: bool,
    /// Whether it stands so near to the word that denies or supposes it that it's chiefly this word that is meant.
    pub near: bool,
    /// The token that denies it, where that is a word with a meaning of its own: "refused", "postponed".
    pub by: Option<usize>,
}

/// So many words after the one that denies are chiefly meant by it.
const NEAR: usize = 4;
/// The same for the one that supposes: "would sign".
const NEAR_SUPPOSED: usize = 1;
/// So far away from a word such as "refusal" stands the "to" that belongs to it.
const REACH: usize = 6;

/// Reads how each token of `text` is meant; only those in `range` are looked at, the others are plain.
pub fn manners(grammar: &Grammar, text: &str, tokens: &[Token], range: Range<usize>) -> Vec<Manner> {
    let mut manners = vec![Manner::default(); tokens.len()];
    let words: Vec<Word<'_>> = tokens.get(range.clone()).unwrap_or_default().iter().map(Word::from).collect();
    let is = |list, at: usize| grammar.at(list, &words, at - range.start);
    let ends = |at: usize| ends_clause(text, tokens, at) || is(Words::Boundaries, at).is_some();
    let end = range.end.min(tokens.len());
    let mut state = State::default();
    let mut at = range.start;
    while at < end {
        // "Did not, however, sign": the denial has had nothing to deny yet.
        if at > range.start && state.said > 0 && ends(at) {
            state = State::default();
        }
        manners[at] = state.next(at);
        let start = at;
        let until = || (start + 1..end).find(|at| ends(*at)).unwrap_or(end);
        if let Some(length) = is(Words::Affirmations, at) {
            at += length;
        } else if let Some(length) = is(Words::Negations, at) {
            // "Did not take place until 1993" says that it did.
            let postponed = tokens.get(until()).is_some_and(|token| matches!(token.text.as_str(), "until" | "till"));
            if !postponed {
                // "It signed no treaty": what has no object is denied as well.
                if at > range.start && state.said > 0 && state.denials.is_empty() && !is_adverb(&tokens[at]) {
                    manners[at - 1] = Manner { denied: true, near: true, ..manners[at - 1] };
                }
                state.deny(at + length, None);
            }
            at += length;
        } else if let Some(from) = is(Words::Refusals, at).and_then(|length| deed_after(tokens, at + length, until())) {
            state.deny(from, Some(at));
            at += 1;
        } else if let Some(length) =
            is(Words::Preventions, at).filter(|length| has_object(tokens, at + length, until()))
        {
            state.deny(at + length, Some(at));
            at += length;
        } else if let Some(length) = is(Words::Suppositions, at).filter(|_| !is_month(tokens, at)) {
            state.suppose(past_article(tokens, at + length));
            at += length;
        } else if let Some(from) = is(Words::Intentions, at).and_then(|length| deed_after(tokens, at + length, until()))
        {
            state.suppose(past_article(tokens, from));
            at += 1;
        } else {
            state.said += 1;
            at += 1;
        }
        let meant = manners[start];
        manners[start..at].fill(meant);
    }
    manners
}

/// What has been said so far of the words to come.
#[derive(Debug, Default)]
struct State {
    /// Where each denial begins to hold, and the token that it comes from; two make none.
    denials: Vec<(usize, Option<usize>)>,
    /// Where it begins to be supposed.
    supposed: Option<usize>,
    /// How many plain words came since the clause began.
    said: usize,
}

impl State {
    fn deny(&mut self, from: usize, by: Option<usize>) {
        self.denials.push((from, by));
        self.said = 0;
    }

    fn suppose(&mut self, from: usize) {
        self.supposed.get_or_insert(from);
        self.said = 0;
    }

    fn next(&self, at: usize) -> Manner {
        let mut holding = self.denials.iter().filter(|(from, _)| *from <= at);
        let denied = holding.clone().count() % 2 == 1;
        let supposed = self.supposed.is_some_and(|from| from <= at);
        let denial = holding.next_back();
        let near = match denial {
            Some((from, _)) => at < from + NEAR,
            None => self.supposed.is_some_and(|from| at < from + NEAR_SUPPOSED),
        };
        Manner { denied, supposed, near: near && (denied || supposed), by: denial.and_then(|(_, by)| *by) }
    }
}

/// Whether a mark before token `at` ends a clause.
fn ends_clause(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let gap = before.zip(tokens.get(at)).and_then(|(before, next)| text.get(before.span.end..next.span.start));
    gap.is_some_and(|gap| {
        gap.contains([',', ';', ':', '.', '?', '!', '(', ')']) || gap.contains(" – ") || gap.contains(" - ")
    })
}

/// Where the deed begins that a word such as "refuse" is about: after "to", or at an -ing form.
fn deed_after(tokens: &[Token], from: usize, until: usize) -> Option<usize> {
    (from..until.min(from + REACH)).find_map(|at| {
        let next = tokens.get(at + 1).filter(|_| at + 1 < until);
        match tokens[at].text.as_str() {
            "to" if next.is_some_and(|next| !is_no_deed(next)) => Some(at + 1),
            "that" if at == from => Some(at + 1),
            word if word.len() > 5 && word.ends_with("ing") && at <= from + 1 => Some(at),
            _ => None,
        }
    })
}

/// The place after an article: what is planned in "planned a visit" is the visit.
fn past_article(tokens: &[Token], at: usize) -> usize {
    let article = tokens.get(at).is_some_and(|token| matches!(token.text.as_str(), "a" | "an" | "the" | "its" | "his"));
    if article { at + 1 } else { at }
}

/// Whether something follows for a verb to be about: "postponed a visit", but not "was postponed in May".
fn has_object(tokens: &[Token], from: usize, until: usize) -> bool {
    const PLACING: [&str; 7] = ["in", "on", "at", "by", "until", "till", "because"];
    let next = tokens.get(from).filter(|_| from < until);
    next.is_some_and(|next| !PLACING.contains(&next.text.as_str()))
}

/// Whether what follows "to" is no verb: "declined to 5 tonnes", "opposed to the plan".
fn is_no_deed(token: &Token) -> bool {
    const WORDS: [&str; 10] = ["less", "more", "under", "over", "about", "nearly", "almost", "around", "usa", "the"];
    token.has_digit() || WORDS.contains(&token.text.as_str())
}

/// Whether a word that denies stands before a verb and not before a noun.
fn is_adverb(token: &Token) -> bool {
    matches!(
        token.text.as_str(),
        "not" | "never" | "hardly" | "barely" | "scarcely" | "cannot" | "without" | "instead" | "rather" | "neither"
    )
}

/// Whether "may" is the month: "in May", "May 20".
fn is_month(tokens: &[Token], at: usize) -> bool {
    const BEFORE: [&str; 7] = ["in", "on", "of", "by", "since", "until", "before"];
    let after = tokens.get(at + 1).is_some_and(Token::has_digit);
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    tokens[at].text == "may"
        && (after || before.is_some_and(|before| BEFORE.contains(&before.text.as_str()) || before.has_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::source::Source;
    use crate::text::tokenize;

    /// The words of a sentence that are denied, and those that are only supposed.
    fn read(text: &str) -> (String, String) {
        let lexicon = Lexicon::load(&Source::built_in(), &mut Vec::new());
        let tokens = tokenize(text);
        let manners = manners(lexicon.grammar(), text, &tokens, 0..tokens.len());
        let all = |test: fn(&Manner) -> bool| {
            let words = tokens.iter().zip(&manners).filter(|(_, manner)| test(manner));
            words.map(|(token, _)| token.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        (all(|manner| manner.denied), all(|manner| manner.supposed))
    }

    #[test]
    fn finds_what_is_denied() {
        assert_eq!(read("Velmora never paid the damages").0, "paid the damages");
        assert_eq!(read("Velmora refused to pay, but it signed").0, "pay");
        assert_eq!(read("Ondria postponed a visit, which took place").0, "a visit");
        assert_eq!(read("Ondria did not refuse to pay").0, "refuse to");
        assert_eq!(read("Velmora signed no treaty").0, "signed treaty");
        assert_eq!(read("It did not take place until 1893").0, "");
        assert_eq!(read("Imports declined to less than 5 tonnes").0, "");
    }

    #[test]
    fn finds_what_is_supposed() {
        assert_eq!(read("Ondria offered to lower the tax if harbours opened").1, "lower the tax if harbours opened");
        assert_eq!(read("It was signed on May 4").1, "");
    }
}
