//! An answer taken out of a sentence that no fact states: the one date, number or name in it of the kind asked for.

use super::ask::Ask;
use super::explanation::Trace;
use super::passages::{self, Near};
use super::{Engine, Found, roles, slots, wording};
use crate::dates::{self, Span};
use crate::question::Question;
use crate::reply::ANSWER_LIMIT;
use crate::text::{Language, Token, tokenize};
use crate::vocabulary::{EntityId, Weight};
use std::ops::Range;

/// How much of a question a sentence must hold before something is taken out of it.
struct Bar {
    /// This share of it, by weight.
    share: f32,
    /// So much in all: a word or two say too little.
    evidence: f32,
    /// No word weightier than this may be left over.
    left_over: f32,
    /// How often such answers are right, as measured on articles without facts.
    confidence: f64,
}

/// A date or a counted number is hardly ever another's than that of the sentence.
const OF_DATES: Bar = Bar { share: 0.7, evidence: 1.0, left_over: 0.7, confidence: 0.9 };
/// A name may be anybody's who is mentioned.
const OF_NAMES: Bar = Bar { share: 0.9, evidence: 1.0, left_over: 0.25, confidence: 0.75 };
/// Another sentence this near that gives another answer makes it a toss-up.
const RIVAL: f32 = 0.06;

/// Whether a sentence has what the question asks for, as far as that shows at a glance.
pub fn has_kind(ask: &Ask, sentence: &str) -> bool {
    match ask.intent {
        "when" => !dates::find(sentence).is_empty(),
        "number" => sentence.bytes().any(|b| b.is_ascii_digit()),
        _ => false,
    }
}

/// The answer that the sentence nearest to the question gives, if it holds nearly all of the question and
/// just one thing of the kind asked for.
pub fn answer(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Found> {
    if !matches!(ask.intent, "when" | "number" | "who" | "where" | "treaty") {
        return None;
    }
    let ranked = passages::ranked(engine.topic, question, ask);
    let best = ranked.first()?;
    let bar = if matches!(ask.intent, "when" | "number") { OF_DATES } else { OF_NAMES };
    if best.share < bar.share || best.evidence < bar.evidence || best.left_over > bar.left_over {
        return None;
    }
    // A noun tells less surely than a question word that a person or place is asked for.
    if ask.pattern.is_none() || ask.words.contains("what") && ask.intent == "who" {
        return None;
    }
    let value = Sentence::new(engine, question, ask, best)?.value()?;
    let rivals = ranked.iter().skip(1).take_while(|near| near.score > best.score - RIVAL && near.share >= bar.share);
    for rival in rivals {
        let other = Sentence::new(engine, question, ask, rival).and_then(|sentence| sentence.value());
        if other.is_some_and(|other| other != value) {
            return None;
        }
    }
    if Sentence::new(engine, question, ask, best)
        .is_some_and(|sentence| sentence.excludes_dates() || sentence.is_of_another())
    {
        return None;
    }
    let passage = engine.topic.article().sentence_passage(best.sentence)?;
    let sentence = engine.topic.article().quote(&passage);
    trace.note(|| format!("passage   “{value}” of: {sentence} (holds {:.2}, {:.2} in all)", best.share, best.evidence));
    let whole = format!("{} — {sentence}", wording::capitalised(&value));
    let fits = whole.chars().count() <= ANSWER_LIMIT;
    Some(Found {
        intent: ask.intent,
        answer: if fits { whole } else { wording::capitalised(&value) },
        verdict: None,
        confidence: bar.confidence,
        margin: 1.0,
        passages: vec![passage],
        facts: Vec::new(),
        tied: None,
    })
}

/// A sentence that is searched for the answer to a question.
struct Sentence<'a> {
    engine: &'a Engine<'a>,
    question: &'a Question,
    ask: &'a Ask,
    text: &'a str,
    tokens: Vec<Token>,
    dates: Vec<(Range<usize>, Span)>,
}

