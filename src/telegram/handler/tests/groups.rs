//! Groups: when the bot speaks there, and who may set it.

use super::*;

#[test]
fn a_group_is_answered_only_if_it_asks() {
    let mut bot = Bot::new();
    assert_eq!(bot.in_group(5, json!({ "text": QUESTION })), []);
    let topic = json!({ "text": format!("/ask {QUESTION}"), "message_thread_id": 3, "is_topic_message": true });
    let answer = message_in(bot.in_group(5, topic));
    assert_answered(&answer, "1939");
    assert_eq!(answer.to, Place { chat: GROUP, thread: Some(3), reply_to: Some(10), quiet: false });
    assert_answered(&message_in(bot.in_group(5, json!({ "text": format!("@Foot_Bot {QUESTION}") }))), "1939");
    let hint = message_in(bot.in_group(5, json!({ "text": format!("/ask {UNANSWERED_QUESTION}") })));
    assert!(hint.to.quiet, "no phone rings for what is no answer");
}

#[test]
fn what_somebody_else_said_can_be_asked_about() {
    let mut bot = Bot::new();
    for text in ["/ask", "@Foot_Bot"] {
        let said = json!({ "message_id": 9, "chat": group(), "from": { "id": 7 }, "text": QUESTION });
        let answer = message_in(bot.in_group(5, json!({ "text": text, "reply_to_message": said })));
        assert!(answer.markup.plain().contains("1939") && answer.markup.plain().contains(QUESTION));
    }
    assert!(message_in(bot.in_group(5, json!({ "text": "@Foot_Bot" }))).markup.plain().contains("/ask@Foot_Bot "));
}

#[test]
fn administrators_set_how_it_behaves() {
    let mut bot = Bot::new();
    let for_administrators = bot.phrase(Language::English, "for_administrators");
    assert_eq!(message_in(bot.in_group(5, json!({ "text": "/settings" }))).markup.plain(), for_administrators);
    let panel = message_in(bot.in_group(ADMINISTRATOR, json!({ "text": "/settings" })));
    let hidden = json!({ "text": "/settings", "from": { "id": 8, "is_bot": true }, "sender_chat": group() });
    assert_eq!(message_in(bot.in_group(8, hidden)).keyboard, panel.keyboard);

    let only = data(&panel.keyboard, "Administrators");
    let refused = bot.presses(5, &group(), &only);
    assert_eq!((refused.len(), toast_in(&refused)), (1, Some(for_administrators)));
    let panel = edit_in(bot.presses(ADMINISTRATOR, &group(), &only));
    assert!(panel.keyboard.iter().flatten().any(|button| button.label == "✓ Administrators"));
    assert_eq!(bot.in_group(5, json!({ "text": format!("/ask {QUESTION}") })), [], "silence for the others");
    assert_answered(&message_in(bot.in_group(ADMINISTRATOR, json!({ "text": format!("/ask {QUESTION}") }))), "1939");
    assert!(!bot.in_group(5, json!({ "text": "/privacy" })).is_empty(), "that is everybody's business");

    let panel = edit_in(bot.presses(ADMINISTRATOR, &group(), &data(&panel.keyboard, "Русский")));
    assert!(panel.markup.plain().starts_with(&bot.phrase(Language::Russian, "settings")));
    let moved = bot.in_group(5, json!({ "migrate_to_chat_id": -200 }));
    assert_eq!(moved, []);
    assert_eq!(bot.notes.get::<settings::ChatSettings>(crate::telegram::notes::CHAT, GROUP), None);
    assert!(
        bot.notes
            .get::<settings::ChatSettings>(crate::telegram::notes::CHAT, -200)
            .is_some_and(|s| s.administrators_only)
    );
}

#[test]
fn buttons_of_a_group_change_nothing_of_others() {
    let mut bot = Bot::new();
    let sent = bot.presses(5, &group(), "l1:ru");
    assert_eq!(sent.len(), 1, "a toast alone: {sent:?}");
    assert_eq!(bot.notes.get::<settings::ChatSettings>(crate::telegram::notes::CHAT, GROUP), None);
    assert_eq!(
        message_in(bot.in_group(7, json!({ "text": "/nonsense@Foot_Bot" }))).markup.plain(),
        bot.phrase(Language::English, "unknown_command")
    );
}

#[test]
fn a_group_is_greeted_once() {
    let mut bot = Bot::new();
    let change = |old: &str, new: &str| {
        read(json!({ "update_id": 1, "my_chat_member": {
            "chat": group(), "from": { "id": 6, "language_code": "ru" },
            "old_chat_member": { "status": old }, "new_chat_member": { "status": new },
        } }))
    };
    let hello = message_in(bot.receives(&change("left", "member")));
    let said = hello.markup.plain();
    assert!(said.contains("/ask@Foot_Bot") && said.starts_with("Здравствуйте"), "{said}");
    assert_eq!(bot.receives(&change("member", "administrator")), []);
    assert_eq!(bot.receives(&change("left", "member")), [], "as after the group moved");
    assert_eq!(bot.receives(&change("member", "kicked")), []);
    let again = message_in(bot.receives(&change("kicked", "administrator"))).markup.plain();
    assert!(again.contains("@Foot_Bot") && again != said, "an administrator sees more: {again}");
    let start = bot.in_group(6, json!({ "text": "/start@Foot_Bot x" }));
    assert_eq!(start, [], "the link that added it");
}
