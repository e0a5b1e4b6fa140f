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

const FLOORS: [Floor; 10] = [
    Floor { set: "dev-languages.jsonl", right: 960, wrong: 0, falsely_answered: 0 },
    Floor { set: "dev.jsonl", right: 950, wrong: 9, falsely_answered: 0 },
    Floor { set: "fresh-1.jsonl", right: 895, wrong: 30, falsely_answered: 27 },
    Floor { set: "fresh-2.jsonl", right: 870, wrong: 29, falsely_answered: 0 },
    Floor { set: "fresh-3.jsonl", right: 940, wrong: 13, falsely_answered: 58 },
    Floor { set: "fresh-4.jsonl", right: 890, wrong: 27, falsely_answered: 38 },
    Floor { set: "fresh-5.jsonl", right: 903, wrong: 24, falsely_answered: 104 },
    Floor { set: "fresh-6.jsonl", right: 830, wrong: 40, falsely_answered: 24 },
    Floor { set: "fresh-languages-1.jsonl", right: 918, wrong: 12, falsely_answered: 0 },
    Floor { set: "fresh-languages-2.jsonl", right: 903, wrong: 20, falsely_answered: 72 },
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
