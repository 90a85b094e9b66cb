//! Texts of a CSV cell into moments, dues and money, or plain words why not.

use super::mapping::Money;
use anyhow::{Context, bail};
use domain::{Timestamp, orders::Due};
use iso_currency::Currency;
use jiff::{
    civil::{DateTime, Time},
    fmt::strtime::BrokenDownTime,
    tz::TimeZone,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::str::FromStr;

/// The formats of the files' times, and where they are local.
#[derive(Debug)]
pub struct Times {
    zone: TimeZone,
    formats: Vec<String>,
}

/// A moment, or a time on a wall clock.
enum Read {
    Moment(Timestamp),
    Local(DateTime),
}

impl Times {
    /// # Errors
    /// With the key, and what is expected.
    pub fn of(zone: &str, formats: &[String]) -> anyhow::Result<Self> {
        if formats.is_empty() {
            bail!("time_formats: expected at least one, such as \"%Y-%m-%d %H:%M:%S\"");
        }
        Ok(Self {
            zone: TimeZone::get(zone).with_context(|| {
                format!("time_zone = {zone:?}: expected a name of the IANA database, such as \"Europe/London\"")
            })?,
            formats: formats.to_vec(),
        })
    }

    /// When something happened.
    pub fn moment(&self, text: &str) -> Result<Timestamp, String> {
        match self.read(text)? {
            Read::Moment(moment) => Ok(moment),
            Read::Local(local) => local
                .to_zoned(self.zone.clone())
                .map(|zoned| zoned.timestamp().into())
                .map_err(|_| format!("{text:?} is no time of the years we can hold")),
        }
    }

    /// By when something was promised: midnight, or a date alone, means by the end of that day.
    pub fn due(&self, text: &str) -> Result<Due, String> {
        match self.read(text)? {
            Read::Local(local) if local.time() == Time::midnight() => {
                Ok(Due::At(Due::By(local.date()).moment(&self.zone)))
            }
            _ => self.moment(text).map(Due::At),
        }
    }

    fn read(&self, text: &str) -> Result<Read, String> {
        for format in &self.formats {
            if format == "rfc3339" {
                if let Ok(moment) = Timestamp::parse(text) {
                    return Ok(Read::Moment(moment));
                }
                continue;
            }
            let Ok(parts) = BrokenDownTime::parse(format, text) else {
                continue;
            };
            if parts.offset().is_some()
                && let Ok(moment) = parts.to_timestamp()
            {
                return Ok(Read::Moment(moment.into()));
            }
            if let Ok(local) = parts.to_datetime() {
                return Ok(Read::Local(local));
            }
            if let Ok(date) = parts.to_date() {
                return Ok(Read::Local(date.to_datetime(Time::midnight())));
            }
        }
        Err(format!(
            "{text:?} is no time as {}",
            self.formats.join(" or ")
        ))
    }
}

/// How the files write money.
#[derive(Debug)]
pub struct Amounts {
    decimal: char,
    thousands: Option<char>,
}

impl Amounts {
    pub fn of(money: &Money) -> Self {
        Self {
            decimal: money.decimal,
            thousands: money.thousands,
        }
    }

    /// Minor units of the currency: `19.9` reais are 1990 centavos. Never rounded.
    pub fn minor(&self, text: &str, currency: Currency) -> Result<i64, String> {
        let plain: String = text
            .chars()
            .filter(|c| Some(*c) != self.thousands)
            .map(|c| if c == self.decimal { '.' } else { c })
            .collect();
        let amount =
            Decimal::from_str(&plain).map_err(|_| format!("{text:?} is no amount of money"))?;
        let digits = u32::from(currency.exponent().unwrap_or(0));
        let minor = amount
            .checked_mul(Decimal::from(10_i64.pow(digits)))
            .filter(Decimal::is_integer)
            .ok_or_else(|| format!("{text:?} has more decimals than {} has", currency.code()))?;
        minor
            .to_i64()
            .filter(|minor| (0..=1_000_000_000_000).contains(minor))
            .ok_or_else(|| format!("{text:?} is no price"))
    }
}

/// A whole number of 1 or more.
pub fn quantity(text: &str) -> Result<i64, String> {
    Decimal::from_str(text)
        .ok()
        .filter(Decimal::is_integer)
        .and_then(|number| number.to_i64())
        .filter(|number| (1..=1_000_000).contains(number))
        .ok_or_else(|| format!("{text:?} is no quantity"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times() -> Times {
        let formats = [
            "%Y-%m-%d %H:%M:%S".to_owned(),
            "%d/%m/%Y".to_owned(),
            "rfc3339".to_owned(),
        ];
        Times::of("America/Sao_Paulo", &formats).unwrap()
    }

    #[test]
    fn local_times_are_times_of_the_mappings_zone() {
        let moment = times().moment("2018-02-08 16:13:46").unwrap();
        // Summer time in São Paulo: two hours behind.
        assert_eq!(moment.to_string(), "2018-02-08T18:13:46Z");
        assert_eq!(
            times()
                .moment("2018-07-01T12:00:00+02:00")
                .unwrap()
                .to_string(),
            "2018-07-01T10:00:00Z"
        );
        assert!(
            times()
                .moment("yesterday")
                .unwrap_err()
                .contains("%Y-%m-%d")
        );
    }

    #[test]
    fn a_promise_at_midnight_or_on_a_date_is_due_at_the_end_of_that_day() {
        let due = |text: &str| times().due(text).unwrap();
        let at = |text: &str| Due::At(Timestamp::parse(text).unwrap());
        assert_eq!(due("2018-02-21 00:00:00"), at("2018-02-22T03:00:00Z"));
        assert_eq!(due("21/02/2018"), at("2018-02-22T03:00:00Z"));
        assert_eq!(due("2018-02-21 18:00:00"), at("2018-02-21T21:00:00Z"));
        // The clocks went forward at midnight: the day began at one o'clock.
        assert_eq!(due("2018-11-03 00:00:00"), at("2018-11-04T03:00:00Z"));
    }

    #[test]
    fn money_is_counted_in_minor_units_and_never_rounded() {
        let plain = Amounts {
            decimal: '.',
            thousands: None,
        };
        assert_eq!(plain.minor("99.9", Currency::BRL), Ok(9_990));
        assert_eq!(plain.minor("64", Currency::JPY), Ok(64));
        assert_eq!(
            plain.minor("1.2345", Currency::BHD).unwrap_err(),
            "\"1.2345\" has more decimals than BHD has"
        );
        assert!(plain.minor("-3", Currency::EUR).is_err());
        assert!(plain.minor("12,50", Currency::EUR).is_err());
        let german = Amounts {
            decimal: ',',
            thousands: Some('.'),
        };
        assert_eq!(german.minor("1.234,56", Currency::EUR), Ok(123_456));
    }
}
