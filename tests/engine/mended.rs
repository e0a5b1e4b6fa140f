//! What went wrong once and must not again, each with the reason why it should go otherwise.

use super::check::{Want, Want::*, talk_faults};

/// A conversation with what each turn should come to.
type Mended = (&'static str, &'static [(&'static str, Want)]);

const TREATY: (&str, Want) = ("When was the Treaty of Sellin signed?", Answer("treaty-signed", "March 4, 1872"));

const MENDED: &[Mended] = &[
    ("a winner is no place", &[("Where was the Battle of Grey Ford?", Refusal)]),
    ("another cup, another contest", &[("Who won the world cup?", Refusal)]),
    ("a receiver is no colour", &[("What colour were the sailing ships of Ondria?", Refusal)]),
    ("another matter was ended", &[("When was the Treaty of Sellin cancelled?", Refusal)]),
    ("another tax", &[("Why did Ondria raise the silk tax?", Refusal)]),
    (
        "the heading's years aren't the fact's",
        &[("Did the Leaf Pact end the tea war in 1882?", No("war-ended", "1883"))],
    ),
    (
        "a question in the negative wants the positive",
        &[("Didn't Velmora win the Battle of Grey Ford?", Yes("grey-ford-won"))],
    ),
    (
        "the unit is tonnes, not dollars",
        &[("By how much did tea exports rise between 1884 and 1890?", Begins("exports-1890", "600 tonnes"))],
    ),
    ("another subject isn't the last one", &[TREATY, ("and what about football?", Refusal)]),
];

#[test]
fn what_was_mended_stays_mended() {
    for (reason, turns) in MENDED {
        let faults = talk_faults(turns);
        assert!(faults.is_empty(), "{reason}: {faults:#?}");
    }
}
