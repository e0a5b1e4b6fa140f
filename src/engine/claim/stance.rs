//! Whether a word of a claim says what a fact says, denies it, or says the opposite.

use crate::lexicon::Lexicon;
use crate::question::Question;
use crate::sentence::Manner;
use crate::topic::Fact;
use crate::vocabulary::{Item, Term, Weight};

/// What a fact makes of a word of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// The fact's sentence has it, meant the same way.
    Agrees,
    /// The fact's sentence has it, but only as planned or offered.
    Supposes,
    /// One of the two denies it.
    Denies,
    /// The fact says the opposite.
    Opposes,
    /// The fact's sentence doesn't have it.
    Silent,
}

/// What a fact makes of `item`, a word of a claim whose tokens are meant as `manners` says.
pub fn of(lexicon: &Lexicon, question: &Question, item: &Item, manners: &[Manner], fact: &Fact) -> Stance {
    let whole = of_word(lexicon, question, item, manners, fact);
    if whole != Stance::Silent {
        return whole;
    }
    // A phrase that the fact doesn't have is read word by word.
    let parts = item.parts.iter().filter(|part| part.weight == Weight::Content);
    let stances: Vec<_> = parts.map(|part| of_word(lexicon, question, part, manners, fact)).collect();
    let ranked = [Stance::Opposes, Stance::Denies, Stance::Supposes, Stance::Agrees];
    ranked.into_iter().find(|stance| stances.contains(stance)).unwrap_or(Stance::Silent)
}

fn of_word(lexicon: &Lexicon, question: &Question, item: &Item, manners: &[Manner], fact: &Fact) -> Stance {
    if item.entities().next().is_some() {
        return Stance::Silent;
    }
    let manner = manners.get(item.tokens.start).copied().unwrap_or_default();
    let stems: Vec<_> = item.terms.iter().filter(|term| matches!(term, Term::Stem(_))).collect();
    let concepts: Vec<_> = item.concepts().collect();
    let opposites: Vec<_> = concepts.iter().filter_map(|concept| lexicon.concept(*concept).opposite).collect();
    let compare = |manner: Manner, matches: &dyn Fn(&Item) -> bool| compare(question, fact, manner, matches);
    if let Some(stance) = compare(manner, &|said| said.terms.iter().any(|term| stems.contains(&term))) {
        return stance;
    }
    if is_contrary(question, item, fact) {
        return if manner.denied { Stance::Agrees } else { Stance::Opposes };
    }
    if let Some(stance) = compare(manner, &|said| said.concepts().any(|concept| concepts.contains(&concept))) {
        return stance;
    }
    // What denies the opposite agrees.
    let turned = Manner { denied: !manner.denied, near: true, ..manner };
    match compare(turned, &|said| said.concepts().any(|concept| opposites.contains(&concept))) {
        Some(Stance::Denies) => Stance::Opposes,
        Some(stance) => stance,
        None => Stance::Silent,
    }
}

/// The words of a fact's sentence that may matter, each phrase and each word of it, and how they are meant.
fn said(fact: &Fact) -> impl Iterator<Item = (&Item, Manner)> {
    let words = fact.told.items.iter().flat_map(|item| std::iter::once(item).chain(&item.parts));
    let words = words.filter(|item| item.weight != Weight::None && item.entities().next().is_none());
    words.map(|item| (item, fact.told.manners.get(item.tokens.start).copied().unwrap_or_default()))
}

/// What the words of a fact that `matches` finds make of a word so meant; `None` if there are none.
fn compare(question: &Question, fact: &Fact, manner: Manner, matches: &dyn Fn(&Item) -> bool) -> Option<Stance> {
    let found: Vec<Manner> = said(fact).filter(|(item, _)| matches(item)).map(|(_, meant)| meant).collect();
    // That a thing was not done says nothing against its having been planned.
    let only_planned = manner.supposed && manner.near && !manner.denied;
    if only_planned && !found.is_empty() && found.iter().all(|meant| meant.denied && !meant.supposed) {
        return Some(Stance::Silent);
    }
    let alike = |meant: &&Manner| meant.denied == manner.denied || acknowledged(question, fact, manner, **meant);
    let mut agreeing = found.iter().filter(alike).peekable();
    if agreeing.peek().is_some() {
        let proven = agreeing.any(|meant| !(meant.supposed && meant.near));
        return Some(if proven || manner.supposed { Stance::Agrees } else { Stance::Supposes });
    }
    let denied = |meant: &Manner| meant.denied && meant.near || manner.denied && manner.near;
    (!found.is_empty()).then(|| if found.iter().any(denied) { Stance::Denies } else { Stance::Silent })
}

