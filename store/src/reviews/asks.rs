//! Asking for a review by mail: once an order, and not while we owe its customer something. That only delays the ask:
//! nobody is left unasked for having been badly served.

use crate::{
    Store, StoreError,
    db::on,
    outbox::Notice,
    write_tx::{Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId},
    notices::NoticeKind,
    reviews::{ASK_WAITS, ASKED_AFTER, ASKED_UNTIL},
};
use serde_json::json;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// How many orders are looked at in one go.
const AT_ONCE: i64 = 200;

/// Whether we owe customer `c` something at the moment `$1`: a promise that is broken and not made good, an open case or
/// return, a parcel they say they do not have.
const OWES: &str = "(exists (select 1 from promises p where p.customer_id = c.id and p.settled_at is null \
       and p.waived_at is null and p.judged_by < $1) \
     or exists (select 1 from cases k where k.customer_id = c.id and k.resolved_at is null) \
     or exists (select 1 from returns u join orders d on d.id = u.order_id where d.customer_id = c.id \
       and u.settled_at is null and u.cancelled_at is null and u.declined_at is null) \
     or exists (select 1 from orders d where d.customer_id = c.id and d.denied_receipt_at is not null \
       and (d.confirmed_receipt_at is null or d.confirmed_receipt_at < d.denied_receipt_at)) \
     or exists (select 1 from shipments s join orders d on d.id = s.order_id where d.customer_id = c.id \
       and s.denied_receipt_at is not null \
       and (s.confirmed_receipt_at is null or s.confirmed_receipt_at < s.denied_receipt_at)))";

/// An order whose customer may be asked.
#[derive(sqlx::FromRow)]
struct Candidate {
    id: Uuid,
    customer_id: Uuid,
    first_at: Option<i64>,
    owes: i64,
}

impl Store {
    /// Whether we owe this customer something: then nothing is asked of them, no review, no answer, no friend.
    ///
    /// # Errors
    /// The store broke.
    pub async fn owes(&self, customer: CustomerId) -> Result<bool, StoreError> {
        let sql =
            format!("select cast(count(*) as bigint) from customers c where c.id = $2 and {OWES}");
        let now = self.now().as_micros();
        let found: i64 = on!(read self.read(), |c| {
            sqlx::query_scalar(AssertSqlSafe(sql)).bind(now).bind(customer.0).fetch_one(c).await
        })?;
        Ok(found > 0)
    }

    /// Asks who received an order a week to a month ago what they think of it: never of the shop's past, never twice,
    /// never who said it already. While we owe something the ask waits, two weeks at most from when it would have been
    /// sent. Says how many were asked.
    ///
    /// # Errors
    /// The store broke; nobody is asked then.
    pub async fn ask_for_reviews(&self) -> Result<usize, StoreError> {
        let candidates: Vec<(Candidate, bool)> = self
            .to_be_asked()
            .await?
            .into_iter()
            .filter_map(|candidate| self.turn_of(candidate))
            .collect();
        if candidates.is_empty() {
            return Ok(0);
        }
        let mut tx = self.begin_write().await?;
        let mut last: Option<Recorded> = None;
        let mut asked = 0;
        for (candidate, is_sent) in candidates {
            let order = OrderId(candidate.id);
            let recorded = if is_sent {
                tx.ask(order, CustomerId(candidate.customer_id)).await?
            } else {
                tx.delay_ask(order).await?
            };
            if recorded.is_some() {
                asked += usize::from(is_sent);
                last = recorded;
            }
        }
        if let Some(recorded) = last {
            tx.commit(recorded).await?;
        }
        Ok(asked)
    }

    /// Whether it is asked now (`true`) or put off for the first time; `None` while it waits.
    fn turn_of(&self, candidate: Candidate) -> Option<(Candidate, bool)> {
        let is_owed = candidate.owes > 0;
        let waited = candidate.first_at.map(Timestamp::from_micros);
        match waited {
            None => Some((candidate, !is_owed)),
            Some(first) if !is_owed || first.plus(ASK_WAITS) <= self.now() => {
                Some((candidate, true))
            }
            Some(_) => None,
        }
    }

    async fn to_be_asked(&self) -> Result<Vec<Candidate>, StoreError> {
        let sql = format!(
            "select o.id, o.customer_id, a.first_at, cast(case when {OWES} then 1 else 0 end as bigint) as owes \
             from orders o join customers c on c.id = o.customer_id left join review_asks a on a.order_id = o.id \
             where o.received_at <= $2 and o.received_at >= $3 and a.asked_at is null and c.erased_at is null \
             and o.replaces_return is null \
             and (a.order_id is not null or o.received_at >= $4) \
             and not exists (select 1 from imported i where i.number = o.number) \
             and not exists (select 1 from reviews r where r.order_id = o.id) order by o.received_at limit $5"
        );
        let now = self.now();
        let latest = now.minus(ASKED_UNTIL);
        // What was put off on the last day of its month is looked for as long as it may wait, and for a while more:
        // the worker may have rested.
        let earliest = latest.minus(ASK_WAITS).minus(ASK_WAITS);
        Ok(on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql))
                .bind(now.as_micros())
                .bind(now.minus(ASKED_AFTER).as_micros())
                .bind(earliest.as_micros())
                .bind(latest.as_micros())
                .bind(AT_ONCE)
                .fetch_all(c)
                .await
        })?)
    }
}

impl WriteTx {
    /// The journey tells it when the mail has left; until then the audit does. `None` when another process was quicker.
    async fn ask(
        &mut self,
        order: OrderId,
        customer: CustomerId,
    ) -> Result<Option<Recorded>, StoreError> {
        let now = self.now.as_micros();
        let written = on!(tx self.db, |c| {
            sqlx::query(
                "insert into review_asks (order_id, first_at, asked_at) values ($1, $2, $2) \
                 on conflict (order_id) do update set asked_at = excluded.asked_at where review_asks.asked_at is null",
            )
            .bind(order.0)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if written == 0 {
            return Ok(None);
        }
        let titles: Vec<String> = on!(tx self.db, |c| {
            sqlx::query_scalar("select title from order_lines where order_id = $1 order by position limit 3")
                .bind(order.0)
                .fetch_all(c)
                .await
        })?;
        let notice = Notice {
            particulars: json!({ "products": titles }),
            ..Notice::about_order(NoticeKind::ReviewAsked, customer, order)
        };
        self.queue(&notice, &format!("review_asked:{order}"))
            .await?;
        let recorded = self
            .audit(&Actor::System, "review_asked", json!({ "order": order }))
            .await?;
        Ok(Some(recorded))
    }

    async fn delay_ask(&mut self, order: OrderId) -> Result<Option<Recorded>, StoreError> {
        let now = self.now.as_micros();
        let written = on!(tx self.db, |c| {
            sqlx::query(
                "insert into review_asks (order_id, first_at) values ($1, $2) on conflict (order_id) do nothing",
            )
            .bind(order.0)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if written == 0 {
            return Ok(None);
        }
        let recorded = self
            .audit(
                &Actor::System,
                "review_ask_delayed",
                json!({ "order": order }),
            )
            .await?;
        Ok(Some(recorded))
    }
}
