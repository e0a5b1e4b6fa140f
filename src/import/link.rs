//! Links, of which the words stay.

use super::markup::Reader;

/// The endings of files that pages show rather than link to.
const FILES: [&str; 19] = [
    "jpg", "jpeg", "png", "gif", "svg", "webp", "tif", "tiff", "ogg", "oga", "ogv", "webm", "mp3", "mp4", "wav", "pdf",
    "djvu", "stl", "mid",
];

/// The words of a link to another page; its `[[` has been read. `None` if it has no end in this paragraph.
pub fn inner(reader: &mut Reader) -> Option<String> {
    let start = reader.at - 2;
    let mut parts = Vec::new();
    loop {
        let (part, stop) = reader.until(&["|", "]]", "\n\n"])?;
        parts.push(part);
        match stop {
            "|" => {}
            "]]" => break,
            _ => return None,
        }
    }
    let target = parts.first()?.trim();
    let is_shown = is_file(target) || (parts.len() == 1 && is_of_page(target) && stands_alone(reader, start));
    if is_shown {
        return Some(String::new());
    }
    let target = target.strip_prefix(':').unwrap_or(target);
    match parts.get(1..).and_then(<[String]>::last) {
        None => Some(target.to_owned()),
        // "[[Tea (drink)|]]" is written as "Tea".
        Some(label) if label.trim().is_empty() => {
            let name = target.split_once(':').map_or(target, |(_, name)| name);
            Some(name.split(" (").next().unwrap_or(name).trim().to_owned())
        }
        Some(label) => Some(label.clone()),
    }
}

/// The words of a link to elsewhere, such as `[https://example.org words]`.
pub fn outer(reader: &mut Reader) -> Option<String> {
    let inner = reader.rest().strip_prefix('[')?;
    let is_address = ["http://", "https://", "//", "ftp://", "mailto:"].iter().any(|start| inner.starts_with(start));
    let length = inner.find([' ', ']', '\n']).filter(|_| is_address)?;
    let start = reader.at;
    reader.at += 1 + length;
    match reader.until(&["]", "\n"]) {
        Some((label, "]")) => Some(label.trim().to_owned()),
        _ => {
            reader.at = start;
            None
        }
    }
}

fn is_file(target: &str) -> bool {
    let Some((space, name)) = target.split_once(':') else { return false };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.trim().to_ascii_lowercase());
    !space.is_empty() && ending.is_some_and(|ending| FILES.contains(&ending.as_str()))
}

/// Whether a link may say something of the page it is on: its category, or the same page in another language.
fn is_of_page(target: &str) -> bool {
    target.split_once(':').is_some_and(|(space, name)| !space.is_empty() && !name.is_empty() && !name.starts_with(' '))
}

/// Whether nothing but links is in the line of the link that began at `start` and has just been read.
fn stands_alone(reader: &Reader, start: usize) -> bool {
    let before = reader.text.get(..start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let after = reader.rest().split('\n').next().unwrap_or_default();
    let is_links = |text: &str| {
        let mut rest = text.trim();
        while let Some((_, tail)) = rest.strip_prefix("[[").and_then(|link| link.split_once("]]")) {
            rest = tail.trim();
        }
        rest.is_empty()
    };
    is_links(before) && is_links(after)
}
