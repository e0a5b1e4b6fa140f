//! What each method does, and what it refuses.

use super::checks::{self, Outcome, bad, demand, units};
use super::state::{Message, QuizForm, Refusal, State};
use super::{Call, ME};
use serde_json::{Value, json};
use std::collections::HashSet;

impl State {
    /// Does what `call` asks for. What comes back is the result's JSON.
    pub fn perform(&mut self, call: &mut Call) -> Outcome<String> {
        self.perform_heard(call, true)
    }

    /// The same, but the bot won't hear that it was done.
    pub fn unheard(&mut self, call: &mut Call) {
        // Nobody hears of a refusal either.
        let _ = self.perform_heard(call, false);
    }

    fn perform_heard(&mut self, call: &mut Call, heard: bool) -> Outcome<String> {
        let done = || Ok("true".to_owned());
        let body = &call.body;
        match call.method.as_str() {
            "sendmessage" => {
                let text = checks::text(body, "text")?;
                self.send(call, text, heard, &json!({}))
            }
            "sendphoto" => {
                let text = checks::caption(body)?;
                let photo = self.photo(call)?;
                self.send(call, text, heard, &json!({ "photo": [photo] }))
            }
            "sendpoll" => {
                let text = poll(body, self.quiz_form)?;
                // As long as Telegram's.
                call.poll = format!("51974{:014}", self.new_id());
                let poll = json!({ "id": call.poll, "question": text });
                self.send(call, text, heard, &json!({ "poll": poll }))
            }
            "editmessagetext" => {
                let text = checks::text(body, "text")?;
                self.edit(call, &text)
            }
            "editmessagecaption" => {
                let text = checks::caption(body)?;
                self.edit(call, &text)
            }
            "editmessagemedia" => {
                let media = call.body["media"].clone();
                demand(media["type"] == "photo", "can't parse InputMedia")?;
                let text = checks::caption(&media)?;
                call.body["photo"] = media["media"].clone();
                self.photo(call)?;
                self.edit(call, &text)
            }
            "editmessagereplymarkup" => self.edit(call, ""),
            "answercallbackquery" => {
                self.close_query(&body["callback_query_id"])?;
                demand(body["text"].as_str().is_none_or(|text| units(text) <= 200), "MESSAGE_TOO_LONG")?;
                done()
            }
            "answerinlinequery" => {
                self.close_query(&body["inline_query_id"])?;
                inline_results(body)?;
                done()
            }
            "getme" => Ok(json!({
                "id": ME.0, "is_bot": true, "first_name": "F", "username": ME.1, "can_join_groups": true,
                "can_read_all_group_messages": false, "supports_inline_queries": true, "can_connect_to_business": false,
                "has_main_web_app": false,
            })
            .to_string()),
            "getchat" => {
                let chat = self.known(body)?;
                let kind = if chat < 0 { "supergroup" } else { "private" };
                Ok(json!({ "id": chat, "type": kind, "max_reaction_count": 11, "accent_color_id": 0 }).to_string())
            }
            "getchatmember" => {
                let (chat, user) = (self.known(body)?, body["user_id"].as_i64().unwrap_or_default());
                let status = self.chat(chat).members.get(&user).cloned().unwrap_or_else(|| "member".to_owned());
                Ok(json!({ "status": status, "user": { "id": user, "is_bot": false, "first_name": "A" } }).to_string())
            }
            "sendchataction" | "setmessagereaction" | "leavechat" => self.known(body).and_then(|_| done()),
            "deletemessage" => {
                let (chat, id) = (self.known(body)?, body["message_id"].as_i64().unwrap_or_default());
                let gone = self.chat(chat).messages.remove(&id);
                demand(gone.is_some(), "message to delete not found")?;
                done()
            }
            "setmycommands" => commands(body).and_then(|()| done()),
            "setmyname" => shorter(&body["name"], 64).and_then(|()| done()),
            "setmydescription" => shorter(&body["description"], 512).and_then(|()| done()),
            "setmyshortdescription" => shorter(&body["short_description"], 120).and_then(|()| done()),
            "deletemycommands" | "setchatmenubutton" | "setmydefaultadministratorrights" => done(),
            "setwebhook" => self.set_webhook(&call.body).and_then(|()| done()),
            "deletewebhook" => {
                self.webhook = super::state::Webhook::default();
                done()
            }
            "getwebhookinfo" => Ok(json!({
                "url": self.webhook.url, "has_custom_certificate": false, "pending_update_count": self.unconfirmed(),
            })
            .to_string()),
            _ => Err(Refusal(404, "Not Found".to_owned())),
        }
    }

