//! The quiz: one question after the other, each sent when the one before it is done with.
//!
//! What happens to a poll tells the bot how to go on, so nothing here waits for a clock: in groups Telegram closes
//! the poll when its time is up, in a private chat the one person answers it.

use super::voice::Voice;
use super::{Context, Response, Said};
use crate::store::Note;
use crate::study::{Quiz, QuizQuestion};
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::notes::{Notes, POLL, QUIZ, SCORE};
use crate::telegram::outgoing::{Message, Outgoing, Place, Poll};
use crate::telegram::update::{self, PollAnswer};
use crate::text::Language;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// How many questions a quiz has unless something else is said, and at most.
const QUESTIONS: u32 = 5;
const MOST_QUESTIONS: u32 = 20;

/// How long a group has for each, in seconds.
const TIME: u32 = 30;

/// After how many questions in a row that nobody answers a quiz ends: it plays to an empty room.
const UNHEARD: u32 = 2;

/// How many names the list of the best has, and how many characters of each.
const BEST: usize = 10;
const NAME_LIMIT: usize = 40;

/// What is kept of a chat's quizzes.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// The facts that were asked for since the stock was last through.
    seen: HashSet<String>,
    /// The number of the last question. A poll with another is no longer the quiz's.
    number: u64,
    /// The quiz that runs.
    round: Option<Round>,
}

/// A quiz that runs.
#[derive(Debug, Serialize, Deserialize)]
struct Round {
    thread: Option<i32>,
    language: String,
    /// How many questions were asked, with the one that is open.
    asked: u32,
    /// How many are still to come.
    left: u32,
    /// How many questions in a row nobody answered, with the one that is open.
    unheard: u32,
    /// How many right answers each person gave.
    right: BTreeMap<i64, u32>,
}

/// A question as it was sent.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    chat: i64,
    number: u64,
    right: usize,
    fact: String,
}

/// All that a person answered in a chat.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Score {
    name: String,
    right: u32,
    answered: u32,
}

