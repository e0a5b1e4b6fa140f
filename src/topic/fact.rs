use super::slot::Slot;
use crate::article::{Article, Passage};
use crate::data::{Reader, Table, Value};
use crate::dates::Span;
use crate::fault::Fault;
use crate::grammar::Grammar;
use crate::sentence::{Manner, manners};
use crate::source::File;
use crate::text::tokenize;
use crate::vocabulary::{EntityId, Item, Term, Vocabulary};
use std::ops::Range;
use std::sync::LazyLock;
use toml::Spanned;

/// The most characters that a fact's sentence may have: it must fit an answer together with a slot's value.
const SAYS_LIMIT: usize = 220;
/// The most characters of a slot's value.
const VALUE_LIMIT: usize = 170;

/// The most characters of an id: links and buttons in Telegram hold 64 bytes, with what else must stand in them.
const ID_LIMIT: usize = 56;

/// One statement of the article, taken apart into slots.
#[derive(Debug)]
pub struct Fact {
    /// Its short name, which links to it are made of.
    pub id: String,
    /// The fact as a whole sentence.
    pub says: String,
    /// The fact in a few words, where it's to stand in a timeline; may be empty.
    pub headline: String,
    /// What was done or was the case.
    pub did: String,
    /// Other words people may ask for it with.
    pub also: String,
    /// Questions that people asked and that it answers, word by word.
    pub examples: Vec<String>,
    /// Words that make a claim about it false.
    pub contrary: String,
    /// Whether the fact is that something did not happen.
    pub not: bool,
    /// Whether it makes a good quiz question.
    pub quiz: bool,
    /// The passages that state it.
    pub passages: Vec<Passage>,
    /// Its slots, in the order of [`Slot::ALL`].
    pub slots: Vec<Filled>,
    /// What is worked out once, when the words and names are known.
    pub prepared: Prepared,
    /// Its own sentence, read when first needed: few questions look at more than a handful of facts so closely.
    pub told: LazyLock<Told, Box<dyn FnOnce() -> Told + Send + Sync>>,
}

/// The sentence of a fact.
#[derive(Debug, Default)]
pub struct Told {
    /// Its words, folded, in order.
    pub words: Vec<String>,
    /// What these words stand for, left to right.
    pub items: Vec<Item>,
    /// How each of these words is meant.
    pub manners: Vec<Manner>,
}

impl Told {
    /// Reads the sentence `says`.
    pub(super) fn read(vocabulary: &Vocabulary, grammar: &Grammar, says: &str) -> Told {
        let tokens = tokenize(says);
        Told {
            items: vocabulary.read(&tokens),
            manners: manners(grammar, says, &tokens, 0..tokens.len()),
            words: tokens.into_iter().map(|token| token.text).collect(),
        }
    }
}

/// What questions need of a fact again and again.
#[derive(Debug, Default)]
pub struct Prepared {
    /// What its predicate speaks of.
    pub did: Vec<Term>,
    /// The word that says what was done.
    pub deed: Option<Item>,
    /// Whether that was to want, plan or offer something, so that it need not have happened.
    pub intended: bool,
    /// Whether that was to refuse or fail to do something.
    pub refused: bool,
    /// The words of each phrase that makes a claim false.
    pub contrary: Vec<Vec<Term>>,
    /// The names in its slots.
    pub names: Vec<EntityId>,
    /// The dates in its passages.
    pub cited: Vec<Span>,
    /// The dates in the paragraphs around its passages, and in the headings above them.
    pub around: Vec<Span>,
}

/// A slot of a fact with what fills it.
#[derive(Debug)]
pub struct Filled {
    /// Which slot.
    pub slot: Slot,
    /// What fills it; several values are all of the answer.
    pub values: Vec<SlotValue>,
    /// Other words people may ask for just this slot with.
    pub also: String,
    /// What these stand for: filled in when the words are known.
    pub also_terms: Vec<Term>,
    /// The passages it rests on, where these aren't the fact's.
    pub passages: Vec<Passage>,
}

/// One value of a slot.
#[derive(Debug)]
pub struct SlotValue {
    /// As the curator wrote it.
    pub text: String,
    /// The date or span it is, in slots of dates.
    pub span: Option<Span>,
    /// The name it is, if it's a name: filled in when the names are known.
    pub entity: Option<EntityId>,
    /// All that it stands for: filled in when the words are known.
    pub terms: Vec<Term>,
    /// Its words that matter.
    pub words: Vec<ValueWord>,
}

