use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// Who did it, and to whom was it done?
pub static WHO: Intent = Intent {
    name: "who",
    patterns: &[
        Pattern {
            name: "who did <something>",
            regex: r"\b(?:who|whom|whose|by whom|to whom|with whom|from whom)\b(?: else)?(?: (?:was|were|is|are) it (?:that|who))?",
            strength: Question,
            slots: &[Who, Whom, What],
            kind: None,
        },
        Pattern { name: "<something> by whom", regex: r"\bwho\b", strength: Keyword, slots: &[Who, Whom], kind: None },
        Pattern {
            name: "кто <сделал>",
            regex: r"\b(?:кто|кого|кому|кем|с кем|чей|чья|чье|чьи)\b",
            strength: Question,
            slots: &[Who, Whom, What],
            kind: None,
        },
        Pattern {
            name: "誰が",
            regex: r"誰|だれ|どなた",
            strength: Question,
            slots: &[Who, Whom, What],
            kind: None,
        },
        Pattern {
            name: "どの国が",
            regex: r"(?:どちらの|どの|どこの|何という|なんという)(?:国|政府|側)|何国",
            strength: Question,
            slots: &[Who, Whom, What],
            kind: Some("state"),
        },
    ],
};
