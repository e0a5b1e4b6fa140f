//! A writer of SVG with just the shapes that pictures are made of.

use super::font::{self, Weight};
use std::fmt::Write as _;

/// A drawing as it grows. It remembers where text stands, so that the next text can keep clear of it.
pub struct Svg {
    width: f32,
    body: String,
    boxes: Vec<Box>,
}

/// Where some text stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Box {
    pub text: String,
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Box {
    /// Whether two texts touch.
    pub fn overlaps(&self, other: &Box) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Which end of the text its place is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text and how it looks.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    pub text: &'a str,
    pub size: f32,
    pub weight: Weight,
    pub fill: &'a str,
    pub anchor: Anchor,
}

impl Text<'_> {
    pub fn width(&self) -> f32 {
        font::width(self.text, self.size, self.weight)
    }

    /// Where this text would stand with its base line at `y`.
    pub fn at(&self, x: f32, y: f32) -> Box {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        // Capitals and digits; what hangs below the line of one text may reach between the letters of the next.
        let (top, bottom) = (y - 0.75 * self.size, y + 0.2 * self.size);
        Box { text: self.text.to_owned(), left, top, right: left + width, bottom }
    }
}

impl Svg {
    pub fn new(width: f32) -> Svg {
        Svg { width, body: String::new(), boxes: Vec::new() }
    }

    /// Where text stands so far.
    pub fn boxes(&self) -> &[Box] {
        &self.boxes
    }

    /// Writes text with its base line at `y`.
    pub fn text(&mut self, x: f32, y: f32, text: Text) {
        self.write(x, y, text, "");
    }

    /// Writes text that stays readable on top of other things, by a rim in the colour of the ground.
    pub fn text_over(&mut self, x: f32, y: f32, text: Text, ground: &str) {
        self.write(x, y, text, &format!(r#" stroke="{ground}" stroke-width="8" paint-order="stroke""#));
    }

    fn write(&mut self, x: f32, y: f32, text: Text, more: &str) {
        let anchor = match text.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = match text.weight {
            Weight::Regular => "400",
            Weight::Bold => "700",
        };
        let (size, fill) = (text.size, text.fill);
        let words = escape(text.text);
        self.element(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{fill}"{more}>{words}</text>"#
        ));
        self.boxes.push(text.at(x, y));
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, colour: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.element(format_args!(
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}" stroke-width="{width}"/>"#
        ));
    }

    /// A line through many points.
    pub fn polyline(&mut self, points: &[(f32, f32)], width: f32, colour: &str) {
        let points: Vec<_> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let points = points.join(" ");
        self.element(format_args!(
            r#"<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>"#
        ));
    }

    /// A box with round corners.
    pub fn rect(&mut self, corner: (f32, f32), size: (f32, f32), radius: f32, fill: &str, opacity: f32) {
        let ((x, y), (w, h)) = (corner, size);
        self.element(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{w:.1}" height="{h:.1}" rx="{radius}" fill="{fill}" fill-opacity="{opacity}"/>"#
        ));
    }

    /// A disc with a rim in another colour.
    pub fn circle(&mut self, centre: (f32, f32), radius: f32, fill: &str, rim: &str) {
        let (x, y) = centre;
        self.element(format_args!(
            r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" fill="{fill}" stroke="{rim}" stroke-width="4"/>"#
        ));
    }

    /// A filled shape with a rim in another colour.
    pub fn polygon(&mut self, corners: &[(f32, f32)], fill: &str, rim: &str) {
        let points: Vec<_> = corners.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let points = points.join(" ");
        self.element(format_args!(r#"<polygon points="{points}" fill="{fill}" stroke="{rim}" stroke-width="4"/>"#));
    }

    /// The whole document, `height` pixels high.
    pub fn finish(&self, height: f32, ground: &str) -> String {
        let (width, family, body) = (self.width, font::FAMILY, &self.body);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="{family}"><rect width="100%" height="100%" fill="{ground}"/>
{body}</svg>
"#
        )
    }

    fn element(&mut self, element: std::fmt::Arguments) {
        // Writing to a string never fails.
        let _ = writeln!(self.body, "{element}");
    }
}

/// Text that stands for itself in XML. Control characters may not stand in XML at all.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_markup_and_drops_what_xml_forbids() {
        assert_eq!(escape("a<b> & \"c\" 'd'\u{0}\u{1b}\u{fffe}é"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;é");
    }

    #[test]
    fn boxes_that_only_touch_do_not_overlap() {
        let text = Text { text: "Wm", size: 30.0, weight: Weight::Bold, fill: "#000", anchor: Anchor::Start };
        let first = text.at(0.0, 100.0);
        assert!(first.overlaps(&text.at(first.right - 1.0, 100.0)));
        assert!(!first.overlaps(&text.at(first.right, 100.0)));
        assert!(!first.overlaps(&text.at(0.0, 140.0)));
    }
}
