use super::Study;
use crate::article::Article;
use crate::reply::Citation;
use std::ops::Range;

/// A page of the article around a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// Which page: 0 has the passage, those after it count up and those before it down.
    pub number: i32,
    /// The heading that the page stands under.
    pub section: &'a str,
    /// The article's own words.
    pub text: &'a str,
    /// Where in `text` the passage stands, on its own page.
    pub passage: Option<Range<usize>>,
    /// Whether there is a page before this one.
    pub back: bool,
    /// Whether there is one after it.
    pub forward: bool,
}

/// How many sentences around the passage stand on its page, on either side.
const AROUND: usize = 2;
/// How many sentences the other pages have.
const SENTENCES: usize = 5;
/// The most bytes of a page, if it has more than one sentence and not just the passage.
const BYTES: usize = 2400;

impl<'a> Study<'a> {
    /// The page with this number around the passage of a citation; `None` beyond the article's ends.
    pub fn context(&self, citation: &Citation, number: i32) -> Option<Page<'a>> {
        let article = self.topic.article();
        let passage = citation.range();
        let cited = touched(article, &passage);
        if cited.is_empty() {
            return None;
        }
        let mut page = around(article, &cited);
        for _ in 0..number.unsigned_abs().min(article.sentences().len() as u32 + 1) {
            page = if number > 0 { next(article, page.end)? } else { previous(article, page.start)? };
        }
        let bytes = bytes(article, &page);
        let inside = bytes.start <= passage.start && passage.end <= bytes.end;
        let first = article.sentences().get(page.start)?;
        Some(Page {
            number,
            section: article.sections().get(first.section).map_or(article.title(), |section| &section.title),
            text: article.text().get(bytes.clone())?,
            passage: (number == 0 && inside).then(|| passage.start - bytes.start..passage.end - bytes.start),
            back: page.start > 0,
            forward: page.end < article.sentences().len(),
        })
    }
}

/// The numbers of the sentences that a range of bytes touches.
fn touched(article: &Article, range: &Range<usize>) -> Range<usize> {
    let sentences = article.sentences();
    let first = sentences.partition_point(|sentence| sentence.range.end <= range.start);
    first..sentences.partition_point(|sentence| sentence.range.start < range.end)
}

fn around(article: &Article, cited: &Range<usize>) -> Range<usize> {
    let mut page = cited.clone();
    for _ in 0..AROUND {
        page = wider(article, page.start.saturating_sub(1)..page.end).unwrap_or(page);
        page = wider(article, page.start..page.end + 1).unwrap_or(page);
    }
    page
}

fn next(article: &Article, start: usize) -> Option<Range<usize>> {
    article.sentences().get(start)?;
    let mut page = start..start + 1;
    while page.len() < SENTENCES {
        let Some(longer) = wider(article, page.start..page.end + 1) else { break };
        page = longer;
    }
    Some(page)
}

fn previous(article: &Article, end: usize) -> Option<Range<usize>> {
    let mut page = end.checked_sub(1)?..end;
    while page.len() < SENTENCES && page.start > 0 {
        let Some(longer) = wider(article, page.start - 1..page.end) else { break };
        page = longer;
    }
    Some(page)
}

/// A page of these sentences, if they stand in one section and aren't too much to read.
fn wider(article: &Article, page: Range<usize>) -> Option<Range<usize>> {
    let sentences = article.sentences().get(page.clone())?;
    let one_section = sentences.first()?.section == sentences.last()?.section;
    (one_section && bytes(article, &page).len() <= BYTES).then_some(page)
}

fn bytes(article: &Article, page: &Range<usize>) -> Range<usize> {
    let sentences = article.sentences().get(page.clone()).unwrap_or_default();
    let start = sentences.first().map_or(0, |first| first.range.start);
    start..sentences.last().map_or(start, |last| last.range.end)
}
