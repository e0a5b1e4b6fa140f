//! Checking claims: is what the question says what the facts say?

use super::roles;
use super::score::{self, Counted, Scored};
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::reply::Verdict;
use crate::text::Language;
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item, Term};

/// What a fact says of a claim.
#[derive(Clone, Debug)]
pub struct Check {
    /// The fact, with how well it fits the claim where they don't disagree.
    pub scored: Scored,
    /// Whether it bears the claim out.
    pub verdict: Verdict,
    /// What of the claim is wrong, in the claim's own words, and the slot that has it right.
    pub wrong: Vec<(String, Option<Slot>)>,
}

/// What remains of a score for each point on which claim and fact disagree.
const DISAGREES: f32 = 0.93;
/// What remains for each further point: one thing may be wrong, two make it another matter.
const DISAGREES_MORE: f32 = 0.7;
/// What a claim that something happened leaves unexplained by a fact that it would.
const UNPROVEN: f32 = 0.8;
const MODALS: [&str; 5] = ["would", "might", "could", "should", "may"];
/// How many facts are compared with a claim.
const FACTS: usize = 40;
/// How surely a name must be explained to agree: the passage may have it in another role.
const ASSERTS: f32 = 0.8;
/// How surely a word must be explained to agree.
const AGREES: f32 = 0.5;

/// What the facts say of the claim, the most fitting first.
pub fn check(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    counted: &[Counted],
    scored: &[Scored],
) -> Vec<Check> {
    let mut claim = Claim::read(question);
    if question.language != Language::English {
        claim.subject = roles::subject(topic, lexicon, question);
    }
    let mut facts: Vec<&Scored> = scored.iter().collect();
    // A wrong date costs a fact its place among the best, so the order by words alone counts here.
    facts.sort_by(|a, b| b.explained.total_cmp(&a.explained).then(a.fact.cmp(&b.fact)));
    let mut checks: Vec<_> = facts
        .into_iter()
        .take(FACTS)
        .map(|scored| check_one(topic, lexicon, question, counted, &claim, scored))
        .collect();
    checks.sort_by(|a, b| b.scored.score.total_cmp(&a.scored.score).then(a.scored.fact.cmp(&b.scored.fact)));
    checks
}

/// What there is to a claim besides its words.
struct Claim {
    negated: bool,
    /// Whom or what the sentence is about, grammatically.
    subject: Option<EntityId>,
    passive: bool,
    /// Whether it lessens what it says: "the least keen".
    lessened: bool,
    /// Whether it says what would happen, not what did.
    planned: bool,
}

/// Words that turn what they stand by towards its opposite.
const LESSENERS: [&str; 7] = ["least", "less", "little", "few", "hardly", "barely", "scarcely"];

const NEGATIONS: [&str; 12] =
    ["not", "never", "no", "nobody", "none", "without", "neither", "nor", "не", "никогда", "ни", "нет"];
const OPENING_DENIAL: [&str; 8] =
    ["did not ", "was not ", "were not ", "is not ", "are not ", "has not ", "have not ", "had not "];
/// Endings that look like denials and deny nothing.
const HEDGES: [&str; 15] = [
    "ではないですか",
    "じゃないですか",
    "ではありませんか",
    "じゃありませんか",
    "ではないでしょうか",
    "ではないか",
    "じゃないか",
    "んじゃない",
    "間違いない",
    "間違いありません",
    "間違ってない",
    "かもしれない",
    "かもしれません",
    "少ない",
    "少なく",
];
const NEGATED_ENDINGS: [&str; 8] = ["なかった", "ません", "ない", "なく", "せず", "わず", "らず", "ぬ"];