impl Context<'_> {
    /// `/quiz`, with what stands behind it.
    pub(super) fn quiz(&self, rest: &str, message: &update::Message) -> Said {
        let (voice, chat) = (self.voice(message), message.chat.id);
        if message.chat.is_group() && self.settings(chat).without_quiz {
            return Said::hint(voice.say("quiz_not_here"));
        }
        let mut kept = self.kept(chat);
        match rest.to_lowercase().as_str() {
            "top" => self.best(voice, chat).into(),
            "stop" => match kept.round.take() {
                Some(round) => {
                    let markup = self.outcome(voice, chat, &round);
                    Said { notes: vec![Note::keep(QUIZ, chat, &kept)], ..markup.into() }
                }
                None => Said::hint(voice.say("quiz_none")),
            },
            _ if kept.round.is_some() => Said::hint(voice.say("quiz_runs")),
            rest => {
                let number = if rest.is_empty() { Some(QUESTIONS) } else { rest.parse().ok() };
                let Some(left) = number.filter(|number| (1..=MOST_QUESTIONS).contains(number)) else {
                    return Said::hint(voice.say("quiz_how"));
                };
                let language = voice.language.code().to_owned();
                let thread = message.topic();
                let round = Round { thread, language, asked: 0, left, unheard: 0, right: BTreeMap::new() };
                let Some(poll) = self.next_question(chat, &mut kept, round) else {
                    return Said::hint(voice.say("list_empty"));
                };
                Said { poll: Some(poll), notes: vec![Note::keep(QUIZ, chat, &kept)], ..Said::default() }
            }
        }
    }

    /// Telegram closed a poll: its time is up.
    pub(super) fn poll_closed(&self, id: &str) -> Response {
        let Some(asked) = self.notes.get::<Asked>(POLL, id) else { return Response::default() };
        let kept = self.kept(asked.chat);
        if kept.number == asked.number { self.go_on(asked.chat, kept) } else { Response::default() }
    }

    /// Somebody chose an option.
    pub(super) fn poll_answered(&self, answer: &PollAnswer) -> Response {
        let (Some(asked), Some(user), Some(chosen)) =
            (self.notes.get::<Asked>(POLL, &answer.poll), &answer.user, answer.options.first())
        else {
            return Response::default();
        };
        let is_right = *chosen == asked.right;
        let chat = asked.chat;
        let key = format!("{chat}/{}", user.id);
        let mut score: Score = self.notes.get(SCORE, &key).unwrap_or_default();
        score.name = user.first_name.as_deref().unwrap_or_default().chars().take(NAME_LIMIT).collect();
        score.answered = score.answered.saturating_add(1);
        score.right = score.right.saturating_add(u32::from(is_right));
        let mut notes = vec![Note::keep(SCORE, key, &score)];
        let mut kept = self.kept(chat);
        if kept.number != asked.number || kept.round.is_none() {
            return Response { notes, ..Response::default() };
        }
        if let Some(round) = &mut kept.round {
            round.unheard = 0;
            *round.right.entry(user.id).or_default() += u32::from(is_right);
        }
        if chat != user.id {
            notes.push(Note::keep(QUIZ, chat, &kept));
            return Response { notes, ..Response::default() };
        }
        // Nobody else is there to wait for.
        let mut response = self.go_on(chat, kept);
        response.notes.extend(notes);
        response
    }

    /// The next question of a quiz that runs, or what came of it.
    fn go_on(&self, chat: i64, mut kept: Kept) -> Response {
        let Some(round) = kept.round.take() else { return Response::default() };
        let voice = self.speak(Language::from_code(&round.language));
        let thread = round.thread;
        let outcome = self.outcome(voice, chat, &round);
        let goes_on = round.left > 0 && round.unheard < UNHEARD;
        let next = if goes_on { self.next_question(chat, &mut kept, round) } else { None };
        let outgoing = next.map_or_else(
            || {
                let to = Place { chat, thread, ..Place::default() };
                Outgoing::Message(Message { to, markup: outcome, ..Message::default() })
            },
            Outgoing::Poll,
        );
        Response { outgoing: vec![outgoing], notes: vec![Note::keep(QUIZ, chat, &kept)], ..Response::default() }
    }

    /// The next question of `round`, which goes on with it. `None` if there are no questions.
    fn next_question(&self, chat: i64, kept: &mut Kept, mut round: Round) -> Option<Poll> {
        let studies = self.studies(chat);
        let turn = usize::try_from(kept.number).unwrap_or_default().checked_rem(studies.len())?;
        let quiz = Quiz::new(studies.get(turn)?);
        if quiz.is_through(&kept.seen) {
            let facts = quiz.facts();
            kept.seen.retain(|seen| !facts.contains(seen.as_str()));
        }
        kept.number += 1;
        let seed = stable_hash(&format!("{chat}/{}", kept.number));
        let language = Language::from_code(&round.language).unwrap_or(Language::English);
        let question = quiz.next(&kept.seen, seed, language, self.footnote.phrases())?;
        kept.seen.insert(question.fact.clone());
        round.asked += 1;
        round.left = round.left.saturating_sub(1);
        round.unheard += 1;
        let to = Place { chat, thread: round.thread, ..Place::default() };
        kept.round = Some(round);
        let QuizQuestion { fact, text, options, right, explanation } = question;
        // A private chat's number is positive, and there nobody need hurry.
        let seconds = (chat < 0).then_some(TIME);
        Some(Poll { to, question: text, options, correct: right, explanation, seconds, fact, number: kept.number })
    }

    fn kept(&self, chat: i64) -> Kept {
        self.notes.get(QUIZ, chat).unwrap_or_default()
    }

    /// Who had how many right.
    fn outcome(&self, voice: Voice, chat: i64, round: &Round) -> Markup {
        let mut markup = voice.say("quiz_over");
        let total = round.asked.to_string();
        if chat > 0 {
            let right = round.right.values().sum::<u32>().to_string();
            markup.text("\n").text(&voice.filled("quiz_own", &[("right", &right), ("asked", &total)]));
            return markup;
        }
        let named = |(user, right): (&i64, &u32)| {
            let score: Score = self.notes.get(SCORE, format!("{chat}/{user}"))?;
            Some((score.name, *right))
        };
        let mut players: Vec<_> = round.right.iter().filter_map(named).collect();
        // The sort is stable, so equal ones stay in one order.
        players.sort_by_key(|(_, right)| std::cmp::Reverse(*right));
        if players.is_empty() {
            markup.text("\n").text(&voice.phrase("quiz_nobody"));
        }
        for (place, (name, right)) in players.iter().enumerate() {
            list(&mut markup, voice, place + 1, name, *right, round.asked);
        }
        markup
    }

    /// The best of a chat.
    fn best(&self, voice: Voice, chat: i64) -> Markup {
        let mut scores: Vec<Score> = self.notes.below(SCORE, chat);
        if scores.is_empty() {
            return voice.say("quiz_no_scores");
        }
        scores.sort_by(|a, b| (b.right, a.answered, &a.name).cmp(&(a.right, b.answered, &b.name)));
        let mut markup = Markup::default();
        markup.bold(&voice.phrase("quiz_top"));
        for (place, score) in scores.iter().take(BEST).enumerate() {
            list(&mut markup, voice, place + 1, &score.name, score.right, score.answered);
        }
        markup
    }
}

/// One line of a list of players.
fn list(markup: &mut Markup, voice: Voice, place: usize, name: &str, right: u32, of: u32) {
    let (place, right, of) = (place.to_string(), right.to_string(), of.to_string());
    let line = voice.filled("quiz_place", &[("place", &place), ("name", name), ("right", &right), ("asked", &of)]);
    markup.text("\n").text(&line);
}

/// What to keep of a question once it was sent as the poll with this id.
pub fn sent(poll: &Poll, id: &str) -> Note {
    let asked = Asked { chat: poll.to.chat, number: poll.number, right: poll.correct, fact: poll.fact.clone() };
    Note::keep(POLL, id, &asked)
}

/// The changes that forget what a person answered anywhere.
pub fn forgotten(notes: &Notes, person: i64) -> Vec<Note> {
    let of_person = |key: &&String| key.rsplit_once('/').is_some_and(|(_, user)| user == person.to_string());
    notes.keys(SCORE).filter(of_person).map(|key| Note::forget(SCORE, key)).collect()
}
