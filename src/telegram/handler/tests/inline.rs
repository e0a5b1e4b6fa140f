//! Questions asked from any chat.

use super::*;

#[test]
fn from_any_chat_the_answer_comes_first() {
    let mut bot = Bot::new();
    let answer = bot.types(QUESTION);
    let first = answer.results.first().expect("a result");
    assert!(first.title.contains("1939") && first.description.contains("Khalkhin Gol"), "{first:?}");
    assert!(first.markup.html().contains("<blockquote") && first.markup.plain().contains(QUESTION));
    assert!(
        matches!(&first.keyboard[0][0].action, Action::Open(url) if url.starts_with("https://t.me/Foot_Bot?start=f_"))
    );
    assert_eq!((answer.door, answer.personal), (None, false));
    assert_eq!(bot.types(QUESTION).results, Bot::new().types(&format!(" {QUESTION} ")).results, "stable");
}

#[test]
fn from_any_chat_there_is_always_something_to_do() {
    let mut bot = Bot::new();
    let examples = bot.types("");
    assert!(examples.results.len() >= 3 && examples.results.len() <= 10);
    let nothing = bot.types("qwertz");
    assert!(nothing.results.is_empty() && nothing.personal);
    assert_eq!(nothing.door.map(|door| door.payload).as_deref(), Some("ask"));
    for query in [UNANSWERED_QUESTION, "Khalkhin Gol", "Sorge", "1956", "war"] {
        let answer = bot.types(query);
        assert!(answer.results.len() <= 10 && (answer.results.is_empty() == answer.door.is_some()), "{query}");
        let mut ids: Vec<_> = answer.results.iter().map(|result| result.id.clone()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), answer.results.len(), "{query}");
    }
}
