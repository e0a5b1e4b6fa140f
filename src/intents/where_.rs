use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::{self, *};

/// The slots that can hold a place, best first.
pub const PLACES: &[Slot] = &[Where, What, Whom, Who];

/// Where did it happen?
pub static WHERE: Intent = Intent {
    name: "where",
    patterns: &[
        Pattern {
            name: "where did <something>",
            regex: r"^were (?:was|did|is|are)\b|\b(?:where(?: ?about?s?)?|how far(?: (?:west|east|north|south|inland))?)\b",
            strength: Question,
            slots: PLACES,
            kind: Some("place"),
        },
        Pattern {
            name: "<something> location",
            regex: r"\b(?:where|location|place|whereabouts)\b",
            strength: Keyword,
            slots: PLACES,
            kind: Some("place"),
        },
        Pattern {
            name: "где <что-то>",
            regex: r"\b(?:где|куда|откуда|докуда|до какого места|насколько далеко|в как(?:ом|ой|их)(?: [а-я]+)? (?:город[а-я]*|мор[а-я]*|стран[а-я]*|мест[а-я]*|регион[а-я]*|столиц[а-я]*|порт[а-я]*|район[а-я]*|област[а-я]*|остров[а-я]*))\b",
            strength: Question,
            slots: PLACES,
            kind: Some("place"),
        },
        Pattern {
            name: "どこ",
            regex: r"どこ|どの(?:都市|街|町|港|海|島|地域|国境|場所|地方|州)|どの辺|何海|場所は",
            strength: Question,
            slots: PLACES,
            kind: Some("place"),
        },
    ],
};
