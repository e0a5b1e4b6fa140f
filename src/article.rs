//! The source text: its sections and sentences, and passages in it.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// An article: its text, cut into sections and sentences once, when it's read.
///
/// The text is wiki-like plain text: headings are lines of `=` signs around a title (more signs, deeper heading),
/// list items begin with a dash, every other line is a paragraph.
#[derive(Debug)]
pub struct Article {
    text: String,
    title: String,
    sections: Vec<Section>,
    sentences: Vec<Sentence>,
}

/// A heading and what stands below it, up to the next heading.
#[derive(Debug)]
pub struct Section {
    /// The heading, or the article's title for what stands before the first heading.
    pub title: String,
    /// The bytes of the article from this heading to the next.
    pub range: Range<usize>,
}

/// One sentence (or list item) of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the article.
    pub range: Range<usize>,
    /// Which section it stands in.
    pub section: usize,
    /// Which paragraph it stands in, counted through the article.
    pub paragraph: usize,
}

/// A passage: whole sentences of an article, by their bytes. Only [`Article::find`] and
/// [`Article::sentence_passage`] make one, so a passage always exists in its article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Passage {
    start: usize,
    end: usize,
}

impl Passage {
    /// The bytes of the article that this passage is.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Article {
    /// Reads an article. Any text is an article, if perhaps one without sections.
    ///
    /// ```
    /// use footnote::Article;
    /// let article = Article::new("= Tea =\n\nTea is a drink. Mr. Li drank it.\n== Green ==\nIt is green.\n".into());
    /// assert_eq!(article.title(), "Tea");
    /// assert_eq!(article.sentences().len(), 3);
    /// let passage = article.find("Mr. Li drank it.").unwrap();
    /// assert_eq!(article.section_of(&passage), "Tea");
    /// ```
    pub fn new(text: String) -> Article {
        let mut article = Article { text, title: String::new(), sections: Vec::new(), sentences: Vec::new() };
        article.cut();
        article
    }

    /// The title, from the first heading with single `=` signs; empty if there is none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The sentences, in order, headings left out.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The article's own words at `passage`.
    pub fn quote(&self, passage: &Passage) -> &str {
        // A passage of another article is a slip of the programmer's; an empty quote then fails the tests.
        self.text.get(passage.range()).unwrap_or_default()
    }

    /// The passage with exactly these words, widened to the whole sentences that they touch,
    /// or `None` if the article does not hold them.
    pub fn find(&self, words: &str) -> Option<Passage> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        // Most passages are one sentence, and looking for it among the sentences is faster than in all the text.
        let is_whole = |sentence: &&Sentence| &self.text[sentence.range.clone()] == words;
        if let Some(sentence) = self.sentences.iter().find(is_whole) {
            return Some(Passage { start: sentence.range.start, end: sentence.range.end });
        }
        let start = self.text.find(words)?;
        let end = start + words.len();
        let touched = self.sentences.iter().filter(|s| s.range.start < end && start < s.range.end);
        let touched: Vec<_> = touched.collect();
        let (first, last) = (touched.first()?, touched.last()?);
        Some(Passage { start: first.range.start.min(start), end: last.range.end.max(end) })
    }

    /// The passage that is sentence number `index`.
    pub fn sentence_passage(&self, index: usize) -> Option<Passage> {
        self.sentences.get(index).map(|s| Passage { start: s.range.start, end: s.range.end })
    }

    /// The number of the sentence in which `passage` begins.
    pub fn sentence_at(&self, passage: &Passage) -> usize {
        self.sentences.partition_point(|s| s.range.end <= passage.start)
    }

    /// The numbers of the sentences that make up `passage`.
    pub fn sentences_in(&self, passage: &Passage) -> Range<usize> {
        self.sentence_at(passage)..self.sentences.partition_point(|s| s.range.start < passage.end)
    }

    /// The title of the section that `passage` stands in.
    pub fn section_of(&self, passage: &Passage) -> &str {
        let holds = |s: &&Section| s.range.contains(&passage.start);
        self.sections.iter().find(holds).map_or(&self.title, |s| &s.title)
    }

    fn cut(&mut self) {
        let mut at = 0;
        let mut paragraph = 0;
        let mut sections = vec![Section { title: String::new(), range: 0..self.text.len() }];
        let mut sentences = Vec::new();
        for line in self.text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let body = line.trim();
            if body.is_empty() {
                continue;
            }
            if let Some((level, heading)) = heading(body) {
                if level == 1 && self.title.is_empty() {
                    self.title = heading.to_owned();
                } else {
                    if let Some(last) = sections.last_mut() {
                        last.range.end = start;
                    }
                    sections.push(Section { title: heading.to_owned(), range: start..self.text.len() });
                }
                continue;
            }
            paragraph += 1;
            let body = body.strip_prefix("- ").unwrap_or(body);
            let offset = start + (body.as_ptr() as usize - line.as_ptr() as usize);
            let section = sections.len() - 1;
            for range in sentence_ranges(body) {
                let range = offset + range.start..offset + range.end;
                sentences.push(Sentence { range, section, paragraph });
            }
        }
        sections[0].title = self.title.clone();
        self.sections = sections;
        self.sentences = sentences;
    }
}

