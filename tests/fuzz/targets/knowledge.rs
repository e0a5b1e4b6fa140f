//! Any text for the files of a topic, parted by zero bytes: a topic or a list of faults, never a panic.
#![no_main]

use footnote::{Footnote, Source};
use std::fs;

const FILES: [&str; 4] = ["topic.toml", "article.txt", "entities.toml", "facts/one.toml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let root = tempfile::tempdir().expect("a folder");
    let topic = root.path().join("topic");
    fs::create_dir_all(topic.join("facts")).expect("a folder in it");
    for (name, text) in FILES.iter().zip(bytes.split(|byte| *byte == 0)) {
        fs::write(topic.join(name), text).expect("a file in it");
    }
    let source = Source::folder(root.path()).expect("the folder can be read");
    if let Ok(footnote) = Footnote::load(&source) {
        let _ = footnote.ask("When was it?");
    }
});