    /// A new message of the bot.
    fn send(&mut self, call: &mut Call, text: String, heard: bool, fields: &Value) -> Outcome<String> {
        let chat = self.known(&call.body)?;
        checks::place(&call.body, self.chat(chat))?;
        checks::keyboard(&call.body["reply_markup"])?;
        let id = self.new_id();
        let content = Some(checks::content(&text, &call.body));
        self.chat(chat).messages.insert(id, Message { content, text: None });
        self.ledger.sent(chat, call.body["reply_parameters"]["message_id"].as_i64(), heard);
        (call.text, call.message) = (text, id);
        // With a field that nobody knows: what comes back must not matter.
        let kind = if chat < 0 { "supergroup" } else { "private" };
        let mut result = json!({
            "message_id": id, "date": 1_700_000_000, "chat": { "id": chat, "type": kind }, "hologram": {},
            "from": { "id": ME.0, "is_bot": true, "first_name": "F", "username": ME.1 }, "text": call.text,
        });
        for (key, value) in fields.as_object().into_iter().flatten() {
            result[key] = value.clone();
        }
        Ok(result.to_string())
    }

    fn edit(&mut self, call: &mut Call, text: &str) -> Outcome<String> {
        checks::keyboard(&call.body["reply_markup"])?;
        if call.body["inline_message_id"].is_string() {
            call.text = text.to_owned();
            return Ok("true".to_owned());
        }
        let (chat, id) = (self.known(&call.body)?, call.body["message_id"].as_i64().unwrap_or_default());
        let content = checks::content(text, &call.body);
        match self.chat(chat).messages.get_mut(&id) {
            None => return bad("message to edit not found"),
            Some(Message { content: None, .. }) => return bad("message can't be edited"),
            Some(Message { content: Some(shown), .. }) if *shown == content => {
                return bad(
                    "message is not modified: specified new message content and reply markup are exactly the same \
                     as a current content and reply markup of the message",
                );
            }
            Some(Message { content: shown, .. }) => *shown = Some(content),
        }
        self.ledger.sent(chat, None, true);
        (call.text, call.message) = (text.to_owned(), id);
        Ok(json!({ "message_id": id, "date": 1_700_000_000, "chat": { "id": chat } }).to_string())
    }

    /// The chat that a call is for, if the bot may write there.
    fn known(&self, body: &Value) -> Outcome<i64> {
        let id = body["chat_id"].as_i64().unwrap_or_default();
        match self.chats.get(&id) {
            None => bad("chat not found"),
            Some(chat) if chat.blocked => Err(Refusal(403, "Forbidden: bot was blocked by the user".to_owned())),
            Some(_) => Ok(id),
        }
    }

    fn close_query(&mut self, query: &Value) -> Outcome<()> {
        let open = self.open_queries.remove(query.as_str().unwrap_or_default());
        demand(open, "query is too old and response timeout expired or query ID is invalid")
    }

    /// A picture that is sent along, or one that was sent before.
    fn photo(&mut self, call: &Call) -> Outcome<Value> {
        let named = call.body["photo"].as_str();
        let part = named.map_or("photo", |name| name.strip_prefix("attach://").unwrap_or(name));
        let Some((_, file)) = call.files.iter().find(|(name, _)| name == part) else {
            let known = named.is_some_and(|name| self.files.contains(name) || name.starts_with("https://"));
            demand(known, "wrong file identifier/HTTP URL specified")?;
            return Ok(json!({ "file_id": named, "file_unique_id": named, "width": 1, "height": 1 }));
        };
        demand(file.len() <= 10 << 20, "file is too big")?;
        demand(file.starts_with(b"\x89PNG\r\n\x1a\n") || file.starts_with(b"\xff\xd8\xff"), "IMAGE_PROCESS_FAILED")?;
        let (width, height) = png_size(file).unwrap_or((1, 1));
        let narrow = width.max(height) > 20 * width.min(height);
        demand(width + height <= 10_000 && !narrow, "PHOTO_INVALID_DIMENSIONS")?;
        let id = format!("file{}", self.new_id());
        self.files.insert(id.clone());
        Ok(json!({ "file_id": id, "file_unique_id": id, "width": width, "height": height }))
    }

