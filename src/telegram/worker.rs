//! What lasts between updates, and one update after the other made into messages.

use super::ask_limit::AskLimit;
use super::buttons::Offered;
use super::draw::drawn;
use super::guard::{Panicked, guarded};
use super::handler::{self, Context, Me, Need, Response};
use super::job::{Answer, Job, Outcome};
use super::lanes::Work;
use super::metrics::{Metrics, Why};
use super::notes::{Notes, TALK};
use super::outbox::{Delivery, Outbox};
use super::outgoing::{Drawing, Outgoing, Photo};
use super::persist;
use super::recent::Recent;
use super::update::Update;
use crate::store::{Ended, Note, Outcome as End, Store};
use crate::{Conversation, Footnote};
use serde::Deserialize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// How many conversations are remembered as they are. Others are taken up again from what was noted of them.
const CONVERSATIONS: usize = 2000;

/// The most bytes that are noted of what a conversation was about.
const TALK_LIMIT: usize = 500;

/// How often answering an update is tried.
const TRIES: u32 = 3;

/// What is older than this is not sent any more: nobody waits for it.
const STALE: Duration = Duration::from_secs(600);

/// The same for what expires at Telegram's.
const EXPIRED: Duration = Duration::from_secs(20);

/// What answers are made from.
pub struct Resources {
    /// What answers.
    pub footnote: Arc<Footnote>,
    /// Who answers.
    pub me: Me,
    /// What was kept of earlier updates.
    pub notes: Arc<RwLock<Notes>>,
    /// How many questions each user may ask.
    pub limit: AskLimit,
    /// The users who may look behind the scenes.
    pub admins: Vec<i64>,
}

/// Answers updates and sends the answers.
pub struct Worker<O> {
    resources: Resources,
    offered: Offered,
    conversations: Mutex<Recent<Who, Conversation>>,
    store: Store,
    outbox: O,
    metrics: Arc<Metrics>,
}

/// Whose conversation: in a forum, a person may have one in each topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Who {
    chat: i64,
    topic: Option<i32>,
    user: i64,
}

impl Who {
    fn key(&self) -> String {
        format!("{}/{}/{}", self.user, self.chat, self.topic.unwrap_or_default())
    }
}

/// A message that was sent, as far as it matters.
#[derive(Deserialize)]
struct SentMessage {
    message_id: i64,
}

impl<O: Outbox> Worker<O> {
    /// A worker that sends by `outbox` and notes in `store` what is done.
    pub fn new(resources: Resources, store: Store, outbox: O, metrics: Arc<Metrics>) -> Worker<O> {
        let conversations = Mutex::new(Recent::new(CONVERSATIONS));
        Worker { resources, offered: Offered::new(), conversations, store, outbox, metrics }
    }

    /// Reads the update and works out what to send. `None` if it must wait until the given time.
    async fn prepare(&self, job: &mut Job) -> Result<Answer, Instant> {
        let Some(body) = self.body(job).await else {
            // Somebody else dealt with it.
            return Ok(Answer::default());
        };
        if job.recovered {
            if job.tries >= TRIES {
                return Ok(Answer {
                    fault: Some("the process ended while it was answered".to_owned()),
                    ..Answer::default()
                });
            }
            persist::surely(|| self.store.begin(job.update_id)).await;
        }
        // Without even a number it would not be here, so this is read.
        let update = serde_json::from_str::<Update>(&body).unwrap_or_default();
        let mut response = self.answer(&update, None);
        if let Ok(Response { need: Some(Need::Administrator { chat, user }), .. }) = response {
            match self.outbox.is_administrator(chat, user).await {
                Ok(is_one) => response = self.answer(&update, Some(is_one)),
                Err(when) => {
                    job.body = Some(body);
                    return Err(when);
                }
            }
        }
        match response {
            Ok(Response { outgoing, notes, .. }) => {
                if job.recovered {
                    persist::surely(|| self.store.answered(job.update_id)).await;
                }
                self.keep(&notes);
                Ok(Answer { outgoing: outgoing.into(), notes, ..Answer::default() })
            }
            Err(Panicked(place)) => {
                job.tries += 1;
                if job.tries < TRIES {
                    self.end(job.update_id, End::Failed, Vec::new()).await;
                    job.body = Some(body);
                    return Err(Instant::now() + Duration::from_secs(job.tries.into()));
                }
                let outgoing = self.with_context(None, |context| handler::apologise(&update, context)).into();
                Ok(Answer { outgoing, fault: Some(place), ..Answer::default() })
            }
        }
    }

    async fn body(&self, job: &mut Job) -> Option<String> {
        match job.body.take() {
            Some(body) => Some(body),
            None => persist::surely(|| self.store.body(job.update_id)).await,
        }
    }

