//! Brings updates to the bot's webhook, as a proxy with several servers behind it does.
//!
//! Like Telegram it sends on some connections at a time and tries again until it hears 200. The updates of one chat
//! go one after the other.

use super::Shared;
use super::state::Waiting;
use reqwest::header::CONTENT_TYPE;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// How many connections there are.
const CONNECTIONS: usize = 40;

/// How long to wait before another try.
const PAUSE: Duration = Duration::from_millis(100);

/// Where the updates go.
struct Servers {
    addresses: Vec<SocketAddr>,
    next: AtomicUsize,
    client: reqwest::Client,
}

pub fn start(tasks: &Handle, shared: &Arc<Shared>, addresses: &[SocketAddr]) {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(20)).no_proxy().build().expect("a client");
    let servers = Arc::new(Servers { addresses: addresses.to_vec(), next: AtomicUsize::new(0), client });
    let connections: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (sender, updates) = unbounded_channel();
            tasks.spawn(connection(Arc::clone(shared), Arc::clone(&servers), updates));
            sender
        })
        .collect();
    let shared = Arc::clone(shared);
    tasks.spawn(async move {
        loop {
            let arrived = shared.arrived.notified();
            tokio::pin!(arrived);
            arrived.as_mut().enable();
            for waiting in shared.state().take_waiting() {
                let connection = waiting.chat.unsigned_abs() as usize % CONNECTIONS;
                // It ends only together with the stand-in.
                let _ = connections[connection].send(waiting);
            }
            arrived.await;
        }
    });
}

async fn connection(shared: Arc<Shared>, servers: Arc<Servers>, mut updates: UnboundedReceiver<Waiting>) {
    while let Some(update) = updates.recv().await {
        while !servers.take(&shared, &update).await {
            tokio::time::sleep(PAUSE).await;
        }
        let mut state = shared.state();
        state.on_their_way -= 1;
        if state.watchers > 0 {
            shared.changed.notify_all();
        }
    }
}

impl Servers {
    /// Whether the next server took this update.
    async fn take(&self, shared: &Shared, update: &Waiting) -> bool {
        let (url, secret) = {
            let state = shared.state();
            (state.webhook.url.clone(), state.webhook.secret.clone())
        };
        // What stands behind the host's name.
        let path = url.splitn(4, '/').nth(3).unwrap_or_default();
        let address = self.addresses[self.next.fetch_add(1, Relaxed) % self.addresses.len()];
        if url.is_empty() {
            return false;
        }
        let request = self.client.post(format!("http://{address}/{path}")).header(CONTENT_TYPE, "application/json");
        let request = request.header("X-Telegram-Bot-Api-Secret-Token", secret).body(update.json.clone());
        request.send().await.is_ok_and(|response| response.status().as_u16() == 200)
    }
}
