//! The shop's things, as far as they can be sent instead of what came back. The shop's own system counts them; what was
//! taken for returns since its last count is subtracted until the next.

use crate::{Store, StoreError, db::on};
use domain::{actor::Actor, products::ProductIn};
use serde_json::json;

/// What a PUT of a product did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProductPut {
    Created,
    Changed,
    /// All of it stood there already, and nothing was written.
    Unchanged,
}

#[derive(Clone, sqlx::FromRow, PartialEq)]
struct ProductRow {
    title: String,
    family: String,
    category: String,
    unit_price_minor: i64,
    currency: String,
    on_hand: Option<i64>,
    counted_at: Option<i64>,
}

impl Store {
    /// Takes a product in, or what changed of it. A count is of a moment: what was taken for returns and had not left by
    /// then is subtracted, so that nothing that is promised is promised again. A count older than the one that
    /// stands is left out.
    ///
    /// # Errors
    /// The store broke.
    pub async fn put_product(
        &self,
        actor: &Actor,
        product: &ProductIn,
    ) -> Result<ProductPut, StoreError> {
        let mut tx = self.begin_write().await?;
        let now = tx.now.as_micros();
        // Held by its own row: whoever takes the last one waits, and then reads the new count.
        let made = on!(tx tx.db, |c| {
            sqlx::query(
                "insert into products (sku, title, family, category, unit_price_minor, currency, on_hand, counted_at, changed_at) \
                 values ($1, '', '', '', 0, '', null, null, $2) on conflict (sku) do nothing",
            )
            .bind(&product.sku)
            .bind(now)
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        on!(tx tx.db, |c| {
            sqlx::query("update products set changed_at = changed_at where sku = $1").bind(&product.sku).execute(c).await.map(drop)
        })?;
        let before: ProductRow = on!(tx tx.db, |c| {
            sqlx::query_as("select title, family, category, unit_price_minor, currency, on_hand, counted_at from products where sku = $1")
                .bind(&product.sku)
                .fetch_one(c)
                .await
        })?;
        // Nobody counts what is yet to come.
        let counted = product.counted_at.map_or(now, |at| at.as_micros().min(now));
        let is_older = before.counted_at.is_some_and(|last| counted < last);
        let (on_hand, counted_at) = match product.on_hand {
            None => (None, None),
            Some(_) if is_older => (before.on_hand, before.counted_at),
            Some(pieces) => {
                // What is taken and not sent yet lies on the shelf, and was counted.
                let since: i64 = on!(tx tx.db, |c| {
                    sqlx::query_scalar(
                        "select cast(coalesce(sum(m.quantity), 0) as bigint) from stock_moves m where m.sku = $1 and not exists \
                         (select 1 from orders o where o.replaces_return = m.return_id and o.recorded_at <= $2)",
                    )
                    .bind(&product.sku)
                    .bind(counted)
                    .fetch_one(c)
                    .await
                })?;
                (Some(pieces.saturating_add(since).max(0)), Some(counted))
            }
        };
        let after = ProductRow {
            title: product.title.clone(),
            family: product.family.clone(),
            category: product.category.clone(),
            unit_price_minor: product.unit_price_minor,
            currency: product.currency.clone(),
            on_hand,
            counted_at,
        };
        // The same count of another moment, where no moment was named, is no news.
        let same_count = ProductRow {
            counted_at: before.counted_at,
            ..after.clone()
        };
        let is_same = before == after || (product.counted_at.is_none() && before == same_count);
        if made == 0 && is_same {
            return Ok(ProductPut::Unchanged);
        }
        on!(tx tx.db, |c| {
            sqlx::query(
                "update products set title = $2, family = $3, category = $4, unit_price_minor = $5, currency = $6, \
                 on_hand = $7, counted_at = $8, changed_at = $9 where sku = $1",
            )
            .bind(&product.sku)
            .bind(&after.title)
            .bind(&after.family)
            .bind(&after.category)
            .bind(after.unit_price_minor)
            .bind(&after.currency)
            .bind(on_hand)
            .bind(counted_at)
            .bind(now)
            .execute(c)
            .await
            .map(drop)
        })?;
        let particulars = json!({
            "sku": product.sku, "unit_price_minor": after.unit_price_minor, "currency": after.currency, "on_hand": on_hand,
        });
        let recorded = tx.audit(actor, "product_put", particulars).await?;
        tx.commit(recorded).await?;
        Ok(if made == 0 {
            ProductPut::Changed
        } else {
            ProductPut::Created
        })
    }

    /// How many of a thing can be sent; `None` for what nobody counts.
    ///
    /// # Errors
    /// The store broke.
    pub async fn on_hand(&self, sku: &str) -> Result<Option<i64>, StoreError> {
        let found: Option<Option<i64>> = on!(read self.read(), |c| {
            sqlx::query_scalar("select on_hand from products where sku = $1").bind(sku).fetch_optional(c).await
        })?;
        Ok(found.flatten())
    }
}
