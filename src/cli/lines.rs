use std::io::{self, BufRead, ErrorKind};

/// The most bytes a line may have.
pub const LINE_LIMIT: usize = 1 << 20;

/// Lines of any bytes, of which no more than a limit is ever held in memory.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    limit: usize,
}

/// A line without its newline.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// The line's bytes.
    Whole(Vec<u8>),
    /// The line was longer than the limit; it has been skipped.
    TooLong,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`.
    pub fn new(input: R) -> Lines<R> {
        Lines { input, limit: LINE_LIMIT }
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut too_long = false;
        let mut has_begun = false;
        loop {
            let bytes = match self.input.fill_buf() {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let newline = bytes.iter().position(|byte| *byte == b'\n');
            let part = &bytes[..newline.unwrap_or(bytes.len())];
            has_begun |= !bytes.is_empty();
            too_long |= line.len() + part.len() > self.limit;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let (is_end, read) = (bytes.is_empty(), part.len() + usize::from(newline.is_some()));
            self.input.consume(read);
            if newline.is_some() || is_end {
                let line = if too_long { Line::TooLong } else { Line::Whole(line) };
                return Ok(has_begun.then_some(line));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_line().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    /// Reads with a limit of four bytes, at each size of the reader's buffer, which must not matter.
    #[track_caller]
    fn check(input: &str, expected: &[Option<&str>]) {
        for capacity in 1..=input.len().max(1) {
            let lines = Lines { input: BufReader::with_capacity(capacity, input.as_bytes()), limit: 4 };
            let lines: Vec<_> = lines.map(|line| line.ok()).collect();
            let expected = expected
                .iter()
                .map(|line| Some(line.map_or(Line::TooLong, |line| Line::Whole(line.as_bytes().to_owned()))));
            assert_eq!(lines, expected.collect::<Vec<_>>(), "{input:?} by {capacity}");
        }
    }

    #[test]
    fn a_last_line_needs_no_newline() {
        check("", &[]);
        check("a", &[Some("a")]);
        check("a\n", &[Some("a")]);
        check("a\n\nb", &[Some("a"), Some(""), Some("b")]);
        check("\n", &[Some("")]);
    }

    #[test]
    fn goes_on_after_a_line_that_is_too_long() {
        check("1234\n12345\nab\n", &[Some("1234"), None, Some("ab")]);
        check("123456789", &[None]);
        check("123456789\n\n", &[None, Some("")]);
    }
}
