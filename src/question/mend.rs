//! The words of a question as they were meant: shorthand written out, slips mended, words joined and parted.

use super::Typed;
use crate::dates;
use crate::lexicon::Lexicon;
use crate::text::{Language, Token, is_cyrillic, is_katakana, stem};
use crate::topic::{MONTHS, Topic};
use std::ops::Range;

/// The text with shorthand written out and unknown words mended, and which were.
pub(super) fn mend(topic: &Topic, lexicon: &Lexicon, typed: &Typed<'_>) -> (String, Vec<(String, String)>) {
    let Typed { text: typed, ref tokens } = *typed;
    let mut text = String::with_capacity(typed.len());
    let mut mended = Vec::new();
    let mut done = 0;
    let dates = if Language::of(typed) == Language::English { Vec::new() } else { dates::find(typed) };
    let dated = |token: &Token| dates.iter().any(|found| found.range.contains(&token.span.start));
    let names_are_capital = has_small_words(typed, tokens);
    for (at, token) in tokens.iter().enumerate() {
        if token.span.start < done || dated(token) {
            continue;
        }
        if token.is_japanese() {
            for (range, better) in mend_katakana(topic, &typed[token.span.clone()]) {
                let range = token.span.start + range.start..token.span.start + range.end;
                text.push_str(&typed[done..range.start]);
                text.push_str(&better);
                done = range.end;
                mended.push((typed[range].to_owned(), better));
            }
            continue;
        }
        let mut end = token.span.end;
        let better = if is_state(tokens, at) {
            Some("USA".to_owned())
        } else if let Some((joined, next)) = join(topic, typed, tokens, at) {
            end = next.span.end;
            Some(joined)
        } else if let Some(meant) = lexicon.shorthand(&token.text) {
            Some(meant.to_owned())
        } else if token.has_digit() {
            whole_year(tokens, at).or_else(|| whole_year_elsewhere(tokens, at))
        } else if let Some(year) = tokens.get(at + 1).and_then(|next| year_in_words(&token.text, &next.text)) {
            end = tokens[at + 1].span.end;
            Some(year)
        } else if is_known(topic, &token.text) {
            None
        } else {
            let named = names_are_capital && at > 0 && is_capital(&typed[token.span.clone()]);
            mend_word(topic, &typed[token.span.clone()], &token.text, named)
        };
        if let Some(better) = better {
            text.push_str(&typed[done..token.span.start]);
            text.push_str(&better);
            mended.push((typed[token.span.start..end].to_owned(), better));
            done = end;
        }
    }
    text.push_str(&typed[done..]);
    (text, mended)
}

/// Whether a word is spelt as it should be. A word of which only another form is known may be misspelt all the same
/// ("befor").
fn is_known(topic: &Topic, word: &str) -> bool {
    let vocabulary = topic.vocabulary();
    let speller = topic.speller(word);
    let misspelt = || speller.mend_within_stem(word).is_some() || speller.is_doubling(word);
    vocabulary.has_seen(word) || vocabulary.knows(word) && !misspelt()
}

/// Whether the text has words that begin with a small letter, so that a capital tells a name.
fn has_small_words(typed: &str, tokens: &[Token]) -> bool {
    const LONG: usize = 4;
    let small = |token: &Token| typed[token.span.clone()].starts_with(char::is_lowercase);
    tokens.iter().any(|token| token.span.len() >= LONG && small(token))
}

/// Whether a word has a capital at its beginning, and no other.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
}

/// An unknown word as it was meant: mended, parted, or mended without the "s" that makes it belong ("japns").
fn mend_word(topic: &Topic, typed: &str, word: &str, named: bool) -> Option<String> {
    let speller = topic.speller(word);
    if speller.knows(word) {
        return None;
    }
    let mend = |word| if named { speller.mend_name(word) } else { speller.mend(word) };
    let inflected = || if word.starts_with(is_cyrillic) { mend_stem(topic, word) } else { None };
    let owner = || mend(word.strip_suffix('s')?);
    let parted = part_by_case(topic, typed).or_else(|| part_from_stop(topic, word));
    let mended = parted.or_else(inflected).or_else(|| mend(word).or_else(owner).map(str::to_owned));
    // A name may well be made of two words ("Portland").
    mended.or_else(|| part(topic, word).filter(|_| !named))
}

/// A form of a word that is misspelt in its stem: few of the forms are listed anywhere.
fn mend_stem(topic: &Topic, word: &str) -> Option<String> {
    /// Shorter stems are like too many others.
    const SHORTEST: usize = 6;
    let stem = stem(word);
    let ending = word.strip_prefix(&stem).filter(|_| stem.chars().count() >= SHORTEST)?;
    topic.stem_speller().mend(&stem).map(|better| format!("{better}{ending}"))
}

