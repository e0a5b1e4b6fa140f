use console::{Style, Term};
use std::io::IsTerminal;

/// Lines longer than this are hard to read, however wide the window is.
const WIDEST: usize = 100;

/// Below this a window is too narrow to be worth wrapping for.
const NARROWEST: usize = 20;

/// How text may look where it's going.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// How many columns a line may have; any number where it isn't a terminal, so that programs get whole lines.
    pub width: Option<usize>,
    styled: bool,
    coloured: bool,
}

impl Terminal {
    /// What stdout can do.
    pub fn of_stdout() -> Terminal {
        if !std::io::stdout().is_terminal() {
            return Terminal::default();
        }
        let columns = Term::stdout().size_checked().map_or(80, |(_, columns)| usize::from(columns));
        let styled = std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        let width = Some(columns.clamp(NARROWEST, WIDEST));
        Terminal { width, styled, coloured: styled && colours_wanted() }
    }

    /// `text` to be read first.
    pub fn bold(self, text: &str) -> String {
        self.paint(Style::new().bold(), self.styled, text)
    }

    /// `text` that's less important.
    pub fn faint(self, text: &str) -> String {
        self.paint(Style::new().dim(), self.styled, text)
    }

    /// A mark or address that should stand out from the text.
    pub fn coloured(self, text: &str) -> String {
        self.paint(Style::new().cyan(), self.coloured, text)
    }

    fn paint(self, style: Style, wanted: bool, text: &str) -> String {
        style.force_styling(wanted).apply_to(text).to_string()
    }
}

/// Whether the user hasn't asked for none (no-color.org).
pub fn colours_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
