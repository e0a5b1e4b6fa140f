use super::check::{Want::*, check};

#[test]
fn other_subjects() {
    check(
        Refusal,
        &[
            "When was the Treaty of Versailles signed?",
            "What is 2+2?",
            "How do I boil an egg?",
            "How much does a Treaty of Sellin poster cost?",
            "When was the lighthouse built?",
        ],
    );
}

#[test]
fn chatter_and_nonsense() {
    check(Refusal, &["", " ", "?", "hello", "Tell me a joke.", "asdf qwer zxcv", "12345", "how are you?", "/", "🫖"]);
}

#[test]
fn right_names_in_a_question_that_has_no_answer() {
    check(
        Refusal,
        &["Which songs did Mira Talvo write?", "How tall was Jonas Brekk?", "What does Ondria think of Oskar today?"],
    );
}
