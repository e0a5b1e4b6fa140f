//! What the curators of the knowledge look through: questions without an answer, and answers that were called wrong.
//! The bot keeps their words alone, and of nobody. Alike ones are one case.
//!
//! A case is dismissed, or accepted as one more wording of the question that a fact answers. A running bot can't change
//! its knowledge, so what is accepted there waits in the store until `footnote review` writes it into the topic's files.

use super::hash::stable_hash;
use super::notes::{ACCEPTED, FEEDBACK, PASSING, UNANSWERED};
use crate::store::{Address, AddressError, Note, Saved, Store, StoreError};
use crate::study::{Study, group};
use crate::{Footnote, Topic};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many facts are offered for a question.
const NEAR: usize = 3;

/// A question without an answer, as it's kept: its words alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unanswered {
    /// The question.
    pub question: String,
    /// How often it was asked in these words.
    pub times: u32,
}

/// An answer that somebody called wrong, as it's kept: words alone, and of nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// The question, where it's known.
    pub question: Option<String>,
    /// How the answer began.
    pub answer: String,
    /// The fact it was made of.
    pub fact: Option<String>,
    /// How often this was said.
    pub times: u32,
}

/// A question that a curator found to ask for a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The question.
    pub question: String,
    /// The id of the fact that answers it.
    pub fact: String,
}

/// Something to decide on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The question in its most frequent wording, where it's known.
    pub question: Option<String>,
    /// Other wordings of it.
    pub others: Vec<String>,
    /// How often it came.
    pub times: u32,
    /// How the answer began that was called wrong; `None` if there was no answer.
    pub wrong: Option<String>,
    /// The notes it was made of, by kind and key.
    notes: Vec<(&'static str, String)>,
}

/// A kept document, on its way into a case.
struct Kept {
    kind: &'static str,
    key: String,
    question: Option<String>,
    wrong: Option<String>,
    times: u32,
}

impl Case {
    /// What buttons name it by.
    pub fn id(&self) -> u64 {
        stable_hash(self.text())
    }

    /// What it's about: the question, or else the answer.
    pub fn text(&self) -> &str {
        self.question.as_deref().or(self.wrong.as_deref()).unwrap_or_default()
    }

    /// The changes that forget it.
    pub fn forgotten(&self) -> Vec<Note> {
        self.notes.iter().map(|(kind, key)| Note::forget(kind, key)).collect()
    }

    /// The ids of facts that may answer it, the nearest first.
    pub fn near(&self, footnote: &Footnote) -> Vec<String> {
        self.question.as_deref().map(|question| near(footnote, question)).unwrap_or_default()
    }

    /// The changes that accept it as one more wording of what `fact` answers; none if its words aren't known.
    pub fn accepted(&self, fact: &str) -> Option<Vec<Note>> {
        let accepted = Accepted { question: self.question.clone()?, fact: fact.to_owned() };
        let mut notes = self.forgotten();
        notes.push(Note::keep(ACCEPTED, accepted.key(), &accepted));
        Some(notes)
    }
}

impl Accepted {
    fn key(&self) -> String {
        format!("{:016x}", stable_hash(&format!("{}\n{}", self.fact, self.question)))
    }
}

/// The cases among kept documents, given as key and body, the most frequent first. Of each kind only the `most` that
/// came most often are looked at.
pub fn cases<'a>(
    footnote: &Footnote,
    unanswered: impl Iterator<Item = (&'a str, &'a str)>,
    feedback: impl Iterator<Item = (&'a str, &'a str)>,
    most: usize,
) -> Vec<Case> {
    let unanswered = unanswered.filter_map(|(key, body)| {
        let Unanswered { question, times } = serde_json::from_str(body).ok()?;
        Some(Kept { kind: UNANSWERED, key: key.to_owned(), question: Some(question), wrong: None, times })
    });
    let feedback = feedback.filter_map(|(key, body)| {
        let Feedback { question, answer, times, .. } = serde_json::from_str(body).ok()?;
        Some(Kept { kind: FEEDBACK, key: key.to_owned(), question, wrong: Some(answer), times })
    });
    let mut cases = grouped(footnote, unanswered.collect(), most);
    cases.extend(grouped(footnote, feedback.collect(), most));
    cases.sort_by_key(|case| Reverse(case.times));
    cases
}

