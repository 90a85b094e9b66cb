//! A broken promise opens a case by itself: nobody has to complain first.

use super::ask::{Matter, Opening, broken};
use crate::{Store, StoreError, db::on, write_tx::WriteTx};
use domain::{
    Timestamp,
    actor::Actor,
    cases::Topic,
    ids::{CustomerId, OrderId, PromiseId, ShipmentId},
    notices::NEWS_FOR,
    promises::PromiseKind,
    subjects::Subject,
    touchpoints::Channel,
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// How many are opened in one go.
const AT_ONCE: i64 = 100;

/// Unsettled, past due for no longer than news are news, and never of a shop's past; `$1` is now, `$2` the earliest due.
const BROKEN: &str = "p.settled_at is null and p.waived_at is null and p.judged_by < $1 and p.judged_by >= $2 \
    and p.channel <> 'import' and not exists (select 1 from cases k where k.promise_id = p.id)";

#[derive(sqlx::FromRow)]
struct BrokenRow {
    id: Uuid,
    kind: String,
    subject: String,
    customer_id: Uuid,
    order_id: Option<Uuid>,
    shipment_id: Option<Uuid>,
    judged_by: i64,
}

impl Store {
    /// Opens a case for each promise of delivery, refund or replacement that broke within the last three days: one each,
    /// nobody's yet, told to the customer by mail. Says how many.
    ///
    /// # Errors
    /// The store broke; what was opened before stays.
    pub async fn open_recovery_cases(&self) -> Result<usize, StoreError> {
        let kinds = PromiseKind::RECOVERED.map(|kind| format!("'{}'", kind.as_str()));
        let sql = format!(
            "select p.id, p.kind, p.subject, p.customer_id, p.order_id, p.shipment_id, p.judged_by from promises p \
             join customers c on c.id = p.customer_id where {BROKEN} and p.kind in ({}) and c.erased_at is null \
             order by p.judged_by, p.id limit $3",
            kinds.join(", ")
        );
        let now = self.now();
        let rows: Vec<BrokenRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql))
                .bind(now.as_micros())
                .bind(now.minus(NEWS_FOR).as_micros())
                .bind(AT_ONCE)
                .fetch_all(c)
                .await
        })?;
        let mut opened = 0;
        for row in rows {
            let mut tx = self.begin_write().await?;
            if let Some(order) = row.order_id {
                tx.lock_order_by_id(OrderId(order)).await?;
            }
            // A scan, or another process, may have been quicker.
            if !tx.is_broken(row.id).await? {
                continue;
            }
            let (Some(kind), key) = (
                PromiseKind::read(&row.kind),
                format!("promise:{}", PromiseId(row.id)),
            ) else {
                continue;
            };
            let about_return = match Subject::read(&row.subject) {
                Some(Subject::Return(id)) => Some(id),
                _ => None,
            };
            let opening = Opening {
                matter: Matter {
                    customer: CustomerId(row.customer_id),
                    order: row.order_id.map(OrderId),
                    parcel: row.shipment_id.map(ShipmentId),
                    about_return,
                    broken: Some(PromiseId(row.id)),
                },
                topic: Topic::Recovery,
                key: &key,
                guest_name: None,
                words: None,
                actor: Actor::System,
                channel: Channel::System,
                told: broken(kind, Timestamp::from_micros(row.judged_by)),
            };
            let (_, recorded) = tx.open(&opening).await?;
            if let Some(recorded) = recorded {
                tx.commit(recorded).await?;
                opened += 1;
            }
        }
        Ok(opened)
    }
}

impl WriteTx {
    async fn is_broken(&mut self, promise: Uuid) -> Result<bool, StoreError> {
        let sql =
            format!("select cast(count(*) as bigint) from promises p where {BROKEN} and p.id = $3");
        let (now, earliest) = (self.now.as_micros(), self.now.minus(NEWS_FOR).as_micros());
        let found: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(AssertSqlSafe(sql)).bind(now).bind(earliest).bind(promise).fetch_one(c).await
        })?;
        Ok(found > 0)
    }
}
