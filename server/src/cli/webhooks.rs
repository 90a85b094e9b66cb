//! `webhook add`, `webhook list`, `webhook remove`.

use super::open_migrated;
use crate::{
    config::Common,
    webhooks::{Unreachable, resolve},
};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use domain::{
    actor::Actor,
    ids::WebhookId,
    webhooks::{EventKind, Reach},
};
use reqwest::Url;
use std::collections::BTreeSet;
use store::{Failure, webhooks::WebhookView};

#[derive(Debug, Subcommand)]
pub enum WebhooksCommand {
    /// Systems of the shop's that are told what happened, and asked to pay refunds
    #[command(subcommand)]
    Webhook(WebhookCommand),
}

#[derive(Debug, Subcommand)]
pub enum WebhookCommand {
    /// Adds an endpoint and prints its signing secret once, as the last word
    #[command(after_help = ADD_HELP)]
    Add(AddWebhook),
    /// Says which there are, and how their deliveries go
    List,
    /// Takes one away, with what still waits for it
    Remove {
        /// As `webhook list` says it
        #[arg(long, value_name = "ID")]
        id: WebhookId,
    },
}

const ADD_HELP: &str = "\
Each event is a POST of CloudEvents 1.0 JSON, signed as Standard Webhooks says (webhook-id, webhook-timestamp,
webhook-signature), tried ten times in three days, and at least once: know a repeat by its webhook-id. Answer 2xx within
15 seconds; redirects are not followed, and 410 disables the endpoint.

Events:
  refund.requested   money is to go back. From the first endpoint that asks for it on, refunds are recorded as paid only
                     when the shop says so: POST /api/v1/refunds/{id}/confirm, or …/fail, or on the return's page";

#[derive(Debug, Args)]
pub struct AddWebhook {
    /// Where events go, as https://HOST/PATH; http is for --allow-private alone
    #[arg(long, value_parser = url)]
    url: Url,
    /// What it is told, separated by commas: refund.requested
    #[arg(long, value_delimiter = ',', required = true, value_parser = event)]
    events: Vec<EventKind>,
    /// It may stand on this machine or in its network: for a shop system beside the portal
    #[arg(long)]
    allow_private: bool,
}

fn event(text: &str) -> Result<EventKind, String> {
    EventKind::read(text.trim()).ok_or_else(|| {
        let known: Vec<_> = EventKind::ALL.map(EventKind::as_str).into();
        format!("is none of {}", known.join(", "))
    })
}

fn url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text.trim()).map_err(|why| why.to_string())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err("is no https://HOST/PATH".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not hold a name or password: deliveries are signed".to_owned());
    }
    if url.as_str().len() > 2_000 {
        return Err("is longer than 2000 characters".to_owned());
    }
    Ok(url)
}

pub async fn run(command: WebhooksCommand, common: &Common) -> anyhow::Result<()> {
    let WebhooksCommand::Webhook(command) = command;
    match command {
        WebhookCommand::Add(add) => self::add(add, common).await,
        WebhookCommand::List => {
            let store = open_migrated(common).await?;
            let webhooks = store.webhooks().await.context("they cannot be read")?;
            if webhooks.is_empty() {
                println!("No webhooks. Refunds are recorded as paid when somebody records them.");
            }
            for webhook in webhooks {
                println!("{}", told(&webhook));
            }
            store.close().await;
            Ok(())
        }
        WebhookCommand::Remove { id } => {
            let store = open_migrated(common).await?;
            match store.remove_webhook(&Actor::System, id).await {
                Ok(()) => {
                    println!("The webhook {id} is removed, and what waited for it is not sent.")
                }
                Err(Failure::NotFound) => {
                    bail!(
                        "there is no webhook {id}; `throughline webhook list` says which there are"
                    )
                }
                Err(error) => return Err(error).context("the webhook cannot be removed"),
            }
            store.close().await;
            Ok(())
        }
    }
}

async fn add(add: AddWebhook, common: &Common) -> anyhow::Result<()> {
    let AddWebhook {
        url,
        events,
        allow_private,
    } = add;
    let reach = if allow_private {
        Reach::Private
    } else {
        Reach::Public
    };
    if url.scheme() == "http" && reach == Reach::Public {
        bail!(
            "sums are sent by https alone; http is for a system beside the portal, with --allow-private"
        );
    }
    match resolve(&url, reach).await {
        Err(Unreachable::Private) => bail!(
            "{} is on this machine or in its network; say --allow-private if it is meant",
            url.host_str().unwrap_or_default()
        ),
        // It may be there tomorrow, and is looked at again before each delivery.
        Err(why) => eprintln!("Note: nothing can be delivered there yet ({why})."),
        Ok(_) => {}
    }
    let store = open_migrated(common).await?;
    let events: BTreeSet<EventKind> = events.into_iter().collect();
    let (id, secret) = store
        .add_webhook(&Actor::System, url.as_str(), &events, reach)
        .await
        .context("the webhook cannot be kept")?;
    println!("Added webhook {id}.");
    println!(
        "Keep this secret now, it is not shown again: {}",
        secret.reveal()
    );
    store.close().await;
    Ok(())
}

/// One line for each.
fn told(webhook: &WebhookView) -> String {
    let events: Vec<_> = webhook.events.iter().map(|kind| kind.as_str()).collect();
    let state = match webhook.disabled_at {
        Some(at) => format!("disabled since {at}, it said 410"),
        None => "active".to_owned(),
    };
    let reach = match webhook.reach {
        Reach::Private => ", may be private",
        Reach::Public => "",
    };
    let last = webhook
        .last_answer
        .as_ref()
        .map(|answer| format!(", last answer: {answer}"))
        .unwrap_or_default();
    format!(
        "{}  {}  {}  {state}{reach}; {} waiting, {} given up{last}",
        webhook.id,
        webhook.url,
        events.join(","),
        webhook.waiting,
        webhook.given_up,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_the_web_and_holds_no_password() {
        assert!(url(" https://shop.example.com/hooks?k=1 ").is_ok());
        for wrong in [
            "shop.example.com",
            "ftp://shop.example.com",
            "file:///etc/passwd",
            "https://",
            "https://ana:secret@shop.example.com",
            "javascript:alert(1)",
        ] {
            assert!(url(wrong).is_err(), "{wrong}");
        }
        assert!(url(&format!("https://x.example/{}", "a".repeat(2_000))).is_err());
    }
}
