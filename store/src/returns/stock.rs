//! What is taken off the shelf for a return. It is taken when the return is agreed, so that what was promised is there,
//! and given back when nothing is to be sent after all. The last one goes once: it is taken by a conditional update.

use super::rows::Held;
use crate::{Store, StoreError, db::on, write_tx::WriteTx};
use domain::{
    ids::ReturnId,
    returns::{Item, Line, Outcome, Product, Unit},
};
use std::collections::BTreeMap;

/// What a line could be exchanged for: the same in another size or colour, and what else is of its category. Not the thing
/// itself.
pub(super) const OTHERS: &str = "\
    select l.line_id, p.sku, p.title, p.unit_price_minor, p.on_hand, \
      cast(case when p.family <> '' and p.family = m.family then 1 else 0 end as bigint) as is_variant \
    from order_lines l join orders o on o.id = l.order_id \
    join products p on p.currency = o.currency and p.sku <> l.sku \
    left join products m on m.sku = l.sku \
    where l.order_id = $1 and p.unit_price_minor > 0 and (p.sku = $2 or (p.family <> '' and p.family = m.family) \
      or (l.category <> '' and p.category = l.category)) \
    order by is_variant desc, p.title, p.sku limit 500";

#[derive(sqlx::FromRow)]
pub(super) struct OtherRow {
    line_id: String,
    sku: String,
    title: String,
    unit_price_minor: i64,
    on_hand: Option<i64>,
    is_variant: i64,
}

/// What these items could be exchanged for: fit for each of them.
pub(super) fn others(rows: Vec<OtherRow>, items: &[Item]) -> Vec<Product> {
    let is_chosen = |line: &str| items.iter().any(|item| item.line_id == line);
    let mut found: BTreeMap<(bool, String, String), Product> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| is_chosen(&row.line_id)) {
        let is_variant = row.is_variant == 1;
        let key = (!is_variant, row.title.clone(), row.sku.clone());
        found.entry(key).or_insert(Product {
            sku: row.sku,
            title: row.title,
            is_variant,
            unit_price_minor: row.unit_price_minor,
            on_hand: row.on_hand,
        });
    }
    // A variant of one chosen thing may be of the category of another: it stands once, as the variant.
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(_, _, sku), _| seen.insert(sku.clone()));
    found.into_values().collect()
}

/// What is to be sent for a wish, by SKU.
pub(super) fn wanted(
    outcome: Outcome,
    exchange_for: Option<&str>,
    lines: &[Line],
    items: &[Item],
) -> BTreeMap<String, i64> {
    let mut wanted = BTreeMap::new();
    for item in items {
        let Some(line) = lines.iter().find(|line| line.line_id == item.line_id) else {
            continue;
        };
        let sku = match outcome {
            Outcome::Replacement => line.sku.as_str(),
            Outcome::Exchange => exchange_for.unwrap_or_default(),
            _ => continue,
        };
        *wanted.entry(sku.to_owned()).or_default() += item.quantity;
    }
    wanted
}

impl WriteTx {
    /// Takes all of it for a return. Tells the first of which fewer are there, which leaves the transaction to be thrown
    /// away. What nobody counts is never short.
    pub(super) async fn take_stock(
        &mut self,
        id: ReturnId,
        wanted: &BTreeMap<String, i64>,
    ) -> Result<Result<(), String>, StoreError> {
        // In the order of their SKUs, so that two that take the same never wait for each other.
        for (sku, pieces) in wanted {
            let taken = on!(tx self.db, |c| {
                sqlx::query("update products set on_hand = on_hand - $2 where sku = $1 and on_hand >= $2")
                    .bind(sku)
                    .bind(pieces)
                    .execute(c)
                    .await
                    .map(|done| done.rows_affected())
            })?;
            if taken == 1 {
                self.move_stock(id, sku, -pieces).await?;
                continue;
            }
            let counted: Option<i64> = on!(tx self.db, |c| {
                sqlx::query_scalar("select on_hand from products where sku = $1 and on_hand is not null")
                    .bind(sku)
                    .fetch_optional(c)
                    .await
            })?;
            if counted.is_some() {
                return Ok(Err(sku.clone()));
            }
        }
        Ok(Ok(()))
    }

