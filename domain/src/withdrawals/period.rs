//! From the confirmation of the contract until 14 days after the last of it was delivered.

use crate::{Timestamp, calendar::WorkingTime, cases::due, policy::Policy, promises::Term};
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};

/// Days from the delivery, which itself does not count (CRD, Art. 9(1); Regulation 1182/71, Art. 3(1)).
const DAYS: i64 = 14;

/// No row of free days is longer; a calendar with one is damaged, and the count stops here.
const MOST_FREE_DAYS: usize = 60;

/// The European Union and the European Economic Area, with the zones their clocks show. The directive holds there
/// (EEA Joint Committee 181/2012), and by default the door is open for deliveries to each of them.
pub const COUNTRIES: [(&str, &[&str]); 30] = [
    ("AT", &["Europe/Vienna"]),
    ("BE", &["Europe/Brussels"]),
    ("BG", &["Europe/Sofia"]),
    ("CY", &["Asia/Nicosia"]),
    ("CZ", &["Europe/Prague"]),
    ("DE", &["Europe/Berlin"]),
    ("DK", &["Europe/Copenhagen"]),
    ("EE", &["Europe/Tallinn"]),
    ("ES", &["Europe/Madrid", "Atlantic/Canary"]),
    ("FI", &["Europe/Helsinki"]),
    ("FR", &["Europe/Paris"]),
    ("GR", &["Europe/Athens"]),
    ("HR", &["Europe/Zagreb"]),
    ("HU", &["Europe/Budapest"]),
    ("IE", &["Europe/Dublin"]),
    ("IS", &["Atlantic/Reykjavik"]),
    ("IT", &["Europe/Rome"]),
    ("LI", &["Europe/Vaduz"]),
    ("LT", &["Europe/Vilnius"]),
    ("LU", &["Europe/Luxembourg"]),
    ("LV", &["Europe/Riga"]),
    ("MT", &["Europe/Malta"]),
    ("NL", &["Europe/Amsterdam"]),
    ("NO", &["Europe/Oslo"]),
    ("PL", &["Europe/Warsaw"]),
    ("PT", &["Europe/Lisbon", "Atlantic/Azores"]),
    ("RO", &["Europe/Bucharest"]),
    ("SE", &["Europe/Stockholm"]),
    ("SI", &["Europe/Ljubljana"]),
    ("SK", &["Europe/Bratislava"]),
];

/// What the period of a contract is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contract<'a> {
    pub confirmed_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    /// When the last piece was in hand.
    pub received_at: Option<Timestamp>,
    /// Where it goes, ISO 3166-1 alpha-2; empty where the shop did not say.
    pub country: &'a str,
}

/// When one can withdraw from a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Not by the portal alone: the contract is not confirmed, was called off before anything came, or goes to where the
    /// law does not hold.
    Closed,
    /// Not all of it is delivered: there is no end yet.
    Open,
    /// To the end of its last day.
    Until(Timestamp),
}

impl Period {
    #[must_use]
    pub fn of(contract: &Contract<'_>, policy: &Policy) -> Self {
        let is_called_off = contract.cancelled_at.is_some() && contract.received_at.is_none();
        if contract.confirmed_at.is_none()
            || is_called_off
            || !policy.withdrawals.holds_in(contract.country)
        {
            return Self::Closed;
        }
        match contract.received_at {
            None => Self::Open,
            Some(delivered) => Self::Until(end(delivered, contract.country, &policy.working_time)),
        }
    }

    /// Whether a statement made at this moment is in time.
    #[must_use]
    pub fn runs(self, now: Timestamp) -> bool {
        match self {
            Self::Closed => false,
            Self::Open => true,
            Self::Until(end) => now <= end,
        }
    }

    /// The end of its last day, where there is one.
    #[must_use]
    pub fn end(self) -> Option<Timestamp> {
        match self {
            Self::Until(end) => Some(end),
            Self::Closed | Self::Open => None,
        }
    }
}

/// Until when the goods are to be sent back: 14 days from the statement (CRD, Art. 14(1)), counted as the period is.
#[must_use]
pub fn send_back_by(stated: Timestamp, country: &str, policy: &Policy) -> Timestamp {
    end(stated, country, &policy.working_time)
}

/// The midnight that ends the last day. Neither law names a zone for "the day of delivery", so it is judged where the
/// shop is and where the goods went, and the later end counts.
fn end(delivered: Timestamp, country: &str, calendar: &WorkingTime) -> Timestamp {
    let there = COUNTRIES
        .iter()
        .find(|(code, _)| *code == country)
        .map_or(&[][..], |(_, zones)| *zones);
    there
        .iter()
        .filter_map(|name| TimeZone::get(name).ok())
        .chain([calendar.zone()])
        .map(|zone| end_in(delivered, &zone, calendar))
        .max()
        .unwrap_or(delivered)
}

fn end_in(delivered: Timestamp, zone: &TimeZone, calendar: &WorkingTime) -> Timestamp {
    let day = delivered.in_zone(zone).date().saturating_add(DAYS.days());
    let mut day = day;
    for _ in 0..MOST_FREE_DAYS {
        if is_working_day(day, calendar) {
            break;
        }
        day = day.saturating_add(1.day());
    }
    let next = day.saturating_add(1.day());
    next.to_zoned(zone.clone())
        .map_or(Timestamp::from_micros(i64::MAX), |midnight| {
            midnight.timestamp().into()
        })
}

/// "All days other than public holidays, Sundays and Saturdays" (Regulation 1182/71, Art. 2(2)), whatever hours the shop
/// works. Which days are holidays the shop's calendar says; New Year's Day and Christmas Day are free in every country of
/// [`COUNTRIES`], also where it does not say so.
fn is_working_day(day: Date, calendar: &WorkingTime) -> bool {
    let is_weekend = day.weekday().to_monday_one_offset() > 5;
    let is_free_everywhere = matches!((day.month(), day.day()), (1, 1) | (12, 25));
    !is_weekend && !is_free_everywhere && !calendar.holidays.contains(&day)
}

/// When the refund is due now that the goods, or the word that they were handed in, have come. The 14 days hold; but the
/// shop may wait for either (CRD, Art. 13(3)), so goods that come after them make it due "without undue delay" (Art.
/// 13(1)) from then: by the close of the next working day.
#[must_use]
pub fn refund_due(standing: Timestamp, came: Timestamp, policy: &Policy) -> Timestamp {
    if came <= standing {
        return standing;
    }
    // A shop that has set no hours works on no day: there it is due at once.
    due(Term::WorkingDays(1), policy, came).unwrap_or(came)
}

#[cfg(test)]
mod tests;
