//! What the noun of a question asks for: "which *accord*", "what *port*", "soviet *ambassador* 1960s".

use crate::lexicon::{KindId, Lexicon};
use crate::question::Question;
use crate::topic::Slot;
use crate::vocabulary::{Item, Weight};

/// The noun that tells what kind of thing is asked for.
#[derive(Clone, Debug)]
pub struct Focus {
    /// Which item of the question it is.
    pub item: usize,
    /// The kinds of things it may mean.
    pub kinds: Vec<KindId>,
    /// The intent that it makes of the question, by name.
    pub intent: &'static str,
    /// The slots that can hold such a thing, best first.
    pub slots: &'static [Slot],
}

/// Which intent asks for a thing of which kind: (kind, intent, slots). The first line that fits counts.
const BY_KIND: [(&str, &str, &[Slot]); 6] = {
    use Slot::*;
    [
        ("treaty", "treaty", &[Treaty, What, Who, Whom, How, Condition]),
        ("place", "where", &[Where, What, Whom, Who]),
        ("person", "who", &[Who, Whom, What, How]),
        ("state", "who", &[Who, Whom, What, Where, How]),
        ("people-group", "who", &[Who, Whom, What, Where, How]),
        ("organization", "who", &[Who, Whom, What, How]),
    ]
};

/// Nouns of other kinds ask for the thing itself.
const OTHER: (&str, &[Slot]) = {
    use Slot::*;
    ("what", &[What, Who, Whom, Outcome, How, Condition, Why])
};

/// The noun after the question word that ended before token `from`; where there is no question word, the first
/// noun of the clause that names a kind of thing rather than a thing.
pub fn focus(question: &Question, lexicon: &Lexicon, from: Option<usize>) -> Option<Focus> {
    let items = question.items.iter().enumerate().filter(|(_, item)| question.asks_at(item.tokens.start));
    let found = match from {
        None => items.clone().find(|(_, item)| names_a_kind(item))?,
        Some(from) => {
            let mut noun = None;
            let after = items.clone().skip_while(|(_, item)| item.tokens.start < from);
            for (at, item) in after.skip_while(|(_, item)| item.weight == Weight::None) {
                let ends = item.weight == Weight::None && item.text != "of";
                if ends || at >= items.clone().count() + from {
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
    let (item, kinds) = (found.0, found.1.kinds().chain(found.1.member_of.iter().copied()).collect::<Vec<_>>());
    let fits = |name: &str| lexicon.kind_named(name).is_some_and(|kind| kinds.iter().any(|k| lexicon.is_a(*k, kind)));
    let (intent, slots) =
        BY_KIND.iter().find(|(kind, ..)| fits(kind)).map_or(OTHER, |(_, intent, slots)| (*intent, *slots));
    Some(Focus { item, kinds, intent, slots })
}

fn names_a_kind(item: &Item) -> bool {
    item.entities().next().is_none() && (item.kinds().next().is_some() || !item.member_of.is_empty())
}
