//! Which slot of a fact answers, and with which of its values.

mod dates;
mod whom;

pub use dates::{date_fit, is_of_other_year, prefer_days, span_fit};
pub use whom::{acts_for, asks_for_person, is_person};

use super::ask::Ask;
use super::confidence::STATED;
use super::score::Scored;
use crate::dates::Span;
use crate::grammar::Words;
use crate::lexicon::{KindId, Lexicon};
use crate::question::Question;
use crate::text::{Token, fold};
use crate::topic::{Fact, Filled, Slot, SlotValue, Topic, ValueWord};
use crate::vocabulary::{EntityId, Item, Term, Weight};
use dates::{ends, lacks_exactness};
use rustc_hash::FxHashSet;
use whom::OfWhom;

/// A possible answer: a slot of a fact with the values that answer.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The fact, and how well it explains the question.
    pub scored: Scored,
    /// The slot.
    pub slot: Slot,
    /// Which of the slot's values answer.
    pub values: Vec<usize>,
    /// How well the slot fits what is asked, from 0 to 1.
    pub fit: f32,
    /// How good an answer it is in all.
    pub score: f32,
}

/// What each slot down the list of those that can answer is worth against the first.
const NEXT_SLOT: f32 = 0.92;
/// The same where the kind is told: then any slot may hold it.
const NEXT_SLOT_OF_KIND: f32 = 0.95;
/// The same for what is no place, where any place is asked for.
const NOT_WHERE: f32 = 0.8;
/// The same for what is no outcome, where that is asked for first.
const NOT_OUTCOME: f32 = 0.85;
/// A value of which this share is in the question already is no answer to it.
const MENTIONED: f32 = 0.67;
/// The least that a word of a value counts, however common.
const LEAST_WORD: f32 = 0.1;
/// A value whose kind isn't known, against one of the kind asked for.
const KIND_UNKNOWN: f32 = 0.7;
/// A value that is known to be of another kind than asked for.
const KIND_WRONG: f32 = 0.3;
/// A state as the place of something, against a place in it.
const IN_STATE: f32 = 0.9;
/// Several, where one is asked for, or the other way round.
const ONE_OF_SEVERAL: f32 = 0.88;
/// A slot that the curator gave words for which the question uses.
const OWN_WORDS: f32 = 1.15;

/// One who was never what is asked for: "which prime minister".
const NOT_IN_ROLE: f32 = 0.6;
/// A fact that tells of another time than the first, where the first is asked for, or whose other end is the date given.
const OTHER_TIME: f32 = 0.8;
/// A reason that is itself what is asked the reason of.
const OWN_REASON: f32 = 0.6;
/// A fact that tells of another place than the question gives.
const OTHER_PLACE: f32 = 0.7;
/// "Whose plan", where the fact doesn't state the plan.
const NOT_HAD: f32 = 0.85;

/// What a question wants of an answer, read once for all facts.
pub struct Wanted<'a> {
    topic: &'a Topic,
    lexicon: &'a Lexicon,
    question: &'a Question,
    ask: &'a Ask,
    /// All that the question speaks of.
    spoken: FxHashSet<Term>,
    /// The same without what is said to ask for the answer.
    said: FxHashSet<Term>,
    person: Option<KindId>,
    of_whom: OfWhom,
    /// Whether the first of several times is asked for, or a later one.
    first: bool,
    again: bool,
    /// The dates from or until which something lasted: "ambassador *from* 1938".
    ends: Vec<(Slot, Span)>,
    /// The places that the question gives: "signed *in Tokyo*".
    places: Vec<EntityId>,
    /// How many a list must have at least: "name two".
    least: Option<usize>,
}

