//! Buttons that ask a question.
//!
//! A button has too little room for a question, so it holds the question's hash.

use super::call::Call;
use super::hash::stable_hash;
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
    questions: Mutex<Recent<u64, String>>,
}

impl Offered {
    /// Nothing was offered yet.
    pub fn new() -> Offered {
        Offered { questions: Mutex::new(Recent::new(REMEMBERED)) }
    }

    /// A button that asks `question`.
    pub fn button(&self, question: &str) -> Button {
        let hash = stable_hash(question);
        let mut questions = self.questions.lock().unwrap_or_else(PoisonError::into_inner);
        questions.put(hash, question.to_owned());
        Button::call(cut::shortened(question, LABEL_LIMIT), Call::Ask(hash).data())
    }

    /// The question with this hash, which `press` asks for; `None` if it's forgotten. After a restart nothing is
    /// remembered, but a press comes with the message it was in, and mostly the question stands on the button.
    pub fn question(&self, hash: u64, press: &update::Press, examples: &[String]) -> Option<String> {
        let questions = self.questions.lock().unwrap_or_else(PoisonError::into_inner);
        let remembered = questions.get(&hash).map(String::as_str);
        let label = press.message.as_ref().and_then(|message| message.button(press.data.as_deref()?));
        let known = remembered.into_iter().chain(label).chain(examples.iter().map(String::as_str));
        known.into_iter().find(|question| stable_hash(question) == hash).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::outgoing::Action;
    use crate::telegram::testing::press;

    const QUESTION: &str = "When is tea time?";

    fn asked(offered: &Offered, button: &Button, label: &str, examples: &[String]) -> Option<String> {
        let Action::Call(data) = &button.action else { panic!("a button that calls") };
        let Some(Call::Ask(hash)) = Call::read(data) else { panic!("a button that asks") };
        offered.question(hash, &press(data, label), examples)
    }

    #[test]
    fn a_remembered_question_is_found() {
        let offered = Offered::new();
        let button = offered.button(QUESTION);
        assert_eq!(asked(&offered, &button, "", &[]).as_deref(), Some(QUESTION));
    }

    #[test]
    fn a_question_survives_a_restart_by_its_label_or_as_an_example() {
        let button = Offered::new().button(QUESTION);
        let offered = Offered::new();
        assert_eq!(asked(&offered, &button, "", &[]), None);
        assert_eq!(asked(&offered, &button, &button.label, &[]).as_deref(), Some(QUESTION));
        assert_eq!(asked(&offered, &button, "", &[QUESTION.to_owned()]).as_deref(), Some(QUESTION));
    }

    #[test]
    fn a_label_that_is_not_the_question_is_not_asked() {
        let button = Offered::new().button(&"tea ".repeat(100));
        assert!(button.label.ends_with('…'));
        assert_eq!(asked(&Offered::new(), &button, &button.label, &[]), None);
    }
}
