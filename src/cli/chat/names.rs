use super::session::COMMANDS;
use footnote::text::{fold, is_japanese};

/// How many words back a name may begin.
const WORDS: usize = 8;

/// The names that can be completed, each with its folded form.
#[derive(Debug)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// A completer for `names`.
    pub fn new(names: &[&str]) -> Names {
        let mut names: Vec<_> = names.iter().map(|&name| (fold(name), name.to_owned())).collect();
        names.sort();
        names.dedup_by(|a, b| a.1 == b.1);
        Names(names)
    }

    /// The names that `before`, which stands before the cursor, may end with, and the byte where they begin in it.
    pub fn complete(&self, before: &str) -> (usize, Vec<String>) {
        if before.starts_with('/') {
            let commands = COMMANDS.iter().filter(|command| command.starts_with(before));
            return (0, commands.map(|&command| command.to_owned()).collect());
        }
        // The longest beginning of a name wins: "Battle of Kha" means more than "Kha".
        let starts = word_starts(before);
        let recent = &starts[starts.len().saturating_sub(WORDS)..];
        for &start in recent {
            let typed = fold(&before[start..]);
            let fits = self.0.iter().filter(|(folded, _)| folded.starts_with(&typed));
            let found: Vec<_> = fits.map(|(_, name)| name.clone()).collect();
            if !found.is_empty() {
                return (start, found);
            }
        }
        (before.len(), Vec::new())
    }
}

/// Where words begin. Japanese is written without spaces, so that a word may begin at any of its characters.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() && (!last.is_alphanumeric() || is_japanese(c)) {
            starts.push(at);
        }
        last = c;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[track_caller]
    fn check(before: &str, rest: &str, expected: &[&str]) {
        let names = Names::new(&["Khalkhin Gol", "Battle of Khalkhin Gol", "Khabarovsk", "Hokkaidō", "日ソ中立条約"]);
        let (start, found) = names.complete(before);
        assert_eq!((&before[start..], found), (rest, expected.iter().map(|&name| name.to_owned()).collect()));
    }

    #[test]
    fn completes_the_last_word() {
        check("When was kha", "kha", &["Khabarovsk", "Khalkhin Gol"]);
        check("in hokkaido", "hokkaido", &["Hokkaidō"]);
        check("(khab", "khab", &["Khabarovsk"]);
    }

    #[test]
    fn completes_a_name_of_several_words() {
        check("Who won the battle of kh", "battle of kh", &["Battle of Khalkhin Gol"]);
        check("khalkhin g", "khalkhin g", &["Khalkhin Gol"]);
    }

    #[test]
    fn completes_inside_japanese() {
        check("いつ日ソ", "日ソ", &["日ソ中立条約"]);
    }

    #[test]
    fn completes_commands_at_the_beginning_only() {
        check("/h", "/h", &["/help"]);
        check("what /h", "h", &["Hokkaidō"]);
    }

    #[test]
    fn leaves_other_words_alone() {
        check("When was the", "", &[]);
        check("", "", &[]);
        check("askha", "", &[]);
    }
}
