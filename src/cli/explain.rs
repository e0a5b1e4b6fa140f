use super::ask::join_words;
use super::failure::{Failure, Outcome};
use super::{Options, knowledge};
use clap::Args;
use std::ffi::OsString;
use std::io::{Write, stdout};

/// `footnote explain`: the way of a question, step by step.
#[derive(Debug, Args)]
pub struct Explain {
    /// The question; quotes around it are not needed
    #[arg(required = true)]
    question: Vec<OsString>,
}

impl Explain {
    pub fn run(self, options: &Options) -> Result<Outcome, Failure> {
        let question = join_words(&self.question)?;
        let explanation = knowledge::load(options)?.explain(&question).to_string();
        writeln!(stdout(), "{}", explanation.trim_end())?;
        Ok(Outcome::Done)
    }
}
