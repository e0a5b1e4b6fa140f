//! What Telegram tells the bot, read leniently.
//!
//! Only the fields that matter are read, and one that isn't as expected is as good as absent. So new kinds of
//! content, entities and fields never cost us the text beside them.

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny};
use serde_json::value::RawValue;

/// The kinds of updates that the bot asks for. Telegram keeps the last list it was sent, so every call names it.
pub const WANTED: [&str; 2] = ["message", "callback_query"];

/// One update.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Update {
    /// Its number. Each is one higher than the one before, mostly.
    #[serde(rename = "update_id")]
    pub id: i64,
    /// A new message.
    #[serde(default, deserialize_with = "lenient")]
    pub message: Option<Message>,
    /// A pressed button.
    #[serde(default, deserialize_with = "lenient", rename = "callback_query")]
    pub press: Option<Press>,
}

/// A message.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    /// Its number in the chat.
    #[serde(default, deserialize_with = "lenient", rename = "message_id")]
    pub id: Option<i32>,
    /// Where it was said.
    pub chat: Chat,
    /// Who said it; channels say things by themselves.
    #[serde(default, deserialize_with = "lenient")]
    pub from: Option<User>,
    #[serde(default, deserialize_with = "lenient")]
    text: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    caption: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    message_thread_id: Option<i32>,
    #[serde(default, deserialize_with = "lenient")]
    is_topic_message: Option<bool>,
    #[serde(default, deserialize_with = "lenient")]
    via_bot: Option<User>,
    #[serde(default, deserialize_with = "lenient")]
    reply_markup: Option<Keyboard>,
    // What people send in place of text. Whether it's there is all that matters.
    animation: Option<IgnoredAny>,
    audio: Option<IgnoredAny>,
    contact: Option<IgnoredAny>,
    document: Option<IgnoredAny>,
    location: Option<IgnoredAny>,
    photo: Option<IgnoredAny>,
    poll: Option<IgnoredAny>,
    rich_message: Option<IgnoredAny>,
    sticker: Option<IgnoredAny>,
    video: Option<IgnoredAny>,
    video_note: Option<IgnoredAny>,
    voice: Option<IgnoredAny>,
}

/// Which chat a message is in.
#[derive(Clone, Debug, Deserialize)]
pub struct Chat {
    /// Its number; a private chat has its user's.
    pub id: i64,
    #[serde(default, deserialize_with = "lenient", rename = "type")]
    kind: Option<String>,
}

/// Who wrote a message or pressed a button.
#[derive(Clone, Debug, Deserialize)]
pub struct User {
    /// The user's number, which never changes.
    pub id: i64,
    /// Whether it's a program.
    #[serde(default)]
    pub is_bot: bool,
    /// The language of the user's app.
    #[serde(default, deserialize_with = "lenient")]
    pub language_code: Option<String>,
}

/// A pressed button.
#[derive(Clone, Debug, Deserialize)]
pub struct Press {
    /// By which the press is answered.
    pub id: String,
    /// Who pressed.
    pub from: User,
    /// What the button holds.
    #[serde(default, deserialize_with = "lenient")]
    pub data: Option<String>,
    /// The message that the button belongs to. Of an old one only the chat is told.
    #[serde(default, deserialize_with = "lenient")]
    pub message: Option<Message>,
}

#[derive(Clone, Debug, Deserialize)]
struct Keyboard {
    inline_keyboard: Vec<Vec<Key>>,
}

#[derive(Clone, Debug, Deserialize)]
struct Key {
    text: String,
    #[serde(default)]
    callback_data: Option<String>,
}

impl Update {
    /// Which queue this belongs in: what has the same number here is handled in order.
    pub fn lane(&self) -> i64 {
        let press = self.press.as_ref();
        let message = self.message.as_ref().or(press.and_then(|press| press.message.as_ref()));
        let chat = message.map(|message| message.chat.id);
        chat.or(press.map(|press| press.from.id)).unwrap_or_default()
    }

    /// Whether its answer expires within seconds.
    pub fn is_urgent(&self) -> bool {
        self.press.is_some()
    }
}

impl Message {
    /// What was said: the text, or the words below a picture.
    pub fn words(&self) -> Option<&str> {
        let words = self.text.as_deref().or(self.caption.as_deref())?.trim();
        (!words.is_empty()).then_some(words)
    }

