//! Many figures: lines over the years.

use super::Style;
use super::chart::{Chart, Placed, PlacedPoint, Point, range};
use super::font::Weight;
use super::frame::{Drawing, Frame, Key, MARGIN, Sign, WIDTH};
use super::scale::Scale;
use super::svg::{Anchor, Text};

/// Pictures of lines are a little taller than wide.
const HEIGHT: f32 = 1260.0;
/// The letters of figures and years at the axes.
const SMALL: f32 = 28.0;
/// More values than this are not marked one by one.
const DOTS: usize = 30;
/// More values than this are not labelled but for the first, the last, the least and the greatest.
const LABELLED: usize = 12;
/// The room below for the years.
const YEARS: f32 = 60.0;

pub fn draw(chart: &Chart, series: &[Placed], style: &Style) -> Drawing {
    let mut frame = Frame::new(&chart.title, &chart.source, None, style);
    let key = |(n, series): (usize, &Placed<'_>)| (Sign::Series(n), series.name.to_owned());
    let keys: Vec<_> = series.iter().enumerate().map(key).filter(|(_, name)| !name.is_empty()).collect();
    let keys: Vec<_> = keys.iter().map(|(sign, meaning)| Key { sign: *sign, meaning }).collect();
    frame.key(&chart.unit, &keys);

    let (least, most) = range(series);
    let bottom = HEIGHT - frame.foot_height() - YEARS;
    let values = Scale::new(least, most, 6, 0.0).along(bottom, frame.top + 50.0);
    let left = MARGIN + draw_values(&mut frame, &values) + 20.0;
    let at = |compare: fn(f64, f64) -> f64, start| {
        series.iter().flat_map(|series| &series.points).map(|placed| placed.at.floor()).fold(start, compare)
    };
    let (first, last) = (at(f64::min, f64::INFINITY), at(f64::max, f64::NEG_INFINITY) + 1.0);
    let times = Scale::new(first, last, 6, 1.0).along(left + 16.0, WIDTH - MARGIN - 16.0);
    draw_years(&mut frame, &times, bottom);
    for (number, series) in series.iter().enumerate() {
        let place = |placed: &PlacedPoint| (times.pixel(placed.at), values.pixel(placed.point.value));
        let places: Vec<_> = series.points.iter().map(place).collect();
        frame.svg.polyline(&places, 6.0, frame.palette.series(number));
        for place in places.iter().filter(|_| places.len() <= DOTS) {
            frame.svg.circle(*place, 10.0, frame.palette.series(number), frame.palette.ground);
        }
    }
    for (number, series) in series.iter().enumerate() {
        let colour = frame.palette.series(number);
        draw_labels(&mut frame, series, colour, (&times, &values), bottom);
    }
    frame.finish(HEIGHT)
}

/// Draws the figures of the axis with a line across for each, and tells how wide the widest is.
fn draw_values(frame: &mut Frame, values: &Scale) -> f32 {
    let palette = frame.palette;
    let figures: Vec<_> = values.ticks().map(|tick| (values.pixel(tick), values.figures(tick))).collect();
    fn text<'a>(text: &'a str, fill: &'a str) -> Text<'a> {
        Text { text, size: SMALL, weight: Weight::Regular, fill, anchor: Anchor::End }
    }
    let width = figures.iter().map(|(_, figure)| text(figure, "").width()).fold(0.0, f32::max);
    for (y, figure) in &figures {
        frame.svg.line((MARGIN + width + 20.0, *y), (WIDTH - MARGIN, *y), 2.0, palette.grid);
        frame.svg.text(MARGIN + width, y + 10.0, text(figure, palette.muted));
    }
    width
}

fn draw_years(frame: &mut Frame, times: &Scale, bottom: f32) {
    let palette = frame.palette;
    for tick in times.ticks() {
        let x = times.pixel(tick);
        frame.svg.line((x, bottom), (x, bottom + 12.0), 3.0, palette.grid);
        let year = tick.round().to_string();
        let text =
            Text { text: &year, size: SMALL, weight: Weight::Regular, fill: palette.muted, anchor: Anchor::Middle };
        frame.svg.text(x, bottom + 46.0, text);
    }
}

/// Labels the values that say most, as far as they keep clear of each other: the last, the first, the extremes, then
/// the rest if they are few.
fn draw_labels(frame: &mut Frame, series: &Placed, fill: &str, (times, values): (&Scale, &Scale), bottom: f32) {
    let by_value = |a: &&PlacedPoint, b: &&PlacedPoint| a.point.value.total_cmp(&b.point.value);
    let points = || series.points.iter();
    let telling = [points().next_back(), points().next(), points().max_by(by_value), points().min_by(by_value)];
    let mut labelled: Vec<&Point> = Vec::new();
    let rest = points().filter(|_| series.points.len() <= LABELLED);
    for placed in telling.into_iter().flatten().chain(rest) {
        if labelled.iter().any(|point| std::ptr::eq(*point, placed.point)) {
            continue;
        }
        let text = Text { text: &placed.point.label, size: SMALL, weight: Weight::Bold, fill, anchor: Anchor::Middle };
        let (x, y) = (times.pixel(placed.at), values.pixel(placed.point.value));
        let half = text.width() / 2.0;
        // Not past the edge of the picture.
        let x = x.min(WIDTH - MARGIN / 2.0 - half).max(MARGIN + half);
        let clear = |y: &f32| {
            let place = text.at(x, *y);
            place.bottom <= bottom && !frame.svg.boxes().iter().any(|other| place.overlaps(other))
        };
        if let Some(y) = [y - 20.0, y + 42.0].into_iter().find(clear) {
            frame.svg.text_over(x, y, text, frame.palette.ground);
            labelled.push(placed.point);
        }
    }
}
