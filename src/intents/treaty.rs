use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// By which treaty, pact or agreement? Mostly told by the noun after *which*: see `noun`.
pub static TREATY: Intent = Intent {
    name: "treaty",
    patterns: &[
        Pattern {
            name: "by what treaty",
            regex: r"\b(?:by|under|through|in|with) (?:what|which)(?: [a-z]+)? (?:treaty|pact|agreement|accord|convention|declaration|document|deal|protocol|alliance|instrument)\b",
            strength: Question,
            slots: &[Treaty, What, Who, Whom, How],
            kind: Some("treaty"),
        },
        Pattern {
            name: "какой договор",
            regex: r"\b(?:как(?:ой|ое|ая|ому|им|ого|ом|ую|ие|их))(?: [а-я]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими)){0,2} (?:договор[а-я]*|пакт[а-я]*|соглашени[а-я]*|конвенци[а-я]*|деклараци[а-я]*|документ[а-я]*|протокол[а-я]*)",
            strength: Question,
            slots: &[Treaty, What, Who, Whom, How],
            kind: Some("treaty"),
        },
        Pattern {
            name: "どの条約",
            regex: r"(?:何|どの|どんな|どういう|なん)(?:という|と呼ばれる|の)?(?:条約|協定|宣言|議定書|文書|合意)|(?:条約|協定|宣言|議定書|文書|合意)(?:の名前|の名称|名)(?:は|って|$)",
            strength: Question,
            slots: &[Treaty, What, Who, Whom, How],
            kind: Some("treaty"),
        },
    ],
};
