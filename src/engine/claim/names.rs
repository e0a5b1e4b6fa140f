//! Names of a claim that a fact has otherwise: another place, a namesake, another of the kind.

use super::case::Case;
use crate::grammar::{Word, Words};
use crate::lexicon::{KNOWN_ENGLISH, is_common};
use crate::topic::{Slot, SlotValue};
use crate::vocabulary::{EntityId, Item, Term};

/// Words no longer than this are seldom names.
const SHORT: usize = 3;

impl Case<'_> {
    /// Whether the claim says "in" this item.
    fn says_in(&self, item: &Item) -> bool {
        let before = item.tokens.start.checked_sub(1).and_then(|at| self.question.tokens.get(at));
        before.is_some_and(|before| matches!(before.text.as_str(), "in" | "at" | "near"))
    }

    /// The names in a slot of the fact.
    pub fn names(&self, slot: Slot) -> impl Iterator<Item = EntityId> {
        let values = self.fact.slot(slot).map_or(&[][..], |filled| &filled.values);
        values.iter().filter_map(|value| value.entity.or_else(|| self.person_within(value)))
    }

    /// The person whom a value names among other words: "Prime Minister Mira Talvo".
    fn person_within(&self, value: &SlotValue) -> Option<EntityId> {
        let names = value.words.last()?.terms.iter().filter_map(|term| match term {
            Term::Entity(id) if self.is_a(*id, "person") => Some(*id),
            _ => None,
        });
        let mut names = names.filter(|id| value.text.ends_with(&self.topic.entity(*id).name));
        names.next()
    }

    fn are_alike(&self, one: EntityId, other: EntityId) -> bool {
        self.topic.entity(one).kinds.first() == self.topic.entity(other).kinds.first()
    }

    /// The places that `item` may name, where the claim says "in" them.
    fn placed(&self, item: &Item) -> Option<Vec<EntityId>> {
        let is_place = |id: &EntityId| self.is_a(*id, "place") || self.is_a(*id, "state");
        let places: Vec<_> = item.entities().filter(is_place).collect();
        (self.says_in(item) && !places.is_empty()).then_some(places)
    }

    /// Whether the city that the claim puts it in is not where the fact says it was, if it says so at all: elsewhere the
    /// city may stand for the state, but not there.
    pub fn is_elsewhere(&self, item: &Item) -> bool {
        let Some(places) = self.placed(item) else { return false };
        let city = self.lexicon.kind_named("city");
        let is_city = |id: &EntityId| self.topic.entity(*id).kinds.iter().any(|kind| Some(*kind) == city);
        let there = self.names(Slot::Where).any(|id| places.contains(&id));
        places.iter().any(is_city) && !there && !self.is_spelt_out(item)
    }

    /// Where the claim says "in" a city and the fact was in another: the city's name may stand for the state
    /// elsewhere ("Moscow warned"), but not there.
    pub fn misplaced(&self, item: &Item) -> Option<Slot> {
        let is_place = |id: &EntityId| self.is_a(*id, "place");
        let cities: Vec<_> = item.entities().filter(is_place).collect();
        let places: Vec<_> = self.names(Slot::Where).filter(is_place).collect();
        let rival = places.iter().any(|place| cities.iter().any(|city| self.are_alike(*place, *city)));
        let agrees = cities.iter().any(|city| places.contains(city));
        let placed = || self.says_in(item) || self.follows_deed(item) && !self.is_party(item);
        (rival && !agrees && placed()).then_some(Slot::Where)
    }

    /// Whether the item stands right after what the fact says was done: "occupied *Sellin*".
    fn follows_deed(&self, item: &Item) -> bool {
        let before = self.question.items.iter().rfind(|other| other.tokens.end == item.tokens.start);
        let deed = self.fact.prepared.deed.as_ref();
        before.zip(deed).is_some_and(|(before, deed)| before.terms.iter().any(|term| deed.terms.contains(term)))
    }

    /// Whether the name is all that the claim says it was done to ("recognized *Ondria*"), and the fact has the name only
    /// within something else: "recognized the rule of Ondria".
    pub fn has_within_another(&self, item: &Item) -> bool {
        let objects = [Slot::Whom, Slot::What].into_iter().filter_map(|slot| self.fact.slot(slot));
        let mut objects = objects.flat_map(|filled| &filled.values).peekable();
        let is_value = |value: &SlotValue| item.entities().any(|id| value.entity == Some(id));
        let mut values = self.fact.slots.iter().flat_map(|filled| &filled.values);
        self.is_object(item)
            && objects.peek().is_some()
            && objects.all(|value| value.entity.is_none())
            && !values.any(is_value)
    }

    /// Whether the item follows what the fact says was done, and nothing follows it that it would belong to.
    fn is_object(&self, item: &Item) -> bool {
        let items = || self.question.content();
        let word = |at: usize| self.question.tokens.get(at).map_or("", |token| token.text.as_str());
        let before = items().filter(|other| other.tokens.end <= item.tokens.start).last();
        let deed = self.fact.prepared.deed.as_ref();
        before.zip(deed).is_some_and(|(before, deed)| {
            let mut between = before.tokens.end..item.tokens.start;
            before.terms.iter().any(|term| deed.terms.contains(term))
                && between.all(|at| matches!(word(at), "the" | "a" | "an"))
        }) && !items().any(|other| other.tokens.start == item.tokens.end)
    }

    /// Whether the fact has the name, in just these words, as one who does it or to whom it's done.
    fn is_party(&self, item: &Item) -> bool {
        let values = [Slot::Who, Slot::Whom].into_iter().filter_map(|slot| self.fact.slot(slot));
        values.flat_map(|filled| &filled.values).any(|value| crate::text::fold(&value.text) == item.text)
    }

    /// The slot of the fact that has a person who shares a part of the name of the one that `item` names, and is another.
    pub fn namesake(&self, item: &Item) -> Option<Slot> {
        let mut names = item.entities();
        let (Some(named), None) = (names.next(), names.next()) else { return None };
        self.is_a(named, "person").then_some(())?;
        let words = |id: EntityId| crate::text::fold(&self.topic.entity(id).name);
        let shares = |one: EntityId, other: EntityId| {
            let (one, other) = (words(one), words(other));
            one.split(' ').any(|word| other.split(' ').any(|same| word == same))
        };
        let of_people = [Slot::Who, Slot::Whom];
        if of_people.into_iter().any(|slot| self.names(slot).any(|id| id == named)) {
            return None;
        }
        let is_other = |other: EntityId| self.are_alike(named, other) && shares(named, other);
        of_people.into_iter().find(|slot| self.names(*slot).any(is_other))
    }

    /// The slot of the fact that has another thing of the kind that `item` names, if it names one that the fact doesn't.
    pub fn rival(&self, item: &Item) -> Option<Slot> {
        let kind = |id: EntityId| self.topic.entity(id).kinds.first().copied();
        if let Some(places) = self.placed(item) {
            // Where it was can only be wrong by where it was.
            self.fact.slot(Slot::Where)?;
            let inside = |id: EntityId| self.topic.entity(id).of.is_some_and(|of| places.contains(&of));
            return (!self.names(Slot::Where).any(inside)).then_some(Slot::Where);
        }
        let named = item.entities().next().is_some();
        if named && item.text.split(' ').all(|word| self.fact.told.words.iter().any(|said| said == word)) {
            // What the fact names itself is wrong in no slot of it.
            return None;
        }
        if self.is_reason(item) {
            // A reason can't stand in the place of one who did it.
            return None;
        }
        let kinds: Vec<_> = item.entities().filter_map(kind).collect();
        let slots = [Slot::Where, Slot::Treaty, Slot::Whom, Slot::Who];
        // Whom the claim names as well has nobody in his place.
        let claimed = |id: &EntityId| {
            self.is_a(*id, "person") && self.question.items.iter().any(|item| item.entities().any(|named| named == *id))
        };
        let named = slots.into_iter().find(|slot| {
            self.names(*slot).filter(|id| !claimed(id)).filter_map(kind).any(|kind| kinds.contains(&kind))
        });
        named.or_else(|| {
            let number = item.text.chars().all(|c| c.is_ascii_digit() || c == '.');
            let figures = self.fact.slot(Slot::HowMany)?;
            let has_figure = figures.values.iter().any(|value| value.text.bytes().any(|b| b.is_ascii_digit()));
            (number && has_figure).then_some(Slot::HowMany)
        })
    }

    /// Whether the claim gives the item as a reason: "because of Mira".
    fn is_reason(&self, item: &Item) -> bool {
        /// No phrase that leads to a reason is longer.
        const LONGEST: usize = 4;
        let words: Vec<Word<'_>> = self.question.tokens[..item.tokens.start].iter().map(Word::from).collect();
        let from = words.len().saturating_sub(LONGEST);
        let leads = |at: usize| {
            self.lexicon.grammar().at(Words::Reasons, &words, at).is_some_and(|length| at + length == words.len())
        };
        (from..words.len()).any(leads)
    }

    /// The slot of the fact that has somebody whom the claim doesn't name, where the claim, which is of the same deed by the
    /// same doer, names one that the topic doesn't know: "promised *Napoleon*".
    pub fn outsider(&self, item: &Item) -> Option<Slot> {
        let unknown = item.entities().next().is_none() && item.concepts().next().is_none() && self.is_proper(item);
        let claimed = |id: &EntityId| self.question.items.iter().any(|item| item.entities().any(|named| named == *id));
        let before = |id: EntityId| {
            let mut items = self.question.items.iter().take_while(|other| other.tokens.end <= item.tokens.start);
            items.any(|other| other.entities().any(|named| named == id))
        };
        if !unknown || !self.speaks_of_deed() || !self.names(Slot::Who).any(before) {
            return None;
        }
        // What was done with one state may have been done with another as well, unless the two are told together.
        let joined = |slot: Slot| {
            self.joined(item).is_some_and(|other| self.names(slot).any(|id| other.entities().any(|o| o == id)))
        };
        let missing = |slot: &Slot| {
            let acts = |id: &EntityId| self.is_a(*id, "person") || self.is_a(*id, "state") && joined(*slot);
            self.names(*slot).filter(|id| !claimed(id)).any(|id| acts(&id))
        };
        [Slot::Whom, Slot::Who].into_iter().find(missing)
    }

    /// The name that "and" joins to the item.
    fn joined(&self, item: &Item) -> Option<&Item> {
        let word = |at: usize| self.question.tokens.get(at).map_or("", |token| token.text.as_str());
        let mut items = self.question.items.iter();
        items.find(|other| {
            let between =
                |left: &Item, right: &Item| left.tokens.end + 1 == right.tokens.start && word(left.tokens.end) == "and";
            between(other, item) || between(item, other)
        })
    }

    /// Whether the word is a name, by how it's typed or because everybody knows it.
    fn is_proper(&self, item: &Item) -> bool {
        let typed = self.typed(item.tokens.clone());
        let word = item.text.as_str();
        let known = KNOWN_ENGLISH.binary_search(&word).is_ok();
        let inside = item.tokens.start > self.claim.tokens.start;
        let capital = inside && typed.starts_with(char::is_uppercase) && typed.chars().any(char::is_lowercase);
        !is_common(word) && word.len() > SHORT && (capital || known)
    }

    /// Whether a name is that of something that happens.
    pub fn names_event(&self, item: &Item) -> bool {
        item.entities().any(|id| self.is_a(id, "event"))
    }
}
