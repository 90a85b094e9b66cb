//! One cell of the roll-up: everything the figures need of the promises of one kind, group and stretch of time, in a
//! form that adds up.

use super::{Sketch, wilson};
use crate::{
    Timestamp,
    promises::{State, Times},
};
use serde::{Deserialize, Serialize};

/// Sums over promises; two cells merge by addition, so a year is the sum of its days.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Cell {
    pub kept: u64,
    pub settled_late: u64,
    /// Neither settled nor waived: open or broken, as the due is ahead or past.
    pub unsettled: u64,
    pub waived: u64,
    /// Settled minus due, in seconds, of the settled ones.
    pub lateness: Sketch,
    pub felt: Felt,
}

/// Scores by what became of the promise.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Felt {
    pub kept: Score,
    pub settled_late: Score,
    pub unsettled: Score,
}

/// A sum of scores and how many.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Score {
    pub sum: i64,
    pub n: u64,
}

impl Score {
    pub(super) fn add(&mut self, score: Option<i64>) {
        if let Some(score) = score {
            self.sum += score;
            self.n += 1;
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.n += other.n;
    }

    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "sums of scores stay far below 2^53"
    )]
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum as f64 / self.n as f64)
    }
}

/// Where a promise counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Kept,
    SettledLate,
    Unsettled,
    Waived,
}

impl Outcome {
    /// Independent of the present: an unsettled promise is told open or broken only when figures are made.
    #[must_use]
    pub fn of(times: &Times) -> Self {
        // A moment before every due makes an unsettled promise open.
        match (
            times.state(Timestamp::from_micros(i64::MIN)),
            times.settled_at,
        ) {
            (State::Kept, _) => Self::Kept,
            (State::Broken, _) => Self::SettledLate,
            (State::Waived, _) => Self::Waived,
            (State::Open, _) => Self::Unsettled,
        }
    }
}

impl Cell {
    pub fn add(&mut self, times: &Times, score: Option<i64>) {
        match Outcome::of(times) {
            Outcome::Kept => {
                self.kept += 1;
                self.felt.kept.add(score);
            }
            Outcome::SettledLate => {
                self.settled_late += 1;
                self.felt.settled_late.add(score);
            }
            Outcome::Unsettled => {
                self.unsettled += 1;
                self.felt.unsettled.add(score);
            }
            Outcome::Waived => self.waived += 1,
        }
        if let Some(seconds) = times.lateness_seconds() {
            self.lateness.add(seconds);
        }
    }

    pub fn merge(&mut self, other: &Self) {
        self.kept += other.kept;
        self.settled_late += other.settled_late;
        self.unsettled += other.unsettled;
        self.waived += other.waived;
        self.lateness.merge(&other.lateness);
        self.felt.kept.merge(&other.felt.kept);
        self.felt.settled_late.merge(&other.felt.settled_late);
        self.felt.unsettled.merge(&other.felt.unsettled);
    }
}

/// What the gap view and `GET /api/v1/gaps` tell of one kind and group, unrounded.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Promises whose due is past.
    pub past: Cell,
    /// Promises whose due is still ahead (some of them settled already).
    pub ahead: Cell,
}

impl Figures {
    #[must_use]
    pub fn made(&self) -> u64 {
        self.kept() + self.settled_late() + self.past.unsettled + self.open() + self.waived()
    }

    #[must_use]
    pub fn kept(&self) -> u64 {
        self.past.kept + self.ahead.kept
    }

    /// Settled after the due.
    #[must_use]
    pub fn settled_late(&self) -> u64 {
        self.past.settled_late + self.ahead.settled_late
    }

    /// Settled late, and past due and still unsettled.
    #[must_use]
    pub fn broken(&self) -> u64 {
        self.settled_late() + self.past.unsettled
    }

    #[must_use]
    pub fn broken_unsettled(&self) -> u64 {
        self.past.unsettled
    }

    #[must_use]
    pub fn open(&self) -> u64 {
        self.ahead.unsettled
    }

    #[must_use]
    pub fn waived(&self) -> u64 {
        self.past.waived + self.ahead.waived
    }

    /// Kept among the judged (kept and broken); `None` while nothing is judged.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of promises stay far below 2^53"
    )]
    pub fn kept_share(&self) -> Option<f64> {
        let judged = self.kept() + self.broken();
        (judged > 0).then(|| self.kept() as f64 / judged as f64)
    }

    /// Wilson's 95 % interval of the kept share.
    #[must_use]
    pub fn kept_share_interval(&self) -> Option<(f64, f64)> {
        wilson(self.kept(), self.kept() + self.broken())
    }

    /// Settled minus due, in seconds, of all settled promises.
    #[must_use]
    pub fn lateness(&self) -> Sketch {
        let mut all = self.past.lateness.clone();
        all.merge(&self.ahead.lateness);
        all
    }

    /// Mean score and number of scores where the promise was kept, settled late, and broken without settling.
    #[must_use]
    pub fn felt(&self) -> Felt {
        let mut felt = self.past.felt;
        felt.kept.merge(&self.ahead.felt.kept);
        felt.settled_late.merge(&self.ahead.felt.settled_late);
        felt
    }

    pub fn merge(&mut self, other: &Self) {
        self.past.merge(&other.past);
        self.ahead.merge(&other.ahead);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promise(due: i64, settled: Option<i64>, waived: bool) -> Times {
        let due = Timestamp::from_micros(due * 1_000_000);
        Times {
            due_at: due,
            current_due_at: due,
            judged_by: due,
            settled_at: settled.map(|s| Timestamp::from_micros(s * 1_000_000)),
            waived_at: waived.then_some(due),
        }
    }

    #[test]
    fn the_figures_add_up_and_an_open_promise_is_not_broken() {
        let mut figures = Figures::default();
        figures.past.add(&promise(100, Some(90), false), Some(5));
        figures.past.add(&promise(100, Some(160), false), Some(2));
        figures.past.add(&promise(100, None, false), Some(1));
        figures.past.add(&promise(100, None, true), Some(1));
        figures.ahead.add(&promise(900, None, false), None);
        assert_eq!(
            (figures.made(), figures.kept(), figures.broken()),
            (5, 1, 2)
        );
        assert_eq!(
            (figures.broken_unsettled(), figures.open(), figures.waived()),
            (1, 1, 1)
        );
        assert_eq!(figures.kept_share(), Some(1.0 / 3.0));
        assert_eq!(figures.lateness().count(), 2);
        assert_eq!(figures.felt().settled_late.mean(), Some(2.0));
        assert_eq!(figures.felt().unsettled.n, 1);
    }
}
