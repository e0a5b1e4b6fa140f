//! An answer must not hang on how a question is typed: greetings, capitals, marks, spaces, politeness and one slip of
//! the finger leave it as it is. Each kind of change has a floor, which is only ever raised.

mod sets;

use footnote::{Footnote, Source, Status};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The set whose answered questions are changed.
const SET: &str = "dev.jsonl";

/// The build for tests is slow, so that only each third question is changed.
const EACH: usize = 3;

/// The share of answers, in per mille, that all changes together must leave as they are.
const FLOOR: usize = 980;

/// A way to type a question otherwise. Given dice, it's `None` where the question has nothing to change.
type Change = fn(&str, &Dice) -> Option<String>;

/// Each kind of change with the share of answers, in per mille, that it must leave as they are.
const FLOORS: [(&str, usize, Change); 13] = [
    ("greeting before", 990, |text, dice| Some(dice.one_of(&GREETINGS).to_owned() + text)),
    ("thanks after", 980, |text, dice| ends(text).then(|| format!("{text} {}", dice.one_of(&THANKS)))),
    ("politeness", 980, |text, dice| Some(dice.one_of(&POLITE).to_owned() + text)),
    ("capitals", 990, |text, _| Some(text.to_uppercase())),
    ("small letters", 990, |text, _| Some(text.to_lowercase())),
    ("other marks", 990, |text, dice| ends(text).then(|| text.trim_end_matches(MARKS).to_owned() + dice.one_of(&ENDS))),
    ("spaces", 980, |text, dice| Some(format!(" {} ", text.replace(' ', dice.one_of(&SPACES))))),
    ("letters swapped", 990, |text, dice| slip(text, dice, swapped)),
    ("letter left out", 960, |text, dice| slip(text, dice, left_out)),
    ("letter doubled", 990, |text, dice| slip(text, dice, doubled)),
    ("key beside", 980, |text, dice| slip(text, dice, beside)),
    ("other vowel", 980, |text, dice| slip(text, dice, other_vowel)),
    ("word torn", 950, |text, dice| slip(text, dice, torn)),
];

const GREETINGS: [&str; 5] = ["Hi! ", "hello, ", "Good morning. ", "hey there, ", "Dear bot, "];
const THANKS: [&str; 5] = ["Thanks!", "thx", "Thank you in advance.", "Cheers", "I need it for school."];
const POLITE: [&str; 5] =
    ["Could you please tell me: ", "Please, ", "Excuse me, ", "I'd like to know, ", "My teacher asks: "];
const ENDS: [&str; 5] = ["??", "?!", " ?", "???", "？"];
const SPACES: [&str; 3] = ["  ", "\t", "\u{a0}"];
const MARKS: [char; 3] = ['?', '!', ' '];

#[test]
fn what_is_typed_otherwise_is_answered_alike() {
    let footnote = Footnote::load(&Source::built_in()).expect("the knowledge has no faults");
    let facts = |text: &str| {
        let reply = footnote.ask(text);
        (reply.status == Status::Answered).then_some((reply.facts, reply.verdict))
    };
    let questions = questions();
    let answered: Vec<_> = questions.iter().step_by(EACH).filter_map(|text| Some((text, facts(text)?))).collect();
    let config = Config { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() };
    let mut faults = Vec::new();
    let (mut all, mut all_other) = (0, 0);
    for (kind, floor, change) in FLOORS {
        let mut runner = TestRunner::new(config.clone());
        let mut changed = 0;
        let mut other = Vec::new();
        for (text, facts_before) in &answered {
            let dice = dice().new_tree(&mut runner).expect("dice can be rolled").current();
            let Some(typed) = change(text, &dice) else { continue };
            changed += 1;
            if facts(&typed).as_ref() != Some(facts_before) {
                other.push(typed);
            }
        }
        all += changed;
        all_other += other.len();
        let alike = per_mille(changed - other.len(), changed);
        println!("{kind}: {alike} per mille of {changed}");
        if alike < floor {
            faults.push(format!("{kind}: {alike} per mille, at least {floor}\n  {}", other.join("\n  ")));
        }
    }
    let alike = per_mille(all - all_other, all);
    println!("all: {alike} per mille of {all}");
    assert!(alike >= FLOOR, "all: {alike} per mille, at least {FLOOR}");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn per_mille(part: usize, whole: usize) -> usize {
    part * 1000 / whole.max(1)
}

/// The questions of the set that are spelt well, so that a slip of the finger is the only one.
fn questions() -> Vec<String> {
    let sets = sets::read();
    let (_, set) = sets.into_iter().find(|(name, _)| name == SET).expect("the set is there");
    let spelt = set.items.into_iter().filter(|item| item.style != "typo");
    spelt.filter_map(|item| Some(item.turns.into_iter().next()?.question)).collect()
}

fn ends(text: &str) -> bool {
    text.ends_with('?')
}

/// What chance decides in a change.
#[derive(Clone, Debug)]
struct Dice {
    word: Index,
    letter: Index,
    choice: Index,
}

fn dice() -> impl Strategy<Value = Dice> {
    (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(word, letter, choice)| Dice { word, letter, choice })
}

impl Dice {
    fn one_of<'a>(&self, list: &[&'a str]) -> &'a str {
        list[self.choice.index(list.len())]
    }
}

