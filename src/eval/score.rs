use super::judge::Judgement;
use super::set::Item;
use crate::reply::{Reply, Status};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// How many bins of equal width the confidences are gathered in.
const BINS: usize = 10;

/// What came of the questions of some sets.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// All turns.
    pub total: Counts,
    /// By category, such as `when`.
    pub categories: BTreeMap<String, Counts>,
    /// By style, such as `typo`.
    pub styles: BTreeMap<String, Counts>,
    /// By language, such as `en`.
    pub languages: BTreeMap<String, Counts>,
    bins: [Bin; BINS],
    times: Vec<Duration>,
}

/// How many turns came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All of them.
    pub turns: usize,
    /// Those whose answer the article has.
    pub answerable: usize,
    /// Answerable and answered as they should be.
    pub right: usize,
    /// Answerable and answered, but wrongly.
    pub wrong: usize,
    /// Answerable but not answered.
    pub no_answer: usize,
    /// Those whose answer the article doesn't have.
    pub unanswerable: usize,
    /// Unanswerable and not answered.
    pub refused: usize,
    /// Unanswerable but answered.
    pub falsely_answered: usize,
}

/// The answers whose confidence fell into one bin.
#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    answers: usize,
    right: usize,
    confidence: f64,
}

/// How long questions took, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Timing {
    /// Half of the questions took no longer.
    pub median: f64,
    /// Of a hundred questions, 99 took no longer.
    pub percentile_99: f64,
}

impl Counts {
    fn add(&mut self, judgement: Judgement) {
        self.turns += 1;
        let (kind, outcome) = match judgement {
            Judgement::Right => (&mut self.answerable, &mut self.right),
            Judgement::Wrong(_) => (&mut self.answerable, &mut self.wrong),
            Judgement::NoAnswer => (&mut self.answerable, &mut self.no_answer),
            Judgement::Refused => (&mut self.unanswerable, &mut self.refused),
            Judgement::FalselyAnswered => (&mut self.unanswerable, &mut self.falsely_answered),
        };
        *kind += 1;
        *outcome += 1;
    }

    /// The share of answerable turns answered rightly, in percent; `None` if there were none.
    pub fn right_percent(&self) -> Option<f64> {
        percent(self.right, self.answerable)
    }

    /// The share of answerable turns answered wrongly, in percent; `None` if there were none.
    pub fn wrong_percent(&self) -> Option<f64> {
        percent(self.wrong, self.answerable)
    }

    /// The share of unanswerable turns answered all the same, in percent; `None` if there were none.
    pub fn falsely_answered_percent(&self) -> Option<f64> {
        percent(self.falsely_answered, self.unanswerable)
    }
}

fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

impl Score {
    /// Counts one turn of `item`: the reply, how it was judged and how long it took.
    pub fn add(&mut self, item: &Item, reply: &Reply, judgement: Judgement, time: Duration) {
        self.total.add(judgement);
        self.categories.entry(item.category.clone()).or_default().add(judgement);
        self.styles.entry(item.style.clone()).or_default().add(judgement);
        self.languages.entry(item.lang.clone()).or_default().add(judgement);
        self.times.push(time);
        if reply.status == Status::Answered {
            let confidence = reply.confidence.clamp(0.0, 1.0);
            let bin = &mut self.bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            bin.answers += 1;
            bin.right += usize::from(judgement.is_right());
            bin.confidence += confidence;
        }
    }

    /// The expected calibration error: how far the confidence of answers is from the share of right ones on average,
    /// from 0 (none) to 1. `None` if nothing was answered.
    pub fn calibration_error(&self) -> Option<f64> {
        let answers: usize = self.bins.iter().map(|bin| bin.answers).sum();
        // Weighted by the bin's share of the answers, the division by its size falls out.
        let distance: f64 = self.bins.iter().map(|bin| (bin.confidence - bin.right as f64).abs()).sum();
        (answers > 0).then(|| distance / answers as f64)
    }

