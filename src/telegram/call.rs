//! What a button brings back when it's pressed.
//!
//! Telegram gives 64 bytes for it. The letter says what the button does, the digit which version of that it is:
//! whoever changes the meaning of what follows changes the digit, and old buttons then are stale rather than
//! wrong. Nothing in it hangs on the order of facts or topics, so it outlives restarts and new knowledge.

use crate::text::Language;

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Asks the question with this hash.
    Ask(u64),
    /// Shows a passage among its neighbours.
    Context {
        /// The hash of its words.
        quote: u64,
        /// Where they begin in the article.
        start: usize,
        /// How many pages on from it, or back if it's negative; `None` to begin with it, in a message of its own.
        page: Option<i32>,
    },
    /// Offers questions that are near the fact with this hash.
    Related(u64),
    /// Reports an answer that was made of the fact with this hash, or of none.
    Wrong(u64),
    /// Sets the language of whoever presses; `None` goes by their app.
    Language(Option<Language>),
    /// Sets something for the chat.
    Set(Setting),
    /// Shows another page of a list.
    List {
        /// Which list, by its command.
        list: String,
        /// Which page, from 0.
        page: usize,
        /// What the list is narrowed down to, as it was typed.
        within: String,
    },
    /// Decides on something to review.
    Review {
        /// The hash of what it's about.
        case: u64,
        /// The decision.
        verdict: Verdict,
    },
    /// Shows a picture.
    Picture {
        /// What it's of.
        of: String,
        /// In which way.
        view: View,
        /// What it's narrowed down to, or which of several it is.
        within: String,
    },
}

/// What an administrator of the bot decides on something to review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It asks for the fact with this hash.
    Accept(u64),
    /// It's of no use.
    Dismiss,
    /// Something else first.
    Next,
}

/// How a picture is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// As the chat is set.
    AsSet,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As words.
    Text,
}

/// How buttons name the views.
const VIEWS: [(&str, View); 4] =
    [(NONE, View::AsSet), ("light", View::Light), ("dark", View::Dark), ("text", View::Text)];

/// A setting of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The language that the bot speaks; `None` goes by whom it answers.
    Language(Option<Language>),
    /// The hash of the one topic to answer from; `None` for all.
    Topic(Option<u64>),
    /// Whether administrators alone may ask.
    AdministratorsOnly(bool),
    /// Whether pictures are dark.
    Dark(bool),
    /// Whether there is no quiz here.
    WithoutQuiz(bool),
}

/// What stands for "no choice".
const NONE: &str = "-";

impl Call {
    /// What the button holds.
    pub fn data(&self) -> String {
        let code = |language: &Option<Language>| language.map_or(NONE, Language::code);
        match self {
            Call::Ask(question) => format!("q1:{question:016x}"),
            Call::Context { quote, start, page } => {
                let page = page.map_or_else(|| NONE.to_owned(), |page| page.to_string());
                format!("c1:{quote:016x}:{start}:{page}")
            }
            Call::Related(fact) => format!("r1:{fact:016x}"),
            Call::Wrong(fact) => format!("w1:{fact:016x}"),
            Call::Language(language) => format!("l1:{}", code(language)),
            Call::Set(Setting::Language(language)) => format!("s1:language:{}", code(language)),
            Call::Set(Setting::Topic(None)) => format!("s1:topic:{NONE}"),
            Call::Set(Setting::Topic(Some(topic))) => format!("s1:topic:{topic:016x}"),
            Call::Set(Setting::AdministratorsOnly(only)) => format!("s1:only:{}", u8::from(*only)),
            Call::Set(Setting::Dark(dark)) => format!("s1:dark:{}", u8::from(*dark)),
            Call::Set(Setting::WithoutQuiz(without)) => format!("s1:noquiz:{}", u8::from(*without)),
            Call::List { list, page, within } => format!("t1:{list}:{page}:{within}"),
            Call::Review { case, verdict: Verdict::Accept(fact) } => format!("v1:accept:{case:016x}:{fact:016x}"),
            Call::Review { case, verdict: Verdict::Dismiss } => format!("v1:dismiss:{case:016x}:{NONE}"),
            Call::Review { case, verdict: Verdict::Next } => format!("v1:next:{case:016x}:{NONE}"),
            Call::Picture { of, view, within } => {
                let view = VIEWS.iter().find(|(_, known)| known == view).map_or(NONE, |(name, _)| name);
                format!("p1:{of}:{view}:{within}")
            }
        }
    }

