//! Scans: taken in any order and as often as they come; the state is folded from all of them.

use crate::{
    Failure, Store, StoreError,
    db::on,
    error::Never,
    orders::{OrderRow, Origin, ShipmentRow},
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::TouchpointId,
    notices::{NEWS_FOR, NoticeKind},
    shipments::{Folded, Scan, Status, fold},
    touchpoints::{Channel, Touchpoint},
};
use serde_json::json;

/// What became of a call's scans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scanned {
    /// New ones.
    pub taken: usize,
    /// Ones that stood there already.
    pub repeated: usize,
    /// Whether an order is known that names the parcel; otherwise the scans wait for it.
    pub joined: bool,
}

#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct ScanRow {
    pub event_id: String,
    pub occurred_at: i64,
    pub status: String,
    pub detail: String,
    pub message: String,
    pub location: String,
}

impl ScanRow {
    pub(crate) fn into_scan(self) -> Scan {
        let some = |text: String| (!text.is_empty()).then_some(text);
        Scan {
            id: self.event_id,
            occurred_at: Timestamp::from_micros(self.occurred_at),
            status: self.status,
            detail: some(self.detail),
            message: some(self.message),
            location: some(self.location),
        }
    }
}

impl Store {
    /// Takes scans of one parcel. A repetition (same id) changes nothing; scans of a parcel no order names yet wait.
    ///
    /// # Errors
    /// Only when the store breaks; then nothing was written.
    pub async fn record_scans(
        &self,
        actor: &Actor,
        carrier: &str,
        tracking_number: &str,
        scans: &[Scan],
    ) -> Result<Scanned, Failure<Never>> {
        let carrier = carrier.trim().to_lowercase();
        let mut tx = self.begin_write().await?;
        tx.lock_tracking_number(&carrier, tracking_number).await?;
        let shipment = tx.shipment_by_number(&carrier, tracking_number).await?;
        let mut new = Vec::new();
        for scan in scans {
            if tx
                .insert_scan(&carrier, tracking_number, shipment.as_ref(), scan)
                .await?
            {
                new.push(scan.clone());
            }
        }
        new.sort_by(|a, b| (a.occurred_at, &a.id).cmp(&(b.occurred_at, &b.id)));
        let scanned = Scanned {
            taken: new.len(),
            repeated: scans.len() - new.len(),
            joined: shipment.is_some(),
        };
        if new.is_empty() {
            return Ok(scanned);
        }
        let Some(shipment) = shipment else {
            let particulars = json!({ "carrier": carrier, "tracking_number": tracking_number, "scans": new.len() });
            let recorded = tx.audit(actor, "scans_kept_for_later", particulars).await?;
            tx.commit(recorded).await?;
            return Ok(scanned);
        };
        let order = tx
            .lock_order_by_id(domain::ids::OrderId(shipment.order_id))
            .await?
            .ok_or(Failure::NotFound)?;
        if let Some((_, recorded)) = tx
            .record_on_journey(&order, &shipment, &new, Origin::of(actor))
            .await?
        {
            tx.settle_order(&order).await?;
            tx.commit(recorded).await?;
        }
        Ok(scanned)
    }
}

/// What a scan says on the journey.
pub(crate) fn touchpoint_of(scan: &Scan) -> Touchpoint {
    match scan.canonical() {
        Status::Delivered => Touchpoint::Delivered {
            location: scan.location.clone(),
        },
        _ => Touchpoint::ShipmentScanned {
            status: scan.status.clone(),
            detail: scan.detail.clone(),
            location: scan.location.clone(),
        },
    }
}

impl WriteTx {
    /// Scans of the past, of a parcel whose order stands; `None` when none was new.
    pub(crate) async fn take_past_scans(
        &mut self,
        carrier: &str,
        tracking_number: &str,
        scans: &[Scan],
    ) -> Result<Option<Recorded>, StoreError> {
        let Some(shipment) = self.shipment_by_number(carrier, tracking_number).await? else {
            return Ok(None);
        };
        let mut new = Vec::new();
        for scan in scans {
            if self
                .insert_scan(carrier, tracking_number, Some(&shipment), scan)
                .await?
            {
                new.push(scan.clone());
            }
        }
        if new.is_empty() {
            return Ok(None);
        }
        let Some(order) = self
            .lock_order_by_id(domain::ids::OrderId(shipment.order_id))
            .await?
        else {
            return Ok(None);
        };
        let told = self
            .record_on_journey(&order, &shipment, &new, Origin::Past)
            .await?;
        self.settle_order(&order).await?;
        Ok(told.map(|(_, recorded)| recorded))
    }