    fn set_webhook(&mut self, body: &Value) -> Outcome<()> {
        let url = body["url"].as_str().unwrap_or_default();
        let secret = body["secret_token"].as_str().unwrap_or_default();
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        demand(
            url.is_empty() || url.starts_with("https://"),
            "bad webhook: An HTTPS URL must be provided for webhook",
        )?;
        demand(secret.len() <= 256 && secret.chars().all(good), "secret token contains unallowed characters")?;
        let connections = body["max_connections"].as_u64().unwrap_or(40);
        demand((1..=100).contains(&connections), "max_connections is out of range")?;
        (self.webhook.url, self.webhook.secret) = (url.to_owned(), secret.to_owned());
        Ok(())
    }
}

/// The width and height of a PNG.
fn png_size(file: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| file.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(16)?, number(20)?)).filter(|_| file.starts_with(b"\x89PNG"))
}

fn shorter(text: &Value, limit: usize) -> Outcome<()> {
    demand(text.as_str().is_none_or(|text| units(text) <= limit), "text is too long")
}

fn commands(body: &Value) -> Outcome<()> {
    let name = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let commands = checks::list(&body["commands"]);
    demand(commands.len() <= 100, "BOT_COMMANDS_TOO_MUCH")?;
    for command in commands {
        let is_name = command["command"].as_str().is_some_and(|text| (1..=32).contains(&text.len()) && name(text));
        demand(is_name, "BOT_COMMAND_INVALID")?;
        let description = command["description"].as_str().unwrap_or_default();
        demand((1..=256).contains(&units(description)), "BOT_COMMAND_DESCRIPTION_INVALID")?;
    }
    Ok(())
}

/// Checks a poll or quiz. Returns its question.
fn poll(body: &Value, form: QuizForm) -> Outcome<String> {
    let question = checks::formatted(body, "question", "question_parse_mode")?;
    demand((1..=300).contains(&units(&question)), "poll question must be 1-300 characters long")?;
    let options = checks::list(&body["options"]);
    demand((2..=12).contains(&options.len()), "poll must have 2-12 options")?;
    let mut texts = HashSet::new();
    for option in &options {
        let text = option.as_str().or(option["text"].as_str()).unwrap_or_default();
        demand((1..=100).contains(&units(text.trim())), "poll options length must not exceed 100")?;
        demand(texts.insert(text), "poll options must be different")?;
    }
    if body["type"] == "quiz" {
        let several = checks::list(&body["correct_option_ids"]);
        let right = match form {
            QuizForm::One => body["correct_option_id"].as_u64(),
            QuizForm::Several => several.first().and_then(Value::as_u64),
        };
        demand(right.is_some_and(|right| right < options.len() as u64), "wrong correct option ID specified")?;
        let explanation = checks::formatted(body, "explanation", "explanation_parse_mode")?;
        let lines = explanation.matches('\n').count();
        demand(units(&explanation) <= 200 && lines <= 2, "explanation is too long")?;
    }
    let period = body["open_period"].as_u64();
    demand(period.is_none_or(|seconds| (5..=600).contains(&seconds)), "wrong poll open period specified")?;
    Ok(question)
}

