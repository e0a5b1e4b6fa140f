//! Any bytes as an update of Telegram: understood or refused, never a panic.
#![no_main]
// The module is read as it is, and only its reading is tried here.
#![allow(dead_code)]

#[path = "../../../src/telegram/hash.rs"]
mod hash;
#[path = "../../../src/telegram/update.rs"]
mod update;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(update) = serde_json::from_slice::<update::Update>(bytes) {
        let _ = format!("{update:?}");
    }
});