impl<'a> Wanted<'a> {
    /// What `question` wants, which asks for `ask`.
    pub fn read(topic: &'a Topic, lexicon: &'a Lexicon, question: &'a Question, ask: &'a Ask) -> Wanted<'a> {
        let items = question.items.iter().enumerate();
        // "What equipment did it sell?" does not say that it was equipment: it asks which.
        let saying =
            items.filter(|(at, item)| item.weight != Weight::None && !ask.spent.contains(at) && ask.noun != Some(*at));
        Wanted {
            topic,
            lexicon,
            question,
            ask,
            spoken: question.terms(),
            said: saying.flat_map(|(_, item)| item.all_terms()).copied().collect(),
            person: lexicon.kind_named("person"),
            first: question.tokens.iter().any(|token| lexicon.grammar().is(Words::First, &token.text)),
            again: question.tokens.iter().any(|token| lexicon.grammar().is(Words::Again, &token.text)),
            ends: ends(lexicon, question),
            places: places(topic, lexicon, question),
            least: if ask.intent == "list" { least(lexicon, question, ask) } else { None },
            of_whom: if ask.intent == "who" { OfWhom::read(topic, lexicon, question, ask) } else { OfWhom::default() },
        }
    }

    /// The slots of a fact that can answer, best first.
    pub fn candidates(&self, scored: &Scored) -> Vec<Candidate> {
        let Wanted { topic, lexicon, ask, .. } = *self;
        let fact = &topic.facts()[scored.fact];
        let mut rank = 1.0;
        let mut candidates = Vec::new();
        let mut coarse = false;
        for slot in ask.slots {
            if let Some(filled) = fact.slot(*slot)
                // "In which month was it signed" asks for no other date of the fact, if it has just the year of that.
                && (!coarse || !slot.is_date() || own_words(self.question, filled))
                && let Some((values, fit)) = self.fit(scored.fact, filled)
            {
                let fit = rank * fit;
                let asked = |term: &Term| values.iter().any(|at| filled.values[*at].says(term));
                let scored = scored.asked(topic, &self.spoken, asked);
                candidates.push(Candidate { score: scored.score * fit, scored, slot: *slot, values, fit });
            } else {
                coarse |= fact.slot(*slot).is_some_and(|filled| lacks_exactness(ask, filled));
            }
            rank *= if *slot == Slot::Outcome && ask.slots.first() == Some(slot) {
                NOT_OUTCOME
            } else if ask.kinds.is_empty() || ask.kinds.len() > 1 && asks_any_place(lexicon, ask) {
                NEXT_SLOT
            } else if asks_any_place(lexicon, ask) {
                NOT_WHERE
            } else {
                NEXT_SLOT_OF_KIND
            };
        }
        let stated = self.time_fit(fact) * if self.is_elsewhere(fact) { OTHER_PLACE } else { 1.0 };
        candidates.iter_mut().for_each(|candidate| candidate.score *= stated);
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates
    }

    /// How well a fact fits the times that the question tells apart.
    fn time_fit(&self, fact: &Fact) -> f32 {
        let grammar = self.lexicon.grammar();
        let is_again = || fact.told.words.iter().any(|word| grammar.is(Words::Again, word));
        let span = |slot: Slot| fact.slot(slot).and_then(|filled| filled.values.first()?.span);
        let other_end = |(end, asked): &(Slot, Span)| {
            let other = if *end == Slot::From { Slot::Until } else { Slot::From };
            let at = |slot: Slot| span(slot).is_some_and(|span| span.overlaps(asked));
            at(other) && !at(*end)
        };
        if self.first && is_again() || self.again && !is_again() || self.ends.iter().any(other_end) {
            OTHER_TIME
        } else {
            1.0
        }
    }

    /// Whether a fact tells of another city than the question gives: what happened in one did not in the other.
    pub fn is_elsewhere(&self, fact: &Fact) -> bool {
        let Some(filled) = fact.slot(Slot::Where).filter(|_| !self.places.is_empty()) else { return false };
        let kind = |id: EntityId| self.topic.entity(id).kinds.first().copied();
        let own: Vec<EntityId> = filled.values.iter().filter_map(|value| value.entity).collect();
        let alike = |asked: &EntityId| own.iter().any(|id| kind(*id) == kind(*asked));
        let here = |asked: &EntityId| fact.prepared.names.contains(asked) || own.contains(asked);
        self.places.iter().any(|asked| alike(asked) && !here(asked))
    }

    /// The values of a slot that can answer, and how well they fit.
    fn fit(&self, number: usize, filled: &Filled) -> Option<(Vec<usize>, f32)> {
        let Wanted { topic, lexicon, question, ask, ref of_whom, .. } = *self;
        let fact = &topic.facts()[number];
        let mut fit: f32 = 0.0;
        let mut values = Vec::new();
        for (at, value) in filled.values.iter().enumerate() {
            let known = self.mentioned(filled.slot, value);
            if known >= MENTIONED {
                continue;
            }
            let counted = filled.slot != Slot::HowMany || !ask.words.contains("how many") || has_number(lexicon, value);
            let of_kind = if counted { self.kind_fit(filled.slot, value) } else { KIND_WRONG };
            let dated = if filled.slot.is_date() { date_fit(question, ask, value) } else { 1.0 };
            if dated == 0.0 {
                continue;
            }
            values.push(at);
            fit = fit.max((1.0 - 0.4 * known) * of_kind * dated);
        }
        if values.is_empty() {
            return None;
        }
        if of_whom.role.is_some() {
            let in_role = |at: &usize| filled.values[*at].entity.is_some_and(|id| self.has_role(id));
            if values.iter().any(in_role) {
                values.retain(in_role);
            } else if values.iter().any(|at| filled.values[*at].entity.is_some_and(|id| self.is_person(id))) {
                fit *= NOT_IN_ROLE;
            }
        }
        if ask.intent == "list" && filled.values.len() > 1 {
            fit *= OWN_WORDS;
        }
        if self.least.is_some_and(|least| told(filled) < least) {
            // "Name three" of what there is but one of: the article has no such list.
            fit *= KIND_WRONG;
        }
        if filled.slot == Slot::Why && self.is_own_reason(filled, &values) {
            fit *= OWN_REASON;
        }
        if own_words(question, filled) || is_of_noun(question, ask, filled, &values) {
            fit *= OWN_WORDS;
        }
        if ask.intent == "who" {
            fit *= of_whom.voice_fit(fact, filled.slot);
            if let Some(had) = of_whom.had.map(|item| &question.items[item]) {
                if !self.states(number, had) {
                    fit *= NOT_HAD;
                } else if fact
                    .prepared
                    .deed
                    .as_ref()
                    .is_some_and(|deed| had.terms.iter().any(|t| deed.terms.contains(t)))
                {
                    // "Whose plan" asks for whoever planned.
                    fit *= OWN_WORDS;
                }
            }
            let names = values.iter().filter(|at| filled.values[**at].entity.is_some()).count();
            if names > 1 && of_whom.one || names == 1 && of_whom.several {
                fit *= ONE_OF_SEVERAL;
            }
            let is_person = |at: &usize| filled.values[*at].entity.is_some_and(|id| self.is_person(id));
            if of_whom.person && !values.iter().any(is_person) {
                return None;
            }
            if let Some(state) = of_whom.acts_for {
                let acts = |at: &usize| {
                    filled.values[*at].entity.is_some_and(|id| topic.entity(id).of == state && state.is_some())
                };
                if values.iter().any(acts) {
                    values.retain(acts);
                } else {
                    fit *= KIND_WRONG;
                }
            }
        }
        Some((values, fit))
    }

    /// Whether the reason is the very thing whose reason is asked for: of a bare name, "relations cooled because of the
    /// pact" says not why there was a pact.
    fn is_own_reason(&self, filled: &Filled, values: &[usize]) -> bool {
        let named = |item: &Item| {
            let name = |id: EntityId| fold(self.topic.entity(id).name.trim_start_matches("the "));
            item.entities().any(|id| values.iter().any(|at| fold(&filled.values[*at].text).contains(&name(id))))
        };
        let items = self.question.items.iter().enumerate();
        let mut said =
            items.filter(|(at, item)| item.weight != Weight::None && !self.ask.spent.contains(at)).peekable();
        said.peek().is_some() && said.all(|(_, item)| named(item))
    }

    /// Whether the one of that name was what the noun of the question says.
    fn has_role(&self, name: EntityId) -> bool {
        self.of_whom.role.is_some_and(|noun| whom::in_role(self.topic, &self.question.items[noun], name))
    }

    /// Whether `fact` states what `item` says.
    fn states(&self, fact: usize, item: &Item) -> bool {
        item.all_terms().any(|term| self.topic.index().speaks_of(fact, term) >= STATED)
    }

    /// Whether the name is a person's.
    fn is_person(&self, name: EntityId) -> bool {
        self.topic.entity(name).kinds.first().copied() == self.person
    }

    /// The share of a value that the question says already, from 0 to 1.
    fn mentioned(&self, slot: Slot, value: &SlotValue) -> f32 {
        let Wanted { topic, question, ask, .. } = *self;
        if slot.is_date() {
            let same = |span: &Span| value.span.is_some_and(|own| span.covers(&own) && own.covers(span));
            return if question.dates.iter().any(|(_, span)| same(span)) { 1.0 } else { 0.0 };
        }
        if let Some(entity) = value.entity {
            // Naming it is what counts; "Soviet–Japanese" in a treaty's name is no mention of the treaty. A person may
            // be asked for by another name, or for what he was: "what was Sorge's codename", "codename Ramsay, who".
            let mut whole = question.items.iter().filter(|item| item.entities().any(|id| id == entity));
            let is_person = self.is_person(entity);
            let same_words = |item: &Item| {
                let person = topic.entity(entity);
                // Across scripts no words are the same, but the usual name on both sides is.
                let usual = || person.is_usual(&item.text) && person.is_usual(&value.text);
                let same =
                    || value.words.iter().flat_map(|word| &word.terms).any(|term| stems(item).any(|stem| stem == term));
                !is_person || if item.text.is_ascii() { same() } else { usual() }
            };
            let certain = whole.clone().any(|item| item.entities().count() == 1);
            return match (whole.any(same_words), certain) {
                (true, true) => 1.0,
                // "Which Tanaka" names no one yet.
                (true, false) if is_person => 0.0,
                (true, false) => 0.8,
                (false, _) => 0.0,
            };
        }
        // "How many islands" says all of "two islands" but the number; "how much did the islands cost" asks for another.
        let counts = matches!(slot, Slot::HowMany | Slot::HowLong) && !ask.words.contains("much");
        if value.words.is_empty() {
            return 0.0;
        }
        // A name says the word only in its own letters: "Ramsay" is not said by "Sorge".
        let by_stem =
            |terms: &[Term]| terms.iter().any(|term| !matches!(term, Term::Entity(_)) && self.said.contains(term));
        let weigh = |word: &ValueWord| word.weight.max(LEAST_WORD);
        let known: f32 = value.words.iter().filter(|word| by_stem(&word.terms)).map(weigh).sum();
        let share = known / value.words.iter().map(weigh).sum::<f32>();
        if counts { share.min(MENTIONED / 2.0) } else { share }
    }

    /// Whether a value is of the kind asked for.
    fn kind_fit(&self, slot: Slot, value: &SlotValue) -> f32 {
        let Wanted { topic, lexicon, ask, .. } = *self;
        let wanted = |kind: KindId| ask.kinds.iter().any(|wanted| lexicon.is_a(kind, *wanted));
        match value.entity {
            Some(id) => {
                let kinds = &topic.entity(id).kinds;
                if ask.kinds.is_empty() {
                    // "Who" asks for a person first, though a state may be the answer.
                    let impersonal = ask.intent == "who" && !kinds.iter().any(|kind| Some(*kind) == self.person);
                    return if impersonal { 0.93 } else { 1.0 };
                }
                // A state is no place, but a thing may well happen in one.
                let is_state = || kinds.first().is_some_and(|kind| lexicon.kind_named("state") == Some(*kind));
                if slot == Slot::Where && asks_any_place(lexicon, ask) && is_state() {
                    return IN_STATE;
                }
                let belongs = ask.of.is_none() || topic.entity(id).of.is_none() || topic.entity(id).of == ask.of;
                if belongs && kinds.iter().any(|kind| wanted(*kind)) { 1.0 } else { KIND_WRONG }
            }
            None if ask.kinds.is_empty() => {
                if ask.intent == "who" {
                    0.85
                } else {
                    1.0
                }
            }
            None => {
                let named = value.terms.iter().any(|term| matches!(term, Term::Kind(kind) if wanted(*kind)));
                // What stands in these slots is of their kind, named or not.
                let by_slot = slot == Slot::Where && asks_any_place(lexicon, ask)
                    || slot == Slot::Treaty && ask.intent == "treaty"
                    || matches!(slot, Slot::HowMany | Slot::HowLong) && ask.intent == "number";
                if named || by_slot { 1.0 } else { KIND_UNKNOWN }
            }
        }
    }
}

