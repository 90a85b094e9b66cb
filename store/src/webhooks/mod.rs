//! What the shop's own systems are told: an event is a row an endpoint in the transaction of what it tells, so that
//! neither goes without the other. A worker leases what is due, sends it and marks it; delivery is at least once, and a
//! repeat carries the same id.
//!
//! To add an event: a variant of [`EventKind`], and the verb that queues it here.

mod lease;
mod marks;

pub use lease::Delivery;

use crate::{Failure, Store, StoreError, db::on, error::Never, write_tx::WriteTx};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{RefundId, WebhookId},
    webhooks::{EventKind, Reach},
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fmt};
use uuid::Uuid;

/// What an endpoint's deliveries are signed with, as its receiver keeps it. Never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret(String);

impl SigningSecret {
    /// `whsec_` and the key.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(hidden)")
    }
}

/// An endpoint as whoever looks after it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookView {
    pub id: WebhookId,
    pub url: String,
    pub events: BTreeSet<EventKind>,
    pub reach: Reach,
    pub created_at: Timestamp,
    /// It answered that it is gone, since then.
    pub disabled_at: Option<Timestamp>,
    /// Deliveries that wait, the first or another try.
    pub waiting: i64,
    /// Deliveries that were given up.
    pub given_up: i64,
    /// What the last try was answered with.
    pub last_answer: Option<String>,
}

/// An event to be queued.
pub(crate) struct Event {
    pub kind: EventKind,
    /// The refund it is about.
    pub refund: Option<RefundId>,
    /// Ids, numbers and sums: nothing of a person.
    pub data: Value,
}

impl Store {
    /// Adds an endpoint. Its secret is in the answer; it can be had again by nobody but the portal itself.
    ///
    /// # Errors
    /// The store broke.
    pub async fn add_webhook(
        &self,
        actor: &Actor,
        url: &str,
        events: &BTreeSet<EventKind>,
        reach: Reach,
    ) -> Result<(WebhookId, SigningSecret), Failure<Never>> {
        let events = events
            .iter()
            .map(|kind| kind.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let mut tx = self.begin_write().await?;
        let (id, now) = (tx.id(), tx.now.as_micros());
        on!(tx tx.db, |c| {
            sqlx::query("insert into webhook_endpoints (id, url, events, reach, created_at) values ($1, $2, $3, $4, $5)")
                .bind(id)
                .bind(url)
                .bind(&events)
                .bind(reach.as_str())
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?;
        // The address may hold a token of the receiver's, so the log does without it.
        let particulars = json!({ "webhook": id, "events": events, "reach": reach.as_str() });
        let recorded = tx.audit(actor, "webhook_added", particulars).await?;
        tx.commit(recorded).await?;
        let id = WebhookId(id);
        Ok((id, self.webhook_secret(id)))
    }

    /// What deliveries to this endpoint are signed with. It is kept nowhere: it is derived from the secret file and the
    /// endpoint's id, so that a copy of the database signs nothing, and there is nothing to seal.
    #[must_use]
    pub fn webhook_secret(&self, id: WebhookId) -> SigningSecret {
        let key = self.key_for(&format!("webhook {id}"));
        SigningSecret(format!("whsec_{}", STANDARD.encode(key)))
    }

    /// The endpoints that were not removed, the oldest first.
    ///
    /// # Errors
    /// The store broke.
    pub async fn webhooks(&self) -> Result<Vec<WebhookView>, StoreError> {
        type Row = (
            Uuid,
            String,
            String,
            String,
            i64,
            Option<i64>,
            i64,
            i64,
            Option<String>,
        );
        let rows: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select e.id, e.url, e.events, e.reach, e.created_at, e.disabled_at, \
                 (select cast(count(*) as bigint) from webhook_deliveries d where d.endpoint_id = e.id \
                  and d.state in ('queued', 'sending')), \
                 (select cast(count(*) as bigint) from webhook_deliveries d where d.endpoint_id = e.id and d.state = 'dead'), \
                 (select d.last_answer from webhook_deliveries d where d.endpoint_id = e.id and d.last_answer <> '' \
                  order by d.created_at desc, d.id desc limit 1) \
                 from webhook_endpoints e where e.removed_at is null order by e.created_at, e.id",
            )
            .fetch_all(c)
            .await
        })?;
        Ok(rows
            .into_iter()
            .map(
                |(
                    id,
                    url,
                    events,
                    reach,
                    created_at,
                    disabled_at,
                    waiting,
                    given_up,
                    last_answer,
                )| {
                    WebhookView {
                        id: WebhookId(id),
                        url,
                        events: events.split(' ').filter_map(EventKind::read).collect(),
                        reach: Reach::read(&reach),
                        created_at: Timestamp::from_micros(created_at),
                        disabled_at: disabled_at.map(Timestamp::from_micros),
                        waiting,
                        given_up,
                        last_answer,
                    }
                },
            )
            .collect())
    }

