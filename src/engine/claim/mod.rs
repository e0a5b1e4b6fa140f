//! Checking claims: is what the question says what the facts say?

mod names;
mod order;
mod stance;
mod times;

use super::actors::{self, Sentence};
use super::roles;
use super::score::{Counted, Scored};
use crate::grammar::Words;
use crate::intents::words_of_tag;
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::reply::Verdict;
use crate::sentence::{Manner, manners};
use crate::text::Language;
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item};
use names::{misplaced, namesake, placed, rival};
use stance::Stance;
use std::ops::Range;
use times::{date_strength, lasts};

/// What a fact says of a claim.
#[derive(Clone, Debug)]
pub struct Check {
    /// The fact, with how well it fits the claim where they don't disagree.
    pub scored: Scored,
    /// Whether it bears the claim out.
    pub verdict: Verdict,
    /// What of the claim is wrong.
    pub wrong: Vec<Wrong>,
    /// The share of the words that tell which the fact's own sentence has, as the claim means them or against it.
    pub said: f32,
}

/// A point on which claim and fact disagree.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// The claim's own words for it.
    pub words: String,
    /// What makes it wrong.
    pub kind: Mistake,
}

/// In what way a point of a claim is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// This slot of the fact has it right.
    Slot(Slot),
    /// The fact says the opposite.
    Opposite,
    /// Who did it and to whom it was done have changed places.
    Swapped,
    /// What was earlier is said to be later.
    Later,
    /// What was later is said to be earlier.
    Earlier,
}

/// What remains of a score for each point on which claim and fact disagree.
const DISAGREES: f32 = 0.93;
/// What remains for each further point: one thing may be wrong, two make it another matter.
const DISAGREES_MORE: f32 = 0.7;
/// What a claim that something happened leaves unexplained by a fact that it would.
const UNPROVEN: f32 = 0.8;
/// How many facts are compared with a claim.
const FACTS: usize = 28;
/// How surely a name must be explained to agree: the passage may have it in another role.
const ASSERTS: f32 = 0.8;
/// How surely a word must be explained to agree.
const AGREES: f32 = 0.5;
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
const ANOTHER: f32 = 0.6;
/// A word of this weight is as telling as a name.
const TELLING: f32 = 0.5;
/// What a fact loses that has none of the claim's words in its own sentence.
const UNSAID: f32 = 0.1;
/// What a fact loses that has nothing but other names than the claim.
const RENAMED: f32 = 0.2;
/// What remains of a score where the fact has no more than a plan of what the claim says.
const SUPPOSED: f32 = 0.85;

/// What the facts say of the claim, the most fitting first.
pub fn check(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    counted: &[Counted],
    scored: &[Scored],
) -> Vec<Check> {
    let claim = Claim::read(topic, lexicon, question);
    let mut facts: Vec<&Scored> = scored.iter().collect();
    // A wrong date costs a fact its place among the best, so the order by words alone counts here.
    // So does the claim without its tag.
    let of_claim = |word: &&Counted| word.asked && claim.tokens.contains(&question.items[word.item].tokens.start);
    let words: Vec<&Counted> = counted.iter().filter(of_claim).collect();
    let explained = |fact: usize| words.iter().map(|word| word.weight * word.explained[fact]).sum::<f32>();
    facts.sort_by(|a, b| explained(b.fact).total_cmp(&explained(a.fact)).then(a.fact.cmp(&b.fact)));
    let mut checks: Vec<_> = facts
        .into_iter()
        .take(FACTS)
        .map(|scored| check_one(topic, lexicon, question, counted, &claim, scored))
        .collect();
    checks.sort_by(|a, b| b.scored.score.total_cmp(&a.scored.score).then(a.scored.fact.cmp(&b.scored.fact)));
    prefer_stated(topic, &mut checks);
    checks
}

