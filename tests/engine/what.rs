use super::check::{Want::*, check};

#[test]
fn tells_the_thing() {
    check(Answer("oskar-code-name", "Kettle"), &["What was Oskar's code name?", "oskar codename"]);
    check(Answer("tax-promised", "lower the tax"), &["What did Ondria promise?"]);
    check(Answer("goods-sold", "tea, silk and salt"), &["What did Ondria sell to Velmora in 1891?"]);
}

#[test]
fn tells_the_condition() {
    check(
        Answer("tax-promised", "if Velmora opened its harbours again"),
        &["On what condition did Ondria promise to lower the tax?"],
    );
}

#[test]
fn other_years_and_other_people_are_other_things() {
    check(Refusal, &["What did Ondria sell to Velmora in 1892?", "What was Brekk's code name?"]);
}
