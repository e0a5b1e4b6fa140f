//! Events on a scale of time, which runs down the left side. Labels stand right of it, in their order, as near to their
//! time as they can without touching; a thin line ties each to its time.

use super::alt_text::{Entry, alt_text};
use super::font::Weight;
use super::frame::{Drawing, Frame, HEIGHTS, Key, LABEL, LINE, MARGIN, Sign, WIDTH};
use super::scale::{Scale, years};
use super::spread::spread;
use super::svg::{Anchor, Text};
use super::wrap::Room;
use super::{Picture, PictureError, Style, render};
use crate::dates::{Kind, Span};

/// What a timeline shows.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// What it is about.
    pub title: String,
    /// Where it comes from, with its licence.
    pub source: String,
    /// Any number of events, in any order. Those without a year are left out. Where there are more than can be read,
    /// the heaviest are shown.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// When it happened.
    pub when: Span,
    /// What happened, without the date. Two or three lines are shown, about a hundred letters.
    pub label: String,
    /// How it is marked.
    pub mark: Mark,
    /// How much it matters beside the others.
    pub weight: u32,
}

/// How an event is marked on a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// An event of no special kind.
    Event,
    /// A treaty, pact or agreement.
    Treaty,
    /// A war or a battle.
    War,
}

/// More labels than this are not read on a phone.
const MOST: usize = 18;
/// Between labels.
const GAP: f32 = 16.0;
const AXIS: f32 = 160.0;
/// What happened at about the same time stands side by side: how far apart, and how many.
const LANE: f32 = 26.0;
const LANES: usize = 4;
/// Half the height of a sign with some air.
const SIGN: f32 = 14.0;
/// Where the lines to the labels bend.
const TIES: (f32, f32) = (AXIS + LANE * LANES as f32, LABELS - 30.0);
const LABELS: f32 = 306.0;

/// Draws events on a scale of time, with what matters most if there are too many.
///
/// # Errors
/// If no event has a year.
pub fn timeline(timeline: &Timeline, style: &Style) -> Result<Picture, PictureError> {
    let plan = Plan::new(timeline, style)?;
    let alt_text = plan.alt_text(timeline, style);
    let drawing = plan.draw(timeline, style);
    let (png, width, height) = render::png(&drawing.document())?;
    Ok(Picture { png, width, height, alt_text })
}

/// What is shown and how.
pub(super) struct Plan<'a> {
    placed: Vec<Placed<'a>>,
    /// The events there was no room for.
    hidden: usize,
    lines: usize,
}

/// An event that has a place in time.
struct Placed<'a> {
    event: &'a Event,
    from: f64,
    until: f64,
    date: String,
}

impl Placed<'_> {
    /// Whether it's drawn as a stretch of time: longer than a year, and said to be.
    fn is_long(&self) -> bool {
        self.until - self.from > 1.0 && matches!(self.event.when.kind(), Kind::Range | Kind::Decade | Kind::Century)
    }

    /// Where its sign stands.
    fn anchor(&self) -> f64 {
        if self.is_long() { self.from } else { (self.from + self.until) / 2.0 }
    }
}

