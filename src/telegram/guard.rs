//! Keeps a panic in one answer from stopping the bot, and the user's words out of the log.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The place in the program where it panicked, such as `src/engine/mod.rs:12:5`.
#[derive(Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

/// What `work` returns, or where it panicked. Whatever `work` was changing must be thrown away then.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    quiet_hook();
    let outer = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.map_err(|_| Panicked(PLACE.take()))
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
            PLACE.set(place);
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
    fn a_panic_is_told_by_its_place() {
        assert_eq!(guarded(|| 1), Ok(1));
        let Err(Panicked(place)) = guarded(|| -> i32 { panic!("no") }) else { panic!("it panicked") };
        assert!(place.contains("guard.rs:"), "{place}");
        assert_eq!(guarded(|| 2), Ok(2));
    }
}
