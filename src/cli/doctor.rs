use super::failure::{Failure, Outcome};
use super::{Options, counted, knowledge, tell};
use footnote::telegram::doctor::{Finding, Mark, examine};
use std::io::{self, Write, stdout};

/// `footnote doctor`: what is well with the bot, what isn't, and what to do about that.
pub fn run(options: &Options) -> Result<Outcome, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Input(format!("can't look at the bot: {error}")))?;
    let (mut faults, mut written) = (0, Ok(()));
    let mut show = |finding: Finding| {
        faults += usize::from(finding.mark == Mark::Fault);
        if written.is_ok() {
            written = write(&finding);
        }
    };
    show(knowledge_finding(options));
    let names: Vec<_> = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).collect();
    runtime.block_on(examine(&|name: &str| std::env::var(name).ok(), &names, &mut show));
    written?;
    if faults > 0 {
        tell(counted(faults, "fault"));
        return Ok(Outcome::Faults);
    }
    tell("no faults");
    Ok(Outcome::Done)
}

/// A line at once: the next finding may take a while.
fn write(finding: &Finding) -> io::Result<()> {
    let mut out = stdout().lock();
    writeln!(out, "{finding}")?;
    out.flush()
}

fn knowledge_finding(options: &Options) -> Finding {
    const ABOUT: &str = "knowledge";
    match knowledge::load(options) {
        Ok(footnote) => {
            let facts = footnote.topics().iter().map(|topic| topic.facts().len()).sum();
            let topics = counted(footnote.topics().len(), "topic");
            Finding::well(ABOUT, format!("{topics}, {}, no faults", counted(facts, "fact")))
        }
        Err(Failure::Knowledge(faults)) => {
            let count = counted(faults.list().len(), "fault");
            Finding::fault(ABOUT, format!("{count}. `footnote check` lists them"))
        }
        Err(failure) => Finding::fault(ABOUT, failure.to_string()),
    }
}
