use crate::{FOOTNOTE, load, sets};
use footnote::{ANSWER_LIMIT, Conversation, Footnote, Reply, Status, Verdict};
use std::sync::LazyLock;

/// The replies to all questions of all sets.
static REPLIES: LazyLock<Vec<Reply>> = LazyLock::new(|| ask_all(&FOOTNOTE));

fn ask_all(footnote: &Footnote) -> Vec<Reply> {
    let sets = sets::read();
    let items = sets.iter().flat_map(|(_, set)| &set.items);
    let replies: Vec<_> = items
        .flat_map(|item| {
            let mut conversation = Conversation::default();
            let ask = |turn: &footnote::eval::Turn| footnote.ask_within(&turn.question, &mut conversation);
            item.turns.iter().map(ask).collect::<Vec<_>>()
        })
        .collect();
    assert!(!replies.is_empty(), "nothing was asked");
    replies
}

#[test]
fn every_quote_is_the_article_letter_by_letter_in_whole_sentences() {
    for reply in REPLIES.iter() {
        for citation in &reply.citations {
            let topic = FOOTNOTE.topics().iter().find(|topic| topic.name() == citation.topic()).expect("a topic");
            let (article, range) = (topic.article(), citation.range());
            assert_eq!(article.text().get(range.clone()), Some(citation.quote()), "{:?}", reply.question);
            let sentences = || article.sentences().iter().map(|sentence| &sentence.range);
            let whole = sentences().any(|s| s.start == range.start) && sentences().any(|s| s.end == range.end);
            assert!(whole, "{:?} cites a part of a sentence: {:?}", reply.question, citation.quote());
            assert!(citation.url().starts_with(&format!("{}#:~:text=", topic.address())), "{}", citation.url());
        }
    }
}

#[test]
fn every_answer_is_short_and_has_its_proof() {
    for reply in REPLIES.iter() {
        let answered = reply.status == Status::Answered;
        assert!(reply.answer.chars().count() <= ANSWER_LIMIT, "{reply:#?}");
        assert_eq!(answered, !reply.answer.trim().is_empty(), "{reply:#?}");
        assert!(!answered || !reply.citations.is_empty(), "{reply:#?}");
        assert!(answered || reply.verdict.is_none(), "{reply:#?}");
    }
}

#[test]
fn the_rest_of_a_reply_keeps_its_contract() {
    for reply in REPLIES.iter() {
        assert!((0.0..=1.0).contains(&reply.confidence), "{reply:#?}");
        let near = !reply.citations.is_empty() || !reply.suggestions.is_empty();
        assert_eq!(reply.status == Status::Suggested, reply.status != Status::Answered && near, "{reply:#?}");
        for id in &reply.facts {
            let mut facts = FOOTNOTE.topics().iter().flat_map(|topic| topic.facts());
            assert!(facts.any(|fact| fact.id == *id), "there is no fact {id}");
        }
    }
}

/// Hash maps order their keys anew each time they are made, so a second bot finds what depends on their order.
#[test]
fn the_same_questions_get_the_same_replies() {
    for (one, other) in REPLIES.iter().zip(&ask_all(&load())) {
        assert_eq!(one, other);
    }
}

/// A question that stands alone isn't changed by what was asked of the bot before, by others.
#[test]
fn asking_changes_nothing() {
    let question = "When was the Battle of Khalkhin Gol?";
    let before = FOOTNOTE.ask(question);
    assert_eq!(FOOTNOTE.ask("Who was Richard Sorge?").status, Status::Answered);
    assert_eq!(FOOTNOTE.ask(question), before);
}

#[test]
fn dates_and_names_are_told_in_the_language_of_the_question() {
    for (question, begins) in [
        ("Когда был подписан пакт о нейтралитете?", "1941 год"),
        ("Кто победил на Халхин-Голе?", "Советский Союз"),
        ("日ソ基本条約の批准書はどこで交換されましたか", "北京"),
        ("When was the neutrality pact signed?", "1941 —"),
    ] {
        let answer = FOOTNOTE.ask(question).answer;
        assert!(answer.starts_with(begins), "{question}: {answer}");
    }
}

