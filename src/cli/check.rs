use super::failure::{Failure, Outcome};
use super::{Options, counted, knowledge, tell};
use clap::Args;
use footnote::Footnote;
use std::io::{Write, stdout};
use std::path::PathBuf;

/// `footnote check`: the faults of knowledge files.
#[derive(Debug, Args)]
pub struct Check {
    /// A folder of topic folders; without it, the knowledge in use is checked
    dir: Option<PathBuf>,
}

impl Check {
    /// A check of the knowledge that the options name.
    pub fn knowledge_in_use() -> Check {
        Check { dir: None }
    }

    pub fn run(self, options: &Options) -> Result<Outcome, Failure> {
        let folder = self.dir.or_else(|| knowledge::folder(options));
        let source = knowledge::source(folder.as_deref())?;
        match knowledge::load_from(&source, options) {
            Ok(footnote) => {
                tell(summary(&footnote));
                Ok(Outcome::Done)
            }
            // The faults are what this command is for, so they are data and go to stdout.
            Err(Failure::Knowledge(faults)) => {
                let mut out = stdout().lock();
                for fault in faults.list() {
                    writeln!(out, "{fault}")?;
                }
                tell(counted(faults.list().len(), "fault"));
                Ok(Outcome::Faults)
            }
            Err(failure) => Err(failure),
        }
    }
}

fn summary(footnote: &Footnote) -> String {
    let articles = || footnote.topics().iter().map(|topic| topic.article());
    let topics = counted(footnote.topics().len(), "topic");
    let sections = counted(articles().map(|article| article.sections().len()).sum(), "section");
    let sentences = counted(articles().map(|article| article.sentences().len()).sum(), "sentence");
    let names = counted(footnote.names().len(), "name");
    format!("no faults: {topics}, {sections}, {sentences}, {names}")
}
