//! Promises of delivery, judged anew from all that is known of an order.

use super::moves::PromiseRow;
use crate::{
    StoreError,
    db::on,
    orders::{OrderRow, ShipmentRow},
    write_tx::WriteTx,
};
use domain::{
    Timestamp,
    ids::OrderId,
    promises::{Delivery, PromiseKind, is_waived, whole_order},
};
use std::collections::HashMap;
use uuid::Uuid;

impl WriteTx {
    /// Judges every promise of an order by all that is known now: what settled it, and whether a cancellation waives it.
    /// Called after anything that may matter, in any order; the outcome is the same.
    pub(crate) async fn settle_order(&mut self, order: &OrderRow) -> Result<(), StoreError> {
        let parcels = self.shipments_of(order.id()).await?;
        let deliveries: HashMap<Uuid, Delivery> =
            parcels.iter().map(|p| (p.id, p.delivery())).collect();
        let whole = self.whole_delivery(order, &parcels).await?;
        if (whole.dispatched_at, whole.received_at)
            != (
                order.dispatched_at.map(Timestamp::from_micros),
                order.received_at.map(Timestamp::from_micros),
            )
        {
            on!(tx self.db, |c| {
                sqlx::query("update orders set dispatched_at = $2, received_at = $3 where id = $1")
                    .bind(order.id)
                    .bind(whole.dispatched_at.map(Timestamp::as_micros))
                    .bind(whole.received_at.map(Timestamp::as_micros))
                    .execute(c)
                    .await
                    .map(drop)
            })?;
            self.stale.came(
                order.customer(),
                [
                    order.received_at.map(Timestamp::from_micros),
                    whole.received_at,
                ],
            );
            self.stale.ordered(
                order.customer(),
                order.id(),
                Timestamp::from_micros(order.placed_at),
            );
            self.settle_replacement(order.id(), whole.received_at)
                .await?;
        }
        let promises: Vec<PromiseRow> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select id, kind, shipment_id, current_due_at, judged_by, settled_at, waived_at from promises \
                 where order_id = $1",
            )
            .bind(order.id)
            .fetch_all(c)
            .await
        })?;
        let (cancelled_at, why) = order.called_off();
        for row in promises {
            let Some(kind) = PromiseKind::read(&row.kind).filter(|kind| kind.is_of_delivery())
            else {
                continue;
            };
            let delivery = row
                .shipment_id
                .map_or(whole, |id| deliveries.get(&id).copied().unwrap_or_default());
            let settled_at = delivery.settles(kind);
            let due = Timestamp::from_micros(row.judged_by);
            let waived_at = if is_waived(due, settled_at, cancelled_at) {
                cancelled_at
            } else {
                None
            };
            let (settled, waived) = (
                settled_at.map(Timestamp::as_micros),
                waived_at.map(Timestamp::as_micros),
            );
            if (settled, waived) == (row.settled_at, row.waived_at) {
                continue;
            }
            let reason = if waived.is_some() { why } else { "" };
            on!(tx self.db, |c| {
                sqlx::query("update promises set settled_at = $2, waived_at = $3, waived_reason = $4 where id = $1")
                    .bind(row.id)
                    .bind(settled)
                    .bind(waived)
                    .bind(reason)
                    .execute(c)
                    .await
                    .map(drop)
            })?;
            self.mark_stale(kind, due);
        }
        Ok(())
    }

    /// The whole order's delivery, from its parcels or, where it has none, from the customer's own word.
    async fn whole_delivery(
        &mut self,
        order: &OrderRow,
        parcels: &[ShipmentRow],
    ) -> Result<Delivery, StoreError> {
        if parcels.is_empty() {
            return Ok(Delivery {
                dispatched_at: None,
                received_at: order.confirmed_receipt_at.map(Timestamp::from_micros),
            });
        }
        // A parcel the carrier cancelled never existed for the customer.
        let standing: Vec<Delivery> = parcels
            .iter()
            .filter(|p| p.status != "cancelled")
            .map(ShipmentRow::delivery)
            .collect();
        let complete = self.parcels_hold_everything(order.id()).await?;
        Ok(whole_order(&standing, complete))
    }

    /// Whether the parcels hold all that was ordered; a parcel that names no lines counts as holding the rest.
    async fn parcels_hold_everything(&mut self, order: OrderId) -> Result<bool, StoreError> {
        let missing: i64 = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select case when exists (select 1 from shipments s where s.order_id = $1 and s.status <> 'cancelled' \
                   and not exists (select 1 from shipment_lines l where l.shipment_id = s.id)) then 0 \
                 else (select cast(count(*) as bigint) from order_lines o where o.order_id = $1 and o.quantity > \
                   (select cast(coalesce(sum(l.quantity), 0) as bigint) from shipment_lines l \
                    join shipments s on s.id = l.shipment_id \
                    where s.order_id = $1 and s.status <> 'cancelled' and l.line_id = o.line_id)) end",
            )
            .bind(order.0)
            .fetch_one(c)
            .await
        })?;
        Ok(missing == 0)
    }
}
