use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// For what reason, and to what end?
pub static WHY: Intent = Intent {
    name: "why",
    patterns: &[
        Pattern {
            name: "why did <something>",
            regex: r"\b(?:why(?: (?:exactly|on earth))?|how come|for (?:what|which) (?:reason|purpose)|(?:what|which)(?: (?:was|is|were|are))?(?: (?:the|a|main|chief|real|exact|some of the))* (?:reasons?|causes?|purposes?|motives?|grounds?|aim|rationale|pretext|explanation)(?: (?:for|of|behind|why))?|what (?:made|caused|led|prompted|drove|moved|brought about|explains|explained|triggered|provoked|motivated|induced|pushed|kept|stopped|prevented|hindered|held back|is behind|was behind|(?:lay|lies|lie|stood) (?:behind|at the (?:root|bottom|heart) of)|(?:was|is) at the (?:root|bottom) of|(?:was|were|is) the (?:point|idea|thinking|logic) (?:of|in|behind)|contributed)|because of what|due to what|on what grounds|what for|with what (?:aim|purpose)|to what end)\b",
            strength: Question,
            slots: &[Why, How, Condition],
            kind: None,
        },
        Pattern {
            name: "what was <someone>'s motive",
            regex: r"\b(?:what|which) (?:(?:was|were|is|are|other) )?(?:[a-z]+ ){1,3}(?:reasons?|motives?|motivations?|grounds|justifications?|excuses?|reasoning|rationale|pretext)\b|\bhow (?:did|does|do|was|were) .*\b(?:justify|justified|excuse|rationali[sz]ed?)\b|\bwhat (?:was|is|were) in it for\b",
            strength: Sure,
            slots: &[Why, How, Condition],
            kind: None,
        },
        Pattern {
            name: "what did <something> stem from",
            regex: r"\bwhat .*\b(?:die|died) of$|\bwhat (?:did|does|do|was|were) .*\b(?:stem from|originate (?:in|from)|result from|arise from|come from|due to|caused by|based on|meant to|designed to|intended to|supposed to|aimed at)$|\bwhat (?:was|were|is|are) .*\bfor$|\bwhat (?:did|does|do|would|could|can) .*\b(?:use|build|need|want|keep|hold|employ|exploit|serve)\b .+ for$|\bwhat (?:was|were|is|are) .*\b(?:meant|designed|intended|supposed|aimed) (?:to|at|for)(?: [a-z]+){0,4}$",
            strength: Question,
            slots: &[Why, How],
            kind: None,
        },
        Pattern {
            name: "reason for <something>",
            regex: r"\b(?:reasons?|causes?|purpose|motive|aim|why|because)\b",
            strength: Keyword,
            slots: &[Why],
            kind: None,
        },
        Pattern {
            name: "почему <что-то>",
            regex: r"\b(?:почему|зачем|отчего|с чего (?:вдруг|бы)|с какой стати|на чем (?:споткнул|сорвал|застопор|застрял)[а-я]*|что (?:удержало|остановило|сорвало|отвратило)|чем (?:[а-я]+ ){1,3}(?:отговарива|мотивир|оправдыва|аргументир|прикрыва)[а-я]+|из за чего|для чего|ради чего|вследствие чего|чем (?:вызван|обусловлен)[а-я]*|по какой причине|с какой целью|по каким причинам|в чем (?:причина|была причина)|какова (?:причина|была причина)|что (?:стало причиной|послужило причиной|явилось причиной|вынудило|подтолкнуло|мешало|заставило|побудило|помешало|привело)|за что|чем объясня[а-я]+|чем (?:[а-я]+ ){1,3}объяснял[а-я]*|причин[аы]|какую цель)\b",
            strength: Question,
            slots: &[Why, How, Condition],
            kind: None,
        },
        Pattern {
            name: "なぜ",
            regex: r"なぜ|何故|どうして|理由|原因|なんで|何のため|目的",
            strength: Question,
            slots: &[Why, How, Condition],
            kind: None,
        },
    ],
};
