//! What lasts between updates, and one update after the other made into messages.

use super::buttons::Offered;
use super::guard::guarded;
use super::handler::{self, Context, Me};
use super::lanes::Work;
use super::outbox::Outbox;
use super::outgoing::Outgoing;
use super::recent::Recent;
use super::update::Update;
use crate::{Conversation, Footnote};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many conversations are remembered.
const CONVERSATIONS: usize = 10_000;

/// Answers updates and sends the answers.
pub struct Worker<O> {
    footnote: Arc<Footnote>,
    me: Me,
    offered: Offered,
    conversations: Mutex<Recent<Who, Conversation>>,
    outbox: O,
}

/// Whose conversation: in a forum, a person may have one in each topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Who {
    chat: i64,
    topic: Option<i32>,
    user: i64,
}

impl<O: Outbox> Worker<O> {
    /// A worker for the bot `me`, which sends by `outbox`.
    pub fn new(footnote: Arc<Footnote>, me: Me, outbox: O) -> Worker<O> {
        let conversations = Mutex::new(Recent::new(CONVERSATIONS));
        Worker { footnote, me, offered: Offered::new(), conversations, outbox }
    }

    fn answer(&self, update: &Update) -> Vec<Outgoing> {
        let context = Context { footnote: &self.footnote, me: &self.me, offered: &self.offered };
        let who = who(update);
        // Taken out rather than lent: a panic would leave it in an unknown state, and then it's gone.
        let mut conversation = self.conversations().take(&who).unwrap_or_default();
        let outgoing = guarded(|| handler::respond(update, &context, &mut conversation));
        let Some(outgoing) = outgoing else {
            return handler::apologise(update, &context);
        };
        if !outgoing.is_empty() {
            self.conversations().put(who, conversation);
        }
        outgoing
    }

    fn conversations(&self) -> MutexGuard<'_, Recent<Who, Conversation>> {
        self.conversations.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<O: Outbox> Work for Worker<O> {
    async fn work(&self, update: Update) {
        for outgoing in self.answer(&update) {
            self.outbox.deliver(outgoing).await;
        }
    }
}

fn who(update: &Update) -> Who {
    let press = update.press.as_ref();
    let message = update.message.as_ref().or(press.and_then(|press| press.message.as_ref()));
    // The message with a pressed button is the bot's own; who asks is who pressed it.
    let user = press.map(|press| &press.from).or(message.and_then(|message| message.from.as_ref()));
    let chat = update.lane();
    Who { chat, topic: message.and_then(|message| message.topic()), user: user.map_or(chat, |user| user.id) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::testing;

    #[derive(Default)]
    struct Sent(Mutex<Vec<Outgoing>>);

    impl Outbox for Sent {
        async fn deliver(&self, outgoing: Outgoing) {
            self.0.lock().expect("the list").push(outgoing);
        }
    }

    fn worker() -> Worker<Sent> {
        Worker::new(Arc::new(testing::footnote()), Me::default(), Sent::default())
    }

    fn from_user(text: &str, user: i64) -> Update {
        let mut update = testing::update(text, "en");
        if let Some(from) = update.message.as_mut().and_then(|message| message.from.as_mut()) {
            from.id = user;
        }
        update
    }

    #[tokio::test]
    async fn follow_ups_belong_to_the_one_who_asked() {
        let worker = worker();
        let question = "When was the Battle of Khalkhin Gol?";
        for (text, user) in [(question, 5), ("When was it?", 6), ("When was it?", 5)] {
            worker.work(from_user(text, user)).await;
        }
        let sent = worker.outbox.0.lock().expect("the list");
        let answered = sent.iter().map(|outgoing| match outgoing {
            Outgoing::Message(message) => message.markup.html().starts_with("<b>"),
            Outgoing::Toast(_) => false,
        });
        assert_eq!(answered.collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn a_press_belongs_to_who_pressed() {
        let update = Update { press: Some(testing::press("q1:0", "a")), ..Update::default() };
        assert_eq!(who(&update), Who { chat: 5, topic: None, user: 5 });
        let question = who(&testing::update("When?", "en"));
        assert_eq!(question, who(&update));
    }
}
