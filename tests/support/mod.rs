//! What the tests of whole processes share.

pub mod bot_api;
pub mod html;
pub mod http;
pub mod process;
