use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds `text` for comparison: small letters, no accents, one kind of dash, quote and
/// space, full-width forms narrowed.
///
/// The marks of Cyrillic and Japanese letters are kept, since there they make another letter
/// (й, が); only ё, which people write as е, is folded.
///
/// ```
/// use footnote::text::fold;
/// assert_eq!(fold("Hokkaidō – DÉTENTE"), "hokkaido - detente");
/// assert_eq!(fold("Берёзовый край"), "березовый край");
/// assert_eq!(fold("１９４１年"), "1941年");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut base_is_latin = false;
    for c in text.nfkd() {
        if is_combining_mark(c) {
            if !base_is_latin {
                folded.push(c);
            }
            continue;
        }
        base_is_latin = c.is_ascii_alphabetic();
        folded.extend(c.to_lowercase().map(fold_char));
    }
    // Put й and が back together; ё, now е with its dots, loses them.
    folded.nfc().map(|c| if c == 'ё' { 'е' } else { c }).filter(|c| *c != '\u{301}').collect()
}

fn fold_char(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{301c}' | '~' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn keeps_the_marks_that_make_another_letter() {
        assert_eq!(fold("Дальний"), "дальний");
        assert_eq!(fold("ソビエトがバス"), "ソビエトがバス");
    }

    #[test]
    fn drops_stress_marks() {
        assert_eq!(fold("Рамза́й"), "рамзай");
    }

    #[test]
    fn folds_every_kind_of_dash_and_quote_alike() {
        assert_eq!(fold("a‐b‑c‒d–e—f−g"), "a-b-c-d-e-f-g");
        assert_eq!(fold("Tokyo’s “new” pact"), "tokyo's \"new\" pact");
    }
}
