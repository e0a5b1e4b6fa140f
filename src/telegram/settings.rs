//! What the bot must be told before it can start.

use reqwest::Url;

/// The settings of the Telegram bot, checked. They hold passwords, so they have no `Debug`.
pub struct Settings {
    pub(super) token: Token,
    pub(super) api_url: Option<Url>,
    pub(super) proxy: Option<reqwest::Proxy>,
}

/// The bot's token: a password, so it has neither `Debug` nor `Display`.
#[derive(Clone)]
pub(super) struct Token(String);

/// A setting is missing or can't be used. The message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// There is no token.
    #[error(
        "TELOXIDE_TOKEN is not set, so there is no bot to be. Write to @BotFather in Telegram, send it /newbot, \
         and put the token that it gives you into the environment or into a file named .env:\n\
         TELOXIDE_TOKEN=123456789:the-token-from-BotFather"
    )]
    NoToken,
    /// The address of the Bot API server is none.
    #[error("TELOXIDE_API_URL must be a web address such as https://api.telegram.org: {0}")]
    ApiUrl(String),
    /// The proxy's address is none.
    #[error("TELOXIDE_PROXY must be a proxy's address such as socks5://127.0.0.1:1080 or http://127.0.0.1:8080")]
    Proxy,
    /// The parts are fine, but no HTTP client could be made with them.
    #[error("cannot set up the connection to Telegram: {0}")]
    Client(String),
}

impl Settings {
    /// Reads the settings, asking `variable` for each environment variable by name. An empty one counts as
    /// not set.
    ///
    /// # Errors
    /// If there is no token, or an address isn't one.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Settings, SettingsError> {
        let read = |name| {
            let text = variable(name)?.trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let token = Token(read("TELOXIDE_TOKEN").ok_or(SettingsError::NoToken)?);
        let api_url = read("TELOXIDE_API_URL").map(|text| api_url(&text)).transpose()?;
        // The error isn't shown: a proxy's address may hold a password.
        let proxy = read("TELOXIDE_PROXY").map(reqwest::Proxy::all).transpose();
        let proxy = proxy.map_err(|_| SettingsError::Proxy)?;
        Ok(Settings { token, api_url, proxy })
    }
}

fn api_url(text: &str) -> Result<Url, SettingsError> {
    let url = Url::parse(text).map_err(|error| SettingsError::ApiUrl(error.to_string()))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(SettingsError::ApiUrl("it must begin with http:// or https://".to_owned()))
    }
}

impl Token {
    /// The token itself, for addresses only.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// `text` without the token, should it hold it.
    pub fn hidden_in(&self, text: &str) -> String {
        text.replace(&self.0, "<token>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        let find = |name: &str| variables.iter().find(|(known, _)| *known == name);
        Settings::read(|name| find(name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn without_a_token_it_says_where_to_get_one() {
        for variables in [&[][..], &[("TELOXIDE_TOKEN", "")], &[("TELOXIDE_TOKEN", " \n")]] {
            let error = read(variables).map(|_| ()).expect_err("no token");
            assert!(error.to_string().contains("@BotFather"), "{error}");
        }
    }

    #[test]
    fn a_token_is_trimmed_and_can_be_hidden() {
        let settings = read(&[("TELOXIDE_TOKEN", " 1:secret\n")]).expect("a token");
        assert_eq!(settings.token.secret(), "1:secret");
        assert_eq!(settings.token.hidden_in("at /bot1:secret/GetMe"), "at /bot<token>/GetMe");
    }

    #[test]
    fn addresses_are_checked() {
        let token = ("TELOXIDE_TOKEN", "1:a");
        for bad in ["api.telegram.org", "mailto:a@b.c", "file:///a", "http://"] {
            assert!(read(&[token, ("TELOXIDE_API_URL", bad)]).is_err(), "{bad}");
        }
        assert!(read(&[token, ("TELOXIDE_API_URL", "http://127.0.0.1:8081/")]).is_ok());
        assert!(read(&[token, ("TELOXIDE_PROXY", "socks5://127.0.0.1:1080")]).is_ok());
    }
}
