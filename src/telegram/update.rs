//! What Telegram tells the bot, read leniently.
//!
//! Only the fields that matter are read, and one that isn't as expected is as good as absent. So new kinds of
//! content, entities and fields never cost us the text beside them.

use super::hash::stable_hash;
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny};
use serde_json::value::RawValue;

/// The kinds of updates that the bot asks for. Telegram keeps the last list it was sent, so every call names it.
pub const WANTED: [&str; 8] = [
    "message",
    "edited_message",
    "channel_post",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "poll",
    "poll_answer",
];

/// One update.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Update {
    /// Its number. Each is one higher than the one before, mostly.
    #[serde(rename = "update_id")]
    pub id: i64,
    /// A new message.
    #[serde(default, deserialize_with = "lenient")]
    pub message: Option<Message>,
    /// A message whose words were changed.
    #[serde(default, deserialize_with = "lenient", rename = "edited_message")]
    pub edited: Option<Message>,
    /// A new message of a channel.
    #[serde(default, deserialize_with = "lenient", rename = "channel_post")]
    pub post: Option<Message>,
    /// A pressed button.
    #[serde(default, deserialize_with = "lenient", rename = "callback_query")]
    pub press: Option<Press>,
    /// A question typed behind the bot's name in any chat.
    #[serde(default, deserialize_with = "lenient", rename = "inline_query")]
    pub inline: Option<InlineQuery>,
    /// The bot was let into a chat or put out of it.
    #[serde(default, deserialize_with = "lenient", rename = "my_chat_member")]
    pub membership: Option<Membership>,
    /// What became of a poll that the bot sent.
    #[serde(default, deserialize_with = "lenient")]
    pub poll: Option<Poll>,
    /// Somebody's answer to such a poll.
    #[serde(default, deserialize_with = "lenient", rename = "poll_answer")]
    pub answer: Option<PollAnswer>,
    #[serde(default, deserialize_with = "lenient")]
    pub(super) daily: Option<Due>,
}

/// A poll.
#[derive(Clone, Debug, Deserialize)]
pub struct Poll {
    /// Its id.
    pub id: String,
    /// Whether nobody can answer it any more.
    #[serde(default)]
    pub is_closed: bool,
}

/// An answer to a poll.
#[derive(Clone, Debug, Deserialize)]
pub struct PollAnswer {
    /// The poll's id.
    #[serde(rename = "poll_id")]
    pub poll: String,
    /// Who answered, if not a chat.
    #[serde(default, deserialize_with = "lenient")]
    pub user: Option<User>,
    /// What was chosen; nothing if an answer was taken back.
    #[serde(default, rename = "option_ids")]
    pub options: Vec<usize>,
}

/// A daily post that is due.
#[derive(Clone, Debug, Deserialize)]
pub struct Due {
    /// Where it goes.
    pub chat: i64,
    /// The day.
    pub date: Date,
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
    /// The chat in whose name it was written: a group's administrators and channels may hide who they are.
    #[serde(default, deserialize_with = "lenient")]
    sender_chat: Option<Chat>,
    #[serde(default, deserialize_with = "lenient")]
    is_automatic_forward: Option<bool>,
    /// The message that it replies to.
    #[serde(default, deserialize_with = "lenient", rename = "reply_to_message")]
    pub replies_to: Option<Box<Message>>,
    /// The number that this group goes by from now on.
    #[serde(default, deserialize_with = "lenient", rename = "migrate_to_chat_id")]
    pub moved_to: Option<i64>,
    /// When it was written, in seconds since 1970.
    #[serde(default, deserialize_with = "lenient")]
    pub date: Option<i64>,
    forum_topic_created: Option<IgnoredAny>,
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
    /// How they want to be called.
    #[serde(default, deserialize_with = "lenient")]
    pub first_name: Option<String>,
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

/// A question typed behind the bot's name in any chat.
#[derive(Clone, Debug, Deserialize)]
pub struct InlineQuery {
    /// By which it's answered.
    pub id: String,
    /// Who typed it.
    pub from: User,
    /// What was typed.
    #[serde(default)]
    pub query: String,
    /// Where the list goes on from; empty at its beginning.
    #[serde(default)]
    pub offset: String,
}

/// What became of the bot's place in a chat.
#[derive(Clone, Debug, Deserialize)]
pub struct Membership {
    /// The chat.
    pub chat: Chat,
    /// Who did it.
    pub from: User,
    old_chat_member: Member,
    new_chat_member: Member,
}

#[derive(Clone, Debug, Deserialize)]
struct Member {
    status: String,
    #[serde(default)]
    is_member: bool,
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
    /// The message that this is or is about.
    pub fn message(&self) -> Option<&Message> {
        let pressed = self.press.as_ref().and_then(|press| press.message.as_ref());
        self.message.as_ref().or(self.edited.as_ref()).or(self.post.as_ref()).or(pressed)
    }

