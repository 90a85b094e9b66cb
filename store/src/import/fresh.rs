//! The rows of orders nobody knew, gathered for a whole batch.

use super::{
    Known, PastOrder,
    rows::{Awaited, NewCustomer, NewOrder, NewParcel, NewPromise, NewScan},
};
use crate::{
    orders::{OrderRefused, Origin},
    promises::day_of,
    write_tx::{Entry, LogRow, WriteTx},
};
use domain::{
    Timestamp,
    actor::Actor,
    gaps::TransitionKind,
    ids::{CustomerId, OrderId, ShipmentId, TouchpointId},
    orders::{Address, LineIn, OrderStatus, ShipmentIn, total_minor},
    promises::{Delivery, PromiseKind, is_waived, whole_order},
    reviews::ReviewIn,
    shipments::{Folded, Scan, Status, fold},
    subjects::Subject,
    touchpoints::Touchpoint,
};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Everything a batch adds, a list for each table.
#[derive(Default)]
pub(super) struct Fresh<'a> {
    pub customers: Vec<NewCustomer<'a>>,
    pub orders: Vec<NewOrder<'a>>,
    pub addresses: Vec<(Uuid, &'a Address)>,
    pub lines: Vec<(Uuid, i64, &'a LineIn)>,
    /// New tracking numbers, in the order in which every writer locks them.
    pub numbers: BTreeSet<(&'a str, &'a str)>,
    pub parcels: Vec<NewParcel<'a>>,
    pub parcel_lines: Vec<(Uuid, String, i64)>,
    pub scans: Vec<NewScan<'a>>,
    pub awaited: Vec<Awaited<'a>>,
    pub log: Vec<LogRow>,
    pub promises: Vec<NewPromise>,
    pub reviews: Vec<(Uuid, Uuid, &'a ReviewIn)>,
    pub digests: Vec<(&'a str, &'a str)>,
    /// Days of the gap view to be counted again.
    pub days: BTreeSet<(&'static str, i64)>,
    /// Customers nobody knew before this batch.
    pub newcomers: HashSet<Uuid>,
    claimed: HashSet<(&'a str, &'a str)>,
}

impl<'a> Fresh<'a> {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Takes the order's tracking numbers for it, unless one belongs to another order.
    pub(super) fn claim_parcels(
        &mut self,
        known: &Known,
        past: &'a PastOrder,
    ) -> Option<OrderRefused> {
        let names =
            |parcel: &'a ShipmentIn| (parcel.carrier.as_str(), parcel.tracking_number.as_str());
        let parcels = &past.order.shipments;
        for (position, parcel) in parcels.iter().enumerate() {
            let (carrier, number) = names(parcel);
            let anothers = matches!(known.parcel(carrier, number), Some(Some(_)));
            if anothers || self.claimed.contains(&(carrier, number)) {
                return Some(OrderRefused::ParcelOfAnotherOrder { position });
            }
        }
        self.claimed.extend(parcels.iter().map(names));
        None
    }

    /// Adds an order with all that hangs on it.
    pub(super) fn add(
        &mut self,
        tx: &mut WriteTx,
        known: &Known,
        past: &'a PastOrder,
        customer: CustomerId,
        digest: &'a str,
    ) {
        let order = &past.order;
        let id = OrderId(tx.id());
        let zone = tx.store.policy().working_time.zone();
        let due = |due: Option<domain::orders::Due>| due.map(|due| due.moment(&zone));
        let placed = order.placed_at;
        let told = |status| past.told_at(status).unwrap_or(placed);
        let cancelled_at =
            (order.status == OrderStatus::Cancelled).then(|| told(OrderStatus::Cancelled));
        let confirmed_at = order
            .status
            .is_confirmed()
            .then(|| told(OrderStatus::Confirmed));
        let first = self.tell_statuses(tx, past, customer, id);
        let parcels = self.add_parcels(tx, known, past, customer, id);
        let standing: Vec<Delivery> = parcels
            .iter()
            .filter(|(_, folded, _)| folded.status != Status::Cancelled)
            .map(|(_, folded, _)| delivery(folded))
            .collect();
        let whole = whole_order(&standing, holds_everything(past, &parcels));

        let placed_on = day_of(placed, &zone);
        self.days
            .insert((TransitionKind::OrderedToInHand.as_str(), placed_on));
        if let Some(received_at) = whole.received_at {
            let received_on = day_of(received_at, &zone);
            self.days
                .insert((TransitionKind::InHandToFirstAdvocacy.as_str(), received_on));
        }

        let all_named = !parcels.is_empty() && parcels.iter().all(|(.., due)| due.is_some());
        let mut promised: Vec<(PromiseKind, Option<ShipmentId>, Timestamp, Delivery)> = parcels
            .iter()
            .filter_map(|(id, folded, due)| {
                due.map(|due| (PromiseKind::DeliverBy, Some(*id), due, delivery(folded)))
            })
            .collect();
        if let Some(due) = due(order.deliver_by)
            && !all_named
        {
            promised.push((PromiseKind::DeliverBy, None, due, whole));
        }
        if let Some(due) = due(order.dispatch_by) {
            promised.push((PromiseKind::DispatchBy, None, due, whole));
        }
        for (kind, shipment, due, delivery) in promised {
            let settled_at = delivery.settles(kind);
            let waived_at = cancelled_at.filter(|_| is_waived(due, settled_at, cancelled_at));
            let subject = shipment.map_or_else(|| Subject::Order(id), Subject::Shipment);
            self.days.insert((kind.as_str(), day_of(due, &zone)));
            self.promises.push(NewPromise {
                id: tx.id(),
                kind,
                subject: subject.text(),
                customer: customer.0,
                order: id.0,
                shipment: shipment.map(|id| id.0),
                through: first.0,
                made_at: placed.min(tx.now).as_micros(),
                due: due.as_micros(),
                settled_at: settled_at.map(Timestamp::as_micros),
                waived_at: waived_at.map(Timestamp::as_micros),
            });
        }

        for review in &past.reviews {
            let actor = Actor::Customer(customer);
            let entry = Entry {
                source: "reviews",
                subject: &order.number,
                event_id: &review.reference,
                score: Some(review.score),
                ..entry(customer, &actor, id, review.answered_at)
            };
            self.log.push(LogRow::new(
                tx.id(),
                &Touchpoint::ReviewPosted {
                    review_id: None,
                    product: None,
                },
                &entry,
            ));
            self.reviews.push((tx.id(), id.0, review));
        }

        if let Some(address) = &order.shipping_address {
            self.addresses.push((id.0, address));
        }
        let lines = order.lines.iter().zip(0_i64..);
        self.lines
            .extend(lines.map(|(line, position)| (id.0, position, line)));
        self.digests.push((&order.number, digest));
        self.orders.push(NewOrder {
            id: id.0,
            customer: customer.0,
            past,
            confirmed_at: confirmed_at.map(Timestamp::as_micros),
            cancelled_at: cancelled_at.map(Timestamp::as_micros),
            deliver_by: due(order.deliver_by).map(Timestamp::as_micros),
            dispatch_by: due(order.dispatch_by).map(Timestamp::as_micros),
            whole,
        });
    }

    /// The order's own touchpoints: that it was placed, that it was confirmed where the past tells when, and the status
    /// it has now. Answers with the first, through which everything was promised.
    fn tell_statuses(
        &mut self,
        tx: &WriteTx,
        past: &PastOrder,
        customer: CustomerId,
        id: OrderId,
    ) -> TouchpointId {
        let order = &past.order;
        let placed = Touchpoint::OrderPlaced {
            total_minor: total_minor(&order.lines),
            currency: order.currency.clone(),
        };
        let first = tx.id();
        let entry = Entry {
            subject: &order.number,
            event_id: "placed",
            ..entry(customer, &Actor::Import, id, order.placed_at)
        };
        self.log.push(LogRow::new(first, &placed, &entry));
        let mut statuses = vec![order.status];
        if order.status != OrderStatus::Confirmed && past.told_at(OrderStatus::Confirmed).is_some()
        {
            statuses.insert(0, OrderStatus::Confirmed);
        }
        for status in statuses {
            let Some(touchpoint) = Touchpoint::of_status(status) else {
                continue;
            };
            let event_id = format!("{}:1", status.as_str());
            let entry = Entry {
                occurred_at: past.told_at(status).unwrap_or(order.placed_at),
                event_id: &event_id,
                ..entry
            };
            self.log.push(LogRow::new(tx.id(), &touchpoint, &entry));
        }
        TouchpointId(first)
    }

    /// The order's parcels with their scans; answers with what the promises need of each.
    fn add_parcels(
        &mut self,
        tx: &WriteTx,
        known: &Known,
        past: &'a PastOrder,
        customer: CustomerId,
        order: OrderId,
    ) -> Vec<(ShipmentId, Folded, Option<Timestamp>)> {
        let zone = tx.store.policy().working_time.zone();
        let mut added = Vec::with_capacity(past.order.shipments.len());
        for (position, parcel) in past.order.shipments.iter().enumerate() {
            let id = ShipmentId(tx.id());
            let scans: &[Scan] = past.scans.get(position).map_or(&[], Vec::as_slice);
            let announced = Touchpoint::ShipmentAnnounced {
                carrier: parcel.carrier.clone(),
                tracking_number: parcel.tracking_number.clone(),
            };
            let event_id = format!("{}:{}", parcel.carrier, parcel.tracking_number);
            let entry = Entry {
                subject: "announced",
                event_id: &event_id,
                shipment: Some(id),
                ..entry(customer, &Actor::Import, order, past.order.placed_at)
            };
            self.log.push(LogRow::new(tx.id(), &announced, &entry));
            let awaited = known
                .parcel(&parcel.carrier, &parcel.tracking_number)
                .is_some();
            let folded = if awaited {
                self.awaited.push(Awaited {
                    order,
                    shipment: id,
                    parcel,
                    scans,
                });
                fold(&[])
            } else {
                self.numbers
                    .insert((&parcel.carrier, &parcel.tracking_number));
                self.add_scans(tx, parcel, scans, &entry);
                fold(scans)
            };
            let due = parcel.deliver_by.map(|due| due.moment(&zone));
            added.push((id, folded.clone(), due));
            let mut quantities: HashMap<&str, i64> = HashMap::new();
            for (line, quantity) in &parcel.lines {
                *quantities.entry(line).or_default() += quantity;
            }
            self.parcel_lines.extend(
                quantities
                    .into_iter()
                    .map(|(line, quantity)| (id.0, line.to_owned(), quantity)),
            );
            self.parcels.push(NewParcel {
                id: id.0,
                order: order.0,
                position: i64::try_from(position).unwrap_or(i64::MAX),
                parcel,
                deliver_by: due.map(Timestamp::as_micros),
                folded,
            });
        }
        added
    }

    fn add_scans(
        &mut self,
        tx: &WriteTx,
        parcel: &'a ShipmentIn,
        scans: &'a [Scan],
        entry: &Entry<'_>,
    ) {
        let actor = Actor::Carrier(parcel.carrier.clone());
        let source = format!("carrier:{}", parcel.carrier);
        for scan in scans {
            let entry = Entry {
                actor: &actor,
                source: &source,
                subject: &parcel.tracking_number,
                event_id: &scan.id,
                occurred_at: scan.occurred_at,
                ..entry.clone()
            };
            self.log.push(LogRow::new(
                tx.id(),
                &crate::scans::touchpoint_of(scan),
                &entry,
            ));
            if let Some(ShipmentId(shipment)) = entry.shipment {
                self.scans.push(NewScan {
                    shipment,
                    parcel,
                    scan,
                });
            }
        }
    }
}

fn entry<'e>(
    customer: CustomerId,
    actor: &'e Actor,
    order: OrderId,
    occurred_at: Timestamp,
) -> Entry<'e> {
    Entry {
        customer,
        actor,
        channel: Origin::Past.channel(),
        occurred_at,
        source: "orders",
        subject: "",
        event_id: "",
        order: Some(order),
        shipment: None,
        score: None,
    }
}

fn delivery(folded: &Folded) -> Delivery {
    Delivery {
        dispatched_at: folded.dispatched_at,
        received_at: folded.delivered_at,
    }
}

/// Whether the parcels hold all that was ordered; as `WriteTx::parcels_hold_everything` asks the database.
fn holds_everything(past: &PastOrder, parcels: &[(ShipmentId, Folded, Option<Timestamp>)]) -> bool {
    let standing: Vec<&ShipmentIn> = past
        .order
        .shipments
        .iter()
        .zip(parcels)
        .filter(|(_, (_, folded, _))| folded.status != Status::Cancelled)
        .map(|(parcel, _)| parcel)
        .collect();
    if standing.iter().any(|parcel| parcel.lines.is_empty()) {
        return true;
    }
    past.order.lines.iter().all(|line| {
        let sent: i64 = standing
            .iter()
            .flat_map(|parcel| &parcel.lines)
            .filter(|(id, _)| *id == line.line_id)
            .map(|(_, quantity)| quantity)
            .sum();
        line.quantity <= sent
    })
}
