//! Where a return stands as a whole, derived from its units and its moments.

use super::{Reception, Unit, wish::codes};
use crate::Timestamp;

codes! {
    /// The states of a return. `requested` is one that somebody looks at before it is agreed.
    State {
        Unconfirmed = "unconfirmed",
        Requested = "requested",
        NeedsInfo = "needs_info",
        Approved = "approved",
        Declined = "declined",
        InTransit = "in_transit",
        /// All or a part of it is with us: [`Progress::received`] of [`Progress::pieces`].
        Received = "received",
        Settled = "settled",
        Expired = "expired",
        Cancelled = "cancelled",
    }
}

/// What the state is derived from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub state: State,
    /// Pieces that are with us.
    pub received: i64,
    pub pieces: i64,
}

/// When what happened to a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// `None` while somebody has yet to agree.
    pub approved_at: Option<Timestamp>,
    pub declined_at: Option<Timestamp>,
    /// We wanted to know more; asked once.
    pub info_asked_at: Option<Timestamp>,
    pub info_given_at: Option<Timestamp>,
    /// The carrier or the customer said so.
    pub handed_over_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// What was not handed over by then is expired, until it arrives after all.
    pub bring_by: Timestamp,
}

impl Progress {
    #[must_use]
    pub fn of(units: &[Unit], moments: &Moments, now: Timestamp) -> Self {
        // Where some of it comes back and some was never sent, only the former is waited for.
        let comes_back = |unit: &&Unit| unit.reception != Reception::Missing;
        let of_these = units
            .iter()
            .filter(comes_back)
            .map(|unit| unit.quantity)
            .sum::<i64>();
        let pieces = match of_these {
            0 => units.iter().map(|unit| unit.quantity).sum(),
            pieces => pieces,
        };
        let received = units
            .iter()
            .filter(|unit| unit.reception == Reception::Received)
            .map(|unit| unit.quantity)
            .sum();
        let awaits = |unit: &Unit| unit.reception == Reception::Awaiting;
        let state = if moments.cancelled_at.is_some() {
            State::Cancelled
        } else if moments.declined_at.is_some() {
            State::Declined
        } else if moments.approved_at.is_none() {
            match (moments.info_asked_at, moments.info_given_at) {
                (Some(_), None) => State::NeedsInfo,
                _ => State::Requested,
            }
        } else if !units.is_empty() && units.iter().all(Unit::is_settled) {
            State::Settled
        } else if received > 0 || !units.iter().any(awaits) {
            State::Received
        } else if moments.handed_over_at.is_some() {
            State::InTransit
        } else if now > moments.bring_by {
            State::Expired
        } else {
            State::Approved
        };
        Self {
            state,
            received,
            pieces,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Acceptance, Reimbursement, RejectReason};
    use super::*;

    fn unit(reception: Reception, acceptance: Acceptance, money: Reimbursement) -> Unit {
        Unit {
            quantity: 2,
            unit_price_minor: 100,
            fee_minor: 0,
            reception,
            acceptance,
            reimbursement: money,
        }
    }

    fn at(micros: i64) -> Timestamp {
        Timestamp::from_micros(micros)
    }

    fn agreed() -> Moments {
        Moments {
            approved_at: Some(at(0)),
            declined_at: None,
            info_asked_at: None,
            info_given_at: None,
            handed_over_at: None,
            cancelled_at: None,
            bring_by: at(10),
        }
    }

    fn state(units: &[Unit], now: i64) -> State {
        Progress::of(units, &agreed(), at(now)).state
    }

    #[test]
    fn a_return_stands_where_its_units_do() {
        use Reimbursement::{None as Unpaid, Refunded, Replaced};
        let waiting = unit(Reception::Awaiting, Acceptance::Pending, Unpaid);
        let here = unit(Reception::Received, Acceptance::Accepted, Unpaid);
        let paid = unit(Reception::Received, Acceptance::Accepted, Refunded);
        let refused = unit(
            Reception::Received,
            Acceptance::Rejected {
                reason: RejectReason::Worn,
            },
            Unpaid,
        );
        let sent_ahead = unit(Reception::Awaiting, Acceptance::Pending, Replaced);
        assert_eq!(state(&[waiting, waiting], 10), State::Approved);
        assert_eq!(state(&[waiting, waiting], 11), State::Expired);
        assert_eq!(state(&[waiting, here], 11), State::Received);
        assert_eq!(state(&[paid, here], 1), State::Received);
        assert_eq!(state(&[paid, refused], 1), State::Settled);
        assert_eq!(state(&[sent_ahead], 1), State::Approved);
        let part = Progress::of(&[waiting, here], &agreed(), at(1));
        assert_eq!((part.received, part.pieces), (2, 4));
        let handed_over_at = Some(at(5));
        let sent = Moments {
            handed_over_at,
            ..agreed()
        };
        let on_its_way = Progress::of(&[waiting], &sent, at(99));
        assert_eq!(on_its_way.state, State::InTransit);
        let never_sent = unit(Reception::Missing, Acceptance::Accepted, Unpaid);
        assert_eq!(state(&[never_sent], 11), State::Received);
        assert_eq!(state(&[never_sent, waiting], 10), State::Approved);
        let mixed = Progress::of(&[never_sent, here], &agreed(), at(1));
        assert_eq!(
            (mixed.state, mixed.received, mixed.pieces),
            (State::Received, 2, 2)
        );
        let cancelled_at = Some(at(5));
        let off = Moments {
            cancelled_at,
            ..agreed()
        };
        assert_eq!(
            Progress::of(&[waiting], &off, at(99)).state,
            State::Cancelled
        );
        let asked = Moments {
            approved_at: None,
            ..agreed()
        };
        assert_eq!(
            Progress::of(&[waiting], &asked, at(1)).state,
            State::Requested
        );
        let waits = Moments {
            info_asked_at: Some(at(2)),
            ..asked
        };
        let told = Moments {
            info_given_at: Some(at(3)),
            ..waits
        };
        let of = |moments: &Moments| Progress::of(&[waiting], moments, at(4)).state;
        assert_eq!(
            (of(&waits), of(&told)),
            (State::NeedsInfo, State::Requested)
        );
        let declined_at = Some(at(5));
        let declined = Moments {
            declined_at,
            ..asked
        };
        assert_eq!(
            Progress::of(&[waiting], &declined, at(9)).state,
            State::Declined
        );
    }
}
