//! Being told to stop.

use tokio::signal;

/// Ready when the process is told to stop: by Ctrl-C or, from systemd and Docker, by SIGTERM. A second signal
/// ends the process at once.
///
/// # Errors
/// If the system doesn't let the program listen for signals.
pub fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    let mut signals = Signals::new()?;
    Ok(async move {
        signals.next().await;
        tokio::spawn(async move {
            signals.next().await;
            std::process::exit(1);
        });
    })
}

#[cfg(unix)]
struct Signals {
    interrupt: signal::unix::Signal,
    terminate: signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    /// Listens from now on, not only from the first wait.
    fn new() -> std::io::Result<Signals> {
        use signal::unix::{SignalKind, signal};
        Ok(Signals { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Signals> {
        Ok(Signals)
    }

    async fn next(&mut self) {
        if signal::ctrl_c().await.is_err() {
            // Without signals only the system can end the process.
            std::future::pending::<()>().await;
        }
    }
}
