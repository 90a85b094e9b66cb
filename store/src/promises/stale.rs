//! Marks for the roll-up of the gap view: which days have to be counted again.

use crate::{StoreError, db::on, write_tx::WriteTx};
use domain::{Timestamp, ids::OrderId, promises::PromiseKind};

impl WriteTx {
    /// The day of the gap view on which this due falls is counted again. A mark, once set, stays until a fold that
    /// began after it.
    pub(crate) fn mark_stale(&mut self, kind: PromiseKind, due: Timestamp) {
        let day = day_of(due, &self.store.policy().working_time.zone());
        self.stale.mark(kind.as_str(), day);
    }

    /// As [`Self::mark_stale`], for all promises of an order: after a review, or a change of where it went.
    pub(crate) async fn mark_order_stale(&mut self, order: OrderId) -> Result<(), StoreError> {
        let dues: Vec<(String, i64)> = on!(tx self.db, |c| {
            sqlx::query_as("select kind, judged_by from promises where order_id = $1").bind(order.0).fetch_all(c).await
        })?;
        for (kind, due) in dues {
            if let Some(kind) = PromiseKind::read(&kind) {
                self.mark_stale(kind, Timestamp::from_micros(due));
            }
        }
        Ok(())
    }

    /// Drops the whole roll-up and marks every day: after the shop's time zone changed.
    pub(crate) async fn forget_gap_cells(&mut self) -> Result<(), StoreError> {
        on!(tx self.db, |c| sqlx::query("delete from gap_cells").execute(c).await.map(drop))?;
        on!(tx self.db, |c| {
            sqlx::query("insert into gap_stale (kind, day, mark) values ('*', 0, 1) on conflict (kind, day) do update set mark = gap_stale.mark + 1")
                .execute(c)
                .await
                .map(drop)
        })?;
        Ok(())
    }
}

/// Days since 1970-01-01 of the date this moment falls on in that zone.
pub(crate) fn day_of(moment: Timestamp, zone: &jiff::tz::TimeZone) -> i64 {
    let date = moment.in_zone(zone).date();
    i64::from(
        date.since(jiff::civil::Date::constant(1970, 1, 1))
            .map_or(0, |span| span.get_days()),
    )
}
