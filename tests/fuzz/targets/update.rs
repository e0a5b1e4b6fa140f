//! Any bytes as an update of Telegram: understood or refused, never a panic.
#![no_main]
#![allow(dead_code)]

#[path = "../../../src/telegram/update.rs"]
mod update;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(update) = serde_json::from_slice::<update::Update>(bytes) {
        let _ = format!("{update:?}");
    }
});
