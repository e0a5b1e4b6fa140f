use super::{Intent, Pattern, Strength::*};

/// Is it so?
pub static CLAIM: Intent = Intent {
    name: "claim",
    patterns: &[
        Pattern {
            name: "did <someone> do <something>",
            regex: r"^(?:and |so |but |or )?(?:did|was|were|is|are|has|have|had|does|do|will|would|could|can|should)\b",
            strength: Question,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "is it true that <claim>",
            regex: r"\b(?:is|was) (?:it|that|this)(?: really| actually)? (?:true|right|correct|so|false|a fact)(?: that)?\b|\b(?:true or false|yes or no|right or wrong|true|correct|right|false|fact or (?:fiction|myth)|isn t it|is that so|didn t (?:it|they|he|she))$|^(?:true or false|yes or no|right or wrong|true|false|correct|fact check|fact or fiction)\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "правда ли <утверждение>",
            regex: r"\b(?:правда(?: ли)?|верно(?: ли)?|так ли|действительно ли|неужели|разве|правильно(?: ли)?|да или нет)\b|\bли\b| так$",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "本当に",
            regex: r"本当|ほんと|合ってる|合っていますか|あってる|正しい|ですよね|でしたよね|だよね|だったよね|したの$|ましたか$|ですか$|でしたか$|ますか$|のですか$|んですか$|たの$|って本当",
            strength: Keyword,
            slots: &[],
            kind: None,
        },
    ],
};
