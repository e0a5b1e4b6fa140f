//! A question that people ask, added to the fact that answers it.

use super::Study;
use crate::source::{File, Source, UnreadableError};
use toml_edit::{Array, DocumentMut, Item, Value};

/// Why a question couldn't be added to a fact.
#[derive(Debug, thiserror::Error)]
pub enum ExampleError {
    /// The knowledge is part of the program.
    #[error("the built-in knowledge can't be changed: start with a folder of knowledge")]
    BuiltIn,
    /// No file of the topic has the fact.
    #[error("no facts file of the topic {topic:?} has a fact with the id {fact:?}")]
    NoSuchFact {
        /// The topic asked for.
        topic: String,
        /// The fact asked for.
        fact: String,
    },
    /// The question has no words.
    #[error("a question needs words")]
    Empty,
    /// The file can't be written.
    #[error(transparent)]
    Unwritable(#[from] UnreadableError),
}

impl Study<'_> {
    /// Adds a question to the examples of a fact, in the file of `source` that has it, which is replaced as a whole. It
    /// counts once the knowledge is loaded again.
    ///
    /// # Errors
    /// If the knowledge is built in, the fact or the question's words are missing, or the file can't be written.
    pub fn add_example(source: &Source, topic: &str, fact: &str, question: &str) -> Result<(), ExampleError> {
        let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
        if crate::text::tokenize(&question).is_empty() {
            return Err(ExampleError::Empty);
        }
        if source.is_built_in() {
            return Err(ExampleError::BuiltIn);
        }
        let files = source.files_in(&format!("{topic}/facts"), ".toml");
        let mut edited = files.into_iter().filter_map(|file| Some((file, with_example(file, fact, &question)?)));
        let missing = || ExampleError::NoSuchFact { topic: topic.to_owned(), fact: fact.to_owned() };
        let (file, text) = edited.next().ok_or_else(missing)?;
        Ok(file.replace(&text)?)
    }
}

/// The text of a facts file with the question added to the fact; `None` if it doesn't hold the fact. All else in it, such
/// as comments and blank lines, stays as it was.
fn with_example(file: &File, fact: &str, question: &str) -> Option<String> {
    let mut document: DocumentMut = std::str::from_utf8(&file.bytes).ok()?.parse().ok()?;
    let facts = document.get_mut("fact")?.as_array_of_tables_mut()?;
    let fact = facts.iter_mut().find(|table| table.get("id").and_then(Item::as_str) == Some(fact))?;
    let examples = fact.entry("examples").or_insert_with(|| Item::Value(Value::Array(Array::new())));
    if let Some(only) = examples.as_str().map(str::to_owned) {
        // One example may be written without brackets.
        *examples = Item::Value(Value::Array(Array::from_iter([only])));
    }
    let examples = examples.as_array_mut()?;
    if !examples.iter().any(|known| known.as_str() == Some(question)) {
        examples.push(question);
    }
    Some(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::{File, with_example};

    const FACTS: &str = "# Tea.\n\n[[fact]] # the first\nid = \"one\"\nwhen   = \"1872\"\n\n# Salt.\n[[fact]]\nid = \"two\"\n\
        examples = [\"Is it salt?\"] # asked\n";

    fn edited(fact: &str, question: &str) -> Option<String> {
        let file = File { path: "facts.toml".to_owned(), bytes: FACTS.as_bytes().into() };
        with_example(&file, fact, question)
    }

    #[test]
    fn adds_a_question_and_leaves_all_else() {
        let text = edited("one", "Когда \"чай\"?").expect("there is such a fact");
        let line = text.lines().find(|line| line.contains("чай")).expect("the question is there");
        assert_eq!(text.replace(&format!("{line}\n"), ""), FACTS);
        let read: toml::Table = text.parse().expect("it's still TOML");
        assert_eq!(read["fact"][0]["examples"][0].as_str(), Some("Когда \"чай\"?"));
    }

    #[test]
    fn adds_to_the_examples_that_are_there_but_once() {
        let text = edited("two", "Is it dear?").expect("there is such a fact");
        assert_eq!(text, FACTS.replace("\"Is it salt?\"", "\"Is it salt?\", \"Is it dear?\""));
        assert_eq!(edited("two", "Is it salt?").as_deref(), Some(FACTS));
    }

    #[test]
    fn an_unknown_fact_changes_nothing() {
        assert_eq!(edited("three", "Is it tea?"), None);
    }
}
