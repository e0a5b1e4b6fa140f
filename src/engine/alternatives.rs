//! A question that offers two answers to choose from: "Was it Moscow or Tokyo that annulled the pact?"
//!
//! Each is tried as a claim of its own, and the one that the article supports is the answer. Where the question asks by
//! itself ("who annulled it, Moscow or Tokyo?"), it is answered without the two, and the answer must be one of them.

use super::ask::Ask;
use super::explanation::Trace;
use super::{ANSWERED_FROM, Engine, Found, wording};
use crate::dates::Span;
use crate::grammar::Words;
use crate::question::Question;
use crate::reply::Verdict;
use crate::text::fold;
use crate::topic::Slot;
use crate::vocabulary::{EntityId, Item};
use std::ops::Range;

/// One of the two: what it is, and its tokens.
struct Offer<'q> {
    tokens: Range<usize>,
    what: What<'q>,
}

enum What<'q> {
    Name(&'q Item),
    Date(Span),
    /// A word that the article hasn't.
    Unknown,
}

impl Engine<'_> {
    /// The answer to a question that offers two, with the question it was found by; `None` if it offers none, or the
    /// article supports neither or both.
    pub(super) fn chosen(&self, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<(Question, Ask, Found)> {
        let [left, right] = self.offers(question)?;
        trace.note(|| "offers    two answers to choose from".to_owned());
        match ask.intent {
            "compute" | "number" => None,
            "claim" | "about" => self.supported(question, &left, &right, trace),
            _ => self.one_of(question, &left, &right, trace),
        }
    }

    /// The two names or dates that an "or" of the question parts.
    fn offers<'q>(&self, question: &'q Question) -> Option<[Offer<'q>; 2]> {
        let grammar = self.lexicon.grammar();
        let parts = |token: &crate::text::Token| grammar.is(Words::Alternatives, &token.text);
        let or = question.tokens.iter().position(parts)?;
        let (left, right) = (offer(question, |range| range.end == or)?, after(question, or + 1)?);
        let alike = match (&left.what, &right.what) {
            (What::Date(_), What::Date(_)) => true,
            (What::Name(one), What::Name(other)) => self.are_alike(one, other),
            (What::Name(_), What::Unknown) | (What::Unknown, What::Name(_)) => true,
            _ => false,
        };
        alike.then_some([left, right])
    }

    /// Whether two names may be of things of one kind, and not of the same thing.
    fn are_alike(&self, one: &Item, other: &Item) -> bool {
        let kinds = |id: EntityId| self.topic.entity(id).kinds.iter();
        one.entities().any(|a| other.entities().any(|b| a != b && kinds(a).any(|kind| kinds(b).any(|k| k == kind))))
            && !one.entities().any(|a| other.entities().any(|b| a == b))
    }

    /// The one that the article supports as a claim.
    fn supported(
        &self,
        question: &Question,
        left: &Offer,
        right: &Offer,
        trace: &mut Trace,
    ) -> Option<(Question, Ask, Found)> {
        let start = |offer: &Offer| question.tokens[offer.tokens.start].span.start;
        let end = |offer: &Offer| question.tokens[offer.tokens.end - 1].span.end;
        let left_only = without(&question.text, end(left)..end(right));
        let right_only = without(&question.text, start(left)..start(right));
        let [one, other] = [left_only, right_only].map(|text| {
            trace.note(|| format!("choice    “{text}”"));
            let claim = Question::read(self.topic, self.lexicon, &text);
            let ask = Ask { intent: "claim", silent: false, ..Ask::nothing() };
            let found = self.find(&claim, &ask, None, &[], trace);
            found.filter(|found| found.confidence >= ANSWERED_FROM).map(|found| (claim, ask, found))
        });
        let supported = |tried: &Option<(Question, Ask, Found)>| {
            tried.as_ref().is_some_and(|(_, _, found)| found.verdict == Some(Verdict::Supported))
        };
        let (offer, (claim, ask, found)) = match (supported(&one), supported(&other)) {
            (true, false) => (left, one?),
            (false, true) => (right, other?),
            _ => return None,
        };
        let fact = &self.topic.facts()[*found.facts.first()?];
        let label = match offer.what {
            What::Name(item) => self.label(question, item)?,
            What::Date(span) => span.render(question.language.code()),
            What::Unknown => return None,
        };
        let answer = wording::answer(fact, Some(Slot::Who), &[&label], "");
        Some((claim, ask, Found { answer, verdict: None, intent: self.intent(offer), ..found }))
    }

    /// A name as it was asked for, or as it's usual where it was typed in a hurry.
    fn label(&self, question: &Question, item: &Item) -> Option<String> {
        let named = |id: EntityId| self.topic.entity(id).name_in(question.language);
        let typed = question.tokens[item.tokens.start].span.start..question.tokens[item.tokens.end - 1].span.end;
        let typed = Some(&question.text[typed]).filter(|typed| typed.contains(char::is_uppercase));
        let same = item.entities().map(named).find(|name| fold(name) == item.text);
        same.or(typed).or_else(|| item.entities().map(named).next()).map(str::to_owned)
    }

    /// The answer to the question without the two, if it's one of them.
    fn one_of(
        &self,
        question: &Question,
        left: &Offer,
        right: &Offer,
        trace: &mut Trace,
    ) -> Option<(Question, Ask, Found)> {
        /// The first tokens of a sentence, an article and the name after it.
        const BEGINNING: usize = 2;
        let last = right.tokens.end;
        let apart = left.tokens.start == 0 || last == question.tokens.len() || stands_apart(question, left, right);
        let from = question.tokens[left.tokens.start].span.start;
        let to = question.tokens[last - 1].span.end;
        let text = apart.then(|| without(&question.text, from..to))?;
        trace.note(|| format!("choice    “{text}”"));
        let rest = Question::read(self.topic, self.lexicon, &text);
        let ask = Ask::read(&rest, self.topic, self.lexicon);
        let found = self.find(&rest, &ask, None, &[], trace).filter(|found| found.confidence >= ANSWERED_FROM)?;
        let (value, whole) = found.answer.split_once(" — ").unwrap_or((&found.answer, ""));
        let value = Question::read(self.topic, self.lexicon, value);
        // An answer that is but the fact as a sentence begins with what is asked for.
        let until = if whole.is_empty() { BEGINNING } else { usize::MAX };
        let is_it = |offer: &Offer| match offer.what {
            What::Name(name) => {
                let mut items = value.items.iter().take_while(|item| item.tokens.start < until);
                items.any(|item| item.entities().any(|id| name.entities().any(|offered| offered == id)))
            }
            What::Date(span) => value.dates.iter().any(|(range, date)| range.start < until && span.overlaps(date)),
            What::Unknown => false,
        };
        (is_it(left) != is_it(right)).then_some((rest, ask, found))
    }

    /// The intent that an answer of this kind has.
    fn intent(&self, offer: &Offer) -> &'static str {
        let kinds = match offer.what {
            What::Date(_) => return "when",
            What::Unknown => return "what",
            What::Name(item) => item.entities().next().map_or(&[][..], |id| &self.topic.entity(id).kinds),
        };
        let is = |name: &str| {
            let kind = self.lexicon.kind_named(name);
            kinds.first().is_some_and(|own| kind.is_some_and(|kind| self.lexicon.is_a(*own, kind)))
        };
        [("person", "who"), ("state", "who"), ("place", "where"), ("treaty", "treaty")]
            .iter()
            .find(|(kind, _)| is(kind))
            .map_or("what", |(_, intent)| intent)
    }
}

