use super::card::exact_date;
use super::{Card, Study};
use crate::dates::{Date, Precision};
use crate::topic::Fact;
use std::collections::BTreeSet;

/// The fact that is told on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Daily {
    /// The fact, with its passages.
    pub card: Card,
    /// Whether it happened on this day of the year.
    pub on_this_day: bool,
}

/// A month and a day in it.
type DayOfYear = (u8, u8);

impl Study<'_> {
    /// The fact of the day: one that happened on that day of the year, or else the next of a walk through all others,
    /// which comes back to none before it has been to all. The seed sets where the walk is, so that two chats needn't
    /// be told the same. `None` if the date isn't whole or there are no facts.
    pub fn fact_of_the_day(&self, date: Date, seed: u64) -> Option<Daily> {
        let (year, today) = (date.year()?, day_of_year(date)?);
        let facts = self.topic.facts().iter().filter(|fact| !fact.not && fact.quiz);
        let (dated, others): (Vec<&Fact>, Vec<&Fact>) = facts.partition(|fact| anniversary(fact).is_some());
        let mut of_today: Vec<&Fact> = dated.iter().copied().filter(|fact| anniversary(fact) == Some(today)).collect();
        if of_today.iter().any(|fact| !fact.headline.is_empty()) {
            of_today.retain(|fact| !fact.headline.is_empty());
        }
        let days: BTreeSet<DayOfYear> = dated.iter().filter_map(|fact| anniversary(fact)).collect();
        let step = seed.wrapping_add(walked(date, year, today, &days)?);
        let (fact, on_this_day) = match at(&of_today, seed.wrapping_add(u64::from(year.unsigned_abs()))) {
            Some(fact) => (fact, true),
            None => (at(&others, stride(others.len()).wrapping_mul(step % others.len().max(1) as u64))?, false),
        };
        Some(Daily { card: self.card_of(fact), on_this_day })
    }
}

/// The month and day on which a fact happened, if the article gives them.
fn anniversary(fact: &Fact) -> Option<DayOfYear> {
    day_of_year(exact_date(fact)?.date()?)
}

fn day_of_year(date: Date) -> Option<DayOfYear> {
    (date.precision() == Precision::Day).then_some((date.month()?, date.day()?))
}

/// How many days before this one had no anniversary: so many steps the walk has gone.
fn walked(date: Date, year: i32, today: DayOfYear, days: &BTreeSet<DayOfYear>) -> Option<u64> {
    let falls_in = |year: i32| move |day: &&DayOfYear| Date::new(Some(year), Some(day.0), Some(day.1)).is_some();
    let years_before: usize = (1..year).map(|year| days.iter().filter(falls_in(year)).count()).sum();
    let this_year = days.range(..today).filter(falls_in(year)).count();
    let first = Date::new(Some(1), Some(1), Some(1))?.day_number()?;
    let gone = u64::try_from(date.day_number()? - first).ok()?;
    gone.checked_sub((years_before + this_year) as u64)
}

fn at<'a>(facts: &[&'a Fact], number: u64) -> Option<&'a Fact> {
    let number = number.checked_rem(facts.len() as u64)?;
    facts.get(usize::try_from(number).ok()?).copied()
}

/// How far each step of the walk goes: across a good part of the article, and in a rhythm that meets every fact once
/// before it comes round.
fn stride(facts: usize) -> u64 {
    let facts = facts as u64;
    let golden = facts * 618 / 1000;
    (golden.max(1)..).find(|stride| common_divisor(*stride, facts) == 1).unwrap_or(1)
}

fn common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::{common_divisor, stride};

    #[test]
    fn the_walk_meets_every_fact() {
        for facts in 1..500 {
            assert_eq!(common_divisor(stride(facts), facts as u64), 1, "{facts}");
        }
    }
}
