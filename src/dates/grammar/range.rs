//! Ranges: two dates and what joins them.

use super::super::date::{Date, Precision};
use super::super::lex::Token;
use super::super::span::{Kind, Span};
use super::{Grammar, Read};

impl Grammar<'_> {
    pub(super) fn range(&self, i: usize) -> Read<Span> {
        let between = self.token(i) == Token::Between;
        // Russian "с" alone is "since", before "по" it is "from".
        let from = matches!(self.token(i), Token::From | Token::Relation(Kind::Since));
        let led = between || from;
        let first = if led { self.filler(i + 1) } else { i };
        if let Some(days) = self.day_range(first, between, from) {
            return Some(days);
        }
        let (a, next) = self.piece(first, led)?;
        let joint = self.token(next);
        let second = self.joint(next, between, from)?;
        if self.token(second) == Token::Present && joint != Token::And {
            let since = Span::new(a.start, None, Kind::Since);
            return Some((since, second + 1));
        }
        let (b, next) = self
            .piece(second, true)
            .filter(|(b, _)| b.end.is_some_and(|d| d.year().is_some() || led || symbolic(joint)))
            .or_else(|| self.shortened(&a, second, joint))?;
        // Japanese "1941年と1945年の間": "と" means "and" without it.
        let end = self.skip(next, |t| matches!(t, Token::Tail(Kind::Until) | Token::Within));
        if joint == Token::And && !between && self.token(next) != Token::Within {
            return None;
        }
        Some((join(a.start?, b.end?)?, end))
    }

    /// The index after what joins two ends of a range.
    fn joint(&self, i: usize, between: bool, from: bool) -> Option<usize> {
        let joins = match self.token(i) {
            Token::And => between || self.text[self.lexemes[i].start..].starts_with('と'),
            Token::Dash | Token::To | Token::Kara | Token::Relation(Kind::Until) => !between,
            // Russian "с 1936 до 1938".
            Token::Relation(Kind::Before) => from,
            _ => false,
        };
        joins.then(|| self.filler(i + 1))
    }

    /// "1931-32", "1945年8月6日〜9日": an end with only its last part.
    fn shortened(&self, a: &Span, i: usize, joint: Token) -> Read<Span> {
        let Token::Number { value, digits } = self.token(i) else {
            return None;
        };
        let start = a.start?;
        if !symbolic(joint) {
            return None;
        }
        if self.token(i + 1) == Token::DayMark {
            let day = Date::new(start.year(), start.month(), u8::try_from(value).ok())?;
            return Some((Span::from(day), i + 2));
        }
        if digits != 2 || (start, Kind::Point) != (a.end?, a.kind) {
            return None;
        }
        if start.precision() != Precision::Year || self.counted(i + 1) {
            return None;
        }
        let (year, value) = (start.year()?, i32::try_from(value).ok()?);
        let century = year - year % 100;
        // "1999–00" passes the century; any other fall is not a range.
        let end = match (year % 100, value) {
            (99, 0) => century + 100,
            (from, to) if from < to => century + to,
            _ => return None,
        };
        let end = Date::new(Some(end), None, None)?;
        Some((Span::from(end), self.skip_one(i + 1, Token::YearWord)))
    }

    /// "May 5–7, 1950", "8–10 May 1945", "с 5 по 7 мая".
    fn day_range(&self, i: usize, between: bool, from: bool) -> Read<Span> {
        if let Token::Month { month, .. } = self.token(i) {
            let (a, next) = self.day(i + 1)?;
            let (b, next) = self.day(self.joint(next, between, from)?)?;
            let (year, next) = self.year_after_day(next);
            return Some((days(year, month, a, b)?, next));
        }
        let (a, next) = self.day(i)?;
        let (b, next) = self.day(self.joint(next, between, from)?)?;
        let next = self.skip_one(next, Token::Of);
        let Token::Month { month, .. } = self.token(next) else {
            return None;
        };
        let (year, next) = self.year_after_day(next + 1);
        Some((days(year, month, a, b)?, next))
    }
}

/// Joints that are no word of their own, after which an end may be cut short.
fn symbolic(joint: Token) -> bool {
    matches!(joint, Token::Dash | Token::Kara)
}

fn days(year: Option<i32>, month: u8, a: u8, b: u8) -> Option<Span> {
    let day = |d| Date::new(year, Some(month), Some(d));
    if a >= b {
        return None;
    }
    Span::between(day(a)?, day(b)?)
}

/// A range whose ends lend each other the year that one of them leaves out.
fn join(a: Date, b: Date) -> Option<Span> {
    let (a, b) = match (a.year(), b.year()) {
        (Some(year), None) => {
            let later = Span::between(a, b.in_year(year)?).is_none();
            (a, b.in_year(year + i32::from(later))?)
        }
        (None, Some(year)) => {
            let later = Span::between(a.in_year(year)?, b).is_none();
            (a.in_year(year - i32::from(later))?, b)
        }
        _ => (a, b),
    };
    Span::between(a, b).filter(|_| a != b)
}
