//! Checking claims: is what the question says what the facts say?
//!
//! A claim is read once ([`statement`]) and held against the best facts one by one ([`case`]). What each word, each date
//! and the sentence as a whole come to is a list of checks ([`tally`]), each of which finds a mistake, a doubt or nothing.

mod belonging;
mod case;
mod doers;
mod names;
mod order;
pub mod parts;
mod stance;
mod statement;
mod tally;
mod times;

use super::score::{Counted, Scored};
use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::reply::Verdict;
use crate::topic::{Slot, Topic};
use case::Case;
use statement::Claim;

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
    /// Whether the claim has the word for what the fact says was done.
    pub deed: bool,
}

impl Check {
    /// Whether it leaves too much of the claim open to say anything of it.
    pub fn is_open(&self) -> bool {
        self.scored.left_over >= tally::ANOTHER
    }
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

/// How many facts are compared with a claim.
const FACTS: usize = 28;

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
    let case = |number: usize| {
        let fact = &topic.facts()[number];
        Case { topic, lexicon, question, counted, claim: &claim, number, fact }
    };
    let mut checks: Vec<_> =
        facts.into_iter().take(FACTS).map(|scored| tally::judge(&case(scored.fact), scored)).collect();
    checks.sort_by(|a, b| b.scored.score.total_cmp(&a.scored.score).then(a.scored.fact.cmp(&b.scored.fact)));
    prefer_settled(&mut checks);
    prefer_stated(topic, &mut checks);
    checks
}

/// Puts a fact that settles the claim before one that fits it better and leaves it open.
fn prefer_settled(checks: &mut [Check]) {
    /// What the fact that settles it must be worth of the other.
    const NEARLY: f32 = 0.85;
    let Some(best) = checks.first().filter(|best| best.is_open()) else { return };
    let least = NEARLY * best.scored.score;
    let mut near = checks.iter().take_while(|other| other.scored.score >= least);
    if let Some(settled) = near.position(|other| !other.is_open()) {
        checks[..=settled].rotate_right(1);
    }
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
        (other.said >= best.said + MORE || other.deed && !best.deed)
            && other.verdict == Verdict::Contradicted
            && other.scored.score >= NEARLY * best.scored.score
            && passages(other) == passages(best)
    });
    if let Some(denying) = denying {
        let denying = checks.remove(denying);
        checks.insert(0, denying);
    }
}

/// Whether `fact` shows that the question takes for granted that one side did what the other side did.
pub fn presumes_wrongly(
    topic: &Topic,
    lexicon: &Lexicon,
    question: &Question,
    counted: &[Counted],
    number: usize,
) -> bool {
    let claim = Claim::read(topic, lexicon, question);
    let converse = |word: &&Counted| lexicon.grammar().converse(&question.items[word.item].text).is_some();
    if !counted.iter().any(|word| converse(&word)) {
        return false;
    }
    let fact = &topic.facts()[number];
    doers::Roles::compare(&Case { topic, lexicon, question, counted, claim: &claim, number, fact }).swapped
}
