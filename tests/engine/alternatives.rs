use super::check::{TEA, Want::*, check};

#[test]
fn one_of_two_names_is_chosen() {
    check(Answer("tax-raised", "Ondria"), &["Was it Velmora or Ondria that raised the tea tax in 1880?"]);
    check(Answer("tax-raised", "Ondria"), &["Did Ondria or Velmora raise the tea tax?"]);
    check(Answer("tax-raised", "Ondria"), &["Who raised the tea tax in 1880, Velmora or Ondria?"]);
    check(Answer("tax-raised", "Ondria"), &["Velmora or Ondria: who raised the tea tax?"]);
    check(
        Answer("holm-inspected", "Greta Holm"),
        &["Was it Greta Holm or Anna Vell who inspected the lighthouse in 1886?"],
    );
}

#[test]
fn one_of_two_dates_is_chosen() {
    check(Answer("tax-raised", "1880"), &["Did Ondria raise the tea tax in 1880 or 1881?"]);
    check(Answer("tax-raised", "1880"), &["Was the tea tax raised by Ondria in 1870 or in 1880?"]);
}

#[test]
fn a_choice_is_no_claim() {
    let reply = TEA.ask("Did Velmora or Ondria raise the tea tax in 1880?");
    assert_eq!(reply.verdict, None, "{reply:#?}");
    assert!(reply.answer.starts_with("Ondria") || reply.answer.starts_with("In 1880 Ondria"), "{reply:#?}");
}

#[test]
fn where_neither_is_right_none_is_chosen() {
    check(Refusal, &["Did Anna Vell or Jonas Brekk paint the lighthouse?"]);
    check(Refusal, &["Was it Velmora or Ondria that abolished slavery?"]);
}
