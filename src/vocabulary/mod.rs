//! What the words of a text stand for: names, concepts, kinds, or nothing known.
//!
//! A [`Vocabulary`] is built once a topic, from the lexicon and the topic's names; the same code
//! then reads facts when they are loaded and questions when they are asked. Facts are in English, so the words of
//! other scripts are sorted only when somebody first uses one.

mod runs;
mod table;

use crate::lexicon::{ConceptId, KindId, Lexicon, Meaning, is_common};
use crate::text::{Language, Token, is_cyrillic, is_hiragana, is_kanji, tokenize};
use runs::Runs;
use std::ops::Range;
use std::sync::LazyLock;
use table::Table;

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
    /// All that it and its single words may stand for.
    pub fn all_terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().chain(self.parts.iter().flat_map(|part| &part.terms))
    }

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
    latin: Table,
    cyrillic: LazyLock<Table, Box<dyn FnOnce() -> Table + Send + Sync>>,
    japanese: LazyLock<Runs, Box<dyn FnOnce() -> Runs + Send + Sync>>,
}

/// Collects words and phrases for a [`Vocabulary`].
#[derive(Debug, Default)]
pub struct Builder {
    latin: Table,
    /// Lists of phrases with what each of them stands for, not yet taken apart.
    cyrillic: Vec<(String, Sense)>,
    japanese: Vec<(String, Sense)>,
}

/// Where the numbers of stems begin in the other script, so that no two words have one number.
const CYRILLIC_STEMS: u32 = 1 << 24;

impl Builder {
    /// Adds all of the lexicon.
    pub fn add_lexicon(&mut self, lexicon: &Lexicon) {
        for (language, list, meaning) in lexicon.lists() {
            let sense = match meaning {
                Meaning::Concept(id) => Sense::Term(Term::Concept(id)),
                Meaning::Kind(id) => Sense::Term(Term::Kind(id)),
                Meaning::Member(id) => Sense::Member(id),
                Meaning::Filler => Sense::Filler,
                Meaning::Weak => Sense::Weak,
                Meaning::Stop => Sense::Stop,
            };
            self.add(language, list, sense);
        }
    }

    /// Adds a name of an entity.
    pub fn add_name(&mut self, language: Language, name: &str, entity: EntityId) {
        self.add(language, name, Sense::Term(Term::Entity(entity)));
    }

    /// Adds the plain words of a text, so that they count as known.
    pub fn add_words(&mut self, text: &str) {
        self.latin.add_plain(text);
    }

    /// The vocabulary of all that was added.
    pub fn build(self) -> Vocabulary {
        let (cyrillic, japanese) = (self.cyrillic, self.japanese);
        Vocabulary {
            latin: self.latin,
            cyrillic: LazyLock::new(Box::new(move || {
                let mut table = Table::from(CYRILLIC_STEMS);
                cyrillic.iter().for_each(|(list, sense)| table.add_list(list, *sense));
                table
            })),
            japanese: LazyLock::new(Box::new(move || Runs::new(&japanese))),
        }
    }

    /// Adds a list of phrases. Those in Latin letters are for all languages: people mix them in.
    fn add(&mut self, language: Language, list: &str, sense: Sense) {
        match language {
            Language::English => self.latin.add_list(list, sense),
            Language::Russian => self.cyrillic.push((list.to_owned(), sense)),
            Language::Japanese => self.japanese.push((list.to_owned(), sense)),
        }
    }
}

/// What follows a noun in Japanese.
const PARTICLES: [char; 4] = ['の', 'は', 'が', 'を'];

impl Vocabulary {
    /// Sorts the words of all scripts.
    pub fn warm_up(&self) {
        LazyLock::force(&self.cyrillic);
        LazyLock::force(&self.japanese);
    }

    /// Every word in Latin letters, or else in Cyrillic ones, for the speller, with whether it means something by itself.
    pub fn words(&self, language: Language) -> impl Iterator<Item = (&str, bool)> {
        self.table_of(language).words()
    }

