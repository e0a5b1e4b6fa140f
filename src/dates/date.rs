//! A calendar date of which some parts may be unknown.

/// A Gregorian date, whole or partial: "1928", "January 1928",
/// "January 23, 1928", "January" or "January 23".
///
/// ```
/// use footnote::dates::Date;
///
/// let date = Date::new(Some(1928), Some(1), Some(23)).unwrap();
/// assert_eq!(date.year(), Some(1928));
/// assert_eq!(Date::new(Some(1928), Some(13), None), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

/// The smallest part of a date that is known; `Year < Month < Day`.
///
/// ```
/// use footnote::dates::{Date, Precision};
///
/// let august_8 = Date::new(None, Some(8), Some(8)).unwrap();
/// assert_eq!(august_8.precision(), Precision::Day);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year is known.
    Year,
    /// The month is known, and perhaps the year.
    Month,
    /// The day and month are known, and perhaps the year.
    Day,
}

impl Date {
    /// The date with these parts, or `None` when there is no such date.
    ///
    /// Years run from 1 to 9999, months and days count from 1. A day needs its
    /// month, and February 29 needs a leap year or no year at all.
    ///
    /// ```
    /// use footnote::dates::Date;
    ///
    /// assert!(Date::new(Some(1956), Some(2), Some(29)).is_some());
    /// assert!(Date::new(Some(1957), Some(2), Some(29)).is_none());
    /// assert!(Date::new(Some(1957), None, Some(1)).is_none());
    /// ```
    pub fn new(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> Option<Date> {
        let valid = match (year, month, day) {
            (None, None, _) | (Some(_), None, Some(_)) => false,
            (_, Some(m), _) if !(1..=12).contains(&m) => false,
            // 2000 stands in for an unknown year because it is a leap year.
            (y, Some(m), Some(d)) => (1..=month_length(y.unwrap_or(2000), m)).contains(&d),
            _ => true,
        };
        let known = year.is_none_or(|y| (1..=9999).contains(&y));
        (valid && known).then_some(Date { year, month, day })
    }

    /// The year, 1 to 9999, if known.
    ///
    /// ```
    /// use footnote::dates::Date;
    /// assert_eq!(Date::new(None, Some(5), None).unwrap().year(), None);
    /// ```
    pub fn year(self) -> Option<i32> {
        self.year
    }

    /// The month, 1 to 12, if known.
    ///
    /// ```
    /// use footnote::dates::Date;
    /// assert_eq!(Date::new(None, Some(5), None).unwrap().month(), Some(5));
    /// ```
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 to 31, if known.
    ///
    /// ```
    /// use footnote::dates::Date;
    /// assert_eq!(Date::new(None, Some(5), Some(9)).unwrap().day(), Some(9));
    /// ```
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The smallest part that is known.
    ///
    /// ```
    /// use footnote::dates::{Date, Precision};
    /// let date = Date::new(Some(1928), Some(1), None).unwrap();
    /// assert_eq!(date.precision(), Precision::Month);
    /// ```
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// Days since 1970-01-01, if the date is whole.
    ///
    /// ```
    /// use footnote::dates::Date;
    /// assert_eq!(Date::new(Some(1970), Some(2), Some(1)).unwrap().day_number(), Some(31));
    /// ```
    pub fn day_number(self) -> Option<i64> {
        Some(day_number(self.year?, self.month?, self.day?))
    }

    /// The same date in `year`; `None` for February 29 of a common year.
    pub(super) fn in_year(self, year: i32) -> Option<Date> {
        Date::new(Some(year), self.month, self.day)
    }

    /// The first day the date may mean when its year is `year`, as a day number.
    pub(super) fn first_day_in(self, year: i32) -> i64 {
        day_number(year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day. That of February 29 in a common year is before its first.
    pub(super) fn last_day_in(self, year: i32) -> i64 {
        let month = self.month.unwrap_or(12);
        let length = month_length(year, month);
        day_number(year, month, self.day.unwrap_or(length).min(length))
    }
}

pub(super) fn month_length(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01. Years are counted from March, so that the leap day
/// comes last and month lengths follow one formula.
pub(super) fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let (month, day) = (i64::from(month), i64::from(day));
    let year = i64::from(year) - i64::from(month <= 2);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_run_without_gaps() {
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(day_number(2000, 3, 1), 11_017);
        let mut expected = day_number(1000, 1, 1);
        for year in 1000..2100 {
            for month in 1..=12 {
                for day in 1..=month_length(year, month) {
                    assert_eq!(day_number(year, month, day), expected);
                    expected += 1;
                }
            }
        }
    }
}
