use crate::lexicon::Lexicon;
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
        let phrases = self.lexicon.talk(key);
        let starts = 0..self.tokens.len();
        starts
            .filter_map(|at| phrases.iter().filter_map(|phrase| self.stands_at(phrase, at)).max_by_key(Range::len))
            .collect()
    }

    pub fn have(&self, key: &str) -> bool {
        !self.find(key).is_empty()
    }

    pub fn begin_with(&self, key: &str) -> bool {
        self.lexicon.talk(key).iter().any(|phrase| self.stands_at(phrase, 0).is_some())
    }

    fn stands_at(&self, phrase: &str, at: usize) -> Option<Range<usize>> {
        let first = self.tokens.get(at)?;
        if first.is_japanese() {
            // A run of Japanese isn't parted into words.
            return first.text.contains(phrase).then_some(at..at + 1);
        }
        let mut end = at;
        for word in phrase.split(' ') {
            self.tokens.get(end).filter(|token| token.text == word)?;
            end += 1;
        }
        Some(at..end)
    }
}