impl<'a> Sentence<'a> {
    /// The sentence, unless it denies or merely plans what the question takes as done.
    fn new(engine: &'a Engine<'a>, question: &'a Question, ask: &'a Ask, near: &Near) -> Option<Sentence<'a>> {
        let range = engine.topic.article().sentences().get(near.sentence)?.range.clone();
        let text = engine.topic.article().text().get(range)?;
        let tokens = tokenize(text);
        let dates = dates::find(text).into_iter().map(|found| (found.range, found.span)).collect();
        let grammar = engine.lexicon.grammar();
        let unreal = |tokens: &[Token]| {
            grammar.denies(tokens.iter().map(|token| token.text.as_str()))
                || tokens.iter().any(|token| grammar.is_unreal(&token.text))
        };
        let is_real = !unreal(&tokens) || unreal(&question.tokens);
        is_real.then_some(Sentence { engine, question, ask, text, tokens, dates })
    }

    /// The one thing in it that can be the answer; none where there are several.
    fn value(&self) -> Option<String> {
        let mut values = match self.ask.intent {
            "when" => self.dates(),
            "number" => self.numbers(),
            _ => self.names(),
        };
        values.dedup();
        match values.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// Whether the question gives a date that none in the sentence agrees with.
    fn excludes_dates(&self) -> bool {
        let agrees = |asked: &Span| self.dates.iter().any(|(_, span)| span.overlaps(asked));
        let asked = self.question.dates.iter().filter(|(range, _)| self.question.asks_at(range.start));
        !self.dates.is_empty() && asked.map(|(_, span)| span).any(|span| !agrees(span))
    }

    /// Whether the one who does it in the question isn't named in the sentence, but another of the same kind is.
    fn is_of_another(&self) -> bool {
        let topic = self.engine.topic;
        let Some(doer) = roles::subject(topic, self.engine.lexicon, self.question) else { return false };
        let kind = |name: EntityId| topic.entity(name).kinds.first();
        let items = topic.vocabulary().read(&self.tokens);
        let names = || items.iter().flat_map(|item| item.entities());
        let acts_for_it = |name: EntityId| name == doer || topic.entity(name).of == Some(doer);
        names().any(|name| kind(name) == kind(doer)) && !names().any(acts_for_it)
    }

    fn dates(&self) -> Vec<String> {
        let is_new = |span: &Span| !self.question.dates.iter().any(|(_, asked)| span.covers(asked));
        let has_year = |span: &Span| span.start().or(span.end()).is_some_and(|date| date.year().is_some());
        let is_exact = |span: &Span| slots::span_fit(self.question, self.ask, span) > 0.0;
        let fitting = self.dates.iter().filter(|(_, span)| is_new(span) && has_year(span) && is_exact(span));
        let say = |(range, span): &(Range<usize>, Span)| match self.question.language {
            Language::English => self.text[range.clone()].to_owned(),
            other => span.render(other.code()),
        };
        fitting.map(say).collect()
    }

    /// The numbers of what is counted: "how many *islands*".
    fn numbers(&self) -> Vec<String> {
        let counted = self.question.items.iter().enumerate().find(|(at, item)| {
            item.weight == Weight::Content && self.question.asks_at(item.tokens.start) && !self.ask.spent.contains(at)
        });
        let Some((_, counted)) = counted else { return Vec::new() };
        let asks_how_many = self.ask.words.contains("many") || self.ask.words.contains("number");
        let mut numbers = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let dated = self.dates.iter().any(|(range, _)| range.contains(&token.span.start));
            let number = token.text.starts_with(|c: char| c.is_ascii_digit())
                || self.engine.lexicon.number(&token.text).is_some();
            if dated || !number || self.question.tokens.iter().any(|asked| asked.text == token.text) {
                continue;
            }
            /// How far behind the number its noun may stand ("56 small islands").
            const BEHIND: usize = 3;
            let noun = self.tokens.iter().skip(at + 1).take(BEHIND).find(|next| {
                let terms = self.engine.topic.vocabulary().terms(&next.text);
                terms.iter().any(|term| counted.terms.contains(term))
            });
            if asks_how_many && let Some(noun) = noun {
                numbers.push(self.text[token.span.start..noun.span.end].to_owned());
            }
        }
        numbers
    }

    /// The names of the kind asked for: runs of words with capitals.
    fn names(&self) -> Vec<String> {
        let runs = runs(self.text, &self.tokens);
        let fitting = runs.into_iter().filter(|run| !self.is_mentioned(run) && self.fits(run));
        fitting
            .map(|run| self.text[self.tokens[run.start].span.start..self.tokens[run.end - 1].span.end].to_owned())
            .collect()
    }

    fn is_mentioned(&self, run: &Range<usize>) -> bool {
        let said = |token: &Token| {
            let terms = self.engine.topic.vocabulary().terms(&token.text);
            self.question.items.iter().any(|item| {
                item.text == token.text
                    || item.terms.iter().any(|term| terms.contains(term))
                    || item.parts.iter().any(|part| part.terms.iter().any(|term| terms.contains(term)))
            })
        };
        self.tokens[run.clone()].iter().any(said)
    }

    /// The state whose man is asked for, if it is said: `Some(None)` where it isn't said which.
    fn belongs_to(&self) -> Option<Option<EntityId>> {
        let acts_for = || slots::acts_for(self.engine.topic, self.engine.lexicon, self.question);
        if self.ask.intent == "who" { self.ask.of.map(Some).or_else(acts_for) } else { None }
    }

    /// Whether a run of capitals may be a name of the kind asked for.
    fn fits(&self, run: &Range<usize>) -> bool {
        let start = self.tokens[run.start].span.start;
        if self.dates.iter().any(|(range, _)| range.contains(&start)) {
            return false;
        }
        let lexicon = self.engine.lexicon;
        let before = run.start.checked_sub(1).map_or("", |at| self.tokens[at].text.as_str());
        let wanted = match self.ask.intent {
            "who" => "person",
            "where" => "place",
            _ => "treaty",
        };
        let wanted = lexicon.kind_named(wanted);
        let items = self.engine.topic.vocabulary().read(&self.tokens[run.clone()]);
        let name = items.iter().find_map(|item| item.entities().next());
        if let Some(name) = name {
            if self.question.items.iter().any(|item| item.entities().any(|asked| asked == name)) {
                return false;
            }
            let (kinds, of) = (&self.engine.topic.entity(name).kinds, self.engine.topic.entity(name).of);
            if self.belongs_to().is_some_and(|state| state.is_none() || of != state) {
                return false;
            }
            return kinds.first().zip(wanted).is_some_and(|(kind, wanted)| lexicon.is_a(*kind, wanted));
        }
        match self.ask.intent {
            "where" => matches!(before, "in" | "at" | "near"),
            "who" => {
                run.len() >= 2
                    && run.len() <= 4
                    && !matches!(before, "in" | "at" | "near" | "of" | "the" | "from" | "to")
            }
            _ => items
                .last()
                .is_some_and(|item| item.kinds().any(|kind| wanted.is_some_and(|wanted| lexicon.is_a(kind, wanted)))),
        }
    }
}

/// The tokens of each run of words with capitals that nothing parts.
fn runs(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let capital = |at: usize| text[tokens[at].span.clone()].starts_with(char::is_uppercase);
    let joined = |at: usize| {
        text[tokens[at].span.end..tokens[at + 1].span.start].chars().all(|c| matches!(c, ' ' | '-' | '–' | '.'))
    };
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // A sentence begins with a capital, name or not.
        if !capital(at) || at == 0 && crate::lexicon::is_common(&tokens[at].text) {
            at += 1;
            continue;
        }
        let start = at;
        while at + 1 < tokens.len() && capital(at + 1) && joined(at) {
            at += 1;
        }
        at += 1;
        runs.push(start..at);
    }
    runs
}
