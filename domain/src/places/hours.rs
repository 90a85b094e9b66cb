//! Whether a place is open, and when it opens next.

use super::{Place, PlaceKind};
use crate::{Timestamp, calendar::WorkingTime};
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};

/// So many days ahead somebody is told when a place opens again.
const DAYS_AHEAD: i32 = 60;

/// How a place stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Until then; `None` for one that does not close in the time we look ahead.
    Open { until: Option<Timestamp> },
    /// Until then; `None` for one that does not open in the time we look ahead.
    Closed { opens: Option<Timestamp> },
}

impl Place {
    /// Whether it is open at that moment, by the clock of the shop. What began on a closed date does not: the night before
    /// runs on into it.
    #[must_use]
    pub fn standing(&self, now: Timestamp, shop: &WorkingTime) -> Standing {
        let zone = shop.zone();
        let today = now.in_zone(&zone).date();
        let spans = self.spans_from(today.saturating_sub(1.days()), shop, &zone);
        let horizon = today.saturating_add(DAYS_AHEAD.days());
        match spans.iter().find(|(_, closes)| now < *closes) {
            Some((opens, closes)) if *opens <= now => Standing::Open {
                // What is open to the last day we look at is open around the clock.
                until: Some(*closes).filter(|closes| closes.in_zone(&zone).date() < horizon),
            },
            Some((opens, _)) => Standing::Closed {
                opens: Some(*opens),
            },
            None => Standing::Closed { opens: None },
        }
    }

    /// When it is open from the day before that on, in order, what touches taken together.
    fn spans_from(
        &self,
        first: Date,
        shop: &WorkingTime,
        zone: &TimeZone,
    ) -> Vec<(Timestamp, Timestamp)> {
        let mut spans: Vec<(Timestamp, Timestamp)> = Vec::new();
        for ahead in 0..DAYS_AHEAD + 2 {
            let date = first.saturating_add(ahead.days());
            let mut of_day = self.spans_on(date, shop, zone);
            of_day.sort_unstable();
            for (opens, closes) in of_day {
                match spans.last_mut() {
                    Some((_, last)) if opens <= *last => *last = closes.max(*last),
                    _ => spans.push((opens, closes)),
                }
            }
        }
        spans
    }

