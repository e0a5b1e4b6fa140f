//! What the bot itself says, in each language, from `knowledge/phrases/<language>.toml`.

use crate::fault::Fault;
use crate::source::Source;
use crate::text::Language;
use std::collections::BTreeMap;

/// The bot's own words. A file is a flat list of `key = "text"`, where `{name}` in a text is filled in.
#[derive(Debug, Default)]
pub struct Phrases {
    by_language: BTreeMap<&'static str, BTreeMap<String, String>>,
}

impl Phrases {
    /// The phrases of `source`, or the built-in ones for each language it has no file for.
    pub fn load(source: &Source, faults: &mut Vec<Fault>) -> Phrases {
        let built_in = Source::built_in();
        let mut phrases = Phrases::default();
        for language in Language::ALL {
            let path = format!("phrases/{}.toml", language.code());
            let Some(file) = source.file(&path).or_else(|| built_in.file(&path)) else { continue };
            let text = String::from_utf8_lossy(&file.bytes);
            match toml::from_str(&text) {
                Ok(texts) => {
                    phrases.by_language.insert(language.code(), texts);
                }
                Err(error) => {
                    let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
                    let message = format!("{}. A phrase is a line of the form: key = \"text\"", error.message());
                    faults.push(Fault { path: file.path.clone(), line, message });
                }
            }
        }
        phrases
    }

    /// The text for `key`, in English where `language` has none. An unknown key comes back itself, in
    /// brackets, which the tests look for.
    pub fn say(&self, language: Language, key: &str) -> String {
        let find = |language: Language| self.by_language.get(language.code())?.get(key);
        find(language).or_else(|| find(Language::English)).cloned().unwrap_or_else(|| format!("[{key}]"))
    }

    /// The text for `key` with each `{name}` replaced by its value.
    pub fn fill(&self, language: Language, key: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let text = self.say(language, key);
        let mut rest = text.as_str();
        // One pass, so that a value which itself holds braces is left alone.
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let named = after.split_once('}');
            let value = named.and_then(|(name, tail)| Some((values.iter().find(|(key, _)| *key == name)?.1, tail)));
            match value {
                Some((value, tail)) => {
                    filled.push_str(value);
                    rest = tail;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        filled
    }

    /// The keys that `language` has a text for.
    pub fn keys(&self, language: Language) -> impl Iterator<Item = &str> {
        self.by_language.get(language.code()).into_iter().flat_map(|texts| texts.keys().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases() -> Phrases {
        let mut phrases = Phrases::default();
        let texts = [("hello", "Hello, {name}! {other}"), ("bye", "Bye.")];
        let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned()));
        phrases.by_language.insert("en", texts.into());
        phrases
    }

    #[test]
    fn fills_names_once() {
        let text = phrases().fill(Language::English, "hello", &[("name", "{name}")]);
        assert_eq!(text, "Hello, {name}! {other}");
    }

    #[test]
    fn falls_back_to_english() {
        assert_eq!(phrases().say(Language::Russian, "bye"), "Bye.");
        assert_eq!(phrases().say(Language::Russian, "hm"), "[hm]");
    }

    #[test]
    fn every_language_has_every_phrase() {
        let mut faults = Vec::new();
        let phrases = Phrases::load(&Source::built_in(), &mut faults);
        assert_eq!(faults, []);
        let english: Vec<_> = phrases.keys(Language::English).collect();
        assert!(!english.is_empty());
        for language in Language::ALL {
            let keys: Vec<_> = phrases.keys(language).collect();
            assert_eq!(keys, english, "{language:?}");
        }
    }
}
