use super::{Intent, Pattern, Strength::*};

/// Tell me of it: a name and nothing else.
pub static ABOUT: Intent = Intent {
    name: "about",
    patterns: &[
        Pattern {
            name: "what about <something>",
            regex: r"^(?:and |so |but |ok |now )*(?:what|how) about\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "tell me about <something>",
            regex: r"^(?:tell (?:me|us) (?:more )?about|explain|describe|define|who or what (?:is|was))\b",
            strength: Question,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "расскажи о <чем-то>",
            regex: r"^(?:а )?(?:расскажи[а-я]*|что насчет|а что с|что такое)\b",
            strength: Sure,
            slots: &[],
            kind: None,
        },
        Pattern {
            name: "<何か>とは",
            regex: r"とは(?:何|なん)?|について|って何",
            strength: Keyword,
            slots: &[],
            kind: None,
        },
    ],
};
