use super::{Intent, Pattern, Strength::*};

/// Durations, gaps and order, worked out from two stated values.
pub static COMPUTE: Intent = Intent {
    name: "compute",
    patterns: &[
        Pattern {
            name: "how long between <one> and <other>",
            regex: r"\bhow (?:long|many (?:years|months|days|weeks)|much time)\b.*\bbetween\b.*\band\b|\b(?:years|months|days|time|gap|interval)\b.*\bbetween\b.*\b(?:and|(?:visit|trip|journey|time)s?)\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "how long from <one> to <other>",
            regex: r"\bhow (?:long|many (?:years|months|days|weeks)|much time)\b.*\b(?:after|before|from|since|until|till|later|earlier|pass(?:ed)?|elapsed?|went by|separated?|apart)\b|^(?:years|months|days) (?:from|since|after)\b.*\b(?:to|until|till)\b|\bfrom\b.*\b(?:to|until|till)\b.*\bhow (?:long|many (?:years|months|days|weeks))\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "which came first",
            regex: r"\b(?:which|what|who)\b.*\b(?:first|earlier|later|before|last|older)\b.*\bor\b|\b(?:which|what) (?:came|happened|was|is) (?:first|earliest|earlier|last|latest|later)$|\bwhich came first\b|^(?:put|place|arrange|sort) (?:(?:these|them|the following) )?in (?:the )?(?:right |correct |chronological )?order$|\b(?:first|earlier|later)\b.*\bor\b.*|^.+ or .+ (?:first|earlier)$|\bwhich of\b.*\b(?:first|earliest|earlier|last|latest|later)\b|\b(?:put|place|arrange|sort|order|rank)\b.*\b(?:order|chronologically|by (?:date|year|time))\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "how long did <something> last",
            regex: r"\b(?:(?:for )?how long|how many (?:years?|months?|days?|weeks?)|how much time|for how many (?:years?|months?|days?|weeks?)|what length of time|how (?:soon|quickly))\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "by how much did <something> change",
            regex: r"\bby (?:(?:roughly |about |approximately |around )?how (?:much|many (?:millions?|billions?|dollars))|(?:roughly |about )?(?:what|which) (?:sum|amount|figure|margin))\b|\bhow much (?:more|less|higher|lower|bigger|smaller|larger|greater|did .* (?:rise|fall|grow|drop|increase|decrease|change|decline|shrink|go up|go down))\b|\bwhat (?:was|is) the difference\b|\bdifference between\b|\bwhat was the (?:gap|difference)\b|\b(?:by )?(?:how many|what) (?:per ?cent|percentage)\b|\b(?:deficit|surplus)\b|\bminus\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "for how many years was <someone>",
            regex: r"\bfor how (?:many years|long) (?:was|were|did|had|has)\b|\bhow (?:long|many years) (?:was|were|did|had|has)\b.*\b(?:ambassador|serve|office|last|stay|hold|occup[a-z]+|remain|spend)\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "how old was <someone>",
            regex: r"\bhow old\b|\b(?:at )?what age\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
    ],
};
