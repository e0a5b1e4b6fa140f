use super::{Entity, Fact};
use crate::article::Article;
use crate::parallel;
use crate::vocabulary::{EntityId, Item, Term, Vocabulary, Weight};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// How surely a fact speaks of a term.
mod strength {
    /// The curator's own words for it.
    pub const STATED: f32 = 1.0;
    /// It follows from a name: who was prime minister, which state a city belongs to.
    pub const IMPLIED: f32 = 0.85;
    /// The cited passage has it, though perhaps of something else.
    pub const CITED: f32 = 0.75;
}

/// Which facts and which sentences speak of what.
#[derive(Debug)]
pub struct Index {
    facts: Postings,
    sentences: Postings,
    /// Worked out when first needed.
    cores: Vec<OnceLock<Core>>,
}

/// For each term, who speaks of it and how surely.
#[derive(Debug)]
struct Postings {
    size: usize,
    by_term: FxHashMap<Term, Vec<(u16, f32)>>,
}

/// What a fact is chiefly about: what was done and by whom. Each part with its weight.
#[derive(Debug)]
pub struct Core(pub Vec<(Vec<Term>, f32)>);

/// How surely a fact or sentence speaks of each term.
type Said = FxHashMap<Term, f32>;

impl Index {
    pub(super) fn new(article: &Article, entities: &[Entity], facts: &[Fact], vocabulary: &Vocabulary) -> Index {
        let sentences: Vec<&str> = sentences_of(article).collect();
        let read: Vec<Vec<Term>> = parallel::map(&sentences, |text| vocabulary.terms(text));
        let fact_terms = parallel::map(facts, |fact| terms_of(fact, article, &read, entities, vocabulary));
        let facts_by_term = Postings::new(fact_terms.into_iter());
        let sentences = article.sentences().iter().zip(&read).map(|(sentence, said)| {
            let mut terms = Said::default();
            note_terms(&mut terms, said, strength::STATED, entities);
            let section = &article.sections()[sentence.section].title;
            note(&mut terms, section, strength::CITED, entities, vocabulary);
            terms
        });
        let sentences = Postings::new(sentences);
        let cores = facts.iter().map(|_| OnceLock::new()).collect();
        Index { facts: facts_by_term, sentences, cores }
    }

    /// How surely each fact explains `item`, by the fact's number.
    pub fn facts_explaining(&self, item: &Item) -> Vec<f32> {
        self.facts.explaining(item)
    }

    /// How surely `fact` speaks of `term`.
    pub fn speaks_of(&self, fact: usize, term: &Term) -> f32 {
        let speakers = self.facts.by_term.get(term).map_or(&[][..], Vec::as_slice);
        // Facts were noted in order.
        let found = speakers.binary_search_by_key(&fact, |(number, _)| usize::from(*number));
        found.map_or(0.0, |at| speakers[at].1)
    }

    /// How surely each sentence explains `item`, by the sentence's number.
    pub fn sentences_explaining(&self, item: &Item) -> Vec<f32> {
        self.sentences.explaining(item)
    }

    /// How much a term says, from 0 (all facts speak of it) to 1 (none or one does).
    pub fn rarity(&self, explained: &[f32]) -> f32 {
        rarity(speakers(explained), explained.len())
    }

    /// How much a name says.
    pub fn rarity_of_name(&self, name: EntityId) -> f32 {
        let speakers = self.facts.by_term.get(&Term::Entity(name)).into_iter().flatten();
        rarity(speakers.filter(|(_, strength)| *strength >= strength::CITED).count(), self.facts.size)
    }

    /// How much a word that stands for these terms says, by the one that most facts speak of.
    pub fn rarity_of(&self, terms: &[Term]) -> f32 {
        let speakers = terms.iter().filter_map(|term| self.facts.by_term.get(term)).map(Vec::len).max();
        rarity(speakers.unwrap_or(0), self.facts.size)
    }

