use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;

/// How many, how much, how long?
pub static NUMBER: Intent = Intent {
    name: "number",
    patterns: &[
        Pattern {
            name: "how many <things>",
            regex: r"\b(?:how (?:many|much|high|low|large|big|great|often|numerous)|to what (?:amount|level|figure|sum)|(?:at|below|above|under|over|to|by|from|around|of) what (?:figure|level|sum|amount|value|number|total)|what (?:number|amount|sum|total|percentage|share|quantity)(?: of)?|what (?:was|is|were) the (?:number|amount|value|total|sum|size|volume|figure|level)(?: of)?)(?: (?:exactly|usd|dollars?|money))?\b",
            strength: Question,
            slots: &[HowMany, HowLong],
            kind: None,
        },
        Pattern {
            name: "what did <something> amount to",
            regex: r"\b(?:what|how much) (?:did|does|was|were|is|had|have) .*\b(?:amount(?:ed)? to|worth|valued at|reach(?:ed)?|stand at|stood at|total(?:led)?|add up to|come to)\b|\bto how (?:much|many)\b",
            strength: Sure,
            slots: &[HowMany, HowLong],
            kind: None,
        },
        Pattern {
            name: "how far did <something> fall",
            regex: r"\bhow (?:far|low|high|deep(?:ly)?|much) (?:up |down )?(?:did|had|has|have) .*\b(?:falls?|fell|fallen|drop(?:ped)?|decline[ds]?|sink|sank|sunk|rise|rose|risen|climb(?:ed)?|grow|grew|grown|go|gone|plunged?|shr[iau]nk|slump(?:ed)?|recover(?:ed)?)\b",
            strength: Sure,
            slots: &[HowMany, HowLong],
            kind: None,
        },
        Pattern {
            name: "<something> amount",
            regex: r"\b(?:usd|dollars?|amount|total|value|worth|number of|figure|how many|volume)\b",
            strength: Keyword,
            slots: &[HowMany, HowLong],
            kind: None,
        },
        Pattern {
            name: "сколько <чего-то>",
            regex: r"\b(?:сколько|насколько|на сколько|после какого перерыва|какой перерыв|на какую сумму|в какую сумму|какова была (?:сумма|стоимость)|каков был объем|какой (?:суммы|объем|была сумма)|какого (?:уровня|объема)|до какой суммы|до какого уровня|как долго|какой срок|на какой срок|объем|сумма)\b",
            strength: Question,
            slots: &[HowMany, HowLong],
            kind: None,
        },
        Pattern {
            name: "какой срок <чего-то>",
            regex: r"\b(?:как(?:ой|ов) (?:был )?срок|на (?:какой срок|сколько лет)|сколько лет|как долго)\b",
            strength: Sure,
            slots: &[HowLong, HowMany],
            kind: None,
        },
        Pattern {
            name: "どこまで落ち込んだ",
            regex: r"(?:どこ|いくら|どの程度|どのくらい|どれくらい)まで(?:落|下|減|伸|増|上|膨|回復)|何(?:億|万|千)(?:ドル|円|人|トン)",
            strength: Sure,
            slots: &[HowMany, HowLong],
            kind: None,
        },
        Pattern {
            name: "期間は何年",
            regex: r"(?:期間|期限|年数)(?:は|って)?(?:[ 、]*(?:何|どれ|どの|いくら)[^ ]*|$)|何(?:年間|か月間|ヶ月間|日間)|(?:何(?:年|か月|カ月|ヶ月|日|週間)|どれ(?:くらい|ぐらい|ほど))(?:後|ぶり|以内)",
            strength: Sure,
            slots: &[HowLong, HowMany],
            kind: None,
        },
        Pattern {
            name: "いくつ",
            regex: r"いくつ|いくら|何(?:人|島|年間|か国|カ国|ヶ国|日|日間|個|隻|億|つ|回|ドル|か月|ヶ月)|どれ(?:くらい|ぐらい|ほど|だけ)|どのくらい|どのぐらい|何(?:万|千)|金額|総額|額は",
            strength: Question,
            slots: &[HowMany, HowLong],
            kind: None,
        },
    ],
};
