use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// Which things, all of them?
pub static LIST: Intent = Intent {
    name: "list",
    patterns: &[
        Pattern {
            name: "list the <things>",
            regex: r"^(?:please )?(?:(?:list|enumerate)\b|(?:name|give|mention|state|tell)(?: (?:me|us|all|both|the|two|three|four|five|some)\b))(?: (?:me|us|all|both|the|of|two|three|four|five|some|names)\b)*",
            strength: Question,
            slots: &[What, Who, Whom, Where, HowMany, How, Why, Condition, Outcome],
            kind: None,
        },
        Pattern {
            name: "which two <things>",
            regex: r"\b(?:which|what)(?: (?:were|are|was|is))?(?: (?:the|these|those|all|both|main|other))* (?:two|three|four|five|six|several|both)(?: (?:main|other|major|things))*\b",
            strength: Question,
            slots: &[What, Who, Whom, Where, How, Why, Condition, Outcome],
            kind: None,
        },
        Pattern {
            name: "in which two <places>",
            regex: r"\b(?:in|at|on) (?:which|what)(?: (?:were|are|was|is))?(?: (?:the|these|those|all|both|main|other))* (?:two|three|four|five|six|several|both)(?: (?:main|other|major))*\b",
            strength: Question,
            slots: &[Where, What, Who, Whom],
            kind: None,
        },
        Pattern {
            name: "<things> list",
            regex: r"\b(?:list(?: all)?|all of them|names)$",
            strength: Keyword,
            slots: &[What, Who, Whom, Where, How, Why, Condition, Outcome],
            kind: None,
        },
        Pattern {
            name: "перечисли <что-то>",
            regex: r"\b(?:перечисли[а-я]*|назови[а-я]*|какие)\b",
            strength: Question,
            slots: &[What, Who, Whom, Where, How, Why, Condition, Outcome],
            kind: None,
        },
        Pattern {
            name: "挙げて",
            regex: r"挙げて|あげて|列挙|すべて|全て|全員|一覧|リスト|何と何|どことどこ",
            strength: Question,
            slots: &[What, Who, Whom, Where, How, Why, Condition, Outcome],
            kind: None,
        },
    ],
};
