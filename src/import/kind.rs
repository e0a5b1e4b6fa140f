//! What kind of text it is.

/// How an article is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The wiki text of MediaWiki: `[[links]]`, `{{templates}}`, `'''bold'''`.
    Wiki,
    /// Plain text, perhaps with headings.
    Plain,
}

impl Kind {
    /// The kind that `text` looks like. Headings tell nothing, since plain text may have them just so.
    pub fn of(text: &str) -> Kind {
        const SIGNS: [(&str, &str); 4] = [("[[", "]]"), ("{{", "}}"), ("'''", "'''"), ("<ref", ">")];
        let has = |(open, close): &(&str, &str)| text.split_once(open).is_some_and(|(_, rest)| rest.contains(close));
        if SIGNS.iter().any(has) { Kind::Wiki } else { Kind::Plain }
    }
}

/// Why `text` is no article, with what to do, if it's plain to see.
pub fn refusal(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    if start.starts_with("<!doctype") || start.starts_with("<html") {
        return Some("this is a web page; give the article's text, or its wiki text (on Wikipedia: “Edit source”)");
    }
    if start.starts_with("<?xml") || start.starts_with("<mediawiki") {
        return Some("this is XML; give the article's text by itself");
    }
    let is_redirect = start.strip_prefix('#').is_some_and(|rest| {
        rest.split_once("[[").is_some_and(|(word, _)| word.trim().chars().all(char::is_alphabetic))
    });
    is_redirect.then_some("this only leads to another article; give that one's text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wiki_text_shows_by_its_marks() {
        for text in ["See [[tea]].", "{{Infobox}}", "'''Tea''' is", "Tea.<ref name=a />", "[[File:x]]"] {
            assert_eq!(Kind::of(text), Kind::Wiki, "{text}");
        }
        for text in ["= Tea =\n\nTea is a drink.", "# Tea", "an array[[", "'''", "Tea's [1] and {x}"] {
            assert_eq!(Kind::of(text), Kind::Plain, "{text}");
        }
    }

    #[test]
    fn what_is_no_article_is_refused() {
        let refused = [
            "<!DOCTYPE html><p>",
            "\n <html>",
            "<?xml version='1.0'?>",
            "#REDIRECT [[Tea]]",
            "#ПЕРЕНАПРАВЛЕНИЕ [[Чай]]",
        ];
        for text in refused {
            assert!(refusal(text).is_some(), "{text}");
        }
        for text in ["# Tea\nSee [[x]]", "Tea <html>", "", "#1 is [[tea]]"] {
            assert_eq!(refusal(text), None, "{text}");
        }
    }
}
