//! What is kept, told to whom it concerns.

use super::voice::Voice;
use super::{Context, Said};
use crate::telegram::update::Message;

impl Context<'_> {
    /// What the bot keeps of anybody, and what of who asks.
    pub(super) fn privacy(&self, voice: Voice, message: &Message) -> Said {
        let mut markup = voice.say("privacy");
        let own = message.speaker().map(|speaker| self.settings(speaker)).unwrap_or_default();
        markup.text("\n\n");
        match own.language() {
            Some(language) => {
                let name = self.speak(Some(language)).phrase("language_name");
                markup.text(&voice.filled("privacy_language", &[("language", &name)]))
            }
            None => markup.text(&voice.phrase("privacy_nothing")),
        };
        markup.into()
    }
}
