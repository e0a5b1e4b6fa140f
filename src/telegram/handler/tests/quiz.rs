//! How a quiz goes.

use super::*;
use crate::telegram::outgoing::Poll;

/// A question that was sent, and the poll it became.
struct Asked {
    poll: Poll,
    id: String,
}

impl Asked {
    fn wrong(&self) -> usize {
        (self.poll.correct + 1) % self.poll.options.len()
    }
}

impl Bot {
    #[track_caller]
    fn asked(&self, mut outgoing: Vec<Outgoing>) -> Asked {
        assert_eq!(outgoing.len(), 1, "{outgoing:?}");
        match outgoing.pop() {
            Some(Outgoing::Poll(poll)) => Asked { poll, id: self.polls.to_string() },
            other => panic!("{other:?}"),
        }
    }

    fn answers(&mut self, user: i64, name: &str, poll: &str, option: usize) -> Vec<Outgoing> {
        let answer =
            json!({ "poll_id": poll, "user": { "id": user, "first_name": name }, "option_ids": [option], "new": 1 });
        self.receives(&read(json!({ "update_id": 1, "poll_answer": answer })))
    }

    fn closes(&mut self, poll: &str) -> Vec<Outgoing> {
        self.receives(&read(json!({ "update_id": 1, "poll": { "id": poll, "is_closed": true, "options": [] } })))
    }

    fn group_says(&mut self, text: &str) -> Vec<Outgoing> {
        self.in_group(5, json!({ "text": text }))
    }

    fn group_hears(&mut self, text: &str) -> String {
        message_in(self.group_says(text)).markup.plain()
    }

    fn group_asks(&mut self, text: &str) -> Asked {
        let outgoing = self.group_says(text);
        self.asked(outgoing)
    }
}

#[test]
fn in_private_each_answer_brings_the_next_question_and_the_last_the_result() {
    let mut bot = Bot::new();
    let begun = bot.receives(&testing::update("/quiz 3", "en"));
    let first = bot.asked(begun);
    assert_eq!((first.poll.to.chat, first.poll.seconds), (5, None));
    assert!(first.poll.options.len() == 4 && !first.poll.explanation.is_empty());
    let second = bot.answers(5, "Anna", &first.id, first.poll.correct);
    let second = bot.asked(second);
    assert_ne!(first.poll.fact, second.poll.fact);
    let third = bot.answers(5, "Anna", &second.id, second.wrong());
    let third = bot.asked(third);
    let end = message_in(bot.answers(5, "Anna", &third.id, third.poll.correct));
    assert!(end.markup.plain().contains("2 of 3"), "{}", end.markup.plain());
    assert_eq!(bot.answers(5, "Anna", &third.id, 0), [], "it's over");
    assert!(bot.reads("/quiz top", "en").markup.plain().contains("Anna: "));
}

#[test]
fn in_a_group_time_brings_the_next_question() {
    let mut bot = Bot::new();
    let first = bot.group_asks("/quiz 2");
    assert!(first.poll.seconds.is_some_and(|seconds| (5..=600).contains(&seconds)));
    assert_eq!(bot.answers(5, "Anna <b>", &first.id, first.poll.correct), []);
    assert_eq!(bot.answers(7, "Boris", &first.id, first.wrong()), []);
    let open = json!({ "update_id": 1, "poll": { "id": first.id, "is_closed": false } });
    assert_eq!(bot.receives(&read(open)), [], "it only counts votes");
    let second = bot.closes(&first.id);
    let second = bot.asked(second);
    assert_eq!(bot.closes(&first.id), [], "told twice");
    assert_eq!(bot.answers(7, "Boris", &second.id, second.poll.correct), []);
    assert_eq!(bot.answers(5, "Anna <b>", &second.id, second.poll.correct), []);
    let end = message_in(bot.closes(&second.id)).markup;
    assert!(end.plain().contains("1. Anna <b>: 2 of 2\n2. Boris: 1 of 2"), "{}", end.plain());
    assert!(end.html().contains("Anna &lt;b&gt;"));
    assert_eq!(bot.closes(&second.id), []);
}

