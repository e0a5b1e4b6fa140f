//! Who does it and to whom it's done: the roles of the states and people around a verb, read from the order of
//! words, from voice and from prepositions.

use crate::grammar::{Grammar, Words};
use crate::lexicon::Lexicon;
use crate::text::Token;
use crate::topic::{Fact, Slot, Topic};
use crate::vocabulary::{EntityId, Item, Term};

/// A sentence whose roles can be read.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    /// Its words, folded.
    pub words: &'a [String],
    /// What they stand for, left to right.
    pub items: &'a [Item],
}

/// Who does a deed, and to whom it's done. The deed is told from its doer's end, whatever the verb: who loses to
/// another is the one that the other wins against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// Who does it; each with all that the word may stand for.
    pub doers: Vec<Vec<EntityId>>,
    /// To whom or against whom it's done.
    pub undergoers: Vec<Vec<EntityId>>,
    /// Whether the sentence tells it in the passive voice.
    pub passive: bool,
    /// Whether both sides do it: "signed with", "met with".
    pub mutual: bool,
    /// Whether names stand side by side before the verb, so that it's not told which of them is its subject: "japan
    /// attitudes ussr hardened".
    pub terse: bool,
}

/// How far behind a verb its objects stand.
const REACH: usize = 12;
/// Words that put what follows into no role.
const PLACING: [&str; 12] =
    ["in", "at", "of", "near", "during", "between", "under", "among", "for", "into", "across", "about"];
const BE: [&str; 10] = ["is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"];

impl Roles {
    /// The roles around the word that `verb` is.
    pub fn read(topic: &Topic, lexicon: &Lexicon, sentence: Sentence<'_>, verb: &Item) -> Roles {
        let grammar = lexicon.grammar();
        let acts = |id: &EntityId| {
            is_a(topic, lexicon, *id, "state")
                || is_a(topic, lexicon, *id, "person")
                || is_a(topic, lexicon, *id, "organization")
        };
        let actors = |item: &Item| -> Vec<EntityId> {
            let of = |id: EntityId| std::iter::once(id).chain(topic.entity(id).of);
            item.entities().filter(acts).flat_map(of).collect()
        };
        let word = |at: usize| sentence.words.get(at).map_or("", String::as_str);
        let before = |item: &Item| {
            let at = item.tokens.start;
            let skipped = at.checked_sub(1).filter(|at| word(*at) == "the").unwrap_or(at);
            skipped.checked_sub(1).map_or("", word)
        };
        let bounds = |from: usize, until: usize| (from..until).any(|at| is_boundary(grammar, word(at)));
        let mut roles = Roles::default();
        // To the left: the nearest actor that stands in no place, and those joined to it by "and".
        let left: Vec<&Item> = sentence.items.iter().filter(|item| item.tokens.end <= verb.tokens.start).collect();
        let mut subject: Option<&Item> = None;
        for item in left.iter().rev() {
            let found = !actors(item).is_empty();
            if subject.is_none() && bounds(item.tokens.end, verb.tokens.start) {
                break;
            }
            match subject {
                None if found && (!PLACING.contains(&before(item)) && before(item) != "with") => subject = Some(item),
                Some(next) if found && before(next) == "and" => subject = Some(item),
                Some(_) if found => break,
                _ => continue,
            }
            roles.doers.push(actors(item));
        }
        if roles.doers.is_empty() {
            // "The government of Japan refused".
            let of = left.iter().rev().find(|item| before(item) == "of" && !actors(item).is_empty());
            roles.doers.extend(of.filter(|item| !bounds(item.tokens.end, verb.tokens.start)).map(|item| actors(item)));
        }
        roles.passive = is_passive(grammar, &word, subject, verb);
        let mut by = Vec::new();
        for item in sentence.items.iter().filter(|item| item.tokens.start >= verb.tokens.end) {
            // "Promised Mira that Oskar would come": he is in another clause.
            let other_clause = |at: usize| word(at) == "that" || is_boundary(grammar, word(at));
            if item.tokens.start > verb.tokens.end + REACH || (verb.tokens.end..item.tokens.start).any(other_clause) {
                break;
            }
            let found = actors(item);
            if found.is_empty() {
                continue;
            }
            match before(item) {
                "by" => by.push(found),
                "with" | "alongside" if roles.undergoers.is_empty() => roles.mutual = true,
                "of" if item.tokens.start <= verb.tokens.end + 2 => roles.undergoers.push(found),
                place if PLACING.contains(&place) => {}
                _ => roles.undergoers.push(found),
            }
        }
        if roles.passive {
            roles.undergoers = std::mem::replace(&mut roles.doers, by);
        } else if roles.doers.is_empty() {
            roles.doers = by;
        }
        let beside =
            |one: &&Item, next: &Item| one.tokens.end + 1 >= next.tokens.start && one.tokens.end <= next.tokens.start;
        roles.terse = subject.is_some_and(|subject| {
            let mut acting = left.iter().filter(|item| !actors(item).is_empty());
            let nearest = acting.rfind(|item| item.tokens.end <= subject.tokens.start);
            nearest.is_some_and(|item| {
                beside(item, subject) && !(item.tokens.end..subject.tokens.start).any(|at| is_joint(word(at)))
            })
        });
        let turned = verb.text.split(' ').filter_map(|word| grammar.converse(word)).any(|converse| converse.turned);
        if turned {
            std::mem::swap(&mut roles.doers, &mut roles.undergoers);
        }
        roles
    }

