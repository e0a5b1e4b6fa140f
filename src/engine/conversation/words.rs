use crate::lexicon::{Lexicon, PhraseList};
use crate::question::Question;
use crate::text::Token;
use std::ops::Range;

/// The words of a question as a turn of a conversation.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
}

impl<'a> Words<'a> {
    pub fn new(lexicon: &'a Lexicon, question: &'a Question) -> Words<'a> {
        Words { lexicon, tokens: &question.tokens }
    }

    /// Where the words and phrases stand that do what `key` of [`crate::lexicon::talk`] says.
    pub fn find(&self, key: &str) -> Vec<Range<usize>> {
        self.all(key).collect()
    }

    pub fn have(&self, key: &str) -> bool {
        self.all(key).next().is_some()
    }

    pub fn begin_with(&self, key: &str) -> bool {
        self.lexicon.talk_phrases(key).is_some_and(|phrases| phrases.begin(self.tokens).is_some())
    }

    fn all(&self, key: &str) -> impl Iterator<Item = Range<usize>> {
        let tokens = self.tokens;
        let at = move |phrases: &PhraseList, at: usize| Some(at..at + phrases.begin(&tokens[at..])?);
        let phrases = self.lexicon.talk_phrases(key).into_iter();
        phrases.flat_map(move |phrases| (0..tokens.len()).filter_map(move |start| at(phrases, start)))
    }
}
