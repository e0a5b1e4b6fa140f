use super::check::{Want::*, check};

#[test]
fn counts_the_time_between_two_dates() {
    check(
        Answer("war-ended", "11 years"),
        &[
            "How many years passed between the Treaty of Sellin and the Leaf Pact?",
            "How long after the Treaty of Sellin did the tea war end?",
        ],
    );
    check(
        Answer("grey-ford-won", "9 years"),
        &["How many years lay between the Treaty of Sellin and the Battle of Grey Ford?"],
    );
}

#[test]
fn puts_two_events_in_order() {
    check(
        Answer("treaty-signed", "Treaty of Sellin came first"),
        &[
            "Which came first, the Treaty of Sellin or the Battle of Grey Ford?",
            "Which came first, the Leaf Pact or the Treaty of Sellin?",
        ],
    );
}

#[test]
fn works_nothing_out_of_half_the_dates() {
    check(
        Refusal,
        &[
            "How many years lay between the Treaty of Sellin and the fall of Rome?",
            "How old was Mira Talvo?",
            "Which came first, the Treaty of Sellin or the silk war?",
        ],
    );
}

#[test]
fn sets_two_figures_of_one_year_against_each_other() {
    check(
        Answer("exports-1890", "500 tonnes"),
        &[
            "By how much did tea exports exceed cotton exports in 1890?",
            "How much higher were tea exports than cotton exports in 1890?",
        ],
    );
    check(Answer("exports-1884", "600 tonnes"), &["By how much did tea exports grow between 1884 and 1890?"]);
    check(
        Refusal,
        &[
            "By how much did tea exports exceed cotton exports in 1884?",
            "By how much did tea exports grow between 1884 and 1887?",
        ],
    );
}

#[test]
fn a_second_event_may_leave_out_what_the_first_says() {
    check(
        Answer("holm-inspected", "6 years 2 months"),
        &["How many years lay between Tomas Ruhl's inspection of the lighthouse and Greta Holm's?"],
    );
    check(
        Answer("vell-visited-again", "4 years"),
        &["How many years passed between the two visits of Anna Vell to Port Harrow?"],
    );
}

#[test]
fn a_date_of_birth_makes_an_age() {
    check(Answer("brekk-born", "62 or 63"), &["How old was Brekk when the tea war ended?"]);
    check(Refusal, &["How old was Anna Vell when the tea war ended?"]);
}

#[test]
fn puts_three_events_in_order() {
    check(
        Begins("treaty-signed", "The Treaty of Sellin came first"),
        &["Which came first, the Battle of Grey Ford, the Leaf Pact or the Treaty of Sellin?"],
    );
    check(
        Begins("war-ended", "The Leaf Pact came last"),
        &["Which came last: the Battle of Grey Ford, the Leaf Pact or the Treaty of Sellin?"],
    );
    check(Refusal, &["Which came first, the Treaty of Sellin, the Leaf Pact or the silk war?"]);
}

#[test]
fn tells_which_was_later() {
    check(
        Begins("grey-ford-won", "The Battle of Grey Ford came later"),
        &["Which was later, the Battle of Grey Ford or the Treaty of Sellin?"],
    );
}

#[test]
fn counts_from_a_date_that_the_question_gives() {
    check(Answer("war-ended", "11 years"), &["How many years after 1872 did the tea war end?"]);
    check(Answer("brekk-born", "60 or 61"), &["How old was Brekk in 1881?"]);
    check(Refusal, &["How many years passed between 1872 and 1883?", "How old was Mira Talvo in 1881?"]);
}

#[test]
fn two_events_may_be_separated_or_apart() {
    check(
        Answer("treaty-signed", "11 years"),
        &[
            "How many years separate the Treaty of Sellin from the Leaf Pact?",
            "How many years apart were the Treaty of Sellin and the Leaf Pact?",
        ],
    );
    check(Refusal, &["How many years separate the Treaty of Sellin from the silk war?"]);
}

#[test]
fn takes_one_figure_of_a_year_from_another() {
    check(Answer("exports-1890", "500 tonnes"), &["1890: tea exports minus cotton exports?"]);
    check(Refusal, &["1884: tea exports minus cotton exports?", "What was the trade deficit in 1890?"]);
}

#[test]
fn gives_months_where_these_are_asked_for() {
    check(
        Answer("holm-inspected", "74 months (6 years 2 months)"),
        &["How many months lay between Tomas Ruhl's inspection of the lighthouse and Greta Holm's?"],
    );
}

#[test]
fn a_change_may_be_asked_for_in_percent() {
    check(
        Answer("exports-1884", "About 200 percent"),
        &["By how many percent did tea exports grow between 1884 and 1890?"],
    );
    check(Refusal, &["By how many percent did tea exports grow between 1884 and 1887?"]);
}

#[test]
fn sets_one_figure_against_itself_at_another_time() {
    check(Answer("exports-1890", "600 tonnes"), &["How much higher were tea exports in 1890 than in 1884?"]);
    check(Refusal, &["How much higher were tea exports in 1890 than in 1887?"]);
}

#[test]
fn what_is_told_first_of_somebody_is_not_his_birth() {
    check(Refusal, &["Who was older, Anna Vell or Greta Holm?", "who is younger: tomas ruhl or anna vell"]);
}

#[test]
fn what_they_came_as_is_no_thing_of_its_own() {
    check(
        Begins("ruhl-governor", "Tomas Ruhl came first (1879)"),
        &["Who came first as governor, Greta Holm or Tomas Ruhl?"],
    );
}
