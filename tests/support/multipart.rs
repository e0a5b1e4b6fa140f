//! Forms with files, as calls are sent that carry a picture.

use serde_json::{Map, Value};

/// A form: its fields as one object, and its files by the name of their part.
pub struct Form {
    pub fields: Value,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Reads the body of a request of this content type, or `None` if it's no form.
pub fn read(content_type: &str, body: &[u8]) -> Option<Form> {
    let boundary = content_type.strip_prefix("multipart/form-data")?.split("boundary=").nth(1)?.trim_matches('"');
    let boundary = format!("--{boundary}");
    let (mut fields, mut files) = (Map::new(), Vec::new());
    for part in split(body, boundary.as_bytes()) {
        let Some(at) = find(part, b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&part[..at]);
        let content = part[at + 4..].strip_suffix(b"\r\n")?;
        let name = attribute(&head, " name=\"")?;
        if attribute(&head, "filename=\"").is_some() {
            files.push((name, content.to_vec()));
        } else {
            let text = String::from_utf8(content.to_vec()).ok()?;
            // Numbers and objects are written as JSON, but what people read stays text, whatever it looks like.
            let value = if name == "caption" { None } else { serde_json::from_str(&text).ok() };
            fields.insert(name, value.unwrap_or(Value::String(text)));
        }
    }
    Some(Form { fields: Value::Object(fields), files })
}

fn attribute(head: &str, name: &str) -> Option<String> {
    let value = head.split(name).nth(1)?;
    value.split('"').next().map(str::to_owned)
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

fn split<'a>(mut text: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    while let Some(at) = find(text, boundary) {
        parts.push(&text[..at]);
        text = &text[at + boundary.len()..];
    }
    parts
}

#[test]
fn fields_and_files_are_told_apart() {
    let body = "--x\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5\r\n--x\r\nContent-Disposition: form-data; \
                name=\"caption\"\r\n\r\n<b>tea</b>\r\n--x\r\nContent-Disposition: form-data; name=\"p\"; \
                filename=\"tea.png\"\r\nContent-Type: image/png\r\n\r\n\r\n\x01\r\n--x--\r\n";
    let form = read("multipart/form-data; boundary=x", body.as_bytes()).expect("a form");
    assert_eq!(form.fields, serde_json::json!({ "chat_id": 5, "caption": "<b>tea</b>" }));
    assert_eq!(form.files, [("p".to_owned(), b"\r\n\x01".to_vec())]);
    assert!(read("application/json", b"{}").is_none());
}