/// Whether the question is "where", not "in which city".
fn asks_any_place(lexicon: &Lexicon, ask: &Ask) -> bool {
    ask.kinds.first().copied().is_some_and(|kind| lexicon.kind_named("place") == Some(kind))
}

/// How many a list is to have: "name two countries", but not "which three-power alliance".
fn least(lexicon: &Lexicon, question: &Question, ask: &Ask) -> Option<usize> {
    const NEAR: usize = 3;
    let tokens = question.tokens.get(question.asking.tokens.clone())?;
    let asks = |token: &Token| ask.words.split(' ').any(|word| word == token.text);
    let mut numbers = tokens.iter().enumerate().filter(|(_, token)| asks(token));
    let (at, number) = numbers.find_map(|(at, token)| Some((at, lexicon.number(&token.text)?)))?;
    let several = tokens.iter().skip(at + 1).take(NEAR).any(|token| token.text.ends_with('s'));
    usize::try_from(number).ok().filter(|_| several)
}

/// Whether a value has a number in it: "all of it" is no answer to "how many".
fn has_number(lexicon: &Lexicon, value: &SlotValue) -> bool {
    let number =
        |word: &str| word.bytes().any(|b| b.is_ascii_digit()) || lexicon.number(&word.to_lowercase()).is_some();
    value.text.split([' ', '-', '–']).any(number)
}

