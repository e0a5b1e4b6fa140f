//! Cuts text into the few kinds of pieces a date is made of.

use super::date::Date;
use super::number::{number, short_decade};
use super::span::{Kind, Qualifier};
use super::words::{self, JAPANESE};

/// A piece of text and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub token: Token,
    /// Byte offsets in the text.
    pub start: usize,
    pub end: usize,
    /// No space before it.
    pub tight: bool,
}

/// What a piece of text can mean in a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// One, two or four digits standing alone.
    Number {
        value: u32,
        digits: usize,
    },
    /// "23rd", "first", "23-го".
    Ordinal {
        value: u32,
        form: Form,
    },
    /// A Roman numeral.
    Roman(u32),
    /// "1970s"; short when the century was left out.
    Decade {
        start: i32,
        short: bool,
    },
    /// "1800s": a hundred years by their common first digits.
    Hundred(i32),
    /// A date in digits only, "1928-01-23".
    Date(Date),
    Month {
        month: u8,
        sure: Sure,
    },
    Season(Qualifier),
    /// "early": may stand right before a date.
    Qualifier(Qualifier),
    /// "about", which as often gives a topic.
    About,
    /// "end": needs an "of", for it is as often a verb.
    PartOf(Qualifier),
    Half,
    Century,
    /// "год", "г.", "年": follows a year.
    YearWord,
    /// "year", which goes before one.
    YearOf,
    In,
    Of,
    The,
    From,
    To,
    Between,
    And,
    Prior,
    Onward,
    Present,
    Relation(Kind),
    /// Japanese, all after the date they belong to.
    DecadeMark,
    MonthMark,
    DayMark,
    Tail(Kind),
    Part(Qualifier),
    Kara,
    No,
    Within,
    Dash,
    Comma,
    Possessive,
    /// The number after it, or before it, counts something.
    CountBefore,
    CountAfter,
    Other,
}

/// How an ordinal is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    Suffix,
    Word,
    Russian,
    /// Russian after "в", where a two-digit number is a year.
    RussianIn,
}

/// How far a month's name can be trusted to be one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sure {
    Month,
    Name,
    Verb,
}

pub(super) fn lex(text: &str) -> Vec<Lexeme> {
    let mut lexemes: Vec<Lexeme> = Vec::with_capacity(text.len() / 5 + 1);
    let mut lower = String::new();
    let mut tight = false;
    let mut at = 0;
    while let Some(c) = first(text, at) {
        if c.is_whitespace() {
            tight = false;
            at += c.len_utf8();
            continue;
        }
        let (token, end) = if digit(c).is_some() {
            number(text, at, &mut lower)
        } else if is_cjk(c) {
            japanese(text, at, c, lexemes.last().filter(|_| tight))
        } else if is_letter(c) {
            word(text, at, &mut lower)
        } else if is_apostrophe(c) {
            short_decade(text, at, c).unwrap_or((Token::Other, at + c.len_utf8()))
        } else {
            (mark(c), at + c.len_utf8())
        };
        match lexemes.last_mut() {
            // Runs of other text are kept as one piece: only its ends matter.
            Some(last) if tight && (last.token, token) == (Token::Other, Token::Other) => {
                last.end = end;
            }
            _ => lexemes.push(Lexeme { token, start: at, end, tight }),
        }
        tight = true;
        at = end;
    }
    lexemes
}

pub(super) fn first(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// ASCII and full-width digits.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '〜' | '～' | '－' | '~')
}

/// End of the run of characters from `at` that satisfy `test`.
pub(super) fn run(text: &str, at: usize, test: impl Fn(char) -> bool) -> usize {
    let length: usize = text[at..].chars().take_while(|&c| test(c)).map(char::len_utf8).sum();
    at + length
}

pub(super) fn is_letter(c: char) -> bool {
    // The common alphabets first: the full test looks into large tables.
    c.is_ascii_alphabetic() || matches!(c, 'А'..='я') || !c.is_ascii() && c.is_alphabetic() && !is_cjk(c)
}

fn mark(c: char) -> Token {
    match c {
        ',' => Token::Comma,
        '$' | '€' | '£' | '¥' | '#' | '№' => Token::CountBefore,
        '%' | '°' | '‰' => Token::CountAfter,
        c if is_dash(c) => Token::Dash,
        _ => Token::Other,
    }
}

/// A word, with the digits glued to it ("G7" holds no number).
fn word(text: &str, at: usize, lower: &mut String) -> (Token, usize) {
    let end = run(text, at, |c| is_letter(c) || digit(c).is_some());
    // The longest words in the tables are well below this.
    if end - at > 40 {
        return (Token::Other, end);
    }
    lower_case(&text[at..end], lower);
    if lower == "twenty" && text[end..].starts_with("-first") {
        return (words::meaning("twenty-first").unwrap_or(Token::Other), end + 6);
    }
    let dotted = text[end..].starts_with('.');
    match words::meaning(lower) {
        // An abbreviation owns its dot; "c" and "в" mean something else without.
        Some(_) if dotted && lower == "в" => (Token::Century, end + 1),
        Some(Token::Qualifier(_)) if lower == "c" && !dotted => (Token::Other, end),
        Some(Token::CountBefore) if lower == "no" && !dotted => (Token::Other, end),
        Some(token) if dotted && is_abbreviation(lower) => (token, end + 1),
        Some(token) => (token, end),
        None => (Token::Other, end),
    }
}

fn is_abbreviation(word: &str) -> bool {
    const ALL: &str = " jan feb mar apr jun jul aug sep sept oct nov dec c ca no \
        янв фев февр апр авг сен сент окт ноя нояб дек г гг ";
    let mut all = ALL.split_ascii_whitespace();
    word.len() <= 8 && all.any(|abbreviation| abbreviation == word)
}

pub(super) fn lower_case(word: &str, lower: &mut String) {
    lower.clear();
    for c in word.chars() {
        match c {
            '\0'..='\x7f' => lower.push(c.to_ascii_lowercase()),
            'а'..='я' => lower.push(c),
            _ => lower.extend(c.to_lowercase()),
        }
    }
}

/// Kana and kanji mean something only right after a number or one another.
fn japanese(text: &str, at: usize, c: char, before: Option<&Lexeme>) -> (Token, usize) {
    let other = (Token::Other, at + c.len_utf8());
    let Some(before) = before.filter(|l| l.token != Token::Other) else {
        return other;
    };
    let known = JAPANESE.iter().find(|(word, _)| text[at..].starts_with(word));
    match known {
        Some(&(word, token)) => (token, at + word.len()),
        // A kanji after a bare number is what it counts: 1945人.
        None if matches!(before.token, Token::Number { .. }) && c > '\u{30ff}' => (Token::CountAfter, other.1),
        None => other,
    }
}
