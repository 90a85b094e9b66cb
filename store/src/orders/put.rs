//! `PUT /api/v1/orders/{number}`: a PUT replaces what it names; one that changes nothing writes nothing.

use super::{OrderRow, parcels::Parcels};
use crate::{
    Failure, Store, StoreError,
    customers::CustomerRow,
    db::on,
    promises::Made,
    write_tx::{Entry, Recorded, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    ids::{CustomerId, OrderId, TouchpointId},
    notices::{NEWS_FOR, NoticeKind},
    orders::{OrderIn, OrderStatus, total_minor},
    promises::PromiseKind,
    subjects::Subject,
    touchpoints::{Channel, Touchpoint},
};
use thiserror::Error;

/// What a PUT did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    Created(OrderId),
    Changed(OrderId),
    /// All of it stood there already: nothing was written.
    Unchanged(OrderId),
}

impl Put {
    /// The order it is about.
    #[must_use]
    pub fn id(self) -> OrderId {
        match self {
            Self::Created(id) | Self::Changed(id) | Self::Unchanged(id) => id,
        }
    }
}

/// Why an order is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OrderRefused {
    #[error("belongs to another order")]
    ParcelOfAnotherOrder { position: usize },
}

impl OrderRefused {
    /// The field at fault, as a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::ParcelOfAnotherOrder { position } => {
                format!("/shipments/{position}/tracking_number")
            }
        }
    }
}

/// Where what is being put comes from: news that is told, or the past that is only kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    News,
    Past,
}

impl Origin {
    pub(crate) fn of(actor: &Actor) -> Self {
        if *actor == Actor::Import {
            Self::Past
        } else {
            Self::News
        }
    }

    pub(crate) fn channel(self) -> Channel {
        match self {
            Self::News => Channel::Api,
            Self::Past => Channel::Import,
        }
    }
}

impl Store {
    /// Takes an order in, or what changed of it; with everything that follows: customer, parcels, scans that came before
    /// it, promises, touchpoints and notices.
    ///
    /// # Errors
    /// [`OrderRefused`], or the store broke and nothing was written.
    pub async fn put_order(
        &self,
        actor: &Actor,
        order: &OrderIn,
    ) -> Result<Put, Failure<OrderRefused>> {
        let mut tx = self.begin_write().await?;
        let (put, recorded) = tx.put_order(actor, order).await?;
        if let Some(recorded) = recorded {
            tx.commit(recorded).await?;
        }
        Ok(put)
    }
}

impl WriteTx {
    pub(crate) async fn put_order(
        &mut self,
        actor: &Actor,
        order: &OrderIn,
    ) -> Result<(Put, Option<Recorded>), Failure<OrderRefused>> {
        let (put, recorded) = self.take_order(actor, order).await?;
        let id = put.id();
        // A code told later, of an order that is otherwise as it was, changes it too.
        Ok(match self.follow_referral(actor, order, id).await? {
            Some(followed) if matches!(put, Put::Unchanged(_)) => {
                (Put::Changed(id), Some(followed))
            }
            Some(followed) => (put, Some(followed)),
            None => (put, recorded),
        })
    }

    async fn take_order(
        &mut self,
        actor: &Actor,
        order: &OrderIn,
    ) -> Result<(Put, Option<Recorded>), Failure<OrderRefused>> {
        let mut numbers: Vec<_> = order
            .shipments
            .iter()
            .map(|s| (&s.carrier, &s.tracking_number))
            .collect();
        numbers.sort_unstable();
        for (carrier, number) in numbers {
            self.lock_tracking_number(carrier, number).await?;
        }
        let mut known = self.lock_order(&order.number).await?;
        if known.is_none() {
            let customer = self.customer_of(&order.customer).await?;
            if let Some(id) = self.insert_order(order, &customer).await? {
                return self.fill_new(actor, order, id, &customer).await;
            }
            // Another process took the same new order in a moment before: this is a change to theirs.
            known = self.lock_order(&order.number).await?;
        }
        let Some(known) = known else {
            let why = "taken in and gone again".to_owned();
            return Err(StoreError::Damaged {
                table: "orders",
                row: order.number.clone(),
                why,
            }
            .into());
        };
        self.change_known(actor, order, known).await
    }

