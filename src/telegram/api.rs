//! Calls to the Bot API: teloxide's requests, carried by us.
//!
//! teloxide's own transport sleeps ten seconds on every 5xx answer, hides the error code, and calls a request
//! failed whose result it can't parse, which would make us send a message twice. Here a result stays raw text.

use super::settings::{Settings, SettingsError, Token};
use reqwest::RequestBuilder;
use reqwest::multipart::{Form, Part};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::error::Error;
use std::time::Duration;
use teloxide::Bot;
use teloxide::requests::{HasPayload, Payload};

/// How long an ordinary call may take. Calls that wait at the server get their waiting on top.
const CALL_LIMIT: Duration = Duration::from_secs(15);

/// How long to wait if Telegram says that it's too much, but not for how long.
const FLOOD_WAIT: Duration = Duration::from_secs(5);

/// A connection to the Bot API. It has no `Debug`, since teloxide's `Bot` prints its token.
#[derive(Clone)]
pub struct Api {
    bot: Bot,
    token: Token,
}

/// Why a call came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Telegram refuses this request, and would again.
    #[error("refused with code {code}: {description}")]
    Refused {
        /// The error code of the Bot API, which is much like an HTTP status.
        code: u16,
        /// Telegram's own words.
        description: String,
    },
    /// Too many requests: come back after this time.
    #[error("too many requests, wait {} s", .wait.as_secs())]
    Flood {
        /// How long to wait.
        wait: Duration,
    },
    /// The group has become a supergroup with another number.
    #[error("the group moved to {to}")]
    Moved {
        /// Its number from now on.
        to: i64,
    },
    /// No answer, or none of sense: a broken network or server, so worth another try.
    #[error("not reachable: {0}")]
    Unavailable(String),
}

/// What every call answers.
#[derive(Deserialize)]
struct Envelope {
    ok: bool,
    result: Option<Box<RawValue>>,
    error_code: Option<u16>,
    #[serde(default)]
    description: String,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

impl Api {
    /// Sets up the client; nothing is sent yet.
    ///
    /// # Errors
    /// If the HTTP client can't be made with this proxy.
    pub fn new(settings: &Settings) -> Result<Api, SettingsError> {
        let mut client = teloxide::net::default_reqwest_settings();
        if let Some(proxy) = &settings.proxy {
            client = client.proxy(proxy.clone());
        }
        let client = client.build().map_err(|error| SettingsError::Client(error.without_url().to_string()))?;
        let mut bot = Bot::with_client(settings.token.secret(), client);
        if let Some(url) = &settings.api_url {
            bot = bot.set_api_url(url.clone());
        }
        Ok(Api { bot, token: settings.token.clone() })
    }

    /// teloxide's bot, to make requests with. Send them by [`Api::call`].
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    /// Sends `request`; the result is JSON.
    ///
    /// # Errors
    /// See [`Fault`]. No fault holds the token.
    pub async fn call<R>(&self, request: &R) -> Result<Box<RawValue>, Fault>
    where
        R: HasPayload,
        R::Payload: Serialize,
    {
        let payload = request.payload_ref();
        self.send(R::Payload::NAME, payload, CALL_LIMIT + payload.timeout_hint().unwrap_or_default()).await
    }

    /// Calls `method` with `body`.
    ///
    /// # Errors
    /// As above.
    pub async fn post(&self, method: &str, body: &impl Serialize) -> Result<Box<RawValue>, Fault> {
        self.send(method, body, CALL_LIMIT).await
    }

    /// Calls `method` with the fields of `body` and a PNG file by this name.
    ///
    /// # Errors
    /// As above.
    pub async fn post_file(&self, method: &str, body: &Value, name: &str, png: &[u8]) -> Result<Box<RawValue>, Fault> {
        let mut form = Form::new();
        for (key, value) in body.as_object().into_iter().flatten() {
            // What isn't text goes as JSON.
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            form = form.text(key.clone(), text);
        }
        let file = Part::bytes(png.to_vec()).file_name(format!("{name}.png"));
        let form = form.part(name.to_owned(), file);
        self.understood(self.bot.client().post(self.address(method)).timeout(CALL_LIMIT).multipart(form)).await
    }

    async fn send(&self, method: &str, body: &impl Serialize, limit: Duration) -> Result<Box<RawValue>, Fault> {
        let unreadable = |error: serde_json::Error| Fault::Unavailable(error.to_string());
        let body = serde_json::to_vec(body).map_err(unreadable)?;
        let request = self.bot.client().post(self.address(method));
        self.understood(request.header("content-type", "application/json").timeout(limit).body(body)).await
    }