/// The name or date whose tokens fit.
fn offer(question: &Question, fits: impl Fn(&Range<usize>) -> bool) -> Option<Offer<'_>> {
    let date = question.dates.iter().find(|(range, _)| fits(range));
    if let Some((range, span)) = date {
        return Some(Offer { tokens: range.clone(), what: What::Date(*span) });
    }
    let item = question.content().find(|item| fits(&item.tokens))?;
    let what = if item.entities().next().is_some() { What::Name(item) } else { What::Unknown };
    let known = matches!(what, What::Name(_)) || item.terms.len() <= 1;
    known.then(|| Offer { tokens: item.tokens.clone(), what })
}

/// What begins at a token, or after an article or a preposition there.
fn after(question: &Question, token: usize) -> Option<Offer<'_>> {
    const BETWEEN: usize = 3;
    (token..token + BETWEEN).find_map(|at| offer(question, |range| range.start == at))
}

/// Whether the two stand between marks: "which side, Japan or the Soviets, …".
fn stands_apart(question: &Question, left: &Offer, right: &Offer) -> bool {
    let text = &question.text;
    let before = text[..question.tokens[left.tokens.start].span.start].trim_end_matches("the").trim_end();
    let after = text[question.tokens[right.tokens.end - 1].span.end..].trim_start();
    before.is_empty()
        || before.ends_with([',', ':', '—', '-', '?', '('])
        || after.starts_with([',', ':', '?', '—', ')'])
}

/// The text with a part cut out.
fn without(text: &str, cut: Range<usize>) -> String {
    format!("{}{}", &text[..cut.start], &text[cut.end..])
}
