//! Events that the shop's own systems are told, and how often it is tried.
//!
//! To add a kind: a variant of [`EventKind`] with its code, and the verb of the store that queues it.

use jiff::SignedDuration;

/// What may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// Money is to go back: whoever listens pays it, and says so.
    RefundRequested,
}

impl EventKind {
    pub const ALL: [Self; 1] = [Self::RefundRequested];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RefundRequested => "refund.requested",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Where an endpoint may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In the world: never this machine or its neighbours, whatever a name resolves to.
    Public,
    /// Also on this machine or in its own network, because whoever set it up said so.
    Private,
}

impl Reach {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }

    /// What is not known to be allowed is not allowed.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text == Self::Private.as_str() {
            Self::Private
        } else {
            Self::Public
        }
    }
}

/// How long is waited before each try, as Standard Webhooks proposes: more than three days together.
const PAUSES: [SignedDuration; 10] = [
    SignedDuration::ZERO,
    SignedDuration::from_secs(5),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(30),
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(5),
    SignedDuration::from_hours(10),
    SignedDuration::from_hours(14),
    SignedDuration::from_hours(20),
    SignedDuration::from_hours(24),
];

/// How long to wait after so many tries that failed; `None` where it was the last.
#[must_use]
pub fn pause_after(tries: i64) -> Option<SignedDuration> {
    let next = usize::try_from(tries).unwrap_or_default();
    PAUSES.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_ten_times_in_three_days() {
        let seconds: Vec<i64> = (0..20)
            .map_while(|tries| pause_after(tries).map(|pause| pause.as_secs()))
            .collect();
        assert_eq!(
            seconds,
            [
                0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400
            ]
        );
    }
}
