//! Folding marked days into cells again.

use super::{
    count::times_of,
    days,
    dimension::{CARRIER, Dimension, SCORE},
    roll_up::month_marks,
};
use crate::{Store, StoreError, db::on, promises::day_of, write_tx::WriteTx};
use domain::{
    Timestamp,
    gaps::{Cell, UNKNOWN_GROUP},
    promises::PromiseKind,
};
use jiff::tz::TimeZone;
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

#[derive(sqlx::FromRow)]
struct FoldedRow {
    judged_by: i64,
    settled_at: Option<i64>,
    waived_at: Option<i64>,
    score: Option<i64>,
    carrier: Option<String>,
    region: Option<String>,
    country: Option<String>,
    channel: String,
}

impl Store {
    /// Counts every marked day again and gives how many there were. The worker calls it every few seconds; several may
    /// at once. Figures read meanwhile are right all the same.
    ///
    /// # Errors
    /// The store broke; what was folded before stays folded.
    pub async fn fold_gaps(&self) -> Result<usize, StoreError> {
        self.mark_everything_marked().await?;
        let marks: Vec<(String, i64)> = on!(read self.read(), |c| {
            sqlx::query_as("select kind, day from gap_stale where kind <> '*' order by day, kind").fetch_all(c).await
        })?;
        let mut folded = 0;
        for (kind, day) in marks {
            if let Some(kind) = PromiseKind::read(&kind) {
                folded += usize::from(self.fold_day(kind, day).await?);
            }
        }
        for kind in PromiseKind::ALL {
            self.fold_months(kind).await?;
        }
        Ok(folded)
    }

    /// Sums up the marked months that are over. One with a marked day waits for it; one that is not over yet stays
    /// marked, because its days change all the time.
    async fn fold_months(&self, kind: PromiseKind) -> Result<(), StoreError> {
        let today = day_of(self.now(), &self.policy().working_time.zone());
        let marks: Vec<i64> = on!(read self.read(), |c| {
            sqlx::query_scalar("select day from gap_stale where kind = $1 order by day")
                .bind(month_marks(kind))
                .fetch_all(c)
                .await
        })?;
        for month in marks {
            if days::month_of(month).1 < today {
                self.fold_month(kind, month).await?;
            }
        }
        Ok(())
    }

    async fn fold_month(&self, kind: PromiseKind, month: i64) -> Result<(), StoreError> {
        let (first, last) = days::month_of(month);
        let mut tx = self.begin_write().await?;
        if !tx.hold_mark(&month_marks(kind), month).await?
            || tx.has_marks(kind, first, last).await?
        {
            return Ok(());
        }
        for dimension in Dimension::ROLLED_UP {
            let days: Vec<(String, String)> = on!(tx tx.db, |c| {
                sqlx::query_as(
                    "select value, cell from gap_cells where kind = $1 and dimension = $2 and day >= $3 and day <= $4",
                )
                .bind(kind.as_str())
                .bind(dimension.as_str())
                .bind(first)
                .bind(last)
                .fetch_all(c)
                .await
            })?;
            let mut cells: BTreeMap<String, Cell> = BTreeMap::new();
            for (value, cell) in days {
                let day: Cell = serde_json::from_str(&cell)
                    .map_err(|error| damaged(kind, dimension.as_str(), &error))?;
                cells.entry(value).or_default().merge(&day);
            }
            tx.replace_cells(kind, &dimension.by_month(), month, &cells)
                .await?;
        }
        tx.drop_mark(&month_marks(kind), month).await?;
        tx.commit_unrecorded("months of the roll-up, summed up from their days")
            .await
    }

    /// A mark on everything becomes a mark on each day that has a promise.
    async fn mark_everything_marked(&self) -> Result<(), StoreError> {
        let marked: Option<i64> = on!(read self.read(), |c| {
            sqlx::query_scalar("select mark from gap_stale where kind = '*'").fetch_optional(c).await
        })?;
        if marked.is_none() {
            return Ok(());
        }
        let mut tx = self.begin_write().await?;
        if !tx.hold_mark("*", 0).await? {
            return Ok(());
        }
        let zone = self.policy().working_time.zone();
        for kind in PromiseKind::ALL {
            let mut after = i64::MIN;
            while let Some(due) = tx.next_due(kind, after).await? {
                tx.mark_stale(kind, due).await?;
                after = days::start_of(day_of(due, &zone) + 1, &zone).as_micros();
            }
        }
        tx.drop_mark("*", 0).await?;
        tx.commit_unrecorded("a mark of the roll-up, taken apart into days")
            .await
    }

    /// Whether the day was still marked. The mark's row is held from the beginning: who changes a promise of that day
    /// meanwhile marks it again afterwards.
    async fn fold_day(&self, kind: PromiseKind, day: i64) -> Result<bool, StoreError> {
        let zone = self.policy().working_time.zone();
        let mut tx = self.begin_write().await?;
        if !tx.hold_mark(kind.as_str(), day).await? {
            return Ok(false);
        }
        let mut cells = tx.cells_of(kind, day, &zone).await?;
        for dimension in Dimension::ROLLED_UP {
            let cells = cells.remove(dimension.as_str()).unwrap_or_default();
            tx.replace_cells(kind, dimension.as_str(), day, &cells)
                .await?;
        }
        tx.mark(&month_marks(kind), days::month_of(day).0).await?;
        tx.drop_mark(kind.as_str(), day).await?;
        tx.commit_unrecorded("cells of the roll-up, counted from the ledger")
            .await?;
        Ok(true)
    }
}

