//! Pictures, as they arrive at Telegram's.

use crate::support::bot_api::{BotApi, Call};
use crate::support::process::Bot;

/// The picture that was sent along, with its width and height. `KEEP_PICTURES=folder` writes it there, to look at.
fn picture(call: &Call, name: &str) -> (u32, u32) {
    let (_, png) = call.files.first().expect("a file");
    if let Some(folder) = std::env::var_os("KEEP_PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join(name), png).expect("a picture");
    }
    assert!(png.starts_with(b"\x89PNG"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn a_timeline_and_a_chart_are_photos_that_a_phone_can_show() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    for (number, command) in ["/timeline", "/chart"].into_iter().enumerate() {
        for dark in [false, true] {
            let message = api.says(5, command);
            let sent = api.answer_to(message);
            let sent = if dark {
                let rows = sent.body["reply_markup"]["inline_keyboard"][0].as_array().expect("buttons").clone();
                let toggle = rows.last().expect("a button")["callback_data"].as_str().expect("data").to_owned();
                api.presses(5, &sent, &toggle);
                api.wait_for(|call| call.method == "editmessagemedia" && call.message == sent.message)
            } else {
                sent
            };
            let (width, height) = picture(&sent, &format!("{number}-{dark}.png"));
            assert_eq!(width, 1080, "{command}");
            assert!((640..=1440).contains(&height), "{command}: {height}");
            assert!((100..=1024).contains(&sent.text.encode_utf16().count()), "{command}: {}", sent.text);
        }
    }
}

#[test]
fn a_photo_that_is_refused_is_told() {
    let api = BotApi::start();
    let _bot = Bot::start(&api);
    let refusal = r#"{"ok":false,"error_code":400,"description":"Bad Request: IMAGE_PROCESS_FAILED"}"#;
    api.plan("sendphoto", None, 400, refusal);
    let list = api.answer_to(api.says(5, "/timeline 1925..1945"));
    assert_eq!(list.method, "sendmessage");
    assert!(list.text.contains("1925"), "{}", list.text);
}
