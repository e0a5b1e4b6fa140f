//! Questions, and how their answers look.

use super::voice::Voice;
use super::{Asked, Context, Said};
use crate::store::Note;
use crate::study::{Card, Study};
use crate::telegram::call::Call;
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::notes::UNANSWERED;
use crate::telegram::outgoing::{Button, Keyboard};
use crate::telegram::render::Renderer;
use crate::telegram::review::Unanswered;
use crate::text::Language;
use crate::{Conversation, Reply, Status};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// How many questions are offered at a time.
pub const OFFERS: usize = 3;

/// The most bytes of what `/start` comes with.
const PAYLOAD_LIMIT: usize = 64;

/// The most characters that can be typed behind the bot's name.
pub const INLINE_LIMIT: usize = 256;

/// The most characters that are kept of a question without an answer.
const KEPT: usize = 500;

impl Context<'_> {
    /// The answer to `question`, which is shown above it if `asked` says so: where it doesn't stand in the chat.
    pub(super) fn answer(
        &self,
        question: &str,
        asked: Option<&str>,
        topic: Option<&str>,
        conversation: &mut Conversation,
    ) -> Said {
        let leans = conversation.has_begun();
        let reply = self.footnote.ask_of(topic, question, conversation);
        tracing::debug!(status = ?reply.status, confidence = reply.confidence, "answered a question");
        let asked_for = Some(Asked { status: reply.status, intent: reply.intent });
        let voice = self.speak(Some(reply.language));
        if let Some(line) = self.footnote.small_talk(&reply) {
            let mut markup = Markup::default();
            markup.text(&line);
            return Said {
                markup,
                keyboard: self.offers(&self.offered_for(&reply)),
                asked: asked_for,
                ..Said::default()
            };
        }
        let offers = self.offers(&self.offered_for(&reply));
        let markup = Renderer::new(self.footnote.phrases(), reply.language).reply(&reply, asked, !offers.is_empty());
        if reply.status == Status::Answered {
            // Elsewhere nobody knows what was said before. What was read as it stands needs none of that.
            let leans = leans && reply.read_as.is_some();
            let alone = || self.footnote.ask_of(topic, question, &mut Conversation::default());
            let fact = if leans && alone().answer != reply.answer { reply.facts.first() } else { None };
            let shared = fact.and_then(|fact| payload(fact)).unwrap_or_else(|| question.to_owned());
            let keyboard = self.below_answer(voice, &reply, &shared);
            return Said { markup, keyboard, asked: asked_for, ..Said::default() };
        }
        let notes = vec![self.unanswered(reply.read_as.as_deref().unwrap_or(question))];
        Said { markup, keyboard: offers, notes, is_hint: true, asked: asked_for, ..Said::default() }
    }

    /// The fact with this id by itself, if there is one.
    pub(super) fn card(&self, voice: Voice, id: &str) -> Option<Said> {
        let reply = self.card_reply(voice, id)?;
        let markup = Renderer::new(self.footnote.phrases(), voice.language).reply(&reply, None, false);
        Some(Said { markup, keyboard: self.below_answer(voice, &reply, &payload(id)?), ..Said::default() })
    }

    pub(super) fn card_reply(&self, voice: Voice, id: &str) -> Option<Reply> {
        Some(reply_of(Study::with_fact(self.footnote, id)?.card(id)?, voice.language))
    }

    /// Buttons that ask these questions.
    pub(super) fn offers(&self, questions: &[String]) -> Keyboard {
        questions.iter().take(OFFERS).map(|question| vec![self.offered.button(question)]).collect()
    }

    /// Where the private chat with the bot opens at a fact.
    pub(super) fn link(&self, fact: &str) -> Option<String> {
        Some(format!("https://t.me/{}?start={}", self.me.username, payload(fact)?))
    }

    /// Questions to go on with where there is no answer: near ones, else some that surely have an answer.
    fn offered_for(&self, reply: &Reply) -> Vec<String> {
        match reply.status {
            Status::Answered => Vec::new(),
            Status::Unknown if reply.suggestions.is_empty() => self.footnote.examples(),
            Status::Suggested | Status::Unknown => reply.suggestions.clone(),
        }
    }

    fn below_answer(&self, voice: Voice, reply: &Reply, shared: &str) -> Keyboard {
        let fact = reply.facts.first();
        let hash = fact.map(|id| stable_hash(id));
        let (mut study, mut rest) = (Vec::new(), Vec::new());
        if let Some(citation) = reply.citations.first() {
            let call =
                Call::Context { quote: stable_hash(citation.quote()), start: citation.range().start, page: None };
            study.push(Button::call(voice.phrase("button_context"), call.data()));
        }
        if let Some(hash) = hash {
            study.push(Button::call(voice.phrase("button_related"), Call::Related(hash).data()));
        }
        rest.extend(self.share(voice, fact.map(String::as_str), shared));
        rest.push(Button::call(voice.phrase("button_wrong"), Call::Wrong(hash.unwrap_or_default()).data()));
        vec![study, rest].into_iter().filter(|row| !row.is_empty()).collect()
    }

    /// A button that takes an answer to another chat: by asking there, or as a link to the fact.
    fn share(&self, voice: Voice, fact: Option<&str>, question: &str) -> Option<Button> {
        let label = voice.phrase("button_share");
        if self.me.is_inline && question.chars().count() <= INLINE_LIMIT {
            return Some(Button::share(label, question));
        }
        let link = self.link(fact?)?;
        let url = format!("https://t.me/share/url?url={}", utf8_percent_encode(&link, NON_ALPHANUMERIC));
        Some(Button::open(label, url))
    }

    fn unanswered(&self, question: &str) -> Note {
        let question: String = question.chars().take(KEPT).collect();
        let key = format!("{:016x}", stable_hash(&question.to_lowercase()));
        let before = self.notes.get::<Unanswered>(UNANSWERED, &key).map_or(0, |known| known.times);
        Note::keep(UNANSWERED, key, &Unanswered { question, times: before.saturating_add(1) })
    }
}

/// A fact by itself, as the answer to its own headline.
pub fn reply_of(card: Card, language: Language) -> Reply {
    Reply {
        status: Status::Answered,
        answer: card.answer,
        citations: card.citations,
        facts: vec![card.fact],
        language,
        ..Reply::unknown(&card.headline)
    }
}

/// What `/start` comes with for a fact; `None` for an id that Telegram would not carry.
fn payload(fact: &str) -> Option<String> {
    let payload = format!("f_{fact}");
    let fits =
        payload.len() <= PAYLOAD_LIMIT && payload.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    fits.then_some(payload)
}

/// The fact that a payload or a shared text names.
pub fn fact_in(payload: &str) -> Option<&str> {
    payload.strip_prefix("f_")
}
