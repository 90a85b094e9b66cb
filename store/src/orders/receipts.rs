//! "I have it" and "I do not have it": the customer's own word, a touchpoint either way; the first settles the delivery
//! promise where no scan did.

use super::{Sight, Viewer};
use crate::{Failure, Store, db::on, error::Never, write_tx::Entry};
use domain::{
    actor::Actor,
    ids::{CustomerId, ShipmentId},
    touchpoints::{Channel, Touchpoint},
};

/// What the customer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    Confirmed,
    Denied,
}

impl Store {
    /// Records the customer's word on a parcel, or on the whole order where it has no parcels. Saying the same again
    /// writes nothing.
    ///
    /// # Errors
    /// `NotFound` for an order or parcel that is not this viewer's to speak of.
    pub async fn tell_receipt(
        &self,
        viewer: &Viewer,
        number: &str,
        parcel: Option<ShipmentId>,
        receipt: Receipt,
    ) -> Result<(), Failure<Never>> {
        let mut tx = self.begin_write().await?;
        let order = tx.lock_order(number).await?.ok_or(Failure::NotFound)?;
        if viewer.sight_of(order.id(), CustomerId(order.customer_id)) != Some(Sight::Whole) {
            return Err(Failure::NotFound);
        }
        let shipments = tx.shipments_of(order.id()).await?;
        let (table_of_shipment, id) = match parcel {
            Some(id) if shipments.iter().any(|s| s.id == id.0) => (true, id.0),
            None if shipments.is_empty() => (false, order.id),
            _ => return Err(Failure::NotFound),
        };
        let now = tx.now.as_micros();
        // The latest word stands: saying it again, with nothing said between, changes nothing.
        let statement = match (table_of_shipment, receipt) {
            (true, Receipt::Confirmed) => {
                "update shipments set confirmed_receipt_at = $2 where id = $1 and (confirmed_receipt_at is null \
                 or confirmed_receipt_at < denied_receipt_at)"
            }
            (true, Receipt::Denied) => {
                "update shipments set denied_receipt_at = $2 where id = $1 and (denied_receipt_at is null \
                 or denied_receipt_at < confirmed_receipt_at)"
            }
            (false, Receipt::Confirmed) => {
                "update orders set confirmed_receipt_at = $2 where id = $1 and (confirmed_receipt_at is null \
                 or confirmed_receipt_at < denied_receipt_at)"
            }
            (false, Receipt::Denied) => {
                "update orders set denied_receipt_at = $2 where id = $1 and (denied_receipt_at is null \
                 or denied_receipt_at < confirmed_receipt_at)"
            }
        };
        let written = on!(tx tx.db, |c| {
            sqlx::query(statement).bind(id).bind(now).execute(c).await.map(|done| done.rows_affected())
        })?;
        if written == 0 {
            return Ok(());
        }
        let touchpoint = match receipt {
            Receipt::Confirmed => Touchpoint::ReceiptConfirmed {},
            Receipt::Denied => Touchpoint::ReceiptDenied {},
        };
        let actor = Actor::Customer(order.customer());
        let event_id = format!("{}:{id}:{now}", touchpoint.kind());
        let entry = Entry {
            customer: order.customer(),
            actor: &actor,
            channel: Channel::Web,
            occurred_at: tx.now,
            source: "receipts",
            subject: number,
            event_id: &event_id,
            order: Some(order.id()),
            shipment: parcel,
            score: None,
        };
        let (_, recorded) = tx.record(&touchpoint, &entry).await?;
        // The word just written counts: the row is read again.
        let order = tx.lock_order(number).await?.ok_or(Failure::NotFound)?;
        tx.settle_order(&order).await?;
        tx.commit(recorded).await?;
        Ok(())
    }
}
