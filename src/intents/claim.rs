use super::{Intent, Pattern, Strength::*};
use regex::Regex;
use std::sync::LazyLock;

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
            name: "by <date> did <someone> do <something>",
            regex: r"^(?:by|in|on|during|after|before|since|until) (?:[a-z]+ )?(?:[a-z]+ )?[0-9]+s? (?:did|was|were|had|has|have)\b",
            strength: Question,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "is it true that <claim>",
            regex: r"^it (?:is |was )?(?:true|correct|right|a fact) that\b|^(?:is|was) (?:true|correct|right|fact) that\b|\b(?:is|was) (?:it|that|this)(?: really| actually)? (?:true|right|correct|so|false|a fact)(?: that)?\b|\b(?:true or false|yes or no|right or wrong|true|correct|right|false|fact or (?:fiction|myth)|(?:is|was|were|did|has|had|does|do) (?:not (?:it|they|he|she|that)|(?:it|they|he|she) not)|is that so|fact or myth|myth or fact)$|^(?:true or false|yes or no|right or wrong|true|false|correct|fact check|fact or fiction)\b",
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
            regex: r"本当|ほんと|合ってる|合っていますか|あってる|正しい|ですよね|でしたよね|だよね|だったよね|したの$|ましたか$|ですか$|でしたか$|ますか$|ませんか$|のですか$|んですか$|たの$|って本当",
            strength: Keyword,
            slots: &[],
            kind: None,
        },
    ],
};

/// Whether a question begins as one that only wants a verdict: "is it right that …", "it was … who …".
pub fn opens_claim(text: &str) -> bool {
    OPENING.as_ref().is_some_and(|opening| opening.is_match(text))
}

static OPENING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let opening = r"^(?:so |and |but |no |ok |well )*(?:(?:is|was) (?:it|that)(?: not)?(?: really| actually)? (?:true|right|correct|accurate|a fact|the case|fair)(?: to say)?(?: that)? |it (?:is|was) (?:not )?\S+(?: \S+){0,5}? (?:who|that|which|whom) |am i right (?:that|in thinking|to think) )";
    Regex::new(opening).ok()
});

/// Whether a clause begins with a question word, whatever is said around it.
pub fn opens_asking(clause: &str) -> bool {
    ASKING.as_ref().is_some_and(|asking| asking.is_match(clause))
}

static ASKING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:so |and |but |ok |well |now |then )*(?:in |on |at |by |for |from |to |with )?(?:who|whom|whose|what|whats|which|when|where|why|how)\b").ok()
});

/// Whether a question ends by asking for a verdict on what it said before: "…, true or false?".
pub fn asks_for_verdict(text: &str) -> bool {
    VERDICT.as_ref().is_some_and(|verdict| verdict.is_match(text))
}

static VERDICT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let asks = r"\b(?:true|false|correct|right|wrong|yes or no|fact or (?:fiction|myth)|myth or fact|does (?:that|this|it) hold(?: up)?|(?:can|could) (?:that|this) be verified|is (?:that|this|it) (?:so|what .*|a fact|true|right|correct|accurate|the case)(?: or (?:not|no|false|wrong))?|(?:am|are|is) (?:i|we|he|she|they) (?:right|wrong|correct)(?: or (?:not|wrong))?|no|yes|or(?: not)?|innit|agree|(?:is|was|were|are|did|does|do|has|have|had|would|could|can|will)n.?t (?:it|that|they|he|she|you|we|there)|(?:i am|im|i m) (?:right|wrong|correct) ?(?:are not i|arent i|aint i)?|(?:are not|arent|am not|aint) i|does the (?:article|text|page) (?:say|agree|support).*)\W*$|[?!.] *(?:true|false|correct|right|is he right)\b|(?:^| )(?:правда|верно|правильно) ли |^правда,? что ";
    Regex::new(asks).ok()
});

/// How many of the words at the end of a claim only ask for agreement: "…, didn't they", "…, right". Words are parted
/// by single spaces.
pub fn words_of_tag(clause: &str) -> usize {
    let tag = TAG.as_ref().and_then(|tag| tag.find(clause)).map_or("", |found| found.as_str());
    tag.split_whitespace().count()
}

static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let tag = r" (?:(?:is|was|were|are|did|does|do|has|have|had|would|could|can|will) (?:not )?(?:it|that|this|they|he|she|i|we|there|you)(?: not)?(?: (?:true|right|correct|so|false|wrong|a fact|the case))?|no|yes|yeah|right|correct|true|false|wrong|so|innit|huh|eh|ok|or not|yes or no|true or false|true false|right or wrong|fact or (?:fiction|myth)|(?:am|are|is) (?:i|we|he|she|they) (?:right|wrong|correct))+$";
    Regex::new(tag).ok()
});
