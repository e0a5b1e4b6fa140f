use super::{QUESTION, client, free_address, wait_until};
use crate::support::bot_api::{BotApi, TOKEN};
use crate::support::process::Bot;
use serde_json::json;
use std::net::SocketAddr;

fn metrics(address: SocketAddr) -> String {
    client::get(address, "/metrics").map(|(_, text)| text).unwrap_or_default()
}

#[test]
fn it_is_ready_once_telegram_was_reached() {
    let (api, address) = (BotApi::start(), free_address());
    let watch = ("FOOTNOTE_HTTP_LISTEN", &*address.to_string());
    // Nothing listens on port 1.
    let alone = Bot::with(&[("TELOXIDE_TOKEN", TOKEN), ("TELOXIDE_API_URL", "http://127.0.0.1:1"), watch]);
    alone.wait_for_output("cannot reach Telegram");
    let (status, text) = client::get(address, "/readyz").expect("an answer");
    assert!(status == 503 && text.contains("Telegram"), "{status} {text}");
    assert_eq!(client::get(address, "/healthz").expect("an answer").0, 200);
    assert_eq!(alone.stop().code, Some(0));

    let bot = Bot::start_with(&api, &[watch]);
    wait_until("ready", || client::get(address, "/readyz").is_ok_and(|(status, _)| status == 200));
    assert_eq!(client::get(address, "/healthz").expect("an answer").0, 200);
    for (path, status) in [("/", 404), ("/metrics/", 404), ("/metrics", 200)] {
        assert_eq!(client::get(address, path).expect("an answer").0, status, "{path}");
    }
    assert_eq!(bot.stop().code, Some(0));
}

#[test]
fn the_numbers_move() {
    let (api, address) = (BotApi::start(), free_address());
    let _bot = Bot::start_with(&api, &[("FOOTNOTE_HTTP_LISTEN", &address.to_string())]);
    let shows = |line: &str| wait_until(line, || metrics(address).lines().any(|known| known == line));
    shows("footnote_updates_total 0");
    api.answer_to(api.says(5, QUESTION));
    api.answer_to(api.says(6, QUESTION));
    shows("footnote_updates_total 2");
    shows("footnote_handling_seconds_count 2");
    api.plan("sendmessage", None, 502, "Bad Gateway");
    api.answer_to(api.says(5, QUESTION));
    shows(r#"footnote_retries_total{reason="unavailable"} 1"#);
    let parameters = json!({ "retry_after": 0 });
    let flood = json!({ "ok": false, "error_code": 429, "description": "Too Many", "parameters": parameters });
    api.plan("sendmessage", None, 429, &flood.to_string());
    api.answer_to(api.says(5, QUESTION));
    shows(r#"footnote_retries_total{reason="flood"} 1"#);
    api.blocks(6);
    api.says(6, QUESTION);
    shows(r#"footnote_refusals_total{reason="gone"} 1"#);
    shows("footnote_updates_total 5");
}

#[test]
fn a_place_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let api = BotApi::start();
    let ended = Bot::start_with(&api, &[("FOOTNOTE_HTTP_LISTEN", &address)]).wait();
    assert_eq!(ended.code, Some(1));
    assert!(ended.output.contains(&format!("cannot listen on {address}")), "{}", ended.output);
}
