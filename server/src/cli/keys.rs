//! `api-key add`, `api-key revoke`.

use super::open_migrated;
use crate::config::Common;
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use domain::actor::Actor;
use std::collections::BTreeSet;
use store::{Failure, keys::Scope};

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Keys of the shop's own systems for /api/v1
    #[command(subcommand)]
    ApiKey(ApiKeyCommand),
}

#[derive(Debug, Subcommand)]
pub enum ApiKeyCommand {
    /// Makes a key and prints it once, as the last word
    Add(AddKey),
    /// Ends every key of that name at once
    Revoke {
        /// The name it was made with
        #[arg(long)]
        name: String,
    },
}

#[derive(Debug, Args)]
pub struct AddKey {
    /// What the key is for, such as "shop system"
    #[arg(long)]
    name: String,
    /// What it may do, separated by commas: ingest, read, returns, cases, reviews, admin
    #[arg(long, value_delimiter = ',', required = true, value_parser = scope)]
    scopes: Vec<Scope>,
}

fn scope(text: &str) -> Result<Scope, String> {
    Scope::read(text.trim()).ok_or_else(|| {
        let known: Vec<_> = Scope::ALL.map(Scope::as_str).into();
        format!("is none of {}", known.join(", "))
    })
}

pub async fn run(command: KeysCommand, common: &Common) -> anyhow::Result<()> {
    let KeysCommand::ApiKey(command) = command;
    let store = open_migrated(common).await?;
    match command {
        ApiKeyCommand::Add(AddKey { name, scopes }) => {
            let name = name.trim().to_owned();
            if name.is_empty() || name.chars().count() > 100 {
                bail!("--name must be 1 to 100 characters");
            }
            let scopes: BTreeSet<Scope> = scopes.into_iter().collect();
            let key = store
                .add_api_key(&Actor::System, &name, &scopes)
                .await
                .context("the key cannot be kept")?;
            println!("Keep this key now, it is not shown again: {key}");
        }
        ApiKeyCommand::Revoke { name } => {
            match store.revoke_api_key(&Actor::System, name.trim()).await {
                Ok(()) => println!("Keys named {name:?} no longer open anything."),
                Err(Failure::NotFound) => bail!("no key in force is named {name:?}"),
                Err(error) => return Err(error).context("the key cannot be revoked"),
            }
        }
    }
    store.close().await;
    Ok(())
}
