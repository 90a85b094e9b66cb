//! Connects: the command line, the HTTP server with its layers, sessions, the API, mail. What is decided stands in
//! `domain`, what is done in `store`, what is seen in `app`.

mod api;
mod calendar;
mod cli;
mod config;
mod csp;
mod demo;
mod dev;
mod import;
mod label;
mod layers;
mod ledger;
mod live;
mod live_today;
mod logs;
mod mail;
mod mailbox;
mod photos;
mod pictures;
mod qr;
mod secret;
mod serve;
mod sessions;
mod site;
mod webhooks;
mod worker;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
