//! What should hold and doesn't yet. The list can only shrink: a case that holds must move to the tests of its kind.

use super::check::{Want, Want::*, talk_faults};

/// A conversation of which only the last turn goes wrong, with the reason why it should go otherwise.
type Known = (&'static str, &'static [(&'static str, Want)]);

const TREATY: (&str, Want) = ("When was the Treaty of Sellin signed?", Answer("treaty-signed", "March 4, 1872"));

const KNOWN: &[Known] = &[
    ("giver and taker have changed places", &[("How many ships did Velmora give Ondria?", Refusal)]),
    ("seller and buyer have changed places", &[("What did Velmora sell to Ondria in 1891?", Refusal)]),
    ("both have changed places", &[("By which treaty did Ondria recognize Velmora?", Refusal)]),
    ("the other side promised", &[("What did Velmora promise?", Refusal)]),
    ("the other side sold", &[("Name three goods that Velmora sold.", Refusal)]),
    ("a winner is no place", &[("Where was the Battle of Grey Ford?", Refusal)]),
    ("another cup, another contest", &[("Who won the world cup?", Refusal)]),
    ("another ford, another battle", &[("Who won the Battle of Red Ford?", Refusal)]),
    ("a receiver is no colour", &[("What colour were the sailing ships of Ondria?", Refusal)]),
    ("another matter was ended", &[("When was the Treaty of Sellin cancelled?", Refusal)]),
    ("another tax", &[("Why did Ondria raise the silk tax?", Refusal)]),
    ("a condition is no reason, and a promise no deed", &[("Why did Ondria lower the tea tax?", Refusal)]),
    ("she isn't he", &[("Who is Mira Talvo?", Begins("treaty-signers", "Mira Talvo"))]),
    ("he signed for the other side", &[("Did Brekk sign the Treaty of Sellin for Velmora?", No("treaty-signers", ""))]),
    (
        "only one signed for this side",
        &[("Who signed the Treaty of Sellin for Ondria?", Begins("treaty-signers", "Jonas Brekk —"))],
    ),
    ("the fact says nothing of harbours", &[("Did Velmora open its harbours?", Refusal)]),
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
    ("thanks ask for nothing", &[TREATY, ("thanks!", Refusal)]),
    ("another subject isn't the last one", &[TREATY, ("and what about football?", Refusal)]),
    ("another pact has no date of that kind", &[TREATY, ("and when was the Leaf Pact signed?", Refusal)]),
];

#[test]
fn known_failures_still_fail() {
    for (reason, turns) in KNOWN {
        let faults = talk_faults(turns);
        assert!(!faults.is_empty(), "this holds now, so move it to the other tests ({reason}): {turns:?}");
        assert_eq!(faults.len(), 1, "more went wrong than was known ({reason}): {faults:#?}");
    }
}
