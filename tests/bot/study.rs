//! The quiz on servers old and new, and the post that comes once a day.

use crate::support::bot_api::{BotApi, Call};
use crate::support::process::Bot;
use jiff::Timestamp;
use serde_json::json;

const CHANNEL: i64 = -900;

fn is_post(call: &Call) -> bool {
    let heads = ["The fact of the day", "On this day"];
    call.body["chat_id"] == CHANNEL && heads.iter().any(|head| call.text.contains(head))
}

#[test]
fn a_quiz_goes_on_servers_that_know_it_by_either_name() {
    for is_old in [false, true] {
        let api = BotApi::start();
        if is_old {
            api.know_old_quizzes();
        }
        let _bot = Bot::start(&api);
        api.says(5, "/quiz 1");
        let asked = api.wait_for(|call| call.method == "sendpoll" && call.status == 200);
        let field = if is_old { &asked.body["correct_option_id"] } else { &asked.body["correct_option_ids"][0] };
        let right = usize::try_from(field.as_u64().expect("the right option")).expect("a small number");
        api.chooses(&json!({ "id": 5, "first_name": "A" }), &asked, right);
        api.wait_for(|call| call.text.contains("1 of 1"));
        assert_eq!(api.calls("sendpoll").len(), 1 + usize::from(is_old));
    }
}

#[test]
fn a_running_quiz_survives_a_restart() {
    let api = BotApi::start();
    let first = Bot::start(&api);
    api.says(5, "/quiz 2");
    let asked = api.wait_for(|call| call.method == "sendpoll");
    assert_eq!(first.stop().code, Some(0));
    api.chooses(&json!({ "id": 5, "first_name": "A" }), &asked, 0);
    let _second = Bot::start(&api);
    api.wait_for(|call| call.method == "sendpoll" && call.poll != asked.poll);
}

#[test]
fn the_daily_post_comes_once_a_day_also_after_a_restart() {
    let api = BotApi::start();
    let channel = json!({ "id": CHANNEL, "type": "channel", "title": "C" });
    let first = Bot::start(&api);
    // The minute that has just begun. To the stand-in all is said long ago, so it's due at once.
    let zone = "Etc/GMT-14";
    let now = Timestamp::now().in_tz(zone).expect("a zone").strftime("%H:%M").to_string();
    let set = format!("/daily {now} {zone}");
    api.posts(&channel, &set);
    let post = api.wait_for(is_post);
    assert_eq!(post.status, 200);
    assert_eq!(first.stop().code, Some(0));
    let second = Bot::start(&api);
    api.posts(&channel, &set);
    api.answer_to(api.says(5, super::QUESTION));
    assert_eq!(second.stop().code, Some(0));
    let posts = api.calls("sendmessage").into_iter().filter(is_post).count();
    assert_eq!(posts, 1);
}
