//! What curators look through.

use super::*;

#[test]
fn a_stranger_knows_of_no_review() {
    let mut bot = Bot::new();
    let unknown = bot.phrase(Language::English, "unknown_command");
    for command in ["/review", "/stats", "/review x"] {
        assert_eq!(bot.reads(command, "en").markup.plain(), unknown, "{command}");
        assert_eq!(bot.in_group(ADMINISTRATOR, json!({ "text": command })), [], "not before others");
        let named = json!({ "text": command.replace("w", "w@Foot_Bot").replace("ts", "ts@Foot_Bot") });
        assert_eq!(message_in(bot.in_group(ADMINISTRATOR, named)).markup.plain(), unknown, "{command}");
    }
    bot.reads(UNANSWERED_QUESTION, "en");
    let sent = bot.presses(5, &private(), "v1:dismiss:0000000000000001:-");
    assert_eq!(toast_in(&sent), Some(bot.phrase(Language::English, "stale_button")));
}

#[test]
fn what_had_no_answer_is_reviewed_most_frequent_first() {
    let mut bot = Bot::new();
    for question in ["How tall was Sorge?", UNANSWERED_QUESTION, "who was richard sorges wife", UNANSWERED_QUESTION] {
        bot.reads(question, "en");
    }
    let admin = json!({ "id": ADMINISTRATOR, "type": "private" });
    let asks = |bot: &mut Bot, text: &str| {
        let message = json!({ "message_id": 10, "chat": admin, "from": { "id": ADMINISTRATOR }, "text": text });
        message_in(bot.receives(&read(json!({ "update_id": 1, "message": message }))))
    };
    let first = asks(&mut bot, "/review");
    let said = first.markup.plain();
    assert!(said.contains("1 of 2") && said.contains(UNANSWERED_QUESTION) && said.contains("3×"), "{said}");
    let next = edit_in(bot.presses(ADMINISTRATOR, &admin, &data(&first.keyboard, "Next")));
    assert!(next.markup.plain().contains("How tall"), "{}", next.markup.plain());
    let again = edit_in(bot.presses(ADMINISTRATOR, &admin, &data(&next.keyboard, "Next")));
    assert_eq!(again.markup, first.markup, "round and round");

    let accept = data(&first.keyboard, "Accept");
    let other = bot.presses(5, &private(), &accept);
    assert_eq!(toast_in(&other), Some(bot.phrase(Language::English, "stale_button")));
    let sent = bot.presses(ADMINISTRATOR, &admin, &accept);
    assert_eq!(toast_in(&sent), Some(bot.phrase(Language::English, "review_accepted")));
    let accepted: Vec<_> = bot.notes.of_kind(ACCEPTED).map(|(_, body)| body.to_owned()).collect();
    assert!(matches!(accepted.as_slice(), [one] if one.contains(UNANSWERED_QUESTION)), "{accepted:?}");
    assert_eq!(bot.notes.of_kind(UNANSWERED).count(), 1, "its wordings are gone");

    let left = edit_in(sent);
    let sent = bot.presses(ADMINISTRATOR, &admin, &data(&left.keyboard, "Dismiss"));
    assert_eq!(edit_in(sent).markup.plain(), bot.phrase(Language::English, "review_none"));
    assert_eq!(bot.notes.of_kind(UNANSWERED).count(), 0);
    let stats = asks(&mut bot, "/stats").markup.plain();
    assert!(stats.contains("1 accepted") && !stats.contains('{'), "{stats}");
}
