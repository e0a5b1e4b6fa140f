use super::parts::{Dated, SURE, date_of, dates_for};
use super::{Engine, Found, Trace, found, wording};
use crate::grammar::Words;
use crate::intents::words_of_tag;
use crate::lexicon::sums;
use crate::question::Question;
use crate::reply::Verdict;
use crate::topic::{Slot, SlotValue};
use crate::vocabulary::{EntityId, Item, Term};
use regex::Regex;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// What leads to the things that are to be put in order, and what may follow them.
static LEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let asks = r"^(?:(?:so|and|please) )?(?:which|what|who|put|place|arrange|sort|order|rank)\b.*?\b(?:first|earliest|earlier|later|latest|last|older|oldest|sooner|order|chronologically|recently?)\b(?: by date)?[ ,:;–—-]*";
    Regex::new(asks).ok()
});
static TAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let asks = r"(?:,? (?:(?:came|happened|was|took place) )?(?:first|earliest|earlier|later|latest|last)|,? in (?:chronological )?order|,? chronologically|,? by (?:date|time|year))?[?.! ]*$";
    Regex::new(asks).ok()
});
/// "Which of A and B came first".
static OF: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^.*?\bwhich of (?:these )?(?:two |three )?[:,]? ?").ok());
static OR: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r",? or ").ok());
static EACH: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r",? (?:or|and|then) |, ?|; ?").ok());

/// A claim that one thing came before or after another.
static BEFORE_AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let order = r"^(?:(?:did|was|were|had|is|has|that|it|true|the|so|and|does|do) )*(?P<a>.+?)(?: (?:come|came|comes|happen|happened|take place|took place|occur|occurred|start|started|begin|began))?(?: (?:only|shortly|just|long|right|some time))?(?P<gap> (?:\S+ )?(?:days?|weeks?|months?|years?))? (?P<how>before|after|later than|earlier than|prior to|preceded|followed) (?P<b>.+)$";
    Regex::new(order).ok()
});

/// A claim that one thing was over when another came: "had already … when …".
static ALREADY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:had )?(?P<a>.+? already .+?) (?:when|by the time) (?P<b>.+)$").ok());

/// Whether a claim that one thing came before or after another is true: `None` if it's no such claim, or their
/// dates aren't stated.
pub(in crate::engine) fn check_order(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let clause = &question.asking.text;
    let words: Vec<&str> = clause.split(' ').collect();
    let clause = words[..words.len() - words_of_tag(clause).min(words.len())].join(" ");
    let already = ALREADY.as_ref()?.captures(&clause);
    let parts = already.or_else(|| BEFORE_AFTER.as_ref()?.captures(&clause))?;
    let (a, b) = (parts.name("a")?.as_str(), parts.name("b")?.as_str());
    // "Their position after the war": without a verb nothing is said to have come first.
    let lead = parts.name("how").and_then(|how| clause.get(..how.start()));
    if lead.is_some_and(|lead| !lead.split(' ').any(|word| tells(engine, word))) {
        return None;
    }
    // What lasted still, or was only to come, has no order of its own.
    let lasting = a.split(' ').any(|word| engine.lexicon.grammar().is(Words::Lasting, word));
    if lasting || engine.lexicon.grammar().speaks_of_intention(a.split(' ')) {
        return None;
    }
    let later = parts.name("how").is_some_and(|how| matches!(how.as_str(), "after" | "later than" | "followed"));
    let claimed = if later { Ordering::Greater } else { Ordering::Less };
    let one = date_of(engine, a, trace)?;
    let other = date_of(engine, b, trace).filter(|other| other.span != one.span)?;
    let ordering = one.span.cmp_start(&other.span)?;
    // How much earlier it was is for the facts to say.
    if ordering == claimed && parts.name("gap").is_some() {
        return None;
    }
    let (verdict, yes) = if ordering == claimed { (Verdict::Supported, "Yes") } else { (Verdict::Contradicted, "No") };
    let say = |dated: &Dated| dated.fact.map_or("", |fact| engine.topic.facts()[fact].says.as_str());
    let how = if ordering == Ordering::Less { "before" } else { "after" };
    let text = format!("{yes} — {} was {how} {}: {}", one.span.render("en"), other.span.render("en"), say(&one));
    let found = found(engine, text, &[&one, &other])?;
    Some(Found { intent: "claim", verdict: Some(verdict), ..found })
}

/// Whether a word may be the verb of a sentence that tells what happened.
fn tells(engine: &Engine<'_>, word: &str) -> bool {
    const VERBS: [&str; 11] = ["did", "was", "were", "is", "are", "had", "has", "have", "come", "happen", "does"];
    VERBS.contains(&word) || word.ends_with("ed") || engine.lexicon.grammar().is(Words::Pasts, word)
}

