use super::ask::join_words;
use super::failure::{Failure, Outcome};
use super::{Options, knowledge};
use clap::Args;
use footnote::Conversation;
use std::ffi::OsString;
use std::io::{Write, stdout};

/// `footnote explain`: the way of a question, step by step.
#[derive(Debug, Args)]
pub struct Explain {
    /// The question; quotes around it are not needed
    #[arg(required = true)]
    question: Vec<OsString>,
    /// A question asked before it, which it may lean on; once for each, in their order
    #[arg(long, value_name = "QUESTION")]
    after: Vec<String>,
}

impl Explain {
    pub fn run(self, options: &Options) -> Result<Outcome, Failure> {
        let question = join_words(&self.question)?;
        let footnote = knowledge::load(options)?;
        let mut conversation = Conversation::default();
        for earlier in &self.after {
            footnote.ask_within(earlier, &mut conversation);
        }
        let explanation = footnote.explain_within(&question, &mut conversation).to_string();
        writeln!(stdout(), "{}", explanation.trim_end())?;
        Ok(Outcome::Done)
    }
}
