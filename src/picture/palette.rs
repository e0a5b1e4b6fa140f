//! The colours of pictures.

use super::{Mark, Theme};

/// The colours of a theme, as CSS writes them. Those of letters, marks and series stand out from the ground by at
/// least 4.5:1, as the guidelines for accessible content ask.
pub struct Palette {
    pub ground: &'static str,
    pub text: &'static str,
    /// Years, axes and the source.
    pub muted: &'static str,
    /// Lines that only guide the eye.
    pub grid: &'static str,
    /// Lines that tie one thing to another.
    pub tie: &'static str,
    pub event: &'static str,
    pub treaty: &'static str,
    pub war: &'static str,
    pub series: [&'static str; 6],
}

const LIGHT: Palette = Palette {
    ground: "#ffffff",
    text: "#1a1f26",
    muted: "#5b6570",
    grid: "#dfe3e8",
    tie: "#a9b2bc",
    event: "#5b6570",
    treaty: "#1a63c6",
    war: "#c62f26",
    series: ["#1a63c6", "#c2570c", "#1c7c54", "#8a3ab9", "#b3266e", "#5b6570"],
};

/// The ground is near that of Telegram's own dark theme.
const DARK: Palette = Palette {
    ground: "#17212b",
    text: "#f2f4f6",
    muted: "#a3b0bd",
    grid: "#2d3b49",
    tie: "#5a6b7b",
    event: "#b7c3ce",
    treaty: "#6db3ff",
    war: "#ff7d73",
    series: ["#6db3ff", "#ffab5e", "#5fd3a0", "#d09bff", "#ff8fbf", "#b7c3ce"],
};

impl Palette {
    pub fn of(theme: Theme) -> &'static Palette {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    pub fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::Event => self.event,
            Mark::Treaty => self.treaty,
            Mark::War => self.war,
        }
    }

    pub fn series(&self, index: usize) -> &'static str {
        self.series[index % self.series.len()]
    }
}