#[test]
fn the_best_are_listed_and_who_wants_is_forgotten() {
    let mut bot = Bot::new();
    assert_eq!(bot.group_hears("/quiz top"), bot.phrase(Language::English, "quiz_no_scores"));
    let asked = bot.group_asks("/quiz 1");
    for user in 20..35 {
        let option = if user == 30 { asked.poll.correct } else { asked.wrong() };
        bot.answers(user, &format!("Player {user}"), &asked.id, option);
    }
    let top = bot.group_hears("/quiz top");
    assert!(top.contains("1. Player 30: 1 of 1\n2. Player 20: 0 of 1"), "{top}");
    assert_eq!(top.lines().count(), 11, "the best ten alone");
    bot.in_group(30, json!({ "text": "/forget" }));
    assert!(!bot.group_hears("/quiz top").contains("Player 30"));
    let end = message_in(bot.closes(&asked.id)).markup.plain();
    assert!(!end.contains("Player 30") && end.contains("Player 20"), "{end}");
}

#[test]
fn one_quiz_runs_at_a_time_until_it_is_stopped() {
    let mut bot = Bot::new();
    assert_eq!(bot.group_hears("/quiz stop"), bot.phrase(Language::English, "quiz_none"));
    let first = bot.group_asks("/quiz");
    assert_eq!(bot.group_hears("/quiz 3"), bot.phrase(Language::English, "quiz_runs"));
    bot.answers(5, "Anna", &first.id, first.poll.correct);
    assert!(bot.group_hears("/quiz STOP").contains("Anna: 1 of 1"));
    let second = bot.group_asks("/quiz");
    assert_eq!(bot.closes(&first.id), [], "a question of the quiz that was stopped");
    let third = bot.closes(&second.id);
    bot.asked(third);
}

#[test]
fn a_quiz_that_nobody_answers_ends() {
    let mut bot = Bot::new();
    let first = bot.group_asks("/quiz 20");
    let second = bot.closes(&first.id);
    let second = bot.asked(second);
    let end = message_in(bot.closes(&second.id)).markup.plain();
    assert!(end.contains(&bot.phrase(Language::English, "quiz_nobody")), "{end}");
    bot.group_asks("/quiz");
}

#[test]
fn nothing_is_asked_twice_until_the_stock_is_through() {
    let mut bot = Bot::new();
    let study = crate::study::Study::of(&bot.footnote, bot.footnote.topics()[0].name()).expect("a topic");
    let stock = crate::study::Quiz::new(&study).facts().len();
    let mut seen = std::collections::HashSet::new();
    let mut asked = bot.group_asks("/quiz 1");
    for _ in 0..stock.min(25) {
        assert!(seen.insert(asked.poll.fact.clone()), "{}", asked.poll.fact);
        bot.closes(&asked.id);
        asked = bot.group_asks("/quiz 1");
    }
}

#[test]
fn what_cannot_be_meant_is_explained() {
    let mut bot = Bot::new();
    for text in ["/quiz 0", "/quiz 21", "/quiz -1", "/quiz many", "/quiz 99999999999999999999", "/quiz 🍵"] {
        assert_eq!(bot.group_hears(text), bot.phrase(Language::English, "quiz_how"), "{text}");
    }
}

#[test]
fn administrators_can_switch_it_off() {
    let mut bot = Bot::new();
    let panel = message_in(bot.in_group(ADMINISTRATOR, json!({ "text": "/settings" })));
    edit_in(bot.presses(ADMINISTRATOR, &group(), &data(&panel.keyboard, "Switched off")));
    assert_eq!(bot.group_hears("/quiz"), bot.phrase(Language::English, "quiz_not_here"));
    edit_in(bot.presses(ADMINISTRATOR, &group(), &data(&panel.keyboard, "Allowed")));
    bot.group_asks("/quiz");
}

#[test]
fn polls_of_nobody_and_odd_answers_are_left_alone() {
    let mut bot = Bot::new();
    assert_eq!((bot.closes("1"), bot.answers(5, "Anna", "1", 0)), (vec![], vec![]));
    let asked = bot.group_asks("/quiz");
    for answer in [
        json!({ "poll_id": asked.id, "user": { "id": 5 }, "option_ids": [] }),
        json!({ "poll_id": asked.id, "voter_chat": { "id": -9 }, "option_ids": [0] }),
        json!({ "poll_id": 7 }),
    ] {
        assert_eq!(bot.receives(&read(json!({ "update_id": 1, "poll_answer": answer }))), []);
    }
    assert_eq!(bot.group_hears("/quiz top"), bot.phrase(Language::English, "quiz_no_scores"));
}
