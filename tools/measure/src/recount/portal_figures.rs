//! What the portal says: by its API, or by its own look at a database.

use crate::http::Client;
use anyhow::{Context, Result, bail};
use domain::{gaps::GroupBy, promises::PromiseKind};
use serde_json::Value;
use std::collections::BTreeMap;
use store::{Chance, Clock, Store};

/// Where the portal's figures come from.
pub enum Source {
    Api { origin: String, key: String },
    Database { url: String },
}

/// A group's figures by name; a figure that has no value is `None`.
pub type Said = BTreeMap<&'static str, Option<f64>>;

impl Source {
    /// The figures of `deliver_by`, by group; `all` where nothing is told apart.
    pub fn figures(
        &self,
        from: &str,
        to: &str,
        group_by: Option<&str>,
    ) -> Result<BTreeMap<String, Said>> {
        match self {
            Self::Api { origin, key } => by_api(origin, key, from, to, group_by),
            Self::Database { url } => {
                let runtime = tokio::runtime::Runtime::new()?;
                runtime.block_on(by_database(url, from, to, group_by))
            }
        }
    }
}

fn by_api(
    origin: &str,
    key: &str,
    from: &str,
    to: &str,
    group_by: Option<&str>,
) -> Result<BTreeMap<String, Said>> {
    let group = group_by.map_or_else(String::new, |group| format!("&group_by={group}"));
    let bearer = format!("Bearer {key}");
    let answer = Client::new(origin).get(
        &format!("/api/v1/gaps?from={from}&to={to}{group}"),
        &[("authorization", &bearer), ("accept", "application/json")],
    )?;
    if answer.status != 200 {
        bail!("the portal answered {}: {}", answer.status, answer.text());
    }
    let body: Value = serde_json::from_str(&answer.text())?;
    let rows = body["rows"].as_array().context("the answer has no rows")?;
    Ok(rows
        .iter()
        .filter(|row| row["kind"] == "deliver_by")
        .map(|row| {
            let name = row["group"].as_str().unwrap_or("all").to_owned();
            let number = |pointer: &str| row.pointer(pointer).and_then(Value::as_f64);
            let said = Said::from([
                ("made", number("/made")),
                ("kept", number("/kept")),
                ("broken", number("/broken")),
                ("broken_unsettled", number("/broken_unsettled")),
                ("open", number("/open")),
                ("waived", number("/waived")),
                ("kept_share", number("/kept_share")),
                ("lateness p50", number("/lateness_seconds/p50")),
                ("lateness p90", number("/lateness_seconds/p90")),
                ("lateness p99", number("/lateness_seconds/p99")),
                ("score kept", number("/score/kept")),
                ("score late", number("/score/settled_late")),
                ("score unsettled", number("/score/unsettled")),
                ("scores kept", number("/score_n/kept")),
                ("scores late", number("/score_n/settled_late")),
                ("scores unsettled", number("/score_n/unsettled")),
            ]);
            (name, said)
        })
        .collect())
}

async fn by_database(
    url: &str,
    from: &str,
    to: &str,
    group_by: Option<&str>,
) -> Result<BTreeMap<String, Said>> {
    let store = Store::open(url, Clock::System, Chance::default()).await?;
    store.migrate().await?;
    let group = group_by.and_then(GroupBy::read);
    let rows = store.gaps(from.parse()?, to.parse()?, group).await?;
    store.close().await;
    Ok(rows
        .into_iter()
        .filter(|row| row.kind == PromiseKind::DeliverBy)
        .map(|row| {
            let figures = row.figures;
            let (lateness, felt) = (figures.lateness(), figures.felt());
            let number = |count: u64| Some(count as f64);
            let said = Said::from([
                ("made", number(figures.made())),
                ("kept", number(figures.kept())),
                ("broken", number(figures.broken())),
                ("broken_unsettled", number(figures.broken_unsettled())),
                ("open", number(figures.open())),
                ("waived", number(figures.waived())),
                ("kept_share", figures.kept_share()),
                ("lateness p50", lateness.quantile(0.5)),
                ("lateness p90", lateness.quantile(0.9)),
                ("lateness p99", lateness.quantile(0.99)),
                ("score kept", felt.kept.mean()),
                ("score late", felt.settled_late.mean()),
                ("score unsettled", felt.unsettled.mean()),
                ("scores kept", number(felt.kept.n)),
                ("scores late", number(felt.settled_late.n)),
                ("scores unsettled", number(felt.unsettled.n)),
            ]);
            (row.group.unwrap_or_else(|| "all".to_owned()), said)
        })
        .collect())
}
