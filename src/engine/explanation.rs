//! How a reply came about, step by step, and how sure it is.

use super::Draft;
use super::ask::Ask;
use super::claim::Check;
use super::confidence::Basis;
use super::score::{Counted, EXPLAINED, Scored};
use super::slots::Candidate;
use crate::question::Question;
use crate::reply::Status;
use crate::topic::Topic;
use crate::vocabulary::Term;
use std::fmt;

/// How a reply came about; its `Display` prints the steps in order.
#[derive(Debug, Default)]
pub struct Explanation {
    pub(crate) lines: Vec<String>,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

/// Collects the steps, if anybody wants them.
#[derive(Debug)]
pub(crate) struct Trace {
    lines: Option<Vec<String>>,
}

/// How many facts and candidates are shown.
const SHOWN: usize = 5;

impl Trace {
    /// A trace that collects nothing and costs nothing.
    pub fn off() -> Trace {
        Trace { lines: None }
    }

    /// A trace that collects.
    pub fn on() -> Trace {
        Trace { lines: Some(Vec::new()) }
    }

    /// What was collected.
    pub fn into_explanation(self) -> Explanation {
        Explanation { lines: self.lines.unwrap_or_default() }
    }

    /// Adds a line.
    pub fn note(&mut self, line: impl FnOnce() -> String) {
        if let Some(lines) = &mut self.lines {
            lines.push(line());
        }
    }

    pub fn question(&mut self, question: &Question, ask: &Ask) {
        self.note(|| format!("read      {}", question.text));
        for (typed, mended) in &question.mended {
            self.note(|| format!("mended    {typed} → {mended}"));
        }
        for (range, span) in &question.dates {
            self.note(|| {
                let words: Vec<_> = question.tokens[range.clone()].iter().map(|token| token.text.as_str()).collect();
                format!("date      {} = {}", words.join(" "), span.render("en"))
            });
        }
        self.note(|| format!("asks      {} (clause “{}”)", ask.intent, question.asking.text));
        self.note(|| match ask.pattern {
            Some(pattern) => format!("pattern   {pattern} matched “{}”", ask.words),
            None if ask.silent => "pattern   none: a name, or a claim".to_owned(),
            None => "pattern   none: the noun tells".to_owned(),
        });
    }

    pub fn words(&mut self, question: &Question, counted: &[Counted]) {
        for word in counted {
            let item = &question.items[word.item];
            self.note(|| {
                let facts = word.explained.iter().filter(|strength| **strength >= EXPLAINED).count();
                let aside = if word.asked { "" } else { ", beside the question" };
                format!(
                    "word      {} weighs {:.2}, explained by {facts} facts{aside}{}",
                    item.text,
                    word.weight,
                    kinds(&item.terms)
                )
            });
        }
    }

    pub fn facts(&mut self, topic: &Topic, question: &Question, counted: &[Counted], scored: &[Scored]) {
        for scored in scored.iter().take(SHOWN) {
            let fact = &topic.facts()[scored.fact];
            let clash = if scored.clash { ", another date" } else { "" };
            self.note(|| {
                let left = counted.iter().filter(|word| word.asked && word.explained[scored.fact] < EXPLAINED);
                let left: Vec<_> = left.map(|word| question.items[word.item].text.as_str()).collect();
                let left = if left.is_empty() { "nothing".to_owned() } else { left.join(", ") };
                format!(
                    "fact      {:.3} {}: explains {:.2}, core {:.2}, leaves {:.2} ({left}){clash}",
                    scored.score, fact.id, scored.explained, scored.core, scored.left_over
                )
            });
        }
    }

    pub fn candidates(&mut self, topic: &Topic, candidates: &[Candidate]) {
        for candidate in candidates.iter().take(SHOWN) {
            let fact = &topic.facts()[candidate.scored.fact];
            let values = fact.slot(candidate.slot).map_or(&[][..], |filled| &filled.values);
            let texts: Vec<_> = candidate.values.iter().filter_map(|at| Some(values.get(*at)?.text.as_str())).collect();
            self.note(|| {
                format!(
                    "candidate {:.3} {} {} = {} (fits {:.2})",
                    candidate.score,
                    fact.id,
                    candidate.slot.key(),
                    texts.join("; "),
                    candidate.fit
                )
            });
        }
    }

    pub fn checks(&mut self, topic: &Topic, checks: &[Check]) {
        for check in checks.iter().take(SHOWN) {
            let fact = &topic.facts()[check.scored.fact];
            let wrong: Vec<_> = check.wrong.iter().map(|wrong| wrong.words.as_str()).collect();
            self.note(|| {
                format!(
                    "claim     {:.3} {} {:?}, wrong: [{}], leaves {:.2}",
                    check.scored.score,
                    fact.id,
                    check.verdict,
                    wrong.join(", "),
                    check.scored.left_over
                )
            });
        }
    }

    pub fn found(&mut self, answer: &str, basis: &Basis) {
        self.note(|| format!("found     {answer}"));
        self.note(|| {
            let features = basis.features().map(|(name, value)| format!("{name} {value:.3}"));
            let kind = if basis.claim { "claim" } else { "answer" };
            format!("basis     {kind}: {} = {:.3}", features.join(", "), basis.probability())
        });
    }

    pub fn decision(&mut self, draft: &Draft) {
        self.note(|| match draft.status {
            Status::Answered => format!("decision  answered with confidence {:.2}: {}", draft.confidence, draft.answer),
            Status::Suggested => format!("decision  no answer; suggested: {}", draft.suggestions.join(" | ")),
            Status::Unknown => "decision  unknown: the article does not say".to_owned(),
        });
    }
}

fn kinds(terms: &[Term]) -> String {
    let count = |test: fn(&Term) -> bool| terms.iter().filter(|term| test(term)).count();
    let names = count(|term| matches!(term, Term::Entity(_)));
    let concepts = count(|term| matches!(term, Term::Concept(_)));
    match (names, concepts) {
        (0, 0) => String::new(),
        (names, concepts) => format!(" ({names} names, {concepts} concepts)"),
    }
}
