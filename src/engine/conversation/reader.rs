//! What a follow-up takes from the turn before it.

use super::Turn;
use super::context;
use super::words::Words;
use crate::dates::Span;
use crate::lexicon::{Lexicon, talk};
use crate::question::Question;
use crate::text::{stem, tokenize};
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item, Weight};
use std::cmp::Ordering;
use std::ops::Range;

/// How surely a fact of what somebody was must explain a word for it to tell his office.
const TELLS_OFFICE: f32 = 0.5;

/// Which way a succession goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To whoever came next.
    After,
    /// To whoever was there before.
    Before,
}

/// A question for whoever came next, or before.
#[derive(Clone, Debug)]
pub struct Succession {
    /// The tokens that say so.
    pub said: Range<usize>,
    /// Which way.
    pub step: Step,
}

/// Completes follow-ups to one turn.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub topic: &'a Topic,
    pub lexicon: &'a Lexicon,
    pub turn: &'a Turn,
}

impl Reader<'_> {
    /// The question with all that the last one said, but for what it puts something new in the place of.
    pub fn carrying(&self, question: &Question, dates: bool) -> Question {
        let mut question = question.clone();
        let at = place(&question);
        let new_kinds: Vec<_> = question.items.iter().filter_map(|item| self.kind(item)).collect();
        let said = |old: &Item| question.items.iter().any(|item| item.text == old.text);
        let kept = self.turn.items.iter().filter(|item| self.kind(item).is_none_or(|kind| !new_kinds.contains(&kind)));
        let carried: Vec<_> =
            kept.filter(|item| !said(item)).map(|item| Item { tokens: at..at + 1, ..item.clone() }).collect();
        question.items.extend(carried);
        if dates && question.dates.is_empty() {
            question.dates.extend(self.turn.dates.iter().map(|span| (at..at + 1, *span)));
        }
        question
    }

    /// The question with the name that its pronoun most likely stands for.
    pub fn with_names(&self, question: &Question, person: bool) -> Option<Question> {
        let name = self.antecedent(question, person)?;
        let mut question = question.clone();
        let at = place(&question);
        question.items.push(context::item(self.topic, self.lexicon, name, at));
        Some(question)
    }

    /// The name that a pronoun of the question most likely stands for; `person` if that must be somebody's.
    pub fn antecedent(&self, question: &Question, person: bool) -> Option<EntityId> {
        let words = Words::new(self.lexicon, question);
        let person = person || words.have(talk::PERSON);
        let thing = !person && words.have(talk::THING);
        let taken: Vec<_> = question.items.iter().filter_map(|item| self.kind(item)).collect();
        let fits = |name: &EntityId| {
            let kind = self.topic.entity(*name).kinds.first();
            (!person || self.is_person(*name))
                && (!thing || !self.is_person(*name))
                && kind.is_none_or(|kind| !taken.contains(kind))
        };
        let own = question.items.iter().flat_map(Item::entities);
        if own.map(|name| context::rarity(self.topic, name)).any(|rarity| rarity >= super::SUBJECT) && !person {
            return None;
        }
        // "He" is whoever was just told of, if somebody was asked for.
        // Of several who came one after the other the last is spoken of.
        let told = self.turn.told.filter(|name| (person || self.turn.step.is_some()) && fits(name));
        let asked = self.turn.items.iter().flat_map(|item| item.entities().take(1));
        let answered = self.turn.facts.first().map(|fact| context::doers_and_things(self.topic, *fact));
        let all = self.turn.subject.into_iter().chain(asked).chain(answered.unwrap_or_default());
        // Whom or what it was about comes first; of the others the one that says most.
        let mut best: Option<(f32, EntityId)> = None;
        for name in all.filter(fits) {
            let rarity = if Some(name) == self.turn.subject { 1.0 } else { context::rarity(self.topic, name) };
            if rarity >= super::SUBJECT && best.is_none_or(|(old, _)| rarity > old) {
                best = Some((rarity, name));
            }
        }
        told.or(best.map(|(_, name)| name))
    }

    pub fn is_person(&self, name: EntityId) -> bool {
        self.topic.entity(name).kinds.first().copied() == self.lexicon.kind_named("person")
    }

    /// The question with the kind of thing that was spoken of in its place: "the 1928 one".
    pub fn another_of_the_kind(&self, question: &Question, of_the_same: bool) -> Question {
        let mut whole = if of_the_same { self.carrying(question, false) } else { question.clone() };
        let Some(old) = self.turn.subject else { return whole };
        whole.items.retain(|item| item.entities().all(|name| name != old));
        let at = place(&whole);
        let kind = self.topic.entity(old).kinds.first();
        whole.items.extend(kind.into_iter().flat_map(|kind| read_at(self.topic, &self.lexicon.kind(*kind).name, at)));
        whole
    }

    /// What stands beside the thing just spoken of and is meant by `words`, a part of its name: "the fishery one", or
    /// nothing but "the other one" where there are only two.
    pub fn sibling(&self, words: &[&Item]) -> Option<EntityId> {
        let old = self.turn.subject?;
        let kinds = &self.topic.entity(old).kinds;
        let numbers = (0..self.topic.entities().len()).filter_map(|number| u16::try_from(number).ok());
        let others = numbers.map(EntityId).filter(|name| *name != old && !self.is_person(*name));
        let of_kind = others.filter(|name| match words {
            [] => self.topic.entity(*name).kinds == *kinds,
            _ => self.topic.entity(*name).kinds.first() == kinds.first(),
        });
        let mut meant = of_kind.filter(|name| {
            let called = tokenize(&self.topic.entity(*name).name);
            let has = |word: &str| called.iter().any(|token| stem(&token.text) == stem(word));
            words.iter().all(|item| item.text.split(' ').all(has))
        });
        meant.next().filter(|_| meant.next().is_none())
    }

    /// The question with `name` in the place of what was just spoken of.
    pub fn with_sibling(&self, question: &Question, name: EntityId) -> Question {
        let mut whole = self.carrying(question, false);
        whole.items.retain(|item| item.entities().all(|other| Some(other) != self.turn.subject));
        let at = place(&whole);
        whole.items.push(context::item(self.topic, self.lexicon, name, at));
        whole
    }

    /// The kind of the thing that an item names.
    pub fn kind(&self, item: &Item) -> Option<crate::lexicon::KindId> {
        item.entities().next().and_then(|id| self.topic.entity(id).kinds.first().copied())
    }

    /// The facts that a question for another one sets aside: those of the last answer, and all that name who or
    /// what a name of two now doesn't mean.
    pub fn set_aside(&self, question: &Question) -> Vec<usize> {
        let Some(last) = self.turn.facts.first() else { return Vec::new() };
        let named = |fact: usize| {
            let values = self.topic.facts()[fact].slots.iter().flat_map(|filled| &filled.values);
            values.filter_map(|value| value.entity).collect::<Vec<_>>()
        };
        let old = named(*last);
        let shared = question.items.iter().filter(|item| item.entities().count() > 1);
        let meant_before: Vec<_> = shared.flat_map(Item::entities).filter(|name| old.contains(name)).collect();
        let not_meant = |fact: usize| named(fact).iter().any(|name| meant_before.contains(name));
        let all = 0..self.topic.facts().len();
        all.filter(|fact| self.turn.facts.contains(fact) || not_meant(*fact)).collect()
    }

    /// The facts of what the people named did themselves.
    pub fn done_by(&self, question: &Question) -> Vec<usize> {
        let facts = self.topic.facts();
        let doers = |fact: usize| facts[fact].slot(Slot::Who).into_iter().flat_map(|filled| &filled.values);
        let named = |name: EntityId| question.items.iter().any(|item| item.entities().any(|id| id == name));
        (0..facts.len()).filter(|fact| doers(*fact).filter_map(|value| value.entity).any(named)).collect()
    }

    /// Whether the question asks for an earlier or a later time.
    pub fn steps(&self, words: &Words<'_>) -> Option<Ordering> {
        if words.have(talk::LATER) {
            Some(Ordering::Greater)
        } else {
            words.have(talk::EARLIER).then_some(Ordering::Less)
        }
    }

    /// All facts but those of the same doer at another time in the direction of `step`; none if there are no such.
    pub fn not_of_other_time(&self, step: Ordering) -> Vec<usize> {
        let facts = self.topic.facts();
        let Some(last) = self.turn.facts.first().copied() else { return Vec::new() };
        let doers = |fact: usize| {
            let values = facts[fact].slot(Slot::Who).map_or(&[][..], |filled| &filled.values);
            values.iter().filter_map(|value| value.entity).collect::<Vec<_>>()
        };
        let date = |fact: usize| facts[fact].spans().next().map(|(_, span)| *span);
        let Some(before) = date(last) else { return Vec::new() };
        let old = doers(last);
        let meant = |fact: usize| {
            date(fact).and_then(|span| span.cmp_start(&before)) == Some(step)
                && doers(fact).iter().any(|doer| old.contains(doer))
        };
        let (meant, others): (Vec<usize>, Vec<usize>) = (0..facts.len()).partition(|fact| meant(*fact));
        if meant.is_empty() { Vec::new() } else { others }
    }

    /// Whether the question asks for whoever came after or before the one last spoken of, and where it says so.
    pub fn succession(&self, words: &Words<'_>) -> Option<Succession> {
        let said = |key, step| words.find(key).into_iter().next().map(|said| Succession { said, step });
        let named = said(talk::AFTER, Step::After).or_else(|| said(talk::BEFORE, Step::Before));
        // "And after that?" is the same only where it was asked just before.
        let again = || said(talk::AFTER_THAT, Step::After).filter(|_| self.turn.step.is_some());
        named.or_else(again)
    }

    /// Whom a succession goes on from: whoever just came next, if it goes on the same way.
    pub fn predecessor(&self, question: &Question, step: Step) -> Option<EntityId> {
        let told = self.turn.told.filter(|_| self.turn.step.is_none_or(|last| last == step));
        told.or(self.turn.subject.filter(|name| self.is_person(*name))).or_else(|| self.antecedent(question, true))
    }

    /// The question of who came after or before `name`. What only tells his office is left out: the facts tell of
    /// two men, and need not tell it again.
    pub fn next_to(&self, question: &Question, succession: &Succession, name: EntityId) -> Question {
        let mut whole = question.clone();
        let at = place(&whole);
        let was = |fact: &&Fact| {
            let who = fact.slot(Slot::Who).map_or(&[][..], |filled| &filled.values);
            fact.did.starts_with("be ") && who.iter().any(|value| value.entity == Some(name))
        };
        let offices: Vec<usize> =
            self.topic.facts().iter().enumerate().filter(|(_, fact)| was(fact)).map(|(number, _)| number).collect();
        for item in &mut whole.items {
            let explained = self.topic.index().facts_explaining(item);
            let tells_office = offices.iter().any(|fact| explained[*fact] >= TELLS_OFFICE);
            let named = item.entities().next().is_some();
            if succession.said.contains(&item.tokens.start) || tells_office && !named {
                item.weight = Weight::None;
            }
        }
        whole.items.retain(|item| item.entities().all(|other| !self.is_person(other)));
        whole.items.push(context::item(self.topic, self.lexicon, name, at));
        let key = if succession.step == Step::After { talk::SUCCEEDS } else { talk::PRECEDES };
        let phrase = self.lexicon.talk(key).join(" ");
        whole.items.extend(read_at(self.topic, &phrase, at));
        whole
    }

    /// Adds the date that the question gives by the last one's: "four years later", "the same year".
    pub fn date_from_last(&self, question: &mut Question) {
        let own = self.turn.facts.first().and_then(|fact| self.topic.facts()[*fact].spans().next());
        let Some(last) = own.map(|(_, span)| *span).or(self.turn.dates.first().copied()) else { return };
        let words = Words::new(self.lexicon, question);
        let same = words.find(talk::SAME_DATE).into_iter().next().map(|range| (range, 0));
        let Some((range, years)) = same.or_else(|| self.years_off(question)) else { return };
        let Some(year) = last.start().or(last.end()).and_then(|date| date.year()) else { return };
        let Some(span) = Span::parse(&(year + years).to_string()) else { return };
        for item in question.items.iter_mut().filter(|item| range.contains(&item.tokens.start)) {
            item.weight = Weight::None;
        }
        question.dates.push((range, span));
    }

    /// "Four years later", "two years before": where it stands, and how many years it adds.
    pub fn years_off(&self, question: &Question) -> Option<(Range<usize>, i32)> {
        let words = Words::new(self.lexicon, question);
        let later = words.find(talk::YEARS_LATER).into_iter().map(|said| (said, 1));
        let earlier = words.find(talk::YEARS_EARLIER).into_iter().map(|said| (said, -1));
        later.chain(earlier).find_map(|(said, sign)| {
            let at = said.start.checked_sub(1)?;
            let number = question.tokens.get(at)?.text.as_str();
            let count: i32 = number.parse().ok().or_else(|| self.lexicon.number(number)?.try_into().ok())?;
            (1..100).contains(&count).then_some((at..said.end, sign * count))
        })
    }
}

/// Where words are put that the question doesn't have itself.
pub fn place(question: &Question) -> usize {
    question.asking.tokens.start
}

pub fn read_at(topic: &Topic, words: &str, at: usize) -> impl Iterator<Item = Item> {
    let items = topic.vocabulary().read(&tokenize(words)).into_iter();
    items.map(move |item| Item { tokens: at..at + 1, ..item })
}
