//! Opening hours in words: days in a row with the same hours are said together.

use crate::words::Format;
use domain::calendar::DayHours;
use jiff::civil::{Date, Time};

/// Days and times: ("Monday to Friday", "9:00 to 17:00"), with a comma where a day has a break in it.
pub fn hours(format: &Format, hours: &[DayHours]) -> Vec<(String, String)> {
    let words = format.words();
    runs(hours)
        .into_iter()
        .map(|run| {
            let days = if run.first == run.last {
                words.help_hours_one(weekday(format, run.first))
            } else {
                words.help_hours_several(weekday(format, run.first), weekday(format, run.last))
            };
            let times: Vec<String> = run
                .spans
                .iter()
                .map(|(opens, closes)| {
                    let opens = opens.strftime("%H:%M").to_string();
                    // The midnight that ends the day.
                    let closes = match *closes == Time::midnight() {
                        true => "24:00".to_owned(),
                        false => closes.strftime("%H:%M").to_string(),
                    };
                    words.help_hours_times(closes, opens)
                })
                .collect();
            (days, times.join(", "))
        })
        .collect()
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    first: i8,
    last: i8,
    spans: Vec<(Time, Time)>,
}

fn runs(hours: &[DayHours]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for weekday in 1..=7 {
        let of_day = hours.iter().filter(|day| day.weekday == weekday);
        let mut spans: Vec<_> = of_day.map(|day| (day.opens, day.closes)).collect();
        spans.sort_unstable();
        if spans.is_empty() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last + 1 == weekday && run.spans == spans => run.last = weekday,
            _ => runs.push(Run {
                first: weekday,
                last: weekday,
                spans,
            }),
        }
    }
    runs
}

/// 1 is Monday. The week of 2 November 2026 begins with the month's first Monday.
fn weekday(format: &Format, weekday: i8) -> String {
    format.weekday(Date::constant(2026, 11, 1 + weekday))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;
    use domain::{Timestamp, calendar::WorkingTime};
    use jiff::tz::TimeZone;

    #[test]
    fn days_in_a_row_with_the_same_hours_are_said_together() {
        let mut working_time = WorkingTime::default();
        working_time.hours.push(DayHours {
            weekday: 6,
            opens: Time::constant(10, 0, 0, 0),
            closes: Time::constant(14, 30, 0, 0),
        });
        let said = |locale| {
            let now = Timestamp::from_micros(0);
            hours(
                &Format::new(locale, &TimeZone::UTC, now),
                &working_time.hours,
            )
        };
        let pair = |days: &str, times: &str| (days.to_owned(), times.to_owned());
        assert_eq!(
            said(Locale::En),
            [
                pair("Monday to Friday", "09:00 to 17:00"),
                pair("Saturday", "10:00 to 14:30")
            ]
        );
        assert_eq!(
            said(Locale::De),
            [
                pair("Montag bis Freitag", "09:00 bis 17:00"),
                pair("Samstag", "10:00 bis 14:30")
            ]
        );
        working_time.hours.push(DayHours {
            weekday: 6,
            opens: Time::constant(15, 0, 0, 0),
            closes: Time::midnight(),
        });
        let now = Timestamp::from_micros(0);
        let format = Format::new(Locale::En, &TimeZone::UTC, now);
        assert_eq!(
            hours(&format, &working_time.hours)[1],
            pair("Saturday", "10:00 to 14:30, 15:00 to 24:00")
        );
    }
}