fn grouped(footnote: &Footnote, mut kept: Vec<Kept>, most: usize) -> Vec<Case> {
    // The frequent ones first: they gather the others around them.
    kept.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.key.cmp(&b.key)));
    kept.truncate(most);
    let mut by_text: HashMap<String, Vec<Kept>> = HashMap::new();
    let mut texts: Vec<String> = Vec::new();
    for one in kept {
        let text = one.question.as_deref().or(one.wrong.as_deref()).unwrap_or_default().trim().to_owned();
        let same = by_text.entry(text.clone()).or_default();
        if same.is_empty() {
            texts.push(text);
        }
        same.push(one);
    }
    let groups = group(footnote, texts.iter().map(String::as_str)).into_iter();
    let case = |wordings: Vec<String>| {
        let kept: Vec<_> = wordings.iter().filter_map(|text| by_text.remove(text)).flatten().collect();
        let times = kept.iter().fold(0_u32, |sum, one| sum.saturating_add(one.times));
        let first = kept.first()?;
        let (question, wrong) = (first.question.as_ref().map(|text| text.trim().to_owned()), first.wrong.clone());
        let others = if question.is_some() { wordings.into_iter().skip(1).collect() } else { Vec::new() };
        let notes = kept.into_iter().map(|one| (one.kind, one.key)).collect();
        Some(Case { question, others, times, wrong, notes })
    };
    groups.map(|group| group.wordings).filter_map(case).collect()
}

/// The facts behind what the bot would reply: those it answers with, those of the passages it shows, and those of the
/// questions it offers.
fn near(footnote: &Footnote, question: &str) -> Vec<String> {
    let reply = footnote.ask(question);
    let mut near = reply.facts.clone();
    for citation in &reply.citations {
        let topic = footnote.topics().iter().find(|topic| topic.name() == citation.topic());
        near.extend(topic.into_iter().flat_map(|topic| told_in(topic, &citation.range())));
    }
    near.extend(reply.suggestions.iter().flat_map(|offered| footnote.ask(offered).facts));
    let mut known = Vec::new();
    near.retain(|fact| {
        let is_new = !known.contains(fact);
        known.push(fact.clone());
        is_new
    });
    near.truncate(NEAR);
    near
}

/// The facts that the passage in this range tells.
fn told_in(topic: &Topic, range: &std::ops::Range<usize>) -> Vec<String> {
    let overlaps = |passage: &std::ops::Range<usize>| passage.start < range.end && range.start < passage.end;
    let tells = |passages: &[crate::Passage]| passages.iter().any(|passage| overlaps(&passage.range()));
    topic.facts().iter().filter(|fact| tells(&fact.passages)).map(|fact| fact.id.clone()).collect()
}

/// A fact in a few words; `None` if no topic has it.
pub fn headline(footnote: &Footnote, fact: &str) -> Option<String> {
    Some(Study::with_fact(footnote, fact)?.card(fact)?.headline)
}

/// The store, as a curator sees it from outside the bot.
pub struct Desk {
    store: Store,
}

/// The store can't be looked through. The message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The address is none.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// There is no such file.
    #[error("there is no database at {0}: the bot makes it when it first runs")]
    Missing(String),
    /// It can't be reached or read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Desk {
    /// Opens the store with this address.
    ///
    /// # Errors
    /// If there is none, or it can't be read.
    pub async fn open(address: &str) -> Result<Desk, DeskError> {
        let address = Address::read(address)?;
        if address.file().is_some_and(|path| !path.exists()) {
            return Err(DeskError::Missing(address.shown()));
        }
        Ok(Desk { store: Store::open(&address).await? })
    }

    /// All cases, the most frequent first.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn cases(&self, footnote: &Footnote) -> Result<Vec<Case>, DeskError> {
        let (unanswered, feedback) =
            (self.store.notes(UNANSWERED, PASSING).await?, self.store.notes(FEEDBACK, PASSING).await?);
        Ok(cases(footnote, unanswered.iter().map(texts), feedback.iter().map(texts), usize::MAX))
    }

    /// What was accepted in the bot and isn't in the topic's files yet.
    ///
    /// # Errors
    /// If the store can't be read.
    pub async fn accepted(&self) -> Result<Vec<Accepted>, DeskError> {
        let saved = self.store.notes(ACCEPTED, PASSING).await?;
        Ok(saved.iter().filter_map(|saved| read(&saved.body)).collect())
    }

    /// Forgets a case that was decided on.
    ///
    /// # Errors
    /// If the store can't be written.
    pub async fn close(&self, case: &Case) -> Result<(), DeskError> {
        Ok(self.store.save(case.forgotten()).await?)
    }

    /// Forgets what was accepted, now that it's in the topic's files.
    ///
    /// # Errors
    /// If the store can't be written.
    pub async fn written(&self, accepted: &Accepted) -> Result<(), DeskError> {
        Ok(self.store.save(vec![Note::forget(ACCEPTED, accepted.key())]).await?)
    }
}

fn texts(saved: &Saved) -> (&str, &str) {
    (&saved.key, &saved.body)
}

fn read<T: DeserializeOwned>(body: &str) -> Option<T> {
    serde_json::from_str(body).ok()
}
