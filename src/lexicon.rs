//! The words of the languages, whatever the topic: concepts, kinds of things, words that say nothing.
//!
//! One file a language, `lexicon/<language>.toml`. English defines the concepts and kinds; the others
//! give words for them under the same names.

use crate::data::{Reader, Table, items};
use crate::fault::Fault;
use crate::grammar::{Grammar, Words};
use crate::parallel;
use crate::source::Source;
use crate::text::{Language, Token, is_japanese, tokenize};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A group of words of like meaning, by its place in [`Lexicon::concepts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub u16);

/// A kind of thing ("city"), by its place in [`Lexicon::kinds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindId(pub u16);

/// What a word or phrase of the lexicon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    /// One of a group of words of like meaning.
    Concept(ConceptId),
    /// A kind of thing that can be asked for: "city", "treaty".
    Kind(KindId),
    /// Something narrower of that kind, which says more than the kind does: "ambassador", "truce".
    Member(KindId),
    /// Says nothing about the matter: greetings, politeness, chatter.
    Filler,
    /// Says little: "happen", "thing".
    Weak,
    /// A function word.
    Stop,
}

/// A group of words of like meaning.
#[derive(Debug)]
pub struct Concept {
    /// Its name, the same in all languages.
    pub name: String,
    /// The concept that makes a claim false where this one makes it true.
    pub opposite: Option<ConceptId>,
}

/// A kind of thing.
#[derive(Debug)]
pub struct Kind {
    /// Its name, the same in all languages, and what entities give as their `kind`.
    pub name: String,
    /// The kind it is a kind of: a port is a city.
    pub parent: Option<KindId>,
}

/// All that the lexicon files say.
#[derive(Debug, Default)]
pub struct Lexicon {
    concepts: Vec<Concept>,
    kinds: Vec<Kind>,
    /// Lists of words and phrases with what each of them stands for, by language.
    lists: Vec<(Language, String, Meaning)>,
    numbers: FxHashMap<String, u64>,
    shorthand: FxHashMap<String, String>,
    personal: FxHashSet<String>,
    talk: FxHashMap<String, PhraseList>,
    sums: FxHashMap<String, PhraseList>,
    /// What people say to a bot that is no question, with the kind of talk it is.
    small_talk: Vec<(SmallTalk, String)>,
    /// All that may stand in small talk: the words of these phrases, and fillers.
    small_words: FxHashSet<String>,
    /// The words that questions begin with.
    asks: FxHashSet<String>,
    kind_names: FxHashMap<String, KindId>,
    grammar: Grammar,
}

const KEYS: [&str; 15] = [
    "concept",
    "kind",
    "member",
    "filler",
    "weak",
    "stop",
    "numbers",
    "shorthand",
    "personal",
    "asks",
    "grammar",
    "converse",
    "talk",
    "sums",
    "small_talk",
];

/// What a word or phrase does in a conversation, by its key in the `talk` table of a lexicon file.
pub mod talk {
    /// It points back at what was said: "it", "that".
    pub const POINTS: &str = "points";
    /// It points back at a person: "he".
    pub const PERSON: &str = "person";
    /// It points back at a thing: "its".
    pub const THING: &str = "thing";
    /// A follow-up begins with it: "and".
    pub const OPENS: &str = "opens";
    /// It sets the last answer aside: "the other one".
    pub const OTHER: &str = "other";
    /// It asks for the next time the same happened: "again".
    pub const LATER: &str = "later";
    /// It asks for an earlier time: "the previous visit".
    pub const EARLIER: &str = "earlier";
    /// It asks for whoever or whatever came next: "after him".
    pub const AFTER: &str = "after";
    /// It asks for whoever or whatever came before: "before him".
    pub const BEFORE: &str = "before";
    /// It stands for a thing of the kind just spoken of: "the first *one*".
    pub const ONE: &str = "one";
    /// The date just spoken of: "the same year".
    pub const SAME_DATE: &str = "same_date";
    /// It asks for the next in a row that was just spoken of: "after that".
    pub const AFTER_THAT: &str = "after_that";
    /// What facts say of whoever came next: "succeed".
    pub const SUCCEEDS: &str = "succeeds";
    /// What facts say of whoever came before: "precede".
    pub const PRECEDES: &str = "precedes";
    /// It follows a number of years that lead on from a date: "years later".
    pub const YEARS_LATER: &str = "years_later";
    /// The same the other way round: "years before".
    pub const YEARS_EARLIER: &str = "years_earlier";
    /// It points back at whom or what something belongs to: "his".
    pub const OWNS: &str = "owns";
    /// A verb that may stand right after the words of asking: "when *was*".
    pub const HELPERS: &str = "helpers";
    /// It points back at several: "they".
    pub const SEVERAL: &str = "several";
    /// An article that names may begin with: "the".
    pub const ARTICLES: &str = "articles";
    /// It counts on from the time just spoken of: "how many days *later*".
    pub const ON_FROM: &str = "on_from";
    /// It counts back from there: "how many days *earlier*".
    pub const BACK_FROM: &str = "back_from";
    /// It begins a telling of what somebody else says: "*my* uncle insists".
    pub const TELLERS: &str = "tellers";
    /// What such a one does: "my uncle *insists*".
    pub const REPORTS: &str = "reports";

