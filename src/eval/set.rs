use crate::reply::Verdict;
use serde::{Deserialize, Deserializer};
use std::collections::HashSet;

/// A question set as far as it could be read: the conversations, and the lines that are none.
#[derive(Debug, Default)]
pub struct Set {
    /// The conversations, in the order of the file.
    pub items: Vec<Item>,
    /// What is wrong with the other lines.
    pub bad_lines: Vec<BadLine>,
}

/// A line of a set that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// One conversation of a set.
#[derive(Clone, Debug, Deserialize)]
pub struct Item {
    /// Unique in its file.
    pub id: String,
    /// What kind of question it is: `when`, `claim`, `unanswerable` and so on.
    pub category: String,
    /// The language, by its ISO 639-1 code.
    pub lang: String,
    /// How it's put: `plain`, `terse`, `typo` and so on.
    pub style: String,
    /// The questions, each with what a right reply is.
    pub turns: Vec<Turn>,
    /// The line of the file it stands on, counted from 1.
    #[serde(skip)]
    pub line: usize,
}

/// One question, and what a right reply to it is.
#[derive(Clone, Debug, Deserialize)]
pub struct Turn {
    /// What the user types.
    pub question: String,
    /// Whether an honest bot answers it.
    pub expect: Expect,
    /// Groups of alternatives: the answer must hold one of each group.
    #[serde(default)]
    pub answers: Vec<Vec<String>>,
    /// Sentences of the article that support the answer; citing any of them will do.
    #[serde(default)]
    pub passages: Vec<String>,
    /// For claims: what the verdict must be.
    #[serde(default, deserialize_with = "read_verdict")]
    pub verdict: Option<Verdict>,
}

/// Whether a question can be answered from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expect {
    /// The article says it.
    Answered,
    /// The article doesn't: anything but an answer is right.
    Unknown,
}

/// A verdict as a set spells it: replies are only ever written, so that theirs can't be read.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum VerdictName {
    Supported,
    Contradicted,
}

fn read_verdict<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Verdict>, D::Error> {
    let name = Option::<VerdictName>::deserialize(from)?;
    Ok(name.map(|name| match name {
        VerdictName::Supported => Verdict::Supported,
        VerdictName::Contradicted => Verdict::Contradicted,
    }))
}

impl Set {
    /// Reads the JSON lines of a question set. Empty lines are skipped; bad ones are listed and the rest is read.
    ///
    /// ```
    /// use footnote::eval::Set;
    /// let line = r#"{"id": "a", "category": "when", "lang": "en", "style": "plain",
    ///     "turns": [{"question": "When?", "expect": "unknown"}]}"#.replace('\n', " ");
    /// let set = Set::parse(format!("{line}\n{{}}\n").as_bytes());
    /// assert_eq!(set.items.len(), 1);
    /// assert_eq!(set.bad_lines[0].line, 2);
    /// ```
    pub fn parse(bytes: &[u8]) -> Set {
        let mut set = Set::default();
        let mut seen = HashSet::new();
        for (index, bytes) in bytes.split(|b| *b == b'\n').enumerate() {
            let line = index + 1;
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let item = parse_item(bytes).and_then(|item| match seen.insert(item.id.clone()) {
                true => Ok(item),
                false => Err(format!("the id {:?} was used before; give every item its own", item.id)),
            });
            match item {
                Ok(item) => set.items.push(Item { line, ..item }),
                Err(message) => set.bad_lines.push(BadLine { line, message }),
            }
        }
        set
    }
}

fn parse_item(bytes: &[u8]) -> Result<Item, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned())?;
    let item: Item = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| describe(&error))?;
    if item.turns.is_empty() {
        return Err("an item needs at least one turn".to_owned());
    }
    item.turns.iter().try_for_each(check_turn)?;
    Ok(item)
}

/// An error of serde_json without its position: each item is one line, so that it always says "line 1".
fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((what, _)) if error.column() > 0 => format!("{what} (column {})", error.column()),
        _ => text,
    }
}

