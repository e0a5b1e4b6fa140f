//! What the bot bears: loads, kills and failures, with a stand-in for Telegram on the same machine.
//!
//! ```sh
//! cargo bench --bench load -- kills       # one scenario
//! cargo bench --bench load -- all         # one after the other, about a quarter of an hour
//! ```
//!
//! Each scenario starts the program as a user would and prints one line: what was asked, what was reached, and whether
//! that is enough. The exit code is 1 if it isn't.

mod backlog;
mod echo;
mod faults;
mod flood;
mod hostile;
mod idle;
mod kills;
mod program;
mod questions;
mod replicas;
mod report;
#[path = "../../tests/support/mod.rs"]
mod support;
mod throughput;

use clap::{Args, Parser, Subcommand};
use report::Report;
use std::process::ExitCode;

/// What the bot bears.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    scenario: Option<Scenario>,
    #[command(flatten)]
    options: Options,
}

#[derive(Args, Clone)]
struct Options {
    /// How many updates, in place of the scenario's own number
    #[arg(long, global = true)]
    updates: Option<usize>,
    /// What chance begins with
    #[arg(long, global = true, default_value_t = 1)]
    seed: u64,
    /// Ask in private chats only
    #[arg(long, global = true)]
    private: bool,
}

#[derive(Subcommand, Clone, Copy)]
enum Scenario {
    /// Updates a second, beside those of a bot that only echoes
    Throughput,
    /// 20 times `kill -9`
    Kills,
    /// One call in twenty fails
    Faults,
    /// One group asks 1,000 questions at once
    Flood,
    /// Two processes on one database, one killed at a time; needs FOOTNOTE_TEST_POSTGRES
    Replicas,
    /// A million updates that nobody would send
    Hostile,
    /// 100,000 updates wait at the start
    Backlog,
    /// A minute without updates
    Idle,
    /// All of these
    All,
    /// The bot that only echoes
    #[command(hide = true)]
    Echo,
}

const ALL: [Scenario; 8] = [
    Scenario::Idle,
    Scenario::Throughput,
    Scenario::Backlog,
    Scenario::Kills,
    Scenario::Flood,
    Scenario::Faults,
    Scenario::Replicas,
    Scenario::Hostile,
];

fn main() -> ExitCode {
    // Cargo adds `--bench` to what it passes on.
    let arguments = Arguments::parse_from(std::env::args_os().filter(|argument| argument != "--bench"));
    let scenarios = match arguments.scenario {
        Some(Scenario::Echo) => {
            echo::run();
            return ExitCode::SUCCESS;
        }
        Some(Scenario::All) => ALL.to_vec(),
        Some(scenario) => vec![scenario],
        None => {
            println!("Nothing to do; `cargo bench --bench load -- help` lists the scenarios.");
            return ExitCode::SUCCESS;
        }
    };
    let mut enough = true;
    for scenario in scenarios {
        for report in run(scenario, &arguments.options) {
            println!("{report}");
            enough &= !report.is_miss();
        }
    }
    if enough { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(scenario: Scenario, options: &Options) -> Vec<Report> {
    match scenario {
        Scenario::Throughput => throughput::run(options),
        Scenario::Kills => vec![kills::run(options)],
        Scenario::Faults => vec![faults::run(options)],
        Scenario::Flood => vec![flood::run(options)],
        Scenario::Replicas => vec![replicas::run(options)],
        Scenario::Hostile => vec![hostile::run(options)],
        Scenario::Backlog => vec![backlog::run(options)],
        Scenario::Idle => vec![idle::run()],
        Scenario::All | Scenario::Echo => Vec::new(),
    }
}
