use super::set::{Expect, Turn};
use crate::Footnote;
use crate::article::Article;
use crate::reply::{ANSWER_LIMIT, Citation, Reply, Status};
use crate::text::fold;
use std::fmt;

/// What a reply to a question with a known answer is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Answered as it should be.
    Right,
    /// Answered, but not as it should be.
    Wrong(Slip),
    /// An answer was expected and none given.
    NoAnswer,
    /// Not answered, as it should be.
    Refused,
    /// Answered although the article doesn't say.
    FalselyAnswered,
}

/// The first thing that's wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// It has more than [`ANSWER_LIMIT`] characters.
    TooLong,
    /// It lacks what must be in it.
    Answer,
    /// The claim was judged otherwise.
    Verdict,
    /// The quotes aren't the article's own words.
    Quote,
    /// No citation touches a passage that supports the answer.
    Citation,
}

impl Judgement {
    /// Whether the reply is as it should be.
    pub fn is_right(self) -> bool {
        matches!(self, Judgement::Right | Judgement::Refused)
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Judgement::Right => "right",
            Judgement::Wrong(Slip::TooLong) => "answer too long",
            Judgement::Wrong(Slip::Answer) => "wrong answer",
            Judgement::Wrong(Slip::Verdict) => "wrong verdict",
            Judgement::Wrong(Slip::Quote) => "quote not in the article",
            Judgement::Wrong(Slip::Citation) => "wrong passage",
            Judgement::NoAnswer => "no answer",
            Judgement::Refused => "refused",
            Judgement::FalselyAnswered => "falsely answered",
        })
    }
}

/// Judges replies against the articles they were drawn from.
#[derive(Debug)]
pub struct Judge<'a> {
    articles: Vec<(&'a str, &'a Article)>,
}

impl<'a> Judge<'a> {
    /// A judge with the topics of `footnote`.
    pub fn of(footnote: &'a Footnote) -> Judge<'a> {
        Judge::new(footnote.topics().iter().map(|topic| (topic.name(), topic.article())))
    }

    /// A judge with these topics: the name and the article of each.
    pub fn new(articles: impl IntoIterator<Item = (&'a str, &'a Article)>) -> Judge<'a> {
        Judge { articles: articles.into_iter().collect() }
    }

    /// Whether any of the articles has these very words. A passage that none has can't be cited.
    pub fn knows(&self, passage: &str) -> bool {
        self.articles.iter().any(|(_, article)| article.text().contains(passage))
    }

    /// What `reply` is worth as a reply to `turn`.
    pub fn judge(&self, turn: &Turn, reply: &Reply) -> Judgement {
        match (turn.expect, reply.status == Status::Answered) {
            (Expect::Unknown, false) => Judgement::Refused,
            (Expect::Unknown, true) => Judgement::FalselyAnswered,
            (Expect::Answered, false) => Judgement::NoAnswer,
            (Expect::Answered, true) => self.slip(turn, reply).map_or(Judgement::Right, Judgement::Wrong),
        }
    }

    fn slip(&self, turn: &Turn, reply: &Reply) -> Option<Slip> {
        let answer = normal(&reply.answer);
        if reply.answer.chars().count() > ANSWER_LIMIT {
            Some(Slip::TooLong)
        } else if turn.verdict.is_some() && turn.verdict != reply.verdict {
            Some(Slip::Verdict)
        } else if !turn.answers.iter().all(|group| holds_one(&answer, group)) {
            Some(Slip::Answer)
        } else {
            self.citation_slip(turn, reply)
        }
    }

    fn citation_slip(&self, turn: &Turn, reply: &Reply) -> Option<Slip> {
        let verbatim: Vec<_> = reply.citations.iter().filter(|citation| self.is_verbatim(citation)).collect();
        if verbatim.iter().any(|citation| self.overlaps(citation, &turn.passages)) {
            return None;
        }
        let quotes_are_real = verbatim.len() == reply.citations.len();
        Some(if quotes_are_real { Slip::Citation } else { Slip::Quote })
    }