impl Claim {
    fn read(question: &Question) -> Claim {
        let tokens = &question.tokens[question.asking.tokens.clone()];
        let words: Vec<_> = tokens.iter().map(|token| token.text.as_str()).collect();
        // "Yes or no", "is it so or not", "didn't he?" deny nothing.
        let text = words.join(" ");
        let plain = [
            "yes or no",
            "or not",
            "did not it",
            "is not it",
            "was not it",
            "were not they",
            "did not they",
            "did not he",
            "did they not",
            "did it not",
            "did he not",
            "разве не",
            "не так ли",
        ];
        let text = plain.iter().fold(text, |text, tag| text.replace(tag, ""));
        // "Didn't he win?" asks whether he won.
        let text = OPENING_DENIAL.iter().fold(text, |text, opening| match text.strip_prefix(opening) {
            Some(rest) => rest.to_owned(),
            None => text,
        });
        // Words that only go along with another denial: "neither … nor", "никогда не".
        let besides = ["nor", "ни", "никогда"];
        // "Не подписала ли она?" asks whether she did.
        let text = match text.strip_prefix("не ") {
            Some(rest) if words.contains(&"ли") => rest.to_owned(),
            _ => text,
        };
        let denials = text.split(' ').filter(|word| NEGATIONS.contains(word) && !besides.contains(word)).count();
        let denials =
            if denials == 0 { text.split(' ').filter(|word| besides.contains(word)).count().min(1) } else { denials };
        let bare = HEDGES.iter().fold(text.clone(), |text, tag| text.replace(tag, ""));
        let japanese = NEGATED_ENDINGS.iter().any(|ending| bare.contains(ending));
        let content = question.content().filter(|item| question.asks_at(item.tokens.start));
        let subject = content.take(1).find_map(first_name);
        let passive = words
            .windows(2)
            .any(|pair| matches!(pair[0], "was" | "were" | "been" | "is" | "are" | "being" | "get" | "got"))
            && words.contains(&"by");
        let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
        Claim {
            negated: (denials % 2 == 1) || japanese,
            subject,
            passive,
            lessened: any(&LESSENERS),
            planned: any(&MODALS),
        }
    }
}

fn has_any<'a>(words: impl IntoIterator<Item = &'a String>, list: &[&str]) -> bool {
    words.into_iter().any(|word| list.contains(&word.as_str()))
}

fn first_name(item: &Item) -> Option<EntityId> {
    item.entities().next()
}

fn check_one(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    counted: &[Counted],
    claim: &Claim,
    scored: &Scored,
) -> Check {
    let fact = &topic.facts()[scored.fact];
    let mut wrong: Vec<(String, Option<Slot>)> = Vec::new();
    // "The least keen" says the opposite of "keen", and so does a fact that has the same word.
    let lessened = claim.lessened && has_any(&fact.prepared.words, &LESSENERS);
    let mut sum = 0.0;
    let mut whole = 0.0;
    let mut left_over: f32 = 0.0;
    for word in counted.iter().filter(|word| word.asked) {
        let item = &question.items[word.item];
        let strength = word.explained[scored.fact];
        whole += word.weight;
        let asserted = item.entities().next().is_none() || strength >= ASSERTS;
        if let Some(slot) = misplaced(topic, lexicon, question, fact, item) {
            wrong.push((item.text.clone(), Some(slot)));
            sum += word.weight;
        } else if is_contrary(topic, lexicon, scored.fact, question, item, lessened) {
            wrong.push((item.text.clone(), None));
            sum += word.weight;
        } else if strength >= AGREES && asserted {
            sum += word.weight * strength;
        } else if let Some(slot) = rival(topic, fact, item) {
            wrong.push((item.text.clone(), Some(slot)));
            sum += word.weight;
        } else {
            left_over = left_over.max(word.weight);
        }
    }
    for (_, span) in question.dates.iter().filter(|(range, _)| question.asks_at(range.start)) {
        const DATE: f32 = 0.8;
        whole += DATE;
        match score::date_strength(fact, span) {
            Some(strength) => sum += DATE * strength,
            None => {
                wrong.push((span.render(question.language.code()), Some(Slot::When)));
                sum += DATE;
            }
        }
    }
    let already = wrong.iter().any(|(_, slot)| matches!(slot, Some(Slot::Who)));
    if let Some(name) = swapped(topic, fact, claim).filter(|_| !already) {
        wrong.push((name, Some(Slot::Who)));
    }
    let explained = if whole > 0.0 { sum / whole } else { 0.0 };
    if is_only_planned(fact) && !claim.planned {
        // What was to happen need not have happened.
        left_over = left_over.max(UNPROVEN);
    }
    let mut score = explained.powf(1.5) * (0.72 + 0.28 * scored.core);
    for point in 0..wrong.len() {
        score *= if point == 0 { DISAGREES } else { DISAGREES_MORE };
    }
    if fact.not && !wrong.is_empty() {
        // What did not happen did not happen otherwise either: that says nothing of the claim.
        score *= DISAGREES_MORE;
    }
    // Where the fact's own sentence denies something ("would not renew"), a denial in the claim may be that one.
    let denies = has_any(&fact.prepared.words, &NEGATIONS);
    let negated = claim.negated && (fact.not || !denies);
    let denied = negated != fact.not;
    let verdict = if denied == wrong.is_empty() { Verdict::Contradicted } else { Verdict::Supported };
    Check { scored: Scored { explained, score, left_over, ..scored.clone() }, verdict, wrong }
}

