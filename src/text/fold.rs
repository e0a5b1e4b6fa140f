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
    let plain: Option<String> = text.chars().map(plain).collect();
    plain.unwrap_or_else(|| fold_marked(text))
}

/// The same for a text whose letters may have marks.
fn fold_marked(text: &str) -> String {
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

/// A letter or mark that folds to one by itself, whatever stands beside it: nearly all that people type. Taking letters
/// apart and putting them together again is slow.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\0'..='\x7f' => fold_char(c.to_ascii_lowercase()),
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(c as u32 + ('а' as u32 - 'А' as u32))?,
        'ё' | 'Ё' => 'е',
        '\u{2013}' | '\u{2014}' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => {
            fold_char(c)
        }
        // Small and capital kana, kanji, and 、。「」.
        '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fe}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{3001}'
        | '\u{3002}'
        | '\u{300c}'
        | '\u{300d}' => c,
        _ => return None,
    })
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
    use super::{fold, fold_marked, plain};

    #[test]
    fn keeps_the_marks_that_make_another_letter() {
        assert_eq!(fold("Дальний"), "дальний");
        assert_eq!(fold("ソビエトがバス"), "ソビエトがバス");
    }

    #[test]
    fn plain_letters_fold_as_all_others_do() {
        let mut plain_ones = ('\0'..=char::MAX).filter_map(|c| Some((c, plain(c)?)));
        assert!(plain_ones.all(|(c, folded)| fold_marked(&c.to_string()) == folded.to_string()));
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
