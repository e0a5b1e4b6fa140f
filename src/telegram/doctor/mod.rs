//! What is well with a bot and what isn't, and what to do about it. It's looked at from outside: nothing is changed,
//! neither at Telegram nor in the store, and a bot that runs goes on undisturbed.

mod clock;
mod database;
mod server;
mod settings;

use super::api::Api;
use std::fmt;
use std::time::Duration;

/// How long each look may take.
const LIMIT: Duration = Duration::from_secs(10);

/// How good a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it should be.
    Well,
    /// Worth knowing, and perhaps wanted.
    Note,
    /// To be mended.
    Fault,
}

/// What was found about one thing: a line that holds no password and nothing that people wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How good it is.
    pub mark: Mark,
    /// What was looked at.
    pub about: &'static str,
    /// What was found and, if it's not well, what to do.
    pub text: String,
}

impl Finding {
    /// All is well with `about`.
    pub fn well(about: &'static str, text: impl Into<String>) -> Finding {
        Finding { mark: Mark::Well, about, text: text.into() }
    }

    /// Something about `about` is worth knowing.
    pub fn note(about: &'static str, text: impl Into<String>) -> Finding {
        Finding { mark: Mark::Note, about, text: text.into() }
    }

    /// Something about `about` must be mended.
    pub fn fault(about: &'static str, text: impl Into<String>) -> Finding {
        Finding { mark: Mark::Fault, about, text: text.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.mark {
            Mark::Well => "✓",
            Mark::Note => "!",
            Mark::Fault => "✗",
        };
        // A line for each, whoever wrote the words.
        let words: Vec<_> = self.text.split_whitespace().collect();
        write!(f, "{mark} {}: {}", self.about, words.join(" "))
    }
}

/// Looks at everything but the knowledge, and tells each finding as soon as it's there. `variable` finds a setting by
/// name, and `names` are the names of all that is set.
pub async fn examine(variable: &impl Fn(&str) -> Option<String>, names: &[String], tell: &mut impl FnMut(Finding)) {
    settings::examine(variable, names, tell);
    let mut me = None;
    match settings::only(variable, &["TELOXIDE_TOKEN", "TELOXIDE_API_URL", "TELOXIDE_PROXY"]) {
        Ok(settings) if settings::is_set(variable, "TELOXIDE_TOKEN") => match Api::new(&settings) {
            Ok(api) => me = server::examine(&api, settings::webhook_url(variable).as_ref(), tell).await,
            Err(error) => tell(Finding::fault("token", error.to_string())),
        },
        _ => tell(Finding::note("token", "Telegram was not asked, for want of the settings above")),
    }
    if let Ok(settings) = settings::only(variable, &["FOOTNOTE_DATABASE_URL"]) {
        database::examine(&settings.database, me, tell).await;
    }
}

/// A time in words.
fn for_people(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..120 => format!("{seconds} s"),
        seconds @ 120..7200 => format!("{} min", seconds / 60),
        seconds @ 7200..172_800 => format!("{} h", seconds / 3600),
        seconds => format!("{} days", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line() {
        let finding = Finding::fault("token", "none is set:\n  write to somebody\n");
        assert_eq!(finding.to_string(), "✗ token: none is set: write to somebody");
    }

    #[test]
    fn times_are_rounded() {
        let words = |seconds| for_people(Duration::from_secs(seconds));
        assert_eq!([words(0), words(119), words(120), words(7200)], ["0 s", "119 s", "2 min", "2 h"]);
        assert_eq!(words(400_000), "4 days");
    }
}
