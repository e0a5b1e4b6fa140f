use super::check::{Want::*, check};

#[test]
fn bears_out_what_the_article_says() {
    check(Yes("grey-ford-won"), &["Did Velmora win the Battle of Grey Ford?", "Velmora won at Grey Ford, right?"]);
    check(Yes("treaty-signed"), &["Was the Treaty of Sellin signed in 1872?"]);
    check(Yes("war-ended"), &["The Leaf Pact ended the tea war.", "Is it true that the Leaf Pact ended the tea war?"]);
    check(Yes("ships-given"), &["Did Ondria give Velmora 40 sailing ships?"]);
    check(Yes("oskar-arrested"), &["Was Oskar a spy?"]);
}

#[test]
fn corrects_a_name_a_date_a_place_or_a_number() {
    check(No("grey-ford-won", "Velmora won"), &["Did Ondria win the Battle of Grey Ford?"]);
    check(No("treaty-signed", "March 4, 1872"), &["Was the Treaty of Sellin signed in 1875?"]);
    check(No("grey-ford-won", "May 1881"), &["Was the Battle of Grey Ford in June 1881?"]);
    check(No("oskar-arrested", "Port Harrow"), &["Was Oskar arrested in Sellin?"]);
    check(No("ships-given", "40 sailing ships"), &["Did Ondria give Velmora 50 sailing ships?"]);
    check(No("war-ended", "Leaf Pact"), &["Did the Treaty of Sellin end the tea war?"]);
}

#[test]
fn corrects_the_opposite() {
    check(No("tax-raised", "raised the tea tax"), &["Did Ondria lower the tea tax in 1880?"]);
    check(No("grey-ford-won", "Velmora won"), &["Velmora did not win the Battle of Grey Ford"]);
}

#[test]
fn tells_doer_and_undergoer_apart() {
    check(Yes("grey-ford-won"), &["The Battle of Grey Ford was won by Velmora, right?"]);
    check(No("treaty-signers", ""), &["Did Brekk sign the Treaty of Sellin for Velmora?"]);
}

#[test]
fn knows_what_did_not_happen() {
    check(No("damages-unpaid", "never paid"), &["Did Velmora pay the damages?"]);
    check(Yes("damages-unpaid"), &["Is it true that Velmora never paid the damages?"]);
}

#[test]
fn says_nothing_to_what_is_not_stated() {
    check(
        Refusal,
        &[
            "Was Oskar executed?",
            "Did Velmora win the Battle of Blue Ford?",
            "Did Mira Talvo drink coffee?",
            "Was Jonas Brekk married?",
            "Is it true that Ondria raised the silk tax?",
        ],
    );
}

#[test]
fn reads_a_short_sentence_without_marks_as_a_claim() {
    check(Yes("war-ended"), &["the leaf pact ended the tea war"]);
    check(No("grey-ford-won", "Velmora won"), &["ondria won the battle of grey ford"]);
    check(No("exports-1884", "300 tonnes"), &["Tea exports in 1884 amounted to 500 tonnes"]);
    // A name and a noun are keywords, not a sentence.
    check(Answer("war-ended", "1883"), &["tea war end when"]);
    check(Refusal, &["ondria raised the silk tax"]);
}

#[test]
fn who_says_it_is_no_part_of_a_claim() {
    check(
        No("grey-ford-won", "Velmora won"),
        &[
            "my uncle insists ondria won the battle of grey ford",
            "A friend of mine swears that Ondria won at Grey Ford, is he right?",
        ],
    );
    check(Yes("grey-ford-won"), &["is true that Velmora won the Battle of Grey Ford?"]);
    check(Refusal, &["my uncle insists ondria raised the silk tax"]);
}

#[test]
fn reads_a_cleft_sentence_as_a_claim() {
    check(Yes("treaty-signers"), &["It was Mira Talvo who signed the Treaty of Sellin for Velmora"]);
    check(No("grey-ford-won", "Velmora won"), &["It was Ondria that won the Battle of Grey Ford"]);
    check(Answer("grey-ford-won", "Velmora"), &["Who was it that won the Battle of Grey Ford?"]);
}

#[test]
fn holds_places_against_places() {
    check(No("oskar-arrested", "Port Harrow"), &["Was Oskar arrested in Sellin?"]);
    check(Yes("oskar-arrested"), &["Was Oskar arrested in Port Harrow?"]);
    check(Refusal, &["Was the tea tax raised in Sellin?"]);
}

#[test]
fn doesnt_take_a_state_for_a_deed() {
    check(Refusal, &["Did Oskar code the ships?", "Did Oskar apologize to Ondria in 1892?"]);
}

#[test]
fn refuses_a_claim_wrong_at_two_points() {
    check(Refusal, &["Did Velmora raise the tea tax in 1890?", "Was Brekk arrested in Sellin in 1895?"]);
    check(No("oskar-arrested", "1892"), &["Was Oskar arrested in 1895?"]);
}

#[test]
fn calls_nothing_the_other_way_round_without_two_sides() {
    check(Yes("grey-ford-won"), &["velmora won grey ford true?"]);
}
