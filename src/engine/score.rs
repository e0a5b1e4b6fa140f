//! How well facts explain a question.

use super::ask::Ask;
use super::conversation::Context;
use crate::dates::{Kind, Span};
use crate::question::Question;
use crate::text::Language;
use crate::topic::{Fact, Topic};
use crate::vocabulary::{Item, Term, Weight};
use rustc_hash::FxHashSet;

/// The numbers that the choice of a fact rests on. They were chosen on question sets, and moving one a little
/// moves little.
mod weight {
    /// The least that a word counts, however common.
    pub const LEAST: f32 = 0.12;
    /// A word that no fact speaks of, though it has a meaning here or is no common word.
    pub const UNKNOWN: f32 = 1.0;
    /// A common word without a meaning here: at most this much, whoever happens to use it.
    pub const COMMON: f32 = 0.5;
    /// A word too short to be anything but a slip or an abbreviation, and unknown.
    pub const SHORT: f32 = 0.3;
    /// A word that says little, as a share of a word that says something.
    pub const WEAK: f32 = 0.25;
    /// A word outside the clause that asks, as a share of one inside.
    pub const ASIDE: f32 = 0.3;
    /// The same where the clause that asks says nothing without it.
    pub const BESIDE: f32 = 0.8;
    /// A date.
    pub const DATE: f32 = 0.8;
    /// The matter of the conversation so far, in a question that leans on it.
    pub const CONTEXT: f32 = 0.8;
}

/// How much of a date is explained by a fact that gives it in its passage only.
const DATE_IN_PASSAGE: f32 = 0.9;
/// How much of a date is explained by a fact without dates that stands near one in the article.
const DATE_AROUND: f32 = 0.6;
/// How much of a date is explained by a fact that lasts very much longer.
const DATE_WITHIN: f32 = 0.79;
/// How much more a fact of one year explains; one of several years has its share of this.
const NARROW: f32 = 0.16;
/// What remains of a score when the question's date and the fact's exclude each other.
const DATE_CLASH: f32 = 0.55;
/// A fact is looked at more closely if it explains this share of what the best one does.
const WORTH: f32 = 0.5;
/// A fact that explains less than this share of a question has nothing to do with it.
const LEAST_EXPLAINED: f32 = 0.1;
/// How much of what a fact is about a pronoun says, if the fact is just what was spoken of.
const SPOKEN_OF: f32 = 0.4;
/// How much a part of a fact's core is missed in a question that asks for it.
const ASKED: f32 = 0.7;
/// How much a word must be explained to count as explained.
pub const EXPLAINED: f32 = 0.5;

/// A fact with how well it explains the question.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The fact's number.
    pub fact: usize,
    /// The share of the question that it explains, by weight, from 0 to 1.
    pub explained: f32,
    /// The share of what it's chiefly about that the question speaks of, from 0 to 1.
    pub core: f32,
    /// Whether a date of the question and the fact's exclude each other.
    pub clash: bool,
    /// All of it in one number, from 0 to 1.
    pub score: f32,
    /// The weight of the weightiest word that it leaves unexplained.
    pub left_over: f32,
    /// The weight of all that it explains: much that is explained says more than little.
    pub evidence: f32,
}

/// A word of the question as it counts: which item, its weight, and how surely each fact explains it.
#[derive(Debug)]
pub struct Counted {
    /// Which item of the question.
    pub item: usize,
    /// How much it counts, from 0 to 1.
    pub weight: f32,
    /// Whether it stands in the clause that asks.
    pub asked: bool,
    /// How surely each fact explains it, by the fact's number.
    pub explained: Vec<f32>,
}

/// The words of `question` that count, but for those spent on asking.
pub fn count(topic: &Topic, question: &Question, ask: &Ask) -> Vec<Counted> {
    let items = question.items.iter().enumerate();
    let counts = items.filter(|(at, item)| item.weight != Weight::None && !ask.spent.contains(at));
    counts.filter_map(|(at, item)| count_one(topic, question, at, item)).collect()
}