fn inline_results(body: &Value) -> Outcome<()> {
    let results = checks::list(&body["results"]);
    demand(results.len() <= 50, "RESULTS_TOO_MUCH")?;
    let mut ids = HashSet::new();
    for result in &results {
        let id = result["id"].as_str().unwrap_or_default();
        demand((1..=64).contains(&id.len()), "RESULT_ID_INVALID")?;
        demand(ids.insert(id), "RESULT_ID_DUPLICATE")?;
        if result["type"] == "article" {
            demand(result["title"].as_str().is_some_and(|title| !title.is_empty()), "ARTICLE_TITLE_EMPTY")?;
            checks::text(&result["input_message_content"], "message_text")?;
        }
        checks::keyboard(&result["reply_markup"])?;
    }
    demand(body["next_offset"].as_str().is_none_or(|offset| offset.len() <= 64), "NEXT_OFFSET_INVALID")?;
    let button = &body["button"];
    if button.is_object() {
        demand(button["text"].as_str().is_some_and(|text| !text.is_empty()), "BUTTON_TEXT_INVALID")?;
        let start = button["start_parameter"].as_str();
        demand(start.is_none_or(checks::is_start_parameter), "START_PARAM_INVALID")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Telegram says to calls of `method` in a chat that it knows, an empty text if it's content.
    fn verdict(state: &mut State, method: &str, body: Value) -> String {
        state.push(&json!({ "message": { "message_id": 1000, "chat": { "id": 5 }, "text": "green tea" } }));
        let mut call = Call { method: method.to_owned(), body, ..Call::default() };
        state.perform(&mut call).err().map(|Refusal(_, words)| words).unwrap_or_default()
    }

    #[test]
    fn an_edit_must_change_something() {
        let mut state = State::default();
        assert_eq!(verdict(&mut state, "sendmessage", json!({ "chat_id": 5, "text": "tea" })), "");
        let id = *state.chat(5).messages.iter().find(|(_, message)| message.content.is_some()).expect("a message").0;
        let edit = |text: &str| json!({ "chat_id": 5, "message_id": id, "text": text });
        assert!(verdict(&mut state, "editmessagetext", edit("tea")).contains("is not modified"));
        assert_eq!(verdict(&mut state, "editmessagetext", edit("salt")), "");
        assert!(verdict(&mut state, "editmessagetext", edit("salt")).contains("is not modified"));
        let others = json!({ "chat_id": 5, "message_id": 1000, "text": "tea" });
        assert!(verdict(&mut state, "editmessagetext", others).contains("can't be edited"));
    }

    #[test]
    fn what_telegram_refuses_is_refused() {
        let quiz = |options: Value, right: u64, explanation: &str| {
            let question = "When is tea time?";
            json!({ "chat_id": 5, "question": question, "options": options, "type": "quiz", "correct_option_ids": [right],
                    "explanation": explanation })
        };
        let results = |results: Value| json!({ "inline_query_id": "query1", "results": results });
        let article = |id: &str, text: &str| json!({ "type": "article", "id": id, "title": "T", "input_message_content": { "message_text": text } });
        let reply = |quote: &str| json!({ "message_id": 1000, "quote": quote });
        let hook = |url: &str, secret: &str| json!({ "url": url, "secret_token": secret });
        let rows = [
            ("sendmessage", json!({ "chat_id": 5, "text": "🍵".repeat(2048) }), ""),
            ("sendmessage", json!({ "chat_id": 5, "text": "🍵".repeat(2049) }), "message is too long"),
            ("sendmessage", json!({ "chat_id": 6, "text": "tea" }), "chat not found"),
            ("sendmessage", json!({ "chat_id": 5, "text": "tea", "reply_parameters": reply("green") }), ""),
            ("sendmessage", json!({ "chat_id": 5, "text": "tea", "reply_parameters": reply("black") }), "QUOTE_TEXT"),
            ("sendphoto", json!({ "chat_id": 5, "photo": "https://example.org", "caption": "x".repeat(1025) }), "long"),
            ("sendphoto", json!({ "chat_id": 5, "photo": "file7" }), "wrong file"),
            ("sendpoll", quiz(json!(["4", "5"]), 1, "At four."), ""),
            ("sendpoll", quiz(json!([{ "text": "4" }, { "text": "5" }]), 2, ""), "correct option"),
            ("sendpoll", quiz(json!(["4"]), 0, ""), "2-12 options"),
            ("sendpoll", quiz(json!(["4", "4"]), 0, ""), "different"),
            ("sendpoll", quiz(json!(["4", "5"]), 0, "a\nb\nc\nd"), "explanation"),
            ("answerinlinequery", results(json!([article("a", "tea"), article("b", "tea")])), ""),
            ("answerinlinequery", results(json!([article("a", "tea"), article("a", "tea")])), "RESULT_ID_DUPLICATE"),
            ("answerinlinequery", results(json!([article(&"a".repeat(65), "tea")])), "RESULT_ID_INVALID"),
            ("answerinlinequery", results(json!([article("a", "")])), "empty"),
            ("answerinlinequery", results(json!(vec![article("a", "tea"); 51])), "RESULTS_TOO_MUCH"),
            ("answerinlinequery", json!({ "inline_query_id": "query2", "results": [] }), "query is too old"),
            ("setwebhook", hook("https://example.org/hook", "a-B_9"), ""),
            ("setwebhook", hook("http://example.org/hook", ""), "HTTPS"),
            ("setwebhook", hook("https://example.org/hook", "a b"), "unallowed"),
            ("setmydescription", json!({ "description": "x".repeat(513) }), "too long"),
            ("setmycommands", json!({ "commands": [{ "command": "Ask", "description": "x" }] }), "BOT_COMMAND_INVALID"),
            ("danceatea", json!({}), "Not Found"),
        ];
        for (method, body, words) in rows {
            let mut state = State::keeping_calls();
            state.open_queries.insert("query1".to_owned());
            let said = verdict(&mut state, method, body.clone());
            assert!(said.contains(words) && said.is_empty() == words.is_empty(), "{method} {body}: {said}");
        }
    }
}
