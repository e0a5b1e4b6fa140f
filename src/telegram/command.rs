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
    /// The rest of the message is a question without its question word, which this phrase adds.
    AskWith(&'static str),
    /// What happened when.
    Timeline,
    /// Figures by year.
    Chart,
    /// Who is who.
    People,
    /// What was signed.
    Treaties,
    /// Where it happened.
    Places,
    /// Questions to guess at, or the best guessers.
    Quiz,
    /// When a fact is posted every day.
    Daily,
    /// What can be asked about.
    Topics,
    /// Where the articles come from.
    Source,
    /// How the bot behaves in this chat.
    Settings,
    /// Which language it speaks.
    Lang,
    /// What it keeps.
    Privacy,
    /// Keep it no longer.
    Forget,
    /// What had no answer, for the administrators of the bot.
    Review,
    /// How the bot does, for them too.
    Stats,
}

/// A command as people see it.
#[derive(Debug)]
pub struct Listed {
    /// The word after the slash. The phrase `command_<name>` describes it.
    pub name: &'static str,
    /// What it does.
    pub command: Command,
    /// Who is shown it. Anybody may send it all the same.
    pub shown: Shown,
}

/// In whose menu a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everybody's.
    Everywhere,
    /// That of private chats.
    InPrivate,
    /// That of private chats and of a group's administrators.
    ToThoseInCharge,
    /// None, since others than the administrators of the bot are told that there is no such command.
    ToNobody,
}

/// All commands, in the order of the menu.
pub const COMMANDS: [Listed; 21] = [
    listed("ask", Command::Ask, Shown::Everywhere),
    listed("when", Command::AskWith("ask_when"), Shown::Everywhere),
    listed("who", Command::AskWith("ask_who"), Shown::Everywhere),
    listed("treaty", Command::AskWith("ask_treaty"), Shown::Everywhere),
    listed("timeline", Command::Timeline, Shown::Everywhere),
    listed("chart", Command::Chart, Shown::Everywhere),
    listed("people", Command::People, Shown::Everywhere),
    listed("treaties", Command::Treaties, Shown::Everywhere),
    listed("places", Command::Places, Shown::Everywhere),
    listed("quiz", Command::Quiz, Shown::Everywhere),
    listed("daily", Command::Daily, Shown::ToThoseInCharge),
    listed("topics", Command::Topics, Shown::Everywhere),
    listed("source", Command::Source, Shown::Everywhere),
    listed("settings", Command::Settings, Shown::ToThoseInCharge),
    listed("lang", Command::Lang, Shown::Everywhere),
    listed("privacy", Command::Privacy, Shown::Everywhere),
    listed("forget", Command::Forget, Shown::Everywhere),
    listed("help", Command::Help, Shown::Everywhere),
    listed("start", Command::Start, Shown::InPrivate),
    listed("review", Command::Review, Shown::ToNobody),
    listed("stats", Command::Stats, Shown::ToNobody),
];

const fn listed(name: &'static str, command: Command, shown: Shown) -> Listed {
    Listed { name, command, shown }
}

/// A message, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input<'a> {
    /// A command of ours, with what stands behind it.
    Command(Command, &'a str),
    /// A command that we don't know. `for_us` says whether it was sent to this bot by name.
    Unknown {
        /// Whether the bot's name stands behind it.
        for_us: bool,
    },
    /// A command to another bot.
    Foreign,
    /// Plain text.
    Question(&'a str),
}

/// Reads a message, as the bot with the username `me`.
pub fn read<'a>(text: &'a str, me: &str) -> Input<'a> {
    let text = text.trim();
    let Some((word, rest)) = word_and_rest(text) else {
        return Input::Question(text);
    };
    let (name, bot) = word.split_once('@').map_or((word, None), |(name, bot)| (name, Some(bot)));
    if bot.is_some_and(|bot| !bot.eq_ignore_ascii_case(me)) {
        return Input::Foreign;
    }
    let known = COMMANDS.iter().find(|listed| listed.name.eq_ignore_ascii_case(name));
    known.map_or(Input::Unknown { for_us: bot.is_some() }, |listed| Input::Command(listed.command, rest))
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
        for (text, expected) in [
            ("/asking When?", Input::Unknown { for_us: false }),
            ("/nonsense", Input::Unknown { for_us: false }),
            ("/nonsense@foot_BOT x", Input::Unknown { for_us: true }),
            ("/ask@Other_Bot When?", Input::Foreign),
            ("/ask@", Input::Foreign),
            ("/ask@Foot_Bot@x", Input::Foreign),
        ] {
            assert_eq!(read(text, "Foot_Bot"), expected, "{text:?}");
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
