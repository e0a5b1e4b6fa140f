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

#[test]
fn hears_a_motive_and_a_justification() {
    check(
        Answer("tax-raised", "because its treasury was empty"),
        &["What was Ondria's motive for raising the tea tax?", "How did Ondria justify raising the tea tax?"],
    );
    check(Refusal, &["What was Oskar's motive for spying?", "What were Velmora's grounds for winning at Grey Ford?"]);
}

#[test]
fn reads_what_stands_beside_a_question_that_says_nothing_itself() {
    check(
        Answer("tax-raised", "because its treasury was empty"),
        &["Ondria raised the tea tax. What was the reason?", "Ondria raised the tea tax in 1880, right? Why was it?"],
    );
    check(Answer("oskar-code-name", "Piet Oskar"), &["Piet Oskar - who?"]);
    check(Answer("trade-began", "1872"), &["They opened the harbour of Sellin to Ondrian ships. When was it?"]);
    check(Answer("tax-raised", "1880"), &["Vell was governor of the islands. When did Ondria raise the tea tax?"]);
    check(Refusal, &["Piet Oskar was arrested in Port Harrow. What was the reason?"]);
}