    /// It takes back what was asked: "no, I *meant* …".
    pub const CORRECTS: &str = "corrects";
    /// All keys.
    pub const ALL: [&str; 25] = [
        CORRECTS,
        TELLERS,
        REPORTS,
        POINTS,
        PERSON,
        THING,
        OPENS,
        OTHER,
        LATER,
        EARLIER,
        AFTER,
        BEFORE,
        ONE,
        SAME_DATE,
        AFTER_THAT,
        SUCCEEDS,
        PRECEDES,
        YEARS_LATER,
        YEARS_EARLIER,
        OWNS,
        HELPERS,
        SEVERAL,
        ARTICLES,
        ON_FROM,
        BACK_FROM,
    ];
}

/// What a word does in a question that is to be worked out, by its key in the `sums` table of a lexicon file.
pub mod sums {
    /// It only asks for a length of time: "how many years passed".
    pub const TIME: &str = "time";
    /// It only asks for a change or a difference of figures: "by how much did … grow".
    pub const CHANGE: &str = "change";
    /// It asks for the share that something changed by: "percent".
    pub const SHARE: &str = "share";
    /// It asks for the last of several, not the first: "later".
    pub const LAST: &str = "last";
    /// Units of time.
    pub const DAYS: &str = "days";
    /// The same.
    pub const MONTHS: &str = "months";
    /// The same.
    pub const YEARS: &str = "years";
    /// All keys.
    pub const ALL: [&str; 7] = [TIME, CHANGE, SHARE, LAST, DAYS, MONTHS, YEARS];
}

/// Phrases that do the same in a question.
#[derive(Debug, Default)]
pub struct PhraseList {
    /// All of them, as written.
    all: Vec<String>,
    /// The words of each phrase, by the first of them.
    by_word: FxHashMap<String, Vec<Vec<String>>>,
    /// Those of a script that doesn't part words.
    in_runs: Vec<String>,
}

impl PhraseList {
    fn add(&mut self, phrase: &str) {
        self.all.push(phrase.to_owned());
        if phrase.chars().all(is_japanese) {
            self.in_runs.push(phrase.to_owned());
            return;
        }
        let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
        self.by_word.entry(words.first().cloned().unwrap_or_default()).or_default().push(words);
    }

    /// How many of the `tokens` the longest phrase takes that they begin with. A run of Japanese has it anywhere.
    pub fn begin(&self, tokens: &[Token]) -> Option<usize> {
        let first = tokens.first()?;
        if first.is_japanese() {
            return self.in_runs.iter().any(|phrase| first.text.contains(phrase.as_str())).then_some(1);
        }
        let said = |words: &&Vec<String>| {
            let there = tokens.get(..words.len());
            there.is_some_and(|there| there.iter().zip(*words).all(|(token, word)| token.text == *word))
        };
        self.by_word.get(&first.text)?.iter().filter(said).map(Vec::len).max()
    }
}

/// What people say to a bot that is no question. Of several in one text the last of these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SmallTalk {
    /// "Hello."
    Greeting,
    /// "Thank you."
    Thanks,
    /// "Goodbye."
    Farewell,
    /// "What can you do?"
    Bot,
}