/// The level and title of a heading such as `== Title ==`.
fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|b| *b == b'=').count();
    let inner = line.get(level..line.len().checked_sub(level)?)?;
    let closed = level > 0 && line.ends_with(&"=".repeat(level));
    (closed && !inner.trim().is_empty()).then(|| (level, inner.trim()))
}

/// The sentences of one paragraph, by bytes, without the space around them.
///
/// The Unicode rules part too much after abbreviations ("Leonid I. Brezhnev", "U.S. Navy"), so a piece that
/// ends in one is joined with the next.
fn sentence_ranges(paragraph: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (start, piece) in paragraph.split_sentence_bound_indices() {
        let end = start + piece.trim_end().len();
        match ranges.last_mut() {
            Some(last) if open => last.end = end,
            _ => ranges.push(start..end),
        }
        open = ends_in_abbreviation(piece.trim_end());
    }
    ranges.retain(|range| !range.is_empty());
    ranges
}

fn ends_in_abbreviation(piece: &str) -> bool {
    const ABBREVIATIONS: [&str; 14] =
        ["Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Prof", "No", "vs", "e.g", "i.e", "ca", "cf"];
    let Some(body) = piece.strip_suffix('.') else { return false };
    let word = body.rsplit([' ', '(', '–', '—']).next().unwrap_or(body);
    let single_letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let dotted = word.split('.').count() > 1 && word.split('.').all(|part| part.chars().count() == 1);
    single_letter || dotted || ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "= Salt =\n\nSalt is white. Leonid I. Brezhnev liked the U.S. kind. Is it dear?\n\n\
        == Trade ==\n- Sold by Mr. Li – 1962\n- Bought by others.\n=== Late trade ===\nIt rose to $4.4 billion in 1979. It fell.\n";

    fn sentences(article: &Article) -> Vec<&str> {
        article.sentences().iter().map(|s| &article.text()[s.range.clone()]).collect()
    }

    #[test]
    fn cuts_sentences_but_not_at_abbreviations_and_numbers() {
        let article = Article::new(TEXT.into());
        let expected = [
            "Salt is white.",
            "Leonid I. Brezhnev liked the U.S. kind.",
            "Is it dear?",
            "Sold by Mr. Li – 1962",
            "Bought by others.",
            "It rose to $4.4 billion in 1979.",
            "It fell.",
        ];
        assert_eq!(sentences(&article), expected);
    }

    #[test]
    fn knows_the_section_of_a_passage() {
        let article = Article::new(TEXT.into());
        for (words, section) in [("Salt is", "Salt"), ("Bought", "Trade"), ("It fell.", "Late trade")] {
            assert_eq!(article.section_of(&article.find(words).unwrap()), section);
        }
    }

    #[test]
    fn a_passage_is_whole_sentences() {
        let article = Article::new(TEXT.into());
        let passage = article.find("white. Leonid").unwrap();
        assert_eq!(article.quote(&passage), "Salt is white. Leonid I. Brezhnev liked the U.S. kind.");
        assert_eq!(article.sentence_at(&passage), 0);
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        let article = Article::new(TEXT.into());
        for words in ["Salt is black.", "", "   ", "== Trade"] {
            assert_eq!(article.find(words), None, "{words:?}");
        }
    }

    #[test]
    fn any_text_is_an_article() {
        for text in ["", "=", "==", "===", "= =", "-", "- ", "\n\n", "= a", "名前。次。"] {
            let article = Article::new(text.into());
            assert!(article.sections().len() == 1, "{text:?}");
        }
    }
}
