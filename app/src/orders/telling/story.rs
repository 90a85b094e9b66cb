//! The line of one parcel: stops that happened, the one where it is now, those to come, and the gaps between them.

use super::{Pace, Standing, line::Line, promise_of, unsent};
use crate::design::StopState;
use domain::{Timestamp, orders::OrderStatus, promises::PromiseKind};
use store::{orders::OrderView, promises::Promise};

/// The line of one parcel, or of an order without parcels.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Index in `OrderView::parcels`.
    pub parcel: Option<usize>,
    pub standing: Standing,
    /// How its delivery promise stands; `None` where none was made.
    pub pace: Option<Pace>,
    pub stops: Vec<Stop>,
    /// Scans that say the same as their neighbours and stand in the full list alone.
    pub left_out: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    pub what: What,
    pub state: StopState,
    pub at: At,
    /// How the promise that this stop settles stands.
    pub pace: Option<Pace>,
    /// The line breaks after this stop: one sentence each.
    pub gaps: Vec<Gap>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Ordered,
    Confirmed,
    /// We look at the order before we say yes.
    Checking,
    Packing,
    /// The carrier's first scan; index in the parcel's scans, `None` where the shop merely says so.
    HandedOver(Option<usize>),
    /// Any other scan; index in the parcel's scans.
    Scan(usize),
    OutForDelivery,
    Collected,
    WithYou,
    /// With you, by your own word.
    YouHaveIt,
    YouDoNotHaveIt,
    Cancelled,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Moment(Timestamp),
    By(Timestamp),
    Open,
}

/// A promise broken or told anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// We told a later time.
    Revised {
        kind: PromiseKind,
        from: Timestamp,
        to: Timestamp,
    },
    /// The last time told has passed, and it has not happened.
    Overdue { kind: PromiseKind, due: Timestamp },
    /// It happened after the last time told.
    Late {
        kind: PromiseKind,
        due: Timestamp,
        settled: Timestamp,
    },
    /// Said to be delivered, and not there.
    Missed,
}

/// Whether one parcel can say what became of a promise: of one that is all the order's, only when all of it is there, or in
/// this parcel.
fn is_told_by_part(order: &OrderView, promise: Option<&Promise>) -> bool {
    let is_whole = order.parcels.len() == 1 && unsent(order) == 0;
    promise.is_some_and(|promise| {
        is_whole || promise.shipment.is_some() || promise.times.settled_at.is_some()
    })
}

pub(super) fn of_parcel(order: &OrderView, index: usize, now: Timestamp) -> Story {
    let Some(parcel) = order.parcels.get(index) else {
        return of_order(order, now);
    };
    let standing = Standing::of_parcel(parcel, cancelled_at(order), is_cancelled(order));
    let deliver = promise_of(order, PromiseKind::DeliverBy, Some(parcel));
    let dispatch = promise_of(order, PromiseKind::DispatchBy, Some(parcel));
    let received = parcel.received_at();
    let left_us = match (parcel.dispatched_at, received) {
        (Some(scan), Some(received)) => Some(scan.min(received)),
        (scan, received) => scan.or(received),
    };
    let deliver_pace = deliver.map(|promise| Pace::of_part(&promise.times, received, now));
    let dispatch_pace = dispatch.map(|promise| Pace::of_part(&promise.times, left_us, now));

    let mut line = Line::begin(order);
    line.add_scans(
        parcel,
        deliver_pace.filter(|_| is_told_by_part(order, deliver)),
        dispatch_pace.filter(|_| is_told_by_part(order, dispatch)),
    );
    let left_out = line.thin_out(parcel);
    match standing {
        Standing::Missed { told_at } => line.happened(What::YouDoNotHaveIt, At::Moment(told_at)),
        Standing::Cancelled { at } => {
            line.happened(What::Cancelled, at.map_or(At::Open, At::Moment))
        }
        _ => {}
    }
    line.go_on(
        order,
        standing,
        left_us.is_some(),
        deliver_pace,
        dispatch_pace,
    );
    line.break_where_revised(dispatch, left_us);
    line.break_where_revised(deliver, received);
    line.break_where_late(
        PromiseKind::DispatchBy,
        dispatch_pace.filter(|_| !is_overdue(deliver_pace)),
    );
    line.break_where_late(PromiseKind::DeliverBy, deliver_pace);
    line.break_where_missed(standing);
    Story {
        parcel: Some(index),
        standing,
        pace: deliver_pace,
        stops: line.stops,
        left_out,
    }
}

pub(super) fn of_order(order: &OrderView, now: Timestamp) -> Story {
    let deliver = promise_of(order, PromiseKind::DeliverBy, None);
    let dispatch = promise_of(order, PromiseKind::DispatchBy, None);
    let deliver_pace = deliver.map(|promise| Pace::of(&promise.times, now));
    let dispatch_pace = dispatch.map(|promise| Pace::of(&promise.times, now));
    let received = order.received_at.or(order.confirmed_receipt_at);
    let is_missed = order.denied_receipt_at > order.confirmed_receipt_at;
    let standing = match order.status {
        _ if is_missed && order.denied_receipt_at.is_some() => Standing::Missed {
            told_at: order.denied_receipt_at.unwrap_or(now),
        },
        _ if received.is_some() => Standing::Received {
            at: received.unwrap_or(now),
        },
        _ if is_cancelled(order) => Standing::Cancelled {
            at: cancelled_at(order),
        },
        OrderStatus::Delivered => Standing::MarkedDelivered,
        OrderStatus::Shipped => Standing::OnItsWay(None),
        OrderStatus::Confirmed | OrderStatus::Packed => Standing::Packing,
        OrderStatus::Placed | OrderStatus::Cancelled => Standing::Placed,
    };
    let has_left =
        matches!(order.status, OrderStatus::Shipped | OrderStatus::Delivered) || received.is_some();
    let mut line = Line::begin(order);
    if has_left && !is_cancelled(order) {
        line.happened(What::HandedOver(None), At::Open);
    }
    match standing {
        Standing::Received { at } => line.happened(What::YouHaveIt, At::Moment(at)),
        Standing::MarkedDelivered => line.happened(What::WithYou, At::Open),
        Standing::Missed { told_at } => line.happened(What::YouDoNotHaveIt, At::Moment(told_at)),
        Standing::Cancelled { at } => {
            line.happened(What::Cancelled, at.map_or(At::Open, At::Moment))
        }
        _ => {}
    }
    line.go_on(order, standing, has_left, deliver_pace, dispatch_pace);
    line.break_where_revised(dispatch, None);
    line.break_where_revised(deliver, received);
    // Without a scan nobody knows when it left: only a promise that the shop has not even said to have kept is late.
    line.break_where_late(
        PromiseKind::DispatchBy,
        dispatch_pace.filter(|_| !has_left && !is_overdue(deliver_pace)),
    );
    line.break_where_late(
        PromiseKind::DeliverBy,
        deliver_pace.filter(|_| standing != Standing::MarkedDelivered),
    );
    line.break_where_missed(standing);
    Story {
        parcel: None,
        standing,
        pace: deliver_pace,
        stops: line.stops,
        left_out: 0,
    }
}

/// Nothing more of it is to come: the shop cancelled it, or the customer withdrew.
fn is_cancelled(order: &OrderView) -> bool {
    order.status == OrderStatus::Cancelled || cancelled_at(order).is_some()
}

fn cancelled_at(order: &OrderView) -> Option<Timestamp> {
    order.cancelled_at.or(order.withdrawn_at)
}

fn is_overdue(pace: Option<Pace>) -> bool {
    matches!(pace, Some(Pace::Overdue { .. }))
}
