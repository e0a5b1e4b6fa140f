//! What is said to whom. The looks of answers are tested in `render`, whole conversations in `tests/`.

mod daily;
mod groups;
mod inline;
mod pictures;
mod quiz;
mod review;

use super::*;
use crate::picture::Theme;
use crate::telegram::command::COMMANDS;
use crate::telegram::notes::{ACCEPTED, FEEDBACK, UNANSWERED};
use crate::telegram::outgoing::{Action, Button, Edit, Inline};
use crate::telegram::testing;
use crate::text::Language;
use serde_json::{Value, json};
use std::sync::Arc;

const QUESTION: &str = "When was the Battle of Khalkhin Gol?";
const UNANSWERED_QUESTION: &str = "Who was Richard Sorge's wife?";
const GROUP: i64 = -100;
const ADMINISTRATOR: i64 = 6;

struct Bot {
    footnote: Arc<Footnote>,
    me: Me,
    offered: Offered,
    notes: Notes,
    limit: AskLimit,
    metrics: Metrics,
    conversation: Conversation,
    /// How many polls were sent.
    polls: u32,
}

impl Bot {
    fn new() -> Bot {
        Bot {
            footnote: testing::footnote(),
            me: Me { id: 1, username: "Foot_Bot".to_owned(), is_inline: true, sees_all: false },
            offered: Offered::new(),
            notes: Notes::default(),
            limit: AskLimit::new(0),
            metrics: Metrics::new(),
            conversation: Conversation::default(),
            polls: 0,
        }
    }

    /// Goes the whole way that the worker goes.
    fn receives(&mut self, update: &Update) -> Vec<Outgoing> {
        let mut response = self.responds(update, None);
        if let Some(Need::Administrator { user, .. }) = response.need {
            assert_eq!((response.outgoing.len(), response.notes.len()), (0, 0), "nothing comes before what is needed");
            response = self.responds(update, Some(user == ADMINISTRATOR));
            assert_eq!(response.need, None);
        }
        self.notes.apply(&response.notes);
        for (number, outgoing) in response.outgoing.iter().enumerate() {
            self.polls += u32::from(matches!(outgoing, Outgoing::Poll(_)));
            let result = format!(r#"{{"message_id":{},"poll":{{"id":"{}"}}}}"#, 500 + number, self.polls);
            self.notes.apply(&sent(outgoing, &RawValue::from_string(result).expect("JSON")));
        }
        response.outgoing
    }

    fn context(&self) -> Context<'_> {
        Context {
            footnote: &self.footnote,
            me: &self.me,
            offered: &self.offered,
            notes: &self.notes,
            administrator: None,
            limit: &self.limit,
            now: Instant::now(),
            admins: &[ADMINISTRATOR],
            metrics: &self.metrics,
        }
    }

    fn responds(&mut self, update: &Update, administrator: Option<bool>) -> Response {
        let mut conversation = std::mem::take(&mut self.conversation);
        let context = Context { administrator, ..self.context() };
        let response = respond(update, &context, &mut conversation);
        self.conversation = conversation;
        response
    }

    #[track_caller]
    fn reads(&mut self, text: &str, language: &str) -> Message {
        message_in(self.receives(&testing::update(text, language)))
    }

    fn in_group(&mut self, user: i64, fields: Value) -> Vec<Outgoing> {
        let mut message = json!({
            "message_id": 10, "chat": { "id": GROUP, "type": "supergroup" }, "from": { "id": user, "language_code": "en" },
        });
        put(&mut message, fields);
        self.receives(&read(json!({ "update_id": 1, "message": message })))
    }

    fn presses(&mut self, user: i64, chat: &Value, data: &str) -> Vec<Outgoing> {
        let message = json!({ "message_id": 11, "chat": chat, "from": { "id": 1, "is_bot": true }, "text": "An answer.",
            "reply_to_message": { "message_id": 10, "chat": chat, "from": { "id": 5 }, "text": QUESTION } });
        let press =
            json!({ "id": "press", "from": { "id": user, "language_code": "en" }, "data": data, "message": message });
        self.receives(&read(json!({ "update_id": 1, "callback_query": press })))
    }

    fn types(&mut self, query: &str) -> Inline {
        let query = json!({ "id": "query", "from": { "id": 5 }, "query": query, "offset": "" });
        match self.receives(&read(json!({ "update_id": 1, "inline_query": query }))).pop() {
            Some(Outgoing::Inline(answer)) => answer,
            other => panic!("{other:?}"),
        }
    }