impl<'a> Plan<'a> {
    /// Chooses what is shown.
    pub fn new(timeline: &'a Timeline, style: &Style) -> Result<Plan<'a>, PictureError> {
        let placed = timeline.events.iter().filter_map(|event| {
            let (from, until) = years(&event.when)?;
            Some(Placed { event, from, until, date: event.when.render(&style.language) })
        });
        let mut placed: Vec<_> = placed.collect();
        let all = placed.len();
        if all == 0 {
            return Err(PictureError::Empty);
        }
        placed.sort_by(|a, b| a.anchor().total_cmp(&b.anchor()).then(a.until.total_cmp(&b.until)));
        let mut plan = Plan { placed, hidden: 0, lines: 3 };
        let room = plan.room(timeline, style);
        if plan.placed.len() > MOST || plan.height() > room {
            plan.lines = 2;
        }
        while plan.placed.len() > MOST || (plan.placed.len() > 1 && plan.height() > room) {
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
        let lightest = (0..self.placed.len()).min_by(|a, b| {
            let weight = |n: &usize| self.placed.get(*n).map(|placed| placed.event.weight);
            weight(a).cmp(&weight(b)).then(around(*a).total_cmp(&around(*b)))
        });
        if let Some(lightest) = lightest {
            self.placed.remove(lightest);
        }
    }

    /// The greatest height that labels may take.
    fn room(&self, timeline: &Timeline, style: &Style) -> f32 {
        // As if some were left out, which takes a line of its own.
        let frame = self.frame(timeline, style, Some(String::new()));
        HEIGHTS.1 - frame.top - frame.foot_height()
    }

    fn height(&self) -> f32 {
        self.placed.iter().map(|placed| self.label_height(placed)).sum()
    }

    fn label(&self, placed: &Placed) -> Vec<String> {
        let indent = date_text(placed, "").width() + 12.0;
        let width = WIDTH - MARGIN - LABELS;
        Room { size: LABEL, weight: Weight::Regular, width, indent, lines: self.lines }.wrap(&placed.event.label)
    }

    fn label_height(&self, placed: &Placed) -> f32 {
        self.label(placed).len() as f32 * LINE + GAP
    }

    fn scale(&self) -> Scale {
        let from = self.placed.iter().map(|placed| placed.from).fold(f64::INFINITY, f64::min);
        let until = self.placed.iter().map(|placed| placed.until).fold(f64::NEG_INFINITY, f64::max);
        Scale::new(from, until, 10, 1.0)
    }

    /// The first and the last year, such as "1905–1998".
    fn span(&self) -> String {
        let year = |at: f64| at.floor() as i32;
        let first = self.placed.iter().map(|placed| year(placed.from)).min().unwrap_or_default();
        // A year ends where the next begins.
        let last = self.placed.iter().map(|placed| year(placed.until - 0.001)).max().unwrap_or_default();
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    }

    fn frame(&self, timeline: &Timeline, style: &Style, more: Option<String>) -> Frame {
        let mut frame = Frame::new(&timeline.title, &timeline.source, more, style);
        let words = &style.words;
        let meanings = [(Mark::Event, &words.events), (Mark::Treaty, &words.treaties), (Mark::War, &words.wars)];
        let shown = meanings.iter().filter(|(mark, _)| self.placed.iter().any(|placed| placed.event.mark == *mark));
        let keys: Vec<_> =
            shown.map(|(mark, meaning)| Key { sign: Sign::Mark(*mark), meaning: meaning.as_str() }).collect();
        // A single kind needs no key.
        let keys = if keys.len() > 1 { keys.as_slice() } else { &[] };
        frame.key(&self.span(), keys);
        frame
    }

    /// Draws what was chosen.
    pub fn draw(&self, timeline: &Timeline, style: &Style) -> Drawing {
        let more = (self.hidden > 0).then(|| style.words.more(self.hidden));
        let mut frame = self.frame(timeline, style, more);
        let around = frame.top + frame.foot_height();
        let height = (around + self.height() * 1.15).clamp(HEIGHTS.0, HEIGHTS.1);
        let (top, bottom) = (frame.top, height - frame.foot_height());
        let scale = self.scale().along(top + 24.0, bottom - 24.0);
        draw_axis(&mut frame, &scale);

        let heights: Vec<_> = self.placed.iter().map(|placed| self.label_height(placed)).collect();
        let wishes: Vec<_> = self.placed.iter().map(|placed| scale.pixel(placed.anchor())).collect();
        let lanes = self.lanes(&scale);
        let places: Vec<_> = lanes.iter().zip(&wishes).map(|(lane, y)| (AXIS + *lane as f32 * LANE, *y)).collect();
        // Lines to the labels lie below stretches of time, and those below signs.
        let starts = spread(&wishes, &heights, top, bottom);
        for ((placed, start), (x, y)) in self.placed.iter().zip(starts).zip(&places) {
            let top = start + GAP / 2.0;
            let middle = top + LINE / 2.0;
            let tie = [(*x, *y), (TIES.0, *y), (TIES.1, middle), (LABELS - 12.0, middle)];
            frame.svg.polyline(&tie, 2.0, frame.palette.tie);
            self.draw_label(&mut frame, placed, top);
        }
        for (placed, place) in self.placed.iter().zip(&places).filter(|(placed, _)| placed.is_long()) {
            draw_stretch(&mut frame, &scale, placed, *place);
        }
        for (placed, place) in self.placed.iter().zip(&places) {
            frame.sign(Sign::Mark(placed.event.mark), *place);
        }
        frame.finish(height)
    }

    /// For each event how many lanes from the axis it stands, so that signs and stretches of time keep clear of each
    /// other. Where there are too many for that, they share the last lane.
    fn lanes(&self, scale: &Scale) -> Vec<usize> {
        let mut ends = [f32::NEG_INFINITY; LANES];
        let mut lanes = Vec::new();
        for placed in &self.placed {
            let sign = scale.pixel(placed.anchor());
            let end = if placed.is_long() { scale.pixel(placed.until) } else { sign };
            let free = ends.iter().position(|end| *end <= sign - SIGN).unwrap_or(LANES - 1);
            ends[free] = end.max(sign + SIGN);
            lanes.push(free);
        }
        lanes
    }

    fn draw_label(&self, frame: &mut Frame, placed: &Placed, top: f32) {
        let palette = frame.palette;
        let mut y = top + LINE - 9.0;
        let date = date_text(placed, palette.mark(placed.event.mark));
        let mut x = LABELS + date.width() + 12.0;
        frame.svg.text(LABELS, y, date);
        for line in self.label(placed) {
            if !line.is_empty() {
                let text = Text {
                    text: &line,
                    size: LABEL,
                    weight: Weight::Regular,
                    fill: palette.text,
                    anchor: Anchor::Start,
                };
                frame.svg.text(x, y, text);
            }
            (x, y) = (LABELS, y + LINE);
        }
    }

    /// The same in words.
    pub fn alt_text(&self, timeline: &Timeline, style: &Style) -> String {
        let entry = |placed: &Placed| Entry {
            text: format!("{}: {}", placed.date, placed.event.label),
            weight: placed.event.weight,
        };
        let entries: Vec<_> = self.placed.iter().map(entry).collect();
        let title = format!("{}, {}", timeline.title, self.span());
        let source = super::chart::source(&timeline.source, style);
        alt_text(&title, &entries, self.hidden, |n| style.words.more(n), &source)
    }
}

fn date_text<'a>(placed: &'a Placed, fill: &'a str) -> Text<'a> {
    Text { text: &placed.date, size: LABEL, weight: Weight::Bold, fill, anchor: Anchor::Start }
}

fn draw_axis(frame: &mut Frame, scale: &Scale) {
    let palette = frame.palette;
    let ticks: Vec<_> = scale.ticks().collect();
    let ends = ticks.first().zip(ticks.last());
    if let Some((first, last)) = ends {
        frame.svg.line((AXIS, scale.pixel(*first)), (AXIS, scale.pixel(*last)), 6.0, palette.grid);
    }
    for tick in ticks {
        let y = scale.pixel(tick);
        frame.svg.line((AXIS - 16.0, y), (AXIS, y), 3.0, palette.grid);
        let year = tick.round().to_string();
        let text = Text { text: &year, size: 28.0, weight: Weight::Regular, fill: palette.muted, anchor: Anchor::End };
        frame.svg.text(AXIS - 26.0, y + 10.0, text);
    }
}

fn draw_stretch(frame: &mut Frame, scale: &Scale, placed: &Placed, (x, y): (f32, f32)) {
    let height = scale.pixel(placed.until) - y;
    let colour = frame.palette.mark(placed.event.mark);
    frame.svg.rect((x - 5.0, y), (10.0, height), 5.0, colour, 1.0);
}
