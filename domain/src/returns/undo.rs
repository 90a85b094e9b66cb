//! A wrong scan is taken back: until the end of the shop's day, while nothing followed from it.

use super::{Acceptance, IllegalMove, Reception, Reimbursement, Right, Unit};
use crate::{
    Timestamp,
    ids::StaffId,
    staff::{Role, StaffMember},
};
use jiff::tz::TimeZone;
use thiserror::Error;

/// When a return, or a part of it, was received, and by whom; nobody, where it was not a member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    pub at: Timestamp,
    pub by: Option<StaffId>,
}

/// Why a reception cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UndoRefused {
    #[error("the return was cancelled")]
    Cancelled,
    #[error("it was not received")]
    NotReceived,
    #[error("somebody else received it")]
    SomebodyElses,
    #[error("it was received on another day")]
    DayOver,
    #[error("it was decided or settled since")]
    Decided,
}

impl Received {
    /// Whether this member of staff can take it back now. A withdrawal is accepted from the start, and so is what stays with
    /// the customer, which is nobody's decision; money that went out before the goods came is one.
    ///
    /// # Errors
    /// [`UndoRefused`].
    pub fn can_be_undone<'a>(
        &self,
        right: Right,
        mut units: impl Iterator<Item = &'a Unit>,
        member: &StaffMember,
        now: Timestamp,
        zone: &TimeZone,
    ) -> Result<(), UndoRefused> {
        let stands_open = |unit: &Unit| {
            (unit.acceptance == Acceptance::Pending
                || right == Right::Withdrawal
                || unit.reception == Reception::KeptByCustomer)
                && unit.reimbursement == Reimbursement::None
        };
        if !units.all(stands_open) {
            return Err(UndoRefused::Decided);
        }
        if self.by != Some(member.id) && member.role != Role::Admin {
            return Err(UndoRefused::SomebodyElses);
        }
        if self.at.in_zone(zone).date() != now.in_zone(zone).date() {
            return Err(UndoRefused::DayOver);
        }
        Ok(())
    }
}

/// When the shop's day that holds this moment began.
#[must_use]
pub fn day_began(now: Timestamp, zone: &TimeZone) -> Timestamp {
    now.in_zone(zone)
        .start_of_day()
        .map_or(now, |midnight| midnight.timestamp().into())
}

impl Reception {
    /// It was not received after all.
    ///
    /// # Errors
    /// It is not received.
    pub fn undo(self) -> Result<Self, IllegalMove> {
        (self == Self::Received)
            .then_some(Self::Awaiting)
            .ok_or(IllegalMove)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn member(n: u128, role: Role) -> StaffMember {
        StaffMember {
            id: StaffId(Uuid::from_u128(n)),
            name: "Kim".to_owned(),
            role,
        }
    }

    fn unit(acceptance: Acceptance, reimbursement: Reimbursement) -> Unit {
        Unit {
            quantity: 1,
            unit_price_minor: 100,
            fee_minor: 0,
            reception: Reception::Received,
            acceptance,
            reimbursement,
        }
    }

    #[test]
    fn who_received_it_takes_it_back_until_midnight_at_the_shop() {
        let zone = TimeZone::get("Europe/London").unwrap();
        let at = |text: &str| Timestamp::parse(text).unwrap();
        let received = Received {
            at: at("2026-07-01T22:30:00Z"), // half past eleven in London
            by: Some(member(1, Role::Store).id),
        };
        let fresh = [unit(Acceptance::Pending, Reimbursement::None)];
        let undo = |units: &[Unit], right, who: &StaffMember, now: &str| {
            received.can_be_undone(right, units.iter(), who, at(now), &zone)
        };
        let (own, other) = (member(1, Role::Store), member(2, Role::Agent));
        let policy = Right::ReturnPolicy;
        assert_eq!(undo(&fresh, policy, &own, "2026-07-01T22:59:59Z"), Ok(()));
        assert_eq!(
            undo(&fresh, policy, &own, "2026-07-01T23:00:00Z"),
            Err(UndoRefused::DayOver)
        );
        assert_eq!(
            undo(&fresh, policy, &other, "2026-07-01T22:40:00Z"),
            Err(UndoRefused::SomebodyElses)
        );
        let admin = member(3, Role::Admin);
        assert_eq!(undo(&fresh, policy, &admin, "2026-07-01T22:40:00Z"), Ok(()));
        let accepted = [unit(Acceptance::Accepted, Reimbursement::None)];
        assert_eq!(
            undo(&accepted, policy, &own, "2026-07-01T22:40:00Z"),
            Err(UndoRefused::Decided)
        );
        assert_eq!(
            undo(&accepted, Right::Withdrawal, &own, "2026-07-01T22:40:00Z"),
            Ok(())
        );
        let paid = [unit(Acceptance::Accepted, Reimbursement::Refunded)];
        assert_eq!(
            undo(&paid, Right::Withdrawal, &own, "2026-07-01T22:40:00Z"),
            Err(UndoRefused::Decided)
        );
    }

    #[test]
    fn the_day_begins_at_the_shops_midnight() {
        let zone = TimeZone::get("Europe/London").unwrap();
        let at = |text: &str| Timestamp::parse(text).unwrap();
        assert_eq!(
            day_began(at("2026-07-01T22:59:59Z"), &zone),
            at("2026-06-30T23:00:00Z")
        );
        assert_eq!(
            day_began(at("2026-07-01T23:00:00Z"), &zone),
            at("2026-07-01T23:00:00Z")
        );
    }
}
