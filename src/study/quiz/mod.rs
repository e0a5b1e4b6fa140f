//! Quiz questions made from the facts: one option is right and three are plausible and wrong.

mod dates;
mod figures;
mod gap;
mod name;
mod rival;

use super::Study;
use super::card::exact_date;
use super::excerpt::{excerpt, excerpt_with};
use crate::dates::Span;
use crate::phrases::Phrases;
use crate::text::{Language, stem, tokenize};
use crate::topic::Fact;
use crate::vocabulary::EntityId;
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, Hash};

/// The most characters that Telegram takes of a poll's question, of one option and of the explanation.
const QUESTION_LIMIT: usize = 300;
const OPTION_LIMIT: usize = 100;
const EXPLANATION_LIMIT: usize = 200;
/// How many options are wrong.
const WRONG: usize = 3;

/// The stock of questions that a topic's facts make.
#[derive(Debug)]
pub struct Quiz {
    stock: Vec<Stocked>,
}

/// A question ready to be put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuizQuestion {
    /// The id of the fact that it asks for.
    pub fact: String,
    /// The question, at most 300 characters.
    pub text: String,
    /// Four options, of at most 100 characters each.
    pub options: Vec<String>,
    /// Which of them is right.
    pub right: usize,
    /// The passage that says so, at most 200 characters.
    pub explanation: String,
}

/// An option in each of [`Language::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice([String; 3]);

impl Choice {
    fn new(text: impl Fn(Language) -> String) -> Choice {
        Choice(Language::ALL.map(text))
    }

    /// How it reads in `language`.
    pub fn text(&self, language: Language) -> &str {
        Language::ALL.iter().zip(&self.0).find(|(own, _)| **own == language).map_or("", |(_, text)| text)
    }
}

/// What a question wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Date,
    Person,
    Treaty,
    City,
    Figure,
}

/// A question of the stock, with all the wrong options that it may be put with, the most plausible first.
#[derive(Debug)]
struct Stocked {
    fact: String,
    wanted: Wanted,
    /// Whether `text` is a sentence with a gap rather than a question.
    gap: bool,
    text: String,
    right: Choice,
    wrong: Vec<Choice>,
    explanation: String,
}

impl Quiz {
    /// All the questions that the facts of a topic make.
    pub fn new(study: &Study<'_>) -> Quiz {
        let material = Material::of(study);
        let asked = study.topic.facts().iter().filter(|fact| fact.quiz && !fact.not);
        let made = asked.flat_map(|fact| {
            let drafts = [dates::draft(&material, fact), figures::draft(study, fact)];
            drafts.into_iter().flatten().chain(name::drafts(&material, fact)).map(move |draft| (fact, draft))
        });
        Quiz { stock: made.filter_map(|(fact, draft)| draft.stocked(study, fact)).collect() }
    }

    /// The ids of the facts that are asked for.
    pub fn facts(&self) -> HashSet<&str> {
        self.stock.iter().map(|one| one.fact.as_str()).collect()
    }

    /// Whether all of the stock has been seen, so that it begins anew.
    pub fn is_through(&self, seen: &HashSet<String>) -> bool {
        self.stock.iter().all(|one| seen.contains(&one.fact))
    }

    /// A question about a fact that isn't among those `seen`, or about any once all have been; the seed decides which,
    /// and the order of its options. `None` if the topic makes no questions.
    pub fn next(
        &self,
        seen: &HashSet<String>,
        seed: u64,
        language: Language,
        phrases: &Phrases,
    ) -> Option<QuizQuestion> {
        let anew = self.is_through(seen);
        let open = self.stock.iter().filter(|one| anew || !seen.contains(&one.fact));
        let one = open.min_by_key(|one| mixed(seed, &one.text))?;
        Some(one.put(seed, language, phrases))
    }

    /// Each question of the stock once.
    pub fn all(&self, seed: u64, language: Language, phrases: &Phrases) -> Vec<QuizQuestion> {
        self.stock.iter().map(|one| one.put(seed, language, phrases)).collect()
    }
}

