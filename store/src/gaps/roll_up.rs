//! Reading the roll-up: whole months where they are sound, days elsewhere, and which days have to be counted.

use super::{
    Groups,
    count::Bucket,
    days::{self, Days},
    dimension::Dimension,
};
use crate::{Store, StoreError, db::on};
use domain::{
    gaps::{Cell, GroupBy},
    promises::PromiseKind,
};
use std::collections::BTreeSet;

/// What cannot be read from cells.
#[derive(Debug, Default)]
struct Marks {
    everything: bool,
    days: BTreeSet<i64>,
    /// First days of months.
    months: BTreeSet<i64>,
}

/// Days asked for, both inclusive, and the present one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub from: i64,
    pub to: i64,
    pub today: i64,
}

/// What marks of a kind's months are called.
pub(super) fn month_marks(kind: PromiseKind) -> String {
    format!("{}/month", kind.as_str())
}

impl Store {
    /// Adds all cells that hold for these days, and gives the days that have to be counted from the ledger: marked ones,
    /// and today, which is partly past and partly ahead.
    pub(super) async fn add_rolled_up(
        &self,
        kind: PromiseKind,
        dimension: Dimension,
        span: Span,
        groups: &mut Groups,
    ) -> Result<Days, StoreError> {
        // Marks are read before cells: what is marked or folded in between is read as it was, or as it is, but whole.
        let marks = self.marks(kind, span).await?;
        if marks.everything {
            return Ok(Days::of(span.from, span.to));
        }
        let by_week = groups.group_by == Some(GroupBy::Week);
        let months = if by_week {
            BTreeSet::new()
        } else {
            self.sound_months(kind, dimension, span, &marks).await?
        };
        for (first, last) in runs(&months) {
            let cells = self.cells(kind, &dimension.by_month(), first, last).await?;
            add(&cells, span.today, groups);
        }
        for (first, last) in between(&months, span) {
            let mut cells = self.cells(kind, dimension.as_str(), first, last).await?;
            cells.retain(|cell| !marks.days.contains(&cell.day) && cell.day != span.today);
            add(&cells, span.today, groups);
        }
        let mut live = marks.days;
        if (span.from..=span.to).contains(&span.today) {
            live.insert(span.today);
        }
        let mut days = Days::default();
        live.into_iter().for_each(|day| days.push(day));
        Ok(days)
    }

    async fn marks(&self, kind: PromiseKind, span: Span) -> Result<Marks, StoreError> {
        let month = month_marks(kind);
        let rows: Vec<(String, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select kind, day from gap_stale where kind = '*' or kind = $2 or (kind = $1 and day >= $3 and day <= $4)",
            )
            .bind(kind.as_str())
            .bind(&month)
            .bind(span.from)
            .bind(span.to)
            .fetch_all(c)
            .await
        })?;
        let mut marks = Marks::default();
        for (marked, day) in rows {
            match marked.as_str() {
                "*" => marks.everything = true,
                text if text == month => _ = marks.months.insert(day),
                _ => _ = marks.days.insert(day),
            }
        }
        Ok(marks)
    }

    /// First days of the months that lie in the span and before today with nothing marked in them.
    async fn sound_months(
        &self,
        kind: PromiseKind,
        dimension: Dimension,
        span: Span,
        marks: &Marks,
    ) -> Result<BTreeSet<i64>, StoreError> {
        let by_month = dimension.by_month();
        let ends: (Option<i64>, Option<i64>) = on!(read self.read(), |c| {
            sqlx::query_as(
                "select (select min(day) from gap_cells where kind = $1 and dimension = $2), \
                 (select max(day) from gap_cells where kind = $1 and dimension = $2)",
            )
            .bind(kind.as_str())
            .bind(&by_month)
            .fetch_one(c)
            .await
        })?;
        let (Some(first), Some(last)) = ends else {
            return Ok(BTreeSet::new());
        };
        let mut sound = BTreeSet::new();
        let (mut month, last) = (days::month_of(first.max(span.from)), last.min(span.to));
        while month.0 <= last {
            let (start, end) = month;
            let is_inside = start >= span.from && end <= span.to && end < span.today;
            let is_marked =
                marks.months.contains(&start) || marks.days.range(start..=end).next().is_some();
            if is_inside && !is_marked {
                sound.insert(start);
            }
            month = days::month_of(end + 1);
        }
        Ok(sound)
    }

    async fn cells(
        &self,
        kind: PromiseKind,
        dimension: &str,
        first: i64,
        last: i64,
    ) -> Result<Vec<ReadCell>, StoreError> {
        let rows: Vec<(String, i64, String)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select value, day, cell from gap_cells where kind = $1 and dimension = $2 and day >= $3 and day <= $4",
            )
            .bind(kind.as_str())
            .bind(dimension)
            .bind(first)
            .bind(last)
            .fetch_all(c)
            .await
        })?;
        rows.into_iter()
            .map(|(value, day, cell)| match serde_json::from_str(&cell) {
                Ok(cell) => Ok(ReadCell { value, day, cell }),
                Err(error) => Err(StoreError::Damaged {
                    table: "gap_cells",
                    row: format!("{} {dimension} {day} {value}", kind.as_str()),
                    why: error.to_string(),
                }),
            })
            .collect()
    }
}

struct ReadCell {
    value: String,
    /// The day, or the first of the month.
    day: i64,
    cell: Cell,
}

/// No cell holds today, so each is wholly past or wholly ahead.
fn add(cells: &[ReadCell], today: i64, groups: &mut Groups) {
    for ReadCell { value, day, cell } in cells {
        let figures = groups.figures(Bucket {
            day: *day,
            value: Some(value.clone()),
        });
        let side = if *day < today {
            &mut figures.past
        } else {
            &mut figures.ahead
        };
        side.merge(cell);
    }
}

/// Neighbouring months as first days of the first and the last of them.
fn runs(months: &BTreeSet<i64>) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for month in months {
        match runs.last_mut() {
            Some((_, last)) if days::month_of(*last).1 + 1 == *month => *last = *month,
            _ => runs.push((*month, *month)),
        }
    }
    runs
}

/// The days of the span that lie in none of these months.
fn between(months: &BTreeSet<i64>, span: Span) -> Vec<(i64, i64)> {
    let (mut left, mut from) = (Vec::new(), span.from);
    for (first, last) in runs(months) {
        left.push((from, first - 1));
        from = days::month_of(last).1 + 1;
    }
    left.push((from, span.to));
    left.retain(|(first, last)| first <= last);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i64 {
        days::day_number(text.parse().unwrap())
    }

    #[test]
    fn what_months_leave_over_is_read_by_day() {
        let months = BTreeSet::from([day("2018-02-01"), day("2018-03-01"), day("2018-05-01")]);
        let span = Span {
            from: day("2018-01-20"),
            to: day("2018-05-31"),
            today: day("2020-01-01"),
        };
        assert_eq!(
            between(&months, span),
            [
                (day("2018-01-20"), day("2018-01-31")),
                (day("2018-04-01"), day("2018-04-30"))
            ]
        );
        assert_eq!(between(&BTreeSet::new(), span), [(span.from, span.to)]);
    }
}
