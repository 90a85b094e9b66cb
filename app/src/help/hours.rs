//! Opening hours in words: days in a row with the same hours are said together.

use crate::words::Format;
use domain::calendar::{DayHours, WorkingTime};
use jiff::civil::Date;

/// Days and times: ("Monday to Friday", "9:00 to 17:00").
pub fn hours(format: &Format, working_time: &WorkingTime) -> Vec<(String, String)> {
    let words = format.words();
    runs(working_time)
        .into_iter()
        .map(|run| {
            let days = if run.first == run.last {
                words.help_hours_one(weekday(format, run.first))
            } else {
                words.help_hours_several(weekday(format, run.first), weekday(format, run.last))
            };
            let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
            (
                days,
                words.help_hours_times(time(run.closes), time(run.opens)),
            )
        })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    first: i8,
    last: i8,
    opens: jiff::civil::Time,
    closes: jiff::civil::Time,
}

fn runs(working_time: &WorkingTime) -> Vec<Run> {
    let mut days: Vec<&DayHours> = working_time
        .hours
        .iter()
        .filter(|day| (1..=7).contains(&day.weekday))
        .collect();
    days.sort_by_key(|day| day.weekday);
    let mut runs: Vec<Run> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some(run)
                if run.last + 1 == day.weekday
                    && (run.opens, run.closes) == (day.opens, day.closes) =>
            {
                run.last = day.weekday;
            }
            _ => runs.push(Run {
                first: day.weekday,
                last: day.weekday,
                opens: day.opens,
                closes: day.closes,
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
    use domain::Timestamp;
    use jiff::{civil::Time, tz::TimeZone};

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
            hours(&Format::new(locale, &TimeZone::UTC, now), &working_time)
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
    }
}