/// The names in katakana within a run of Japanese that are misspelt, each with its place and what was meant.
fn mend_katakana(topic: &Topic, run: &str) -> Vec<(Range<usize>, String)> {
    /// Shorter names are easily taken for one another.
    const SHORTEST: usize = 4;
    let mut mended = Vec::new();
    let mut at = 0;
    while let Some(start) = run.get(at..).and_then(|rest| rest.find(is_katakana)).map(|found| at + found) {
        let rest = &run[start..];
        let end = start + rest.find(|c| !is_katakana(c)).unwrap_or(rest.len());
        let name = &run[start..end];
        if name.chars().count() >= SHORTEST
            && let Some(better) = topic.katakana_speller().mend(name)
        {
            mended.push((start..end, better.to_owned()));
        }
        at = end;
    }
    mended
}

/// Two words written as one, the second with its capital ("didTokyo"), parted.
fn part_by_case(topic: &Topic, typed: &str) -> Option<String> {
    let at = typed.char_indices().skip(1).find(|(_, c)| c.is_uppercase())?.0;
    let (one, other) = (typed.get(..at)?, typed.get(at..)?);
    let known = |part: &str| topic.vocabulary().has_seen(&crate::text::fold(part));
    (known(one) && known(other)).then(|| format!("{one} {other}"))
}

/// Two words written as one, of which one is a function word ("thesoviet"), parted.
fn part_from_stop(topic: &Topic, word: &str) -> Option<String> {
    let stop = |part: &str| part.chars().count() > 2 && topic.vocabulary().is_stop(part);
    let known = |part: &str| is_long(part) && topic.vocabulary().has_seen(part);
    part_where(word, |one, other| match (stop(one), stop(other)) {
        (true, true) => true,
        (true, false) => known(other),
        (false, true) => known(one),
        (false, false) => false,
    })
}

/// Two words written as one ("primeminister"), parted.
fn part(topic: &Topic, word: &str) -> Option<String> {
    let known = |part: &str| is_long(part) && topic.vocabulary().has_seen(part);
    part_where(word, |one, other| known(one) && known(other))
}

fn part_where(word: &str, fits: impl Fn(&str, &str) -> bool) -> Option<String> {
    let mut cuts = word.char_indices().map(|(at, _)| word.split_at(at));
    cuts.find(|(one, other)| fits(one, other)).map(|(one, other)| format!("{one} {other}"))
}

/// Whether a word is long enough to be believed to be one of two.
fn is_long(word: &str) -> bool {
    word.chars().count() >= 4
}

/// A word written as two ("agree ment"), of which at least one is no word, joined; and the token that it ends with.
fn join<'a>(topic: &Topic, typed: &str, tokens: &'a [Token], at: usize) -> Option<(String, &'a Token)> {
    /// The shortest word that is believed to have been torn apart.
    const SHORTEST: usize = 6;
    let (one, other) = (tokens.get(at)?, tokens.get(at + 1)?);
    let space = typed.get(one.span.end..other.span.start)?;
    let is_word =
        |token: &Token| topic.vocabulary().has_seen(&token.text) || topic.speller(&token.text).knows(&token.text);
    if space != " " || one.has_digit() || other.has_digit() || is_word(one) && is_word(other) {
        return None;
    }
    let joined = format!("{}{}", one.text, other.text);
    let meant = topic.vocabulary().has_seen(&joined) || topic.speller(&joined).knows(&joined);
    (joined.chars().count() >= SHORTEST && meant).then_some((joined, other))
}

/// Whether "us" is the state: "us president", "with us", but not "tell us".
fn is_state(tokens: &[Token], at: usize) -> bool {
    const TO_US: [&str; 10] = ["tell", "give", "let", "show", "help", "for", "of", "remind", "inform", "to"];
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    tokens[at].text == "us" && !before.is_some_and(|before| TO_US.contains(&before.text.as_str()))
}

/// Months as they are cut short.
const SHORT_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// The year that two digits mean after a month or a word of time: "in 45", "april 45". Years are of the last century.
fn whole_year(tokens: &[Token], at: usize) -> Option<String> {
    const BEFORE: [&str; 15] = [
        "in", "since", "until", "till", "by", "from", "of", "early", "late", "mid", "before", "after", "spring",
        "autumn", "to",
    ];
    let digits = &tokens[at].text;
    let two_digits = digits.len() == 2 && digits.parse::<u8>().is_ok_and(|year| year > 12);
    let before = &tokens.get(at.checked_sub(1)?)?.text;
    let is_month = MONTHS.contains(&before.as_str()) || SHORT_MONTHS.contains(&before.as_str());
    let day_of_month = before != "to" && is_month && digits.parse::<u8>().is_ok_and(|day| day <= 31);
    let timed = BEFORE.contains(&before.as_str()) || is_month;
    // "In 90 days" counts, and "June 9" is a day.
    let counts = tokens.get(at + 1).is_some_and(|next| {
        matches!(next.text.as_str(), "days" | "day" | "years" | "months" | "weeks" | "islands" | "billion" | "million")
    });
    (two_digits && timed && !counts && !day_of_month).then(|| format!("19{digits}"))
}

