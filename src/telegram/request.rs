//! What is to be sent, as a call of the Bot API: the method's name and its JSON.
//!
//! Written by hand rather than with teloxide's types, which lack newer fields (`allow_paid…`, quizzes with several
//! right options) and can't be put aside and read back.

use super::cut;
use super::markup::Markup;
use super::outgoing::{Action, Button, Inline, InlineResult, Outgoing, Photo, Place};
use serde_json::{Value, json};

/// How long Telegram may show the same results again, in seconds.
const CACHE: u32 = 300;

/// Whether the markup goes along, or the words alone since Telegram didn't take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As it was meant.
    Marked,
    /// The words alone; a quiz as older servers know it.
    Plain,
}

impl Outgoing {
    /// The method to call.
    pub fn method(&self) -> &'static str {
        match self {
            Outgoing::Message(_) => "sendMessage",
            Outgoing::Edit(_) => "editMessageText",
            Outgoing::Toast(_) => "answerCallbackQuery",
            Outgoing::Inline(_) => "answerInlineQuery",
            Outgoing::Photo(photo) if photo.replaces.is_some() => "editMessageMedia",
            Outgoing::Photo(_) | Outgoing::Drawing(_) => "sendPhoto",
            Outgoing::Poll(_) => "sendPoll",
        }
    }

    /// What to call it with. A photo's file goes beside this, under the name `photo`.
    pub fn body(&self, style: Style) -> Value {
        match self {
            Outgoing::Message(message) => {
                let mut body = text(&message.markup, style);
                put(&mut body, place(&message.to));
                put(&mut body, keyboard(&message.keyboard));
                body
            }
            Outgoing::Edit(edit) => {
                let mut body = text(&edit.markup, style);
                put(&mut body, json!({ "chat_id": edit.chat, "message_id": edit.message }));
                put(&mut body, keyboard(&edit.keyboard));
                body
            }
            Outgoing::Toast(toast) => {
                let mut body = json!({ "callback_query_id": toast.query });
                if let Some(text) = &toast.text {
                    put(&mut body, json!({ "text": cut::shortened(text, 200) }));
                }
                body
            }
            Outgoing::Inline(answer) => inline(answer, style),
            Outgoing::Drawing(drawing) => photo(&drawing.photo, style),
            Outgoing::Photo(picture) => photo(picture, style),
            Outgoing::Poll(poll) => {
                let options: Vec<_> = poll.options.iter().map(|option| json!({ "text": option })).collect();
                let mut body = json!({
                    "question": poll.question, "options": options, "type": "quiz", "is_anonymous": false,
                    "explanation": poll.explanation,
                });
                // The Bot API gave the second name up for the first; older servers know that alone.
                put(
                    &mut body,
                    match style {
                        Style::Marked => json!({ "correct_option_ids": [poll.correct] }),
                        Style::Plain => json!({ "correct_option_id": poll.correct }),
                    },
                );
                if let Some(seconds) = poll.seconds {
                    put(&mut body, json!({ "open_period": seconds }));
                }
                put(&mut body, place(&poll.to));
                body
            }
        }
    }
}

/// A new photo, or another in place of one that was sent.
fn photo(photo: &Photo, style: Style) -> Value {
    let caption = match style {
        Style::Marked => json!({ "caption": photo.caption.html(), "parse_mode": "HTML" }),
        Style::Plain => json!({ "caption": cut::shortened(&photo.caption.plain(), 1024) }),
    };
    let mut body = match photo.replaces {
        None => place(&photo.to),
        Some(message) => json!({ "chat_id": photo.to.chat, "message_id": message }),
    };
    if photo.replaces.is_none() {
        put(&mut body, caption);
    } else {
        let mut media = json!({ "type": "photo", "media": "attach://photo" });
        put(&mut media, caption);
        put(&mut body, json!({ "media": media }));
    }
    put(&mut body, keyboard(&photo.keyboard));
    body
}

fn place(to: &Place) -> Value {
    let mut body = json!({ "chat_id": to.chat });
    if let Some(id) = to.reply_to {
        put(&mut body, json!({ "reply_parameters": { "message_id": id, "allow_sending_without_reply": true } }));
    }
    if let Some(id) = to.thread {
        put(&mut body, json!({ "message_thread_id": id }));
    }
    if to.quiet {
        put(&mut body, json!({ "disable_notification": true }));
    }
    body
}

fn text(markup: &Markup, style: Style) -> Value {
    let mut body = match style {
        Style::Marked => json!({ "text": markup.html(), "parse_mode": "HTML" }),
        Style::Plain => json!({ "text": markup.plain() }),
    };
    put(&mut body, json!({ "link_preview_options": { "is_disabled": true } }));
    body
}

fn keyboard(rows: &[Vec<Button>]) -> Value {
    if rows.is_empty() {
        return json!({});
    }
    let rows: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(button).collect()).collect();
    json!({ "reply_markup": { "inline_keyboard": rows } })
}

fn button(button: &Button) -> Value {
    let text = &button.label;
    match &button.action {
        Action::Call(data) => json!({ "text": text, "callback_data": data }),
        Action::Open(url) => json!({ "text": text, "url": url }),
        Action::Share(words) => {
            let chats = json!({ "query": words, "allow_user_chats": true, "allow_group_chats": true,
                "allow_channel_chats": true });
            json!({ "text": text, "switch_inline_query_chosen_chat": chats })
        }
    }
}

