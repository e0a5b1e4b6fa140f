use super::{Intent, Pattern, Strength::*};
use crate::topic::Slot::*;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Who did it, and to whom was it done?
pub static WHO: Intent = Intent {
    name: "who",
    patterns: &[
        Pattern {
            name: "who did <something>",
            regex: r"\b(?:who|whom|whose|by whom|to whom|with whom|from whom)\b(?: else)?(?: (?:was|were|is|are) it (?:that|who))?",
            strength: Question,
            slots: &[Who, Whom, What],
            kind: None,
        },
        Pattern { name: "<something> by whom", regex: r"\bwho\b", strength: Keyword, slots: &[Who, Whom], kind: None },
        Pattern {
            name: "кто <сделал>",
            regex: r"\b(?:кто|кого|кому|кем|с кем|о ком|при ком|чей|чья|чье|чьи|чьего|чьей|чьему|чьим|чьими|чью|чьих)\b",
            strength: Question,
            slots: &[Who, Whom, What],
            kind: None,
        },
        Pattern {
            name: "誰が",
            regex: r"誰|だれ|どなた|(?:誰|だれ|どなた)と(?:誰|だれ|どなた)|どこと|どちら|どっち",
            strength: Question,
            slots: &[Who, Whom, What],
            kind: None,
        },
        Pattern {
            name: "どの国が",
            regex: r"(?:どちらの|どの|どこの|何という|なんという)(?:国(?:[^際民境家内連有]|$)|政府|側)|何国",
            strength: Question,
            slots: &[Who, Whom, What, Where],
            kind: Some("state"),
        },
    ],
};

/// Whether the question is to whom, with whom or whom, in languages that say so by the form of the word.
pub fn asks_for_other(text: &str) -> bool {
    OTHER.as_ref().is_some_and(|other| other.is_match(text))
}

/// Where a question says for which state somebody acted: "с японской стороны", "日本側の代表として".
pub fn speaks_for(text: &str) -> Option<Range<usize>> {
    let spoken = SPEAKS_FOR.as_ref()?.find(text)?;
    // Of a text without spaces the state stands last before the word for its side.
    Some(spoken.range())
}

static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:^| )(?:кому|кого|с кем|с чьей|с чьим|каким странам|какой стране|с какой страной)(?: |$)|(?:誰|だれ|どなた|どの国|どこの国)(?:に(?:[^よ]|$)|と|を|へ|から)|どこと",
    )
    .ok()
});

static SPEAKS_FOR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?:^| )(?:с|со|от) (?:имени )?[а-я]+(?: [а-я]+)?(?: стороны| правительства)|(?:^| )(?:от имени|от лица) [а-я]+(?: [а-я]+)?|(?:^| )(?:за|от) [а-я]+|\p{Han}+(?:連邦|連)?側|[\p{Han}\p{Katakana}ー]+(?:の|を)?代表",
    )
    .ok()
});

#[cfg(test)]
mod tests {
    use super::{asks_for_other, speaks_for};

    #[test]
    fn tells_whom_from_who() {
        assert!(asks_for_other("с кем встречался министр"));
        assert!(asks_for_other("大臣は誰と会談しましたか"));
        assert!(!asks_for_other("кем подписан договор"));
        assert!(!asks_for_other("条約は誰によって署名されましたか"));
    }

    #[test]
    fn finds_for_whom_somebody_acted() {
        let found = |text: &'static str| speaks_for(text).map(|range| &text[range]);
        assert_eq!(found("кто подписал пакт с японской стороны").map(str::trim), Some("с японской стороны"));
        assert!(found("条約に日本側の代表として署名したのは誰").is_some());
        assert_eq!(found("кто подписал пакт"), None);
    }
}
