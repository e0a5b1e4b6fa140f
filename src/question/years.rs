//! Years as people write them in a hurry: of two digits, or in words. They are of the last century.

use crate::text::Token;
use crate::topic::MONTHS;

/// The year that two digits mean, in full, where what stands beside them says that they are one.
pub(super) fn whole_year(tokens: &[Token], at: usize) -> Option<String> {
    english_year(tokens, at).or_else(|| marked_year(tokens, at))
}

/// Months as they are cut short.
const SHORT_MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// The year that two digits mean in English after a month or a word of time: "in 45", "april 45".
fn english_year(tokens: &[Token], at: usize) -> Option<String> {
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

/// The year that two digits mean in Russian, where an ending tells a year ("в ноябре 36-го", "56го"), and in Japanese,
/// where "年" follows it.
fn marked_year(tokens: &[Token], at: usize) -> Option<String> {
    /// Endings of Russian ordinals as they are written after digits.
    const ENDINGS: [&str; 5] = ["го", "м", "му", "ом", "ого"];
    /// How months and words of time begin: a smaller number after one of these is a year as well, and no day.
    const TIMES: &str = "январ феврал март апрел май мая мае июн июл август сентябр октябр ноябр декабр начал середин \
                         конц осен весн зим";
    /// What makes "年" a length of time, or a word of its own.
    const LENGTHS: [&str; 12] = ["代", "間", "後", "ぶり", "前", "も", "以上", "もの", "ごと", "計画", "目", "ほど"];
    let digits: String = tokens[at].text.chars().take_while(char::is_ascii_digit).collect();
    let value: u8 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    let glued = &tokens[at].text[digits.len()..];
    let next = tokens.get(at + 1).filter(|next| next.span.start <= tokens[at].span.end + "–".len());
    let ending = if glued.is_empty() { next.map_or("", |next| next.text.as_str()) } else { glued };
    let before = at.checked_sub(1).map_or("", |before| tokens[before].text.as_str());
    let russian = ENDINGS.contains(&ending)
        && (value > 31 || TIMES.split_ascii_whitespace().any(|time| before.starts_with(time)));
    let japanese = ["年", "ねん"]
        .iter()
        .find_map(|mark| ending.strip_prefix(mark))
        .is_some_and(|rest| value > 12 && !LENGTHS.iter().any(|length| rest.starts_with(length)));
    (russian || japanese).then(|| format!("19{digits}{glued}"))
}

/// The year that two Russian words mean: "пятьдесят шестом".
pub(super) fn year_in_words(tens: &str, ones: &str) -> Option<String> {
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
        let year = |text: &str, at: usize| marked_year(&tokenize(text), at);
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
        let year = |text: &str, at: usize| english_year(&tokenize(text), at);
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