    pub(crate) async fn insert_order(
        &mut self,
        order: &OrderIn,
        customer: &CustomerRow,
    ) -> Result<Option<OrderId>, StoreError> {
        let id = self.id();
        let now = self.now.as_micros();
        let zone = self.store.policy().working_time.zone();
        let address = order.shipping_address.clone().unwrap_or_default();
        let placed = order.placed_at.as_micros();
        // The first sight of an order tells no time for its status: what is known is that it was placed by then.
        let confirmed_at = order.status.is_confirmed().then_some(placed);
        let cancelled_at = (order.status == OrderStatus::Cancelled).then_some(placed);
        let made = on!(tx self.db, |c| {
            sqlx::query(
                "insert into orders (id, number, customer_id, status, currency, country, region, placed_at, recorded_at, \
                 confirmed_at, cancelled_at, deliver_by, dispatch_by, version) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1) on conflict do nothing",
            )
            .bind(id)
            .bind(&order.number)
            .bind(customer.id)
            .bind(order.status.as_str())
            .bind(&order.currency)
            .bind(address.country.clone().unwrap_or_default())
            .bind(address.region.clone().unwrap_or_default())
            .bind(placed)
            .bind(now)
            .bind(confirmed_at)
            .bind(cancelled_at)
            .bind(order.deliver_by.map(|due| due.moment(&zone).as_micros()))
            .bind(order.dispatch_by.map(|due| due.moment(&zone).as_micros()))
            .execute(c)
            .await
            .map(|done| done.rows_affected())
        })?;
        if made == 0 {
            return Ok(None);
        }
        self.stale
            .ordered(CustomerId(customer.id), OrderId(id), order.placed_at);
        if let Some(address) = &order.shipping_address {
            self.write_address(OrderId(id), address).await?;
        }
        self.write_lines(OrderId(id), &order.lines).await?;
        Ok(Some(OrderId(id)))
    }

    async fn fill_new(
        &mut self,
        actor: &Actor,
        order: &OrderIn,
        id: OrderId,
        customer: &CustomerRow,
    ) -> Result<(Put, Option<Recorded>), Failure<OrderRefused>> {
        let origin = Origin::of(actor);
        self.refresh_person(customer, &order.customer).await?;
        let customer = CustomerId(customer.id);
        let placed = Touchpoint::OrderPlaced {
            total_minor: total_minor(&order.lines),
            currency: order.currency.clone(),
        };
        let at = order.placed_at;
        let entry = entry(customer, actor, origin, id, &order.number);
        let (first, mut recorded) = self
            .record(
                &placed,
                &Entry {
                    occurred_at: at,
                    event_id: "placed",
                    ..entry
                },
            )
            .await?;
        let mut through = first;
        if let Some(touchpoint) = Touchpoint::of_status(order.status) {
            let event_id = format!("{}:1", order.status.as_str());
            let (told, proof) = self
                .record(
                    &touchpoint,
                    &Entry {
                        occurred_at: at,
                        event_id: &event_id,
                        ..entry
                    },
                )
                .await?;
            recorded = proof;
            // The past's dates were told when the order was placed.
            if origin == Origin::News {
                through = told;
            }
        }
        let row = self.lock_order_by_id(id).await?.ok_or(Failure::NotFound)?;
        let parcels = self
            .put_parcels(actor, origin, &row, &order.shipments, at.min(self.now))
            .await?;
        let fresh = origin == Origin::News && at >= self.now.minus(NEWS_FOR);
        if fresh && order.status.is_confirmed() {
            self.queue_notice(
                NoticeKind::Confirmed,
                customer,
                Some(id),
                None,
                None,
                &format!("confirmed:{id}"),
            )
            .await?;
        }
        // A placed order promises nothing yet; of one first seen cancelled, the dates were told before.
        if order.status != OrderStatus::Placed || origin == Origin::Past {
            let told = Told {
                actor,
                origin,
                through,
                made_at: at.min(self.now),
            };
            self.keep_promises(&row, order.status, &parcels, &told, fresh)
                .await?;
        }
        self.settle_order(&row).await?;
        Ok((Put::Created(id), Some(recorded)))
    }

