//! How a promise stands against the clock.

use domain::{
    Timestamp,
    promises::{State, Times},
};
use jiff::SignedDuration;

/// A promise as of now. `due` is the time it is judged by, `told` the one the customer was told last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Still ahead, and nothing else was said.
    Open {
        due: Timestamp,
    },
    /// A later time was told, and that one is still ahead.
    Revised {
        due: Timestamp,
        told: Timestamp,
    },
    /// Every time told has passed.
    Overdue {
        due: Timestamp,
        told: Timestamp,
    },
    Kept {
        due: Timestamp,
        settled: Timestamp,
    },
    /// Kept in the end, too late.
    Late {
        due: Timestamp,
        told: Timestamp,
        settled: Timestamp,
    },
    /// No longer asked of us.
    Waived {
        due: Timestamp,
    },
}

impl Pace {
    #[must_use]
    pub fn of(times: &Times, now: Timestamp) -> Self {
        let (due, told) = (times.judged_by, times.current_due_at);
        match (times.state(now), times.settled_at) {
            (State::Kept, Some(settled)) => Self::Kept { due, settled },
            (State::Broken, Some(settled)) => Self::Late { due, told, settled },
            (State::Waived, _) => Self::Waived { due },
            _ if told > due && told >= now => Self::Revised { due, told },
            (State::Broken, None) => Self::Overdue {
                due,
                told: told.max(due),
            },
            // An earlier time was told since: that is what one expects, until it passes.
            _ => Self::Open {
                due: if told >= now { told } else { due },
            },
        }
    }

    /// As [`Pace::of`], for one parcel under a promise that is settled by something else: the last parcel of all.
    #[must_use]
    pub fn of_part(times: &Times, settled_at: Option<Timestamp>, now: Timestamp) -> Self {
        Self::of(
            &Times {
                settled_at,
                ..*times
            },
            now,
        )
    }

    /// When it is expected now, while that is still ahead.
    #[must_use]
    pub fn expected(self) -> Option<Timestamp> {
        match self {
            Self::Open { due } => Some(due),
            Self::Revised { told, .. } => Some(told),
            _ => None,
        }
    }

    /// Settled at least a whole day before its due: worth a mark on the line.
    #[must_use]
    pub fn is_exceeded(self) -> bool {
        matches!(self, Self::Kept { due, settled } if settled <= due.minus(SignedDuration::from_hours(24)))
    }
}
