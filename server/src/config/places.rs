//! `[[places]]` and `[pickup]`: where things can be brought, and when they are fetched. What the file lists takes the
//! place of the whole list that stood before; a fault is told with its field before anything is served.

use super::shop::{WEEKDAYS, day_of, times};
use anyhow::{Context, bail};
use domain::{
    calendar::DayHours,
    pickups::{PickupTerms, Window},
    places::{Place, PlaceKind},
};
use jiff::civil::{Date, Time};
use serde::Deserialize;
use std::collections::BTreeMap;

/// ```toml
/// [[places]]
/// id = "WHITBY"
/// name = "Harbour & Pine, Whitby"
/// kind = "store"                     # or "drop_off_point", somebody else's
/// street = "4 Quay Street"
/// city = "Whitby"
/// postal_code = "YO21 1AA"
/// country = "GB"
/// hours = { mon = "09:00-18:00", sat = "10:00-12:30, 13:30-17:00" } # up to 24:00, or over midnight: "18:00-02:00"
/// closed = ["2026-12-24"]            # beside the shop's holidays, which close its stores
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceSettings {
    id: String,
    name: String,
    kind: PlaceKind,
    street: String,
    city: String,
    postal_code: String,
    country: String,
    #[serde(default)]
    hours: BTreeMap<String, String>,
    #[serde(default)]
    closed: Vec<String>,
}

/// ```toml
/// [pickup]
/// countries = ["GB"]
/// weekdays = ["mon", "tue", "wed", "thu", "fri"]
/// windows = ["09:00-13:00", "13:00-18:00"]
/// lead_working_days = 1
/// days_ahead = 14
/// capacity = 8                       # returns in one window of one day
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PickupSettings {
    countries: Vec<String>,
    weekdays: Option<Vec<String>>,
    windows: Option<Vec<String>>,
    lead_working_days: Option<u16>,
    days_ahead: Option<u16>,
    capacity: Option<u32>,
}

/// # Errors
/// The entry and the field that does not read, and what it should look like.
pub fn places(settings: &[PlaceSettings]) -> anyhow::Result<Vec<Place>> {
    let read = settings
        .iter()
        .enumerate()
        .map(|(nth, place)| place.read(nth));
    read.collect()
}

impl PlaceSettings {
    fn read(&self, nth: usize) -> anyhow::Result<Place> {
        let mut hours: Vec<DayHours> = Vec::new();
        for (day, spans) in &self.hours {
            let field = format!("places.{nth}.hours");
            let weekday = day_of(day).with_context(|| no_day(&field, day))?;
            for span in spans.split(',') {
                let (opens, closes) = open_times(span).with_context(|| {
                    format!("{field}.{day}: {span:?} is no span such as 09:00-18:00")
                })?;
                hours.push(DayHours {
                    weekday,
                    opens,
                    closes,
                });
            }
        }
        hours.sort_by_key(|day| (day.weekday, day.opens));
        let closed = self.closed.iter().map(|day| {
            day.parse::<Date>().with_context(|| {
                format!("places.{nth}.closed: {day:?} is no date such as 2026-12-24")
            })
        });
        Ok(Place {
            id: self.id.clone(),
            name: self.name.clone(),
            kind: self.kind,
            street: self.street.clone(),
            city: self.city.clone(),
            postal_code: self.postal_code.clone(),
            country: self.country.clone(),
            hours,
            closed: closed.collect::<anyhow::Result<_>>()?,
        })
    }
}

/// As [`times`], where `24:00` is the midnight that ends the day.
fn open_times(span: &str) -> Option<(Time, Time)> {
    let (opens, closes) = span.split_once('-')?;
    if closes.trim() == "24:00" {
        return Some((opens.trim().parse().ok()?, Time::midnight()));
    }
    times(span)
}

fn no_day(field: &str, day: &str) -> String {
    format!("{field}: {day:?} is none of {}", WEEKDAYS.join(", "))
}

