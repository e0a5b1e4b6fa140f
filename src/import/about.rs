//! What is known of an article: `topic.toml` and the folder's name.

use super::{ImportError, Kind, Options};
use crate::text::{Language, fold};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::path::Path;

/// What an address may not have as it is.
const NOT_IN_ADDRESS: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'#').add(b'?').add(b'%');

/// The fields of `topic.toml`, and the name of its folder.
pub struct About {
    pub name: String,
    pub title: String,
    address: String,
    licence: String,
    attribution: String,
    language: String,
}

impl About {
    /// What the options say, and guesses for the rest. `found` is the title that stands in the text.
    pub fn new(
        options: &Options,
        kind: Kind,
        found: Option<&str>,
        body: &str,
        file: &str,
        guesses: &mut Vec<String>,
    ) -> Result<About, ImportError> {
        let mut guess = |what: &str, option: &Option<String>, make: &dyn Fn() -> String, why: &str| {
            let given = option.as_deref().map(one_line).filter(|text| !text.is_empty());
            given.unwrap_or_else(|| {
                let made = make();
                guesses.push(format!("{what}: {made} ({why})"));
                made
            })
        };
        let title = match found.filter(|_| options.title.is_none()) {
            Some(found) => one_line(found),
            None => guess("title", &options.title, &|| title_of(file), "from the file's name; --title gives another"),
        };
        let code = || Language::of(body).code().to_owned();
        let language = guess("language", &options.language, &code, "from its letters; --language gives another");
        let (address, licence, attribution);
        match kind {
            Kind::Wiki => {
                let wikipedia = || format!("https://{language}.wikipedia.org/wiki/{}", page(&title));
                address = guess("address", &options.address, &wikipedia, "as if from Wikipedia; --url gives another");
                let free = || "CC BY-SA 4.0".to_owned();
                licence = guess("licence", &options.licence, &free, "Wikipedia's; --licence gives another");
            }
            Kind::Plain => {
                let nowhere = || format!("https://example.org/{}", page(&title));
                let why = "leads nowhere, and so do links under answers; --url gives the article's";
                address = guess("address", &options.address, &nowhere, why);
                let unknown = || "unknown".to_owned();
                licence = guess("licence", &options.licence, &unknown, "--licence gives it");
            }
        }
        let by = if options.address.is_none() && kind == Kind::Wiki { ", Wikipedia, by its contributors" } else { "" };
        let named = || format!("“{title}”{by}, {licence}");
        attribution = guess("attribution", &options.attribution, &named, "--attribution gives another");
        let name = name(options, &title, file)?;
        Ok(About { name, title, address, licence, attribution, language })
    }

    /// The file `topic.toml`.
    pub fn toml(&self) -> String {
        let fields = [
            ("title", &self.title),
            ("address", &self.address),
            ("language", &self.language),
            ("licence", &self.licence),
            ("attribution", &self.attribution),
        ];
        let lines = fields.map(|(key, value)| format!("{key} = {}\n", toml::Value::from(value.as_str())));
        format!(
            "# What the topic is called and where its article comes from.\n{}# Questions that the bot answers, to be shown in \
             greetings:\n# examples = [\"When …?\", \"Who …?\"]\n",
            lines.concat()
        )
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title out of a file's name.
fn title_of(file: &str) -> String {
    let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().replace('_', " ")).unwrap_or_default();
    let stem = one_line(&stem);
    let mut letters = stem.chars();
    match letters.next() {
        Some(first) if first.is_alphanumeric() => first.to_uppercase().chain(letters).collect(),
        _ => "Untitled".to_owned(),
    }
}

fn page(title: &str) -> String {
    utf8_percent_encode(&title.replace(' ', "_"), NOT_IN_ADDRESS).to_string()
}

/// The name that was given, or the title, or the file's name in small letters, digits and dashes.
fn name(options: &Options, title: &str, file: &str) -> Result<String, ImportError> {
    if let Some(given) = &options.name {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_name = given.chars().all(is_plain) && given.starts_with(|c: char| c.is_ascii_alphanumeric());
        return is_name.then(|| given.clone()).ok_or_else(|| ImportError::NoName { title: given.clone() });
    }
    let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let names = [title, &stem].map(dashed);
    names.into_iter().find(|name| !name.is_empty()).ok_or_else(|| ImportError::NoName { title: title.to_owned() })
}

/// As long as a name that is made gets: it is part of links and buttons.
const LONGEST: usize = 40;

fn dashed(text: &str) -> String {
    // A word with letters of another script has no name here, rather than half of one.
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut name = String::new();
    for word in words.filter(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        if !name.is_empty() && name.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(LONGEST));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_small_letters_digits_and_dashes() {
        assert_eq!(dashed("Japan–Soviet Union relations"), "japan-soviet-union-relations");
        assert_eq!(dashed("Hokkaidō (1945)"), "hokkaido-1945");
        assert_eq!(dashed("日ソ関係"), "");
        assert_eq!(dashed("../../etc"), "etc");
        assert_eq!(
            dashed("a very long title that goes on and on and on for ever"),
            "a-very-long-title-that-goes-on-and-on"
        );
    }

    #[test]
    fn titles_come_from_file_names() {
        assert_eq!(title_of("articles/gannet_point.txt"), "Gannet point");
        assert_eq!(title_of("-"), "Untitled");
    }
}
