//! Writing what [`Fresh`] gathered, a statement for hundreds of rows.

use super::{
    fresh::Fresh,
    rows::{Awaited, NewCustomer},
};
use crate::{
    StoreError,
    bulk::insert_all,
    customers::fold,
    orders::Origin,
    write_tx::{Recorded, WriteTx},
};
use domain::Timestamp;

impl WriteTx {
    /// Writes all of it; `None` when there was nothing to write.
    pub(super) async fn write_fresh(
        &mut self,
        fresh: &mut Fresh<'_>,
    ) -> Result<Option<Recorded>, StoreError> {
        self.write_customers(fresh).await?;
        self.write_orders(fresh).await?;
        self.write_parcels(fresh).await?;
        let recorded = self.record_all(&fresh.log).await?;
        self.write_promises(fresh).await?;
        self.write_reviews(fresh).await?;
        insert_all!(
            self,
            "insert into imported (number, digest) ",
            fresh.digests,
            2,
            " on conflict (number) do update set digest = excluded.digest",
            |q, row| {
                q.push_bind(row.0).push_bind(row.1);
            }
        );
        for (kind, day) in &fresh.days {
            self.stale.mark(kind, *day);
        }
        for order in &fresh.orders {
            // What begins for a newcomer, begins with these orders.
            if !fresh.newcomers.contains(&order.customer) {
                self.stale.all_of(order.customer);
            }
        }
        for awaited in std::mem::take(&mut fresh.awaited) {
            self.join_awaited(&awaited).await?;
        }
        Ok(recorded)
    }

    /// Writes the new customers gathered so far.
    pub(super) async fn write_customers(
        &mut self,
        fresh: &mut Fresh<'_>,
    ) -> Result<(), StoreError> {
        let customers = std::mem::take(&mut fresh.customers);
        let now = self.now.as_micros();
        insert_all!(
            self,
            "insert into customers (id, external_id, locale, created_at) ",
            customers,
            4,
            "",
            |q, row| {
                let NewCustomer {
                    id,
                    locale,
                    incoming,
                } = row;
                q.push_bind(*id)
                    .push_bind(incoming.external_id.as_deref())
                    .push_bind(*locale)
                    .push_bind(now);
            }
        );
        insert_all!(
            self,
            "insert into persons (customer_id, email, email_folded, name, name_folded, phone) ",
            customers,
            6,
            "",
            |q, row| {
                let text = |part: &Option<String>| part.clone().unwrap_or_default();
                let name = text(&row.incoming.name);
                q.push_bind(row.id)
                    .push_bind(text(&row.incoming.email))
                    .push_bind(row.incoming.email.as_deref().map(fold))
                    .push_bind(name.clone())
                    .push_bind(fold(&name))
                    .push_bind(text(&row.incoming.phone));
            }
        );
        Ok(())
    }

