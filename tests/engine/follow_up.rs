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

#[test]
fn who_came_next_follows_the_succession() {
    check_talk(&[
        ("Who became governor in 1873?", Answer("vell-governor", "Anna Vell")),
        ("who came next?", Answer("ruhl-governor", "Tomas Ruhl")),
    ]);
    check_talk(&[
        ("When did Tomas Ruhl inspect the lighthouse?", Answer("ruhl-inspected", "April 1880")),
        ("who came after him?", Answer("holm-governor", "Greta Holm")),
    ]);
}

#[test]
fn another_name_takes_the_place_of_the_first() {
    check_talk(&[
        ("When did Tomas Ruhl inspect the lighthouse?", Answer("ruhl-inspected", "April 1880")),
        ("and Greta Holm?", Answer("holm-inspected", "June 1886")),
        ("and Mira Talvo?", Refusal),
    ]);
    check_talk(&[
        ("How many tonnes of tea were exported in 1890?", Answer("exports-1890", "900 tonnes")),
        ("and cotton?", Answer("cotton-1890", "400 tonnes")),
        ("and salt?", Refusal),
    ]);
    check_talk(&[
        ("Did Velmora win the Battle of Grey Ford?", Yes("grey-ford-won")),
        ("and Ondria?", No("grey-ford-won", "Velmora won")),
    ]);
}

#[test]
fn what_was_meant_takes_the_place_of_what_was_said() {
    check_talk(&[
        ("When was the Treaty of Sellin signed?", Answer("treaty-signed", "March 4, 1872")),
        ("no, I meant the Leaf Pact", Answer("war-ended", "1883")),
    ]);
}

#[test]
fn another_date_asks_for_the_same_at_that_time() {
    check_talk(&[
        ("Who inspected the lighthouse in 1880?", Answer("ruhl-inspected", "Tomas Ruhl")),
        ("and in 1886?", Answer("holm-inspected", "Greta Holm")),
        ("and in 1883?", Refusal),
    ]);
    check_talk(&[
        ("Who inspected the lighthouse in 1880?", Answer("ruhl-inspected", "Tomas Ruhl")),
        ("and six years later?", Answer("holm-inspected", "Greta Holm")),
    ]);
}

#[test]
fn again_is_another_time_of_the_same() {
    check_talk(&[
        ("Did Anna Vell visit Port Harrow in 1874?", Yes("vell-visited")),
        ("when did she visit it again?", Answer("vell-visited-again", "1878")),
    ]);
}

#[test]
fn a_question_word_alone_asks_what_else_the_same_fact_says() {
    check_talk(&[
        ("Why did Ondria raise the tea tax?", Answer("tax-raised", "treasury was empty")),
        ("and when?", Answer("tax-raised", "1880")),
    ]);
    check_talk(&[("When did Ondria raise the tea tax?", Answer("tax-raised", "1880")), ("on which day?", Refusal)]);
}

#[test]
fn a_date_alone_takes_the_place_of_the_first() {
    check_talk(&[
        ("How many tonnes of tea were exported in 1884?", Answer("exports-1884", "300 tonnes")),
        ("in 1890?", Answer("exports-1890", "900 tonnes")),
        ("1887?", Refusal),
    ]);
}

#[test]
fn an_age_or_a_length_counts_from_what_was_spoken_of() {
    check_talk(&[
        ("Who signed the Leaf Pact?", Refusal),
        ("When did the tea war end?", Answer("war-ended", "1883")),
        ("how many years later did Greta Holm inspect the lighthouse?", Answer("holm-inspected", "3 years")),
    ]);
}

#[test]
fn who_came_next_goes_on_in_the_same_direction() {
    check_talk(&[
        ("Who became governor in 1873?", Answer("vell-governor", "Anna Vell")),
        ("who came after her?", Answer("ruhl-governor", "Tomas Ruhl")),
        ("and after that?", Answer("holm-governor", "Greta Holm")),
        ("and after that?", Refusal),
    ]);
}

#[test]
fn a_question_may_be_taken_back_by_another() {
    check_talk(&[
        ("Who was arrested in Port Harrow?", Answer("oskar-arrested", "Piet Oskar")),
        ("no sorry, I meant when was he arrested?", Answer("oskar-arrested", "1892")),
        ("no, I meant when was he born?", Refusal),
    ]);
}
