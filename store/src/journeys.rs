//! One customer's journey: every touchpoint, promise and notice, oldest first.

use crate::{
    Failure, Store, StoreError,
    customers::{Person, fold},
    db::on,
    error::Never,
    promises::{Promise, PromiseViewRow, Revision},
};
use domain::{
    Timestamp,
    actor::ActorKind,
    ids::{CustomerId, OrderId, ShipmentId, TouchpointId},
    touchpoints::Touchpoint,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A whole journey as staff and API read it.
#[derive(Debug, Clone)]
pub struct Journey {
    pub customer: CustomerView,
    pub touchpoints: Vec<TouchpointView>,
    pub promises: Vec<Promise>,
}

/// Who it is; `person` is gone after erasure.
#[derive(Debug, Clone)]
pub struct CustomerView {
    pub id: CustomerId,
    pub external_id: Option<String>,
    pub locale: String,
    pub created_at: Timestamp,
    pub erased_at: Option<Timestamp>,
    pub person: Option<Person>,
}

#[derive(Debug, Clone)]
pub struct TouchpointView {
    pub id: TouchpointId,
    pub touchpoint: Touchpoint,
    pub stage: String,
    pub channel: String,
    pub actor: ActorKind,
    /// The carrier's code, or the name of the member of staff.
    pub actor_name: Option<String>,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    pub order: Option<OrderId>,
    pub order_number: Option<String>,
    pub parcel: Option<ShipmentId>,
    /// Carrier and tracking number.
    pub shipment: Option<(String, String)>,
    pub score: Option<i64>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct TouchpointRow {
    id: Uuid,
    kind: String,
    stage: String,
    channel: String,
    actor: String,
    actor_ref: String,
    occurred_at: i64,
    recorded_at: i64,
    score: Option<i64>,
    particulars: String,
    order_id: Option<Uuid>,
    shipment_id: Option<Uuid>,
    number: Option<String>,
    carrier: Option<String>,
    tracking_number: Option<String>,
}

/// What every reading of the log selects of touchpoint `t`.
pub(crate) const TOUCHPOINT: &str = "t.id, t.kind, t.stage, t.channel, t.actor, t.actor_ref, t.occurred_at, \
    t.recorded_at, t.score, t.particulars, t.order_id, t.shipment_id, o.number, s.carrier, s.tracking_number \
    from touchpoints t left join orders o on o.id = t.order_id left join shipments s on s.id = t.shipment_id";

#[derive(sqlx::FromRow)]
struct CustomerViewRow {
    id: Uuid,
    external_id: Option<String>,
    locale: String,
    created_at: i64,
    erased_at: Option<i64>,
    email: Option<String>,
    name: Option<String>,
    phone: Option<String>,
}

impl Store {
    /// The journey of the customer with that id or mail address.
    ///
    /// # Errors
    /// `NotFound`, or the store broke.
    pub async fn journey(&self, id_or_email: &str) -> Result<Journey, Failure<Never>> {
        let customer = self
            .find_customer(id_or_email)
            .await?
            .ok_or(Failure::NotFound)?;
        let touchpoints = self.touchpoints_of(customer.id).await?;
        let promises = self.promises_of(customer.id).await?;
        Ok(Journey {
            customer,
            touchpoints,
            promises,
        })
    }

    /// Who has that id or mail address.
    ///
    /// # Errors
    /// The store broke.
    pub async fn find_customer(
        &self,
        id_or_email: &str,
    ) -> Result<Option<CustomerView>, StoreError> {
        let row: Option<CustomerViewRow> = if let Ok(id) = id_or_email.parse::<Uuid>() {
            on!(read self.read(), |c| {
                sqlx::query_as(
                    "select c.id, c.external_id, c.locale, c.created_at, c.erased_at, p.email, p.name, p.phone \
                     from customers c left join persons p on p.customer_id = c.id where c.id = $1",
                )
                .bind(id)
                .fetch_optional(c)
                .await
            })?
        } else {
            on!(read self.read(), |c| {
                sqlx::query_as(
                    "select c.id, c.external_id, c.locale, c.created_at, c.erased_at, p.email, p.name, p.phone \
                     from persons p join customers c on c.id = p.customer_id where p.email_folded = $1",
                )
                .bind(fold(id_or_email))
                .fetch_optional(c)
                .await
            })?
        };
        Ok(row.map(|row| CustomerView {
            id: CustomerId(row.id),
            external_id: row.external_id,
            locale: row.locale,
            created_at: Timestamp::from_micros(row.created_at),
            erased_at: row.erased_at.map(Timestamp::from_micros),
            person: match (row.email, row.name, row.phone) {
                (Some(email), Some(name), Some(phone)) => Some(Person { email, name, phone }),
                _ => None,
            },
        }))
    }

    async fn touchpoints_of(
        &self,
        customer: CustomerId,
    ) -> Result<Vec<TouchpointView>, StoreError> {
        let rows: Vec<TouchpointRow> = on!(read self.read(), |c| {
            sqlx::query_as(sqlx::AssertSqlSafe(format!(
                "select {TOUCHPOINT} where t.customer_id = $1 order by t.occurred_at, t.id"
            )))
            .bind(customer.0)
            .fetch_all(c)
            .await
        })?;
        self.with_names(rows).await
    }

    /// Rows of the log with the names of the staff in them.
    pub(crate) async fn with_names(
        &self,
        rows: Vec<TouchpointRow>,
    ) -> Result<Vec<TouchpointView>, StoreError> {
        let staff = if rows.iter().any(|row| row.actor == "staff") {
            self.staff_names().await?
        } else {
            HashMap::new()
        };
        Ok(rows.into_iter().map(|row| row.into_view(&staff)).collect())
    }

    async fn staff_names(&self) -> Result<HashMap<String, String>, StoreError> {
        let rows: Vec<(Uuid, String)> = on!(read self.read(), |c| sqlx::query_as("select id, name from staff").fetch_all(c).await)?;
        Ok(rows
            .into_iter()
            .map(|(id, name)| (id.to_string(), name))
            .collect())
    }

    pub(crate) async fn promises_of(
        &self,
        customer: CustomerId,
    ) -> Result<Vec<Promise>, StoreError> {
        let rows: Vec<PromiseViewRow> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select id, kind, subject, order_id, shipment_id, channel, actor, made_at, due_at, current_due_at, judged_by, \
                 settled_at, waived_at, waived_reason from promises where customer_id = $1 order by made_at, due_at, id",
            )
            .bind(customer.0)
            .fetch_all(c)
            .await
        })?;
        let revisions = on!(read self.read(), |c| {
            sqlx::query_as(
                "select r.promise_id, r.old_due, r.new_due, r.asked_by, r.revised_at, r.told_at from promise_revisions r \
                 join promises p on p.id = r.promise_id where p.customer_id = $1 order by r.promise_id, r.position",
            )
            .bind(customer.0)
            .fetch_all(c)
            .await
        })?;
        let mut by_promise = Revision::by_promise(revisions);
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let revisions = by_promise.remove(&row.id()).unwrap_or_default();
                row.into_promise(revisions)
            })
            .collect())
    }
}

impl TouchpointRow {
    fn into_view(self, staff: &HashMap<String, String>) -> TouchpointView {
        let actor = ActorKind::read(&self.actor);
        TouchpointView {
            id: TouchpointId(self.id),
            touchpoint: Touchpoint::read(&self.kind, &self.particulars),
            stage: self.stage,
            channel: self.channel,
            actor,
            actor_name: match actor {
                ActorKind::Carrier => Some(self.actor_ref),
                ActorKind::Staff => staff.get(&self.actor_ref).cloned(),
                _ => None,
            },
            occurred_at: Timestamp::from_micros(self.occurred_at),
            recorded_at: Timestamp::from_micros(self.recorded_at),
            order: self.order_id.map(OrderId),
            order_number: self.number,
            parcel: self.shipment_id.map(ShipmentId),
            shipment: self.carrier.zip(self.tracking_number),
            score: self.score,
        }
    }
}
