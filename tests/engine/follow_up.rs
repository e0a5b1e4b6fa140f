use super::check::{Want::*, check, check_talk};

#[test]
fn a_question_word_alone_asks_for_more_of_the_same() {
    check_talk(&[
        ("When was the Treaty of Sellin signed?", Answer("treaty-signed", "March 4, 1872")),
        ("Where?", Answer("treaty-signed", "town hall of Sellin")),
        ("and who signed it?", Answer("treaty-signers", "Mira Talvo")),
    ]);
    check_talk(&[
        ("When did Ondria raise the tea tax?", Answer("tax-raised", "1880")),
        ("why?", Answer("tax-raised", "treasury was empty")),
    ]);
}

#[test]
fn a_pronoun_stands_for_what_was_spoken_of() {
    check_talk(&[
        ("Who was arrested in Port Harrow?", Answer("oskar-arrested", "Piet Oskar")),
        ("when was he arrested?", Answer("oskar-arrested", "1892")),
        ("what was his code name?", Answer("oskar-code-name", "Kettle")),
    ]);
    check_talk(&[
        ("Did Ondria win the Battle of Grey Ford?", No("grey-ford-won", "Velmora won")),
        ("When was it?", Answer("grey-ford-won", "May 1881")),
    ]);
}

#[test]
fn another_year_takes_the_place_of_the_first() {
    check_talk(&[
        ("how many tonnes of tea were exported in 1884", Answer("exports-1884", "300 tonnes")),
        ("and in 1890?", Answer("exports-1890", "900 tonnes")),
        ("and in 1887?", Refusal),
    ]);
}

#[test]
fn what_the_article_does_not_say_stays_unknown() {
    check_talk(&[
        ("Who was arrested in Port Harrow?", Answer("oskar-arrested", "Piet Oskar")),
        ("when was he born?", Refusal),
    ]);
    check_talk(&[
        ("Who won the Battle of Grey Ford?", Answer("grey-ford-won", "Velmora")),
        ("how many men died there?", Refusal),
    ]);
    check_talk(&[
        ("When was the Treaty of Sellin signed?", Answer("treaty-signed", "March 4, 1872")),
        ("and when was the Leaf Pact signed?", Refusal),
    ]);
}

#[test]
fn a_question_that_stands_alone_is_read_alone() {
    check_talk(&[
        ("When was the Treaty of Sellin signed?", Answer("treaty-signed", "March 4, 1872")),
        ("Who raised the tea tax?", Answer("tax-raised", "Ondria")),
        ("Who was the king of Velmora?", Refusal),
    ]);
}

#[test]
fn without_a_question_before_there_is_nothing_to_lean_on() {
    check(Refusal, &["Where?", "where was it?", "and why?", "who was he?"]);
}
