//! Entries for one's own calendar (RFC 5545): `GET /orders/{number}/parcels/{n}.ics`, the day a parcel is expected, and
//! `GET /returns/{id}/pickup.ics`, when a return is fetched.

use app::{
    orders::{Expected, expected},
    request::{Asked, not_found, report},
    returns::{Fetched, fetched},
};
use axum::{
    Extension, Router,
    extract::{Path, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::Timestamp;
use icalendar::{Calendar, Component as _, Event, EventStatus, Property};
use jiff::{ToSpan as _, civil::Date};
use store::{Failure, Never};

/// Stands behind the same layers as the pages: it shows what the page of the thing shows.
pub fn routes() -> Router<()> {
    Router::new()
        .route("/orders/{number}/parcels/{file}", get(parcel))
        .route("/returns/{id}/pickup.ics", get(pickup))
}

/// One entry. The same thing keeps its `uid`, and each time it is told anew its `sequence` grows: a calendar puts the
/// later one in the place of the earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    uid: String,
    sequence: u32,
    when: When,
    summary: String,
    url: String,
    is_cancelled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Day(Date),
    Moment(Timestamp),
    /// Somebody has to be there.
    Span(Timestamp, Timestamp),
}

async fn parcel(
    Extension(asked): Extension<Asked>,
    Path((number, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let parcel = file
        .strip_suffix(".ics")
        .and_then(|parcel| parcel.parse().ok());
    let Some(parcel) = parcel else {
        return not_found(request).await;
    };
    let found = expected(&asked, &number, parcel).await;
    answer(&asked, request, "parcel.ics", found.map(Entry::from)).await
}

async fn pickup(
    Extension(asked): Extension<Asked>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let Ok(id) = id.parse() else {
        return not_found(request).await;
    };
    let found = fetched(&asked, id).await;
    answer(&asked, request, "pickup.ics", found.map(Entry::from)).await
}

async fn answer(
    asked: &Asked,
    request: Request,
    file: &str,
    found: Result<Entry, Failure<Never>>,
) -> Response {
    match found {
        Ok(entry) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    format!("text/calendar; charset=utf-8; method={}", entry.method()),
                ),
                (
                    header::CONTENT_DISPOSITION,
                    format!("attachment; filename=\"{file}\""),
                ),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (headers, calendar(&entry, asked.now)).into_response()
        }
        Err(Failure::NotFound | Failure::Refused(_)) => not_found(request).await,
        Err(Failure::Broken(error)) => {
            report(&error);
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

impl Entry {
    /// What a calendar is to do with it (RFC 5546).
    fn method(&self) -> &'static str {
        if self.is_cancelled {
            "CANCEL"
        } else {
            "PUBLISH"
        }
    }
}

impl From<Expected> for Entry {
    fn from(expected: Expected) -> Self {
        Self {
            uid: expected.uid,
            sequence: expected.sequence,
            when: expected.day.map_or(When::Moment(expected.due), When::Day),
            summary: expected.summary,
            url: expected.url,
            is_cancelled: false,
        }
    }
}

impl From<Fetched> for Entry {
    fn from(fetched: Fetched) -> Self {
        Self {
            uid: fetched.uid,
            sequence: fetched.sequence,
            when: When::Span(fetched.begins_at, fetched.ends_at),
            summary: fetched.summary,
            url: fetched.url,
            is_cancelled: fetched.is_cancelled,
        }
    }
}

fn calendar(entry: &Entry, now: Timestamp) -> String {
    let mut event = Event::new();
    event
        .uid(&entry.uid)
        .sequence(entry.sequence)
        .summary(&entry.summary)
        .url(&entry.url)
        .add_property("DTSTAMP", utc(now));
    match entry.when {
        When::Day(day) => {
            event.append_property(whole_day("DTSTART", day));
            if let Ok(next) = day.checked_add(1.day()) {
                event.append_property(whole_day("DTEND", next));
            }
            event.add_property("TRANSP", "TRANSPARENT");
        }
        When::Moment(due) => {
            event
                .add_property("DTSTART", utc(due))
                .add_property("DTEND", utc(due))
                .add_property("TRANSP", "TRANSPARENT");
        }
        When::Span(begins, ends) => {
            event
                .add_property("DTSTART", utc(begins))
                .add_property("DTEND", utc(ends));
        }
    }
    if entry.is_cancelled {
        event.status(EventStatus::Cancelled);
    }
    let mut calendar = Calendar::new();
    calendar
        .append_property(Property::new("METHOD", entry.method()))
        .push(event.done());
    calendar.to_string()
}

fn whole_day(key: &str, day: Date) -> Property {
    let mut property = Property::new(key, day.strftime("%Y%m%d").to_string());
    property.add_parameter("VALUE", "DATE");
    property.done()
}

fn utc(moment: Timestamp) -> String {
    moment.to_jiff().strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn entry(when: When) -> Entry {
        Entry {
            uid: "018f@throughline".to_owned(),
            sequence: 2,
            when,
            summary: "Harbour & Pine: order HP-10482; arrives".to_owned(),
            url: "https://shop.example/orders/HP-10482".to_owned(),
            is_cancelled: false,
        }
    }

    fn says(text: &str, lines: &[&str]) {
        for line in lines {
            assert!(
                text.lines().any(|found| found == *line),
                "{line} is missing from\n{text}"
            );
        }
    }

    #[test]
    fn a_due_told_as_a_day_fills_that_day() {
        let now = at("2026-11-22T10:41:00Z");
        let text = calendar(&entry(When::Day(Date::constant(2026, 11, 24))), now);
        says(
            &text,
            &[
                "METHOD:PUBLISH",
                "UID:018f@throughline",
                "SEQUENCE:2",
                "DTSTAMP:20261122T104100Z",
                "DTSTART;VALUE=DATE:20261124",
                "DTEND;VALUE=DATE:20261125",
                "TRANSP:TRANSPARENT",
                "SUMMARY:Harbour & Pine: order HP-10482\\; arrives",
            ],
        );
        assert_eq!(text.matches("DTSTAMP").count(), 1);
        assert!(!text.contains("STATUS"), "{text}");
    }

    #[test]
    fn a_due_with_a_time_keeps_it() {
        let now = at("2026-11-22T10:41:00Z");
        let text = calendar(&entry(When::Moment(at("2026-11-25T00:00:00Z"))), now);
        says(&text, &["DTSTART:20261125T000000Z"]);
    }

    #[test]
    fn a_time_that_is_called_off_stays_the_same_entry_and_says_so() {
        let now = at("2026-11-22T10:41:00Z");
        let span = When::Span(at("2026-11-25T09:00:00Z"), at("2026-11-25T13:00:00Z"));
        let off = Entry {
            sequence: 3,
            is_cancelled: true,
            ..entry(span)
        };
        says(
            &calendar(&off, now),
            &[
                "METHOD:CANCEL",
                "STATUS:CANCELLED",
                "UID:018f@throughline",
                "SEQUENCE:3",
                "DTSTART:20261125T090000Z",
                "DTEND:20261125T130000Z",
            ],
        );
        let text = calendar(&entry(span), now);
        assert!(!text.contains("TRANSP"), "somebody has to be there: {text}");
    }
}
