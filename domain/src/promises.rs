//! The ledger: what we said would happen by when, and what became of it.
//!
//! To add a kind: one variant of [`PromiseKind`] with its arms here, a default term in the policy, its words in the
//! catalogue, and the verbs that make and settle it.
//!
//! Kept, broken and lateness are computed from all known times, never stored: a scan that arrives late corrects them.

use crate::{Timestamp, calendar::WorkingTime};
use jiff::{SignedDuration, ToSpan as _};
use serde::{Deserialize, Serialize};

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseKind {
    /// Handed to the carrier by then: kept by the earliest scan that proves the carrier has it.
    DispatchBy,
    /// In the customer's hands by then: kept by a delivered scan or the customer's word.
    DeliverBy,
    /// A case's first answer: kept by the first human or agreed one.
    FirstReplyBy,
    /// The answer to a customer who wrote again: kept by the next one.
    NextReplyBy,
    /// A case solved by then: kept when it is resolved and not reopened within three days.
    ResolveBy,
    /// A return fetched by then: the end of the slot that the customer chose. It moves by their wish alone.
    CollectBy,
    /// Money back by then, told when the return is agreed and due from its reception: kept when the refund is recorded.
    RefundBy,
    /// Money back for a contract withdrawn from, 14 days from the statement at the latest (Directive 2011/83/EU, Art. 13).
    WithdrawalRefundBy,
    /// The replacement in the customer's hands by then.
    ReplacementBy,
    /// A reply to a review of three stars or fewer: public or private.
    ReviewReplyBy,
    /// The reward of a referral that became eligible.
    RewardBy,
}

impl PromiseKind {
    /// In the order of the journey.
    pub const ALL: [Self; 11] = [
        Self::DispatchBy,
        Self::DeliverBy,
        Self::FirstReplyBy,
        Self::NextReplyBy,
        Self::ResolveBy,
        Self::CollectBy,
        Self::RefundBy,
        Self::WithdrawalRefundBy,
        Self::ReplacementBy,
        Self::ReviewReplyBy,
        Self::RewardBy,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DispatchBy => "dispatch_by",
            Self::DeliverBy => "deliver_by",
            Self::FirstReplyBy => "first_reply_by",
            Self::NextReplyBy => "next_reply_by",
            Self::ResolveBy => "resolve_by",
            Self::CollectBy => "collect_by",
            Self::RefundBy => "refund_by",
            Self::WithdrawalRefundBy => "withdrawal_refund_by",
            Self::ReplacementBy => "replacement_by",
            Self::ReviewReplyBy => "review_reply_by",
            Self::RewardBy => "reward_by",
        }
    }

    /// Judged anew from the scans of an order whenever one comes; all others are settled by the act that keeps them.
    #[must_use]
    pub fn is_of_delivery(self) -> bool {
        matches!(self, Self::DispatchBy | Self::DeliverBy)
    }

    /// Broken, these are made good by a case that opens by itself. A late answer is not: the case it is late in stands.
    pub const RECOVERED: [Self; 5] = [
        Self::DeliverBy,
        Self::CollectBy,
        Self::RefundBy,
        Self::WithdrawalRefundBy,
        Self::ReplacementBy,
    ];

    /// Those of a return, told on its page.
    pub const OF_RETURNS: [Self; 4] = [
        Self::CollectBy,
        Self::RefundBy,
        Self::WithdrawalRefundBy,
        Self::ReplacementBy,
    ];

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// How long before its due an open promise counts as at risk.
    #[must_use]
    pub fn risky_within(self) -> SignedDuration {
        match self {
            Self::FirstReplyBy | Self::NextReplyBy | Self::CollectBy => {
                SignedDuration::from_hours(2)
            }
            Self::DispatchBy | Self::ResolveBy | Self::ReviewReplyBy => {
                SignedDuration::from_hours(8)
            }
            Self::DeliverBy
            | Self::RefundBy
            | Self::WithdrawalRefundBy
            | Self::ReplacementBy
            | Self::RewardBy => SignedDuration::from_hours(24),
        }
    }
}

/// How long a promise runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// To the close of business on the n-th working day after.
    WorkingDays(u16),
    /// Open hours only.
    WorkingHours(u16),
    /// Around the clock.
    Hours(u16),
    /// The same time of the shop's clock, that many days on: weekends and holidays count.
    Days(u16),
}

