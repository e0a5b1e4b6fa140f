//! Words that say how a sentence is meant: that it denies, that it only supposes, who does and to whom it's done.
//!
//! The words themselves stand in the lexicon, below `[grammar]` and `[[converse]]`.

use crate::text::{Token, stem};
use rustc_hash::FxHashMap;

/// Lists of phrases, by the key they have in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Words {
    /// They deny all that follows in the clause: "not", "never".
    Negations,
    /// They look like denials and deny nothing: "not only".
    Affirmations,
    /// They deny the deed that follows them with "to" or an -ing form: "refuse to sign".
    Refusals,
    /// They deny the event that follows: "postponed his visit".
    Preventions,
    /// What follows is thought or planned, not done: "would", "plan".
    Suppositions,
    /// What follows with "to" or an -ing form is wanted or offered, not done: "offer to return".
    Intentions,
    /// They begin another clause: "but", "because".
    Boundaries,
    /// What they follow was earlier than what they lead to: "before".
    Earlier,
    /// The other way round: "after".
    Later,
    /// What goes on as it was: "remain".
    Lasting,
    /// What they lead to is a reason: "because of".
    Reasons,
    /// Past forms of irregular verbs that are nothing else: "became".
    Pasts,
    /// The time they stand with was the first of several: "first".
    First,
    /// It was not: "again".
    Again,
    /// The date they lead to is when something began: "since".
    Since,
    /// They part what is offered to choose from: "or".
    Alternatives,
}

impl Words {
    /// Each list with its key in the lexicon, and whether other forms of its words count as well.
    pub const ALL: [(Words, &'static str, bool); 16] = [
        (Words::Negations, "negations", false),
        (Words::Affirmations, "affirmations", false),
        (Words::Refusals, "refusals", true),
        (Words::Preventions, "preventions", true),
        (Words::Suppositions, "suppositions", true),
        (Words::Intentions, "intentions", true),
        (Words::Boundaries, "boundaries", false),
        (Words::Earlier, "earlier", false),
        (Words::Later, "later", false),
        (Words::Lasting, "lasting", false),
        (Words::Reasons, "reasons", false),
        (Words::Pasts, "pasts", false),
        (Words::First, "first", false),
        (Words::Again, "again", false),
        (Words::Since, "since", false),
        (Words::Alternatives, "alternatives", false),
    ];
}

/// One of two words for the same deed, seen from either end: "win" and "lose", "give" and "receive".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Converse {
    /// The pair, by its place in the lexicon.
    pub pair: u16,
    /// Whether its subject is the one to whom it's done.
    pub turned: bool,
}

/// A word of a text with its stem.
#[derive(Debug)]
pub struct Word<'a> {
    /// The word, folded.
    pub text: &'a str,
    /// Its stem.
    pub stem: String,
}

impl<'a> From<&'a Token> for Word<'a> {
    fn from(token: &'a Token) -> Word<'a> {
        Word { text: &token.text, stem: stem(&token.text) }
    }
}

/// The words of grammar of all languages.
#[derive(Debug, Default)]
pub struct Grammar {
    /// By list and first word: the phrases, longest first.
    phrases: FxHashMap<Words, FxHashMap<String, Vec<Vec<String>>>>,
    converses: FxHashMap<String, Converse>,
    pairs: u16,
}

impl Grammar {
    /// Adds a list of phrases.
    pub(crate) fn add(&mut self, list: Words, phrases: &str) {
        let stemmed = Words::ALL.iter().any(|(words, _, stemmed)| *words == list && *stemmed);
        for phrase in crate::data::items(phrases) {
            let form = |word: &str| if stemmed { stem(word) } else { word.to_owned() };
            let words: Vec<String> = phrase.split_whitespace().map(form).collect();
            let Some(first) = words.first().cloned() else { continue };
            let known = self.phrases.entry(list).or_default().entry(first).or_default();
            known.push(words);
            known.sort_by_key(|words| std::cmp::Reverse(words.len()));
        }
    }

