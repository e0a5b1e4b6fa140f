use super::check::{Want::*, check};

#[test]
fn gives_the_reason() {
    check(
        Answer("tax-raised", "because its treasury was empty"),
        &[
            "Why did Ondria raise the tea tax?",
            "what was the reason for raising the tea tax",
            "How come Ondria raised the tax on tea?",
        ],
    );
}

#[test]
fn not_everything_has_a_reason() {
    check(Refusal, &["Why was Oskar arrested?", "Why did Velmora win the Battle of Grey Ford?"]);
}

#[test]
fn hears_a_purpose_asked_for_at_the_end() {
    check(
        Answer("tax-raised", "because its treasury was empty"),
        &["What was the tea tax raised for?", "What did Ondria raise the tea tax for?"],
    );
}
