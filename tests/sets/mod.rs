//! The question sets in this folder; `README.md` explains their format.

use footnote::eval::Set;
use std::path::{Path, PathBuf};

/// The sets, each with the name of its file.
pub fn read() -> Vec<(String, Set)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sets");
    let entries = std::fs::read_dir(&folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    paths.sort();
    let sets: Vec<_> = paths.iter().map(|path| read_one(path)).collect();
    assert!(!sets.is_empty(), "there are no sets in {}", folder.display());
    sets
}

fn read_one(path: &Path) -> (String, Set) {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let set = Set::parse(&std::fs::read(path).expect("the set can be read"));
    assert!(set.bad_lines.is_empty(), "{name}: {:?}", set.bad_lines);
    assert!(!set.items.is_empty(), "{name} asks nothing");
    (name, set)
}
