use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// By what means, in what way?
pub static HOW: Intent = Intent {
    name: "how",
    patterns: &[
        Pattern {
            name: "how did <something>",
            regex: r"\b(?:how|in what (?:way|manner)|by what means|by which means|what way)\b",
            strength: Question,
            slots: &[How, What, Outcome, Why],
            kind: None,
        },
        Pattern {
            name: "как <сделано>",
            regex: r"\b(?:как|каким образом|каким способом|какими средствами)\b",
            strength: Question,
            slots: &[How, What, Outcome, Why],
            kind: None,
        },
        Pattern {
            name: "どうやって",
            regex: r"どう(?:[^かしい]|した|いった)|どのように",
            strength: Question,
            slots: &[How, What, Outcome, Why],
            kind: None,
        },
    ],
};
