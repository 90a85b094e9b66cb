//! Many orders, each with what its page says.

mod on_the_way;
mod parcels;
mod sight;
mod trouble;

use super::*;
use crate::{
    design::StopState,
    orders::wording::Wording,
    words::{Format, Locale, Words},
};
use domain::{
    actor::ActorKind,
    ids::{CustomerId, OrderId, PromiseId, ShipmentId},
    orders::OrderStatus,
    promises::Times,
    shipments::{Scan, Status, fold},
};
use jiff::tz::TimeZone;
use store::{
    orders::{LineView, Sight},
    promises::Revision,
};
use uuid::Uuid;

fn at(text: &str) -> Timestamp {
    let text = if text.len() == 10 {
        format!("{text}T00:00:00Z")
    } else {
        format!("{text}:00Z")
    };
    Timestamp::parse(&text).unwrap()
}

/// Sunday, 22 November 2026, 10:41.
fn now() -> Timestamp {
    at("2026-11-22T10:41")
}

/// Placed and confirmed on 12 November, promised to leave by the 16th at 17:00 and to arrive on Monday the 23rd.
fn order(parcels: Vec<ParcelView>) -> OrderView {
    OrderView {
        id: OrderId(Uuid::from_u128(1)),
        sight: Sight::Whole,
        number: "HP-10482".to_owned(),
        customer: CustomerId(Uuid::from_u128(2)),
        status: OrderStatus::Confirmed,
        currency: "GBP".to_owned(),
        placed_at: at("2026-11-12T09:14"),
        confirmed_at: Some(at("2026-11-12T09:14")),
        cancelled_at: None,
        withdrawn_at: None,
        received_at: parcels
            .iter()
            .map(ParcelView::received_at)
            .collect::<Option<Vec<_>>>()
            .and_then(|all| all.into_iter().max()),
        confirmed_receipt_at: None,
        denied_receipt_at: None,
        withdrawal: domain::withdrawals::Period::Open,
        lines: vec![LineView {
            line_id: "1".to_owned(),
            sku: "K".to_owned(),
            title: "Enamel kettle".to_owned(),
            quantity: 1,
            unit_price_minor: 6_400,
        }],
        returns: 0,
        cases: 0,
        promises: vec![
            promise(PromiseKind::DispatchBy, "2026-11-16T17:00", None),
            promise(PromiseKind::DeliverBy, "2026-11-24", None),
        ],
        parcels,
        address: None,
        email: Some("ana@mail.com".to_owned()),
    }
}

fn promise(kind: PromiseKind, due: &str, shipment: Option<ShipmentId>) -> Promise {
    let due = at(due);
    Promise {
        id: PromiseId(Uuid::from_u128(9)),
        kind,
        subject: shipment.map(domain::subjects::Subject::Shipment),
        order: None,
        shipment,
        channel: "api".to_owned(),
        made_by: ActorKind::Shop,
        made_at: at("2026-11-12T09:14"),
        times: Times {
            due_at: due,
            current_due_at: due,
            judged_by: due,
            settled_at: None,
            waived_at: None,
        },
        waived_reason: String::new(),
        revisions: Vec::new(),
    }
}

/// The delivery told anew.
fn revised(mut order: OrderView, on: &str, to: &str) -> OrderView {
    for promise in order
        .promises
        .iter_mut()
        .filter(|promise| promise.kind == PromiseKind::DeliverBy)
    {
        let revision = Revision {
            old_due: promise.times.current_due_at,
            new_due: at(to),
            asked_by_customer: false,
            revised_at: at(on),
            told_at: None,
        };
        promise.times.current_due_at = at(to);
        promise.revisions.push(revision);
    }
    order
}

/// A DPD parcel with these scans: time, status, detail, place.
fn parcel(scans: &[(&str, &str, &str, &str)]) -> ParcelView {
    let scans: Vec<Scan> = scans
        .iter()
        .enumerate()
        .map(|(n, (time, status, detail, place))| Scan {
            id: format!("{n:03}"),
            occurred_at: at(time),
            status: (*status).to_owned(),
            detail: (!detail.is_empty()).then(|| (*detail).to_owned()),
            message: None,
            location: (!place.is_empty()).then(|| (*place).to_owned()),
        })
        .collect();
    let folded = fold(&scans);
    ParcelView {
        id: ShipmentId(Uuid::from_u128(scans.len() as u128 + 100)),
        carrier: "dpd".to_owned(),
        tracking_number: "15501234567890".to_owned(),
        status: folded.status,
        status_detail: folded.detail,
        status_at: folded.status_at,
        dispatched_at: folded.dispatched_at,
        delivered_at: folded.delivered_at,
        confirmed_receipt_at: None,
        denied_receipt_at: None,
        lines: Vec::new(),
        scans,
    }
}

const HANDED_OVER: (&str, &str, &str, &str) = (
    "2026-11-13T17:40",
    "in_transit",
    "received_at_origin_facility",
    "London",
);
const AT_HUB: (&str, &str, &str, &str) = (
    "2026-11-22T06:02",
    "in_transit",
    "arrived_at_facility",
    "Leeds",
);
const DELIVERED: (&str, &str, &str, &str) = ("2026-11-20T11:20", "delivered", "", "Bradford");

/// Heading, lead, then each stop as it is read, with `//` where the line breaks.
fn told(order: &OrderView) -> Vec<String> {
    told_at(order, now())
}

fn told_at(order: &OrderView, now: Timestamp) -> Vec<String> {
    let telling = tell(order, now);
    let wording = Wording {
        words: Words::of(Locale::En),
        format: Format::new(Locale::En, &TimeZone::UTC, now),
        zone: TimeZone::UTC,
        now,
        order,
    };
    let mut lines = vec![
        wording.heading(telling.headline),
        wording.lead(telling.headline, telling.lead),
    ];
    for story in &telling.stories {
        for stop in wording.stops(story) {
            let mark = match stop.state {
                StopState::Happened => "●",
                StopState::Exceeded => "◆",
                StopState::Now => "◎",
                StopState::ToCome => "○",
            };
            lines.push(format!("{mark} {}", stop.title));
            lines.extend(stop.gap.map(|gap| format!("// {gap}")));
        }
    }
    lines
}

fn badge(order: &OrderView) -> String {
    let telling = tell(order, now());
    let wording = Wording {
        words: Words::of(Locale::En),
        format: Format::new(Locale::En, &TimeZone::UTC, now()),
        zone: TimeZone::UTC,
        now: now(),
        order,
    };
    telling
        .stories
        .first()
        .and_then(|story| wording.badge(story))
        .map(|(_, text)| text)
        .unwrap_or_default()
}
