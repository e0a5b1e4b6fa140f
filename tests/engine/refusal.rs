use super::check::{TEA, Want::*, check, check_talk};

#[test]
fn other_subjects() {
    check(
        Refusal,
        &[
            "When was the Treaty of Versailles signed?",
            "What is 2+2?",
            "How do I boil an egg?",
            "How much does a Treaty of Sellin poster cost?",
            "When was the lighthouse built?",
        ],
    );
}

#[test]
fn chatter_and_nonsense() {
    check(Refusal, &["", " ", "?", "hello", "Tell me a joke.", "asdf qwer zxcv", "12345", "how are you?", "/", "🫖"]);
}

#[test]
fn right_names_in_a_question_that_has_no_answer() {
    check(
        Refusal,
        &["Which songs did Mira Talvo write?", "How tall was Jonas Brekk?", "What does Ondria think of Oskar today?"],
    );
}

#[test]
fn small_talk_gets_a_friendly_line_and_no_answer() {
    let talk = [
        ("hello bot", "greeting"),
        ("Thanks a lot!", "thanks"),
        ("good night", "farewell"),
        ("what can you do?", "bot"),
    ];
    for (text, kind) in talk {
        let reply = super::check::TEA.ask(text);
        assert_eq!((reply.status, reply.intent), (footnote::Status::Unknown, kind), "{text:?}");
        assert!(super::check::TEA.small_talk(&reply).is_some(), "{text:?}");
    }
    let reply = super::check::TEA.ask("Hello, when was the Treaty of Sellin signed?");
    assert_eq!(reply.intent, "when", "{reply:#?}");
}

#[test]
fn a_condition_is_no_reason_and_a_promise_no_deed() {
    check(Refusal, &["Why did Ondria lower the tea tax?"]);
}

#[test]
fn thanks_and_other_pacts_lean_on_nothing() {
    let treaty = ("When was the Treaty of Sellin signed?", Answer("treaty-signed", "March 4, 1872"));
    check_talk(&[treaty, ("thanks!", Refusal)]);
    check_talk(&[treaty, ("and when was the Leaf Pact signed?", Refusal)]);
}

#[test]
fn what_is_asked_for_is_not_what_the_fact_has() {
    check(
        Refusal,
        &[
            "Why did Velmora win the Battle of Grey Ford?",
            "Why was Piet Oskar arrested?",
            "Who signed the Leaf Pact?",
            "In which city was the Leaf Pact signed?",
            "When did Ondria lower the tax?",
            "How many sailors did Ondria give Velmora?",
            "How many soldiers died at Grey Ford?",
            "What did Mira Talvo say about the arrest of Piet Oskar?",
            "Who betrayed Piet Oskar?",
            "Where was Piet Oskar buried?",
        ],
    );
    check(Answer("tax-raised", "treasury was empty"), &["Why did Ondria raise the tea tax?"]);
    check(Answer("ships-given", "40"), &["How many ships did Ondria give Velmora?"]);
    check(Answer("oskar-arrested", "Port Harrow"), &["Where was Piet Oskar arrested?"]);
}

#[test]
fn the_sides_are_not_the_other_way_round() {
    check(
        Refusal,
        &[
            "What did Velmora promise Ondria?",
            "What did Velmora promise?",
            "Name three goods that Velmora sold.",
            "By which treaty did Ondria recognize Velmora?",
            "How many ships did Velmora give Ondria?",
            "What did Velmora sell to Ondria in 1891?",
        ],
    );
    check(Answer("tax-promised", "lower the tax"), &["What did Ondria promise Velmora?"]);
    check(Answer("goods-sold", "silk"), &["What did Ondria sell to Velmora in 1891?"]);
}

#[test]
fn a_place_that_is_not_said_stays_unknown_in_a_conversation() {
    let battle = ("Who won the Battle of Grey Ford?", Answer("grey-ford-won", "Velmora"));
    check_talk(&[battle, ("how many men died there?", Refusal), ("where was it?", Refusal)]);
}

#[test]
fn without_a_verb_nothing_is_said_to_have_come_first() {
    let reply = TEA.ask("Jonas Brekk before the treaty of Sellin was signed");
    assert!(!reply.answer.contains("1820 was before"), "{reply:#?}");
}

#[test]
fn the_trace_names_the_words_that_a_fact_leaves() {
    let trace = TEA.explain("Why did Ondria raise the tea tax for dragons?").to_string();
    let fact = trace.lines().find(|line| line.starts_with("fact") && line.contains("tax-raised"));
    assert!(fact.is_some_and(|line| line.contains("(dragon)")), "{trace}");
}