impl SmallTalk {
    /// All of them.
    pub const ALL: [SmallTalk; 4] = [SmallTalk::Greeting, SmallTalk::Thanks, SmallTalk::Farewell, SmallTalk::Bot];

    /// Its name in the lexicon and, as an intent, in replies.
    pub fn name(self) -> &'static str {
        match self {
            SmallTalk::Greeting => "greeting",
            SmallTalk::Thanks => "thanks",
            SmallTalk::Farewell => "farewell",
            SmallTalk::Bot => "bot",
        }
    }

    /// The key of the phrase that replies to it, where `intent` is the name of one.
    pub fn phrase(intent: &str) -> Option<&'static str> {
        SmallTalk::ALL.into_iter().find(|talk| talk.name() == intent).map(|talk| match talk {
            SmallTalk::Greeting => "small_talk_greeting",
            SmallTalk::Thanks => "small_talk_thanks",
            SmallTalk::Farewell => "small_talk_farewell",
            SmallTalk::Bot => "small_talk_bot",
        })
    }
}

impl Lexicon {
    /// Reads the lexicon of `source`, or the built-in file for each language it has none for.
    pub fn load(source: &Source, faults: &mut Vec<Fault>) -> Lexicon {
        let built_in = Source::built_in();
        let file = |language: Language| {
            let path = format!("lexicon/{}.toml", language.code());
            source.file(&path).or_else(|| built_in.file(&path))
        };
        let files = Language::ALL.into_iter().filter_map(|language| Some((language, file(language)?)));
        let readers: Vec<_> = files.map(|(language, file)| (language, Reader::new(file, faults))).collect();
        let tables = parallel::map(&readers, |(_, reader)| {
            let mut faults = Vec::new();
            (reader.table(&mut faults), faults)
        });
        let mut lexicon = Lexicon::default();
        for ((language, reader), (table, found)) in readers.iter().zip(&tables) {
            faults.extend_from_slice(found);
            match language {
                Language::English => lexicon.read_english(reader, table, faults),
                other => lexicon.read_other(*other, reader, table, faults),
            }
        }
        lexicon
    }

