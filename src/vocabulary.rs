//! What the words of a text stand for: names, concepts, kinds, or nothing known.
//!
//! A [`Vocabulary`] is built once a topic, from the lexicon and the topic's names; the same code
//! then reads facts when they are loaded and questions when they are asked.

use crate::lexicon::{ConceptId, KindId, Lexicon, Meaning};
use crate::text::{Language, Token, fold, is_hiragana, is_japanese, stem, tokenize};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A name of the topic, by its place in the topic's list of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u16);

/// The stem of a word, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StemId(u32);

/// What facts and questions are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A name of the topic.
    Entity(EntityId),
    /// A group of words of like meaning.
    Concept(ConceptId),
    /// A kind of thing.
    Kind(KindId),
    /// A word as such.
    Stem(StemId),
}

/// How much a piece of text can matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It says what the text is about.
    Content,
    /// It says little ("happen", "thing").
    Weak,
    /// It says nothing: function words and chatter.
    None,
}

/// A word or phrase of a text, with all it may stand for.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The words themselves, folded.
    pub text: String,
    /// All it may stand for; empty if nothing is known of it.
    pub terms: Vec<Term>,
    /// The kinds of things that it names something narrower of.
    pub member_of: Vec<KindId>,
    /// How much it can matter.
    pub weight: Weight,
    /// For a phrase: its single words, for facts that know these but not the phrase.
    pub parts: Vec<Item>,
}

impl Item {
    /// The names it may stand for.
    pub fn entities(&self) -> impl Iterator<Item = EntityId> {
        self.terms.iter().filter_map(|term| match term {
            Term::Entity(id) => Some(*id),
            _ => None,
        })
    }

    /// The concepts it may stand for.
    pub fn concepts(&self) -> impl Iterator<Item = ConceptId> {
        self.terms.iter().filter_map(|term| match term {
            Term::Concept(id) => Some(*id),
            _ => None,
        })
    }

    /// The kinds of things it may name.
    pub fn kinds(&self) -> impl Iterator<Item = KindId> {
        self.terms.iter().filter_map(|term| match term {
            Term::Kind(id) => Some(*id),
            _ => None,
        })
    }
}

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Term(Term),
    Member(KindId),
    Filler,
    Weak,
    Stop,
}

/// The words and phrases known for a topic.
#[derive(Debug)]
pub struct Vocabulary {
    /// Each word seen while building, with its stem.
    words: HashMap<String, StemId>,
    stems: HashMap<String, StemId>,
    /// Phrases by their first stem: the stems that follow, and what the whole stands for.
    phrases: HashMap<StemId, Vec<(Box<[StemId]>, Sense)>>,
    stop: HashSet<String>,
    /// The stems of the article's and the facts' own words.
    plain: HashSet<StemId>,
    japanese: Option<AhoCorasick>,
    /// What each Japanese string stands for, by its number in the automaton.
    japanese_senses: Vec<Vec<Sense>>,
}

/// Collects words and phrases for a [`Vocabulary`].
#[derive(Debug, Default)]
pub struct Builder {
    words: HashMap<String, StemId>,
    stems: HashMap<String, StemId>,
    phrases: HashMap<StemId, Vec<(Box<[StemId]>, Sense)>>,
    stop: HashSet<String>,
    plain: HashSet<StemId>,
    japanese: Vec<String>,
    japanese_numbers: HashMap<String, usize>,
    japanese_senses: Vec<Vec<Sense>>,
}

/// Words inside a phrase that people leave out or exchange: "put (an) end to", "put (his) name to".
const FLEETING: [&str; 9] = ["the", "a", "an", "his", "her", "its", "their", "my", "our"];

impl Builder {
    /// Adds all of the lexicon.
    pub fn add_lexicon(&mut self, lexicon: &Lexicon) {
        for (language, phrase, meaning) in lexicon.phrases() {
            let sense = match meaning {
                Meaning::Concept(id) => Sense::Term(Term::Concept(id)),
                Meaning::Kind(id) => Sense::Term(Term::Kind(id)),
                Meaning::Member(id) => Sense::Member(id),
                Meaning::Filler => Sense::Filler,
                Meaning::Weak => Sense::Weak,
                Meaning::Stop => Sense::Stop,
            };
            if sense == Sense::Stop && language != Language::Japanese {
                self.stop.extend(tokenize(phrase).into_iter().map(|token| token.text));
            } else {
                self.add(phrase, sense);
            }
        }
    }

    /// Adds a name of an entity.
    pub fn add_name(&mut self, name: &str, entity: EntityId) {
        self.add(name, Sense::Term(Term::Entity(entity)));
    }

