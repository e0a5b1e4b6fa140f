//! Any bytes for `footnote ask --batch`: an answer or a refusal for each line that isn't blank, never a panic.
#![no_main]
// The modules are read as they are, and only a part of each is tried here.
#![allow(dead_code)]

#[path = "../../../src/cli/batch.rs"]
mod batch;
#[path = "../../../src/cli/conversations.rs"]
mod conversations;
#[path = "../../../src/cli/failure.rs"]
mod failure;
#[path = "../../../src/cli/json.rs"]
mod json;
#[path = "../../../src/cli/lines.rs"]
mod lines;

use footnote::{Footnote, Source};
use std::sync::LazyLock;

static FOOTNOTE: LazyLock<Footnote> =
    LazyLock::new(|| Footnote::load(&Source::built_in()).expect("the knowledge has no faults"));

/// What `failure` needs of the module above it.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}")
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut output = Vec::new();
    assert!(batch::run(&FOOTNOTE, bytes, &mut output).is_ok());
    let text = String::from_utf8(output).expect("the output is text");
    let blank = |line: &&[u8]| line.trim_ascii().is_empty();
    let asked = bytes.split(|byte| *byte == b'\n').filter(|line| !blank(line)).count();
    assert_eq!(text.lines().count(), asked);
    for line in text.lines() {
        let reply: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        assert!(reply["status"].is_string() != reply["error"].is_string());
    }
});
