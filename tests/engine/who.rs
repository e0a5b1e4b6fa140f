use super::check::{Want::*, check};

#[test]
fn names_the_doer() {
    check(Answer("grey-ford-won", "Velmora"), &["Who won the Battle of Grey Ford?", "grey ford who won"]);
    check(Answer("tax-raised", "Ondria"), &["Who raised the tea tax?", "By whom was the tea tax raised?"]);
    check(Answer("treaty-signers", "Mira Talvo"), &["Who signed the Treaty of Sellin?"]);
    check(Answer("treaty-signers", "Jonas Brekk"), &["Who signed the Treaty of Sellin for Ondria?"]);
    check(Answer("oskar-arrested", "Piet Oskar"), &["Who was arrested in Port Harrow?"]);
}

#[test]
fn names_the_one_it_was_done_to() {
    check(Begins("ships-given", "Velmora —"), &["Who did Ondria give 40 sailing ships to?"]);
    check(Begins("ships-given", "Ondria —"), &["Who gave Velmora 40 sailing ships?"]);
}

#[test]
fn another_deed_has_another_doer() {
    check(
        Refusal,
        &[
            "Who lost the Battle of Grey Ford?",
            "Who raised the silk tax?",
            "Who arrested Oskar?",
            "Who signed the Leaf Pact?",
            "Who paid Oskar?",
            "Who wrote a book on the Treaty of Sellin?",
            "Who was the king of Velmora?",
        ],
    );
}

#[test]
fn names_only_the_one_who_acted_for_the_state() {
    check(
        Begins("treaty-signers", "Jonas Brekk —"),
        &["Who signed the Treaty of Sellin on behalf of Ondria?", "Who signed the Treaty of Sellin for Ondria?"],
    );
}

#[test]
fn names_none_who_was_something_else() {
    check(Answer("oskar-arrested", "Piet Oskar"), &["Which spy was arrested in Port Harrow?"]);
    check(Answer("oskar-code-name", "Piet Oskar"), &["Whose code name was Kettle?"]);
    check(Refusal, &["Which spy inspected the lighthouse in 1886?", "Whose code name was Teapot?"]);
}

#[test]
fn a_noun_before_did_is_not_the_one_who_did_it() {
    check(
        Answer("goods-sold", "Velmora"),
        &["Which country did Ondria sell silk to?", "What country did Ondria sell salt to"],
    );
}

#[test]
fn a_name_is_asked_for_without_who() {
    check(Answer("ruhl-governor", "Tomas Ruhl"), &["the name of the governor in 1879?"]);
    check(Answer("oskar-arrested", "Piet Oskar"), &["name of the spy arrested in Port Harrow"]);
    check(Answer("treaty-signers", "Treaty of Sellin"), &["the name of the treaty that Brekk signed"]);
}

#[test]
fn nobody_is_meant_where_nobody_was_spoken_of() {
    check(Refusal, &["Who came right after him?", "When did she become governor?", "Who did he succeed?"]);
}

#[test]
fn what_happened_in_one_city_did_not_in_another() {
    check(Answer("oskar-arrested", "Piet Oskar"), &["Who was arrested in Port Harrow in 1892?"]);
    check(Refusal, &["Who was arrested in Sellin in 1892?"]);
}
