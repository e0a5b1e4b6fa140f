use console::measure_text_width;

/// Parts `text` into lines of at most `width` columns, between words where it can. Without a width it's one line.
pub fn wrap(text: &str, width: Option<usize>) -> Vec<String> {
    let words = text.split_whitespace();
    let Some(width) = width else { return vec![words.collect::<Vec<_>>().join(" ")] };
    let mut lines = Vec::new();
    let mut line = Line::default();
    for word in words {
        let columns = measure_text_width(word);
        if line.columns > 0 && line.columns + 1 + columns > width {
            lines.push(std::mem::take(&mut line).text);
        }
        if line.columns > 0 {
            line.push(' ', 1);
        }
        // Japanese has no spaces: a sentence is one word, to be cut anywhere.
        for c in word.chars() {
            let columns = measure_text_width(c.encode_utf8(&mut [0; 4]));
            if line.columns > 0 && line.columns + columns > width {
                lines.push(std::mem::take(&mut line).text);
            }
            line.push(c, columns);
        }
    }
    lines.push(line.text);
    lines
}

#[derive(Default)]
struct Line {
    text: String,
    columns: usize,
}

impl Line {
    fn push(&mut self, c: char, columns: usize) {
        self.text.push(c);
        self.columns += columns;
    }
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        assert_eq!(wrap(text, Some(width)), expected);
    }

    #[test]
    fn breaks_between_words() {
        check("one two three", 7, &["one two", "three"]);
        check("one two three", 6, &["one", "two", "three"]);
        check("one  two\nthree", 80, &["one two three"]);
        check("", 5, &[""]);
    }

    #[test]
    fn breaks_a_word_that_is_wider_than_a_line() {
        check("an incomprehensible word", 6, &["an", "incomp", "rehens", "ible", "word"]);
    }

    #[test]
    fn counts_columns_not_characters() {
        check("日ソ中立条約", 6, &["日ソ中", "立条約"]);
        check("日ソ中立条約", 5, &["日ソ", "中立", "条約"]);
        check("ē ē", 3, &["ē ē"]);
    }

    #[test]
    fn without_a_width_there_is_one_line() {
        assert_eq!(wrap("one two", None), ["one two"]);
    }
}
