//! What other terms would have made of the last returns. Nothing is written.

use super::fix::{LINES, LineRow};
use crate::{Store, StoreError, db::on};
use domain::{
    Timestamp,
    ids::ReturnId,
    policy::Policy,
    returns::{Item, Line, Outcome, Product, Reason, Refusal, simulate},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many of the last returns are looked at.
pub const MOST_TRIED: i64 = 500;

/// The last returns, by the terms in force and by others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DryRun {
    pub looked_at: i64,
    /// Agreed, and would not be.
    pub declined: Vec<Changed>,
    /// What customers would get less by what the shop keeps back, in each currency; below none where it would be more.
    pub less_minor: BTreeMap<String, i64>,
    /// Would have been looked at first.
    pub reviewed: i64,
    /// Would not be looked at any more.
    pub waved_through: i64,
}

/// One return that would have ended otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub id: ReturnId,
    pub short_code: String,
    pub order_number: String,
    /// By which rule, and when it had ended.
    pub refusal: Refusal,
}

#[derive(sqlx::FromRow)]
struct TriedRow {
    id: Uuid,
    order_id: Uuid,
    short_code: String,
    number: String,
    currency: String,
    reason: String,
    outcome: String,
    agreed_at: i64,
    lately: i64,
    exchange_sku: String,
    exchange_title: String,
    exchange_price_minor: Option<i64>,
}

impl TriedRow {
    /// What it asked for in exchange was there.
    fn products_then(&self) -> Vec<Product> {
        let product = self.exchange_price_minor.map(|unit_price_minor| Product {
            unit_price_minor,
            sku: self.exchange_sku.clone(),
            title: self.exchange_title.clone(),
            is_variant: true,
            on_hand: None,
        });
        product.into_iter().collect()
    }
}

impl Store {
    /// Tries terms on the last [`MOST_TRIED`] returns, each at the moment it was asked for. Withdrawals are left out: no
    /// term touches them. What had been returned before is not held against them again.
    ///
    /// # Errors
    /// The store broke.
    pub async fn try_return_terms(&self, terms: &Policy) -> Result<DryRun, StoreError> {
        let rows: Vec<TriedRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.id, r.order_id, r.short_code, o.number, o.currency, r.reason, r.outcome, r.agreed_at, \
                 r.exchange_sku, r.exchange_title, r.exchange_price_minor, \
                 (select cast(count(*) as bigint) from returns e join orders p on p.id = e.order_id \
                   where p.customer_id = o.customer_id and e.cancelled_at is null and e.legal_right <> 'withdrawal' \
                   and e.agreed_at < r.agreed_at and e.agreed_at >= r.agreed_at - $2) as lately \
                 from returns r join orders o on o.id = r.order_id where r.legal_right <> 'withdrawal' \
                 order by r.agreed_at desc, r.id desc limit $1",
            )
            .bind(MOST_TRIED)
            .bind(365_i64 * 24 * 3_600 * 1_000_000)
            .fetch_all(c)
            .await
        })?;
        let present = self.policy();
        let mut run = DryRun::default();
        for row in rows {
            let (Some(reason), Some(outcome)) =
                (Reason::read(&row.reason), Outcome::read(&row.outcome))
            else {
                continue;
            };
            let (lines, items) = self.lines_then(&row).await?;
            run.looked_at += 1;
            let at = Timestamp::from_micros(row.agreed_at);
            let products = row.products_then();
            let told = |policy: &Policy| {
                simulate(&lines, &products, &items, reason, row.lately, policy, at)
            };
            let (before, after) = (told(&present), told(terms));
            let (Some(was), Some(is)) = (before.option(outcome), after.option(outcome)) else {
                continue;
            };
            match (&was.refusal, &is.refusal) {
                (None, Some(refusal)) => run.declined.push(Changed {
                    id: ReturnId(row.id),
                    short_code: row.short_code,
                    order_number: row.number,
                    refusal: refusal.clone(),
                }),
                (None, None) => {
                    run.reviewed += i64::from(after.is_reviewed && !before.is_reviewed);
                    run.waved_through += i64::from(before.is_reviewed && !after.is_reviewed);
                    let less = was.amount_minor - is.amount_minor;
                    if less != 0 && outcome.is_money() {
                        *run.less_minor.entry(row.currency).or_default() += less;
                    }
                }
                (Some(_), _) => {}
            }
        }
        Ok(run)
    }

    /// The lines of a return's order with nothing returned yet and everything on the shelf, and what it asked for.
    async fn lines_then(&self, row: &TriedRow) -> Result<(Vec<Line>, Vec<Item>), StoreError> {
        let rows: Vec<LineRow> =
            on!(read self.read(), |c| sqlx::query_as(LINES).bind(row.order_id).fetch_all(c).await)?;
        let units: Vec<(String, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select line_id, cast(sum(quantity) as bigint) from return_units where return_id = $1 group by line_id",
            )
            .bind(row.id)
            .fetch_all(c)
            .await
        })?;
        let lines = rows.iter().map(|row| Line {
            returned: 0,
            on_hand: None,
            ..row.line()
        });
        let items = units
            .into_iter()
            .map(|(line_id, quantity)| Item { line_id, quantity });
        Ok((lines.collect(), items.collect()))
    }
}
