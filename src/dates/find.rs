//! Dates in running text, and text that is a date.

use super::grammar::Grammar;
use super::lex::{Token, lex};
use super::span::Span;
use std::ops::Range;

/// A date expression found in a text.
///
/// ```
/// use footnote::dates::find;
///
/// let found = find("Born in 1928.");
/// assert_eq!(found[0].range, 8..12);
/// assert_eq!(found[0].span.render("en"), "1928");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// Where it stands, in bytes of the text, without "in" or "the".
    pub range: Range<usize>,
    /// What it says.
    pub span: Span,
}

/// All date expressions in `text`, from left to right, none overlapping, each
/// as long as it can be. Letter case does not matter, except that a capital
/// after "of August" gives away a name.
///
/// ```
/// use footnote::dates::find;
///
/// let text = "Where did he live between 1941 and 1945, and in May?";
/// let found: Vec<&str> = find(text).into_iter().map(|f| &text[f.range]).collect();
/// assert_eq!(found, ["between 1941 and 1945", "May"]);
/// assert!(find("May I ask who led the 70,000 troops for 90 days?").is_empty());
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let lexemes = lex(text);
    // Every date has one of these; most texts have none.
    let hopeful = lexemes.iter().any(|l| {
        matches!(
            l.token,
            Token::Number { .. }
                | Token::Ordinal { .. }
                | Token::Roman(_)
                | Token::Decade { .. }
                | Token::Hundred(_)
                | Token::Date(_)
                | Token::Month { .. }
        )
    });
    let mut found = Vec::new();
    if !hopeful {
        return found;
    }
    let grammar = Grammar { text, lexemes: &lexemes, whole: false };
    let mut i = 0;
    while i < lexemes.len() {
        // "The year 1964" is one date.
        let start = if lexemes[i].token == Token::YearOf { i + 1 } else { i };
        if let Some((span, next)) = grammar.span(start) {
            let range = lexemes[i].start..lexemes[next - 1].end;
            found.push(Found { range, span });
            i = next;
        } else {
            i += 1;
        }
    }
    found
}

impl Span {
    /// Reads a text that is a date expression as a whole, such as a curator
    /// writes in a data file. `None` when anything is left over.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// assert!(Span::parse("first half of the 1980s").is_some());
    /// assert!(Span::parse("May").is_some());
    /// assert!(Span::parse("1956 in Paris").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Span> {
        let lexemes = lex(text.trim().trim_end_matches(['.', '。']));
        let grammar = Grammar { text: text.trim(), lexemes: &lexemes, whole: true };
        let lead = |t: Token| matches!(t, Token::In | Token::The | Token::YearOf);
        let start = lexemes.iter().take_while(|l| lead(l.token)).count();
        let (span, next) = grammar.span(start)?;
        (next == lexemes.len()).then_some(span)
    }
}
