//! One customer's journey as staff read it: the latest part of it, narrowed down and paged, so that a customer with ten
//! thousand orders opens as fast as one with a single order.

use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    journeys::{CustomerView, TOUCHPOINT, TouchpointRow, TouchpointView},
    promises::{Promise, PromiseViewRow, Revision},
};
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId, PromiseId},
};
use sqlx::AssertSqlSafe;
use std::collections::HashMap;
use uuid::Uuid;

/// What part of a journey is asked for; an empty text narrows nothing down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JourneyFilter {
    pub stage: String,
    pub channel: String,
    /// An order's number.
    pub order: String,
    /// A page's `earlier`; one that does not read counts as none.
    pub before: String,
}

/// A part of a journey, oldest first.
#[derive(Debug, Clone)]
pub struct JourneyPage {
    pub customer: CustomerView,
    pub touchpoints: Vec<TouchpointView>,
    /// Those of the orders on this page and every open one, oldest first, with their orders' numbers.
    pub promises: Vec<JourneyPromise>,
    /// What to ask for the touchpoints before these with; `None` at the beginning.
    pub earlier: Option<String>,
    /// How many orders there are, and when the first was placed.
    pub orders: i64,
    pub since: Option<Timestamp>,
    /// Numbers of the latest orders, newest first, for narrowing down.
    pub order_numbers: Vec<String>,
    /// What the customer said of an order last, and when.
    pub last_score: Option<(i64, Timestamp)>,
    /// Parcels they say they do not have: the order's number and when they said so.
    pub missed: Vec<(String, Timestamp)>,
}

/// A promise with the number of its order.
#[derive(Debug, Clone, PartialEq)]
pub struct JourneyPromise {
    pub promise: Promise,
    pub order_number: Option<String>,
}

/// Touchpoints and promises on one page.
const MOST_TOUCHPOINTS: usize = 150;
const MOST_PROMISES: i64 = 200;
const MOST_ORDER_NUMBERS: i64 = 30;

#[derive(sqlx::FromRow)]
struct NumberedPromiseRow {
    number: Option<String>,
    #[sqlx(flatten)]
    promise: PromiseViewRow,
}

