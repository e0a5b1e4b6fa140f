use super::context::{self, Context};
use super::words::Words;
use super::{Leaning, Turn};
use crate::dates::Span;
use crate::engine::ask::Ask;
use crate::lexicon::{Lexicon, talk};
use crate::question::Question;
use crate::text::tokenize;
use crate::topic::{Slot, Topic};
use crate::vocabulary::{EntityId, Item, Weight};
use std::cmp::Ordering;
use std::ops::Range;

/// A follow-up completed with what was said before, in one of the ways it can be meant.
#[derive(Debug)]
pub struct Reading {
    /// The question, completed.
    pub question: Question,
    /// What it asks for.
    pub ask: Ask,
    /// What a fact should be near to.
    pub context: Option<Context>,
    /// Which facts it can't mean.
    pub excluded: Vec<usize>,
    /// Whether it is taken if it has an answer, however good those of the others are.
    pub first: bool,
    /// What is done to the question, for explanations.
    pub how: &'static str,
}

/// All ways to read `question` after `turn`.
pub fn readings(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    ask: &Ask,
    turn: &Turn,
    leaning: Leaning,
) -> Vec<Reading> {
    let reader = Reader { topic, lexicon, turn };
    let mut question = question.clone();
    let mut ask = ask.clone();
    reader.date_from_last(&mut question);
    let words = Words::new(lexicon, &question);
    let (steps, others) = (reader.steps(&words), words.have(talk::OTHER));
    let said: Vec<Range<usize>> =
        [talk::LATER, talk::EARLIER, talk::OTHER].iter().flat_map(|key| words.find(key)).collect();
    let one = words.have(talk::ONE);
    let succession = reader.succession(&words);
    gather(&mut question);
    // Words that point from one turn to the next say nothing of a fact.
    let pointing = |item: &Item| said.iter().any(|range| range.contains(&item.tokens.start));
    let mut stepless = question.items.clone();
    for item in stepless.iter_mut().filter(|item| pointing(item) && item.entities().next().is_none()) {
        item.weight = Weight::None;
        item.terms.clear();
    }
    let ask_itself = ask.clone();
    let is_swap = leaning == Leaning::Swaps;
    if ask.silent || is_swap {
        ask = Ask { spent: ask.spent.clone(), noun: None, ..turn.ask.clone() };
    }
    let answered = !turn.facts.is_empty();
    let context = || (answered && !others).then(|| Context::new(topic, turn));
    let excluded = if others { reader.set_aside(&question) } else { Vec::new() };
    let says_more = stepless.iter().enumerate().any(|(at, item)| {
        let of_words = item.weight != Weight::None && item.entities().next().is_none();
        of_words && !ask.spent.contains(&at)
    });
    let rare = |name| context::rarity(topic, name) >= super::SUBJECT;
    let new_subject = question.items.iter().flat_map(Item::entities).any(rare);
    // What takes the place of the old subject needn't be near it.
    let swap_context = || context().filter(|_| !new_subject);
    let mut readings = Vec::new();
    let mut add = |question: Question, ask: &Ask, context: Option<Context>, excluded: Vec<usize>, first: bool, how| {
        readings.push(Reading { question, ask: ask.clone(), context, excluded, first, how });
    };
    if leaning == Leaning::Perhaps && !others {
        add(question.clone(), &ask_itself, None, Vec::new(), true, "taken by itself");
    }
    if let Some((said, phrase)) = succession {
        let mut whole = reader.with_names(&question, true).unwrap_or_else(|| question.clone());
        for item in whole.items.iter_mut().filter(|item| said.contains(&item.tokens.start)) {
            item.weight = Weight::None;
        }
        whole.items.extend(read_at(topic, phrase, place(&whole)));
        let himself = reader.done_by(&whole);
        add(whole, &ask, None, himself, true, "who came next");
    }
    // What it says with the step itself, which facts may have words for, goes before what it says without.
    let without_steps = Question { items: stepless, ..question.clone() };
    if let Some(step) = steps.filter(|_| answered) {
        let other_times = reader.not_of_other_time(step);
        if !other_times.is_empty() {
            add(reader.carrying(&without_steps, false), &ask, context(), other_times, true, "another time");
        }
    }
    if one || others {
        add(
            reader.another_of_the_kind(&without_steps, ask_itself.silent),
            &ask,
            context(),
            excluded.clone(),
            false,
            "another of its kind",
        );
    }
    let says_nothing =
        !says_more && question.dates.is_empty() && question.items.iter().all(|item| item.entities().next().is_none());
    if answered && says_nothing {
        add(reader.carrying(&without_steps, false), &ask, context(), excluded.clone(), false, "of all that was said");
    }
    if answered && !is_swap {
        add(without_steps.clone(), &ask, context(), excluded.clone(), false, "near the last answer");
    }
    if let Some(named) = reader.with_names(&without_steps, false).filter(|_| !others) {
        add(named.clone(), &ask, None, excluded.clone(), false, "with the last subject");
        if named.dates.is_empty() && ask_itself.silent {
            let at = place(&named);
            let dates = turn.dates.iter().map(|span| (at..at + 1, *span)).collect();
            add(Question { dates, ..named }, &ask, None, excluded.clone(), false, "with the last subject and date");
        }
    }
    if ask_itself.silent && question.dates.is_empty() {
        let at = place(&without_steps);
        let dates: Vec<_> = turn.dates.iter().map(|span| (at..at + 1, *span)).collect();
        if new_subject {
            add(without_steps.clone(), &ask, None, excluded.clone(), false, "the same of another");
        }
        if !dates.is_empty() {
            add(
                Question { dates, ..without_steps.clone() },
                &ask,
                None,
                excluded.clone(),
                false,
                "the same at that date",
            );
        }
    }
    // What says something of its own takes the place of what was said before.
    if ask_itself.silent || is_swap || (answered && !says_more) {
        add(
            reader.carrying(&without_steps, true),
            &ask,
            swap_context(),
            excluded.clone(),
            false,
            "with all that was said",
        );
        if question.dates.is_empty() {
            add(reader.carrying(&without_steps, false), &ask, swap_context(), excluded, false, "with all but the date");
        }
    }
    readings
}

