//! Working time: the shop's opening hours, holidays and time zone. Terms such as "2 working days" or "4 working hours"
//! are counted here and nowhere else.

use crate::Timestamp;
use jiff::{
    SignedDuration, ToSpan, Zoned,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// When somebody is at work. Serialised as admins write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingTime {
    /// An IANA name, such as `Europe/London`.
    pub time_zone: String,
    /// Hours of each day; a day that is not named is closed.
    pub hours: Vec<DayHours>,
    /// Dates nobody works.
    #[serde(default)]
    pub holidays: BTreeSet<Date>,
}

/// The hours of one weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayHours {
    /// 1 is Monday, 7 is Sunday (ISO 8601).
    pub weekday: i8,
    pub opens: Time,
    pub closes: Time,
}

/// What a shop that has set nothing works: UTC, Monday to Friday, 9 to 17, no holidays.
impl Default for WorkingTime {
    fn default() -> Self {
        let hours = (1..=5).map(|weekday| DayHours {
            weekday,
            opens: Time::constant(9, 0, 0, 0),
            closes: Time::constant(17, 0, 0, 0),
        });
        Self {
            time_zone: "UTC".to_owned(),
            hours: hours.collect(),
            holidays: BTreeSet::new(),
        }
    }
}

/// Nobody is closed for longer: a calendar without any open day in two years is damaged, and a count over it stops here.
const MOST_DAYS_AHEAD: usize = 800;

impl WorkingTime {
    /// The zone; a name that no database knows counts as UTC (settings are checked when they are saved).
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// Opening and closing moments of a date, `None` when closed.
    fn window(&self, date: Date, zone: &TimeZone) -> Option<(Zoned, Zoned)> {
        if self.holidays.contains(&date) {
            return None;
        }
        let day = self
            .hours
            .iter()
            .find(|day| day.weekday == date.weekday().to_monday_one_offset())?;
        let opens = date.to_datetime(day.opens).to_zoned(zone.clone()).ok()?;
        let closes = date.to_datetime(day.closes).to_zoned(zone.clone()).ok()?;
        (opens < closes).then_some((opens, closes))
    }

    fn windows_from(&self, from: &Zoned) -> impl Iterator<Item = (Date, Zoned, Zoned)> {
        let zone = from.time_zone().clone();
        let mut date = Some(from.date());
        std::iter::from_fn(move || {
            let today = date?;
            date = today.checked_add(1.day()).ok();
            Some(today)
        })
        .take(MOST_DAYS_AHEAD)
        .filter_map(move |today| {
            self.window(today, &zone)
                .map(|(opens, closes)| (today, opens, closes))
        })
    }

    /// The close of business on the n-th working day after the day of `from`; the day of `from` itself never counts.
    #[must_use]
    pub fn after_working_days(&self, from: Timestamp, days: usize) -> Timestamp {
        let from = from.in_zone(&self.zone());
        let today = from.date();
        self.windows_from(&from)
            .filter(|(date, ..)| *date > today)
            .nth(days.saturating_sub(1))
            .map_or_else(
                || Timestamp::from_micros(i64::MAX),
                |(_, _, closes)| closes.timestamp().into(),
            )
    }

    /// The moment after that much open time, counted from `from`; time when the shop is closed does not count.
    #[must_use]
    pub fn after_working_time(&self, from: Timestamp, length: SignedDuration) -> Timestamp {
        let from = from.in_zone(&self.zone());
        let mut left = length;
        for (_, opens, closes) in self.windows_from(&from) {
            let start = if from > opens { from.clone() } else { opens };
            if start >= closes {
                continue;
            }
            let open = start.duration_until(&closes);
            if left <= open {
                return Timestamp::from(start.timestamp()).plus(left);
            }
            left -= open;
        }
        Timestamp::from_micros(i64::MAX)
    }