    /// How long questions took; `None` if there were none.
    pub fn timing(&self) -> Option<Timing> {
        let mut times = self.times.clone();
        times.sort();
        // The nearest rank: the shortest time that is no shorter than this share of all.
        let rank = |share: usize| (times.len() * share).div_ceil(100).saturating_sub(1);
        let micros = |share| times.get(rank(share)).map(|time| time.as_nanos() as f64 / 1000.0);
        Some(Timing { median: micros(50)?, percentile_99: micros(99)? })
    }
}

/// The table for people.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, groups) in [("category", &self.categories), ("style", &self.styles), ("language", &self.languages)]
        {
            write!(f, "{title:<16}{:>6}{:>11}{:>14}{:>14}", "turns", "answerable", "right", "wrong")?;
            writeln!(f, "{:>14}{:>14}{:>14}{:>18}", "no answer", "unanswerable", "refused", "falsely answered")?;
            for (name, counts) in groups {
                write_row(f, name, counts)?;
            }
            writeln!(f)?;
        }
        let counts = &self.total;
        write_row(f, "all", counts)?;
        let (right, wrong) = (shown(counts.right_percent()), shown(counts.wrong_percent()));
        let answered = shown(counts.falsely_answered_percent());
        writeln!(f, "\nanswerable: right {right} wrong {wrong}; unanswerable answered {answered}")?;
        if let Some(error) = self.calibration_error() {
            writeln!(f, "calibration: expected error {error:.3} over {BINS} bins of confidence")?;
        }
        if let Some(Timing { median, percentile_99 }) = self.timing() {
            writeln!(f, "time a question: median {median:.0} µs, 99th percentile {percentile_99:.0} µs")?;
        }
        Ok(())
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, name: &str, counts: &Counts) -> fmt::Result {
    let Counts { answerable, unanswerable, .. } = *counts;
    write!(f, "  {name:<14}{:>6}{answerable:>11}", counts.turns)?;
    for part in [counts.right, counts.wrong, counts.no_answer] {
        write!(f, "{:>14}", share(part, answerable))?;
    }
    let (refused, false_answers) = (share(counts.refused, unanswerable), share(counts.falsely_answered, unanswerable));
    writeln!(f, "{unanswerable:>14}{refused:>14}{false_answers:>18}")
}

/// A count and its share, or a dash where there is nothing to share.
fn share(part: usize, whole: usize) -> String {
    percent(part, whole).map_or("-".to_owned(), |percent| format!("{part} {percent:>5.1}%"))
}

fn shown(percent: Option<f64>) -> String {
    percent.map_or("-".to_owned(), |percent| format!("{percent:.1}%"))
}

