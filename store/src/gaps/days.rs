//! Days as whole numbers since 1970-01-01, where the shop is.

use domain::Timestamp;
use jiff::{ToSpan, civil::Date, tz::TimeZone};

const FIRST: Date = Date::constant(1970, 1, 1);

pub(super) fn day_number(date: Date) -> i64 {
    i64::from(date.since(FIRST).map_or(0, |span| span.get_days()))
}

pub(super) fn date_of(day: i64) -> Date {
    let days = i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX });
    // Spans of days hold fewer than an i32 does; past either end the calendar itself ends.
    let limit = 7_304_484;
    FIRST
        .checked_add(days.clamp(-limit, limit).days())
        .unwrap_or(if day < 0 { Date::MIN } else { Date::MAX })
}

/// The moment a day begins: midnight, or the first moment after it where the clocks skip midnight.
pub(super) fn start_of(day: i64, zone: &TimeZone) -> Timestamp {
    date_of(day).to_zoned(zone.clone()).map_or_else(
        |_| Timestamp::from_micros(if day < 0 { i64::MIN } else { i64::MAX }),
        |zoned| zoned.timestamp().into(),
    )
}

/// The first and last day of the month a day is in.
pub(super) fn month_of(day: i64) -> (i64, i64) {
    let date = date_of(day);
    (
        day_number(date.first_of_month()),
        day_number(date.last_of_month()),
    )
}

/// `2018-02`.
pub(super) fn month(day: i64) -> String {
    let date = date_of(day);
    format!("{:04}-{:02}", date.year(), date.month())
}

/// `2018-W07`, after ISO 8601: its year can differ from the calendar's at New Year.
pub(super) fn week(day: i64) -> String {
    let week = date_of(day).iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// Days, kept as runs of neighbours, so that each run is one query.
#[derive(Debug, Default)]
pub(super) struct Days(Vec<(i64, i64)>);

impl Days {
    pub(super) fn of(first: i64, last: i64) -> Self {
        Self(if first <= last {
            vec![(first, last)]
        } else {
            Vec::new()
        })
    }

    /// Adds a day; they come in order.
    pub(super) fn push(&mut self, day: i64) {
        match self.0.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => self.0.push((day, day)),
        }
    }

    pub(super) fn runs(&self) -> impl Iterator<Item = (i64, i64)> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_survives_its_number_and_neighbours_make_one_run() {
        for text in ["1969-12-31", "1970-01-01", "2018-02-28", "2026-11-24"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date_of(day_number(date)), date);
        }
        let mut days = Days::default();
        [3, 4, 5, 9].into_iter().for_each(|day| days.push(day));
        assert_eq!(days.runs().collect::<Vec<_>>(), [(3, 5), (9, 9)]);
    }

    #[test]
    fn a_week_belongs_to_its_own_year() {
        assert_eq!(week(day_number("2018-12-31".parse().unwrap())), "2019-W01");
        assert_eq!(month(day_number("2018-12-31".parse().unwrap())), "2018-12");
    }

    #[test]
    fn a_day_begins_where_the_shop_is() {
        let zone = TimeZone::get("America/Sao_Paulo").unwrap();
        let start = start_of(day_number("2018-02-08".parse().unwrap()), &zone);
        assert_eq!(
            start,
            Timestamp::parse("2018-02-08T00:00:00-02:00").unwrap()
        );
        assert!(start_of(i64::MAX, &zone) > start && start_of(i64::MIN, &zone) < start);
    }
}
