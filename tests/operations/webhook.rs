use super::{QUESTION, SECRET, answers_to, check_no_secret, client, free_address, question, webhook_bot};
use crate::support::bot_api::BotApi;
use crate::support::process::Bot;
use serde_json::json;

#[test]
fn only_telegram_is_let_in() {
    let (api, address) = (BotApi::start(), free_address());
    let bot = webhook_bot(&api, address, &api.database());
    let asked = api.says(5, QUESTION);
    let body = question(70, 5, asked).to_string();
    let status = |path, secret, body: &str| client::post(address, path, secret, body).expect("an answer").0;
    let (longer, louder) = (format!("{SECRET}x"), SECRET.to_uppercase());
    for wrong in [None, Some(""), Some("x"), Some(&SECRET[1..]), Some(&*longer), Some(&*louder)] {
        assert_eq!(status("/hook", wrong, &body), 401, "{wrong:?}");
    }
    assert_eq!(status("/", Some(SECRET), &body), 404);
    assert_eq!(client::get(address, "/hook").expect("an answer").0, 405);
    // Telegram would send it again and again, so it's taken as read.
    for odd in ["", "{", "[]", "null", "\"update_id\"", r#"{"update_id":"x"}"#, "\u{0}"] {
        assert_eq!(status("/hook", Some(SECRET), odd), 200, "{odd:?}");
    }
    let long = format!(r#"{{"update_id":71,"message":"{}"}}"#, "x".repeat(1 << 20));
    assert_eq!(status("/hook", Some(SECRET), &long), 413);
    assert_eq!(api.calls("sendmessage").len(), 0);
    assert_eq!(status("/hook", Some(SECRET), &body), 200);
    api.answer_to(asked);
    let ended = bot.stop();
    assert_eq!(ended.code, Some(0));
    check_no_secret(&ended.output);
}

#[test]
fn an_update_that_comes_again_is_answered_once() {
    let (api, address) = (BotApi::start(), free_address());
    let bot = webhook_bot(&api, address, &api.database());
    let asked = [api.says(5, QUESTION), api.says(5, QUESTION)];
    for (update, message) in [(70, asked[0]), (70, asked[0]), (71, asked[1]), (70, asked[0])] {
        let body = question(update, 5, message).to_string();
        assert_eq!(client::post(address, "/hook", Some(SECRET), &body).expect("an answer").0, 200);
    }
    // One chat is answered in order, so by then the doubles were dealt with.
    api.answer_to(asked[1]);
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!(asked.map(|message| answers_to(&api, message)), [1, 1]);
}

#[test]
fn telegram_is_told_where_to_send_what_and_nothing_is_taken_back_at_the_end() {
    let (api, address) = (BotApi::start(), free_address());
    let bot = webhook_bot(&api, address, &api.database());
    let call = api.wait_for(|call| call.method == "setwebhook");
    assert_eq!(call.status, 200);
    assert_eq!(call.body["url"], "https://bot.example.org/hook");
    assert_eq!(call.body["secret_token"], SECRET);
    let wanted = call.body["allowed_updates"].as_array().cloned().unwrap_or_default();
    assert!(wanted.contains(&json!("message")) && wanted.contains(&json!("callback_query")), "{wanted:?}");
    api.deliver_to(&[address]);
    api.answer_to(api.says(5, QUESTION));
    assert_eq!(bot.stop().code, Some(0));
    assert_eq!((api.calls("deletewebhook").len(), api.calls("getupdates").len()), (0, 0));
}

#[test]
fn it_may_listen_on_another_path_than_the_public_one() {
    let (api, address) = (BotApi::start(), free_address());
    let listen = format!("{address}/behind/the/proxy");
    let bot = Bot::start_with(
        &api,
        &[("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook"), ("FOOTNOTE_WEBHOOK_LISTEN", &listen)],
    );
    // Without a secret of one's own there is one made of the token, so nobody else is let in.
    let secret = api.wait_for(|call| call.method == "setwebhook").body["secret_token"].clone();
    let secret = secret.as_str().expect("a secret");
    assert!(secret.len() >= 32);
    let asked = api.says(5, QUESTION);
    let body = question(70, 5, asked).to_string();
    let status = |path, secret| client::post(address, path, secret, &body).expect("an answer").0;
    assert_eq!(status("/hook", Some(secret)), 404);
    assert_eq!(status("/behind/the/proxy", Some(SECRET)), 401);
    assert_eq!(status("/behind/the/proxy", Some(secret)), 200);
    api.answer_to(asked);
    let ended = bot.stop();
    assert!(!ended.output.contains(secret), "the secret was printed:\n{}", ended.output);
}
