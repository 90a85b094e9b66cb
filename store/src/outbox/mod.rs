//! The outbox: a notice is a row in the transaction of what it tells, so that neither goes without the other. A worker
//! leases what is due, sends it and marks it; delivery is at least once, and a repeat carries the same Message-ID.
//!
//! To add a notice: one variant of [`NoticeKind`], its words and its arm in the server's mails, and the verb that queues
//! it here.

mod demo;
mod lease;
mod marks;

pub use demo::DemoMail;
pub use lease::Letter;
pub use marks::backoff;

use crate::{StoreError, db::on, write_tx::WriteTx};
use domain::{
    ids::{CustomerId, OrderId, PromiseId, ShipmentId},
    notices::NoticeKind,
    subjects::Subject,
};
use serde_json::{Value, json};

/// A notice to be queued.
pub(crate) struct Notice {
    pub kind: NoticeKind,
    pub customer: CustomerId,
    pub order: Option<OrderId>,
    pub shipment: Option<ShipmentId>,
    pub promise: Option<PromiseId>,
    /// The return, case or review its link opens; `None` where the order says it all.
    pub subject: Option<Subject>,
    /// What the words need and no row holds; gone once the mail is.
    pub particulars: Value,
}

impl Notice {
    pub(crate) fn to(kind: NoticeKind, customer: CustomerId) -> Self {
        Self {
            kind,
            customer,
            order: None,
            shipment: None,
            promise: None,
            subject: None,
            particulars: json!({}),
        }
    }

    pub(crate) fn about_order(kind: NoticeKind, customer: CustomerId, order: OrderId) -> Self {
        Self {
            order: Some(order),
            ..Self::to(kind, customer)
        }
    }
}

impl WriteTx {
    /// Queues a notice, once for each `unique_key`; nothing for a customer without a mail address.
    pub(crate) async fn queue_notice(
        &mut self,
        kind: NoticeKind,
        customer: CustomerId,
        order: Option<OrderId>,
        shipment: Option<ShipmentId>,
        promise: Option<PromiseId>,
        unique_key: &str,
    ) -> Result<(), StoreError> {
        let notice = Notice {
            order,
            shipment,
            promise,
            ..Notice::to(kind, customer)
        };
        self.queue(&notice, unique_key).await.map(drop)
    }

    /// As [`Self::queue_notice`]; tells whether a row was written.
    pub(crate) async fn queue(
        &mut self,
        notice: &Notice,
        unique_key: &str,
    ) -> Result<bool, StoreError> {
        let id = self.id();
        let now = self.now.as_micros();
        let expires_at = self.now.plus(notice.kind.worth_sending_for()).as_micros();
        let queued = on!(tx self.db, |c| {
            sqlx::query(
                "insert into outbox (id, unique_key, kind, customer_id, order_id, shipment_id, promise_id, subject, particulars, state, \
                 attempts, created_at, next_try_at, expires_at, last_error) \
                 select $1, $2, $3, $4, $5, $6, $7, $11, $10, 'queued', 0, $8, $8, $9, '' \
                 where exists (select 1 from persons where customer_id = $4 and email_folded is not null) \
                 on conflict (unique_key) do nothing",
            )
            .bind(id)
            .bind(unique_key)
            .bind(notice.kind.as_str())
            .bind(notice.customer.0)
            .bind(notice.order.map(|id| id.0))
            .bind(notice.shipment.map(|id| id.0))
            .bind(notice.promise.map(|id| id.0))
            .bind(now)
            .bind(expires_at)
            .bind(notice.particulars.to_string())
            .bind(notice.subject.map(Subject::text).unwrap_or_default())
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if queued > 0 {
            self.wake_outbox();
        }
        Ok(queued > 0)
    }

    /// Takes back what is still queued for a customer under keys that begin so: a newer one is about to say it better.
    pub(crate) async fn withdraw_notices(
        &mut self,
        customer: CustomerId,
        key_begins: &str,
    ) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "update outbox set state = 'expired', particulars = '{}', finished_at = $3 \
                 where customer_id = $1 and state = 'queued' and unique_key like $2",
            )
            .bind(customer.0)
            .bind(format!("{key_begins}%"))
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}
