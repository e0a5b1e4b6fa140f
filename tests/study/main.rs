//! What people study a topic with.
//!
//! - `knowledge.rs`: what must hold of everything that the built-in knowledge makes
//! - `quiz.rs`: that only one option of a question is right, and that questions come in a fair order
//! - `tea.rs`: the lists of an invented world
//! - `example.rs`: questions added to facts
//! - `likeness.rs`: questions that ask the same

mod example;
mod knowledge;
mod likeness;
mod quiz;
mod tea;

use footnote::study::Study;
use footnote::{Footnote, Source};
use std::path::Path;
use std::sync::LazyLock;

/// The bot as it's delivered.
static FOOTNOTE: LazyLock<Footnote> =
    LazyLock::new(|| Footnote::load(&Source::built_in()).unwrap_or_else(|faults| panic!("{faults}")));
/// The invented world.
static TEA: LazyLock<Footnote> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/topics");
    let source = Source::folder(&folder).expect("the topics can be read");
    Footnote::load(&source).expect("the topics have no faults").only("tea").expect("there is such a topic")
});

/// Each topic of the built-in knowledge.
fn studies() -> impl Iterator<Item = Study<'static>> {
    FOOTNOTE.topics().iter().map(|topic| Study::of(&FOOTNOTE, topic.name()).expect("a topic of its own"))
}

fn tea() -> Study<'static> {
    Study::of(&TEA, "tea").expect("there is such a topic")
}
