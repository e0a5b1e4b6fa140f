//! Whether two spans may speak of the same time, and which comes first.

use super::date::Date;
use super::span::{Kind, Span};
use std::cmp::Ordering;

/// Day numbers far outside every year that can be written.
const PAST: i64 = -10_000_000;
const FUTURE: i64 = 10_000_000;

/// The days a span may mean.
#[derive(Clone, Copy)]
enum Reach {
    /// First and last day number.
    Days(i64, i64),
    /// The same stretch of every year.
    Yearly(Date, Date),
    /// An open end without a year, such as "since August": nothing is known.
    Unknown,
}

impl Span {
    /// Whether all of `other` lies within this span: every day that `other`
    /// may mean. A span without a year covers that stretch of any year.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let span = |text| Span::parse(text).unwrap();
    /// assert!(span("1956").covers(&span("October 19, 1956")));
    /// assert!(!span("October 19, 1956").covers(&span("1956")));
    /// assert!(span("August 8").covers(&span("August 8, 1945")));
    /// ```
    pub fn covers(&self, other: &Span) -> bool {
        match (reach(self), reach(other)) {
            (Reach::Days(a, b), Reach::Days(c, d)) => a <= c && d <= b,
            (yearly @ Reach::Yearly(..), Reach::Days(c, d)) => near(yearly, c, d).any(|(a, b)| a <= c && d <= b),
            (yearly @ Reach::Yearly(..), Reach::Yearly(from, until)) => {
                let (c, d) = pinned(from, until, 2000);
                near(yearly, c, d).any(|(a, b)| a <= c && d <= b)
            }
            _ => false,
        }
    }

    /// Whether the two may speak of the same time: they share a day, as far
    /// as is known. A span without a year is compatible with every year.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let span = |text| Span::parse(text).unwrap();
    /// assert!(span("the 1970s").overlaps(&span("January 1972")));
    /// assert!(!span("October 1956").overlaps(&span("January 1956")));
    /// assert!(span("August 8").overlaps(&span("1945")));
    /// ```
    pub fn overlaps(&self, other: &Span) -> bool {
        if years_apart(self, other) || years_apart(other, self) {
            return false;
        }
        let (yearly, (c, d)) = match (reach(self), reach(other)) {
            (Reach::Unknown, _) | (_, Reach::Unknown) => return true,
            (Reach::Days(a, b), Reach::Days(c, d)) => return a <= d && c <= b,
            (Reach::Days(c, d), yearly) | (yearly, Reach::Days(c, d)) => (yearly, (c, d)),
            // Pinning one to a leap year compares all the days there are.
            (yearly, Reach::Yearly(from, until)) => (yearly, pinned(from, until, 2000)),
        };
        near(yearly, c, d).any(|(a, b)| a <= b && a <= d && c <= b)
    }

    /// Which span starts earlier, only when that is certain: `None` when the
    /// starts may fall either way, as for "1956" and "October 1956", or for
    /// "1956" and "1956". `Equal` means the same day.
    ///
    /// ```
    /// use footnote::dates::Span;
    /// use std::cmp::Ordering;
    ///
    /// let span = |text| Span::parse(text).unwrap();
    /// assert_eq!(span("1918–1922").cmp_start(&span("1920")), Some(Ordering::Less));
    /// assert_eq!(span("1956").cmp_start(&span("October 1956")), None);
    /// ```
    pub fn cmp_start(&self, other: &Span) -> Option<Ordering> {
        let (Reach::Days(a, b), Reach::Days(c, d)) = (start_reach(self), start_reach(other)) else {
            return None;
        };
        if b < c {
            Some(Ordering::Less)
        } else if d < a {
            Some(Ordering::Greater)
        } else {
            (a == b && c == d).then_some(Ordering::Equal)
        }
    }
}

/// Whether one span ends years before the other starts, so that no days need be counted.
fn years_apart(one: &Span, other: &Span) -> bool {
    /// More than any season or "around" adds to a span.
    const MARGIN: i32 = 3;
    let year = |date: Option<Date>| date.and_then(Date::year);
    year(one.end).zip(year(other.start)).is_some_and(|(end, start)| end + MARGIN < start)
}

/// The days on which a span may start. A range starts in its first date;
/// anything else happened somewhere within.
fn start_reach(span: &Span) -> Reach {
    match (span.kind, span.start) {
        (Kind::Range | Kind::Since, Some(start)) => reach(&Span::from(start)),
        _ => reach(span),
    }
}

fn reach(span: &Span) -> Reach {
    let (start, end) = span.narrowed();
    if [start, end].iter().flatten().any(|d| d.year().is_none()) {
        return match (start, end) {
            (Some(from), Some(until)) => Reach::Yearly(from, until),
            _ => Reach::Unknown,
        };
    }
    let first = |date: Date| date.first_day_in(date.year().unwrap_or_default());
    let last = |date: Date| date.last_day_in(date.year().unwrap_or_default());
    let from = start.map_or(PAST, |date| match span.kind {
        Kind::After => last(date) + 1,
        _ => first(date),
    });
    let until = end.map_or(FUTURE, |date| match span.kind {
        Kind::Before => first(date) - 1,
        _ => last(date),
    });
    Reach::Days(from, until)
}

/// The yearly stretch that begins in `year`.
fn pinned(from: Date, until: Date, year: i32) -> (i64, i64) {
    let over_new_year = from.first_day_in(2000) > until.last_day_in(2000);
    let end_year = year + i32::from(over_new_year);
    (from.first_day_in(year), until.last_day_in(end_year))
}

/// The occurrences of a yearly stretch near the days from `from` to `until`.
/// Eleven years are enough to meet any day of the calendar, even February 29
/// around 1900, so longer stretches are cut to that.
fn near(yearly: Reach, from: i64, until: i64) -> impl Iterator<Item = (i64, i64)> {
    let from = from.max(until - 4_000);
    let until = until.min(from + 4_000);
    let year = |day: i64| 1970 + i32::try_from((day * 400).div_euclid(146_097)).unwrap_or(0);
    (year(from) - 2..=year(until) + 1).filter_map(move |y| match yearly {
        Reach::Yearly(a, b) => Some(pinned(a, b, y)),
        _ => None,
    })
}
