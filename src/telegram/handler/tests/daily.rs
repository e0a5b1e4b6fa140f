//! How the daily post is set, and what it says.

use super::*;

const CHANNEL: i64 = -900;

impl Bot {
    fn channel_posts(&mut self, text: &str) -> Vec<Outgoing> {
        let chat = json!({ "id": CHANNEL, "type": "channel" });
        let post = json!({ "message_id": 3, "chat": chat, "sender_chat": chat, "text": text, "date": 1 });
        self.receives(&read(json!({ "update_id": 1, "channel_post": post })))
    }

    fn is_due(&mut self, chat: i64, date: &str) -> Vec<Outgoing> {
        self.receives(&read(json!({ "update_id": -1, "daily": { "chat": chat, "date": date } })))
    }

    fn hears(&mut self, text: &str) -> String {
        self.reads(text, "en").markup.plain()
    }
}

#[test]
fn it_is_set_in_a_zone_that_is_remembered() {
    let mut bot = Bot::new();
    assert!(bot.hears("/daily").starts_with(&bot.phrase(Language::English, "daily_is_off")));
    assert!(bot.hears("/daily 9:00").contains("at 09:00 (UTC)"));
    assert!(bot.hears("/daily 09:00 asia/tokyo").contains("at 09:00 (Asia/Tokyo)"));
    assert!(bot.hears("/daily 21:30").contains("at 21:30 (Asia/Tokyo)"));
    assert!(bot.hears("/daily").contains("at 21:30 (Asia/Tokyo)"));
    assert!(bot.hears("/settings").contains("at 21:30 (Asia/Tokyo)"));
    assert_eq!(bot.hears("/daily OFF"), bot.phrase(Language::English, "daily_off"));
    assert!(bot.hears("/daily").starts_with(&bot.phrase(Language::English, "daily_is_off")));
    assert!(bot.hears("/daily 8").contains("at 08:00 (Asia/Tokyo)"));
    bot.hears("/forget");
    assert!(bot.hears("/daily 8").contains("at 08:00 (UTC)"));
}

#[test]
fn what_is_no_time_or_zone_changes_nothing() {
    let mut bot = Bot::new();
    for text in ["/daily 25:00", "/daily noon", "/daily 🍵 Asia/Tokyo", "/daily Asia/Tokyo"] {
        assert_eq!(bot.hears(text), bot.phrase(Language::English, "daily_how"), "{text}");
    }
    assert!(bot.hears("/daily 9:00 Asia/Tokio").contains("Asia/Tokyo"));
    assert!(bot.hears("/daily 9:00 Moskow").contains("Europe/Moscow"));
    assert!(bot.hears(&format!("/daily 9:00 {}", "🍵".repeat(2000))).chars().count() < 300);
    assert!(bot.hears("/daily").starts_with(&bot.phrase(Language::English, "daily_is_off")));
}

#[test]
fn it_is_a_fact_with_its_passage_on_every_day_that_is_set() {
    let mut bot = Bot::new();
    assert_eq!(bot.is_due(5, "2026-11-22"), [], "never set");
    bot.hears("/daily 9:00");
    let post = message_in(bot.is_due(5, "2026-11-22"));
    let html = post.markup.html();
    assert!(html.contains("<b>") && html.contains("<blockquote") && !post.keyboard.is_empty(), "{html}");
    assert_eq!(post.to, Place { chat: 5, ..Place::default() });
    assert_eq!(message_in(bot.is_due(5, "2026-11-22")), post, "the same on the same day");
    assert_ne!(message_in(bot.is_due(5, "2026-11-23")).markup, post.markup);
    let days = (1..=12).flat_map(|month| (1..=28).map(move |day| format!("2027-{month:02}-{day:02}")));
    let posts: Vec<_> = days.map(|day| message_in(bot.is_due(5, &day)).markup.plain()).collect();
    let on_this_day = bot.phrase(Language::English, "daily_on_this_day");
    assert!(posts.iter().any(|post| post.starts_with(&on_this_day)));
    bot.hears("/daily off");
    assert_eq!(bot.is_due(5, "2026-11-24"), []);
}

#[test]
fn in_groups_administrators_alone_set_it() {
    let mut bot = Bot::new();
    let topic = json!({ "text": "/daily 9:00", "message_thread_id": 3, "is_topic_message": true });
    let refused = message_in(bot.in_group(5, topic.clone())).markup.plain();
    assert_eq!(refused, bot.phrase(Language::English, "for_administrators"));
    assert_eq!(bot.is_due(GROUP, "2026-11-22"), []);
    assert!(message_in(bot.in_group(ADMINISTRATOR, topic)).markup.plain().contains("at 09:00 (UTC)"));
    assert_eq!(message_in(bot.is_due(GROUP, "2026-11-22")).to.thread, Some(3));
}

#[test]
fn a_channel_gets_it_with_a_way_to_ask_more() {
    let mut bot = Bot::new();
    assert!(message_in(bot.channel_posts("/daily 9:00 Europe/Moscow")).markup.plain().contains("(Europe/Moscow)"));
    let post = message_in(bot.is_due(CHANNEL, "2026-11-22"));
    let keys: Vec<_> = post.keyboard.iter().flatten().collect();
    assert!(matches!(keys[..], [Button { action: Action::Open(_), .. }]), "{keys:?}");
    for text in ["/daily@Other_Bot off", "/quiz", "/ask When?", "When was it?", ""] {
        assert_eq!(bot.channel_posts(text), [], "{text}");
    }
    let left = json!({ "chat": { "id": CHANNEL, "type": "channel" }, "from": { "id": 6 },
        "old_chat_member": { "status": "administrator" }, "new_chat_member": { "status": "left" } });
    bot.receives(&read(json!({ "update_id": 1, "my_chat_member": left })));
    assert_eq!(bot.is_due(CHANNEL, "2026-11-23"), []);
}

#[test]
fn telegram_cannot_make_it_due() {
    let mut bot = Bot::new();
    bot.hears("/daily 9:00");
    let update = json!({ "update_id": 1, "daily": { "chat": 5, "date": "2026-11-22" } });
    assert_eq!(bot.receives(&read(update)), []);
}
