//! The time between two dates, no more exact than the dates are.

use super::date::{Date, Precision, day_number, month_length};

/// A length of time, in days, months or years as far as both dates told.
///
/// ```
/// use footnote::dates::{Date, Duration};
///
/// let born = Date::new(Some(1928), Some(1), Some(23)).unwrap();
/// let died = Date::new(Some(2017), Some(7), None).unwrap();
/// let age = Duration::between(born, died).unwrap();
/// assert_eq!((age.days(), age.months(), age.years()), (None, Some(1074), 89));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    precision: Precision,
    days: i64,
    /// Whole months, and the days that remain after them.
    months: i64,
    rest: i64,
}

impl Duration {
    /// The time between two dates at the precision both have; the order of the
    /// two does not matter. Year precision is the plain difference of years,
    /// so the true time may be up to a year more or less, and likewise months.
    ///
    /// Dates without years are taken to fall in one year. `None` when only
    /// one date has a year, or when a leap day would make the difference.
    ///
    /// ```
    /// use footnote::dates::{Date, Duration};
    ///
    /// let day = |d| Date::new(Some(1945), Some(8), Some(d)).unwrap();
    /// assert_eq!(Duration::between(day(9), day(6)).unwrap().days(), Some(3));
    /// ```
    pub fn between(a: Date, b: Date) -> Option<Duration> {
        match (a.year(), b.year()) {
            (Some(_), Some(_)) => measure(a, b),
            (None, None) => {
                let common = measure(a.in_year(2001)?, b.in_year(2001)?)?;
                let leap = measure(a.in_year(2000)?, b.in_year(2000)?)?;
                (common == leap).then_some(common)
            }
            _ => None,
        }
    }

    /// The unit the duration is exact to.
    ///
    /// ```
    /// use footnote::dates::{Precision, Span};
    ///
    /// let length = Span::parse("1918–1922").unwrap().length().unwrap();
    /// assert_eq!(length.precision(), Precision::Year);
    /// ```
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// Exact days, when both dates had a day.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let length = Span::parse("June 22, 1941 – May 9, 1945").unwrap().length().unwrap();
    /// assert_eq!(length.days(), Some(1417));
    /// ```
    pub fn days(self) -> Option<i64> {
        (self.precision == Precision::Day).then_some(self.days)
    }

    /// Completed months, when both dates had a month.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let length = Span::parse("June 22, 1941 – May 9, 1945").unwrap().length().unwrap();
    /// assert_eq!(length.months(), Some(46));
    /// ```
    pub fn months(self) -> Option<i64> {
        (self.precision >= Precision::Month).then_some(self.months)
    }

    /// Completed years, as one counts a person's age.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let length = Span::parse("June 22, 1941 – May 9, 1945").unwrap().length().unwrap();
    /// assert_eq!(length.years(), 3);
    /// ```
    pub fn years(self) -> i64 {
        self.months / 12
    }

    /// The duration in words, for the language code "en", "ru" or "ja" (any
    /// other code gives English). Many days are followed by a rounder figure.
    ///
    /// ```
    /// use footnote::dates::Span;
    ///
    /// let length = |text| Span::parse(text).unwrap().length().unwrap();
    /// assert_eq!(length("1918–1938").render("ru"), "20 лет");
    /// assert_eq!(length("May 5–7, 1950").render("en"), "2 days");
    /// let days = length("August 6, 1945 – October 28, 1945");
    /// assert_eq!(days.render("en"), "83 days (about 3 months)");
    /// assert_eq!(days.render("ja"), "83日（約3か月）");
    /// ```
    pub fn render(self, language: &str) -> String {
        match self.precision {
            Precision::Year => count(self.years(), Precision::Year, language),
            Precision::Month => years_and_months(self.months, language),
            Precision::Day => {
                let days = count(self.days, Precision::Day, language);
                match self.rounded() {
                    Some((n, unit, exact)) => {
                        let rough = if exact { count(n, unit, language) } else { about(n, unit, language) };
                        match language {
                            "ja" => format!("{days}（{rough}）"),
                            _ => format!("{days} ({rough})"),
                        }
                    }
                    None => days,
                }
            }
        }
    }

