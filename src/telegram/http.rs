//! The bot's own web addresses: how it fares, and where Telegram sends updates if there's a webhook.

use super::intake;
use super::metrics::Metrics;
use super::settings::{Secret, Webhook};
use crate::store::Store;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Router, serve};
use serde_json::value::RawValue;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// An update is a few kilobytes; nothing that Telegram sends is near this.
const BODY_LIMIT: usize = 1 << 20;

/// The header in which Telegram sends the webhook's secret.
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// How long to wait for the store before Telegram is told to come again.
const STORE_LIMIT: Duration = Duration::from_secs(10);

/// A poll waits for at most 20 seconds; after this time without one something is wrong.
const POLL_LIMIT: Duration = Duration::from_secs(90);

/// What the addresses tell.
pub struct Health {
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// What must last, once it's open.
    store: OnceLock<Store>,
    /// Whether this process is the one that polls.
    polls: AtomicBool,
    /// Whether Telegram told who the bot is, and work can be done.
    pub ready: AtomicBool,
}

impl Health {
    /// Of a process that has nothing yet.
    pub fn new(metrics: Arc<Metrics>) -> Health {
        Health { metrics, store: OnceLock::new(), polls: AtomicBool::new(false), ready: AtomicBool::new(false) }
    }

    /// Polling begins or ends. The first call may take a while, and what was before says nothing of it.
    pub fn polling(&self, polls: bool) {
        if polls {
            self.metrics.polled();
        }
        self.polls.store(polls, Ordering::Relaxed);
    }

    /// The store is open.
    pub fn open(&self, store: Store) {
        let _ = self.store.set(store);
    }
}

/// An address can't be listened on.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {error}. Is another program using it?")]
pub struct ListenError {
    address: SocketAddr,
    error: std::io::Error,
}

/// Serves `router` on `address` until `stop`.
///
/// # Errors
/// If the address can't be listened on.
pub async fn listen(address: SocketAddr, router: Router, stop: CancellationToken) -> Result<(), ListenError> {
    let listener = TcpListener::bind(address).await.map_err(|error| ListenError { address, error })?;
    tokio::spawn(async move {
        let server = serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
        if let Err(error) = server.await {
            tracing::error!(%address, "the web server ended: {error}");
        }
    });
    Ok(())
}

/// `/healthz`, `/readyz` and `/metrics`.
pub fn watching(health: Arc<Health>) -> Router {
    Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .with_state(health)
}

async fn healthz(State(health): State<Arc<Health>>) -> impl IntoResponse {
    let silent = health.metrics.since_poll();
    if health.polls.load(Ordering::Relaxed) && silent > POLL_LIMIT {
        let text = format!("no successful call for updates for {} s\n", silent.as_secs());
        return (StatusCode::SERVICE_UNAVAILABLE, text);
    }
    (StatusCode::OK, "ok\n".to_owned())
}

async fn readyz(State(health): State<Arc<Health>>) -> impl IntoResponse {
    let Some(store) = health.store.get() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "the store is not open yet\n".to_owned());
    };
    if !health.ready.load(Ordering::Relaxed) {
        return (StatusCode::SERVICE_UNAVAILABLE, "Telegram was not reached yet\n".to_owned());
    }
    match tokio::time::timeout(STORE_LIMIT, store.check()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n".to_owned()),
        Ok(Err(error)) => (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n".to_owned()),
    }
}

async fn metrics(State(health): State<Arc<Health>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], health.metrics.text())
}

/// What a webhook needs.
struct Receiver {
    secret: Secret,
    store: Store,
    metrics: Arc<Metrics>,
}

/// Where Telegram sends updates.
pub fn webhook(webhook: &Webhook, store: Store, metrics: Arc<Metrics>) -> Router {
    let receiver = Arc::new(Receiver { secret: webhook.secret.clone(), store, metrics });
    Router::new().route(&webhook.path, post(receive)).layer(DefaultBodyLimit::max(BODY_LIMIT)).with_state(receiver)
}

async fn receive(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let secret = headers.get(SECRET_HEADER).map(|secret| secret.as_bytes());
    if !secret.is_some_and(|secret| receiver.secret.is(secret)) {
        return StatusCode::UNAUTHORIZED;
    }
    let raw = serde_json::from_slice::<Box<RawValue>>(&body).ok();
    // What isn't an update never will be: that it came is all that Telegram need know.
    let Some(arrival) = raw.as_deref().and_then(intake::arrival) else {
        tracing::warn!(bytes = body.len(), "the webhook got something that is no update");
        return StatusCode::OK;
    };
    receiver.metrics.updates.inc();
    match tokio::time::timeout(STORE_LIMIT, receiver.store.put(vec![arrival])).await {
        Ok(Ok(())) => StatusCode::OK,
        Ok(Err(error)) => {
            tracing::error!("{error}. Telegram will send the update again");
            StatusCode::SERVICE_UNAVAILABLE
        }
        Err(_) => {
            tracing::error!("the store does not answer. Telegram will send the update again");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
