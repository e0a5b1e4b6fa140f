use super::conversations::Conversations;
use super::failure::{Failure, Outcome};
use super::json;
use super::lines::{LINE_LIMIT, Line, Lines};
use footnote::{Footnote, Reply};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::io::{BufRead, Write};

/// The most bytes the name of a chat may have. Names are remembered, so they must have an end.
const CHAT_LIMIT: usize = 1000;

/// `footnote ask --batch`: a reply for each JSON line, as soon as the line is there.
pub fn run(footnote: &Footnote, input: impl BufRead, mut output: impl Write) -> Result<Outcome, Failure> {
    let mut conversations = Conversations::default();
    let mut outcome = Outcome::Done;
    for line in Lines::new(input) {
        let line = line.map_err(|error| Failure::Input(format!("can't read the questions: {error}")))?;
        let reply = match &line {
            Line::Whole(bytes) if bytes.trim_ascii().is_empty() => continue,
            Line::Whole(bytes) => Request::parse(bytes),
            Line::TooLong => Err(Refused { id: None, why: format!("the line has more than {LINE_LIMIT} bytes") }),
        };
        let reply = match reply {
            Ok(request) => json::reply_line(request.id, &request.answer(footnote, &mut conversations)),
            Err(refused) => {
                outcome = Outcome::Faults;
                json::error_line(refused.id, &refused.why)
            }
        };
        output.write_all(&reply?)?;
        // Whoever asks may wait for this reply before asking the next question.
        output.flush()?;
    }
    Ok(outcome)
}

/// A line understood.
struct Request<'a> {
    id: Option<&'a RawValue>,
    chat: Option<String>,
    question: String,
}

/// A line that can't be answered, with its id if it has one.
struct Refused<'a> {
    id: Option<&'a RawValue>,
    why: String,
}

/// The fields of a line, not looked into yet, so that one of the wrong type doesn't hide the id.
#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    chat: Option<&'a RawValue>,
    #[serde(borrow, default)]
    question: Option<&'a RawValue>,
}

impl<'a> Request<'a> {
    fn parse(bytes: &'a [u8]) -> Result<Request<'a>, Refused<'a>> {
        let refuse = |why: String| Refused { id: None, why };
        let text = std::str::from_utf8(bytes).map_err(|error| refuse(format!("not UTF-8 text: {error}")))?;
        // Some programs put a byte order mark before the first line.
        let text = text.trim_start_matches('\u{feff}').trim();
        if !text.starts_with('{') {
            return Err(refuse(r#"not a JSON object such as {"id": "q1", "question": "…"}"#.to_owned()));
        }
        let fields: Fields = serde_json::from_str(text).map_err(|error| refuse(format!("bad JSON: {error}")))?;
        let id = fields.id.filter(|id| is_name(id));
        let refuse = |why: &str| Refused { id, why: why.to_owned() };
        if fields.id.is_some() && id.is_none() {
            return Err(refuse("\"id\" must be a string or a number"));
        }
        let question = fields.question.ok_or_else(|| refuse("\"question\" is missing"))?;
        let question = serde_json::from_str(question.get()).map_err(|_| refuse("\"question\" must be a string"))?;
        let chat = fields.chat.map(chat_name).transpose().map_err(|why| Refused { id, why })?;
        Ok(Request { id, chat, question })
    }

    fn answer(&self, footnote: &Footnote, conversations: &mut Conversations) -> Reply {
        match &self.chat {
            Some(chat) => footnote.ask_within(&self.question, conversations.of(chat)),
            None => footnote.ask(&self.question),
        }
    }
}

/// Whether a JSON value is a string or a number.
fn is_name(value: &RawValue) -> bool {
    value.get().starts_with(|c: char| c == '"' || c == '-' || c.is_ascii_digit())
}

/// The name of a chat, in one spelling however its JSON was spelt; the number 1 and the string "1" stay two.
fn chat_name(chat: &RawValue) -> Result<String, String> {
    if !is_name(chat) {
        return Err("\"chat\" must be a string or a number".to_owned());
    }
    if chat.get().len() > CHAT_LIMIT {
        return Err(format!("\"chat\" has more than {CHAT_LIMIT} bytes"));
    }
    let value: serde_json::Value = serde_json::from_str(chat.get()).map_err(|error| format!("\"chat\": {error}"))?;
    Ok(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(line: &str, id: Option<&str>, part: &str) {
        match Request::parse(line.as_bytes()) {
            Ok(_) => panic!("{line} was taken"),
            Err(refused) => {
                assert_eq!(refused.id.map(RawValue::get), id, "{line}");
                assert!(refused.why.contains(part), "{line}: {}", refused.why);
            }
        }
    }

    #[track_caller]
    fn check_taken(line: &str, id: Option<&str>, chat: Option<&str>, question: &str) {
        let request = Request::parse(line.as_bytes()).unwrap_or_else(|refused| panic!("{line}: {}", refused.why));
        assert_eq!(request.id.map(RawValue::get), id, "{line}");
        assert_eq!((request.chat.as_deref(), request.question.as_str()), (chat, question), "{line}");
    }

    #[test]
    fn ids_are_kept_letter_by_letter() {
        check_taken(r#"{"id": "q\u0031", "question": "Q?"}"#, Some(r#""q\u0031""#), None, "Q?");
        let long = r#"{"id": 12345678901234567890.10, "question": "Q?"}"#;
        check_taken(long, Some("12345678901234567890.10"), None, "Q?");
        check_taken(r#"{"id": null, "question": "Q?"}"#, None, None, "Q?");
    }

    #[test]
    fn one_chat_may_be_spelt_in_two_ways() {
        check_taken(r#"{"chat": "c1", "question": "Q?"}"#, None, Some(r#""c1""#), "Q?");
        check_taken(r#"{"chat": "\u00631", "question": "Q?"}"#, None, Some(r#""c1""#), "Q?");
        check_taken(r#"{"chat": 1, "question": "Q?"}"#, None, Some("1"), "Q?");
    }

    #[test]
    fn unknown_fields_and_odd_spaces_do_no_harm() {
        check_taken("\u{feff}\t{\"question\": \"\", \"more\": [1]} \r", None, None, "");
    }

    #[test]
    fn a_fault_beside_the_id_does_not_hide_it() {
        check_refused(r#"{"id": 7}"#, Some("7"), "missing");
        check_refused(r#"{"id": 7, "question": null}"#, Some("7"), "missing");
        check_refused(r#"{"id": "a", "question": 3}"#, Some(r#""a""#), "string");
        check_refused(r#"{"id": "a", "question": "Q?", "chat": []}"#, Some(r#""a""#), "chat");
        let long = format!(r#"{{"id": "a", "question": "Q?", "chat": "{}"}}"#, "c".repeat(CHAT_LIMIT));
        check_refused(&long, Some(r#""a""#), "bytes");
    }

    #[test]
    fn an_id_of_another_type_is_refused() {
        for id in ["[1]", "{}", "true"] {
            check_refused(&format!(r#"{{"id": {id}, "question": "Q?"}}"#), None, "id");
        }
    }

    #[test]
    fn what_is_no_object_is_refused() {
        check_refused("nonsense", None, "not a JSON object");
        check_refused(r#"["id", "chat", "Q?"]"#, None, "not a JSON object");
        check_refused(r#"{"question": "Q?"} {}"#, None, "bad JSON");
        check_refused(r#"{"question": "Q?", "question": "R?"}"#, None, "bad JSON");
    }
}
