//! Numbers in text: which stand alone, and which are part of something else.

use super::date::Date;
use super::lex::{Form, Token, digit, first, is_apostrophe, is_dash, is_letter, lower_case, run};
use super::words;

/// Reads the number at `at` with all that belongs to it.
pub(super) fn number(text: &str, at: usize, lower: &mut String) -> (Token, usize) {
    let (value, digits, end) = digits(text, at);
    if let Some(date) = digital_date(text, at, digits) {
        return date;
    }
    if let Some(end) = longer_number(text, end) {
        return (Token::Other, end);
    }
    if let Some(suffixed) = suffixed(text, value, digits, end, lower) {
        return suffixed;
    }
    let token = match digits {
        1 | 2 | 4 => Token::Number { value, digits },
        _ => Token::Other,
    };
    (token, end)
}

/// Value, count and end of the digits at `at`.
fn digits(text: &str, at: usize) -> (u32, usize, usize) {
    let end = run(text, at, |c| digit(c).is_some());
    let run = text[at..end].chars().filter_map(digit);
    let count = run.clone().count();
    let value = run.fold(0u32, |n, d| n.saturating_mul(10).saturating_add(d));
    (value, count, end)
}

/// "1928-01-23" or "23.01.1928". One with an impossible day is still no other
/// kind of number, so it is swallowed whole.
fn digital_date(text: &str, at: usize, count: usize) -> Option<(Token, usize)> {
    let separator = match count {
        4 => '-',
        1 | 2 => '.',
        _ => return None,
    };
    let (a, _, end) = digits(text, at);
    let rest = text[end..].strip_prefix(separator)?;
    let middle = text.len() - rest.len();
    let (b, b_count, end) = digits(text, middle);
    let rest = text[end..].strip_prefix(separator)?;
    let (c, c_count, end) = digits(text, text.len() - rest.len());
    let (year, day) = match (separator, b_count, c_count) {
        ('-', 2, 2) => (a, c),
        ('.', 1..=2, 4) => (c, a),
        _ => return None,
    };
    let date = (1000..=2099).contains(&year).then(|| {
        let small = |n: u32| u8::try_from(n).ok();
        Date::new(i32::try_from(year).ok(), small(b), small(day))
    });
    Some((date.flatten().map_or(Token::Other, Token::Date), end))
}

/// The end of a number with more to it: "1,945", "1.9", "20:30", "9/6/1940".
fn longer_number(text: &str, end: usize) -> Option<usize> {
    let more = |at: usize| {
        let separator = first(text, at).filter(|c| ".,:/".contains(*c))?;
        let (_, count, next) = digits(text, at + 1);
        // "23,1928" lacks only the space.
        (count > 0 && !(separator == ',' && count == 4)).then_some(next)
    };
    let mut end = more(end)?;
    while let Some(next) = more(end) {
        end = next;
    }
    // Units written on, as in "1.9m".
    Some(run(text, end, is_letter))
}

/// A number with letters to it: "1970s", "23rd", "70-х", "1945г", "2000m".
fn suffixed(text: &str, value: u32, digits: usize, end: usize, lower: &mut String) -> Option<(Token, usize)> {
    let next = first(text, end)?;
    let joint = if is_dash(next) || is_apostrophe(next) { next.len_utf8() } else { 0 };
    let from = end + joint;
    let to = run(text, from, |c| is_letter(c) || digit(c).is_some());
    // Digits after a dash start a range, and are read by themselves.
    first(text, from).filter(|c| is_letter(*c))?;
    if to - from > 20 {
        return (joint == 0).then_some((Token::Other, to));
    }
    lower_case(&text[from..to], lower);
    let token = match lower.as_str() {
        "s" if joint == 0 || is_apostrophe(next) => {
            match decade(value, digits) {
                Some(Token::Decade { start, .. }) if start % 100 == 0 && start != 2000 => Token::Hundred(start),
                Some(token) => token,
                // "1945's weather" and "747s".
                None if joint > 0 => return None,
                None => Token::Other,
            }
        }
        "st" | "nd" | "rd" | "th" if joint == 0 => Token::Ordinal { value, form: Form::Suffix },
        "х" | "е" | "ые" | "ых" => decade(value, digits).unwrap_or(Token::Other),
        "й" | "я" | "го" | "му" | "м" | "ом" | "ый" | "ого" | "ому" | "ая" | "ой" if digits == 4 => {
            Token::Number { value, digits }
        }
        "м" | "ом" if joint > 0 => Token::Ordinal { value, form: Form::RussianIn },
        "й" | "я" | "го" | "му" | "ый" | "ого" | "ому" | "ая" | "ой" => {
            Token::Ordinal { value, form: Form::Russian }
        }
        _ if joint == 0 && words::meaning(lower) == Some(Token::YearWord) => return None,
        _ if joint == 0 => Token::Other,
        // "20-летие", but "1941-May 1945" and "1500-metre" are for the grammar.
        _ => return None,
    };
    Some((token, to))
}

/// The decade a round number names; two digits mean the 1900s.
pub(super) fn decade(value: u32, digits: usize) -> Option<Token> {
    let start = i32::try_from(value).ok().filter(|v| v % 10 == 0)?;
    match digits {
        4 if (1000..=2090).contains(&start) => Some(Token::Decade { start, short: false }),
        2 if start >= 20 => Some(Token::Decade { start: 1900 + start, short: true }),
        _ => None,
    }
}

/// "'80s" is a decade; "'41" alone is left unread.
pub(super) fn short_decade(text: &str, at: usize, apostrophe: char) -> Option<(Token, usize)> {
    let (value, count, end) = digits(text, at + apostrophe.len_utf8());
    if count != 2 {
        return None;
    }
    let after = run(text, end, is_letter);
    match &text[end..after] {
        "s" | "S" => Some((decade(value, count).unwrap_or(Token::Other), after)),
        _ => Some((Token::Other, after)),
    }
}
