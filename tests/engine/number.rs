use super::check::{Want::*, check};

#[test]
fn gives_the_number_with_its_unit() {
    check(
        Begins("ships-given", "40 sailing ships"),
        &["How many ships did Ondria give Velmora?", "number of sailing ships given to Velmora"],
    );
}

#[test]
fn the_year_tells_two_figures_apart() {
    check(Answer("exports-1884", "300 tonnes"), &["how many tonnes of tea were exported in 1884"]);
    check(Answer("exports-1890", "900 tonnes"), &["how many tonnes of tea were exported in 1890"]);
    check(Refusal, &["how many tonnes of tea were exported in 1887"]);
}

#[test]
fn other_things_were_not_counted() {
    check(
        Refusal,
        &[
            "How many soldiers died at Grey Ford?",
            "how many tonnes of silk were exported in 1884",
            "How many harbours did Velmora close?",
            "How much did the sailing ships cost?",
            "How many spies were arrested in 1892?",
        ],
    );
}

#[test]
fn knows_a_quantity_by_its_noun() {
    check(
        Answer("exports-1890", "900 tonnes"),
        &["What was the yearly volume of tea exports in 1890?", "How far did tea exports rise by 1890?"],
    );
    check(Refusal, &["What was the volume of the silk exports in 1890?"]);
}

#[test]
fn counts_what_is_named() {
    check(Answer("trade-began", "2: Velmora and Ondria"), &["How many countries began the tea trade?"]);
    check(Refusal, &["How many people saw the Battle of Grey Ford?", "How many lighthouses did Holm inspect?"]);
}
