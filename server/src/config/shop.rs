//! The `[shop]` section: what of the shop's settings stands in the file becomes their newest version at start; what is
//! left out stays as it is in the database.

use super::places::{PickupSettings, PlaceSettings, places};
use anyhow::{Context, bail};
use domain::{
    calendar::DayHours,
    policy::Policy,
    promises::Term,
    returns::{HandOver, Postage},
};
use jiff::civil::{Date, Time};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// ```toml
/// [shop]
/// name = "Harbour & Pine"
/// brand = "#0b6e4f"
/// radius_px = 14
/// help_email = "help@example.com"
/// help_phone = "+44 20 7946 0000"
/// url = "https://www.example.com/"
/// time_zone = "Europe/London"
/// hours = { mon = "09:00-17:00", tue = "09:00-17:00" }
/// holidays = ["2026-12-25"]
/// dispatch_by = "2 working days"
/// return_address = ["Harbour & Pine, returns", "4 Quay Street", "Whitby YO21 1AA", "United Kingdom"] # left out: no labels
/// return_ways = ["drop_off_qr", "label", "in_store", "home_pickup"] # as far as there are stores and slots; left out: the first three
/// return_postage = "customer" # or "shop"; where something is wrong, the shop's by law
/// withdrawal_countries = ["DE", "FR", "PT"] # left out: those of the EU and the EEA
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ShopSettings {
    pub name: Option<String>,
    pub brand: Option<String>,
    pub radius_px: Option<u8>,
    pub help_email: Option<String>,
    pub help_phone: Option<String>,
    pub url: Option<String>,
    pub time_zone: Option<String>,
    pub hours: Option<BTreeMap<String, String>>,
    pub holidays: Option<Vec<String>>,
    pub dispatch_by: Option<String>,
    pub return_address: Option<Vec<String>>,
    pub return_postage: Option<Postage>,
    pub return_ways: Option<BTreeSet<HandOver>>,
    pub withdrawal_countries: Option<Vec<String>>,
    /// Beside the section: `[[places]]`.
    #[serde(skip)]
    pub places: Option<Vec<PlaceSettings>>,
    /// Beside the section: `[pickup]`.
    #[serde(skip)]
    pub pickup: Option<PickupSettings>,
}

impl ShopSettings {
    /// The settings in force with what this section says put over them.
    ///
    /// # Errors
    /// The field that does not read, and what it should look like.
    pub fn over(&self, policy: &Policy) -> anyhow::Result<Policy> {
        let mut next = policy.clone();
        if let Some(name) = &self.name {
            next.shop_name.clone_from(name);
        }
        if let Some(brand) = &self.brand {
            next.brand.clone_from(brand);
        }
        if let Some(radius) = self.radius_px {
            next.radius_px = radius;
        }
        if self.help_email.is_some() {
            next.help_email.clone_from(&self.help_email);
        }
        if self.help_phone.is_some() {
            next.help_phone.clone_from(&self.help_phone);
        }
        if self.url.is_some() {
            next.shop_url.clone_from(&self.url);
        }
        if let Some(zone) = &self.time_zone {
            next.working_time.time_zone.clone_from(zone);
        }
        if let Some(hours) = &self.hours {
            next.working_time.hours = hours
                .iter()
                .map(|(day, span)| day_hours(day, span))
                .collect::<anyhow::Result<_>>()?;
            next.working_time.hours.sort_by_key(|day| day.weekday);
        }
        if let Some(holidays) = &self.holidays {
            next.working_time.holidays = holidays
                .iter()
                .map(|day| {
                    day.parse::<Date>().with_context(|| {
                        format!("shop.holidays: {day:?} is no date such as 2026-12-25")
                    })
                })
                .collect::<anyhow::Result<BTreeSet<_>>>()?;
        }
        if let Some(text) = &self.dispatch_by {
            next.dispatch_by = term(text)?;
        }
        if let Some(lines) = &self.return_address {
            next.returns.address.clone_from(lines);
        }
        if let Some(postage) = self.return_postage {
            next.returns.postage = postage;
        }
        if let Some(ways) = &self.return_ways {
            next.returns.hand_overs.clone_from(ways);
        }
        if let Some(listed) = &self.places {
            next.places = places(listed)?;
        }
        if let Some(pickup) = &self.pickup {
            next.pickups = Some(pickup.read()?);
        }
        if let Some(countries) = &self.withdrawal_countries {
            next.withdrawals.countries = countries
                .iter()
                .map(|country| code(country))
                .collect::<anyhow::Result<_>>()?;
        }
        Ok(next)
    }
}