    /// Days in the nearest months or years and whether they come out even;
    /// `None` when the days are few enough to grasp.
    fn rounded(self) -> Option<(i64, Precision, bool)> {
        if self.days < 45 {
            return None;
        }
        let months = self.months + i64::from(self.rest >= 16);
        if months >= 24 || months % 12 == 0 {
            let exact = self.rest == 0 && self.months % 12 == 0;
            return Some(((months + 6) / 12, Precision::Year, exact));
        }
        Some((months, Precision::Month, self.rest == 0))
    }
}

/// The difference of two dates that both have a year.
fn measure(a: Date, b: Date) -> Option<Duration> {
    let precision = a.precision().min(b.precision());
    let parts = |d: Date| {
        let month = d.month().filter(|_| precision >= Precision::Month);
        let day = d.day().filter(|_| precision == Precision::Day);
        Some((d.year()?, month.unwrap_or(1), day.unwrap_or(1)))
    };
    let (x, y) = (parts(a)?, parts(b)?);
    let (from, to) = (x.min(y), x.max(y));
    let days = day_number(to.0, to.1, to.2) - day_number(from.0, from.1, from.2);

    let mut months = i64::from(to.0 - from.0) * 12 + i64::from(to.1) - i64::from(from.1);
    let mut rest = i64::from(to.2) - i64::from(from.2);
    if rest < 0 {
        months -= 1;
        // Count from the same day of the month before, or from its last day
        // when it is too short to have that day.
        let before = match to.1 {
            1 => month_length(to.0 - 1, 12),
            m => month_length(to.0, m - 1),
        };
        rest = i64::from(to.2) + i64::from(before.saturating_sub(from.2));
    }
    Some(Duration { precision, days, months, rest })
}

fn years_and_months(months: i64, language: &str) -> String {
    let (years, rest) = (months / 12, months % 12);
    let years_text = count(years, Precision::Year, language);
    let rest_text = count(rest, Precision::Month, language);
    match (years, rest) {
        (0, _) => rest_text,
        (_, 0) => years_text,
        _ if language == "ja" => years_text + &rest_text,
        _ => format!("{years_text} {rest_text}"),
    }
}

fn count(n: i64, unit: Precision, language: &str) -> String {
    match language {
        "ru" => {
            let [one, few, many] = russian(unit);
            let word = match (n % 10, n % 100) {
                (_, 11..=14) => many,
                (1, _) => one,
                (2..=4, _) => few,
                _ => many,
            };
            format!("{} {word}", grouped(n, '\u{a0}'))
        }
        "ja" => format!("{}{}", grouped(n, ','), japanese(unit)),
        _ => {
            let word = match unit {
                Precision::Day => "day",
                Precision::Month => "month",
                Precision::Year => "year",
            };
            let plural = if n == 1 { "" } else { "s" };
            format!("{} {word}{plural}", grouped(n, ','))
        }
    }
}

fn about(n: i64, unit: Precision, language: &str) -> String {
    match language {
        "ru" => {
            // "около" takes the genitive, which knows only one and many.
            let [_, one, many] = russian(unit);
            let word = if n % 10 == 1 && n % 100 != 11 { one } else { many };
            format!("около {} {word}", grouped(n, '\u{a0}'))
        }
        "ja" => format!("約{}", count(n, unit, language)),
        _ => format!("about {}", count(n, unit, language)),
    }
}

/// The word after 1, after 2 to 4 (also the genitive singular), after 5.
fn russian(unit: Precision) -> [&'static str; 3] {
    match unit {
        Precision::Day => ["день", "дня", "дней"],
        Precision::Month => ["месяц", "месяца", "месяцев"],
        Precision::Year => ["год", "года", "лет"],
    }
}

fn japanese(unit: Precision) -> &'static str {
    match unit {
        Precision::Day => "日",
        Precision::Month => "か月",
        Precision::Year => "年",
    }
}

/// Digits in groups of three from 10,000 on.
fn grouped(n: i64, separator: char) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}
