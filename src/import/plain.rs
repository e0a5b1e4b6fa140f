//! Plain text as an article: headings in any of the usual ways, or guessed where there are none.

use super::tidy::{self, Line};
use regex::Regex;
use std::sync::LazyLock;

/// A heading that nothing marks has at most as many characters and words.
const HEADING: (usize, usize) = (80, 10);

/// `text` in the form of an article.
pub fn article(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let marked = lines.iter().enumerate().any(|(n, _)| marked(&lines, n).is_some());
    let is_markdown = lines.iter().any(|line| line.starts_with('#') && sharp(line).is_some());
    let mut found = Vec::new();
    let mut paragraph = String::new();
    let mut n = 0;
    while let Some(line) = lines.get(n) {
        let heading = marked_or_guessed(&lines, n, marked, found.is_empty() && paragraph.is_empty());
        let item = item(line);
        if heading.is_some() || item.is_some() || line.trim().is_empty() {
            end(&mut paragraph, &mut found);
        }
        match (heading, item) {
            (Some((level, title, taken)), _) => {
                found.push(Line::Heading(level, inline(title, is_markdown)));
                n += taken;
                continue;
            }
            (None, Some(item)) => {
                let mut item = item.to_owned();
                // A long item goes on in lines that are set in.
                while let Some(more) = lines.get(n + 1).filter(|next| is_set_in(next)) {
                    item = format!("{item} {}", more.trim());
                    n += 1;
                }
                found.push(Line::Item(inline(&item, is_markdown)));
            }
            (None, None) if line.trim().is_empty() => {}
            (None, None) => {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(&inline(line.trim(), is_markdown));
                // A line that ends a sentence ends a paragraph, since many texts have a paragraph a line. In a text
                // with lines of one width that does no harm: passages are sentences.
                if line.ends_with(['.', '!', '?', '。', '！', '？', '”', '"', ':']) {
                    end(&mut paragraph, &mut found);
                }
            }
        }
        n += 1;
    }
    end(&mut paragraph, &mut found);
    tidy::text(found)
}

fn end(paragraph: &mut String, found: &mut Vec<Line>) {
    if !paragraph.is_empty() {
        found.push(Line::Paragraph(std::mem::take(paragraph)));
    }
}

/// Level, title and number of lines of the heading at line `n`.
fn marked_or_guessed<'a>(
    lines: &[&'a str],
    n: usize,
    any_marked: bool,
    first: bool,
) -> Option<(usize, &'a str, usize)> {
    if any_marked {
        return marked(lines, n);
    }
    let title = alone(lines, n)?;
    Some((if first { 1 } else { 2 }, title, 1))
}

/// A heading with signs: `== History ==`, `## History`, or a line of `=` or `-` below it.
fn marked<'a>(lines: &[&'a str], n: usize) -> Option<(usize, &'a str, usize)> {
    let line = lines.get(n)?.trim();
    if let Some((level, title)) = sharp(line) {
        return Some((level, title, 1));
    }
    let level = line.bytes().take_while(|byte| *byte == b'=').count().min(6);
    let inner = line.get(level..line.len().checked_sub(level)?)?;
    if level > 0 && line.ends_with(&"=".repeat(level)) && !inner.trim_matches(['=', ' ']).is_empty() {
        return Some((level, inner.trim(), 1));
    }
    let below = lines.get(n + 1)?.trim();
    let ruled = |sign: char| below.len() >= 3 && below.chars().all(|c| c == sign);
    let stands_alone = n.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(|before| before.is_empty());
    if line.is_empty() || !stands_alone || item(line).is_some() {
        return None;
    }
    if ruled('=') {
        return Some((1, line, 2));
    }
    ruled('-').then_some((2, line, 2))
}

/// A heading of Markdown.
fn sharp(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let title = line.get(level..)?.strip_prefix(' ')?.trim().trim_end_matches('#').trim();
    ((1..=6).contains(&level) && !title.is_empty()).then_some((level, title))
}

