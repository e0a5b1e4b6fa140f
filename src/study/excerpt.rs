/// At most `most` characters and two line breaks of `text`, ending with a sentence if that loses little, else with a
/// word and "…".
pub(super) fn excerpt(text: &str, most: usize) -> String {
    const LINE_BREAKS: usize = 2;
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let (first, rest) = lines.split_at(lines.len().min(LINE_BREAKS));
    let mut text = first.join("\n");
    if !rest.is_empty() {
        text = format!("{text}\n{}", rest.join(" "));
    }
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    let word = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    let sentence = cut.rfind(". ").map_or(0, |dot| dot + 1);
    let end = if 2 * sentence >= word { sentence } else { word };
    let kept = cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ';', ':', ' ', '(', '–']);
    format!("{kept}{}", if kept.ends_with('.') { " …" } else { "…" })
}

/// The same, but beginning later in `text` where it must to have `words` in it; `None` if the text doesn't hold them.
pub(super) fn excerpt_with(text: &str, words: &str, most: usize) -> Option<String> {
    let whole = excerpt(text, most);
    if whole.contains(words) {
        return Some(whole);
    }
    let at = text.find(words)?;
    // Half of the room for what leads to the words, from the beginning of a word on.
    let lead = text[..at].char_indices().rev().nth(most / 2).map_or(0, |(start, _)| start);
    let start = text[lead..at].find(' ').map_or(at, |space| lead + space + 1);
    let shown = format!("…{}", excerpt(&text[start..], most.saturating_sub(1)));
    shown.contains(words).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::{excerpt, excerpt_with};

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(excerpt("Tea is a drink.", 15), "Tea is a drink.");
    }

    #[test]
    fn cuts_at_a_sentence_or_else_at_a_word() {
        assert_eq!(excerpt("Tea is a drink. It is green or black.", 24), "Tea is a drink. …");
        assert_eq!(excerpt("Tea. It is green, or else it is black.", 20), "Tea. It is green…");
        assert_eq!(excerpt("緑茶は飲み物です。", 4), "緑茶は…");
    }

    #[test]
    fn begins_later_where_the_words_stand_late() {
        let text = "The tea trade went on for many years, and the war was ended by the Leaf Pact in the end.";
        assert_eq!(excerpt_with(text, "tea trade", 30).as_deref(), Some("The tea trade went on for…"));
        assert_eq!(excerpt_with(text, "Leaf Pact", 40).as_deref(), Some("…was ended by the Leaf Pact in the end."));
        assert_eq!(excerpt_with(text, "Treaty of Sellin", 40), None);
    }

    #[test]
    fn never_exceeds_its_limits() {
        for most in 1..60 {
            for text in ["A sentence. Another one, longer by far! And so on.", "a\nb\nc\nd\n\ne", "wordwordword", ""] {
                let cut = excerpt(text, most);
                assert!(cut.chars().count() <= most + 1, "{most}: {cut:?}");
                assert!(cut.matches('\n').count() <= 2);
            }
        }
    }
}