    pub(crate) async fn insert_scan(
        &mut self,
        carrier: &str,
        tracking_number: &str,
        shipment: Option<&ShipmentRow>,
        scan: &Scan,
    ) -> Result<bool, StoreError> {
        let now = self.now.as_micros();
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let written = on!(tx self.db, |c| {
            sqlx::query(
                "insert into scans (carrier, tracking_number, event_id, shipment_id, occurred_at, recorded_at, status, detail, \
                 message, location) values ($1, $2, $3, $4, $5, $6, $7, $8, \
                 case when exists (select 1 from shipments s join orders o on o.id = s.order_id \
                   join customers c on c.id = o.customer_id where s.id = $4 and c.erased_at is not null) then '' else $9 end, \
                 $10) on conflict do nothing",
            )
            .bind(carrier)
            .bind(tracking_number)
            .bind(&scan.id)
            .bind(shipment.map(|s| s.id))
            .bind(scan.occurred_at.as_micros())
            .bind(now)
            .bind(&scan.status)
            .bind(text(&scan.detail))
            .bind(text(&scan.message))
            .bind(text(&scan.location))
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        Ok(written == 1)
    }

    /// New scans of a known parcel: a touchpoint each, the parcel folded anew, and the notices they are worth.
    pub(crate) async fn record_on_journey(
        &mut self,
        order: &OrderRow,
        shipment: &ShipmentRow,
        scans: &[Scan],
        origin: Origin,
    ) -> Result<Option<(TouchpointId, Recorded)>, StoreError> {
        let actor = Actor::Carrier(shipment.carrier.clone());
        let source = format!("carrier:{}", shipment.carrier);
        let mut last = None;
        for scan in scans {
            let touchpoint = touchpoint_of(scan);
            let entry = Entry {
                customer: order.customer(),
                actor: &actor,
                channel: if origin == Origin::Past {
                    Channel::Import
                } else {
                    Channel::Carrier
                },
                occurred_at: scan.occurred_at,
                source: &source,
                subject: &shipment.tracking_number,
                event_id: &scan.id,
                order: Some(order.id()),
                shipment: Some(shipment.id()),
                score: None,
            };
            last = Some(self.record(&touchpoint, &entry).await?);
        }
        let folded = self.fold_parcel(shipment).await?;
        if origin == Origin::News {
            self.queue_parcel_news(order, shipment, &folded, scans)
                .await?;
        }
        Ok(last)
    }

    async fn fold_parcel(&mut self, shipment: &ShipmentRow) -> Result<Folded, StoreError> {
        let rows: Vec<ScanRow> = on!(tx self.db, |c| {
            sqlx::query_as(
                "select event_id, occurred_at, status, detail, message, location from scans where shipment_id = $1 \
                 order by occurred_at, event_id",
            )
            .bind(shipment.id)
            .fetch_all(c)
            .await
        })?;
        let scans: Vec<Scan> = rows.into_iter().map(ScanRow::into_scan).collect();
        let folded = fold(&scans);
        on!(tx self.db, |c| {
            sqlx::query(
                "update shipments set status = $2, status_detail = $3, status_at = $4, dispatched_at = $5, delivered_at = $6 \
                 where id = $1",
            )
            .bind(shipment.id)
            .bind(folded.status.as_str())
            .bind(folded.detail.clone().unwrap_or_default())
            .bind(folded.status_at.map(Timestamp::as_micros))
            .bind(folded.dispatched_at.map(Timestamp::as_micros))
            .bind(folded.delivered_at.map(Timestamp::as_micros))
            .execute(c)
            .await
            .map(drop)
        })?;
        Ok(folded)
    }

    /// "It is on its way", "it is with you": once a parcel, and only while it is news.
    async fn queue_parcel_news(
        &mut self,
        order: &OrderRow,
        shipment: &ShipmentRow,
        folded: &Folded,
        scans: &[Scan],
    ) -> Result<(), StoreError> {
        let newest = scans.iter().map(|scan| scan.occurred_at).max();
        if newest.is_none_or(|at| at < self.now.minus(NEWS_FOR)) {
            return Ok(());
        }
        let is_news = |at: Option<Timestamp>| at.is_some_and(|at| at >= self.now.minus(NEWS_FOR));
        let kind = if is_news(folded.delivered_at) {
            NoticeKind::Delivered
        } else if is_news(folded.dispatched_at) && folded.delivered_at.is_none() {
            NoticeKind::Dispatched
        } else {
            return Ok(());
        };
        let key = format!("{}:{}", kind.as_str(), shipment.id);
        self.queue_notice(
            kind,
            order.customer(),
            Some(order.id()),
            Some(shipment.id()),
            None,
            &key,
        )
        .await
    }
}
