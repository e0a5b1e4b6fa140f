//! In what ways an answer misses the very point of a question, though its fact explains most of the words.
//!
//! Each is a ground for doubt, not a veto: how much it weighs is fitted on question sets.

use super::ask::Ask;
use super::roles;
use super::score::Counted;
use super::slots::Candidate;
use super::{Engine, confidence::STATED};
use crate::grammar::Words;
use crate::lexicon::{KindId, is_common};
use crate::question::Question;
use crate::text::Language;
use crate::topic::{Fact, Slot, SlotValue};
use crate::vocabulary::{EntityId, Item, Term, Weight};

/// What speaks against an answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mismatch {
    /// A reason is asked for, and the answer comes from no slot that gives one.
    pub reasonless: bool,
    /// The answer isn't of the kind asked for: "who", "in which city".
    pub unkind: bool,
    /// The fact doesn't say at all what the question says was done: "when did he *die*".
    pub other_deed: bool,
    /// The fact says it only in words of like meaning, or in its passage.
    pub like_deed: bool,
    /// The one who does it in the question isn't named in the fact.
    pub other_doer: bool,
    /// The fact has the parts the other way round: who promised is the one to whom it was promised.
    pub turned: bool,
    /// A time, a place or a number is asked for of what was only meant to be done.
    pub intended: bool,
    /// The answer is what is left of a list after the one that the question names.
    pub rest: bool,
    /// Other things are counted than asked for.
    pub uncounted: bool,
}

impl Mismatch {
    /// What speaks against the answer `candidate` from `fact`, or against the fact told as a whole.
    pub fn of(
        engine: &Engine<'_>,
        question: &Question,
        ask: &Ask,
        counted: &[Counted],
        fact: usize,
        candidate: Option<&Candidate>,
    ) -> Mismatch {
        if ask.slots.is_empty() {
            return Mismatch::default();
        }
        let answer = Answer::new(engine, question, fact, candidate);
        // "Who was Tanaka?" is answered by what he was.
        let defines = counted.len() == 1 && answer.slot == Some(Slot::What) && answer.fact.did.starts_with("be ");
        // The fact that says the noun itself doesn't tell "what *kind* of" it was.
        let kindless =
            candidate.is_none() && ["kind of", "sort of", "type of"].iter().any(|kind| ask.words.ends_with(kind));
        let unkind = kindless || !defines && !answer.is_of_kind(engine, ask);
        let reasonless = ask.intent == "why" && !answer.gives_reason();
        let slot = candidate.map(|candidate| candidate.slot);
        let rest = candidate.is_some_and(|candidate| {
            let all = answer.fact.slot(candidate.slot).map_or(0, |filled| filled.values.len());
            ask.intent == "who" && candidate.values.len() > 1 && candidate.values.len() < all
        });
        if question.language != Language::English {
            return Mismatch { reasonless, unkind, rest, ..Mismatch::default() };
        }
        let deed = deed(engine, question, counted);
        let unsaid = |word: &Counted| word.explained[fact] < 0.5;
        let literal = |word: &Counted| {
            let item = &question.items[word.item];
            let mut stems = item.terms.iter().filter(|term| matches!(term, Term::Stem(_)));
            stems.any(|term| engine.topic.index().speaks_of(fact, term) > 0.0)
        };
        let event = !ask.names_role() && !matches!(slot, Some(Slot::What | Slot::Condition | Slot::Outcome));
        Mismatch {
            reasonless,
            unkind,
            rest,
            other_deed: deed.is_some_and(unsaid),
            like_deed: deed.is_some_and(|word| !unsaid(word) && (word.explained[fact] < STATED || !literal(word))),
            other_doer: has_other_doer(engine, question, counted, fact),
            turned: deed.is_some_and(|word| is_turned(engine, question, &question.items[word.item], answer.fact)),
            intended: event && is_intended(engine, question, deed.map(|word| &question.items[word.item]), answer.fact),
            uncounted: ask.intent == "number" && counts_other(question, ask, counted, &answer),
        }
    }
}

/// What is answered: the values of a slot, or a fact as a whole.
struct Answer<'a> {
    fact: &'a Fact,
    slot: Option<Slot>,
    values: Vec<&'a SlotValue>,
}

