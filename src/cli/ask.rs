use super::failure::{Failure, Outcome};
use super::view::View;
use super::{Options, batch, json, knowledge};
use clap::Args;
use std::ffi::OsString;
use std::io::{Write, stdin, stdout};
use std::mem::ManuallyDrop;

/// `footnote ask`: one reply, or a stream of them.
#[derive(Debug, Args)]
pub struct Ask {
    /// The question; quotes around it are not needed
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    question: Vec<OsString>,
    /// Print the reply as one JSON object
    #[arg(long)]
    json: bool,
    /// Read questions as JSON lines from stdin and print a reply a line, in the same order
    #[arg(long)]
    batch: bool,
}

impl Ask {
    pub fn run(self, options: &Options) -> Result<Outcome, Failure> {
        if self.batch {
            let footnote = ManuallyDrop::new(knowledge::load(options)?);
            footnote.warm_up();
            return batch::run(&footnote, stdin().lock(), stdout().lock());
        }
        let question = join_words(&self.question)?;
        // The process ends after this reply: taking the knowledge apart first would only take time.
        let footnote = ManuallyDrop::new(knowledge::load(options)?);
        let reply = footnote.ask(&question);
        let mut out = stdout().lock();
        if self.json {
            out.write_all(&json::reply_line(None, &reply)?)?;
        } else {
            View::of_stdout(&footnote).write_reply(&mut out, &reply)?;
        }
        Ok(Outcome::Done)
    }
}

/// The question that these words of the command line make. Bytes that are no text are replaced, not refused: the
/// rest of the question may be understood all the same.
pub fn join_words(words: &[OsString]) -> Result<String, Failure> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let question = words.join(" ");
    if question.trim().is_empty() {
        return Err(Failure::Usage("the question is empty; ask something".to_owned()));
    }
    Ok(question)
}

#[cfg(test)]
mod tests {
    use super::join_words;

    #[test]
    fn words_make_a_question() {
        let words = ["Who", "was", "he?"].map(Into::into);
        assert_eq!(join_words(&words).ok().as_deref(), Some("Who was he?"));
    }

    #[test]
    fn blanks_make_none() {
        assert!(join_words(&["".into(), " \t".into()]).is_err());
    }
}
