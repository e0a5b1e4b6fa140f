//! Pictures of what a topic holds: events on a scale of time, and figures by year.
//!
//! Values go in, a PNG comes out, with a caption that says the same in words. Nothing here knows where the values
//! come from or where the picture goes. The same values always give the same bytes.
//!
//! ```
//! use footnote::dates::Span;
//! use footnote::picture::{Event, Mark, Style, Theme, Timeline, Words, timeline};
//!
//! let event = |when: &str, label: &str, mark| {
//!     Event { when: Span::parse(when).unwrap(), label: label.into(), mark, weight: 1 }
//! };
//! let story = Timeline {
//!     title: "Tea".into(),
//!     source: "“Tea”, CC BY-SA 4.0".into(),
//!     events: vec![
//!         event("1662", "A queen brings tea to court", Mark::Event),
//!         event("1839–1842", "First Opium War", Mark::War),
//!     ],
//! };
//! let words = Words {
//!     events: "Events".into(),
//!     treaties: "Treaties".into(),
//!     wars: "Wars".into(),
//!     more: "and {n} more".into(),
//!     source: "Source".into(),
//! };
//! let picture = timeline(&story, &Style { theme: Theme::Light, language: "en".into(), words })?;
//! assert!(picture.png.starts_with(b"\x89PNG"));
//! assert!(picture.alt_text.contains("1839–1842: First Opium War"));
//! # Ok::<(), footnote::picture::PictureError>(())
//! ```

mod alt_text;
mod bars;
mod chart;
mod font;
mod frame;
mod lines;
mod palette;
mod plan;
mod render;
mod scale;
mod spread;
mod svg;
#[cfg(test)]
mod tests;
mod timeline;
mod wrap;

pub use alt_text::ALT_TEXT_LIMIT;
pub use chart::{Chart, MAX_SERIES, Point, Series, chart};
pub use font::drawable;
pub use timeline::{Event, Mark, Timeline, timeline};

/// A picture, ready to be sent.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What the picture shows, in at most [`ALT_TEXT_LIMIT`] UTF-16 units of plain text.
    pub alt_text: String,
}

/// How pictures look, and the words in them that are not the topic's.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// Dark on light or light on dark.
    pub theme: Theme,
    /// The code of the language that dates are written in. The font has Latin, Greek and Cyrillic letters: see
    /// [`drawable`].
    pub language: String,
    /// The words of the pictures themselves.
    pub words: Words,
}

/// Dark on light or light on dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

/// The words that stand in pictures of any topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What marks of other events are called in the key of a timeline.
    pub events: String,
    /// What marks of treaties are called.
    pub treaties: String,
    /// What marks of wars are called.
    pub wars: String,
    /// Says how many events found no place, with `{n}` for the number.
    pub more: String,
    /// Comes before the source.
    pub source: String,
}

impl Words {
    fn more(&self, n: usize) -> String {
        self.more.replace("{n}", &n.to_string())
    }

    /// The line that names the source, empty if there is none.
    fn source(&self, source: &str) -> String {
        if source.trim().is_empty() { String::new() } else { format!("{}: {source}", self.source) }
    }
}

/// Why there is no picture.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum PictureError {
    /// No event has a year, or no series a value.
    #[error("there is nothing to draw")]
    Empty,
    /// A value is infinite or not a number.
    #[error("{0} can't be drawn")]
    NotFinite(f64),
    /// More series than can be told apart.
    #[error("{0} series are more than the {MAX_SERIES} that can be told apart")]
    TooManySeries(usize),
    /// The drawing could not be turned into pixels, which is a fault of this module.
    #[error("the drawing failed: {0}")]
    Failed(String),
}
