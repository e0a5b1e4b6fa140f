use footnote::study::{ExampleError, Study};
use footnote::{Footnote, Source, Status};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A copy of the invented world that may be changed.
fn copy() -> TempDir {
    let copy = TempDir::new().expect("a temporary folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/topics/tea");
    for folder in ["", "facts"] {
        let target = copy.path().join("tea").join(folder);
        fs::create_dir_all(&target).expect("a folder");
        for entry in fs::read_dir(from.join(folder)).expect("the topic") {
            let path = entry.expect("a file").path();
            if path.is_file() {
                fs::copy(&path, target.join(path.file_name().expect("a name"))).expect("a copy");
            }
        }
    }
    copy
}

const ASKED: &str = "How come leaves got dearer back then?";

#[test]
fn an_accepted_question_is_answered_from_then_on() {
    let folder = copy();
    let load = || Source::folder(folder.path()).expect("the copy can be read");
    let before = Footnote::load(&load()).expect("no faults").ask(ASKED);
    assert_ne!(before.status, Status::Answered);
    Study::add_example(&load(), "tea", "tax-raised", ASKED).expect("it's added");
    let footnote = Footnote::load(&load()).expect("no faults");
    for question in [ASKED, "  how come LEAVES got dearer back then "] {
        let reply = footnote.ask(question);
        assert_eq!((reply.status, reply.facts), (Status::Answered, vec!["tax-raised".to_owned()]), "{question}");
        assert!(!reply.citations.is_empty());
    }
    // Near misses stay what they were.
    for question in ["How come leaves got dearer?", "How come ships got dearer back then?"] {
        assert_ne!(footnote.ask(question).status, Status::Answered, "{question}");
    }
    let left: Vec<_> = fs::read_dir(folder.path().join("tea/facts")).expect("the facts").collect();
    assert_eq!(left.len(), 2, "nothing is left over");
}

#[test]
fn an_accepted_question_may_offer_two_answers() {
    const OFFERS: &str = "Was it Velmora or Ondria that raised the tea tax?";
    let folder = copy();
    let load = || Source::folder(folder.path()).expect("the copy can be read");
    Study::add_example(&load(), "tea", "ships-given", OFFERS).expect("it's added");
    let reply = Footnote::load(&load()).expect("no faults").ask(OFFERS);
    assert_eq!((reply.status, reply.facts), (Status::Answered, vec!["ships-given".to_owned()]));
}

#[test]
fn a_question_is_an_example_of_one_fact_only() {
    let folder = copy();
    let load = || Source::folder(folder.path()).expect("the copy can be read");
    for fact in ["tax-raised", "vell-governor"] {
        Study::add_example(&load(), "tea", fact, ASKED).expect("it's added");
    }
    let faults = Footnote::load(&load()).expect_err("a fault");
    let message = faults.to_string();
    assert!(message.contains("tax-raised") && message.contains("vell-governor"), "{message}");
}

#[test]
fn what_can_not_be_added_says_why() {
    let folder = copy();
    let source = Source::folder(folder.path()).expect("the copy can be read");
    let added = |source: &Source, fact: &str, question: &str| Study::add_example(source, "tea", fact, question);
    assert!(matches!(added(&source, "no-such-fact", ASKED), Err(ExampleError::NoSuchFact { .. })));
    assert!(matches!(added(&source, "tax-raised", " ?! "), Err(ExampleError::Empty)));
    assert!(matches!(added(&Source::built_in(), "tax-raised", ASKED), Err(ExampleError::BuiltIn)));
}
