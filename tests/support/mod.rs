//! What the tests of whole processes share with the load tool. Each of them uses a part.

#![allow(dead_code)]

pub mod bot_api;
pub mod html;
pub mod http;
pub mod multipart;
pub mod postgres;
pub mod process;
