//! The period, case by case. The ends were counted with another program (Python's `zoneinfo`), not with this one.

use super::*;
use std::collections::BTreeSet;

const NOT_THE_FIRST_DAY: &str = "Reg. 1182/71, Art. 3(1): the day of the event does not count";
const WHOLE_LAST_DAY: &str =
    "Reg. 1182/71, Art. 3(2)(b): to the end of the last hour of the last day";
const ALL_DAYS_COUNT: &str =
    "Reg. 1182/71, Art. 3(3): holidays, Sundays and Saturdays within the period count";
const NEXT_WORKING_DAY: &str =
    "Reg. 1182/71, Art. 3(4): a last day that is no working day runs to the end of the next one";
const CALENDAR_DAYS: &str = "CRD, recital 41: periods in calendar days, by Reg. 1182/71";
const POSSESSION: &str = "CRD, Art. 9(1) and (2)(b): 14 days from the possession of the goods";
const LAST_PIECE: &str = "CRD, Art. 9(2)(b)(i) and (ii): from the last good, lot or piece";
const HOLIDAYS: &str = "Reg. 1182/71, Art. 2(1): public holidays are those designated as such";
const WORKING_DAYS: &str =
    "Reg. 1182/71, Art. 2(2): working days are all but holidays, Sundays and Saturdays";
const THE_LATER_ZONE: &str = "in doubt for the consumer (CRD, recital 41 names no zone): the later of the shop's and the delivery's";

/// One delivery and the end of its period.
struct Case {
    /// The rule it is an example of.
    source: &'static str,
    delivered: &'static str,
    shop_zone: &'static str,
    country: &'static str,
    holidays: &'static [&'static str],
    /// The midnight that ends the last day.
    end: &'static str,
}

macro_rules! cases {
    ($($source:ident $delivered:literal $zone:literal $country:literal [$($holiday:literal),*] $end:literal;)+) => {
        const CASES: &[Case] = &[$(Case {
            source: $source, delivered: $delivered, shop_zone: $zone, country: $country, holidays: &[$($holiday),*], end: $end,
        }),+];
    };
}

