//! A topic: an article with its names and facts, loaded, checked and indexed.

mod entity;
mod fact;
mod index;
mod slot;

pub use entity::Entity;
pub use fact::{Fact, Filled, SlotValue, ValueWord};
use fact::{Prepared, Told};
pub use index::Index;
pub use slot::Slot;

use crate::article::{Article, Sentence};
use crate::data::{Reader, items};
use crate::dates::{self, Span};
use crate::fault::Fault;
use crate::grammar::{Word, Words};
use crate::lexicon::{COMMON_ENGLISH, KNOWN_ENGLISH, Lexicon};
use crate::parallel;
use crate::source::Source;
use crate::text::{FREQUENT, Language, PHRASE_ONLY, Speller, Token, stem, tokenize};
use crate::vocabulary::{Builder, EntityId, Item, Term, Vocabulary, Weight};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, OnceLock};

/// An article with its entities and facts.
#[derive(Debug)]
pub struct Topic {
    name: String,
    title: String,
    address: String,
    licence: String,
    attribution: String,
    examples: Vec<String>,
    article: Article,
    entities: Vec<Entity>,
    facts: Vec<Fact>,
    asked: FxHashMap<String, usize>,
    vocabulary: Arc<Vocabulary>,
    spellers: Spellers,
    index: Index,
}

#[derive(Debug, Default)]
struct Spellers {
    latin: OnceLock<Speller>,
    cyrillic: OnceLock<Speller>,
    /// Of what the inflected forms of Russian words have in common: few of the forms are listed anywhere.
    stems: OnceLock<Speller>,
    katakana: OnceLock<Speller>,
}

const KEYS: [&str; 6] = ["title", "address", "language", "licence", "attribution", "examples"];

impl Topic {
    /// Loads the topic in folder `name` of `source`. Whatever is wrong is added to `faults`; what can be used is.
    pub fn load(source: &Source, name: &str, lexicon: &Arc<Lexicon>, faults: &mut Vec<Fault>) -> Topic {
        let article = read_article(source, name, faults);
        let mut entities = match source.file(&format!("{name}/entities.toml")) {
            Some(file) => entity::read(file, lexicon, faults),
            None => Vec::new(),
        };
        let mut facts: Vec<Fact> = Vec::new();
        let mut asked: FxHashMap<String, usize> = FxHashMap::default();
        let mut ids = BTreeSet::new();
        let files = source.files_in(&format!("{name}/facts"), ".toml");
        let read = parallel::map(&files, |file| {
            let mut faults = Vec::new();
            (fact::read(file, &article, &mut faults), faults)
        });
        for (read, found) in read {
            faults.extend(found);
            for (fact, twice) in read {
                if ids.insert(fact.id.clone()) {
                    for example in &fact.examples {
                        let of = *asked.entry(asked_as(&tokenize(example))).or_insert(facts.len());
                        if let Some(other) = facts.get(of) {
                            let message = format!(
                                "the example “{example}” of \"{}\" is one of \"{}\" already. Remove it from one of them",
                                fact.id, other.id
                            );
                            faults.push(Fault { message, ..twice.clone() });
                        }
                    }
                    facts.push(fact);
                } else {
                    faults.push(twice);
                }
            }
        }
        let vocabulary = Arc::new(build_vocabulary(&article, &entities, &facts, lexicon));
        describe(&vocabulary, lexicon, &mut entities);
        link(&vocabulary, &entities, &mut facts);
        let dates = Dates::of(&article);
        parallel::each(&mut facts, |fact| prepare(&vocabulary, lexicon, &article, &dates, fact));
        let index = Index::new(&article, &entities, &facts, &vocabulary);
        weigh(&index, &mut facts);
        let mut topic = Topic {
            name: name.to_owned(),
            title: article.title().to_owned(),
            address: String::new(),
            licence: String::new(),
            attribution: String::new(),
            examples: Vec::new(),
            article,
            entities,
            facts,
            asked,
            vocabulary,
            spellers: Spellers::default(),
            index,
        };
        topic.read_about(source, faults);
        topic
    }

    /// Its name: that of its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The article's title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the article is published.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The licence of the article's text.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// Whom the article is by, as its licence wants it told.
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// Questions that can be asked, as the curator chose them.
    pub fn examples(&self) -> &[String] {
        &self.examples
    }

