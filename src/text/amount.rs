//! Numbers that are written in more than one piece: "7万", "44億", "70 000", "70 тысяч".

use super::Token;

/// What a word after a number makes of it: how the word begins, and the factor. Thousands are counted in ones, greater
/// sums in billions.
const UNITS: [(&str, f64); 3] = [("万", 1e4), ("億", 0.1), ("тыс", 1e3)];

/// Puts the pieces of each number together. The unit stays where it is, for patterns and dates.
pub(super) fn join(text: &str, tokens: &mut Vec<Token>) {
    let mut at = 0;
    while let Some(next) = tokens.get(at + 1) {
        let Some(number) = tokens.get(at).filter(|token| is_number(&token.text)) else {
            at += 1;
            continue;
        };
        let gap = text.get(number.span.end..next.span.start).unwrap_or_default();
        let thousands = number.text.len() <= 3
            && next.text.len() == 3
            && next.text.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(gap, " " | "\u{a0}" | "\u{202f}");
        if thousands {
            let joined =
                Token { text: format!("{}{}", number.text, next.text), span: number.span.start..next.span.end };
            tokens.splice(at..at + 2, [joined]);
            continue;
        }
        let unit = UNITS.iter().find(|(unit, _)| next.text.starts_with(unit));
        if let Some((_, factor)) = unit
            && let Ok(value) = number.text.parse::<f64>()
        {
            // Tenths of a billion are as exact as sums are given.
            tokens[at].text = ((value * factor * 100.0).round() / 100.0).to_string();
        }
        at += 1;
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use crate::text::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words: Vec<_> = tokenize(text).into_iter().map(|token| token.text).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn joins_thousands() {
        check("70 000 тонн", &["70000", "тонн"]);
        check("1941 300", &["1941", "300"]);
        check("25 тысяч", &["25000", "тысяч"]);
    }

    #[test]
    fn counts_by_ten_thousands() {
        check("7万人", &["70000", "万人"]);
        check("44億ドル", &["4.4", "億ドル"]);
    }
}