fn count_one(topic: &Topic, question: &Question, at: usize, item: &Item) -> Option<Counted> {
    let explained = topic.index().facts_explaining(item);
    // Adding up is faster than stopping at the first.
    let known = explained.iter().map(|strength| u32::from(*strength >= EXPLAINED)).sum::<u32>() > 0;
    let foreign = !item.text.is_ascii();
    if !known && foreign && (item.weight == Weight::Weak || item.kinds().next().is_some()) {
        // Facts are in English: a word of another language that says little has nothing there to be explained by.
        return None;
    }
    let mut asked = question.asks_at(item.tokens.start);
    let meant = item.concepts().next().is_some() || item.entities().next().is_some();
    let mut weight = if known { topic.index().rarity(&explained).max(weight::LEAST) } else { weight::UNKNOWN };
    if !meant && crate::lexicon::is_common(&item.text) {
        weight = weight.min(weight::COMMON);
    }
    if !known && item.text.chars().count() <= 3 && Language::of(&item.text) != Language::Japanese {
        weight = weight.min(weight::SHORT);
    }
    if !known && foreign && item.text.chars().count() == 1 {
        weight = weight.min(weight::COMMON);
    }
    if item.weight == Weight::Weak {
        weight *= weight::WEAK;
    }
    if !asked {
        // What stands beside the question may help, but needs no explaining.
        if !known || is_tag(question, item) {
            return None;
        }
        asked = question.asking.leans && item.weight != Weight::Weak;
        weight *= if asked { weight::BESIDE } else { weight::ASIDE };
    }
    Some(Counted { item: at, weight, asked, explained })
}

/// Whether a word only asks for a nod: "you sold us a ship, *right?*"
fn is_tag(question: &Question, item: &Item) -> bool {
    // What was carried over from an earlier turn has no place here.
    let last = item.tokens.end.checked_sub(1).and_then(|last| question.tokens.get(last));
    let rest = last.and_then(|last| question.text.get(last.span.end..));
    item.tokens.len() == 1 && item.entities().next().is_none() && rest.is_some_and(|rest| rest.starts_with('?'))
}

/// Every fact with how well it explains the words that count, best first; facts that explain nothing are left out.
pub fn score(topic: &Topic, question: &Question, counted: &[Counted], context: Option<&Context>) -> Vec<Scored> {
    let spoken = question.terms();
    let sums = Sums::of(topic.facts().len(), counted);
    // Dates and kinship are dear to work out, and no help to a fact that explains next to none of the words.
    let best = sums.explained.iter().copied().fold(0.0, f32::max);
    let leans = context.is_some();
    let mut scored: Vec<Scored> = Vec::new();
    for (number, explained) in sums.explained.iter().copied().enumerate() {
        if !leans && explained < WORTH * best {
            continue;
        }
        let mut sum = Sum { explained, whole: sums.whole[number], left_over: sums.left_over[number] };
        let fact = &topic.facts()[number];
        let mut clash = false;
        for (range, span) in &question.dates {
            let aside = if question.asking.leans || question.asks_at(range.start) { 1.0 } else { weight::ASIDE };
            let strength = date_strength(fact, span);
            clash |= strength.is_none() && aside == 1.0;
            sum.add(aside * weight::DATE, strength.unwrap_or(0.0));
        }
        let kinship = context.map(|context| context.kinship(topic, number));
        if let Some(kinship) = kinship {
            sum.add(weight::CONTEXT, kinship);
        }
        let explained = sum.share();
        if explained < LEAST_EXPLAINED {
            continue;
        }
        // "It" speaks of what the last answer was chiefly about.
        let said = core(topic, number, &spoken, |_| false);
        let core = said + (1.0 - said) * SPOKEN_OF * kinship.unwrap_or(0.0);
        let mut score = explained.powf(1.5) * worth(core);
        if clash {
            score *= DATE_CLASH;
        }
        scored.push(Scored {
            fact: number,
            explained,
            core,
            clash,
            score,
            left_over: sum.left_over,
            evidence: sum.explained,
        });
    }
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.fact.cmp(&b.fact)));
    scored
}

/// What the words come to, by the facts' numbers. Three plain lists, for a processor adds up many at a time there.
struct Sums {
    explained: Vec<f32>,
    whole: Vec<f32>,
    left_over: Vec<f32>,
}

impl Sums {
    fn of(facts: usize, counted: &[Counted]) -> Sums {
        let zeros = || vec![0.0; facts];
        let mut sums = Sums { explained: zeros(), whole: zeros(), left_over: zeros() };
        for word in counted {
            let sums = sums.explained.iter_mut().zip(&mut sums.whole).zip(&mut sums.left_over);
            for (((explained, whole), left_over), strength) in sums.zip(&word.explained) {
                let told = *strength >= EXPLAINED;
                let weight = if word.asked || told { word.weight } else { 0.0 };
                let missing = if told { 0.0 } else { weight };
                *explained += weight * strength;
                *whole += weight;
                *left_over = if missing > *left_over { missing } else { *left_over };
            }
        }
        sums
    }
}

