//! Names of a claim that a fact has otherwise: another place, a namesake, another of the kind.

use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item};

/// The places that `item` may name, where the claim says "in" them.
pub(super) fn placed(lexicon: &Lexicon, topic: &Topic, question: &Question, item: &Item) -> Option<Vec<EntityId>> {
    let before = question.tokens.get(item.tokens.start.checked_sub(1)?)?;
    let kinds = [lexicon.kind_named("place"), lexicon.kind_named("state")];
    let is_place = |id: &EntityId| {
        let kind = topic.entity(*id).kinds.first();
        kind.is_some_and(|kind| kinds.into_iter().flatten().any(|place| lexicon.is_a(*kind, place)))
    };
    let places: Vec<_> = item.entities().filter(is_place).collect();
    (matches!(before.text.as_str(), "in" | "at" | "near") && !places.is_empty()).then_some(places)
}

/// Where the claim says "in" a city and the fact was in another: the city's name may stand for the state
/// elsewhere ("Moscow warned"), but not there.
pub(super) fn misplaced(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    fact: &Fact,
    item: &Item,
) -> Option<Slot> {
    let before = question.tokens.get(item.tokens.start.checked_sub(1)?)?;
    let place = lexicon.kind_named("place")?;
    let is_place = |id: &EntityId| topic.entity(*id).kinds.first().is_some_and(|kind| lexicon.is_a(*kind, place));
    let cities: Vec<_> = item.entities().filter(is_place).collect();
    let values = &fact.slot(Slot::Where)?.values;
    let places: Vec<_> = values.iter().filter_map(|value| value.entity).filter(is_place).collect();
    let same_kind =
        |one: EntityId, other: EntityId| topic.entity(one).kinds.first() == topic.entity(other).kinds.first();
    let rival = places.iter().any(|place| cities.iter().any(|city| same_kind(*place, *city)));
    let agrees = cities.iter().any(|city| places.contains(city));
    (matches!(before.text.as_str(), "in" | "at" | "near") && rival && !agrees).then_some(Slot::Where)
}

/// The slot of `fact` that has a person who shares a part of the name of the one that `item` names, and is another.
pub(super) fn namesake(topic: &Topic, fact: &Fact, item: &Item) -> Option<Slot> {
    let mut names = item.entities();
    let (Some(named), None) = (names.next(), names.next()) else { return None };
    let words = |id: EntityId| crate::text::fold(&topic.entity(id).name);
    let shares = |one: EntityId, other: EntityId| {
        let (one, other) = (words(one), words(other));
        one.split(' ').any(|word| other.split(' ').any(|same| word == same))
    };
    let alike = |one: EntityId, other: EntityId| topic.entity(one).kinds.first() == topic.entity(other).kinds.first();
    let filled = |slot: Slot| {
        let values = fact.slot(slot).map_or(&[][..], |filled| &filled.values);
        values.iter().filter_map(|value| value.entity)
    };
    let of_people = [Slot::Who, Slot::Whom];
    if of_people.into_iter().any(|slot| filled(slot).any(|id| id == named)) {
        return None;
    }
    of_people.into_iter().find(|slot| filled(*slot).any(|other| alike(named, other) && shares(named, other)))
}

/// The slot of `fact` that has another thing of the kind that `item` names, if it names one that the fact doesn't.
pub(super) fn rival(topic: &Topic, lexicon: &Lexicon, question: &Question, fact: &Fact, item: &Item) -> Option<Slot> {
    let kind = |id: EntityId| topic.entity(id).kinds.first().copied();
    if let Some(places) = placed(lexicon, topic, question, item) {
        // Where it was can only be wrong by where it was.
        let where_ = fact.slot(Slot::Where)?;
        let inside = |id: EntityId| topic.entity(id).of.is_some_and(|of| places.contains(&of));
        return (!where_.values.iter().filter_map(|value| value.entity).any(inside)).then_some(Slot::Where);
    }
    let kinds: Vec<_> = item.entities().filter_map(kind).collect();
    let slots = [Slot::Where, Slot::Treaty, Slot::Whom, Slot::Who];
    let named = slots.into_iter().find(|slot| {
        let values = fact.slot(*slot).map_or(&[][..], |filled| &filled.values);
        values.iter().any(|value| value.entity.and_then(kind).is_some_and(|kind| kinds.contains(&kind)))
    });
    named.or_else(|| {
        let number = item.text.chars().all(|c| c.is_ascii_digit() || c == '.');
        let figures = fact.slot(Slot::HowMany)?;
        let has_figure = figures.values.iter().any(|value| value.text.bytes().any(|b| b.is_ascii_digit()));
        (number && has_figure).then_some(Slot::HowMany)
    })
}
