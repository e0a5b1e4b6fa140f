//! Keeps a panic in one answer from stopping the bot, and the user's words out of the log.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` returns, or `None` if it panicked. Whatever `work` was changing must be thrown away then.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    quiet_hook();
    let outer = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.ok()
}

/// A panic's message may quote the text it choked on, which belongs to the user. So while guarded, the log gets
/// the place alone, and the message only at debug.
fn quiet_hook() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                return usual(info);
            }
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            tracing::error!(place, "answering panicked, which is a fault in the program; the bot goes on");
            let payload = info.payload();
            let literal = payload.downcast_ref::<&str>().copied();
            let message = literal.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
            tracing::debug!("the panic was: {}", message.unwrap_or("without a message"));
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_none() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| -> i32 { panic!("no") }), None);
        assert_eq!(guarded(|| 2), Some(2));
    }
}