impl WriteTx {
    /// Locks a mark; `false` when it is gone.
    async fn hold_mark(&mut self, kind: &str, day: i64) -> Result<bool, StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query("update gap_stale set mark = mark + 1 where kind = $1 and day = $2")
                .bind(kind)
                .bind(day)
                .execute(c)
                .await
                .map(|done| done.rows_affected() == 1)
        })?)
    }

    async fn drop_mark(&mut self, kind: &str, day: i64) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query("delete from gap_stale where kind = $1 and day = $2").bind(kind).bind(day).execute(c).await.map(drop)
        })?)
    }

    async fn mark(&mut self, kind: &str, day: i64) -> Result<(), StoreError> {
        Ok(on!(tx self.db, |c| {
            sqlx::query(
                "insert into gap_stale (kind, day, mark) values ($1, $2, 1) \
                 on conflict (kind, day) do update set mark = gap_stale.mark + 1",
            )
            .bind(kind)
            .bind(day)
            .execute(c)
            .await
            .map(drop)
        })?)
    }

    async fn has_marks(
        &mut self,
        kind: PromiseKind,
        first: i64,
        last: i64,
    ) -> Result<bool, StoreError> {
        let found: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select day from gap_stale where (kind = $1 and day >= $2 and day <= $3) or kind = '*' limit 1",
            )
            .bind(kind.as_str())
            .bind(first)
            .bind(last)
            .fetch_optional(c)
            .await
        })?;
        Ok(found.is_some())
    }

    async fn replace_cells(
        &mut self,
        kind: PromiseKind,
        dimension: &str,
        day: i64,
        cells: &BTreeMap<String, Cell>,
    ) -> Result<(), StoreError> {
        on!(tx self.db, |c| {
            sqlx::query("delete from gap_cells where kind = $1 and dimension = $2 and day = $3")
                .bind(kind.as_str())
                .bind(dimension)
                .bind(day)
                .execute(c)
                .await
                .map(drop)
        })?;
        for (value, cell) in cells {
            let cell =
                serde_json::to_string(cell).map_err(|error| damaged(kind, dimension, &error))?;
            on!(tx self.db, |c| {
                sqlx::query("insert into gap_cells (kind, dimension, value, day, cell) values ($1, $2, $3, $4, $5)")
                    .bind(kind.as_str())
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

    async fn next_due(
        &mut self,
        kind: PromiseKind,
        from: i64,
    ) -> Result<Option<Timestamp>, StoreError> {
        let due: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar("select judged_by from promises where kind = $1 and judged_by >= $2 order by judged_by limit 1")
                .bind(kind.as_str())
                .bind(from)
                .fetch_optional(c)
                .await
        })?;
        Ok(due.map(Timestamp::from_micros))
    }

    async fn cells_of(
        &mut self,
        kind: PromiseKind,
        day: i64,
        zone: &TimeZone,
    ) -> Result<BTreeMap<&'static str, BTreeMap<String, Cell>>, StoreError> {
        let sql = format!(
            "select p.judged_by, p.settled_at, p.waived_at, {SCORE} as score, {CARRIER} as carrier, \
             nullif(o.region, '') as region, nullif(o.country, '') as country, p.channel from promises p \
             left join orders o on o.id = p.order_id where p.kind = $1 and p.judged_by >= $2 and p.judged_by < $3"
        );
        let (start, end) = (days::start_of(day, zone), days::start_of(day + 1, zone));
        let rows: Vec<FoldedRow> = on!(tx self.db, |c| {
            sqlx::query_as(AssertSqlSafe(sql))
                .bind(kind.as_str())
                .bind(start.as_micros())
                .bind(end.as_micros())
                .fetch_all(c)
                .await
        })?;
        let mut cells: BTreeMap<&'static str, BTreeMap<String, Cell>> = BTreeMap::new();
        for row in rows {
            let times = times_of(row.judged_by, row.settled_at, row.waived_at);
            let unknown = || UNKNOWN_GROUP.to_owned();
            for (dimension, value) in [
                (Dimension::All, String::new()),
                (Dimension::Carrier, row.carrier.unwrap_or_else(unknown)),
                (Dimension::Region, row.region.unwrap_or_else(unknown)),
                (Dimension::Country, row.country.unwrap_or_else(unknown)),
                (Dimension::Channel, row.channel),
            ] {
                cells
                    .entry(dimension.as_str())
                    .or_default()
                    .entry(value)
                    .or_default()
                    .add(&times, row.score);
            }
        }
        Ok(cells)
    }
}

fn damaged(kind: PromiseKind, dimension: &str, error: &serde_json::Error) -> StoreError {
    StoreError::Damaged {
        table: "gap_cells",
        row: format!("{} {dimension}", kind.as_str()),
        why: error.to_string(),
    }
}