/// A word of a value.
#[derive(Debug)]
pub struct ValueWord {
    /// What it stands for.
    pub terms: Vec<Term>,
    /// How much it says, from 0 (every fact has it) to 1: filled in when the facts are indexed.
    pub weight: f32,
}

impl SlotValue {
    /// Whether who says it speaks of this.
    pub fn says(&self, term: &Term) -> bool {
        self.words.iter().any(|word| word.terms.contains(term))
            || self.entity.is_some_and(|id| *term == Term::Entity(id))
    }
}

impl Fact {
    /// What fills `slot`.
    pub fn slot(&self, slot: Slot) -> Option<&Filled> {
        self.slots.iter().find(|filled| filled.slot == slot)
    }

    /// The passages that a value of `slot` rests on.
    pub fn passages_of(&self, slot: Option<Slot>) -> &[Passage] {
        let own = slot.and_then(|slot| self.slot(slot)).map_or(&[][..], |filled| &filled.passages);
        if own.is_empty() { &self.passages } else { own }
    }

    /// The dates of the fact, whatever the slot.
    pub fn spans(&self) -> impl Iterator<Item = (Slot, &Span)> {
        let dated = self.slots.iter().filter(|filled| filled.slot.is_date());
        dated.flat_map(|filled| filled.values.iter().filter_map(|value| Some((filled.slot, value.span.as_ref()?))))
    }
}

/// Reads one file of facts.
pub(super) fn read(file: &File, article: &Article, faults: &mut Vec<Fault>) -> Vec<(Fact, Fault)> {
    let reader = Reader::new(file, faults);
    let table = reader.table(faults);
    reader.check_keys(&table, &["fact"], faults);
    let mut facts = Vec::new();
    for (at, entry) in reader.entries(&table, "fact", faults) {
        let mut one = FactReader { reader: &reader, article, faults };
        if let Some(fact) = one.read(at.clone(), entry) {
            let twice = reader.fault(at, format!("there are two facts with the id \"{}\". Rename one", fact.id));
            facts.push((fact, twice));
        }
    }
    facts
}

/// Whether links can be made of an id.
fn is_id(id: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    id.len() <= ID_LIMIT && id.bytes().all(allowed)
}

/// The date that a text is, or else the first one it names: "during the war (1918–21)".
fn date_in(text: &str) -> Option<Span> {
    Span::parse(text).or_else(|| crate::dates::find(text).first().map(|found| found.span))
}

struct FactReader<'a> {
    reader: &'a Reader<'a>,
    article: &'a Article,
    faults: &'a mut Vec<Fault>,
}

