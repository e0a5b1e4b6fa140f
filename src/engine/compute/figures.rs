use super::parts::{candidates, when};
use super::{ANSWERED_FROM, Ask, Engine, Found, Trace, worked_out};
use crate::engine::confidence::Basis;
use crate::engine::slots::Candidate;
use crate::lexicon::sums;
use crate::question::Question;
use crate::topic::Slot;
use crate::vocabulary::Item;
use regex::Regex;
use std::sync::LazyLock;

/// Two figures of one time.
static EXCESS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"\bby how much (?:did|does) (?P<a>.+?) (?:exceed|surpass|outstrip|top|outweigh) (?P<b>.+)$",
        r"\bhow (?:much|many percent) (?:more|less|higher|lower|bigger|smaller|larger|greater) (?:were|was|are|is) (?P<a>.+?) than (?P<b>.+)$",
        r"\b(?:difference|gap) between (?P<a>.+?) and (?P<b>.+)$",
        r"(?P<a>\S+) minus (?P<b>\S+)",
    ]
    .into_iter()
    .filter_map(|regex| Regex::new(regex).ok())
    .collect()
});

/// A figure found for a part of the question.
struct Figure {
    fact: usize,
    value: f64,
    unit: Unit,
    text: String,
    confidence: f64,
}

/// How much one figure is above or below another.
pub(super) fn compare(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    excess(engine, question, trace)
        .or_else(|| difference(engine, question, trace))
        .or_else(|| stated_change(engine, question, trace))
}

/// By how much one thing exceeds another, or itself at another time: "imports exceed exports in 1990".
fn excess(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let parts = EXCESS.iter().find_map(|regex| regex.captures(&question.asking.text))?;
    let part = |name: &str| parts.name(name).map(|part| Part::read(engine, part.as_str()));
    let (a, b) = (part("a")?, part("b")?);
    let date = question.dates.first().map(|(_, span)| span.render("en"))?;
    let date_of = |part: &Part| part.date.clone().or_else(|| (question.dates.len() == 1).then(|| date.clone()));
    let (date_a, date_b) = (date_of(&a)?, date_of(&b)?);
    // "Higher in 1988 than in 1979": the same thing at both times.
    let words_b = if b.words.is_empty() { &a.words } else { &b.words };
    let one = figure_of(engine, &format!("{} in {date_a}", a.words), trace)?;
    let other = figure_of(engine, &format!("{words_b} in {date_b}"), trace)?;
    let dates = if date_a == date_b {
        [String::new(), format!(" in {date_a}")]
    } else {
        [date_a, date_b].map(|d| format!(" in {d}"))
    };
    let working = format!("{}{} against {}{}", one.text, dates[0], other.text, dates[1]);
    changed(engine, question, &one, &other, &working)
}

/// By how much a figure changed from one year to another.
fn difference(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let dates = question.dates.iter().flat_map(|(_, span)| [span.start(), span.end()]).flatten();
    let years: Vec<i32> = dates.filter_map(|date| date.year()).collect();
    let (first, last) = (*years.first()?, *years.last()?);
    if first == last {
        return None;
    }
    let words = Part::read(engine, &question.asking.text).words;
    let mut figure = |year: i32| figure_of(engine, &format!("{words} in {year}"), trace);
    let (one, other) = (figure(first)?, figure(last)?);
    changed(engine, question, &one, &other, &format!("from {} in {first} to {} in {last}", one.text, other.text))
}

/// A change of which the article tells both ends at once: "from US$1.9 billion to US$1.5 billion".
fn stated_change(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Option<Found> {
    let changes = |item: &Item| item.text.split(' ').all(|word| engine.lexicon.sums(sums::CHANGE, word));
    let spent = question.items.iter().enumerate().filter(|(_, item)| changes(item)).map(|(at, _)| at).collect();
    let ask = Ask { intent: "number", spent, ..when(engine, question, &[Slot::HowMany]) };
    let told = all(engine, question, &ask, trace).into_iter().find_map(|figure| {
        let later = figure.text.get(figure.text.find(" to ")?..)?;
        let (value, unit) = Unit::of(later)?;
        let other = Figure { value, unit, text: figure.text.clone(), ..figure };
        (other.unit == figure.unit).then_some((figure, other))
    });
    let (one, other) = told?;
    changed(engine, question, &one, &other, &one.text)
}

/// How much `one` and `other` differ, in their unit, or as a share of `one` if that is asked for.
fn changed(engine: &Engine<'_>, question: &Question, one: &Figure, other: &Figure, working: &str) -> Option<Found> {
    let apart = one.fact != other.fact || (one.value - other.value).abs() > f64::EPSILON;
    if one.unit != other.unit || !apart {
        return None;
    }
    let change = ((one.value - other.value).abs() * 100.0).round() / 100.0;
    let share = question.tokens.iter().any(|token| engine.lexicon.sums(sums::SHARE, &token.text));
    let answer = if share && one.value > 0.0 {
        let percent = (change / one.value * 100.0).round();
        format!("About {percent} percent — {working}: {} of {}", one.unit.write(change), one.unit.write(one.value))
    } else {
        let about = if one.is_rough() || other.is_rough() { "About " } else { "" };
        format!("{about}{} — {working}", one.unit.write(change))
    };
    Some(worked_out(engine, answer, &[one.fact, other.fact], one.confidence.min(other.confidence)))
}

/// What is compared: its words, and the date it has of its own.
struct Part {
    words: String,
    date: Option<String>,
}

impl Part {
    fn read(engine: &Engine<'_>, text: &str) -> Part {
        let question = Question::read(engine.topic, engine.lexicon, text);
        let dated = |at: usize| question.dates.iter().any(|(range, _)| range.contains(&at));
        let asks = |word: &str| engine.lexicon.sums(sums::CHANGE, word) || engine.lexicon.is_pronoun(word);
        let tokens = question.tokens.iter().enumerate();
        let words = tokens.filter(|(at, token)| !dated(*at) && !asks(&token.text) && !token.has_digit());
        let words: Vec<&str> = words.map(|(_, token)| token.text.as_str()).collect();
        let date = question.dates.first().map(|(_, span)| span.render("en"));
        Part { words: words.join(" "), date }
    }
}

impl Figure {
    /// Whether the article gives it only roughly: "nearly", "over".
    fn is_rough(&self) -> bool {
        self.text.split(' ').next().is_some_and(|word| word.chars().all(char::is_alphabetic) && word != "US")
    }
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

/// The figure that a part of the question means, of the very date that it names.
fn figure_of(engine: &Engine<'_>, part: &str, trace: &mut Trace) -> Option<Figure> {
    let question = Question::read(engine.topic, engine.lexicon, part);
    let ask = Ask { intent: "number", ..when(engine, &question, &[Slot::HowMany]) };
    all(engine, &question, &ask, trace).into_iter().next()
}

/// The figures that a question may mean, the best first, if that is sure.
fn all(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Vec<Figure> {
    let read = |best: Candidate| {
        let text = engine.topic.facts()[best.scored.fact].slot(Slot::HowMany)?.values.first()?.text.clone();
        let (value, unit) = Unit::of(&text)?;
        let confidence = Basis::new(&best.scored, best.fit, 1.0, best.scored.score).probability();
        let sure = confidence >= ANSWERED_FROM && !best.scored.clash;
        sure.then_some(Figure { fact: best.scored.fact, value, unit, text, confidence })
    };
    let best = candidates(engine, question, ask, trace);
    best.into_iter().map_while(read).collect()
}
