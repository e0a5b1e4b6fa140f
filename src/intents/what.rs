use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// What was done, given, said, agreed?
pub static WHAT: Intent = Intent {
    name: "what",
    patterns: &[
        Pattern {
            name: "what did <someone> do",
            regex: r"\b(?:what|which)\b(?: (?:kind|sort|type)s? of)?",
            strength: Question,
            slots: &[What, Outcome, How, Condition, Who, Whom, Why, HowMany],
            kind: None,
        },
        Pattern {
            name: "name of the <something>",
            regex: r"^(?:(?:give|tell)(?: me| us)? )?(?:what (?:was|is|were|are) )?(?:the )?names? of(?: the)?\b",
            strength: Sure,
            slots: &[Who, Treaty, What, Whom, Where],
            kind: None,
        },
        Pattern {
            name: "on what condition",
            regex: r"\b(?:on|under|with) (?:what|which) (?:condition|conditions|terms|circumstances|proviso)\b|\bwhat (?:was|were) the (?:conditions?|terms|price|proviso)\b|\bin (?:return|exchange) for what\b|\bwhat .*\bin (?:return|exchange)$|\b(?:what|which) conditions?\b|\bwhat (?:would|must|should|did) .*\b(?:have had to|have to|has to|had to|need to|needed to|must)\b(?: [a-z]+)* (?:before|for|to get|so that|if|in order)\b",
            strength: Sure,
            slots: &[Condition, What, Why],
            kind: None,
        },
        Pattern {
            name: "what came of it",
            regex: r"\bwhat (?:was|were|is|came|did) (?:the |its |their )?(?:results?|outcomes?|consequences?|effects?|upshot|follow|come)(?: (?:of|from))?\b|\bwhat (?:happened|resulted|followed|became|came out)\b|\bwith what (?:result|outcome|consequence|effect)\b|\bwhat did .*\b(?:lead to|result in|bring about)\b",
            strength: Sure,
            slots: &[Outcome, What, How],
            kind: None,
        },
        Pattern {
            name: "<something> outcome",
            regex: r"\b(?:outcomes?|results?|consequences?)\b",
            strength: Keyword,
            slots: &[Outcome],
            kind: None,
        },
        Pattern {
            name: "<something> terms",
            regex: r"\b(?:what|terms|conditions?)\b",
            strength: Keyword,
            slots: &[What, Condition, Outcome, How],
            kind: None,
        },
        Pattern {
            name: "на каком условии",
            regex: r"\b(?:на как(?:их|ом) услови[а-я]+|при как(?:ом|их) условии?(?:ях)?|в обмен на что|взамен на что|как(?:ое|ие)(?: [а-я]+)? услови[а-я]+)\b",
            strength: Sure,
            slots: &[Condition, What, Why],
            kind: None,
        },
        Pattern {
            name: "как называют <что-то>",
            regex: r"\bкак (?:[а-я]+ )?(?:называ[а-я]+|назва[а-я]+|именова[а-я]+|звучал[а-я]* название|зва[а-я]+|зовут)\b|\bпод каким (?:названием|именем)\b",
            strength: Sure,
            slots: &[What, Who, Whom, Treaty],
            kind: None,
        },
        Pattern {
            name: "何と呼ぶ",
            regex: r"(?:何|なん|どう)(?:と|って)(?:い[いうっわ]|言[いうっわ]|呼[ばびぶん]|よ[ばびぶん]|称)|どう(?:呼|よ[ばびん]|い[いうっ]|言[いうっ])",
            strength: Sure,
            slots: &[What, Who, Whom, Treaty],
            kind: None,
        },
        Pattern {
            name: "чем закончилось <что-то>",
            regex: r"\b(?:чем (?:[а-я]+ )?(?:за)?(?:конч|верш|обернул)[а-я]+|к чему (?:[а-я]+ )?при[вш][а-я]+|как(?:ими|ие|ов|овы|ой|им) (?:был[а-я]* )?(?:последстви|итог|результат|исход)[а-я]*|что стало с|что случилось с)\b",
            strength: Sure,
            slots: &[Outcome, What, How],
            kind: None,
        },
        Pattern {
            name: "何を条件に",
            regex: r"何を(?:条件|引き換え|見返り)|(?:何|どんな|どういう|どのような)(?:の)?条件|何と引き換え|条件(?:は|とは|って)(?:何|どん|どう|$)",
            strength: Sure,
            slots: &[Condition, What, Why],
            kind: None,
        },
        Pattern {
            name: "どうなった",
            regex: r"どうなっ|どうなりま|結果は|(?:結果|あと|後)[、 ]?何が(?:起|あっ)",
            strength: Sure,
            slots: &[Outcome, What, How],
            kind: None,
        },
        Pattern {
            name: "что <сделано>",
            regex: r"\b(?:что|чего|чем|чему|о чем)\b",
            strength: Question,
            slots: &[What, Outcome, How, Condition, Who, Whom, Why],
            kind: None,
        },
        Pattern {
            name: "какой <предмет>",
            regex: r"\b(?:как(?:ой|ая|ое|ие|ую|им|их|ому|ого|ом|ими)|каков[аоы]?)\b",
            strength: Question,
            slots: &[What, Outcome, How, Condition, Who, Whom, Why],
            kind: None,
        },
        Pattern {
            name: "何",
            regex: r"何|なに|なん|どんな|どのような|どういう|どうい|どれ|どの",
            strength: Question,
            slots: &[What, Outcome, How, Condition, Who, Whom, Why],
            kind: None,
        },
    ],
};