/// The same numbers for programs.
impl Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Numbers<'a> {
            #[serde(flatten)]
            total: &'a Counts,
            right_percent: Option<f64>,
            wrong_percent: Option<f64>,
            falsely_answered_percent: Option<f64>,
            calibration_error: Option<f64>,
            microseconds: Option<Timing>,
            categories: &'a BTreeMap<String, Counts>,
            styles: &'a BTreeMap<String, Counts>,
            languages: &'a BTreeMap<String, Counts>,
        }
        let numbers = Numbers {
            total: &self.total,
            right_percent: self.total.right_percent(),
            wrong_percent: self.total.wrong_percent(),
            falsely_answered_percent: self.total.falsely_answered_percent(),
            calibration_error: self.calibration_error(),
            microseconds: self.timing(),
            categories: &self.categories,
            styles: &self.styles,
            languages: &self.languages,
        };
        numbers.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{Set, Slip};
    use crate::text::Language;

    fn item(category: &str) -> Item {
        let turn = r#"{"question": "Q?", "expect": "unknown"}"#;
        let line =
            format!(r#"{{"id": "a", "category": "{category}", "lang": "en", "style": "plain", "turns": [{turn}]}}"#);
        Set::parse(line.as_bytes()).items.remove(0)
    }

    fn reply(status: Status, confidence: f64) -> Reply {
        Reply {
            question: "Q?".to_owned(),
            status,
            intent: "when",
            answer: String::new(),
            verdict: None,
            confidence,
            citations: Vec::new(),
            facts: Vec::new(),
            suggestions: Vec::new(),
            ambiguous: false,
            read_as: None,
            language: Language::English,
        }
    }

    fn score(replies: &[(Judgement, Status, f64)]) -> Score {
        let mut score = Score::default();
        for (index, (judgement, status, confidence)) in replies.iter().enumerate() {
            let time = Duration::from_micros(index as u64 + 1);
            score.add(&item("when"), &reply(*status, *confidence), *judgement, time);
        }
        score
    }

    const WRONG: Judgement = Judgement::Wrong(Slip::Answer);

    #[test]
    fn counts_each_outcome_once() {
        let score = score(&[
            (Judgement::Right, Status::Answered, 0.9),
            (Judgement::Right, Status::Answered, 0.9),
            (WRONG, Status::Answered, 0.9),
            (Judgement::NoAnswer, Status::Unknown, 0.9),
            (Judgement::Refused, Status::Suggested, 0.9),
            (Judgement::FalselyAnswered, Status::Answered, 0.9),
        ]);
        let Counts { turns, answerable, right, wrong, no_answer, .. } = score.total;
        assert_eq!((turns, answerable, right, wrong, no_answer), (6, 4, 2, 1, 1));
        let Counts { unanswerable, refused, falsely_answered, .. } = score.total;
        assert_eq!((unanswerable, refused, falsely_answered), (2, 1, 1));
        assert_eq!(score.categories["when"], score.total);
        let line = "answerable: right 50.0% wrong 25.0%; unanswerable answered 50.0%";
        assert!(score.to_string().contains(line), "{score}");
    }

    #[test]
    fn answers_as_sure_as_they_are_right_are_calibrated() {
        let mut replies = vec![(Judgement::Right, Status::Answered, 0.75); 3];
        replies.push((WRONG, Status::Answered, 0.75));
        let error = score(&replies).calibration_error().unwrap_or(1.0);
        assert!(error < 1e-9, "{error}");
    }

    #[test]
    fn answers_too_sure_are_not() {
        let replies = [(Judgement::Right, Status::Answered, 1.0), (WRONG, Status::Answered, 0.95)];
        let error = score(&replies).calibration_error().unwrap_or_default();
        // Both fall into the last bin: (1.0 + 0.95) / 2 sure, half of them right.
        assert!((error - 0.475).abs() < 1e-9, "{error}");
    }

    #[test]
    fn bins_do_not_make_up_for_each_other() {
        // A wrong answer given at 0 is honest, and so is a right one at 1; the other way round is off by 1.
        let honest = [(WRONG, Status::Answered, 0.0), (Judgement::Right, Status::Answered, 1.0)];
        assert_eq!(score(&honest).calibration_error(), Some(0.0));
        let dishonest = [(WRONG, Status::Answered, 1.0), (Judgement::Right, Status::Answered, 0.0)];
        assert_eq!(score(&dishonest).calibration_error(), Some(1.0));
    }

    #[test]
    fn what_was_not_answered_has_no_say_in_calibration() {
        let replies = [(Judgement::NoAnswer, Status::Unknown, 0.9), (Judgement::Refused, Status::Suggested, 0.5)];
        assert_eq!(score(&replies).calibration_error(), None);
    }

    #[test]
    fn a_confidence_outside_its_range_does_no_harm() {
        let replies = [(WRONG, Status::Answered, -3.0), (WRONG, Status::Answered, 7.0)];
        assert_eq!(score(&replies).calibration_error(), Some(0.5));
        assert!(score(&[(WRONG, Status::Answered, f64::NAN)]).calibration_error().is_some());
    }

    #[test]
    fn the_median_is_of_the_middle_and_the_percentile_near_the_end() {
        let replies = vec![(Judgement::Refused, Status::Unknown, 0.0); 200];
        assert_eq!(score(&replies).timing(), Some(Timing { median: 100.0, percentile_99: 198.0 }));
        assert_eq!(score(&replies[..1]).timing(), Some(Timing { median: 1.0, percentile_99: 1.0 }));
        assert_eq!(score(&[]).timing(), None);
    }

    #[test]
    fn an_empty_score_can_be_shown() {
        assert!(Score::default().to_string().contains("right - wrong -; unanswerable answered -"));
    }
}
