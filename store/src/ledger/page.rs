//! A page of orders with everything that judges their promises.

use crate::{StoreError, bulk::find_all, db::on, scans::ScanRow, write_tx::WriteTx};
use domain::{Timestamp, promises::AskedBy};
use std::collections::HashMap;
use uuid::Uuid;

/// Orders looked at in one go.
const PAGE: i64 = 500;

#[derive(sqlx::FromRow)]
pub(super) struct OrderRow {
    pub id: Uuid,
    pub number: String,
    /// Cancelled or withdrawn, whichever was first.
    pub called_off_at: Option<i64>,
    pub confirmed_receipt_at: Option<i64>,
    pub dispatched_at: Option<i64>,
    pub received_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
pub(super) struct ParcelRow {
    pub id: Uuid,
    pub order_id: Uuid,
    pub tracking_number: String,
    pub status: String,
    pub dispatched_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub confirmed_receipt_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
pub(super) struct ParcelScanRow {
    pub shipment_id: Uuid,
    #[sqlx(flatten)]
    scan: ScanRow,
}

#[derive(sqlx::FromRow)]
pub(super) struct PromiseRow {
    pub id: Uuid,
    pub kind: String,
    pub order_id: Uuid,
    pub shipment_id: Option<Uuid>,
    pub due_at: i64,
    pub current_due_at: i64,
    pub judged_by: i64,
    pub settled_at: Option<i64>,
    pub waived_at: Option<i64>,
}

/// Orders, with the rows that hang on them by whose they are.
pub(super) struct Page {
    pub orders: Vec<OrderRow>,
    pub parcels: HashMap<Uuid, Vec<ParcelRow>>,
    pub scans: HashMap<Uuid, Vec<ScanRow>>,
    pub sent: HashMap<Uuid, Vec<(String, i64)>>,
    pub lines: HashMap<Uuid, Vec<(String, i64)>>,
    pub promises: Vec<PromiseRow>,
    pub revisions: HashMap<Uuid, Vec<(Timestamp, AskedBy)>>,
}

impl WriteTx {
    pub(super) async fn page_of_orders(&mut self, after: Uuid) -> Result<Page, StoreError> {
        let orders: Vec<OrderRow> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select id, number, case when cancelled_at is null or withdrawn_at < cancelled_at then withdrawn_at \
                 else cancelled_at end as called_off_at, confirmed_receipt_at, dispatched_at, received_at from orders \
                 where id > $1 order by id limit $2",
            )
            .bind(after)
            .bind(PAGE)
            .fetch_all(c)
            .await
        })?;
        let ids: Vec<Uuid> = orders.iter().map(|order| order.id).collect();
        let ids: Vec<&Uuid> = ids.iter().collect();
        let parcels: Vec<ParcelRow> = find_all!(
            self,
            "select id, order_id, tracking_number, status, dispatched_at, delivered_at, confirmed_receipt_at from shipments where order_id",
            ids
        );
        let parcel_ids: Vec<&Uuid> = parcels.iter().map(|parcel| &parcel.id).collect();
        let scans: Vec<ParcelScanRow> = find_all!(
            self,
            "select shipment_id, event_id, occurred_at, status, detail, message, location from scans where shipment_id",
            parcel_ids
        );
        let sent: Vec<(Uuid, String, i64)> = find_all!(
            self,
            "select shipment_id, line_id, quantity from shipment_lines where shipment_id",
            parcel_ids
        );
        let lines: Vec<(Uuid, String, i64)> = find_all!(
            self,
            "select order_id, line_id, quantity from order_lines where order_id",
            ids
        );
        let promises: Vec<PromiseRow> = find_all!(
            self,
            "select id, kind, order_id, shipment_id, due_at, current_due_at, judged_by, settled_at, waived_at from promises where order_id",
            ids
        );
        let promise_ids: Vec<&Uuid> = promises.iter().map(|promise| &promise.id).collect();
        let mut revisions: Vec<(Uuid, i64, i64, String)> = find_all!(
            self,
            "select promise_id, position, new_due, asked_by from promise_revisions where promise_id",
            promise_ids
        );
        revisions.sort_by_key(|(promise, position, ..)| (*promise, *position));
        Ok(Page {
            orders,
            scans: by_key(scans.into_iter().map(|row| (row.shipment_id, row.scan))),
            sent: by_key(
                sent.into_iter()
                    .map(|(id, line, pieces)| (id, (line, pieces))),
            ),
            lines: by_key(
                lines
                    .into_iter()
                    .map(|(id, line, pieces)| (id, (line, pieces))),
            ),
            revisions: by_key(revisions.into_iter().map(|(id, _, due, asked)| {
                let asked = if asked == "customer" {
                    AskedBy::Customer
                } else {
                    AskedBy::Us
                };
                (id, (Timestamp::from_micros(due), asked))
            })),
            parcels: by_key(parcels.into_iter().map(|parcel| (parcel.order_id, parcel))),
            promises,
        })
    }
}

fn by_key<T>(rows: impl Iterator<Item = (Uuid, T)>) -> HashMap<Uuid, Vec<T>> {
    let mut map: HashMap<Uuid, Vec<T>> = HashMap::new();
    for (key, row) in rows {
        map.entry(key).or_default().push(row);
    }
    map
}