    /// What `fact`, which has this number, is chiefly about.
    pub fn core(&self, number: usize, fact: &Fact, vocabulary: &Vocabulary) -> &Core {
        self.cores[number].get_or_init(|| core_of(fact, vocabulary, &self.facts))
    }
}

impl Postings {
    fn new(speakers: impl Iterator<Item = Said>) -> Postings {
        let mut postings = Postings { size: 0, by_term: FxHashMap::default() };
        for (number, terms) in speakers.enumerate() {
            postings.size = number + 1;
            for (term, strength) in terms {
                postings.by_term.entry(term).or_default().push((number as u16, strength));
            }
        }
        postings
    }

    /// For each speaker the most that any term of `item` is spoken of; for a phrase that's not
    /// spoken of, how much of it its single words make up.
    fn explaining(&self, item: &Item) -> Vec<f32> {
        let mut strengths = vec![0.0f32; self.size];
        // Facts are in English: the words of a name in another script have only their concepts to go by.
        let foreign = !item.text.is_ascii();
        if foreign || item.parts.is_empty() || item.entities().next().is_none() {
            self.raise(&mut strengths, &item.terms);
        } else {
            // A proper name means just that thing, not what is like it.
            let names: Vec<Term> = item.entities().map(Term::Entity).collect();
            self.raise(&mut strengths, &names);
        }
        let parts: Vec<_> = item.parts.iter().filter(|part| part.weight != Weight::None).collect();
        if !parts.is_empty() {
            // The words of a phrase, scattered over a fact, say a little less than the phrase.
            const SCATTERED: f32 = 0.9;
            /// A word that says about as much as the phrase's most telling one must be explained.
            const TELLING: f32 = 0.6;
            /// The most that a phrase is explained by its lesser words.
            const IN_PART: f32 = 0.35;
            // A name is made of its own words: no other league is the League.
            let named = item.entities().next().is_some();
            let explained: Vec<_> = parts.iter().map(|part| self.explaining_part(part, named)).collect();
            let weights: Vec<_> = explained.iter().map(|e| self.rarity_of(e)).collect();
            let whole: f32 = weights.iter().sum();
            let telling = weights.iter().copied().fold(0.0, f32::max) * TELLING;
            let mut sums = vec![0.0f32; self.size];
            let mut in_part = vec![false; self.size];
            for (explained, weight) in explained.iter().zip(&weights) {
                for ((sum, in_part), part) in sums.iter_mut().zip(&mut in_part).zip(explained) {
                    *sum += part * weight;
                    // "League of Nations" is not explained by any nations.
                    *in_part |= *weight >= telling && *part < strength::CITED;
                }
            }
            for ((strength, sum), in_part) in strengths.iter_mut().zip(sums).zip(in_part) {
                let share = SCATTERED * sum / whole.max(f32::EPSILON);
                *strength = strength.max(if in_part { share.min(IN_PART) } else { share });
            }
        }
        strengths
    }

    fn explaining_part(&self, part: &Item, literally: bool) -> Vec<f32> {
        if !literally {
            return self.explaining(part);
        }
        let mut strengths = vec![0.0f32; self.size];
        let stems: Vec<Term> = part.terms.iter().filter(|term| matches!(term, Term::Stem(_))).copied().collect();
        self.raise(&mut strengths, &stems);
        strengths
    }

    fn raise(&self, strengths: &mut [f32], terms: &[Term]) {
        for (number, strength) in terms.iter().filter_map(|term| self.by_term.get(term)).flatten() {
            let old = &mut strengths[usize::from(*number)];
            if *strength > *old {
                *old = *strength;
            }
        }
    }

    fn rarity_of(&self, explained: &[f32]) -> f32 {
        rarity(speakers(explained), self.size)
    }
}

/// How many speak of a thing. Added up in numbers as wide as the strengths, of which a processor takes many at a time.
fn speakers(explained: &[f32]) -> usize {
    explained.iter().map(|strength| u32::from(*strength >= strength::CITED)).sum::<u32>() as usize
}