    /// Reads what a button held; `None` for what no button of ours holds, or none of this version.
    pub fn read(data: &str) -> Option<Call> {
        let (kind, rest) = data.split_once(':')?;
        let call = match kind {
            "q1" => Call::Ask(hash(rest)?),
            "c1" => {
                let [quote, start, page] = parts(rest)?;
                let page = if page == NONE { None } else { Some(page.parse().ok()?) };
                Call::Context { quote: hash(quote)?, start: start.parse().ok()?, page }
            }
            "r1" => Call::Related(hash(rest)?),
            "w1" => Call::Wrong(hash(rest)?),
            "l1" => Call::Language(language(rest)?),
            "s1" => match parts(rest)? {
                ["language", code] => Call::Set(Setting::Language(language(code)?)),
                ["topic", NONE] => Call::Set(Setting::Topic(None)),
                ["topic", topic] => Call::Set(Setting::Topic(Some(hash(topic)?))),
                ["only", "0"] => Call::Set(Setting::AdministratorsOnly(false)),
                ["dark", "0"] => Call::Set(Setting::Dark(false)),
                ["dark", "1"] => Call::Set(Setting::Dark(true)),
                ["only", "1"] => Call::Set(Setting::AdministratorsOnly(true)),
                ["noquiz", "0"] => Call::Set(Setting::WithoutQuiz(false)),
                ["noquiz", "1"] => Call::Set(Setting::WithoutQuiz(true)),
                _ => return None,
            },
            "t1" => {
                let (list, rest) = rest.split_once(':')?;
                let (page, within) = rest.split_once(':')?;
                Call::List { list: list.to_owned(), page: page.parse().ok()?, within: within.to_owned() }
            }
            "v1" => {
                let [verdict, case, fact] = parts(rest)?;
                let verdict = match (verdict, fact) {
                    ("accept", fact) => Verdict::Accept(hash(fact)?),
                    ("dismiss", NONE) => Verdict::Dismiss,
                    ("next", NONE) => Verdict::Next,
                    _ => return None,
                };
                Call::Review { case: hash(case)?, verdict }
            }
            "p1" => {
                let (of, rest) = rest.split_once(':')?;
                let (view, within) = rest.split_once(':')?;
                let (_, view) = VIEWS.iter().find(|(name, _)| *name == view)?;
                Call::Picture { of: of.to_owned(), view: *view, within: within.to_owned() }
            }
            _ => return None,
        };
        Some(call)
    }
}

fn parts<const N: usize>(text: &str) -> Option<[&str; N]> {
    text.split(':').collect::<Vec<_>>().try_into().ok()
}

fn hash(text: &str) -> Option<u64> {
    let is_hash = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| u64::from_str_radix(text, 16).ok()).flatten()
}

/// The outer `None` is for a code that is none of ours.
fn language(code: &str) -> Option<Option<Language>> {
    if code == NONE { Some(None) } else { Language::from_code(code).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_fits() {
        let calls = [
            Call::Ask(1),
            Call::Context { quote: u64::MAX, start: usize::MAX, page: Some(i32::MIN) },
            Call::Context { quote: 0, start: 0, page: None },
            Call::Related(2),
            Call::Wrong(u64::MAX),
            Call::Language(None),
            Call::Language(Some(Language::Japanese)),
            Call::Set(Setting::Language(None)),
            Call::Set(Setting::Language(Some(Language::Russian))),
            Call::Set(Setting::Topic(None)),
            Call::Set(Setting::Topic(Some(3))),
            Call::Set(Setting::AdministratorsOnly(true)),
            Call::Set(Setting::AdministratorsOnly(false)),
            Call::Set(Setting::WithoutQuiz(true)),
            Call::Set(Setting::WithoutQuiz(false)),
            Call::List { list: "treaties".to_owned(), page: 12, within: "1925..1945: <x>".to_owned() },
            Call::Picture { of: "timeline".to_owned(), view: View::Light, within: "x".repeat(40) },
            Call::Picture { of: "chart".to_owned(), view: View::AsSet, within: String::new() },
            Call::Set(Setting::Dark(true)),
            Call::Review { case: u64::MAX, verdict: Verdict::Accept(u64::MAX) },
            Call::Review { case: 1, verdict: Verdict::Dismiss },
            Call::Review { case: 1, verdict: Verdict::Next },
        ];
        for call in calls {
            assert!(call.data().len() <= 64, "{call:?}");
            assert_eq!(Call::read(&call.data()), Some(call));
        }
    }

    #[test]
    fn what_no_button_holds_is_nothing() {
        for data in [
            "",
            "q1",
            "q1:",
            "q1:1",
            "q1:+000000000000001",
            "q2:0000000000000001",
            "c1:0000000000000001:a:2",
            "c1:0000000000000001:1",
            "s1:only:2",
            "s1:topic:x",
            "s1:language:tlh",
            "l1:",
            "t1:people",
            "t1:people:-1:",
            "v1:accept:0000000000000001:-",
            "v1:praise:0000000000000001:-",
            "p1:chart:grey:",
            "p1:chart:dark",
            "🍵",
            ":::::",
        ] {
            assert_eq!(Call::read(data), None, "{data}");
        }
    }
}
