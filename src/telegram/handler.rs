//! What the bot does about an update: a plain function, without network and without a clock.

use super::buttons::Offered;
use super::command::{self, Command, Input};
use super::markup::Markup;
use super::outgoing::{Button, Message, Outgoing, Toast};
use super::render::Renderer;
use super::update::{self, Press, Update, User};
use crate::text::Language;
use crate::{Conversation, Footnote, Reply, Status};

/// How many questions are offered at a time.
const OFFERS: usize = 3;

/// Who the bot is, as Telegram told it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Me {
    /// Its user id.
    pub id: i64,
    /// Its username, without the `@`.
    pub username: String,
}

/// What answering needs besides the update and the conversation.
pub struct Context<'a> {
    /// What answers.
    pub footnote: &'a Footnote,
    /// Who answers.
    pub me: &'a Me,
    /// The questions that stand on buttons.
    pub offered: &'a Offered,
}

/// What to send because of `update`.
pub fn respond(update: &Update, context: &Context, conversation: &mut Conversation) -> Vec<Outgoing> {
    match update {
        Update { message: Some(message), .. } => context.message(message, conversation).into_iter().collect(),
        Update { press: Some(press), .. } => context.press(press, conversation),
        _ => Vec::new(),
    }
}

/// What to send if answering `update` failed by a fault of ours.
pub fn apologise(update: &Update, context: &Context) -> Vec<Outgoing> {
    let apology = |user: Option<&User>| context.say(language_of(user), "failed");
    match update {
        Update { message: Some(message), .. } if message.chat.is_private() => {
            let markup = apology(message.from.as_ref());
            vec![Outgoing::Message(Message { markup, ..reply_to(message) })]
        }
        Update { press: Some(press), .. } => vec![toast(press, Some(apology(Some(&press.from)).plain()))],
        _ => Vec::new(),
    }
}

impl Context<'_> {
    fn message(&self, message: &update::Message, conversation: &mut Conversation) -> Option<Outgoing> {
        // Groups and channels are not served yet: silence is never wrong there.
        if !message.chat.is_private() || message.is_from_bot(self.me.id) {
            return None;
        }
        let language = language_of(message.from.as_ref());
        let input = message.words().map(|words| command::read(words, &self.me.username));
        let (markup, buttons) = match input {
            Some(Input::Question(question) | Input::Command(Command::Ask, question)) if !question.is_empty() => {
                self.answer(question, None, conversation)
            }
            Some(Input::Command(Command::Start, _)) => {
                *conversation = Conversation::default();
                (self.introduction(language, "start"), self.buttons(&self.footnote.examples()))
            }
            Some(Input::Command(Command::Help, _)) => {
                (self.introduction(language, "help"), self.buttons(&self.footnote.examples()))
            }
            Some(Input::Command(Command::Ask, _)) => (self.introduction(language, "ask_how"), Vec::new()),
            Some(Input::Unknown) => (self.say(language, "unknown_command"), Vec::new()),
            None if message.is_media() => (self.say(language, "text_only"), Vec::new()),
            Some(Input::Question(_)) | None => return None,
        };
        Some(Outgoing::Message(Message { markup, buttons, ..reply_to(message) }))
    }

    fn press(&self, press: &Press, conversation: &mut Conversation) -> Vec<Outgoing> {
        let message = press.message.as_ref().filter(|message| message.chat.is_private());
        let question = self.offered.question(press, &self.footnote.examples());
        let (Some(message), Some(question)) = (message, question) else {
            let words = self.footnote.phrases().say(language_of(Some(&press.from)), "stale_button");
            return vec![toast(press, Some(words))];
        };
        let (markup, buttons) = self.answer(&question, Some(&question), conversation);
        vec![toast(press, None), Outgoing::Message(Message { markup, buttons, ..reply_to(message) })]
    }

    fn answer(&self, question: &str, asked: Option<&str>, conversation: &mut Conversation) -> (Markup, Vec<Button>) {
        let reply = self.footnote.ask_within(question, conversation);
        tracing::debug!(status = ?reply.status, confidence = reply.confidence, "answered a question");
        let buttons = self.buttons(&self.offers(&reply));
        let renderer = Renderer::new(self.footnote.phrases(), reply.language);
        if let Some(line) = self.footnote.small_talk(&reply) {
            let mut markup = Markup::default();
            markup.text(&line);
            return (markup, buttons);
        }
        (renderer.reply(&reply, asked, !buttons.is_empty()), buttons)
    }

    /// Questions to go on with where there is no answer: near ones, else some that surely have an answer.
    fn offers(&self, reply: &Reply) -> Vec<String> {
        match reply.status {
            Status::Answered => Vec::new(),
            Status::Unknown if reply.suggestions.is_empty() => self.footnote.examples(),
            Status::Suggested | Status::Unknown => reply.suggestions.clone(),
        }
    }

    fn buttons(&self, questions: &[String]) -> Vec<Button> {
        questions.iter().take(OFFERS).map(|question| self.offered.button(question)).collect()
    }

    /// A phrase that may name the articles and an example.
    fn introduction(&self, language: Language, key: &str) -> Markup {
        let titles: Vec<_> = self.footnote.topics().iter().map(|topic| topic.title()).collect();
        let example = self.footnote.examples().into_iter().next().unwrap_or_default();
        let values = [("articles", titles.join(", ")), ("example", example)];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let mut markup = Markup::default();
        markup.text(&self.footnote.phrases().fill(language, key, &values));
        markup
    }

    fn say(&self, language: Language, key: &str) -> Markup {
        let mut markup = Markup::default();
        markup.text(&self.footnote.phrases().say(language, key));
        markup
    }
}

