//! A friend who came by an invitation: who counts, from when, and what it is worth.
//!
//! invited > clicked > ordered > review period (until the friend's return window closes) > eligible | disqualified >
//! rewarded. Invited and clicked are the invitation's; the rest is one friend's order.

mod code;
mod same_person;

pub use code::{InvitationCode, fold_code};
pub use same_person::{Door, fold_mail, is_same_person};

use crate::{Timestamp, staff::Role};
use jiff::{ToSpan as _, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// The one programme there is; rows name it, so that a second one can stand beside it.
pub const PROGRAM: &str = "friends";

/// Where one friend's order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// On its way to the friend.
    Ordered,
    /// With the friend, who may still send it back until then.
    ReviewPeriod {
        until: Timestamp,
    },
    /// The friend kept it: a reward is owed.
    Eligible,
    Disqualified(Reason),
    Rewarded,
}

impl State {
    /// As tables of figures name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ordered => "ordered",
            Self::ReviewPeriod { .. } => "review_period",
            Self::Eligible => "eligible",
            Self::Disqualified(_) => "disqualified",
            Self::Rewarded => "rewarded",
        }
    }
}

/// Why a referral does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Invited themselves: the same customer, mail box or door.
    SelfReferral,
    Cancelled,
    Returned,
    /// Had bought here before.
    NotNew,
    /// Nobody's code, or that of somebody who was forgotten since.
    UnknownCode,
}

impl Reason {
    pub const ALL: [Self; 5] = [
        Self::SelfReferral,
        Self::Cancelled,
        Self::Returned,
        Self::NotNew,
        Self::UnknownCode,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SelfReferral => "self_referral",
            Self::Cancelled => "cancelled",
            Self::Returned => "returned",
            Self::NotNew => "not_new",
            Self::UnknownCode => "unknown_code",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

/// What became of the goods of the friend's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Goods {
    /// Nothing of it came back, and nothing is on its way back.
    #[default]
    Kept,
    /// Something is on its way back: nobody knows yet.
    ComingBack,
    /// Something came back for money.
    Returned,
}

/// What is known of a friend's order when it is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub received_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// The referrer's own order after all: it was handed over, or its address corrected.
    pub is_own: bool,
    pub goods: Goods,
}

/// What follows from them at `now`. A delivery outranks a cancellation, as everywhere.
#[must_use]
pub fn judge(facts: &Facts, window_days: u16, zone: &TimeZone, now: Timestamp) -> State {
    if facts.is_own {
        return State::Disqualified(Reason::SelfReferral);
    }
    match (facts.received_at, facts.goods) {
        (None, _) if facts.cancelled_at.is_some() => State::Disqualified(Reason::Cancelled),
        (_, Goods::Returned) => State::Disqualified(Reason::Returned),
        (None, _) => State::Ordered,
        (Some(received_at), goods) => {
            let until = window_closes(received_at, window_days, zone);
            if goods == Goods::ComingBack || now < until {
                State::ReviewPeriod { until }
            } else {
                State::Eligible
            }
        }
    }
}

/// When goods received then can no longer be sent back: the midnight that ends the last day of the window.
#[must_use]
pub fn window_closes(received_at: Timestamp, window_days: u16, zone: &TimeZone) -> Timestamp {
    received_at
        .in_zone(zone)
        .date()
        .saturating_add((i64::from(window_days) + 1).days())
        .to_zoned(zone.clone())
        .map_or_else(
            |_| Timestamp::from_micros(i64::MAX),
            |midnight| midnight.timestamp().into(),
        )
}

/// The window is over at `now` for everything received before this moment.
#[must_use]
pub fn closed_for_received_before(now: Timestamp, window_days: u16, zone: &TimeZone) -> Timestamp {
    now.in_zone(zone)
        .date()
        .saturating_sub(i64::from(window_days).days())
        .to_zoned(zone.clone())
        .map_or(Timestamp::from_micros(i64::MIN), |midnight| {
            midnight.timestamp().into()
        })
}

/// Whether this role sees to rewards.
#[must_use]
pub fn may_reward(role: Role) -> bool {
    matches!(role, Role::Marketer | Role::Admin)
}

/// Why a reward is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RewardRefused {
    #[error("the friend's order does not count, or not yet")]
    NotEligible,
}

/// Why something cannot be shown to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShareRefused {
    #[error("it is not in the customer's hands yet")]
    NotInHand,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn london() -> TimeZone {
        TimeZone::get("Europe/London").unwrap()
    }

    fn received() -> Facts {
        Facts {
            received_at: Some(at("2026-11-12T23:30:00Z")),
            cancelled_at: None,
            is_own: false,
            goods: Goods::Kept,
        }
    }

    #[test]
    fn it_counts_when_the_last_day_of_the_window_is_over_where_the_shop_is() {
        let zone = london();
        let until = at("2026-12-13T00:00:00Z");
        assert_eq!(window_closes(at("2026-11-12T23:30:00Z"), 30, &zone), until);
        let judged = |now: &str| judge(&received(), 30, &zone, at(now));
        assert_eq!(
            judged("2026-12-12T23:59:59Z"),
            State::ReviewPeriod { until }
        );
        assert_eq!(judged("2026-12-13T00:00:00Z"), State::Eligible);
    }

    #[test]
    fn the_quick_look_for_closed_windows_finds_exactly_those() {
        let zone = london();
        for (received_at, now) in [
            ("2026-11-12T23:30:00Z", "2026-12-12T23:59:59Z"),
            ("2026-11-12T23:30:00Z", "2026-12-13T00:00:00Z"),
            // Over both changes of the clocks.
            ("2026-10-24T23:30:00Z", "2026-11-24T00:00:00Z"),
            ("2026-10-24T22:59:59Z", "2026-11-23T23:59:59Z"),
            ("2026-03-01T00:00:00Z", "2026-03-31T23:00:00Z"),
        ] {
            let (received_at, now) = (at(received_at), at(now));
            let is_closed = now >= window_closes(received_at, 30, &zone);
            let is_found = received_at < closed_for_received_before(now, 30, &zone);
            assert_eq!(is_found, is_closed, "{received_at} at {now}");
        }
    }

    #[test]
    fn what_is_coming_back_waits_and_what_came_back_does_not_count() {
        let zone = london();
        let (long_after, cancelled_at) =
            (at("2027-02-01T00:00:00Z"), Some(at("2026-11-13T08:00:00Z")));
        let judged = |facts: Facts| judge(&facts, 30, &zone, long_after);
        let goods = |goods| Facts {
            goods,
            ..received()
        };
        assert!(matches!(
            judged(goods(Goods::ComingBack)),
            State::ReviewPeriod { .. }
        ));
        assert_eq!(
            judged(goods(Goods::Returned)),
            State::Disqualified(Reason::Returned)
        );
        let called_off = Facts {
            received_at: None,
            cancelled_at,
            ..received()
        };
        assert_eq!(judged(called_off), State::Disqualified(Reason::Cancelled));
        // A delivery outranks a cancellation.
        let delivered = Facts {
            cancelled_at,
            ..received()
        };
        assert_eq!(judged(delivered), State::Eligible);
        let own = Facts {
            is_own: true,
            ..received()
        };
        assert_eq!(judged(own), State::Disqualified(Reason::SelfReferral));
        let on_its_way = Facts {
            received_at: None,
            ..received()
        };
        assert_eq!(judged(on_its_way), State::Ordered);
    }
}
