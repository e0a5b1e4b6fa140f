//! What the noun of a question asks for: "which *accord*", "what *port*", "soviet *ambassador* 1960s".

use crate::lexicon::{KindId, Lexicon};
use crate::question::Question;
use crate::topic::{Slot, Topic};
use crate::vocabulary::{EntityId, Item, Weight};
use std::ops::Range;

/// The noun that tells what kind of thing is asked for.
#[derive(Clone, Debug)]
pub struct Focus {
    /// Which item of the question it is.
    pub item: usize,
    /// The kinds of things it may mean.
    pub kinds: Vec<KindId>,
    /// Whether asking explains it: "which accord", but not "what codename".
    pub spent: bool,
    /// The state that the thing asked for belongs to: "which *Japanese* envoy".
    pub of: Option<EntityId>,
    /// The intent that it makes of the question, by name.
    pub intent: &'static str,
    /// The slots that can hold such a thing, best first.
    pub slots: &'static [Slot],
}

/// Which intent asks for a thing of which kind: (kind, intent, slots). The first line that fits counts.
const BY_KIND: [(&str, &str, &[Slot]); 7] = {
    use Slot::*;
    [
        ("treaty", "treaty", &[Treaty, What, Who, Whom, How, Condition]),
        ("place", "where", &[Where, What, Whom, Who]),
        ("person", "who", &[Who, Whom, What, How]),
        ("state", "who", &[Who, Whom, What, Where, How]),
        ("people-group", "who", &[Who, Whom, What, Where, How]),
        ("organization", "who", &[Who, Whom, What, How]),
        ("quantity", "number", &[HowMany, HowLong, What, Outcome, How]),
    ]
};

/// Nouns of other kinds ask for the thing itself.
const OTHER: (&str, &[Slot]) = {
    use Slot::*;
    ("what", &[What, Who, Whom, Outcome, How, Condition, Why])
};

/// The noun after the question word that ended before token `from`; where there is no question word, the first
/// noun of the clause that names a kind of thing rather than a thing.
pub fn focus(question: &Question, topic: &Topic, lexicon: &Lexicon, from: Option<usize>) -> Option<Focus> {
    let items = question.items.iter().enumerate().filter(|(_, item)| question.asks_at(item.tokens.start));
    let found = match from {
        None => items.clone().find(|(_, item)| names_a_kind(item))?,
        Some(from) => {
            let mut noun = None;
            for (at, item) in items.clone().skip_while(|(_, item)| item.tokens.start < from) {
                let leads = noun.is_none() && LEADS.contains(&item.text.as_str());
                if item.weight == Weight::None && !leads {
                    break;
                }
                if names_a_kind(item) {
                    noun = Some((at, item));
                } else if noun.is_some() {
                    break;
                }
            }
            noun?
        }
    };
    Some(focus_on(question, topic, lexicon, found))
}

/// The noun beside the question word at `asked` in a text without spaces: right after it or within what the pattern
/// took ("どの*都市*"), or else right before it, parted by a particle ("*港*はどこ"). Without a question word, the noun
/// that a particle leaves open at the end ("ソ連の*外相*は").
pub fn focus_beside(
    question: &Question,
    topic: &Topic,
    lexicon: &Lexicon,
    asked: Option<Range<usize>>,
) -> Option<Focus> {
    /// What may stand between the noun and the question word that follows it.
    const PARTICLES: [&str; 12] = [
        "は",
        "とは",
        "って",
        "が",
        "の名は",
        "の名前は",
        "名は",
        "の名称は",
        "はいったい",
        "というのは",
        "",
        "の名前って",
    ];
    /// What may stand between the question word and its noun.
    const LINKS: [&str; 5] = ["", "の", "という", "な", "といった"];
    let text = question.asking.text.as_str();
    let asked = asked.unwrap_or(text.len()..text.len());
    let mut from = 0;
    let mut before = None;
    for (at, item) in question.items.iter().enumerate().filter(|(_, item)| question.asks_at(item.tokens.start)) {
        let Some(start) = text.get(from..).and_then(|rest| rest.find(&item.text)).map(|found| from + found) else {
            continue;
        };
        let end = start + item.text.len();
        from = end;
        if !names_a_kind(item) {
            continue;
        }
        let gap = |range: Range<usize>| text.get(range).unwrap_or_default().trim();
        if asked.contains(&start) || start >= asked.end && LINKS.contains(&gap(asked.end..start)) {
            return Some(focus_on(question, topic, lexicon, (at, item)));
        }
        if end <= asked.start && PARTICLES.contains(&gap(end..asked.start)) {
            before = Some((at, item));
        }
    }
    before.map(|found| focus_on(question, topic, lexicon, found))
}

