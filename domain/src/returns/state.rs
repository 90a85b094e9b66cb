//! Where a return stands as a whole, derived from its units and its moments.

use super::{Reception, Unit, wish::codes};
use crate::Timestamp;

codes! {
    /// The states of a return. Those before `approved` come with policies that look before they agree.
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

impl Progress {
    /// `handed_over_at`: the carrier or the customer said so. What was not handed over by `bring_by` is expired, until
    /// it arrives after all.
    #[must_use]
    pub fn of(
        units: &[Unit],
        handed_over_at: Option<Timestamp>,
        cancelled_at: Option<Timestamp>,
        bring_by: Timestamp,
        now: Timestamp,
    ) -> Self {
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
        let state = if cancelled_at.is_some() {
            State::Cancelled
        } else if !units.is_empty() && units.iter().all(Unit::is_settled) {
            State::Settled
        } else if received > 0 || !units.iter().any(awaits) {
            State::Received
        } else if handed_over_at.is_some() {
            State::InTransit
        } else if now > bring_by {
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
            reception,
            acceptance,
            reimbursement: money,
        }
    }

    fn state(units: &[Unit], now: i64) -> State {
        let at = Timestamp::from_micros;
        Progress::of(units, None, None, at(10), at(now)).state
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
        let at = Timestamp::from_micros;
        let part = Progress::of(&[waiting, here], None, None, at(10), at(1));
        assert_eq!((part.received, part.pieces), (2, 4));
        let on_its_way = Progress::of(&[waiting], Some(at(5)), None, at(10), at(99));
        assert_eq!(on_its_way.state, State::InTransit);
        let never_sent = unit(Reception::Missing, Acceptance::Accepted, Unpaid);
        assert_eq!(state(&[never_sent], 11), State::Received);
        assert_eq!(state(&[never_sent, waiting], 10), State::Approved);
        let mixed = Progress::of(&[never_sent, here], None, None, at(10), at(1));
        assert_eq!(
            (mixed.state, mixed.received, mixed.pieces),
            (State::Received, 2, 2)
        );
        let called_off = Progress::of(&[waiting], None, Some(at(5)), at(10), at(99));
        assert_eq!(called_off.state, State::Cancelled);
    }
}
