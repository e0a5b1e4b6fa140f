//! Lines put into the form of an article: headings, list items and paragraphs with an empty line between.

use regex::Regex;
use std::sync::LazyLock;

/// A line of an article in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading with its level, 1 for the title.
    Heading(usize, String),
    /// An item of a list.
    Item(String),
    /// A paragraph.
    Paragraph(String),
}

/// The lines as text, without what has nothing in it.
pub fn text(lines: Vec<Line>) -> String {
    let lines = lines.into_iter().filter_map(clean).collect();
    let lines = without_empty_sections(lines);
    let mut text = String::new();
    let mut last_is_item = false;
    for line in &lines {
        let is_item = matches!(line, Line::Item(_));
        if !text.is_empty() {
            // Items of one list stand together.
            text.push_str(if is_item && last_is_item { "\n" } else { "\n\n" });
        }
        match line {
            Line::Heading(level, title) => {
                let signs = "=".repeat(*level);
                text.push_str(&format!("{signs} {title} {signs}"));
            }
            Line::Item(item) => text.push_str(&format!("- {item}")),
            Line::Paragraph(paragraph) => text.push_str(paragraph),
        }
        last_is_item = is_item;
    }
    text
}

/// The title that heads the text, if one does, and the rest.
pub fn title_and_body(text: &str) -> (Option<String>, String) {
    let text = text.trim();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let title = first.trim().strip_prefix('=').and_then(|inner| inner.strip_suffix('='));
    match title.map(str::trim).filter(|title| !title.is_empty() && !title.contains('=')) {
        Some(title) => (Some(title.to_owned()), rest.trim().to_owned()),
        None => (None, text.to_owned()),
    }
}

fn clean(line: Line) -> Option<Line> {
    let kept = |text: String| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        text.chars().any(char::is_alphanumeric).then_some(text)
    };
    match line {
        Line::Heading(level, title) => kept(title).map(|title| Line::Heading(level, title)),
        Line::Item(item) => kept(item).map(Line::Item),
        // A paragraph may look like a heading or an item only if it is one.
        Line::Paragraph(text) => kept(text).map(|text| Line::Paragraph(text.trim_start_matches("- ").to_owned())),
    }
}

/// Mends what is left where something was taken out: empty brackets, space before a comma, two spaces.
pub fn mended(text: &str) -> String {
    static REST: LazyLock<[(Regex, &str); 4]> = LazyLock::new(|| {
        const PATTERNS: [(&str, &str); 4] = [
            (r"\s+", " "),
            (r"([(\[（])[\s,;:、]+", "$1"),
            (r" ?(?:\(\)|\[\]|（）)", ""),
            (r" ([,.;:!?)])(\s|$)", "$1$2"),
        ];
        PATTERNS.map(|(pattern, by)| (Regex::new(pattern).unwrap_or_else(|error| unreachable!("{error}")), by))
    });
    let mut text = text.trim().to_owned();
    for (pattern, by) in REST.iter() {
        text = pattern.replace_all(&text, *by).into_owned();
    }
    text.trim().to_owned()
}

/// Leaves out headings with nothing below them, as of references, of which nothing is kept.
fn without_empty_sections(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::new();
    for line in lines.into_iter().rev() {
        // Going up, the last line kept is what comes next in the text.
        let is_empty = match (&line, kept.last()) {
            (Line::Heading(1, _), _) => false,
            (Line::Heading(level, _), Some(Line::Heading(next, _))) => next <= level,
            (Line::Heading(..), None) => true,
            _ => false,
        };
        if !is_empty {
            kept.push(line);
        }
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: usize, title: &str) -> Line {
        Line::Heading(level, title.into())
    }

    #[test]
    fn headings_items_and_paragraphs_stand_apart() {
        let lines = vec![
            heading(1, "Tea"),
            Line::Paragraph("A  drink,\thot.".into()),
            heading(2, "Kinds"),
            Line::Item("green".into()),
            Line::Item("black".into()),
            Line::Paragraph("– ".into()),
        ];
        assert_eq!(text(lines), "= Tea =\n\nA drink, hot.\n\n== Kinds ==\n\n- green\n- black");
    }

    #[test]
    fn gaps_are_closed() {
        assert_eq!(mended("A  drink ( ; green) , hot () ."), "A drink (green), hot.");
        assert_eq!(mended("f(x) = (a, b) and 3 : 2"), "f(x) = (a, b) and 3: 2");
        assert_eq!(mended("at .5 (see)"), "at .5 (see)");
    }

    #[test]
    fn sections_with_nothing_in_them_go() {
        let lines = vec![
            heading(2, "History"),
            heading(3, "Early"),
            Line::Paragraph("Tea.".into()),
            heading(3, "Late"),
            heading(2, "Notes"),
            heading(3, "Books"),
        ];
        assert_eq!(text(lines), "== History ==\n\n=== Early ===\n\nTea.");
    }

    #[test]
    fn the_title_is_a_heading_of_the_first_level() {
        assert_eq!(title_and_body("= Tea =\n\nHot."), (Some("Tea".into()), "Hot.".into()));
        assert_eq!(title_and_body("== Tea ==\nHot.").0, None);
        assert_eq!(title_and_body("").0, None);
    }
}
