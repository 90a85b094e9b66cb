//! The shop itself: its settings, and who works there.

use super::catalogue::product;
use anyhow::Context;
use domain::{
    Timestamp,
    actor::Actor,
    calendar::{DayHours, WorkingTime},
    pickups::PickupTerms,
    places::{Place, PlaceKind},
    policy::Policy,
    products::ProductIn,
    returns::{HandOver, Outcome, Reason, ReturnRule, ReturnTerms, ReviewTerms},
    staff::Role,
};
use jiff::{
    SignedDuration, ToSpan,
    civil::{Date, Time, Weekday, date},
    tz::TimeZone,
};
use std::collections::BTreeSet;
use store::Store;

/// Where the shop is.
pub const ZONE: &str = "Europe/London";
/// Signs in and sees everything.
pub const ADMIN: &str = "mara@harbourandpine.example";
/// Every demo login has it. Only `seed demo` makes these logins.
pub const PASSWORD: &str = "harbour-pine-demo";

const STAFF: [(&str, &str, Role); 6] = [
    (ADMIN, "Mara Lindqvist", Role::Admin),
    ("ines@harbourandpine.example", "Ines Carvalho", Role::Agent),
    ("mira@harbourandpine.example", "Mira Oyelaran", Role::Agent),
    ("tom@harbourandpine.example", "Tom Okafor", Role::Store),
    ("lena@harbourandpine.example", "Lena Vogt", Role::Marketer),
    ("amir@harbourandpine.example", "Amir Shah", Role::Analyst),
];

/// What can be sent instead of what came back, what it is a variant of, and how many are there.
const SHELF: [(&str, &str, i64); 6] = [
    ("KETTLE-MOSS", "enamel-kettle", 400),
    ("TRAY-OAK-S", "oak-tray", 12),
    ("TRAY-OAK-L", "oak-tray", 7),
    ("PAN-IRON-24", "iron-pan", 9),
    ("PAN-IRON-28", "iron-pan", 1),
    ("MUG-STONE", "", 25),
];

fn in_pounds(sku: &str, family: &str, on_hand: i64) -> ProductIn {
    let known = product(sku);
    ProductIn {
        sku: sku.to_owned(),
        title: known.title("en").to_owned(),
        family: family.to_owned(),
        category: known.category.to_owned(),
        unit_price_minor: known.pence,
        currency: "GBP".to_owned(),
        on_hand: Some(on_hand),
        counted_at: None,
    }
}

/// When the portal was set up: before its first story.
pub fn opened(now: Timestamp) -> Timestamp {
    now.minus(SignedDuration::from_hours(24 * 24))
}

pub async fn open(store: &Store, now: Timestamp) -> anyhow::Result<()> {
    let policy = policy(now);
    store
        .set_policy(&Actor::System, policy)
        .await
        .context("the demo shop's settings")?;
    for (sku, family, on_hand) in SHELF {
        let product = in_pounds(sku, family, on_hand);
        store.put_product(&Actor::System, &product).await?;
    }
    for (email, name, role) in STAFF {
        store
            .add_staff(&Actor::System, email, name, role, PASSWORD)
            .await
            .with_context(|| format!("the login {email}"))?;
    }
    Ok(())
}

fn policy(now: Timestamp) -> Policy {
    let hours = |weekday: i8, closes: i8| DayHours {
        weekday,
        opens: Time::constant(9, 0, 0, 0),
        closes: Time::constant(closes, 0, 0, 0),
    };
    let year = now
        .in_zone(&TimeZone::get(ZONE).unwrap_or(TimeZone::UTC))
        .year();
    Policy {
        shop_name: "Harbour & Pine".to_owned(),
        help_email: Some("help@harbourandpine.example".to_owned()),
        // Ofcom keeps 0113 496 0000 to 0999 for stories like this one.
        help_phone: Some("+44 113 496 0123".to_owned()),
        working_time: WorkingTime {
            time_zone: ZONE.to_owned(),
            hours: (1..=5)
                .map(|weekday| hours(weekday, 17))
                .chain([hours(6, 13)])
                .collect(),
            holidays: (year - 1..=year + 1).flat_map(bank_holidays).collect(),
        },
        returns: ReturnTerms {
            outcomes: [
                Outcome::Refund,
                Outcome::Exchange,
                Outcome::Replacement,
                Outcome::MissingPart,
                Outcome::StoreCredit,
                Outcome::KeepWithPartRefund,
            ]
            .into(),
            keep_percent: 25,
            hand_overs: HandOver::ALL.iter().copied().collect(),
            review: ReviewTerms {
                reasons: [Reason::Other].into(),
                ..ReviewTerms::default()
            },
            rules: vec![ReturnRule {
                name: "Candles".to_owned(),
                categories: ["candles".to_owned()].into(),
                is_final_sale: true,
                ..ReturnRule::default()
            }],
            address: [
                "Harbour & Pine, returns",
                "4 Quay Street",
                "Whitby YO21 1AA",
                "United Kingdom",
            ]
            .map(str::to_owned)
            .into(),
            ..ReturnTerms::default()
        },
        places: places(now),
        pickups: Some(PickupTerms {
            countries: ["GB".to_owned()].into(),
            weekdays: (1..=6).collect(),
            ..PickupTerms::default()
        }),
        ..Policy::default()
    }
}

