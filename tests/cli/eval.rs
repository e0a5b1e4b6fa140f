//! Scoring question sets.

use super::*;

fn item(id: &str, category: &str, turn: Value) -> String {
    let item = json!({"id": id, "category": category, "lang": "en", "style": "plain", "turns": [turn]});
    format!("{item}\n")
}

fn when(id: &str, question: &str, answer: &str, passage: &str) -> String {
    let turn = json!({"question": question, "expect": "answered", "answers": [[answer]], "passages": [passage]});
    item(id, "when", turn)
}

fn set() -> String {
    [
        when("t-right", ANSWERABLE, "1939", PASSAGE),
        when("t-other-answer", ANSWERABLE, "1066", PASSAGE),
        when("t-no-answer", UNANSWERABLE, "France", PASSAGE),
        item("t-refused", "unanswerable", json!({"question": UNANSWERABLE, "expect": "unknown"})),
        item("t-false-answer", "unanswerable", json!({"question": ANSWERABLE, "expect": "unknown"})),
    ]
    .concat()
}

#[test]
fn prints_tables_and_totals() {
    let program = Program::new();
    program.file("set.jsonl", set());
    let run = program.run(&["eval", "set.jsonl"]).exits_with(0);
    assert_eq!(run.stderr, "");
    let run = run.prints("category").prints("style").prints("language");
    let run = run.prints("answerable: right 33.3% wrong 33.3%; unanswerable answered 50.0%");
    run.prints("calibration").prints("median").prints("unanswerable");
}

#[test]
fn lists_the_misses_when_asked_to() {
    let program = Program::new();
    program.file("set.jsonl", set());
    let run = program.run(&["eval", "set.jsonl", "--misses"]).exits_with(0);
    let run = run.prints("t-other-answer turn 1").prints("1066").prints("t-no-answer").prints("t-false-answer");
    assert!(!run.stdout.contains("t-right") && !run.stdout.contains("t-refused"), "{run:?}");
}

#[test]
fn prints_the_numbers_as_json() {
    let program = Program::new();
    program.file("set.jsonl", set());
    let numbers = program.run(&["eval", "--json", "--misses", "set.jsonl"]).exits_with(0).lines().remove(0);
    assert_eq!((&numbers["turns"], &numbers["right"], &numbers["wrong"]), (&json!(5), &json!(1), &json!(1)));
    assert_eq!(numbers["categories"]["unanswerable"]["falsely_answered"], 1);
    assert_eq!(numbers["misses"].as_array().map(Vec::len), Some(3));
    assert!(numbers["microseconds"]["median"].is_number());
}

#[test]
fn a_turn_may_need_the_one_before() {
    let program = Program::new();
    let turn = |question| json!({"question": question, "expect": "answered", "answers": [], "verdict": "supported", "passages": [PASSAGE]});
    let turns = [turn(ANSWERABLE), turn("Where was it?")];
    let item = json!({"id": "f", "category": "followup", "lang": "en", "style": "plain", "turns": turns});
    program.file("set.jsonl", item.to_string());
    let numbers = program.run(&["eval", "--json", "set.jsonl"]).exits_with(0).lines().remove(0);
    // Neither is a claim, so the verdicts are missing, but both are answered.
    assert_eq!((&numbers["turns"], &numbers["wrong"], &numbers["no_answer"]), (&json!(2), &json!(2), &json!(0)));
}

#[test]
fn bad_lines_are_named_and_the_rest_counts() {
    let program = Program::new();
    let other = when("t-other-article", ANSWERABLE, "1939", "Tea is a drink.");
    program.file("set.jsonl", format!("nonsense\n{}{other}", set()));
    let run = program.run(&["eval", "missing.jsonl", "set.jsonl", "--json"]).exits_with(1);
    assert_eq!(run.lines()[0]["turns"], 6);
    run.says("missing.jsonl: ").says("set.jsonl:1: ").says("set.jsonl:7: ").says("Tea is a drink.");
}

#[test]
fn a_set_without_questions_is_a_fault() {
    let program = Program::new();
    program.file("set.jsonl", "\n");
    program.run(&["eval", "set.jsonl"]).exits_with(1).prints_nothing().says("no questions");
}