    /// What was taken for a return and not given back, by SKU.
    pub(super) async fn taken_for(
        &mut self,
        id: ReturnId,
    ) -> Result<BTreeMap<String, i64>, StoreError> {
        let rows: Vec<(String, i64)> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select sku, cast(-sum(quantity) as bigint) from stock_moves where return_id = $1 group by sku \
                 having sum(quantity) < 0",
            )
            .bind(id.0)
            .fetch_all(c)
            .await
        })?;
        Ok(rows.into_iter().collect())
    }

    /// Gives back what was taken beyond what is still to be sent: all of it, where nothing is.
    pub(super) async fn give_back_stock(&mut self, held: &Held) -> Result<(), StoreError> {
        let id = held.id();
        let needed = held.to_be_sent()?;
        for (sku, taken) in self.taken_for(id).await? {
            let more = taken - needed.get(&sku).copied().unwrap_or_default();
            if more > 0 {
                on!(tx self.db, |c| {
                    sqlx::query("update products set on_hand = on_hand + $2 where sku = $1 and on_hand is not null")
                        .bind(&sku)
                        .bind(more)
                        .execute(c)
                        .await
                        .map(drop)
                })?;
                self.move_stock(id, &sku, more).await?;
            }
        }
        Ok(())
    }

    /// Takes what is to be sent and was given back since, because the goods came too late. Tells the first of which fewer
    /// are there.
    pub(super) async fn take_rest_of_stock(
        &mut self,
        held: &Held,
    ) -> Result<Result<(), String>, StoreError> {
        let mut needed = held.to_be_sent()?;
        for (sku, taken) in self.taken_for(held.id()).await? {
            needed
                .entry(sku)
                .and_modify(|pieces| *pieces = (*pieces - taken).max(0));
        }
        needed.retain(|_, pieces| *pieces > 0);
        self.take_stock(held.id(), &needed).await
    }

    async fn move_stock(
        &mut self,
        id: ReturnId,
        sku: &str,
        quantity: i64,
    ) -> Result<(), StoreError> {
        let (row, now) = (self.id(), self.now.as_micros());
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into stock_moves (id, return_id, sku, quantity, moved_at) values ($1, $2, $3, $4, $5)",
            )
            .bind(row)
            .bind(id.0)
            .bind(sku)
            .bind(quantity)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?)
    }
}

impl Held {
    /// What may still have to be sent, by SKU, or was: it is not given back. Nothing, once the return is called off or
    /// the customer got money instead.
    fn to_be_sent(&self) -> Result<BTreeMap<String, i64>, StoreError> {
        let outcome = self.row.outcome()?;
        let mut needed = BTreeMap::new();
        if self.row.cancelled_at.is_some() || self.row.declined_at.is_some() {
            return Ok(needed);
        }
        let is_meant = |unit: &Unit| {
            use domain::returns::Reimbursement::{Failed, None, Replaced};
            // A payment that failed may still become the thing.
            !unit.is_rejected() && matches!(unit.reimbursement, None | Failed | Replaced)
        };
        for unit in self.units.iter().filter(|unit| is_meant(&unit.unit)) {
            let sku = match outcome {
                Outcome::Replacement => &unit.sku,
                Outcome::Exchange => &self.row.exchange_sku,
                _ => continue,
            };
            *needed.entry(sku.clone()).or_default() += unit.unit.quantity;
        }
        Ok(needed)
    }
}

impl Store {
    /// Gives back what was taken for returns whose goods never came, so that somebody else can have it; tells for how many.
    /// Where they come after all, it is taken again if it is there.
    ///
    /// # Errors
    /// The store broke.
    pub async fn release_stock(&self) -> Result<usize, StoreError> {
        const AT_ONCE: i64 = 50;
        let now = self.now().as_micros();
        let ids: Vec<uuid::Uuid> = on!(read self.read(), |c| {
            sqlx::query_scalar(
                "select r.id from returns r where r.settled_at is null and r.cancelled_at is null and r.declined_at is null \
                 and r.bring_by < $1 and r.handed_over_at is null and r.received_at is null \
                 and (select sum(m.quantity) from stock_moves m where m.return_id = r.id) < 0 \
                 and not exists (select 1 from orders o where o.replaces_return = r.id) \
                 order by r.bring_by limit $2",
            )
            .bind(now)
            .bind(AT_ONCE)
            .fetch_all(c)
            .await
        })?;
        let mut released = 0;
        for id in ids.into_iter().map(ReturnId) {
            let mut tx = self.begin_write().await?;
            let Some(mut held) = tx.hold_return(id).await? else {
                continue;
            };
            let is_over = held.row.bring_by < now
                && held.row.handed_over_at.is_none()
                && held.row.received_at.is_none();
            if !is_over {
                continue;
            }
            // As if it were called off, for the shelf alone.
            held.row.cancelled_at = Some(now);
            tx.give_back_stock(&held).await?;
            let about = serde_json::json!({ "return_id": id });
            let recorded = tx
                .audit(&domain::actor::Actor::System, "stock_released", about)
                .await?;
            tx.commit(recorded).await?;
            released += 1;
        }
        Ok(released)
    }
}
