//! The `footnote` program: settings, logging, and one call of the command asked for.

mod cli;

use clap::Parser;
use std::io::{IsTerminal, stderr};
use std::process::ExitCode;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    // First of all: the settings of `.env` count as if they were in the environment, RUST_LOG among them.
    let settings = dotenvy::dotenv();
    let arguments = cli::Arguments::parse();
    log_to_stderr();
    match settings {
        Err(error) if !error.not_found() => tracing::warn!(".env is read no further than its first fault: {error}"),
        _ => {}
    }
    cli::run(arguments)
}

/// Logs to stderr, since stdout is for data, and at the level of `info` unless RUST_LOG says otherwise.
fn log_to_stderr() {
    let filter = EnvFilter::builder().with_default_directive(LevelFilter::INFO.into()).from_env_lossy();
    let limits = footnote::telegram::LOG_LIMITS.iter().filter_map(|limit| limit.parse().ok());
    let filter = limits.fold(filter, EnvFilter::add_directive);
    let colour = stderr().is_terminal() && cli::colours_wanted();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_ansi(colour).init();
}
