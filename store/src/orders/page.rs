//! One order as its customer sees it. What a viewer may see is decided here, before anything hanging on it is read.

use super::parts::Parts;
use crate::{Failure, Store, StoreError, db::on, error::Never, promises::Promise};
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId, ShipmentId},
    orders::OrderStatus,
    policy::Policy,
    shipments::{Scan, Status},
    subjects::Subject,
    withdrawals::{Contract, Period},
};
use uuid::Uuid;

/// Who looks: what a session has proved so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Viewer {
    /// Signed in: sees all of their own orders whole.
    pub customer: Option<CustomerId>,
    /// Orders opened one by one: by number and address, by a code, by a link.
    pub grants: Vec<Grant>,
    /// Returns and cases opened by the link in their notices.
    pub things: Vec<Subject>,
}

/// How much of one order a guest may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    pub order: OrderId,
    pub sight: Sight,
}

/// The two tiers: order number and mail address alone never open personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Status, dates and courier.
    Status,
    /// Address, items and what can be done about them as well.
    Whole,
}

impl Viewer {
    /// Whether this visitor may see a return, a case or a review of that owner: their own, one whose link they followed,
    /// or one of an order they have opened whole.
    #[must_use]
    pub fn sees(&self, subject: Subject, owner: CustomerId, order: Option<OrderId>) -> bool {
        self.customer == Some(owner)
            || self.things.contains(&subject)
            || order.is_some_and(|order| self.sight_of(order, owner) == Some(Sight::Whole))
    }

    /// Nobody's `None` is nobody's order: an absent customer matches no one.
    #[must_use]
    pub fn sight_of(&self, order: OrderId, owner: CustomerId) -> Option<Sight> {
        if self.customer == Some(owner) {
            return Some(Sight::Whole);
        }
        self.grants
            .iter()
            .filter(|grant| grant.order == order)
            .map(|grant| grant.sight)
            .max()
    }
}

/// A whole order page.
#[derive(Debug, Clone)]
pub struct OrderView {
    pub id: OrderId,
    pub sight: Sight,
    pub number: String,
    pub customer: CustomerId,
    pub status: OrderStatus,
    pub currency: String,
    pub placed_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// When all that was still to come was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// When everything was in hand.
    pub received_at: Option<Timestamp>,
    pub confirmed_receipt_at: Option<Timestamp>,
    pub denied_receipt_at: Option<Timestamp>,
    /// When one can withdraw from its contract.
    pub withdrawal: Period,
    /// Empty at [`Sight::Status`].
    pub lines: Vec<LineView>,
    pub parcels: Vec<ParcelView>,
    pub promises: Vec<Promise>,
    /// How many returns there are of it; they are read only where there are some.
    pub returns: i64,
    /// How many cases there are about it.
    pub cases: i64,
    /// `None` at [`Sight::Status`], and where the shop gave none.
    pub address: Option<AddressView>,
    /// Where notices go; for masking on the page.
    pub email: Option<String>,
}

#[derive(Debug, Clone)]
pub struct LineView {
    pub line_id: String,
    pub sku: String,
    pub title: String,
    pub quantity: i64,
    pub unit_price_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AddressView {
    pub name: String,
    pub street: String,
    pub city: String,
    pub postal_code: String,
    pub region: String,
    pub country: String,
}

#[derive(Debug, Clone)]
pub struct ParcelView {
    pub id: ShipmentId,
    pub carrier: String,
    pub tracking_number: String,
    pub status: Status,
    pub status_detail: Option<String>,
    pub status_at: Option<Timestamp>,
    pub dispatched_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub confirmed_receipt_at: Option<Timestamp>,
    pub denied_receipt_at: Option<Timestamp>,
    /// Line id and pieces; empty where the shop did not say.
    pub lines: Vec<(String, i64)>,
    /// Oldest first, raw codes included.
    pub scans: Vec<Scan>,
}

impl ParcelView {
    /// In hand: by the earliest delivered scan or the customer's word.
    #[must_use]
    pub fn received_at(&self) -> Option<Timestamp> {
        match (self.delivered_at, self.confirmed_receipt_at) {
            (Some(scan), Some(word)) => Some(scan.min(word)),
            (scan, word) => scan.or(word),
        }
    }

    /// "I do not have it", said after it counted as delivered and not taken back since.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        self.denied_receipt_at > self.confirmed_receipt_at
    }
}

/// One order in a list.
#[derive(Debug, Clone)]
pub struct OrderSummary {
    pub number: String,
    pub status: OrderStatus,
    pub placed_at: Timestamp,
    /// Or withdrawn from before it came.
    pub cancelled_at: Option<Timestamp>,
    pub received_at: Option<Timestamp>,
    /// The delivery promised last, where one was.
    pub deliver_by: Option<Timestamp>,
    /// The first line's title and how many lines there are.
    pub first_title: Option<String>,
    pub lines: i64,
}

#[derive(sqlx::FromRow)]
struct HeadRow {
    id: Uuid,
    number: String,
    customer_id: Uuid,
    status: String,
    currency: String,
    country: String,
    region: String,
    placed_at: i64,
    confirmed_at: Option<i64>,
    cancelled_at: Option<i64>,
    withdrawn_at: Option<i64>,
    received_at: Option<i64>,
    confirmed_receipt_at: Option<i64>,
    denied_receipt_at: Option<i64>,
    replaces_return: Option<Uuid>,
    email: Option<String>,
    address_name: Option<String>,
    street: Option<String>,
    city: Option<String>,
    postal_code: Option<String>,
}

