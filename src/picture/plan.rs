//! Which events a timeline shows, and how much room their labels take.

use super::font::Weight;
use super::frame::{LABEL, LINE, MARGIN, WIDTH};
use super::scale::{Scale, years};
use super::svg::{Anchor, Text};
use super::timeline::{Event, LABELS, Mark};
use super::wrap::Room;
use super::{PictureError, Style};
use crate::dates::Kind;

/// More labels than this are not read on a phone.
const MOST: usize = 18;
/// Between labels.
pub const GAP: f32 = 16.0;

/// What is shown, in the order of time.
pub struct Plan<'a> {
    pub placed: Vec<Placed<'a>>,
    /// How many events there was no room for.
    pub hidden: usize,
}

/// An event that has a place in time.
pub struct Placed<'a> {
    pub event: &'a Event,
    pub from: f64,
    pub until: f64,
    pub date: String,
    /// The label beside and below the date.
    pub lines: Vec<String>,
}

impl<'a> Placed<'a> {
    fn new(event: &'a Event, style: &Style) -> Option<Placed<'a>> {
        let (from, until) = years(&event.when)?;
        let date = event.when.render(&style.language);
        Some(Placed { event, from, until, date, lines: Vec::new() })
    }

    /// Whether it's drawn as a stretch of time: longer than a year, and said to be.
    pub fn is_long(&self) -> bool {
        self.until - self.from > 1.0 && matches!(self.event.when.kind(), Kind::Range | Kind::Decade | Kind::Century)
    }

    /// Where its sign stands.
    pub fn anchor(&self) -> f64 {
        if self.is_long() { self.from } else { (self.from + self.until) / 2.0 }
    }

    pub fn date_text<'b>(&'b self, fill: &'b str) -> Text<'b> {
        Text { text: &self.date, size: LABEL, weight: Weight::Bold, fill, anchor: Anchor::Start }
    }

    /// How much of the first line the date takes.
    pub fn indent(&self) -> f32 {
        self.date_text("").width() + 12.0
    }

    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * LINE + GAP
    }
}

impl<'a> Plan<'a> {
    /// Chooses what is shown in `room` pixels: labels get shorter, then the lightest events are left out.
    pub fn new(events: &'a [Event], room: f32, style: &Style) -> Result<Plan<'a>, PictureError> {
        let mut placed: Vec<_> = events.iter().filter_map(|event| Placed::new(event, style)).collect();
        let all = placed.len();
        if all == 0 {
            return Err(PictureError::Empty);
        }
        placed.sort_by(|a, b| a.anchor().total_cmp(&b.anchor()).then(a.until.total_cmp(&b.until)));
        let mut plan = Plan { placed, hidden: 0 };
        while plan.placed.len() > MOST {
            plan.leave_out_one();
        }
        plan.wrap(3);
        if plan.height() > room {
            plan.wrap(2);
        }
        while plan.height() > room && plan.placed.len() > 1 {
            plan.leave_out_one();
        }
        plan.hidden = all - plan.placed.len();
        Ok(plan)
    }

    /// Leaves out the lightest event; of several, the one with others nearest by in time.
    fn leave_out_one(&mut self) {
        let anchor = |n: usize| self.placed.get(n).map(Placed::anchor);
        let around = |n: usize| {
            let (before, after) = (anchor(n.wrapping_sub(1)), anchor(n + 1));
            before.zip(after).map_or(f64::INFINITY, |(before, after)| after - before)
        };
        let keys = self.placed.iter().enumerate().map(|(n, placed)| (n, placed.event.weight, around(n)));
        let lightest = keys.min_by(|a, b| a.1.cmp(&b.1).then(a.2.total_cmp(&b.2)));
        if let Some((lightest, ..)) = lightest {
            self.placed.remove(lightest);
        }
    }

    fn wrap(&mut self, lines: usize) {
        for placed in &mut self.placed {
            let (width, indent) = (WIDTH - MARGIN - LABELS, placed.indent());
            let room = Room { size: LABEL, weight: Weight::Regular, width, indent, lines };
            placed.lines = room.wrap(&placed.event.label);
        }
    }

    /// How much room the labels take.
    pub fn height(&self) -> f32 {
        self.placed.iter().map(Placed::height).sum()
    }

    pub fn shows(&self, mark: Mark) -> bool {
        self.placed.iter().any(|placed| placed.event.mark == mark)
    }

    /// The years that all of it lies between.
    pub fn scale(&self) -> Scale {
        let from = self.placed.iter().map(|placed| placed.from).fold(f64::INFINITY, f64::min);
        let until = self.placed.iter().map(|placed| placed.until).fold(f64::NEG_INFINITY, f64::max);
        Scale::new(from, until, 10, 1.0)
    }

    /// The first and the last year, such as "1905–1998".
    pub fn span(&self) -> String {
        let year = |at: f64| at.floor() as i32;
        let first = self.placed.iter().map(|placed| year(placed.from)).min().unwrap_or_default();
        // A year ends where the next begins.
        let last = self.placed.iter().map(|placed| year(placed.until - 0.001)).max().unwrap_or_default();
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    }
}
