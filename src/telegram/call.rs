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
}

/// A setting of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The language that the bot speaks; `None` goes by whom it answers.
    Language(Option<Language>),
    /// The hash of the one topic to answer from; `None` for all.
    Topic(Option<u64>),
    /// Whether administrators alone may ask.
    AdministratorsOnly(bool),
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
            Call::Set(Setting::WithoutQuiz(without)) => format!("s1:noquiz:{}", u8::from(*without)),
            Call::List { list, page, within } => format!("t1:{list}:{page}:{within}"),
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

/// FNV-1a. The standard library's hash may change with its version; buttons live for years.
pub fn stable_hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
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
            "🍵",
            ":::::",
        ] {
            assert_eq!(Call::read(data), None, "{data}");
        }
    }

    #[test]
    fn hashes_never_change() {
        assert_eq!(stable_hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(stable_hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
