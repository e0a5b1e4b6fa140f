use crate::TEA;
use footnote::study::group;

/// Each group's first wording and how often it came.
fn counts(texts: &[&str]) -> Vec<(String, usize)> {
    group(&TEA, texts.iter().copied()).into_iter().map(|group| (group.text, group.count)).collect()
}

#[test]
fn gathers_wordings_of_one_question_most_frequent_first() {
    let texts = [
        "Who sold tea?",
        "When was the tea tax raised?",
        "when was the tea tax raised",
        "When was the tea tax raised?",
        "When was the tae tax raised",
        "When did they raise the tea tax?",
    ];
    let expected = [("When was the tea tax raised?".to_owned(), 5), ("Who sold tea?".to_owned(), 1)];
    assert_eq!(counts(&texts), expected);
}

#[test]
fn what_differs_in_one_telling_word_is_another_question() {
    for texts in [
        ["Tea exports in 1884?", "Tea exports in 1890?"],
        ["When was the tea tax raised?", "Why was the tea tax raised?"],
        ["Who won the tea war?", "Who was Anna Vell?"],
        ["Когда подписан договор?", "Кто подписал договор?"],
    ] {
        assert_eq!(counts(&texts).len(), 2, "{texts:?}");
    }
}

#[test]
fn groups_other_scripts_and_passes_over_nothing_said() {
    assert_eq!(counts(&["Кто подписал договор?", "кто подписал договор", " ", "?!"])[0].1, 2);
    assert_eq!(counts(&["", "  "]), []);
}
