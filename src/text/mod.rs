//! Words out of text: folding, tokens, stems and spelling.
//!
//! Everything that compares words goes through here, so that a question and the
//! knowledge it is compared with are always treated alike.

mod amount;
mod fold;
mod slip;
mod speller;
mod stem;
mod token;
mod words;

pub use fold::fold;
pub use speller::{FREQUENT, PHRASE_ONLY, Speller};
pub use stem::stem;
pub use token::{Token, tokenize};

/// The language a text is written in, told by its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    English,
    Russian,
    Japanese,
}

impl Language {
    /// All languages, in the order in which they are listed to people.
    pub const ALL: [Language; 3] = [Language::English, Language::Russian, Language::Japanese];

    /// The ISO 639-1 code, which also names the files in `lexicon/` and `phrases/`.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Russian => "ru",
            Language::Japanese => "ja",
        }
    }

    /// The language with this ISO 639-1 code; a region (`ru-RU`) is ignored.
    pub fn from_code(code: &str) -> Option<Language> {
        let code = code.split(['-', '_']).next().unwrap_or(code);
        Language::ALL.into_iter().find(|l| l.code().eq_ignore_ascii_case(code))
    }

    /// The language of `text`: the script that most of its letters belong to,
    /// where a Japanese character counts three times, as it stands for about as much
    /// as three letters do.
    ///
    /// ```
    /// use footnote::text::Language;
    /// assert_eq!(Language::of("When was it?"), Language::English);
    /// assert_eq!(Language::of("Когда подписан пакт?"), Language::Russian);
    /// assert_eq!(Language::of("USSRが署名した条約は何ですか"), Language::Japanese);
    /// ```
    pub fn of(text: &str) -> Language {
        if text.is_ascii() {
            return Language::English;
        }
        let (mut latin, mut cyrillic, mut japanese) = (0, 0, 0);
        for c in text.chars() {
            if is_japanese(c) {
                japanese += 3;
            } else if is_cyrillic(c) {
                cyrillic += 1;
            } else if c.is_alphabetic() {
                latin += 1;
            }
        }
        if japanese > latin.max(cyrillic) {
            Language::Japanese
        } else if cyrillic > latin {
            Language::Russian
        } else {
            Language::English
        }
    }
}

/// Whether `c` is a kana, a kanji or one of the marks written among them.
pub fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Whether `c` is a hiragana: grammar rather than content in most questions.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{309f}')
}

/// Whether `c` is a katakana, or the mark that makes one long.
pub fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}')
}

/// Whether `c` is a kanji.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Whether `c` is a Cyrillic letter.
pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}
