//! Everything that hangs on one order, in one statement: one snapshot, so that a scan taken meanwhile cannot stand in the
//! list and not in the promise it settled; and one trip to the database, which on SQLite is most of what a statement
//! costs.

use super::page::{LineView, ParcelView, Sight};
use crate::{
    StoreError,
    db::{ReadConnection, on},
    promises::{Promise, PromiseViewRow, Revision},
};
use domain::{
    Timestamp,
    ids::{OrderId, ShipmentId},
    shipments::{Scan, Status},
};
use std::collections::HashMap;
use uuid::Uuid;

/// A row of any part. What its columns mean is said where its `select` stands.
#[derive(sqlx::FromRow)]
struct PartRow {
    part: i64,
    id: Option<Uuid>,
    other: Option<Uuid>,
    t1: String,
    t2: String,
    t3: String,
    t4: String,
    t5: String,
    n1: Option<i64>,
    n2: Option<i64>,
    n3: Option<i64>,
    n4: Option<i64>,
    n5: Option<i64>,
    n6: Option<i64>,
}

const LINE: i64 = 0;
const PARCEL: i64 = 1;
const PARCEL_LINE: i64 = 2;
const SCAN: i64 = 3;
const PROMISE: i64 = 4;
const REVISION: i64 = 5;
const BESIDE: i64 = 6;

/// The columns of each part, in the order of [`PartRow`], then what it is sorted by.
const PARTS: &str = "\
    select cast(0 as bigint) as part, cast(null as uuid) as id, cast(null as uuid) as other, \
      line_id as t1, sku as t2, title as t3, '' as t4, '' as t5, \
      quantity as n1, unit_price_minor as n2, cast(null as bigint) as n3, cast(null as bigint) as n4, \
      cast(null as bigint) as n5, cast(null as bigint) as n6, position as sort, '' as sort_text \
    from order_lines where order_id = $1 \
    union all select 1, id, null, carrier, tracking_number, status, status_detail, '', \
      status_at, dispatched_at, delivered_at, confirmed_receipt_at, denied_receipt_at, null, position, '' \
    from shipments where order_id = $1 \
    union all select 2, l.shipment_id, null, l.line_id, '', '', '', '', l.quantity, null, null, null, null, null, 0, l.line_id \
    from shipments s join shipment_lines l on l.shipment_id = s.id where s.order_id = $1 \
    union all select 3, e.shipment_id, null, e.event_id, e.status, e.detail, e.message, e.location, \
      e.occurred_at, null, null, null, null, null, e.occurred_at, e.event_id \
    from shipments s join scans e on e.shipment_id = s.id where s.order_id = $1 \
    union all select 4, id, shipment_id, kind, channel, actor, waived_reason, subject, \
      made_at, due_at, current_due_at, judged_by, settled_at, waived_at, due_at, cast(id as text) \
    from promises where order_id = $1 and kind in ('dispatch_by', 'deliver_by') \
    union all select 5, r.promise_id, null, r.asked_by, '', '', '', '', r.old_due, r.new_due, r.revised_at, r.told_at, \
      null, null, r.position, '' \
    from promises p join promise_revisions r on r.promise_id = p.id where p.order_id = $1 and p.kind in ('dispatch_by', 'deliver_by') \
    union all select 6, null, null, '', '', '', '', '', (select cast(count(*) as bigint) from returns where order_id = $1), \
      (select cast(count(*) as bigint) from cases where order_id = $1), null, null, null, null, 0, '' \
    order by part, sort, sort_text";

/// What an order page shows besides its head.
pub(super) struct Parts {
    pub lines: Vec<LineView>,
    pub parcels: Vec<ParcelView>,
    pub promises: Vec<Promise>,
    /// How many returns and cases there are.
    pub beside: (i64, i64),
}

