//! How well the question sets are answered. The floors are only ever raised: a change that falls below one of them
//! is mended or not made.

mod sets;

use footnote::eval::{Counts, Judge, Score, Set};
use footnote::{Conversation, Footnote, Source};
use std::time::Duration;

/// What a set must reach, in per mille.
struct Floor {
    set: &'static str,
    /// Of the answerable questions, at least so many are answered rightly …
    right: usize,
    /// … and at most so many wrongly.
    wrong: usize,
    /// Of the unanswerable questions, at most so many are answered.
    falsely_answered: usize,
}

const FLOORS: [Floor; 14] = [
    Floor { set: "dev-languages.jsonl", right: 964, wrong: 0, falsely_answered: 0 },
    Floor { set: "dev.jsonl", right: 972, wrong: 7, falsely_answered: 0 },
    Floor { set: "fresh-1.jsonl", right: 938, wrong: 12, falsely_answered: 0 },
    Floor { set: "fresh-2.jsonl", right: 906, wrong: 12, falsely_answered: 0 },
    Floor { set: "fresh-3.jsonl", right: 961, wrong: 3, falsely_answered: 57 },
    Floor { set: "fresh-4.jsonl", right: 922, wrong: 15, falsely_answered: 0 },
    Floor { set: "fresh-5.jsonl", right: 935, wrong: 7, falsely_answered: 81 },
    Floor { set: "fresh-6.jsonl", right: 871, wrong: 30, falsely_answered: 23 },
    Floor { set: "fresh-7.jsonl", right: 880, wrong: 35, falsely_answered: 54 },
    Floor { set: "fresh-8.jsonl", right: 679, wrong: 58, falsely_answered: 125 },
    Floor { set: "fresh-9.jsonl", right: 702, wrong: 63, falsely_answered: 90 },
    Floor { set: "fresh-languages-1.jsonl", right: 943, wrong: 11, falsely_answered: 0 },
    Floor { set: "fresh-languages-2.jsonl", right: 915, wrong: 18, falsely_answered: 71 },
    Floor { set: "fresh-languages-3.jsonl", right: 736, wrong: 105, falsely_answered: 150 },
];

#[test]
fn no_set_falls_below_its_floor() {
    let footnote = Footnote::load(&Source::built_in()).expect("the knowledge has no faults");
    let sets = sets::read();
    let names: Vec<_> = sets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, FLOORS.map(|floor| floor.set), "every set has a floor, in the order of the names");
    let faults: Vec<_> =
        sets.iter().zip(&FLOORS).filter_map(|((_, set), floor)| fault(&footnote, set, floor)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What is wrong with the score of a set, with all its numbers.
fn fault(footnote: &Footnote, set: &Set, floor: &Floor) -> Option<String> {
    let score = score(footnote, set);
    let Counts { answerable, right, wrong, unanswerable, falsely_answered, .. } = score.total;
    let reached =
        [per_mille(right, answerable), per_mille(wrong, answerable), per_mille(falsely_answered, unanswerable)];
    let holds = reached[0] >= floor.right && reached[1] <= floor.wrong && reached[2] <= floor.falsely_answered;
    (!holds).then(|| {
        format!(
            "{}, in per mille: right {} (at least {}), wrong {} (at most {}), falsely answered {} (at most {})\n\n{score}",
            floor.set, reached[0], floor.right, reached[1], floor.wrong, reached[2], floor.falsely_answered
        )
    })
}

fn score(footnote: &Footnote, set: &Set) -> Score {
    let judge = Judge::of(footnote);
    let mut score = Score::default();
    for item in &set.items {
        let mut conversation = Conversation::default();
        for turn in &item.turns {
            for passage in &turn.passages {
                assert!(judge.knows(passage), "{}: no article has the passage {passage:?}", item.id);
            }
            let reply = footnote.ask_within(&turn.question, &mut conversation);
            // Times are no business of a test: they differ from machine to machine.
            score.add(item, &reply, judge.judge(turn, &reply), Duration::ZERO);
        }
    }
    score
}

fn per_mille(part: usize, whole: usize) -> usize {
    (part * 1000).checked_div(whole).unwrap_or(0)
}
