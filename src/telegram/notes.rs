//! What the bot keeps between updates: small JSON documents by kind and key.
//!
//! The handler reads them and says what changes; who calls it applies the changes here, and saves them where
//! they last.

use super::recent::Recent;
use crate::store::Note;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};

/// How the bot is set for a chat; a private chat has its person's number. The key is the chat.
pub const CHAT: &str = "chat";
/// That a group was introduced to the bot. The key is the chat.
pub const INTRODUCED: &str = "introduced";
/// Which message answered a question. The key is the chat and the question's message.
pub const ANSWER: &str = "answer";
/// What a person last spoke of, for follow-ups after a restart: the question as it was understood. The key is the
/// person, the chat and the forum topic.
pub const TALK: &str = "talk";
/// What was asked in a chat's quizzes, and the one that runs. The key is the chat.
pub const QUIZ: &str = "quiz";
/// A quiz question that was sent. The key is Telegram's id of the poll.
pub const POLL: &str = "poll";
/// What a person answered in a chat's quizzes. The key is the chat and the person.
pub const SCORE: &str = "score";
/// When a chat gets its daily post. The key is the chat.
pub const DAILY: &str = "daily";
/// A question that had no answer. The key is the question's hash.
pub const UNANSWERED: &str = "unanswered";
/// An answer that somebody called wrong. The key is the hash of what was asked and answered.
pub const FEEDBACK: &str = "feedback";

/// A question that a curator accepted for a fact. The key is the hash of both.
pub const ACCEPTED: &str = "accepted";

/// The kinds that there are.
pub const KINDS: [&str; 11] =
    [CHAT, INTRODUCED, ANSWER, TALK, QUIZ, POLL, SCORE, DAILY, UNANSWERED, FEEDBACK, ACCEPTED];

/// How many documents are held of the kinds that grow with every question.
pub const PASSING: usize = 5000;

/// How many documents of a kind are held.
pub fn most(kind: &str) -> usize {
    if [ANSWER, TALK, POLL, UNANSWERED, FEEDBACK].contains(&kind) { PASSING } else { usize::MAX }
}

impl Note {
    /// The change that keeps `body`. What can't be written as JSON is forgotten, which no document of ours is.
    pub fn keep<T: Serialize>(kind: &'static str, key: impl ToString, body: &T) -> Note {
        Note { kind, key: key.to_string(), body: serde_json::to_string(body).ok() }
    }

    /// The change that forgets what was kept.
    pub fn forget(kind: &'static str, key: impl ToString) -> Note {
        Note { kind, key: key.to_string(), body: None }
    }
}

/// All documents.
#[derive(Debug, Default)]
pub struct Notes {
    kinds: HashMap<&'static str, Recent<String, String>>,
}

impl Notes {
    /// The document, if there is one that can be read as `T`.
    pub fn get<T: DeserializeOwned>(&self, kind: &str, key: impl ToString) -> Option<T> {
        serde_json::from_str(self.kinds.get(kind)?.get(&key.to_string())?).ok()
    }

    /// The document as it is.
    pub fn text(&self, kind: &str, key: &str) -> Option<&str> {
        self.kinds.get(kind)?.get(&key.to_owned()).map(String::as_str)
    }

