//! Events on a scale of time, which runs down the left side. Labels stand right of it, in their order, as near to their
//! time as they can without touching; a thin line ties each to its time.

use super::alt_text::{Entry, alt_text};
use super::font::Weight;
use super::frame::{Drawing, Frame, Key, LABEL, LINE, Sign, TALLEST};
use super::plan::{GAP, Placed, Plan};
use super::scale::Scale;
use super::spread::spread;
use super::svg::{Anchor, Text};
use super::{Picture, PictureError, Style, render};
use crate::dates::Span;

/// What a timeline shows.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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

/// A scale needs some height for its years.
const SHORTEST: f32 = 900.0;
const AXIS: f32 = 160.0;
/// What happened at about the same time stands side by side: how far apart, and how many.
const LANE: f32 = 26.0;
const LANES: usize = 4;
/// Half the height of a sign with some air.
const SIGN: f32 = 14.0;
/// Where labels begin.
pub const LABELS: f32 = 306.0;
/// Where the lines to the labels bend.
const TIES: (f32, f32) = (AXIS + LANE * LANES as f32, LABELS - 30.0);

/// Draws events on a scale of time, with what matters most if there are too many.
///
/// # Errors
/// If no event has a year.
pub fn timeline(timeline: &Timeline, style: &Style) -> Result<Picture, PictureError> {
    let (drawing, alt_text) = draw(timeline, style)?;
    let (png, width, height) = render::png(&drawing.document())?;
    Ok(Picture { png, width, height, alt_text })
}

/// The drawing and its text.
pub fn draw(timeline: &Timeline, style: &Style) -> Result<(Drawing, String), PictureError> {
    // As if there were everything that can stand around the labels.
    let mut fullest = Frame::new(&timeline.title, &timeline.source, Some(String::new()), style);
    fullest.key(&"0".repeat(9), &keys(style, |_| true));
    let plan = Plan::new(&timeline.events, TALLEST - fullest.top - fullest.foot_height(), style)?;

    let more = (plan.hidden > 0).then(|| style.words.more(plan.hidden));
    let mut frame = Frame::new(&timeline.title, &timeline.source, more, style);
    let keys = keys(style, |mark| plan.shows(mark));
    // A single kind needs no key.
    frame.key(&plan.span(), if keys.len() > 1 { &keys } else { &[] });
    let height = frame.top + frame.foot_height() + plan.height() * 1.15;
    let height = height.clamp(SHORTEST, TALLEST);
    draw_events(&mut frame, &plan, height);
    Ok((frame.finish(height), words(&plan, timeline, style)))
}

fn keys(style: &Style, shown: impl Fn(Mark) -> bool) -> Vec<Key<'_>> {
    let words = &style.words;
    let meanings = [(Mark::Event, &words.events), (Mark::Treaty, &words.treaties), (Mark::War, &words.wars)];
    let shown = meanings.into_iter().filter(|(mark, _)| shown(*mark));
    shown.map(|(mark, meaning)| Key { sign: Sign::Mark(mark), meaning }).collect()
}

/// Draws the scale, the events on it and their labels.
fn draw_events(frame: &mut Frame, plan: &Plan, height: f32) {
    let (top, bottom) = (frame.top, height - frame.foot_height());
    let scale = plan.scale().along(top + 24.0, bottom - 24.0);
    draw_axis(frame, &scale);
    let heights: Vec<_> = plan.placed.iter().map(Placed::height).collect();
    let wishes: Vec<_> = plan.placed.iter().map(|placed| scale.pixel(placed.anchor())).collect();
    let lanes = lanes(&plan.placed, &scale);
    let places: Vec<_> = lanes.iter().zip(&wishes).map(|(lane, y)| (AXIS + *lane as f32 * LANE, *y)).collect();
    // Lines to the labels lie below stretches of time, and those below signs.
    let starts = spread(&wishes, &heights, top, bottom);
    for ((placed, start), (x, y)) in plan.placed.iter().zip(starts).zip(&places) {
        let top = start + GAP / 2.0;
        let middle = top + LINE / 2.0;
        let tie = [(*x, *y), (TIES.0, *y), (TIES.1, middle), (LABELS - 12.0, middle)];
        frame.svg.polyline(&tie, 2.0, frame.palette.tie);
        draw_label(frame, placed, top);
    }
    for (placed, place) in plan.placed.iter().zip(&places).filter(|(placed, _)| placed.is_long()) {
        draw_stretch(frame, &scale, placed, *place);
    }
    for (placed, place) in plan.placed.iter().zip(&places) {
        frame.sign(Sign::Mark(placed.event.mark), *place);
    }
}

/// For each event how many lanes from the axis it stands, so that signs and stretches of time keep clear of each other.
/// Where there are too many for that, they share the last lane.
fn lanes(placed: &[Placed], scale: &Scale) -> Vec<usize> {
    let mut ends = [f32::NEG_INFINITY; LANES];
    let lane = |placed: &Placed| {
        let sign = scale.pixel(placed.anchor());
        let end = if placed.is_long() { scale.pixel(placed.until) } else { sign };
        let free = ends.iter().position(|end| *end <= sign - SIGN).unwrap_or(LANES - 1);
        ends[free] = end.max(sign + SIGN);
        free
    };
    placed.iter().map(lane).collect()
}

fn draw_label(frame: &mut Frame, placed: &Placed, top: f32) {
    let palette = frame.palette;
    let mut y = top + LINE - 9.0;
    frame.svg.text(LABELS, y, placed.date_text(palette.mark(placed.event.mark)));
    let mut x = LABELS + placed.indent();
    for line in &placed.lines {
        if !line.is_empty() {
            let (size, fill) = (LABEL, palette.text);
            frame.svg.text(x, y, Text { text: line, size, weight: Weight::Regular, fill, anchor: Anchor::Start });
        }
        (x, y) = (LABELS, y + LINE);
    }
}

/// The same in words.
fn words(plan: &Plan, timeline: &Timeline, style: &Style) -> String {
    let entry = |placed: &Placed| {
        let Placed { event, date, .. } = placed;
        let text = if event.label.is_empty() { date.clone() } else { format!("{date}: {}", event.label) };
        Entry { text, weight: event.weight }
    };
    let entries: Vec<_> = plan.placed.iter().map(entry).collect();
    let title = format!("{}, {}", timeline.title, plan.span());
    let source = style.words.source(&timeline.source);
    alt_text(&title, &entries, plan.hidden, |n| style.words.more(n), &source)
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