    /// Whether the roles of `fact` are the same (`true`) or the other way round (`false`); `None` if they don't tell.
    pub fn agree(&self, fact: &Roles) -> Option<bool> {
        if self.mutual || fact.mutual {
            return None;
        }
        let shares = |one: &[Vec<EntityId>], other: &[Vec<EntityId>]| {
            one.iter().any(|a| other.iter().any(|b| a.iter().any(|id| b.contains(id))))
        };
        let same = shares(&self.doers, &fact.doers) || shares(&self.undergoers, &fact.undergoers);
        let doer = shares(&self.doers, &fact.undergoers);
        let undergoer = shares(&self.undergoers, &fact.doers);
        let unsaid = fact.undergoers.is_empty();
        let turned = undergoer && unsaid
            || doer && (undergoer || !self.terse && self.undergoers.is_empty())
            || undergoer && self.doers.is_empty();
        (same != turned).then_some(same)
    }
}

/// The roles in a fact around the deed that the word `verb` of a question is about, and in the question itself.
/// `None` if the fact doesn't tell of such a deed.
pub fn both(topic: &Topic, lexicon: &Lexicon, asked: Sentence<'_>, verb: &Item, fact: &Fact) -> Option<(Roles, Roles)> {
    /// A word after one of these is a noun, which has its actors in other places.
    const NOUN_AFTER: [&str; 14] =
        ["with", "the", "a", "an", "of", "in", "its", "their", "his", "for", "on", "no", "under", "any"];
    let before = verb.tokens.start.checked_sub(1).and_then(|at| asked.words.get(at));
    let noun = before.is_some_and(|before| NOUN_AFTER.contains(&before.as_str()));
    if noun || !fact.prepared.deed.as_ref().is_some_and(|deed| same_deed(lexicon.grammar(), verb, deed)) {
        return None;
    }
    let stated = Sentence { words: &fact.told.words, items: &fact.told.items };
    let deed = stated
        .items
        .iter()
        .filter(|item| item.entities().next().is_none())
        .find(|item| same_deed(lexicon.grammar(), verb, item))?;
    let mut told = Roles::read(topic, lexicon, stated, deed);
    if told.doers.is_empty() && told.undergoers.is_empty() && !told.passive {
        told = of_slots(topic, fact);
    }
    Some((Roles::read(topic, lexicon, asked, verb), told))
}

/// The roles as the curator gave them.
fn of_slots(topic: &Topic, fact: &Fact) -> Roles {
    let names = |slot| {
        let values = fact.slot(slot).map_or(&[][..], |filled| &filled.values);
        let with_state = |id: EntityId| std::iter::once(id).chain(topic.entity(id).of).collect();
        values.iter().filter_map(|value| value.entity).map(with_state).collect()
    };
    let (doers, undergoers) = (names(Slot::Who), names(Slot::Whom));
    Roles { doers, undergoers, ..Roles::default() }
}

/// Whether two words are of one deed, be it told from one end or the other.
fn same_deed(grammar: &Grammar, one: &Item, other: &Item) -> bool {
    let pair = |item: &Item| item.text.split(' ').find_map(|word| grammar.converse(word));
    let shared = |wanted: fn(&Term) -> bool| one.terms.iter().any(|term| wanted(term) && other.terms.contains(term));
    match (pair(one), pair(other)) {
        (Some(one), Some(other)) if one.pair == other.pair => true,
        (None, None) => shared(|term| matches!(term, Term::Stem(_) | Term::Concept(_))),
        _ => shared(|term| matches!(term, Term::Stem(_))),
    }
}

/// Whether the verb is a participle with a form of "be" before it, or before its subject in a question.
fn is_passive<'a>(grammar: &Grammar, word: &impl Fn(usize) -> &'a str, subject: Option<&Item>, verb: &Item) -> bool {
    let text = word(verb.tokens.start);
    let participle = text.ends_with("ed") || text.ends_with("en") || grammar.is(Words::Pasts, text);
    let from = subject.map_or(verb.tokens.start.saturating_sub(4), |subject| subject.tokens.end);
    let between = (from..verb.tokens.start).map(word);
    let relative = between.clone().any(|word| matches!(word, "that" | "who" | "which"));
    let be_between = between.clone().any(|word| BE.contains(&word));
    let be_before = subject.is_some_and(|subject| {
        (subject.tokens.start.saturating_sub(2)..subject.tokens.start).any(|at| BE.contains(&word(at)))
    });
    let followed_by = word(verb.tokens.end) == "by";
    participle && (be_between || (be_before && !relative) || followed_by && !relative)
}

/// Whether the word joins two names: "Japan and Germany", "Japan with Germany".
fn is_joint(word: &str) -> bool {
    PLACING.contains(&word) || matches!(word, "and" | "or" | "with" | "by" | "to" | "from" | "the" | "s")
}

fn is_boundary(grammar: &Grammar, word: &str) -> bool {
    !matches!(word, "who" | "which") && grammar.is(Words::Boundaries, word)
}

fn is_a(topic: &Topic, lexicon: &Lexicon, id: EntityId, kind: &str) -> bool {
    let first = topic.entity(id).kinds.first();
    first.zip(lexicon.kind_named(kind)).is_some_and(|(first, kind)| lexicon.is_a(*first, kind))
}

/// The words of a question, as [`Sentence`] wants them.
pub fn words(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|token| token.text.clone()).collect()
}