    fn spans_on(
        &self,
        date: Date,
        shop: &WorkingTime,
        zone: &TimeZone,
    ) -> Vec<(Timestamp, Timestamp)> {
        let is_holiday = self.kind == PlaceKind::Store && shop.holidays.contains(&date);
        if is_holiday || self.closed.contains(&date) {
            return Vec::new();
        }
        let weekday = date.weekday().to_monday_one_offset();
        let hours = self.hours.iter().filter(|day| day.weekday == weekday);
        hours
            .filter_map(|day| {
                let last = if day.closes > day.opens {
                    date
                } else {
                    date.tomorrow().ok()?
                };
                let moment = |date: Date, time| {
                    let local = date.to_datetime(time).to_zoned(zone.clone()).ok()?;
                    Some(Timestamp::from(local.timestamp()))
                };
                let (opens, closes) = (moment(date, day.opens)?, moment(last, day.closes)?);
                (opens < closes).then_some((opens, closes))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::store, *};
    use crate::calendar::DayHours;
    use jiff::civil::Time;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn hours(weekdays: std::ops::RangeInclusive<i8>, opens: &str, closes: &str) -> Vec<DayHours> {
        let time = |text: &str| text.parse::<Time>().unwrap();
        weekdays
            .map(|weekday| DayHours {
                weekday,
                opens: time(opens),
                closes: time(closes),
            })
            .collect()
    }

    fn open_at(hours: Vec<DayHours>) -> Place {
        Place {
            hours,
            ..store("W", "Whitby", "YO21", "GB")
        }
    }

    fn london(holidays: &[&str]) -> WorkingTime {
        WorkingTime {
            time_zone: "Europe/London".to_owned(),
            holidays: holidays.iter().map(|day| day.parse().unwrap()).collect(),
            ..WorkingTime::default()
        }
    }

    fn opens(text: &str) -> Standing {
        Standing::Closed {
            opens: Some(at(text)),
        }
    }

    fn until(text: &str) -> Standing {
        Standing::Open {
            until: Some(at(text)),
        }
    }

    #[test]
    fn it_opens_on_the_minute_and_is_closed_on_the_minute_by_the_clock_of_the_shop() {
        let (place, shop) = (open_at(hours(1..=6, "09:00", "18:00")), london(&[]));
        let standing = |now| place.standing(at(now), &shop);
        // Monday 1 June: summer time, so nine o'clock is 08:00 UTC.
        assert_eq!(
            standing("2026-06-01T07:59:59Z"),
            opens("2026-06-01T08:00:00Z")
        );
        assert_eq!(
            standing("2026-06-01T08:00:00Z"),
            until("2026-06-01T17:00:00Z")
        );
        assert_eq!(
            standing("2026-06-01T17:00:00Z"),
            opens("2026-06-02T08:00:00Z")
        );
        // Saturday evening: Sunday is closed, and the clocks went back on Sunday 25 October.
        assert_eq!(
            standing("2026-10-24T18:00:00Z"),
            opens("2026-10-26T09:00:00Z")
        );
    }

    #[test]
    fn a_break_at_noon_is_closed() {
        let mut day = hours(1..=1, "09:00", "12:30");
        day.extend(hours(1..=1, "14:00", "18:00"));
        let (place, shop) = (open_at(day), london(&[]));
        assert_eq!(
            place.standing(at("2026-11-23T13:00:00Z"), &shop),
            opens("2026-11-23T14:00:00Z")
        );
    }

    #[test]
    fn midnight_is_crossed_and_a_whole_day_runs_into_the_next() {
        let shop = london(&[]);
        let late = open_at(hours(5..=5, "18:00", "02:00"));
        // Friday night, told on Saturday morning.
        assert_eq!(
            late.standing(at("2026-11-28T01:59:00Z"), &shop),
            until("2026-11-28T02:00:00Z")
        );
        assert_eq!(
            late.standing(at("2026-11-28T02:00:00Z"), &shop),
            opens("2026-12-04T18:00:00Z")
        );
        let always = open_at(hours(1..=7, "00:00", "00:00"));
        for now in ["2026-11-28T00:00:00Z", "2026-03-29T01:00:00Z"] {
            assert_eq!(
                always.standing(at(now), &shop),
                Standing::Open { until: None }
            );
        }
        // Monday to Friday around the clock closes at the midnight that ends Friday.
        let week = open_at(hours(1..=5, "00:00", "00:00"));
        assert_eq!(
            week.standing(at("2026-11-26T12:00:00Z"), &shop),
            until("2026-11-28T00:00:00Z")
        );
    }

    #[test]
    fn a_closed_date_and_a_holiday_of_the_shop_keep_a_store_closed_and_only_the_first_a_drop_off_point()
     {
        let shop = london(&["2026-12-25"]);
        let open = open_at(hours(1..=7, "09:00", "18:00"));
        let now = at("2026-12-25T10:00:00Z");
        assert_eq!(open.standing(now, &shop), opens("2026-12-26T09:00:00Z"));
        let locker = Place {
            kind: PlaceKind::DropOffPoint,
            ..open.clone()
        };
        assert_eq!(locker.standing(now, &shop), until("2026-12-25T18:00:00Z"));
        let moved = Place {
            closed: ["2026-12-26".parse().unwrap()].into(),
            ..open
        };
        assert_eq!(moved.standing(now, &shop), opens("2026-12-27T09:00:00Z"));
        // Open at night on a closed date: the night before is not of that date.
        let night = Place {
            hours: hours(1..=7, "20:00", "03:00"),
            ..moved
        };
        assert_eq!(
            night.standing(at("2026-12-27T01:00:00Z"), &london(&[])),
            opens("2026-12-27T20:00:00Z")
        );
        assert_eq!(
            night.standing(at("2026-12-26T01:00:00Z"), &london(&[])),
            until("2026-12-26T03:00:00Z")
        );
    }

    #[test]
    fn what_never_opens_says_so() {
        let never = open_at(Vec::new());
        assert_eq!(
            never.standing(at("2026-11-28T01:00:00Z"), &london(&[])),
            Standing::Closed { opens: None }
        );
    }
}