/// Puts a fact that denies the claim in so many words before one of the same passage that bears it out in others.
fn prefer_stated(topic: &Topic, checks: &mut Vec<Check>) {
    /// What the fact that denies must be worth of the other.
    const NEARLY: f32 = 0.85;
    /// How much more of the claim it must say.
    const MORE: f32 = 0.25;
    let Some(best) = checks.first().filter(|best| best.verdict == Verdict::Supported) else { return };
    let passages = |check: &Check| &topic.facts()[check.scored.fact].passages;
    let denying = checks.iter().position(|other| {
        other.said >= best.said + MORE
            && other.verdict == Verdict::Contradicted
            && other.scored.score >= NEARLY * best.scored.score
            && passages(other) == passages(best)
    });
    if let Some(denying) = denying {
        let denying = checks.remove(denying);
        checks.insert(0, denying);
    }
}

/// What there is to a claim besides its words.
struct Claim {
    /// Its tokens, without a tag such as "didn't they?".
    tokens: Range<usize>,
    /// How each token of the question is meant.
    manners: Vec<Manner>,
    /// The words of the question.
    words: Vec<String>,
    /// Whom or what the sentence is about, grammatically.
    subject: Option<EntityId>,
    /// Whether it says that something was done: "did he win", and not "was he the winner".
    acts: bool,
}

const OPENINGS: [&str; 14] =
    ["did", "was", "were", "is", "are", "has", "have", "had", "does", "do", "could", "would", "so", "and"];

/// Openings after which a verb follows.
const ACTING: [&str; 3] = ["did", "does", "do"];

impl Claim {
    fn read(topic: &Topic, lexicon: &Lexicon, question: &Question) -> Claim {
        let asking = question.asking.tokens.clone();
        let said: Vec<_> = question.tokens[asking.clone()].iter().map(|token| token.text.as_str()).collect();
        let end = asking.end - words_of_tag(&said.join(" ")).min(said.len());
        let mut start = asking.start;
        // "Didn't he win?" asks whether he won.
        let opens = said.iter().take_while(|word| OPENINGS.contains(word)).count();
        if opens > 0 && said.get(opens) == Some(&"not") {
            start += opens + 1;
        }
        let tokens = start..end.max(start);
        let mut manners = manners(lexicon.grammar(), &question.text, &question.tokens, tokens.clone());
        let foreign = question.language != Language::English;
        let japanese = question.language == Language::Japanese && lexicon.grammar().denies_within(&said.concat());
        // "Не Япония ли победила?" asks whether it did.
        const NEAR: usize = 4;
        let is = |list: Words, word: &&str| lexicon.grammar().is(list, word);
        let doubted = said.windows(NEAR).map(|words| words.split_first());
        let doubts = doubted
            .flatten()
            .any(|(first, rest)| is(Words::Negations, first) && rest.iter().any(|word| is(Words::Affirmations, word)));
        if foreign && doubts {
            manners.fill(Manner::default());
        } else if foreign && (japanese || manners.iter().any(|manner| manner.denied)) {
            // Where the denial stands by another order of words it's taken to be of the whole sentence.
            manners.fill(Manner { denied: true, near: true, ..Manner::default() });
        }
        let acts = said.first().is_some_and(|word| ACTING.contains(word));
        let mut content = question.content().filter(|item| tokens.contains(&item.tokens.start));
        let first = content.next().and_then(first_name);
        // Where the order of words says little, particles and endings tell who did it.
        let subject = if foreign { roles::subject(topic, lexicon, question).or(first) } else { first };
        Claim { tokens, manners, words: actors::words(&question.tokens), subject, acts }
    }

    fn sentence<'a>(&'a self, question: &'a Question) -> Sentence<'a> {
        Sentence { words: &self.words, items: &question.items }
    }

    /// Whether the claim itself speaks of a plan, an offer or a wish.
    fn supposes(&self, lexicon: &Lexicon, question: &Question) -> bool {
        let said = question.tokens[self.tokens.clone()].iter().map(|token| token.text.as_str());
        lexicon.grammar().speaks_of_intention(said)
    }

