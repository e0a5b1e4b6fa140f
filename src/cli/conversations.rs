use footnote::Conversation;
use std::collections::{BTreeMap, HashMap};

/// How many conversations are remembered.
const KEPT: usize = 10_000;

/// The conversations of a batch, by chat. Of more than it may keep, those that were silent longest are forgotten.
#[derive(Debug)]
pub struct Conversations {
    limit: usize,
    by_chat: HashMap<String, (u64, Conversation)>,
    /// Which chat spoke at which turn, so that the one silent longest is first.
    by_turn: BTreeMap<u64, String>,
    turn: u64,
}

impl Default for Conversations {
    fn default() -> Conversations {
        Conversations::keeping(KEPT)
    }
}

impl Conversations {
    fn keeping(limit: usize) -> Conversations {
        Conversations { limit, by_chat: HashMap::new(), by_turn: BTreeMap::new(), turn: 0 }
    }

    /// The conversation of `chat`, a new one if there was none.
    pub fn of(&mut self, chat: &str) -> &mut Conversation {
        self.turn += 1;
        if let Some((turn, _)) = self.by_chat.get(chat) {
            self.by_turn.remove(turn);
        } else if self.by_chat.len() >= self.limit
            && let Some((_, silent)) = self.by_turn.pop_first()
        {
            self.by_chat.remove(&silent);
        }
        self.by_turn.insert(self.turn, chat.to_owned());
        let (turn, conversation) = self.by_chat.entry(chat.to_owned()).or_default();
        *turn = self.turn;
        conversation
    }
}

#[cfg(test)]
mod tests {
    use super::Conversations;

    #[test]
    fn forgets_who_was_silent_longest() {
        let mut conversations = Conversations::keeping(2);
        for chat in ["a", "b", "a", "c", "c"] {
            conversations.of(chat);
        }
        let mut kept: Vec<_> = conversations.by_chat.keys().map(String::as_str).collect();
        kept.sort_unstable();
        assert_eq!(kept, ["a", "c"]);
        assert_eq!(conversations.by_turn.len(), 2);
    }
}