    /// Adds a pair of lists: the words of a deed by who does it, and by whom it's done to.
    pub(crate) fn add_converse(&mut self, one: &str, other: &str) {
        for (list, turned) in [(one, false), (other, true)] {
            let converse = Converse { pair: self.pairs, turned };
            self.converses.extend(crate::data::items(list).map(|word| (stem(word), converse)));
        }
        self.pairs += 1;
    }

    /// How many words from `at` on make up a phrase of the list, the longest if there are several.
    pub fn at(&self, list: Words, words: &[Word<'_>], at: usize) -> Option<usize> {
        let stemmed = Words::ALL.iter().any(|(words, _, stemmed)| *words == list && *stemmed);
        let form = |word: &'_ Word<'_>, wanted: &str| if stemmed { word.stem == wanted } else { word.text == wanted };
        let first = words.get(at)?;
        let phrases = self.phrases.get(&list)?.get(if stemmed { first.stem.as_str() } else { first.text })?;
        let fits = |phrase: &&Vec<String>| {
            let rest = words.get(at..at + phrase.len());
            rest.is_some_and(|rest| rest.iter().zip(*phrase).all(|(word, wanted)| form(word, wanted)))
        };
        phrases.iter().find(fits).map(Vec::len)
    }

    /// Whether `word` is a word of the list.
    pub fn is(&self, list: Words, word: &str) -> bool {
        let phrases = self.phrases.get(&list).and_then(|phrases| phrases.get(word));
        phrases.is_some_and(|phrases| phrases.iter().any(|phrase| phrase.len() == 1))
    }

    /// Whether any of the words is one that denies.
    pub fn denies<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> bool {
        words.into_iter().any(|word| self.is(Words::Negations, word))
    }

    /// Whether a text without spaces holds a phrase that denies and isn't a part of one that affirms: "なかった", but not
    /// "少なくとも".
    pub fn denies_within(&self, text: &str) -> bool {
        let phrases = |list: Words| {
            let phrases = self.phrases.get(&list).into_iter().flat_map(|phrases| phrases.values().flatten());
            phrases.map(|phrase| phrase.concat()).filter(|phrase| phrase.contains(crate::text::is_japanese))
        };
        let mut affirming: Vec<String> = phrases(Words::Affirmations).collect();
        affirming.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let rest = affirming.iter().fold(text.to_owned(), |text, phrase| text.replace(phrase, " "));
        phrases(Words::Negations).any(|phrase| rest.contains(&phrase))
    }

    /// Whether the word says that something was meant, offered or refused rather than done: "plan", "refuse".
    pub fn is_unreal(&self, word: &str) -> bool {
        let lists = [Words::Intentions, Words::Suppositions, Words::Refusals, Words::Preventions];
        let stem = stem(word);
        lists.into_iter().any(|list| self.is(list, &stem))
    }

    /// Whether what was done, as a curator put it, was to want, plan or offer something.
    pub fn is_intention(&self, did: &[Word<'_>]) -> bool {
        let lists = [Words::Intentions, Words::Suppositions];
        let first = usize::from(did.first().is_some_and(|word| word.text == "be"));
        lists.into_iter().any(|list| self.at(list, did, first).is_some())
    }

    /// Whether any of the words is one of wanting, planning or offering.
    pub fn speaks_of_intention<'a>(&self, words: impl Iterator<Item = &'a str>) -> bool {
        let words: Vec<Word<'_>> = words.map(|text| Word { text, stem: stem(text) }).collect();
        let lists = [Words::Intentions, Words::Suppositions];
        (0..words.len()).any(|at| lists.into_iter().any(|list| self.at(list, &words, at).is_some()))
    }

    /// The pair of converse words that `word` belongs to.
    pub fn converse(&self, word: &str) -> Option<Converse> {
        self.converses.get(&stem(word)).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::source::Source;

    #[test]
    fn tells_denials_in_japanese_from_words_that_look_like_them() {
        let lexicon = Lexicon::load(&Source::built_in(), &mut Vec::new());
        for denies in ["署名しなかった", "認めませんよね", "返還せず"] {
            assert!(lexicon.grammar().denies_within(denies), "{denies}");
        }
        for affirms in ["署名したのではないですか", "少なくとも", "まもなく逮捕された", "署名した"]
        {
            assert!(!lexicon.grammar().denies_within(affirms), "{affirms}");
        }
    }
}
