//! What a message asks the bot to do.

/// Something the bot can be told by a word with a slash before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The first thing everybody sends.
    Start,
    /// How this works.
    Help,
    /// The rest of the message is a question.
    Ask,
}

/// A command as people see it.
#[derive(Debug)]
pub struct Listed {
    /// The word after the slash.
    pub name: &'static str,
    /// What it does.
    pub command: Command,
    /// The phrase that describes it in Telegram's menu.
    pub description: &'static str,
}

/// All commands, in the order of the menu.
pub const COMMANDS: [Listed; 3] = [
    Listed { name: "ask", command: Command::Ask, description: "command_ask" },
    Listed { name: "help", command: Command::Help, description: "command_help" },
    Listed { name: "start", command: Command::Start, description: "command_start" },
];

/// A message, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input<'a> {
    /// A command of ours, with what stands behind it.
    Command(Command, &'a str),
    /// A command, but none that we know, or one for another bot.
    Unknown,
    /// Plain text.
    Question(&'a str),
}

/// Reads a message to the bot with the username `me`.
pub fn read<'a>(text: &'a str, me: &str) -> Input<'a> {
    let text = text.trim();
    let Some((word, rest)) = word_and_rest(text) else {
        return Input::Question(text);
    };
    let (name, bot) = word.split_once('@').unwrap_or((word, me));
    if !bot.eq_ignore_ascii_case(me) {
        return Input::Unknown;
    }
    let mut known = COMMANDS.iter().filter(|listed| listed.name.eq_ignore_ascii_case(name));
    known.next().map_or(Input::Unknown, |listed| Input::Command(listed.command, rest))
}

/// The command's word without its slash, and what follows it; `None` if the text isn't a command at all.
fn word_and_rest(text: &str) -> Option<(&str, &str)> {
    let line = text.strip_prefix('/')?;
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '@'));
    is_word.then(|| (word, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_as_people_write_them() {
        let ask = Input::Command(Command::Ask, "When?");
        for text in ["/ask When?", "/ASK  When?", " /ask\nWhen? ", "/ask@Foot_Bot When?", "/Ask@foot_bot\tWhen?"] {
            assert_eq!(read(text, "Foot_Bot"), ask, "{text:?}");
        }
        assert_eq!(read("/ask", "Foot_Bot"), Input::Command(Command::Ask, ""));
        assert_eq!(read("/start f_pact", "Foot_Bot"), Input::Command(Command::Start, "f_pact"));
    }

    #[test]
    fn other_commands_are_not_questions() {
        for text in ["/asking When?", "/ask@Other_Bot When?", "/quiz", "/ask@", "/ask@Foot_Bot@x"] {
            assert_eq!(read(text, "Foot_Bot"), Input::Unknown, "{text:?}");
        }
    }

    #[test]
    fn anything_else_is_a_question() {
        for text in ["When?", "ask", "/ When?", "/", "//", "/1941?", "/когда", "When /ask?"] {
            assert_eq!(read(text, "Foot_Bot"), Input::Question(text), "{text:?}");
        }
    }

    #[test]
    fn names_are_unique_and_as_telegram_wants_them() {
        for (index, listed) in COMMANDS.iter().enumerate() {
            let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(listed.name.len() <= 32 && listed.name.chars().all(good), "{}", listed.name);
            assert!(COMMANDS.iter().skip(index + 1).all(|other| other.name != listed.name));
        }
    }
}
