//! Counting promises straight from the ledger.

use super::{
    days,
    dimension::{Dimension, SCORE},
};
use crate::{Store, StoreError, db::on, promises::day_of};
use domain::{
    Timestamp,
    promises::{PromiseKind, Times},
};
use futures::TryStreamExt as _;
use jiff::tz::TimeZone;
use sqlx::AssertSqlSafe;

/// Where a promise, or a cell of them, counts.
pub(super) struct Bucket {
    pub day: i64,
    pub value: Option<String>,
}

#[derive(sqlx::FromRow)]
struct CountedRow {
    judged_by: i64,
    settled_at: Option<i64>,
    waived_at: Option<i64>,
    score: Option<i64>,
    value: Option<String>,
}

/// What a promise is counted by: how it was told and revised plays no part.
pub(super) fn times_of(judged_by: i64, settled_at: Option<i64>, waived_at: Option<i64>) -> Times {
    let due = Timestamp::from_micros(judged_by);
    Times {
        due_at: due,
        current_due_at: due,
        judged_by: due,
        settled_at: settled_at.map(Timestamp::from_micros),
        waived_at: waived_at.map(Timestamp::from_micros),
    }
}

impl Store {
    /// Gives every promise of a kind due from one day to another, both inclusive, with its score, one by one.
    pub(super) async fn count_days(
        &self,
        kind: PromiseKind,
        dimension: Dimension,
        first: i64,
        last: i64,
        zone: &TimeZone,
        mut add: impl FnMut(Bucket, &Times, Option<i64>) + Send,
    ) -> Result<(), StoreError> {
        let (value, join) = dimension.sql();
        // One product on two lines of an order is still one promise of that product.
        let distinct = if dimension.is_rolled_up() {
            ""
        } else {
            "distinct"
        };
        let sql = format!(
            "select {distinct} p.id, p.judged_by, p.settled_at, p.waived_at, {SCORE} as score, {value} as value \
             from promises p {join} where p.kind = $1 and p.judged_by >= $2 and p.judged_by < $3"
        );
        let (start, end) = (
            days::start_of(first, zone),
            days::start_of(last.saturating_add(1), zone),
        );
        on!(read self.read(), |c| {
            let mut rows = sqlx::query_as::<_, CountedRow>(AssertSqlSafe(sql))
                .bind(kind.as_str())
                .bind(start.as_micros())
                .bind(end.as_micros())
                .fetch(c);
            while let Some(row) = rows.try_next().await? {
                let times = times_of(row.judged_by, row.settled_at, row.waived_at);
                let bucket = Bucket { day: day_of(times.judged_by, zone), value: row.value };
                add(bucket, &times, row.score);
            }
        });
        Ok(())
    }
}