cases! {
    POSSESSION "2026-11-10T10:00:00Z" "UTC" "DE" [] "2026-11-25T00:00:00Z";
    NOT_THE_FIRST_DAY "2026-11-12T00:00:00Z" "UTC" "" [] "2026-11-27T00:00:00Z";
    NOT_THE_FIRST_DAY "2026-11-12T23:59:59Z" "UTC" "" [] "2026-11-27T00:00:00Z";
    NOT_THE_FIRST_DAY "2026-11-11T23:59:59Z" "UTC" "" [] "2026-11-26T00:00:00Z";
    WHOLE_LAST_DAY "2026-11-09T09:14:00Z" "UTC" "" [] "2026-11-24T00:00:00Z";
    WHOLE_LAST_DAY "2026-11-13T18:00:00Z" "UTC" "" [] "2026-11-28T00:00:00Z";
    ALL_DAYS_COUNT "2026-04-01T09:00:00Z" "Europe/Berlin" "DE" ["2026-04-03", "2026-04-06"] "2026-04-15T22:00:00Z";
    ALL_DAYS_COUNT "2026-12-21T09:00:00Z" "Europe/Berlin" "DE" ["2026-12-25", "2026-12-26", "2027-01-01"] "2027-01-04T23:00:00Z";
    ALL_DAYS_COUNT "2026-05-05T09:00:00Z" "Europe/Berlin" "DE" ["2026-05-14"] "2026-05-19T22:00:00Z";
    NEXT_WORKING_DAY "2026-11-14T10:00:00Z" "UTC" "" [] "2026-12-01T00:00:00Z";
    NEXT_WORKING_DAY "2026-11-15T10:00:00Z" "UTC" "" [] "2026-12-01T00:00:00Z";
    NEXT_WORKING_DAY "2026-11-07T10:00:00Z" "Europe/Berlin" "DE" [] "2026-11-23T23:00:00Z";
    NEXT_WORKING_DAY "2026-11-08T10:00:00Z" "Europe/Berlin" "DE" [] "2026-11-23T23:00:00Z";
    NEXT_WORKING_DAY "2026-02-14T10:00:00Z" "Europe/Berlin" "DE" [] "2026-03-02T23:00:00Z";
    HOLIDAYS "2026-03-20T10:00:00Z" "Europe/Berlin" "DE" ["2026-04-03", "2026-04-06"] "2026-04-07T22:00:00Z";
    HOLIDAYS "2026-03-23T10:00:00Z" "Europe/Berlin" "DE" ["2026-04-03", "2026-04-06"] "2026-04-07T22:00:00Z";
    HOLIDAYS "2026-03-21T10:00:00Z" "Europe/Berlin" "DE" ["2026-04-03", "2026-04-06"] "2026-04-07T22:00:00Z";
    HOLIDAYS "2026-04-17T10:00:00Z" "Europe/Berlin" "DE" ["2026-05-01"] "2026-05-04T22:00:00Z";
    HOLIDAYS "2026-04-30T10:00:00Z" "Europe/Berlin" "DE" ["2026-05-14"] "2026-05-15T22:00:00Z";
    HOLIDAYS "2026-12-11T10:00:00Z" "Europe/Berlin" "DE" ["2026-12-25", "2026-12-26"] "2026-12-28T23:00:00Z";
    HOLIDAYS "2026-12-11T10:00:00Z" "Europe/London" "IE" ["2026-12-25", "2026-12-28"] "2026-12-30T00:00:00Z";
    HOLIDAYS "2026-12-18T10:00:00Z" "UTC" "" [] "2027-01-05T00:00:00Z";
    HOLIDAYS "2026-12-11T10:00:00Z" "UTC" "" [] "2026-12-29T00:00:00Z";
    HOLIDAYS "2025-12-11T10:00:00Z" "Europe/Vienna" "AT" ["2025-12-26"] "2025-12-29T23:00:00Z";
    HOLIDAYS "2027-12-18T10:00:00Z" "Europe/Amsterdam" "NL" [] "2028-01-03T23:00:00Z";
    WORKING_DAYS "2026-05-09T10:00:00Z" "Europe/Berlin" "DE" ["2026-05-25"] "2026-05-26T22:00:00Z";
    WORKING_DAYS "2026-05-11T10:00:00Z" "Europe/Berlin" "DE" ["2026-05-25"] "2026-05-26T22:00:00Z";
    WORKING_DAYS "2026-08-01T10:00:00Z" "Europe/Rome" "IT" ["2026-08-15"] "2026-08-17T22:00:00Z";
    CALENDAR_DAYS "2028-02-15T10:00:00Z" "Europe/Berlin" "DE" [] "2028-02-29T23:00:00Z";
    CALENDAR_DAYS "2027-02-15T10:00:00Z" "Europe/Berlin" "DE" [] "2027-03-01T23:00:00Z";
    CALENDAR_DAYS "2026-12-22T10:00:00Z" "Europe/Warsaw" "PL" ["2027-01-06"] "2027-01-05T23:00:00Z";
    CALENDAR_DAYS "2026-12-23T10:00:00Z" "Europe/Warsaw" "PL" ["2027-01-06"] "2027-01-07T23:00:00Z";
    CALENDAR_DAYS "2026-03-16T10:00:00Z" "Europe/Berlin" "DE" [] "2026-03-30T22:00:00Z";
    CALENDAR_DAYS "2026-10-12T10:00:00Z" "Europe/Berlin" "DE" [] "2026-10-26T23:00:00Z";
    CALENDAR_DAYS "2026-10-14T22:30:00Z" "Europe/Berlin" "DE" [] "2026-10-29T23:00:00Z";
    LAST_PIECE "2026-11-19T08:00:00Z" "Europe/Berlin" "DE" [] "2026-12-03T23:00:00Z";
    LAST_PIECE "2026-11-24T16:45:00Z" "Europe/Berlin" "DE" [] "2026-12-08T23:00:00Z";
    THE_LATER_ZONE "2026-11-10T23:30:00Z" "UTC" "DE" [] "2026-11-25T23:00:00Z";
    THE_LATER_ZONE "2026-11-10T22:30:00Z" "Europe/Berlin" "FI" [] "2026-11-25T22:00:00Z";
    THE_LATER_ZONE "2026-11-10T22:30:00Z" "Europe/Berlin" "PT" [] "2026-11-25T01:00:00Z";
    THE_LATER_ZONE "2026-11-10T10:00:00Z" "Europe/Berlin" "PT" [] "2026-11-25T01:00:00Z";
    THE_LATER_ZONE "2026-11-10T10:00:00Z" "Europe/Berlin" "ES" [] "2026-11-25T00:00:00Z";
    THE_LATER_ZONE "2026-11-10T10:00:00Z" "Europe/Athens" "IS" [] "2026-11-25T00:00:00Z";
    THE_LATER_ZONE "2026-11-10T10:00:00Z" "Europe/London" "DE" [] "2026-11-25T00:00:00Z";
    THE_LATER_ZONE "2026-11-10T21:59:59Z" "Europe/Berlin" "RO" [] "2026-11-24T23:00:00Z";
    THE_LATER_ZONE "2026-11-10T22:00:00Z" "Europe/Berlin" "RO" [] "2026-11-25T22:00:00Z";
    THE_LATER_ZONE "2026-11-13T23:30:00Z" "Europe/London" "NO" [] "2026-11-30T23:00:00Z";
    THE_LATER_ZONE "2026-11-10T10:00:00Z" "America/New_York" "SE" [] "2026-11-25T05:00:00Z";
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("a time of the table is well formed")
}

