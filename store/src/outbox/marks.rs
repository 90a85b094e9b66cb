//! What became of a leased notice: sent, to be tried again, or refused for good.

use crate::{
    Chance, Store, StoreError,
    db::on,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    actor::Actor,
    ids::{CustomerId, NoticeId, OrderId, ShipmentId},
    notices::NoticeKind,
    touchpoints::{Channel, Touchpoint},
};
use jiff::SignedDuration;
use uuid::Uuid;

/// Whom and what a notice was about: kind, customer, order, parcel, promise.
type AboutRow = (String, Uuid, Option<Uuid>, Option<Uuid>, Option<Uuid>);

/// How long to wait before the next try, after so many: a minute, doubled each time to four hours, with a fifth of
/// chance either way so that a crowd does not come back at once. Codes are tried every minute, or they would be dead on
/// arrival.
#[must_use]
pub fn backoff(kind: NoticeKind, attempts: i64, chance: &Chance) -> SignedDuration {
    let doublings = match kind {
        NoticeKind::AccessCode | NoticeKind::SignIn => 0,
        _ => u32::try_from(attempts.clamp(1, 9) - 1).unwrap_or(0),
    };
    let seconds = (60_i64 << doublings).min(4 * 60 * 60);
    let [roll] = chance.bytes::<1>();
    let percent = 80 + i64::from(roll) * 40 / 255;
    SignedDuration::from_secs(seconds * percent / 100)
}

impl Store {
    /// The mail server took it: records that the customer was told, and empties what was kept for the words. Marking
    /// twice changes nothing.
    ///
    /// # Errors
    /// The store broke; the notice stays leased and will be sent again, with the same Message-ID.
    pub async fn mark_notice_sent(&self, id: NoticeId) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let Some(about) = tx.finish_notice(id, "sent", "").await? else {
            return Ok(());
        };
        if let Some(promise) = about.4 {
            let now = tx.now.as_micros();
            on!(tx tx.db, |c| {
                sqlx::query(
                    "update promise_revisions set told_at = $3 where promise_id = $1 and notice_id = $2 and told_at is null",
                )
                .bind(promise)
                .bind(id.0)
                .bind(now)
                .execute(c)
                .await
                .map(drop)
            })?;
        }
        let recorded = tx.record_notice(id, &about, Outcome::Sent).await?;
        tx.commit(recorded).await
    }

    /// It will not be delivered, ever: a dead letter, and a touchpoint so that staff see the silence. `why` is a status
    /// code, never the server's text, which may repeat the address.
    ///
    /// # Errors
    /// The store broke.
    pub async fn mark_notice_dead(&self, id: NoticeId, why: &str) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let Some(about) = tx.finish_notice(id, "dead", why).await? else {
            return Ok(());
        };
        let recorded = tx.record_notice(id, &about, Outcome::Failed).await?;
        tx.commit(recorded).await
    }

    /// It did not go this time: tried again later, see [`backoff`].
    ///
    /// # Errors
    /// The store broke; the lease runs out and it is tried again all the same.
    pub async fn retry_notice(
        &self,
        id: NoticeId,
        kind: NoticeKind,
        attempts: i64,
        why: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        let next = tx
            .now
            .plus(backoff(kind, attempts, self.chance()))
            .as_micros();
        on!(tx tx.db, |c| {
            sqlx::query(
                "update outbox set state = 'queued', next_try_at = $2, lease_until = null, last_error = $3 \
                 where id = $1 and state = 'sending'",
            )
            .bind(id.0)
            .bind(next)
            .bind(why)
            .execute(c)
            .await
            .map(drop)
        })?;
        tx.commit_unrecorded("the worker's mark: later").await
    }

    /// How many notices wait to leave.
    ///
    /// # Errors
    /// The store broke.
    pub async fn notices_waiting(&self) -> Result<i64, StoreError> {
        Ok(on!(read self.read(), |c| {
            sqlx::query_scalar("select cast(count(*) as bigint) from outbox where state in ('queued', 'sending')")
                .fetch_one(c)
                .await
        })?)
    }
}

#[derive(Clone, Copy)]
enum Outcome {
    Sent,
    Failed,
}

impl WriteTx {
    /// Ends a notice in a worker's hands; `None` when it has ended already.
    async fn finish_notice(
        &mut self,
        id: NoticeId,
        state: &str,
        why: &str,
    ) -> Result<Option<AboutRow>, StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(
                "update outbox set state = $2, particulars = '{}', finished_at = $3, lease_until = null, last_error = $4 \
                 where id = $1 and state in ('queued', 'sending') returning kind, customer_id, order_id, shipment_id, promise_id",
            )
            .bind(id.0)
            .bind(state)
            .bind(now)
            .bind(why)
            .fetch_optional(c)
            .await
        })?)
    }

    /// The touchpoint of a notice that ended undelivered.
    pub(super) async fn record_failed(&mut self, id: NoticeId) -> Result<Recorded, StoreError> {
        let about: AboutRow = on!(tx self.db, |c| {
            sqlx::query_as("select kind, customer_id, order_id, shipment_id, promise_id from outbox where id = $1")
                .bind(id.0)
                .fetch_one(c)
                .await
        })?;
        self.record_notice(id, &about, Outcome::Failed).await
    }

    async fn record_notice(
        &mut self,
        id: NoticeId,
        about: &AboutRow,
        outcome: Outcome,
    ) -> Result<Recorded, StoreError> {
        let (kind, customer, order, shipment, _) = about;
        let notice = NoticeKind::read(kind).ok_or_else(|| StoreError::Damaged {
            table: "outbox",
            row: id.to_string(),
            why: format!("is of the unknown kind {kind:?}"),
        })?;
        let (touchpoint, event_id) = match outcome {
            Outcome::Sent => (Touchpoint::NoticeSent { notice }, "sent"),
            Outcome::Failed => (Touchpoint::NoticeFailed { notice }, "failed"),
        };
        let subject = id.to_string();
        let entry = Entry {
            customer: CustomerId(*customer),
            actor: &Actor::System,
            channel: Channel::Email,
            occurred_at: self.now,
            source: "outbox",
            subject: &subject,
            event_id,
            order: order.map(OrderId),
            shipment: shipment.map(ShipmentId),
            score: None,
        };
        let (_, recorded) = self.record(&touchpoint, &entry).await?;
        Ok(recorded)
    }
}
