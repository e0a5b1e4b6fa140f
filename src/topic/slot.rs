/// A part of a fact that a question can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// Who did it, or whom or what the fact is about.
    Who,
    /// To whom it was done, or with whom.
    Whom,
    /// The thing done, given, said or asked.
    What,
    /// The date or span.
    When,
    /// When it began.
    From,
    /// When it ended.
    Until,
    /// The place.
    Where,
    /// The treaty by which it happened, or which it is about.
    Treaty,
    /// A number with its unit.
    HowMany,
    /// A length of time that the article states.
    HowLong,
    /// The reason, cause or purpose.
    Why,
    /// By what means, in what way.
    How,
    /// What it depended on.
    Condition,
    /// What came of it.
    Outcome,
}

impl Slot {
    /// All slots, in the order in which `knowledge/README.md` explains them.
    pub const ALL: [Slot; 14] = [
        Slot::Who,
        Slot::Whom,
        Slot::What,
        Slot::When,
        Slot::From,
        Slot::Until,
        Slot::Where,
        Slot::Treaty,
        Slot::HowMany,
        Slot::HowLong,
        Slot::Why,
        Slot::How,
        Slot::Condition,
        Slot::Outcome,
    ];

    /// Its name in a fact file.
    pub fn key(self) -> &'static str {
        match self {
            Slot::Who => "who",
            Slot::Whom => "whom",
            Slot::What => "what",
            Slot::When => "when",
            Slot::From => "from",
            Slot::Until => "until",
            Slot::Where => "where",
            Slot::Treaty => "treaty",
            Slot::HowMany => "how_many",
            Slot::HowLong => "how_long",
            Slot::Why => "why",
            Slot::How => "how",
            Slot::Condition => "condition",
            Slot::Outcome => "outcome",
        }
    }

    /// The slot with this name in a fact file.
    pub fn named(key: &str) -> Option<Slot> {
        Slot::ALL.into_iter().find(|slot| slot.key() == key)
    }

    /// Whether it holds dates.
    pub fn is_date(self) -> bool {
        matches!(self, Slot::When | Slot::From | Slot::Until)
    }
}
