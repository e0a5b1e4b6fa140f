//! The list of commands that Telegram's apps show.

use super::api::{Api, Fault};
use super::command::COMMANDS;
use crate::Phrases;
use crate::text::Language;
use teloxide::payloads::SetMyCommandsSetters;
use teloxide::prelude::Requester;
use teloxide::types::BotCommand;

/// Tells Telegram the commands, in English for everybody and in the other languages for their speakers. The
/// bot works without the list, so a failure is only logged.
pub async fn register(api: &Api, phrases: &Phrases) {
    for language in Language::ALL {
        if let Err(fault) = register_in(api, phrases, language).await {
            tracing::warn!(%fault, language = language.code(), "could not register the commands");
        }
    }
}

async fn register_in(api: &Api, phrases: &Phrases, language: Language) -> Result<(), Fault> {
    let commands = COMMANDS.map(|listed| BotCommand::new(listed.name, phrases.say(language, listed.description)));
    let mut request = api.bot().set_my_commands(commands);
    if language != Language::English {
        request = request.language_code(language.code());
    }
    api.call(&request).await.map(|_| ())
}