/// Three stores, and a counter of somebody else's that is open late.
fn places(now: Timestamp) -> Vec<Place> {
    let place = |id: &str, kind, name: &str, [street, city, postal_code]: [&str; 3], hours| Place {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        street: street.to_owned(),
        city: city.to_owned(),
        postal_code: postal_code.to_owned(),
        country: "GB".to_owned(),
        hours,
        closed: BTreeSet::new(),
    };
    let days = |weekdays: std::ops::RangeInclusive<i8>, opens: i8, closes: i8| {
        weekdays
            .map(|weekday| DayHours {
                weekday,
                opens: Time::constant(opens, 0, 0, 0),
                closes: Time::constant(closes, 0, 0, 0),
            })
            .collect::<Vec<_>>()
    };
    let today = now
        .in_zone(&TimeZone::get(ZONE).unwrap_or(TimeZone::UTC))
        .date();
    let mut whitby = place(
        "WHITBY",
        PlaceKind::Store,
        "Harbour & Pine, Whitby",
        ["4 Quay Street", "Whitby", "YO21 1AA"],
        [days(1..=6, 9, 18), days(7..=7, 11, 16)].concat(),
    );
    // Stocktaking.
    whitby.closed = [today.saturating_add(10.days())].into();
    vec![
        whitby,
        place(
            "YORK",
            PlaceKind::Store,
            "Harbour & Pine, York",
            ["21 Lantern Row", "York", "YO1 7AA"],
            [days(1..=5, 9, 13), days(1..=5, 14, 18), days(6..=6, 10, 17)].concat(),
        ),
        place(
            "LEEDS",
            PlaceKind::Store,
            "Harbour & Pine, Leeds",
            ["8 Lantern Arcade", "Leeds", "LS1 4AA"],
            days(1..=6, 10, 19),
        ),
        place(
            "KIOSK-LEEDS",
            PlaceKind::DropOffPoint,
            "Lantern kiosk, Leeds station",
            ["Platform 1", "Leeds", "LS1 4DY"],
            days(1..=7, 6, 0),
        ),
    ]
}

/// The bank holidays of England and Wales (Banking and Financial Dealings Act 1971; one that falls on a weekend moves to
/// the next working day).
fn bank_holidays(year: i16) -> BTreeSet<Date> {
    let easter = easter_sunday(year);
    let monday = |from: Date| {
        let mut day = from;
        while day.weekday() != Weekday::Monday {
            day = day.saturating_add(1.day());
        }
        day
    };
    let mut days = BTreeSet::from([
        easter.saturating_sub(2.days()),
        easter.saturating_add(1.day()),
        monday(date(year, 5, 1)),
        monday(date(year, 5, 25)),
        monday(date(year, 8, 25)),
    ]);
    for mut day in [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)] {
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || days.contains(&day) {
            day = day.saturating_add(1.day());
        }
        days.insert(day);
    }
    days
}

/// Gauss's rule in the form of Meeus, Jones and Butcher (Gregorian calendar).
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    let small = |number: i32| i8::try_from(number).unwrap_or(1);
    date(year, small(month), small(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_holidays_are_those_of_the_almanac() {
        let days: Vec<String> = bank_holidays(2026)
            .iter()
            .map(ToString::to_string)
            .collect();
        // gov.uk/bank-holidays: Boxing Day 2026 is a Saturday, its Monday is free.
        assert_eq!(
            days,
            [
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-04",
                "2026-05-25",
                "2026-08-31",
                "2026-12-25",
                "2026-12-28",
            ]
        );
        assert!(bank_holidays(2027).contains(&date(2027, 12, 28)));
        assert!(bank_holidays(2028).contains(&date(2028, 1, 3)));
    }
}
