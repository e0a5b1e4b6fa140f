//! A date, decade or century without any qualifier.

use super::super::date::Date;
use super::super::lex::{Form, Sure, Token};
use super::super::number::decade;
use super::super::span::{Kind, Span};
use super::{Grammar, Read};

impl Grammar<'_> {
    /// A date, decade or century without any qualifier.
    pub(super) fn base(&self, i: usize, led: bool) -> Read<Span> {
        match self.token(i) {
            Token::Date(date) => Some((date.into(), self.skip_one(i + 1, Token::YearWord))),
            Token::Decade { start, short } => {
                let aged = short && self.is_age(i);
                let next = self.skip_one(i + 1, Token::YearWord);
                (!aged).then_some((years(start, 10, Kind::Decade)?, next))
            }
            Token::Hundred(start) => Some((years(start + 1, 100, Kind::Century)?, i + 1)),
            Token::Month { month, sure } => self.month_first(i, month, sure, led),
            Token::Number { .. } | Token::Ordinal { .. } | Token::Roman(_) => self
                .century(i)
                .or_else(|| self.japanese(i))
                .or_else(|| self.day_first(i).map(|(date, next)| (date.into(), next)))
                .or_else(|| self.bare_year(i, led)),
            _ => None,
        }
    }

    /// "his seventies", "in her early 80s".
    fn is_age(&self, mut i: usize) -> bool {
        while i > 0 {
            i -= 1;
            match self.token(i) {
                Token::Qualifier(_) | Token::Dash => {}
                token => return token == Token::Possessive,
            }
        }
        false
    }

    fn century(&self, i: usize) -> Read<Span> {
        let (Token::Number { value, .. } | Token::Ordinal { value, .. } | Token::Roman(value)) = self.token(i) else {
            return None;
        };
        let next = self.skip_one(i + 1, Token::Dash);
        if self.token(next) != Token::Century || !(11..=21).contains(&value) {
            return None;
        }
        let first = i32::try_from(value).ok()? * 100 - 99;
        Some((years(first, 100, Kind::Century)?, next + 1))
    }

    /// "1928年1月23日" and its parts, "70年代".
    fn japanese(&self, i: usize) -> Read<Span> {
        let Token::Number { value, digits } = self.token(i) else {
            return None;
        };
        match self.token(i + 1) {
            Token::DecadeMark => match decade(value, digits)? {
                Token::Decade { start, .. } => Some((years(start, 10, Kind::Decade)?, i + 2)),
                _ => None,
            },
            Token::MonthMark => self.japanese_month(None, i),
            Token::YearWord => {
                let (year, next) = self.year(i)?;
                self.japanese_month(Some(year), next)
            }
            _ => None,
        }
    }

    fn japanese_month(&self, year: Option<i32>, i: usize) -> Read<Span> {
        let number = |i: usize, mark: Token| match self.token(i) {
            Token::Number { value, .. } if self.token(i + 1) == mark => u8::try_from(value).ok(),
            _ => None,
        };
        let month = number(i, Token::MonthMark)?;
        if let Some(day) = number(i + 2, Token::DayMark) {
            return Some((Date::new(year, Some(month), Some(day))?.into(), i + 4));
        }
        Some((Date::new(year, Some(month), None)?.into(), i + 2))
    }

    /// "23rd of January, 1928", "23 января", "23-Jan-1928".
    fn day_first(&self, i: usize) -> Read<Date> {
        let (day, next) = self.day(i)?;
        let of = self.token(next) == Token::Of;
        let next = if of { self.filler(next + 1) } else { self.skip_hyphen(next) };
        let Token::Month { month, sure } = self.token(next) else {
            return None;
        };
        let (year, end) = self.year_after_day(next + 1);
        let word = matches!(self.token(i), Token::Ordinal { form: Form::Word, .. });
        // "the first may be", "10 may vote"
        let verb = !of && sure == Sure::Verb && year.is_none() && !self.capital(next);
        if !self.whole && (verb || (word && !of && sure != Sure::Month)) {
            return None;
        }
        Some((Date::new(year, Some(month), Some(day))?, end))
    }

    /// "January 23, 1928", "January 1928", "January".
    fn month_first(&self, i: usize, month: u8, sure: Sure, led: bool) -> Read<Span> {
        let worded = matches!(self.token(i + 1), Token::Ordinal { form: Form::Word, .. });
        if let Some((day, next)) = self.day(i + 1).filter(|_| !worded) {
            let (year, end) = self.year_after_day(next);
            let date = Date::new(year, Some(month), Some(day));
            if year.is_some() || !self.counted(next) {
                return Some((date?.into(), end));
            }
        }
        let loose = matches!(self.token(i + 1), Token::Comma);
        let next = match self.token(i + 1) {
            Token::Of | Token::Comma => self.filler(i + 2),
            _ => self.skip_hyphen(i + 1),
        };
        if let Some((year, next)) = self.year(next)
            // "In May, 1500 people", but "in May 1945 people"
            && !(loose && self.counted(next))
        {
            return Some((Date::new(Some(year), Some(month), None)?.into(), next));
        }
        self.trusted(i, sure, led).then_some((Date::new(None, Some(month), None)?.into(), i + 1))
    }

    /// Whether a month's name without day or year is one: not in "you may
    /// ask", "the plays of August Wilson", "a march".
    fn trusted(&self, i: usize, sure: Sure, led: bool) -> bool {
        let before = if i == 0 { Token::Other } else { self.token(i - 1) };
        let in_or_of = matches!(before, Token::In | Token::Of);
        let named = self.token(i + 1) == Token::Other && self.capital(i + 1);
        match sure {
            _ if self.whole => true,
            Sure::Month => true,
            _ if before == Token::In => true,
            _ => (led || in_or_of) && !named,
        }
    }

    /// The day of a month.
    pub(super) fn day(&self, i: usize) -> Read<u8> {
        let (Token::Number { value, digits: 1..=2 } | Token::Ordinal { value, .. }) = self.token(i) else {
            return None;
        };
        let day = u8::try_from(value).ok()?;
        (1..=31).contains(&day).then_some((day, i + 1))
    }

    /// The year that follows day and month, if there is one.
    pub(super) fn year_after_day(&self, i: usize) -> (Option<i32>, usize) {
        let next = match self.token(i) {
            Token::Of | Token::Comma => self.filler(i + 1),
            _ => self.skip_hyphen(i),
        };
        match self.year(next) {
            Some((year, next)) if !self.counted(next) => (Some(year), next),
            _ => (None, i),
        }
    }

    /// A number that stands for itself as a year.
    fn bare_year(&self, i: usize, led: bool) -> Read<Span> {
        let (year, next) = self.year(i).or_else(|| self.russian_short_year(i))?;
        let hyphen = |i: usize| self.token(i) == Token::Dash && self.tight(i) && self.tight(i + 1);
        // "Expo-1970", "1234-1945"
        let appended =
            !led && i >= 2 && hyphen(i - 1) && matches!(self.token(i - 2), Token::Other | Token::Number { .. });
        // "1956-built", "2000-year-old"
        let prefixed = hyphen(next) && (self.token(next + 1) == Token::Other || self.counted(next + 1));
        let counts = i > 0 && self.token(i - 1) == Token::CountBefore;
        if appended || prefixed || counts || self.counted(next) {
            return None;
        }
        Some((Date::new(Some(year), None, None)?.into(), next))
    }

    /// "в 98-м", "98-го года": a two-digit year needs one or the other word.
    fn russian_short_year(&self, i: usize) -> Read<i32> {
        let Token::Ordinal { value, form } = self.token(i) else {
            return None;
        };
        let named = self.token(i + 1) == Token::YearWord;
        let after_in = i > 0 && self.token(i - 1) == Token::In && form == Form::RussianIn;
        let russian = matches!(form, Form::Russian | Form::RussianIn);
        if !russian || !(20..=99).contains(&value) || !(named || after_in) {
            return None;
        }
        Some((1900 + i32::try_from(value).ok()?, self.skip_one(i + 1, Token::YearWord)))
    }

    /// Four digits from 1000 to 2099 with the word for year, if any.
    pub(super) fn year(&self, i: usize) -> Read<i32> {
        match self.token(i) {
            Token::Number { value, digits: 4 } if (1000..=2099).contains(&value) => {
                let year = i32::try_from(value).ok()?;
                Some((year, self.skip_one(i + 1, Token::YearWord)))
            }
            _ => None,
        }
    }
}

fn years(first: i32, count: i32, kind: Kind) -> Option<Span> {
    let start = Date::new(Some(first), None, None)?;
    let end = Date::new(Some(first + count - 1), None, None)?;
    Some(Span::new(Some(start), Some(end), kind))
}