    async fn write_orders(&mut self, fresh: &Fresh<'_>) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        insert_all!(
            self,
            "insert into orders (id, number, customer_id, status, currency, country, region, placed_at, recorded_at, confirmed_at, \
             cancelled_at, deliver_by, dispatch_by, dispatched_at, received_at, version) ",
            fresh.orders,
            16,
            "",
            |q, row| {
                let order = &row.past.order;
                let address = order.shipping_address.as_ref();
                q.push_bind(row.id)
                    .push_bind(order.number.as_str())
                    .push_bind(row.customer)
                    .push_bind(order.status.as_str())
                    .push_bind(order.currency.as_str())
                    .push_bind(
                        address
                            .and_then(|a| a.country.as_deref())
                            .unwrap_or_default(),
                    )
                    .push_bind(
                        address
                            .and_then(|a| a.region.as_deref())
                            .unwrap_or_default(),
                    )
                    .push_bind(order.placed_at.as_micros())
                    .push_bind(now)
                    .push_bind(row.confirmed_at)
                    .push_bind(row.cancelled_at)
                    .push_bind(row.deliver_by)
                    .push_bind(row.dispatch_by)
                    .push_bind(row.whole.dispatched_at.map(Timestamp::as_micros))
                    .push_bind(row.whole.received_at.map(Timestamp::as_micros))
                    .push_bind(1_i64);
            }
        );
        insert_all!(
            self,
            "insert into order_addresses (order_id, name, street, city, postal_code) ",
            fresh.addresses,
            5,
            "",
            |q, row| {
                let text = |part: &Option<String>| part.clone().unwrap_or_default();
                q.push_bind(row.0)
                    .push_bind(text(&row.1.name))
                    .push_bind(text(&row.1.street))
                    .push_bind(text(&row.1.city))
                    .push_bind(text(&row.1.postal_code));
            }
        );
        insert_all!(
            self,
            "insert into order_lines (order_id, line_id, position, sku, title, category, quantity, unit_price_minor) ",
            fresh.lines,
            8,
            "",
            |q, row| {
                let (order, position, line) = row;
                q.push_bind(*order)
                    .push_bind(line.line_id.as_str())
                    .push_bind(*position)
                    .push_bind(line.sku.as_str())
                    .push_bind(line.title.as_str())
                    .push_bind(line.category.as_deref().unwrap_or_default())
                    .push_bind(line.quantity)
                    .push_bind(line.unit_price_minor);
            }
        );
        Ok(())
    }

    async fn write_parcels(&mut self, fresh: &Fresh<'_>) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        let numbers: Vec<_> = fresh.numbers.iter().copied().collect();
        insert_all!(
            self,
            "insert into tracking_numbers (carrier, tracking_number) ",
            numbers,
            2,
            "",
            |q, row| {
                q.push_bind(row.0).push_bind(row.1);
            }
        );
        insert_all!(
            self,
            "insert into shipments (id, order_id, carrier, tracking_number, position, created_at, deliver_by, status, \
             status_detail, status_at, dispatched_at, delivered_at) ",
            fresh.parcels,
            12,
            "",
            |q, row| {
                q.push_bind(row.id)
                    .push_bind(row.order)
                    .push_bind(row.parcel.carrier.as_str())
                    .push_bind(row.parcel.tracking_number.as_str())
                    .push_bind(row.position)
                    .push_bind(now)
                    .push_bind(row.deliver_by)
                    .push_bind(row.folded.status.as_str())
                    .push_bind(row.folded.detail.as_deref().unwrap_or_default())
                    .push_bind(row.folded.status_at.map(Timestamp::as_micros))
                    .push_bind(row.folded.dispatched_at.map(Timestamp::as_micros))
                    .push_bind(row.folded.delivered_at.map(Timestamp::as_micros));
            }
        );
        insert_all!(
            self,
            "insert into shipment_lines (shipment_id, line_id, quantity) ",
            fresh.parcel_lines,
            3,
            "",
            |q, row| {
                q.push_bind(row.0)
                    .push_bind(row.1.as_str())
                    .push_bind(row.2);
            }
        );
        insert_all!(
            self,
            "insert into scans (carrier, tracking_number, event_id, shipment_id, occurred_at, recorded_at, status, detail, message, \
             location) ",
            fresh.scans,
            10,
            "",
            |q, row| {
                let scan = row.scan;
                q.push_bind(row.parcel.carrier.as_str())
                    .push_bind(row.parcel.tracking_number.as_str())
                    .push_bind(scan.id.as_str())
                    .push_bind(row.shipment)
                    .push_bind(scan.occurred_at.as_micros())
                    .push_bind(now)
                    .push_bind(scan.status.as_str())
                    .push_bind(scan.detail.as_deref().unwrap_or_default())
                    .push_bind(scan.message.as_deref().unwrap_or_default())
                    .push_bind(scan.location.as_deref().unwrap_or_default());
            }
        );
        Ok(())
    }

    async fn write_promises(&mut self, fresh: &Fresh<'_>) -> Result<(), StoreError> {
        insert_all!(
            self,
            "insert into promises (id, kind, subject, customer_id, order_id, shipment_id, channel, actor, actor_ref, touchpoint_id, \
             made_at, due_at, current_due_at, judged_by, settled_at, waived_at, waived_reason) ",
            fresh.promises,
            17,
            "",
            |q, row| {
                let reason = if row.waived_at.is_some() {
                    "order_cancelled"
                } else {
                    ""
                };
                q.push_bind(row.id)
                    .push_bind(row.kind.as_str())
                    .push_bind(row.subject.as_str())
                    .push_bind(row.customer)
                    .push_bind(row.order)
                    .push_bind(row.shipment)
                    .push_bind(Origin::Past.channel().as_str())
                    .push_bind(domain::actor::Actor::Import.kind().as_str())
                    .push_bind("")
                    .push_bind(row.through)
                    .push_bind(row.made_at)
                    .push_bind(row.due)
                    .push_bind(row.due)
                    .push_bind(row.due)
                    .push_bind(row.settled_at)
                    .push_bind(row.waived_at)
                    .push_bind(reason);
            }
        );
        Ok(())
    }

    async fn write_reviews(&mut self, fresh: &Fresh<'_>) -> Result<(), StoreError> {
        let now = self.now.as_micros();
        insert_all!(
            self,
            "insert into reviews (id, order_id, reference, score, asked_at, answered_at, recorded_at) ",
            fresh.reviews,
            7,
            "",
            |q, row| {
                let (id, order, review) = row;
                q.push_bind(*id)
                    .push_bind(*order)
                    .push_bind(review.reference.as_str())
                    .push_bind(review.score)
                    .push_bind(review.asked_at.map(Timestamp::as_micros))
                    .push_bind(review.answered_at.as_micros())
                    .push_bind(now);
            }
        );
        insert_all!(
            self,
            "insert into review_words (review_id, title, words) ",
            fresh.reviews,
            3,
            "",
            |q, row| {
                q.push_bind(row.0)
                    .push_bind(row.2.title.as_deref().unwrap_or_default())
                    .push_bind(row.2.words.as_deref().unwrap_or_default());
            }
        );
        Ok(())
    }

    /// Scans of this parcel waited for its order: theirs and the past's own are folded together.
    async fn join_awaited(&mut self, awaited: &Awaited<'_>) -> Result<(), StoreError> {
        let parcel = awaited.parcel;
        self.lock_tracking_number(&parcel.carrier, &parcel.tracking_number)
            .await?;
        for scan in awaited.scans {
            self.insert_scan(&parcel.carrier, &parcel.tracking_number, None, scan)
                .await?;
        }
        let Some(order) = self.lock_order_by_id(awaited.order).await? else {
            return Ok(());
        };
        self.take_up_scans(&order, awaited.shipment, parcel, Origin::Past)
            .await?;
        self.settle_order(&order).await
    }
}
