//! How a reply looks in Telegram: what a person reads first, then the proof.

use super::cut;
use super::markup::{MESSAGE_LIMIT, Markup};
use crate::text::Language;
use crate::{Citation, Phrases, Reply, Status, Verdict};

/// How many passages are shown below an answer.
const CITATIONS: usize = 3;

/// How many near passages are shown where there is no answer.
const NEAR_CITATIONS: usize = 2;

/// The most units of an answer, of a question shown again, and of a title. The passages get what these leave.
const ANSWER_LIMIT: usize = 1000;
const QUESTION_LIMIT: usize = 300;
const TITLE_LIMIT: usize = 150;

/// Words a reply with phrases.
pub struct Renderer<'a> {
    phrases: &'a Phrases,
    language: Language,
}

impl<'a> Renderer<'a> {
    /// A renderer that speaks `language` where the words are the bot's own.
    pub fn new(phrases: &'a Phrases, language: Language) -> Renderer<'a> {
        Renderer { phrases, language }
    }

    /// The text of a reply. `asked` is the question, where it doesn't stand in the chat already;
    /// `offers` says whether buttons with questions will stand below.
    pub fn reply(&self, reply: &Reply, asked: Option<&str>, offers: bool) -> Markup {
        let mut head = Markup::default();
        if let Some(question) = asked {
            self.question(&mut head, "asked", question);
        }
        let answered = reply.status == Status::Answered;
        if answered {
            self.verdict(&mut head, reply.verdict);
            self.paragraph(&mut head).bold(&cut::shortened(&reply.answer, ANSWER_LIMIT));
        } else {
            let key = match reply.citations.is_empty() {
                _ if reply.ambiguous => "ambiguous",
                true => "unknown",
                false => "near_passages",
            };
            self.paragraph(&mut head).text(&self.phrases.say(self.language, key));
        }

        let mut tail = Markup::default();
        if let Some(question) = &reply.read_as {
            self.question(&mut tail, "read_as", question);
        }
        if offers && !answered {
            let key = if reply.suggestions.is_empty() { "can_answer" } else { "did_you_mean" };
            self.paragraph(&mut tail).text(&self.phrases.say(self.language, key));
        }

        let most = if answered { CITATIONS } else { NEAR_CITATIONS };
        let citations = reply.citations.get(..most).unwrap_or(&reply.citations);
        self.assemble(head, citations, &tail)
    }

    fn verdict(&self, head: &mut Markup, verdict: Option<Verdict>) {
        let key = match verdict {
            Some(Verdict::Supported) => "verdict_supported",
            Some(Verdict::Contradicted) => "verdict_contradicted",
            None => return,
        };
        self.paragraph(head).text(&self.phrases.say(self.language, key));
    }

    fn question(&self, markup: &mut Markup, key: &str, question: &str) {
        let question = cut::shortened(question, QUESTION_LIMIT);
        let line = self.phrases.fill(self.language, key, &[("question", &question)]);
        self.paragraph(markup).italic(&line);
    }

    /// Makes room for a new paragraph at the end of `markup`.
    fn paragraph<'m>(&self, markup: &'m mut Markup) -> &'m mut Markup {
        if !markup.is_empty() {
            markup.text("\n\n");
        }
        markup
    }

    /// Puts the passages between head and tail, cutting them so that all fits into one message.
    fn assemble(&self, mut markup: Markup, citations: &[Citation], tail: &Markup) -> Markup {
        let frames = citations.iter().map(|citation| self.citation(citation, 0).units() + "\n\n".len());
        let fixed = markup.units() + frames.sum::<usize>() + tail.units() + "\n\n".len();
        let mut room = MESSAGE_LIMIT.saturating_sub(fixed);
        for (index, citation) in citations.iter().enumerate() {
            // What a short passage leaves goes to the ones after it.
            let share = room / (citations.len() - index);
            let passage = self.citation(citation, share);
            room = room.saturating_sub(share.min(cut::units(citation.quote())));
            self.paragraph(&mut markup).append(&passage);
        }
        if !tail.is_empty() {
            self.paragraph(&mut markup).append(tail);
        }
        markup
    }

    /// One passage with at most `limit` units of the article's words, and where it stands.
    fn citation(&self, citation: &Citation, limit: usize) -> Markup {
        let mut markup = Markup::default();
        if Language::of(citation.quote()) != self.language {
            let key = format!("passage_{}", Language::of(citation.quote()).code());
            markup.text(&self.phrases.say(self.language, &key)).text("\n");
        }
        let whole = cut::units(citation.quote()) <= limit;
        let shown = if whole { citation.quote() } else { cut::beginning(citation.quote(), limit) };
        markup.quote(shown).text("\n");
        if !whole {
            // The ellipsis is ours, so it stands outside of the quote.
            markup.text("…\n");
        }
        markup.link(&source(citation), citation.url());
        markup
    }
}

