use super::check::{Want::*, check};

#[test]
fn slips_are_mended() {
    check(Answer("treaty-signed", "March 4, 1872"), &["when was the treaty of selin signd", "treaty of sellen date"]);
    check(Answer("grey-ford-won", "May 1881"), &["wen was the batle of gray ford"]);
    check(Answer("grey-ford-won", "Velmora"), &["who won the battel of Grey Frod"]);
    check(Answer("oskar-arrested", "1892"), &["when was oscar arrested?"]);
    check(No("damages-unpaid", "never paid"), &["velmorra damages payed?"]);
}

#[test]
fn words_that_were_cut_short_are_written_out() {
    check(Answer("exports-1884", "300 tonnes"), &["how many tonnes of tea expor in 1884"]);
}

#[test]
fn a_russian_word_is_mended_in_any_of_its_forms() {
    // No form of these is listed anywhere that is one slip from what was typed.
    check(
        Answer("treaty-signed", "1872"),
        &["Когда подписывался Силлинский договор?", "Када падписали Селлинский договор?"],
    );
    check(Refusal, &["Когда подожгли Селлинский договор?"]);
}

#[test]
fn a_name_in_katakana_is_mended() {
    check(
        Answer("goods-sold", "silk"),
        &["オンドリアは何をヴェモルラに売りましたか", "オドリアは何をヴェルモラに売りましたか"],
    );
    check(Refusal, &["オーストリアは何をヴェルモラに売りましたか"]);
}

#[test]
fn numbers_are_never_mended() {
    check(Refusal, &["how many tonnes of tea were exported in 1885", "how many tonnes of tea were exported in 1891"]);
    check(No("treaty-signed", "1872"), &["Was the Treaty of Sellin signed in 1873?"]);
}

#[test]
fn names_that_are_far_off_are_other_names() {
    check(Refusal, &["When was the Treaty of Berlin signed?", "When was Oswald arrested?"]);
}

#[test]
fn case_dashes_spaces_and_politeness_do_not_matter() {
    check(
        Answer("treaty-signed", "March 4, 1872"),
        &[
            "WHEN WAS THE TREATY OF SELLIN SIGNED",
            "  when   was the treaty\tof sellin\nsigned ??? ",
            "hey, could you please tell me when the Treaty of Sellin was signed? thanks!",
        ],
    );
    check(Answer("grey-ford-won", "Velmora"), &["my teacher wants to know who won at grey ford"]);
}

#[test]
fn names_are_known_in_other_languages() {
    check(
        Answer("treaty-signed", "1872"),
        &["Когда был подписан Селлинский договор?", "セリン条約はいつ調印されましたか"],
    );
    check(Answer("goods-sold", "silk"), &["オンドリアは何をヴェルモラに売りましたか"]);
    check(Refusal, &["Сколько стоит Селлинский договор?", "セリン条約の値段は", "Кто построил маяк?"]);
}
