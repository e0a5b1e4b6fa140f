//! What to do when something could not be sent.

use super::api::Fault;
use super::backoff::Backoff;
use std::time::Duration;

/// What to do about a fault.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// Try again after this time.
    Later(Duration),
    /// Telegram wants silence in this chat for this time; then try again.
    Hold(Duration),
    /// Try again at once, as plain text.
    Plain,
    /// Try again at once, in the chat with this number.
    Moved(i64),
    /// It was already as it should be.
    Done,
    /// It's the way of things (the user blocked the bot), so nothing.
    Expected,
    /// It cannot be done, which somebody should look into.
    Lost,
}

/// The faults of one delivery so far.
pub struct Patience {
    /// Whether it goes as plain text by now.
    pub plain: bool,
    backoff: Backoff,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { plain: false, backoff: Backoff::new(Duration::from_millis(500), Duration::from_secs(60)) }
    }
}

impl Patience {
    /// What to do about one more fault.
    pub fn next(&mut self, fault: &Fault) -> Next {
        match fault {
            Fault::Flood { wait } => Next::Hold(*wait),
            Fault::Unavailable(_) => Next::Later(self.backoff.next_wait()),
            Fault::Moved { to } => Next::Moved(*to),
            Fault::Refused { code: 400, description } if is_markup(description) && !self.plain => {
                self.plain = true;
                Next::Plain
            }
            Fault::Refused { code: 400, description } if description.contains("message is not modified") => Next::Done,
            Fault::Refused { code, description } if is_expected(*code, description) => Next::Expected,
            Fault::Refused { .. } => Next::Lost,
        }
    }
}

fn is_markup(description: &str) -> bool {
    description.to_lowercase().contains("can't parse entities")
}

/// Whether a refusal is a normal end: the user blocked the bot or left, the chat, topic or press is gone.
fn is_expected(code: u16, description: &str) -> bool {
    const GONE: [&str; 9] = [
        "chat not found",
        "message thread not found",
        "message to edit not found",
        "message can't be edited",
        "not enough rights",
        "have no rights",
        "user is deactivated",
        "query is too old",
        "query id is invalid",
    ];
    let description = description.to_lowercase();
    code == 403 || GONE.iter().any(|gone| description.contains(gone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: u16, description: &str) -> Fault {
        Fault::Refused { code, description: description.to_owned() }
    }

    #[test]
    fn each_fault_has_its_remedy() {
        let rows = [
            (Fault::Flood { wait: Duration::from_secs(7) }, Next::Hold(Duration::from_secs(7))),
            (Fault::Moved { to: -100 }, Next::Moved(-100)),
            (refused(400, "Bad Request: can't parse entities: Unsupported start tag"), Next::Plain),
            (refused(400, "Bad Request: message is not modified: specified new message content"), Next::Done),
            (refused(403, "Forbidden: bot was blocked by the user"), Next::Expected),
            (refused(400, "Bad Request: chat not found"), Next::Expected),
            (refused(400, "Bad Request: query is too old and response timeout expired"), Next::Expected),
            (refused(400, "Bad Request: message is too long"), Next::Lost),
        ];
        for (fault, next) in rows {
            assert_eq!(Patience::default().next(&fault), next, "{fault}");
        }
    }

    #[test]
    fn a_network_that_is_down_is_tried_ever_more_seldom() {
        let mut patience = Patience::default();
        let fault = Fault::Unavailable("reset".to_owned());
        let waits = (0..12).map(|_| patience.next(&fault)).collect::<Vec<_>>();
        assert!(matches!(waits[0], Next::Later(wait) if wait <= Duration::from_millis(500)));
        assert!(matches!(waits[11], Next::Later(wait) if wait >= Duration::from_secs(45)));
    }

    #[test]
    fn plain_text_is_tried_once() {
        let mut patience = Patience::default();
        let fault = refused(400, "can't parse entities");
        assert_eq!([patience.next(&fault), patience.next(&fault)], [Next::Plain, Next::Lost]);
    }
}
