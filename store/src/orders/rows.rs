//! Rows as they stand in the tables, loaded under the order's lock.

use crate::{StoreError, db::on, write_tx::WriteTx};
use domain::{
    Timestamp,
    ids::{CustomerId, OrderId, ShipmentId},
    promises::Delivery,
};
use uuid::Uuid;

#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct OrderRow {
    pub id: Uuid,
    pub number: String,
    pub customer_id: Uuid,
    pub status: String,
    pub currency: String,
    pub country: String,
    pub region: String,
    pub placed_at: i64,
    pub confirmed_at: Option<i64>,
    pub cancelled_at: Option<i64>,
    /// All that was still to come was withdrawn.
    pub withdrawn_at: Option<i64>,
    pub deliver_by: Option<i64>,
    pub dispatch_by: Option<i64>,
    pub dispatched_at: Option<i64>,
    pub received_at: Option<i64>,
    pub confirmed_receipt_at: Option<i64>,
    pub version: i64,
}

impl OrderRow {
    pub(crate) fn id(&self) -> OrderId {
        OrderId(self.id)
    }

    pub(crate) fn customer(&self) -> CustomerId {
        CustomerId(self.customer_id)
    }

    /// Since when nothing more of it is waited for, and why: the shop cancelled it, or the customer withdrew.
    pub(crate) fn called_off(&self) -> (Option<Timestamp>, &'static str) {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        match (moment(self.cancelled_at), moment(self.withdrawn_at)) {
            (cancelled, Some(withdrawn)) if cancelled.is_none_or(|at| withdrawn < at) => {
                (Some(withdrawn), "contract_withdrawn")
            }
            (cancelled, _) => (cancelled, "order_cancelled"),
        }
    }
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct ShipmentRow {
    pub id: Uuid,
    pub order_id: Uuid,
    pub carrier: String,
    pub tracking_number: String,
    pub deliver_by: Option<i64>,
    pub status: String,
    pub dispatched_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub confirmed_receipt_at: Option<i64>,
}

impl ShipmentRow {
    pub(crate) fn id(&self) -> ShipmentId {
        ShipmentId(self.id)
    }

    /// What the ledger knows of this parcel's way, the customer's word included.
    pub(crate) fn delivery(&self) -> Delivery {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        let received_at = match (moment(self.delivered_at), moment(self.confirmed_receipt_at)) {
            (Some(scan), Some(word)) => Some(scan.min(word)),
            (scan, word) => scan.or(word),
        };
        Delivery {
            dispatched_at: moment(self.dispatched_at),
            received_at,
        }
    }
}

impl WriteTx {
    /// Loads an order and holds its row until the transaction ends, so that two writers of one order take turns.
    pub(crate) async fn lock_order(
        &mut self,
        number: &str,
    ) -> Result<Option<OrderRow>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(
                "update orders set version = version + 1 where number = $1 returning id, number, customer_id, status, \
                 currency, country, region, placed_at, confirmed_at, cancelled_at, withdrawn_at, deliver_by, dispatch_by, dispatched_at, \
                 received_at, confirmed_receipt_at, version",
            )
            .bind(number)
            .fetch_optional(c)
            .await
        })?)
    }

    /// As [`Self::lock_order`], by id.
    pub(crate) async fn lock_order_by_id(
        &mut self,
        id: OrderId,
    ) -> Result<Option<OrderRow>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(
                "update orders set version = version + 1 where id = $1 returning id, number, customer_id, status, \
                 currency, country, region, placed_at, confirmed_at, cancelled_at, withdrawn_at, deliver_by, dispatch_by, dispatched_at, \
                 received_at, confirmed_receipt_at, version",
            )
            .bind(id.0)
            .fetch_optional(c)
            .await
        })?)
    }

    /// Holds a tracking number until the transaction ends. Always taken before the order's own lock.
    pub(crate) async fn lock_tracking_number(
        &mut self,
        carrier: &str,
        number: &str,
    ) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into tracking_numbers (carrier, tracking_number) values ($1, $2) \
                 on conflict (carrier, tracking_number) do update set tracking_number = excluded.tracking_number",
            )
            .bind(carrier)
            .bind(number)
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    pub(crate) async fn shipments_of(
        &mut self,
        order: OrderId,
    ) -> Result<Vec<ShipmentRow>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(
                "select id, order_id, carrier, tracking_number, deliver_by, status, dispatched_at, delivered_at, confirmed_receipt_at from shipments where order_id = $1 order by position",
            )
            .bind(order.0)
            .fetch_all(c)
            .await
        })?)
    }

    pub(crate) async fn shipment_by_number(
        &mut self,
        carrier: &str,
        number: &str,
    ) -> Result<Option<ShipmentRow>, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query_as(
                "select id, order_id, carrier, tracking_number, deliver_by, status, dispatched_at, delivered_at, confirmed_receipt_at from shipments \
                 where carrier = $1 and tracking_number = $2",
            )
            .bind(carrier)
            .bind(number)
            .fetch_optional(c)
            .await
        })?)
    }
}
