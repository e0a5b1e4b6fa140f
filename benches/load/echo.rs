//! A bot that echoes, as teloxide's own examples are written: what the framework alone can do.

use teloxide::prelude::*;

pub fn run() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let handler = Update::filter_message().endpoint(|bot: Bot, message: Message| async move {
            if let Some(text) = message.text() {
                bot.send_message(message.chat.id, text).await?;
            }
            respond(())
        });
        Dispatcher::builder(Bot::from_env(), handler).build().dispatch().await;
    });
}