    fn phrase(&self, language: Language, key: &str) -> String {
        self.footnote.phrases().say(language, key)
    }
}

fn private() -> Value {
    json!({ "id": 5, "type": "private" })
}

fn group() -> Value {
    json!({ "id": GROUP, "type": "supergroup" })
}

fn read(json: Value) -> Update {
    serde_json::from_str(&json.to_string()).expect("an update")
}

fn put(object: &mut Value, fields: Value) {
    for (key, value) in fields.as_object().expect("fields") {
        object[key] = value.clone();
    }
}

#[track_caller]
fn message_in(outgoing: Vec<Outgoing>) -> Message {
    let mut messages = outgoing.into_iter().filter_map(|outgoing| match outgoing {
        Outgoing::Message(message) => Some(message),
        Outgoing::Drawing(drawing) => drawing.photo.instead,
        _ => None,
    });
    let first = messages.next().expect("a message");
    assert_eq!(messages.next(), None, "one message only");
    first
}

#[track_caller]
fn edit_in(outgoing: Vec<Outgoing>) -> Edit {
    let edit =
        outgoing.into_iter().find_map(|outgoing| if let Outgoing::Edit(edit) = outgoing { Some(edit) } else { None });
    edit.expect("an edit")
}

fn toast_in(outgoing: &[Outgoing]) -> Option<String> {
    let toast =
        outgoing.iter().find_map(|outgoing| if let Outgoing::Toast(toast) = outgoing { Some(toast) } else { None });
    toast.expect("every press is answered").text.clone()
}

/// What the buttons below a message bring back, by their labels.
fn data(keyboard: &Keyboard, label: &str) -> String {
    let button = keyboard.iter().flatten().find(|button| button.label.contains(label));
    match button.map(|button| &button.action) {
        Some(Action::Call(data)) => data.clone(),
        other => panic!("{label}: {other:?} in {keyboard:?}"),
    }
}

#[track_caller]
fn assert_answered(message: &Message, answer: &str) {
    let html = message.markup.html();
    assert!(html.starts_with("<b>") && html.contains("<blockquote"), "{html}");
    assert!(html.contains(answer), "{html}");
}

#[test]
fn a_question_gets_its_answer_as_a_reply() {
    for text in [QUESTION.to_owned(), format!("/ask {QUESTION}"), format!("/ASK@foot_bot\n{QUESTION}")] {
        let message = Bot::new().reads(&text, "en");
        assert_answered(&message, "1939");
        assert_eq!(message.to, Place { chat: 5, thread: None, reply_to: Some(10), quiet: false });
    }
}

#[test]
fn a_question_word_may_be_the_command() {
    let mut bot = Bot::new();
    for (text, answer) in [
        ("/when Khalkhin Gol", "1939"),
        ("/when was the Battle of Khalkhin Gol?", "1939"),
        ("/when Халхин-Гол", "1939 год"),
        ("/when ノモンハン事件", "1939年"),
        ("/who Richard Sorge", "journalist"),
        ("/treaty Russo-Japanese War", "Portsmouth"),
        ("/treaty русско-японская война", "Портсмутский"),
    ] {
        assert_answered(&bot.reads(text, "en"), answer);
    }
    assert!(bot.reads("/when", "en").markup.plain().contains("/ask "));
}

#[test]
fn a_follow_up_is_understood_until_a_new_start() {
    for end in ["/start", "/forget"] {
        let mut bot = Bot::new();
        bot.reads(QUESTION, "en");
        assert_answered(&bot.reads("When was it?", "en"), "1939");
        bot.reads(end, "en");
        let answer = bot.reads("When was it?", "en");
        assert!(!answer.markup.html().starts_with("<b>"), "{answer:?}");
    }
}

#[test]
fn no_answer_is_said_and_kept_and_buttons_go_on() {
    let mut bot = Bot::new();
    for times in 1..3 {
        let message = bot.reads(UNANSWERED_QUESTION, "en");
        let honest = ["unknown", "near_passages"].map(|key| bot.phrase(Language::English, key));
        let said = message.markup.plain();
        assert!(honest.iter().any(|words| said.starts_with(words)), "{said}");
        assert!((1..=answer::OFFERS).contains(&message.keyboard.len()));
        let key = format!("{:016x}", crate::telegram::hash::stable_hash(&UNANSWERED_QUESTION.to_lowercase()));
        let kept = bot.notes.get::<crate::telegram::review::Unanswered>(UNANSWERED, key).expect("a note");
        assert_eq!((kept.question.as_str(), kept.times), (UNANSWERED_QUESTION, times));
    }
}

