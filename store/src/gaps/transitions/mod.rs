//! The figures of transitions, counted where they begin.
//!
//! A passage is read from the index of its beginnings in the days asked for, and finds its end, its promise and what was
//! said around it by seeks; so the cost follows the number of beginnings in those days and not the length of the log.
//! Nothing is rolled up: the end of a passage may be told years later, and counting is exact.
//!
//! To add one: a variant of `TransitionKind`, its SQL in `passages.rs` and, where its beginning is not indexed by time,
//! an index.

mod passages;
mod people;

pub use people::{TransitionPeople, TransitionPerson, TransitionSlice};

use super::days::{self, day_number};
use crate::{Store, StoreError, db::on};
use domain::{
    Timestamp,
    gaps::{TransitionFigures, TransitionKind},
};
use futures::TryStreamExt as _;
use jiff::civil::Date;
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
        let (start, end) = self.moments(from, to);
        let now = self.now();
        let sql = with_scores(kind, Begun::InTime);
        let mut figures = TransitionFigures::default();
        on!(read self.read(), |c| {
            let mut rows = sqlx::query_as::<_, PassageRow>(AssertSqlSafe(sql))
                .bind(start.as_micros())
                .bind(end.as_micros())
                .fetch(c);
            while let Some(row) = rows.try_next().await? {
                figures.add(&row.passage(kind), now);
            }
        });
        Ok(figures)
    }

    /// The first moment of these days, and the first after them.
    fn moments(&self, from: Option<Date>, to: Option<Date>) -> (Timestamp, Timestamp) {
        let zone = self.policy().working_time.zone();
        let start = from.map_or(Timestamp::from_micros(i64::MIN), |from| {
            days::start_of(day_number(from), &zone)
        });
        let end = to.map_or(Timestamp::from_micros(i64::MAX), |to| {
            days::start_of(day_number(to).saturating_add(1), &zone)
        });
        (start, end)
    }
}