/// The same in Russian, where an ending tells a year ("в ноябре 36-го", "56го"), and in Japanese, where "年" follows it.
fn whole_year_elsewhere(tokens: &[Token], at: usize) -> Option<String> {
    /// Endings of Russian ordinals as they are written after digits.
    const ENDINGS: [&str; 6] = ["го", "м", "й", "му", "ом", "ого"];
    /// How months and words of time begin: a smaller number after one of these is a year as well, and no day.
    const TIMES: [&str; 20] = [
        "январ",
        "феврал",
        "март",
        "апрел",
        "май",
        "мая",
        "мае",
        "июн",
        "июл",
        "август",
        "сентябр",
        "октябр",
        "ноябр",
        "декабр",
        "начал",
        "середин",
        "конц",
        "осен",
        "весн",
        "зим",
    ];
    /// What makes "年" a length of time, or a word of its own.
    const LENGTHS: [&str; 11] = ["間", "後", "ぶり", "前", "も", "以上", "もの", "ごと", "計画", "目", "ほど"];
    let digits: String = tokens[at].text.chars().take_while(char::is_ascii_digit).collect();
    let value: u8 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    let glued = &tokens[at].text[digits.len()..];
    let next = tokens.get(at + 1).filter(|next| next.span.start <= tokens[at].span.end + "–".len());
    let ending = if glued.is_empty() { next.map_or("", |next| next.text.as_str()) } else { glued };
    let before = at.checked_sub(1).map_or("", |before| tokens[before].text.as_str());
    let russian = ENDINGS.contains(&ending) && (value > 31 || TIMES.iter().any(|time| before.starts_with(time)));
    let japanese = ["年", "ねん"].iter().find_map(|mark| ending.strip_prefix(mark)).is_some_and(|rest| {
        value > 12 && !LENGTHS.iter().any(|length| rest.starts_with(length)) && !rest.starts_with('代')
    });
    (russian || japanese).then(|| format!("19{digits}{glued}"))
}

/// The year that two Russian words mean: "пятьдесят шестом". Years are of the last century.
fn year_in_words(tens: &str, ones: &str) -> Option<String> {
    const TENS: [&str; 8] =
        ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
    const ONES: [&str; 9] = ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят"];
    const ENDINGS: [&str; 9] = ["ом", "ого", "ый", "ой", "ому", "ьем", "ьего", "ий", "ьему"];
    let tens = 2 + TENS.iter().position(|word| *word == tens)?;
    let ones = ones.replace('ё', "е");
    let is_one = |stem: &&str| ones.strip_prefix(*stem).is_some_and(|ending| ENDINGS.contains(&ending));
    let one = 1 + ONES.iter().position(is_one)?;
    Some(format!("19{tens}{one}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn two_digits_are_a_year_where_an_ending_says_so() {
        let year = |text: &str, at: usize| whole_year_elsewhere(&tokenize(text), at);
        assert_eq!(year("в ноябре 36-го", 2).as_deref(), Some("1936"));
        assert_eq!(year("переговоры 56го", 1).as_deref(), Some("1956го"));
        assert_eq!(year("в мае 28-го", 2).as_deref(), Some("1928"));
        assert_eq!(year("приехал 23-го", 1), None, "a day");
        assert_eq!(year("78年の条約", 0).as_deref(), Some("1978"));
        assert_eq!(year("20年間", 0), None, "a length of time");
        assert_eq!(year("80年代", 0), None, "a decade");
    }

    #[test]
    fn two_digits_are_a_year_after_a_month_cut_short() {
        let year = |text: &str, at: usize| whole_year(&tokenize(text), at);
        assert_eq!(year("oct 73 talks", 1).as_deref(), Some("1973"));
        assert_eq!(year("oct 23 talks", 1), None, "a day");
    }

    #[test]
    fn a_year_may_be_written_in_russian_words() {
        assert_eq!(year_in_words("пятьдесят", "шестом").as_deref(), Some("1956"));
        assert_eq!(year_in_words("сорок", "пятого").as_deref(), Some("1945"));
        assert_eq!(year_in_words("сорок", "солдат"), None);
    }
}