impl Stocked {
    fn put(&self, seed: u64, language: Language, phrases: &Phrases) -> QuizQuestion {
        /// Among how many of the most plausible wrong options the seed chooses.
        const PLAUSIBLE: usize = 5;
        let mut wrong: Vec<&Choice> = self.wrong.iter().take(PLAUSIBLE).collect();
        wrong.sort_by_key(|choice| mixed(seed, &choice.0));
        let mut options: Vec<&Choice> = wrong.into_iter().take(WRONG).chain([&self.right]).collect();
        options.sort_by_key(|choice| mixed(seed ^ 1, &choice.0));
        let key = match self.wanted {
            Wanted::Date => "quiz_date",
            Wanted::Person => "quiz_person",
            Wanted::Treaty => "quiz_treaty",
            Wanted::City => "quiz_city",
            Wanted::Figure => "quiz_figure",
        };
        let text = if self.gap { phrases.fill(language, key, &[("sentence", &self.text)]) } else { self.text.clone() };
        QuizQuestion {
            fact: self.fact.clone(),
            text,
            right: options.iter().position(|choice| **choice == self.right).unwrap_or_default(),
            options: options.into_iter().map(|choice| choice.text(language).to_owned()).collect(),
            explanation: self.explanation.clone(),
        }
    }
}

/// What wrong options are looked for in.
struct Material<'a> {
    study: &'a Study<'a>,
    /// The exact dates of all facts.
    dates: Vec<Span>,
    /// For each name of the topic, the facts that name it.
    naming: Vec<Vec<&'a Fact>>,
    /// For each fact, the names of what it's about.
    things: Vec<Vec<EntityId>>,
}

impl<'a> Material<'a> {
    fn of(study: &'a Study<'a>) -> Material<'a> {
        let facts = study.topic.facts();
        let mut naming: Vec<Vec<&Fact>> = vec![Vec::new(); study.topic.entities().len()];
        for (fact, name) in facts.iter().flat_map(|fact| fact.prepared.names.iter().map(move |name| (fact, name))) {
            if let Some(naming) = naming.get_mut(usize::from(name.0)) {
                naming.push(fact);
            }
        }
        let things = facts.iter().map(|fact| rival::things(study, fact)).collect();
        Material { study, dates: facts.iter().filter_map(exact_date).collect(), naming, things }
    }

    /// The facts that name this.
    fn naming(&self, name: EntityId) -> &[&'a Fact] {
        self.naming.get(usize::from(name.0)).map_or(&[], Vec::as_slice)
    }
}

/// A question that may go into the stock, if it keeps the limits and doesn't give itself away.
struct Draft {
    wanted: Wanted,
    gap: bool,
    text: String,
    /// How the fact puts the answer.
    words: String,
    right: Choice,
    wrong: Vec<Choice>,
}

impl Draft {
    fn stocked(self, study: &Study<'_>, fact: &Fact) -> Option<Stocked> {
        /// Room for the words that lead to the sentence, in any language.
        const LEAD: usize = 40;
        let Draft { wanted, gap, text, words, right, mut wrong } = self;
        let fits = |choice: &Choice| choice.0.iter().all(|text| text.chars().count() <= OPTION_LIMIT);
        wrong.retain(|choice| fits(choice) && Language::ALL.iter().all(|l| choice.text(*l) != right.text(*l)));
        let good = wrong.len() >= WRONG && fits(&right) && text.chars().count() + LEAD <= QUESTION_LIMIT;
        if !good || gives_away(study, &text, &right) {
            return None;
        }
        let slots = fact.slots.iter().flat_map(|filled| &filled.passages);
        let quotes = fact.passages.iter().chain(slots).map(|passage| study.topic.article().quote(passage));
        let mut telling = quotes.clone().filter_map(|quote| excerpt_with(quote, &words, EXPLANATION_LIMIT));
        let first = || quotes.clone().next().map(|quote| excerpt(quote, EXPLANATION_LIMIT));
        let explanation = telling.next().or_else(first)?;
        Some(Stocked { fact: fact.id.clone(), wanted, gap, text, right, wrong, explanation })
    }
}

/// Whether a question has a word of its answer that says something.
fn gives_away(study: &Study<'_>, text: &str, right: &Choice) -> bool {
    let asked: Vec<String> = tokenize(text).iter().map(|token| stem(&token.text)).collect();
    let answer = tokenize(right.text(Language::English));
    let mut telling = answer.iter().filter(|token| !study.topic.vocabulary().is_stop(&token.text));
    telling.any(|token| asked.contains(&stem(&token.text)))
}

/// A number that depends on both and on nothing else.
fn mixed(seed: u64, of: &impl Hash) -> u64 {
    let hash = BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one((seed, of));
    // The hash is a product: its low bits hang on the seed's alone.
    hash.rotate_left(29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
