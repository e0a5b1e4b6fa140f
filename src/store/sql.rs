//! SQL that both databases read.

use std::fmt::Write;

/// How many rows one statement takes at most. The databases allow some 32,000 values in one.
pub const ROWS: usize = 250;

/// Places for `rows` times `columns` values: `($1,$2),($3,$4)`.
pub fn rows(rows: usize, columns: usize) -> String {
    let mut text = String::with_capacity(rows * columns * 5);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ",(" });
        for column in 0..columns {
            let comma = if column == 0 { "" } else { "," };
            // Writing into a String can't fail.
            let _ = write!(text, "{comma}${}", row * columns + column + 1);
        }
        text.push(')');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_through() {
        assert_eq!(rows(2, 3), "($1,$2,$3),($4,$5,$6)");
        assert_eq!(rows(1, 1), "($1)");
    }
}
