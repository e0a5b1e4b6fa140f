use super::{QUESTION, SECRET, check_no_secret, client, free_address, question, secrets};
use crate::support::bot_api::{BotApi, TOKEN};
use crate::support::process::Bot;

/// Everything that the bot does and that can go wrong with it, logged at the level of trace by all libraries.
#[test]
fn neither_token_nor_secret_is_printed_whatever_happens() {
    let (api, address, watch) = (BotApi::start(), free_address(), free_address());
    let url = api.url();
    let listen = address.to_string();
    let settings = |token: &'static str, url| {
        [
            ("TELOXIDE_TOKEN", token),
            ("TELOXIDE_API_URL", url),
            ("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook"),
            ("FOOTNOTE_WEBHOOK_LISTEN", &*listen),
            ("FOOTNOTE_WEBHOOK_SECRET", SECRET),
        ]
    };
    let refused = r#"{"ok":false,"error_code":400,"description":"Bad Request: bad webhook"}"#;
    api.plan("setwebhook", None, 400, refused);
    api.plan_break("setwebhook");
    api.plan_break("getme");
    api.plan("getme", None, 502, "Bad Gateway");
    let database = api.database();
    let mut all = settings(TOKEN, &*url).to_vec();
    let watching = watch.to_string();
    all.extend([("FOOTNOTE_DATABASE_URL", &*database), ("FOOTNOTE_HTTP_LISTEN", &*watching)]);
    let bot = Bot::with(&all);
    api.wait_for(|call| call.method == "setwebhook" && call.status == 200);
    let asked = api.says(5, QUESTION);
    api.plan_break("sendmessage");
    api.plan("sendmessage", None, 502, "Bad Gateway");
    let body = question(70, 5, asked).to_string();
    for (secret, body) in [(None, &*body), (Some("x"), &body), (Some(SECRET), "{"), (Some(SECRET), &body)] {
        client::post(address, "/hook", secret, body).expect("an answer");
    }
    // In a body or a path a secret is what people send.
    client::get(address, &format!("/bot{TOKEN}/{SECRET}")).expect("an answer");
    api.answer_to(asked);
    for path in ["/healthz", "/readyz", "/metrics"] {
        check_no_secret(&client::get(watch, path).expect("an answer").1);
    }
    let ended = bot.stop();
    assert_eq!(ended.code, Some(0));
    assert!(ended.output.contains("DEBUG"), "this must be more than is usually logged");
    check_no_secret(&ended.output);

    // Nothing listens on port 1, and names that end so lead nowhere.
    for url in ["http://127.0.0.1:1", "http://bots.invalid", "https://127.0.0.1:1/x"] {
        let bot = Bot::with(&settings(TOKEN, url));
        bot.wait_for_output("cannot reach Telegram");
        check_no_secret(&bot.stop().output);
    }
    let bot = Bot::with(&[&settings(TOKEN, &*url)[..], &[("TELOXIDE_PROXY", "http://127.0.0.1:1")]].concat());
    bot.wait_for_output("cannot reach Telegram");
    check_no_secret(&bot.stop().output);
}

#[test]
fn settings_that_cannot_be_used_are_told_without_their_secrets() {
    let odd = format!("{SECRET} {SECRET}");
    for (name, value) in [
        ("FOOTNOTE_WEBHOOK_SECRET", &*odd),
        ("TELOXIDE_PROXY", &*format!("{SECRET}:{SECRET}")),
        ("TELOXIDE_API_URL", &*format!("ftp://{SECRET}@x")),
        ("FOOTNOTE_DATABASE_URL", &*format!("mysql://me:{SECRET}@x/y")),
    ] {
        let url = ("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook");
        let ended = Bot::with(&[("TELOXIDE_TOKEN", TOKEN), url, (name, value)]).wait();
        assert_eq!(ended.code, Some(1), "{name}");
        assert!(ended.output.contains(name), "{}", ended.output);
        check_no_secret(&ended.output);
    }
}

#[test]
fn a_token_with_odd_characters_is_hidden_too() {
    let api = BotApi::start();
    let token = "1:a/b?c=d%20e#f";
    let ended = Bot::with(&[("TELOXIDE_TOKEN", token), ("TELOXIDE_API_URL", &api.url())]).wait();
    assert_eq!(ended.code, Some(1));
    for part in ["a/b?c", "a%2Fb", "d%20e", "d%2520e"] {
        assert!(!ended.output.contains(part), "{part} was printed:\n{}", ended.output);
    }
}

#[test]
fn what_is_looked_for_would_be_found() {
    let output = format!("calling http://x/bot{TOKEN}/GetMe with {SECRET}");
    assert_eq!(secrets().iter().filter(|secret| output.contains(*secret)).count(), 2);
}
