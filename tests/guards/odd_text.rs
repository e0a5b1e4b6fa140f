use crate::FOOTNOTE;
use footnote::{ANSWER_LIMIT, Conversation, Status};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Asks after a proper question, explains and goes on from there: none of it may panic.
#[track_caller]
fn check(text: &str) {
    let mut conversation = Conversation::default();
    for question in [text, "Who was Richard Sorge?", text, "and when was it?", text] {
        let reply = FOOTNOTE.ask_within(question, &mut conversation);
        assert_eq!(reply.question, question);
        assert!(reply.answer.chars().count() <= ANSWER_LIMIT, "{reply:?}");
        assert!(reply.status != Status::Answered || !reply.citations.is_empty(), "{reply:?}");
    }
    assert!(!FOOTNOTE.explain(text).to_string().is_empty());
}

#[test]
fn odd_text_gets_a_reply() {
    let odd = [
        "",
        " \t\r\n",
        "?!.,;:—–-…",
        "\0\u{1}\u{7}\u{1b}[31m\u{7f}\u{80}\u{9f}",
        "\u{feff}\u{200b}\u{200d}\u{ad}\u{2060}",
        "متى وقعت معاهدة الحياد؟",
        "\u{202e}?detangis tcap eht saw nehw\u{202c}",
        "מתי נחתם ההסכם?",
        "👩‍👩‍👧‍👦🇯🇵🏳️‍🌈🫖",
        "🇯🇵 🇷🇺 when?",
        "W\u{301}h\u{302}e\u{323}\u{304}n\u{337} was it?",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
        "ＷＨＥＮ　ｗａｓ　ｔｈｅ　ｐａｃｔ　ｓｉｇｎｅｄ？",
        "ﬁﬂ ß İ ı ſ Ω K Å",
        "いつ？いつ？いつ？",
        "когдаいつwhen",
        "0 -1 1e999 99999999999999999999999999999999 ٣٤ ⅷ ½",
        "in 0000, 9999, 31.02.1941, February 30, 1941-1914",
        "between and between and between and",
        "which came first or or or",
        "how many years between 1941 and 1941",
        "not not not never no",
        "\u{10ffff}\u{fffd}\u{e000}",
        "<b>&amp;</b>\"'`$(rm)%00{}",
        "(?:a+)+$ [^] \\ \\u{41}",
    ];
    for text in odd {
        check(text);
    }
}

#[test]
fn text_of_100_000_characters_gets_a_reply() {
    for piece in
        ["a", "ж", "日", "🫖", "1", "?", " ", "\u{301}", "When did Japan ", "Кто подписал пакт ", "条約はいつ", "not "]
    {
        check(&piece.repeat(100_000 / piece.chars().count()));
    }
}

/// Pieces that mean something to the reader of questions, to be put together at random.
const PIECES: [&str; 40] = [
    "when",
    "who",
    "why",
    "where",
    "how many",
    "how long",
    "which treaty",
    "is it true that",
    "between",
    "and",
    "or",
    "not",
    "in",
    "the",
    "of",
    "1941",
    "70,000",
    "May",
    "1936–1938",
    "Japan",
    "Soviet",
    "pact",
    "Sorge",
    "sign",
    "signed",
    "когда",
    "кто",
    "пакт",
    "подписан",
    "いつ",
    "条約",
    "何",
    "?",
    ",",
    "—",
    "'",
    ".",
    "\u{301}",
    "🫖",
    "\0",
];

/// The knowledge is large and the build for tests slow, so there are few cases. They are the same each time, since a
/// test that fails now and then helps nobody; PROPTEST_RNG_SEED and PROPTEST_CASES ask for others and for more.
fn few() -> ProptestConfig {
    let given = ProptestConfig::default();
    let seed = if given.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { given.rng_seed };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { given.cases } else { 48 };
    ProptestConfig { cases, rng_seed: seed, failure_persistence: None, ..given }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_characters_get_a_reply(text in "\\PC{0,80}") {
        check(&text);
    }

    #[test]
    fn any_control_characters_get_a_reply(text in "[\\x00-\\x20a-z\u{80}-\u{a0}\u{200b}-\u{200f}\u{202a}-\u{202e}]{0,60}") {
        check(&text);
    }

    #[test]
    fn any_words_of_questions_get_a_reply(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..14),
        parted in any::<bool>(),
    ) {
        check(&pieces.join(if parted { " " } else { "" }));
    }
}
