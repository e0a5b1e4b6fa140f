use super::names::Names;
use super::session::Session;
use super::{history, read_plainly, respond};
use crate::cli::failure::{Failure, Outcome};
use crate::cli::view::View;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{CompletionType, Config, Context, Editor};
use rustyline::{Helper, Highlighter, Hinter, Validator};
use std::io::stdin;

/// Talks with a line editor: history, and completion of names anywhere in a sentence.
pub fn talk(view: &View, session: &mut Session, names: Vec<&str>) -> Result<Outcome, Failure> {
    let Ok(mut editor) = open(&names) else {
        // A terminal that can't be edited on can still be read from.
        return read_plainly(view, session, stdin().lock());
    };
    let history = history::file();
    if let Some(file) = &history {
        // None yet, or none that can be read: the chat begins without.
        let _ = editor.load_history(file);
    }
    loop {
        match editor.readline("> ") {
            Ok(line) => {
                let is_new = editor.add_history_entry(line.as_str()).unwrap_or_default();
                if let Some(file) = history.as_ref().filter(|_| is_new) {
                    // At once, since a window may be closed without a word. That it may fail is no matter.
                    let _ = editor.append_history(file);
                }
                if !respond(view, session, &line)? {
                    return Ok(Outcome::Done);
                }
            }
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => return Ok(Outcome::Done),
            Err(error) => return Err(Failure::Input(format!("can't read from the terminal: {error}"))),
        }
    }
}

fn open(names: &[&str]) -> rustyline::Result<Editor<Assistant, FileHistory>> {
    let config = Config::builder().completion_type(CompletionType::List).history_ignore_dups(true)?.build();
    let mut editor = Editor::with_config(config)?;
    editor.set_helper(Some(Assistant { names: Names::new(names) }));
    Ok(editor)
}

/// What helps the user type.
#[derive(Helper, Highlighter, Hinter, Validator)]
struct Assistant {
    names: Names,
}

impl Completer for Assistant {
    type Candidate = String;

    fn complete(&self, line: &str, cursor: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(self.names.complete(line.get(..cursor).unwrap_or_default()))
    }
}
