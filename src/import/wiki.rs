//! Wiki text as an article.
//!
//! The crates for wiki text drop all templates, and with them dates, figures and foreign names out of the middle of
//! sentences. Passages must be whole, so this keeps what the usual templates show, and tells of those it doesn't know.

use super::tidy::{self, Line};
use super::{Note, markup};
use regex::Regex;
use std::sync::LazyLock;

/// `text` in the form of an article, with notes of what was left out.
pub fn article(text: &str, notes: &mut Vec<Note>) -> String {
    static SWITCHES: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("__[A-Z]+__").unwrap_or_else(|error| unreachable!("{error}")));
    let flat = markup::flatten(text, notes);
    let flat = SWITCHES.replace_all(&flat, "");
    let flat = html_escape::decode_html_entities(&flat);
    tidy::text(lines(&flat))
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut paragraph = String::new();
    for raw in text.lines() {
        let line = raw.trim_end();
        let other = match line.chars().next() {
            Some('=') => heading(line),
            Some('*' | '#') => Some(Line::Item(tidy::mended(line.trim_start_matches(['*', '#', ':', ';'])))),
            Some(':' | ';') => Some(Line::Paragraph(tidy::mended(line.trim_start_matches([':', ';', '*', '#'])))),
            _ => None,
        };
        if other.is_some() || line.trim().is_empty() || line.starts_with("----") {
            lines.push(Line::Paragraph(tidy::mended(&std::mem::take(&mut paragraph))));
            lines.extend(other);
        } else {
            // Lines with none empty between are one paragraph.
            paragraph.push(' ');
            paragraph.push_str(line);
        }
    }
    lines.push(Line::Paragraph(tidy::mended(&paragraph)));
    lines
}

fn heading(line: &str) -> Option<Line> {
    let level = line.bytes().take_while(|byte| *byte == b'=').count();
    let closing = line.bytes().rev().take_while(|byte| *byte == b'=').count();
    let level = level.min(closing).min(6);
    let title = line.get(level..line.len().checked_sub(level)?)?.trim_matches(['=', ' ', '\t']);
    (!title.is_empty()).then(|| Line::Heading(level, tidy::mended(title)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        article(text, &mut Vec::new())
    }

    #[test]
    fn markup_goes_and_words_stay() {
        let wiki = "The '''light''' of ''[[Gannet Point|Gannet]]'' and its [[keeper]]s.<ref name=\"a\">{{cite|[[x]]}}</ref>\
            <ref name=b /> See [https://example.org the site].[https://example.org]";
        assert_eq!(of(wiki), "The light of Gannet and its keepers. See the site.");
    }

    #[test]
    fn blocks_go_with_all_that_is_in_them() {
        let wiki = "{{Infobox\n| a = {{b|c}}\n| d = [[e]]\n}}\n<!-- no\n\nno -->\n[[File:Tea.jpg|thumb|A [[cup]] of tea]]\n\
            Tea.\n{| class=x\n| no\n{|\n| no\n|}\n|}\n<gallery>\nno.jpg|no\n</gallery>\nMore tea.\n\n{{reflist}}\n\
            [[Category:Tea]]\n[[de:Tee]] [[ru:Чай]]\n__NOTOC__";
        assert_eq!(of(wiki), "Tea.\n\nMore tea.");
    }

    #[test]
    fn headings_and_lists_are_kept_and_empty_sections_go() {
        let wiki = "Tea.\n==Kinds ==\n* [[green]]\n** ''jade''\n# black\n: indented\n=== Late===<!-- x -->\nNew.\n\n== Notes ==\n{{x}}";
        assert_eq!(of(wiki), "Tea.\n\n== Kinds ==\n\n- green\n- jade\n- black\n\nindented\n\n=== Late ===\n\nNew.");
    }

    #[test]
    fn lines_of_a_paragraph_are_joined() {
        assert_eq!(of("Tea is\na drink.\n\nIt is\nhot."), "Tea is a drink.\n\nIt is hot.");
        assert_eq!(of("Tea is\n<!-- hm -->\na drink."), "Tea is a drink.");
    }

    #[test]
    fn characters_are_written_out() {
        assert_eq!(of("5&nbsp;km &ndash; &lt;b&gt; H<sub>2</sub>O<br />wet &#8364; '''x'''"), "5 km – <b> H2O wet € x");
        assert_eq!(of("<nowiki>[[no link]]</nowiki> and a < b > c"), "[[no link]] and a < b > c");
    }

    #[test]
    fn odd_text_is_not_lost_and_ends() {
        assert_eq!(of("Tea {{cup"), "Tea {{cup");
        assert_eq!(of("Tea [[cup\n\nHot."), "Tea [[cup\n\nHot.");
        assert_eq!(of("It's l''''été''' ''''four''''"), "It's l'été 'four'");
        assert_eq!(of("Tea <!-- hm"), "Tea");
        for odd in ["{{", "[[", "{|", "<ref>", "[http:", "{{{{{{", "]]}}", "<", "&", "=", "==", "'''"] {
            let _ = of(odd);
            let _ = of(&odd.repeat(3000));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in r"([\[\]{}|<>'=*#:&!\- \n\w]|ref|nowiki|http://|--)*") {
            let _ = of(&text);
        }
    }
}
