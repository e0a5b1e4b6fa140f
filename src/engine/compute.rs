//! Working out durations, gaps, order and differences from stated values.

use super::ask::Ask;
use super::confidence::Basis;
use super::explanation::Trace;
use super::slots::{Candidate, Wanted};
use super::{ANSWERED_FROM, Engine, Found, wording};
use super::{roles, score};
use crate::dates::{Duration, Span};
use crate::grammar::Words;
use crate::intents::words_of_tag;
use crate::question::Question;
use crate::reply::Verdict;
use crate::text::fold;
use crate::topic::Slot;
use regex::Regex;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// The two things that a question sets against each other, as the patterns part them: `a` comes first, but for what
/// stands "before" `z`.
static PARTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"\bbetween (?P<x>.+?) and (?P<y>.+)$",
        r"\b(?:after|from|since) (?P<a>.+?),? did (?P<b>.+)$",
        r"\b(?:after|from|since) (?P<a>.+?),? (?:until|till|to|did|was|were|had|is|before) (?P<b>.+)$",
        r"\bbefore (?P<z>.+?),? (?:did|was|were|had|is) (?P<b>.+)$",
        r"\b(?P<b>(?:did|was|were) .+?) (?:after|from) (?P<a>.+)$",
        r"\b(?P<b>(?:did|was|were) .+?) before (?P<z>.+)$",
        r"(?P<b>.+?) (?:years?|months?|days?|weeks?|long) after (?P<a>.+)$",
        r"(?P<b>.+?) (?:years?|months?|days?|weeks?|long) before (?P<z>.+)$",
    ]
    .into_iter()
    .filter_map(|regex| Regex::new(regex).ok())
    .collect()
});

/// The event at which an age is asked for.
static AGE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(?:when|at the time of|by the time|on|at|in|reached)\b (?P<event>.+)$").ok());

/// Two figures of one time.
static EXCESS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"\bby how much (?:did|does) (?P<a>.+?) (?:exceed|surpass|outstrip|top|outweigh) (?P<b>.+)$",
        r"\bhow much (?:more|less|higher|lower|bigger|smaller|larger|greater) (?:were|was|are|is) (?P<a>.+?) than (?P<b>.+)$",
        r"\b(?:difference|gap) between (?P<a>.+?) and (?P<b>.+)$",
    ]
    .into_iter()
    .filter_map(|regex| Regex::new(regex).ok())
    .collect()
});

/// What comes first, or before what: "which came first, A or B".
static CHOICE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let either = r"^(?:.*?\b(?:which|what|who)\b.*?\b(?:first|earlier|later|last|older|sooner)\b[ ,:;–—-]*)?(?P<a>.+?),? or (?P<b>.+?)(?:,? (?:first|earlier|later|came first|happened first))?[?.! ]*$";
    Regex::new(either).ok()
});

/// A claim that one thing came before or after another.
static BEFORE_AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let order = r"^(?:(?:did|was|were|had|is|has|that|it|true|the|so|and|does|do) )*(?P<a>.+?)(?: (?:come|came|comes|happen|happened|take place|took place|occur|occurred|start|started|begin|began))?(?: (?:only|shortly|just|long|right|some time))?(?P<gap> (?:\S+ )?(?:days?|weeks?|months?|years?))? (?P<how>before|after|later than|earlier than|prior to|preceded|followed) (?P<b>.+)$";
    Regex::new(order).ok()
});

/// A claim that one thing was over when another came: "had already … when …".
static ALREADY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:had )?(?P<a>.+? already .+?) (?:when|by the time) (?P<b>.+)$").ok());

/// How sure each of two values must be: a sum is wrong if either is.
const SURE: f64 = 0.7;

/// The share of a question that a stated length of time must explain.
const STATED: f32 = 0.7;
/// A fact that is less ahead of the next may be meant no more than that.
const AHEAD: f32 = 0.02;
/// A fact that is worth less than this share of the best one isn't meant.
const NEAR_BEST: f32 = 0.85;
/// A word of this weight must be explained by a fact that is worked with.
const TELLING: f32 = 0.3;
/// How surely it must be.
const EXPLAINED: f32 = 0.5;

