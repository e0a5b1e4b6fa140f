use super::failure::{Failure, Outcome};
use super::{Options, knowledge, memory};
use footnote::telegram::{self, Settings};
use std::sync::Arc;

/// The setting that holds the bot's token.
const TOKEN: &str = "TELOXIDE_TOKEN";

/// Whether there is a token, without which there is no bot.
pub fn has_token() -> bool {
    std::env::var_os(TOKEN).is_some_and(|token| !token.is_empty())
}

/// `footnote bot`: the Telegram bot, until it's told to stop.
pub fn run(options: &Options) -> Result<Outcome, Failure> {
    memory::give_back_early();
    let settings = Settings::read(|name| std::env::var(name).ok());
    let settings = settings.map_err(|error| Failure::Input(error.to_string()))?;
    let footnote = Arc::new(knowledge::load(options)?);
    footnote.warm_up();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Input(format!("can't start the bot: {error}")))?;
    let outcome = runtime.block_on(async {
        let shutdown = telegram::stop_signal().map_err(|error| error.to_string())?;
        telegram::run(settings, footnote, shutdown).await.map_err(|error| error.to_string())
    });
    outcome.map_err(Failure::Input)?;
    Ok(Outcome::Done)
}
