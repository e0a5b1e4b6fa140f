//! What the bot must be told before it can start.

use crate::store::{Address, AddressError};
use reqwest::Url;
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use subtle::ConstantTimeEq;

/// Where the store is unless told otherwise.
const DATABASE: &str = "sqlite://footnote.db";

/// Where to listen for the webhook unless told otherwise.
const WEBHOOK_LISTEN: &str = "127.0.0.1:8080";

/// Questions a minute from one user unless told otherwise.
const ASK_LIMIT: u32 = 20;

/// The settings of the Telegram bot, checked. They hold passwords, so they have no `Debug`.
pub struct Settings {
    pub(super) token: Token,
    pub(super) api_url: Option<Url>,
    pub(super) proxy: Option<reqwest::Proxy>,
    pub(super) database: Address,
    pub(super) webhook: Option<Webhook>,
    pub(super) http: Option<SocketAddr>,
    pub(super) limited: bool,
    pub(super) ask_limit: u32,
    pub(super) admins: Vec<i64>,
}

/// Where Telegram is to send updates.
#[derive(Clone)]
pub(super) struct Webhook {
    /// The address that Telegram calls.
    pub url: Url,
    /// The address that the bot listens on, which a proxy in between may call.
    pub listen: SocketAddr,
    /// The path that the bot listens on.
    pub path: String,
    /// By which the bot knows Telegram.
    pub secret: Secret,
}

/// The bot's token: a password, so it has neither `Debug` nor `Display`.
#[derive(Clone)]
pub(super) struct Token(String);

/// The webhook's secret: a password too.
#[derive(Clone)]
pub(super) struct Secret(String);

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
    /// The database's address is none.
    #[error(transparent)]
    Database(#[from] AddressError),
    /// The webhook's public address is none that Telegram would call.
    #[error(
        "FOOTNOTE_WEBHOOK_URL must be the public address that Telegram calls, such as https://bot.example.org/hook"
    )]
    WebhookUrl,
    /// The webhook's own address is none.
    #[error(
        "FOOTNOTE_WEBHOOK_LISTEN must be an address and a port to listen on, such as {WEBHOOK_LISTEN}, with a path \
         where it differs from the public one: 127.0.0.1:8080/hook"
    )]
    WebhookListen,
    /// The webhook's secret can't be used.
    #[error("FOOTNOTE_WEBHOOK_SECRET must be 1 to 256 letters, digits, dashes and underscores")]
    WebhookSecret,
    /// The address for watching the bot is none.
    #[error("FOOTNOTE_HTTP_LISTEN must be an address and a port to listen on, such as 127.0.0.1:9090")]
    Http,
    /// The word for the sending limits is neither of the two.
    #[error("FOOTNOTE_SEND_LIMITS must be \"telegram\" or \"off\"")]
    SendLimits,
    /// The limit on asking is no number.
    #[error("FOOTNOTE_ASK_LIMIT must be a number of questions a minute, or 0 for no limit")]
    AskLimit,
    /// The administrators are no user ids.
    #[error("FOOTNOTE_ADMINS must be user ids (numbers), separated by commas")]
    Admins,
    /// The parts are fine, but no HTTP client could be made with them.
    #[error("cannot set up the connection to Telegram: {0}")]
    Client(String),
}

impl Settings {
    /// Reads the settings, asking `variable` for each environment variable by name. An empty one counts as
    /// not set.
    ///
    /// # Errors
    /// If there is no token, or a setting can't be used.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Settings, SettingsError> {
        let read = |name: &str| {
            let text = variable(name)?.trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let token = Token(read("TELOXIDE_TOKEN").ok_or(SettingsError::NoToken)?);
        let api_url = read("TELOXIDE_API_URL").map(|text| api_url(&text)).transpose()?;
        // The error isn't shown: a proxy's address may hold a password.
        let proxy = read("TELOXIDE_PROXY").map(reqwest::Proxy::all).transpose();
        let proxy = proxy.map_err(|_| SettingsError::Proxy)?;
        let database = Address::read(read("FOOTNOTE_DATABASE_URL").as_deref().unwrap_or(DATABASE))?;
        let webhook = read("FOOTNOTE_WEBHOOK_URL").map(|url| Webhook::read(&url, read, &token)).transpose()?;
        let http = read("FOOTNOTE_HTTP_LISTEN").map(|text| text.parse()).transpose();
        let limited = match read("FOOTNOTE_SEND_LIMITS").as_deref() {
            None | Some("telegram") => true,
            Some("off") => false,
            Some(_) => return Err(SettingsError::SendLimits),
        };
        let ask_limit = read("FOOTNOTE_ASK_LIMIT").map_or(Ok(ASK_LIMIT), |text| text.parse());
        let admins = read("FOOTNOTE_ADMINS").unwrap_or_default();
        let admins = admins.split([',', ' ']).filter(|id| !id.is_empty()).map(str::parse).collect::<Result<_, _>>();
        Ok(Settings {
            token,
            api_url,
            proxy,
            database,
            webhook,
            http: http.map_err(|_| SettingsError::Http)?,
            limited,
            ask_limit: ask_limit.map_err(|_| SettingsError::AskLimit)?,
            admins: admins.map_err(|_| SettingsError::Admins)?,
        })
    }
}