    fn manner(&self, item: &Item) -> Manner {
        self.manners.get(item.tokens.start).copied().unwrap_or_default()
    }
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
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut add = |words: &str, kind: Mistake| wrong.push(Wrong { words: words.to_owned(), kind });
    let mut sum = 0.0;
    let mut whole = 0.0;
    let mut left_over: f32 = 0.0;
    let mut stances = stance::Stances::default();
    // Whether the fact gives a date of the claim to something else.
    let mut elsewhere = false;
    // What of the weight of its words the fact's own sentence has.
    let mut said = 0.0;
    let mut telling = 0.0;
    // Whether it has a name of the claim's that says much.
    let mut named = false;
    // Whether it has one only by another name, or by what follows from a name.
    let mut implied = false;
    // The weight of the names that it has otherwise.
    let mut renamed = 0.0;
    let is_tag = |item: &Item| question.asks_at(item.tokens.start) && !claim.tokens.contains(&item.tokens.start);
    for word in counted.iter().filter(|word| word.asked) {
        let item = &question.items[word.item];
        // What denies speaks through what it denies.
        let denies = item.tokens.clone().all(|at| lexicon.grammar().is(Words::Negations, &question.tokens[at].text));
        if is_tag(item) || denies {
            continue;
        }
        let strength = word.explained[scored.fact];
        whole += word.weight;
        let asserted = item.entities().next().is_none() || strength >= ASSERTS;
        let stance = stance::of(lexicon, question, item, &claim.manners, fact);
        if item.entities().next().is_none() {
            stances.note(stance, claim.manner(item), strength);
            telling += word.weight;
            said += if stance == Stance::Silent { 0.0 } else { word.weight };
        } else if names_event(topic, lexicon, item) && is_supposed(fact, item) && !claim.manner(item).supposed {
            stances.note(Stance::Supposes, claim.manner(item), strength);
        }
        if let Some(slot) = misplaced(topic, lexicon, question, fact, item).or_else(|| namesake(topic, fact, item)) {
            add(&typed(question, item.tokens.clone()), Mistake::Slot(slot));
            sum += word.weight;
        } else if stance == Stance::Opposes {
            add(&typed(question, item.tokens.clone()), Mistake::Opposite);
            sum += word.weight;
        } else if stance == Stance::Denies {
            sum += word.weight;
        } else if strength >= AGREES && asserted {
            named |= item.entities().next().is_some() || word.weight >= TELLING;
            implied |= item.entities().next().is_some() && !is_spelt_out(fact, item);
            if placed(lexicon, topic, question, item)
                .is_some_and(|places| is_elsewhere(topic, lexicon, fact, item, &places))
            {
                left_over = left_over.max(UNPROVEN);
            }
            // What only stands in the passage may be said of something else.
            let unsaid = item.entities().next().is_none() && stance == Stance::Silent;
            let cited = unsaid && strength < STATED;
            if unsaid && claim.acts && fact.did.starts_with("be ") {
                // What somebody was hardly bears out what he did.
                sum += word.weight * IMPLIED;
                left_over = left_over.max(word.weight * CITED_LEAVES);
                continue;
            }
            sum += word.weight * if cited { CITED } else { strength };
            if cited {
                left_over = left_over.max(word.weight * CITED_LEAVES);
            }
        } else if let Some(slot) = rival(topic, lexicon, question, fact, item) {
            add(&typed(question, item.tokens.clone()), Mistake::Slot(slot));
            sum += word.weight;
            let is_subject =
                slot != Slot::Who && claim.subject.is_some_and(|id| item.entities().any(|named| named == id));
            renamed += word.weight * if is_subject { 2.0 } else { 1.0 };
        } else {
            left_over = left_over.max(word.weight);
        }
    }
    for (range, span) in question.dates.iter().filter(|(range, _)| question.asks_at(range.start)) {
        const DATE: f32 = 0.8;
        whole += DATE;
        match date_strength(question, fact, range.start, span) {
            Some(strength) => {
                // That it lasted then agrees as well as a date does.
                sum += DATE * if strength >= STATED && lasts(fact) { 1.0 } else { strength };
                if strength < DATED {
                    left_over = left_over.max(DATE * (1.0 - strength));
                }
            }
            None => {
                let tokens = &question.tokens[range.clone()];
                let words = match tokens.first() {
                    // A run of Japanese holds more than the date.
                    Some(token) if token.is_japanese() => span.render(question.language.code()),
                    _ => typed(question, range.clone()),
                };
                add(&words, Mistake::Slot(Slot::When));
                sum += DATE;
                elsewhere = elsewhere || crate::dates::find(&fact.says).iter().any(|found| found.span.overlaps(span));
            }
        }
    }
    let denied_here = stances.denied(fact);
    let (same, swapped) = swaps(topic, lexicon, question, counted, claim, fact);
    let is_who = wrong.iter().any(|wrong| wrong.kind == Mistake::Slot(Slot::Who));
    if let Some(order) = order::mistake(lexicon.grammar(), claim.sentence(question), told(fact)) {
        wrong.push(Wrong { words: String::new(), kind: order });
    } else if swapped && !is_who {
        wrong.push(Wrong { words: String::new(), kind: Mistake::Swapped });
    } else if !same
        && !is_who
        && let Some(words) = wrong_doer(topic, question.language, fact, claim)
    {
        wrong.push(Wrong { words, kind: Mistake::Slot(Slot::Who) });
    }
    let explained = if whole > 0.0 { sum / whole } else { 0.0 };
    let unproven = stances.unproven()
        || fact.prepared.intended
            && denied_here.is_none()
            && !claim.supposes(lexicon, question)
            && !speaks_of_deed(question, fact);
    let only_names = telling == 0.0 && question.language == Language::English;
    if unproven || only_names && (claim.acts || implied) {
        // What was to happen need not have happened; and what is said to have been done must be known at all.
        left_over = left_over.max(UNPROVEN);
    }
    let otherwise = wrong.iter().filter(|wrong| wrong.kind != Mistake::Opposite).count();
    let refused = denied_here.is_none() && fact.prepared.refused && !speaks_of_deed(question, fact);
    let denied = claim.manners[claim.tokens.clone()].iter().any(|manner| manner.denied);
    let opposite = wrong.len() > otherwise || denied_here.is_some() || refused && !denied;
    let points = otherwise + usize::from(opposite);
    if points > 1 || otherwise > 0 && wrong.iter().all(|wrong| wrong.kind == Mistake::Slot(Slot::When)) && !named {
        // What goes wrong at two points, or has nothing but words in common, is another matter.
        left_over = left_over.max(ANOTHER);
    }
    let said = if telling > 0.0 { said / telling } else { 1.0 };
    let mut score = explained.powf(1.5) * (0.72 + 0.28 * scored.core) * (1.0 - UNSAID * (1.0 - said));
    if unproven {
        score *= SUPPOSED;
    }
    if whole > 0.0 {
        score *= 1.0 - RENAMED * (renamed / whole).min(1.0);
    }
    if elsewhere {
        score *= DISAGREES;
    }
    for point in 0..points {
        score *= if point == 0 { DISAGREES } else { DISAGREES_MORE };
    }
    let denies = || {
        claim.manners[claim.tokens.clone()].iter().any(|manner| manner.denied && manner.by.is_none())
            && denied_here.is_none()
    };
    if otherwise > 0 && (fact.not || denies()) {
        // What did not happen did not happen otherwise either: that says nothing of the claim.
        left_over = left_over.max(if fact.not { 0.0 } else { ANOTHER });
        score *= DISAGREES_MORE;
    }
    // A claim that it was not so in another year is true.
    let truly_denied = denied_here == Some(stance::By::Claim) && otherwise > 0 && wrong.len() == otherwise;
    let verdict = if points > 0 && !truly_denied { Verdict::Contradicted } else { Verdict::Supported };
    Check { scored: Scored { explained, score, left_over, ..scored.clone() }, verdict, wrong, said }
}

