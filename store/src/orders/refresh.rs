//! Bringing the rows of a known order up to date: each says whether anything changed.

use super::OrderRow;
use crate::{StoreError, customers::CustomerRow, db::on, write_tx::WriteTx};
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId},
    orders::{Address, LineIn, OrderIn, OrderStatus},
};

impl WriteTx {
    /// Who the order names now: the customer known so far unless it names somebody else who exists.
    pub(crate) async fn customer_named(
        &mut self,
        known: &CustomerRow,
        order: &OrderIn,
    ) -> Result<CustomerRow, StoreError> {
        let incoming = &order.customer;
        let same_external =
            incoming.external_id.is_some() && incoming.external_id == known.external_id;
        let found = self.find_named(incoming).await?;
        Ok(match found {
            Some(other) if other.id != known.id && other.erased_at.is_none() => other,
            Some(_) => known.clone(),
            // Nobody has this address: a correction of the same customer's, or somebody new.
            None if same_external
                || incoming.external_id.is_none()
                || known.external_id.is_none() =>
            {
                known.clone()
            }
            None => self.customer_of(incoming).await?,
        })
    }

    pub(crate) async fn hand_over_order(
        &mut self,
        known: &OrderRow,
        to: &CustomerRow,
    ) -> Result<(), StoreError> {
        let id = known.id();
        let moment = Timestamp::from_micros;
        for customer in [known.customer(), CustomerId(to.id)] {
            self.stale.ordered(customer, id, moment(known.placed_at));
            self.stale
                .came(customer, [known.received_at.map(moment), None]);
        }
        for statement in [
            "update orders set customer_id = $2 where id = $1",
            "update promises set customer_id = $2 where order_id = $1",
            "delete from link_tokens where order_id = $1 and customer_id <> $2",
        ] {
            on!(tx self.db, |c| sqlx::query(statement).bind(id.0).bind(to.id).execute(c).await.map(drop))?;
        }
        // Whoever opened it before saw it as the order of somebody else.
        self.end_sessions_holding(
            "select $1 union all select id from returns where order_id = $1",
            id.0,
        )
        .await
    }

    pub(crate) async fn refresh_order(
        &mut self,
        order: &OrderIn,
        known: &OrderRow,
        changed: &mut Vec<&'static str>,
    ) -> Result<OrderRow, StoreError> {
        let zone = self.store.policy().working_time.zone();
        let now = self.now.as_micros();
        let mut row = known.clone();
        row.status = order.status.as_str().to_owned();
        row.currency.clone_from(&order.currency);
        row.placed_at = order.placed_at.as_micros();
        if row.currency != known.currency {
            changed.push("currency");
        }
        if row.placed_at != known.placed_at {
            changed.push("placed_at");
        }
        for (field, due, column) in [
            ("deliver_by", order.deliver_by, &mut row.deliver_by),
            ("dispatch_by", order.dispatch_by, &mut row.dispatch_by),
        ] {
            let due = due.map(|due| due.moment(&zone).as_micros());
            if due.is_some() && due != *column {
                *column = due;
                changed.push(field);
            }
        }
        if order.status.is_confirmed() && row.confirmed_at.is_none() {
            row.confirmed_at = Some(now);
        }
        row.cancelled_at = match order.status {
            OrderStatus::Cancelled => known.cancelled_at.or(Some(now)),
            _ => None,
        };
        on!(tx self.db, |c| {
            sqlx::query(
                "update orders set status = $2, currency = $3, placed_at = $4, confirmed_at = $5, cancelled_at = $6, \
                 deliver_by = $7, dispatch_by = $8 where id = $1",
            )
            .bind(row.id)
            .bind(&row.status)
            .bind(&row.currency)
            .bind(row.placed_at)
            .bind(row.confirmed_at)
            .bind(row.cancelled_at)
            .bind(row.deliver_by)
            .bind(row.dispatch_by)
            .execute(c)
            .await
            .map(drop)
        })?;
        let customer: uuid::Uuid = on!(tx self.db, |c| {
            sqlx::query_scalar("select customer_id from orders where id = $1").bind(row.id).fetch_one(c).await
        })?;
        row.customer_id = customer;
        if (row.placed_at, row.cancelled_at) != (known.placed_at, known.cancelled_at) {
            for placed_at in [known.placed_at, row.placed_at] {
                let placed_at = Timestamp::from_micros(placed_at);
                self.stale.ordered(row.customer(), row.id(), placed_at);
            }
        }
        Ok(row)
    }

