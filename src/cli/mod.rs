//! The command line: what can be typed, and a file for each command.
//!
//! Data goes to stdout, everything else to stderr. The exit code is 0 when a command did its work, 1 for faults in
//! its input, 2 for wrong usage.

mod ask;
mod batch;
mod bot;
mod chat;
mod check;
mod conversations;
mod doctor;
mod eval;
mod explain;
mod failure;
mod import;
mod json;
mod knowledge;
mod lines;
mod memory;
mod review;
mod terminal;
mod view;
mod wrap;

pub use terminal::colours_wanted;

use clap::{Args, Parser, Subcommand};
use failure::{Failure, Outcome};
use std::fmt::Display;
use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

/// Answers questions about a curated topic, with the article's own passage under every answer.
///
/// Without a command it's the Telegram bot if TELOXIDE_TOKEN is set, and else talks in this terminal.
#[derive(Debug, Parser)]
#[command(name = "footnote", version)]
pub struct Arguments {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Options of all commands.
#[derive(Debug, Args)]
struct Options {
    /// A folder of topic folders, in place of the topics built into the program [env: FOOTNOTE_KNOWLEDGE]
    #[arg(long, global = true, value_name = "DIR")]
    knowledge: Option<PathBuf>,
    /// Only the topic of this name
    #[arg(long, global = true, value_name = "NAME")]
    topic: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Talk in this terminal: history, completion of names, follow-ups
    Chat,
    /// Answer one question
    Ask(ask::Ask),
    /// Show how the reply to a question comes about
    Explain(explain::Explain),
    /// Run the Telegram bot
    Bot,
    /// Check knowledge: every fault with its file and line
    Check(check::Check),
    /// Look at settings, token, webhook, database and clock: what is wrong, and what to do about it
    Doctor,
    /// Score question sets: a table by category, style and language
    Eval(eval::Eval),
    /// Make a topic folder out of an article
    Import(import::Import),
    /// Go through what the bot could not answer, and accept questions as examples of facts
    Review(review::Review),
}

/// Does what was asked for and says with which code to exit.
pub fn run(arguments: Arguments) -> ExitCode {
    let outcome = execute(arguments).and_then(|outcome| {
        stdout().flush()?;
        Ok(outcome)
    });
    match outcome {
        Ok(outcome) => outcome.exit_code(),
        Err(failure) => {
            if !failure.is_closed_pipe() {
                tell(format_args!("footnote: {failure}"));
            }
            failure.exit_code()
        }
    }
}

fn execute(arguments: Arguments) -> Result<Outcome, Failure> {
    let options = &arguments.options;
    match arguments.command {
        Some(Command::Chat) => chat::run(options),
        Some(Command::Ask(ask)) => ask.run(options),
        Some(Command::Explain(explain)) => explain.run(options),
        Some(Command::Bot) => bot::run(options),
        Some(Command::Check(check)) => check.run(options),
        Some(Command::Doctor) => doctor::run(options),
        Some(Command::Eval(eval)) => eval.run(options),
        Some(Command::Import(import)) => import.run(),
        Some(Command::Review(review)) => review.run(options),
        None if bot::has_token() => bot::run(options),
        None => chat::run_without_token(options),
    }
}

/// Says something to the person at the terminal. That nobody may listen is no reason to fail.
fn tell(message: impl Display) {
    let _ = writeln!(stderr(), "{message}");
}

/// `count` with its noun: "1 fault", "2 faults".
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::Arguments;
    use clap::CommandFactory;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
