//! The parcels an order names: new ones are announced and take up the scans that came before them.

use super::{
    OrderRow, ShipmentRow,
    put::{OrderRefused, Origin},
};
use crate::{
    Failure, StoreError,
    db::on,
    scans::ScanRow,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{ShipmentId, TouchpointId},
    orders::ShipmentIn,
    touchpoints::Touchpoint,
};

/// An order's parcels after a PUT, and the last touchpoint recorded on the way.
pub(crate) struct Parcels {
    pub all: Vec<ShipmentRow>,
    pub last: Option<(TouchpointId, Recorded)>,
}

impl WriteTx {
    /// `announced_at`: when the shop told of parcels that are new here; of an order first seen, that it was placed is all
    /// that is known.
    pub(crate) async fn put_parcels(
        &mut self,
        actor: &Actor,
        origin: Origin,
        order: &OrderRow,
        named: &[ShipmentIn],
        announced_at: Timestamp,
    ) -> Result<Parcels, Failure<OrderRefused>> {
        let zone = self.store.policy().working_time.zone();
        let mut last = None;
        let mut known = self.shipments_of(order.id()).await?;
        for (position, parcel) in named.iter().enumerate() {
            let due = parcel.deliver_by.map(|due| due.moment(&zone).as_micros());
            let stored = self
                .shipment_by_number(&parcel.carrier, &parcel.tracking_number)
                .await?;
            match stored {
                Some(row) if row.order_id != order.id => {
                    return Err(Failure::Refused(OrderRefused::ParcelOfAnotherOrder {
                        position,
                    }));
                }
                Some(row) => {
                    let changed = self.refresh_parcel(&row, parcel, due).await?;
                    if changed {
                        let event_id =
                            format!("changed:{}:{}", order.version, parcel.tracking_number);
                        let entry =
                            parcel_entry(order, row.id(), actor, origin, &order.number, &event_id);
                        let touchpoint = Touchpoint::OrderChanged {
                            changed: vec!["shipments".to_owned()],
                        };
                        last = Some(
                            self.record(
                                &touchpoint,
                                &Entry {
                                    occurred_at: self.now,
                                    ..entry
                                },
                            )
                            .await?,
                        );
                    }
                }
                None => {
                    let next = known.len();
                    let id = self.insert_parcel(order, parcel, due, next).await?;
                    let announced = Touchpoint::ShipmentAnnounced {
                        carrier: parcel.carrier.clone(),
                        tracking_number: parcel.tracking_number.clone(),
                    };
                    let event_id = format!("{}:{}", parcel.carrier, parcel.tracking_number);
                    let entry = parcel_entry(order, id, actor, origin, "announced", &event_id);
                    last = Some(
                        self.record(
                            &announced,
                            &Entry {
                                occurred_at: announced_at,
                                ..entry
                            },
                        )
                        .await?,
                    );
                    if let Some(touched) = self.take_up_scans(order, id, parcel, origin).await? {
                        last = Some(touched);
                    }
                }
            }
            known = self.shipments_of(order.id()).await?;
        }
        Ok(Parcels { all: known, last })
    }

    async fn insert_parcel(
        &mut self,
        order: &OrderRow,
        parcel: &ShipmentIn,
        due: Option<i64>,
        position: usize,
    ) -> Result<ShipmentId, StoreError> {
        let id = self.id();
        let now = self.now.as_micros();
        on!(tx self.db, |c| {
            sqlx::query(
                "insert into shipments (id, order_id, carrier, tracking_number, position, created_at, deliver_by, status, \
                 status_detail) values ($1, $2, $3, $4, $5, $6, $7, 'unknown', '')",
            )
            .bind(id)
            .bind(order.id)
            .bind(&parcel.carrier)
            .bind(&parcel.tracking_number)
            .bind(i64::try_from(position).unwrap_or(i64::MAX))
            .bind(now)
            .bind(due)
            .execute(c)
            .await
            .map(drop)
        })?;
        self.write_parcel_lines(ShipmentId(id), &parcel.lines)
            .await?;
        // Its promises may now count for another carrier.
        self.mark_order_stale(order.id()).await?;
        Ok(ShipmentId(id))
    }

