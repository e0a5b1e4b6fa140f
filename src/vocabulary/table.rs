use super::{Sense, StemId};
use crate::data::items;
use crate::text::{Token, is_cyrillic, stem, tokenize};
use rustc_hash::{FxHashMap, FxHashSet};

/// The words and phrases of a script that writes words apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The number of the first stem.
    first: u32,
    /// Each word seen while building, with its stem.
    words: FxHashMap<String, StemId>,
    stems: FxHashMap<String, StemId>,
    /// The same by what is left of a stem that keeps its vowel in some forms, in scripts whose words have such.
    loose: FxHashMap<String, StemId>,
    /// What each stem stands for by itself.
    singles: FxHashMap<StemId, Vec<Sense>>,
    /// Longer phrases by their first two stems: the stems that follow, and what the whole stands for.
    phrases: FxHashMap<(StemId, StemId), Vec<Tail>>,
    stop: FxHashSet<String>,
    /// The stems of the article's and the facts' own words.
    plain: FxHashSet<StemId>,
}

/// The stems of a phrase after its first two, and what the whole stands for.
type Tail = (Box<[StemId]>, Sense);

/// Words inside a phrase that people leave out or exchange: "put (an) end to", "put (his) name to".
const FLEETING: [&str; 9] = ["the", "a", "an", "his", "her", "its", "their", "my", "our"];

impl Table {
    /// An empty table whose stems are numbered from `first`.
    pub fn from(first: u32) -> Table {
        Table { first, ..Table::default() }
    }

    /// Adds each phrase of a list.
    pub fn add_list(&mut self, list: &str, sense: Sense) {
        for phrase in items(list) {
            if sense == Sense::Stop {
                self.stop.extend(tokenize(phrase).into_iter().map(|token| token.text));
            } else {
                self.add(phrase, sense);
            }
        }
    }

    /// Adds the words of a text as words that mean something by themselves.
    pub fn add_plain(&mut self, text: &str) {
        for token in tokenize(text) {
            let stem = self.add_word(token);
            self.plain.insert(stem);
        }
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        let tokens = tokenize(phrase);
        // "My homework" says nothing, but that doesn't make chatter of what else may follow "my".
        let whole = tokens.len() == 1 || sense == Sense::Filler;
        let kept = tokens.into_iter().filter(|token| whole || !is_fleeting(&token.text));
        let stems: Vec<_> = kept.map(|token| self.add_word(token)).collect();
        match stems[..] {
            [] => {}
            [only] => push_new(self.singles.entry(only).or_default(), sense),
            [first, second, ref rest @ ..] => {
                push_new(self.phrases.entry((first, second)).or_default(), (rest.into(), sense));
            }
        }
    }

    fn add_word(&mut self, token: Token) -> StemId {
        if let Some(known) = self.words.get(&token.text) {
            return *known;
        }
        let next = StemId(self.first + self.stems.len() as u32);
        let stem = stem(&token.text);
        let id = *self.stems.get(&stem).unwrap_or(&next);
        if let Some(loose) = loosen(&stem) {
            self.loose.entry(loose.to_owned()).or_insert(id);
        }
        self.stems.insert(stem, id);
        self.words.insert(token.text, id);
        id
    }

    /// Every word but the function words, with whether it means something by itself.
    pub fn words(&self) -> impl Iterator<Item = (&str, bool)> {
        self.words.iter().map(|(word, stem)| (word.as_str(), self.stands_alone(*stem)))
    }

    /// Every function word.
    pub fn stop_words(&self) -> impl Iterator<Item = &str> {
        self.stop.iter().map(String::as_str)
    }

    /// Whether this word, or another form of it, means something by itself.
    pub fn knows(&self, word: &str) -> bool {
        self.stop.contains(word) || self.stem_of(word).is_some_and(|stem| self.stands_alone(stem))
    }

    /// Whether just this form of the word means something by itself.
    pub fn has_seen(&self, word: &str) -> bool {
        self.stop.contains(word) || self.words.get(word).is_some_and(|stem| self.stands_alone(*stem))
    }

    /// Whether it's a function word.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// The stem of a word, if it's the stem of any known word. Stemming is slow, so known words are looked up first.
    pub fn stem_of(&self, word: &str) -> Option<StemId> {
        if let Some(known) = self.words.get(word) {
            return Some(*known);
        }
        let stem = stem(word);
        self.stems.get(&stem).or_else(|| self.loose.get(loosen(&stem)?)).copied()
    }

    /// All phrases that begin at token `at`, with how many tokens each takes. `stems` are those of the tokens.
    pub fn matches<'a>(
        &'a self,
        tokens: &'a [Token],
        stems: &'a [Option<StemId>],
        at: usize,
    ) -> impl Iterator<Item = (usize, Sense)> + 'a {
        let first = stems[at];
        let singles = first.and_then(|first| self.singles.get(&first)).map_or(&[][..], Vec::as_slice);
        // A fleeting word may belong to the phrase, or stand in between.
        let next = at + 1;
        let after = (next..tokens.len()).find(|i| !is_fleeting(&tokens[*i].text));
        let seconds = [Some(next), after.filter(|after| *after != next)].into_iter().flatten();
        let longer = seconds.filter_map(move |second| {
            let pair = (first?, (*stems.get(second)?)?);
            Some((second, self.phrases.get(&pair)?))
        });
        let longer = longer.flat_map(move |(second, phrases)| {
            phrases
                .iter()
                .filter_map(move |(rest, sense)| Some((follow(tokens, stems, second + 1, rest)? - at, *sense)))
        });
        singles.iter().map(|sense| (1, *sense)).chain(longer)
    }

    fn stands_alone(&self, stem: StemId) -> bool {
        self.plain.contains(&stem) || self.singles.contains_key(&stem)
    }
}

/// Where the phrase ends whose last stems are `rest`, if these follow from token `end` on.
fn follow(tokens: &[Token], stems: &[Option<StemId>], mut end: usize, rest: &[StemId]) -> Option<usize> {
    for stem in rest {
        while end < tokens.len() && is_fleeting(&tokens[end].text) && stems[end] != Some(*stem) {
            end += 1;
        }
        if *stems.get(end)? != Some(*stem) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// A Russian stem without what only some forms of a verb keep of its ending: "отказыв" of "отказыва(ться)" and
/// "отказыв(аясь)". Short words have too little left.
fn loosen(stem: &str) -> Option<&str> {
    const LEAST: usize = 4;
    let loose = stem.trim_end_matches(['а', 'я', 'и', 'е', 'ы', 'у', 'ю', 'ь', 'й']);
    let kept = stem.starts_with(is_cyrillic) && loose.chars().count() >= LEAST;
    kept.then_some(loose)
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, new: T) {
    if !list.contains(&new) {
        list.push(new);
    }
}

fn is_fleeting(word: &str) -> bool {
    FLEETING.contains(&word)
}
