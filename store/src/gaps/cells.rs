//! What is rolled up, and its cells as rows. Promises and hand-overs share their tables and their marks: no two kinds have
//! one name.

use super::{days, dimension::Dimension};
use crate::{Store, StoreError, db::on, write_tx::WriteTx};
use domain::{
    gaps::{Cell, TransitionCell, TransitionKind},
    promises::PromiseKind,
};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// Promises count on the day they are due, hand-overs on the day they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rolled {
    Promise(PromiseKind),
    HandOver(TransitionKind),
}

impl Rolled {
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let promises = PromiseKind::ALL.into_iter().map(Self::Promise);
        promises.chain(TransitionKind::ALL.map(Self::HandOver))
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        Self::all().find(|rolled| rolled.as_str() == text)
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Promise(kind) => kind.as_str(),
            Self::HandOver(kind) => kind.as_str(),
        }
    }

    /// What marks of its months are called.
    pub(super) fn month_marks(self) -> String {
        format!("{}/month", self.as_str())
    }
}

/// Sums that merge by addition.
pub(super) trait Sum: Default + Serialize + DeserializeOwned {
    fn add_up(&mut self, other: &Self);
}

impl Sum for Cell {
    fn add_up(&mut self, other: &Self) {
        self.merge(other);
    }
}

impl Sum for TransitionCell {
    fn add_up(&mut self, other: &Self) {
        self.merge(other);
    }
}

/// A cell as it stands in the roll-up.
pub(super) struct ReadCell<C> {
    pub value: String,
    /// The day, or the first of the month.
    pub day: i64,
    pub cell: C,
}

const CELLS: &str = "select value, day, cell from gap_cells where kind = $1 and dimension = $2 and day >= $3 and day <= $4";

impl Store {
    /// The cells from one day to another, both inclusive.
    pub(super) async fn cells<C: Sum>(
        &self,
        rolled: Rolled,
        dimension: &str,
        first: i64,
        last: i64,
    ) -> Result<Vec<ReadCell<C>>, StoreError> {
        let rows: Vec<CellRow> = on!(read self.read(), |c| {
            sqlx::query_as(CELLS)
                .bind(rolled.as_str())
                .bind(dimension)
                .bind(first)
                .bind(last)
                .fetch_all(c)
                .await
        })?;
        rows.into_iter()
            .map(|row| row.read(rolled, dimension))
            .collect()
    }
}

impl WriteTx {
    pub(super) async fn replace_cells<C: Sum>(
        &mut self,
        rolled: Rolled,
        dimension: &str,
        day: i64,
        cells: &BTreeMap<String, C>,
    ) -> Result<(), StoreError> {
        on!(tx self.db, |c| {
            sqlx::query("delete from gap_cells where kind = $1 and dimension = $2 and day = $3")
                .bind(rolled.as_str())
                .bind(dimension)
                .bind(day)
                .execute(c)
                .await
                .map(drop)
        })?;
        for (value, cell) in cells {
            let cell = serde_json::to_string(cell)
                .map_err(|error| damaged(rolled, dimension, day, &error))?;
            on!(tx self.db, |c| {
                sqlx::query("insert into gap_cells (kind, dimension, value, day, cell) values ($1, $2, $3, $4, $5)")
                    .bind(rolled.as_str())
                    .bind(dimension)
                    .bind(value)
                    .bind(day)
                    .bind(&cell)
                    .execute(c)
                    .await
                    .map(drop)
            })?;
        }
        Ok(())
    }

    /// The cells of the month that begins on this day, summed up from its days.
    pub(super) async fn sum_up<C: Sum>(
        &mut self,
        rolled: Rolled,
        dimension: Dimension,
        month: i64,
    ) -> Result<(), StoreError> {
        let (first, last) = days::month_of(month);
        let rows: Vec<CellRow> = on!(tx self.db, |c| {
            sqlx::query_as(CELLS)
                .bind(rolled.as_str())
                .bind(dimension.as_str())
                .bind(first)
                .bind(last)
                .fetch_all(c)
                .await
        })?;
        let mut cells: BTreeMap<String, C> = BTreeMap::new();
        for row in rows {
            let day: ReadCell<C> = row.read(rolled, dimension.as_str())?;
            cells.entry(day.value).or_default().add_up(&day.cell);
        }
        self.replace_cells(rolled, &dimension.by_month(), month, &cells)
            .await
    }
}

#[derive(sqlx::FromRow)]
struct CellRow {
    value: String,
    day: i64,
    cell: String,
}

impl CellRow {
    fn read<C: Sum>(self, rolled: Rolled, dimension: &str) -> Result<ReadCell<C>, StoreError> {
        let cell = serde_json::from_str(&self.cell)
            .map_err(|error| damaged(rolled, dimension, self.day, &error))?;
        Ok(ReadCell {
            value: self.value,
            day: self.day,
            cell,
        })
    }
}

fn damaged(rolled: Rolled, dimension: &str, day: i64, error: &serde_json::Error) -> StoreError {
    StoreError::Damaged {
        table: "gap_cells",
        row: format!("{} {dimension} {day}", rolled.as_str()),
        why: error.to_string(),
    }
}