    /// All documents of a kind, as key and body, by key.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = (&str, &str)> {
        let documents = self.kinds.get(kind);
        let mut keys: Vec<_> = documents.into_iter().flat_map(Recent::keys).collect();
        keys.sort_unstable();
        let body = move |key: &'_ String| documents.and_then(|documents| documents.get(key));
        keys.into_iter().filter_map(move |key| Some((key.as_str(), body(key)?.as_str())))
    }

    /// How many chats something is kept of.
    pub fn chats(&self) -> usize {
        let chat = |kind: &'static str, at: usize| self.keys(kind).filter_map(move |key| key.split('/').nth(at));
        let kinds = [(CHAT, 0), (INTRODUCED, 0), (ANSWER, 0), (TALK, 1)];
        kinds.into_iter().flat_map(|(kind, at)| chat(kind, at)).collect::<HashSet<_>>().len()
    }

    /// The documents of a kind whose key is a number, with it.
    pub fn all<T: DeserializeOwned>(&self, kind: &'static str) -> Vec<(i64, T)> {
        self.keys(kind).filter_map(|key| Some((key.parse().ok()?, self.get(kind, key)?))).collect()
    }

    /// The documents of a kind whose key begins with `id` and a slash.
    pub fn below<T: DeserializeOwned>(&self, kind: &'static str, id: i64) -> Vec<T> {
        let start = format!("{id}/");
        self.keys(kind).filter(|key| key.starts_with(&start)).filter_map(|key| self.get(kind, key)).collect()
    }

    /// The keys of a kind, in no order that means anything.
    pub fn keys(&self, kind: &str) -> impl Iterator<Item = &String> {
        self.kinds.get(kind).into_iter().flat_map(Recent::keys)
    }

    /// Makes the changes, in order.
    pub fn apply(&mut self, changes: &[Note]) {
        for Note { kind, key, body } in changes {
            let documents = self.kinds.entry(kind).or_insert_with(|| Recent::new(most(kind)));
            match body {
                Some(body) => documents.put(key.clone(), body.clone()),
                None => drop(documents.take(key)),
            }
        }
    }

    /// The changes that move all that is kept of one chat to another, which Telegram says it has become.
    pub fn moved(&self, from: i64, to: i64) -> Vec<Note> {
        let mut changes = Vec::new();
        for (kind, key) in self.keys_of(from) {
            let rest = key.strip_prefix(&from.to_string()).unwrap_or_default();
            // Messages have other numbers there.
            if kind != ANSWER {
                let body = self.kinds.get(kind).and_then(|documents| documents.get(key)).cloned();
                changes.push(Note { kind, key: format!("{to}{rest}"), body });
            }
            changes.push(Note::forget(kind, key));
        }
        changes
    }

    /// The changes that forget all that is kept of a chat or a person.
    pub fn forgotten(&self, id: i64) -> Vec<Note> {
        self.keys_of(id).map(|(kind, key)| Note::forget(kind, key)).collect()
    }

    /// The documents whose key is `id`, or begins with it and a slash.
    fn keys_of(&self, id: i64) -> impl Iterator<Item = (&'static str, &String)> {
        let id = id.to_string();
        let is_of = move |key: &str| key.strip_prefix(&id).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let by_id = KINDS.into_iter().filter(|kind| ![POLL, UNANSWERED, FEEDBACK, ACCEPTED].contains(kind));
        let all = by_id.filter_map(|kind| Some((kind, self.kinds.get(kind)?)));
        let mut keys: Vec<_> = all.flat_map(|(kind, documents)| documents.keys().map(move |key| (kind, key))).collect();
        keys.retain(|(_, key)| is_of(key));
        keys.sort_unstable();
        keys.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(changes: &[Note]) -> Notes {
        let mut notes = Notes::default();
        notes.apply(changes);
        notes
    }

    #[test]
    fn what_was_kept_is_read_until_forgotten() {
        let mut notes = notes(&[Note::keep(CHAT, 5, &"ru"), Note::keep(CHAT, 6, &7)]);
        assert_eq!(notes.get::<String>(CHAT, 5).as_deref(), Some("ru"));
        assert_eq!(notes.get::<String>(CHAT, 6), None, "not a text");
        assert_eq!(notes.get::<String>(INTRODUCED, 5), None);
        notes.apply(&[Note::keep(CHAT, 5, &"ja"), Note::forget(CHAT, 6), Note::forget(CHAT, 1)]);
        assert_eq!(notes.get::<String>(CHAT, 5).as_deref(), Some("ja"));
        assert_eq!(notes.get::<i32>(CHAT, 6), None);
    }

    #[test]
    fn a_chat_that_moved_takes_its_notes_along() {
        let kept = [
            Note::keep(CHAT, -5, &1),
            Note::keep(ANSWER, "-5/7", &2),
            Note::keep(INTRODUCED, -5, &true),
            Note::keep(CHAT, -55, &3),
            Note::keep(UNANSWERED, "-5", &4),
        ];
        let mut notes = notes(&kept);
        notes.apply(&notes.moved(-5, -100));
        assert_eq!((notes.get::<i32>(CHAT, -5), notes.get::<i32>(CHAT, -100)), (None, Some(1)));
        assert_eq!(notes.get::<bool>(INTRODUCED, -100), Some(true));
        assert_eq!((notes.get::<i32>(ANSWER, "-5/7"), notes.get::<i32>(ANSWER, "-100/7")), (None, None));
        assert_eq!((notes.get::<i32>(CHAT, -55), notes.get::<i32>(UNANSWERED, -5)), (Some(3), Some(4)));
    }

    #[test]
    fn all_of_a_person_can_be_forgotten() {
        let mut notes = notes(&[Note::keep(CHAT, 5, &1), Note::keep(ANSWER, "5/1", &1), Note::keep(CHAT, 50, &1)]);
        notes.apply(&notes.forgotten(5));
        assert_eq!(notes.get::<i32>(CHAT, 50), Some(1));
        let left = [(CHAT, "5"), (ANSWER, "5/1")].map(|(kind, key)| notes.get::<i32>(kind, key));
        assert_eq!(left, [None, None]);
    }

    #[test]
    fn what_grows_with_every_question_is_bounded() {
        let mut notes = Notes::default();
        for number in 0..PASSING + 10 {
            notes.apply(&[Note::keep(ANSWER, number, &1)]);
        }
        assert_eq!((notes.get::<i32>(ANSWER, 9), notes.get::<i32>(ANSWER, 10)), (None, Some(1)));
    }
}