#[test]
fn a_button_asks_its_question_and_shows_it() {
    let mut bot = Bot::new();
    let offered = bot.reads("/start", "en").keyboard;
    let label = offered[0][0].label.clone();
    let sent = bot.presses(5, &private(), &data(&offered, &label));
    assert_eq!(toast_in(&sent), None);
    let answer = message_in(sent);
    let said = answer.markup.plain();
    assert!(said.lines().next().is_some_and(|line| line.contains(&label)), "{said}");
    assert!(answer.markup.html().contains("<blockquote"), "{said}");
    assert_eq!(answer.to.reply_to, Some(11));
}

#[test]
fn below_an_answer_one_can_go_on() {
    let mut bot = Bot::new();
    let keyboard = bot.reads(QUESTION, "en").keyboard;
    let first = message_in(bot.presses(5, &private(), &data(&keyboard, "context")));
    assert!(first.markup.html().contains("<blockquote>") && first.markup.html().contains("<b>Conflicts between"));
    let on = edit_in(bot.presses(5, &private(), &data(&first.keyboard, "Forward")));
    assert_ne!(on.markup, first.markup);
    let back = edit_in(bot.presses(5, &private(), &data(&on.keyboard, "Back")));
    assert_eq!((back.markup, back.keyboard), (first.markup, first.keyboard));

    let related = message_in(bot.presses(5, &private(), &data(&keyboard, "Related")));
    assert!(!related.keyboard.is_empty());
    let question = related.keyboard[0][0].label.clone();
    assert!(message_in(bot.presses(5, &private(), &data(&related.keyboard, &question))).markup.html().contains("<b>"));

    let share = keyboard.iter().flatten().find(|button| button.label.contains("Share"));
    assert_eq!(share.map(|button| &button.action), Some(&Action::Share(QUESTION.to_owned())));
    bot.me.is_inline = false;
    let keyboard = bot.reads(QUESTION, "en").keyboard;
    let share = keyboard.iter().flatten().find(|button| button.label.contains("Share"));
    assert!(matches!(share.map(|button| &button.action), Some(Action::Open(url)) if url.contains("start%3Df%5F")));
}

#[test]
fn a_wrong_answer_is_noted_without_who_said_so() {
    let mut bot = Bot::new();
    let keyboard = bot.reads(QUESTION, "en").keyboard;
    let wrong = data(&keyboard, "Wrong");
    let sent = bot.presses(5, &private(), &wrong);
    assert_eq!(toast_in(&sent), Some(bot.phrase(Language::English, "wrong_noted")));
    let response = {
        let message = json!({ "message_id": 11, "chat": group(), "from": { "id": 1, "is_bot": true }, "text": "An answer.",
            "reply_to_message": { "chat": group(), "from": { "id": 77 }, "text": format!("/ask {QUESTION}") } });
        let press = json!({ "id": "press", "from": { "id": 77 }, "data": wrong, "message": message });
        bot.responds(&read(json!({ "update_id": 1, "callback_query": press })), None)
    };
    let [Note { kind: FEEDBACK, body: Some(body), .. }] = response.notes.as_slice() else { panic!("{response:?}") };
    assert!(body.contains(QUESTION) && body.contains("An answer.") && body.contains("\"times\":2"), "{body}");
    assert!(!body.contains("77"), "{body}");
}

#[test]
fn a_stale_or_never_issued_button_is_answered_kindly() {
    let mut bot = Bot::new();
    let stale = Some(bot.phrase(Language::English, "stale_button"));
    let made_up = [
        "",
        "q1:0",
        "q1:0000000000000000",
        "z9:🍵",
        "c1:0000000000000000:0:0",
        "c1:0000000000000000:99999999:-",
        "r1:0000000000000000",
        "l1:xx",
        "s1:topic:0000000000000000",
        "t1:nothing:0:",
        "t1:timeline:0:tea",
    ];
    for data in made_up {
        let sent = bot.presses(5, &private(), data);
        assert_eq!((sent.len(), toast_in(&sent)), (1, stale.clone()), "{data}");
    }
    for chat in [Value::Null, json!({ "id": -7, "type": "channel" })] {
        let sent = bot.presses(5, &chat, "l1:en");
        assert_eq!((sent.len(), toast_in(&sent)), (1, stale.clone()), "{chat}");
    }
}