    fn answer(&self, update: &Update, administrator: Option<bool>) -> Result<Response, Panicked> {
        let who = who(update);
        // Taken out rather than lent: a panic would leave it in an unknown state, and then it's gone.
        let known = self.conversations().take(&who);
        let mut conversation = known.unwrap_or_else(|| self.recalled(&who));
        let before = conversation.last_question().map(str::to_owned);
        let begin = Instant::now();
        let mut response = self
            .with_context(administrator, |context| guarded(|| handler::respond(update, context, &mut conversation)))?;
        self.metrics.answering.observe(begin.elapsed().as_secs_f64());
        if let Some(asked) = response.asked {
            self.metrics.replied(asked.status, asked.intent);
        }
        let last = conversation.last_question();
        if last != before.as_deref() {
            let body = last.filter(|last| last.len() <= TALK_LIMIT).map(str::to_owned);
            response.notes.push(Note { kind: TALK, key: who.key(), body });
        }
        if conversation.has_begun() {
            self.conversations().put(who, conversation);
        }
        Ok(response)
    }

    /// The conversation as it was before a restart.
    fn recalled(&self, who: &Who) -> Conversation {
        let mut conversation = Conversation::default();
        let notes = self.resources.notes.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(question) = notes.text(TALK, &who.key()) {
            self.resources.footnote.ask_within(question, &mut conversation);
        }
        conversation
    }

    fn with_context<T>(&self, administrator: Option<bool>, work: impl FnOnce(&Context) -> T) -> T {
        let notes = self.resources.notes.read().unwrap_or_else(PoisonError::into_inner);
        let (footnote, me, offered) = (&self.resources.footnote, &self.resources.me, &self.offered);
        let (limit, now, admins, metrics) =
            (&self.resources.limit, Instant::now(), &*self.resources.admins, &*self.metrics);
        work(&Context { footnote, me, offered, notes: &notes, administrator, limit, now, admins, metrics })
    }

    fn keep(&self, notes: &[Note]) {
        if !notes.is_empty() {
            self.resources.notes.write().unwrap_or_else(PoisonError::into_inner).apply(notes);
        }
    }

    fn conversations(&self) -> MutexGuard<'_, Recent<Who, Conversation>> {
        self.conversations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn end(&self, update_id: i64, outcome: End, notes: Vec<Note>) {
        persist::surely(|| self.store.end(Ended { update_id, outcome: outcome.clone(), notes: notes.clone() })).await;
    }
}

impl<O: Outbox> Work for Worker<O> {
    async fn work(&self, job: &mut Job) -> Outcome {
        if job.answer.is_none() {
            match self.prepare(job).await {
                Ok(answer) => job.answer = Some(Box::new(answer)),
                Err(when) => return Outcome::Later(when),
            }
        }
        let Some(answer) = job.answer.as_deref_mut() else {
            return Outcome::Done;
        };
        // Kept until the end is stored: whoever is killed in between sends this again.
        let mut under_way = None;
        while let Some(outgoing) = answer.outgoing.front() {
            let limit = if outgoing.chat().is_some() { STALE } else { EXPIRED };
            if job.taken.elapsed() > limit {
                self.metrics.refusals.get_or_create(&Why("too late")).inc();
                tracing::warn!(chat = outgoing.chat(), "dropped an answer that came too late");
                answer.outgoing.pop_front();
                continue;
            }
            if let Outgoing::Drawing(drawing) = outgoing {
                let drawing = Drawing::clone(drawing);
                answer.outgoing.pop_front();
                if let Some(outgoing) = drawn(drawing).await {
                    answer.outgoing.push_front(outgoing);
                }
                continue;
            }
            let mut instead = None;
            match self.outbox.deliver(outgoing, &mut answer.patience).await {
                Delivery::Sent { result, under_way: permit } => {
                    if let Some(result) = result {
                        let notes = handler::sent(outgoing, &result);
                        self.keep(&notes);
                        answer.notes.extend(notes);
                        let sent = serde_json::from_str::<SentMessage>(result.get()).ok();
                        answer.reply = answer.reply.or(sent.map(|message| message.message_id));
                    }
                    under_way = permit;
                }
                Delivery::Never => {
                    if let Outgoing::Photo(Photo { instead: Some(message), .. }) = outgoing {
                        instead = Some(Outgoing::Message(message.clone()));
                    }
                }
                Delivery::Later(when) => return Outcome::Later(when),
            }
            answer.patience = Default::default();
            answer.outgoing.pop_front();
            if let Some(instead) = instead {
                answer.outgoing.push_front(instead);
            }
        }
        let outcome = answer.fault.take().map_or(End::Done(answer.reply), End::SetAside);
        let notes = std::mem::take(&mut answer.notes);
        self.end(job.update_id, outcome, notes).await;
        drop(under_way);
        self.metrics.handling.observe(job.taken.elapsed().as_secs_f64());
        Outcome::Done
    }

    async fn lost(&self, update_id: i64) {
        tracing::error!(update_id, "an update was not dealt with; `footnote doctor` lists it");
        self.end(update_id, End::SetAside("sending panicked".to_owned()), Vec::new()).await;
    }
}

fn who(update: &Update) -> Who {
    let chat = update.lane();
    let topic = update.message().and_then(|message| message.topic());
    Who { chat, topic, user: update.actor().unwrap_or(chat) }
}
