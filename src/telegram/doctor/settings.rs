//! Every setting by itself, so that one that can't be used doesn't hide the next.

use super::Finding;
use crate::telegram::settings::{Settings, SettingsError};
use reqwest::Url;

/// A setting, as it's told of.
struct Listed {
    name: &'static str,
    /// What holds without it.
    default: &'static str,
    shown: Shown,
}

/// How much of a setting is shown.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Whole,
    /// The server only: what follows may hold a password.
    Origin,
    /// A file, or just that it's a server.
    Database,
    Never,
}

const fn listed(name: &'static str, default: &'static str, shown: Shown) -> Listed {
    Listed { name, default, shown }
}

const SETTINGS: [Listed; 13] = [
    listed("TELOXIDE_TOKEN", "none", Shown::Never),
    listed("TELOXIDE_API_URL", TELEGRAM, Shown::Origin),
    listed("TELOXIDE_PROXY", "none", Shown::Never),
    listed("FOOTNOTE_KNOWLEDGE", "the topics built in", Shown::Whole),
    listed("FOOTNOTE_DATABASE_URL", "footnote.db", Shown::Database),
    listed("FOOTNOTE_WEBHOOK_URL", "none, so updates are polled", Shown::Origin),
    listed(LISTEN, "127.0.0.1:8080 and the path of the webhook", Shown::Whole),
    listed(SECRET, "made from the token", Shown::Never),
    listed("FOOTNOTE_HTTP_LISTEN", "none", Shown::Whole),
    listed(LIMITS, "telegram", Shown::Whole),
    listed("FOOTNOTE_ASK_LIMIT", "20", Shown::Whole),
    listed("FOOTNOTE_ADMINS", "none", Shown::Never),
    listed("RUST_LOG", "info", Shown::Whole),
];

const TELEGRAM: &str = "https://api.telegram.org";
const LISTEN: &str = "FOOTNOTE_WEBHOOK_LISTEN";
const SECRET: &str = "FOOTNOTE_WEBHOOK_SECRET";
const LIMITS: &str = "FOOTNOTE_SEND_LIMITS";

/// Tells of each setting, and of names that are none.
pub fn examine(variable: &impl Fn(&str) -> Option<String>, names: &[String], tell: &mut impl FnMut(Finding)) {
    for setting in &SETTINGS {
        tell(examine_one(setting, variable));
    }
    for name in names {
        let ours = name.starts_with("FOOTNOTE_") && !name.starts_with("FOOTNOTE_TEST_");
        if ours && SETTINGS.iter().all(|setting| setting.name != name) {
            tell(Finding::note("settings", format!("{name} is none of Footnote's; .env.example lists them all")));
        }
    }
}

fn examine_one(setting: &Listed, variable: &impl Fn(&str) -> Option<String>) -> Finding {
    let name = setting.name;
    let settings = match only(variable, &[name]) {
        Ok(settings) => settings,
        Err(error) => return Finding::fault(name, error.to_string()),
    };
    let value = variable(name).unwrap_or_default().trim().to_owned();
    let is_set = |name| is_set(variable, name);
    if value.is_empty() {
        return match name {
            "TELOXIDE_TOKEN" => Finding::fault(name, SettingsError::NoToken.to_string()),
            _ => Finding::well(name, format!("{} (default)", setting.default)),
        };
    }
    let shown = match setting.shown {
        Shown::Whole => value,
        Shown::Origin => Url::parse(&value).map_or_else(|_| "set".to_owned(), |url| origin(&url)),
        Shown::Database => settings.database.shown(),
        Shown::Never => "set (not shown)".to_owned(),
    };
    match name {
        LISTEN | SECRET if !is_set("FOOTNOTE_WEBHOOK_URL") => {
            Finding::note(name, "set, but without FOOTNOTE_WEBHOOK_URL it has no effect")
        }
        LIMITS if !settings.limited && !is_set("TELOXIDE_API_URL") => Finding::note(
            name,
            "off, but Telegram's own server has limits and will refuse messages beyond them: better leave it out",
        ),
        _ => Finding::well(name, shown),
    }
}

/// A web address without what may be secret in it.
pub fn origin(url: &Url) -> String {
    let rest = if matches!(url.path(), "" | "/") { "" } else { "/…" };
    format!("{}{rest}", url.origin().ascii_serialization())
}

