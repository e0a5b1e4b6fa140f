//! Lengths as Telegram counts them, and cutting text to them.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// The length of `text` as Telegram counts it: in UTF-16 code units.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The beginning of `text` that has at most `limit` units. It ends at the end of a word if one is near, and
/// never inside a character as people see it (an emoji, a letter with its accents).
pub fn beginning(text: &str, limit: usize) -> &str {
    let mut used = 0;
    let mut end = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += units(grapheme);
        if used > limit {
            break;
        }
        end = start + grapheme.len();
    }
    let cut = text.get(..end).unwrap_or_default();
    if cut.len() == text.len() || text.get(end..).is_some_and(|rest| rest.starts_with(char::is_whitespace)) {
        return cut.trim_end();
    }
    // A word is let go of, but not so much that hardly anything is left, as in scripts without spaces.
    match cut.rfind(char::is_whitespace) {
        Some(space) if space >= cut.len() / 2 => cut.get(..space).unwrap_or(cut).trim_end(),
        _ => cut,
    }
}

/// `text` with at most `limit` units, the last one an ellipsis if something was cut off.
pub fn shortened(text: &str, limit: usize) -> Cow<'_, str> {
    if units(text) <= limit {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{}…", beginning(text, limit.saturating_sub(1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_telegram_does() {
        for (text, expected) in [("tea", 3), ("чай", 3), ("お茶", 2), ("🍵", 2), ("שלום", 4)] {
            assert_eq!(units(text), expected, "{text}");
        }
    }

    #[test]
    fn cuts_at_words_and_never_inside_a_character() {
        let rows = [
            ("green tea and salt", 18, "green tea and salt"),
            ("green tea and salt", 17, "green tea and"),
            ("green tea and salt", 13, "green tea and"),
            ("green tea and salt", 2, "gr"),
            ("🍵🍵🍵", 5, "🍵🍵"),
            ("👨‍👩‍👧 tea", 4, ""),
            ("e\u{301}e\u{301}e\u{301}", 3, "e\u{301}"),
            ("日本とソ連の関係", 3, "日本と"),
            ("שלום עולם טוב", 10, "שלום עולם"),
            ("tea", 0, ""),
        ];
        for (text, limit, expected) in rows {
            assert_eq!(beginning(text, limit), expected, "{text} {limit}");
        }
    }

    #[test]
    fn an_ellipsis_counts() {
        assert_eq!(shortened("green tea", 9), "green tea");
        assert_eq!(shortened("green tea", 8), "green…");
        assert_eq!(shortened("tea", 0), "…");
    }
}