impl FactReader<'_> {
    fn read(&mut self, at: Range<usize>, entry: &Table<'_>) -> Option<Fact> {
        let mut keys = vec!["id", "says", "headline", "passage", "did", "also", "contrary", "not", "quiz", "examples"];
        keys.extend(Slot::ALL.map(Slot::key));
        self.reader.check_keys(entry, &keys, self.faults);
        let id = self.required(&at, entry, "id");
        let says = self.required(&at, entry, "says");
        let did = self.required(&at, entry, "did");
        let passages = match entry.get("passage") {
            Some(value) => self.passages("passage", value),
            None => {
                self.faults.push(
                    self.reader.fault(at.clone(), "a fact needs a `passage`: the sentence that states it, copied"),
                );
                return None;
            }
        };
        let says = says?;
        if says.chars().count() > SAYS_LIMIT {
            let message = format!(
                "`says` has {} characters; {SAYS_LIMIT} is the most. Part the fact in two",
                says.chars().count()
            );
            self.faults.push(self.reader.fault(at.clone(), message));
        }
        if let Some(id) = id.as_ref().filter(|id| !is_id(id)) {
            let message =
                format!("the id \"{id}\" must have small letters, digits and dashes only, at most {ID_LIMIT}");
            self.faults.push(self.reader.fault(at.clone(), message));
        }
        let is = |key: &str, flag: bool| entry.get(key).is_some_and(|value| value.get_ref().as_bool() == Some(flag));
        let (not, quiz) = (is("not", true), !is("quiz", false));
        let slots = Slot::ALL.into_iter().filter_map(|slot| Some(self.filled(slot, entry.get(slot.key())?))).collect();
        let fact = Fact {
            id: id?,
            says,
            headline: self.optional(entry, "headline"),
            did: did?,
            also: self.optional(entry, "also"),
            examples: self.examples(entry),
            contrary: self.optional(entry, "contrary"),
            not,
            quiz,
            passages,
            slots,
            prepared: Prepared::default(),
            told: LazyLock::new(Box::new(Told::default)),
        };
        self.check_numbers(&at, &fact);
        Some(fact)
    }

    fn required(&mut self, at: &Range<usize>, entry: &Table<'_>, key: &str) -> Option<String> {
        match entry.get(key) {
            Some(value) => self.reader.string(key, value, self.faults),
            None => {
                self.faults.push(self.reader.fault(at.clone(), format!("a fact needs `{key}`")));
                None
            }
        }
    }

    fn optional(&mut self, entry: &Table<'_>, key: &str) -> String {
        let text = entry.get(key).map(|value| self.reader.strings(key, value, self.faults)).unwrap_or_default();
        text.into_iter().map(Spanned::into_inner).collect::<Vec<_>>().join(", ")
    }

    fn examples(&mut self, entry: &Table<'_>) -> Vec<String> {
        let Some(value) = entry.get("examples") else { return Vec::new() };
        let examples = self.reader.strings("examples", value, self.faults);
        for example in examples.iter().filter(|example| super::asked_as(&tokenize(example.get_ref())).is_empty()) {
            self.faults.push(self.reader.fault(example.span(), "an example needs words: write a question"));
        }
        examples.into_iter().map(Spanned::into_inner).collect()
    }

    fn passages(&mut self, key: &str, value: &Value<'_>) -> Vec<Passage> {
        let mut passages = Vec::new();
        for words in self.reader.strings(key, value, self.faults) {
            match self.article.find(words.get_ref()) {
                Some(passage) => passages.push(passage),
                None => {
                    let start: String = words.get_ref().chars().take(60).collect();
                    let message = format!(
                        "the article has no passage “{start}…”. Copy the sentence from article.txt letter by letter"
                    );
                    self.faults.push(self.reader.fault(words.span(), message));
                }
            }
        }
        passages
    }

    /// A slot is a text, a list of texts, or a table with `is` and, if need be, `passage` and `also`.
    fn filled(&mut self, slot: Slot, value: &Value<'_>) -> Filled {
        let mut filled =
            Filled { slot, values: Vec::new(), also: String::new(), also_terms: Vec::new(), passages: Vec::new() };
        let texts = match value.get_ref().as_table() {
            None => self.reader.strings(slot.key(), value, self.faults),
            Some(table) => {
                self.reader.check_keys(table, &["is", "passage", "also"], self.faults);
                filled.also = self.optional(table, "also");
                filled.passages = table.get("passage").map(|value| self.passages("passage", value)).unwrap_or_default();
                match table.get("is") {
                    Some(value) => self.reader.strings("is", value, self.faults),
                    None => {
                        self.faults.push(self.reader.fault(value.span(), "a slot written as a table needs `is`"));
                        Vec::new()
                    }
                }
            }
        };
        for text in texts {
            if text.get_ref().chars().count() > VALUE_LIMIT {
                let message = format!("`{}` has more than {VALUE_LIMIT} characters. Shorten it", slot.key());
                self.faults.push(self.reader.fault(text.span(), message));
            }
            let span = if slot.is_date() { date_in(text.get_ref()) } else { None };
            filled.values.push(SlotValue {
                text: text.into_inner(),
                span,
                entity: None,
                terms: Vec::new(),
                words: Vec::new(),
            });
        }
        filled
    }

    /// No reply may say more than its citation, so every number in a slot must stand in a passage.
    fn check_numbers(&mut self, at: &Range<usize>, fact: &Fact) {
        let quotes = |passages: &[Passage]| passages.iter().map(|p| self.article.quote(p)).collect::<String>();
        for filled in fact.slots.iter().filter(|filled| filled.slot == Slot::HowMany) {
            let quote = quotes(&fact.passages) + &quotes(&filled.passages);
            for value in &filled.values {
                let numbers = tokenize(&value.text).into_iter().filter(|token| token.has_digit());
                let stated = |number: &str| tokenize(&quote).iter().any(|token| token.text == number);
                for number in numbers.filter(|number| !stated(&number.text)) {
                    let message = format!(
                        "`{}` of fact \"{}\" says {}, which its passage doesn't",
                        filled.slot.key(),
                        fact.id,
                        number.text
                    );
                    self.faults.push(self.reader.fault(at.clone(), message));
                }
            }
        }
    }
}
