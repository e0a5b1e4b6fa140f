use super::failure::{Failure, Outcome};
use super::{Options, json, knowledge, tell};
use clap::Args;
use console::Term;
use footnote::eval::{Expect, Item, Judge, Judgement, Score, Set, Turn};
use footnote::{Conversation, Footnote, Reply, Status};
use indicatif::{ProgressBar, ProgressDrawTarget};
use serde::Serialize;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// `footnote eval`: how well questions with known answers are answered.
#[derive(Debug, Args)]
pub struct Eval {
    /// Question sets: files of JSON lines
    #[arg(required = true, value_name = "SET")]
    sets: Vec<PathBuf>,
    /// List each question that didn't come out as it should
    #[arg(long)]
    misses: bool,
    /// Print the numbers as one JSON object
    #[arg(long)]
    json: bool,
}

impl Eval {
    pub fn run(self, options: &Options) -> Result<Outcome, Failure> {
        let footnote = knowledge::load(options)?;
        let judge = Judge::of(&footnote);
        let (items, outcome) = read_sets(&self.sets, &judge);
        if items.is_empty() {
            return Err(Failure::Input("no questions to ask".to_owned()));
        }
        // The first question in each language would take the time of many.
        footnote.warm_up();
        let (score, misses) = ask_all(&footnote, &judge, &items);
        let misses = self.misses.then_some(misses);
        let mut out = stdout().lock();
        if self.json {
            out.write_all(&json::line(&Report { score, misses })?)?;
        } else {
            for miss in misses.iter().flatten() {
                miss.write(&mut out)?;
            }
            write!(out, "{score}")?;
        }
        Ok(outcome)
    }
}

/// The conversations of all sets. What can't be used is reported with its line, and the rest is read.
fn read_sets(paths: &[PathBuf], judge: &Judge) -> (Vec<Item>, Outcome) {
    let mut items = Vec::new();
    let mut outcome = Outcome::Done;
    for path in paths {
        let shown = path.display();
        let mut report = |line: usize, message: &str| {
            tell(format_args!("{shown}:{line}: {message}"));
            outcome = Outcome::Faults;
        };
        match std::fs::read(path) {
            Ok(bytes) => {
                let set = Set::parse(&bytes);
                set.bad_lines.iter().for_each(|bad| report(bad.line, &bad.message));
                for (line, passage) in uncitable(&set.items, judge) {
                    report(line, &format!("no article has this passage: {passage:?}"));
                }
                items.extend(set.items);
            }
            Err(error) => {
                tell(format_args!("{shown}: {error}"));
                outcome = Outcome::Faults;
            }
        }
    }
    (items, outcome)
}

/// Passages that no topic has, with their lines: the set and the knowledge don't go together there.
fn uncitable<'a>(items: &'a [Item], judge: &Judge) -> Vec<(usize, &'a str)> {
    let turns = items.iter().flat_map(|item| item.turns.iter().map(|turn| (item.line, turn)));
    let passages = turns.flat_map(|(line, turn)| turn.passages.iter().map(move |passage| (line, passage.as_str())));
    passages.filter(|(_, passage)| !judge.knows(passage)).collect()
}

fn ask_all(footnote: &Footnote, judge: &Judge, items: &[Item]) -> (Score, Vec<Miss>) {
    let mut score = Score::default();
    let mut misses = Vec::new();
    let mut progress = Progress::new(items.len());
    for item in items {
        let mut conversation = Conversation::default();
        for (index, turn) in item.turns.iter().enumerate() {
            let asked = Instant::now();
            let reply = footnote.ask_within(&turn.question, &mut conversation);
            let time = asked.elapsed();
            let judgement = judge.judge(turn, &reply);
            score.add(item, &reply, judgement, time);
            if !judgement.is_right() {
                misses.push(Miss::new(item, index, judgement, reply));
            }
        }
        progress.advance();
    }
    progress.finish();
    (score, misses)
}

/// A progress bar that shows itself only where somebody may be waiting.
struct Progress {
    bar: ProgressBar,
    begun: Instant,
}

impl Progress {
    /// How long nobody minds waiting.
    const PATIENCE: Duration = Duration::from_secs(1);

    fn new(length: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
        Progress { bar, begun: Instant::now() }
    }

    fn advance(&mut self) {
        if self.bar.is_hidden() && self.begun.elapsed() > Self::PATIENCE && Term::stderr().is_term() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    fn finish(self) {
        self.bar.finish_and_clear();
    }
}

/// The numbers, and the misses if they were asked for, as one JSON object.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    score: Score,
    #[serde(skip_serializing_if = "Option::is_none")]
    misses: Option<Vec<Miss>>,
}

/// A question that didn't come out as it should.
#[derive(Serialize)]
struct Miss {
    id: String,
    turn: usize,
    category: String,
    style: String,
    question: String,
    miss: String,
    expected: String,
    status: Status,
    answer: String,
    confidence: f64,
    quotes: Vec<String>,
}

impl Miss {
    fn new(item: &Item, index: usize, judgement: Judgement, reply: Reply) -> Miss {
        Miss {
            id: item.id.clone(),
            turn: index + 1,
            category: item.category.clone(),
            style: item.style.clone(),
            expected: item.turns.get(index).map(expected).unwrap_or_default(),
            quotes: reply.citations.iter().map(|citation| citation.quote().to_owned()).collect(),
            miss: judgement.to_string(),
            question: reply.question,
            status: reply.status,
            answer: reply.answer,
            confidence: reply.confidence,
        }
    }

    fn write(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "{} turn {} ({}, {}): {}", self.id, self.turn, self.category, self.style, self.miss)?;
        writeln!(out, "  question  {}", self.question)?;
        writeln!(out, "  expected  {}", self.expected)?;
        let status = format!("{:?}", self.status).to_lowercase();
        writeln!(out, "  came      {status}, confidence {:.2}: {}", self.confidence, self.answer)?;
        for quote in &self.quotes {
            writeln!(out, "  cited     {quote}")?;
        }
        writeln!(out)
    }
}

/// What a right reply is, in a line.
fn expected(turn: &Turn) -> String {
    if turn.expect == Expect::Unknown {
        return "unknown".to_owned();
    }
    let verdict = turn.verdict.map(|verdict| format!("{verdict:?}").to_lowercase());
    let groups = turn.answers.iter().map(|group| group.join(" | "));
    let answer = verdict.into_iter().chain(groups).collect::<Vec<_>>().join(" + ");
    let passages: Vec<_> = turn.passages.iter().map(|passage| short(passage)).collect();
    format!("{answer}; from {}", passages.join(" or "))
}

/// The beginning of a passage, enough to find it by.
fn short(passage: &str) -> String {
    const CHARACTERS: usize = 60;
    match passage.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("“{}…”", &passage[..end]),
        None => format!("“{passage}”"),
    }
}