/// The language of a user's app, where the bot speaks it.
fn language_of(user: Option<&User>) -> Language {
    let code = user.and_then(|user| user.language_code.as_deref());
    code.and_then(Language::from_code).unwrap_or(Language::English)
}

fn reply_to(message: &update::Message) -> Message {
    Message { chat: message.chat.id, thread: message.topic(), reply_to: message.id, ..Message::default() }
}

fn toast(press: &Press, text: Option<String>) -> Outgoing {
    Outgoing::Toast(Toast { query: press.id.clone(), text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::testing;

    const QUESTION: &str = "When was the Battle of Khalkhin Gol?";
    const UNANSWERED: &str = "Who was Richard Sorge's wife?";

    struct Bot {
        footnote: Footnote,
        me: Me,
        offered: Offered,
        conversation: Conversation,
    }

    impl Bot {
        fn new() -> Bot {
            let me = Me { id: 1, username: "Foot_Bot".to_owned() };
            Bot { footnote: testing::footnote(), me, offered: Offered::new(), conversation: Conversation::default() }
        }

        fn receives(&mut self, update: &Update) -> Vec<Outgoing> {
            let context = Context { footnote: &self.footnote, me: &self.me, offered: &self.offered };
            respond(update, &context, &mut self.conversation)
        }

        #[track_caller]
        fn reads(&mut self, text: &str, language: &str) -> Message {
            message_in(self.receives(&testing::update(text, language)))
        }

        fn phrase(&self, language: Language, key: &str) -> String {
            self.footnote.phrases().say(language, key)
        }
    }

    #[track_caller]
    fn message_in(outgoing: Vec<Outgoing>) -> Message {
        let mut messages = outgoing.into_iter().filter_map(|outgoing| match outgoing {
            Outgoing::Message(message) => Some(message),
            Outgoing::Toast(_) => None,
        });
        let first = messages.next().expect("a message");
        assert_eq!(messages.next(), None, "one message only");
        first
    }

    #[track_caller]
    fn assert_answered(message: &Message, answer: &str) {
        let html = message.markup.html();
        assert!(html.starts_with("<b>") && html.contains("<blockquote"), "{html}");
        assert!(html.contains(answer), "{html}");
    }

    fn read(json: serde_json::Value) -> Update {
        serde_json::from_str(&json.to_string()).expect("an update")
    }

    #[test]
    fn a_question_gets_its_answer_as_a_reply() {
        for text in [QUESTION.to_owned(), format!("/ask {QUESTION}"), format!("/ASK@foot_bot\n{QUESTION}")] {
            let message = Bot::new().reads(&text, "en");
            assert_answered(&message, "1939");
            assert_eq!((message.chat, message.thread, message.reply_to), (5, None, Some(10)));
            assert!(message.buttons.is_empty());
        }
    }

    #[test]
    fn a_follow_up_is_understood_until_a_new_start() {
        let mut bot = Bot::new();
        bot.reads(QUESTION, "en");
        assert_answered(&bot.reads("When was it?", "en"), "1939");
        bot.reads("/start", "en");
        let answer = bot.reads("When was it?", "en");
        assert!(!answer.markup.html().starts_with("<b>"), "{answer:?}");
    }

    #[test]
    fn no_answer_is_said_and_buttons_go_on() {
        let mut bot = Bot::new();
        let message = bot.reads(UNANSWERED, "en");
        let honest = ["unknown", "near_passages"].map(|key| bot.phrase(Language::English, key));
        let said = message.markup.plain();
        assert!(honest.iter().any(|words| said.starts_with(words)), "{said}");
        assert!(!message.buttons.is_empty() && message.buttons.len() <= OFFERS);
        assert!(message.buttons.iter().all(|button| button.data.len() <= 64));
    }

    #[test]
    fn a_button_asks_its_question_and_shows_it() {
        let mut bot = Bot::new();
        let offered = bot.reads("/start", "en").buttons;
        let button = offered.first().expect("a button");
        let press = Some(testing::press(&button.data, &button.label));
        let sent = bot.receives(&Update { press, ..Update::default() });
        let done = Toast { query: "press".to_owned(), text: None };
        assert_eq!(sent.first(), Some(&Outgoing::Toast(done)));
        let answer = message_in(sent);
        let said = answer.markup.plain();
        assert!(said.lines().next().is_some_and(|line| line.contains(&button.label)), "{said}");
        assert!(answer.markup.html().contains("<blockquote"), "{said}");
        assert_eq!(answer.reply_to, Some(11));
    }

    #[test]
    fn a_stale_or_foreign_button_is_answered_kindly() {
        let mut bot = Bot::new();
        let group = r#"{"id":"press","from":{"id":5},"data":"q1:0","message":{"chat":{"id":-5,"type":"group"}}}"#;
        let group = serde_json::from_str(group).expect("a press");
        let bare = serde_json::from_str(r#"{"id":"press","from":{"id":5}}"#).expect("a press");
        for press in [testing::press("q1:0", "a"), testing::press("", ""), testing::press("z9:🍵", "a"), group, bare]
        {
            let text = Some(bot.phrase(Language::English, "stale_button"));
            let sent = bot.receives(&Update { press: Some(press), ..Update::default() });
            assert_eq!(sent, [Outgoing::Toast(Toast { query: "press".to_owned(), text })]);
        }
    }

    #[test]
    fn it_speaks_the_language_of_the_app_or_of_the_question() {
        let mut bot = Bot::new();
        for (code, language) in [("ru", Language::Russian), ("ja-JP", Language::Japanese), ("tlh", Language::English)] {
            let unknown = bot.phrase(language, "unknown_command");
            assert_eq!(bot.reads("/nonsense", code).markup.plain(), unknown);
        }
        let unknown = bot.phrase(Language::Russian, "unknown");
        assert!(bot.reads("Как приготовить борщ?", "en").markup.plain().starts_with(&unknown));
    }

    #[test]
    fn commands_explain_themselves() {
        let mut bot = Bot::new();
        let title = bot.footnote.topics()[0].title().to_owned();
        for text in ["/start", "/start f_pact", "/help"] {
            let message = bot.reads(text, "en");
            assert!(message.markup.plain().contains(&title), "{text}");
            assert!(!message.buttons.is_empty(), "{text}");
        }
        assert!(bot.reads("/ask", "en").markup.plain().contains("/ask "));
    }

    #[test]
    fn groups_channels_bots_and_notices_are_left_in_silence() {
        let mut bot = Bot::new();
        for change in [
            serde_json::json!({ "chat": { "id": -5, "type": "supergroup" } }),
            serde_json::json!({ "chat": { "id": -5, "type": "channel" } }),
            serde_json::json!({ "chat": { "id": -5 } }),
            serde_json::json!({ "from": { "id": 9, "is_bot": true } }),
            serde_json::json!({ "via_bot": { "id": 1, "is_bot": true } }),
            serde_json::json!({ "text": null, "pinned_message": {} }),
            serde_json::json!({ "text": "  \n" }),
        ] {
            let mut message = serde_json::json!({
                "message_id": 10, "chat": { "id": 5, "type": "private" }, "from": { "id": 5 }, "text": QUESTION,
            });
            for (key, value) in change.as_object().expect("an object") {
                message[key] = value.clone();
            }
            assert_eq!(bot.receives(&read(serde_json::json!({ "update_id": 1, "message": message }))), [], "{change}");
        }
        assert_eq!(bot.receives(&Update::default()), []);
    }

    #[test]
    fn a_fault_of_ours_is_admitted_in_private_only() {
        let bot = Bot::new();
        let context = Context { footnote: &bot.footnote, me: &bot.me, offered: &bot.offered };
        let failed = bot.phrase(Language::Russian, "failed");
        let question = message_in(apologise(&testing::update(QUESTION, "ru"), &context));
        assert_eq!((question.markup.plain(), question.reply_to), (failed, Some(10)));
        let press = Update { press: Some(testing::press("q1:0", "a")), ..Update::default() };
        assert!(matches!(apologise(&press, &context).as_slice(), [Outgoing::Toast(Toast { text: Some(_), .. })]));
        let mut group = testing::update(QUESTION, "ru");
        if let Some(message) = &mut group.message {
            message.chat = group_chat();
        }
        assert_eq!(apologise(&group, &context), []);
    }

    fn group_chat() -> update::Chat {
        serde_json::from_str(r#"{"id":-5,"type":"group"}"#).expect("a chat")
    }

    #[test]
    fn media_without_words_gets_a_hint() {
        let mut bot = Bot::new();
        let message = serde_json::json!({ "chat": { "id": 5, "type": "private" }, "voice": {} });
        let sent = message_in(bot.receives(&read(serde_json::json!({ "update_id": 1, "message": message }))));
        assert_eq!(sent.markup.plain(), bot.phrase(Language::English, "text_only"));
        assert_eq!(sent.reply_to, None);
    }

    #[test]
    fn no_text_breaks_it() {
        let mut bot = Bot::new();
        for text in ["<b>", "&amp;", "\"", "🍵", "\u{202e}", "/", "?", "שלום", &"tea <&> ".repeat(512)] {
            bot.receives(&testing::update(text, "en"));
        }
    }
}
