//! Looking after the ledger from the command line: is it sound, a copy of it, and putting one back.

use anyhow::{Context, bail};
use std::path::Path;
use store::Store;

/// Damage that is named; more is only counted.
const NAMED: usize = 50;

/// Says whether the ledger agrees with itself.
///
/// # Errors
/// It does not, or cannot be read.
pub async fn check(store: &Store) -> anyhow::Result<()> {
    let damage = store.damage().await.context("the ledger cannot be read")?;
    if damage.is_empty() {
        println!("The ledger is sound.");
        return Ok(());
    }
    for found in damage.iter().take(NAMED) {
        println!("{}: {}", found.what, found.which);
    }
    if damage.len() > NAMED {
        println!("… and {} more", damage.len() - NAMED);
    }
    bail!(
        "the ledger is not sound: {} things do not agree",
        damage.len()
    );
}

/// Writes a copy of the ledger to a new file.
///
/// # Errors
/// With what to do instead.
pub async fn backup(store: &Store, file: &Path) -> anyhow::Result<()> {
    store.backup(file).await?;
    println!("The backup is {}.", file.display());
    Ok(())
}

/// Puts a backup where the ledger is to be.
///
/// # Errors
/// The backup is not sound, the place is taken, or the ledger is in PostgreSQL.
pub async fn restore(database_url: &str, file: &Path) -> anyhow::Result<()> {
    if database_url.starts_with("postgres://") || database_url.starts_with("postgresql://") {
        bail!("PostgreSQL has its own tool: pg_restore --clean --dbname=DATABASE_URL FILE");
    }
    let to = database_url
        .strip_prefix("sqlite://")
        .or_else(|| database_url.strip_prefix("sqlite:"))
        .unwrap_or(database_url);
    store::ledger::restore(file, Path::new(to)).await?;
    println!("{} is in place as {to}.", file.display());
    Ok(())
}