/// The settings with these names, and all others as if they weren't set.
pub fn only(variable: &impl Fn(&str) -> Option<String>, names: &[&str]) -> Result<Settings, SettingsError> {
    Settings::read(|name| match name {
        _ if names.contains(&name) && is_set(variable, name) => variable(name),
        // There must be one.
        "TELOXIDE_TOKEN" => Some("0:none".to_owned()),
        // Only with it the two are read.
        "FOOTNOTE_WEBHOOK_URL" if [LISTEN, SECRET].iter().any(|name| names.contains(name)) => Some(TELEGRAM.to_owned()),
        _ => None,
    })
}

/// Whether a setting has a value.
pub fn is_set(variable: &impl Fn(&str) -> Option<String>, name: &str) -> bool {
    variable(name).is_some_and(|value| !value.trim().is_empty())
}

/// The address that Telegram is to send updates to.
pub fn webhook_url(variable: &impl Fn(&str) -> Option<String>) -> Option<Url> {
    Some(only(variable, &["FOOTNOTE_WEBHOOK_URL"]).ok()?.webhook?.url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::doctor::Mark;

    fn found(variables: &[(&str, &str)]) -> Vec<Finding> {
        let find = |name: &str| variables.iter().find(|(known, _)| *known == name);
        let variable = |name: &str| find(name).map(|(_, value)| (*value).to_owned());
        let names: Vec<_> = variables.iter().map(|(name, _)| (*name).to_owned()).collect();
        let mut findings = Vec::new();
        examine(&variable, &names, &mut |finding| findings.push(finding));
        findings
    }

    fn of(findings: &[Finding], about: &str) -> (Mark, String) {
        let finding = findings.iter().find(|finding| finding.about == about).expect("a finding");
        (finding.mark, finding.text.clone())
    }

    #[test]
    fn each_is_told_of_though_others_are_at_fault() {
        let findings = found(&[
            ("FOOTNOTE_ASK_LIMIT", "many"),
            ("FOOTNOTE_WEBHOOK_URL", "bot"),
            ("FOOTNOTE_WEBHOOK_LISTEN", "nowhere"),
            ("FOOTNOTE_HTTP_LISTEN", "127.0.0.1:9090"),
        ]);
        for name in ["TELOXIDE_TOKEN", "FOOTNOTE_ASK_LIMIT", "FOOTNOTE_WEBHOOK_URL", "FOOTNOTE_WEBHOOK_LISTEN"] {
            let (mark, text) = of(&findings, name);
            assert!(mark == Mark::Fault && text.contains(name), "{text}");
        }
        assert_eq!(of(&findings, "FOOTNOTE_HTTP_LISTEN"), (Mark::Well, "127.0.0.1:9090".to_owned()));
        assert_eq!(of(&findings, "FOOTNOTE_SEND_LIMITS"), (Mark::Well, "telegram (default)".to_owned()));
    }

    #[test]
    fn nothing_secret_is_shown() {
        let findings = found(&[
            ("TELOXIDE_TOKEN", "1:hush"),
            ("TELOXIDE_API_URL", "https://me:hush@bots.example/hush?hush"),
            ("TELOXIDE_PROXY", "http://me:hush@127.0.0.1:1"),
            ("FOOTNOTE_DATABASE_URL", "postgres://me:hush@127.0.0.1/x"),
            ("FOOTNOTE_WEBHOOK_URL", "https://bots.example/hush"),
            ("FOOTNOTE_WEBHOOK_SECRET", "hush"),
        ]);
        for finding in &findings {
            assert!(finding.mark == Mark::Well && !finding.to_string().contains("hush"), "{finding}");
        }
        assert_eq!(of(&findings, "FOOTNOTE_WEBHOOK_URL").1, "https://bots.example/…");
    }

    #[test]
    fn a_setting_without_effect_or_of_no_use_is_noted() {
        let findings = found(&[
            ("FOOTNOTE_WEBHOOK_SECRET", "a"),
            ("FOOTNOTE_SEND_LIMITS", "off"),
            ("FOOTNOTE_WEBHOK_URL", "https://bots.example"),
            ("FOOTNOTE_TEST_POSTGRES", "x"),
            ("HOME", "/"),
        ]);
        let notes: Vec<_> = findings.iter().filter(|finding| finding.mark == Mark::Note).collect();
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(of(&findings, "settings").1.contains("FOOTNOTE_WEBHOK_URL"));
    }
}
