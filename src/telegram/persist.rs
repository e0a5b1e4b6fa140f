//! Reading and writing the store however long it takes.

use super::backoff::Backoff;
use crate::store::StoreError;
use std::time::Duration;

/// What `attempt` returns once it succeeds. Until then the log says why it doesn't; a write that the database
/// will never take is given up.
pub async fn surely<T: Default, F: Future<Output = Result<T, StoreError>>>(mut attempt: impl FnMut() -> F) -> T {
    let mut backoff = Backoff::new(Duration::from_millis(250), Duration::from_secs(10));
    loop {
        match attempt().await {
            Ok(value) => return value,
            Err(error) if !error.is_transient() => {
                tracing::error!("{error}");
                return T::default();
            }
            Err(error) => {
                let wait = backoff.next_wait();
                tracing::error!("{error}. Trying again in {:.0} s", wait.as_secs_f32().ceil());
                tokio::time::sleep(wait).await;
            }
        }
    }
}