    /// Every word in katakana.
    pub fn katakana(&self) -> &[String] {
        self.japanese.katakana()
    }

    /// Every function word in Latin letters, or else in Cyrillic ones.
    pub fn stop_words(&self, language: Language) -> impl Iterator<Item = &str> {
        self.table_of(language).stop_words()
    }

    fn table_of(&self, language: Language) -> &Table {
        if language == Language::Russian { &self.cyrillic } else { &self.latin }
    }

    /// Whether this word, or another form of it, means something by itself.
    pub fn knows(&self, word: &str) -> bool {
        self.table(word).knows(word)
    }

    /// Whether just this form of the word means something by itself.
    pub fn has_seen(&self, word: &str) -> bool {
        self.table(word).has_seen(word)
    }

    /// Whether it's a function word.
    pub fn is_stop(&self, word: &str) -> bool {
        self.table(word).is_stop(word)
    }

    fn table(&self, word: &str) -> &Table {
        if word.starts_with(is_cyrillic) { &self.cyrillic } else { &self.latin }
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

    /// Every term that any reading of a text of the topic's holds: each phrase and each word of it. Words in other
    /// scripts are passed over, so that loading never has to sort those.
    pub fn terms(&self, text: &str) -> Vec<Term> {
        let tokens = tokenize(text);
        let stems: Vec<_> = tokens.iter().map(|token| self.latin.stem_of(&token.text)).collect();
        let mut terms = Vec::new();
        for at in 0..tokens.len() {
            // A function word by itself says nothing, but phrases may begin with it.
            if let Some(stem) = stems[at].filter(|_| !self.latin.is_stop(&tokens[at].text)) {
                terms.push(Term::Stem(stem));
            }
            terms.extend(self.latin.matches(&tokens, &stems, at).filter_map(|(_, sense)| term(&sense)));
        }
        terms.sort_unstable();
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
        self.table(&tokens[at].text).matches(tokens, stems, at)
    }

    fn stems_of(&self, tokens: &[Token]) -> Vec<Option<StemId>> {
        tokens.iter().map(|token| self.table(&token.text).stem_of(&token.text)).collect()
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
        let is_stop = single && self.table(&text).is_stop(&text);
        let mut terms: Vec<Term> = senses.iter().filter_map(term).collect();
        if single && !is_stop {
            terms.extend(stems[range.start].map(Term::Stem));
        }
        let weight = match weight(senses, is_stop) {
            Weight::Content if single && tells_manner(&text) => Weight::Weak,
            weight => weight,
        };
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
        // A single kanji before a particle is a noun ("妻の"), other scraps are of verbs.
        let unknown = |gap: Range<usize>, items: &mut Vec<Item>| {
            let mut from = gap.start;
            for piece in run[gap.clone()].split(is_hiragana) {
                let after = run[from + piece.len()..].chars().next();
                let is_noun = || piece.chars().all(is_kanji) && after.is_some_and(|c| PARTICLES.contains(&c));
                if piece.chars().count() > 1 || !piece.is_empty() && is_noun() {
                    items.push(item(piece, &[]));
                }
                from += piece.len() + after.map_or(0, char::len_utf8);
            }
        };
        for (range, senses) in self.japanese.find(run) {
            unknown(end..range.start, items);
            items.push(item(&run[range.clone()], senses));
            end = range.end;
        }
        unknown(end..run.len(), items);
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

/// Whether a word is an English adverb made of an adjective: "shortly", "easily", "possibly". Such say how something was,
/// seldom what.
fn tells_manner(word: &str) -> bool {
    /// What the adjective has in the place of the adverb's end.
    const ENDS: [(&str, &str); 3] = [("ily", "y"), ("ly", ""), ("y", "e")];
    /// Shorter ones are mostly other words: "only", "reply".
    const SHORTEST: usize = 6;
    let made_of = |(end, adjective): (&str, &str)| {
        word.strip_suffix(end).is_some_and(|base| is_common(&format!("{base}{adjective}")))
    };
    word.len() >= SHORTEST && word.ends_with("ly") && ENDS.into_iter().any(made_of)
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
