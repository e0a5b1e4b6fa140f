use footnote::Faults;
use std::io;
use std::process::ExitCode;

/// What became of a command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All was well.
    Done,
    /// The work was done as far as faults in the input let it; they've been reported.
    Faults,
}

/// Why a command couldn't go on. The variants differ in the exit code and in how they are told.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The knowledge has faults.
    #[error("{count} in the knowledge:\n{0}", count = super::counted(.0.list().len(), "fault"))]
    Knowledge(Faults),
    /// Something that was given to the command, a file say, can't be used.
    #[error("{0}")]
    Input(String),
    /// The command was called in a way that makes no sense.
    #[error("{0}\n\nFor more information, try 'footnote --help'.")]
    Usage(String),
    /// The output can't be written.
    #[error("can't write the output: {0}")]
    Output(#[from] io::Error),
}

impl Outcome {
    /// 0, or 1 if there were faults.
    pub fn exit_code(self) -> ExitCode {
        match self {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::Faults => ExitCode::from(1),
        }
    }
}

impl Failure {
    /// Whether it's just that the reader of the output has seen enough, as `head` does.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// 1 for faults in the input, 2 for wrong usage, 0 if nobody wanted to read on.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            _ if self.is_closed_pipe() => ExitCode::SUCCESS,
            Failure::Knowledge(_) | Failure::Input(_) | Failure::Output(_) => ExitCode::from(1),
            Failure::Usage(_) => ExitCode::from(2),
        }
    }
}