/// A short line by itself that is no sentence and has text below it.
fn alone<'a>(lines: &[&'a str], n: usize) -> Option<&'a str> {
    let line = lines.get(n)?.trim();
    let is_empty = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.trim().is_empty());
    let apart = is_empty(n.checked_sub(1)) && is_empty(Some(n + 1));
    let short = line.chars().count() <= HEADING.0 && line.split_whitespace().count() <= HEADING.1;
    let ends_open = line.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '）'));
    let begins = line.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase());
    let below = lines.iter().skip(n + 1).find(|line| !line.trim().is_empty());
    let has_text = below.is_some_and(|below| below.chars().count() > line.chars().count());
    (apart && short && ends_open && begins && has_text && item(line).is_none()).then_some(line)
}

/// What stands in an item of a list: "- tea", "* tea", "• tea", "1. tea", "2) tea".
fn item(line: &str) -> Option<&str> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*(?:[-*+•‣–]|\d{1,2}[.)])\s+(\S.*)$").unwrap_or_else(|error| unreachable!("{error}"))
    });
    MARK.captures(line).and_then(|found| found.get(1)).map(|item| item.as_str())
}

fn is_set_in(line: &str) -> bool {
    line.starts_with([' ', '\t']) && !line.trim().is_empty() && item(line).is_none()
}

/// Words without the marks of Markdown, if it is that.
fn inline(text: &str, is_markdown: bool) -> String {
    static MARKS: LazyLock<[(Regex, &str); 4]> = LazyLock::new(|| {
        const PATTERNS: [(&str, &str); 4] = [
            (r"!\[[^\]]*\]\([^)]*\)", ""),
            (r"\[([^\]]+)\]\([^)]*\)", "$1"),
            (r"(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)", "$2"),
            (r"\*(\S(?:[^*]*?\S)?)\*", "$1"),
        ];
        PATTERNS.map(|(pattern, by)| (Regex::new(pattern).unwrap_or_else(|error| unreachable!("{error}")), by))
    });
    let mut text = text.to_owned();
    for (pattern, by) in MARKS.iter().filter(|_| is_markdown) {
        text = pattern.replace_all(&text, *by).into_owned();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_stays_as_it_is() {
        let text = "= Tea =\n\nTea is a drink.\n\nIt is hot.\n\n== Kinds ==\n\n- green\n- black\n\n=== Old kinds ===\n\nNone ()";
        assert_eq!(article(text), text);
    }

    #[test]
    fn headings_of_markdown() {
        let text = "# Tea\n\n**Tea** is a [drink](https://example.org).\n\n## Kinds ##\n* green *leaves*\n  of spring\n1. black\n";
        let expected = "= Tea =\n\nTea is a drink.\n\n== Kinds ==\n\n- green leaves of spring\n- black";
        assert_eq!(article(text), expected);
    }

    #[test]
    fn headings_with_a_line_below() {
        assert_eq!(article("Tea\n===\nHot.\n\nKinds\n-----\n\nGreen.\n"), "= Tea =\n\nHot.\n\n== Kinds ==\n\nGreen.");
    }

    #[test]
    fn short_lines_by_themselves_are_headings_if_nothing_else_is() {
        let text =
            "The Lights of Velmora\n\nThe light was built in 1854.\n\nKeepers\n\nThe last keeper left in 1961.\n";
        let expected = "= The Lights of Velmora =\n\nThe light was built in 1854.\n\n== Keepers ==\n\nThe last keeper left in 1961.";
        assert_eq!(article(text), expected);
        // Where some headings are marked, a short line is a line.
        assert_eq!(
            article("== Tea ==\n\nKeepers\n\nThe last keeper left."),
            "== Tea ==\n\nKeepers\n\nThe last keeper left."
        );
    }

    #[test]
    fn sentences_and_verses_are_no_headings() {
        for text in [
            "It was hot.\n\nThe last keeper left in 1961.",
            "and then\n\nthe last keeper left.",
            "One\nTwo\n\nThree four five.",
        ] {
            assert!(!article(text).contains('='), "{text}");
        }
    }

    #[test]
    fn lines_of_one_width_are_joined() {
        let text = "The light of Gannet Point was built in 1854 by\nthe engineer Ilse Marrin. Its tower stands 31\nmetres high.\n";
        let expected =
            "The light of Gannet Point was built in 1854 by the engineer Ilse Marrin. Its tower stands 31 metres high.";
        assert_eq!(article(text), expected);
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in r"([\[\]*#=\-. \n\w]|1\.)*") {
            let _ = article(&text);
        }
    }
}