    /// Adds the plain words of a text, so that they count as known.
    pub fn add_words(&mut self, text: &str) {
        for token in tokenize(text) {
            let stem = self.stem_of(&token);
            self.plain.insert(stem);
        }
    }

    /// The vocabulary of all that was added.
    pub fn build(self) -> Vocabulary {
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&self.japanese);
        Vocabulary {
            words: self.words,
            stems: self.stems,
            phrases: self.phrases,
            stop: self.stop,
            plain: self.plain,
            // Building fails only for gigabytes of patterns; without it Japanese is not understood.
            japanese: automaton.ok(),
            japanese_senses: self.japanese_senses,
        }
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        if phrase.chars().any(is_japanese) {
            let folded = fold(phrase);
            let number = *self.japanese_numbers.entry(folded.clone()).or_insert_with(|| {
                self.japanese.push(folded);
                self.japanese_senses.push(Vec::new());
                self.japanese_senses.len() - 1
            });
            push_new(&mut self.japanese_senses[number], sense);
            return;
        }
        let tokens = tokenize(phrase);
        // "My homework" says nothing, but that doesn't make chatter of what else may follow "my".
        let whole = tokens.len() == 1 || sense == Sense::Filler;
        let stems: Vec<_> =
            tokens.iter().filter(|t| whole || !is_fleeting(&t.text)).map(|token| self.stem_of(token)).collect();
        let Some((first, rest)) = stems.split_first() else { return };
        push_new(self.phrases.entry(*first).or_default(), (rest.into(), sense));
    }

    fn stem_of(&mut self, token: &Token) -> StemId {
        if let Some(known) = self.words.get(&token.text) {
            return *known;
        }
        let next = StemId(self.stems.len() as u32);
        let id = *self.stems.entry(stem(&token.text)).or_insert(next);
        self.words.insert(token.text.clone(), id);
        id
    }
}

impl Vocabulary {
    /// Every word that is known, for the speller, with whether it means something by itself.
    pub fn words(&self) -> impl Iterator<Item = (&str, bool)> {
        let known = self.words.iter().map(|(word, stem)| {
            let alone = self.phrases.get(stem).is_some_and(|phrases| phrases.iter().any(|(rest, _)| rest.is_empty()));
            (word.as_str(), alone || self.plain.contains(stem))
        });
        known.chain(self.stop.iter().map(|word| (word.as_str(), true)))
    }

    /// Whether this word, or another form of it, means something by itself.
    pub fn knows(&self, word: &str) -> bool {
        let alone = |stem: StemId| {
            let phrases = self.phrases.get(&stem).map_or(&[][..], Vec::as_slice);
            self.plain.contains(&stem) || phrases.iter().any(|(rest, _)| rest.is_empty())
        };
        self.stop.contains(word) || self.stem_of(word).is_some_and(alone)
    }

    /// Whether just this form of the word means something by itself.
    pub fn has_seen(&self, word: &str) -> bool {
        (self.words.contains_key(word) || self.stop.contains(word)) && self.knows(word)
    }

    /// The stem of a word, if it's the stem of any known word. Stemming is slow, so known words are looked up first.
    fn stem_of(&self, word: &str) -> Option<StemId> {
        self.words.get(word).or_else(|| self.stems.get(&stem(word))).copied()
    }

