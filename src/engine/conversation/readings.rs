use super::context::{self, Context};
use super::in_full::InFull;
use super::reader::{Reader, Step, place};
use super::words::Words;
use super::{Leaning, Turn};
use crate::engine::ask::Ask;
use crate::engine::slots::date_fit;
use crate::lexicon::{Lexicon, talk};
use crate::question::Question;
use crate::topic::{Slot, Topic};
use crate::vocabulary::{Item, Weight};
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
    /// Whether its text says all of it, so that it can be asked again as it stands.
    pub in_full: bool,
    /// A fact that the answer rests on besides its own.
    pub beside: Option<usize>,
    /// Which way it goes, if it asks who came next or before.
    pub step: Option<Step>,
    /// What is done to the question, for explanations.
    pub how: &'static str,
}

impl Reading {
    fn new(how: &'static str, question: Question, ask: &Ask) -> Reading {
        Reading {
            question,
            ask: ask.clone(),
            context: None,
            excluded: Vec::new(),
            first: false,
            in_full: false,
            beside: None,
            step: None,
            how,
        }
    }

    fn near(self, context: Option<Context>) -> Reading {
        Reading { context, ..self }
    }

    fn without(self, excluded: &[usize]) -> Reading {
        Reading { excluded: excluded.to_vec(), ..self }
    }

