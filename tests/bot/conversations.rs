//! Plays the conversations in `tests/conversations/`, whose README explains how they are written.

use crate::support::bot_api::{BotApi, Call, ME};
use crate::support::process::Bot;
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::HashMap;
use std::path::Path;

/// What the bot does that people see.
const SEEN: [&str; 7] = [
    "sendmessage",
    "sendphoto",
    "sendpoll",
    "editmessagetext",
    "editmessagemedia",
    "answercallbackquery",
    "answerinlinequery",
];

#[test]
fn all_conversations_go_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conversations");
    let files = std::fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path());
    let mut scripts: Vec<_> = files.filter(|path| path.extension().is_some_and(|ext| ext == "txt")).collect();
    scripts.sort();
    assert!(scripts.len() >= 4);
    for path in scripts {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        play(&name, &std::fs::read_to_string(&path).expect("a script"));
    }
}

fn play(name: &str, script: &str) {
    let api = BotApi::start();
    let bot = Bot::start(&api);
    let mut stage = Stage::new(&api);
    for (number, line) in script.lines().enumerate() {
        let line = line.split(" #").next().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{name}, line {}: {line}", number + 1);
        if !stage.step(line, &place) {
            panic!("{place}: nobody understands this");
        }
    }
    assert_eq!(bot.stop().code, Some(0), "{name}");
    let said: Vec<_> = SEEN.iter().flat_map(|method| api.calls(method)).collect();
    assert_eq!(said.len(), stage.seen, "{name}: the bot said more than it was to say: {said:#?}");
}

/// Who is there, and what was said so far.
struct Stage<'a> {
    api: &'a BotApi,
    people: HashMap<String, Value>,
    chat: Value,
    topic: Option<i64>,
    /// The last message of each person, and what it said.
    messages: HashMap<String, Value>,
    /// The last message of the bot.
    last: Option<Call>,
    /// How much of what the bot does was looked at.
    seen: usize,
}

