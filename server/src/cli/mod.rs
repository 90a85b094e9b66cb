//! The command line. Everything a command says in the end goes to standard output; what it says meanwhile, and why it
//! failed, to standard error.

mod keys;
mod ledger;
mod people;
mod webhooks;

use crate::{
    config::{self, Common, CommonArgs, FileSettings, ServeArgs},
    secret, serve,
};
use anyhow::Context;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use store::{Chance, Clock, Store};

/// Throughline: the customer portal for what happens after "buy".
#[derive(Debug, Parser)]
#[command(name = "throughline", version, about, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    common: CommonArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the portal
    #[command(after_help = config::FILE_HELP)]
    Serve(Box<ServeArgs>),
    #[command(flatten)]
    Ledger(ledger::LedgerCommand),
    #[command(flatten)]
    People(people::PeopleCommand),
    #[command(flatten)]
    Keys(keys::KeysCommand),
    #[command(flatten)]
    Webhooks(webhooks::WebhooksCommand),
}

/// Runs the command; 0 when it did what was asked, 1 when it could not, 2 when it was not understood.
pub fn main() -> ExitCode {
    let mut words: Vec<_> = std::env::args_os().collect();
    if words.len() == 1 && std::env::var_os("LEPTOS_SITE_ROOT").is_some() {
        // `cargo leptos watch` starts the program without a word; it wants to see pages.
        words.extend(["serve".into(), "--demo".into()]);
    }
    let cli = match Cli::try_parse_from(words) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("throughline: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<()> {
    let file = config::read(cli.common.config.as_deref())?;
    let common = Common::settle(&cli.common, &file)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        // Leptos hangs were seen with fewer (leptos #4578, #4647).
        .worker_threads(std::thread::available_parallelism().map_or(4, |n| n.get().max(4)))
        .enable_all()
        .build()
        .context("no threads can be started")?;
    runtime.block_on(dispatch(cli.command, &common, &file))
}

async fn dispatch(command: Command, common: &Common, file: &FileSettings) -> anyhow::Result<()> {
    match command {
        Command::Serve(args) => serve::run(&args, file, common).await,
        Command::Ledger(command) => ledger::run(command, common).await,
        Command::People(command) => people::run(command, common).await,
        Command::Keys(command) => keys::run(command, common).await,
        Command::Webhooks(command) => webhooks::run(command, common).await,
    }
}

/// The ledger with its tables up to date and the `[shop]` section in force.
///
/// # Errors
/// Each with what to do next.
pub async fn open_migrated(common: &Common) -> anyhow::Result<Store> {
    let store = open(common, Clock::System, Chance::default()).await?;
    store.migrate().await.with_context(|| {
        format!(
            "{} cannot be brought up to date",
            shown(&common.database_url)
        )
    })?;
    if let Some(shop) = &common.shop {
        let policy = shop.over(&store.policy())?;
        store
            .set_policy(&domain::actor::Actor::System, policy)
            .await
            .context("the [shop] section of the settings file cannot be taken")?;
    }
    Ok(store)
}

/// The ledger as it stands.
///
/// # Errors
/// Each with what to do next.
pub async fn open(common: &Common, clock: Clock, chance: Chance) -> anyhow::Result<Store> {
    std::fs::create_dir_all(&common.data_dir).with_context(|| {
        format!(
            "the data folder {} cannot be made; name another with --data-dir",
            common.data_dir.display()
        )
    })?;
    let root = secret::read_or_make(&common.secret_file)?;
    let store = Store::open(&common.database_url, clock, chance)
        .await
        .with_context(|| {
            format!(
                "{} cannot be opened; --database-url says where it is",
                shown(&common.database_url)
            )
        })?;
    store.keep_secret(root);
    Ok(store)
}

/// A database address without the password in it.
fn shown(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return format!("the database {url}");
    };
    match rest.rsplit_once('@') {
        Some((_, host)) => format!("the database {scheme}://…@{host}"),
        None => format!("the database {url}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_password_in_the_address_is_never_shown() {
        assert_eq!(
            shown("postgres://shop:hunter2@db.example.com/portal"),
            "the database postgres://…@db.example.com/portal"
        );
    }
}