    /// Who did it: a user, or the chat in whose name somebody wrote.
    pub fn actor(&self) -> Option<i64> {
        let pressed = self.press.as_ref().map(|press| press.from.id);
        let typed = self.inline.as_ref().map(|inline| inline.from.id);
        // The message with a pressed button is the bot's own; who asks is who pressed it.
        pressed.or(typed).or_else(|| self.message().and_then(Message::speaker))
    }

    /// The daily post that this stands for. Only the bot itself makes such updates, and numbers them below zero.
    pub fn due(&self) -> Option<&Due> {
        self.daily.as_ref().filter(|_| self.id < 0)
    }

    /// Which queue this belongs in: what has the same number here is handled in order.
    pub fn lane(&self) -> i64 {
        let member = self.membership.as_ref().map(|membership| membership.chat.id);
        let chat = self.message().map(|message| message.chat.id).or(member);
        let poll = self.poll.as_ref().map(|poll| &poll.id).or(self.answer.as_ref().map(|answer| &answer.poll));
        let due = self.due().map(|due| due.chat);
        chat.or(due).or(poll.map(|id| number_of(id))).or_else(|| self.actor()).unwrap_or_default()
    }

    /// Whether its answer expires within seconds.
    pub fn is_urgent(&self) -> bool {
        self.press.is_some() || self.inline.is_some()
    }
}

impl Membership {
    /// Whether the bot is in the chat now and wasn't before.
    pub fn has_joined(&self) -> bool {
        self.new_chat_member.is_in() && !self.old_chat_member.is_in()
    }

    /// Whether the bot is an administrator now.
    pub fn is_administrator(&self) -> bool {
        self.new_chat_member.status == "administrator"
    }