fn policy(zone: &str, holidays: &[&str]) -> Policy {
    let holidays: BTreeSet<Date> = holidays
        .iter()
        .map(|day| day.parse().expect("a day of the table is well formed"))
        .collect();
    Policy {
        working_time: WorkingTime {
            time_zone: zone.to_owned(),
            holidays,
            ..WorkingTime::default()
        },
        ..Policy::default()
    }
}

fn delivered(at: Option<Timestamp>, country: &str) -> Contract<'_> {
    Contract {
        confirmed_at: Some(Timestamp::from_micros(0)),
        cancelled_at: None,
        received_at: at,
        country,
    }
}

#[test]
fn the_period_ends_with_the_last_hour_of_its_last_working_day() {
    assert!(CASES.len() >= 40);
    for case in CASES {
        let policy = policy(case.shop_zone, case.holidays);
        let contract = delivered(Some(at(case.delivered)), case.country);
        let period = Period::of(&contract, &policy);
        let told = format!("{} to {:?}: {}", case.delivered, case.country, case.source);
        assert_eq!(period, Period::Until(at(case.end)), "{told}");
        assert!(period.runs(at(case.end)), "{told}");
        let later = Timestamp::from_micros(at(case.end).as_micros() + 1);
        assert!(!period.runs(later), "{told}");
    }
}

#[test]
fn before_the_delivery_it_is_open_and_before_the_confirmation_it_is_not() {
    let policy = policy("Europe/Berlin", &[]);
    let far = at("2099-01-01T00:00:00Z");
    let open = delivered(None, "DE");
    assert_eq!(Period::of(&open, &policy), Period::Open);
    assert!(
        Period::Open.runs(far),
        "CRD, Art. 9(2)(b): it begins with the possession, and is open before"
    );
    let placed = Contract {
        confirmed_at: None,
        ..open
    };
    assert_eq!(Period::of(&placed, &policy), Period::Closed);
    let called_off = Contract {
        cancelled_at: Some(at("2026-11-12T09:14:00Z")),
        ..open
    };
    assert_eq!(Period::of(&called_off, &policy), Period::Closed);
    let came_all_the_same = Contract {
        received_at: Some(at("2026-11-12T09:14:00Z")),
        ..called_off
    };
    assert!(Period::of(&came_all_the_same, &policy).runs(at("2026-11-20T00:00:00Z")));
}

#[test]
fn where_the_law_does_not_hold_the_switch_says_so() {
    let mut policy = policy("Europe/London", &[]);
    let runs = |policy: &Policy, country: &str| {
        Period::of(&delivered(None, country), policy).runs(Timestamp::from_micros(0))
    };
    for (country, _) in COUNTRIES {
        assert!(runs(&policy, country), "{country}");
    }
    assert!(
        runs(&policy, ""),
        "what nobody said is not held against the customer"
    );
    for elsewhere in ["GB", "CH", "US", "BR"] {
        assert!(!runs(&policy, elsewhere), "{elsewhere}");
    }
    policy.withdrawals.countries.insert("GB".to_owned());
    policy.withdrawals.countries.remove("DE");
    assert!(runs(&policy, "GB") && !runs(&policy, "DE"));
}

#[test]
fn every_zone_of_the_list_is_known() {
    for (country, zones) in COUNTRIES {
        for zone in zones {
            assert!(TimeZone::get(zone).is_ok(), "{country}: {zone}");
        }
    }
}

#[test]
fn a_refund_waits_for_goods_that_come_after_the_fourteen_days_and_no_longer() {
    let policy = policy("Europe/Berlin", &[]);
    let standing = at("2026-11-26T12:00:00Z");
    let due = |came: &str| refund_due(standing, at(came), &policy);
    assert_eq!(due("2026-11-13T09:00:00Z"), standing);
    assert_eq!(due("2026-11-26T12:00:00Z"), standing);
    // Friday noon: by Monday, at the close of business in Berlin.
    assert_eq!(due("2026-11-27T11:00:00Z"), at("2026-11-30T16:00:00Z"));
    let mut closed = policy.clone();
    closed.working_time.hours.clear();
    let came = at("2026-11-27T11:00:00Z");
    assert_eq!(refund_due(standing, came, &closed), came);
}
