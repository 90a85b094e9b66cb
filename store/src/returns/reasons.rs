//! Why things come back, thing by thing: what the shop can mend at its source.

use crate::{Store, StoreError, db::on};
use domain::{Timestamp, returns::Reason};
use jiff::{ToSpan as _, civil::Date};
use std::collections::{BTreeMap, HashMap};

/// How many months the trend looks back, the present one included.
pub const MONTHS: usize = 12;

/// More returned lines than this are not read; a year of more is told by its latest.
const MOST_READ: i64 = 50_000;
const MOST_SHOWN: usize = 50;

/// One thing, and what was said of it in the last [`MONTHS`] months.
#[derive(Debug, Clone, PartialEq)]
pub struct Returned {
    pub sku: String,
    pub title: String,
    /// Pieces sold in that time.
    pub sold: i64,
    /// Pieces in returns that were not called off or declined.
    pub pieces: i64,
    /// Pieces by reason, the most told first; `None` is a withdrawal, which needs none.
    pub reasons: Vec<(Option<Reason>, i64)>,
    /// What went back for it, in each currency.
    pub refunded_minor: BTreeMap<String, i64>,
    /// Pieces by the month they were told of, the oldest first.
    pub by_month: Vec<i64>,
}

/// Sku, title, reason, when it was told, pieces, what went back, in which currency.
type Row = (String, String, String, i64, i64, i64, String);

impl Store {
    /// What came back in the last twelve months of the shop's calendar, the most of it first.
    ///
    /// # Errors
    /// The store broke.
    pub async fn return_reasons(&self) -> Result<Vec<Returned>, StoreError> {
        let zone = self.policy().working_time.zone();
        let first = first_month(self.now().in_zone(&zone).date());
        let from: Timestamp = match first.to_zoned(zone.clone()) {
            Ok(midnight) => midnight.timestamp().into(),
            Err(_) => self.now(),
        };
        let rows: Vec<Row> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select u.sku, u.title, r.reason, r.agreed_at, u.quantity, u.reimbursed_minor, o.currency from returns r \
                 join return_units u on u.return_id = r.id join orders o on o.id = r.order_id \
                 where r.agreed_at >= $1 and r.cancelled_at is null and r.declined_at is null \
                 order by r.agreed_at desc, r.id, u.position limit $2",
            )
            .bind(from.as_micros())
            .bind(MOST_READ)
            .fetch_all(c)
            .await
        })?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let sold: Vec<(String, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select l.sku, cast(sum(l.quantity) as bigint) from orders o join order_lines l on l.order_id = o.id \
                 where o.placed_at >= $1 and o.cancelled_at is null and o.replaces_return is null group by l.sku",
            )
            .bind(from.as_micros())
            .fetch_all(c)
            .await
        })?;
        let sold: HashMap<String, i64> = sold.into_iter().collect();
        let mut things: BTreeMap<String, Returned> = BTreeMap::new();
        for (sku, title, reason, told, pieces, refunded, currency) in rows {
            let thing = things.entry(sku.clone()).or_insert_with(|| Returned {
                sold: sold.get(&sku).copied().unwrap_or_default(),
                sku,
                // The latest name of it.
                title,
                pieces: 0,
                reasons: Vec::new(),
                refunded_minor: BTreeMap::new(),
                by_month: vec![0; MONTHS],
            });
            thing.pieces += pieces;
            if refunded > 0 {
                *thing.refunded_minor.entry(currency).or_default() += refunded;
            }
            let reason = Reason::read(&reason);
            match thing.reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, of)) => *of += pieces,
                None => thing.reasons.push((reason, pieces)),
            }
            let day = Timestamp::from_micros(told).in_zone(&zone).date();
            if let Some(of) = month_of(first, day).and_then(|nth| thing.by_month.get_mut(nth)) {
                *of += pieces;
            }
        }
        let mut things: Vec<Returned> = things.into_values().collect();
        for thing in &mut things {
            thing.reasons.sort_by_key(|(_, of)| -of);
        }
        things.sort_by(|a, b| b.pieces.cmp(&a.pieces).then_with(|| a.sku.cmp(&b.sku)));
        things.truncate(MOST_SHOWN);
        Ok(things)
    }
}

/// The first day of the oldest month shown.
fn first_month(today: Date) -> Date {
    let back = i64::try_from(MONTHS).unwrap_or(12) - 1;
    today.first_of_month().saturating_sub(back.months())
}

/// Which of the months since `first` a day lies in.
fn month_of(first: Date, day: Date) -> Option<usize> {
    let months = (i32::from(day.year()) - i32::from(first.year())) * 12 + i32::from(day.month())
        - i32::from(first.month());
    usize::try_from(months).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn twelve_months_begin_with_the_one_eleven_before() {
        let first = first_month(date(2026, 2, 28));
        assert_eq!(first, date(2025, 3, 1));
        assert_eq!(month_of(first, date(2025, 3, 1)), Some(0));
        assert_eq!(month_of(first, date(2026, 2, 28)), Some(11));
        assert_eq!(month_of(first, date(2025, 2, 28)), None);
    }
}
