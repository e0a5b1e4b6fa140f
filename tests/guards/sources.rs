use crate::FOOTNOTE;
use aho_corasick::AhoCorasick;
use footnote::text::{Language, fold, is_japanese};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A line of the program: no comment, and no test unless asked for.
struct Line {
    path: String,
    number: usize,
    code: String,
}

/// Which lines are looked at.
#[derive(Clone, Copy, PartialEq)]
enum Tests {
    Included,
    LeftOut,
}

/// The lines of code below `src/`, paths relative to it.
fn lines(tests: Tests) -> Vec<Line> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let mut lines = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        // Whole files and folders of tests are named so, since they are modules of the file beside them.
        let is_test = path.ends_with("/tests.rs") || path.ends_with("/testing.rs") || path.contains("/tests/");
        if tests == Tests::LeftOut && is_test {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        lines.extend(code(&text, tests).map(|(number, code)| Line { path: path.clone(), number, code }));
    }
    assert!(lines.len() > 1000, "only {} lines were found", lines.len());
    lines
}

pub fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The numbered lines of a file without comments. A module of tests ends where its brace stands at the margin,
/// as the formatter puts it.
fn code(text: &str, tests: Tests) -> impl Iterator<Item = (usize, String)> {
    let mut in_tests = false;
    text.lines().zip(1..).filter_map(move |(line, number)| {
        if tests == Tests::LeftOut && line.starts_with("mod tests {") {
            in_tests = true;
        }
        let kept = !in_tests && !line.trim_start().starts_with("//");
        if line == "}" {
            in_tests = false;
        }
        let code = line.split_once(" // ").map_or(line, |(code, _)| code);
        kept.then(|| (number, code.to_owned()))
    })
}

/// Words as a reader sees them: `is_japanese` holds "japanese", `JapanFirst` holds "japan".
fn words(code: &str) -> String {
    let mut spaced = String::from(" ");
    let mut last = ' ';
    for c in code.chars() {
        if c.is_uppercase() && last.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(if c.is_alphanumeric() { c } else { ' ' });
        last = c;
    }
    spaced.push(' ');
    let words = fold(&spaced);
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Fails with all the lines that `fault` finds something in.
#[track_caller]
fn check(lines: &[Line], rule: &str, fault: impl Fn(&Line) -> Option<String>) {
    let found = lines.iter().filter_map(|line| Some((line, fault(line)?)));
    let faults: Vec<_> =
        found.map(|(line, what)| format!("src/{}:{}: {what}: {}", line.path, line.number, line.code.trim())).collect();
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

fn names_one_of<'a>(line: &Line, words: &[&'a str]) -> Option<&'a str> {
    let parts = || line.code.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.iter().copied().find(|word| parts().any(|part| part == *word))
}

/// Where what waits may be waited for: the bot, what it stores, and the commands that start it and look at it.
fn may_wait(path: &str) -> bool {
    let commands = ["cli/bot.rs", "cli/doctor.rs", "cli/review.rs"];
    path.starts_with("telegram/") || path.starts_with("store/") || commands.contains(&path)
}

#[test]
fn only_the_telegram_layer_knows_telegram() {
    let lines = lines(Tests::Included);
    check(&lines, "teloxide is known to src/telegram only", |line| {
        (!line.path.starts_with("telegram/"))
            .then(|| names_one_of(line, &["teloxide", "teloxide_core"]))?
            .map(str::to_owned)
    });
    check(&lines, "nothing below the command line uses src/telegram", |line| {
        let above = line.path.starts_with("telegram/") || line.path.starts_with("cli/") || line.path == "main.rs";
        let used = line.code.contains("crate::telegram") || line.code.contains("footnote::telegram");
        (!above && used).then(|| "uses the Telegram layer".to_owned())
    });
}

#[test]
fn nothing_below_telegram_waits() {
    check(&lines(Tests::Included), "what answers questions is never async", |line| {
        (!may_wait(&line.path)).then(|| names_one_of(line, &["async", "await", "tokio", "reqwest"]))?.map(str::to_owned)
    });
}

#[test]
fn nothing_reads_files_or_clocks_after_loading() {
    const READS: [&str; 7] = ["fs", "File", "TcpStream", "Instant", "SystemTime", "env", "thread"];
    let loads = |path: &str| path == "source.rs" || path == "parallel.rs";
    let above = |path: &str| may_wait(path) || path.starts_with("cli/") || path == "main.rs" || loads(path);
    check(&lines(Tests::LeftOut), "only loading reads files, and nothing that answers reads a clock", |line| {
        // `source::File` is a file that has been read, and `env!` is read by the compiler.
        let own = line.code.contains("source::") || line.code.contains("File,") || line.code.contains("&File");
        (!above(&line.path) && !own).then(|| names_one_of(line, &READS))?.map(str::to_owned)
    });
}

/// Names that are words of the program as well: languages by which text is told apart, and a crate that is spelt like a
/// city.
const ALSO_WORDS: [&str; 3] = ["japanese", "russian", "tokio"];

#[test]
fn no_name_of_an_article_is_in_the_source() {
    let topics = FOOTNOTE.topics().iter();
    let names: BTreeSet<String> = topics
        .flat_map(|topic| topic.entities().iter().flat_map(|entity| entity.names()))
        .map(|(_, name)| words(name).trim().to_owned())
        // A short name may be part of any other word, and three characters of Japanese are a long name.
        .filter(|name| name.chars().count() > 4 || name.chars().filter(|c| is_japanese(*c)).count() > 2)
        .filter(|name| !ALSO_WORDS.contains(&name.as_str()))
        .collect();
    assert!(names.len() > 100, "only {} names were found", names.len());
    let patterns = names.iter().map(|name| match Language::of(name) {
        Language::Japanese => name.clone(),
        _ => format!(" {name} "),
    });
    let patterns: Vec<_> = patterns.collect();
    let finder = AhoCorasick::new(&patterns).expect("the names can be searched for");
    check(&lines(Tests::LeftOut), "names belong to knowledge/", |line| {
        let found = finder.find(&words(&line.code))?;
        Some(patterns[found.pattern().as_usize()].trim().to_owned())
    });
}

/// The years that an article may speak of.
const YEARS: std::ops::RangeInclusive<u32> = 1850..=2099;

/// Whether a number is no year of an article: the calendar in `dates/` counts in decades and from leap years and common
/// ones, and a limit may be a round number anywhere.
fn is_no_year(path: &str, number: u32) -> bool {
    const OF_THE_CALENDAR: [u32; 2] = [2001, 2099];
    let of_the_calendar = number.is_multiple_of(10) || OF_THE_CALENDAR.contains(&number);
    number.is_multiple_of(1000) || (path.starts_with("dates/") && of_the_calendar)
}

#[test]
fn no_year_of_an_article_is_in_the_source() {
    check(&lines(Tests::LeftOut), "years belong to knowledge/", |line| {
        // The number of a character looks like a year: '\u{2019}'.
        let code = line.code.replace("u{", "u");
        let mut numbers = code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|part| part.len() == 4);
        let year = numbers.find_map(|part| part.parse().ok().filter(|year| YEARS.contains(year)))?;
        (!is_no_year(&line.path, year)).then(|| year.to_string())
    });
}
