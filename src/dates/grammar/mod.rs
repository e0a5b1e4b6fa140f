//! Reads date expressions off the pieces of a text.
//!
//! Each method takes the index of a piece and returns what it read with the
//! index after it. The largest expression is tried first: a range, then a
//! relation ("before …"), then one date with its qualifier.

mod piece;
mod point;
mod range;

use super::lex::{Lexeme, Token};
use super::span::{Kind, Qualifier, Span};

type Read<T> = Option<(T, usize)>;

pub(super) struct Grammar<'a> {
    pub text: &'a str,
    pub lexemes: &'a [Lexeme],
    /// The text is known to be a date, so that "May" needs no proof.
    pub whole: bool,
}

impl Grammar<'_> {
    /// A whole date expression that begins at `i`.
    pub fn span(&self, i: usize) -> Read<Span> {
        self.range(i).or_else(|| self.relation(i)).or_else(|| self.single(i))
    }

    fn token(&self, i: usize) -> Token {
        self.lexemes.get(i).map_or(Token::Other, |l| l.token)
    }

    fn tight(&self, i: usize) -> bool {
        self.lexemes.get(i).is_some_and(|l| l.tight)
    }

    fn skip(&self, mut i: usize, test: impl Fn(Token) -> bool) -> usize {
        while test(self.token(i)) {
            i += 1;
        }
        i
    }

    fn skip_one(&self, i: usize, token: Token) -> usize {
        i + usize::from(self.token(i) == token)
    }

    /// Steps over "the" and "the year".
    fn filler(&self, i: usize) -> usize {
        self.skip(i, |t| matches!(t, Token::The | Token::YearOf))
    }

    /// A hyphen without spaces, as in "23-Jan-1928".
    fn skip_hyphen(&self, i: usize) -> usize {
        let hyphen = self.token(i) == Token::Dash && self.tight(i) && self.tight(i + 1);
        i + usize::from(hyphen)
    }

    fn capital(&self, i: usize) -> bool {
        self.lexemes.get(i).is_some_and(|l| self.text[l.start..].chars().next().is_some_and(char::is_uppercase))
    }

    /// Whether what follows shows the number before it to be an amount.
    fn counted(&self, i: usize) -> bool {
        let unit = matches!(self.token(i), Token::CountAfter | Token::YearOf);
        // "the 1917 women's march"
        let owner =
            self.tight(i + 1) && self.lexemes.get(i + 1).is_some_and(|l| self.text[l.start..].starts_with(['\'', '’']));
        unit && !owner
    }

    fn relation(&self, i: usize) -> Read<Span> {
        let (kind, next) = match (self.token(i), self.token(i + 1)) {
            (Token::Relation(kind), _) => (kind, i + 1),
            (Token::Prior, Token::To) => (Kind::Before, i + 2),
            (Token::From, _) => return self.onward(i + 1),
            _ => return None,
        };
        let (piece, next) = self.piece(self.filler(self.skip_hyphen(next)), true)?;
        let sound = !self.breaks_off(next);
        sound.then(|| (related(kind, &piece), next))
    }

    /// "from 1936 on(ward)"; "from 1936" alone is just the date of something.
    fn onward(&self, i: usize) -> Read<Span> {
        let (piece, next) = self.piece(self.filler(i), true)?;
        let onward = self.token(next) == Token::Onward;
        onward.then(|| (related(Kind::Since, &piece), next + 1))
    }

    fn single(&self, i: usize) -> Read<Span> {
        let (piece, next) = self.piece(i, false)?;
        match self.token(next) {
            _ if self.breaks_off(next) => None,
            Token::Tail(kind) => Some((related(kind, &piece), next + 1)),
            Token::Kara => Some((related(Kind::Since, &piece), next + 1)),
            Token::Onward => Some((related(Kind::Since, &piece), next + 1)),
            _ => Some((piece, next)),
        }
    }

    /// A hyphen and a number that made no range: part of some longer number.
    fn breaks_off(&self, i: usize) -> bool {
        self.token(i) == Token::Dash
            && self.tight(i)
            && self.tight(i + 1)
            && matches!(self.token(i + 1), Token::Number { .. })
            && matches!(self.token(i - 1), Token::Number { .. })
    }
}

/// The open span on one side of `piece`.
fn related(kind: Kind, piece: &Span) -> Span {
    // A qualified end is only as exact as what it qualifies, but "before the
    // end of 1945" does not leave 1945 out, nor "after the mid-1960s" the late ones.
    let kind = match (kind, piece.qualifier) {
        (Kind::Before, Some(Qualifier::Late | Qualifier::SecondHalf)) => Kind::Until,
        (Kind::After, Some(Qualifier::Early | Qualifier::FirstHalf | Qualifier::Mid)) => Kind::Since,
        _ => kind,
    };
    match kind {
        Kind::Before => Span::new(None, piece.start, kind),
        Kind::Since => Span::new(piece.start, None, kind),
        Kind::After => Span::new(piece.end, None, kind),
        _ => Span::new(None, piece.end, kind),
    }
}
