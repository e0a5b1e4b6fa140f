//! What all words and dates of a claim come to, and what that makes of the claim.

use super::belonging;
use super::case::{Case, Word};
use super::doers;
use super::order;
use super::stance::{self, By, Stance, Stances};
use super::times::{date_strength, lasts};
use super::{Check, Mistake, Wrong};
use crate::engine::score::Scored;
use crate::reply::Verdict;
use crate::text::Language;
use crate::topic::Slot;

/// What remains of a score for each point on which claim and fact disagree.
const DISAGREES: f32 = 0.93;
/// What remains for each further point: one thing may be wrong, two make it another matter.
const DISAGREES_MORE: f32 = 0.7;
/// What a claim that something happened leaves unexplained by a fact that it would.
const UNPROVEN: f32 = 0.8;
/// How surely a name must be explained to agree: the passage may have it in another role.
const ASSERTS: f32 = 0.8;
/// How surely a word must be explained to agree.
const AGREES: f32 = 0.5;
/// How much a date counts.
const DATE: f32 = 0.8;
/// How much of a date is settled by what never happened, and how much remains open.
const NEVER: f32 = 0.7;
const NEVER_LEAVES: f32 = 0.15;
/// How surely a date must be explained to be the fact's own, and not just that of its surroundings.
const DATED: f32 = 0.65;
/// How surely a word must be explained to be stated by the fact itself, and not just in its passage.
const STATED: f32 = 0.8;
/// How much of a word is borne out by the passage alone.
const CITED: f32 = 0.6;
/// How much of a deed is borne out by a fact that only has what somebody was.
const IMPLIED: f32 = 0.3;
/// How much of such a word remains open.
const CITED_LEAVES: f32 = 0.4;
/// What a claim that is wrong at more than one point leaves unexplained.
pub(super) const ANOTHER: f32 = 0.6;
/// Words that weigh no more than this in all tell no deed: "became".
const LIGHT: f32 = 0.15;
/// A word of this weight is as telling as a name.
const TELLING: f32 = 0.5;
/// What a fact loses that has none of the claim's words in its own sentence.
const UNSAID: f32 = 0.1;
/// What a fact loses that has nothing but other names than the claim.
const RENAMED: f32 = 0.2;
/// What remains of a score where the fact has no more than a plan of what the claim says.
const SUPPOSED: f32 = 0.85;

/// What a check of one word finds.
enum Found {
    /// The word is wrong.
    Wrong(Mistake),
    /// It's a name in the place of another.
    Renamed(Slot),
    /// One of the two denies it.
    Denied,
    /// So much of the word is borne out, and so much of it remains in doubt, both from 0 to 1.
    Borne { share: f32, doubt: f32 },
}

/// What may be found out about a word; the first check that finds something decides.
const OF_WORD: [fn(&Case<'_>, &Word<'_>) -> Option<Found>; 5] =
    [is_another, is_opposed, is_denied, is_borne_out, is_renamed];

fn is_another(case: &Case<'_>, word: &Word<'_>) -> Option<Found> {
    let slot = case.misplaced(word.item).or_else(|| case.namesake(word.item))?;
    Some(Found::Wrong(Mistake::Slot(slot)))
}

fn is_opposed(_: &Case<'_>, word: &Word<'_>) -> Option<Found> {
    (word.stance == Stance::Opposes).then_some(Found::Wrong(Mistake::Opposite))
}

fn is_denied(_: &Case<'_>, word: &Word<'_>) -> Option<Found> {
    (word.stance == Stance::Denies).then_some(Found::Denied)
}

fn is_borne_out(case: &Case<'_>, word: &Word<'_>) -> Option<Found> {
    if word.strength < if word.names { ASSERTS } else { AGREES } {
        return None;
    }
    // What only stands in the passage may be said of something else.
    let unsaid = !word.names && word.stance == Stance::Silent;
    Some(if unsaid && case.claim.acts && case.fact.did.starts_with("be ") {
        // What somebody was hardly bears out what he did.
        Found::Borne { share: IMPLIED, doubt: CITED_LEAVES }
    } else if unsaid && word.strength < STATED {
        Found::Borne { share: CITED, doubt: CITED_LEAVES }
    } else {
        Found::Borne { share: word.strength, doubt: 0.0 }
    })
}

