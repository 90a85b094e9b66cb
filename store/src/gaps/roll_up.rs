//! Reading the roll-up: whole months where they are sound, days elsewhere, and which days have to be counted.

use super::{
    cells::{ReadCell, Rolled, Sum},
    days::{self, Days},
    dimension::Dimension,
};
use crate::{Store, StoreError, db::on};
use std::collections::BTreeSet;

/// What cannot be read from cells.
#[derive(Debug, Default)]
struct Marks {
    everything: bool,
    days: BTreeSet<i64>,
    /// First days of months.
    months: BTreeSet<i64>,
}

/// Days asked for, both inclusive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub from: i64,
    pub to: i64,
    /// The day on which the present cuts: what is before it is over, what is after it is not, and it is some of each.
    pub cut: Option<i64>,
    /// Whether months that are over may be read as a whole: not where they are to be told apart otherwise.
    pub whole_months: bool,
}

impl Store {
    /// Gives all cells that hold for these days to `add`, and answers with the days that have to be counted from the
    /// ledger: marked ones, and the one on which the present cuts.
    pub(super) async fn add_rolled_up<C: Sum>(
        &self,
        rolled: Rolled,
        dimension: Dimension,
        span: Span,
        mut add: impl FnMut(ReadCell<C>),
    ) -> Result<Days, StoreError> {
        // Marks are read before cells: what is marked or folded in between is read as it was, or as it is, but whole.
        let marks = self.marks(rolled, span).await?;
        if marks.everything {
            return Ok(Days::of(span.from, span.to));
        }
        let months = if span.whole_months {
            self.sound_months(rolled, dimension, span, &marks).await?
        } else {
            BTreeSet::new()
        };
        for (first, last) in runs(&months) {
            let cells = self
                .cells(rolled, &dimension.by_month(), first, last)
                .await?;
            cells.into_iter().for_each(&mut add);
        }
        for (first, last) in between(&months, span) {
            let mut cells = self.cells(rolled, dimension.as_str(), first, last).await?;
            cells.retain(|cell| !marks.days.contains(&cell.day) && Some(cell.day) != span.cut);
            cells.into_iter().for_each(&mut add);
        }
        let mut live = marks.days;
        live.extend(span.cut.filter(|cut| (span.from..=span.to).contains(cut)));
        let mut days = Days::default();
        live.into_iter().for_each(|day| days.push(day));
        Ok(days)
    }

    async fn marks(&self, rolled: Rolled, span: Span) -> Result<Marks, StoreError> {
        let month = rolled.month_marks();
        let rows: Vec<(String, i64)> = on!(read self.read(), |c| {
            sqlx::query_as(
                "select kind, day from gap_stale where kind = '*' or kind = $2 or (kind = $1 and day >= $3 and day <= $4)",
            )
            .bind(rolled.as_str())
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

    /// First days of the months that lie in the span, wholly on one side of the present, with nothing marked in them.
    async fn sound_months(
        &self,
        rolled: Rolled,
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
            .bind(rolled.as_str())
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
            let is_inside = start >= span.from && end <= span.to;
            let is_cut = span.cut.is_some_and(|cut| (start..=end).contains(&cut));
            let is_marked =
                marks.months.contains(&start) || marks.days.range(start..=end).next().is_some();
            if is_inside && !is_cut && !is_marked {
                sound.insert(start);
            }
            month = days::month_of(end + 1);
        }
        Ok(sound)
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
            cut: Some(day("2020-01-01")),
            whole_months: true,
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