fn focus_on(question: &Question, topic: &Topic, lexicon: &Lexicon, found: (usize, &Item)) -> Focus {
    let (item, noun) = found;
    let kinds: Vec<_> = noun.kinds().chain(noun.member_of.iter().copied()).collect();
    let of = owner(topic, lexicon, question, item);
    let person = lexicon.kind_named("person");
    let is_person = kinds.iter().any(|kind| Some(*kind) == person);
    // Other languages list what people were among the words for a person; a concept tells it apart.
    let narrower = !noun.member_of.is_empty() || !noun.text.is_ascii() && is_person && noun.concepts().next().is_some();
    match by_kind(lexicon, &kinds) {
        Some((intent, slots)) => {
            // "The volume of trade" may be what the fact calls trade; a turnover that no fact speaks of only asks.
            let unknown = || !topic.index().facts_explaining(noun).iter().any(|strength| *strength > 0.0);
            let spent = !narrower || intent == "number" && unknown();
            Focus { item, kinds, spent, of, intent, slots }
        }
        None => Focus { item, kinds: Vec::new(), spent: false, of: None, intent: OTHER.0, slots: OTHER.1 },
    }
}

/// "Which Tanaka": a name that several share asks which of them. `from` is the token after the question word.
pub fn shared_name(question: &Question, topic: &Topic, lexicon: &Lexicon, from: usize) -> Option<Focus> {
    let item = question.items.iter().position(|item| item.tokens.start == from)?;
    let kinds: Vec<_> =
        question.items[item].entities().filter_map(|id| topic.entity(id).kinds.first().copied()).collect();
    let shared = kinds.len() > 1 && kinds.iter().all(|kind| *kind == kinds[0]);
    let (intent, slots) = by_kind(lexicon, &kinds).filter(|_| shared)?;
    Some(Focus { item, kinds, spent: false, of: None, intent, slots })
}

fn by_kind(lexicon: &Lexicon, kinds: &[KindId]) -> Option<(&'static str, &'static [Slot])> {
    let fits = |name: &str| lexicon.kind_named(name).is_some_and(|kind| kinds.iter().any(|k| lexicon.is_a(*k, kind)));
    let (_, intent, slots) = BY_KIND.iter().find(|(kind, ..)| fits(kind))?;
    Some((intent, slots))
}

/// The state named right before the noun: "the *Soviet* ambassador", "*Japan's* prime minister".
fn owner(topic: &Topic, lexicon: &Lexicon, question: &Question, noun: usize) -> Option<EntityId> {
    let before = question.items.get(noun.checked_sub(1)?)?;
    let state = lexicon.kind_named("state")?;
    let mut states = before.entities().filter(|id| topic.entity(*id).kinds.first() == Some(&state));
    let first = states.next()?;
    // "Russian" may be of several states: then it says too little.
    states.next().is_none().then_some(first)
}

/// What may stand between the question word and its noun; any other function word ends the search: "what did the
/// officials say" asks for no officials.
const LEADS: [&str; 16] = [
    "the", "a", "an", "of", "was", "were", "is", "are", "this", "that", "these", "those", "его", "был", "была", "были",
];

fn names_a_kind(item: &Item) -> bool {
    item.entities().next().is_none() && (item.kinds().next().is_some() || !item.member_of.is_empty())
}
