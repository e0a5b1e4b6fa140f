use crate::cli::view::offered;
use footnote::{Conversation, Footnote, Reply};

/// The commands of a chat, to be completed and explained.
pub const COMMANDS: [&str; 2] = ["/help", "/quit"];

/// One chat: what it was about, and which questions were offered last and can be picked until others are.
#[derive(Debug)]
pub struct Session<'a> {
    footnote: &'a Footnote,
    conversation: Conversation,
    offered: Vec<String>,
}

/// What a line of the user's asks for.
#[derive(Debug)]
pub enum Heard {
    /// It's empty.
    Nothing,
    /// To stop.
    Leave,
    /// Help.
    Help,
    /// A command that there isn't.
    NoCommand(String),
    /// An answer; here it is.
    Question(Box<Reply>),
}

impl<'a> Session<'a> {
    /// A chat that has just begun.
    pub fn new(footnote: &'a Footnote) -> Session<'a> {
        Session { footnote, conversation: Conversation::default(), offered: Vec::new() }
    }

    /// Some questions that can be answered. From now on they can be picked by their number.
    pub fn offer_examples(&mut self) -> &[String] {
        self.offered = self.footnote.examples().into_iter().take(3).collect();
        &self.offered
    }

    /// Takes in a line: a command, the number of a question that was offered, or a question.
    pub fn hear(&mut self, line: &str) -> Heard {
        let line = line.trim();
        match line {
            "" => Heard::Nothing,
            "/help" => Heard::Help,
            "/quit" => Heard::Leave,
            command if command.starts_with('/') => Heard::NoCommand(command.to_owned()),
            line => {
                let question = self.picked(line).unwrap_or(line).to_owned();
                let reply = self.footnote.ask_within(&question, &mut self.conversation);
                let offered = offered(self.footnote, &reply);
                if !offered.is_empty() {
                    self.offered = offered;
                }
                Heard::Question(Box::new(reply))
            }
        }
    }

    fn picked(&self, line: &str) -> Option<&str> {
        let number: usize = line.trim_end_matches('.').parse().ok()?;
        self.offered.get(number.checked_sub(1)?).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use footnote::Source;

    fn footnote() -> Footnote {
        Footnote::load(&Source::built_in()).unwrap_or_else(|faults| panic!("{faults}"))
    }

    #[track_caller]
    fn question(heard: Heard) -> String {
        match heard {
            Heard::Question(reply) => reply.question,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_number_picks_what_was_offered() {
        let footnote = footnote();
        let mut session = Session::new(&footnote);
        let second = session.offer_examples()[1].clone();
        assert_eq!(question(session.hear(" 2 ")), second);
    }

    #[test]
    fn what_was_offered_can_be_picked_one_after_the_other() {
        let footnote = footnote();
        let mut session = Session::new(&footnote);
        let first = session.offer_examples()[0].clone();
        for _ in 0..2 {
            assert_eq!(question(session.hear("1")), first);
        }
    }

    #[test]
    fn a_number_that_was_not_offered_is_a_question() {
        let footnote = footnote();
        for number in ["0", "4", "1941", "-1"] {
            let mut session = Session::new(&footnote);
            session.offer_examples();
            assert_eq!(question(session.hear(number)), number);
        }
        assert_eq!(question(Session::new(&footnote).hear("1")), "1");
    }

    #[test]
    fn commands_begin_with_a_slash() {
        let footnote = footnote();
        let mut session = Session::new(&footnote);
        assert!(matches!(session.hear("/quit"), Heard::Leave));
        assert!(matches!(session.hear("/help "), Heard::Help));
        assert!(matches!(session.hear("/quiz"), Heard::NoCommand(_)));
        assert!(matches!(session.hear("  "), Heard::Nothing));
        assert_eq!(question(session.hear("quit")), "quit");
    }
}
