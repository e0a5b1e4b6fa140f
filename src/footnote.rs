use crate::engine::{Conversation, Draft, Engine, Explanation, Trace};
use crate::fault::Faults;
use crate::intents;
use crate::lexicon::{Lexicon, SmallTalk};
use crate::parallel;
use crate::phrases::Phrases;
use crate::question::Typed;
use crate::reply::{Citation, Reply, Status};
use crate::source::Source;
use crate::topic::Topic;
use crate::vocabulary::EntityId;
use std::sync::Arc;

/// All that the bot knows: topics, words and phrases. It never changes once loaded, so that
/// any number of threads can ask it.
#[derive(Debug)]
pub struct Footnote {
    topics: Vec<Topic>,
    lexicon: Arc<Lexicon>,
    phrases: Phrases,
}

/// No topic has the name asked for.
#[derive(Debug, thiserror::Error)]
#[error("there is no topic named {asked:?}. There are: {known}")]
pub struct UnknownTopicError {
    asked: String,
    known: String,
}

impl Footnote {
    /// Loads and checks all topics of `source`.
    ///
    /// # Errors
    /// All the faults in its files, if there are any.
    pub fn load(source: &Source) -> Result<Footnote, Faults> {
        // What can be made ready before the knowledge is there is made ready beside it.
        parallel::beside(intents::prepare, || {
            let mut faults = Vec::new();
            let lexicon = Arc::new(Lexicon::load(source, &mut faults));
            let phrases = Phrases::load(source, &mut faults);
            let topics = source.topics().iter().map(|name| Topic::load(source, name, &lexicon, &mut faults)).collect();
            Faults::none_of(faults)?;
            Ok(Footnote { topics, lexicon, phrases })
        })
    }

    /// Only the topic with this name.
    ///
    /// # Errors
    /// If there is none, with the names that there are.
    pub fn only(mut self, topic: &str) -> Result<Footnote, UnknownTopicError> {
        let known: Vec<_> = self.topics.iter().map(Topic::name).collect();
        if !known.contains(&topic) {
            return Err(UnknownTopicError { asked: topic.to_owned(), known: known.join(", ") });
        }
        self.topics.retain(|t| t.name() == topic);
        Ok(self)
    }

    /// The topics, by name.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// What the bot itself says.
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// The words of all languages.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Questions about a name of `topic`, each of which has an answer.
    pub(crate) fn questions_about(&self, topic: &Topic, name: EntityId) -> Vec<String> {
        Engine { topic, lexicon: &self.lexicon, phrases: &self.phrases }.questions_about(name)
    }

    /// Builds what the first question in each language would else wait for.
    pub fn warm_up(&self) {
        intents::warm_up();
        self.topics.iter().for_each(Topic::warm_up);
    }

    /// The names that can be asked about, for completion.
    pub fn names(&self) -> Vec<&str> {
        let entities = self.topics.iter().flat_map(Topic::entities);
        let mut names: Vec<_> =
            entities.map(|entity| entity.name.strip_prefix("the ").unwrap_or(&entity.name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A friendly line for what was small talk and no question; `None` if the reply is to anything else.
    pub fn small_talk(&self, reply: &Reply) -> Option<String> {
        let key = SmallTalk::phrase(reply.intent)?;
        let titles: Vec<&str> = self.topics.iter().map(Topic::title).collect();
        Some(self.phrases.fill(reply.language, key, &[("articles", &titles.join(", "))]))
    }

    /// Questions that can be asked, as the curators chose them.
    pub fn examples(&self) -> Vec<String> {
        self.topics.iter().flat_map(|topic| topic.examples().iter().cloned()).collect()
    }

    /// The reply to a question that stands alone. Never fails, whatever the text.
    pub fn ask(&self, question: &str) -> Reply {
        self.ask_within(question, &mut Conversation::default())
    }

    /// The reply to the next question of a conversation, which then remembers it.
    pub fn ask_within(&self, question: &str, conversation: &mut Conversation) -> Reply {
        self.reply(question, None, conversation, &mut Trace::off())
    }

    /// The same, from one topic alone. One that isn't there leaves them all.
    pub fn ask_of(&self, topic: Option<&str>, question: &str, conversation: &mut Conversation) -> Reply {
        self.reply(question, topic, conversation, &mut Trace::off())
    }

    /// How the reply to a question comes about.
    pub fn explain(&self, question: &str) -> Explanation {
        self.explain_within(question, &mut Conversation::default())
    }

    /// The same for the next question of a conversation, which then remembers it.
    pub fn explain_within(&self, question: &str, conversation: &mut Conversation) -> Explanation {
        let mut trace = Trace::on();
        self.reply(question, None, conversation, &mut trace);
        trace.into_explanation()
    }

    /// The best that any topic has to say, or the one named.
    fn reply(&self, question: &str, only: Option<&str>, conversation: &mut Conversation, trace: &mut Trace) -> Reply {
        let typed = Typed::new(question);
        if let Some(talk) = self.lexicon.small_talk(&typed.tokens) {
            trace.note(|| format!("decision  small talk ({}), no question", talk.name()));
            return Reply { intent: talk.name(), ..Reply::unknown(question) };
        }
        let only = only.filter(|name| self.topics.iter().any(|topic| topic.name() == *name));
        let asked = self.topics.iter().filter(|topic| only.is_none_or(|name| topic.name() == name));
        let drafts = asked.map(|topic| {
            let engine = Engine { topic, lexicon: &self.lexicon, phrases: &self.phrases };
            (topic, engine.reply(&typed, conversation, trace))
        });
        let rank = |draft: &Draft| match draft.status {
            Status::Answered => 2,
            Status::Suggested => 1,
            Status::Unknown => 0,
        };
        let mut best: Option<(&Topic, Draft)> = None;
        for (topic, draft) in drafts {
            let better = best.as_ref().is_none_or(|(_, old)| {
                rank(&draft) > rank(old)
                    || (rank(&draft) == rank(old)
                        && draft.status == Status::Answered
                        && draft.confidence > old.confidence)
            });
            if better {
                best = Some((topic, draft));
            }
        }
        match best {
            Some((topic, draft)) => put_together(question, topic, draft, conversation),
            None => Reply::unknown(question),
        }
    }
}

fn put_together(question: &str, topic: &Topic, draft: Draft, conversation: &mut Conversation) -> Reply {
    let mut citations: Vec<Citation> = Vec::new();
    for passage in &draft.passages {
        let citation = Citation::new(topic.name(), topic.article(), topic.address(), passage);
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
    if let Some(turn) = draft.turn {
        conversation.remember(turn);
    }
    Reply {
        question: question.to_owned(),
        status: draft.status,
        intent: draft.intent,
        answer: draft.answer,
        verdict: draft.verdict,
        confidence: (draft.confidence * 100.0).round() / 100.0,
        citations,
        facts: draft.facts.iter().map(|number| topic.facts()[*number].id.clone()).collect(),
        suggestions: draft.suggestions,
        ambiguous: draft.ambiguous,
        read_as: draft.read_as,
        language: draft.language,
    }
}