/// The words of some tokens as they were typed; of a run of Japanese the whole run.
fn typed(question: &Question, tokens: Range<usize>) -> String {
    let tokens = &question.tokens[tokens];
    let span = tokens.first().zip(tokens.last()).map(|(first, last)| first.span.start..last.span.end);
    span.and_then(|span| question.text.get(span)).unwrap_or_default().to_owned()
}

/// The sentence of a fact.
fn told(fact: &Fact) -> Sentence<'_> {
    Sentence { words: &fact.told.words, items: &fact.told.items }
}

/// Whether the claim has the word for what was done.
fn speaks_of_deed(question: &Question, fact: &Fact) -> bool {
    let deed = fact.prepared.deed.as_ref();
    deed.is_some_and(|deed| question.content().any(|item| item.terms.iter().any(|term| deed.terms.contains(term))))
}

/// Whether the fact's sentence has the name in the claim's own letters.
fn is_spelt_out(fact: &Fact, item: &Item) -> bool {
    item.text.split(' ').any(|word| fact.told.words.iter().any(|said| said == word))
}

/// Whether the city that the claim puts it in is not where the fact says it was, if it says so at all: elsewhere the
/// city may stand for the state, but not there.
fn is_elsewhere(topic: &Topic, lexicon: &Lexicon, fact: &Fact, item: &Item, places: &[EntityId]) -> bool {
    let city = lexicon.kind_named("city");
    let is_city = |id: &EntityId| topic.entity(*id).kinds.iter().any(|kind| Some(*kind) == city);
    let where_to = fact.slot(Slot::Where).map_or(&[][..], |filled| &filled.values);
    let there = where_to.iter().any(|value| value.entity.is_some_and(|id| places.contains(&id)));
    places.iter().any(is_city) && !there && !is_spelt_out(fact, item)
}

