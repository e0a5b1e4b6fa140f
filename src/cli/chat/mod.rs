//! `footnote chat`: a conversation in the terminal, or line by line through a pipe.

mod editor;
mod history;
mod names;
mod session;

use super::failure::{Failure, Outcome};
use super::lines::{Line, Lines};
use super::view::View;
use super::{Options, knowledge, tell};
use footnote::Footnote;
use footnote::text::Language;
use session::{Heard, Session};
use std::io::{BufRead, IsTerminal, Write, stdin, stdout};

/// Talks until the user has had enough.
pub fn run(options: &Options) -> Result<Outcome, Failure> {
    talk_warm(&knowledge::load(options)?)
}

/// The same for those who may have meant to start the bot.
pub fn run_without_token(options: &Options) -> Result<Outcome, Failure> {
    let footnote = knowledge::load(options)?;
    tell(footnote.phrases().say(users_language(), "terminal_no_token"));
    talk_warm(&footnote)
}

/// Makes ready for questions in all languages while the first is being typed.
fn talk_warm(footnote: &Footnote) -> Result<Outcome, Failure> {
    std::thread::scope(|scope| {
        scope.spawn(|| footnote.warm_up());
        talk(footnote)
    })
}

fn talk(footnote: &Footnote) -> Result<Outcome, Failure> {
    let view = View::of_stdout(footnote).numbered();
    let mut session = Session::new(footnote);
    if !stdin().is_terminal() {
        return read_plainly(&view, &mut session, stdin().lock());
    }
    greet(footnote, &mut session)?;
    // The line editor draws on stdout, which another program may be reading.
    match stdout().is_terminal() {
        true => editor::talk(&view, &mut session, footnote.names()),
        false => read_plainly(&view, &mut session, stdin().lock()),
    }
}

/// Says what can be asked. It's no reply, so it goes to stderr.
fn greet(footnote: &Footnote, session: &mut Session) -> Result<(), Failure> {
    let view = View::plain(footnote).numbered();
    let language = users_language();
    let say = |key, values: &[(&str, &str)]| tell(view.phrase(language, key, values));
    let titles: Vec<_> = footnote.topics().iter().map(|topic| topic.title()).collect();
    say("terminal_greeting", &[("topics", &titles.join(", "))]);
    for topic in footnote.topics() {
        say("terminal_source", &[("source", topic.attribution())]);
    }
    let examples = session.offer_examples();
    if !examples.is_empty() {
        say("terminal_examples", &[]);
        let mut text = Vec::new();
        view.write_offered(&mut text, examples)?;
        tell(String::from_utf8_lossy(&text).trim_end());
    }
    say("terminal_hint", &[]);
    Ok(())
}

/// Answers line by line, without prompt or greeting. Bytes that are no text are replaced, not refused.
fn read_plainly(view: &View, session: &mut Session, input: impl BufRead) -> Result<Outcome, Failure> {
    for line in Lines::new(input) {
        let line = line.map_err(|error| Failure::Input(format!("can't read the questions: {error}")))?;
        let more = match line {
            Line::Whole(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                respond(view, session, text.trim_start_matches('\u{feff}'))?
            }
            Line::TooLong => {
                writeln!(stdout(), "{}\n", view.phrase(Language::English, "terminal_too_long", &[]))?;
                true
            }
        };
        if !more {
            break;
        }
    }
    Ok(Outcome::Done)
}

/// Responds to one line; whether there is more to talk about.
fn respond(view: &View, session: &mut Session, line: &str) -> Result<bool, Failure> {
    let mut out = stdout().lock();
    match session.hear(line) {
        Heard::Nothing => return Ok(true),
        Heard::Leave => return Ok(false),
        Heard::Help => writeln!(out, "{}", view.phrase(users_language(), "terminal_help", &[]).trim_end())?,
        Heard::NoCommand(command) => {
            writeln!(out, "{}", view.phrase(users_language(), "terminal_no_command", &[("command", &command)]))?;
        }
        Heard::Question(reply) => view.write_reply(&mut out, &reply)?,
    }
    writeln!(out)?;
    out.flush()?;
    Ok(true)
}

/// The language of the user's system, as far as the bot speaks it.
fn users_language() -> Language {
    // The first that is set counts, as for every other program.
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale = names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    locale.and_then(|locale| Language::from_code(&locale)).unwrap_or(Language::English)
}
