use super::check::{Want::*, check};

#[test]
fn gives_the_date_as_exactly_as_the_article() {
    check(
        Answer("treaty-signed", "March 4, 1872"),
        &[
            "When was the Treaty of Sellin signed?",
            "In which year was the Treaty of Sellin signed?",
            "On what day was the Sellin Treaty signed?",
            "sellin treaty date",
        ],
    );
    check(Answer("grey-ford-won", "May 1881"), &["When was the Battle of Grey Ford?", "grey ford year?"]);
    check(Answer("trade-began", "1872"), &["when did the tea trade begin"]);
    check(Answer("tax-raised", "1880"), &["When did Ondria raise the tea tax?"]);
    check(Answer("oskar-arrested", "1892"), &["When was Oskar arrested?", "what year was the spy arrested"]);
}

#[test]
fn tells_the_end_of_a_span() {
    check(Answer("war-lasted", "1883"), &["Until when did the tea war last?"]);
    check(Answer("war-ended", "1883"), &["What year did the tea war end?", "When was the tea war over?"]);
}

#[test]
fn another_deed_has_another_date() {
    check(
        Refusal,
        &[
            "When did Ondria raise the silk tax?",
            "When was Oskar released?",
            "When did the tea war begin?",
            "When was Mira Talvo born?",
            "When was the Treaty of Harrow signed?",
        ],
    );
}

#[test]
fn keeps_to_the_year_asked_about() {
    check(Answer("treaty-signed", "March 4, 1872"), &["On which day in 1872 was the Treaty of Sellin signed?"]);
    check(
        Refusal,
        &[
            "On what day in 1873 was the Treaty of Sellin signed?",
            "In which month of 1886 did Tomas Ruhl inspect the lighthouse?",
        ],
    );
}

#[test]
fn hears_what_is_named_before_the_question() {
    check(Answer("treaty-signed", "March 4, 1872"), &["The Treaty of Sellin, when was it signed?"]);
    check(Refusal, &["The Leaf Pact, who signed it?"]);
}

#[test]
fn tells_the_first_time_from_a_later_one() {
    check(Answer("vell-visited", "1874"), &["When did Anna Vell first visit Port Harrow?"]);
    check(Answer("vell-visited-again", "1878"), &["When did Anna Vell visit Port Harrow again?"]);
}

#[test]
fn knows_no_day_where_the_article_has_the_year() {
    check(
        Refusal,
        &[
            "On which day was the Battle of Grey Ford?",
            "On which day did the tea trade begin?",
            "In which month was the tea war ended?",
            "In which month did the harbour of Sellin open to Ondrian ships?",
            "On what day did Ruhl inspect the lighthouse?",
        ],
    );
    check(Answer("grey-ford-won", "May 1881"), &["In which month was the Battle of Grey Ford?"]);
}

#[test]
fn takes_the_date_of_no_other_deed_for_the_month_asked_for() {
    // Greta Holm became it in another year.
    check(Refusal, &["In which month did Tomas Ruhl become governor of the Quill Islands?"]);
}

#[test]
fn gives_no_date_of_what_another_did() {
    check(Refusal, &["When did Velmora raise the tea tax?", "In which year did Brekk inspect the lighthouse?"]);
    check(Answer("holm-inspected", "June 1886"), &["In which year did Greta Holm inspect the lighthouse?"]);
}
