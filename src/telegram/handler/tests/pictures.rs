//! Pictures.

use super::*;

#[track_caller]
fn drawing_in(outgoing: Vec<Outgoing>) -> Drawing {
    let mut drawings = outgoing.into_iter().rev().filter_map(|outgoing| match outgoing {
        Outgoing::Drawing(drawing) => Some(*drawing),
        _ => None,
    });
    drawings.next().expect("a drawing")
}

#[test]
fn what_is_better_looked_at_is_drawn() {
    let mut bot = Bot::new();
    for command in ["/timeline", "/timeline 1925..1945", "/chart"] {
        for code in ["ru", "ja"] {
            let drawing = drawing_in(bot.receives(&testing::update(command, code)));
            assert!(crate::picture::drawable(&drawing.style.words.wars), "{command} in {code}");
        }
        let drawing = drawing_in(bot.receives(&testing::update(command, "en")));
        let text = drawing.photo.instead.expect("the same as text");
        let chosen = bot.presses(5, &private(), &data(&drawing.photo.keyboard, "☰"));
        assert_eq!(message_in(chosen).markup, text.markup, "{command}");
    }
    for few in ["/timeline 1956", "/timeline 1200"] {
        let sent = bot.receives(&testing::update(few, "en"));
        assert!(matches!(sent.as_slice(), [Outgoing::Message(_)]), "{few}: {sent:?}");
    }
}

#[test]
fn pictures_are_as_dark_as_they_were_last() {
    let mut bot = Bot::new();
    let first = drawing_in(bot.receives(&testing::update("/timeline", "en")));
    assert_eq!(first.style.theme, Theme::Light);
    let dark = data(&first.photo.keyboard, "Dark");
    let in_group = drawing_in(bot.presses(5, &group(), &dark));
    assert_eq!((in_group.style.theme, in_group.photo.replaces), (Theme::Dark, Some(11)));
    let of_group = bot.in_group(5, json!({ "text": "/timeline@Foot_Bot" }));
    assert_eq!(drawing_in(of_group).style.theme, Theme::Light, "nobody decides for a group in passing");
    drawing_in(bot.presses(5, &private(), &dark));
    let next = drawing_in(bot.receives(&testing::update("/chart", "en")));
    assert_eq!(next.style.theme, Theme::Dark);
    assert!(next.photo.keyboard.iter().flatten().any(|button| button.label.contains("Light")));
}
