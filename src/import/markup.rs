//! Wiki text without its markup: one pass over the text, in which links, templates and tags may hold each other.

use super::{Note, link, table, template};

/// Elements that are left out with all they hold: notes, pictures, code.
const LEFT_OUT: [&str; 14] = [
    "ref",
    "references",
    "gallery",
    "timeline",
    "imagemap",
    "templatestyles",
    "score",
    "syntaxhighlight",
    "source",
    "mapframe",
    "maplink",
    "graph",
    "indicator",
    "noinclude",
];

/// Elements of which only the tags are left out.
const TAGS: [&str; 44] = [
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "center",
    "chem",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "hr",
    "i",
    "includeonly",
    "ins",
    "kbd",
    "li",
    "math",
    "ol",
    "onlyinclude",
    "p",
    "poem",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
    "ul",
];

/// Tags between which text stands apart.
const APART: [&str; 11] = ["blockquote", "br", "center", "dd", "div", "dl", "dt", "hr", "li", "p", "poem"];

/// How deep things may stand in each other. No page needs more; a deeper one is broken.
const DEPTH: usize = 40;

/// After so many brackets that are never closed, all are taken as text: looking for the end of each, within each other,
/// would take for ever.
const FORGIVEN: usize = 20;

/// More notes than these nobody reads.
const NOTES: usize = 500;

/// `text` without markup, its lines kept apart.
pub fn flatten(text: &str, notes: &mut Vec<Note>) -> String {
    let mut reader = Reader { text, at: 0, depth: 0, unclosed: 0, notes };
    reader.until(&[]).map(|(flat, _)| flat).unwrap_or_default()
}

/// Wiki text as it is read.
pub struct Reader<'a> {
    pub text: &'a str,
    /// How far it has been read.
    pub at: usize,
    depth: usize,
    unclosed: usize,
    notes: &'a mut Vec<Note>,
}

impl<'a> Reader<'a> {
    /// Reads up to one of `stops` and past it: what stood before it, and which it was. `None`, with nothing read, if
    /// there is none. Without stops, reads to the end.
    pub fn until(&mut self, stops: &[&'static str]) -> Option<(String, &'static str)> {
        let start = self.at;
        self.depth += 1;
        let found = if self.depth > DEPTH { None } else { self.read(stops) };
        self.depth -= 1;
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn read(&mut self, stops: &[&'static str]) -> Option<(String, &'static str)> {
        let mut flat = String::new();
        loop {
            if let Some(stop) = stops.iter().find(|stop| self.rest().starts_with(**stop)) {
                self.at += stop.len();
                return Some((flat, stop));
            }
            let Some(c) = self.rest().chars().next() else {
                return stops.is_empty().then_some((flat, ""));
            };
            let special = match c {
                '<' => self.tag(&flat),
                '{' => self.braces(),
                '[' => self.brackets(),
                '\'' => self.apostrophes(),
                _ => None,
            };
            match special {
                Some(words) => flat.push_str(&words),
                None => {
                    flat.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    /// What is still to be read.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether what stands at `at` begins a line.
    pub fn begins_line(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default().trim().is_empty()
    }

    /// Whether this is inside of something else, such as a box.
    pub fn is_within(&self) -> bool {
        self.depth > 1
    }

    /// Notes something about the line that holds the byte `at`.
    pub fn note(&mut self, at: usize, message: String) {
        if self.notes.len() >= NOTES {
            return;
        }
        let line = self.text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        self.notes.push(Note { line, message });
    }

    /// Reads something that begins with `open`; if it turns out to be never closed, that is noted, and it's text.
    fn opened(&mut self, open: &str, read: impl FnOnce(&mut Self) -> Option<String>) -> Option<String> {
        if self.unclosed > FORGIVEN {
            return None;
        }
        let start = self.at;
        self.at += open.len();
        let found = read(self);
        if found.is_none() {
            self.at = start;
            self.unclosed += 1;
            // What is within something that isn't closed is looked at again with the text around it.
            if self.depth == 1 {
                self.note(start, format!("“{open}” is never closed and was taken as text"));
            }
        }
        found
    }

    fn braces(&mut self) -> Option<String> {
        if self.rest().starts_with("{|") && self.begins_line(self.at) {
            return self.opened("{|", table::skip);
        }
        if self.rest().starts_with("{{{") && !self.rest().starts_with("{{{{") {
            // A parameter, which only templates have.
            return self.opened("{{{", |reader| {
                reader.at += reader.rest().find("}}}")? + 3;
                Some(String::new())
            });
        }
        self.rest().starts_with("{{").then(|| self.opened("{{", template::read)).flatten()
    }

    fn brackets(&mut self) -> Option<String> {
        if self.rest().starts_with("[[") {
            return self.opened("[[", link::inner);
        }
        link::outer(self)
    }

    /// Two apostrophes or more make words bold or italic; one that is left over is an apostrophe.
    fn apostrophes(&mut self) -> Option<String> {
        let count = self.rest().bytes().take_while(|byte| *byte == b'\'').count();
        let left = match count {
            0 | 1 => return None,
            2 | 3 | 5 => 0,
            4 => 1,
            more => more - 5,
        };
        self.at += count;
        Some("'".repeat(left))
    }

    fn tag(&mut self, flat: &str) -> Option<String> {
        if let Some(comment) = self.rest().strip_prefix("<!--") {
            let length = comment.find("-->").map_or(comment.len(), |end| end + 3);
            self.at += 4 + length;
            // A comment that has its lines to itself leaves no empty one.
            if (flat.is_empty() || flat.ends_with('\n')) && self.rest().starts_with('\n') {
                self.at += 1;
            }
            return Some(String::new());
        }
        let inner = self.rest().strip_prefix('<')?;
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = inner.get(..length)?.to_ascii_lowercase();
        let end = self.at + tag_end(self.rest())?;
        let tag = self.text.get(self.at..end)?;
        let holds = !tag.starts_with("</") && !tag.ends_with("/>");
        let left_out = LEFT_OUT.contains(&name.as_str());
        if !left_out && name != "nowiki" && !TAGS.contains(&name.as_str()) {
            return None;
        }
        let start = self.at;
        self.at = end;
        if holds && (left_out || name == "nowiki") {
            let found = if self.unclosed > FORGIVEN { None } else { held(self.rest(), &name) };
            let Some((held, past)) = found else {
                self.unclosed += 1;
                self.note(start, format!("<{name}> is never closed; only this tag was left out"));
                return Some(String::new());
            };
            self.at += past;
            return Some(if left_out { String::new() } else { held.to_owned() });
        }
        Some(if APART.contains(&name.as_str()) { " ".to_owned() } else { String::new() })
    }
}

/// Where a tag at the beginning of `text` ends, quotes passed over.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"') => quote = Some('"'),
            (None, '\n') if text.get(..at).is_some_and(|tag| tag.matches('\n').count() > 3) => return None,
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// What stands before the closing tag of `name`, and where that ends.
fn held<'a>(text: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let closes = |at: usize| {
        let tag = text.get(at + 2..)?;
        let rest =
            tag.get(name.len()..).filter(|_| tag.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)))?;
        let end = rest.find('>').filter(|end| rest.get(..*end).is_some_and(|inner| inner.trim().is_empty()))?;
        Some((text.get(..at)?, at + 2 + name.len() + end + 1))
    };
    text.match_indices("</").find_map(|(at, _)| closes(at))
}
