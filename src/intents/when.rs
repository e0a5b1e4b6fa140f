use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// When did it happen, begin, end?
pub static WHEN: Intent = Intent {
    name: "when",
    patterns: &[
        Pattern {
            name: "when did <something>",
            regex: r"\b(?:when|(?:at|from|by|until|up to) (?:what|which) (?:point|time)|how (?:early|late|soon|recently)|how long ago)\b( exactly)?",
            strength: Question,
            slots: &[When, From, Until],
            kind: None,
        },
        Pattern {
            name: "in which year",
            regex: r"\b(?:(?:in|on|during|of|by|from|at|for) )?(?:what|which)(?: (?:was|is|were) the)?(?: (?:exact|precise|same|calendar|full))*(?: (?:years?|months?|dates?|days?|decades?|time|point in time|season|period|autumn|summer|spring|winter))(?: and (?:year|month|day))?\b(?: (?:was|is) it)?",
            strength: Question,
            slots: &[When, From, Until],
            kind: None,
        },
        Pattern {
            name: "until when",
            regex: r"\b(?:until|till|up to|by) (?:when|(?:what|which) (?:year|month|date|day|time|point))\b",
            strength: Sure,
            slots: &[Until, When],
            kind: None,
        },
        Pattern {
            name: "since when",
            regex: r"\b(?:since|from|starting) (?:when|(?:what|which) (?:year|month|date|day|time|point))(?: on(?:wards?)?)?\b",
            strength: Sure,
            slots: &[From, When],
            kind: None,
        },
        Pattern {
            name: "from which year to which",
            regex: r"\b(?:from|between) (?:when|(?:what|which)(?: years?| dates?)?).*\b(?:to|until|till|and) (?:when|(?:what|which)(?: years?| dates?)?)\b|\b(?:what|which) (?:years|dates|period|time span)\b",
            strength: Sure,
            slots: &[When, From, Until],
            kind: None,
        },
        Pattern {
            name: "<something> year",
            regex: r"\b(?:years?|dates?|when|month|day|time)\b",
            strength: Keyword,
            slots: &[When, From, Until],
            kind: None,
        },
        Pattern {
            name: "когда <что-то>",
            regex: r"\b(?:когда|с какого|(?:в|на) как(?:ом|ой|ие|их|ое)(?: именно)? (?:году|год|годах|месяце|день|дату|годы|десятилетии|десятилетие|период)|как(?:ого|ой|ая|ие)(?: была| была ли)? (?:числа|года|год|дата|даты|годы|месяц)|до какого (?:года|времени|месяца)|к какому (?:году|времени)|с какого (?:года|времени))\b",
            strength: Question,
            slots: &[When, From, Until],
            kind: None,
        },
        Pattern {
            name: "<что-то> дата",
            regex: r"(?:^|[^0-9] )(?:год|дата|годы|числа|число)\b",
            strength: Keyword,
            slots: &[When, From, Until],
            kind: None,
        },
        Pattern {
            name: "いつ",
            regex: r"いつ(?:から|まで)?|何年(?:から|に|で|の|ですか|だ|まで|ごろ|頃|ころ|くらい|ぐらい|か|$)|何月|何日|何年何月|西暦|年は$",
            strength: Question,
            slots: &[When, From, Until],
            kind: None,
        },
        Pattern {
            name: "<何か> 年",
            regex: r"日付|年月日|(?:^|[^0-9] )年$|(?:^|[^0-9] )年は",
            strength: Keyword,
            slots: &[When, From, Until],
            kind: None,
        },
    ],
};
