use super::{Ask, Engine, Trace};
use crate::dates::Span;
use crate::engine::confidence::Basis;
use crate::engine::slots::{Candidate, Wanted};
use crate::engine::{conversation, roles, score};
use crate::lexicon::sums;
use crate::question::Question;
use crate::topic::Slot;
use crate::vocabulary::Item;

/// How sure each of two values must be: a sum is wrong if either is.
pub(super) const SURE: f64 = 0.7;

/// A word of this weight must be explained by a fact that is worked with.
const TELLING: f32 = 0.3;
/// How surely it must be.
const EXPLAINED: f32 = 0.5;

/// What a part of the question is dated by.
pub(super) struct Dated {
    /// The fact that gives the date; none if the question gives it itself: "after 1936".
    pub fact: Option<usize>,
    pub span: Span,
    pub score: f32,
    pub confidence: f64,
}

/// The date that a part of the question means.
pub(super) fn date_of(engine: &Engine<'_>, part: &str, trace: &mut Trace) -> Option<Dated> {
    let question = Question::read(engine.topic, engine.lexicon, part);
    if let [(_, span)] = question.dates[..]
        && question.content().next().is_none()
    {
        return Some(Dated { fact: None, span, score: 1.0, confidence: 1.0 });
    }
    dates_for(engine, &question, trace).into_iter().next().filter(|dated| dated.confidence >= SURE)
}

/// The dated facts that a question may mean, the best first.
pub(super) fn dates_for(engine: &Engine<'_>, question: &Question, trace: &mut Trace) -> Vec<Dated> {
    let ask = when(engine, question, &[Slot::When, Slot::From, Slot::Until]);
    let counted = score::count(engine.topic, question, &ask);
    let telling: Vec<_> = counted.iter().filter(|word| word.asked && word.weight >= TELLING).collect();
    let candidates = candidates(engine, question, &ask, trace);
    let mut dated = |candidate: Candidate| {
        let fact = candidate.scored.fact;
        if telling.iter().any(|word| word.explained[fact] < EXPLAINED) {
            return None;
        }
        let span = engine.topic.facts()[fact].slot(candidate.slot)?.values.first()?.span?;
        let confidence = Basis::new(&candidate.scored, candidate.fit, 1.0, candidate.scored.score).probability();
        trace.note(|| format!("dated     {} = {} ({confidence:.2})", engine.topic.facts()[fact].id, span.render("en")));
        Some(Dated { fact: Some(fact), span, score: candidate.score, confidence })
    };
    candidates.into_iter().filter_map(&mut dated).collect()
}

/// The names in a part of the question that tell what it is about.
pub(super) fn names_in(engine: &Engine<'_>, part: &str) -> String {
    let items = engine.topic.vocabulary().read(&crate::text::tokenize(part));
    let index = engine.topic.index();
    let tells = |item: &&Item| {
        item.entities().next().is_some() && index.rarity(&index.facts_explaining(item)) >= conversation::SUBJECT
    };
    items.iter().filter(tells).map(|item| item.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The best of the slots that a question asks for.
pub(super) fn best(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Option<Candidate> {
    candidates(engine, question, ask, trace).into_iter().next()
}

/// The slots that a question asks for, the best first.
pub(super) fn candidates(engine: &Engine<'_>, question: &Question, ask: &Ask, trace: &mut Trace) -> Vec<Candidate> {
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
pub(super) fn when(engine: &Engine<'_>, question: &Question, slots: &'static [Slot]) -> Ask {
    let counts = |item: &Item| item.text.split(' ').all(|word| engine.lexicon.sums(sums::TIME, word));
    let spent = question.items.iter().enumerate().filter(|(_, item)| counts(item)).map(|(at, _)| at).collect();
    Ask { intent: "when", slots, spent, silent: false, ..Ask::nothing() }
}
