use super::check::{Want::*, check};

#[test]
fn names_the_place() {
    check(
        Answer("oskar-arrested", "Port Harrow"),
        &["Where was Oskar arrested?", "In which city was the spy arrested?", "oskar arrest place"],
    );
    check(Answer("treaty-signed", "town hall of Sellin"), &["Where was the Treaty of Sellin signed?"]);
}

#[test]
fn a_person_may_have_been_elsewhere() {
    check(Refusal, &["Where was Mira Talvo arrested?", "Where was Oskar born?", "What is the capital of Ondria?"]);
}