impl PickupSettings {
    /// What is left out is as the portal has it where nothing is said.
    ///
    /// # Errors
    /// The field that does not read, and what it should look like.
    pub fn read(&self) -> anyhow::Result<PickupTerms> {
        let mut terms = PickupTerms {
            countries: self.countries.iter().cloned().collect(),
            ..PickupTerms::default()
        };
        if let Some(days) = &self.weekdays {
            terms.weekdays = days
                .iter()
                .map(|day| day_of(day).with_context(|| no_day("pickup.weekdays", day)))
                .collect::<anyhow::Result<_>>()?;
        }
        if let Some(windows) = &self.windows {
            terms.windows.clear();
            for window in windows {
                let Some((from, to)) = times(window) else {
                    bail!("pickup.windows: {window:?} is no span such as 09:00-13:00");
                };
                terms.windows.push(Window { from, to });
            }
        }
        terms.lead_working_days = self.lead_working_days.unwrap_or(terms.lead_working_days);
        terms.days_ahead = self.days_ahead.unwrap_or(terms.days_ahead);
        terms.capacity = self.capacity.unwrap_or(terms.capacity);
        Ok(terms)
    }
}

#[cfg(test)]
mod tests {
    use super::super::FileSettings;
    use domain::policy::Policy;

    const WHITBY: &str = "[[places]]\nid = \"WHITBY\"\nname = \"Harbour & Pine\"\nkind = \"store\"\n\
        street = \"4 Quay Street\"\ncity = \"Whitby\"\npostal_code = \"YO21 1AA\"\ncountry = \"GB\"\n";

    fn read(text: &str) -> anyhow::Result<Policy> {
        let file: FileSettings = toml::from_str(text)?;
        let policy = file
            .shop_settings()
            .unwrap_or_default()
            .over(&Policy::default())?;
        Ok(policy.checked()?)
    }

    fn refused(text: &str) -> String {
        read(text).unwrap_err().to_string()
    }

    #[test]
    fn places_and_slots_are_read_without_a_shop_section() {
        let policy = read(&format!(
            "{WHITBY}hours = {{ mon = \"09:00-12:30, 13:30-18:00\", fri = \"00:00-24:00\" }}\nclosed = [\"2026-12-24\"]\n\
             [pickup]\ncountries = [\"GB\"]\nwindows = [\"10:00-12:00\"]\ncapacity = 2"
        ))
        .unwrap();
        let place = &policy.places[0];
        let hours: Vec<String> = place
            .hours
            .iter()
            .map(|day| format!("{} {}-{}", day.weekday, day.opens, day.closes))
            .collect();
        assert_eq!(
            hours,
            [
                "1 09:00:00-12:30:00",
                "1 13:30:00-18:00:00",
                "5 00:00:00-00:00:00"
            ]
        );
        assert_eq!(place.closed.len(), 1);
        let pickups = policy.pickups.unwrap();
        assert_eq!((pickups.capacity, pickups.windows.len()), (2, 1));
        assert_eq!(pickups.weekdays, (1..=5).collect());
    }

    #[test]
    fn what_does_not_read_names_its_entry_and_field() {
        for (line, field) in [
            ("hours = { mon = \"9 to 6\" }", "places.0.hours.mon"),
            ("hours = { noday = \"09:00-18:00\" }", "places.0.hours"),
            ("closed = [\"Christmas\"]", "places.0.closed"),
        ] {
            let said = refused(&format!("{WHITBY}{line}\n"));
            assert!(said.starts_with(field), "{said}");
        }
        let twice = refused(&format!("{WHITBY}{WHITBY}"));
        assert!(twice.starts_with("places.1.id"), "{twice}");
        let slots = |line: &str| refused(&format!("[pickup]\ncountries = [\"GB\"]\n{line}\n"));
        for (line, field) in [
            ("windows = [\"morning\"]", "pickup.windows"),
            ("weekdays = [\"monday\"]", "pickup.weekdays"),
            ("capacity = 0", "pickup.capacity"),
            ("days_ahead = 400", "pickup.days_ahead"),
        ] {
            let said = slots(line);
            assert!(said.starts_with(field), "{said}");
        }
        assert!(refused("[pickup]\ncountries = [\"GB\"]\nwindow = 1\n").contains("window"));
    }
}
