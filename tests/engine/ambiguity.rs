use super::check::{TEA, Want::*, check};
use footnote::Status;

#[test]
fn what_tells_two_facts_apart_settles_it() {
    check(Answer("ruhl-inspected", "April 1880"), &["When did Tomas Ruhl inspect the lighthouse?"]);
    check(Answer("holm-inspected", "Greta Holm"), &["Who inspected the lighthouse in 1886?"]);
}

#[test]
fn a_tie_asks_back_with_both_readings() {
    let reply = TEA.ask("When was the lighthouse inspected?");
    assert_eq!((reply.status, reply.ambiguous), (Status::Suggested, true), "{reply:#?}");
    assert!(reply.answer.is_empty() && reply.facts.is_empty());
    let meant: Vec<_> = reply.suggestions.iter().flat_map(|question| TEA.ask(question).facts).collect();
    assert_eq!(meant, ["ruhl-inspected", "holm-inspected"], "{:?}", reply.suggestions);
}

#[test]
fn what_has_no_answer_is_not_called_ambiguous() {
    let reply = TEA.ask("When was the lighthouse painted?");
    assert!(!reply.ambiguous && reply.status != Status::Answered, "{reply:#?}");
}
