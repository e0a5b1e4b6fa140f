//! Tables, which are left out: a cell by itself says nothing that could be cited.

use super::markup::Reader;

/// Passes over a table with those in it; its `{|` has been read. `None` if it has no end.
pub fn skip(reader: &mut Reader) -> Option<String> {
    let start = reader.at;
    let mut depth = 1;
    let mut past = 0;
    for line in reader.rest().split_inclusive('\n') {
        let body = line.trim_start();
        if past > 0 && body.starts_with("{|") {
            depth += 1;
        } else if body.starts_with("|}") && !body.starts_with("|}}") {
            depth -= 1;
            if depth == 0 {
                reader.at = start + past + (line.len() - body.len()) + 2;
                reader.note(start, "a table was left out".to_owned());
                return Some(String::new());
            }
        }
        past += line.len();
    }
    None
}