impl Store {
    /// One order, as much of it as the viewer may see.
    ///
    /// # Errors
    /// `NotFound` for a missing order and for another's alike.
    pub async fn order_page(
        &self,
        viewer: &Viewer,
        number: &str,
    ) -> Result<OrderView, Failure<Never>> {
        let mut connection = self.read().connection().await?;
        let head: Option<HeadRow> = on!(same &mut connection, |c| {
            sqlx::query_as(
                "select o.id, o.number, o.customer_id, o.status, o.currency, o.country, o.region, o.placed_at, o.confirmed_at, \
                 o.cancelled_at, o.withdrawn_at, o.received_at, o.confirmed_receipt_at, o.denied_receipt_at, \
                 o.replaces_return, p.email, \
                 a.name as address_name, a.street, a.city, a.postal_code from orders o \
                 left join persons p on p.customer_id = o.customer_id left join order_addresses a on a.order_id = o.id \
                 where o.number = $1",
            )
            .bind(number)
            .fetch_optional(c)
            .await
        })?;
        let head = head.ok_or(Failure::NotFound)?;
        let (id, owner) = (OrderId(head.id), CustomerId(head.customer_id));
        let sight = viewer.sight_of(id, owner).ok_or(Failure::NotFound)?;
        let parts = Parts::read(&mut connection, id, sight).await?;
        Ok(head.into_view(sight, parts, &self.policy()))
    }

    /// How much of an order the viewer may see: nothing of a missing one, and nothing of another's.
    ///
    /// # Errors
    /// The store broke.
    pub async fn sight_of_order(
        &self,
        viewer: &Viewer,
        number: &str,
    ) -> Result<Option<Sight>, StoreError> {
        if *viewer == Viewer::default() {
            return Ok(None);
        }
        let row: Option<(Uuid, Uuid)> = on!(read self.read(), |c| {
            sqlx::query_as("select id, customer_id from orders where number = $1").bind(number).fetch_optional(c).await
        })?;
        Ok(row.and_then(|(id, owner)| viewer.sight_of(OrderId(id), CustomerId(owner))))
    }

    /// A signed-in customer's orders, newest first.
    ///
    /// # Errors
    /// The store broke.
    pub async fn orders_of(&self, customer: CustomerId) -> Result<Vec<OrderSummary>, StoreError> {
        type Row = (
            String,
            String,
            i64,
            Option<i64>,
            Option<i64>,
            Option<i64>,
            Option<String>,
            i64,
        );
        let rows: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select o.number, o.status, o.placed_at, coalesce(o.cancelled_at, o.withdrawn_at), o.received_at, \
                 (select max(p.current_due_at) from promises p where p.order_id = o.id and p.kind = 'deliver_by'), \
                 (select l.title from order_lines l where l.order_id = o.id order by l.position limit 1), \
                 (select cast(count(*) as bigint) from order_lines l where l.order_id = o.id) \
                 from orders o where o.customer_id = $1 order by o.placed_at desc, o.id desc limit 200",
            )
            .bind(customer.0)
            .fetch_all(c)
            .await
        })?;
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        Ok(rows
            .into_iter()
            .map(
                |(
                    number,
                    status,
                    placed_at,
                    cancelled_at,
                    received_at,
                    deliver_by,
                    first_title,
                    lines,
                )| OrderSummary {
                    number,
                    status: OrderStatus::read(&status).unwrap_or(OrderStatus::Placed),
                    placed_at: Timestamp::from_micros(placed_at),
                    cancelled_at: moment(cancelled_at),
                    received_at: moment(received_at),
                    deliver_by: moment(deliver_by),
                    first_title,
                    lines,
                },
            )
            .collect())
    }
}

impl HeadRow {
    fn into_view(self, sight: Sight, parts: Parts, policy: &Policy) -> OrderView {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        let contract = Contract {
            confirmed_at: moment(self.confirmed_at),
            cancelled_at: moment(self.cancelled_at),
            received_at: moment(self.received_at),
            // Where it goes is told to nobody who has only found the order, not even by what is missing.
            country: match sight {
                Sight::Whole => &self.country,
                Sight::Status => "",
            },
        };
        // What replaces a return has no contract of its own, and of what was withdrawn from nothing is left.
        let withdrawal = match (self.replaces_return, self.withdrawn_at) {
            (None, None) => Period::of(&contract, policy),
            _ => Period::Closed,
        };
        let address = match (self.address_name, self.street, self.city, self.postal_code) {
            (Some(name), Some(street), Some(city), Some(postal_code)) if sight == Sight::Whole => {
                Some(AddressView {
                    name,
                    street,
                    city,
                    postal_code,
                    region: self.region,
                    country: self.country,
                })
            }
            _ => None,
        };
        OrderView {
            id: OrderId(self.id),
            sight,
            number: self.number,
            customer: CustomerId(self.customer_id),
            status: OrderStatus::read(&self.status).unwrap_or(OrderStatus::Placed),
            currency: self.currency,
            placed_at: Timestamp::from_micros(self.placed_at),
            confirmed_at: moment(self.confirmed_at),
            cancelled_at: moment(self.cancelled_at),
            withdrawn_at: moment(self.withdrawn_at),
            received_at: moment(self.received_at),
            confirmed_receipt_at: moment(self.confirmed_receipt_at),
            denied_receipt_at: moment(self.denied_receipt_at),
            withdrawal,
            lines: parts.lines,
            parcels: parts.parcels,
            promises: parts.promises,
            returns: parts.beside.0,
            cases: parts.beside.1,
            address,
            email: self.email.filter(|email| !email.is_empty()),
        }
    }
}