    pub(crate) async fn write_address(
        &mut self,
        order: OrderId,
        address: &Address,
    ) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into order_addresses (order_id, name, street, city, postal_code) values ($1, $2, $3, $4, $5) \
                 on conflict (order_id) do update set name = excluded.name, street = excluded.street, city = excluded.city, \
                 postal_code = excluded.postal_code",
            )
            .bind(order.0)
            .bind(address.name.clone().unwrap_or_default())
            .bind(address.street.clone().unwrap_or_default())
            .bind(address.city.clone().unwrap_or_default())
            .bind(address.postal_code.clone().unwrap_or_default())
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    pub(crate) async fn refresh_address(
        &mut self,
        known: &OrderRow,
        address: &Address,
    ) -> Result<bool, StoreError> {
        let stored: Option<(String, String, String, String)> = on!(tx self.db, |c| {
            sqlx::query_as("select name, street, city, postal_code from order_addresses where order_id = $1")
                .bind(known.id)
                .fetch_optional(c)
                .await
        })?;
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let next = (
            text(&address.name),
            text(&address.street),
            text(&address.city),
            text(&address.postal_code),
        );
        let (country, region) = (text(&address.country), text(&address.region));
        if stored.as_ref() == Some(&next) && known.country == country && known.region == region {
            return Ok(false);
        }
        self.write_address(known.id(), address).await?;
        on!(tx self.db, |c| {
            sqlx::query("update orders set country = $2, region = $3 where id = $1")
                .bind(known.id)
                .bind(&country)
                .bind(&region)
                .execute(c)
                .await
                .map(drop)
        })?;
        self.mark_order_stale(known.id()).await?;
        Ok(true)
    }

    pub(crate) async fn write_lines(
        &mut self,
        order: OrderId,
        lines: &[LineIn],
    ) -> Result<(), StoreError> {
        for (position, line) in lines.iter().enumerate() {
            on!(tx self.db, |c| {
                sqlx::query(
                    "insert into order_lines (order_id, line_id, position, sku, title, category, quantity, unit_price_minor) \
                     values ($1, $2, $3, $4, $5, $6, $7, $8)",
                )
                .bind(order.0)
                .bind(&line.line_id)
                .bind(i64::try_from(position).unwrap_or(i64::MAX))
                .bind(&line.sku)
                .bind(&line.title)
                .bind(line.category.clone().unwrap_or_default())
                .bind(line.quantity)
                .bind(line.unit_price_minor)
                .execute(c)
                .await
                .map(drop)
            })?;
        }
        Ok(())
    }

    pub(crate) async fn refresh_lines(
        &mut self,
        order: OrderId,
        lines: &[LineIn],
    ) -> Result<bool, StoreError> {
        let stored: Vec<(String, String, String, String, i64, i64)> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select line_id, sku, title, category, quantity, unit_price_minor from order_lines where order_id = $1 \
                 order by position",
            )
            .bind(order.0)
            .fetch_all(c)
            .await
        })?;
        let same = stored.len() == lines.len()
            && stored.iter().zip(lines).all(|(row, line)| {
                let category = line.category.as_ref().unwrap_or(&row.3);
                (&row.0, &row.1, &row.2, &row.3, row.4, row.5)
                    == (
                        &line.line_id,
                        &line.sku,
                        &line.title,
                        category,
                        line.quantity,
                        line.unit_price_minor,
                    )
            });
        if same {
            return Ok(false);
        }
        on!(tx self.db, |c| {
            sqlx::query("delete from order_lines where order_id = $1").bind(order.0).execute(c).await.map(drop)
        })?;
        self.write_lines(order, lines).await?;
        Ok(true)
    }
}
