//! What the bot counts, in the text format of Prometheus.

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Upper bounds of the buckets for times, in seconds: answering takes microseconds, sending up to minutes.
const SECONDS: [f64; 14] = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 600.0];

/// What the bot counts. All of it begins at zero with the process.
pub struct Metrics {
    registry: Registry,
    /// Updates that arrived.
    pub updates: Counter,
    /// Replies to questions, by status and intent.
    pub replies: Family<Reply, Counter>,
    /// How long it took to work out an answer.
    pub answering: Histogram,
    /// How long it took from an update's arrival until it was dealt with.
    pub handling: Histogram,
    /// Sends that failed and are tried again, by reason.
    pub retries: Family<Why, Counter>,
    /// What was not sent or not answered for good, by reason.
    pub refusals: Family<Why, Counter>,
    /// Updates that wait in this process.
    pub waiting: Gauge,
    /// Updates that are being worked on.
    pub working: Gauge,
    started: Instant,
    /// Milliseconds from the start to the last successful poll, or 0.
    polled: AtomicU64,
}

/// Which reply.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reply {
    /// Its status, as on the command line.
    pub status: &'static str,
    /// The intent of the question.
    pub intent: &'static str,
}

/// For which reason.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Why(pub &'static str);

impl EncodeLabelSet for Reply {
    fn encode(&self, encoder: &mut LabelSetEncoder) -> fmt::Result {
        [("status", self.status), ("intent", self.intent)].encode(encoder)
    }
}

impl EncodeLabelSet for Why {
    fn encode(&self, encoder: &mut LabelSetEncoder) -> fmt::Result {
        [("reason", self.0)].encode(encoder)
    }
}

impl Metrics {
    /// All at zero.
    pub fn new() -> Metrics {
        let times = || Histogram::new(SECONDS);
        let mut metrics = Metrics {
            registry: Registry::with_prefix("footnote"),
            updates: Counter::default(),
            replies: Family::default(),
            answering: times(),
            handling: times(),
            retries: Family::default(),
            refusals: Family::default(),
            waiting: Gauge::default(),
            working: Gauge::default(),
            started: Instant::now(),
            polled: AtomicU64::new(0),
        };
        let registry = &mut metrics.registry;
        registry.register("updates", "Updates that arrived", metrics.updates.clone());
        registry.register("replies", "Replies to questions, by status and intent", metrics.replies.clone());
        registry.register("answering_seconds", "Time to work out an answer", metrics.answering.clone());
        registry.register("handling_seconds", "Time from an update's arrival to its end", metrics.handling.clone());
        registry.register("retries", "Sends that failed and are tried again", metrics.retries.clone());
        registry.register("refusals", "What was not sent or not answered for good", metrics.refusals.clone());
        registry.register("waiting", "Updates that wait in this process", metrics.waiting.clone());
        registry.register("working", "Updates that are being worked on", metrics.working.clone());
        metrics
    }

    /// A call for updates succeeded, or the first one begins.
    pub fn polled(&self) {
        let millis = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.polled.store(millis.max(1), Ordering::Relaxed);
    }

    /// How long ago the last successful call for updates was; since the start if there was none.
    pub fn since_poll(&self) -> Duration {
        let polled = Duration::from_millis(self.polled.load(Ordering::Relaxed));
        self.started.elapsed().saturating_sub(polled)
    }

    /// All of it as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a String can't fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_with_their_labels() {
        let metrics = Metrics::new();
        metrics.updates.inc();
        metrics.replies.get_or_create(&Reply { status: "answered", intent: "when" }).inc();
        metrics.retries.get_or_create(&Why("flood")).inc_by(2);
        metrics.answering.observe(0.0002);
        let text = metrics.text();
        for line in [
            "footnote_updates_total 1",
            r#"footnote_replies_total{status="answered",intent="when"} 1"#,
            r#"footnote_retries_total{reason="flood"} 2"#,
            r#"footnote_answering_seconds_bucket{le="0.0003"} 1"#,
            "# TYPE footnote_waiting gauge",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
    }
}