    /// The concept with this number.
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[usize::from(id.0)]
    }

    /// The kind with this number.
    pub fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[usize::from(id.0)]
    }

    /// The kind with this name.
    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        self.kind_names.get(name).copied()
    }

    /// The names of all kinds, in the order of the file.
    pub fn kind_names(&self) -> Vec<&str> {
        self.kinds.iter().map(|kind| kind.name.as_str()).collect()
    }

    /// `kind` and what it is a kind of, nearest first.
    pub fn with_parents(&self, kind: KindId) -> impl Iterator<Item = KindId> {
        // The file can't make a circle longer than the list of kinds.
        std::iter::successors(Some(kind), |kind| self.kind(*kind).parent).take(self.kinds.len())
    }

    /// Whether a thing of kind `kind` is a `wanted`.
    pub fn is_a(&self, kind: KindId, wanted: KindId) -> bool {
        self.with_parents(kind).any(|k| k == wanted)
    }

    /// Lists of words and phrases, with their language and what each of them stands for.
    pub fn lists(&self) -> impl Iterator<Item = (Language, &str, Meaning)> {
        self.lists.iter().map(|(language, list, meaning)| (*language, list.as_str(), *meaning))
    }

    /// The number that a word stands for ("seven").
    pub fn number(&self, word: &str) -> Option<u64> {
        self.numbers.get(word).copied()
    }

    /// Whether only a person does it: "who signed" asks for a man, though states sign too.
    pub fn is_personal(&self, token: &Token) -> bool {
        has_word(&self.personal, token)
    }

    /// The kind of small talk that these words are, if they're nothing else.
    pub fn small_talk(&self, tokens: &[Token]) -> Option<SmallTalk> {
        // Nearly every question has a word that small talk never has.
        if !tokens.iter().all(|token| token.is_japanese() || self.small_words.contains(&token.text)) {
            return None;
        }
        let mut rest = spaced(tokens);
        let mut kind = None;
        for (talk, phrase) in self.small_talk.iter().filter(|(_, phrase)| !phrase.trim().is_empty()) {
            if rest.contains(phrase.as_str()) {
                rest = rest.replace(phrase.as_str(), " ");
                kind = kind.max(Some(*talk));
            }
        }
        let kind = kind?;
        let fillers = || self.lists.iter().filter(|(.., meaning)| *meaning == Meaning::Filler);
        let is_filler = |word: &str| fillers().any(|(_, list, _)| items(list).any(|filler| filler == word));
        rest.split_whitespace().all(is_filler).then_some(kind)
    }

    /// The words and phrases, in all languages, that do in a conversation what `key` of [`talk`] says.
    pub fn talk(&self, key: &str) -> &[String] {
        self.talk.get(key).map_or(&[], |phrases| phrases.all.as_slice())
    }

    /// The same, ready to be looked for.
    pub fn talk_phrases(&self, key: &str) -> Option<&PhraseList> {
        self.talk.get(key)
    }

    /// Whether `word` does in a question that is to be worked out what `key` of [`sums`] says, in any language.
    pub fn sums(&self, key: &str, word: &str) -> bool {
        self.sums.get(key).is_some_and(|words| words.all.iter().any(|known| known == word))
    }

    /// Whether `word` points back at somebody or something: "he", "its".
    pub fn is_pronoun(&self, word: &str) -> bool {
        [talk::PERSON, talk::THING, talk::SEVERAL].iter().any(|key| self.talk(key).iter().any(|known| known == word))
    }

    /// The words that say how a sentence is meant.
    pub fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// Whether it's a question word ("when"), or holds one where words are not written apart.
    pub fn asks(&self, token: &Token) -> bool {
        has_word(&self.asks, token)
    }

    /// The word or words that people mean by this shorthand ("wen").
    pub fn shorthand(&self, word: &str) -> Option<&str> {
        self.shorthand.get(word).map(String::as_str)
    }

    fn read_english(&mut self, reader: &Reader<'_>, table: &Table<'_>, faults: &mut Vec<Fault>) {
        let language = Language::English;
        reader.check_keys(table, &KEYS, faults);
        self.read_lists(language, reader, table, faults);
        self.read_small_talk(reader, table, faults);
        let mut opposites = Vec::new();
        let mut names = FxHashMap::default();
        for (at, entry) in reader.entries(table, "concept", faults) {
            reader.check_keys(entry, &["name", "words", "opposite"], faults);
            let (Some(name), Some(words)) =
                (field(reader, entry, "name", faults), field(reader, entry, "words", faults))
            else {
                faults.push(reader.fault(at, "a concept needs a `name` and `words`"));
                continue;
            };
            let id = ConceptId(self.concepts.len() as u16);
            if names.insert(name.clone(), id).is_some() {
                faults
                    .push(reader.fault(at.clone(), format!("there are two concepts named \"{name}\". Make them one")));
            }
            self.add_words(language, &words, Meaning::Concept(id));
            self.concepts.push(Concept { name, opposite: None });
            opposites.extend(field(reader, entry, "opposite", faults).map(|other| (at, id, other)));
        }
        for (at, id, other) in opposites {
            match names.get(&other) {
                Some(other) => {
                    self.concepts[usize::from(id.0)].opposite = Some(*other);
                    self.concepts[usize::from(other.0)].opposite.get_or_insert(id);
                }
                None => {
                    faults.push(reader.fault(at, format!("there is no concept named \"{other}\" to be the opposite")))
                }
            }
        }
        self.read_kinds(reader, table, faults);
    }

    fn read_kinds(&mut self, reader: &Reader<'_>, table: &Table<'_>, faults: &mut Vec<Fault>) {
        let mut parents = Vec::new();
        for (at, entry) in reader.entries(table, "kind", faults) {
            reader.check_keys(entry, &["name", "words", "members", "parent"], faults);
            let (Some(name), Some(words)) =
                (field(reader, entry, "name", faults), field(reader, entry, "words", faults))
            else {
                faults.push(reader.fault(at, "a kind needs a `name` and `words`"));
                continue;
            };
            let id = KindId(self.kinds.len() as u16);
            self.add_words(Language::English, &words, Meaning::Kind(id));
            if let Some(members) = field(reader, entry, "members", faults) {
                self.add_words(Language::English, &members, Meaning::Member(id));
            }
            self.kind_names.insert(name.clone(), id);
            self.kinds.push(Kind { name, parent: None });
            parents.extend(field(reader, entry, "parent", faults).map(|parent| (at, id, parent)));
        }
        for (at, id, parent) in parents {
            match self.kind_named(&parent) {
                Some(parent) if parent != id => self.kinds[usize::from(id.0)].parent = Some(parent),
                _ => {
                    faults.push(reader.fault(at, format!("there is no other kind named \"{parent}\" to be the parent")))
                }
            }
        }
    }

    fn read_other(&mut self, language: Language, reader: &Reader<'_>, table: &Table<'_>, faults: &mut Vec<Fault>) {
        reader.check_keys(table, &KEYS, faults);
        self.read_lists(language, reader, table, faults);
        self.read_small_talk(reader, table, faults);
        let personal = field(reader, table, "personal", faults).unwrap_or_default();
        self.personal.extend(items(&personal).map(str::to_owned));
        let concepts: BTreeMap<String, Meaning> = self
            .concepts
            .iter()
            .enumerate()
            .map(|(i, concept)| (concept.name.clone(), Meaning::Concept(ConceptId(i as u16))))
            .collect();
        let kinds = |meaning: fn(KindId) -> Meaning| {
            self.kind_names.iter().map(|(name, id)| (name.clone(), meaning(*id))).collect::<BTreeMap<_, _>>()
        };
        for (key, meanings) in
            [("concept", concepts), ("kind", kinds(Meaning::Kind)), ("member", kinds(Meaning::Member))]
        {
            let Some(words) = table.get(key).and_then(|value| value.get_ref().as_table()) else { continue };
            for (name, value) in words {
                let words = reader.string(name.get_ref(), value, faults);
                let name_text: &str = name.get_ref();
                match (meanings.get(name_text), words) {
                    (Some(meaning), Some(words)) => self.add_words(language, &words, *meaning),
                    (None, _) => {
                        let message = format!("lexicon/en.toml has nothing named \"{name_text}\". Add it there first");
                        faults.push(reader.fault(name.span(), message));
                    }
                    _ => {}
                }
            }
        }
    }

    fn read_lists(&mut self, language: Language, reader: &Reader<'_>, table: &Table<'_>, faults: &mut Vec<Fault>) {
        for (key, meaning) in [("filler", Meaning::Filler), ("weak", Meaning::Weak), ("stop", Meaning::Stop)] {
            if let Some(words) = field(reader, table, key, faults) {
                self.add_words(language, &words, meaning);
            }
        }
        self.read_grammar(reader, table, faults);
        for (key, words) in [("personal", &mut self.personal), ("asks", &mut self.asks)] {
            let list = field(reader, table, key, faults).unwrap_or_default();
            words.extend(items(&list).map(crate::text::fold));
        }
        let shorthand = table.get("shorthand").and_then(|value| value.get_ref().as_table());
        for (short, value) in shorthand.into_iter().flatten() {
            if let Some(meant) = reader.string(short.get_ref(), value, faults) {
                self.shorthand.insert(short.get_ref().to_string(), meant);
            }
        }
        read_words(reader, table, ("talk", &talk::ALL), &mut self.talk, faults);
        read_words(reader, table, ("sums", &sums::ALL), &mut self.sums, faults);
        let numbers = table.get("numbers").and_then(|value| value.get_ref().as_table());
        for (word, value) in numbers.into_iter().flatten() {
            let number = value.get_ref().as_integer().and_then(|i| u64::from_str_radix(i.as_str(), i.radix()).ok());
            match number {
                Some(number) => {
                    let word: &str = word.get_ref();
                    self.numbers.insert(word.to_owned(), number);
                }
                None => faults.push(reader.fault(value.span(), "a number word must stand for a whole number")),
            }
        }
    }

    fn read_grammar(&mut self, reader: &Reader<'_>, table: &Table<'_>, faults: &mut Vec<Fault>) {
        if let Some(lists) = table.get("grammar").and_then(|value| value.get_ref().as_table()) {
            reader.check_keys(lists, &Words::ALL.map(|(_, key, _)| key), faults);
            for (words, key, _) in Words::ALL {
                if let Some(list) = field(reader, lists, key, faults) {
                    self.grammar.add(words, &list);
                }
            }
        }
        if table.contains_key("converse") {
            for (at, entry) in reader.entries(table, "converse", faults) {
                reader.check_keys(entry, &["doer", "undergoer"], faults);
                match (field(reader, entry, "doer", faults), field(reader, entry, "undergoer", faults)) {
                    (Some(doer), Some(undergoer)) => self.grammar.add_converse(&doer, &undergoer),
                    _ => faults.push(reader.fault(at, "a pair of converse words needs `doer` and `undergoer`")),
                }
            }
        }
    }

    fn read_small_talk(&mut self, reader: &Reader<'_>, table: &Table<'_>, faults: &mut Vec<Fault>) {
        let Some(talk) = table.get("small_talk").and_then(|value| value.get_ref().as_table()) else { return };
        for (name, value) in talk {
            let kind = SmallTalk::ALL.into_iter().find(|kind| kind.name() == name.get_ref());
            match (kind, reader.string(name.get_ref(), value, faults)) {
                (Some(kind), Some(list)) => {
                    for tokens in items(&list).map(tokenize) {
                        self.small_talk.push((kind, spaced(&tokens)));
                        self.small_words.extend(tokens.into_iter().map(|token| token.text));
                    }
                }
                (None, _) => faults.push(reader.fault(name.span(), "there is no such kind of small talk")),
                (Some(_), None) => {}
            }
        }
        // Of two phrases that both fit the longer one is meant.
        self.small_talk.sort_by(|(_, a), (_, b)| b.len().cmp(&a.len()).then(a.cmp(b)));
    }

    fn add_words(&mut self, language: Language, words: &str, meaning: Meaning) {
        if meaning == Meaning::Filler {
            self.small_words.extend(items(words).map(str::to_owned));
        }
        self.lists.push((language, words.to_owned(), meaning));
    }
}

