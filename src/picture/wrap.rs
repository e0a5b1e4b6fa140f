//! Text in lines of a given width.

use super::font::{self, Weight};
use unicode_segmentation::UnicodeSegmentation;

const ELLIPSIS: &str = "…";

/// The look and the room of a paragraph.
#[derive(Clone, Copy)]
pub struct Room {
    pub size: f32,
    pub weight: Weight,
    pub width: f32,
    /// What something else takes of the first line.
    pub indent: f32,
    pub lines: usize,
}

impl Room {
    fn fits(&self, text: &str, line: usize) -> bool {
        let indent = if line == 0 { self.indent } else { 0.0 };
        font::width(text, self.size, self.weight) <= self.width - indent
    }

    /// `text` in lines that fit. What has no room is cut off with an ellipsis.
    pub fn wrap(&self, text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut words: Vec<_> = text.split_whitespace().rev().collect();
        while let Some(word) = words.pop() {
            let number = lines.len();
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.fits(&longer, number) {
                line = longer;
                continue;
            }
            if number + 1 >= self.lines {
                line = self.cut(&longer, number);
                break;
            }
            let next_is_wider = number == 0 && self.indent > 0.0;
            if line.is_empty() && !next_is_wider {
                // No line is wide enough for this word.
                let (head, tail) = self.broken(word, number);
                lines.push(head.to_owned());
                words.push(tail);
            } else {
                words.push(word);
                lines.push(std::mem::take(&mut line));
            }
        }
        lines.push(line);
        lines
    }

    /// The beginning of `text` that fits with an ellipsis.
    fn cut(&self, text: &str, line: usize) -> String {
        let mut cut = ELLIPSIS.to_owned();
        for (end, _) in text.grapheme_indices(true) {
            let head = text.get(..end).unwrap_or_default().trim_end_matches([' ', ',', ';', '.', ':']);
            let longer = format!("{head}{ELLIPSIS}");
            if !self.fits(&longer, line) {
                break;
            }
            cut = longer;
        }
        cut
    }

    /// A word in two, the first of which fits; at least one character, so that this comes to an end.
    fn broken<'a>(&self, word: &'a str, line: usize) -> (&'a str, &'a str) {
        let ends = word.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
        let fits = ends.clone().take_while(|end| self.fits(word.get(..*end).unwrap_or_default(), line)).last();
        let end = fits.or_else(|| ends.clone().next()).unwrap_or(word.len());
        word.split_at(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f32, lines: usize) -> Room {
        Room { size: 30.0, weight: Weight::Regular, width, indent: 0.0, lines }
    }

    #[test]
    fn lines_hold_all_words_and_none_is_too_wide() {
        let text = "Ratifications were exchanged in Beijing early in the year, and nobody minded.";
        let room = room(300.0, 9);
        let lines = room.wrap(text);
        assert!(lines.len() > 2);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| room.fits(line, 1)), "{lines:?}");
    }

    #[test]
    fn what_has_no_room_is_cut_off() {
        let lines =
            room(300.0, 2).wrap("Ratifications were exchanged in Beijing early in the year, and nobody minded.");
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert_eq!(room(1.0, 1).wrap("Tea"), ["…"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let word = "a".repeat(90);
        let lines = room(300.0, 99).wrap(&word);
        assert!(lines.len() > 3);
        assert_eq!(lines.concat(), word);
        // Even where not one character fits, all of them come.
        assert_eq!(room(1.0, 9).wrap("Tea").concat(), "Tea");
    }

    #[test]
    fn the_first_line_leaves_its_indent() {
        let lines = Room { indent: 295.0, ..room(300.0, 3) }.wrap("Green tea");
        assert_eq!(lines, ["", "Green tea"]);
    }

    #[test]
    fn nothing_is_one_empty_line() {
        assert_eq!(room(300.0, 3).wrap(" \n "), [""]);
    }
}