/// A dated fact found for a part of the question.
struct Dated {
    fact: usize,
    span: Span,
    score: f32,
    confidence: f64,
}

/// A figure found for a part of the question.
struct Figure {
    fact: usize,
    value: f64,
    unit: Unit,
    text: String,
    confidence: f64,
}

/// The answer worked out, or `None` if the question has no two stated values to work with.
pub(super) fn compute(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Found> {
    let text = question.asking.text.as_str();
    match ask.pattern? {
        "which came first" => order(engine, &fold(&question.text), trace),
        "by how much did <something> change" => {
            excess(engine, question, text, trace).or_else(|| difference(engine, question, text, trace))
        }
        "for how many years was <someone>" => {
            stated(engine, question, ask, trace).or_else(|| lasting(engine, question, trace))
        }
        "how old was <someone>" => age(engine, text, trace),
        "how long between <one> and <other>" if !PARTS.iter().any(|parts| parts.is_match(text)) => {
            twice(engine, question, trace)
        }
        _ => stated(engine, question, ask, trace)
            .or_else(|| gap(engine, text, trace))
            .or_else(|| lasting(engine, question, trace))
            .or_else(|| twice(engine, question, trace)),
    }
}

/// Someone's age at an event, from his birth.
fn age(engine: &Engine<'_>, text: &str, trace: &mut Trace) -> Option<Found> {
    let event = AGE.as_ref()?.captures(text)?;
    // Whoever is asked about is named before the event, unless that comes first.
    let before = names_in(engine, text.get(..event.get(0)?.start())?);
    let who = if before.is_empty() { names_in(engine, text) } else { before };
    let birth = date_of(engine, &format!("{who} was born"), trace)?;
    let event = completed(engine, event.name("event")?.as_str(), &who);
    let other = date_of(engine, &event, trace).filter(|other| other.fact != birth.fact)?;
    let year = |dated: &Dated| dated.span.date().or(dated.span.start()).and_then(|date| date.year());
    let years = u16::try_from(year(&other)?.checked_sub(year(&birth)?)?).ok()?;
    let exact = birth.span.date().and_then(|date| date.month()).is_some();
    let confidence = birth.confidence.min(other.confidence);
    let working = format!("born in {}; {}", birth.span.render("en"), engine.topic.facts()[other.fact].says);
    let answer = match (exact, between(engine, &birth, &other)) {
        (true, Some(found)) => found.answer,
        // Whether the birthday had come is not known.
        _ => format!("{} or {years} — {working}", years.checked_sub(1)?),
    };
    Some(found(engine, wording::within_limit(answer), &[birth.fact, other.fact], confidence))
}

/// By how much one figure exceeds another of the same time: "imports exceed exports in 1990".
fn excess(engine: &Engine<'_>, question: &Question, text: &str, trace: &mut Trace) -> Option<Found> {
    let parts = EXCESS.iter().find_map(|regex| regex.captures(text))?;
    let part = |name: &str| parts.name(name).map(|part| part.as_str());
    let date = question.dates.first().map(|(_, span)| span.render("en"))?;
    let mut figure = |part: &str| {
        let bare = part.split(' ').filter(|word| !PRONOUNS.contains(word) && !word.bytes().any(|b| b.is_ascii_digit()));
        figure_of(engine, &format!("{} in {date}", bare.collect::<Vec<_>>().join(" ")), trace)
    };
    let (one, other) = (figure(part("a")?)?, figure(part("b")?)?);
    if one.unit != other.unit || one.fact == other.fact {
        return None;
    }
    let change = (((one.value - other.value).abs()) * 100.0).round() / 100.0;
    let answer = format!("{} — {} against {} in {date}", one.unit.write(change), one.text, other.text);
    Some(found(engine, answer, &[one.fact, other.fact], one.confidence.min(other.confidence)))
}

/// A length of time that the article states itself needs no working out.
fn stated(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Found> {
    let ask = Ask { intent: "number", slots: &[Slot::HowLong], ..ask.clone() };
    let counted = score::count(engine.topic, question, &ask);
    let scored = score::score(engine.topic, question, &counted, None);
    let found = engine.choose(question, &ask, &counted, &scored, trace).filter(|found| found.confidence >= 0.75)?;
    // A length of time between other things is not the one asked for.
    let fact = *found.facts.first()?;
    let asked = || counted.iter().filter(|word| word.asked);
    let whole: f32 = asked().map(|word| word.weight).sum();
    let explained: f32 = asked().map(|word| word.weight * word.explained[fact]).sum();
    (explained >= STATED * whole).then_some(found)
}

/// From one event to another.
fn gap(engine: &Engine<'_>, text: &str, trace: &mut Trace) -> Option<Found> {
    let parts = PARTS.iter().find_map(|regex| {
        let found = regex.captures(text)?;
        let part = |names: [&str; 3]| names.into_iter().find_map(|name| found.name(name));
        let order = ["a", "z"].into_iter().zip([Ordering::Less, Ordering::Greater]);
        let order = order.filter(|(name, _)| found.name(name).is_some()).map(|(_, order)| order).next();
        let before = text.get(..found.get(0)?.start()).unwrap_or_default();
        Some((part(["a", "x", "z"])?.as_str(), part(["b", "y", "y"])?.as_str(), before, order))
    });
    let (a, b, before, order) = parts?;
    // "After he was hanged did Sorge …", "from its conclusion to the registration of the pact": whom or what one part
    // speaks of, the other part may say. "In 1925 between … and …" dates both.
    let dates: Vec<_> = before.split(' ').filter(|word| word.len() == 4 && word.parse::<u16>().is_ok()).collect();
    let whole = |part: &str, other: &str| format!("{} {}", completed(engine, part, other), dates.join(" "));
    let one = date_of(engine, whole(a, b).trim_end(), trace)?;
    let question = Question::read(engine.topic, engine.lexicon, whole(b, a).trim_end());
    let others = dates_for(engine, &question, trace);
    let best = others.first()?.score;
    let other = others.into_iter().find(|other| other.fact != one.fact && other.span != one.span)?;
    let directed = order.is_none_or(|order| one.span.cmp_start(&other.span) == Some(order));
    let sure = other.confidence >= SURE && other.score >= NEAR_BEST * best;
    if sure && directed { between(engine, &one, &other) } else { None }
}

/// A part of a question with the names of the other part, if it has a pronoun or no name of its own that says much.
fn completed(engine: &Engine<'_>, part: &str, other: &str) -> String {
    let own = names_in(engine, part);
    let pronoun = part.split(' ').any(|word| PRONOUNS.contains(&word));
    let bare = own.is_empty()
        && dates_for(engine, &Question::read(engine.topic, engine.lexicon, part), &mut Trace::off())
            .windows(2)
            .next()
            .is_none_or(|pair| pair[0].span != pair[1].span && pair[0].score - pair[1].score < AHEAD);
    if own.is_empty() && (pronoun || bare) { format!("{part} {}", names_in(engine, other)) } else { part.to_owned() }
}

const PRONOUNS: [&str; 9] = ["he", "she", "it", "they", "his", "her", "its", "their", "him"];

/// The names in a part of the question that tell what it is about.
fn names_in(engine: &Engine<'_>, part: &str) -> String {
    let items = engine.topic.vocabulary().read(&crate::text::tokenize(part));
    let index = engine.topic.index();
    let tells = |item: &&crate::vocabulary::Item| {
        item.entities().next().is_some() && index.rarity(&index.facts_explaining(item)) >= super::conversation::SUBJECT
    };
    items.iter().filter(tells).map(|item| item.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn between(engine: &Engine<'_>, one: &Dated, other: &Dated) -> Option<Found> {
    let start = |dated: &Dated| dated.span.date().or(dated.span.start());
    let duration = Duration::between(start(one)?, start(other)?)?;
    let facts = [one.fact, other.fact];
    let says: Vec<_> = [one, other].iter().map(|dated| dated.span.render("en")).collect();
    let working = format!("from {} to {}", says[0], says[1]);
    Some(found(engine, format!("{} — {working}", duration.render("en")), &facts, one.confidence.min(other.confidence)))
}

/// The same thing done twice: "years between his two visits".
fn twice(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let mut dated = dates_for(engine, question, trace);
    dated.truncate(6);
    let first = dated.first()?;
    let year = |dated: &Dated| dated.span.start().and_then(|date| date.year());
    let second = dated.iter().find(|other| {
        let doers = |fact: usize| {
            engine.topic.facts()[fact]
                .slot(Slot::Who)
                .map(|filled| filled.values.iter().map(|v| v.entity).collect::<Vec<_>>())
        };
        year(other) != year(first) && doers(other.fact) == doers(first.fact)
    })?;
    let (early, late) = if year(first) < year(second) { (first, second) } else { (second, first) };
    between(engine, early, late)
}

/// How long one thing lasted, from its beginning to its end.
fn lasting(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let ask = when(question, &[Slot::Until]);
    let best = best(engine, question, &ask, trace)?;
    let fact = &engine.topic.facts()[best.scored.fact];
    let date = |slot: Slot| {
        let span = fact.slot(slot)?.values.first()?.span?;
        if slot == Slot::From { span.start() } else { span.end() }
    };
    let (from, until) = (date(Slot::From)?, date(Slot::Until)?);
    let duration = Duration::between(from, until)?;
    let confidence = Basis::new(&best.scored, 1.0, 1.0, best.scored.score).probability();
    let text = format!(
        "{} — from {} to {}: {}",
        duration.render("en"),
        Span::from(from).render("en"),
        Span::from(until).render("en"),
        fact.says
    );
    (confidence >= ANSWERED_FROM).then(|| found(engine, text, &[best.scored.fact], confidence))
}

/// Whether a claim that one thing came before or after another is true: `None` if it's no such claim, or their
/// dates aren't stated.
pub(super) fn check_order(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let clause = &question.asking.text;
    let words: Vec<&str> = clause.split(' ').collect();
    let clause = words[..words.len() - words_of_tag(clause).min(words.len())].join(" ");
    let already = ALREADY.as_ref()?.captures(&clause);
    let parts = already.or_else(|| BEFORE_AFTER.as_ref()?.captures(&clause))?;
    let (a, b) = (parts.name("a")?.as_str(), parts.name("b")?.as_str());
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
    let say = |dated: &Dated| engine.topic.facts()[dated.fact].says.clone();
    let how = if ordering == Ordering::Less { "before" } else { "after" };
    let text = format!("{yes} — {} was {how} {}: {}", one.span.render("en"), other.span.render("en"), say(&one));
    let found =
        found(engine, wording::within_limit(text), &[one.fact, other.fact], one.confidence.min(other.confidence));
    Some(Found { intent: "claim", verdict: Some(verdict), ..found })
}

/// Which of two came first.
fn order(engine: &Engine<'_>, text: &str, trace: &mut Trace) -> Option<Found> {
    let found_parts = CHOICE.as_ref()?.captures(text)?;
    let (a, b) = (found_parts.name("a")?.as_str(), found_parts.name("b")?.as_str());
    // What either did that is asked for ("was fought first") belongs to both.
    let (one, other) = (earliest(engine, a, trace)?, earliest(engine, b, trace)?);
    let ordering = one.span.cmp_start(&other.span)?;
    let (first, second, name_first, name_second) = match ordering {
        Ordering::Less => (&one, &other, a, b),
        Ordering::Greater => (&other, &one, b, a),
        Ordering::Equal => return None,
    };
    let (name_first, name_second) = (name(engine, name_first), name(engine, name_second));
    let answer = format!(
        "{name_first} came first ({}), before {name_second} ({})",
        first.span.render("en"),
        second.span.render("en")
    );
    Some(found(engine, wording::capitalised(&answer), &[first.fact, second.fact], one.confidence.min(other.confidence)))
}

/// The dated fact that a part of the question means: for a bare name the earliest of those that are about it.
fn earliest(engine: &Engine<'_>, part: &str, trace: &mut Trace) -> Option<Dated> {
    let question = Question::read(engine.topic, engine.lexicon, part);
    let mut content = question.content();
    let only = content.next().filter(|_| content.next().is_none()).and_then(|item| item.entities().next());
    let dated = dates_for(engine, &question, trace).into_iter();
    let Some(name) = only else { return dated.into_iter().next().filter(|dated| dated.confidence >= SURE) };
    let is_it = |dated: &Dated| {
        let slots = [Slot::Who, Slot::What, Slot::Treaty]
            .into_iter()
            .filter_map(|slot| engine.topic.facts()[dated.fact].slot(slot));
        slots.flat_map(|filled| &filled.values).any(|value| value.entity == Some(name))
    };
    dated
        .filter(|dated| dated.confidence >= SURE && is_it(dated))
        .min_by(|a, b| a.span.cmp_start(&b.span).unwrap_or(Ordering::Equal))
}

/// A part of the question as people should read it: by its proper name, if it is one.
fn name(engine: &Engine<'_>, part: &str) -> String {
    let items = engine.topic.vocabulary().read(&crate::text::tokenize(part));
    let content: Vec<_> = items.iter().filter(|item| item.weight == crate::vocabulary::Weight::Content).collect();
    match content[..] {
        [only] => only.entities().next().map(|id| engine.topic.entity(id).name.clone()),
        _ => None,
    }
    .unwrap_or_else(|| part.to_owned())
}

/// Words that ask for a change, not for a figure.
const CHANGES: [&str; 32] = [
    "between", "from", "to", "and", "by", "much", "how", "what", "did", "sum", "amount", "roughly", "about", "rise",
    "fall", "grow", "drop", "increase", "decrease", "change", "decline", "shrink", "go", "up", "down", "expand",
    "climb", "in", "during", "the", "more", "less",
];

/// By how much a figure changed from one year to another.
fn difference(engine: &Engine<'_>, question: &Question, text: &str, trace: &mut Trace) -> Option<Found> {
    let years: Vec<i32> = question
        .dates
        .iter()
        .flat_map(|(_, span)| [span.start(), span.end()])
        .flatten()
        .filter_map(|date| date.year())
        .collect();
    let (first, last) = (*years.first()?, *years.last()?);
    if first == last {
        return None;
    }
    let bare: Vec<_> = text.split(' ').filter(|word| word.parse::<i32>().is_err() && !CHANGES.contains(word)).collect();
    let mut figure = |year: i32| figure_of(engine, &format!("{} in {year}", bare.join(" ")), trace);
    let (one, other) = (figure(first)?, figure(last)?);
    let same_fact = one.fact == other.fact && (one.value - other.value).abs() < f64::EPSILON;
    if one.unit != other.unit || same_fact {
        return None;
    }
    let change = (((one.value - other.value).abs()) * 100.0).round() / 100.0;
    let answer = format!("{} — from {} in {first} to {} in {last}", one.unit.write(change), one.text, other.text);
    Some(found(engine, answer, &[one.fact, other.fact], one.confidence.min(other.confidence)))
}

/// What stands around the number of a figure: "US$" and "billion", nothing and "tonnes".
#[derive(Debug, PartialEq, Eq)]
struct Unit {
    before: String,
    after: String,
}

impl Unit {
    /// The unit of the first number in `text`, and the number.
    fn of(text: &str) -> Option<(f64, Unit)> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let rest = &text[start..];
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(rest.len());
        let value = rest[..end].trim_end_matches(['.', ',']).replace(',', "").parse().ok()?;
        let before = text[..start].split(' ').next_back().unwrap_or_default().to_owned();
        let after = rest[end..].split_whitespace().next().unwrap_or_default().to_owned();
        Some((value, Unit { before, after }))
    }

    fn write(&self, value: f64) -> String {
        format!("{}{value} {}", self.before, self.after).trim_end().to_owned()
    }
}

fn found(engine: &Engine<'_>, answer: String, facts: &[usize], confidence: f64) -> Found {
    let passages = facts.iter().flat_map(|fact| engine.topic.facts()[*fact].passages.clone()).collect();
    Found {
        intent: "compute",
        answer,
        verdict: None,
        confidence,
        margin: 1.0,
        passages,
        facts: facts.to_vec(),
        tied: None,
    }
}

/// The dated fact that a part of the question means.
fn date_of(engine: &Engine<'_>, part: &str, trace: &mut Trace) -> Option<Dated> {
    let question = Question::read(engine.topic, engine.lexicon, part);
    dates_for(engine, &question, trace).into_iter().next().filter(|dated| dated.confidence >= SURE)
}

fn dates_for(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Vec<Dated> {
    let ask = when(question, &[Slot::When, Slot::From, Slot::Until]);
    let counted = score::count(engine.topic, question, &ask);
    let telling: Vec<_> = counted.iter().filter(|word| word.asked && word.weight >= TELLING).collect();
    let candidates = candidates(engine, question, &ask, trace);
    let dated = |candidate: Candidate| {
        let fact = candidate.scored.fact;
        if telling.iter().any(|word| word.explained[fact] < EXPLAINED) {
            return None;
        }
        let span = engine.topic.facts()[fact].slot(candidate.slot)?.values.first()?.span?;
        let confidence = Basis::new(&candidate.scored, candidate.fit, 1.0, candidate.scored.score).probability();
        Some(Dated { fact, span, score: candidate.score, confidence })
    };
    candidates.into_iter().filter_map(dated).collect()
}

fn figure_of(engine: &Engine<'_>, part: &str, trace: &mut Trace) -> Option<Figure> {
    let question = Question::read(engine.topic, engine.lexicon, part);
    let ask = Ask { intent: "number", ..when(&question, &[Slot::HowMany]) };
    let best = best(engine, &question, &ask, trace)?;
    let text = engine.topic.facts()[best.scored.fact].slot(Slot::HowMany)?.values.first()?.text.clone();
    let (value, unit) = Unit::of(&text)?;
    let confidence = Basis::new(&best.scored, best.fit, 1.0, best.scored.score).probability();
    (confidence >= ANSWERED_FROM).then_some(Figure { fact: best.scored.fact, value, unit, text, confidence })
}

fn best(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Candidate> {
    candidates(engine, question, ask, trace).into_iter().next()
}

fn candidates(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Vec<Candidate> {
    const FACTS: usize = 40;
    let counted = score::count(engine.topic, question, ask);
    let scored = score::score(engine.topic, question, &counted, None);
    let wanted = Wanted::read(engine.topic, engine.lexicon, question, ask);
    let parts = roles::Parts::read(engine.topic, engine.lexicon, question);
    let candidates = scored.iter().take(FACTS).flat_map(|scored| {
        let roles = parts.fit(&engine.topic.facts()[scored.fact]);
        let of_fact = wanted.candidates(scored).into_iter();
        of_fact.map(move |candidate| Candidate { score: candidate.score * roles, ..candidate })
    });
    let mut candidates: Vec<_> = candidates.collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.scored.fact.cmp(&b.scored.fact)));
    trace.note(|| format!("part      “{}”", question.text));
    trace.candidates(engine.topic, &candidates);
    candidates
}

/// Asking for the slots `slots` of what `question` speaks of; the words of counting time are spent.
fn when(question: &Question, slots: &'static [Slot]) -> Ask {
    const SPENT: [&str; 22] = [
        "how", "many", "much", "long", "years", "year", "months", "month", "days", "day", "weeks", "week", "old",
        "time", "lay", "lie", "pass", "passed", "elapsed", "gap", "interval", "later",
    ];
    let spent = |item: &crate::vocabulary::Item| item.text.split(' ').all(|word| SPENT.contains(&word));
    let spent = question.items.iter().enumerate().filter(|(_, item)| spent(item)).map(|(at, _)| at).collect();
    Ask {
        intent: "when",
        slots,
        kinds: Vec::new(),
        noun: None,
        of: None,
        spent,
        pattern: None,
        words: String::new(),
        silent: false,
    }
}
