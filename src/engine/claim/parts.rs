//! A claim of two parts, each of which may be wrong by itself: "it was Mira that came and Oskar that stayed".

use crate::grammar::Words;
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::vocabulary::Item;

const JOINS: [&str; 3] = ["and", "but", "while"];
/// Openings that hold for both parts.
const OPENINGS: [&str; 5] = ["was", "were", "is", "are", "did"];
/// So much must be said in the first part for it to be one.
const SAID: usize = 2;

/// The two parts of a claim, each as a claim of its own.
pub fn of(lexicon: &Lexicon, question: &Question) -> Option<[String; 2]> {
    let range = question.asking.tokens.clone();
    let word = |at: usize| question.tokens.get(at).map_or("", |token| token.text.as_str());
    let opening: Vec<&str> = match word(range.start) {
        first if OPENINGS.contains(&first) && word(range.start + 1) == "it" => vec![first, "it"],
        first if OPENINGS.contains(&first) => vec![first],
        "it" if OPENINGS.contains(&word(range.start + 1)) => vec!["it", word(range.start + 1)],
        _ => Vec::new(),
    };
    let begins = |at: usize| -> Option<&Item> {
        let at = if word(at) == "the" { at + 1 } else { at };
        question.items.iter().find(|item| item.tokens.start == at && item.entities().next().is_some())
    };
    let is_verb = |at: usize| {
        let verb = word(at);
        matches!(verb, "that" | "who" | "was" | "were" | "had" | "has")
            || verb.len() > 4 && verb.ends_with("ed")
            || lexicon.grammar().is(Words::Pasts, verb)
            || opening.first() == Some(&"was") && matches!(verb, "the" | "a" | "an")
    };
    let joint = range
        .clone()
        .skip(1)
        .find(|at| JOINS.contains(&word(*at)) && begins(at + 1).is_some_and(|name| is_verb(name.tokens.end)))?;
    let said = |from: usize, until: usize| {
        let items = question.content().filter(|item| item.tokens.start >= from && item.tokens.end <= until);
        items.partition::<Vec<_>, _>(|item| item.entities().next().is_some())
    };
    let (names, words) = said(range.start, joint);
    let told = (range.start..joint).any(is_verb) || !opening.is_empty();
    if names.is_empty()
        || words.is_empty()
        || names.len() + words.len() < SAID
        || !told
        || said(joint, range.end).1.is_empty()
    {
        return None;
    }
    let text = |from: usize, until: usize| {
        let span = question.tokens.get(from)?.span.start..question.tokens.get(until.checked_sub(1)?)?.span.end;
        question.text.get(span)
    };
    let other = format!("{} {}", opening.join(" "), text(joint + 1, range.end)?);
    Some([format!("{}?", text(range.start, joint)?), format!("{}?", other.trim())])
}
