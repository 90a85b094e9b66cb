//! Folding marked days into cells again.

use super::{
    cells::Rolled,
    count::times_of,
    days,
    dimension::{CARRIER, Dimension, SCORE},
    transitions::next_begun,
};
use crate::{Store, StoreError, db::on, promises::day_of, write_tx::WriteTx};
use domain::{
    Timestamp,
    gaps::{Cell, TransitionCell, UNKNOWN_GROUP},
    promises::PromiseKind,
};
use jiff::tz::TimeZone;
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

const NEXT_DUE: &str =
    "select judged_by from promises where kind = $1 and judged_by >= $2 order by judged_by limit 1";

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
            if let Some(rolled) = Rolled::read(&kind) {
                folded += usize::from(self.fold_day(rolled, day).await?);
            }
        }
        for rolled in Rolled::all() {
            self.fold_months(rolled).await?;
        }
        Ok(folded)
    }

    /// Sums up the marked months that are over. One with a marked day waits for it; one that is not over yet stays
    /// marked, because its days change all the time.
    async fn fold_months(&self, rolled: Rolled) -> Result<(), StoreError> {
        let today = day_of(self.now(), &self.policy().working_time.zone());
        let marks: Vec<i64> = on!(read self.read(), |c| {
            sqlx::query_scalar("select day from gap_stale where kind = $1 order by day")
                .bind(rolled.month_marks())
                .fetch_all(c)
                .await
        })?;
        for month in marks {
            if days::month_of(month).1 < today {
                self.fold_month(rolled, month).await?;
            }
        }
        Ok(())
    }

    async fn fold_month(&self, rolled: Rolled, month: i64) -> Result<(), StoreError> {
        let (first, last) = days::month_of(month);
        let mut tx = self.begin_write().await?;
        if !tx.hold_mark(&rolled.month_marks(), month).await?
            || tx.has_marks(rolled, first, last).await?
        {
            return Ok(());
        }
        match rolled {
            Rolled::Promise(_) => {
                for dimension in Dimension::ROLLED_UP {
                    tx.sum_up::<Cell>(rolled, dimension, month).await?;
                }
            }
            Rolled::HandOver(_) => {
                tx.sum_up::<TransitionCell>(rolled, Dimension::All, month)
                    .await?;
            }
        }
        tx.drop_mark(&rolled.month_marks(), month).await?;
        tx.commit_unrecorded("months of the roll-up, summed up from their days")
            .await
    }

    /// A mark on everything becomes a mark on each day that has something to count.
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
        for rolled in Rolled::all() {
            let mut after = i64::MIN;
            while let Some(moment) = tx.next_counted(rolled, after).await? {
                let day = day_of(moment, &zone);
                tx.stale.mark(rolled.as_str(), day);
                after = days::start_of(day + 1, &zone).as_micros();
            }
        }
        tx.drop_mark("*", 0).await?;
        tx.commit_unrecorded("a mark of the roll-up, taken apart into days")
            .await
    }

    /// Whether the day was still marked. The mark's row is held from the beginning: who changes something of that day
    /// meanwhile marks it again afterwards.
    async fn fold_day(&self, rolled: Rolled, day: i64) -> Result<bool, StoreError> {
        let zone = self.policy().working_time.zone();
        let mut tx = self.begin_write().await?;
        if !tx.hold_mark(rolled.as_str(), day).await? {
            return Ok(false);
        }
        match rolled {
            Rolled::Promise(kind) => {
                let mut cells = tx.cells_of(kind, day, &zone).await?;
                for dimension in Dimension::ROLLED_UP {
                    let cells = cells.remove(dimension.as_str()).unwrap_or_default();
                    tx.replace_cells(rolled, dimension.as_str(), day, &cells)
                        .await?;
                }
            }
            Rolled::HandOver(kind) => {
                let cell = tx.cell_of_begun(kind, day, &zone).await?;
                let cells = (!cell.is_empty()).then(|| (String::new(), cell));
                tx.replace_cells(
                    rolled,
                    Dimension::All.as_str(),
                    day,
                    &cells.into_iter().collect(),
                )
                .await?;
            }
        }
        tx.mark(&rolled.month_marks(), days::month_of(day).0)
            .await?;
        tx.drop_mark(rolled.as_str(), day).await?;
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
        rolled: Rolled,
        first: i64,
        last: i64,
    ) -> Result<bool, StoreError> {
        let found: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(
                "select day from gap_stale where (kind = $1 and day >= $2 and day <= $3) or kind = '*' limit 1",
            )
            .bind(rolled.as_str())
            .bind(first)
            .bind(last)
            .fetch_optional(c)
            .await
        })?;
        Ok(found.is_some())
    }

    /// The first moment from this one on at which something of the kind counts.
    async fn next_counted(
        &mut self,
        rolled: Rolled,
        from: i64,
    ) -> Result<Option<Timestamp>, StoreError> {
        let (sql, kind) = match rolled {
            Rolled::Promise(kind) => (NEXT_DUE, kind.as_str()),
            Rolled::HandOver(kind) => next_begun(kind),
        };
        let moment: Option<i64> = on!(tx self.db, |c| {
            sqlx::query_scalar(sql).bind(kind).bind(from).fetch_optional(c).await
        })?;
        Ok(moment.map(Timestamp::from_micros))
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
