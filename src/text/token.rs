use super::{amount, fold, is_japanese};
use std::ops::Range;

/// One word, number or run of Japanese in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The word, folded.
    pub text: String,
    /// Where it stands in the text as typed, in bytes.
    pub span: Range<usize>,
}

impl Token {
    /// Whether the token is written in Japanese: a run without spaces, not one word.
    pub fn is_japanese(&self) -> bool {
        self.text.chars().next().is_some_and(is_japanese)
    }

    /// Whether any of its characters is a digit: such words are never mended.
    pub fn has_digit(&self) -> bool {
        self.text.chars().any(|c| c.is_ascii_digit())
    }
}

/// Splits `text` into tokens. Dashes part words ("Soviet–Japanese" is two), the dots of an abbreviation
/// and the points inside a number don't; `'s` is dropped and `n't` becomes "not".
///
/// ```
/// use footnote::text::tokenize;
/// let words = |text| tokenize(text).into_iter().map(|t| t.text).collect::<Vec<_>>();
/// assert_eq!(words("Didn't Japan's Soviet–Japanese pact cost US$3.4 billion?"),
///     ["did", "not", "japan", "soviet", "japanese", "pact", "cost", "usa", "3.4", "billion"]);
/// assert_eq!(words("1931–1932, 70,000 men of the U.S. army"),
///     ["1931", "1932", "70000", "men", "of", "the", "usa", "army"]);
/// ```
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / LETTERS_A_WORD + 1);
    // In a text all in capitals "US" may as well be the pronoun.
    let shouting = !text.chars().any(char::is_lowercase);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let start = at;
        at += first.len_utf8();
        if !first.is_alphanumeric() {
            continue;
        }
        if let Some(word) = plain_word(&text[start..]) {
            at = start + word.len();
            tokens.push(Token { text: word.to_ascii_lowercase(), span: start..at });
            continue;
        }
        let class = Class::of(first);
        while let Some(c) = text[at..].chars().next() {
            let next = at + c.len_utf8();
            if !class.goes_on(&text[start..at], c, text[next..].chars().next()) {
                break;
            }
            at = next;
        }
        push_word(&mut tokens, &text[start..at], start, shouting);
    }
    amount::join(text, &mut tokens);
    tokens
}

/// About as many bytes as a word takes with the space after it.
const LETTERS_A_WORD: usize = 6;

/// The word that the text begins with, if it's in plain English letters and nothing needs a closer look. Nearly all are.
fn plain_word(text: &str) -> Option<&str> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..length).filter(|word| word.len() > 1 && *word != "US")?;
    let ends =
        text.as_bytes().get(length).is_none_or(|next| next.is_ascii() && !next.is_ascii_digit() && *next != b'\'');
    ends.then_some(word)
}

/// What a token is made of, told by its first character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Number,
    Japanese,
}

impl Class {
    fn of(c: char) -> Class {
        if is_japanese(c) {
            Class::Japanese
        } else if c.is_numeric() {
            Class::Number
        } else {
            Class::Word
        }
    }

    /// Whether `c`, followed by `next`, still belongs to the token that began with `so_far`.
    fn goes_on(self, so_far: &str, c: char, next: Option<char>) -> bool {
        let next_is = |test: fn(char) -> bool| next.is_some_and(test);
        match self {
            Class::Japanese => is_japanese(c),
            Class::Number => match c {
                ',' | '.' => next_is(|n| n.is_ascii_digit()),
                c => c.is_alphanumeric() && !is_japanese(c),
            },
            Class::Word => match c {
                '\'' | '\u{2019}' => next_is(char::is_alphabetic),
                // U.S., U.S.S.R.: single letters with a dot after each.
                '.' => {
                    let dotted = so_far.split('.').all(|part| part.chars().count() == 1);
                    dotted && (next_is(char::is_alphabetic) || so_far.contains('.'))
                }
                // A stress mark, typed after its letter.
                '\u{301}' => true,
                c => c.is_alphanumeric() && !is_japanese(c),
            },
        }
    }
}

fn push_word(tokens: &mut Vec<Token>, word: &str, start: usize, shouting: bool) {
    let span = start..start + word.len();
    let mut folded = fold(word);
    if (word == "US" && !shouting) || folded == "u.s." || folded == "u.s" {
        folded = "usa".to_owned();
    }
    folded.retain(|c| c != '.' || word.starts_with(|c: char| c.is_numeric()));
    if word.starts_with(|c: char| c.is_numeric()) {
        // The comma of 70,000 parts thousands, that of 3,1 a fraction.
        match folded.split_once(',') {
            Some((_, tail)) if tail.split(',').any(|part| part.len() != 3) => folded = folded.replace(',', "."),
            _ => folded = folded.replace(',', ""),
        }
    }
    let Some((head, tail)) = folded.split_once('\'') else {
        tokens.push(Token { text: folded, span });
        return;
    };
    if tail == "t" && head.ends_with('n') {
        let verb = match head {
            "won" => "will",
            "can" => "can",
            "shan" => "shall",
            _ => &head[..head.len() - 1],
        };
        tokens.push(Token { text: verb.to_owned(), span: span.clone() });
        tokens.push(Token { text: "not".to_owned(), span });
    } else {
        tokens.push(Token { text: head.to_owned(), span: span.clone() });
        // It's, who're: a verb that says nothing; l'Amour, O'Neill: a name.
        if !matches!(tail, "s" | "re" | "ll" | "ve" | "d" | "m" | "") {
            tokens.push(Token { text: tail.to_owned(), span });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words: Vec<_> = tokenize(text).into_iter().map(|t| t.text).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn tells_the_country_from_the_pronoun() {
        check("the US and us", &["the", "usa", "and", "us"]);
        check("TELL US", &["tell", "us"]);
        check("U.S.S.R. and U.S.", &["ussr", "and", "usa"]);
    }

    #[test]
    fn keeps_the_dot_that_ends_a_sentence_out() {
        check("It ended in 1941. Why?", &["it", "ended", "in", "1941", "why"]);
        check("Leonid I. Brezhnev", &["leonid", "i", "brezhnev"]);
    }

    #[test]
    fn reads_numbers_with_points_and_commas() {
        check("3.4, 70,000 and 3,1 млрд", &["3.4", "70000", "and", "3.1", "млрд"]);
        check("the 1970s and WW2", &["the", "1970s", "and", "ww2"]);
    }

    #[test]
    fn parts_japanese_from_digits() {
        check("1941年に署名", &["1941", "年に署名"]);
    }

    #[test]
    fn spans_point_into_the_text_as_typed() {
        let text = "Кто — Sorge’s friend?";
        let spans: Vec<_> = tokenize(text).into_iter().map(|t| &text[t.span]).collect();
        assert_eq!(spans, ["Кто", "Sorge’s", "friend"]);
    }
}
