use super::check::{Want::*, check};

#[test]
fn names_all_of_them() {
    check(
        Answer("goods-sold", "tea, silk and salt"),
        &["List the goods that Ondria sold to Velmora.", "Which three goods did Ondria sell to Velmora?"],
    );
    check(Answer("treaty-signers", "Mira Talvo and Jonas Brekk"), &["Name the two who signed the Treaty of Sellin."]);
}

#[test]
fn no_list_of_what_is_not_there() {
    check(
        Refusal,
        &[
            "List the members of the Velmoran government.",
            "Name all the battles of the silk war.",
            "List the lighthouses.",
            "Name four goods that Ondria sold to Velmora.",
        ],
    );
}
