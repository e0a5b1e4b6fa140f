//! Any lines, asked one after the other: none panics, and an answer has its passage.
#![no_main]

use footnote::{ANSWER_LIMIT, Conversation, Footnote, Source, Status};
use std::sync::LazyLock;

static FOOTNOTE: LazyLock<Footnote> =
    LazyLock::new(|| Footnote::load(&Source::built_in()).expect("the knowledge has no faults"));

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut conversation = Conversation::default();
    for question in text.lines().take(4) {
        let reply = FOOTNOTE.ask_within(question, &mut conversation);
        assert!(reply.answer.chars().count() <= ANSWER_LIMIT);
        assert!(reply.status != Status::Answered || !reply.citations.is_empty());
    }
});