    async fn understood(&self, request: RequestBuilder) -> Result<Box<RawValue>, Fault> {
        let response = request.send().await.map_err(|error| self.network_fault(error))?;
        let status = response.status().as_u16();
        let text = response.text().await.map_err(|error| self.network_fault(error))?;
        understand(status, &text)
    }

    fn address(&self, method: &str) -> reqwest::Url {
        let mut url = self.bot.api_url();
        // Settings admit only http and https addresses, which always have a path.
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(&format!("bot{}", self.token.secret())).push(method);
        }
        url
    }

    fn network_fault(&self, error: reqwest::Error) -> Fault {
        let error = error.without_url();
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            text = format!("{text}: {cause}");
            source = cause.source();
        }
        Fault::Unavailable(self.token.hidden_in(&text))
    }
}

fn understand(status: u16, text: &str) -> Result<Box<RawValue>, Fault> {
    let Ok(answer) = serde_json::from_str::<Envelope>(text) else {
        // Not the Bot API speaking, but something on the way to it.
        let description = format!("HTTP status {status}");
        return Err(match status {
            429 => Fault::Flood { wait: FLOOD_WAIT },
            400..=499 => Fault::Refused { code: status, description },
            _ => Fault::Unavailable(description),
        });
    };
    if answer.ok {
        return answer.result.ok_or_else(|| Fault::Unavailable("an answer without a result".to_owned()));
    }
    let code = answer.error_code.unwrap_or(status);
    if let Some(to) = answer.parameters.as_ref().and_then(|parameters| parameters.migrate_to_chat_id) {
        return Err(Fault::Moved { to });
    }
    let wait = answer.parameters.and_then(|parameters| parameters.retry_after).map(Duration::from_secs);
    Err(match (wait, code) {
        (Some(wait), _) => Fault::Flood { wait },
        (None, 429) => Fault::Flood { wait: FLOOD_WAIT },
        (None, 400..=499) => Fault::Refused { code, description: answer.description },
        (None, _) => Fault::Unavailable(format!("code {code}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: u16, description: &str) -> Fault {
        Fault::Refused { code, description: description.to_owned() }
    }

    #[test]
    fn faults_are_told_apart() {
        let wait = |seconds| Fault::Flood { wait: Duration::from_secs(seconds) };
        let blocked = r#"{"ok":false,"error_code":403,"description":"Forbidden: blocked"}"#;
        let flood = r#"{"ok":false,"error_code":429,"description":"","parameters":{"retry_after":7}}"#;
        let moved = r#"{"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-1005}}"#;
        let rows = [
            (400, moved, Fault::Moved { to: -1005 }),
            (403, blocked, refused(403, "Forbidden: blocked")),
            (429, flood, wait(7)),
            (429, r#"{"ok":false,"error_code":429}"#, wait(5)),
            (429, "slow down", wait(5)),
            (404, "<html>", refused(404, "HTTP status 404")),
            (502, "<html>", Fault::Unavailable("HTTP status 502".to_owned())),
            (500, r#"{"ok":false,"error_code":500}"#, Fault::Unavailable("code 500".to_owned())),
            (200, "", Fault::Unavailable("HTTP status 200".to_owned())),
        ];
        for (status, text, expected) in rows {
            assert_eq!(understand(status, text).map(|_| ()), Err(expected), "{status} {text}");
        }
    }

    #[test]
    fn a_result_stays_as_it_came() {
        let result = understand(200, r#"{"ok":true,"result":[{"new":1}]}"#).expect("a result");
        assert_eq!(result.get(), r#"[{"new":1}]"#);
    }

    #[test]
    fn methods_are_called_below_the_servers_path() {
        for base in ["http://127.0.0.1:9/tg", "http://127.0.0.1:9/tg/"] {
            let variables = |name: &str| match name {
                "TELOXIDE_TOKEN" => Some("1:a".to_owned()),
                "TELOXIDE_API_URL" => Some(base.to_owned()),
                _ => None,
            };
            let api = Settings::read(variables).and_then(|settings| Api::new(&settings)).expect("settings");
            assert_eq!(api.address("GetMe").as_str(), "http://127.0.0.1:9/tg/bot1:a/GetMe");
        }
    }
}