/// Which of several came first, or last.
pub(super) fn order(engine: &Engine<'_>, text: &str, trace: &mut Trace) -> Option<Found> {
    /// More than these nobody means to have put in order.
    const MOST: usize = 6;
    let things = things(text).filter(|things| (2..=MOST).contains(&things.len()))?;
    if asks_for_ages(engine, text, &things) {
        return None;
    }
    let mut dated: Vec<(&str, Dated)> = Vec::new();
    for thing in things {
        dated.push((thing, earliest(engine, thing, trace)?));
    }
    // Each must be surely before or after each other.
    let known = |one: &Dated, other: &Dated| one.span.cmp_start(&other.span).is_some_and(Ordering::is_ne);
    let settled = |at: usize| dated.iter().skip(at + 1).all(|(_, other)| known(&dated[at].1, other));
    if !(0..dated.len()).all(settled) {
        return None;
    }
    dated.sort_by(|(_, one), (_, other)| one.span.cmp_start(&other.span).unwrap_or(Ordering::Equal));
    let last = text.split([' ', ',', '?', ':']).any(|word| engine.lexicon.sums(sums::LAST, word));
    let told: Vec<String> =
        dated.iter().map(|(thing, dated)| format!("{} ({})", name(engine, thing), dated.span.render("en"))).collect();
    let called: Vec<String> = dated.iter().map(|(thing, _)| name(engine, thing)).collect();
    let date = |at: usize| dated.get(at).map(|(_, dated)| dated.span.render("en")).unwrap_or_default();
    let answer = match (&told[..], &called[..]) {
        ([first, _], [_, second]) if last => format!("{second} came later ({}), after {first}", date(1)),
        ([_, second], [first, _]) => format!("{first} came first ({}), before {second}", date(0)),
        ([earlier @ .., _], [.., latest]) if last => {
            format!("{latest} came last ({}), after {}", date(dated.len() - 1), earlier.join(" and "))
        }
        ([_, later @ ..], [first, ..]) => format!("{first} came first ({}), then {}", date(0), later.join(", then ")),
        _ => return None,
    };
    let parts: Vec<&Dated> = dated.iter().map(|(_, dated)| dated).collect();
    found(engine, wording::capitalised(&answer), &parts)
}

/// Whether it's people whose ages are set against each other: the first that is told of somebody is seldom his birth.
fn asks_for_ages(engine: &Engine<'_>, text: &str, things: &[&str]) -> bool {
    let person = engine.lexicon.kind_named("person");
    let is_person = |thing: &&str| {
        let items = engine.topic.vocabulary().read(&crate::text::tokenize(thing));
        items.iter().flat_map(Item::entities).any(|id| engine.topic.entity(id).kinds.first().copied() == person)
    };
    let age = |word: &str| matches!(word, "older" | "oldest" | "younger" | "youngest");
    text.split([' ', ',', '?', ':']).any(age) && things.iter().any(is_person)
}

/// The things that a question asks the order of.
fn things(text: &str) -> Option<Vec<&str>> {
    let lead = OF.as_ref()?.find(text).or_else(|| LEAD.as_ref()?.find(text)).map_or(0, |lead| lead.end());
    let rest = text.get(lead..)?;
    let rest = rest.get(..TAIL.as_ref()?.find(rest)?.start())?;
    // "As ambassador, A or B": what comes before the things says in what way they came.
    let beside = rest.split_once(", ").filter(|(before, _)| before.starts_with("as ") || before.starts_with("in "));
    let rest = beside.map_or(rest, |(_, things)| things);
    let parted = |by: &LazyLock<Option<Regex>>| -> Option<Vec<&str>> {
        Some(by.as_ref()?.split(rest).map(str::trim).filter(|thing| !thing.is_empty()).collect())
    };
    // The name of one of two may have an "and" or a comma in it.
    let two = parted(&OR).filter(|things| things.len() == 2 && !things[0].contains(", "));
    two.or_else(|| parted(&EACH))
}

/// Of facts that are worth nearly as much as the best, the earliest is meant.
const NEAR: f32 = 0.97;

/// The dated fact that a part of the question means: for a bare name the earliest of those that are about it.
fn earliest(engine: &Engine<'_>, part: &str, trace: &mut Trace) -> Option<Dated> {
    let question = Question::read(engine.topic, engine.lexicon, part);
    let mut content = question.content();
    let only = content.next().filter(|_| content.next().is_none());
    let names: Vec<EntityId> = only.into_iter().flat_map(Item::entities).collect();
    let dated = dates_for(engine, &question, trace).into_iter().filter(|dated| dated.confidence >= SURE);
    if names.is_empty() {
        return dated.into_iter().next();
    }
    let is_it = |dated: &Dated| {
        let slots = [Slot::Who, Slot::What, Slot::Treaty].into_iter();
        let filled = slots.filter_map(|slot| engine.topic.facts().get(dated.fact?)?.slot(slot));
        let named = |name: &EntityId, value: &SlotValue| {
            value.entity == Some(*name) || value.terms.contains(&Term::Entity(*name))
        };
        filled.flat_map(|filled| &filled.values).any(|value| names.iter().any(|name| named(name, value)))
    };
    let about: Vec<Dated> = dated.filter(is_it).collect();
    let best = about.first()?.score;
    let mut near = about.into_iter().take_while(|dated| dated.score >= NEAR * best);
    let first = near.next()?;
    Some(
        near.fold(
            first,
            |first, next| if next.span.cmp_start(&first.span) == Some(Ordering::Less) { next } else { first },
        ),
    )
}

/// A part of the question as people should read it: by its proper name, if it is one, with the article that it had.
fn name(engine: &Engine<'_>, part: &str) -> String {
    let named = |name: &str| match part.starts_with("the ") && !name.starts_with("the ") {
        true => format!("the {name}"),
        false => name.to_owned(),
    };
    let items = engine.topic.vocabulary().read(&crate::text::tokenize(part));
    let content: Vec<_> = items.iter().filter(|item| item.weight == crate::vocabulary::Weight::Content).collect();
    match content[..] {
        [only] => only.entities().next().map(|id| named(&engine.topic.entity(id).name)),
        _ => None,
    }
    .unwrap_or_else(|| part.to_owned())
}