#[test]
fn a_name_alone_is_told_and_a_shared_one_asked_back() {
    for text in ["Sorge", "what about Sorge?", "Расскажи о Рихарде Зорге"] {
        let reply = FOOTNOTE.ask(text);
        assert!(reply.answer.contains("journalist"), "{text}: {reply:#?}");
    }
    let shared = FOOTNOTE.ask("Tanaka");
    assert_ne!(shared.status, Status::Answered, "{shared:#?}");
    for name in ["Tanaka Giichi", "Tanaka Kakuei"] {
        let asks = |question: &String| question.contains(name) && FOOTNOTE.ask(question).answer.contains(name);
        assert!(shared.suggestions.iter().any(asks), "{shared:#?}");
    }
}

/// Of several who held an office one after the other, the one of the year asked for.
#[test]
fn one_holder_of_an_office_is_told_of_a_year() {
    for (year, name) in [("1937", "Mamoru Shigemitsu"), ("1941", "Yoshitsugu Tatekawa"), ("1944", "Naotake Sato")] {
        let reply = FOOTNOTE.ask(&format!("Who was the Japanese ambassador in Moscow in {year}?"));
        assert!(reply.answer.starts_with(name), "{reply:#?}");
    }
    let all = FOOTNOTE.ask("Who were the Japanese ambassadors in the Soviet Union?");
    assert!(all.answer.contains("Togo") && all.answer.contains("Sato"), "{all:#?}");
}

/// Whose a plan was is told by the fact of the planning, not by one that only speaks of a plan.
#[test]
fn whose_a_thing_is_is_told_by_a_fact_of_just_that() {
    let reply = FOOTNOTE.ask("Whose plan to attack the Soviet Union did Sorge report on?");
    assert!(reply.answer.starts_with("Hitler"), "{reply:#?}");
}

/// "No, I meant …" after a claim names something else, of which nothing was claimed.
#[test]
fn another_name_is_no_claim() {
    let mut conversation = Conversation::default();
    let verdict = FOOTNOTE.ask_within("Did Japan beat the Soviets at Khalkhin Gol?", &mut conversation).verdict;
    assert_eq!(verdict, Some(Verdict::Contradicted));
    let meant = FOOTNOTE.ask_within("no, I meant Lake Khasan", &mut conversation);
    assert_ne!(meant.verdict, Some(Verdict::Supported), "the article doesn't say who won there: {meant:#?}");
}

/// A claim is borne out by what the article says of just that, not by what is merely near.
#[test]
fn claims_are_borne_out_in_full() {
    let verdict = |text: &str| FOOTNOTE.ask(text).verdict;
    assert_eq!(verdict("Did Stalin help Sorge?"), Some(Verdict::Contradicted));
    assert_eq!(verdict("Did Stalin refuse to help Sorge?"), Some(Verdict::Supported));
    // That the annexation was never recognized says nothing of the state.
    assert_eq!(verdict("Japan never recognised the Soviet Union"), Some(Verdict::Contradicted));
    assert_eq!(verdict("Was Gromyko Japan's foreign minister?"), Some(Verdict::Contradicted));
    assert_eq!(verdict("Was Gromyko the Soviet foreign minister?"), Some(Verdict::Supported));
    for unsaid in ["Was Sorge Russian?", "Was the fishery agreement signed in Tokyo?"] {
        assert_eq!(verdict(unsaid), None, "{unsaid}");
    }
    assert_eq!(verdict("Were ratifications of the fishery agreement exchanged in Tokyo?"), Some(Verdict::Supported));
}

/// A question that has nothing but a date is about what happened just then.
#[test]
fn a_date_alone_is_looked_up() {
    for (question, year) in [("What happened in 1956?", "1956"), ("what happened in 1941", "1941"), ("1925?", "1925")] {
        let reply = FOOTNOTE.ask(question);
        assert!(!reply.citations.is_empty(), "{reply:#?}");
        assert!(reply.citations.iter().all(|citation| citation.quote().contains(year)), "{reply:#?}");
    }
    for (question, event) in [
        ("What happened on August 6, 1945?", "Hiroshima"),
        ("what happened in october 1956", "Joint Declaration"),
        ("what happened in 1941", "neutrality pact"),
    ] {
        let reply = FOOTNOTE.ask(question);
        assert!(reply.answer.contains(event), "{reply:#?}");
    }
    for unsaid in ["What happened in 1888?", "What happened on August 7, 1945?"] {
        assert_ne!(FOOTNOTE.ask(unsaid).status, Status::Answered, "{unsaid}");
    }
}
