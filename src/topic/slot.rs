/// A part of a fact that a question can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    Who,
    Whom,
    What,
    When,
    From,
    Until,
    Where,
    Treaty,
    HowMany,
    HowLong,
    Why,
    How,
    Condition,
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