    async fn change_known(
        &mut self,
        actor: &Actor,
        order: &OrderIn,
        known: OrderRow,
    ) -> Result<(Put, Option<Recorded>), Failure<OrderRefused>> {
        let origin = Origin::of(actor);
        let id = known.id();
        let mut customer = self.customer(known.customer()).await?;
        let mut changed: Vec<&'static str> = Vec::new();
        if customer.erased_at.is_none() {
            // An erased person stays erased, however often the shop sends the order again.
            let named = self.customer_named(&customer, order).await?;
            if named.id != customer.id {
                self.hand_over_order(&known, &named).await?;
                customer = named;
                changed.push("customer");
            } else if self.refresh_person(&customer, &order.customer).await? {
                changed.push("customer");
            }
            if let Some(address) = &order.shipping_address
                && self.refresh_address(&known, address).await?
            {
                changed.push("shipping_address");
            }
        }
        if self.refresh_lines(id, &order.lines).await? {
            changed.push("lines");
        }
        let row = self.refresh_order(order, &known, &mut changed).await?;
        let customer = CustomerId(customer.id);
        let status_changed = known.status != order.status.as_str();
        let entry = entry(customer, actor, origin, id, &order.number);
        let mut last: Option<(TouchpointId, Recorded)> = None;
        if status_changed && let Some(touchpoint) = Touchpoint::of_status(order.status) {
            let event_id = format!("{}:{}", order.status.as_str(), row.version);
            last = Some(
                self.record(
                    &touchpoint,
                    &Entry {
                        occurred_at: self.now,
                        event_id: &event_id,
                        ..entry
                    },
                )
                .await?,
            );
        } else if status_changed {
            changed.push("status");
        }
        if !changed.is_empty() {
            let event_id = format!("changed:{}", row.version);
            let changed = Touchpoint::OrderChanged {
                changed: changed.iter().map(|&part| part.to_owned()).collect(),
            };
            last = Some(
                self.record(
                    &changed,
                    &Entry {
                        occurred_at: self.now,
                        event_id: &event_id,
                        ..entry
                    },
                )
                .await?,
            );
        }
        let told_at = match origin {
            Origin::News => self.now,
            Origin::Past => order.placed_at,
        };
        let mut parcels = self
            .put_parcels(actor, origin, &row, &order.shipments, told_at)
            .await?;
        if let Some(touched) = parcels.last.take() {
            last = Some(touched);
        }
        let Some((through, recorded)) = last else {
            return Ok((Put::Unchanged(id), None));
        };
        let newly_confirmed = known.confirmed_at.is_none() && order.status.is_confirmed();
        if newly_confirmed && origin == Origin::News {
            self.queue_notice(
                NoticeKind::Confirmed,
                customer,
                Some(id),
                None,
                None,
                &format!("confirmed:{id}"),
            )
            .await?;
        }
        if row.confirmed_at.is_some() || origin == Origin::Past {
            let told = Told {
                actor,
                origin,
                through,
                made_at: self.now,
            };
            self.keep_promises(&row, order.status, &parcels, &told, newly_confirmed)
                .await?;
        }
        self.settle_order(&row).await?;
        Ok((Put::Changed(id), Some(recorded)))
    }

    /// Makes the promises the order's dates tell, and revises those told otherwise before.
    async fn keep_promises(
        &mut self,
        row: &OrderRow,
        status: OrderStatus,
        parcels: &Parcels,
        told: &Told<'_>,
        newly_confirmed: bool,
    ) -> Result<(), StoreError> {
        let moment = |micros: Option<i64>| micros.map(Timestamp::from_micros);
        let made = |kind, subject, due| Made {
            kind,
            subject,
            customer: row.customer(),
            order: Some(row.id()),
            channel: told.origin.channel(),
            actor: told.actor.clone(),
            through: told.through,
            made_at: told.made_at,
            due,
        };
        for parcel in &parcels.all {
            if let Some(due) = moment(parcel.deliver_by) {
                self.promise(&made(
                    PromiseKind::DeliverBy,
                    Subject::Shipment(parcel.id()),
                    due,
                ))
                .await?;
            }
        }
        // One deliver_by an order, unless every parcel names its own.
        let all_named =
            !parcels.all.is_empty() && parcels.all.iter().all(|parcel| parcel.deliver_by.is_some());
        let order_promised = self
            .has_promise(PromiseKind::DeliverBy, Subject::Order(row.id()))
            .await?;
        if let Some(due) = moment(row.deliver_by)
            && (order_promised || !all_named)
        {
            self.promise(&made(PromiseKind::DeliverBy, Subject::Order(row.id()), due))
                .await?;
        }
        let dispatch = match moment(row.dispatch_by) {
            Some(due) => Some((due, told.made_at)),
            // The policy's own term is promised only in the moment the customer is told: at the confirmation.
            None if newly_confirmed
                && told.origin == Origin::News
                && matches!(status, OrderStatus::Confirmed | OrderStatus::Packed)
                && !self
                    .has_promise(PromiseKind::DispatchBy, Subject::Order(row.id()))
                    .await? =>
            {
                let policy = self.store.policy();
                Some((
                    policy.dispatch_by.due(self.now, &policy.working_time),
                    self.now,
                ))
            }
            None => None,
        };
        if let Some((due, made_at)) = dispatch {
            let promise = Made {
                made_at,
                ..made(PromiseKind::DispatchBy, Subject::Order(row.id()), due)
            };
            self.promise(&promise).await?;
        }
        Ok(())
    }
}

/// How a promise came to be told.
struct Told<'a> {
    actor: &'a Actor,
    origin: Origin,
    through: TouchpointId,
    made_at: Timestamp,
}

fn entry<'a>(
    customer: CustomerId,
    actor: &'a Actor,
    origin: Origin,
    order: OrderId,
    number: &'a str,
) -> Entry<'a> {
    Entry {
        customer,
        actor,
        channel: origin.channel(),
        occurred_at: Timestamp::from_micros(0),
        source: "orders",
        subject: number,
        event_id: "",
        order: Some(order),
        shipment: None,
        score: None,
    }
}
