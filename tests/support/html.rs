//! Telegram's HTML, read as strictly as Telegram does.

const TAGS: [&str; 16] = [
    "a",
    "b",
    "blockquote",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "pre",
    "s",
    "span",
    "strike",
    "strong",
    "tg-emoji",
    "tg-spoiler",
    "u",
];

/// The text that people see, or what Telegram says is wrong with the markup.
pub fn visible(html: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('<') {
            let end = after.find('>').ok_or("Unclosed start tag")?;
            tag(&after[..end], &mut open)?;
            rest = &after[end + 1..];
        } else {
            let (character, length) = entity(rest);
            text.push(character);
            rest = &rest[length..];
        }
    }
    text.push_str(rest);
    match open.pop() {
        Some(tag) => Err(format!("Can't find end tag corresponding to start tag \"{tag}\"")),
        None => Ok(text),
    }
}

fn tag(inner: &str, open: &mut Vec<String>) -> Result<(), String> {
    if let Some(name) = inner.strip_prefix('/') {
        return match open.pop() {
            Some(expected) if expected == name => Ok(()),
            _ => Err(format!("Unexpected end tag \"{name}\"")),
        };
    }
    let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
    let good = match name {
        "a" => attributes.starts_with("href=\"") && attributes.matches('"').count() == 2 && attributes.ends_with('"'),
        "blockquote" => {
            let nested = open.iter().any(|tag| tag == "blockquote");
            (attributes.is_empty() || attributes == "expandable") && !nested
        }
        name => TAGS.contains(&name) && attributes.is_empty(),
    };
    if !good {
        return Err(format!("Unsupported start tag \"{inner}\""));
    }
    open.push(name.to_owned());
    Ok(())
}

/// The character that an entity stands for, and the entity's length. What isn't one is text.
fn entity(text: &str) -> (char, usize) {
    let known = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')];
    let found = known.into_iter().find(|(entity, _)| text.starts_with(entity));
    found.map_or(('&', 1), |(entity, character)| (character, entity.len()))
}

#[test]
fn markup_is_read_as_telegram_does() {
    assert_eq!(visible("<b>a &lt; b</b>&amp;c > d").as_deref(), Ok("a < b&c > d"));
    assert_eq!(visible("<a href=\"u\">a</a>").as_deref(), Ok("a"));
    for bad in ["<b>a", "a</b>", "<b><i>a</b></i>", "<h1>a</h1>", "a < b", "<a href=u>a</a>", "<b", "<br>"] {
        assert!(visible(bad).is_err(), "{bad}");
    }
}
