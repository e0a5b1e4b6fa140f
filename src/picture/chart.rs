//! Figures by year: bars where there are few, lines where there are many.

use super::alt_text::{Entry, alt_text};
use super::frame::Drawing;
use super::scale::years;
use super::{Picture, PictureError, Style, bars, lines, render};
use crate::dates::Span;

/// What a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it is about.
    pub title: String,
    /// What is counted: "billion US$".
    pub unit: String,
    /// Where it comes from, with its licence.
    pub source: String,
    /// At most [`MAX_SERIES`]. Series without points are left out.
    pub series: Vec<Series>,
}

/// Values of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What they are values of: "Exports".
    pub name: String,
    /// The values, in any order. Those without a year are left out.
    pub points: Vec<Point>,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// When it was so.
    pub when: Span,
    /// How much it was.
    pub value: f64,
    /// The value as the source words it: "nearly 6".
    pub label: String,
}

/// As many colours as can be told apart.
pub const MAX_SERIES: usize = 6;

/// As many bars as can be read.
const MOST_BARS: usize = 14;

/// Draws figures by year, each as a bar, or as lines if they are many.
///
/// # Errors
/// If there is no value with a year, if a value is not finite, or if there are more series than can be told apart.
pub fn chart(chart: &Chart, style: &Style) -> Result<Picture, PictureError> {
    let (drawing, alt_text) = draw(chart, style)?;
    let (png, width, height) = render::png(&drawing.document())?;
    Ok(Picture { png, width, height, alt_text })
}

/// The drawing and its text.
pub(super) fn draw(chart: &Chart, style: &Style) -> Result<(Drawing, String), PictureError> {
    let series = placed(chart)?;
    let points: usize = series.iter().map(|series| series.points.len()).sum();
    let drawing = if points <= MOST_BARS { bars::draw } else { lines::draw };
    Ok((drawing(chart, &series, style), words(chart, &series, style)))
}

/// A series with its values in the order of time.
pub(super) struct Placed<'a> {
    pub name: &'a str,
    pub points: Vec<PlacedPoint<'a>>,
}

/// A value with its place in time.
pub(super) struct PlacedPoint<'a> {
    pub at: f64,
    pub point: &'a Point,
}

impl<'a> PlacedPoint<'a> {
    fn new(point: &'a Point) -> Option<PlacedPoint<'a>> {
        let (from, until) = years(&point.when)?;
        Some(PlacedPoint { at: (from + until) / 2.0, point })
    }
}

fn placed(chart: &Chart) -> Result<Vec<Placed<'_>>, PictureError> {
    let mut all = Vec::new();
    for series in &chart.series {
        let mut points: Vec<_> = series.points.iter().filter_map(PlacedPoint::new).collect();
        if let Some(bad) = points.iter().find(|placed| !placed.point.value.is_finite()) {
            return Err(PictureError::NotFinite(bad.point.value));
        }
        points.sort_by(|a, b| a.at.total_cmp(&b.at));
        if !points.is_empty() {
            all.push(Placed { name: &series.name, points });
        }
    }
    match all.len() {
        0 => Err(PictureError::Empty),
        n if n > MAX_SERIES => Err(PictureError::TooManySeries(n)),
        _ => Ok(all),
    }
}

/// The least and the greatest value, and zero: bars and lines that don't start at zero mislead.
pub(super) fn range(series: &[Placed]) -> (f64, f64) {
    let values = series.iter().flat_map(|series| series.points.iter().map(|placed| placed.point.value));
    values.fold((0.0, 0.0), |(least, most), value| (value.min(least), value.max(most)))
}

fn words(chart: &Chart, series: &[Placed], style: &Style) -> String {
    let entry = |series: &Placed| {
        let values = series.points.iter().map(|placed| {
            let when = placed.point.when.render(&style.language);
            format!("{when}: {}", placed.point.label)
        });
        let values: Vec<_> = values.collect();
        Entry { text: format!("{} – {}", series.name, values.join("; ")), weight: 0 }
    };
    let entries: Vec<_> = series.iter().map(entry).collect();
    let title = if chart.unit.is_empty() { chart.title.clone() } else { format!("{} ({})", chart.title, chart.unit) };
    alt_text(&title, &entries, 0, |n| style.words.more(n), &style.words.source(&chart.source))
}
