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
