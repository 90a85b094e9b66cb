//! The time a view looks at, from its address.

use crate::{
    request::{Asked, Form},
    words::{Format, Words},
};
use domain::gaps::GroupBy;
use jiff::{ToSpan, civil::Date};
use store::StoreError;

/// What the address asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    pub period: Period,
    pub from: Date,
    pub to: Date,
    pub by: Option<GroupBy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Days28,
    Days90,
    Months12,
    All,
    /// From one date to another.
    Own,
}

impl Period {
    pub(super) const ALL: [Self; 5] = [
        Self::Days28,
        Self::Days90,
        Self::Months12,
        Self::All,
        Self::Own,
    ];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Days28 => "28d",
            Self::Days90 => "90d",
            Self::Months12 => "12m",
            Self::All => "all",
            Self::Own => "own",
        }
    }

    pub(super) fn words(self, words: Words) -> String {
        match self {
            Self::Days28 => words.gaps_period_28d(),
            Self::Days90 => words.gaps_period_90d(),
            Self::Months12 => words.gaps_period_12m(),
            Self::All => words.gaps_period_all(),
            Self::Own => words.gaps_period_choose(),
        }
    }

    fn read(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|period| period.as_str() == text)
            .unwrap_or(Self::Days90)
    }
}

impl Wanted {
    /// Reads the address; what does not read counts as not said. "Everything" asks the store from when to when.
    pub(super) async fn read(asked: &Asked) -> Result<Self, StoreError> {
        let query = &asked.query;
        let today = asked.now.in_zone(&asked.zone).date();
        let own = |field: &str| query.get(field).parse::<Date>().ok();
        let mut period = Period::read(query.get("period"));
        if is_dated_anew(query, period) {
            period = Period::Own;
        }
        let (mut from, mut to) = match period {
            Period::Days28 => (days_before(today, 27), today),
            Period::Days90 => (days_before(today, 89), today),
            Period::Months12 => (today.checked_sub(12.months()).unwrap_or(today), today),
            Period::All => asked.store().gap_span().await?.unwrap_or((today, today)),
            Period::Own => match (own("from"), own("to")) {
                (Some(from), Some(to)) => (from, to),
                (Some(from), None) => (from, today.max(from)),
                (None, Some(to)) => (days_before(to, 27), to),
                (None, None) => {
                    period = Period::Days90;
                    (days_before(today, 89), today)
                }
            },
        };
        if from > to {
            (from, to) = (to, from);
        }
        Ok(Self {
            period,
            from,
            to,
            by: GroupBy::read(query.get("by")),
        })
    }

    /// What the form shows, so that its answer tells whether dates were changed in it: see [`is_dated_anew`].
    pub(super) fn shown(&self) -> String {
        format!("{} {} {}", self.period.as_str(), self.from, self.to)
    }

    /// "Last 28 days", "1 Feb to 28 Feb 2018".
    pub(super) fn told(&self, format: &Format) -> String {
        match self.period {
            Period::All | Period::Own => format
                .words()
                .gaps_period_own(format.short_date(self.from), format.short_date(self.to)),
            period => period.words(format.words()),
        }
    }

    /// The same time, as the fields of an address.
    pub(super) fn fields(&self) -> Form {
        let fields = Form::default().with("period", self.period.as_str());
        if self.period == Period::Own {
            fields
                .with("from", &self.from.to_string())
                .with("to", &self.to.to_string())
        } else {
            fields
        }
    }

    /// The same time for what began in it. "Everything" is open at both ends: orders are placed before their first
    /// promise falls due.
    pub(super) fn begun_within(&self) -> (Option<Date>, Option<Date>) {
        match self.period {
            Period::All => (None, None),
            _ => (Some(self.from), Some(self.to)),
        }
    }

    /// How a trend over this time is best told apart: up to half a year by week, else by month.
    pub(super) fn beat(&self) -> GroupBy {
        let days = self
            .to
            .since(self.from)
            .map_or(i32::MAX, |span| span.get_days());
        if days <= 190 {
            GroupBy::Week
        } else {
            GroupBy::Month
        }
    }
}

/// Whether somebody typed dates and left the period as it was: then the dates are meant.
fn is_dated_anew(query: &Form, period: Period) -> bool {
    let shown: Vec<&str> = query.get("shown").split(' ').collect();
    let [was, from, to] = shown.as_slice() else {
        return false;
    };
    *was == period.as_str() && (query.get("from") != *from || query.get("to") != *to)
}

fn days_before(date: Date, days: i32) -> Date {
    date.checked_sub(days.days()).unwrap_or(date)
}

/// The first and last date of a group's time: the month `2018-02`, the week `2018-W07`.
pub(super) fn dates_of(by: GroupBy, group: &str) -> Option<(Date, Date)> {
    let (year, rest) = group.split_once('-')?;
    let year: i16 = year.parse().ok()?;
    match by {
        GroupBy::Month => {
            let first = Date::new(year, rest.parse().ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        GroupBy::Week => {
            let week = rest.strip_prefix('W')?.parse().ok()?;
            let monday = jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday)
                .ok()?
                .date();
            Some((monday, monday.checked_add(6.days()).ok()?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_typed_are_meant_unless_another_period_was_chosen() {
        let query = |period: &str, from: &str| {
            let fields = Form::default()
                .with("period", period)
                .with("from", from)
                .with("to", "2018-02-28");
            fields.with("shown", "28d 2018-02-01 2018-02-28")
        };
        let meant = |query: Form| is_dated_anew(&query, Period::read(query.get("period")));
        assert!(!meant(query("28d", "2018-02-01")));
        assert!(meant(query("28d", "2018-01-01")));
        assert!(!meant(query("90d", "2018-01-01")));
        assert!(!meant(Form::default()));
    }

    #[test]
    fn a_months_and_a_weeks_dates() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(
            dates_of(GroupBy::Month, "2018-02"),
            Some((date("2018-02-01"), date("2018-02-28")))
        );
        assert_eq!(
            dates_of(GroupBy::Week, "2019-W01"),
            Some((date("2018-12-31"), date("2019-01-06")))
        );
        assert_eq!(dates_of(GroupBy::Week, "2019-W54"), None);
        assert_eq!(dates_of(GroupBy::Carrier, "2018-02"), None);
    }
}