/// The same for one fact.
struct Sum {
    explained: f32,
    whole: f32,
    left_over: f32,
}

impl Sum {
    fn add(&mut self, weight: f32, strength: f32) {
        self.explained += weight * strength;
        self.whole += weight;
        if strength < EXPLAINED {
            self.left_over = self.left_over.max(weight);
        }
    }

    fn share(&self) -> f32 {
        if self.whole > 0.0 { self.explained / self.whole } else { 0.0 }
    }
}

/// How surely `fact` explains a date: `None` if its own dates exclude it.
pub fn date_strength(fact: &Fact, asked: &Span) -> Option<f32> {
    let own = fact.spans().map(|(_, span)| if span.kind() == asked.kind() { *span } else { stated(span) });
    let own = own.filter(|span| span.overlaps(asked)).map(|span| nearness(&span, asked));
    let lasting = lasting_over(fact, asked).map(|whole| within(&whole));
    if let Some(best) = own.chain(lasting).max_by(f32::total_cmp) {
        return Some(best);
    }
    let named = |spans: &[Span]| spans.iter().any(|span| stated(span).overlaps(asked));
    let dated = fact.spans().next().is_some();
    if dated {
        // The fact's own dates exclude it, whatever else its passage is about.
        None
    } else if named(&fact.prepared.cited) {
        Some(DATE_IN_PASSAGE)
    } else if named(&fact.prepared.around) {
        Some(DATE_AROUND)
    } else {
        Some(0.0)
    }
}

/// A fact that holds "by 1979" is dated 1979, for that is all that is known of it.
fn stated(span: &Span) -> Span {
    let date = span.end().filter(|_| matches!(span.kind(), Kind::By | Kind::Until | Kind::Before));
    date.map_or(*span, Span::from)
}

/// How near two dates are that don't exclude each other: "1956" and "October 1956" are one date told with
/// more or less care, 1972 is only one of the 1970s.
fn nearness(own: &Span, asked: &Span) -> f32 {
    let start = |span: &Span| span.start().or(span.end()).and_then(|date| date.year());
    let end = |span: &Span| span.end().or(span.start()).and_then(|date| date.year());
    let same = start(own) == start(asked) && end(own) == end(asked);
    let unsaid = start(own).is_none() || start(asked).is_none();
    if same || unsaid {
        1.0
    } else if asked.covers(own) {
        0.95
    } else {
        within(own)
    }
}

/// How much of a date is explained by a span around it: of two terms of office the shorter tells more of a year in both.
fn within(whole: &Span) -> f32 {
    let year = |date: Option<crate::dates::Date>| date.and_then(|date| date.year());
    let years = year(whole.end()).zip(year(whole.start())).map_or(i32::MAX, |(end, start)| (end - start).abs().max(1));
    DATE_WITHIN + NARROW / years as f32
}

/// The time that the fact lasts, if the date is in it.
fn lasting_over(fact: &Fact, asked: &Span) -> Option<Span> {
    use crate::topic::Slot;
    let span = |slot| fact.slot(slot).and_then(|filled| filled.values.first()?.span);
    let (from, until) = span(Slot::From).zip(span(Slot::Until))?;
    let whole = from.start().zip(until.end()).and_then(|(start, end)| Span::between(start, end))?;
    whole.overlaps(asked).then_some(whole)
}

/// The share of what the fact is chiefly about that is `spoken` of. Of the parts that are `asked` for, if nobody
/// speaks of them, only [`ASKED`] is missed.
fn core(topic: &Topic, number: usize, spoken: &FxHashSet<Term>, asked: impl Fn(&Term) -> bool) -> f32 {
    let mut said = 0.0;
    let mut whole = 0.0;
    for (terms, weight) in &topic.core(number).0 {
        if terms.iter().any(|term| spoken.contains(term)) {
            said += weight;
            whole += weight;
        } else if terms.iter().any(&asked) {
            whole += weight * ASKED;
        } else {
            whole += weight;
        }
    }
    if whole > 0.0 { said / whole } else { 0.0 }
}

impl Scored {
    /// The same for an answer that speaks of the terms that are `asked`.
    pub fn asked(&self, topic: &Topic, spoken: &FxHashSet<Term>, asked: impl Fn(&Term) -> bool) -> Scored {
        let core = core(topic, self.fact, spoken, asked).max(self.core);
        Scored { core, score: self.score * worth(core) / worth(self.core), ..self.clone() }
    }
}

/// What a fact is worth that the question speaks of the core of.
fn worth(core: f32) -> f32 {
    0.72 + 0.28 * core
}
