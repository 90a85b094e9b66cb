//! How a line is drawn: stop after stop, then where it breaks.

use super::{
    Delay, Pace, Standing, Trouble,
    story::{At, Gap, Stop, What},
};
use crate::design::StopState;
use domain::{
    Timestamp,
    orders::OrderStatus,
    promises::PromiseKind,
    shipments::{Scan, Status},
};
use jiff::SignedDuration;
use store::{
    orders::{OrderView, ParcelView},
    promises::Promise,
};

/// So many in-transit scans stand on the line; more are drawn in the full list alone.
const MOST_WAYPOINTS: usize = 4;

impl Stop {
    fn happened(what: What, at: At) -> Self {
        Self {
            what,
            state: StopState::Happened,
            at,
            pace: None,
            gaps: Vec::new(),
        }
    }

    fn to_come(what: What, at: At) -> Self {
        Self {
            state: StopState::ToCome,
            ..Self::happened(what, at)
        }
    }

    fn moment(&self) -> Option<Timestamp> {
        match self.at {
            At::Moment(at) => Some(at),
            At::By(_) | At::Open => None,
        }
    }
}

/// A line in the making.
pub(super) struct Line {
    pub(super) stops: Vec<Stop>,
}

impl Line {
    /// Ordered, and confirmed where that was a step of its own.
    pub(super) fn begin(order: &OrderView) -> Self {
        let mut stops = vec![Stop::happened(What::Ordered, At::Moment(order.placed_at))];
        if let Some(at) = order.confirmed_at
            && at >= order.placed_at.plus(SignedDuration::from_mins(1))
        {
            stops.push(Stop::happened(What::Confirmed, At::Moment(at)));
        }
        Self { stops }
    }

    pub(super) fn happened(&mut self, what: What, at: At) {
        self.stops.push(Stop::happened(what, at));
    }

    /// The scans that mean something, oldest first, up to where the parcel is in hand.
    pub(super) fn add_scans(
        &mut self,
        parcel: &ParcelView,
        deliver: Option<Pace>,
        dispatch: Option<Pace>,
    ) {
        let said_at = parcel.confirmed_receipt_at.filter(|said| {
            !parcel.is_missed() && parcel.delivered_at.is_none_or(|scan| *said < scan)
        });
        let mut is_delivered = false;
        let mut has_left = false;
        for (index, scan) in parcel.scans.iter().enumerate() {
            let status = scan.canonical();
            if said_at.is_some_and(|said| scan.occurred_at > said)
                || is_delivered && status != Status::ReturnToSender
            {
                continue;
            }
            let what = match status {
                Status::Delivered => What::WithYou,
                Status::PreTransit if parcel.dispatched_at.is_some() => continue,
                Status::Unknown if scan.status == "unknown" && scan.message.is_none() => continue,
                Status::InTransit
                    if !has_left && Trouble::of(status, scan.detail.as_deref()).is_none() =>
                {
                    What::HandedOver(Some(index))
                }
                _ => What::Scan(index),
            };
            has_left |= status.is_carrier_scan();
            is_delivered |= status == Status::Delivered;
            let mut stop = Stop::happened(what, At::Moment(scan.occurred_at));
            match what {
                What::WithYou => stop.settles(deliver),
                What::HandedOver(_) => stop.settles(dispatch),
                _ => {}
            }
            self.stops.push(stop);
        }
        if let Some(said) = said_at {
            let mut stop = Stop::happened(What::YouHaveIt, At::Moment(said));
            stop.settles(deliver);
            self.stops.push(stop);
        }
    }

    /// Many scans of one long way tell no more than a few: the first and the last ones stay.
    pub(super) fn thin_out(&mut self, parcel: &ParcelView) -> usize {
        let is_waypoint = |stop: &Stop| match stop.what {
            What::Scan(index) => parcel.scans.get(index).is_some_and(is_waypoint),
            _ => false,
        };
        let waypoints = self.stops.iter().filter(|stop| is_waypoint(stop)).count();
        let mut seen = 0;
        self.stops.retain(|stop| {
            if !is_waypoint(stop) {
                return true;
            }
            seen += 1;
            waypoints <= MOST_WAYPOINTS || seen == 1 || seen > waypoints - (MOST_WAYPOINTS - 1)
        });
        waypoints.saturating_sub(MOST_WAYPOINTS)
    }

