use footnote::Reply;
use serde::Serialize;
use serde_json::value::RawValue;
use std::io;

/// A reply as a line of JSON: the id, letter by letter as it was given, then the fields of the reply.
pub fn reply_line(id: Option<&RawValue>, reply: &Reply) -> io::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Line<'a> {
        id: Option<&'a RawValue>,
        #[serde(flatten)]
        reply: &'a Reply,
    }
    line(&Line { id, reply })
}

/// The line for a question that couldn't be read.
pub fn error_line(id: Option<&RawValue>, error: &str) -> io::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Line<'a> {
        id: Option<&'a RawValue>,
        error: &'a str,
    }
    line(&Line { id, error })
}

/// `value` as JSON with a newline, in one piece, so that it can be written at once.
pub fn line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}