fn is_renamed(case: &Case<'_>, word: &Word<'_>) -> Option<Found> {
    case.rival(word.item).or_else(|| case.outsider(word.item)).map(Found::Renamed)
}

/// What may be wrong with the sentence as a whole; the first check that finds something decides.
const OF_SENTENCE: [fn(&Case<'_>, &Tally) -> Option<Wrong>; 3] = [wrong_order, wrong_doer, wrong_owner];

fn wrong_order(case: &Case<'_>, _: &Tally) -> Option<Wrong> {
    let kind = order::mistake(case.lexicon.grammar(), case.said(), case.told())?;
    Some(Wrong { words: String::new(), kind })
}

fn wrong_doer(case: &Case<'_>, tally: &Tally) -> Option<Wrong> {
    let is_who = tally.wrong.iter().any(|wrong| wrong.kind == Mistake::Slot(Slot::Who));
    if is_who { None } else { doers::mistake(case) }
}

fn wrong_owner(case: &Case<'_>, _: &Tally) -> Option<Wrong> {
    belonging::mistake(case)
}

/// What may leave doubts, whatever the words come to: how great they are.
const DOUBTS: [fn(&Case<'_>, &Tally) -> Option<f32>; 7] = [
    is_unproven,
    has_only_names,
    is_another_matter,
    has_another_object,
    is_denied_once,
    dates_another_deed,
    compares_dates,
];

/// What was to happen need not have happened.
fn is_unproven(case: &Case<'_>, tally: &Tally) -> Option<f32> {
    tally.is_unproven(case).then_some(UNPROVEN)
}

/// What is said to have been done must be known at all.
fn has_only_names(case: &Case<'_>, tally: &Tally) -> Option<f32> {
    let only_names = tally.telling == 0.0 && case.question.language == Language::English;
    (only_names && (case.claim.acts || tally.implied)).then_some(UNPROVEN)
}

/// What goes wrong at two points, or has nothing but words in common, is another matter.
fn is_another_matter(case: &Case<'_>, tally: &Tally) -> Option<f32> {
    let only_dates = tally.wrong.iter().all(|wrong| wrong.kind == Mistake::Slot(Slot::When));
    (tally.points(case) > 1 || tally.otherwise() > 0 && only_dates && !tally.named).then_some(ANOTHER)
}

/// What was done to a part of something, or about it, says nothing of what was done to it.
fn has_another_object(case: &Case<'_>, _: &Tally) -> Option<f32> {
    let english = case.question.language == Language::English;
    (english && case.words().any(|word| word.names && case.has_within_another(word.item))).then_some(ANOTHER)
}

/// What was put off once need not have been left undone for ever.
fn is_denied_once(case: &Case<'_>, _: &Tally) -> Option<f32> {
    let never = case.question.tokens.iter().any(|token| token.text == "never");
    let once = || {
        let told = &case.fact.told;
        // Denied by a word such as "postponed", and by nothing else.
        let mut denied = told.manners.iter().filter(|manner| manner.denied).peekable();
        denied.peek().is_some() && denied.all(|manner| manner.by.is_some()) && case.fact.spans().next().is_some()
    };
    (never && once()).then_some(ANOTHER)
}

/// When one thing was done says nothing of when another was.
fn dates_another_deed(case: &Case<'_>, tally: &Tally) -> Option<f32> {
    let dated = tally.wrong.iter().any(|wrong| wrong.kind == Mistake::Slot(Slot::When));
    let english = case.question.language == Language::English;
    let silent = english && tally.telling > LIGHT && !tally.stances.speaks() && !case.speaks_of_deed();
    (dated && silent).then_some(ANOTHER)
}

/// Of "more in 1988 than in 1990" a fact with one of the figures says nothing.
fn compares_dates(case: &Case<'_>, tally: &Tally) -> Option<f32> {
    let compares = case.question.dates.len() > 1 && case.question.tokens.iter().any(|token| token.text == "than");
    (compares && !tally.wrong.is_empty()).then_some(UNPROVEN)
}

/// What all words and dates of a claim come to.
#[derive(Default)]
struct Tally {
    wrong: Vec<Wrong>,
    /// The weight of all words and dates, and of that what is settled, be it right or wrong.
    whole: f32,
    settled: f32,
    /// The weight of the weightiest thing left in doubt.
    doubt: f32,
    stances: Stances,
    /// The weight of the words that are no names, and of those that the fact's own sentence has.
    telling: f32,
    said: f32,
    /// Whether the fact has a name of the claim's or a word that says as much.
    named: bool,
    /// Whether it has a name only by another, or by what follows from one.
    implied: bool,
    /// The weight of the names that it has otherwise.
    renamed: f32,
    /// Whether the fact gives a date of the claim to something else.
    elsewhere: bool,
}

impl Tally {
    fn of(case: &Case<'_>) -> Tally {
        let mut tally = Tally::default();
        for word in case.words() {
            tally.add_word(case, &word);
        }
        tally.add_dates(case);
        let wrong = OF_SENTENCE.iter().find_map(|check| check(case, &tally));
        tally.wrong.extend(wrong);
        for doubt in DOUBTS.iter().filter_map(|check| check(case, &tally)).collect::<Vec<_>>() {
            tally.doubt = tally.doubt.max(doubt);
        }
        tally
    }

    fn add_word(&mut self, case: &Case<'_>, word: &Word<'_>) {
        let manner = case.claim.manner(word.item);
        self.whole += word.weight;
        if !word.names {
            let echoed = stance::is_echoed(case.question, case.fact, manner);
            self.stances.note(word.stance, manner, word.strength, echoed);
            self.telling += word.weight;
            self.said += if word.stance == Stance::Silent { 0.0 } else { word.weight };
        } else if case.names_event(word.item) && case.is_supposed(word.item) && !manner.supposed {
            self.stances.note(Stance::Supposes, manner, word.strength, false);
        }
        let mut share = 1.0;
        match OF_WORD.iter().find_map(|check| check(case, word)) {
            Some(Found::Wrong(kind)) => self.add_wrong(case.typed(word.item.tokens.clone()), kind),
            Some(Found::Renamed(slot)) => {
                self.add_wrong(case.typed(word.item.tokens.clone()), Mistake::Slot(slot));
                let is_subject = case.claim.subject.is_some_and(|id| word.item.entities().any(|named| named == id));
                self.renamed += word.weight * if is_subject && slot != Slot::Who { 2.0 } else { 1.0 };
            }
            Some(Found::Denied) => {}
            Some(Found::Borne { share: borne, doubt }) => {
                share = borne;
                self.doubt = self.doubt.max(word.weight * doubt);
                self.named |= word.names || word.weight >= TELLING;
                self.implied |= word.names && !case.is_spelt_out(word.item);
                if case.is_elsewhere(word.item) {
                    self.doubt = self.doubt.max(UNPROVEN);
                }
            }
            None => {
                share = 0.0;
                self.doubt = self.doubt.max(word.weight);
            }
        }
        self.settled += word.weight * share;
    }

    fn add_dates(&mut self, case: &Case<'_>) {
        let asked = case.question.dates.iter().filter(|(range, _)| case.question.asks_at(range.start));
        for (range, span) in asked {
            self.whole += DATE;
            if self.denied_by(case) == Some(By::Fact) && case.fact.spans().next().is_none() {
                // What never happened didn't happen then either.
                self.settled += DATE * NEVER;
                self.doubt = self.doubt.max(DATE * NEVER_LEAVES);
                continue;
            }
            match date_strength(case.question, case.fact, range.start, span) {
                Some(strength) => {
                    // That it lasted then agrees as well as a date does.
                    self.settled += DATE * if strength >= STATED && lasts(case.fact) { 1.0 } else { strength };
                    if strength < DATED {
                        self.doubt = self.doubt.max(DATE * (1.0 - strength));
                    }
                }
                None => {
                    let words = match case.question.tokens[range.clone()].first() {
                        // A run of Japanese holds more than the date.
                        Some(token) if token.is_japanese() => span.render(case.question.language.code()),
                        _ => case.typed(range.clone()),
                    };
                    self.add_wrong(words, Mistake::Slot(Slot::When));
                    self.settled += DATE;
                    let says = || crate::dates::find(&case.fact.says);
                    self.elsewhere = self.elsewhere || says().iter().any(|found| found.span.overlaps(span));
                }
            }
        }
    }

    fn add_wrong(&mut self, words: String, kind: Mistake) {
        self.wrong.push(Wrong { words, kind });
    }

    /// Who denies what the other says.
    fn denied_by(&self, case: &Case<'_>) -> Option<By> {
        self.stances.denied(case.fact)
    }

    /// Whether the fact has no more than a plan of what the claim says.
    fn is_unproven(&self, case: &Case<'_>) -> bool {
        let intended = || {
            case.fact.prepared.intended
                && self.denied_by(case).is_none()
                && !case.claim.supposes(case.lexicon, case.question)
                && !case.speaks_of_deed()
        };
        self.stances.unproven() || intended()
    }

    /// On how many points the claim is wrong, other than by saying the opposite.
    fn otherwise(&self) -> usize {
        self.wrong.iter().filter(|wrong| wrong.kind != Mistake::Opposite).count()
    }

    /// On how many points the claim is wrong.
    fn points(&self, case: &Case<'_>) -> usize {
        let denied = case.claim.meant().iter().any(|manner| manner.denied);
        let refused =
            || self.denied_by(case).is_none() && case.fact.prepared.refused && !case.speaks_of_deed() && !denied;
        let opposite = self.wrong.len() > self.otherwise() || self.denied_by(case).is_some() || refused();
        self.otherwise() + usize::from(opposite)
    }

    /// Whether the claim denies in so many words what the fact says nothing against.
    fn is_denial(&self, case: &Case<'_>) -> bool {
        case.claim.meant().iter().any(|manner| manner.denied && manner.by.is_none()) && self.denied_by(case).is_none()
    }
}

/// What a fact says of a claim.
pub(super) fn judge(case: &Case<'_>, scored: &Scored) -> Check {
    let tally = Tally::of(case);
    let share = |part: f32, whole: f32, none: f32| if whole > 0.0 { part / whole } else { none };
    let explained = share(tally.settled, tally.whole, 0.0);
    let said = share(tally.said, tally.telling, 1.0);
    let (points, otherwise) = (tally.points(case), tally.otherwise());
    let mut left_over = tally.doubt;
    let mut score = explained.powf(1.5) * (0.72 + 0.28 * scored.core) * (1.0 - UNSAID * (1.0 - said));
    if tally.is_unproven(case) {
        score *= SUPPOSED;
    }
    score *= 1.0 - RENAMED * share(tally.renamed, tally.whole, 0.0).min(1.0);
    if tally.elsewhere {
        score *= DISAGREES;
    }
    for point in 0..points {
        score *= if point == 0 { DISAGREES } else { DISAGREES_MORE };
    }
    if otherwise > 0 && (case.fact.not || tally.is_denial(case)) {
        // What did not happen did not happen otherwise either: that says nothing of the claim.
        left_over = left_over.max(if case.fact.not { 0.0 } else { ANOTHER });
        score *= DISAGREES_MORE;
    }
    // A claim that it was not so in another year is true.
    let truly_denied = tally.denied_by(case) == Some(By::Claim) && otherwise > 0 && tally.wrong.len() == otherwise;
    let verdict = if points > 0 && !truly_denied { Verdict::Contradicted } else { Verdict::Supported };
    Check {
        scored: Scored { explained, score, left_over, ..scored.clone() },
        verdict,
        wrong: tally.wrong,
        said,
        deed: case.speaks_of_deed(),
    }
}