    /// Whether the bot was in the chat and isn't any more.
    pub fn has_left(&self) -> bool {
        self.old_chat_member.is_in() && !self.new_chat_member.is_in()
    }
}

impl Member {
    fn is_in(&self) -> bool {
        match self.status.as_str() {
            "member" | "administrator" | "creator" => true,
            "restricted" => self.is_member,
            _ => false,
        }
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

    /// Whether no person wrote this just now: a bot did, or a person by means of one, or a channel's post was
    /// carried into its group.
    pub fn is_by_machine(&self) -> bool {
        let by_bot = self.sender_chat.is_none() && self.from.as_ref().is_some_and(|user| user.is_bot);
        by_bot || self.via_bot.is_some() || self.is_automatic_forward == Some(true)
    }

    /// Who speaks: the user, or the chat in whose name the user does.
    pub fn speaker(&self) -> Option<i64> {
        let chat = self.sender_chat.as_ref().map(|chat| chat.id);
        chat.or_else(|| self.from.as_ref().map(|user| user.id))
    }

    /// Whether an administrator wrote this in the group's own name.
    pub fn is_in_the_groups_name(&self) -> bool {
        self.sender_chat.as_ref().is_some_and(|chat| chat.id == self.chat.id)
    }

    /// The message that this is a reply to. In a forum, what is said in a topic counts as a reply to the notice
    /// of the topic's opening, which nobody meant.
    pub fn reply(&self) -> Option<&Message> {
        self.replies_to.as_deref().filter(|replied| replied.forum_topic_created.is_none())
    }

    /// Whether `me` sent this message itself, not a person by means of it.
    pub fn is_sent_by(&self, me: i64) -> bool {
        self.via_bot.is_none() && self.from.as_ref().is_some_and(|user| user.id == me)
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

    /// Whether only its administrators write in it.
    pub fn is_channel(&self) -> bool {
        self.kind.as_deref() == Some("channel")
    }

    /// Whether people talk with each other in it.
    pub fn is_group(&self) -> bool {
        matches!(self.kind.as_deref(), Some("group" | "supergroup"))
    }
}

/// The number of a poll. Telegram writes it as text since it's a long one.
fn number_of(poll: &str) -> i64 {
    poll.parse().unwrap_or_else(|_| i64::from_le_bytes(stable_hash(poll).to_le_bytes()))
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
        assert_eq!(read(r#"{"update_id":1,"inline_query":{"id":"a","from":{"id":6},"query":"x"}}"#).lane(), 6);
        assert_eq!(read(r#"{"update_id":1,"edited_message":{"chat":{"id":5}}}"#).lane(), 5);
    }

    #[test]
    fn who_speaks_may_be_a_chat() {
        let hidden = message(r#""from":{"id":1087968824,"is_bot":true},"sender_chat":{"id":5,"type":"supergroup"}"#);
        assert_eq!((hidden.speaker(), hidden.is_by_machine(), hidden.is_in_the_groups_name()), (Some(5), false, true));
        let channel = message(r#""from":{"id":136817688,"is_bot":true},"sender_chat":{"id":-7,"type":"channel"}"#);
        assert_eq!(
            (channel.speaker(), channel.is_by_machine(), channel.is_in_the_groups_name()),
            (Some(-7), false, false)
        );
        let bot = message(r#""from":{"id":9,"is_bot":true}"#);
        assert_eq!((bot.speaker(), bot.is_by_machine()), (Some(9), true));
        let carried = r#""from":{"id":777000},"sender_chat":{"id":-7,"type":"channel"},"is_automatic_forward":true"#;
        assert!(message(carried).is_by_machine());
        assert!(message(r#""from":{"id":5},"via_bot":{"id":9,"is_bot":true}"#).is_by_machine());
    }

    #[test]
    fn a_topics_opening_is_no_message_to_reply_to() {
        let beginning = r#""reply_to_message":{"chat":{"id":5},"from":{"id":1},"forum_topic_created":{"name":"A"}}"#;
        assert!(message(beginning).reply().is_none());
        let reply = message(r#""reply_to_message":{"chat":{"id":5},"from":{"id":1,"is_bot":true},"text":"So."}"#);
        assert!(reply.reply().is_some_and(|replied| replied.is_sent_by(1) && !replied.is_sent_by(2)));
        let inline = message(r#""reply_to_message":{"chat":{"id":5},"from":{"id":5},"via_bot":{"id":1}}"#);
        assert!(inline.reply().is_some_and(|replied| !replied.is_sent_by(1)));
    }

    #[test]
    fn joining_is_told_from_other_changes() {
        let change = |old: &str, new: &str| {
            let json = format!(
                r#"{{"update_id":1,"my_chat_member":{{"chat":{{"id":-5,"type":"group"}},"from":{{"id":6}},
                "old_chat_member":{{"status":"{old}"}},"new_chat_member":{{"status":"{new}"}}}}}}"#
            );
            let membership = read(&json).membership.expect("a membership");
            (membership.has_joined(), membership.has_left())
        };
        assert_eq!(change("left", "member"), (true, false));
        assert_eq!(change("kicked", "administrator"), (true, false));
        assert_eq!(change("member", "administrator"), (false, false));
        assert_eq!(change("member", "kicked"), (false, true));
        assert_eq!(change("left", "restricted"), (false, false));
    }

    #[test]
    fn a_button_is_found_by_its_data() {
        let keyboard =
            r#""reply_markup":{"inline_keyboard":[[{"text":"A","callback_data":"a"}],[{"text":"B","url":"u"}]]}"#;
        assert_eq!(message(keyboard).button("a"), Some("A"));
        assert_eq!(message(keyboard).button("b"), None);
    }
}
