//! `GET /orders/{number}/parcels/{n}.ics`: the day a parcel is expected, for one's own calendar (RFC 5545).

use app::{
    orders::{Expected, expected},
    request::{Asked, not_found, report},
};
use axum::{
    Extension, Router,
    extract::{Path, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::Timestamp;
use icalendar::{Calendar, Component as _, Event, Property};
use jiff::{ToSpan as _, civil::Date};
use store::Failure;

/// Stands behind the same layers as the pages: it shows what the order's page shows.
pub fn routes() -> Router<()> {
    Router::new().route("/orders/{number}/parcels/{file}", get(entry))
}

async fn entry(
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
    match expected(&asked, &number, parcel).await {
        Ok(expected) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    "text/calendar; charset=utf-8; method=PUBLISH",
                ),
                (
                    header::CONTENT_DISPOSITION,
                    "attachment; filename=\"parcel.ics\"",
                ),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (headers, calendar(&expected, asked.now)).into_response()
        }
        Err(Failure::NotFound | Failure::Refused(_)) => not_found(request).await,
        Err(Failure::Broken(error)) => {
            report(&error);
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn calendar(expected: &Expected, now: Timestamp) -> String {
    let mut event = Event::new();
    event
        .uid(&expected.uid)
        .sequence(expected.sequence)
        .summary(&expected.summary)
        .url(&expected.url)
        .add_property("DTSTAMP", utc(now))
        .add_property("TRANSP", "TRANSPARENT");
    match expected.day {
        Some(day) => {
            event.append_property(whole_day("DTSTART", day));
            if let Ok(next) = day.checked_add(1.day()) {
                event.append_property(whole_day("DTEND", next));
            }
        }
        None => {
            event
                .add_property("DTSTART", utc(expected.due))
                .add_property("DTEND", utc(expected.due));
        }
    }
    let mut calendar = Calendar::new();
    calendar
        .append_property(Property::new("METHOD", "PUBLISH"))
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

    fn expected(day: Option<Date>) -> Expected {
        Expected {
            uid: "018f@throughline".to_owned(),
            sequence: 2,
            day,
            due: Timestamp::parse("2026-11-25T00:00:00Z").unwrap(),
            summary: "Harbour & Pine: order HP-10482; arrives".to_owned(),
            url: "https://shop.example/orders/HP-10482".to_owned(),
        }
    }

    #[test]
    fn a_due_told_as_a_day_fills_that_day() {
        let now = Timestamp::parse("2026-11-22T10:41:00Z").unwrap();
        let text = calendar(&expected(Some(Date::constant(2026, 11, 24))), now);
        for line in [
            "METHOD:PUBLISH",
            "UID:018f@throughline",
            "SEQUENCE:2",
            "DTSTAMP:20261122T104100Z",
            "DTSTART;VALUE=DATE:20261124",
            "DTEND;VALUE=DATE:20261125",
            "SUMMARY:Harbour & Pine: order HP-10482\\; arrives",
        ] {
            assert!(
                text.lines().any(|found| found == line),
                "{line} is missing from\n{text}"
            );
        }
        assert_eq!(text.matches("DTSTAMP").count(), 1);
    }

    #[test]
    fn a_due_with_a_time_keeps_it() {
        let now = Timestamp::parse("2026-11-22T10:41:00Z").unwrap();
        let text = calendar(&expected(None), now);
        assert!(text.contains("DTSTART:20261125T000000Z"), "{text}");
    }
}