    /// Where things are now, and what is to come after.
    pub(super) fn go_on(
        &mut self,
        order: &OrderView,
        standing: Standing,
        has_left: bool,
        deliver: Option<Pace>,
        dispatch: Option<Pace>,
    ) {
        if matches!(
            standing,
            Standing::Received { .. } | Standing::MarkedDelivered | Standing::Cancelled { .. }
        ) {
            return;
        }
        let waits_for_carrier = matches!(
            self.stops.last(),
            Some(Stop {
                what: What::Scan(_),
                ..
            })
        );
        if !has_left && !waits_for_carrier && !standing.is_over() {
            let what = if order.confirmed_at.is_none() && order.status == OrderStatus::Placed {
                What::Checking
            } else {
                What::Packing
            };
            self.happened(what, At::Open);
        }
        if let Some(last) = self.stops.last_mut() {
            last.state = StopState::Now;
        }
        if standing.is_over() {
            return;
        }
        let by = |pace: Option<Pace>| pace.and_then(Pace::expected).map_or(At::Open, At::By);
        if !has_left {
            self.stops
                .push(Stop::to_come(What::HandedOver(None), by(dispatch)));
        }
        if standing == Standing::Collect {
            self.stops.push(Stop::to_come(What::Collected, At::Open));
            return;
        }
        if has_left && !matches!(standing, Standing::OutForDelivery) && !order.parcels.is_empty() {
            self.stops
                .push(Stop::to_come(What::OutForDelivery, At::Open));
        }
        self.stops.push(Stop::to_come(What::WithYou, by(deliver)));
    }

    /// After the last stop that had happened when a later time was told. What the customer asked for is no gap.
    pub(super) fn break_where_revised(
        &mut self,
        promise: Option<&Promise>,
        settled: Option<Timestamp>,
    ) {
        let Some(promise) = promise else { return };
        for revision in &promise.revisions {
            let is_later = revision.new_due > revision.old_due && !revision.asked_by_customer;
            if !is_later || settled.is_some_and(|settled| settled <= revision.revised_at) {
                continue;
            }
            let before = self
                .stops
                .iter()
                .rposition(|stop| stop.moment().is_some_and(|at| at <= revision.revised_at))
                .unwrap_or_default();
            let gap = Gap::Revised {
                kind: promise.kind,
                from: revision.old_due,
                to: revision.new_due,
            };
            self.break_after(before, gap);
        }
    }

    /// Before what came too late; after where things are now, while it has not come.
    pub(super) fn break_where_late(&mut self, kind: PromiseKind, pace: Option<Pace>) {
        match pace {
            Some(Pace::Overdue { told, .. }) => {
                if let Some(now) = self
                    .stops
                    .iter()
                    .position(|stop| stop.state == StopState::Now)
                {
                    self.break_after(now, Gap::Overdue { kind, due: told });
                }
            }
            Some(Pace::Late { due, told, settled }) if settled > told => {
                let late = self
                    .stops
                    .iter()
                    .position(|stop| stop.moment().is_some_and(|at| at >= settled));
                let before = late.unwrap_or(self.stops.len()).saturating_sub(1);
                self.break_after(
                    before,
                    Gap::Late {
                        kind,
                        due: due.max(told),
                        settled,
                    },
                );
            }
            _ => {}
        }
    }

    pub(super) fn break_where_missed(&mut self, standing: Standing) {
        if let Standing::Missed { .. } = standing {
            let before = self.stops.len().saturating_sub(2);
            if let Some(stop) = self.stops.get_mut(before) {
                // What the carrier says has happened is no promise kept.
                stop.state = StopState::Happened;
                stop.pace = None;
            }
            self.break_after(before, Gap::Missed);
        }
    }

    fn break_after(&mut self, index: usize, gap: Gap) {
        if let Some(stop) = self.stops.get_mut(index) {
            stop.gaps.push(gap);
        }
    }
}

impl Stop {
    fn settles(&mut self, pace: Option<Pace>) {
        self.pace = pace;
        if pace.is_some_and(Pace::is_exceeded) {
            self.state = StopState::Exceeded;
        }
    }
}

/// On its way and nothing else.
fn is_waypoint(scan: &Scan) -> bool {
    let detail = scan.detail.as_deref();
    scan.canonical() == Status::InTransit
        && Trouble::of(Status::InTransit, detail).is_none()
        && Delay::of(detail).is_none()
}
