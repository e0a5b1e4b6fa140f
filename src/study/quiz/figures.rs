//! "How many were there?"

use super::gap::gap;
use super::{Choice, Draft, Study, Wanted};
use crate::study::series::amount;
use crate::topic::{Fact, Slot};

pub(super) fn draft(study: &Study<'_>, fact: &Fact) -> Option<Draft> {
    let (text, value, unit) = figure(fact)?;
    let question = gap(&fact.says, text)?;
    let mut others: Vec<(f64, &str)> = Vec::new();
    for (label, other, _) in study.topic.facts().iter().filter_map(figure).filter(|(_, _, own)| *own == unit) {
        // What the same sentence says of it, such as where it fell from, might be taken for it.
        let cited = fact.passages.iter().any(|passage| study.topic.article().quote(passage).contains(label));
        if !cited && other != value && !others.iter().any(|(known, _)| *known == other) {
            others.push((other, label));
        }
    }
    others.sort_by(|a, b| (a.0 - value).abs().total_cmp(&(b.0 - value).abs()));
    let choice = |text: &str| Choice::new(|_| text.to_owned());
    let wrong = others.iter().map(|(_, label)| choice(label)).collect();
    Some(Draft {
        wanted: Wanted::Figure,
        gap: true,
        text: question,
        words: text.to_owned(),
        right: choice(text),
        wrong,
    })
}

/// The one figure of a fact: its words, its value and its unit.
fn figure(fact: &Fact) -> Option<(&str, f64, String)> {
    let [number] = fact.slot(Slot::HowMany)?.values.as_slice() else { return None };
    let (value, unit) = amount(&number.text)?;
    Some((&number.text, value, unit))
}
