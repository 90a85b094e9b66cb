//! The rows a batch adds, before they are written.

use super::PastOrder;
use domain::{
    ids::{OrderId, ShipmentId},
    orders::{CustomerIn, ShipmentIn},
    promises::{Delivery, PromiseKind},
    shipments::{Folded, Scan},
};
use uuid::Uuid;

pub(super) struct NewCustomer<'a> {
    pub id: Uuid,
    pub locale: &'a str,
    pub incoming: &'a CustomerIn,
}

pub(super) struct NewOrder<'a> {
    pub id: Uuid,
    pub customer: Uuid,
    pub past: &'a PastOrder,
    pub confirmed_at: Option<i64>,
    pub cancelled_at: Option<i64>,
    pub deliver_by: Option<i64>,
    pub dispatch_by: Option<i64>,
    pub whole: Delivery,
}

pub(super) struct NewParcel<'a> {
    pub id: Uuid,
    pub order: Uuid,
    pub position: i64,
    pub parcel: &'a ShipmentIn,
    pub deliver_by: Option<i64>,
    pub folded: Folded,
}

pub(super) struct NewScan<'a> {
    pub shipment: Uuid,
    pub parcel: &'a ShipmentIn,
    pub scan: &'a Scan,
}

pub(super) struct NewPromise {
    pub id: Uuid,
    pub kind: PromiseKind,
    pub subject: String,
    pub customer: Uuid,
    pub order: Uuid,
    pub shipment: Option<Uuid>,
    pub through: Uuid,
    pub made_at: i64,
    pub due: i64,
    pub settled_at: Option<i64>,
    pub waived_at: Option<i64>,
}

/// Scans of this parcel came before its order: they are taken up once the order stands.
pub(super) struct Awaited<'a> {
    pub order: OrderId,
    pub shipment: ShipmentId,
    pub parcel: &'a ShipmentIn,
    pub scans: &'a [Scan],
}
