//! Rules that many methods share: lengths, markup, keyboards, replies.

use super::super::html;
use super::state::{Chat, Refusal};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A result of the Bot API, or Telegram's words of why there is none.
pub type Outcome<T> = Result<T, Refusal>;

pub fn bad<T>(words: &str) -> Outcome<T> {
    Err(Refusal(400, format!("Bad Request: {words}")))
}

/// Refuses unless `good`.
pub fn demand(good: bool, words: &str) -> Outcome<()> {
    if good { Ok(()) } else { bad(words) }
}

/// A length as Telegram counts it.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The visible text of a field whose markup is named by another.
pub fn formatted(body: &Value, field: &str, mode: &str) -> Outcome<String> {
    let text = body[field].as_str().unwrap_or_default();
    match body[mode].as_str() {
        Some("HTML") => html::visible(text).or_else(|error| bad(&format!("can't parse entities: {error}"))),
        Some(_) => bad("unsupported parse_mode"),
        None => Ok(text.to_owned()),
    }
}

/// The visible text of a message.
pub fn text(body: &Value, field: &str) -> Outcome<String> {
    let text = formatted(body, field, "parse_mode")?;
    demand(!text.trim().is_empty(), "message text is empty")?;
    demand(units(&text) <= 4096, "message is too long")?;
    Ok(text)
}

/// The visible text below a picture.
pub fn caption(body: &Value) -> Outcome<String> {
    let caption = formatted(body, "caption", "parse_mode")?;
    demand(units(&caption) <= 1024, "message caption is too long")?;
    Ok(caption)
}

/// What a message replies to and in which thread it goes.
pub fn place(body: &Value, chat: &Chat) -> Outcome<()> {
    let reply = &body["reply_parameters"];
    if let Some(id) = reply["message_id"].as_i64() {
        let original = chat.messages.get(&id);
        demand(original.is_some() || reply["allow_sending_without_reply"] == true, "message to be replied not found")?;
        let text = original.and_then(|original| original.text.as_deref());
        if let (Some(text), Some(quote)) = (text, reply["quote"].as_str()) {
            demand(units(quote) <= 1024 && text.contains(quote), "QUOTE_TEXT_INVALID")?;
        }
    }
    match body["message_thread_id"].as_i64() {
        Some(thread) => demand(chat.threads.contains(&thread), "message thread not found"),
        None => Ok(()),
    }
}

/// The buttons below a message.
pub fn keyboard(markup: &Value) -> Outcome<()> {
    let rows = markup["inline_keyboard"].as_array().into_iter().flatten();
    let buttons: Vec<_> = rows.flat_map(Value::as_array).flatten().collect();
    demand(buttons.len() <= 100, "REPLY_MARKUP_TOO_LONG")?;
    for button in buttons {
        let text = button["text"].as_str().unwrap_or_default();
        demand(!text.trim().is_empty(), "Button text is empty")?;
        if let Some(url) = button["url"].as_str() {
            let known = ["http://", "https://", "tg://"].iter().any(|scheme| url.starts_with(scheme));
            demand(known, "BUTTON_URL_INVALID")?;
        } else if button["callback_data"].is_string() {
            let data = button["callback_data"].as_str().unwrap_or_default();
            demand((1..=64).contains(&data.len()), "BUTTON_DATA_INVALID")?;
        } else {
            let switches =
                ["switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"];
            demand(switches.iter().any(|kind| !button[kind].is_null()), "BUTTON_TYPE_INVALID")?;
        }
    }
    Ok(())
}

/// A list's entries, whether it came as JSON or as text in a form.
pub fn list(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => serde_json::from_str(text).unwrap_or_default(),
        value => value.as_array().cloned().unwrap_or_default(),
    }
}

/// Stands for what a message shows.
pub fn content(text: &str, body: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    for field in ["text", "caption", "reply_markup"] {
        body[field].to_string().hash(&mut hasher);
    }
    hasher.finish()
}

/// A start parameter of a link or a button.
pub fn is_start_parameter(text: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    (1..=64).contains(&text.len()) && text.chars().all(good)
}