struct Reader<'a> {
    topic: &'a Topic,
    lexicon: &'a Lexicon,
    turn: &'a Turn,
}

impl Reader<'_> {
    /// The question with all that the last one said, but for what it puts something new in the place of.
    fn carrying(&self, question: &Question, dates: bool) -> Question {
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
    fn with_names(&self, question: &Question, person: bool) -> Option<Question> {
        let mut question = question.clone();
        let at = place(&question);
        let words = Words::new(self.lexicon, &question);
        let person = person || words.have(talk::PERSON);
        let thing = !person && words.have(talk::THING);
        let taken: Vec<_> = question.items.iter().filter_map(|item| self.kind(item)).collect();
        let is_person =
            |name: &EntityId| self.topic.entity(*name).kinds.first().copied() == self.lexicon.kind_named("person");
        let fits = |name: &EntityId| {
            let kind = self.topic.entity(*name).kinds.first();
            (!person || is_person(name))
                && (!thing || !is_person(name))
                && kind.is_none_or(|kind| !taken.contains(kind))
        };
        let own = question.items.iter().flat_map(Item::entities);
        if own.map(|name| context::rarity(self.topic, name)).any(|rarity| rarity >= super::SUBJECT) && !person {
            return None;
        }
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
        let (_, name) = best?;
        question.items.push(context::item(self.topic, self.lexicon, name, at));
        Some(question)
    }

    /// The question with the kind of thing that was spoken of in its place: "the 1928 one".
    fn another_of_the_kind(&self, question: &Question, of_the_same: bool) -> Question {
        let mut whole = if of_the_same { self.carrying(question, false) } else { question.clone() };
        let Some(old) = self.turn.subject else { return whole };
        whole.items.retain(|item| item.entities().all(|name| name != old));
        let at = place(&whole);
        let kind = self.topic.entity(old).kinds.first();
        whole.items.extend(kind.into_iter().flat_map(|kind| read_at(self.topic, &self.lexicon.kind(*kind).name, at)));
        whole
    }

    fn kind(&self, item: &Item) -> Option<crate::lexicon::KindId> {
        item.entities().next().and_then(|id| self.topic.entity(id).kinds.first().copied())
    }

    /// The facts that a question for another one sets aside: those of the last answer, and all that name who or
    /// what a name of two now doesn't mean.
    fn set_aside(&self, question: &Question) -> Vec<usize> {
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
    fn done_by(&self, question: &Question) -> Vec<usize> {
        let facts = self.topic.facts();
        let doers = |fact: usize| facts[fact].slot(Slot::Who).into_iter().flat_map(|filled| &filled.values);
        let named = |name: EntityId| question.items.iter().any(|item| item.entities().any(|id| id == name));
        (0..facts.len()).filter(|fact| doers(*fact).filter_map(|value| value.entity).any(named)).collect()
    }

    /// Whether the question asks for an earlier or a later time.
    fn steps(&self, words: &Words<'_>) -> Option<Ordering> {
        if words.have(talk::LATER) {
            Some(Ordering::Greater)
        } else {
            words.have(talk::EARLIER).then_some(Ordering::Less)
        }
    }

    /// All facts but those of the same doer at another time in the direction of `step`; none if there are no such.
    fn not_of_other_time(&self, step: Ordering) -> Vec<usize> {
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

    /// The words for whoever came after or before the one last spoken of, if the question asks for him.
    fn succession(&self, words: &Words<'_>) -> Option<(Range<usize>, &'static str)> {
        let said = |key, phrase| words.find(key).into_iter().next().map(|range| (range, phrase));
        said(talk::AFTER, "succeed").or_else(|| said(talk::BEFORE, "precede"))
    }

    /// Adds the date that the question gives by the last one's: "four years later", "the same year".
    fn date_from_last(&self, question: &mut Question) {
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
    fn years_off(&self, question: &Question) -> Option<(Range<usize>, i32)> {
        let text = |at: usize| question.tokens.get(at).map(|token| token.text.as_str());
        (0..question.tokens.len()).find_map(|at| {
            let number = text(at)?;
            let count: i32 = number.parse().ok().or_else(|| self.lexicon.number(number)?.try_into().ok())?;
            let sign = match (text(at + 1)?, text(at + 2)?) {
                ("year" | "years", "later" | "after") => 1,
                ("year" | "years", "earlier" | "before") => -1,
                _ => return None,
            };
            (1..100).contains(&count).then_some((at..at + 3, sign * count))
        })
    }
}

/// Moves dates and names that stand beside the clause that asks into it: "no, the other one, 1938. Where?" asks of both.
fn gather(question: &mut Question) {
    let at = place(question);
    let asking = question.asking.tokens.clone();
    for (range, _) in question.dates.iter_mut().filter(|(range, _)| !asking.contains(&range.start)) {
        *range = at..at + 1;
    }
    for item in &mut question.items {
        if !asking.contains(&item.tokens.start) && item.entities().next().is_some() {
            item.tokens = at..at + 1;
        }
    }
}

/// Where words are put that the question doesn't have itself.
fn place(question: &Question) -> usize {
    question.asking.tokens.start
}

fn read_at(topic: &Topic, words: &str, at: usize) -> impl Iterator<Item = Item> {
    let items = topic.vocabulary().read(&tokenize(words)).into_iter();
    items.map(move |item| Item { tokens: at..at + 1, ..item })
}