    /// How long the shop was open between the two.
    #[must_use]
    pub fn open_between(&self, from: Timestamp, until: Timestamp) -> SignedDuration {
        let (from, until) = (from.in_zone(&self.zone()), until.in_zone(&self.zone()));
        self.windows_from(&from)
            .take_while(|(_, opens, _)| *opens < until)
            .map(|(_, opens, closes)| {
                let (start, end) = (opens.max(from.clone()), closes.min(until.clone()));
                start.duration_until(&end).max(SignedDuration::ZERO)
            })
            .fold(SignedDuration::ZERO, SignedDuration::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn london() -> WorkingTime {
        WorkingTime {
            time_zone: "Europe/London".to_owned(),
            holidays: ["2026-12-25".parse().unwrap(), "2026-12-28".parse().unwrap()].into(),
            ..WorkingTime::default()
        }
    }

    #[test]
    fn two_working_days_after_friday_end_on_tuesday_evening() {
        let due = WorkingTime::default().after_working_days(at("2026-11-20T15:00:00Z"), 2);
        assert_eq!(due, at("2026-11-24T17:00:00Z"));
    }

    #[test]
    fn a_weekend_order_counts_from_monday() {
        let due = WorkingTime::default().after_working_days(at("2026-11-21T10:00:00Z"), 2);
        assert_eq!(due, at("2026-11-24T17:00:00Z"));
    }

    #[test]
    fn holidays_are_nobodys_working_days() {
        // Thursday 24 December: Friday and Monday are holidays, so day one is Tuesday 29.
        assert_eq!(
            london().after_working_days(at("2026-12-24T10:00:00Z"), 1),
            at("2026-12-29T17:00:00Z")
        );
    }

    #[test]
    fn four_working_hours_run_over_the_night() {
        let due = WorkingTime::default()
            .after_working_time(at("2026-11-19T15:30:00Z"), SignedDuration::from_hours(4));
        assert_eq!(due, at("2026-11-20T11:30:00Z"));
    }

    #[test]
    fn working_hours_asked_for_at_night_start_in_the_morning_where_the_shop_is() {
        // British Summer Time: nine o'clock is 08:00 UTC.
        let due =
            london().after_working_time(at("2026-07-01T02:00:00Z"), SignedDuration::from_hours(1));
        assert_eq!(due, at("2026-07-01T09:00:00Z"));
    }

    #[test]
    fn a_night_shift_over_the_change_of_clocks_counts_real_hours() {
        let always = WorkingTime {
            time_zone: "Europe/London".to_owned(),
            hours: (1..=7)
                .map(|weekday| DayHours {
                    weekday,
                    opens: Time::constant(0, 0, 0, 0),
                    closes: Time::constant(6, 0, 0, 0),
                })
                .collect(),
            holidays: BTreeSet::new(),
        };
        // 25 October 2026: 01:00 to 02:00 happens twice, so midnight to six is seven hours.
        let due =
            always.after_working_time(at("2026-10-24T23:00:00Z"), SignedDuration::from_hours(7));
        assert_eq!(due, at("2026-10-25T06:00:00Z"));
    }

    #[test]
    fn only_open_hours_count_between_two_moments() {
        let week = WorkingTime::default();
        let hours = |from, until| week.open_between(at(from), at(until)).as_hours();
        // From Friday at three to Monday at ten: two hours, and one.
        assert_eq!(hours("2026-11-20T15:00:00Z", "2026-11-23T10:00:00Z"), 3);
        assert_eq!(hours("2026-11-21T10:00:00Z", "2026-11-22T18:00:00Z"), 0);
        assert_eq!(hours("2026-11-20T18:00:00Z", "2026-11-23T09:00:00Z"), 0);
        assert_eq!(hours("2026-11-23T10:00:00Z", "2026-11-20T15:00:00Z"), 0);
    }

    #[test]
    fn a_shop_that_never_opens_promises_no_earlier_than_the_end_of_time() {
        let closed = WorkingTime {
            hours: Vec::new(),
            ..WorkingTime::default()
        };
        let end = Timestamp::from_micros(i64::MAX);
        assert_eq!(
            closed.after_working_days(at("2026-11-20T15:00:00Z"), 1),
            end
        );
        assert_eq!(
            closed.after_working_time(at("2026-11-20T15:00:00Z"), SignedDuration::from_hours(1)),
            end
        );
    }
}
