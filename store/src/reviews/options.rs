//! What of an order may be reviewed, and what was.

use super::rows::{REVIEW, ReviewRow, ReviewView};
use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    orders::{Sight, Viewer},
    write_tx::WriteTx,
};
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId},
    reviews::{Bought, shown_name},
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// An order's things, for who bought them.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewOptions {
    pub order: OrderId,
    pub number: String,
    pub customer: CustomerId,
    pub placed_at: Timestamp,
    /// "Ana R.", to stand beside a review; empty where the shop gave no name.
    pub name_offered: String,
    /// In the order of the order; each once.
    pub products: Vec<ProductToReview>,
}

/// One thing that was bought.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductToReview {
    pub sku: String,
    pub title: String,
    pub bought: Bought,
    /// What was said of it.
    pub written: Option<ReviewView>,
}

/// How far each line of an order has come.
const LINES: &str = "select l.sku, l.title, cast(case when o.received_at is not null or o.status = 'delivered' \
     or exists (select 1 from shipments s where s.order_id = o.id \
       and (s.delivered_at is not null or s.confirmed_receipt_at is not null) \
       and (not exists (select 1 from shipment_lines n where n.shipment_id = s.id) \
         or exists (select 1 from shipment_lines n where n.shipment_id = s.id and n.line_id = l.line_id))) \
     then 1 else 0 end as bigint) as in_hand, \
     (select min(p.judged_by) from promises p where p.order_id = o.id and p.kind = 'deliver_by' \
       and p.settled_at is null and p.waived_at is null and (p.shipment_id is null \
         or not exists (select 1 from shipment_lines n where n.shipment_id = p.shipment_id) \
         or exists (select 1 from shipment_lines n where n.shipment_id = p.shipment_id and n.line_id = l.line_id))) as owed_by \
     from order_lines l join orders o on o.id = l.order_id where o.id = $1 and l.sku <> '' order by l.position";

#[derive(sqlx::FromRow)]
pub(super) struct LineRow {
    sku: String,
    title: String,
    in_hand: i64,
    owed_by: Option<i64>,
}

/// Each thing once, however many lines it stands on: in hand as soon as one of them is.
fn things(rows: Vec<LineRow>) -> Vec<ProductToReview> {
    let mut things: Vec<ProductToReview> = Vec::new();
    for row in rows {
        let bought = Bought {
            is_in_hand: row.in_hand > 0,
            owed_by: row.owed_by.map(Timestamp::from_micros),
        };
        match things.iter_mut().find(|thing| thing.sku == row.sku) {
            Some(known) => {
                known.bought.is_in_hand |= bought.is_in_hand;
                known.bought.owed_by = [known.bought.owed_by, bought.owed_by]
                    .into_iter()
                    .flatten()
                    .min();
            }
            None => things.push(ProductToReview {
                sku: row.sku,
                title: row.title,
                bought,
                written: None,
            }),
        }
    }
    things
}

impl Store {
    /// The things of an order with what may be said of each, and what was.
    ///
    /// # Errors
    /// `NotFound` for a missing order, another's, and one that is not opened whole.
    pub async fn review_options(
        &self,
        viewer: &Viewer,
        number: &str,
    ) -> Result<ReviewOptions, Failure<Never>> {
        type Head = (Uuid, Uuid, String, i64, Option<String>);
        let head: Option<Head> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.id, o.customer_id, o.number, o.placed_at, p.name from orders o \
                 left join persons p on p.customer_id = o.customer_id where o.number = $1",
            )
            .bind(number)
            .fetch_optional(c)
            .await
        })?;
        let (id, owner, number, placed_at, name) = head.ok_or(Failure::NotFound)?;
        if viewer.sight_of(OrderId(id), CustomerId(owner)) != Some(Sight::Whole) {
            return Err(Failure::NotFound);
        }
        let rows: Vec<LineRow> = on!(read self.read(), |c| {
            sqlx::query_as(LINES).bind(id).fetch_all(c).await
        })?;
        let sql = format!("{REVIEW} where v.order_id = $1 order by v.posted_at");
        let written: Vec<ReviewRow> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_all(c).await
        })?;
        let mut products = things(rows);
        for review in written.into_iter().map(ReviewRow::into_view) {
            match products.iter_mut().find(|thing| thing.sku == review.sku) {
                Some(thing) => thing.written = Some(review),
                // The shop took the line out of the order since; what was said of it stands.
                None => products.push(ProductToReview {
                    sku: review.sku.clone(),
                    title: review.product.clone(),
                    bought: Bought::default(),
                    written: Some(review),
                }),
            }
        }
        Ok(ReviewOptions {
            order: OrderId(id),
            number,
            customer: CustomerId(owner),
            placed_at: Timestamp::from_micros(placed_at),
            name_offered: shown_name(&name.unwrap_or_default()),
            products,
        })
    }
}

impl WriteTx {
    /// As it stands under the order's lock; `None` for what is not in the order.
    pub(crate) async fn bought(
        &mut self,
        order: OrderId,
        sku: &str,
    ) -> Result<Option<Bought>, StoreError> {
        let rows: Vec<LineRow> = on!(tx self.db, |c| {
            sqlx::query_as(LINES).bind(order.0).fetch_all(c).await
        })?;
        Ok(things(rows)
            .into_iter()
            .find(|thing| thing.sku == sku)
            .map(|thing| thing.bought))
    }
}