/// "Article › Section", or the article alone for what stands before its first section.
fn source(citation: &Citation) -> String {
    let article = cut::shortened(citation.article(), TITLE_LIMIT);
    let section = cut::shortened(citation.section(), TITLE_LIMIT);
    if section.is_empty() || section == article { article.into_owned() } else { format!("{article} › {section}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::telegram::testing::footnote;

    fn citation(article: &str, words: &str) -> Citation {
        let article = Article::new(article.to_owned());
        let passage = article.find(words).expect("a passage");
        Citation::new("tea", &article, "https://a.org/Tea", &passage)
    }

    fn tea() -> Citation {
        citation("= Tea =\n\n== Green & black ==\nMost people say \"tea\" <hot>.\n", "Most")
    }

    fn answered(answer: &str, citations: Vec<Citation>) -> Reply {
        Reply {
            question: "What?".to_owned(),
            status: Status::Answered,
            intent: "what",
            answer: answer.to_owned(),
            verdict: None,
            confidence: 0.9,
            citations,
            facts: Vec::new(),
            suggestions: Vec::new(),
            ambiguous: false,
            read_as: None,
            language: Language::English,
        }
    }

    fn rendered(reply: &Reply, language: Language) -> Markup {
        Renderer::new(footnote().phrases(), language).reply(reply, None, true)
    }

    fn english(reply: &Reply) -> Markup {
        rendered(reply, Language::English)
    }

    #[test]
    fn an_answer_comes_first_and_its_proof_below() {
        let markup = english(&answered("A <b>drink</b> & more.", vec![tea()]));
        let expected = "<b>A &lt;b&gt;drink&lt;/b&gt; &amp; more.</b>\n\n\
            <blockquote>Most people say &quot;tea&quot; &lt;hot&gt;.</blockquote>\n\
            <a href=\"https://a.org/Tea#:~:text=Most%20people%20say%20%22tea%22%20%3Chot%3E.\">Tea › Green &amp; black</a>";
        assert_eq!(markup.html(), expected);
    }

    #[test]
    fn a_claim_shows_its_verdict() {
        for (verdict, mark) in [(Verdict::Supported, "✅"), (Verdict::Contradicted, "❌")] {
            let reply = Reply { verdict: Some(verdict), ..answered("So.", vec![tea()]) };
            assert!(english(&reply).html().starts_with(mark));
        }
    }

    #[test]
    fn how_a_question_was_read_is_shown() {
        let reply = Reply { read_as: Some("What is <tea>?".to_owned()), ..answered("A drink.", vec![tea()]) };
        assert!(english(&reply).html().ends_with("<i>Read as: What is &lt;tea&gt;?</i>"));
    }

    #[test]
    fn a_foreign_passage_says_so() {
        let reply = answered("Напиток.", vec![tea()]);
        let marked = |language| {
            let words = footnote().phrases().say(language, "passage_en");
            rendered(&reply, language).html().contains(&format!("{words}\n<blockquote>"))
        };
        assert!(marked(Language::Russian) && marked(Language::Japanese) && !marked(Language::English));
    }

    #[test]
    fn the_lead_has_no_section() {
        let lead = citation("= Tea =\n\nTea is a drink.\n", "Tea is");
        assert!(english(&answered("A drink.", vec![lead])).html().ends_with(">Tea</a>"));
    }

    #[test]
    fn without_an_answer_it_says_so_and_what_it_could_do() {
        let phrases = footnote();
        let say = |key| phrases.phrases().say(Language::English, key);
        let none = Reply { status: Status::Unknown, ..answered("", Vec::new()) };
        let questions = Reply { status: Status::Suggested, suggestions: vec!["Q?".to_owned()], ..none.clone() };
        let passages = Reply { status: Status::Suggested, citations: vec![tea()], ..none.clone() };
        assert_eq!(english(&none).html(), format!("{}\n\n{}", say("unknown"), say("can_answer")));
        assert_eq!(english(&questions).html(), format!("{}\n\n{}", say("unknown"), say("did_you_mean")));
        let readings = Reply { ambiguous: true, ..questions };
        assert_eq!(english(&readings).html(), format!("{}\n\n{}", say("ambiguous"), say("did_you_mean")));
        assert!(english(&passages).html().starts_with(&format!("{}\n\n<blockquote>", say("near_passages"))));
    }

    #[test]
    fn everything_fits_into_one_message() {
        let footnote = footnote();
        let renderer = Renderer::new(footnote.phrases(), Language::Russian);
        for letters in ["word ", "слово ", "日本", "🍵", "שלום ", "e\u{301}"] {
            for length in [10, 1000, 20_000] {
                let long = letters.repeat(length);
                let article = format!("= {long} =\n\n== {long} ==\nSay {long}\n");
                let citations = vec![citation(&article, "Say"), tea(), citation(&article, "Say")];
                let read_as = Some(long.clone());
                let reply = Reply { read_as, ..answered(&long, citations) };
                let markup = renderer.reply(&reply, Some(&long), true);
                assert!(markup.units() <= MESSAGE_LIMIT, "{letters} {length}: {}", markup.units());
                assert!(cut::units(&markup.plain()) <= MESSAGE_LIMIT, "{letters} {length}");
                let short = "<blockquote>Most people say &quot;tea&quot; &lt;hot&gt;.</blockquote>";
                assert!(markup.html().contains(short), "a short passage stays whole");
                let cut = markup.html().contains("</blockquote>\n…\n");
                assert!(if length == 10 { !cut } else { length < 5000 || cut }, "{letters} {length}");
            }
        }
    }
}
