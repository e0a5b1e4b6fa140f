//! What a date expression says: a date, a stretch of time, or one open end.

use super::date::{Date, Precision, month_length};
use super::duration::Duration;

/// A stretch of time as it was worded: "January 23, 1928", "1918–1922",
/// "mid-1978", "first half of the 1980s", "before 1930".
///
/// [`start`](Span::start) and [`end`](Span::end) are the dates named;
/// [`kind`](Span::kind) says how they bound the span and
/// [`qualifier`](Span::qualifier) which part of it is meant.
///
/// ```
/// use footnote::dates::{Kind, Qualifier, Span};
///
/// let span = Span::parse("early 1970s").unwrap();
/// assert_eq!(span.kind(), Kind::Decade);
/// assert_eq!(span.qualifier(), Some(Qualifier::Early));
/// assert_eq!(span.start().unwrap().year(), Some(1970));
/// assert_eq!(span.end().unwrap().year(), Some(1979));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) kind: Kind,
    pub(super) qualifier: Option<Qualifier>,
}

/// How a span's dates bound it.
///
/// ```
/// use footnote::dates::{Kind, Span};
///
/// assert_eq!(Span::parse("by 1979").unwrap().kind(), Kind::By);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One date at the precision given; start and end are the same.
    Point,
    /// From the start to the end, both included.
    Range,
    /// Ten years such as 1970 to 1979.
    Decade,
    /// A hundred years such as 1801 to 1900, the 19th century.
    Century,
    /// Earlier than the end, which is not included. No start.
    Before,
    /// Up to the end, included. No start.
    Until,
    /// At some time not later than the end. No start.
    By,
    /// From the start on, included. No end.
    Since,
    /// Later than the start, which is not included. No end.
    After,
}

/// The part of a span that is meant, or a warning that it is not exact.
///
/// ```
/// use footnote::dates::{Qualifier, Span};
///
/// let span = Span::parse("autumn of 1992").unwrap();
/// assert_eq!(span.qualifier(), Some(Qualifier::Autumn));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Near the date named: a year (or month) either way is compared as equal.
    Around,
    /// The first two fifths.
    Early,
    /// The middle two fifths.
    Mid,
    /// The last two fifths.
    Late,
    /// The first half.
    FirstHalf,
    /// The second half.
    SecondHalf,
    /// March to May (northern seasons).
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// Winter of a year may be its first months or the turn to the next, so
    /// comparisons take all from January to the February after.
    Winter,
}

impl From<Date> for Span {
    /// The span that is just this date.
    fn from(date: Date) -> Span {
        Span::new(Some(date), Some(date), Kind::Point)
    }
}

impl Span {
    pub(super) fn new(start: Option<Date>, end: Option<Date>, kind: Kind) -> Span {
        Span { start, end, kind, qualifier: None }
    }

    /// The range from `start` to `end`, both included. `None` when they are
    /// in the wrong order or only one of them has a year. Without years a
    /// range may pass the new year ("December–February").
    ///
    /// ```
    /// use footnote::dates::{Date, Span};
    ///
    /// let year = |y| Date::new(Some(y), None, None).unwrap();
    /// let span = Span::between(year(1918), year(1922)).unwrap();
    /// assert_eq!(span.render("en"), "1918–1922");
    /// assert_eq!(Span::between(year(1922), year(1918)), None);
    /// ```
    pub fn between(start: Date, end: Date) -> Option<Span> {
        let ordered = match (start.year(), end.year()) {
            (Some(a), Some(b)) => start.first_day_in(a) <= end.last_day_in(b),
            (None, None) => true,
            _ => false,
        };
        ordered.then(|| Span::new(Some(start), Some(end), Kind::Range))
    }

    /// The first date named; `None` when that end is open or not given.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// assert_eq!(Span::parse("since 1985").unwrap().start().unwrap().year(), Some(1985));
    /// assert_eq!(Span::parse("before 1930").unwrap().start(), None);
    /// ```
    pub fn start(&self) -> Option<Date> {
        self.start
    }

    /// The last date named; `None` when that end is open or not given.
    /// Whether that date is itself included is told by [`Span::kind`].
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// assert_eq!(Span::parse("before 1930").unwrap().end().unwrap().year(), Some(1930));
    /// ```
    pub fn end(&self) -> Option<Date> {
        self.end
    }