pub(super) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// 1 is Monday.
pub(super) fn day_of(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let found = (1_i8..).zip(WEEKDAYS).find(|(_, day)| *day == name);
    found.map(|(number, _)| number)
}

/// `09:00-17:00`.
pub(super) fn times(span: &str) -> Option<(Time, Time)> {
    let (from, to) = span.split_once('-')?;
    Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
}

fn day_hours(day: &str, span: &str) -> anyhow::Result<DayHours> {
    let weekday = day_of(day)
        .with_context(|| format!("shop.hours: {day:?} is none of {}", WEEKDAYS.join(", ")))?;
    let (opens, closes) = times(span)
        .with_context(|| format!("shop.hours.{day}: {span:?} is no span such as 09:00-17:00"))?;
    Ok(DayHours {
        weekday,
        opens,
        closes,
    })
}

fn code(country: &str) -> anyhow::Result<String> {
    let is_code = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
    if !is_code {
        bail!("shop.withdrawal_countries: {country:?} is no country code such as DE");
    }
    Ok(country.to_owned())
}

fn term(text: &str) -> anyhow::Result<Term> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &str| {
        word.parse::<u16>()
            .ok()
            .filter(|&number| number > 0)
            .with_context(|| format!("shop.dispatch_by: {text:?} does not start with a number"))
    };
    Ok(match words.as_slice() {
        [n, "working", "day" | "days"] => Term::WorkingDays(number(n)?),
        [n, "working", "hour" | "hours"] => Term::WorkingHours(number(n)?),
        [n, "hour" | "hours"] => Term::Hours(number(n)?),
        _ => bail!(
            "shop.dispatch_by: {text:?} is no term such as \"2 working days\", \"8 working hours\" or \"24 hours\""
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_section_leaves_out_stays_as_it_is() {
        let section: ShopSettings = toml::from_str(
            "name = \"Harbour & Pine\"\ntime_zone = \"Europe/London\"\nhours = { sat = \"10:00-14:00\", mon = \"9:00-17:30\" }\n\
             dispatch_by = \"1 working day\"",
        )
        .unwrap_or_default();
        let before = Policy {
            help_email: Some("help@example.com".to_owned()),
            ..Policy::default()
        };
        // A leading zero is part of a time.
        assert!(section.over(&before).is_err());
        let section = ShopSettings {
            hours: Some([("mon".to_owned(), "09:00-17:30".to_owned())].into()),
            ..section
        };
        let after = section.over(&before).unwrap();
        assert_eq!(after.shop_name, "Harbour & Pine");
        assert_eq!(after.help_email.as_deref(), Some("help@example.com"));
        assert_eq!(after.working_time.hours.len(), 1);
        assert_eq!(after.dispatch_by, Term::WorkingDays(1));
        assert_eq!(after.brand, before.brand);
    }

    #[test]
    fn the_countries_one_can_withdraw_in_are_the_shops_to_say() {
        let section = |countries: &[&str]| ShopSettings {
            withdrawal_countries: Some(countries.iter().map(|&code| code.to_owned()).collect()),
            ..ShopSettings::default()
        };
        let policy = Policy::default();
        let after = section(&["GB", "DE"]).over(&policy).unwrap();
        assert!(after.withdrawals.holds_in("GB") && !after.withdrawals.holds_in("FR"));
        let untouched = ShopSettings::default().over(&policy).unwrap();
        assert_eq!(untouched.withdrawals, policy.withdrawals);
        let refused = section(&["Germany"]).over(&policy).unwrap_err();
        assert!(refused.to_string().contains("such as DE"), "{refused}");
    }

    #[test]
    fn a_term_that_does_not_read_says_what_one_looks_like() {
        let refused = ShopSettings {
            dispatch_by: Some("soon".to_owned()),
            ..ShopSettings::default()
        }
        .over(&Policy::default())
        .unwrap_err();
        assert!(refused.to_string().contains("2 working days"), "{refused}");
    }
}