impl Term {
    /// When a promise made at `from` is due.
    #[must_use]
    pub fn due(self, from: Timestamp, calendar: &WorkingTime) -> Timestamp {
        match self {
            Self::WorkingDays(days) => calendar.after_working_days(from, days.into()),
            Self::WorkingHours(hours) => {
                calendar.after_working_time(from, SignedDuration::from_hours(hours.into()))
            }
            Self::Hours(hours) => from.plus(SignedDuration::from_hours(hours.into())),
            Self::Days(days) => from
                .in_zone(&calendar.zone())
                .checked_add(i64::from(days).days())
                .map_or_else(
                    |_| from.plus(SignedDuration::from_hours(24 * i64::from(days))),
                    |due| due.timestamp().into(),
                ),
        }
    }
}

/// What became of a promise, as of some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Open,
    Kept,
    Broken,
    Waived,
}

impl State {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Waived => "waived",
        }
    }
}

/// The times a promise is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// The due first told.
    pub due_at: Timestamp,
    /// The due told last.
    pub current_due_at: Timestamp,
    /// The due it is judged by: the first, or a later one the customer asked for.
    pub judged_by: Timestamp,
    pub settled_at: Option<Timestamp>,
    pub waived_at: Option<Timestamp>,
}

impl Times {
    /// Settled at exactly the due is kept; past due and unsettled is broken; a waived promise is neither.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> State {
        match (self.settled_at, self.waived_at) {
            (Some(settled), _) if settled <= self.judged_by => State::Kept,
            (Some(_), _) => State::Broken,
            (None, Some(_)) => State::Waived,
            (None, None) if now > self.judged_by => State::Broken,
            (None, None) => State::Open,
        }
    }

    /// Settled minus due, in seconds: negative is early. `None` until it settles.
    #[must_use]
    pub fn lateness_seconds(&self) -> Option<f64> {
        self.settled_at
            .map(|settled| settled.seconds_since(self.judged_by))
    }

    /// Whether the customer was told a later time: this draws the gap at once, before anything breaks.
    #[must_use]
    pub fn is_revised_later(&self) -> bool {
        self.current_due_at > self.judged_by
    }

    /// Open, and due soon or already revised: the ones staff should see first.
    #[must_use]
    pub fn is_at_risk(&self, kind: PromiseKind, now: Timestamp) -> bool {
        self.state(now) == State::Open
            && (self.is_revised_later() || self.judged_by.minus(kind.risky_within()) <= now)
    }
}

/// The due a promise is judged by: the first one told, or the last change that the customer asked for. `revisions` is
/// oldest first: the new due, and whether the customer asked.
#[must_use]
pub fn judged_by(first: Timestamp, revisions: &[(Timestamp, AskedBy)]) -> Timestamp {
    revisions
        .iter()
        .rev()
        .find(|(_, asked)| *asked == AskedBy::Customer)
        .map_or(first, |(due, _)| *due)
}

/// Whose wish a new due was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    Us,
    Customer,
}

/// What the ledger knows of a parcel, or of a whole order, when it settles promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivery {
    /// The earliest proof that the carrier has it.
    pub dispatched_at: Option<Timestamp>,
    /// The earliest delivered scan or the customer's word.
    pub received_at: Option<Timestamp>,
}

impl Delivery {
    /// What settles a promise of this kind.
    #[must_use]
    pub fn settles(&self, kind: PromiseKind) -> Option<Timestamp> {
        match kind {
            // Who holds it in hand was sent it, whether or not a scan was ever missed on the way.
            PromiseKind::DispatchBy => match (self.dispatched_at, self.received_at) {
                (Some(scan), Some(received)) => Some(scan.min(received)),
                (scan, received) => scan.or(received),
            },
            PromiseKind::DeliverBy => self.received_at,
            _ => None,
        }
    }
}

/// The whole order's delivery from its parcels': handed over when the last parcel was, received when the last one was.
/// `complete` tells whether the parcels hold everything ordered; otherwise nothing settles yet.
#[must_use]
pub fn whole_order(parcels: &[Delivery], complete: bool) -> Delivery {
    if parcels.is_empty() || !complete {
        return Delivery::default();
    }
    Delivery {
        dispatched_at: parcels
            .iter()
            .map(|p| p.settles(PromiseKind::DispatchBy))
            .max_or_none(),
        received_at: parcels.iter().map(|p| p.received_at).max_or_none(),
    }
}

/// The latest of all moments, or none while one is missing.
trait MaxOrNone {
    fn max_or_none(self) -> Option<Timestamp>;
}

