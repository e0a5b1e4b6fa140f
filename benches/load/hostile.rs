//! A million updates that nobody would send: the bot must neither panic nor grow.

use crate::Options;
use crate::program::{Home, START};
use crate::questions;
use crate::report::{Report, progress};
use crate::support::bot_api::BotApi;
use fastrand::Rng;
use serde_json::{Map, Value, json};
use std::iter::repeat_with;
use std::time::Duration;

const UPDATES: usize = 1_000_000;

/// How many are sent at a time.
const BATCH: usize = 5_000;

/// How long a batch may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// How much memory may grow from a tenth of the way to its end.
const GROWTH: f64 = 1.1;

/// The chats of those who send these things. Those who ask properly have others.
const CHATS: i64 = 10_000;

/// Texts that have broken programs.
const INJECTIONS: [&str; 15] = [
    "'; DROP TABLE updates; --",
    "\" OR 1=1 --",
    "<script>alert(1)</script>",
    "</b></blockquote><a href=\"tg://user?id=1\">x</a>",
    "{{7*7}} ${7*7} #{7*7} %{7*7}",
    "%s%s%s%n%x%d {0} {}",
    "../../../../etc/passwd\0.txt",
    "/ask@Footnote_Test_Bot@Footnote_Test_Bot /ask /ask",
    "/start f_../../x?a=b&c=d",
    "((((((((((a*)*)*)*)*)*)*)*)*)*)b",
    "\u{202e}\u{2066}\u{200d}\u{feff}\u{fffe}\u{fff9}",
    "When \u{301}\u{301}\u{301}\u{301}\u{301}\u{301} was it?",
    "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"ok\":true}",
    "99999999999999999999999999999999 BC to 0000-00-00",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿👨‍👩‍👧‍👦🇯🇵🇯",
];

pub fn run(options: &Options) -> Report {
    let updates = options.updates.unwrap_or(UPDATES);
    let (home, api) = (Home::new(), BotApi::quiet());
    let mut program = home.footnote(&api);
    assert!(api.wait_ready(START), "the bot does not start: {}", home.last_words());
    let mut random = Rng::with_seed(options.seed);
    let questions = questions::all();
    let bar = progress("hostile", updates);
    let (mut sent, mut early, mut good, mut stuck) = (0, f64::NAN, 0, false);
    while sent < updates && program.is_running() && !stuck {
        for _ in 0..BATCH.min(updates - sent) {
            api.update(&hostile(&mut random, &questions));
            sent += 1;
        }
        // A proper question after each batch must be answered.
        good += 1;
        api.says(CHATS + good as i64, "When was the Battle of Khalkhin Gol?");
        stuck = !api.wait_answered(good, PATIENCE) || !api.wait_confirmed(PATIENCE);
        bar.set_position(sent as u64);
        if sent >= updates / 10 && early.is_nan() {
            early = program.memory();
        }
    }
    bar.finish_and_clear();
    let (running, late, panics) = (program.is_running(), program.memory(), home.panics());
    let enough = running && !stuck && panics == 0 && late <= early * GROWTH && sent == updates;
    let asked = format!("{updates} hostile updates and questions: no panic, memory flat");
    let end = if running { "still running" } else { "ENDED" };
    let reached = format!(
        "{sent} sent, {} of {good} proper questions answered, {panics} panics, {early:.0} MB after a tenth, {late:.0} MB \
         at the end, {end}",
        api.answered()
    );
    Report::new("hostile", asked, reached, enough)
}

/// An update of some kind with something wrong about it, or a question that is none.
fn hostile(random: &mut Rng, questions: &[String]) -> Value {
    let text = text(random, questions);
    let mut update = proper(random, &text);
    for _ in 0..random.usize(..4) {
        let value = anything(random, 3);
        mutate(random, &mut update, value);
    }
    if update.is_object() { update } else { json!({ "message": update }) }
}

