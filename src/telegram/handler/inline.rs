//! Questions from any chat: `@bot question`. What is chosen is sent in the name of whoever asked.

use super::voice::Voice;
use super::{Context, Response, answer};
use crate::study::Study;
use crate::telegram::cut;
use crate::telegram::hash::stable_hash;
use crate::telegram::markup::Markup;
use crate::telegram::outgoing::{Button, Door, Inline, InlineResult, Outgoing};
use crate::telegram::render::Renderer;
use crate::telegram::update::InlineQuery;
use crate::{Conversation, Reply, Status};

/// How many results are offered.
const RESULTS: usize = 10;

/// The most units of a title and a description, of which the apps show two lines or three.
const TITLE_LIMIT: usize = 120;
const DESCRIPTION_LIMIT: usize = 200;

impl Context<'_> {
    /// The answer first, then what is near; examples as long as nothing was typed.
    pub(super) fn inline(&self, query: &InlineQuery) -> Response {
        let voice = self.voice_of(&query.from);
        let question = query.query.trim();
        let mut answer = Inline { query: query.id.clone(), ..Inline::default() };
        if !query.offset.is_empty() {
            // All there is was on the first page.
            return vec![Outgoing::Inline(answer)].into();
        }
        answer.results = match question {
            "" => self.footnote.examples().iter().filter_map(|example| self.answered(example)).collect(),
            question => self.results(voice, question),
        };
        answer.results.dedup_by(|a, b| a.id == b.id);
        answer.results.truncate(RESULTS);
        // What is said in the reader's language is for the reader alone.
        answer.personal = answer.results.is_empty() || answer::fact_in(question).is_some();
        if answer.results.is_empty() {
            let label = voice.phrase("inline_nothing");
            answer.door = Some(Door { label, payload: "ask".to_owned() });
        }
        vec![Outgoing::Inline(answer)].into()
    }

    fn results(&self, voice: Voice, question: &str) -> Vec<InlineResult> {
        if let Some(card) = answer::fact_in(question).and_then(|fact| self.card_reply(voice, fact)) {
            return self.result(&card, None).into_iter().collect();
        }
        let reply = self.alone(question);
        let asked = reply.read_as.as_deref().unwrap_or(question);
        let mut results: Vec<_> = self.result(&reply, Some(asked)).into_iter().collect();
        let near = reply.suggestions.iter().take(RESULTS).filter_map(|near| self.answered(near));
        results.extend(near);
        if let Some(fact) = reply.facts.first().filter(|_| reply.status == Status::Answered) {
            let study = Study::with_fact(self.footnote, fact);
            let cards = study.map(|study| study.about_the_same(fact, RESULTS)).unwrap_or_default();
            results.extend(
                cards.into_iter().filter_map(|card| self.result(&answer::reply_of(card, reply.language), None)),
            );
        } else {
            results.extend(reply.citations.iter().map(|citation| self.passage(&reply, citation)));
        }
        // The same answer may come of several questions.
        let mut titles = Vec::new();
        results.retain(|result| {
            let is_new = !titles.contains(&result.title);
            titles.push(result.title.clone());
            is_new
        });
        results
    }

    fn alone(&self, question: &str) -> Reply {
        self.footnote.ask_of(None, question, &mut Conversation::default())
    }

    fn answered(&self, question: &str) -> Option<InlineResult> {
        self.result(&self.alone(question), Some(question))
    }

    /// An answer as a message ready to send, with the question: that was typed behind the bot's name and is gone
    /// once the message is sent.
    fn result(&self, reply: &Reply, asked: Option<&str>) -> Option<InlineResult> {
        if reply.status != Status::Answered {
            return None;
        }
        let shown = Reply { read_as: None, ..reply.clone() };
        let markup = Renderer::new(self.footnote.phrases(), reply.language).reply(&shown, asked, false);
        let quote = reply.citations.first().map_or("", |citation| citation.quote());
        Some(self.entry(reply, &reply.answer, quote, markup))
    }

    /// A passage as a message ready to send, where it's no answer but near one.
    fn passage(&self, reply: &Reply, citation: &crate::Citation) -> InlineResult {
        let passage = Reply { citations: vec![citation.clone()], read_as: None, ..reply.clone() };
        let markup = Renderer::new(self.footnote.phrases(), reply.language).reply(&passage, None, false);
        self.entry(reply, citation.section(), citation.quote(), markup)
    }

    fn entry(&self, reply: &Reply, title: &str, description: &str, markup: Markup) -> InlineResult {
        let link = reply.facts.first().and_then(|fact| self.link(fact));
        let open = self.speak(Some(reply.language)).phrase("button_open");
        InlineResult {
            // The hash of all that is sent: the same message has the same id, and another one another.
            id: format!("{:016x}", stable_hash(markup.html())),
            title: cut::shortened(title, TITLE_LIMIT).into_owned(),
            description: cut::shortened(description, DESCRIPTION_LIMIT).into_owned(),
            markup,
            keyboard: link.map(|link| vec![Button::open(open, link)]).into_iter().collect(),
        }
    }
}
