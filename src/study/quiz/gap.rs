/// What stands for the words left out.
const GAP: &str = "____";

/// `sentence` with a gap in place of `words`, if they stand there just once and as whole words.
pub(super) fn gap(sentence: &str, words: &str) -> Option<String> {
    let (before, after) = sentence.split_once(words)?;
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '–';
    let whole = !before.ends_with(is_word) && !after.starts_with(is_word) && !after.contains(words);
    whole.then(|| format!("{before}{GAP}{after}"))
}

#[cfg(test)]
mod tests {
    use super::gap;

    #[test]
    fn leaves_out_whole_words_that_stand_there_once() {
        assert_eq!(gap("It ended in 1883.", "1883").as_deref(), Some("It ended in ____."));
        for (sentence, words) in [("In 1883, until 1883", "1883"), ("the 1880s", "1880"), ("It ended.", "1883")] {
            assert_eq!(gap(sentence, words), None);
        }
    }
}