fn inline(answer: &Inline, style: Style) -> Value {
    let result = |result: &InlineResult| {
        let content = match style {
            Style::Marked => json!({ "message_text": result.markup.html(), "parse_mode": "HTML" }),
            Style::Plain => json!({ "message_text": result.markup.plain() }),
        };
        let mut content = content;
        put(&mut content, json!({ "link_preview_options": { "is_disabled": true } }));
        let mut body = json!({
            "type": "article", "id": result.id, "title": result.title, "description": result.description,
            "input_message_content": content,
        });
        put(&mut body, keyboard(&result.keyboard));
        body
    };
    let results: Vec<_> = answer.results.iter().map(result).collect();
    let mut body = json!({
        "inline_query_id": answer.query, "results": results, "cache_time": CACHE, "is_personal": answer.personal,
    });
    if let Some(door) = &answer.door {
        put(&mut body, json!({ "button": { "text": door.label, "start_parameter": door.payload } }));
    }
    body
}

/// Adds the fields of `more` to those of `body`.
fn put(body: &mut Value, more: Value) {
    if let (Value::Object(body), Value::Object(more)) = (body, more) {
        body.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::super::outgoing::{Door, Edit, Message, Poll, Toast};
    use super::*;

    fn markup() -> Markup {
        let mut markup = Markup::default();
        markup.bold("1 < 2");
        markup
    }

    #[test]
    fn a_message_says_where_it_goes() {
        let to = Place { chat: -5, thread: Some(3), reply_to: Some(7), quiet: true };
        let keyboard =
            vec![vec![Button::call("A", "a"), Button::open("B", "https://b.org")], vec![Button::share("C", "c")]];
        let message = Outgoing::Message(Message { to, markup: markup(), keyboard });
        let body = message.body(Style::Marked);
        assert_eq!((message.method(), message.chat()), ("sendMessage", Some(-5)));
        assert_eq!((&body["text"], &body["parse_mode"]), (&json!("<b>1 &lt; 2</b>"), &json!("HTML")));
        assert_eq!((&body["chat_id"], &body["message_thread_id"]), (&json!(-5), &json!(3)));
        assert_eq!(body["reply_parameters"], json!({ "message_id": 7, "allow_sending_without_reply": true }));
        let keys = &body["reply_markup"]["inline_keyboard"];
        assert_eq!(keys[0], json!([{ "text": "A", "callback_data": "a" }, { "text": "B", "url": "https://b.org" }]));
        assert_eq!(keys[1][0]["switch_inline_query_chosen_chat"]["query"], "c");
        assert_eq!(
            (&body["disable_notification"], &body["link_preview_options"]["is_disabled"]),
            (&json!(true), &json!(true))
        );
    }

    #[test]
    fn what_is_not_said_is_not_sent() {
        let to = Place { chat: 5, ..Place::default() };
        let body = Outgoing::Message(Message { to, ..Message::default() }).body(Style::Marked);
        for field in ["message_thread_id", "reply_parameters", "reply_markup", "disable_notification"] {
            assert!(body.get(field).is_none(), "{field}");
        }
    }

    #[test]
    fn plain_words_have_no_markup() {
        let rows = [
            Outgoing::Message(Message { markup: markup(), ..Message::default() }),
            Outgoing::Edit(Edit { markup: markup(), ..Edit::default() }),
        ];
        for outgoing in rows {
            let body = outgoing.body(Style::Plain);
            assert_eq!((body["text"].as_str(), body.get("parse_mode")), (Some("1 < 2"), None));
        }
    }

    #[test]
    fn toasts_and_inline_answers_belong_to_no_chat() {
        let toast = Outgoing::Toast(Toast { query: "q".to_owned(), text: None });
        assert_eq!(toast.body(Style::Marked), json!({ "callback_query_id": "q" }));
        let door = Some(Door { label: "Ask me".to_owned(), payload: "ask".to_owned() });
        let result =
            InlineResult { id: "1".to_owned(), title: "T".to_owned(), markup: markup(), ..InlineResult::default() };
        let answer = Inline { query: "q".to_owned(), results: vec![result], personal: true, door };
        let inline = Outgoing::Inline(answer);
        let body = inline.body(Style::Marked);
        assert_eq!(body["button"], json!({ "text": "Ask me", "start_parameter": "ask" }));
        assert_eq!(body["results"][0]["input_message_content"]["message_text"], "<b>1 &lt; 2</b>");
        assert!([toast, inline].iter().all(|outgoing| outgoing.chat().is_none()));
    }

    #[test]
    fn a_quiz_names_its_right_option_in_one_way_or_the_other() {
        let options = vec!["1".to_owned(), "2".to_owned()];
        let poll = Poll { options, correct: 1, seconds: Some(30), ..Poll::default() };
        let (body, older) = (Outgoing::Poll(poll.clone()).body(Style::Marked), Outgoing::Poll(poll).body(Style::Plain));
        assert_eq!((body.get("correct_option_id"), &body["correct_option_ids"]), (None, &json!([1])));
        assert_eq!((&older["correct_option_id"], older.get("correct_option_ids")), (&json!(1), None));
        assert_eq!((&body["open_period"], &body["options"][1]), (&json!(30), &json!({ "text": "2" })));
    }
}
