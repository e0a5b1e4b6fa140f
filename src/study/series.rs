use super::Study;
use crate::dates::{Kind, Span};
use crate::text::{stem, tokenize};
use crate::topic::{Fact, Slot, SlotValue};

/// Figures of one thing in one unit, by year: what a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What the figures are of.
    pub title: String,
    /// Their unit: "US$ billion".
    pub unit: String,
    /// The figures, by year; at least one.
    pub points: Vec<Point>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its year.
    pub year: i32,
    /// Its value in the unit of the series.
    pub value: f64,
    /// How the article puts it: "nearly US$6 billion".
    pub label: String,
    /// The id of the fact that states it.
    pub fact: String,
}

impl Study<'_> {
    /// All figures with a unit and a year, where there are at least two in a unit. Series of one unit stand together, so
    /// that they can share a chart.
    pub fn series(&self) -> Vec<Series> {
        let mut series: Vec<(String, Series)> = Vec::new();
        for fact in self.topic.facts() {
            let Some((key, one)) = self.figure(fact) else { continue };
            let known = series.iter_mut().find(|(known, other)| *known == key && other.unit == one.unit);
            match known {
                Some((_, known)) => known.points.extend(one.points),
                None => series.push((key, one)),
            }
        }
        let mut series: Vec<Series> = series.into_iter().map(|(_, series)| series).collect();
        for one in &mut series {
            one.points.sort_by_key(|point| point.year);
            one.points.dedup_by(|b, a| (a.year, a.value) == (b.year, b.value));
        }
        let in_unit = |unit: &str| series.iter().filter(|s| s.unit == unit).map(|s| s.points.len()).sum::<usize>();
        let counts: Vec<usize> = series.iter().map(|one| in_unit(&one.unit)).collect();
        let mut counts = counts.into_iter();
        series.retain(|_| counts.next().is_some_and(|count| count > 1));
        series.sort_by(|a, b| a.unit.cmp(&b.unit).then(b.points.len().cmp(&a.points.len())));
        series
    }

    /// The figure that a fact states, as a series of one, with what tells its series from others.
    fn figure(&self, fact: &Fact) -> Option<(String, Series)> {
        let [number] = fact.slot(Slot::HowMany)?.values.as_slice() else { return None };
        let [of] = fact.slot(Slot::What)?.values.as_slice() else { return None };
        let [when] = fact.slot(Slot::When)?.values.as_slice() else { return None };
        let year = year(when.span.as_ref()?)?;
        let (value, unit) = amount(&number.text)?;
        let point = Point { year, value, label: number.text.clone(), fact: fact.id.clone() };
        let series = Series { title: self.title(of), unit, points: vec![point] };
        Some((thing(of)?, series))
    }

    fn title(&self, of: &SlotValue) -> String {
        of.entity.map_or_else(|| of.text.clone(), |name| self.topic.entity(name).name.clone())
    }
}

/// What tells one series from another: the name, or else the noun at the end of the words for it ("overall trade").
fn thing(of: &SlotValue) -> Option<String> {
    match of.entity {
        Some(name) => Some(format!("{}", name.0)),
        None => tokenize(&of.text).last().map(|word| stem(&word.text)),
    }
}

/// The year of a date that is of one year, whether in it or by it.
fn year(when: &Span) -> Option<i32> {
    if when.qualifier().is_some() || !matches!(when.kind(), Kind::Point | Kind::By) {
        return None;
    }
    when.start().or(when.end())?.year()
}

/// The number in a text with its unit: what is written right before it and the word behind it. `None` if there isn't
/// just one number.
pub(super) fn amount(text: &str) -> Option<(f64, String)> {
    let digits = |c: char| c.is_ascii_digit();
    let start = text.find(digits)?;
    let length = text[start..].find(|c: char| !digits(c) && c != '.' && c != ',').unwrap_or(text.len() - start);
    let (number, behind) = text[start..].split_at(length);
    let value: f64 = number.trim_end_matches(['.', ',']).replace(',', "").parse().ok()?;
    let before = text[..start].rsplit(' ').next().unwrap_or_default();
    let after = behind.split_whitespace().next().unwrap_or_default();
    let unit = [before, after].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (!unit.is_empty() && !behind.contains(digits)).then_some((value, unit))
}