impl<I: Iterator<Item = Option<Timestamp>>> MaxOrNone for I {
    fn max_or_none(self) -> Option<Timestamp> {
        self.collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}

/// Whether a cancellation waives a promise: only an undelivered one, and only when the order was cancelled by its due.
/// A delivery outranks the cancellation. `cancelled_at` is `None` for orders that stand; a cancellation whose time
/// nobody knows is given as the earliest possible moment.
#[must_use]
pub fn is_waived(
    due: Timestamp,
    settled_at: Option<Timestamp>,
    cancelled_at: Option<Timestamp>,
) -> bool {
    settled_at.is_none() && cancelled_at.is_some_and(|cancelled| cancelled <= due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(hours: i64) -> Timestamp {
        Timestamp::from_micros(hours * 3_600_000_000)
    }

    fn times(settled: Option<i64>) -> Times {
        Times {
            due_at: t(10),
            current_due_at: t(10),
            judged_by: t(10),
            settled_at: settled.map(t),
            waived_at: None,
        }
    }

    #[test]
    fn settled_at_exactly_the_due_is_kept() {
        assert_eq!(times(Some(10)).state(t(99)), State::Kept);
        assert_eq!(times(Some(10)).lateness_seconds(), Some(0.0));
    }

    #[test]
    fn past_due_and_unsettled_is_broken_and_gets_its_lateness_when_it_settles() {
        assert_eq!(times(None).state(t(10)), State::Open);
        assert_eq!(times(None).state(t(11)), State::Broken);
        assert_eq!(times(None).lateness_seconds(), None);
        assert_eq!(times(Some(12)).state(t(12)), State::Broken);
        assert_eq!(times(Some(12)).lateness_seconds(), Some(7_200.0));
    }

    #[test]
    fn early_is_negative_lateness() {
        assert_eq!(times(Some(7)).lateness_seconds(), Some(-10_800.0));
    }

    #[test]
    fn a_revision_of_ours_does_not_move_the_judgement_but_the_customers_wish_does() {
        assert_eq!(judged_by(t(10), &[(t(20), AskedBy::Us)]), t(10));
        assert_eq!(
            judged_by(
                t(10),
                &[
                    (t(20), AskedBy::Us),
                    (t(30), AskedBy::Customer),
                    (t(40), AskedBy::Us)
                ]
            ),
            t(30)
        );
    }

    #[test]
    fn a_later_due_told_is_at_risk_at_once() {
        let revised = Times {
            current_due_at: t(300),
            due_at: t(200),
            judged_by: t(200),
            ..times(None)
        };
        assert!(revised.is_at_risk(PromiseKind::DeliverBy, t(1)));
        let calm = Times {
            current_due_at: t(200),
            ..revised
        };
        assert!(!calm.is_at_risk(PromiseKind::DeliverBy, t(1)));
        assert!(calm.is_at_risk(PromiseKind::DeliverBy, t(190)));
    }

    #[test]
    fn a_delivery_outranks_a_cancellation_and_a_late_cancellation_waives_nothing() {
        assert!(is_waived(t(10), None, Some(t(5))));
        assert!(!is_waived(t(10), Some(t(8)), Some(t(5))));
        assert!(!is_waived(t(10), None, Some(t(11))));
        assert!(!is_waived(t(10), None, None));
    }

    #[test]
    fn an_order_is_received_when_its_last_parcel_is() {
        let first = Delivery {
            dispatched_at: Some(t(1)),
            received_at: Some(t(4)),
        };
        let second = Delivery {
            dispatched_at: Some(t(2)),
            received_at: None,
        };
        assert_eq!(whole_order(&[first, second], true).received_at, None);
        let arrived = Delivery {
            received_at: Some(t(9)),
            ..second
        };
        assert_eq!(whole_order(&[first, arrived], true).received_at, Some(t(9)));
        assert_eq!(whole_order(&[first, arrived], false).received_at, None);
        assert_eq!(whole_order(&[], true), Delivery::default());
    }

    #[test]
    fn a_parcel_in_hand_was_dispatched_even_when_no_scan_says_so() {
        let silent = Delivery {
            dispatched_at: None,
            received_at: Some(t(4)),
        };
        assert_eq!(silent.settles(PromiseKind::DispatchBy), Some(t(4)));
        // Dirt of real data: delivered before the hand-over to the carrier.
        let odd = Delivery {
            dispatched_at: Some(t(6)),
            received_at: Some(t(4)),
        };
        assert_eq!(odd.settles(PromiseKind::DispatchBy), Some(t(4)));
    }
}
