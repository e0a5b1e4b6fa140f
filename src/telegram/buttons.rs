//! Buttons that ask a question.
//!
//! Telegram gives 64 bytes to remember by, which is too little for a question, so a button holds the question's
//! hash. `q1` is the version: whoever changes the meaning of the rest changes the number, and old buttons then
//! are stale rather than wrong.

use super::outgoing::Button;
use super::recent::Recent;
use super::{cut, update};
use std::sync::{Mutex, PoisonError};

/// How many questions are remembered, over all chats.
const REMEMBERED: usize = 4096;

/// The most that is written on a button. Telegram's apps show less; the rest is there for us to read back.
const LABEL_LIMIT: usize = 256;

/// The questions that were offered as buttons.
pub struct Offered {
    questions: Mutex<Recent<String, String>>,
}

impl Offered {
    /// Nothing was offered yet.
    pub fn new() -> Offered {
        Offered { questions: Mutex::new(Recent::new(REMEMBERED)) }
    }

    /// A button that asks `question`.
    pub fn button(&self, question: &str) -> Button {
        let data = data(question);
        let mut questions = self.questions.lock().unwrap_or_else(PoisonError::into_inner);
        questions.put(data.clone(), question.to_owned());
        Button { label: cut::shortened(question, LABEL_LIMIT).into_owned(), data }
    }

    /// The question of a pressed button, or `None` for a stale one. After a restart nothing is remembered, but
    /// a press comes with the message it was in, and mostly the question stands on the button.
    pub fn question(&self, press: &update::Press, examples: &[String]) -> Option<String> {
        let pressed = press.data.as_deref()?;
        let questions = self.questions.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = questions.get(&pressed.to_owned()).map(String::as_str);
        let label = press.message.as_ref().and_then(|message| message.button(pressed));
        let known = remembered.into_iter().chain(label).chain(examples.iter().map(String::as_str));
        known.into_iter().find(|question| data(question) == pressed).map(str::to_owned)
    }
}

fn data(question: &str) -> String {
    format!("q1:{:016x}", stable_hash(question))
}

/// FNV-1a. The standard library's hash may change with its version; buttons live for years.
fn stable_hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::testing::press;

    #[test]
    fn data_never_changes() {
        assert_eq!(data(""), "q1:cbf29ce484222325");
        assert_eq!(data("When is tea time?"), data("When is tea time?"));
        assert_eq!(stable_hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_remembered_question_is_found() {
        let offered = Offered::new();
        let button = offered.button("When is tea time?");
        assert_eq!(offered.question(&press(&button.data, ""), &[]).as_deref(), Some("When is tea time?"));
    }

    #[test]
    fn a_question_survives_a_restart_by_its_label_or_as_an_example() {
        let button = Offered::new().button("When is tea time?");
        let offered = Offered::new();
        assert_eq!(offered.question(&press(&button.data, ""), &[]), None);
        assert_eq!(offered.question(&press(&button.data, &button.label), &[]).as_deref(), Some("When is tea time?"));
        let examples = ["When is tea time?".to_owned()];
        assert_eq!(offered.question(&press(&button.data, ""), &examples).as_deref(), Some("When is tea time?"));
    }

    #[test]
    fn a_label_that_is_not_the_question_is_not_asked() {
        let button = Offered::new().button(&"tea ".repeat(100));
        assert!(button.label.ends_with('…'));
        for data in [button.data.as_str(), "", "q1:", "q2:cbf29ce484222325", "🍵"] {
            assert_eq!(Offered::new().question(&press(data, &button.label), &[]), None, "{data}");
        }
    }
}