/// Whether the word says the opposite of the fact: a word that the curator gave as contrary, or one whose
/// opposite the fact's sentence has, while the sentence doesn't have the word itself.
fn is_contrary(
    topic: &Topic,
    lexicon: &Lexicon,
    fact_number: usize,
    question: &Question,
    item: &Item,
    lessened: bool,
) -> bool {
    let fact = &topic.facts()[fact_number];
    let says = |term: &Term| fact.prepared.says.contains(term);
    let stated = item.terms.iter().any(|term| matches!(term, Term::Stem(_)) && says(term));
    if lessened {
        return false;
    }
    let is_said = |term: &Term| question.content().any(|item| all_stems(item).any(|stem| stem == term));
    let contrary = fact
        .prepared
        .contrary
        .iter()
        .any(|phrase| phrase.iter().any(|term| item.terms.contains(term)) && phrase.iter().all(is_said));
    let opposite = |concept| lexicon.concept(concept).opposite.map(Term::Concept);
    let opposed = item.concepts().filter_map(opposite).any(|term| says(&term));
    let agreed = item.concepts().any(|concept| says(&Term::Concept(concept)));
    let opposed = opposed && !agreed;
    (contrary || opposed) && !stated
}

/// Whether the fact says of its subject what it would or might do, not what it did.
fn is_only_planned(fact: &Fact) -> bool {
    /// So far from the beginning stands the verb of a plain sentence.
    const VERB_WITHIN: usize = 6;
    has_any(fact.prepared.words.iter().take(VERB_WITHIN), &MODALS)
}

fn all_stems(item: &Item) -> impl Iterator<Item = &Term> {
    let terms = item.terms.iter().chain(item.parts.iter().flat_map(|part| &part.terms));
    terms.filter(|term| matches!(term, Term::Stem(_)))
}

/// Where the claim says "in" a city and the fact was in another: the city's name may stand for the state
/// elsewhere ("Moscow warned"), but not there.
fn misplaced(topic: &Topic, lexicon: &Lexicon, question: &Question, fact: &Fact, item: &Item) -> Option<Slot> {
    let before = question.tokens.get(item.tokens.start.checked_sub(1)?)?;
    let place = lexicon.kind_named("place")?;
    let is_place = |id: &EntityId| topic.entity(*id).kinds.first().is_some_and(|kind| lexicon.is_a(*kind, place));
    let cities: Vec<_> = item.entities().filter(is_place).collect();
    let values = &fact.slot(Slot::Where)?.values;
    let places: Vec<_> = values.iter().filter_map(|value| value.entity).filter(is_place).collect();
    let same_kind =
        |one: EntityId, other: EntityId| topic.entity(one).kinds.first() == topic.entity(other).kinds.first();
    let rival = places.iter().any(|place| cities.iter().any(|city| same_kind(*place, *city)));
    let agrees = cities.iter().any(|city| places.contains(city));
    (matches!(before.text.as_str(), "in" | "at" | "near") && rival && !agrees).then_some(Slot::Where)
}

/// The slot of `fact` that has another thing of the kind that `item` names, if it names one that the fact doesn't.
fn rival(topic: &Topic, fact: &Fact, item: &Item) -> Option<Slot> {
    let kind = |id: EntityId| topic.entity(id).kinds.first().copied();
    let kinds: Vec<_> = item.entities().filter_map(kind).collect();
    let slots = [Slot::Where, Slot::Treaty, Slot::Whom, Slot::Who];
    let named = slots.into_iter().find(|slot| {
        let values = fact.slot(*slot).map_or(&[][..], |filled| &filled.values);
        values.iter().any(|value| value.entity.and_then(kind).is_some_and(|kind| kinds.contains(&kind)))
    });
    named.or_else(|| {
        let number = item.text.chars().all(|c| c.is_ascii_digit() || c == '.');
        let figures = fact.slot(Slot::HowMany)?;
        let has_figure = figures.values.iter().any(|value| value.text.bytes().any(|b| b.is_ascii_digit()));
        (number && has_figure).then_some(Slot::HowMany)
    })
}

/// The name of the wrong doer, where the claim says that it did what another did.
fn swapped(topic: &Topic, fact: &Fact, claim: &Claim) -> Option<String> {
    let subject = claim.subject?;
    if claim.passive || fact.did.starts_with("be ") {
        return None;
    }
    let names = |slot| fact.slot(slot).map_or(&[][..], |filled| &filled.values).iter().filter_map(|value| value.entity);
    let kind = |id: EntityId| topic.entity(id).kinds.first().copied();
    let doers: Vec<_> = names(Slot::Who).collect();
    let rival = !doers.is_empty() && !doers.contains(&subject) && doers.iter().any(|doer| kind(*doer) == kind(subject));
    rival.then(|| topic.entity(subject).name.clone())
}
