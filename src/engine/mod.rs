//! From a question to a reply: candidates, decision, wording.

mod actors;
mod ambiguity;
mod ask;
mod claim;
mod compute;
mod confidence;
mod conversation;
mod explanation;
mod extract;
mod mismatch;
mod passages;
mod roles;
mod score;
mod slots;
mod suggest;
mod tell;
mod wording;

pub use conversation::Conversation;
pub use explanation::Explanation;
pub(crate) use explanation::Trace;
pub(crate) use wording::join;

use crate::article::Passage;
use crate::dates::Span;
use crate::lexicon::Lexicon;
use crate::phrases::Phrases;
use crate::question::{Question, Typed};
use crate::reply::{Status, Verdict};
use crate::text::Language;
use crate::topic::{Slot, SlotValue, Topic};
use crate::vocabulary::{Item, Weight};
use ask::{Ask, is_statement};
use claim::{Mistake, Wrong};
use confidence::{Basis, Grounds};
use conversation::{Context, InFull, Leaning, Reading, Turn};

use slots::{Candidate, Wanted};

/// What one topic makes of a question, before it's put into a reply.
#[derive(Debug)]
pub(crate) struct Draft {
    pub status: Status,
    pub intent: &'static str,
    pub answer: String,
    pub verdict: Option<Verdict>,
    pub confidence: f64,
    pub passages: Vec<Passage>,
    pub facts: Vec<usize>,
    pub suggestions: Vec<String>,
    pub ambiguous: bool,
    pub read_as: Option<String>,
    pub language: Language,
    pub(crate) turn: Option<Turn>,
}

/// An answer found, with how sure it is.
#[derive(Debug)]
struct Found {
    intent: &'static str,
    answer: String,
    verdict: Option<Verdict>,
    confidence: f64,
    /// How far the next answer that differs is behind, from 0 to 1.
    margin: f32,
    passages: Vec<Passage>,
    facts: Vec<usize>,
    /// Two facts with different answers that are equally good, where either would be sure without the other.
    tied: Option<[usize; 2]>,
}

/// An answer is given if it's more likely right than not by a margin.
const ANSWERED_FROM: f64 = 0.7;

/// How surely a fact must explain a date that is all there is to a question.
const JUST_THEN: f32 = 0.94;

/// Answers questions on one topic.
pub(crate) struct Engine<'a> {
    pub topic: &'a Topic,
    pub lexicon: &'a Lexicon,
    pub phrases: &'a Phrases,
}

