//! Text for Telegram, written as HTML and as plain words at once.

use super::cut;
use serde::{Deserialize, Serialize};

/// The most UTF-16 units a message may have, its tags not counted.
pub const MESSAGE_LIMIT: usize = 4096;

/// A quote longer than this is folded until it's touched.
const FOLDED_FROM: usize = 350;

/// A text in the making. All that people or the article wrote goes through these methods, which escape it, so
/// the HTML is always well formed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Markup {
    html: String,
    plain: String,
    units: usize,
}

impl Markup {
    /// The HTML to send with Telegram's parse mode for it.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The same words without markup, within Telegram's limit.
    pub fn plain(&self) -> String {
        cut::shortened(&self.plain, MESSAGE_LIMIT).into_owned()
    }

    /// How long Telegram takes this to be.
    pub fn units(&self) -> usize {
        self.units
    }

    /// Whether there is nothing yet.
    pub fn is_empty(&self) -> bool {
        self.units == 0
    }

    /// Appends text as it is.
    pub fn text(&mut self, text: &str) -> &mut Markup {
        self.tagged("", text, "")
    }

    /// Appends bold text.
    pub fn bold(&mut self, text: &str) -> &mut Markup {
        self.tagged("<b>", text, "</b>")
    }

    /// Appends slanted text.
    pub fn italic(&mut self, text: &str) -> &mut Markup {
        self.tagged("<i>", text, "</i>")
    }

    /// Appends text that opens `url`, or just the text if `url` is no web address.
    pub fn link(&mut self, text: &str, url: &str) -> &mut Markup {
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return self.text(text);
        }
        self.tagged(&format!("<a href=\"{}\">", escaped(url)), text, "</a>");
        self.plain.push_str(": ");
        self.plain.push_str(url);
        self
    }

    /// Appends a quote.
    pub fn quote(&mut self, text: &str) -> &mut Markup {
        let folded = cut::units(text) > FOLDED_FROM;
        let tag = if folded { "<blockquote expandable>" } else { "<blockquote>" };
        self.tagged(tag, text, "</blockquote>")
    }

    /// Appends a quote of which `marked` stands out.
    pub fn quote_with(&mut self, before: &str, marked: &str, after: &str) -> &mut Markup {
        self.html.push_str("<blockquote>");
        self.text(before).bold(marked).text(after);
        self.html.push_str("</blockquote>");
        self
    }

    /// Appends what was made elsewhere.
    pub fn append(&mut self, other: &Markup) -> &mut Markup {
        self.html.push_str(&other.html);
        self.plain.push_str(&other.plain);
        self.units += other.units;
        self
    }

    fn tagged(&mut self, open: &str, text: &str, close: &str) -> &mut Markup {
        // Telegram does not take control characters, nor would it count them.
        let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        if !text.is_empty() {
            self.html.push_str(open);
            self.html.push_str(&escaped(&text));
            self.html.push_str(close);
            self.plain.push_str(&text);
            self.units += cut::units(&text);
        }
        self
    }
}

/// `text` with nothing in it that HTML would take for its own, be it between tags or in an attribute.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped_once() {
        let mut markup = Markup::default();
        markup.bold("a<b>&amp;\"").text("\n").link("<x>", "https://a.b/?c=\"&d");
        assert_eq!(
            markup.html(),
            "<b>a&lt;b&gt;&amp;amp;&quot;</b>\n<a href=\"https://a.b/?c=&quot;&amp;d\">&lt;x&gt;</a>"
        );
        assert_eq!(markup.plain(), "a<b>&amp;\"\n<x>: https://a.b/?c=\"&d");
        assert_eq!(markup.units(), "a<b>&amp;\"\n<x>".len());
    }

    #[test]
    fn only_web_addresses_become_links() {
        for url in ["javascript:alert(1)", "tg://user?id=1", "", "/wiki"] {
            assert_eq!(Markup::default().link("a", url).html(), "a", "{url}");
        }
    }

    #[test]
    fn a_part_of_a_quote_stands_out() {
        let mut markup = Markup::default();
        markup.quote_with("a<", "b", "");
        assert_eq!((markup.html(), markup.units()), ("<blockquote>a&lt;<b>b</b></blockquote>", 3));
    }

    #[test]
    fn control_characters_are_left_out() {
        let mut markup = Markup::default();
        markup.text("a\0b\r\nc\u{7}");
        assert_eq!((markup.html(), markup.units()), ("ab\nc", 4));
    }

    #[test]
    fn long_quotes_are_folded() {
        assert!(Markup::default().quote("tea").html().starts_with("<blockquote>"));
        assert!(Markup::default().quote(&"tea ".repeat(100)).html().starts_with("<blockquote expandable>"));
    }
}
