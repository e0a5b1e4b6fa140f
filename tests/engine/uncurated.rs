//! A topic works before anybody has curated it: its sentences are searched.

use super::check::{LIGHTHOUSES, Want, check_in};
use footnote::Status;

/// Without facts a passage is what a question deserves at least; taking the answer out of it is better still.
#[track_caller]
fn check_finds(passage: &str, questions: &[&str]) {
    for question in questions {
        let reply = LIGHTHOUSES.ask(question);
        assert_ne!(reply.status, Status::Unknown, "{question:?}");
        assert!(reply.citations.iter().any(|citation| citation.quote().contains(passage)), "{question:?}: {reply:#?}");
    }
}

#[test]
fn finds_the_sentence_that_says_it() {
    check_finds(
        "built in 1854",
        &[
            "When was the lighthouse of Gannet Point built?",
            "who built the lighthouse of Gannet Point",
            "wen was the lighthose built",
        ],
    );
    check_finds("31 metres", &["How high is the tower?"]);
    check_finds("in 1961", &["When did the last keeper leave the tower?"]);
    check_finds("Storm petrels", &["What nests in the cottage?", "Where do storm petrels nest?"]);
}

#[test]
fn takes_the_date_out_of_the_sentence_that_says_it() {
    let reply = LIGHTHOUSES.ask("When was the lighthouse of Gannet Point built?");
    assert_eq!(reply.status, Status::Answered, "{reply:#?}");
    assert!(reply.answer.starts_with("1854"), "{reply:#?}");
    assert!(reply.facts.is_empty(), "{reply:#?}");
}

#[test]
fn finds_nothing_where_nothing_is() {
    let questions = ["Who was the king of Velmora?", "When did the emperor die?", "hello", "asdf qwer"];
    check_in(&LIGHTHOUSES, Want::Refusal, &questions);
}