impl Engine<'_> {
    /// The reply of this topic to `typed`, the next turn of `conversation`.
    pub fn reply(&self, typed: &Typed<'_>, conversation: &Conversation, trace: &mut Trace) -> Draft {
        let question = Question::read_typed(self.topic, self.lexicon, typed);
        let ask = Ask::read(&question, self.topic, self.lexicon);
        trace.question(&question, &ask);
        if let Some((reading, found, turn)) = self.lean(&question, &ask, conversation, trace) {
            let whole = self.in_full(&question, &reading, found.as_ref(), turn);
            let step = reading.step;
            let mut draft = self.draft(reading.question, reading.ask, found, Some(turn), trace);
            if let Some(next) = draft.turn.as_mut().filter(|next| !next.facts.is_empty()) {
                next.step = step;
                draft.read_as = whole
                    .clone()
                    .or_else(|| Some(conversation::side_by_side(self.lexicon, &question.text, &turn.text)));
                next.text = whole.unwrap_or_else(|| next.text.clone());
            }
            return draft;
        }
        let mut found = self.find(&question, &ask, None, &[], trace);
        if let Some(fact) = self.topic.example(&typed.tokens) {
            let sure = |found: &Found| found.confidence >= ANSWERED_FROM && found.facts.contains(&fact);
            found = found.filter(sure).or_else(|| self.example(fact, &ask, trace));
            return self.draft(question, ask, found, None, trace);
        }
        if found.as_ref().is_some_and(|found| found.tied.is_some())
            && let Some(turn) = conversation.answered(self.topic.name())
        {
            // Of two things that may be meant, the one just spoken of is.
            trace.note(|| format!("tied      so what was asked last decides, “{}”", turn.text));
            let near = self.find(&question, &ask, Some(&Context::new(self.topic, turn)), &[], trace);
            found = near.filter(|near| near.tied.is_none() && near.confidence >= ANSWERED_FROM).or(found);
        }
        if found.as_ref().is_none_or(|found| found.confidence < ANSWERED_FROM) {
            found = extract::answer(self, &question, &ask, trace).or(found);
        }
        self.draft(question, ask, found, None, trace)
    }

    /// The fact that a curator chose to answer just this question.
    fn example(&self, number: usize, ask: &Ask, trace: &mut Trace) -> Option<Found> {
        /// A curator looked at the question and the fact.
        const CHOSEN: f64 = 0.95;
        let fact = self.topic.facts().get(number)?;
        trace.note(|| format!("example   of {}", fact.id));
        Some(Found {
            intent: ask.intent,
            answer: fact.says.clone(),
            verdict: None,
            confidence: CHOSEN,
            margin: 1.0,
            passages: fact.passages.clone(),
            facts: vec![number],
            tied: None,
        })
    }

    /// How a follow-up was understood, as a question that says all of it; `None` if it can't be put so.
    fn in_full(&self, typed: &Question, reading: &Reading, found: Option<&Found>, turn: &Turn) -> Option<String> {
        if reading.in_full {
            return Some(reading.question.text.clone());
        }
        let in_full = InFull::after(self.topic, self.lexicon, turn)?;
        let fact = self.topic.facts().get(*found?.facts.first()?)?;
        let named = in_full.with_name(typed).filter(|(_, name)| fact.prepared.names.contains(name));
        named.map(|(text, _)| text).or_else(|| in_full.with_words_of_asking(typed))
    }

    /// The question completed with what was said before, if it leans on that, in the way that has the surest answer.
    fn lean<'t>(
        &self,
        question: &Question,
        ask: &Ask,
        conversation: &'t Conversation,
        trace: &mut Trace,
    ) -> Option<(Reading, Option<Found>, &'t Turn)> {
        let (answered, refused) = (conversation.answered(self.topic.name()), conversation.refused(self.topic.name()));
        answered.or(refused)?;
        let leaning = conversation::leaning(self.lexicon, question, ask, self.says(question, ask));
        if leaning == Leaning::None {
            return None;
        }
        /// An answer that is so far ahead of the next leaves no doubt of how a follow-up is meant.
        const CLEAR: f32 = 0.04;
        /// What is put into a question by guessing what it leans on must make the answer surer than usual.
        const SURE: f64 = 0.75;
        // What was asked last comes first, though it had no answer; only words that point back reach over it.
        let reaches = refused.is_none() || conversation::points(self.lexicon, question);
        let turns = refused.into_iter().chain(answered.filter(|_| reaches));
        let mut best: Option<(Reading, Option<Found>, &Turn)> = None;
        for turn in turns {
            trace.note(|| format!("leans on the last question, “{}”", turn.text));
            for reading in conversation::readings(self.topic, self.lexicon, question, ask, turn, leaning) {
                trace.note(|| format!("reading   {}", reading.how));
                let found =
                    self.find(&reading.question, &reading.ask, reading.context.as_ref(), &reading.excluded, trace);
                let least = if reading.context.is_some() || reading.first { ANSWERED_FROM } else { SURE };
                let found = found.filter(|found| found.confidence >= least);
                let found = found.map(|found| self.resting_on(found, reading.beside));
                let found = found.filter(|found| self.fits_dates(question, found));
                let found = found.filter(|found| match reading.in_full {
                    true => self.speaks_of_all(question, found),
                    false => self.speaks_of(&reading, question.items.len(), found),
                });
                let sure = |found: &Option<Found>| found.as_ref().map_or(0.0, |found| found.confidence);
                let clear = found.as_ref().is_some_and(|found| reading.first || found.margin >= CLEAR);
                let settled = clear && sure(&found) >= ANSWERED_FROM;
                if settled || best.as_ref().is_none_or(|(_, old, _)| sure(&found) > sure(old)) {
                    best = Some((reading, found, turn));
                }
                if settled {
                    return best;
                }
            }
            if best.as_ref().is_some_and(|(_, found, _)| found.as_ref().is_some_and(|f| f.confidence >= ANSWERED_FROM))
            {
                break;
            }
        }
        // A date that nothing fits may be asked for its own sake, unless it goes on from the last question: "and in 1988?".
        let by_itself = conversation::is_date_alone(question, ask) && !conversation::opens(self.lexicon, question);
        best.filter(|(_, found, _)| found.is_some() || !by_itself)
    }

    /// Whether the answer speaks of what the follow-up says itself, which are the first `own` items of its reading, and of
    /// the names that it was completed with.
    fn speaks_of(&self, reading: &Reading, own: usize, found: &Found) -> bool {
        /// How surely such a name must be explained.
        const NAMED: f32 = 0.8;
        /// The share of its words that must be explained.
        const SHARE: f32 = 0.6;
        /// Words that weigh less than this in all say nothing.
        const MATTERS: f32 = 0.2;
        let Some(fact) = found.facts.first().copied().filter(|_| !matches!(found.intent, "claim" | "compute")) else {
            return true;
        };
        let counted = score::count(self.topic, &reading.question, &reading.ask);
        let named = |word: &score::Counted| reading.question.items[word.item].entities().next().is_some();
        let own_words = || counted.iter().filter(|word| word.item < own);
        let whole: f32 = own_words().map(|word| word.weight).sum();
        let sum: f32 = own_words().map(|word| word.weight * word.explained[fact]).sum();
        let completed = || counted.iter().filter(|word| word.item >= own && named(word));
        (whole < MATTERS || sum >= SHARE * whole) && completed().all(|word| word.explained[fact] >= NAMED)
    }

    /// The answer with the passages of one more fact that it rests on.
    fn resting_on(&self, mut found: Found, beside: Option<usize>) -> Found {
        let facts = self.topic.facts();
        if let Some(fact) = beside.and_then(|beside| facts.get(beside).map(|_| beside)) {
            found.passages.splice(0..0, facts[fact].passages.clone());
            found.facts.push(fact);
        }
        found
    }

    /// Whether the answer is of the dates that the follow-up names itself.
    fn fits_dates(&self, follow_up: &Question, found: &Found) -> bool {
        const OF_THEN: f32 = 0.75;
        let Some(fact) = found.facts.first().filter(|_| !matches!(found.intent, "compute" | "claim")) else {
            return true;
        };
        let fact = &self.topic.facts()[*fact];
        let year = |span: &Span| span.start().or(span.end()).and_then(|date| date.year());
        // A date without a year fits any year, and tells of none.
        let yearless = fact.spans().next().is_some() && fact.spans().all(|(_, span)| year(span).is_none());
        let of_then = |span: &Span| {
            let strength = score::date_strength(fact, span).unwrap_or_default();
            strength >= OF_THEN && !(yearless && year(span).is_some())
        };
        follow_up.dates.iter().all(|(_, span)| of_then(span))
    }

    /// Whether the answer speaks of all that the follow-up names itself: what was put in the place of something else
    /// mustn't be overlooked.
    fn speaks_of_all(&self, follow_up: &Question, found: &Found) -> bool {
        const SPOKEN_OF: f32 = 0.5;
        let Some(fact) = found.facts.first().copied().filter(|_| found.intent != "compute") else { return true };
        let mut said = follow_up.content().filter(|item| item.weight == Weight::Content && !item.terms.is_empty());
        said.all(|item| self.topic.index().facts_explaining(item)[fact] >= SPOKEN_OF)
    }

    /// How much the question says by itself: the weight of its words and dates.
    fn says(&self, question: &Question, ask: &Ask) -> f32 {
        let counted = score::count(self.topic, question, ask);
        let asked = || counted.iter().filter(|word| word.asked);
        // A name of its own is a subject of its own: "who was Sorge?" needs nothing said before.
        let names = |word: &&score::Counted| question.items[word.item].entities().next().is_some();
        if asked().filter(names).any(|word| word.weight >= conversation::SUBJECT) {
            return f32::INFINITY;
        }
        asked().map(|word| word.weight).sum::<f32>() + question.dates.len() as f32
    }

    fn find(
        &self,
        question: &Question,
        ask: &Ask,
        context: Option<&Context>,
        excluded: &[usize],
        trace: &mut Trace,
    ) -> Option<Found> {
        let counted = score::count(self.topic, question, ask);
        if counted.is_empty() && question.dates.is_empty() && context.is_none() {
            return None;
        }
        let mut scored = score::score(self.topic, question, &counted, context);
        scored.retain(|scored| !excluded.contains(&scored.fact));
        if counted.is_empty() && context.is_none() {
            // A date alone asks for what happened just then, not for what went on at the time.
            scored.retain(|scored| scored.explained >= JUST_THEN);
        }
        trace.words(question, &counted);
        trace.facts(self.topic, &scored);
        if ask.intent == "claim" || (ask.silent && is_statement(question, self.lexicon)) {
            let dated = question.dates.iter().any(|(range, _)| question.asks_at(range.start));
            if let Some(found) = (!dated).then(|| compute::check_order(self, question, trace)).flatten() {
                return Some(found);
            }
            return self.check(question, &counted, &scored, trace);
        }
        if ask.intent == "compute" {
            let computed = compute::compute(self, question, ask, trace);
            if ask.slots.is_empty() && ask.pattern == Some("how old was <someone>") {
                // No length of time is anybody's age.
                return computed;
            }
            return computed.or_else(|| {
                let ask = Ask { intent: "number", slots: &[Slot::HowLong], ..ask.clone() };
                self.choose(question, &ask, &counted, &scored, trace)
            });
        }
        let found = self.choose(question, ask, &counted, &scored, trace);
        match found {
            Some(found) if found.confidence >= ANSWERED_FROM => Some(found),
            found if ask.pattern.is_none() && is_statement(question, self.lexicon) => {
                let checked = self.check(question, &counted, &scored, trace);
                checked.filter(|checked| checked.confidence >= ANSWERED_FROM).or(found)
            }
            found => found,
        }
    }

    /// The best slot of the best facts.
    fn choose(
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
        // "Who was Sorge?" names a thing and asks what it is.
        let is_definition = counted.len() == 1 && question.dates.is_empty() && matches!(ask.intent, "who" | "what");
        let mut candidates: Vec<Candidate> = Vec::new();
        let wanted = Wanted::read(self.topic, self.lexicon, question, ask);
        let parts = roles::Parts::read(self.topic, self.lexicon, question);
        let mut best = 0.0f32;
        for scored in scored.iter().take(FACTS) {
            // Facts come best first: from here on none can win, nor come near.
            if scored.score < NEAR * best {
                break;
            }
            let mut found = wanted.candidates(scored);
            let roles = parts.fit(&self.topic.facts()[scored.fact]);
            found.iter_mut().for_each(|candidate| candidate.score *= roles);
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

    /// Checks a claim, and where it has two parts each of them: it's false if one of them is.
    fn check(
        &self,
        question: &Question,
        counted: &[score::Counted],
        scored: &[score::Scored],
        trace: &mut Trace,
    ) -> Option<Found> {
        /// How sure it must be that a part is false.
        const SURE: f64 = 0.8;
        let whole = self.check_whole(question, counted, scored, trace);
        let parts = claim::parts::of(self.lexicon, question).into_iter().flatten();
        let false_parts = parts.filter_map(|part| {
            trace.note(|| format!("part      “{part}”"));
            let part = Question::read(self.topic, self.lexicon, &part);
            let counted = score::count(self.topic, &part, &Ask::nothing());
            let scored = score::score(self.topic, &part, &counted, None);
            let found = self.check_whole(&part, &counted, &scored, trace)?;
            (found.confidence >= SURE && found.verdict == Some(Verdict::Contradicted)).then_some(found)
        });
        let surest = false_parts.max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        surest.or(whole)
    }

    fn check_whole(
        &self,
        question: &Question,
        counted: &[score::Counted],
        scored: &[score::Scored],
        trace: &mut Trace,
    ) -> Option<Found> {
        let checks = claim::check(self.topic, self.lexicon, question, counted, scored);
        trace.checks(self.topic, &checks);
        let best = checks.first()?;
        let fact = &self.topic.facts()[best.scored.fact];
        // What leaves much of the claim open says nothing against the verdict.
        let rival = checks.iter().skip(1).find(|other| other.verdict != best.verdict && !other.is_open());
        let margin =
            rival.map_or(1.0, |rival| (best.scored.score - rival.scored.score) / best.scored.score.max(f32::EPSILON));
        let nothing = Ask::nothing();
        let grounds = Grounds::of(self, question, &nothing, counted, best.scored.fact, None);
        let grounds = Grounds { wrong: best.wrong.len() as f32, ..grounds };
        let basis = Basis { claim: true, ..Basis::new(&best.scored, 1.0, margin, best.scored.score).on(grounds) };
        let language = question.language;
        let lead = match best.verdict {
            Verdict::Supported => self.phrases.say(language, "yes"),
            Verdict::Contradicted => match best.wrong.first() {
                Some(Wrong { words, kind: Mistake::Slot(_) }) => {
                    self.phrases.fill(language, "no_not", &[("words", words)])
                }
                Some(Wrong { kind: Mistake::Swapped, .. }) => self.phrases.say(language, "no_swapped"),
                Some(Wrong { kind: Mistake::Later, .. }) => self.phrases.say(language, "no_before"),
                Some(Wrong { kind: Mistake::Earlier, .. }) => self.phrases.say(language, "no_after"),
                _ => self.phrases.say(language, "no"),
            },
        };
        let answer = wording::within_limit(format!("{lead} — {}", fact.says));
        trace.found(&answer, &basis);
        Some(Found {
            intent: "claim",
            answer,
            verdict: Some(best.verdict),
            confidence: basis.probability(),
            margin,
            passages: fact.passages.clone(),
            facts: vec![best.scored.fact],
            tied: None,
        })
    }

    fn draft(
        &self,
        question: Question,
        ask: Ask,
        found: Option<Found>,
        before: Option<&Turn>,
        trace: &mut Trace,
    ) -> Draft {
        let language = question.language;
        let tied = found.as_ref().and_then(|found| found.tied);
        let readings = tied.map_or_else(Vec::new, |facts| ambiguity::questions(self, &question.text, facts));
        let ambiguous = !readings.is_empty();
        let answered = found.filter(|found| found.confidence >= ANSWERED_FROM && !ambiguous);
        let draft = match answered {
            Some(found) => {
                let Question { items, text, mended, dates, .. } = question;
                let read_as = (!mended.is_empty()).then(|| text.clone());
                let dates = dates.iter().map(|(_, span)| *span).collect();
                let topic = self.topic.name().to_owned();
                let subject = conversation::subject(self.topic, &items, &found.facts, before);
                let told = conversation::told(self.topic, self.lexicon, &ask, &items, &found.facts);
                let facts = found.facts.clone();
                let turn = Turn { topic, facts, ask, items, dates, subject, told, step: None, text };
                Draft {
                    status: Status::Answered,
                    intent: found.intent,
                    answer: wording::within_limit(found.answer),
                    verdict: found.verdict,
                    confidence: found.confidence,
                    passages: found.passages,
                    facts: found.facts,
                    suggestions: Vec::new(),
                    ambiguous: false,
                    read_as,
                    language,
                    turn: Some(turn),
                }
            }
            None => {
                let near = if ambiguous { Vec::new() } else { passages::near(self.topic, &question, &ask) };
                let suggestions = if ambiguous { readings } else { suggest::questions(self, &question) };
                let turn = before.is_none().then(|| self.refused(&question, &ask)).flatten();
                let nothing = near.is_empty() && suggestions.is_empty();
                Draft {
                    status: if nothing { Status::Unknown } else { Status::Suggested },
                    intent: ask.intent,
                    answer: String::new(),
                    verdict: None,
                    confidence: 1.0,
                    passages: near,
                    facts: Vec::new(),
                    suggestions,
                    ambiguous,
                    read_as: None,
                    language,
                    turn,
                }
            }
        };
        trace.decision(&draft);
        draft
    }

    /// What a question of its own that has no answer leaves to lean on: the names and dates in it.
    fn refused(&self, question: &Question, ask: &Ask) -> Option<Turn> {
        let named = question.items.iter().any(|item| item.entities().next().is_some());
        (named || !question.dates.is_empty()).then(|| Turn {
            topic: self.topic.name().to_owned(),
            facts: Vec::new(),
            ask: ask.clone(),
            items: question.items.clone(),
            dates: question.dates.iter().map(|(_, span)| *span).collect(),
            subject: conversation::subject(self.topic, &question.items, &[], None),
            told: None,
            step: None,
            text: question.text.clone(),
        })
    }
}

fn contains_either(a: &str, b: &str) -> bool {
    let (a, b) = (crate::text::fold(a), crate::text::fold(b));
    a.contains(&b) || b.contains(&a)
}