/// An update as Telegram sends it.
fn proper(random: &mut Rng, text: &str) -> Value {
    let user = random.i64(1..CHATS);
    let from = json!({ "id": user, "is_bot": false, "first_name": text, "language_code": "en" });
    let kind = ["private", "private", "private", "group", "supergroup", "channel"][random.usize(..6)];
    let chat = json!({ "id": if kind == "private" { user } else { -user }, "type": kind, "title": text });
    let entity = json!({ "type": "bot_command", "offset": random.i32(-5..50), "length": random.i32(-5..5000) });
    let message = json!({
        "message_id": random.i64(1..), "date": random.i64(..), "chat": chat, "from": from, "text": text,
        "entities": [entity], "message_thread_id": random.i32(..), "is_topic_message": random.bool(),
        "reply_to_message": { "message_id": 1, "chat": chat, "from": from, "text": text },
    });
    let query = "nobody's";
    match random.u8(..8) {
        0 => json!({ "callback_query": { "id": query, "from": from, "message": message, "data": text } }),
        1 => json!({ "inline_query": { "id": query, "from": from, "query": text, "offset": text } }),
        2 => json!({ "edited_message": message }),
        3 => json!({ "my_chat_member": { "chat": chat, "from": from, "date": 1, "new_chat_member": message } }),
        _ => json!({ "message": message }),
    }
}

/// Puts `value` somewhere into `into`, or takes something away there.
fn mutate(random: &mut Rng, into: &mut Value, value: Value) {
    let inner = match into {
        Value::Object(fields) if !fields.is_empty() && random.u8(..8) > 0 => {
            let at = random.usize(..fields.len());
            if random.u8(..8) == 0 {
                let name = fields.keys().nth(at).cloned().unwrap_or_default();
                fields.remove(&name);
                return;
            }
            fields.values_mut().nth(at)
        }
        Value::Array(entries) if !entries.is_empty() => {
            let at = random.usize(..entries.len());
            entries.get_mut(at)
        }
        _ => None,
    };
    match inner {
        Some(inner) => mutate(random, inner, value),
        None => *into = value,
    }
}

/// Any JSON, no deeper than `depth`, but for some that is far deeper than anybody writes it.
fn anything(random: &mut Rng, depth: usize) -> Value {
    match random.u8(..if depth == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => random.bool().into(),
        2 => random.i64(..).into(),
        3 => random.f64().into(),
        4 => unicode(random).into(),
        5 => (0..random.usize(..4)).map(|_| anything(random, depth - 1)).collect(),
        6 => (0..random.usize(..100)).fold(Value::Null, |inner, _| json!([inner])),
        _ => {
            let fields = (0..random.usize(..4)).map(|_| (unicode(random), anything(random, depth - 1)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
    }
}

fn text(random: &mut Rng, questions: &[String]) -> String {
    let question = &questions[random.usize(..questions.len())];
    match random.u8(..8) {
        0 => unicode(random),
        1 => repeat_with(|| unicode(random)).take(50).collect::<String>().chars().take(4096).collect(),
        2 => format!("{question} ").repeat(4096 / (question.len() + 1)),
        3 => INJECTIONS[random.usize(..INJECTIONS.len())].to_owned(),
        4 => format!("{question} {}", INJECTIONS[random.usize(..INJECTIONS.len())]),
        5 => format!("/{}", unicode(random)),
        6 => question.chars().map(|c| if random.u8(..10) == 0 { random.char(..) } else { c }).collect(),
        _ => question.chars().rev().collect(),
    }
}

/// Characters of all scripts, and of none.
fn unicode(random: &mut Rng) -> String {
    let block = random.char(..) as u32;
    let near = |random: &mut Rng| char::from_u32(block.saturating_add(random.u32(..64))).unwrap_or('\u{fffd}');
    (0..random.usize(..40)).map(|_| if random.bool() { near(random) } else { random.char(..) }).collect()
}