/// Whether a name is that of something that happens.
fn names_event(topic: &Topic, lexicon: &Lexicon, item: &Item) -> bool {
    let event = lexicon.kind_named("event");
    let is_event = |id: EntityId| {
        topic.entity(id).kinds.first().zip(event).is_some_and(|(kind, event)| lexicon.is_a(*kind, event))
    };
    item.entities().any(is_event)
}

/// Whether the fact's sentence has a name only as something planned.
fn is_supposed(fact: &Fact, named: &Item) -> bool {
    let said = fact.told.items.iter().filter(|item| item.entities().any(|id| named.entities().any(|n| n == id)));
    let mut meant = said.filter_map(|item| fact.told.manners.get(item.tokens.start)).peekable();
    meant.peek().is_some() && meant.all(|manner| manner.supposed && manner.near)
}

/// Whether the claim has the roles of the fact, and whether it has them the other way round.
fn swaps(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    counted: &[Counted],
    claim: &Claim,
    fact: &Fact,
) -> (bool, bool) {
    if question.language != Language::English {
        // The order of words says little there.
        return (false, false);
    }
    let asked = claim.sentence(question);
    let verbs = counted.iter().filter(|word| word.asked).map(|word| &question.items[word.item]);
    let verbs = verbs.filter(|item| item.entities().next().is_none());
    let read = verbs.filter_map(|verb| actors::both(topic, lexicon, asked, verb, fact));
    let (mut same, mut turned) = (false, false);
    for (claimed, told) in read {
        match claimed.agree(&told) {
            Some(true) => same = true,
            Some(false) => turned = true,
            None => same |= claimed.passive,
        }
    }
    (same, turned && !same)
}

/// The name of the wrong doer, where the claim says that it did what another did.
fn wrong_doer(topic: &Topic, language: Language, fact: &Fact, claim: &Claim) -> Option<String> {
    let subject = claim.subject?;
    if fact.did.starts_with("be ") {
        return None;
    }
    let doers: Vec<_> =
        fact.slot(Slot::Who).map_or(&[][..], |filled| &filled.values).iter().filter_map(|value| value.entity).collect();
    let kind = |id: EntityId| topic.entity(id).kinds.first().copied();
    let rival = !doers.is_empty() && !doers.contains(&subject) && doers.iter().any(|doer| kind(*doer) == kind(subject));
    rival.then(|| topic.entity(subject).name_in(language).to_owned())
}

/// Whether `fact` shows that the question takes for granted that one side did what the other side did.
pub fn presumes_wrongly(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    counted: &[Counted],
    number: usize,
) -> bool {
    let fact = &topic.facts()[number];
    let claim = Claim::read(topic, lexicon, question);
    let converse = |word: &&Counted| lexicon.grammar().converse(&question.items[word.item].text).is_some();
    if !counted.iter().any(|word| converse(&word)) {
        return false;
    }
    swaps(topic, lexicon, question, counted, &claim, fact).1
}