/// Whether the word by which one of the two denies, such as "postponed", stands in the other as well, be it in other
/// words: then both tell the same.
fn acknowledged(question: &Question, fact: &Fact, claimed: Manner, stated: Manner) -> bool {
    match (claimed.by.filter(|_| claimed.denied), stated.by.filter(|_| stated.denied)) {
        (Some(_), None) => is_echoed(question, fact, claimed),
        (None, Some(by)) => stands_in(with_parts(&fact.told.items), by, || with_parts(&question.items)),
        _ => false,
    }
}

/// Whether the fact has the word by which the claim denies something, be it in other words.
pub fn is_echoed(question: &Question, fact: &Fact, claimed: Manner) -> bool {
    claimed.by.is_some_and(|by| stands_in(with_parts(&question.items), by, || with_parts(&fact.told.items)))
}

/// Whether the word at token `by` of one sentence stands in the other, be it in other words.
fn stands_in<'a, Other: Iterator<Item = &'a Item>>(
    mut one: impl Iterator<Item = &'a Item>,
    by: usize,
    other: impl Fn() -> Other,
) -> bool {
    let alike = |denier: &Item, item: &Item| denier.terms.iter().any(|term| item.terms.contains(term));
    let denier = one.find(|item| item.tokens.start == by && item.weight != Weight::None);
    denier.is_some_and(|denier| other().any(|item| item.weight != Weight::None && alike(denier, item)))
}

fn with_parts(items: &[Item]) -> impl Iterator<Item = &Item> {
    items.iter().flat_map(|item| std::iter::once(item).chain(&item.parts))
}

/// Whether the curator gave the word as one that makes a claim false, with all the words it belongs to.
fn is_contrary(question: &Question, item: &Item, fact: &Fact) -> bool {
    let is_said = |term: &Term| question.content().any(|item| stems(item).any(|stem| stem == term));
    let phrases = fact.prepared.contrary.iter();
    phrases.into_iter().any(|phrase| phrase.iter().any(|term| item.terms.contains(term)) && phrase.iter().all(is_said))
}

fn stems(item: &Item) -> impl Iterator<Item = &Term> {
    let terms = item.terms.iter().chain(item.parts.iter().flat_map(|part| &part.terms));
    terms.filter(|term| matches!(term, Term::Stem(_)))
}

/// Which of the two denies what the other says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Claim,
    Fact,
}

/// What a fact makes of all words of a claim.
#[derive(Debug, Default)]
pub struct Stances {
    denied: Option<By>,
    agreed: bool,
    /// Whether both deny the same word.
    both_deny: bool,
    supposed: bool,
    /// Whether the claim denies a word that the fact has in other words.
    unsaid_denied: bool,
    /// Whether the fact has a word of the claim's in other words.
    unsaid: bool,
}

impl Stances {
    /// Takes in what the fact makes of one word, which it explains so surely; `echoed` if it has the word by which the
    /// claim denies this one.
    pub fn note(&mut self, stance: Stance, manner: Manner, strength: f32, echoed: bool) {
        /// The curator's own words for the fact.
        const STATED: f32 = 0.95;
        match stance {
            Stance::Denies => {
                self.denied.get_or_insert(if manner.denied { By::Claim } else { By::Fact });
            }
            Stance::Agrees => {
                self.agreed = true;
                self.both_deny |= manner.denied;
            }
            Stance::Supposes => self.supposed = true,
            Stance::Silent if strength >= STATED => {
                self.unsaid = true;
                self.unsaid_denied |= manner.denied && manner.near && !echoed;
            }
            _ => {}
        }
    }

    /// Whether claim or fact denies what the other says.
    pub fn denied(&self, fact: &Fact) -> Option<By> {
        let claim = self.unsaid_denied && !self.both_deny && !fact.not;
        // Where both deny something, each in its own words, they may well deny the same.
        let denies = fact.not || fact.told.manners.iter().any(|manner| manner.denied);
        let alike = self.both_deny || denies && !self.agreed;
        let disputed = self.denied.filter(|by| !(*by == By::Claim && alike));
        let of_fact = fact.not && self.unsaid && !self.unsaid_denied && !self.agreed;
        disputed.or(claim.then_some(By::Claim)).or(of_fact.then_some(By::Fact))
    }

    /// Whether the fact says any word of the claim's, for or against it, or has one of them by the curator.
    pub fn speaks(&self) -> bool {
        self.agreed || self.supposed || self.unsaid || self.denied.is_some()
    }

    /// Whether the fact has no more than a plan or an offer of what the claim says.
    pub fn unproven(&self) -> bool {
        self.supposed && self.denied.is_none()
    }
}
