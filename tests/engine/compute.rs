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
