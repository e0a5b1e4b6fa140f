use super::terminal::Terminal;
use super::wrap::wrap;
use footnote::text::Language;
use footnote::{Citation, Footnote, Reply, Status};
use std::io::{self, Write};

/// How many characters one question may sensibly have: more than the longest sentence of a patient asker.
const LONG: usize = 1000;

/// How many questions are offered in place of an answer when the reply has none of its own.
const OFFERED: usize = 3;

/// How many columns stand before a line of a quote.
const INDENT: usize = 4;

/// Shows replies to people.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    footnote: &'a Footnote,
    terminal: Terminal,
    numbered: bool,
}

impl<'a> View<'a> {
    /// A view for what stdout can do.
    pub fn of_stdout(footnote: &'a Footnote) -> View<'a> {
        View { footnote, terminal: Terminal::of_stdout(), numbered: false }
    }

    /// A view without colours or width, for what doesn't go to stdout.
    pub fn plain(footnote: &'a Footnote) -> View<'a> {
        View { footnote, terminal: Terminal::default(), numbered: false }
    }

    /// The same, with numbers before the questions offered, by which they can be picked.
    pub fn numbered(self) -> View<'a> {
        View { numbered: true, ..self }
    }

    /// Writes a reply: the answer and what it rests on, or honestly that there is none.
    pub fn write_reply(&self, out: &mut impl Write, reply: &Reply) -> io::Result<()> {
        let say = |key| self.phrase(reply.language, key, &[]);
        if let Some(question) = &reply.read_as {
            let line = self.phrase(reply.language, "terminal_read_as", &[("question", question)]);
            writeln!(out, "{}", self.terminal.faint(&printable(&line)))?;
        }
        let asks_back = reply.status == Status::Suggested && reply.citations.is_empty();
        let small_talk = self.footnote.small_talk(reply);
        let heading = match reply.status {
            Status::Answered => reply.answer.clone(),
            Status::Unknown if small_talk.is_some() => small_talk.unwrap_or_default(),
            _ if is_long(&reply.question) => say("terminal_too_long"),
            Status::Suggested if reply.ambiguous => say("terminal_ambiguous"),
            Status::Suggested if asks_back => say("terminal_did_you_mean"),
            Status::Suggested => say("terminal_near"),
            Status::Unknown => say("terminal_unknown"),
        };
        for line in wrap(&printable(&heading), self.terminal.width) {
            writeln!(out, "{}", self.terminal.bold(&line))?;
        }
        for citation in &reply.citations {
            self.write_citation(out, citation)?;
        }
        let offered = offered(self.footnote, reply);
        // Where the heading itself asks back, the questions follow it at once.
        if !offered.is_empty() && (!asks_back || is_long(&reply.question)) {
            let gap = if reply.citations.is_empty() { "" } else { "\n" };
            writeln!(out, "{gap}{}", say("terminal_could_ask"))?;
        }
        self.write_offered(out, &offered)
    }

    /// Writes questions that can be asked, one a line.
    pub fn write_offered(&self, out: &mut impl Write, offered: &[String]) -> io::Result<()> {
        for (index, question) in offered.iter().enumerate() {
            let mark = if self.numbered { format!("{}.", index + 1) } else { "-".to_owned() };
            writeln!(out, "  {} {}", self.terminal.coloured(&mark), printable(question))?;
        }
        Ok(())
    }

    /// What the bot says in the language of the reader.
    pub fn phrase(&self, language: Language, key: &str, values: &[(&str, &str)]) -> String {
        self.footnote.phrases().fill(language, key, values)
    }

    fn write_citation(&self, out: &mut impl Write, citation: &Citation) -> io::Result<()> {
        let bar = self.terminal.coloured("│");
        let width = self.terminal.width.map(|width| width.saturating_sub(INDENT));
        writeln!(out)?;
        for line in wrap(&printable(citation.quote()), width) {
            writeln!(out, "  {bar} {line}")?;
        }
        let place = match citation.section() == citation.article() {
            true => citation.article().to_owned(),
            false => format!("{} › {}", citation.article(), citation.section()),
        };
        writeln!(out, "  {}", self.terminal.faint(&printable(&format!("— {place}"))))?;
        writeln!(out, "  {}", self.terminal.coloured(&printable(citation.url())))
    }
}

/// The questions to offer with a reply: its own, or where nothing is known at all, some that can be answered.
pub fn offered(footnote: &Footnote, reply: &Reply) -> Vec<String> {
    match reply.status {
        Status::Unknown if reply.suggestions.is_empty() => footnote.examples().into_iter().take(OFFERED).collect(),
        _ => reply.suggestions.clone(),
    }
}

fn is_long(question: &str) -> bool {
    question.chars().nth(LONG).is_some()
}

/// `text` without characters that would steer the terminal: part of it is the user's own.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_long, printable};

    #[test]
    fn nothing_printed_steers_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\u{7}\u{9b}c ō"), "a[31mbc ō");
    }

    #[test]
    fn a_long_question_is_long_by_characters() {
        assert!(!is_long(&"ō".repeat(1000)));
        assert!(is_long(&"ō".repeat(1001)));
    }
}