/// The text with a slip in one of its words of four letters and more. A slip that makes another word is left out: nobody
/// can tell that it's one.
fn slip(text: &str, dice: &Dice, change: fn(&[char], &Dice) -> Option<String>) -> Option<String> {
    let words = words(text);
    let range = words.get(dice.word.index(words.len().max(1)))?.clone();
    let letters: Vec<char> = text[range.clone()].chars().collect();
    let slipped = change(&letters, dice)?;
    let makes_a_word = correct_words().contains(slipped.to_lowercase().as_str());
    (!makes_a_word).then(|| text[..range.start].to_owned() + &slipped + &text[range.end..])
}

/// Where the words of four letters and more stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        if word.len() >= 4 {
            words.push(start..start + word.len());
        }
        start += part.len();
    }
    words
}

/// Every correct word, as far as the lists and the articles tell.
fn correct_words() -> &'static HashSet<&'static str> {
    static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let lists = [
            include_str!("../knowledge/lexicon/common-en.txt"),
            include_str!("../knowledge/lexicon/known-en.txt"),
            include_str!("../knowledge/lexicon/en.toml"),
        ];
        lists.iter().flat_map(|list| list.split(|c: char| !c.is_ascii_alphabetic())).collect()
    });
    &WORDS
}

fn swapped(letters: &[char], dice: &Dice) -> Option<String> {
    let mut letters = letters.to_vec();
    let at = dice.letter.index(letters.len() - 1);
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}

fn left_out(letters: &[char], dice: &Dice) -> Option<String> {
    let mut letters = letters.to_vec();
    letters.remove(dice.letter.index(letters.len()));
    Some(letters.into_iter().collect())
}

fn doubled(letters: &[char], dice: &Dice) -> Option<String> {
    let mut letters = letters.to_vec();
    let at = dice.letter.index(letters.len());
    letters.insert(at, letters[at]);
    Some(letters.into_iter().collect())
}

fn beside(letters: &[char], dice: &Dice) -> Option<String> {
    let at = dice.letter.index(letters.len());
    let typed = letters[at].to_ascii_lowercase();
    let row = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].into_iter().find(|row| row.contains(typed))?;
    let keys: Vec<char> = row.chars().collect();
    let key = keys.iter().position(|key| *key == typed)?;
    let right = key + 1 < keys.len() && (key == 0 || dice.choice.index(2) == 0);
    replaced(letters, at, if right { keys[key + 1] } else { keys[key - 1] })
}

fn other_vowel(letters: &[char], dice: &Dice) -> Option<String> {
    const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    let is_vowel = |at: &usize| VOWELS.contains(&letters[*at].to_ascii_lowercase());
    let places: Vec<usize> = (0..letters.len()).filter(is_vowel).collect();
    let at = *places.get(dice.letter.index(places.len().max(1)))?;
    let others: Vec<char> = VOWELS.into_iter().filter(|vowel| *vowel != letters[at].to_ascii_lowercase()).collect();
    replaced(letters, at, *dice.choice.get(&others))
}

/// The word with another letter at `at`, as large as the one before.
fn replaced(letters: &[char], at: usize, letter: char) -> Option<String> {
    let mut letters = letters.to_vec();
    letters[at] = if letters[at].is_uppercase() { letter.to_ascii_uppercase() } else { letter };
    Some(letters.into_iter().collect())
}

fn torn(letters: &[char], dice: &Dice) -> Option<String> {
    /// The shortest word that people tear.
    const SHORTEST: usize = 8;
    /// The shortest piece that they make.
    const PIECE: usize = 3;
    let cuts = (letters.len() + 1).checked_sub(2 * PIECE).filter(|_| letters.len() >= SHORTEST)?;
    let (one, other) = letters.split_at(PIECE + dice.letter.index(cuts));
    Some(one.iter().chain(&[' ']).chain(other).collect())
}