    fn article(&self, citation: &Citation) -> Option<&'a Article> {
        self.articles.iter().find(|(name, _)| *name == citation.topic()).map(|(_, article)| *article)
    }

    fn is_verbatim(&self, citation: &Citation) -> bool {
        let article = self.article(citation);
        article.and_then(|a| a.text().get(citation.range())).is_some_and(|words| words == citation.quote())
    }

    fn overlaps(&self, citation: &Citation, passages: &[String]) -> bool {
        let Some(article) = self.article(citation) else { return false };
        let cited = citation.range();
        let touches = |at: usize, length: usize| at < cited.end && cited.start < at + length;
        // A sentence may stand in the article twice; either place supports the answer.
        let mut places = passages.iter().flat_map(|passage| article.text().match_indices(passage.as_str()));
        places.any(|(at, passage)| touches(at, passage.len()))
    }
}

/// Whether `text` holds one of these alternatives: case, accents, punctuation and the kind of dash don't count.
///
/// ```
/// use footnote::eval::contains_group;
/// let group = ["Soviet–Japanese".to_owned(), "70,000".to_owned()];
/// assert!(contains_group("the soviet-japanese pact", &group));
/// assert!(!contains_group("the sovietjapanese pact of 70000", &group));
/// ```
pub fn contains_group(text: &str, alternatives: &[String]) -> bool {
    holds_one(&normal(text), alternatives)
}

fn holds_one(normal_text: &str, alternatives: &[String]) -> bool {
    alternatives.iter().any(|alternative| normal_text.contains(&normal(alternative)))
}