/// How many things a slot tells: one value may be written as a list of several.
fn told(filled: &Filled) -> usize {
    let texts = filled.values.iter().map(|value| value.text.as_str());
    texts.map(|text| 1 + text.matches(", ").count().max(text.matches(" and ").count())).sum()
}

fn stems(item: &Item) -> impl Iterator<Item = &Term> {
    item.all_terms().filter(|term| matches!(term, Term::Stem(_)))
}

/// The cities that a question gives as the place of what it asks for: "in Tokyo".
fn places(topic: &Topic, lexicon: &Lexicon, question: &Question) -> Vec<EntityId> {
    let city = lexicon.kind_named("city");
    let inside = |item: &&Item| {
        let before = item.tokens.start.checked_sub(1).and_then(|at| question.tokens.get(at));
        before.is_some_and(|token| matches!(token.text.as_str(), "in" | "at"))
    };
    let is_city =
        |id: &EntityId| topic.entity(*id).kinds.iter().any(|kind| city.is_some_and(|city| lexicon.is_a(*kind, city)));
    question.content().filter(inside).flat_map(Item::entities).filter(is_city).collect()
}

fn own_words(question: &Question, filled: &Filled) -> bool {
    let own = |term: &Term| filled.also_terms.contains(term);
    !filled.also_terms.is_empty() && question.content().any(|item| item.terms.iter().any(own))
}

/// Whether a value is what the noun of the question says: "which *resources*", "which *privilege*".
fn is_of_noun(question: &Question, ask: &Ask, filled: &Filled, values: &[usize]) -> bool {
    // A noun that names a kind is looked after by the kind: any treaty may be called an agreement.
    let noun = ask.noun.filter(|_| ask.kinds.is_empty()).and_then(|at| question.items.get(at));
    let Some(noun) = noun else { return false };
    let is_said = |term: &Term| !matches!(term, Term::Kind(_) | Term::Entity(_)) && noun.terms.contains(term);
    values.iter().any(|at| filled.values[*at].terms.iter().any(is_said))
}
