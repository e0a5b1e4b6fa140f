//! What people ask: the questions of the sets that accuracy is measured by.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// All questions, the sets one after the other.
pub fn all() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sets");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the sets").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let texts = files.iter().filter(|path| path.extension().is_some_and(|end| end == "jsonl"));
    let lines = texts.flat_map(|path| {
        let text = fs::read_to_string(path).expect("a set");
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let cases = lines.filter_map(|line| serde_json::from_str::<Value>(&line).ok());
    let questions = cases.flat_map(|case| {
        let turns = case["turns"].as_array().cloned().unwrap_or_default();
        turns.into_iter().filter_map(|turn| Some(turn["question"].as_str()?.to_owned()))
    });
    questions.collect()
}
