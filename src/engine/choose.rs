//! The slot of a fact that answers best, and how it is told.

use super::ask::Ask;
use super::confidence::{Basis, Grounds};
use super::explanation::Trace;
use super::slots::{self, Candidate, Wanted};
use super::{ANSWERED_FROM, Engine, Found, ambiguity, claim, mismatch, roles, score, wording};
use crate::question::Question;
use crate::text::Language;
use crate::topic::{Fact, Slot, SlotValue};
use crate::vocabulary::Item;

impl Engine<'_> {
    /// The best slot of the best facts.
    pub(super) fn choose(
        &self,
        question: &Question,
        ask: &Ask,
        counted: &[score::Counted],
        scored: &[score::Scored],
        trace: &mut Trace,
    ) -> Option<Found> {
        if ask.slots.is_empty() {
            return self.tell(question, ask, counted, scored, trace);
        }
        /// How many facts are looked at for a slot.
        const FACTS: usize = 80;
        /// A fact that has no slot left is told as it stands if the best answer is worth less than this share of it.
        const TOLD: f32 = 0.85;
        /// A fact worth less than this share of the best answer is not looked at.
        const NEAR: f32 = 0.5;
        /// What remains of a fact that was chiefly about something else being done.
        const BESIDES: f32 = 0.9;
        // "Who was Sorge?" names a thing and asks what it is.
        let named = counted.iter().all(|word| question.items[word.item].entities().next().is_some());
        let is_definition =
            counted.len() == 1 && named && question.dates.is_empty() && matches!(ask.intent, "who" | "what");
        let mut candidates: Vec<Candidate> = Vec::new();
        let wanted = Wanted::read(self.topic, self.lexicon, question, ask);
        let parts = roles::Parts::read(self.topic, self.lexicon, question);
        let deed = mismatch::deed(self, question, counted).map(|deed| &question.items[deed.item]);
        let mut best = 0.0f32;
        for scored in scored.iter().take(FACTS) {
            // Facts come best first: from here on none can win, nor come near.
            if scored.score < NEAR * best {
                break;
            }
            let mut found = wanted.candidates(scored);
            let fact = &self.topic.facts()[scored.fact];
            let roles = parts.fit(fact);
            let other = deed.is_some_and(|deed| !is_deed(deed, fact));
            for candidate in &mut found {
                // Who did it, and when, is told by a fact of just that, not by one that speaks of it besides; so is the
                // reason "for doing it".
                let reasoned = candidate.slot == Slot::Why && deed.is_some_and(is_gerund);
                let told = candidate.slot == Slot::Who || candidate.slot.is_date() || reasoned;
                candidate.score *= if other && told { roles * BESIDES } else { roles };
            }
            if is_definition {
                let named = &question.items[counted[0].item];
                found.iter_mut().for_each(|candidate| self.prefer_definition(candidate, named));
            }
            best = found.iter().map(|candidate| candidate.score).fold(best, f32::max);
            candidates.extend(found);
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.scored.fact.cmp(&b.scored.fact)));
        slots::prefer_days(self.topic, ask, &mut candidates);
        trace.candidates(self.topic, &candidates);
        // Where the question says all that the fitting fact has slots for, the fact itself is the answer.
        let told = scored.first().filter(|top| {
            matches!(ask.intent, "what" | "list" | "how")
                && ask.slots.first() != Some(&Slot::Outcome)
                && top.explained > 0.95
                && top.core > 0.4
                && top.evidence > 1.0
        });
        let told = told.filter(|top| {
            candidates.first().is_none_or(|best| best.scored.fact != top.fact && best.score < TOLD * top.score)
        });
        if let Some(top) = told.filter(|top| !candidates.iter().any(|candidate| candidate.scored.fact == top.fact)) {
            return self.tell(question, ask, counted, std::slice::from_ref(top), trace);
        }
        let best = candidates.first()?;
        if slots::is_of_other_year(self.topic, ask, scored, best) {
            trace.note(|| "other year the article has just the year of what is asked about".to_owned());
            return None;
        }
        if wanted.is_elsewhere(&self.topic.facts()[best.scored.fact]) {
            trace.note(|| format!("elsewhere {} was in another place", self.topic.facts()[best.scored.fact].id));
            return None;
        }
        let presumes = ["why did ", "why was ", "why were ", "how did ", "when did ", "where did "]
            .iter()
            .any(|opening| question.asking.text.starts_with(opening));
        if presumes && claim::presumes_wrongly(self.topic, self.lexicon, question, counted, best.scored.fact) {
            trace.note(|| format!("presumes  what {} denies", self.topic.facts()[best.scored.fact].id));
            return None;
        }
        let answer = self.word(best, question.language);
        let rival = candidates.iter().skip(1).find(|other| !self.same_answer(best, other));
        let margin = rival.map_or(1.0, |rival| (best.score - rival.score) / best.score.max(f32::EPSILON));
        let top = scored.first().map_or(0.0, |scored| scored.score);
        let grounds = Grounds::of(self, question, ask, counted, best.scored.fact, Some(best));
        let basis = Basis::new(&best.scored, best.fit, margin, top).on(grounds);
        trace.found(&answer, &basis);
        let confidence = basis.probability();
        let alone = Basis { margin: 1.0, ..basis }.probability() >= ANSWERED_FROM;
        Some(Found {
            intent: ask.intent,
            answer,
            verdict: None,
            confidence,
            margin,
            passages: self.topic.facts()[best.scored.fact].passages_of(Some(best.slot)).to_vec(),
            facts: vec![best.scored.fact],
            tied: rival
                .filter(|rival| margin < ambiguity::TIE && alone && ambiguity::are_apart(self, best, rival))
                .map(|rival| [best.scored.fact, rival.scored.fact]),
        })
    }

    /// Of all that is said of a thing, what it is comes first.
    fn prefer_definition(&self, candidate: &mut Candidate, named: &Item) {
        /// What a definition is worth against anything else that is said of it.
        const DEFINES: f32 = 1.3;
        let fact = &self.topic.facts()[candidate.scored.fact];
        let who = fact.slot(Slot::Who).map_or(&[][..], |filled| &filled.values);
        let of_it = who.iter().any(|value| named.entities().any(|id| value.entity == Some(id)));
        if matches!(candidate.slot, Slot::Who | Slot::Whom) {
            // Whom else it had to do with says not what it is.
            candidate.score /= DEFINES;
            candidate.fit /= DEFINES;
        } else if of_it && fact.did.starts_with("be ") && candidate.slot == Slot::What {
            candidate.score *= DEFINES;
            candidate.fit *= DEFINES;
        }
    }

    /// The answer in words: dates and names in the question's language, the fact itself in the article's.
    fn word(&self, candidate: &Candidate, language: Language) -> String {
        let fact = &self.topic.facts()[candidate.scored.fact];
        let values = fact.slot(candidate.slot).map_or(&[][..], |filled| &filled.values);
        let chosen = candidate.values.iter().filter_map(|at| values.get(*at));
        let texts: Vec<String> = chosen.map(|value| self.say(value, language)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        // What is told in the article's own words is joined in its language.
        let own_words = texts.iter().any(|text| Language::of(text) != language);
        let and = self.phrases.say(if own_words { Language::English } else { language }, "and");
        wording::answer(fact, Some(candidate.slot), &texts, &and)
    }

    fn say(&self, value: &SlotValue, language: Language) -> String {
        let local = match (value.span, value.entity) {
            _ if language == Language::English => None,
            (Some(span), _) => Some(span.render(language.code())),
            (None, Some(id)) => {
                let entity = self.topic.entity(id);
                // A name that is asked for as such, like a codename, is no other name of the same man.
                let is_person = entity.kinds.first().copied() == self.lexicon.kind_named("person");
                let told = !is_person || entity.is_usual(&value.text);
                told.then(|| entity.name_in(language).to_owned())
            }
            (None, None) => None,
        };
        local.unwrap_or_else(|| value.text.clone())
    }

    /// Whether two candidates tell a person the same.
    fn same_answer(&self, one: &Candidate, other: &Candidate) -> bool {
        if one.scored.fact == other.scored.fact {
            return true;
        }
        let values = |candidate: &Candidate| {
            let filled = self.topic.facts()[candidate.scored.fact].slot(candidate.slot);
            let values = filled.map_or(&[][..], |filled| &filled.values);
            candidate.values.iter().filter_map(|at| values.get(*at)).collect::<Vec<_>>()
        };
        values(one).iter().any(|a| {
            values(other).iter().any(|b| match (a.span, b.span) {
                (Some(a), Some(b)) => a.overlaps(&b),
                _ => a.entity.is_some() && a.entity == b.entity || contains_either(&a.text, &b.text),
            })
        })
    }
}

/// Whether the item begins with an -ing form: "*handing* back".
fn is_gerund(item: &Item) -> bool {
    item.text.split(' ').next().is_some_and(|word| word.ends_with("ing"))
}

/// Whether the fact is of what the question says was done.
fn is_deed(said: &Item, fact: &Fact) -> bool {
    fact.prepared.deed.as_ref().is_none_or(|deed| said.all_terms().any(|term| deed.terms.contains(term)))
}

fn contains_either(a: &str, b: &str) -> bool {
    let (a, b) = (crate::text::fold(a), crate::text::fold(b));
    a.contains(&b) || b.contains(&a)
}