    /// Scans of this tracking number that came before the order did.
    pub(crate) async fn take_up_scans(
        &mut self,
        order: &OrderRow,
        id: ShipmentId,
        parcel: &ShipmentIn,
        origin: Origin,
    ) -> Result<Option<(TouchpointId, Recorded)>, StoreError> {
        let waiting: Vec<ScanRow> = on!(tx self.db, |c| {
            sqlx::query_as(
                "update scans set shipment_id = $3, message = case when exists (select 1 from shipments s \
                 join orders o on o.id = s.order_id join customers c on c.id = o.customer_id \
                 where s.id = $3 and c.erased_at is not null) then '' else message end \
                 where carrier = $1 and tracking_number = $2 \
                 returning event_id, occurred_at, status, detail, message, location",
            )
            .bind(&parcel.carrier)
            .bind(&parcel.tracking_number)
            .bind(id.0)
            .fetch_all(c)
            .await
        })?;
        if waiting.is_empty() {
            return Ok(None);
        }
        let mut scans: Vec<_> = waiting.into_iter().map(ScanRow::into_scan).collect();
        scans.sort_by(|a, b| (a.occurred_at, &a.id).cmp(&(b.occurred_at, &b.id)));
        let row = self
            .shipment_by_number(&parcel.carrier, &parcel.tracking_number)
            .await?;
        let Some(row) = row else { return Ok(None) };
        self.record_on_journey(order, &row, &scans, origin).await
    }

    async fn write_parcel_lines(
        &mut self,
        id: ShipmentId,
        lines: &[(String, i64)],
    ) -> Result<(), StoreError> {
        for (line_id, quantity) in lines {
            on!(tx self.db, |c| {
                sqlx::query(
                    "insert into shipment_lines (shipment_id, line_id, quantity) values ($1, $2, $3) \
                     on conflict (shipment_id, line_id) do update set quantity = shipment_lines.quantity + excluded.quantity",
                )
                .bind(id.0)
                .bind(line_id)
                .bind(quantity)
                .execute(c)
                .await
                .map(drop)
            })?;
        }
        Ok(())
    }

    async fn refresh_parcel(
        &mut self,
        row: &ShipmentRow,
        parcel: &ShipmentIn,
        due: Option<i64>,
    ) -> Result<bool, StoreError> {
        let mut changed = false;
        if due.is_some() && due != row.deliver_by {
            on!(tx self.db, |c| {
                sqlx::query("update shipments set deliver_by = $2 where id = $1").bind(row.id).bind(due).execute(c).await.map(drop)
            })?;
            changed = true;
        }
        if parcel.lines.is_empty() {
            return Ok(changed);
        }
        let mut stored: Vec<(String, i64)> = on!(tx self.db, |c| {
            sqlx::query_as("select line_id, quantity from shipment_lines where shipment_id = $1 order by line_id")
                .bind(row.id)
                .fetch_all(c)
                .await
        })?;
        let mut next = parcel.lines.clone();
        next.sort();
        stored.sort();
        if stored != next {
            on!(tx self.db, |c| {
                sqlx::query("delete from shipment_lines where shipment_id = $1").bind(row.id).execute(c).await.map(drop)
            })?;
            self.write_parcel_lines(row.id(), &parcel.lines).await?;
            changed = true;
        }
        Ok(changed)
    }
}

fn parcel_entry<'a>(
    order: &OrderRow,
    shipment: ShipmentId,
    actor: &'a Actor,
    origin: Origin,
    subject: &'a str,
    event_id: &'a str,
) -> Entry<'a> {
    Entry {
        customer: order.customer(),
        actor,
        channel: origin.channel(),
        occurred_at: Timestamp::from_micros(order.placed_at),
        source: "orders",
        subject,
        event_id,
        order: Some(order.id()),
        shipment: Some(shipment),
        score: None,
    }
}
