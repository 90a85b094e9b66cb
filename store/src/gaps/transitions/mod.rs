//! The figures of transitions, rolled up by the day they begin.
//!
//! A passage is read from the index of its beginnings in the days asked for, and finds its end, its promise and what was
//! said around it by seeks. That is how a day is folded, and how days are counted that are not folded yet. Whatever can
//! move a passage (its end, its promise, what its customer says, whose it is) marks the day it began on, however long ago
//! that was: see `stale`.
//!
//! To add one: a variant of `TransitionKind`, its SQL in `passages.rs` and, where its beginning is not indexed by time,
//! an index; and in `stale.rs` what moves it.

mod passages;
mod people;
mod stale;

pub use people::{TransitionPeople, TransitionPerson, TransitionSlice};
pub(crate) use stale::Stale;

use super::{
    cells::{ReadCell, Rolled},
    days::{self, day_number},
    dimension::Dimension,
    roll_up::Span,
};
use crate::{Store, StoreError, db::on, promises::day_of, write_tx::WriteTx};
use domain::{
    Timestamp,
    gaps::{TransitionCell, TransitionFigures, TransitionKind},
};
use futures::TryStreamExt as _;
use jiff::{civil::Date, tz::TimeZone};
pub(super) use passages::next_begun;
use passages::{Begun, PassageRow, with_scores};
use sqlx::AssertSqlSafe;

/// One transition of the gap view.
#[derive(Debug, Clone, PartialEq)]
pub struct TransitionRow {
    pub kind: TransitionKind,
    pub figures: TransitionFigures,
}

impl Store {
    /// What became of all that began from `from` to `to`: dates, where the shop is, both inclusive, and either end may
    /// be left open. Every kind, in the order of the journey.
    ///
    /// # Errors
    /// The store broke.
    pub async fn transitions(
        &self,
        from: Option<Date>,
        to: Option<Date>,
    ) -> Result<Vec<TransitionRow>, StoreError> {
        let mut rows = Vec::with_capacity(TransitionKind::ALL.len());
        for kind in TransitionKind::ALL {
            let figures = self.transition(kind, from, to).await?;
            rows.push(TransitionRow { kind, figures });
        }
        Ok(rows)
    }

    /// As [`Store::transitions`], of one kind.
    ///
    /// # Errors
    /// The store broke.
    pub async fn transition(
        &self,
        kind: TransitionKind,
        from: Option<Date>,
        to: Option<Date>,
    ) -> Result<TransitionFigures, StoreError> {
        let (zone, now) = (self.policy().working_time.zone(), self.now());
        // Where nothing is promised, patience ends so long after each beginning: on one day for some and not for others.
        let cut = kind
            .promise()
            .is_none()
            .then(|| day_of(now.minus(TransitionKind::PATIENCE), &zone));
        let span = Span {
            from: from.map_or(i64::MIN, day_number),
            to: to.map_or(i64::MAX, day_number),
            cut,
            whole_months: true,
        };
        let mut figures = TransitionFigures::default();
        let add = |read: ReadCell<TransitionCell>| {
            figures.merge(&match cut {
                Some(cut) if read.day < cut => read.cell.figures_after_patience(),
                _ => read.cell.figures(now),
            });
        };
        let live = self
            .add_rolled_up(Rolled::HandOver(kind), Dimension::All, span, add)
            .await?;
        for (first, last) in live.runs() {
            self.count_begun(kind, first, last, &zone, &mut figures)
                .await?;
        }
        Ok(figures)
    }

    /// Adds what began from one day to another, both inclusive, one by one.
    pub(super) async fn count_begun(
        &self,
        kind: TransitionKind,
        first: i64,
        last: i64,
        zone: &TimeZone,
        figures: &mut TransitionFigures,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let (start, end) = moments(first, last, zone);
        let sql = with_scores(kind, Begun::InTime);
        on!(read self.read(), |c| {
            let mut rows = sqlx::query_as::<_, PassageRow>(AssertSqlSafe(sql))
                .bind(start.as_micros())
                .bind(end.as_micros())
                .fetch(c);
            while let Some(row) = rows.try_next().await? {
                figures.add(&row.passage(kind), now);
            }
        });
        Ok(())
    }
}

impl WriteTx {
    /// All that began on this day.
    pub(super) async fn cell_of_begun(
        &mut self,
        kind: TransitionKind,
        day: i64,
        zone: &TimeZone,
    ) -> Result<TransitionCell, StoreError> {
        let (start, end) = moments(day, day, zone);
        let sql = with_scores(kind, Begun::InTime);
        let rows: Vec<PassageRow> = on!(tx self.db, |c| {
            sqlx::query_as(AssertSqlSafe(sql)).bind(start.as_micros()).bind(end.as_micros()).fetch_all(c).await
        })?;
        let mut cell = TransitionCell::default();
        for row in rows {
            cell.add(&row.passage(kind));
        }
        Ok(cell)
    }
}

/// The first moment of these days, and the first after them.
fn moments(first: i64, last: i64, zone: &TimeZone) -> (Timestamp, Timestamp) {
    (
        days::start_of(first, zone),
        days::start_of(last.saturating_add(1), zone),
    )
}
