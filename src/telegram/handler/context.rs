//! The pages of the article around a passage.

use super::Context;
use super::voice::Voice;
use crate::Citation;
use crate::study::{Page, Study};
use crate::telegram::call::Call;
use crate::telegram::cut;
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::outgoing::{Button, Keyboard};

/// The most units of a page. A single sentence may be as long as an article, in somebody else's topic.
const PAGE_LIMIT: usize = 3500;

impl Context<'_> {
    /// The page with this number, counted from the passage with this hash, with buttons to go on. `None` if there
    /// is no such passage any more, or no such page.
    pub(super) fn page(&self, voice: Voice, quote: u64, start: usize, page: i32) -> Option<(Markup, Keyboard)> {
        let (study, citation) = self.cited(quote, start)?;
        let shown = study.context(&citation, page)?;
        let call = |page| Call::Context { quote, start, page: Some(page) }.data();
        let mut row = Vec::new();
        if shown.back {
            row.push(Button::call(voice.phrase("button_back"), call(page.saturating_sub(1))));
        }
        if shown.forward {
            row.push(Button::call(voice.phrase("button_forward"), call(page.saturating_add(1))));
        }
        Some((text(&shown, &citation), vec![row].into_iter().filter(|row| !row.is_empty()).collect()))
    }

    fn cited(&self, quote: u64, start: usize) -> Option<(Study<'_>, Citation)> {
        self.footnote.topics().iter().find_map(|topic| {
            let article = topic.article();
            // A passage is of whole sentences, so it ends where one of them does.
            let ends = article.sentences().iter().map(|sentence| sentence.range.end).filter(|end| *end > start);
            let words = ends.filter_map(|end| article.text().get(start..end)).take(10);
            let words = words.into_iter().find(|words| stable_hash(words) == quote)?;
            let citation = Citation::new(topic.name(), article, topic.address(), &article.find(words)?);
            Some((Study::of(self.footnote, topic.name())?, citation))
        })
    }
}

fn text(page: &Page, citation: &Citation) -> Markup {
    let mut markup = Markup::default();
    markup.link(&format!("{} › {}", citation.article(), page.section), citation.url()).text("\n");
    let text = cut::beginning(page.text, PAGE_LIMIT);
    let marked = page
        .passage
        .clone()
        .and_then(|range| Some((text.get(..range.start)?, text.get(range.clone())?, text.get(range.end..)?)));
    match marked {
        Some((before, passage, after)) => markup.quote_with(before, passage, after),
        None => markup.quote_with(text, "", ""),
    };
    markup
}
