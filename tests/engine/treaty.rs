use super::check::{Want::*, check};

#[test]
fn names_the_treaty_by_which_it_happened() {
    check(
        Answer("war-ended", "Leaf Pact"),
        &[
            "Which treaty ended the tea war?",
            "what pact finished the tea war",
            "By what agreement was the tea war ended?",
        ],
    );
    check(
        Answer("rule-recognized", "Treaty of Sellin"),
        &["By which treaty did Velmora recognize the rule of Ondria over the Quill Islands?"],
    );
    check(Answer("treaty-signed", "Treaty of Sellin"), &["Which treaty was signed in 1872?"]);
}

#[test]
fn no_treaty_did_anything_else() {
    check(
        Refusal,
        &[
            "Which treaty ended the silk war?",
            "Which treaty was signed in 1888?",
            "By which treaty did Velmora sell the Quill Islands?",
        ],
    );
}