    fn first(self) -> Reading {
        Reading { first: true, ..self }
    }
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
    let in_full = InFull::after(topic, lexicon, turn).filter(|_| question.text.is_ascii());
    let written = |how: &'static str, text: &str| {
        let question = Question::read(topic, lexicon, text);
        let ask = Ask::read(&question, topic, lexicon);
        // What no verdict was asked of before isn't to be judged now.
        let ask = if ask.intent == "claim" && turn.ask.silent { Ask::nothing() } else { ask };
        Reading { in_full: true, ..Reading::new(how, question, &ask) }
    };
    let typed = question;
    let mut question = question.clone();
    let mut ask = ask.clone();
    reader.date_from_last(&mut question);
    let words = Words::new(lexicon, &question);
    // "No, I meant when did he leave?" asks anew; only "no, I meant the other one" sets something aside.
    let corrects = words.find(talk::CORRECTS);
    let set_aside = words.find(talk::OTHER);
    let asks_anew = ask.pattern.is_some() && set_aside.iter().all(|said| corrects.contains(said));
    let (steps, others) = (reader.steps(&words), !set_aside.is_empty() && !asks_anew);
    let pointers = [talk::LATER, talk::EARLIER, talk::OTHER, talk::ONE];
    let said: Vec<Range<usize>> =
        pointers.iter().flat_map(|key| words.find(key)).chain(corrects.into_iter().filter(|_| asks_anew)).collect();
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
        // A verdict is on a sentence: with another name in its place it's asked anew below, or only the name is told of.
        let of_turn = if turn.ask.intent == "claim" { Ask::nothing() } else { turn.ask.clone() };
        ask = Ask { spent: ask.spent.clone(), noun: None, ..of_turn };
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
    let says_nothing =
        !says_more && question.dates.is_empty() && question.items.iter().all(|item| item.entities().next().is_none());
    let mut readings = Vec::new();
    if ask_itself.intent == "compute"
        && let Some(text) = in_full.as_ref().and_then(|in_full| in_full.with_date(typed))
    {
        let reading = written("counted from the last answer", &text).first();
        readings.push(Reading { beside: turn.facts.first().copied(), ..reading });
    }
    if leaning == Leaning::Perhaps && !others {
        readings.push(Reading::new("taken by itself", question.clone(), &ask_itself).first());
    }
    // Sums and verdicts go by the words themselves.
    if matches!(ask_itself.intent, "compute" | "claim")
        && let Some((text, _)) = in_full.as_ref().and_then(|in_full| in_full.with_name(typed))
    {
        readings.push(written("with the name in the pronoun's place", &text));
        let then = turn.facts.first().and_then(|fact| topic.facts()[*fact].spans().next());
        if let Some((_, then)) = then.filter(|_| ask_itself.words.contains("old") && question.dates.is_empty()) {
            let text = format!("{} in {}?", text.trim_end_matches(['?', ' ']), then.render("en"));
            readings.push(written("the age at that time", &text));
        }
    }
    if let Some(succession) = &succession
        && matches!(ask.intent, "who" | "about")
        && let Some(name) = reader.predecessor(&question, succession.step)
    {
        let whole = reader.next_to(&question, succession, name);
        let himself = reader.done_by(&whole);
        let reading = Reading::new("who came next", whole, &ask).without(&himself).first();
        readings.push(Reading { step: Some(succession.step), ..reading });
    }
    // What it says with the step itself, which facts may have words for, goes before what it says without.
    let without_steps = Question { items: stepless, ..question.clone() };
    if let Some(step) = steps.filter(|_| answered) {
        let other_times = reader.not_of_other_time(step);
        if !other_times.is_empty() {
            let carried = reader.carrying(&without_steps, false);
            readings.push(Reading::new("another time", carried, &ask).near(context()).without(&other_times).first());
        }
    }
    // "The fishery one", "and exports?": a part of its name says which of the kind just spoken of is meant.
    let is_named = typed.items.iter().any(|item| item.entities().next().is_some());
    let parts: Vec<&Item> = without_steps.content().filter(|item| item.weight == Weight::Content).collect();
    let sibling = reader.sibling(&parts).filter(|_| !is_named && ask_itself.pattern.is_none());
    if let Some(name) = sibling.filter(|_| others || !parts.is_empty()) {
        let text = in_full.as_ref().and_then(|in_full| in_full.with_sibling(name));
        readings.extend(text.map(|text| written("the last question of its sibling", &text)));
    }
    let only = others.then(|| reader.sibling(&[]).filter(|_| parts.is_empty() || !says_more)).flatten();
    if let Some(name) = only {
        let whole = reader.with_sibling(&without_steps, name);
        readings.push(Reading::new("the other of two", whole, &ask).without(&turn.facts).first());
    }
    if one || others {
        let whole = reader.another_of_the_kind(&without_steps, ask_itself.silent);
        readings.push(Reading::new("another of its kind", whole, &ask).near(context()).without(&excluded));
    }
    // A question word alone asks what else the same fact says.
    if let Some(last) = turn.facts.first()
        && let Some(slots) = own_slots(&ask_itself)
        && ask_itself.pattern.is_some()
        && is_exact(topic, *last, typed, &ask_itself)
        && says_nothing
        && !others
        && steps.is_none()
    {
        let rest: Vec<usize> = (0..topic.facts().len()).filter(|fact| fact != last).collect();
        let ask = Ask { slots, ..ask.clone() };
        let carried = reader.carrying(&without_steps, false);
        readings.push(Reading::new("of the last answer itself", carried, &ask).near(context()).without(&rest).first());
    }
    if let Some(text) = in_full.as_ref().and_then(|in_full| in_full.with_words_of_asking(typed)) {
        readings.push(written("the last question with its words of asking", &text));
    }
    if ask_itself.pattern.is_none() && leaning != Leaning::Perhaps {
        let texts = in_full.as_ref().map_or_else(Vec::new, |in_full| in_full.with_another(typed));
        readings.extend(texts.iter().map(|text| written("the last question of another", text)));
    }
    if is_swap && answered && !ask_itself.silent {
        // "And the ambassador?" may ask for him, of what was just told.
        let own = Reading::new("what its noun asks", without_steps.clone(), &ask_itself);
        readings.push(own.near(context()).without(&excluded));
    }
    if answered && says_nothing {
        let carried = reader.carrying(&without_steps, false);
        readings.push(Reading::new("of all that was said", carried, &ask).near(context()).without(&excluded));
    }
    if answered && !is_swap {
        let near = Reading::new("near the last answer", without_steps.clone(), &ask);
        readings.push(near.near(context()).without(&excluded));
    }
    let carried_dates = |at: usize| -> Vec<_> { turn.dates.iter().map(|span| (at..at + 1, *span)).collect() };
    if let Some(named) = reader.with_names(&without_steps, false).filter(|_| !others) {
        readings.push(Reading::new("with the last subject", named.clone(), &ask).without(&excluded));
        if named.dates.is_empty() && ask_itself.silent {
            let dated = Question { dates: carried_dates(place(&named)), ..named };
            readings.push(Reading::new("with the last subject and date", dated, &ask).without(&excluded));
        }
    }
    if ask_itself.silent && question.dates.is_empty() {
        if new_subject {
            readings.push(Reading::new("the same of another", without_steps.clone(), &ask).without(&excluded));
        }
        if !turn.dates.is_empty() {
            let dates = carried_dates(place(&without_steps));
            let dated = Question { dates, ..without_steps.clone() };
            readings.push(Reading::new("the same at that date", dated, &ask).without(&excluded));
        }
    }
    // What says something of its own takes the place of what was said before.
    if ask_itself.silent || is_swap || (answered && !says_more) {
        let mut carry = |dates: bool, how| {
            let carried = reader.carrying(&without_steps, dates);
            readings.push(Reading::new(how, carried, &ask).near(swap_context()).without(&excluded));
        };
        carry(true, "with all that was said");
        if question.dates.is_empty() {
            carry(false, "with all but the date");
        }
    }
    readings
}

/// Whether the fact has its date as exactly as asked for: "on which day?". What asks for no date is fine.
fn is_exact(topic: &Topic, fact: usize, question: &Question, ask: &Ask) -> bool {
    let mut dates = topic.facts()[fact].slots.iter().filter(|filled| filled.slot.is_date());
    let mut values = dates.by_ref().flat_map(|filled| &filled.values);
    ask.intent != "when" || values.any(|value| date_fit(question, ask, value) >= 1.0)
}

/// The slots that a question word alone asks for, of a fact that was just told: only those that fit it best.
fn own_slots(ask: &Ask) -> Option<&'static [Slot]> {
    let to_another = ask.words.split(' ').any(|word| matches!(word, "whom"));
    match ask.slots.first()? {
        Slot::Who if to_another => Some(&[Slot::Whom]),
        Slot::Who => Some(&[Slot::Who, Slot::Whom]),
        Slot::When => Some(&[Slot::When, Slot::From, Slot::Until]),
        Slot::Where => Some(&[Slot::Where]),
        Slot::Why => Some(&[Slot::Why]),
        Slot::Outcome => Some(&[Slot::Outcome]),
        Slot::Condition => Some(&[Slot::Condition]),
        _ => None,
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
