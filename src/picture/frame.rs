//! What all pictures have around what they show: a title above, the source below.

use super::font::Weight;
use super::palette::Palette;
use super::svg::{Anchor, Svg, Text};
use super::wrap::Room;
use super::{Mark, Style};

/// As wide as a phone shows it without loss.
pub const WIDTH: f32 = 1080.0;
/// The room left free on each side.
pub const MARGIN: f32 = 56.0;
/// Pictures are as tall as they need to be, but no taller than this, which a phone shows whole.
pub const TALLEST: f32 = 1440.0;
/// The height of the letters of labels.
pub const LABEL: f32 = 30.0;
/// From one line of a label to the next.
pub const LINE: f32 = 38.0;

const TITLE: f32 = 50.0;
const KEY: f32 = 28.0;
const FOOT: f32 = 24.0;

/// A sign in the key with its meaning.
pub struct Key<'a> {
    pub sign: Sign,
    pub meaning: &'a str,
}

/// How something is marked.
#[derive(Clone, Copy)]
pub enum Sign {
    Mark(Mark),
    Series(usize),
}

/// A picture in the making.
pub struct Frame {
    pub svg: Svg,
    pub palette: &'static Palette,
    /// Where the free room begins.
    pub top: f32,
    foot: Vec<String>,
    more: Option<String>,
}

impl Frame {
    /// Writes the title; what `more` says and the source come below all else.
    pub fn new(title: &str, source: &str, more: Option<String>, style: &Style) -> Frame {
        let palette = Palette::of(style.theme);
        let mut svg = Svg::new(WIDTH);
        let room = Room { size: TITLE, weight: Weight::Bold, width: WIDTH - 2.0 * MARGIN, indent: 0.0, lines: 2 };
        let mut y = MARGIN + 42.0;
        for line in room.wrap(title) {
            let text =
                Text { text: &line, size: TITLE, weight: Weight::Bold, fill: palette.text, anchor: Anchor::Start };
            svg.text(MARGIN, y, text);
            y += 60.0;
        }
        let foot = Room { size: FOOT, weight: Weight::Regular, lines: 2, ..room }.wrap(&style.words.source(source));
        let foot = foot.into_iter().filter(|line| !line.is_empty()).collect();
        Frame { svg, palette, top: y - 6.0, foot, more }
    }

    /// Writes a line in muted letters, then the key in the same row or the next ones.
    pub fn key(&mut self, line: &str, keys: &[Key]) {
        let muted = self.palette.muted;
        fn text<'a>(text: &'a str, fill: &'a str) -> Text<'a> {
            Text { text, size: KEY, weight: Weight::Regular, fill, anchor: Anchor::Start }
        }
        let right = WIDTH - MARGIN;
        let (mut x, mut y) = (MARGIN, self.top);
        let fitted = |words: &str, width| {
            let room = Room { size: KEY, weight: Weight::Regular, width, indent: 0.0, lines: 1 };
            room.wrap(words).concat()
        };
        if !line.is_empty() {
            let line = fitted(line, right - x);
            self.svg.text(x, y, text(&line, muted));
            x += text(&line, muted).width() + 44.0;
        }
        for key in keys {
            let meaning = fitted(key.meaning, right - MARGIN - 28.0);
            let width = 28.0 + text(&meaning, muted).width();
            if x > MARGIN && x + width > right {
                (x, y) = (MARGIN, y + 42.0);
            }
            self.sign(key.sign, (x + 9.0, y - 10.0));
            self.svg.text(x + 28.0, y, text(&meaning, muted));
            x += width + 40.0;
        }
        if !line.is_empty() || !keys.is_empty() {
            self.top = y + 28.0;
        }
    }

    /// Draws a sign; each has its own form as well as its colour.
    pub fn sign(&mut self, sign: Sign, (x, y): (f32, f32)) {
        let (palette, rim) = (self.palette, self.palette.ground);
        match sign {
            Sign::Mark(mark @ Mark::Event) => self.svg.circle((x, y), 11.0, palette.mark(mark), rim),
            Sign::Mark(mark @ Mark::Treaty) => {
                let corners = [(x, y - 15.0), (x + 15.0, y), (x, y + 15.0), (x - 15.0, y)];
                self.svg.polygon(&corners, palette.mark(mark), rim);
            }
            Sign::Mark(mark @ Mark::War) => {
                let corners = [(x, y - 15.0), (x + 15.0, y + 11.0), (x - 15.0, y + 11.0)];
                self.svg.polygon(&corners, palette.mark(mark), rim);
            }
            Sign::Series(n) => {
                self.svg.rect((x - 9.0, y - 9.0), (18.0, 18.0), 4.0, palette.series(n), 1.0);
            }
        }
    }

    /// How much room the lines below take.
    pub fn foot_height(&self) -> f32 {
        let more = if self.more.is_some() { 48.0 } else { 0.0 };
        more + 34.0 * self.foot.len() as f32 + MARGIN
    }

    /// Writes the lines below and closes the drawing, `height` pixels high.
    pub fn finish(mut self, height: f32) -> Drawing {
        let mut y = height - self.foot_height() + 40.0;
        let palette = self.palette;
        let text = |text, size, weight| Text { text, size, weight, fill: palette.muted, anchor: Anchor::Start };
        if let Some(more) = &self.more {
            self.svg.text(MARGIN, y, text(more, KEY, Weight::Bold));
            y += 42.0;
        }
        for line in &self.foot {
            self.svg.text(MARGIN, y, text(line, FOOT, Weight::Regular));
            y += 34.0;
        }
        Drawing { svg: self.svg, height, ground: palette.ground }
    }
}

/// A picture before it's made of pixels.
pub struct Drawing {
    svg: Svg,
    height: f32,
    ground: &'static str,
}

impl Drawing {
    /// The drawing as an SVG document.
    pub fn document(&self) -> String {
        self.svg.finish(self.height, self.ground)
    }

    /// Where its texts stand.
    #[cfg(test)]
    pub fn boxes(&self) -> &[super::svg::Box] {
        self.svg.boxes()
    }
}