impl Webhook {
    fn read(url: &str, read: impl Fn(&str) -> Option<String>, token: &Token) -> Result<Webhook, SettingsError> {
        let url = Url::parse(url).map_err(|_| SettingsError::WebhookUrl)?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(SettingsError::WebhookUrl);
        }
        let listen = read("FOOTNOTE_WEBHOOK_LISTEN").unwrap_or_else(|| WEBHOOK_LISTEN.to_owned());
        let (address, path) = match listen.find('/') {
            Some(slash) => listen.split_at(slash),
            None => (listen.as_str(), url.path()),
        };
        // Braces are patterns in a route.
        if path.contains(['{', '}', '?', '#']) {
            return Err(SettingsError::WebhookListen);
        }
        let secret = match read("FOOTNOTE_WEBHOOK_SECRET") {
            Some(secret) => Secret::read(secret)?,
            None => Secret::of(token),
        };
        let listen = address.parse().map_err(|_| SettingsError::WebhookListen)?;
        Ok(Webhook { listen, path: path.to_owned(), secret, url })
    }
}

impl Secret {
    fn read(text: String) -> Result<Secret, SettingsError> {
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let usable = text.len() <= 256 && text.chars().all(good);
        usable.then_some(Secret(text)).ok_or(SettingsError::WebhookSecret)
    }

    /// A secret that all processes of a bot find by themselves, and nobody without the token.
    fn of(token: &Token) -> Secret {
        let digest = Sha256::new().chain_update("footnote webhook ").chain_update(token.secret()).finalize();
        Secret(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Whether `text` is the secret. How long this takes says nothing about it.
    pub fn is(&self, text: &[u8]) -> bool {
        self.0.as_bytes().ct_eq(text).into()
    }

    /// The secret itself, for Telegram only.
    pub fn secret(&self) -> &str {
        &self.0
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

    const TOKEN: (&str, &str) = ("TELOXIDE_TOKEN", "1:a");

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
    fn a_setting_that_cannot_be_used_is_named() {
        for (name, value) in [
            ("TELOXIDE_API_URL", "api.telegram.org"),
            ("TELOXIDE_API_URL", "file:///a"),
            ("FOOTNOTE_DATABASE_URL", "mysql://a"),
            ("FOOTNOTE_WEBHOOK_URL", "bot.example.org"),
            ("FOOTNOTE_HTTP_LISTEN", "9090"),
            ("FOOTNOTE_SEND_LIMITS", "none"),
            ("FOOTNOTE_ASK_LIMIT", "-1"),
            ("FOOTNOTE_ADMINS", "1,@me"),
        ] {
            let error = read(&[TOKEN, (name, value)]).map(|_| ()).expect_err("no use");
            assert!(error.to_string().contains(name), "{error}");
        }
    }

    #[test]
    fn what_is_not_set_has_its_default() {
        let settings = read(&[TOKEN]).expect("settings");
        assert!(settings.webhook.is_none() && settings.http.is_none() && settings.limited);
        assert_eq!((settings.ask_limit, settings.admins.len()), (20, 0));
        assert_eq!(settings.database.shown(), "footnote.db");
    }

    #[test]
    fn a_webhook_listens_where_it_is_told() {
        let url = ("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook");
        let webhook = |more: &[(&str, &str)]| {
            let settings = read(&[&[TOKEN, url], more].concat())?;
            let webhook = settings.webhook.expect("a webhook");
            Ok::<_, SettingsError>((webhook.listen.to_string(), webhook.path))
        };
        let listen = |text| webhook(&[("FOOTNOTE_WEBHOOK_LISTEN", text)]);
        assert_eq!(webhook(&[]).expect("settings"), ("127.0.0.1:8080".to_owned(), "/hook".to_owned()));
        assert_eq!(listen("0.0.0.0:1/in").expect("settings"), ("0.0.0.0:1".to_owned(), "/in".to_owned()));
        for bad in ["8080", "localhost:80:80", "0.0.0.0:1/{a}"] {
            assert!(matches!(listen(bad), Err(SettingsError::WebhookListen)), "{bad}");
        }
    }

    #[test]
    fn the_secret_is_the_same_for_all_who_know_the_token_and_no_other() {
        let url = ("FOOTNOTE_WEBHOOK_URL", "https://bot.example.org/hook");
        let secret = |more: &[(&str, &str)]| read(&[&[url], more].concat()).map(|s| s.webhook.expect("one").secret.0);
        assert_eq!(secret(&[TOKEN]).ok(), secret(&[TOKEN]).ok());
        assert_ne!(secret(&[TOKEN]).ok(), secret(&[("TELOXIDE_TOKEN", "2:a")]).ok());
        assert_eq!(secret(&[TOKEN, ("FOOTNOTE_WEBHOOK_SECRET", "a-B_9")]).ok().as_deref(), Some("a-B_9"));
        assert!(secret(&[TOKEN, ("FOOTNOTE_WEBHOOK_SECRET", "a b")]).is_err());
        let known = Secret("abc".to_owned());
        assert!(known.is(b"abc") && !known.is(b"abd") && !known.is(b"ab") && !known.is(b""));
    }
}