    /// Whether this is something that a person sends without words, such as a picture or a voice. Notices of
    /// Telegram ("… pinned a message") are not.
    pub fn is_media(&self) -> bool {
        let media = [
            &self.animation,
            &self.audio,
            &self.contact,
            &self.document,
            &self.location,
            &self.photo,
            &self.poll,
            &self.rich_message,
            &self.sticker,
            &self.video,
            &self.video_note,
            &self.voice,
        ];
        media.into_iter().any(Option::is_some)
    }

    /// The forum topic it's in. Replies outside of forums carry a thread number too, but must not be answered
    /// with it; so the number counts only where Telegram says that it's a topic.
    pub fn topic(&self) -> Option<i32> {
        self.message_thread_id.filter(|_| self.is_topic_message == Some(true))
    }

    /// Whether a bot wrote it, or a person by means of the bot `me` (which then has answered already).
    pub fn is_from_bot(&self, me: i64) -> bool {
        let via_me = self.via_bot.as_ref().is_some_and(|bot| bot.id == me);
        via_me || self.from.as_ref().is_some_and(|user| user.is_bot)
    }

    /// What the button with this data says, if this message has one.
    pub fn button(&self, data: &str) -> Option<&str> {
        let keys = self.reply_markup.as_ref()?.inline_keyboard.iter().flatten();
        let mut keys = keys.filter(|key| key.callback_data.as_deref() == Some(data));
        keys.next().map(|key| key.text.as_str())
    }
}

impl Chat {
    /// Whether the bot and one person are alone in it. Anything unclear is not private.
    pub fn is_private(&self) -> bool {
        self.kind.as_deref() == Some("private")
    }
}

/// The value, or `None` for anything that isn't one of this type.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    Ok(serde_json::from_str(raw.get()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Update {
        serde_json::from_str(json).expect("an update")
    }

    fn message(fields: &str) -> Message {
        let update = read(&format!(r#"{{"update_id":1,"message":{{"chat":{{"id":5,"type":"private"}},{fields}}}}}"#));
        update.message.expect("a message")
    }

    #[test]
    fn text_survives_whatever_is_beside_it() {
        let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
        let rows = [
            r#""entities":[{"type":"date_time","offset":0,"length":2,"unix":1}]"#.to_owned(),
            r#""entities":"none","from":7,"message_thread_id":"x","reply_markup":[]"#.to_owned(),
            r#""external_reply":{"hologram":{}},"reply_to_message":{"rich_message":{}}"#.to_owned(),
            format!(r#""news":{deep}"#),
        ];
        for beside in rows {
            assert_eq!(message(&format!(r#"{beside},"text":" When? ""#)).words(), Some("When?"), "{beside:.60}");
        }
    }

    #[test]
    fn what_is_not_understood_still_has_its_number() {
        for rest in ["", r#","message":{"text":"no chat"}"#, r#","message":[]"#, r#","callback_query":{"id":1}"#] {
            let update = read(&format!(r#"{{"update_id":9{rest}}}"#));
            assert_eq!((update.id, update.message.is_some(), update.press.is_some()), (9, false, false), "{rest}");
        }
    }

    #[test]
    fn a_topic_is_one_only_if_telegram_says_so() {
        assert_eq!(message(r#""message_thread_id":3"#).topic(), None);
        assert_eq!(message(r#""message_thread_id":3,"is_topic_message":true"#).topic(), Some(3));
    }

    #[test]
    fn pictures_are_media_and_notices_are_not() {
        assert!(message(r#""photo":[{}]"#).is_media());
        assert!(!message(r#""pinned_message":{}"#).is_media());
        assert_eq!(message(r#""photo":[{}],"caption":"When?""#).words(), Some("When?"));
    }

    #[test]
    fn lanes_are_chats() {
        assert_eq!(read(r#"{"update_id":1,"message":{"chat":{"id":5}}}"#).lane(), 5);
        let press = r#"{"update_id":1,"callback_query":{"id":"a","from":{"id":6}}}"#;
        assert_eq!(read(press).lane(), 6);
        let press =
            r#"{"update_id":1,"callback_query":{"id":"a","from":{"id":6},"message":{"chat":{"id":7},"date":0}}}"#;
        assert_eq!(read(press).lane(), 7);
        assert_eq!(read(r#"{"update_id":1}"#).lane(), 0);
    }

    #[test]
    fn a_button_is_found_by_its_data() {
        let keyboard =
            r#""reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"a"}],[{"text":"B","url":"u"}]]}"#;
        assert_eq!(message(keyboard).button("a"), Some("A"));
        assert_eq!(message(keyboard).button("b"), None);
    }
}