impl<'a> Answer<'a> {
    fn new(engine: &Engine<'a>, question: &Question, fact: usize, candidate: Option<&Candidate>) -> Answer<'a> {
        let fact = &engine.topic.facts()[fact];
        let slot = candidate.map(|candidate| candidate.slot);
        let values = match candidate {
            Some(candidate) => {
                let values = fact.slot(candidate.slot).map_or(&[][..], |filled| &filled.values);
                candidate.values.iter().filter_map(|at| values.get(*at)).collect()
            }
            // Of the whole fact only that is an answer which the question doesn't name itself.
            None => {
                let named = |value: &&SlotValue| {
                    value.entity.is_some_and(|id| question.items.iter().any(|item| item.entities().any(|e| e == id)))
                };
                fact.slots.iter().flat_map(|filled| &filled.values).filter(|value| !named(value)).collect()
            }
        };
        Answer { fact, slot, values }
    }

    fn is_of_kind(&self, engine: &Engine<'_>, ask: &Ask) -> bool {
        let lexicon = engine.lexicon;
        let named = |names: &[&str]| names.iter().filter_map(|name| lexicon.kind_named(name)).collect::<Vec<KindId>>();
        let kinds = match ask.intent {
            "who" if ask.kinds.is_empty() => named(&["person", "state", "organization", "people-group"]),
            _ if ask.kinds.is_empty() => return true,
            _ => ask.kinds.clone(),
        };
        let any_place = kinds == named(&["place"]);
        if any_place && self.slot == Some(Slot::Where) || ask.intent == "treaty" && self.slot == Some(Slot::Treaty) {
            return true;
        }
        let fits = |kind: KindId| kinds.iter().any(|wanted| lexicon.is_a(kind, *wanted));
        self.values.iter().any(|value| {
            let of_name = value.entity.is_some_and(|id| engine.topic.entity(id).kinds.iter().any(|kind| fits(*kind)));
            of_name
                || value.terms.iter().any(|term| match term {
                    Term::Kind(kind) => fits(*kind),
                    Term::Entity(id) => engine.topic.entity(*id).kinds.iter().any(|kind| fits(*kind)),
                    _ => false,
                })
        })
    }

    fn gives_reason(&self) -> bool {
        /// "Largely skeptical" says how, but gives no reason, nor does "as a member"; "by threats" may be one.
        const MEANS: [&str; 6] = ["by ", "through ", "via ", "because ", "for ", "as part "];
        let by_means = || self.values.iter().any(|value| MEANS.iter().any(|word| value.text.starts_with(word)));
        match self.slot {
            Some(Slot::How) => by_means() || self.fact.slot(Slot::Why).is_some(),
            slot => slot == Some(Slot::Why) || self.fact.slot(Slot::Why).is_some(),
        }
    }
}

/// The word of the question for what was done: "when did he *die*", "who *hosted* him", "was it *signed*". What says
/// little ("who *made* it public") is none.
pub fn deed<'a>(engine: &Engine<'_>, question: &Question, counted: &'a [Counted]) -> Option<&'a Counted> {
    const DO: [&str; 3] = ["did", "does", "do"];
    /// After one of these stands a noun, or what says more of it.
    const NOUN_AFTER: [&str; 21] = [
        "the", "a", "an", "of", "in", "on", "at", "by", "for", "with", "from", "to", "about", "its", "their", "his",
        "her", "what", "which", "under", "no",
    ];
    let text = |at: usize| question.tokens.get(at).map_or("", |token| token.text.as_str());
    let range = question.asking.tokens.clone();
    let helper = range.clone().find(|at| DO.contains(&text(*at)));
    let from = helper.map_or(range.start, |at| at + 1);
    let is_base = |word: &str| {
        let stem = word.strip_suffix('e').unwrap_or(word);
        let last = word.chars().last().unwrap_or_default();
        [format!("{word}ing"), format!("{stem}ing"), format!("{word}{last}ing")].iter().any(|form| is_common(form))
    };
    let is_past =
        |word: &str| word.ends_with("ed") || word.ends_with("en") || engine.lexicon.grammar().is(Words::Pasts, word);
    let is_verb = |item: &Item| {
        let word = text(item.tokens.start);
        if helper.is_some() {
            is_base(word) && !is_past(word) || is_base(word) && word.len() < 5
        } else {
            is_past(word)
        }
    };
    // "The reason for (not) giving it back".
    let follows_for = |at: usize| {
        let before = |back: usize| at.checked_sub(back).map_or("", text);
        before(1) == "for" || before(1) == "not" && before(2) == "for"
    };
    let had_reason = counted.iter().filter(|word| word.asked).find(|word| {
        let start = question.items[word.item].tokens.start;
        text(start).ends_with("ing") && follows_for(start)
    });
    if had_reason.is_some() {
        return had_reason;
    }
    counted.iter().filter(|word| word.asked).find(|word| {
        let item = &question.items[word.item];
        let before = item.tokens.start.checked_sub(1).map_or("", text);
        item.tokens.start >= from
            && (item.weight == Weight::Content || item.concepts().next().is_some())
            && item.entities().next().is_none()
            && !NOUN_AFTER.contains(&before)
            && is_verb(item)
    })
}

/// Whether the fact doesn't have the one who does it in the question.
fn has_other_doer(engine: &Engine<'_>, question: &Question, counted: &[Counted], fact: usize) -> bool {
    let Some(doer) = roles::subject(engine.topic, engine.lexicon, question) else { return false };
    let named = |word: &&Counted| question.items[word.item].entities().any(|id| id == doer);
    counted.iter().find(named).is_some_and(|word| word.explained[fact] < 0.5)
}

/// Whether the one who does it in the question is the one to whom the fact says it's done, and the other way round.
fn is_turned(engine: &Engine<'_>, question: &Question, deed: &Item, fact: &Fact) -> bool {
    let grammar = engine.lexicon.grammar();
    let converse = |item: &Item| item.text.split(' ').find_map(|word| grammar.converse(word)).map(|one| one.turned);
    let all = |item: &Item| -> Vec<Term> {
        item.terms.iter().chain(item.parts.iter().flat_map(|part| &part.terms)).copied().collect()
    };
    let (asked, told) = (all(deed), fact.prepared.deed.as_ref().map(all));
    let shared = told.is_some_and(|told| asked.iter().any(|term| told.contains(term)));
    if !shared || fact.prepared.deed.as_ref().and_then(converse) != converse(deed) {
        return false;
    }
    let Some(doer) = roles::subject(engine.topic, engine.lexicon, question) else { return false };
    let has = |slot: Slot, name: EntityId| {
        fact.slot(slot).is_some_and(|filled| filled.values.iter().any(|value| value.entity == Some(name)))
    };
    let mut others = question.items.iter().flat_map(Item::entities).filter(|name| *name != doer);
    has(Slot::Whom, doer) && !has(Slot::Who, doer) && others.any(|name| has(Slot::Who, name))
        || comes_before(question, doer, deed) && is_by_another(engine, doer, fact)
}

/// Whether the one of that name stands before the deed, as its doer does, and not in a clause after it.
fn comes_before(question: &Question, doer: EntityId, deed: &Item) -> bool {
    let before = question.items.iter().take_while(|item| item.tokens.start < deed.tokens.start);
    before.flat_map(Item::entities).any(|name| name == doer)
}

/// Whether the fact has only others for doers: neither the state or person `doer` nor anybody who acts for it.
fn is_by_another(engine: &Engine<'_>, doer: EntityId, fact: &Fact) -> bool {
    let side = |name: EntityId| engine.topic.entity(name).of.unwrap_or(name);
    let who = fact.slot(Slot::Who).map_or(&[][..], |filled| &filled.values);
    let kind = |name: EntityId| engine.topic.entity(name).kinds.first();
    let is_other = |value: &SlotValue| {
        value.entity.is_some_and(|name| kind(name) == kind(doer) && name != doer && side(name) != side(doer))
    };
    !who.is_empty() && who.iter().all(is_other)
}

/// Whether the fact only means, offers or supposes what the question takes as done.
fn is_intended(engine: &Engine<'_>, question: &Question, deed: Option<&Item>, fact: &Fact) -> bool {
    let shares = |one: &Item, other: &Item| one.terms.iter().any(|term| other.terms.contains(term));
    let tokens = || question.tokens.iter().map(|token| token.text.as_str());
    if engine.lexicon.grammar().speaks_of_intention(tokens()) {
        return false;
    }
    let told = &fact.prepared;
    let mut meant =
        deed.into_iter().flat_map(|deed| fact.told.items.iter().filter(|item| shares(item, deed))).peekable();
    if meant.peek().is_some() {
        let supposed = |item: &Item| fact.told.manners.get(item.tokens.start).is_some_and(|manner| manner.supposed);
        return meant.all(supposed);
    }
    let said = |deed: &Item| question.items.iter().any(|item| shares(item, deed));
    told.intended && !told.deed.as_ref().is_some_and(said)
}

/// Whether the noun of "how many …" isn't what the answer counts.
fn counts_other(question: &Question, ask: &Ask, counted: &[Counted], answer: &Answer<'_>) -> bool {
    let text = |at: usize| question.tokens.get(at).map_or("", |token| token.text.as_str());
    let Some(many) = question.asking.tokens.clone().find(|at| matches!(text(*at), "many" | "much")) else {
        return false;
    };
    if ask.words.contains("money") || ask.words.contains("dollar") {
        return !answer.values.iter().any(|value| value.text.contains('$'));
    }
    let Some(noun) = counted.iter().find(|word| question.items[word.item].tokens.start == many + 1) else {
        return false;
    };
    let noun = &question.items[noun.item];
    let last = noun.parts.last().unwrap_or(noun);
    !answer.values.iter().any(|value| last.terms.iter().chain(&noun.terms).any(|term| value.terms.contains(term)))
}
