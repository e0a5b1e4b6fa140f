use super::Study;
use super::card::{exact_date, headline};
use crate::dates::{Date, Kind, Span};
use crate::text::Language;
use crate::topic::{Fact, Slot};
use crate::vocabulary::{EntityId, Term};

/// Something that happened, with its date: a line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When it happened.
    pub when: Span,
    /// What it was, in a few words.
    pub headline: String,
    /// Whether it was a treaty or a war.
    pub kind: EventKind,
    /// How much the article makes of it: the number of facts about the same treaty or war, at least one.
    pub weight: usize,
    /// The id of the fact that tells it.
    pub fact: String,
}

/// What an event was, where a timeline marks that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// A treaty was made, changed, refused or ended.
    Treaty,
    /// A war, a battle or a military operation.
    War,
    /// Anything else.
    Other,
}

/// Kinds of things, by the names the lexicon has for them, that make an event a treaty or a war.
const MARKED: [(&str, EventKind); 4] =
    [("treaty", EventKind::Treaty), ("war", EventKind::War), ("battle", EventKind::War), ("operation", EventKind::War)];

impl Study<'_> {
    /// The events of the topic in order of time; with `within`, only those of that time. They are the dated facts with a
    /// headline, or where the curator wrote no headlines at all, every dated fact.
    pub fn timeline(&self, within: Option<&Span>) -> Vec<Event> {
        let mut told: Vec<(Span, &Fact)> = Vec::new();
        for (when, fact) in self.topic.facts().iter().filter_map(dated) {
            let same = |(other, teller): &(Span, &Fact)| *other == when && share_passage(teller, fact);
            // Without headlines nobody chose among the facts that tell the same: the first of them will do.
            let wanted = if self.has_headlines() { !fact.headline.is_empty() } else { !told.iter().any(same) };
            if wanted && within.is_none_or(|within| within.overlaps(&when)) {
                told.push((when, fact));
            }
        }
        told.sort_by_key(|(when, fact)| (earliest(when), fact.passages.first().map(|p| p.range().start)));
        told.into_iter().map(|(when, fact)| self.event(when, fact)).collect()
    }

    /// The stretch of time that people name behind the command: "1925..1945", "1956", "since 1985".
    pub fn stretch(text: &str) -> Option<Span> {
        let text = text.trim();
        match text.split_once("..").map(|(from, to)| (from.trim(), to.trim_matches(['.', ' ']))) {
            None => Span::parse(text),
            Some((from, "")) => Span::parse(&format!("since {from}")),
            Some(("", to)) => Span::parse(&format!("until {to}")),
            Some((from, to)) => Span::between(Span::parse(from)?.start()?, Span::parse(to)?.end()?),
        }
    }

    fn has_headlines(&self) -> bool {
        self.topic.facts().iter().any(|fact| !fact.headline.is_empty())
    }

    fn event(&self, when: Span, fact: &Fact) -> Event {
        let marked = self.marked(fact);
        let facts = |name| self.topic.facts().iter().filter(|fact| fact.prepared.names.contains(&name)).count();
        Event {
            when,
            headline: headline(fact),
            kind: marked.map_or(EventKind::Other, |(_, kind)| kind),
            weight: marked.map_or(1, |(name, _)| facts(name)).max(1),
            fact: fact.id.clone(),
        }
    }

    /// The treaty or war that the fact is about: the one done or doing, else the one in any of its slots.
    fn marked(&self, fact: &Fact) -> Option<(EntityId, EventKind)> {
        let values = |slot| fact.slot(slot).into_iter().flat_map(|filled| &filled.values);
        let named = [Slot::Who, Slot::What, Slot::Whom].into_iter().flat_map(values).filter_map(|value| value.entity);
        // A treaty may be told with words of its own: "the trade agreement of January".
        let by_treaty = values(Slot::Treaty).flat_map(|value| &value.terms).filter_map(|term| match term {
            Term::Entity(name) => Some(*name),
            _ => None,
        });
        named.chain(by_treaty).find_map(|name| Some((name, self.kind_of(name)?)))
    }

    fn kind_of(&self, name: EntityId) -> Option<EventKind> {
        MARKED.iter().find(|(kind, _)| self.is_a(name, kind)).map(|(_, marked)| *marked)
    }

    /// Whether the first kind of a name is this kind, by the lexicon's name for it, or a narrower one.
    pub(super) fn is_a(&self, name: EntityId, kind: &str) -> bool {
        let lexicon = self.footnote.lexicon();
        let first = self.topic.entity(name).kinds.first();
        first.zip(lexicon.kind_named(kind)).is_some_and(|(own, wanted)| lexicon.is_a(*own, wanted))
    }
}

impl Event {
    /// The line of a text list: "January 1925 — Japan recognizes the Soviet Union".
    pub fn line(&self, language: Language) -> String {
        format!("{} — {}", self.when.render(language.code()), self.headline)
    }
}

/// The fact with its date, if it's an event: something that happened at one date or in one stretch of years. What was
/// the case, such as who held an office, is none unless the curator gave it a headline.
fn dated(fact: &Fact) -> Option<(Span, &Fact)> {
    let when = exact_date(fact)?;
    let has_year = when.start()?.year().is_some();
    let happened = matches!(when.kind(), Kind::Point | Kind::Range) && has_year && !fact.not;
    let state = fact.did.starts_with("be ") && fact.slot(Slot::What).is_some();
    (happened && (!state || !fact.headline.is_empty())).then_some((when, fact))
}

fn share_passage(one: &Fact, other: &Fact) -> bool {
    one.passages.iter().any(|passage| other.passages.contains(passage))
}

/// What events are sorted by: the first day that is named, years alone before their months.
fn earliest(when: &Span) -> (Option<i32>, Option<u8>, Option<u8>) {
    let start = when.start();
    (start.and_then(Date::year), start.and_then(Date::month), start.and_then(Date::day))
}
