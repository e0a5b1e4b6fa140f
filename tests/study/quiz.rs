use crate::{FOOTNOTE, studies, tea};
use footnote::Verdict;
use footnote::study::{Quiz, QuizQuestion};
use footnote::text::{Language, fold};
use std::collections::HashSet;

/// Every question of the built-in knowledge, with two choices of wrong options.
fn questions(language: Language) -> Vec<QuizQuestion> {
    let quizzes = studies().map(|study| Quiz::new(&study));
    quizzes
        .flat_map(|quiz| (0..2).flat_map(|seed| quiz.all(seed, language, FOOTNOTE.phrases())).collect::<Vec<_>>())
        .collect()
}

#[test]
fn questions_keep_the_limits_of_polls() {
    for language in Language::ALL {
        let questions = questions(language);
        assert!(questions.len() > 200, "there are only {} questions", questions.len());
        for question in questions {
            let QuizQuestion { text, options, right, explanation, .. } = &question;
            assert!((1..=300).contains(&text.chars().count()), "{text}");
            assert!(options.len() == 4 && *right < 4, "{question:?}");
            assert!(options.iter().all(|option| (1..=100).contains(&option.chars().count())), "{question:?}");
            assert_eq!(options.iter().collect::<HashSet<_>>().len(), 4, "{question:?}");
            assert!((1..=200).contains(&explanation.chars().count()), "{question:?}");
            assert!(explanation.matches('\n').count() <= 2, "{question:?}");
        }
    }
}

#[test]
fn no_question_holds_its_answer() {
    for question in questions(Language::English) {
        let right = &question.options[question.right];
        assert!(!fold(&question.text).contains(&fold(right)), "{question:?}");
    }
}

#[test]
fn explanations_are_the_articles_own_words() {
    let texts: Vec<&str> = studies().map(|study| study.topic().article().text()).collect();
    for question in questions(Language::English) {
        let quote = question.explanation.trim_matches(['…', ' ']);
        assert!(texts.iter().any(|text| text.contains(quote)), "{question:?}");
    }
}

/// The knowledge itself is asked whether the sentence holds with each wrong option.
#[test]
fn no_wrong_option_is_right_as_well() {
    let questions = studies().flat_map(|study| Quiz::new(&study).all(1, Language::English, FOOTNOTE.phrases()));
    let (mut gaps, mut faults) = (0, Vec::new());
    for question in questions {
        let Some((_, sentence)) = question.text.split_once("gap? ") else { continue };
        gaps += 1;
        for (number, option) in question.options.iter().enumerate().filter(|(number, _)| *number != question.right) {
            let reply = FOOTNOTE.ask(&sentence.replace("____", option));
            // Borne out by a fact that tells of this very option, not by how leniently claims are read.
            if reply.verdict == Some(Verdict::Supported) && fold(&reply.answer).contains(&fold(option)) {
                faults.push((number, reply.answer, question.clone()));
            }
        }
    }
    assert!(gaps > 60, "only {gaps} questions have a gap");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn nothing_is_asked_twice_until_the_stock_is_through() {
    for study in studies() {
        let quiz = Quiz::new(&study);
        let mut seen = HashSet::new();
        for seed in 0.. {
            if quiz.is_through(&seen) {
                break;
            }
            let question = quiz.next(&seen, seed, Language::English, FOOTNOTE.phrases()).expect("a question");
            assert!(seen.insert(question.fact.clone()), "{} came twice", question.fact);
        }
        assert_eq!(seen.len(), quiz.facts().len());
        assert!(quiz.next(&seen, 0, Language::English, FOOTNOTE.phrases()).is_some(), "it doesn't begin anew");
    }
}

#[test]
fn the_seed_alone_decides() {
    let quiz = Quiz::new(&studies().next().expect("a topic"));
    let put = |seed| quiz.next(&HashSet::new(), seed, Language::English, FOOTNOTE.phrases()).expect("a question");
    assert_eq!(put(7), put(7));
    let facts: HashSet<String> = (0..40).map(|seed| put(seed).fact).collect();
    assert!(facts.len() > 20, "40 seeds put only {} questions", facts.len());
    for place in 0..4 {
        assert!((0..60).any(|seed| put(seed).right == place), "the right option never stands at {place}");
    }
}

#[test]
fn another_time_of_the_same_deed_is_no_wrong_option() {
    for question in Quiz::new(&tea()).all(0, Language::English, FOOTNOTE.phrases()) {
        let visits = question.options.iter().filter(|option| ["1874", "1878"].contains(&option.as_str()));
        assert!(!question.fact.starts_with("vell-visited") || visits.count() < 2, "{question:?}");
    }
}
