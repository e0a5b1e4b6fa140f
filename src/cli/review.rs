use super::check::Check;
use super::failure::{Failure, Outcome};
use super::{Options, counted, knowledge, tell};
use clap::Args;
use footnote::study::Study;
use footnote::telegram::review::{Accepted, Case, Desk, DeskError, headline};
use footnote::{Footnote, Source};
use std::io::{BufRead, Write, stdin, stdout};
use std::path::Path;

/// The setting that says where the bot keeps what must last.
const DATABASE: &str = "FOOTNOTE_DATABASE_URL";

/// How many other wordings of a question are shown.
const WORDINGS: usize = 5;

/// `footnote review`: what the bot could not answer, made into examples of facts.
#[derive(Debug, Args)]
pub struct Review {
    /// Only list what there is: how often, how it went, the question, and the fact that is nearest, with tabs between
    #[arg(long)]
    list: bool,
}

/// What somebody decided.
enum Decision {
    Accept(String),
    Dismiss,
    Skip,
    Quit,
}

impl Review {
    pub fn run(self, options: &Options) -> Result<Outcome, Failure> {
        let address = std::env::var(DATABASE).ok().filter(|address| !address.is_empty());
        let address = address.ok_or_else(|| {
            let how = "set it to the bot's database, such as sqlite://footnote.db";
            Failure::Input(format!("{DATABASE} is not set, so there is nothing to look through: {how}"))
        })?;
        let folder = knowledge::folder(options);
        let footnote = knowledge::load(options)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Failure::Input(format!("can't read the database: {error}")))?;
        runtime.block_on(async {
            match folder {
                _ if self.list => list(&Desk::open(&address).await?, &footnote).await,
                Some(folder) => go_through(&Desk::open(&address).await?, &footnote, &folder, options).await,
                None => Err(Failure::Usage(
                    "what is accepted is written into the files of a topic, and the built-in knowledge has none: name \
                     the folder with --knowledge DIR. `footnote review --list` only lists"
                        .to_owned(),
                )),
            }
        })
    }
}

async fn list(desk: &Desk, footnote: &Footnote) -> Result<Outcome, Failure> {
    let mut out = stdout().lock();
    for Accepted { question, fact } in desk.accepted().await? {
        writeln!(out, "1\taccepted\t{}\t{fact}", one_line(&question))?;
    }
    for case in desk.cases(footnote).await? {
        let (near, text) = (case.near(footnote), one_line(case.text()));
        writeln!(out, "{}\t{}\t{text}\t{}", case.times, kind(&case), near.first().map_or("", String::as_str))?;
    }
    Ok(Outcome::Done)
}

async fn go_through(desk: &Desk, footnote: &Footnote, folder: &Path, options: &Options) -> Result<Outcome, Failure> {
    let mut written = 0;
    for accepted in desk.accepted().await? {
        match write(footnote, folder, &accepted) {
            Ok(()) => {
                desk.written(&accepted).await?;
                tell(format_args!("accepted in the bot: {} → {}", accepted.question, accepted.fact));
                written += 1;
            }
            // Of another topic, or of a fact that was removed: it may still find its place.
            Err(failure) => tell(format_args!("not written: {}: {failure}", accepted.question)),
        }
    }
    let cases = desk.cases(footnote).await?;
    tell(format_args!("{} to review", counted(cases.len(), "question")));
    for (number, case) in cases.iter().enumerate() {
        let near = case.near(footnote);
        show(number + 1, cases.len(), case, footnote, &near)?;
        match decide(case, footnote, &near)? {
            Decision::Quit => break,
            Decision::Skip => {}
            Decision::Dismiss => desk.close(case).await?,
            Decision::Accept(fact) => {
                let question = case.text().to_owned();
                write(footnote, folder, &Accepted { question, fact })?;
                desk.close(case).await?;
                written += 1;
            }
        }
    }
    if written == 0 {
        return Ok(Outcome::Done);
    }
    tell(format_args!("{} written into {}", counted(written, "example"), folder.display()));
    let checked = Check::knowledge_in_use().run(options)?;
    tell("Next: look at the change, run `footnote eval` on your question sets, and restart the bot with this folder");
    Ok(checked)
}

fn show(number: usize, all: usize, case: &Case, footnote: &Footnote, near: &[String]) -> Result<(), Failure> {
    let mut out = stdout().lock();
    writeln!(out, "\n[{number}/{all}] {}, {}×: {}", kind(case), case.times, case.text())?;
    for other in case.others.iter().take(WORDINGS) {
        writeln!(out, "      also: {other}")?;
    }
    if let (Some(answer), Some(_)) = (&case.wrong, &case.question) {
        writeln!(out, "      answer: {}", one_line(answer))?;
    }
    for (number, fact) in near.iter().enumerate() {
        writeln!(out, "  {}  {fact}: {}", number + 1, headline(footnote, fact).unwrap_or_default())?;
    }
    Ok(())
}

fn decide(case: &Case, footnote: &Footnote, near: &[String]) -> Result<Decision, Failure> {
    loop {
        let accept = if case.question.is_some() { "number or id of the fact that it asks for, " } else { "" };
        write!(stdout(), "{accept}d dismiss, s skip, q quit > ")?;
        stdout().flush()?;
        let mut line = String::new();
        if stdin().lock().read_line(&mut line)? == 0 {
            writeln!(stdout())?;
            return Ok(Decision::Quit);
        }
        match line.trim() {
            "q" => return Ok(Decision::Quit),
            "d" => return Ok(Decision::Dismiss),
            "s" | "" => return Ok(Decision::Skip),
            fact if case.question.is_some() => {
                let numbered = fact.parse::<usize>().ok().and_then(|number| near.get(number.checked_sub(1)?));
                let fact = numbered.map_or(fact, String::as_str);
                if Study::with_fact(footnote, fact).is_some() {
                    return Ok(Decision::Accept(fact.to_owned()));
                }
                tell(format_args!("there is no fact {fact}"));
            }
            _ => tell("its question isn't known, so it can't be accepted"),
        }
    }
}

fn write(footnote: &Footnote, folder: &Path, accepted: &Accepted) -> Result<(), Failure> {
    let study = Study::with_fact(footnote, &accepted.fact)
        .ok_or_else(|| Failure::Input(format!("no topic has the fact {}", accepted.fact)))?;
    // Read anew each time: what was just written must stay.
    let source = Source::folder(folder).map_err(|error| Failure::Input(error.to_string()))?;
    let added = Study::add_example(&source, study.topic().name(), &accepted.fact, &accepted.question);
    added.map_err(|error| Failure::Input(error.to_string()))
}

fn kind(case: &Case) -> &'static str {
    if case.wrong.is_some() { "called wrong" } else { "unanswered" }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Failure {
        Failure::Input(error.to_string())
    }
}