impl Stage<'_> {
    fn new(api: &BotApi) -> Stage<'_> {
        let (people, messages) = (HashMap::new(), HashMap::new());
        Stage { api, people, chat: Value::Null, topic: None, messages, last: None, seen: 0 }
    }

    /// Plays one line; false if it's no line of a script.
    fn step(&mut self, line: &str, place: &str) -> bool {
        if let Some(expected) = line.strip_prefix("Bot") {
            return self.expect(expected, place);
        }
        if line == "time is up" {
            self.api.closes(&self.last.clone().unwrap_or_else(|| panic!("{place}: there is no quiz")));
            return true;
        }
        if let Some(chat) = line.strip_prefix("in the group ") {
            (self.chat, self.topic) = (group(chat), None);
            return true;
        }
        if let Some(chat) = line.strip_prefix("in the channel ") {
            let id = chat.parse::<i64>().unwrap_or_default();
            (self.chat, self.topic) = (json!({ "id": id, "type": "channel", "title": "C" }), None);
            return true;
        }
        if let Some((topic, chat)) = line.strip_prefix("in topic ").and_then(|rest| rest.split_once(" of ")) {
            (self.chat, self.topic) = (group(chat), topic.parse().ok());
            return true;
        }
        if let Some(person) = line.strip_prefix("in private with ") {
            let id = self.people[person]["id"].clone();
            (self.chat, self.topic) = (json!({ "id": id, "type": "private", "first_name": person }), None);
            return true;
        }
        if let Some((name, traits)) = line.split_once(" is ") {
            return self.introduce(name, traits);
        }
        if let Some((name, label)) = line.split_once(" presses ") {
            self.press(name, label, place);
            return true;
        }
        if let Some((name, option)) = line.split_once(" chooses ") {
            let call = self.last.clone().unwrap_or_else(|| panic!("{place}: there is no quiz"));
            let right = call.body["correct_option_ids"][0].as_u64().unwrap_or_default() as usize;
            let options = call.body["options"].as_array().map_or(1, Vec::len);
            let wrong = option != "the right option";
            self.api.chooses(&self.people[name], &call, (right + usize::from(wrong)) % options);
            return true;
        }
        if let Some(text) = line.strip_prefix("the channel posts: ") {
            self.api.posts(&self.chat, text);
            return true;
        }
        if let Some(name) = line.strip_suffix(" lets the bot in") {
            let status =
                |status| json!({ "user": { "id": ME.0, "is_bot": true, "first_name": "F" }, "status": status });
            self.api.update(&json!({ "my_chat_member": {
                "chat": self.chat, "from": self.people[name], "date": 1,
                "old_chat_member": status("left"), "new_chat_member": status("member"),
            } }));
            return true;
        }
        let Some((who, text)) = line.split_once(": ") else { return false };
        self.say(who, &text.replace("\\n", "\n"))
    }

    fn introduce(&mut self, name: &str, traits: &str) -> bool {
        let mut person = json!({ "is_bot": false, "first_name": name, "language_code": "en" });
        for (at, one) in traits.split(", ").enumerate() {
            if at == 0 {
                person["id"] = one.parse::<i64>().map_or(Value::Null, Value::from);
            } else if let Some(code) = one.strip_prefix("speaks ") {
                person["language_code"] = json!(code);
            } else if let Some(chat) = one.strip_prefix("administrator of ") {
                let chat = chat.parse().unwrap_or_default();
                self.api.set_status(chat, person["id"].as_i64().unwrap_or_default(), "administrator");
            } else if one == "a bot" {
                person["is_bot"] = json!(true);
            } else {
                return false;
            }
        }
        self.people.insert(name.to_owned(), person);
        true
    }

    fn say(&mut self, who: &str, text: &str) -> bool {
        if let Some(name) = who.strip_suffix(" from elsewhere") {
            let from = &self.people[name];
            let query =
                self.api.types_inline(from["id"].as_i64().unwrap_or_default(), if text == "-" { "" } else { text });
            assert!(!query.is_empty());
            return true;
        }
        if let Some(name) = who.strip_suffix(" again") {
            let mut message = self.messages[name].clone();
            message["text"] = json!(text);
            message["edit_date"] = json!(2);
            self.api.update(&json!({ "edited_message": message }));
            return true;
        }
        let (name, replied) = who.split_once(" to ").map_or((who, None), |(name, replied)| (name, Some(replied)));
        let Some(from) = self.people.get(name) else { return false };
        let mut fields = json!({ "text": text, "chat": self.chat, "from": from });
        if let Some(topic) = self.topic {
            fields["message_thread_id"] = json!(topic);
            fields["is_topic_message"] = json!(true);
        }
        match replied {
            Some("the bot") => {
                fields["reply_to_message"] = self.last.as_ref().map_or(Value::Null, |call| self.shown(call))
            }
            Some(other) => fields["reply_to_message"] = self.messages[other].clone(),
            None => {}
        }
        let id = self.api.sends(from["id"].as_i64().unwrap_or_default(), fields.clone());
        fields["message_id"] = json!(id);
        fields["date"] = json!(1);
        self.messages.insert(name.to_owned(), fields);
        true
    }

    fn press(&mut self, name: &str, label: &str, place: &str) {
        let call = self.last.clone().unwrap_or_else(|| panic!("{place}: there is no message"));
        let rows = call.body["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
        let mut buttons = rows.iter().flat_map(|row| row.as_array().cloned().unwrap_or_default());
        let is_it = |button: &Value| button["text"].as_str().is_some_and(|text| text.contains(label));
        let button = buttons.find(is_it).unwrap_or_else(|| panic!("{place}: there is no such button: {rows:?}"));
        self.api.presses_as(
            &self.people[name],
            &self.shown(&call),
            button["callback_data"].as_str().unwrap_or_default(),
        );
    }

    /// A message of the bot as Telegram shows it to others.
    fn shown(&self, call: &Call) -> Value {
        let mut message = json!({
            "message_id": call.message, "date": 1, "chat": self.chat, "text": call.text,
            "from": { "id": ME.0, "is_bot": true, "first_name": "F", "username": ME.1 },
            "reply_markup": call.body["reply_markup"],
        });
        if let Some(topic) = self.topic {
            message["message_thread_id"] = json!(topic);
            message["is_topic_message"] = json!(true);
        }
        let answered = call.body["reply_parameters"]["message_id"].as_i64();
        if let Some(asked) = self.messages.values().find(|message| message["message_id"].as_i64() == answered) {
            message["reply_to_message"] = asked.clone();
        }
        message
    }

    fn expect(&mut self, expected: &str, place: &str) -> bool {
        let (kind, words) = expected.split_once(':').unwrap_or((expected, ""));
        let method = match kind {
            "" => "sendmessage",
            " corrects" => "editmessagetext",
            " shows" => "sendphoto",
            " redraws" => "editmessagemedia",
            " notes" | " nods" => "answercallbackquery",
            " offers" | " opens" => "answerinlinequery",
            " quizzes" => "sendpoll",
            " is silent" => return true,
            _ => return false,
        };
        let call = self.next();
        assert_eq!((call.method.as_str(), call.status), (method, 200), "{place}: {call:#?}");
        let said = match kind {
            " notes" | " nods" => call.body["text"].as_str().unwrap_or_default().to_owned(),
            " opens" => call.body["button"]["text"].as_str().unwrap_or_default().to_owned(),
            " offers" => offered(&call.body),
            _ => format!("{}\n{}", call.text, labels(&call.body)),
        };
        if kind == " nods" {
            assert_eq!(said, "", "{place}");
        }
        let mut rest = said.as_str();
        for part in words.split('…').map(str::trim).filter(|part| !part.is_empty()) {
            match rest.split_once(part) {
                Some((_, behind)) => rest = behind,
                None => panic!("{place}: {part:?} is missing in\n{said}"),
            }
        }
        let is_message = method.starts_with("send");
        if is_message || method.starts_with("edit") {
            assert_eq!(call.body["chat_id"], self.chat["id"], "{place}: another chat");
            if is_message {
                assert_eq!(call.body["message_thread_id"].as_i64(), self.topic, "{place}: another topic");
            }
            if std::env::var_os("SHOW").is_some() {
                println!("--- {place}\n{said}\n");
            }
            self.last = Some(call);
        }
        true
    }

    /// The next thing that the bot does.
    fn next(&mut self) -> Call {
        let before = Cell::new(self.seen);
        let is_next =
            |call: &Call| SEEN.contains(&call.method.as_str()) && before.replace(before.get().wrapping_sub(1)) == 0;
        let call = self.api.wait_for(is_next);
        self.seen += 1;
        call
    }
}

fn group(id: &str) -> Value {
    json!({ "id": id.parse::<i64>().unwrap_or_default(), "type": "supergroup", "title": "G" })
}

/// What stands on the buttons, row by row.
fn labels(body: &Value) -> String {
    let rows = body["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten();
    let row = |row: &Value| {
        let labels = row
            .as_array()
            .into_iter()
            .flatten()
            .map(|button| format!("[{}]", button["text"].as_str().unwrap_or_default()));
        labels.collect::<Vec<_>>().join(" ")
    };
    rows.map(row).collect::<Vec<_>>().join("\n")
}

fn offered(body: &Value) -> String {
    let line = |result: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        [text(&result["title"]), text(&result["description"]), text(&result["input_message_content"]["message_text"])]
            .join("\n")
    };
    body["results"].as_array().into_iter().flatten().map(line).collect::<Vec<_>>().join("\n")
}
