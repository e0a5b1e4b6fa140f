//! One date with its qualifier: "mid-1978", "autumn of 1992".

use super::super::date::{Date, Precision};
use super::super::lex::Token;
use super::super::span::{Qualifier, Span};
use super::{Grammar, Read};

impl Grammar<'_> {
    /// `led` tells that the word before calls for a date.
    pub(super) fn piece(&self, i: usize, led: bool) -> Read<Span> {
        let (qualifier, base, led) = match (self.token(i), self.token(i + 1)) {
            (Token::Qualifier(q), _) => (Some(q), i + 1, true),
            (Token::About, _) if self.whole => (Some(Qualifier::Around), i + 1, true),
            (Token::PartOf(q), Token::Of) => (Some(q), i + 2, true),
            (Token::Ordinal { value, .. }, Token::Half) => (Some(half(value)?), i + 2, true),
            (Token::Season(q), _) => return self.season(q, i + 1),
            _ => (None, i, led),
        };
        let base = if qualifier.is_some() {
            // "early in the 1970s", "mid-1978", "the early years of the 1970s"
            self.skip(base, |t| matches!(t, Token::The | Token::Of | Token::In | Token::YearOf | Token::Dash))
        } else {
            base
        };
        let (mut span, next) = self.base(base, led)?;
        span.qualifier = qualifier;
        let (span, next) = self.japanese_part(span, next);
        let of_day =
            span.start?.precision() == Precision::Day && !matches!(span.qualifier, None | Some(Qualifier::Around));
        (!of_day).then_some((span, next))
    }

    /// "1980年代前半", "1992年の秋".
    fn japanese_part(&self, mut span: Span, i: usize) -> (Span, usize) {
        let next = self.skip_one(i, Token::No);
        let Token::Part(qualifier) = self.token(next) else {
            return (span, i);
        };
        span.qualifier = Some(qualifier);
        (span, next + 1)
    }

    /// "autumn of 1992". "Winter of 1941–42" is the winter that 1941 began.
    fn season(&self, season: Qualifier, i: usize) -> Read<Span> {
        let i = self.skip(i, |t| matches!(t, Token::Of | Token::Comma | Token::The));
        let (year, mut next) = self.year(i)?;
        if self.counted(next) {
            return None;
        }
        if season == Qualifier::Winter && self.token(next) == Token::Dash {
            let following = (year + 1).unsigned_abs();
            match self.token(next + 1) {
                Token::Number { value, .. } if value == following || value == following % 100 => {
                    next = self.skip_one(next + 2, Token::YearWord);
                }
                _ => {}
            }
        }
        let mut span = Span::from(Date::new(Some(year), None, None)?);
        span.qualifier = Some(season);
        Some((span, next))
    }
}

fn half(ordinal: u32) -> Option<Qualifier> {
    match ordinal {
        1 => Some(Qualifier::FirstHalf),
        2 => Some(Qualifier::SecondHalf),
        _ => None,
    }
}