#[test]
fn a_page_that_does_not_exist_is_stale() {
    let mut bot = Bot::new();
    let keyboard = bot.reads(QUESTION, "en").keyboard;
    let begin = data(&keyboard, "context");
    for page in ["2147483647", "-2147483648", "100000", "x"] {
        let sent = bot.presses(5, &private(), &begin.replace(":-", &format!(":{page}")));
        assert_eq!(sent.len(), 1, "{page}: {sent:?}");
    }
}

#[test]
fn an_edited_question_changes_its_answer() {
    let mut bot = Bot::new();
    let edited = |text: &str| {
        let mut update = testing::update(text, "en");
        update.edited = update.message.take();
        update
    };
    assert_eq!(bot.receives(&edited(QUESTION)), [], "what was never answered is not answered now");
    bot.reads(UNANSWERED_QUESTION, "en");
    let edit = edit_in(bot.receives(&edited(QUESTION)));
    assert_eq!((edit.chat, edit.message), (5, 500));
    assert!(edit.markup.html().starts_with("<b>") && !edit.keyboard.is_empty());
}

#[test]
fn it_speaks_the_language_of_the_app_of_the_question_or_as_it_was_told() {
    let mut bot = Bot::new();
    for (code, language) in [("ru", Language::Russian), ("ja-JP", Language::Japanese), ("tlh", Language::English)] {
        let unknown = bot.phrase(language, "unknown_command");
        assert_eq!(bot.reads("/nonsense", code).markup.plain(), unknown);
    }
    let unknown = bot.phrase(Language::Russian, "unknown");
    assert!(bot.reads("Как приготовить борщ?", "en").markup.plain().starts_with(&unknown));
    let choices = bot.reads("/lang", "en").keyboard;
    let sent = bot.presses(5, &private(), &data(&choices, "日本語"));
    assert_eq!(toast_in(&sent), Some(bot.phrase(Language::Japanese, "lang_set")));
    assert!(edit_in(sent).keyboard.iter().flatten().any(|button| button.label == "✓ 日本語"));
    assert_eq!(bot.reads("/nonsense", "en").markup.plain(), bot.phrase(Language::Japanese, "unknown_command"));
    assert!(bot.reads("/privacy", "en").markup.plain().contains("日本語"));
    bot.reads("/forget", "en");
    assert_eq!(bot.reads("/nonsense", "en").markup.plain(), bot.phrase(Language::English, "unknown_command"));
}

#[test]
fn every_command_says_something_in_every_language() {
    for code in ["en", "ru", "ja"] {
        let mut bot = Bot::new();
        for listed in COMMANDS {
            for rest in ["", " 1925..1945", " <b>&"] {
                let said = bot.receives(&testing::update(&format!("/{}{rest}", listed.name), code));
                if matches!(said.as_slice(), [Outgoing::Poll(_)]) {
                    continue;
                }
                let message = message_in(said);
                let said = message.markup.plain();
                assert!(!said.trim().is_empty() && !said.contains('['), "/{}{rest}: {said}", listed.name);
                assert!(message.markup.units() <= crate::telegram::markup::MESSAGE_LIMIT, "/{}{rest}", listed.name);
                for button in message.keyboard.iter().flatten() {
                    assert!(!button.label.contains('['), "{}", button.label);
                    if let Action::Call(data) = &button.action {
                        assert!((1..=64).contains(&data.len()), "{data}");
                    }
                }
            }
        }
    }
}

#[test]
fn lists_have_pages() {
    let mut bot = Bot::new();
    for (command, word) in
        [("/people", "Sorge"), ("/treaties", "Portsmouth"), ("/timeline", "1905"), ("/places", "Vladivostok")]
    {
        let first = bot.reads(command, "en");
        let (mut said, mut keyboard, mut pages) = (first.markup.plain(), first.keyboard, 1);
        while keyboard.iter().flatten().any(|button| button.label.contains("Forward")) {
            let next = edit_in(bot.presses(5, &private(), &data(&keyboard, "Forward")));
            said.push_str(&next.markup.plain());
            (keyboard, pages) = (next.keyboard, pages + 1);
            assert!(pages < 50, "{command}");
        }
        assert!(said.contains(word), "{command}: {said}");
    }
    let narrow = bot.reads("/timeline 1925..1945", "en").markup.plain();
    assert!(narrow.contains("1928") && !narrow.contains("1956"), "{narrow}");
    assert!(bot.reads("/timeline tea", "en").markup.plain().contains("1925..1945"));
}