impl Parts {
    /// Reads them on the connection that read the order's head.
    pub(super) async fn read(
        connection: &mut ReadConnection,
        order: OrderId,
        sight: Sight,
    ) -> Result<Self, StoreError> {
        let rows: Vec<PartRow> = on!(same connection, |c| {
            sqlx::query_as(PARTS).bind(order.0).fetch_all(c).await
        })?;
        let mut parts = Self {
            lines: Vec::new(),
            parcels: Vec::new(),
            promises: Vec::new(),
            beside: (0, 0),
        };
        let mut promises = Vec::new();
        let mut revisions: HashMap<Uuid, Vec<Revision>> = HashMap::new();
        for row in rows {
            match row.part {
                LINE if sight == Sight::Whole => parts.lines.push(row.line()),
                PARCEL => parts.parcels.extend(row.parcel()),
                PARCEL_LINE if sight == Sight::Whole => {
                    if let Some(parcel) = row.parcel_of(&mut parts.parcels) {
                        parcel.lines.push((row.t1, row.n1.unwrap_or_default()));
                    }
                }
                SCAN => {
                    if let Some(parcel) = row.parcel_of(&mut parts.parcels) {
                        parcel.scans.push(row.scan(sight));
                    }
                }
                PROMISE => promises.extend(row.promise(order)),
                REVISION => {
                    if let Some(promise) = row.id {
                        revisions.entry(promise).or_default().push(row.revision());
                    }
                }
                BESIDE => {
                    parts.beside = (row.n1.unwrap_or_default(), row.n2.unwrap_or_default());
                }
                _ => {}
            }
        }
        parts.promises = promises
            .into_iter()
            .filter_map(|row| {
                let revisions = revisions.remove(&row.id()).unwrap_or_default();
                row.into_promise(revisions)
            })
            .collect();
        Ok(parts)
    }
}

impl PartRow {
    fn line(self) -> LineView {
        LineView {
            line_id: self.t1,
            sku: self.t2,
            title: self.t3,
            quantity: self.n1.unwrap_or_default(),
            unit_price_minor: self.n2.unwrap_or_default(),
        }
    }

    fn parcel(self) -> Option<ParcelView> {
        Some(ParcelView {
            id: ShipmentId(self.id?),
            carrier: self.t1,
            tracking_number: self.t2,
            status: Status::read(&self.t3),
            status_detail: said(self.t4),
            status_at: moment(self.n1),
            dispatched_at: moment(self.n2),
            delivered_at: moment(self.n3),
            confirmed_receipt_at: moment(self.n4),
            denied_receipt_at: moment(self.n5),
            lines: Vec::new(),
            scans: Vec::new(),
        })
    }

    /// The parcel this row is about; parcels come before what hangs on them.
    fn parcel_of<'a>(&self, parcels: &'a mut [ParcelView]) -> Option<&'a mut ParcelView> {
        parcels
            .iter_mut()
            .find(|parcel| Some(parcel.id.0) == self.id)
    }

    fn scan(self, sight: Sight) -> Scan {
        // A carrier's words may name who signed, and a depot's name says where somebody lives.
        let (message, location) = match sight {
            Sight::Whole => (said(self.t4), said(self.t5)),
            Sight::Status => (None, None),
        };
        Scan {
            id: self.t1,
            occurred_at: Timestamp::from_micros(self.n1.unwrap_or_default()),
            status: self.t2,
            detail: said(self.t3),
            message,
            location,
        }
    }

    fn promise(self, order: OrderId) -> Option<PromiseViewRow> {
        Some(PromiseViewRow {
            id: self.id?,
            kind: self.t1,
            subject: self.t5,
            order_id: Some(order.0),
            shipment_id: self.other,
            channel: self.t2,
            actor: self.t3,
            waived_reason: self.t4,
            made_at: self.n1?,
            due_at: self.n2?,
            current_due_at: self.n3?,
            judged_by: self.n4?,
            settled_at: self.n5,
            waived_at: self.n6,
        })
    }

    fn revision(self) -> Revision {
        Revision {
            old_due: Timestamp::from_micros(self.n1.unwrap_or_default()),
            new_due: Timestamp::from_micros(self.n2.unwrap_or_default()),
            asked_by_customer: self.t1 == "customer",
            revised_at: Timestamp::from_micros(self.n3.unwrap_or_default()),
            told_at: moment(self.n4),
        }
    }
}

fn said(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn moment(micros: Option<i64>) -> Option<Timestamp> {
    micros.map(Timestamp::from_micros)
}