    /// How the dates bound the span.
    ///
    /// ```
    /// use footnote::dates::{Kind, Span};
    ///
    /// assert_eq!(Span::parse("1918–1922").unwrap().kind(), Kind::Range);
    /// ```
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The part meant, or `Around`; `None` when the whole span is meant.
    ///
    /// ```
    /// use footnote::dates::{Qualifier, Span};
    ///
    /// assert_eq!(Span::parse("mid-1978").unwrap().qualifier(), Some(Qualifier::Mid));
    /// assert_eq!(Span::parse("1978").unwrap().qualifier(), None);
    /// ```
    pub fn qualifier(&self) -> Option<Qualifier> {
        self.qualifier
    }

    /// The date, when the span is one date without a qualifier.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// assert!(Span::parse("October 1920").unwrap().date().is_some());
    /// assert!(Span::parse("late 1920").unwrap().date().is_none());
    /// ```
    pub fn date(&self) -> Option<Date> {
        match (self.kind, self.qualifier) {
            (Kind::Point, None) => self.start,
            _ => None,
        }
    }

    /// The time from start to end of a range: "1918–1922" is 4 years,
    /// "May 5–7" is 2 days. `None` for anything but a range, since a single
    /// date says when and not how long.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let length = Span::parse("1918–1922").unwrap().length().unwrap();
    /// assert_eq!(length.render("en"), "4 years");
    /// assert_eq!(Span::parse("1918").unwrap().length(), None);
    /// ```
    pub fn length(&self) -> Option<Duration> {
        match self.kind {
            Kind::Range => Duration::between(self.start?, self.end?),
            _ => None,
        }
    }

    /// The first and last date after the qualifier has been applied.
    pub(crate) fn narrowed(&self) -> (Option<Date>, Option<Date>) {
        let (Some(start), Some(end), Some(qualifier)) = (self.start, self.end, self.qualifier) else {
            return (self.start, self.end);
        };
        let ends = match start.precision() {
            Precision::Year => narrow_years(start, end, qualifier),
            Precision::Month => narrow_month(start, qualifier),
            Precision::Day => None,
        };
        let (start, end) = ends.unwrap_or((start, end));
        (Some(start), Some(end))
    }
}

/// A qualified year, decade or century in whole months (years for `Around`).
fn narrow_years(start: Date, end: Date, qualifier: Qualifier) -> Option<(Date, Date)> {
    let (first, last) = (start.year()?, end.year()?);
    if qualifier == Qualifier::Around {
        // A decade is vague enough as it is.
        let slack = i32::from(first == last);
        let year = |y| Date::new(Some(y), None, None);
        return Some((year(first - slack)?, year(last + slack)?));
    }
    let (from, until) = part(qualifier, (last - first + 1) * 12);
    Some((month_after(first, from)?, month_after(first, until - 1)?))
}

/// A qualified month in days, or in months for `Around`.
fn narrow_month(date: Date, qualifier: Qualifier) -> Option<(Date, Date)> {
    let month = date.month()?;
    if qualifier == Qualifier::Around {
        let index = i32::from(month) - 1;
        return Some((month_after(date.year()?, index - 1)?, month_after(date.year()?, index + 1)?));
    }
    let length = month_length(date.year().unwrap_or(2000), month);
    let (from, until) = part(qualifier, i32::from(length));
    let day = |d: i32| Date::new(date.year(), Some(month), u8::try_from(d).ok());
    Some((day(from + 1)?, day(until)?))
}

/// The month `offset` months after January of `year`.
fn month_after(year: i32, offset: i32) -> Option<Date> {
    let month = u8::try_from(offset.rem_euclid(12) + 1).ok();
    Date::new(Some(year + offset.div_euclid(12)), month, None)
}

/// Which of `n` equal steps the qualifier means, as a half-open range. Early,
/// mid and late overlap a little, because people do not agree where they meet.
fn part(qualifier: Qualifier, n: i32) -> (i32, i32) {
    let up_to = |tenths: i32| (n * tenths + 9) / 10;
    match qualifier {
        Qualifier::Early => (0, up_to(4)),
        Qualifier::Mid => (n * 3 / 10, up_to(7)),
        Qualifier::Late => (n * 6 / 10, n),
        Qualifier::FirstHalf => (0, n / 2),
        Qualifier::SecondHalf => (n / 2, n),
        Qualifier::Spring => (2, 5),
        Qualifier::Summer => (5, 8),
        Qualifier::Autumn => (8, 11),
        Qualifier::Winter => (0, 14),
        Qualifier::Around => (0, n),
    }
}
