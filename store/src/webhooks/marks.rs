//! What became of a leased delivery: taken, to be tried again, given up; or its endpoint is gone.

use super::Delivery;
use crate::{Store, StoreError, db::on, write_tx::WriteTx};
use domain::{actor::Actor, ids::WebhookId, webhooks::pause_after};
use serde_json::json;

impl Store {
    /// The receiver took it. Marking twice changes nothing.
    ///
    /// # Errors
    /// The store broke; it stays leased and is sent again, with the same id.
    pub async fn mark_delivered(
        &self,
        delivery: &Delivery,
        answer: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        tx.finish_delivery(delivery, "delivered", answer).await?;
        tx.commit_unrecorded("the worker's mark: delivered").await
    }

    /// It did not go this time: tried again later, or given up after the last try, which the audit tells. `answer` is a
    /// status or a word of ours, never the receiver's text.
    ///
    /// # Errors
    /// The store broke; the lease runs out and it is tried again all the same.
    pub async fn mark_undelivered(
        &self,
        delivery: &Delivery,
        answer: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let Some(pause) = pause_after(delivery.attempts) else {
            tx.finish_delivery(delivery, "dead", answer).await?;
            let particulars = json!({
                "webhook": delivery.endpoint, "event": delivery.event, "kind": delivery.kind.as_str(),
                "refund_id": delivery.refund, "answer": answer,
            });
            let recorded = tx
                .audit(&Actor::System, "webhook_given_up", particulars)
                .await?;
            return tx.commit(recorded).await;
        };
        let next = tx.now.plus(pause).as_micros();
        on!(tx tx.db, |c| {
            sqlx::query(
                "update webhook_deliveries set state = 'queued', next_try_at = $2, lease_until = null, last_answer = $3 \
                 where id = $1 and state = 'sending'",
            )
            .bind(delivery.id)
            .bind(next)
            .bind(answer)
            .execute(c)
            .await
            .map(drop)
        })?;
        tx.commit_unrecorded("the worker's mark: later").await
    }

    /// The receiver said that it is gone: it is told nothing more, and nothing more is asked of it.
    ///
    /// # Errors
    /// The store broke; it is tried again, and hears it again.
    pub async fn disable_webhook(
        &self,
        delivery: &Delivery,
        answer: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let (endpoint, now) = (delivery.endpoint, tx.now.as_micros());
        on!(tx tx.db, |c| {
            sqlx::query("update webhook_endpoints set disabled_at = $2 where id = $1 and disabled_at is null")
                .bind(endpoint.0)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
        })?;
        tx.drop_deliveries(endpoint, answer).await?;
        let particulars = json!({ "webhook": endpoint, "answer": answer });
        let recorded = tx
            .audit(&Actor::System, "webhook_disabled", particulars)
            .await?;
        tx.commit(recorded).await
    }

    /// How many deliveries wait to leave.
    ///
    /// # Errors
    /// The store broke.
    pub async fn deliveries_waiting(&self) -> Result<i64, StoreError> {
        Ok(on!(read self.read(), |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from webhook_deliveries where state in ('queued', 'sending')")
                .fetch_one(c)
                .await
        })?)
    }
}

impl WriteTx {
    async fn finish_delivery(
        &mut self,
        delivery: &Delivery,
        state: &str,
        answer: &str,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update webhook_deliveries set state = $2, finished_at = $3, lease_until = null, last_answer = $4 \
                 where id = $1 and state in ('queued', 'sending')",
            )
            .bind(delivery.id)
            .bind(state)
            .bind(now)
            .bind(answer)
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    /// Gives up all that waits for this endpoint.
    pub(super) async fn drop_deliveries(
        &mut self,
        id: WebhookId,
        answer: &str,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update webhook_deliveries set state = 'dead', finished_at = $2, lease_until = null, last_answer = $3 \
                 where endpoint_id = $1 and state in ('queued', 'sending')",
            )
            .bind(id.0)
            .bind(now)
            .bind(answer)
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}
