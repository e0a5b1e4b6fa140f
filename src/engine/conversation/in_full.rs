//! A follow-up put as the question that it stands for, as a person would write it.

use super::Turn;
use super::reader::Reader;
use super::words::Words;
use crate::engine::wording;
use crate::intents;
use crate::lexicon::{Lexicon, talk};
use crate::question::Question;
use crate::text::Language;
use crate::topic::Topic;
use crate::vocabulary::{EntityId, Item, Weight};
use std::ops::Range;

/// Puts follow-ups in full. English alone: other languages bend the words.
pub struct InFull<'a> {
    topic: &'a Topic,
    lexicon: &'a Lexicon,
    /// The question as it was understood before.
    last: Question,
    reader: Reader<'a>,
}

impl<'a> InFull<'a> {
    /// For follow-ups to `turn`, or `None` if it was in another language than English.
    pub fn after(topic: &'a Topic, lexicon: &'a Lexicon, turn: &'a Turn) -> Option<InFull<'a>> {
        let last = Question::read(topic, lexicon, &turn.text);
        let reader = Reader { topic, lexicon, turn };
        (last.language == Language::English).then_some(InFull { topic, lexicon, last, reader })
    }

    /// The name that the pronouns of `question` stand for, put in their place: "who won *it*?".
    pub fn with_name(&self, question: &Question) -> Option<(String, EntityId)> {
        let words = Words::new(self.lexicon, question);
        let pronouns: Vec<_> = [talk::PERSON, talk::THING].iter().flat_map(|key| words.find(key)).collect();
        let name = if pronouns.is_empty() { None } else { self.reader.antecedent(question, false) }?;
        let called = &self.topic.entity(name).name;
        let owns: Vec<_> = words.find(talk::OWNS).into_iter().map(|range| range.start).collect();
        let mut text = question.text.clone();
        // From the end on, so that what comes before stays where it is.
        for at in (0..question.tokens.len()).rev().filter(|at| pronouns.iter().any(|range| range.contains(at))) {
            let ending = if owns.contains(&at) { "'s" } else { "" };
            text.replace_range(question.tokens.get(at)?.span.clone(), &format!("{called}{ending}"));
        }
        Some((self.tidy(&text), name))
    }

    /// The question with the date of the last answer in the place of what counts from it: "how many days *later*".
    pub fn with_date(&self, question: &Question) -> Option<String> {
        let fact = self.topic.facts().get(*self.reader.turn.facts.first()?)?;
        let (_, date) = fact.spans().next()?;
        let words = Words::new(self.lexicon, question);
        let steps = [(talk::ON_FROM, "after"), (talk::BACK_FROM, "before")];
        let found = steps.iter().find_map(|(key, step)| Some((words.find(key).into_iter().next()?, step)));
        let (said, step) = found.filter(|_| question.dates.is_empty())?;
        let mut text = question.text.clone();
        text.replace_range(bytes(question, &said)?, &format!("{step} {}", date.render("en")));
        Some(self.tidy(&text))
    }

    /// The last question with other words of asking: "and where?".
    pub fn with_words_of_asking(&self, question: &Question) -> Option<String> {
        /// What can be asked of the same sentence in turn: "who signed it" leaves no place for "when".
        const BESIDE: [&str; 5] = ["when", "where", "why", "how", "compute"];
        let beside = |question: &Question| {
            intents::recognise(&question.asking.text).is_some_and(|hit| BESIDE.contains(&hit.intent.name))
        };
        let (own, _) = asking(question)?;
        let (old, after) = asking(&self.last).filter(|_| beside(question) && beside(&self.last))?;
        let helper = self.last.tokens.get(after)?;
        let helps = self.lexicon.talk(talk::HELPERS).contains(&helper.text);
        let begins = old.start == self.last.tokens.first()?.span.start;
        if !helps || !begins || self.says_more(question) {
            return None;
        }
        let mut text = self.last.text.clone();
        text.replace_range(old, question.text.get(own)?);
        Some(self.tidy(&text))
    }

    /// The last question with what `question` names in the place of what it stands against: "and in 1988?", "and
    /// exports?". There may be several such places.
    pub fn with_another(&self, question: &Question) -> Vec<String> {
        let put = |at: Range<usize>, words: &str| {
            let mut text = self.last.text.clone();
            text.replace_range(at, words);
            self.tidy(&text)
        };
        if let [(new, _)] = &question.dates[..] {
            let alone = question.content().all(|item| new.contains(&item.tokens.start));
            let old = self.last.dates.first().and_then(|(old, _)| bytes(&self.last, old));
            let words = bytes(question, new).and_then(|at| question.text.get(at));
            return match (old, words) {
                (Some(old), Some(words)) if alone => vec![put(old, words)],
                _ => Vec::new(),
            };
        }
        let said: Vec<&Item> = question.content().collect();
        let ([first, ..], [.., last]) = (&said[..], &said[..]) else { return Vec::new() };
        let Some(words) = bytes(question, &(first.tokens.start..last.tokens.end)).and_then(|at| question.text.get(at))
        else {
            return Vec::new();
        };
        let kind = |item: &Item| self.reader.kind(item);
        let asked = asking(&self.last).map_or(0, |(_, after)| after);
        let places = self.last.content().filter(|item| item.tokens.start >= asked);
        // A name takes the place of one of its kind, another word that of a word.
        let places = places.filter(|item| match kind(first) {
            Some(kind_of_new) => kind(item) == Some(kind_of_new),
            None => kind(item).is_none() && item.weight == Weight::Content,
        });
        places.filter_map(|item| Some(put(bytes(&self.last, &item.tokens)?, words))).collect()
    }

    /// The last question with `name` in the place of what it was about.
    pub fn with_sibling(&self, name: EntityId) -> Option<String> {
        let about = |item: &&Item| item.entities().any(|old| Some(old) == self.reader.turn.subject);
        let at = bytes(&self.last, &self.last.items.iter().find(about)?.tokens)?;
        let before = self.last.text.get(..at.start)?;
        let called = &self.topic.entity(name).name;
        // "The 1925 convention" has its article already.
        let article = self.lexicon.talk(talk::ARTICLES).iter().find_map(|article| {
            let rest = called.strip_prefix(article.as_str())?.strip_prefix(' ')?;
            before.trim_end().to_lowercase().ends_with(article.as_str()).then_some(rest)
        });
        let mut text = self.last.text.clone();
        text.replace_range(at, article.unwrap_or(called));
        Some(self.tidy(&text))
    }

    /// Whether `question` says more than its words of asking.
    fn says_more(&self, question: &Question) -> bool {
        let Some((_, after)) = asking(question) else { return true };
        question.content().any(|item| item.tokens.start >= after) || !question.dates.is_empty()
    }

    fn tidy(&self, text: &str) -> String {
        let written = tidy(self.lexicon, text);
        // A few keywords are no question, and get no mark.
        let asks = self.last.text.trim_end().ends_with('?') || asking(&self.last).is_some() || text.ends_with('?');
        if asks { written } else { written.trim_end_matches('?').to_owned() }
    }
}

/// A follow-up beside the question it leans on, where the one can't be put into the other.
pub fn side_by_side(lexicon: &Lexicon, follow_up: &str, last: &str) -> String {
    format!("{} ({})", tidy(lexicon, follow_up), tidy(lexicon, last))
}

/// A question as it is written: without a word that joins it to what was said, with a capital and its mark.
fn tidy(lexicon: &Lexicon, text: &str) -> String {
    let mut rest = text.trim();
    let joined = |text: &'_ str| {
        lexicon.talk(talk::OPENS).iter().find_map(|word| {
            let (start, after) = text.split_at_checked(word.len())?;
            (start.eq_ignore_ascii_case(word) && after.starts_with([' ', ','])).then_some(word.len())
        })
    };
    while let Some(length) = joined(rest) {
        rest = rest.get(length..).unwrap_or_default().trim_start_matches([' ', ',']);
    }
    let mark = if rest.ends_with(['?', '!', '.', '？', '。']) { "" } else { "?" };
    wording::capitalised(rest) + mark
}

/// Where the words of asking stand in a question, in bytes, and the token after them.
fn asking(question: &Question) -> Option<(Range<usize>, usize)> {
    let hit = intents::recognise(&question.asking.text)?;
    let tokens = question.asking.tokens_at(hit.range);
    Some((bytes(question, &tokens)?, tokens.end))
}

/// The bytes that the tokens were made of.
fn bytes(question: &Question, tokens: &Range<usize>) -> Option<Range<usize>> {
    let last = tokens.end.checked_sub(1)?;
    Some(question.tokens.get(tokens.start)?.span.start..question.tokens.get(last)?.span.end)
}