/// Reads the table of this name, lists of phrases under some of these keys, into `lists`.
fn read_words(
    reader: &Reader<'_>,
    table: &Table<'_>,
    (name, keys): (&str, &[&str]),
    lists: &mut FxHashMap<String, PhraseList>,
    faults: &mut Vec<Fault>,
) {
    let words = table.get(name).and_then(|value| value.get_ref().as_table());
    for (key, value) in words.into_iter().flatten() {
        let given: &str = key.get_ref();
        if !keys.contains(&given) {
            let known = keys.join(", ");
            faults.push(reader.fault(key.span(), format!("there is no \"{given}\" in {name}. There are: {known}")));
        } else if let Some(list) = reader.string(given, value, faults) {
            let phrases = lists.entry(given.to_owned()).or_default();
            items(&list).for_each(|phrase| phrases.add(phrase));
        }
    }
}

/// The words of a text, each between spaces; a run of Japanese stands as it is.
fn spaced(tokens: &[Token]) -> String {
    let spaced = |token: &Token| if token.is_japanese() { token.text.clone() } else { format!(" {} ", token.text) };
    tokens.iter().map(spaced).collect()
}

fn has_word(words: &FxHashSet<String>, token: &Token) -> bool {
    if token.is_japanese() {
        words.iter().any(|word| token.text.contains(word.as_str()))
    } else {
        words.contains(&token.text)
    }
}

fn field(reader: &Reader<'_>, table: &Table<'_>, key: &str, faults: &mut Vec<Fault>) -> Option<String> {
    table.get(key).and_then(|value| reader.string(key, value, faults))
}

/// Correct English words, common enough that nobody means another by them, sorted.
pub static COMMON_ENGLISH: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("../knowledge/lexicon/common-en.txt")));

/// Short words and names that everybody knows, in small letters, so that nobody means another word by them, sorted.
pub static KNOWN_ENGLISH: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("../knowledge/lexicon/known-en.txt")));

fn lines(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Whether `word` is a common English word.
pub fn is_common(word: &str) -> bool {
    COMMON_ENGLISH.binary_search(&word).is_ok()
}