/// `text` folded, with a single space for each run of anything but letters and digits, and none at either end.
fn normal(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::Verdict;
    use crate::text::Language;

    const TEXT: &str = "= Tea =\n\nTea came to Tōkyō in 1191. Monks drank it.\n\n== Trade ==\nTrade began in 1610.\n";

    fn answered(answer: &str, quote: &str) -> Reply {
        let article = Article::new(TEXT.to_owned());
        let citation = article.find(quote).map(|p| Citation::new("tea", &article, "https://example.org", &p));
        Reply {
            question: "When?".to_owned(),
            status: Status::Answered,
            intent: "when",
            answer: answer.to_owned(),
            verdict: None,
            confidence: 0.9,
            citations: citation.into_iter().collect(),
            facts: Vec::new(),
            suggestions: Vec::new(),
            ambiguous: false,
            read_as: None,
            language: Language::English,
        }
    }

    fn expects(answers: &[&[&str]], passage: &str) -> Turn {
        Turn {
            question: "When?".to_owned(),
            expect: Expect::Answered,
            answers: answers.iter().map(|group| group.iter().map(|&a| a.to_owned()).collect()).collect(),
            passages: vec![passage.to_owned()],
            verdict: None,
        }
    }

    #[track_caller]
    fn check(turn: &Turn, reply: &Reply, expected: Judgement) {
        let article = Article::new(TEXT.to_owned());
        assert_eq!(Judge::new([("tea", &article)]).judge(turn, reply), expected, "{:?}", reply.answer);
    }

    const CAME: &str = "Tea came to Tōkyō in 1191.";

    #[test]
    fn a_right_answer_holds_one_of_every_group() {
        let turn = expects(&[&["1191", "twelfth century"], &["Tokyo"]], CAME);
        check(&turn, &answered("To TŌKYŌ, in the Twelfth Century.", CAME), Judgement::Right);
        check(&turn, &answered("1191.", CAME), Judgement::Wrong(Slip::Answer));
        check(&turn, &answered("To Tokyo in 1192.", CAME), Judgement::Wrong(Slip::Answer));
    }

    #[test]
    fn punctuation_and_dashes_are_alike_but_letters_are_not() {
        let group = ["five-year".to_owned(), "US$3.4 billion".to_owned()];
        assert!(contains_group("a Five–Year plan", &group));
        assert!(contains_group("a “five year” plan", &group));
        assert!(contains_group("US$ 3.4 billion", &group));
        assert!(!contains_group("a fiveyear plan", &group));
        assert!(!contains_group("US$34 billion", &group));
        assert!(!contains_group("", &group));
    }

    #[test]
    fn other_scripts_are_compared_as_they_are() {
        let group = ["5月20日".to_owned(), "зелёный".to_owned()];
        assert!(contains_group("1928年5月20日に", &group));
        assert!(contains_group("Зеленый чай", &group));
        assert!(!contains_group("1928年5月2日", &group));
        assert!(!contains_group("зеленыи", &group));
    }

    #[test]
    fn a_citation_must_touch_a_passage() {
        let turn = expects(&[&["1191"]], CAME);
        check(&turn, &answered("1191.", "Tea came to Tōkyō in 1191. Monks drank it."), Judgement::Right);
        check(&turn, &answered("1191.", "Monks drank it."), Judgement::Wrong(Slip::Citation));
        check(&turn, &answered("1191.", "not in the article"), Judgement::Wrong(Slip::Citation));
    }

    #[test]
    fn a_passage_in_the_middle_of_a_sentence_counts() {
        check(&expects(&[&["1191"]], "came to Tōkyō"), &answered("1191.", CAME), Judgement::Right);
    }

    #[test]
    fn a_citation_of_another_topic_is_not_verbatim() {
        let turn = expects(&[&["1191"]], CAME);
        let other = Article::new("= Coffee =\n\nTea came to Tōkyō in 1191.\n".to_owned());
        let elsewhere = other.find(CAME).map(|p| Citation::new("coffee", &other, "https://example.org", &p));
        let mut reply = answered("1191.", CAME);
        // One good citation is enough.
        reply.citations.extend(elsewhere);
        check(&turn, &reply, Judgement::Right);
        reply.citations.remove(0);
        check(&turn, &reply, Judgement::Wrong(Slip::Quote));
    }

    #[test]
    fn an_answer_may_have_just_so_many_characters() {
        let turn = expects(&[&["1191"]], CAME);
        let answer = |length: usize| format!("1191{}", "ō".repeat(length - 4));
        check(&turn, &answered(&answer(ANSWER_LIMIT), CAME), Judgement::Right);
        check(&turn, &answered(&answer(ANSWER_LIMIT + 1), CAME), Judgement::Wrong(Slip::TooLong));
    }

    #[test]
    fn a_claim_needs_its_verdict() {
        let turn = Turn { verdict: Some(Verdict::Contradicted), ..expects(&[], CAME) };
        let reply = |verdict| Reply { verdict, ..answered("No: in 1191.", CAME) };
        check(&turn, &reply(Some(Verdict::Contradicted)), Judgement::Right);
        check(&turn, &reply(Some(Verdict::Supported)), Judgement::Wrong(Slip::Verdict));
        check(&turn, &reply(None), Judgement::Wrong(Slip::Verdict));
    }

    #[test]
    fn only_an_answer_counts_as_one() {
        let turn = expects(&[&["1191"]], CAME);
        let unknown = Turn { expect: Expect::Unknown, answers: Vec::new(), passages: Vec::new(), ..turn.clone() };
        let reply = |status| Reply { status, ..answered("1191.", CAME) };
        check(&turn, &reply(Status::Suggested), Judgement::NoAnswer);
        check(&turn, &reply(Status::Unknown), Judgement::NoAnswer);
        check(&unknown, &reply(Status::Suggested), Judgement::Refused);
        check(&unknown, &reply(Status::Unknown), Judgement::Refused);
        check(&unknown, &reply(Status::Answered), Judgement::FalselyAnswered);
    }
}
