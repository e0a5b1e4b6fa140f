use super::{Sense, StemId};
use crate::data::items;
use crate::text::{Token, stem, tokenize};
use rustc_hash::{FxHashMap, FxHashSet};

/// The words and phrases of a script that writes words apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The number of the first stem.
    first: u32,
    /// Each word seen while building, with its stem.
    words: FxHashMap<String, StemId>,
    stems: FxHashMap<String, StemId>,
    /// Phrases by their first stem: the stems that follow, and what the whole stands for.
    phrases: FxHashMap<StemId, Vec<(Box<[StemId]>, Sense)>>,
    stop: FxHashSet<String>,
    /// The stems of the article's and the facts' own words.
    plain: FxHashSet<StemId>,
}

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
        let Some((first, rest)) = stems.split_first() else { return };
        let phrases = self.phrases.entry(*first).or_default();
        let new = (rest.into(), sense);
        if !phrases.contains(&new) {
            phrases.push(new);
        }
    }

    fn add_word(&mut self, token: Token) -> StemId {
        if let Some(known) = self.words.get(&token.text) {
            return *known;
        }
        let next = StemId(self.first + self.stems.len() as u32);
        let id = *self.stems.entry(stem(&token.text)).or_insert(next);
        self.words.insert(token.text, id);
        id
    }

    /// Every word, with whether it means something by itself.
    pub fn words(&self) -> impl Iterator<Item = (&str, bool)> {
        let known = self.words.iter().map(|(word, stem)| (word.as_str(), self.stands_alone(*stem)));
        known.chain(self.stop.iter().map(|word| (word.as_str(), true)))
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
        self.words.get(word).or_else(|| self.stems.get(&stem(word))).copied()
    }

    /// All phrases that begin at token `at`, with how many tokens each takes. `stems` are those of the tokens.
    pub fn matches<'a>(
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

    fn stands_alone(&self, stem: StemId) -> bool {
        let phrases = self.phrases.get(&stem).map_or(&[][..], Vec::as_slice);
        self.plain.contains(&stem) || phrases.iter().any(|(rest, _)| rest.is_empty())
    }
}

fn is_fleeting(word: &str) -> bool {
    FLEETING.contains(&word)
}