impl Store {
    /// The latest part of a journey that fits the filter.
    ///
    /// # Errors
    /// `NotFound` when nobody has that id.
    pub async fn journey_page(
        &self,
        customer: CustomerId,
        filter: &JourneyFilter,
    ) -> Result<JourneyPage, Failure<Never>> {
        let who = self
            .find_customer(&customer.to_string())
            .await?
            .ok_or(Failure::NotFound)?;
        let (touchpoints, earlier) = self.part_of(customer, filter).await?;
        let promises = self.promises_around(customer, filter, &touchpoints).await?;
        let (orders, since): (i64, Option<i64>) = on!(read self.read(), |c| {
            sqlx::query_as("select cast(count(*) as bigint), min(placed_at) from orders where customer_id = $1")
                .bind(customer.0)
                .fetch_one(c)
                .await
        })?;
        let order_numbers = on!(read self.read(), |c| {
            sqlx::query_scalar("select number from orders where customer_id = $1 order by placed_at desc limit $2")
                .bind(customer.0)
                .bind(MOST_ORDER_NUMBERS)
                .fetch_all(c)
                .await
        })?;
        let last_score: Option<(i64, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.score, r.answered_at from orders o join reviews r on r.order_id = o.id where o.customer_id = $1 \
                 order by r.answered_at desc limit 1",
            )
            .bind(customer.0)
            .fetch_optional(c)
            .await
        })?;
        Ok(JourneyPage {
            customer: who,
            touchpoints,
            promises,
            earlier,
            orders,
            since: since.map(Timestamp::from_micros),
            order_numbers,
            last_score: last_score.map(|(score, at)| (score, Timestamp::from_micros(at))),
            missed: self.missed_by(customer).await?,
        })
    }

    async fn part_of(
        &self,
        customer: CustomerId,
        filter: &JourneyFilter,
    ) -> Result<(Vec<TouchpointView>, Option<String>), StoreError> {
        let (before, before_id) = read_cursor(&filter.before).unwrap_or((i64::MAX, Uuid::max()));
        let limit = i64::try_from(MOST_TOUCHPOINTS).unwrap_or(i64::MAX - 1) + 1;
        let sql = format!(
            "select {TOUCHPOINT} where t.customer_id = $1 and (t.occurred_at, t.id) < ($2, $3) \
             and ($4 = '' or t.stage = $4) and ($5 = '' or t.channel = $5) and ($6 = '' or o.number = $6) \
             order by t.occurred_at desc, t.id desc limit $7"
        );
        let mut rows: Vec<TouchpointRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql))
                .bind(customer.0)
                .bind(before)
                .bind(before_id)
                .bind(&filter.stage)
                .bind(&filter.channel)
                .bind(&filter.order)
                .bind(limit)
                .fetch_all(c)
                .await
        })?;
        let more = rows.len() > MOST_TOUCHPOINTS;
        rows.truncate(MOST_TOUCHPOINTS);
        rows.reverse();
        let touchpoints = self.with_names(rows).await?;
        let earlier = touchpoints
            .first()
            .filter(|_| more)
            .map(|first| format!("{}.{}", first.occurred_at.as_micros(), first.id.0.simple()));
        Ok((touchpoints, earlier))
    }

    async fn promises_around(
        &self,
        customer: CustomerId,
        filter: &JourneyFilter,
        touchpoints: &[TouchpointView],
    ) -> Result<Vec<JourneyPromise>, StoreError> {
        let shown = |order: Option<OrderId>| {
            touchpoints
                .iter()
                .any(|t| t.order.is_some() && t.order == order)
        };
        let since = touchpoints
            .first()
            .filter(|_| !filter.before.is_empty() || touchpoints.len() == MOST_TOUCHPOINTS)
            .map_or(i64::MIN, |first| first.occurred_at.as_micros());
        let until = if filter.before.is_empty() {
            i64::MAX
        } else {
            touchpoints
                .last()
                .map_or(i64::MAX, |last| last.occurred_at.as_micros())
        };
        let rows: Vec<NumberedPromiseRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.number, p.id, p.kind, p.subject, p.order_id, p.shipment_id, p.channel, p.actor, p.made_at, p.due_at, \
                 p.current_due_at, p.judged_by, p.settled_at, p.waived_at, p.waived_reason from promises p \
                 left join orders o on o.id = p.order_id where p.customer_id = $1 and p.due_at >= $2 \
                 and (p.made_at <= $3 or (p.settled_at is null and p.waived_at is null)) \
                 and ($4 = '' or o.number = $4) order by p.due_at desc, p.id desc limit $5",
            )
            .bind(customer.0)
            .bind(since)
            .bind(until)
            .bind(&filter.order)
            .bind(MOST_PROMISES)
            .fetch_all(c)
            .await
        })?;
        let mut found: Vec<JourneyPromise> = Vec::with_capacity(rows.len());
        for row in rows {
            let (number, revised) = (row.number, row.promise.is_revised());
            let id = row.promise.id();
            let revisions = if revised {
                self.revisions_of(PromiseId(id)).await?
            } else {
                Vec::new()
            };
            if let Some(promise) = row.promise.into_promise(revisions) {
                let open = promise.times.settled_at.is_none() && promise.times.waived_at.is_none();
                if open || shown(promise.order) {
                    found.push(JourneyPromise {
                        promise,
                        order_number: number,
                    });
                }
            }
        }
        found.reverse();
        Ok(found)
    }

    async fn revisions_of(&self, promise: PromiseId) -> Result<Vec<Revision>, StoreError> {
        let rows = on!(read self.read(), |c| {
            sqlx::query_as(
                "select promise_id, old_due, new_due, asked_by, revised_at, told_at from promise_revisions \
                 where promise_id = $1 order by position",
            )
            .bind(promise.0)
            .fetch_all(c)
            .await
        })?;
        let mut by_promise: HashMap<Uuid, Vec<Revision>> = Revision::by_promise(rows);
        Ok(by_promise.remove(&promise.0).unwrap_or_default())
    }

    async fn missed_by(
        &self,
        customer: CustomerId,
    ) -> Result<Vec<(String, Timestamp)>, StoreError> {
        let rows: Vec<(String, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.number, s.denied_receipt_at from orders o join shipments s on s.order_id = o.id \
                 where o.customer_id = $1 and s.denied_receipt_at is not null \
                 and (s.confirmed_receipt_at is null or s.confirmed_receipt_at < s.denied_receipt_at) \
                 union all select o.number, o.denied_receipt_at from orders o \
                 where o.customer_id = $1 and o.denied_receipt_at is not null \
                 and (o.confirmed_receipt_at is null or o.confirmed_receipt_at < o.denied_receipt_at) limit 20",
            )
            .bind(customer.0)
            .fetch_all(c)
            .await
        })?;
        Ok(rows
            .into_iter()
            .map(|(number, at)| (number, Timestamp::from_micros(at)))
            .collect())
    }
}

fn read_cursor(text: &str) -> Option<(i64, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}