    /// The article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The facts, in the order of files and lines.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The number of the fact that has the question with these words among its examples, however it's spaced,
    /// capitalised and ended.
    pub fn example(&self, words: &[Token]) -> Option<usize> {
        self.asked.get(&asked_as(words)).copied()
    }

    /// The names, in the order of the file.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The name with this number.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[usize::from(id.0)]
    }

    /// What words stand for here.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Mends words to those of this topic, in the script of `word`. Sorted when first needed.
    pub fn speller(&self, word: &str) -> &Speller {
        let build = |language| move || build_speller(&self.vocabulary, language, &self.article);
        match Language::of(word) {
            Language::Russian => self.spellers.cyrillic.get_or_init(build(Language::Russian)),
            _ => self.spellers.latin.get_or_init(build(Language::English)),
        }
    }

    /// Mends the stems of Russian words to those of this topic.
    pub fn stem_speller(&self) -> &Speller {
        self.spellers.stems.get_or_init(|| {
            let mut ranks = BTreeMap::new();
            for (word, alone) in self.vocabulary.words(Language::Russian) {
                let rank: &mut u8 = ranks.entry(stem(word)).or_default();
                *rank = (*rank).max(if alone { KNOWN } else { PHRASE_ONLY });
            }
            Speller::new(ranks, &[], &[])
        })
    }

    /// Mends words in katakana to those of this topic.
    pub fn katakana_speller(&self) -> &Speller {
        self.spellers.katakana.get_or_init(|| {
            let words = self.vocabulary.katakana().iter();
            Speller::new(words.map(|word| (word.clone(), KNOWN)).collect(), &[], &[])
        })
    }

    /// Builds all that is otherwise built when a question first needs it.
    pub fn warm_up(&self) {
        self.vocabulary.warm_up();
        for word in ["a", "а"] {
            self.speller(word);
        }
        self.stem_speller();
        self.katakana_speller();
        for number in 0..self.facts.len() {
            self.core(number);
            LazyLock::force(&self.facts[number].told);
        }
    }

    /// What the fact with this number is chiefly about.
    pub fn core(&self, number: usize) -> &index::Core {
        self.index.core(number, &self.facts[number], &self.vocabulary)
    }

    /// Finds facts and sentences by what they speak of.
    pub fn index(&self) -> &Index {
        &self.index
    }

    fn read_about(&mut self, source: &Source, faults: &mut Vec<Fault>) {
        let path = format!("{}/topic.toml", self.name);
        let Some(file) = source.file(&path) else {
            let message = "every topic needs this file: copy the one of another topic and change it".to_owned();
            faults.push(Fault { path: source.display_path(&path), line: 1, message });
            return;
        };
        let reader = Reader::new(file, faults);
        let table = reader.table(faults);
        reader.check_keys(&table, &KEYS, faults);
        let mut field = |key: &str| match table.get(key) {
            Some(value) => reader.string(key, value, faults).unwrap_or_default(),
            None => {
                faults.push(reader.fault(0..0, format!("`{key}` is missing. Add a line such as: {key} = \"…\"")));
                String::new()
            }
        };
        self.title = field("title");
        self.address = field("address");
        self.licence = field("licence");
        self.attribution = field("attribution");
        if let Some(value) = table.get("examples") {
            let examples = reader.strings("examples", value, faults);
            self.examples = examples.into_iter().map(toml::Spanned::into_inner).collect();
        }
    }
}

