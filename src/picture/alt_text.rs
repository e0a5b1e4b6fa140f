//! What a picture shows, in words: for those who can't see it, and as its caption.

/// How long a caption may be, in UTF-16 units.
pub const ALT_TEXT_LIMIT: usize = 1024;

/// One thing that is shown.
pub struct Entry {
    pub text: String,
    /// Where there is no room for all, the lightest are left out.
    pub weight: u32,
}

/// `title`, the entries in their order, a line that `more` makes of the number that found no room or is `hidden`, and
/// the source.
pub fn alt_text(title: &str, entries: &[Entry], hidden: usize, more: impl Fn(usize) -> String, source: &str) -> String {
    let mut by_weight: Vec<_> = entries.iter().enumerate().collect();
    by_weight.sort_by_key(|(n, entry)| (std::cmp::Reverse(entry.weight), *n));
    let title = beginning(&one_line(title), ALT_TEXT_LIMIT / 4);
    let source = beginning(&one_line(source), ALT_TEXT_LIMIT / 4);
    let mut room = ALT_TEXT_LIMIT - units(&title) - units(&source) - 2;
    // The longest that the line about the rest can get.
    room = room.saturating_sub(units(&more(hidden + entries.len())) + 1);
    let mut shown = Vec::new();
    for (n, entry) in by_weight {
        let text = one_line(&entry.text);
        if let Some(rest) = room.checked_sub(units(&text) + 1) {
            room = rest;
            shown.push((n, text));
        }
    }
    shown.sort();
    let left_out = hidden + entries.len() - shown.len();
    let lines = std::iter::once(title).chain(shown.into_iter().map(|(_, text)| text));
    let rest = (left_out > 0).then(|| more(left_out));
    let lines: Vec<_> = lines.chain(rest).chain(Some(source)).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn beginning(text: &str, limit: usize) -> String {
    if units(text) <= limit {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = text.chars().take_while(|c| {
        used += c.len_utf16();
        used <= limit
    });
    fits.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: String, weight: u32) -> Entry {
        Entry { text, weight }
    }

    fn more(n: usize) -> String {
        format!("and {n} more")
    }

    #[test]
    fn says_all_where_there_is_room() {
        let entries = [entry("1662: tea".into(), 1), entry("1706:\n  a shop".into(), 9)];
        assert_eq!(alt_text("Tea", &entries, 0, more, "Source: x"), "Tea\n1662: tea\n1706: a shop\nSource: x");
        assert_eq!(alt_text("Tea", &[], 3, more, ""), "Tea\nand 3 more");
    }

    #[test]
    fn leaves_out_the_lightest_and_says_how_many() {
        let entries: Vec<_> = (0..60).map(|n| entry(format!("{n}: {}", "ж".repeat(90)), 60 - n)).collect();
        let text = alt_text("Tea", &entries, 5, more, "Source: x");
        assert!(text.contains("\n0: ") && text.contains("\n5: ") && !text.contains("\n50: "), "{text}");
        let shown = text.lines().filter(|line| line.ends_with('ж')).count();
        assert!(text.contains(&format!("\nand {} more\n", 65 - shown)), "{text}");
        assert!(units(&text) <= ALT_TEXT_LIMIT);
    }

    #[test]
    fn nothing_is_too_long() {
        let long = "😀".repeat(3000);
        let entries = [entry(long.clone(), 1), entry("1706: a shop".into(), 1)];
        let text = alt_text(&long, &entries, 0, more, &long);
        assert!(units(&text) <= ALT_TEXT_LIMIT);
        assert!(text.contains("1706: a shop\nand 1 more"), "{text}");
    }
}
