//! What somebody may ask about: their orders, parcels and returns, as far as they have opened them.

use crate::{
    Store, StoreError,
    db::on,
    orders::{Sight, Viewer},
};
use domain::{
    ids::{ReturnId, ShipmentId},
    subjects::Subject,
};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

/// The latest of each.
const MOST: i64 = 20;

/// What a visitor may choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    pub orders: Vec<OrderChoice>,
    pub returns: Vec<ReturnChoice>,
}

/// An order, with its parcels where there are several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderChoice {
    pub number: String,
    /// Of its first line.
    pub title: Option<String>,
    /// Carrier and tracking number beside each.
    pub parcels: Vec<(ShipmentId, String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnChoice {
    pub id: ReturnId,
    pub short_code: String,
}

impl Choices {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty() && self.returns.is_empty()
    }
}

impl Store {
    /// What this viewer may ask about, the latest first.
    ///
    /// # Errors
    /// The store broke.
    pub async fn ask_choices(&self, viewer: &Viewer) -> Result<Choices, StoreError> {
        let mut choices = Choices::default();
        if let Some(customer) = viewer.customer {
            self.add_orders(&mut choices, "o.customer_id = $1", customer.0)
                .await?;
            self.add_returns(&mut choices, "o.customer_id = $1", customer.0)
                .await?;
        }
        for grant in &viewer.grants {
            if grant.sight == Sight::Whole {
                self.add_orders(&mut choices, "o.id = $1", grant.order.0)
                    .await?;
                self.add_returns(&mut choices, "o.id = $1", grant.order.0)
                    .await?;
            }
        }
        for thing in &viewer.things {
            if let Subject::Return(id) = thing {
                self.add_returns(&mut choices, "r.id = $1", id.0).await?;
            }
        }
        Ok(choices)
    }

    async fn add_orders(
        &self,
        choices: &mut Choices,
        condition: &'static str,
        id: Uuid,
    ) -> Result<(), StoreError> {
        let orders = format!(
            "select o.id, o.number, (select l.title from order_lines l where l.order_id = o.id order by l.position limit 1) \
             from orders o where {condition} order by o.placed_at desc, o.id desc limit {MOST}"
        );
        let parcels = format!(
            "select s.order_id, s.id, s.carrier, s.tracking_number from shipments s join orders o on o.id = s.order_id \
             where {condition} and s.order_id in (select o.id from orders o where {condition} \
             order by o.placed_at desc, o.id desc limit {MOST}) order by s.position"
        );
        let orders: Vec<(Uuid, String, Option<String>)> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(orders)).bind(id).fetch_all(c).await
        })?;
        let parcels: Vec<(Uuid, Uuid, String, String)> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(parcels)).bind(id).fetch_all(c).await
        })?;
        for (order, number, title) in orders {
            if choices.orders.iter().any(|known| known.number == number) {
                continue;
            }
            let mut own: Vec<_> = parcels
                .iter()
                .filter(|(of, ..)| *of == order)
                .map(|(_, id, carrier, number)| (ShipmentId(*id), carrier.clone(), number.clone()))
                .collect();
            if own.len() == 1 {
                own.clear();
            }
            choices.orders.push(OrderChoice {
                number,
                title,
                parcels: own,
            });
        }
        Ok(())
    }

    async fn add_returns(
        &self,
        choices: &mut Choices,
        condition: &'static str,
        id: Uuid,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "select r.id, r.short_code from returns r join orders o on o.id = r.order_id where {condition} \
             order by r.agreed_at desc, r.id desc limit {MOST}"
        );
        let rows: Vec<(Uuid, String)> = on!(read self.read(), |c| {
            sqlx::query_as(AssertSqlSafe(sql)).bind(id).fetch_all(c).await
        })?;
        for (id, short_code) in rows {
            let id = ReturnId(id);
            if !choices.returns.iter().any(|known| known.id == id) {
                choices.returns.push(ReturnChoice { id, short_code });
            }
        }
        Ok(())
    }
}
