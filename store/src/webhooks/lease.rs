//! Taking deliveries that are due: a lease, so that two workers never hold the same one, and one that died gives it back.

use crate::{Store, StoreError, db::on, write_tx::WriteTx};
use domain::{
    Timestamp,
    ids::{RefundId, WebhookId},
    webhooks::{EventKind, Reach},
};
use jiff::SignedDuration;
use serde_json::Value;
use uuid::Uuid;

/// How long a worker may take over one; longer than any of its own limits.
const LEASE: SignedDuration = SignedDuration::from_mins(1);

/// A delivery in a worker's hands.
#[derive(Debug, Clone)]
pub struct Delivery {
    pub id: Uuid,
    pub endpoint: WebhookId,
    pub url: String,
    pub reach: Reach,
    /// The same at every endpoint and every try.
    pub event: Uuid,
    pub kind: EventKind,
    pub refund: Option<RefundId>,
    pub data: Value,
    pub occurred_at: Timestamp,
    /// This one included.
    pub attempts: i64,
}

type LeasedRow = (Uuid, Uuid, Uuid, String, Option<Uuid>, String, i64, i64);

impl Store {
    /// Takes up to `most` deliveries that are due, for a minute; whoever takes them must mark each one.
    ///
    /// # Errors
    /// The store broke; nothing is taken then.
    pub async fn lease_deliveries(&self, most: i64) -> Result<Vec<Delivery>, StoreError> {
        let now = self.now().as_micros();
        let due: Option<Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar(
                "select id from webhook_deliveries where state in ('queued', 'sending') and next_try_at <= $1 \
                 order by next_try_at limit 1",
            )
            .bind(now)
            .fetch_optional(c)
            .await
        })?;
        if due.is_none() {
            return Ok(Vec::new());
        }
        let mut tx = self.begin_write().await?;
        let mut deliveries = Vec::new();
        for row in tx.take_deliveries(most).await? {
            deliveries.extend(tx.delivery(row).await?);
        }
        tx.commit_unrecorded("the worker's leases").await?;
        Ok(deliveries)
    }
}

impl WriteTx {
    /// One statement for both databases, as for notices.
    async fn take_deliveries(&mut self, most: i64) -> Result<Vec<LeasedRow>, StoreError> {
        let (now, until) = (self.now.as_micros(), self.now.plus(LEASE).as_micros());
        let mut rows: Vec<LeasedRow> = on!(tx self.db, |c| {
            sqlx::query_as(
                "update webhook_deliveries set state = 'sending', attempts = attempts + 1, lease_until = $2, next_try_at = $2 \
                 where state in ('queued', 'sending') and next_try_at <= $1 and id in \
                 (select id from webhook_deliveries where state in ('queued', 'sending') and next_try_at <= $1 \
                  order by next_try_at, id limit $3) \
                 returning id, endpoint_id, event_id, kind, refund_id, data, created_at, attempts",
            )
            .bind(now)
            .bind(until)
            .bind(most)
            .fetch_all(c)
            .await
        })?;
        rows.sort_by_key(|row| row.0);
        Ok(rows)
    }

    async fn delivery(
        &mut self,
        (id, endpoint, event, kind, refund, data, created_at, attempts): LeasedRow,
    ) -> Result<Option<Delivery>, StoreError> {
        let Some(kind) = EventKind::read(&kind) else {
            // A newer version queued it, and one that knows it will send it once the lease is over.
            return Ok(None);
        };
        let (url, reach): (String, String) = on!(tx self.db, |c| {
            sqlx::query_as("select url, reach from webhook_endpoints where id = $1").bind(endpoint).fetch_one(c).await
        })?;
        Ok(Some(Delivery {
            id,
            endpoint: WebhookId(endpoint),
            url,
            reach: Reach::read(&reach),
            event,
            kind,
            refund: refund.map(RefundId),
            data: serde_json::from_str(&data).unwrap_or_default(),
            occurred_at: Timestamp::from_micros(created_at),
            attempts,
        }))
    }
}