/// A question as examples are compared: its words, folded.
fn asked_as(words: &[Token]) -> String {
    words.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn read_article(source: &Source, name: &str, faults: &mut Vec<Fault>) -> Article {
    let path = format!("{name}/article.txt");
    let Some(file) = source.file(&path) else {
        let message = "every topic needs this file: the text of the article".to_owned();
        faults.push(Fault { path: source.display_path(&path), line: 1, message });
        return Article::new(String::new());
    };
    let article = Article::new(Reader::new(file, faults).text().to_owned());
    if article.sentences().is_empty() {
        let message = "the article is empty. Put its text here".to_owned();
        faults.push(Fault { path: source.display_path(&path), line: 1, message });
    }
    article
}

fn build_vocabulary(article: &Article, entities: &[Entity], facts: &[Fact], lexicon: &Lexicon) -> Vocabulary {
    let mut builder = Builder::default();
    builder.add_words(article.text());
    for fact in facts {
        for text in [&fact.says, &fact.did, &fact.also, &fact.contrary] {
            builder.add_words(text);
        }
        for filled in &fact.slots {
            builder.add_words(&filled.also);
            filled.values.iter().for_each(|value| builder.add_words(&value.text));
        }
    }
    builder.add_lexicon(lexicon);
    for (i, entity) in entities.iter().enumerate() {
        entity.names().for_each(|(language, name)| builder.add_name(language, name, EntityId(i as u16)));
        builder.add_words(&entity.roles);
    }
    builder.build()
}

/// Gives each entity the terms that it lends to a fact it stands in.
fn describe(vocabulary: &Vocabulary, lexicon: &Lexicon, entities: &mut [Entity]) {
    for (i, entity) in entities.iter_mut().enumerate() {
        let mut terms = vec![Term::Entity(EntityId(i as u16))];
        terms.extend(entity.of.map(Term::Entity));
        let kinds = entity.kinds.iter().flat_map(|kind| lexicon.with_parents(*kind));
        terms.extend(kinds.map(Term::Kind));
        // Only people are asked for by what they were ("which ambassador"); what a state or a body is called would be
        // said of nearly every fact. Names among the roles stay out: a medal's bearer doesn't stand for the medal.
        let is_person = entity.kinds.first().is_some_and(|kind| lexicon.kind(*kind).name == "person");
        if is_person {
            let called = items(&entity.roles).flat_map(|role| vocabulary.terms(role));
            terms.extend(called.filter(|term| !matches!(term, Term::Entity(_))));
        }
        terms.sort();
        terms.dedup();
        entity.terms = terms;
    }
}

/// Finds the names in the values of slots.
fn link(vocabulary: &Vocabulary, entities: &[Entity], facts: &mut [Fact]) {
    let mut by_name: BTreeMap<String, EntityId> = BTreeMap::new();
    for (i, entity) in entities.iter().enumerate() {
        // The first alias of that spelling wins, and a name always wins over an alias.
        for (_, name) in entity.names().filter(|(language, _)| *language == Language::English) {
            by_name.entry(plain(name)).or_insert(EntityId(i as u16));
        }
    }
    for (i, entity) in entities.iter().enumerate() {
        by_name.insert(plain(&entity.name), EntityId(i as u16));
    }
    parallel::each(facts, |fact| {
        for value in fact.slots.iter_mut().flat_map(|filled| &mut filled.values) {
            value.entity = by_name.get(&plain(&value.text)).copied();
            value.terms = vocabulary.terms(&value.text);
            let items = vocabulary.read(&tokenize(&value.text));
            // A phrase counts by its words, so that each of them can be found said already.
            let words = items.into_iter().flat_map(|item| if item.parts.is_empty() { vec![item] } else { item.parts });
            let words = words.filter(|word| word.weight == Weight::Content);
            value.words = words.map(|word| ValueWord { terms: word.terms, weight: 0.0 }).collect();
            if let Some(entity) = value.entity {
                value.terms.push(Term::Entity(entity));
            }
        }
    });
}

/// Finds out how much each word of a value says.
fn weigh(index: &Index, facts: &mut [Fact]) {
    let values = facts.iter_mut().flat_map(|fact| &mut fact.slots).flat_map(|filled| &mut filled.values);
    for word in values.flat_map(|value| &mut value.words) {
        word.weight = index.rarity_of(&word.terms);
    }
}

/// The dates in each sentence and each section heading of the article.
struct Dates {
    sentences: Vec<Vec<Span>>,
    headings: Vec<Vec<Span>>,
}

impl Dates {
    fn of(article: &Article) -> Dates {
        let spans = |text: &str| dates::find(text).into_iter().map(|found| found.span).collect::<Vec<_>>();
        let text = |sentence: &Sentence| spans(&article.text()[sentence.range.clone()]);
        let headings = article.sections().iter().map(|section| spans(&section.title));
        Dates { sentences: article.sentences().iter().map(text).collect(), headings: headings.collect() }
    }
}

/// Works out what questions need of a fact again and again.
fn prepare(vocabulary: &Arc<Vocabulary>, lexicon: &Arc<Lexicon>, article: &Article, dates: &Dates, fact: &mut Fact) {
    let terms = |list: &str| items(list).flat_map(|words| vocabulary.terms(words)).collect::<Vec<_>>();
    for filled in &mut fact.slots {
        filled.also_terms = terms(&filled.also);
    }
    let is_stem = |term: &Term| matches!(term, Term::Stem(_));
    let contrary = items(&fact.contrary).map(|words| vocabulary.terms(words).into_iter().filter(is_stem).collect());
    let did = tokenize(&fact.did);
    let did: Vec<Word<'_>> = did.iter().map(Word::from).collect();
    let mut prepared = Prepared {
        did: vocabulary.terms(&fact.did),
        deed: deed(vocabulary, &fact.did),
        intended: lexicon.grammar().is_intention(&did),
        refused: lexicon.grammar().at(Words::Refusals, &did, 0).is_some(),
        contrary: contrary.collect(),
        names: names_in(fact),
        ..Prepared::default()
    };
    for passage in &fact.passages {
        let cited = article.sentences_in(passage);
        prepared.cited.extend(dates.sentences[cited.clone()].iter().flatten());
        let Some(first) = article.sentences().get(cited.start) else { continue };
        prepared.around.extend(&dates.headings[first.section]);
        let around = article.sentences().iter().zip(&dates.sentences).filter(|(s, _)| s.paragraph == first.paragraph);
        prepared.around.extend(around.flat_map(|(_, spans)| spans));
    }
    fact.prepared = prepared;
    let (vocabulary, lexicon, says) = (vocabulary.clone(), lexicon.clone(), fact.says.clone());
    fact.told = LazyLock::new(Box::new(move || Told::read(&vocabulary, lexicon.grammar(), &says)));
}

fn names_in(fact: &Fact) -> Vec<EntityId> {
    let terms = fact.slots.iter().flat_map(|filled| &filled.values).flat_map(|value| &value.terms);
    let mut names: Vec<_> =
        terms.filter_map(|term| if let Term::Entity(id) = term { Some(*id) } else { None }).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The word of `did` that says most of what was done: its first that isn't weak.
fn deed(vocabulary: &Vocabulary, did: &str) -> Option<Item> {
    let mut items = vocabulary.read(&tokenize(did));
    items.retain(|item| item.weight != Weight::None && item.entities().next().is_none());
    let telling = items.iter().position(|item| item.weight == Weight::Content);
    telling.or((!items.is_empty()).then_some(0)).map(|at| items.swap_remove(at))
}

/// A name without its article and in one spelling.
fn plain(name: &str) -> String {
    let words: Vec<_> = tokenize(name).into_iter().map(|token| token.text).collect();
    let words = if words.first().is_some_and(|word| word == "the") { &words[1..] } else { &words[..] };
    words.join(" ")
}

/// The rank of a word that means something by itself.
const KNOWN: u8 = 1;

/// The speller of a script; only English has words that are common but of no topic.
fn build_speller(vocabulary: &Vocabulary, language: Language, article: &Article) -> Speller {
    /// Shorter words are easily taken for one another.
    const LONG: usize = 5;
    let mut ranks: BTreeMap<String, u8> = vocabulary
        .words(language)
        .filter(|(word, _)| !word.bytes().any(|b| b.is_ascii_digit()))
        .map(|(word, alone)| (word.to_owned(), if alone { KNOWN } else { PHRASE_ONLY }))
        .collect();
    for word in vocabulary.stop_words(language) {
        ranks.insert(word.to_owned(), FREQUENT);
    }
    if language != Language::English {
        return Speller::new(ranks, &[], &[]);
    }
    ranks.extend(MONTHS.iter().chain(&DECADES).map(|word| ((*word).to_owned(), KNOWN)));
    let mut stems = BTreeSet::new();
    for token in tokenize(article.text()) {
        if let Some(rank) = ranks.get_mut(&token.text) {
            // The more the article uses a word, the more likely it's meant.
            *rank = rank.saturating_add(1);
        }
        stems.insert(stem(&token.text));
    }
    // So is another form of a word that it uses.
    for (word, rank) in ranks.iter_mut().filter(|(word, rank)| **rank == KNOWN && word.len() >= LONG) {
        if stems.contains(&stem(word)) {
            *rank = FREQUENT;
        }
    }
    Speller::new(ranks, &COMMON_ENGLISH, &KNOWN_ENGLISH)
}

/// The months. They are mended like other words, though what they mean is the business of `dates`.
pub(crate) const MONTHS: [&str; 11] =
    ["january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"];

/// The decades, likewise.
const DECADES: [&str; 8] =
    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
