//! From years and values to pixels, with ticks at round numbers.

use crate::dates::{Date, Kind, Span};

/// A stretch of numbers laid along a stretch of pixels.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    from: f64,
    to: f64,
    step: f64,
    start: f32,
    end: f32,
}

impl Scale {
    /// A scale that holds `from` to `to`, widened to round numbers, with about `ticks` ticks that are at least
    /// `smallest` apart.
    pub fn new(from: f64, to: f64, ticks: usize, smallest: f64) -> Scale {
        let step = round_step((to - from) / ticks.max(1) as f64).max(smallest);
        let (from, to) = ((from / step).floor() * step, (to / step).ceil() * step);
        let to = if to > from { to } else { from + step };
        Scale { from, to, step, start: 0.0, end: 1.0 }
    }

    /// The same numbers from pixel `start` to pixel `end`.
    pub fn along(self, start: f32, end: f32) -> Scale {
        Scale { start, end, ..self }
    }

    pub fn pixel(&self, value: f64) -> f32 {
        let share = (value - self.from) / (self.to - self.from);
        self.start + (self.end - self.start) * share as f32
    }

    /// The numbers to write beside the scale, first and last included.
    pub fn ticks(&self) -> impl Iterator<Item = f64> {
        let (from, step) = (self.from, self.step);
        let count = ((self.to - from) / step).round() as usize;
        (0..=count).map(move |n| from + step * n as f64)
    }

    /// A tick in figures: as many decimals as the step has, thousands apart. The font has no minus but the dash.
    pub fn figures(&self, tick: f64) -> String {
        let decimals = (-self.step.log10().floor()).clamp(0.0, 6.0) as usize;
        let plain = format!("{:.decimals$}", tick.abs());
        let (whole, rest) = plain.find('.').map_or((plain.as_str(), ""), |dot| plain.split_at(dot));
        let sign = if plain.chars().any(|c| c.is_ascii_digit() && c != '0') && tick < 0.0 { "–" } else { "" };
        format!("{sign}{}{rest}", thousands_apart(whole))
    }
}

/// The 1, 2 or 5 with zeros that is `least` or the next above.
fn round_step(least: f64) -> f64 {
    if least <= 0.0 || !least.is_finite() {
        return 1.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0].map(|digit| digit * power);
    steps.into_iter().find(|step| *step >= least).unwrap_or(10.0 * power)
}

fn thousands_apart(digits: &str) -> String {
    let mut apart = String::new();
    for (n, digit) in digits.chars().enumerate() {
        let left = digits.len() - n;
        // Four digits are read at a glance.
        if n > 0 && left.is_multiple_of(3) && digits.len() > 4 {
            apart.push('\u{a0}');
        }
        apart.push(digit);
    }
    apart
}

/// When a span begins and ends, in years and parts of a year; `None` if it has no year.
///
/// What is open at one end ("since", "before") is the date at the other.
pub fn years(span: &Span) -> Option<(f64, f64)> {
    let (start, end) = span.narrowed();
    let (start, end) = (start.and_then(year_bounds), end.and_then(year_bounds));
    match span.kind() {
        Kind::Before | Kind::Until | Kind::By => end,
        Kind::Since | Kind::After => start,
        _ => Some((start?.0, end?.1)),
    }
}

/// The first and the last moment of a date in years.
fn year_bounds(date: Date) -> Option<(f64, f64)> {
    const MONTH: f64 = 1.0 / 12.0;
    const DAY: f64 = MONTH / 31.0;
    let year = f64::from(date.year()?);
    let Some(month) = date.month() else { return Some((year, year + 1.0)) };
    let month = year + f64::from(month - 1) * MONTH;
    let Some(day) = date.day() else { return Some((month, month + MONTH)) };
    let day = month + f64::from(day - 1) * DAY;
    Some((day, day + DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_all() {
        let ticks = |from, to, smallest| Scale::new(from, to, 5, smallest).ticks().collect::<Vec<_>>();
        assert_eq!(ticks(0.0, 5.9, 0.0), [0.0, 2.0, 4.0, 6.0]);
        assert_eq!(ticks(1905.0, 1998.0, 1.0), [1900.0, 1920.0, 1940.0, 1960.0, 1980.0, 2000.0]);
        assert_eq!(ticks(1956.2, 1956.9, 1.0), [1956.0, 1957.0]);
        assert_eq!(ticks(0.0, 0.0, 0.0), [0.0, 1.0]);
        assert_eq!(ticks(-3.0, 4.0, 0.0), [-4.0, -2.0, 0.0, 2.0, 4.0]);
    }

    #[test]
    fn ticks_are_written_no_finer_than_they_are() {
        let figures = |to: f64| {
            let scale = Scale::new(0.0, to, 4, 0.0);
            scale.ticks().map(|tick| scale.figures(tick)).collect::<Vec<_>>()
        };
        assert_eq!(figures(4.0), ["0", "1", "2", "3", "4"]);
        assert_eq!(figures(0.2), ["0.00", "0.05", "0.10", "0.15", "0.20"]);
        assert_eq!(figures(50_000.0).last().map(String::as_str), Some("60\u{a0}000"));
        assert_eq!(Scale::new(-4.0, 0.0, 4, 0.0).figures(-2.0), "–2");
    }

    #[test]
    fn spans_have_a_place_in_time() {
        let at = |text: &str| years(&Span::parse(text).unwrap());
        assert_eq!(at("1956"), Some((1956.0, 1957.0)));
        assert_eq!(at("1918–1922"), Some((1918.0, 1923.0)));
        assert_eq!(at("1970s"), Some((1970.0, 1980.0)));
        assert_eq!(at("first half of the 1980s"), Some((1980.0, 1985.0)));
        assert_eq!(at("by 1979"), Some((1979.0, 1980.0)));
        assert_eq!(at("since 1985"), Some((1985.0, 1986.0)));
        assert_eq!(at("August 8"), None);
        let (from, until) = at("December 31, 1925").unwrap();
        assert!(from > 1925.99 && until < 1926.001);
    }
}