#[test]
fn a_link_opens_its_fact() {
    let mut bot = Bot::new();
    let id = bot.footnote.topics()[0].facts()[0].id.clone();
    let card = bot.reads(&format!("/start f_{id}"), "en");
    assert_answered(&card, "<blockquote");
    let stale = bot.phrase(Language::English, "stale_link");
    for payload in ["f_nothing", "f_", "f_<b>"] {
        assert!(bot.reads(&format!("/start {payload}"), "en").markup.plain().starts_with(&stale), "{payload}");
    }
    for payload in ["", "ask", "zz"] {
        assert!(!bot.reads(&format!("/start {payload}"), "en").markup.plain().contains(&stale), "{payload}");
    }
}

#[test]
fn who_asks_too_much_is_told_so_once_and_others_are_answered() {
    let mut bot = Bot { limit: AskLimit::new(2), ..Bot::new() };
    let too_many = bot.footnote.phrases().say(Language::English, "too_many");
    for _ in 0..2 {
        assert_ne!(bot.reads(QUESTION, "en").markup.plain(), too_many);
    }
    assert_eq!(bot.reads(QUESTION, "en").markup.plain(), too_many);
    assert!(bot.receives(&testing::update(QUESTION, "en")).is_empty());
    assert!(!bot.in_group(8, json!({ "text": format!("/ask@Foot_Bot {QUESTION}") })).is_empty());
    assert!(!bot.receives(&testing::update("/help", "en")).is_empty(), "help is no question");
}

#[test]
fn every_fact_can_be_linked_to() {
    let bot = Bot::new();
    let context = bot.context();
    for topic in bot.footnote.topics() {
        for fact in topic.facts() {
            assert!(context.link(&fact.id).is_some(), "{}", fact.id);
        }
    }
}

#[test]
fn what_concerns_nobody_is_left_in_silence() {
    let mut bot = Bot::new();
    for change in [
        json!({ "chat": { "id": -5, "type": "channel" } }),
        json!({ "chat": { "id": -5 } }),
        json!({ "from": { "id": 9, "is_bot": true } }),
        json!({ "via_bot": { "id": 9, "is_bot": true } }),
        json!({ "text": null, "pinned_message": {} }),
        json!({ "text": "  \n" }),
    ] {
        let mut message = json!({ "message_id": 10, "chat": private(), "from": { "id": 5 }, "text": QUESTION });
        put(&mut message, change.clone());
        assert_eq!(bot.receives(&read(json!({ "update_id": 1, "message": message }))), [], "{change}");
    }
    let post = json!({ "message_id": 1, "chat": { "id": -6, "type": "channel" }, "text": QUESTION });
    assert_eq!(bot.receives(&read(json!({ "update_id": 1, "channel_post": post }))), []);
    assert_eq!(bot.receives(&Update::default()), []);
}

#[test]
fn a_fault_of_ours_is_admitted_where_it_is_not_noise() {
    let bot = Bot::new();
    let context = bot.context();
    let question = message_in(apologise(&testing::update(QUESTION, "ru"), &context));
    assert_eq!((question.markup.plain(), question.to.reply_to), (bot.phrase(Language::Russian, "failed"), Some(10)));
    let press = Update { press: Some(testing::press("q1:0", "a")), ..Update::default() };
    assert!(toast_in(&apologise(&press, &context)).is_some());
    let in_group = read(json!({ "update_id": 1, "message": { "chat": group(), "text": "/ask" } }));
    assert_eq!(apologise(&in_group, &context), []);
}

#[test]
fn media_without_words_gets_a_hint() {
    let mut bot = Bot::new();
    let message = json!({ "chat": private(), "voice": {} });
    let sent = message_in(bot.receives(&read(json!({ "update_id": 1, "message": message }))));
    assert_eq!(sent.markup.plain(), bot.phrase(Language::English, "text_only"));
    assert_eq!(sent.to.reply_to, None);
}

#[test]
fn no_text_breaks_it() {
    let mut bot = Bot::new();
    for text in ["<b>", "&amp;", "\"", "🍵", "\u{202e}", "/", "?", "@", "@Foot_Bot", "שלום", &"tea <&> ".repeat(512)]
    {
        bot.receives(&testing::update(text, "en"));
        bot.in_group(5, json!({ "text": text }));
        bot.types(text);
    }
}
