//! Commands on the ledger itself: bringing it up to date, filling it, looking after it.

use super::{open, open_migrated};
use crate::{
    config::Common,
    demo::{self, Seeded},
    ledger,
};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use domain::{Timestamp, actor::Actor};
use std::path::PathBuf;
use store::{Clock, Failure, erase::Erasure};

#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Takes the shop's past in from CSV files
    Import(Import),
    /// Fills the ledger with a shop that does not exist
    #[command(subcommand)]
    Seed(Seed),
    /// Writes a copy of the database while it is in use
    Backup {
        /// The file to write; it must not exist
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Puts a backup in the place of the database
    Restore {
        /// A file that `backup` wrote
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Forgets a person: their name, addresses and words go, the log and the figures stay
    Erase {
        /// Their mail address or id
        #[arg(value_name = "CUSTOMER")]
        customer: String,
    },
    /// Brings the database's tables up to date
    Migrate,
    /// Looks for damage: the database's own checks, then ours
    Check,
}

#[derive(Debug, Args)]
pub struct Import {
    /// How the files' columns are to be read
    #[arg(long, value_name = "FILE")]
    pub mapping: PathBuf,
    /// Only says what would be taken and refused
    #[arg(long)]
    pub dry_run: bool,
    /// Where rows go that cannot be taken, with line and reason
    #[arg(long, value_name = "FILE", default_value = "./rejects.csv")]
    pub rejects: PathBuf,
    /// The CSV files
    #[arg(required = true, value_name = "CSV")]
    pub files: Vec<PathBuf>,
}

impl From<Import> for crate::import::ImportArgs {
    fn from(args: Import) -> Self {
        Self {
            mapping: args.mapping,
            files: args.files,
            dry_run: args.dry_run,
            rejects: args.rejects,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Seed {
    /// "Harbour & Pine", its customers told as stories; the same for the same --now
    Demo(SeedDemo),
}

#[derive(Debug, Args)]
pub struct SeedDemo {
    /// The hour the stories are told at, RFC 3339 [default: now]
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Timestamp>,
    /// Does nothing when there are orders already
    #[arg(long)]
    if_empty: bool,
    /// What the links in its mails begin with
    #[arg(
        long,
        env = "THROUGHLINE_PUBLIC_ORIGIN",
        value_name = "ORIGIN",
        default_value = "http://127.0.0.1:3000"
    )]
    public_origin: String,
}

fn moment(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text).map_err(|error| error.to_string())
}

pub async fn run(command: LedgerCommand, common: &Common) -> anyhow::Result<()> {
    match command {
        LedgerCommand::Migrate => {
            open_migrated(common).await?.close().await;
            println!("The database is up to date.");
            Ok(())
        }
        LedgerCommand::Import(args) => {
            let store = open_migrated(common).await?;
            let report = crate::import::run(&store, args.into()).await?;
            store.close().await;
            print!("{report}");
            Ok(())
        }
        LedgerCommand::Seed(Seed::Demo(args)) => seed(args, common).await,
        LedgerCommand::Backup { file } => {
            let store = open_migrated(common).await?;
            ledger::backup(&store, &file).await?;
            store.close().await;
            Ok(())
        }
        LedgerCommand::Restore { file } => {
            std::fs::create_dir_all(&common.data_dir)?;
            ledger::restore(&common.database_url, &file).await
        }
        LedgerCommand::Erase { customer } => erase(&customer, common).await,
        LedgerCommand::Check => {
            let store = open_migrated(common).await?;
            let sound = ledger::check(&store).await;
            store.close().await;
            sound
        }
    }
}

async fn seed(args: SeedDemo, common: &Common) -> anyhow::Result<()> {
    let now = args.now.unwrap_or_else(|| Clock::System.now());
    let (clock, chance) = demo::clock_and_chance(now);
    let store = open(common, clock, chance).await?;
    store
        .migrate()
        .await
        .context("the database cannot be brought up to date")?;
    if args.if_empty && store.has_orders().await? {
        store.close().await;
        println!("There are orders already: nothing was told.");
        return Ok(());
    }
    let told = demo::seed(&store, now, &args.public_origin).await;
    store.close().await;
    match told? {
        Seeded::Told { customers, orders } => {
            println!("Harbour & Pine is open: {customers} customers, {orders} orders.");
        }
        Seeded::ThereAlready => println!("Harbour & Pine is there already: nothing was told."),
    }
    Ok(())
}

/// Never repeats the address on success: terminals are logged too.
async fn erase(customer: &str, common: &Common) -> anyhow::Result<()> {
    let store = open_migrated(common).await?;
    let erased = store.erase(&Actor::System, customer).await;
    let is_shared = store.is_shared();
    store.close().await;
    match erased {
        Ok(Erasure {
            customer,
            is_scrubbed: true,
        }) => {
            println!(
                "Customer {customer} is erased: nothing of the person is left in the database's files."
            );
        }
        Ok(Erasure { customer, .. }) if is_shared => {
            println!(
                "Customer {customer} is erased. PostgreSQL overwrites the freed rows in its own time; VACUUM hurries it."
            );
        }
        Ok(Erasure { customer, .. }) => println!(
            "Customer {customer} is erased, but another process kept the database's files busy: run this once more with \
             the id above, so that no freed byte is left in them."
        ),
        Err(Failure::NotFound) => bail!("no customer is known by that id or mail address"),
        Err(Failure::Broken(error)) => return Err(error.into()),
        Err(Failure::Refused(never)) => match never {},
    }
    Ok(())
}