    /// Reads a text: its tokens as items, left to right, each phrase as long as it goes.
    pub fn read(&self, tokens: &[Token]) -> Vec<Item> {
        let stems = self.stems_of(tokens);
        let mut items = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at].is_japanese() {
                self.read_japanese(tokens, at, &mut items);
                at += 1;
                continue;
            }
            let (length, senses) = self.longest(tokens, &stems, at);
            let mut item = self.item(tokens, &stems, at..at + length, &senses);
            if length > 1 {
                item.parts = (at..at + length).map(|i| self.single(tokens, &stems, i)).collect();
            }
            items.push(item);
            at += length;
        }
        items
    }

    /// Every term that any reading of the text holds: each phrase and each word of it.
    pub fn terms(&self, text: &str) -> Vec<Term> {
        let tokens = tokenize(text);
        let stems = self.stems_of(&tokens);
        let mut terms = Vec::new();
        for at in 0..tokens.len() {
            if tokens[at].is_japanese() {
                continue;
            }
            if self.stop.contains(&tokens[at].text) {
                // A function word by itself says nothing, but phrases may begin with it.
            } else if let Some(stem) = stems[at] {
                terms.push(Term::Stem(stem));
            }
            for (_, sense) in self.matches(&tokens, &stems, at) {
                if let Sense::Term(term) = sense {
                    terms.push(term);
                }
            }
        }
        terms.sort();
        terms.dedup();
        terms
    }

    /// All phrases that begin at token `at`, with how many tokens each takes.
    fn matches<'a>(
        &'a self,
        tokens: &'a [Token],
        stems: &'a [Option<StemId>],
        at: usize,
    ) -> impl Iterator<Item = (usize, Sense)> + 'a {
        let phrases = stems[at].and_then(|stem| self.phrases.get(&stem)).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(move |(rest, sense)| {
            let mut end = at + 1;
            for stem in rest {
                while end < tokens.len() && is_fleeting(&tokens[end].text) && stems[end] != Some(*stem) {
                    end += 1;
                }
                if *stems.get(end)? != Some(*stem) {
                    return None;
                }
                end += 1;
            }
            Some((end - at, *sense))
        })
    }

    fn stems_of(&self, tokens: &[Token]) -> Vec<Option<StemId>> {
        tokens.iter().map(|token| self.stem_of(&token.text)).collect()
    }

    fn longest(&self, tokens: &[Token], stems: &[Option<StemId>], at: usize) -> (usize, Vec<Sense>) {
        let mut longest = 1;
        let mut senses = Vec::new();
        for (length, sense) in self.matches(tokens, stems, at) {
            if length > longest {
                longest = length;
                senses.clear();
            }
            if length == longest {
                senses.push(sense);
            }
        }
        (longest, senses)
    }

    fn single(&self, tokens: &[Token], stems: &[Option<StemId>], at: usize) -> Item {
        let senses: Vec<_> =
            self.matches(tokens, stems, at).filter(|(length, _)| *length == 1).map(|(_, sense)| sense).collect();
        self.item(tokens, stems, at..at + 1, &senses)
    }

    fn item(&self, tokens: &[Token], stems: &[Option<StemId>], range: Range<usize>, senses: &[Sense]) -> Item {
        let words: Vec<_> = tokens[range.clone()].iter().map(|token| token.text.as_str()).collect();
        let text = words.join(" ");
        let single = range.len() == 1;
        let is_stop = single && self.stop.contains(&text);
        let mut terms: Vec<Term> = senses.iter().filter_map(term).collect();
        if single && !is_stop {
            terms.extend(stems[range.start].map(Term::Stem));
        }
        let weight = weight(senses, is_stop);
        Item { tokens: range, text, terms, member_of: members(senses), weight, parts: Vec::new() }
    }

    /// Cuts a run of Japanese by the strings that are known; of what remains only kanji and
    /// katakana of two characters and more are words, the rest is grammar.
    fn read_japanese(&self, tokens: &[Token], at: usize, items: &mut Vec<Item>) {
        let run = &tokens[at].text;
        let mut end = 0;
        let item = |text: &str, senses: &[Sense]| Item {
            tokens: at..at + 1,
            text: text.to_owned(),
            terms: senses.iter().filter_map(term).collect(),
            member_of: members(senses),
            weight: weight(senses, false),
            parts: Vec::new(),
        };
        let unknown = |gap: &str, items: &mut Vec<Item>| {
            for piece in gap.split(is_hiragana) {
                if piece.chars().count() > 1 {
                    items.push(item(piece, &[]));
                }
            }
        };
        for found in self.japanese.iter().flat_map(|automaton| automaton.find_iter(run)) {
            unknown(&run[end..found.start()], items);
            items.push(item(&run[found.range()], &self.japanese_senses[found.pattern().as_usize()]));
            end = found.end();
        }
        unknown(&run[end..], items);
    }
}

fn term(sense: &Sense) -> Option<Term> {
    match sense {
        Sense::Term(term) => Some(*term),
        _ => None,
    }
}

fn members(senses: &[Sense]) -> Vec<KindId> {
    senses.iter().filter_map(|sense| if let Sense::Member(kind) = sense { Some(*kind) } else { None }).collect()
}

fn weight(senses: &[Sense], is_stop: bool) -> Weight {
    let has = |sense| senses.contains(&sense);
    let named = senses.iter().any(|sense| matches!(sense, Sense::Term(Term::Entity(_))));
    if named {
        Weight::Content
    } else if is_stop || has(Sense::Stop) || has(Sense::Filler) {
        Weight::None
    } else if has(Sense::Weak) {
        Weight::Weak
    } else {
        Weight::Content
    }
}

fn is_fleeting(word: &str) -> bool {
    FLEETING.contains(&word)
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, new: T) {
    if !list.contains(&new) {
        list.push(new);
    }
}
