//! Where things can be brought: the shop's own list, the nearest of it to a postal code, and whether one is open. There
//! is no map behind it: how near a place is, its country and its postal code say, and pages say that they go by them.

mod hours;
mod near;

pub use hours::Standing;
pub use near::{Whereabouts, has_store_in, nearest};

use crate::calendar::DayHours;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most places of one shop: each page that shows some looks at all of them.
const MOST_PLACES: usize = 500;
const LONGEST: usize = 100;

crate::returns::codes! {
    /// What kind of place it is.
    PlaceKind {
        /// The shop's own: the shop's holidays close it too.
        Store = "store",
        /// Somebody else's counter or locker, where a parcel is left.
        DropOffPoint = "drop_off_point",
    }
}

/// A place where things can be brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The shop's own name for it, in capitals, digits or whatever it likes: unique in the list.
    pub id: String,
    pub name: String,
    pub kind: PlaceKind,
    pub street: String,
    pub city: String,
    pub postal_code: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Where the shop's clock is. A day that is not named is closed, and one may stand there twice, with a break between.
    /// What closes no later than it opens closes on the next day: `00:00` to `00:00` is a whole day.
    pub hours: Vec<DayHours>,
    /// Dates on which it does not open.
    #[serde(default)]
    pub closed: BTreeSet<Date>,
}

/// Why a list of places cannot be taken: the field, such as `2.postal_code` for that of the third, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("places.{field}: {why}")]
pub struct PlacesFault {
    pub field: String,
    pub why: &'static str,
}

/// # Errors
/// The first fault, with its field.
pub fn check(places: &[Place]) -> Result<(), PlacesFault> {
    let fault = |field: String, why| Err(PlacesFault { field, why });
    if places.len() > MOST_PLACES {
        return fault("0".to_owned(), "has at most 500 entries");
    }
    let mut ids = BTreeSet::new();
    for (nth, place) in places.iter().enumerate() {
        let texts = [
            ("id", &place.id),
            ("name", &place.name),
            ("street", &place.street),
            ("city", &place.city),
            ("postal_code", &place.postal_code),
        ];
        for (field, text) in texts {
            let letters = text.trim().chars().count();
            if !(1..=LONGEST).contains(&letters) || text.chars().any(char::is_control) {
                return fault(format!("{nth}.{field}"), "has 1 to 100 characters");
            }
        }
        if !is_country(&place.country) {
            return fault(
                format!("{nth}.country"),
                "is a code of two letters, such as DE",
            );
        }
        if !ids.insert(place.id.as_str()) {
            return fault(format!("{nth}.id"), "stands in the list already");
        }
        if place
            .hours
            .iter()
            .any(|day| !(1..=7).contains(&day.weekday))
        {
            return fault(
                format!("{nth}.hours"),
                "names days from 1 (Monday) to 7 (Sunday)",
            );
        }
    }
    Ok(())
}

/// Whether that is a code of ISO 3166-1 alpha-2, by its form.
pub(crate) fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn store(id: &str, city: &str, postal_code: &str, country: &str) -> Place {
        Place {
            id: id.to_owned(),
            name: format!("The shop in {city}"),
            kind: PlaceKind::Store,
            street: "1 High Street".to_owned(),
            city: city.to_owned(),
            postal_code: postal_code.to_owned(),
            country: country.to_owned(),
            hours: Vec::new(),
            closed: BTreeSet::new(),
        }
    }

    #[test]
    fn a_list_that_cannot_be_taken_names_the_entry_and_its_field() {
        let good = store("A", "Whitby", "YO21 1AA", "GB");
        let why = |places: &[Place]| check(places).unwrap_err().to_string();
        assert_eq!(check(std::slice::from_ref(&good)), Ok(()));
        let strange = Place {
            id: "B".to_owned(),
            country: "England".to_owned(),
            ..good.clone()
        };
        assert_eq!(
            why(&[good.clone(), strange]),
            "places.1.country: is a code of two letters, such as DE"
        );
        assert_eq!(
            why(&[good.clone(), good.clone()]),
            "places.1.id: stands in the list already"
        );
        let nowhere = Place {
            city: " ".to_owned(),
            ..good
        };
        assert_eq!(why(&[nowhere]), "places.0.city: has 1 to 100 characters");
    }
}
