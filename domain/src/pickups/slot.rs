//! One window of one day, and which are on offer.

use super::{PickupTerms, Window};
use crate::{Timestamp, calendar::WorkingTime};
use jiff::{
    ToSpan as _,
    civil::{Date, Time},
    tz::TimeZone,
};
use std::fmt;

/// One window of one day, where the shop is. Its text is its name: `2026-12-01T09:00-13:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    pub date: Date,
    pub window: Window,
}

impl Slot {
    /// Reads its text back; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (date, window) = text.split_once('T')?;
        let (from, to) = window.split_once('-')?;
        let time = |text: &str| text.parse::<Time>().ok().filter(|_| text.len() == 5);
        let slot = Self {
            date: date.parse().ok()?,
            window: Window {
                from: time(from)?,
                to: time(to)?,
            },
        };
        // jiff reads more forms than one, and a slot has one name.
        (slot.to_string() == text).then_some(slot)
    }

    /// From when to when; `None` where the clocks leave nothing of it, or it lies outside of all years.
    #[must_use]
    pub fn span(&self, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
        let moment = |time| {
            let local = self.date.to_datetime(time).to_zoned(zone.clone()).ok()?;
            Some(Timestamp::from(local.timestamp()))
        };
        let (begins, ends) = (moment(self.window.from)?, moment(self.window.to)?);
        (begins < ends).then_some((begins, ends))
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Window { from, to } = self.window;
        write!(
            f,
            "{}T{}-{}",
            self.date,
            from.strftime("%H:%M"),
            to.strftime("%H:%M")
        )
    }
}

/// The slots on offer to whoever asks now, the next first, whether or not there is room in them: on the shop's days but
/// its holidays, after the working days it needs, before the last day it plans for, and over by `until`.
#[must_use]
pub fn slots(
    terms: &PickupTerms,
    calendar: &WorkingTime,
    now: Timestamp,
    until: Timestamp,
) -> Vec<Slot> {
    let zone = calendar.zone();
    let today = now.in_zone(&zone).date();
    let first = match terms.lead_working_days {
        0 => today,
        days => {
            let after = calendar.after_working_days(now, usize::from(days));
            after.in_zone(&zone).date()
        }
    };
    let mut windows = terms.windows.clone();
    windows.sort_unstable();
    let days = (0..=i64::from(terms.days_ahead)).map(|ahead| today.saturating_add(ahead.days()));
    days.filter(|date| {
        let weekday = date.weekday().to_monday_one_offset();
        *date >= first && terms.weekdays.contains(&weekday) && !calendar.holidays.contains(date)
    })
    .flat_map(|date| {
        let of_day = windows.iter().map(move |&window| Slot { date, window });
        of_day.collect::<Vec<_>>()
    })
    .filter(|slot| {
        slot.span(&zone)
            .is_some_and(|(begins, ends)| begins > now && ends <= until)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEVER: i64 = i64::MAX;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn window(from: &str, to: &str) -> Window {
        Window {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    fn london(holidays: &[&str]) -> WorkingTime {
        WorkingTime {
            time_zone: "Europe/London".to_owned(),
            holidays: holidays.iter().map(|day| day.parse().unwrap()).collect(),
            ..WorkingTime::default()
        }
    }

    fn terms(days_ahead: u16, lead: u16) -> PickupTerms {
        PickupTerms {
            countries: ["GB".to_owned()].into(),
            days_ahead,
            lead_working_days: lead,
            ..PickupTerms::default()
        }
    }

    fn names(terms: &PickupTerms, calendar: &WorkingTime, now: &str) -> Vec<String> {
        let until = Timestamp::from_micros(NEVER);
        let found = slots(terms, calendar, at(now), until);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_first_slot_is_after_the_working_days_that_the_shop_needs() {
        // Friday 27 November: one working day on is Monday.
        assert_eq!(
            names(&terms(4, 1), &london(&[]), "2026-11-27T10:00:00Z"),
            [
                "2026-11-30T09:00-13:00",
                "2026-11-30T13:00-18:00",
                "2026-12-01T09:00-13:00",
                "2026-12-01T13:00-18:00",
            ]
        );
    }

    #[test]
    fn a_holiday_is_neither_a_day_to_come_nor_a_working_day() {
        // Thursday 24 December: Friday and Monday are holidays.
        let calendar = london(&["2026-12-25", "2026-12-28"]);
        assert_eq!(
            names(&terms(6, 1), &calendar, "2026-12-24T10:00:00Z"),
            [
                "2026-12-29T09:00-13:00",
                "2026-12-29T13:00-18:00",
                "2026-12-30T09:00-13:00",
                "2026-12-30T13:00-18:00",
            ]
        );
    }

    #[test]
    fn without_a_lead_what_has_begun_today_is_over_and_the_day_is_that_of_the_shop() {
        let today = terms(1, 0);
        let calendar = london(&[]);
        // Nine in summer is 08:00 UTC.
        assert_eq!(
            names(&today, &calendar, "2026-07-02T07:59:00Z")
                .first()
                .unwrap(),
            "2026-07-02T09:00-13:00"
        );
        assert_eq!(
            names(&today, &calendar, "2026-07-02T08:00:00Z")
                .first()
                .unwrap(),
            "2026-07-02T13:00-18:00"
        );
        // Half past eleven at night in UTC is tomorrow in London.
        assert_eq!(
            names(&today, &calendar, "2026-07-01T23:30:00Z")
                .first()
                .unwrap(),
            "2026-07-02T09:00-13:00"
        );
    }

    #[test]
    fn an_hour_that_the_clocks_leave_out_is_no_slot_and_one_that_comes_twice_is_long() {
        let calendar = london(&[]);
        let nights = PickupTerms {
            weekdays: [7].into(),
            windows: vec![window("01:00", "02:00"), window("09:00", "13:00")],
            ..terms(1, 0)
        };
        // 29 March 2026, 01:00: the clocks go to 02:00.
        assert_eq!(
            names(&nights, &calendar, "2026-03-28T12:00:00Z"),
            ["2026-03-29T09:00-13:00"]
        );
        let twice = Slot::read("2026-10-25T00:00-02:00").unwrap();
        let (begins, ends) = twice.span(&calendar.zone()).unwrap();
        assert_eq!((ends.as_micros() - begins.as_micros()) / 3_600_000_000, 3);
    }

    #[test]
    fn nothing_is_on_offer_that_ends_after_the_goods_are_to_be_handed_over() {
        let until = at("2026-11-30T13:00:00Z");
        let found = slots(
            &terms(14, 1),
            &london(&[]),
            at("2026-11-27T10:00:00Z"),
            until,
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_slot_has_one_name_and_a_strange_one_is_none() {
        let slot = Slot::read("2026-12-01T09:00-13:00").unwrap();
        assert_eq!(slot.window, window("09:00", "13:00"));
        for strange in [
            "",
            "T-",
            "2026-12-01",
            "2026-12-01T09:00",
            "2026-12-01T9:00-13:00",
            "20261201T09:00-13:00",
            "2026-12-01T09:00-13:00Z",
            "2026-12-01T09:00:00-13:00",
            "+002026-12-01T09:00-13:00",
            "2026-13-01T09:00-13:00",
        ] {
            assert_eq!(Slot::read(strange), None, "{strange}");
        }
        // Backwards: it reads, and spans nothing.
        let backwards = Slot::read("2026-12-01T13:00-09:00").unwrap();
        assert_eq!(backwards.span(&TimeZone::UTC), None);
    }
}
