//! Reading knowledge files: TOML with the line of every entry, and all faults at once.

use crate::fault::Fault;
use crate::source::File;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A knowledge file being read: its text, and the faults found in it so far.
pub struct Reader<'a> {
    path: &'a str,
    text: Cow<'a, str>,
    /// Where each line ends.
    ends: Vec<usize>,
}

/// One table of a file: `[[fact]]`, `[numbers]`, or the file itself.
pub type Table<'t> = DeTable<'t>;
/// One value in a table, with its place in the file.
pub type Value<'t> = Spanned<DeValue<'t>>;

impl<'a> Reader<'a> {
    /// A reader of `file`; bytes that aren't UTF-8 are a fault and read as U+FFFD.
    pub fn new(file: &'a File, faults: &mut Vec<Fault>) -> Reader<'a> {
        let (text, bad) = match std::str::from_utf8(&file.bytes) {
            Ok(text) => (Cow::Borrowed(text), None),
            Err(error) => (String::from_utf8_lossy(&file.bytes), Some(error.valid_up_to())),
        };
        let ends = text.match_indices('\n').map(|(at, _)| at).collect();
        let reader = Reader { path: &file.path, text, ends };
        let message = "this line is not UTF-8 text. Save the file as UTF-8";
        faults.extend(bad.map(|at| reader.fault(at..at, message)));
        reader
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file as TOML; where it isn't, that's a fault, and what could be read comes back.
    pub fn table(&self, faults: &mut Vec<Fault>) -> Table<'_> {
        let (table, errors) = DeTable::parse_recoverable(&self.text);
        for error in errors {
            let message = format!("{}. Compare the line with its neighbours", error.message());
            faults.push(self.fault(error.span().unwrap_or(0..0), message));
        }
        table.into_inner()
    }

    /// A fault at the bytes `at` of this file.
    pub fn fault(&self, at: Range<usize>, message: impl Into<String>) -> Fault {
        Fault { path: self.path.to_owned(), line: self.line_at(at.start), message: message.into() }
    }

    fn line_at(&self, offset: usize) -> usize {
        1 + self.ends.partition_point(|end| *end < offset)
    }

    /// The text in `value`, or a fault.
    pub fn string(&self, key: &str, value: &Value<'_>, faults: &mut Vec<Fault>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::trim);
        match text {
            Some(text) if !text.is_empty() => Some(text.to_owned()),
            _ => {
                faults.push(self.fault(value.span(), format!("`{key}` must be a text in quotes, and not empty")));
                None
            }
        }
    }

    /// The text or the texts in `value`, each with its place; what is no text is a fault.
    pub fn strings(&self, key: &str, value: &Value<'_>, faults: &mut Vec<Fault>) -> Vec<Spanned<String>> {
        match value.get_ref() {
            DeValue::Array(values) => values.iter().flat_map(|value| self.strings(key, value, faults)).collect(),
            _ => {
                let text = self.string(key, value, faults);
                text.into_iter().map(|text| Spanned::new(value.span(), text)).collect()
            }
        }
    }

    /// The `[[key]]` entries of `table`.
    pub fn entries<'t>(
        &self,
        table: &'t Table<'t>,
        key: &str,
        faults: &mut Vec<Fault>,
    ) -> Vec<(Range<usize>, &'t Table<'t>)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let entries = value.get_ref().as_array().map(|entries| {
            entries.iter().filter_map(|entry| Some((entry.span(), entry.get_ref().as_table()?))).collect()
        });
        entries.unwrap_or_else(|| {
            faults.push(self.fault(value.span(), format!("`{key}` must be written as [[{key}]] entries")));
            Vec::new()
        })
    }

    /// A fault for each key of `table` that isn't among `known`.
    pub fn check_keys(&self, table: &Table<'_>, known: &[&str], faults: &mut Vec<Fault>) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let message = format!("there is no field `{name}` here. Fields are: {}", known.join(", "));
                faults.push(self.fault(key.span(), message));
            }
        }
    }
}

/// The items of a list that a curator wrote with commas: "end, finish, put an end to".
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '\n', '、']).map(str::trim).filter(|item| !item.is_empty())
}
