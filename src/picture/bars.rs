//! Few figures: a lying bar for each, so that there is room for its label.

use super::Style;
use super::chart::{Chart, Placed, PlacedPoint, range};
use super::font::Weight;
use super::frame::{Drawing, Frame, LABEL, LINE, MARGIN, TALLEST, WIDTH};
use super::scale::Scale;
use super::svg::{Anchor, Text};
use super::wrap::Room;

/// The room for dates.
const DATES: f32 = 230.0;
/// The height of a row where there is room enough.
const ROW: f32 = 92.0;
/// Even a single bar gets a picture of this height.
const SHORTEST: f32 = 640.0;
const BAR: f32 = 44.0;
const NAME: f32 = 64.0;
/// The room below for the figures of the axis.
const AXIS: f32 = 54.0;

pub fn draw(chart: &Chart, series: &[Placed], style: &Style) -> Drawing {
    let mut frame = Frame::new(&chart.title, &chart.source, None, style);
    frame.key(&chart.unit, &[]);
    let rows: usize = series.iter().map(|series| series.points.len()).sum();
    let names = names(series);
    let around = frame.top + names * NAME + AXIS + frame.foot_height();
    let height = (around + rows as f32 * ROW).clamp(SHORTEST, TALLEST);
    // Rows share the room there is, within reason.
    let row = ((height - around) / rows as f32).min(ROW);
    let bottom = frame.top + names * NAME + rows as f32 * row;

    let left = MARGIN + DATES;
    let label_room = widest_label(series).min((WIDTH - MARGIN - left) / 2.0);
    let (least, most) = range(series);
    let scale = Scale::new(least, most, 5, 0.0).along(left, WIDTH - MARGIN - label_room);
    draw_axis(&mut frame, &scale, bottom);
    let mut y = frame.top;
    for (number, series) in series.iter().enumerate() {
        if names > 0.0 {
            let room = Room { size: 32.0, weight: Weight::Bold, width: WIDTH - 2.0 * MARGIN, indent: 0.0, lines: 1 };
            let name = room.wrap(series.name).concat();
            let fill = frame.palette.series(number);
            let text = Text { text: &name, size: 32.0, weight: Weight::Bold, fill, anchor: Anchor::Start };
            frame.svg.text(MARGIN, y + NAME - 18.0, text);
            y += NAME;
        }
        for placed in &series.points {
            draw_row(&mut frame, &scale, placed, number, (y, row), &style.language);
            y += row;
        }
    }
    frame.finish(height)
}

/// How many series get a line for their name: a single one may go without.
fn names(series: &[Placed]) -> f32 {
    let nameless = matches!(series, [only] if only.name.is_empty());
    if nameless { 0.0 } else { series.len() as f32 }
}

fn label<'a>(text: &'a str, fill: &'a str) -> Text<'a> {
    Text { text, size: LABEL, weight: Weight::Bold, fill, anchor: Anchor::Start }
}

fn widest_label(series: &[Placed]) -> f32 {
    let labels = series.iter().flat_map(|series| &series.points);
    labels.map(|placed| label(&placed.point.label, "").width() + 16.0).fold(0.0, f32::max)
}

fn draw_axis(frame: &mut Frame, scale: &Scale, bottom: f32) {
    let palette = frame.palette;
    let mut clear = f32::NEG_INFINITY;
    for tick in scale.ticks() {
        let x = scale.pixel(tick);
        frame.svg.line((x, frame.top + 8.0), (x, bottom + 4.0), 2.0, palette.grid);
        let figures = scale.figures(tick);
        let text =
            Text { text: &figures, size: 26.0, weight: Weight::Regular, fill: palette.muted, anchor: Anchor::Middle };
        let place = text.at(x, bottom + 38.0);
        if place.left > clear && place.right < WIDTH {
            clear = place.right + 10.0;
            frame.svg.text(x, bottom + 38.0, text);
        }
    }
}

fn draw_row(
    frame: &mut Frame,
    scale: &Scale,
    placed: &PlacedPoint,
    series: usize,
    (top, row): (f32, f32),
    language: &str,
) {
    let palette = frame.palette;
    let middle = top + row / 2.0;
    let date = placed.point.when.render(language);
    let room = Room { size: 28.0, weight: Weight::Regular, width: DATES - 20.0, indent: 0.0, lines: 2 };
    let lines = room.wrap(&date);
    let mut y = middle + 10.0 - (lines.len() as f32 - 1.0) * 16.0;
    for line in lines {
        let text = Text { text: &line, size: 28.0, weight: Weight::Regular, fill: palette.text, anchor: Anchor::Start };
        frame.svg.text(MARGIN, y, text);
        y += 32.0;
    }
    let (zero, end) = (scale.pixel(0.0), scale.pixel(placed.point.value));
    let corner = (zero.min(end), middle - BAR / 2.0);
    frame.svg.rect(corner, ((end - zero).abs().max(3.0), BAR), 5.0, palette.series(series), 1.0);
    let x = zero.max(end) + 12.0;
    let width = WIDTH - MARGIN / 2.0 - x;
    let room =
        Room { size: LABEL, weight: Weight::Bold, width, indent: 0.0, lines: if row > 2.0 * LINE { 2 } else { 1 } };
    let lines = room.wrap(&placed.point.label);
    let mut y = middle + 11.0 - (lines.len() as f32 - 1.0) * LINE / 2.0;
    for line in &lines {
        frame.svg.text(x, y, label(line, palette.text));
        y += LINE;
    }
}
