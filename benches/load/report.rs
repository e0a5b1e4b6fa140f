//! What a scenario found, in one line.

use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::{Display, Formatter, Result};

/// What was asked, what was reached, and whether that is enough.
pub struct Report {
    name: &'static str,
    asked: String,
    reached: String,
    verdict: Verdict,
}

#[derive(PartialEq)]
enum Verdict {
    Pass,
    Miss,
    Skipped,
}

impl Report {
    pub fn new(name: &'static str, asked: String, reached: String, enough: bool) -> Report {
        let verdict = if enough { Verdict::Pass } else { Verdict::Miss };
        Report { name, asked, reached, verdict }
    }

    pub fn skipped(name: &'static str, why: &str) -> Report {
        Report { name, asked: String::new(), reached: why.to_owned(), verdict: Verdict::Skipped }
    }

    pub fn is_miss(&self) -> bool {
        self.verdict == Verdict::Miss
    }
}

impl Display for Report {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        let verdict = match self.verdict {
            Verdict::Pass => "pass",
            Verdict::Miss => "MISS",
            Verdict::Skipped => "SKIPPED",
        };
        write!(formatter, "{:<11} {verdict:<8} {} | {}", self.name, self.asked, self.reached)
    }
}

/// A bar for what takes long.
pub fn progress(name: &'static str, length: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {bar:40} {pos}/{len} {elapsed}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length as u64).with_style(style).with_prefix(name)
}
