use super::{QUESTION, answers_to, client, free_address, wait_until};
use crate::support::bot_api::BotApi;
use crate::support::process::Bot;
use serde_json::json;

#[test]
fn what_was_under_way_at_a_kill_is_answered_once_and_nothing_else_again() {
    let (api, address) = (BotApi::start(), free_address());
    let mut bot = Bot::start_with(&api, &[("FOOTNOTE_HTTP_LISTEN", &address.to_string())]);
    let done = api.says(5, QUESTION);
    api.answer_to(done);
    let stored = "footnote_handling_seconds_count 1";
    wait_until(stored, || client::get(address, "/metrics").is_ok_and(|(_, text)| text.contains(stored)));
    // Chat 6 has to wait for longer than any test may take.
    let parameters = json!({ "retry_after": 3600 });
    let flood = json!({ "ok": false, "error_code": 429, "description": "Too Many", "parameters": parameters });
    api.plan("sendmessage", Some(6), 429, &flood.to_string());
    let under_way = [api.says(6, QUESTION), api.says(6, QUESTION)];
    api.wait_for(|call| call.method == "sendmessage" && call.status == 429);
    bot.signal("KILL");
    assert_eq!(bot.wait().code, None);
    let next = Bot::start(&api);
    for message in under_way {
        api.answer_to(message);
    }
    assert_eq!(next.stop().code, Some(0));
    assert_eq!([done, under_way[0], under_way[1]].map(|message| answers_to(&api, message)), [1, 1, 1]);
    assert_eq!(api.unconfirmed(), 0);
}

#[test]
fn killed_again_and_again_it_loses_nothing() {
    let api = BotApi::start();
    let asked: Vec<_> = (0..120).map(|number| api.says(100 + number % 15, QUESTION)).collect();
    for round in 1..=3 {
        let mut bot = Bot::start(&api);
        assert!(api.wait_answered(round * 25, crate::support::process::DEADLINE), "round {round}");
        bot.signal("KILL");
        bot.wait();
    }
    let bot = Bot::start(&api);
    for message in &asked {
        api.answer_to(*message);
    }
    assert_eq!(bot.stop().code, Some(0));
    // Only what was being sent at a kill may come twice.
    let tally = api.tally();
    assert!(tally.unanswered == 0 && tally.doubled <= 3 * 64, "{tally:?}");
    assert_eq!(api.unconfirmed(), 0);
}