/// What the types can't say: what each kind of turn must have, else it couldn't be judged.
fn check_turn(turn: &Turn) -> Result<(), String> {
    let says = |text: &String| text.contains(char::is_alphanumeric);
    let question = &turn.question;
    let fault = match turn.expect {
        _ if !turn.answers.iter().all(|group| group.iter().any(says) && group.iter().all(says)) => {
            "a group of answers is empty, or an alternative has no letter or digit, which every answer would match"
        }
        Expect::Answered if turn.passages.is_empty() => "an answered turn needs the passages that may be cited",
        Expect::Answered if turn.answers.is_empty() && turn.verdict.is_none() => {
            "an answered turn needs answers or a verdict"
        }
        Expect::Unknown if turn.verdict.is_some() => "a turn that expects \"unknown\" has no verdict",
        Expect::Unknown if !(turn.answers.is_empty() && turn.passages.is_empty()) => {
            "a turn that expects \"unknown\" has no answers and no passages"
        }
        _ => return Ok(()),
    };
    Err(format!("{fault} (in {question:?})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(turn: &str) -> String {
        format!(r#"{{"id": "a", "category": "when", "lang": "en", "style": "plain", "turns": [{turn}]}}"#)
    }

    #[track_caller]
    fn check_bad(line: &str, part: &str) {
        let set = Set::parse(line.as_bytes());
        assert!(set.items.is_empty(), "{set:?}");
        assert_eq!(set.bad_lines.len(), 1);
        assert!(set.bad_lines[0].message.contains(part), "{:?}", set.bad_lines[0].message);
    }

    #[test]
    fn reads_a_turn_with_and_without_optional_fields() {
        let full = r#"{"question": "Q?", "expect": "answered", "answers": [["1", "one"]], "passages": ["P."]}"#;
        let claim =
            r#"{"question": "Q?", "expect": "answered", "answers": [], "passages": ["P."], "verdict": "contradicted"}"#;
        let bare = r#"{"question": "Q?", "expect": "unknown"}"#;
        let set = Set::parse(item(&[full, claim, bare].join(",")).as_bytes());
        assert_eq!(set.bad_lines, []);
        let turns = &set.items[0].turns;
        assert_eq!(turns[0].answers, [["1", "one"]]);
        assert_eq!(turns[1].verdict, Some(Verdict::Contradicted));
        assert_eq!(turns[2].expect, Expect::Unknown);
    }

    #[test]
    fn goes_on_after_a_bad_line_and_counts_empty_ones() {
        let good = item(r#"{"question": "Q?", "expect": "unknown"}"#);
        let set = Set::parse(format!("nonsense\n\n\r\n{good}\n").as_bytes());
        assert_eq!(set.items[0].line, 4);
        assert_eq!(set.bad_lines[0].line, 1);
    }

    #[test]
    fn names_what_a_bad_line_lacks() {
        check_bad("[]", "invalid");
        check_bad("{\"id\": \"a\"}", "missing field `category`");
        check_bad(&item(""), "at least one turn");
        check_bad(&item(r#"{"expect": "unknown"}"#), "missing field `question`");
        check_bad(&item(r#"{"question": "Q?", "expect": "maybe"}"#), "maybe");
        check_bad(&item(r#"{"question": "Q?", "expect": "answered", "answers": [["1"]]}"#), "passages");
        check_bad(&item(r#"{"question": "Q?", "expect": "answered", "passages": ["P."]}"#), "answers or a verdict");
        check_bad(&item(r#"{"question": "Q?", "expect": "unknown", "passages": ["P."]}"#), "no passages");
        check_bad(
            &item(r#"{"question": "Q?", "expect": "answered", "answers": [["1", "…"]], "passages": ["P."]}"#),
            "no letter or digit",
        );
    }

    #[test]
    fn refuses_an_id_used_twice() {
        let line = item(r#"{"question": "Q?", "expect": "unknown"}"#);
        let set = Set::parse(format!("{line}\n{line}\n").as_bytes());
        assert_eq!(set.items.len(), 1);
        assert_eq!(set.bad_lines[0].line, 2);
    }

    #[test]
    fn says_so_where_a_line_is_not_utf8() {
        let set = Set::parse(b"{\"id\": \"\xff\"}");
        assert_eq!(set.bad_lines[0].message, "not UTF-8 text");
    }
}
