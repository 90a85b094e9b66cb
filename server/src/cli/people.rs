//! `staff add`, `staff disable`.

use super::open_migrated;
use crate::config::Common;
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use domain::{actor::Actor, staff::Role};
use std::{
    io::{BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};
use store::Failure;

#[derive(Debug, Subcommand)]
pub enum PeopleCommand {
    /// Who works at the shop
    #[command(subcommand)]
    Staff(StaffCommand),
}

#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// Adds somebody; the password is read from the first line of standard input
    Add(AddStaff),
    /// Ends somebody's access, open sessions included
    Disable {
        /// The mail address they sign in with
        #[arg(long)]
        email: String,
    },
}

#[derive(Debug, Args)]
pub struct AddStaff {
    /// The mail address they sign in with
    #[arg(long)]
    email: String,
    /// Their name, as colleagues read it
    #[arg(long)]
    name: String,
    /// What they do: agent, store, marketer, analyst or admin
    #[arg(long, value_parser = role)]
    role: Role,
    /// A file whose first line is the password, instead of standard input
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

fn role(text: &str) -> Result<Role, String> {
    Role::read(text.trim()).ok_or_else(|| {
        let known: Vec<_> = Role::ALL.map(Role::as_str).into();
        format!("is none of {}", known.join(", "))
    })
}

pub async fn run(command: PeopleCommand, common: &Common) -> anyhow::Result<()> {
    let PeopleCommand::Staff(command) = command;
    match command {
        StaffCommand::Add(add) => {
            let password = password(add.password_file.as_deref())?;
            let store = open_migrated(common).await?;
            match store
                .add_staff(&Actor::System, &add.email, &add.name, add.role, &password)
                .await
            {
                Ok(_) => println!(
                    "{} may sign in at /staff as {}.",
                    add.name.trim(),
                    add.role.as_str()
                ),
                Err(Failure::Refused(reason)) => bail!("{} is not added: {reason}", add.email),
                Err(error) => return Err(error).context("the account cannot be kept"),
            }
            store.close().await;
        }
        StaffCommand::Disable { email } => {
            let store = open_migrated(common).await?;
            match store.disable_staff(&Actor::System, &email).await {
                Ok(()) => println!("{email} can no longer sign in, and is signed out everywhere."),
                Err(Failure::NotFound) => bail!("nobody with access has the address {email}"),
                Err(error) => return Err(error).context("the account cannot be disabled"),
            }
            store.close().await;
        }
    }
    Ok(())
}

fn password(file: Option<&Path>) -> anyhow::Result<String> {
    let text = if let Some(path) = file {
        std::fs::read_to_string(path)
            .with_context(|| format!("the password file {} cannot be read", path.display()))?
    } else {
        if std::io::stdin().is_terminal() {
            eprint!("Password (12 characters or more; what you type is shown): ");
            std::io::stderr().flush()?;
        }
        let mut line = String::new();
        std::io::stdin()
            .lock()
            .read_line(&mut line)
            .context("no password came on standard input")?;
        line
    };
    let password = text.lines().next().unwrap_or_default();
    if password.is_empty() {
        bail!("no password came: write it on standard input, or name a file with --password-file");
    }
    Ok(password.to_owned())
}