/// Inverse document frequency, scaled to 0..1.
fn rarity(speakers: usize, size: usize) -> f32 {
    let size = size as f32;
    ((1.0 + size) / (1.0 + speakers as f32)).ln() / (1.0 + size).ln()
}

/// `read` holds the terms of each sentence of the article, since many facts cite the same ones.
fn terms_of(fact: &Fact, article: &Article, read: &[Vec<Term>], entities: &[Entity], vocabulary: &Vocabulary) -> Said {
    let mut terms = Said::default();
    let mut stated = vec![fact.says.as_str(), &fact.did];
    // Each of these is a phrase of its own: words of two of them make no phrase together.
    stated.extend(crate::data::items(&fact.also));
    for filled in &fact.slots {
        stated.extend(filled.values.iter().map(|value| value.text.as_str()));
        stated.extend(crate::data::items(&filled.also));
    }
    for text in stated {
        note(&mut terms, text, strength::STATED, entities, vocabulary);
    }
    for passage in fact.passages.iter().chain(fact.slots.iter().flat_map(|filled| &filled.passages)) {
        for sentence in article.sentences_in(passage) {
            note_terms(&mut terms, &read[sentence], strength::CITED, entities);
        }
    }
    terms
}

fn sentences_of(article: &Article) -> impl Iterator<Item = &str> {
    article.sentences().iter().map(|sentence| &article.text()[sentence.range.clone()])
}

fn note(terms: &mut Said, text: &str, strength: f32, entities: &[Entity], vocabulary: &Vocabulary) {
    note_terms(terms, &vocabulary.terms(text), strength, entities);
}

fn note_terms(terms: &mut Said, said: &[Term], strength: f32, entities: &[Entity]) {
    // Nearly every fact has a thing of every kind: that explains no word.
    let telling = |term: &&Term| !matches!(term, Term::Kind(_));
    for term in said.iter().filter(telling) {
        raise(terms, *term, strength);
        if let Term::Entity(id) = term {
            for implied in entities[usize::from(id.0)].terms.iter().filter(telling) {
                raise(terms, *implied, strength * strength::IMPLIED);
            }
        }
    }
}

fn raise(terms: &mut Said, term: Term, strength: f32) {
    let old = terms.entry(term).or_insert(strength);
    *old = old.max(strength);
}

fn core_of(fact: &Fact, vocabulary: &Vocabulary, postings: &Postings) -> Core {
    use super::Slot;
    let mut core: Vec<(Vec<Term>, f32)> = Vec::new();
    add_core(&mut core, &[&fact.did], vocabulary, postings);
    for slot in [Slot::Who, Slot::Whom, Slot::What, Slot::Treaty] {
        let values = fact.slot(slot).map_or(&[][..], |filled| &filled.values);
        let texts: Vec<_> = values.iter().map(|value| value.text.as_str()).collect();
        add_core(&mut core, &texts, vocabulary, postings);
    }
    Core(core)
}

/// Adds the words of `texts`. Several texts are a list, of which a question names one or none: they make up one part.
fn add_core(core: &mut Vec<(Vec<Term>, f32)>, texts: &[&str], vocabulary: &Vocabulary, postings: &Postings) {
    let mut parts: Vec<(Vec<Term>, f32)> = Vec::new();
    for text in texts {
        for item in vocabulary.read(&crate::text::tokenize(text)) {
            let known = core.iter().any(|(terms, _)| terms.iter().any(|term| item.terms.contains(term)));
            if item.weight == Weight::Content && !item.terms.is_empty() && !known {
                let weight = postings.rarity_of(&postings.explaining(&item));
                parts.push((item.terms, weight));
            }
        }
    }
    if texts.len() > 1 {
        let lightest = parts.iter().map(|(_, weight)| *weight).fold(f32::INFINITY, f32::min);
        let terms: Vec<Term> = parts.into_iter().flat_map(|(terms, _)| terms).collect();
        if !terms.is_empty() {
            core.push((terms, lightest));
        }
    } else {
        core.extend(parts);
    }
}