    /// Takes an endpoint away, with all that still waits for it.
    ///
    /// # Errors
    /// `NotFound` for one nobody knows, or that was removed before.
    pub async fn remove_webhook(&self, actor: &Actor, id: WebhookId) -> Result<(), Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        let removed = on!(tx tx.db, |c| {
            sqlx::query("update webhook_endpoints set removed_at = $2 where id = $1 and removed_at is null")
                .bind(id.0)
                .bind(now)
                .execute(c)
                .await
                .map(|done| done.rows_affected())
        })?;
        if removed == 0 {
            return Err(Failure::NotFound);
        }
        tx.drop_deliveries(id, "removed").await?;
        let recorded = tx
            .audit(actor, "webhook_removed", json!({ "webhook": id }))
            .await?;
        tx.commit(recorded).await?;
        Ok(())
    }
}

impl WriteTx {
    /// Whether somebody is to be told of this. An endpoint that is gone (410) is told nothing more, and its shop still pays
    /// by itself until it is removed: a refund that nobody heard of must not count as paid.
    pub(crate) async fn is_listened_to(&mut self, kind: EventKind) -> Result<bool, StoreError> {
        Ok(!self.listeners(kind).await?.is_empty())
    }

    /// Who listens, and whether they are gone.
    async fn listeners(&mut self, kind: EventKind) -> Result<Vec<(Uuid, bool)>, StoreError> {
        // A handful, and lists of words have no function in common.
        let rows: Vec<(Uuid, String, Option<i64>)> = on!(tx self.db, |c| {
            sqlx::query_as("select id, events, disabled_at from webhook_endpoints where removed_at is null order by id")
                .fetch_all(c)
                .await
        })?;
        let wants = |events: &str| events.split(' ').any(|event| event == kind.as_str());
        Ok(rows
            .into_iter()
            .filter(|(_, events, _)| wants(events))
            .map(|(id, _, disabled_at)| (id, disabled_at.is_some()))
            .collect())
    }

    /// Queues an event for all who listen; for who is gone it is written down as never sent.
    pub(crate) async fn queue_event(&mut self, event: &Event) -> Result<(), StoreError> {
        let (event_id, now) = (self.id(), self.now.as_micros());
        let data = event.data.to_string();
        for (endpoint, is_gone) in self.listeners(event.kind).await? {
            let id = self.id();
            let (state, answer) = if is_gone {
                ("dead", "410")
            } else {
                ("queued", "")
            };
            on!(tx self.db, |c| {
                sqlx::query(
                    "insert into webhook_deliveries (id, endpoint_id, event_id, kind, refund_id, data, state, attempts, \
                     created_at, next_try_at, finished_at, last_answer) values ($1, $2, $3, $4, $5, $6, $8, 0, $7, $7, $9, $10)",
                )
                .bind(id)
                .bind(endpoint)
                .bind(event_id)
                .bind(event.kind.as_str())
                .bind(event.refund.map(|id| id.0))
                .bind(&data)
                .bind(now)
                .bind(state)
                .bind(is_gone.then_some(now))
                .bind(answer)
                .execute(c)
                .await
                .map(drop)
            })?;
        }
        self.wake_outbox();
        Ok(())
    }
}
