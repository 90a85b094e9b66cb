//! Which places are near, as far as a postal code tells.

use super::{Place, PlaceKind};
use std::cmp::Reverse;

/// Where somebody is, as far as it is known. Each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Whereabouts {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    pub postal_code: String,
    pub city: String,
}

/// The places of that kind, the nearest first: those of the same country, then by how many signs of the postal code they
/// share from its beginning, then those of the same city, by city and by name. A code counts only within its country.
#[must_use]
pub fn nearest<'p>(places: &'p [Place], kind: PlaceKind, from: &Whereabouts) -> Vec<&'p Place> {
    let code = signs(&from.postal_code);
    let mut found: Vec<&Place> = places.iter().filter(|place| place.kind == kind).collect();
    found.sort_by_cached_key(|place| {
        let is_abroad = place.country != from.country;
        let is_other_code = is_abroad && !from.country.is_empty();
        let shared = if is_other_code {
            0
        } else {
            shared(&code, &signs(&place.postal_code))
        };
        let is_other_city = folded(&place.city) != folded(&from.city);
        (
            is_abroad,
            Reverse(shared),
            is_other_city,
            folded(&place.city),
            folded(&place.name),
            place.id.clone(),
        )
    });
    found
}

/// Whether somebody there can walk into a store of the shop; where nobody knows where they are, into any.
#[must_use]
pub fn has_store_in(places: &[Place], country: &str) -> bool {
    places.iter().any(|place| {
        place.kind == PlaceKind::Store && (country.is_empty() || place.country == country)
    })
}

/// The signs of a postal code without the spaces and dashes that people leave out.
fn signs(code: &str) -> Vec<char> {
    code.chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

fn shared(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::store, *};

    fn from(country: &str, postal_code: &str, city: &str) -> Whereabouts {
        Whereabouts {
            country: country.to_owned(),
            postal_code: postal_code.to_owned(),
            city: city.to_owned(),
        }
    }

    fn ids(places: &[Place], from: &Whereabouts) -> String {
        let found = nearest(places, PlaceKind::Store, from);
        found.iter().map(|place| place.id.as_str()).collect()
    }

    #[test]
    fn the_longest_beginning_of_a_postal_code_is_nearest_and_another_country_is_far() {
        let places = [
            store("B", "Berlin", "10115", "DE"),
            store("W", "Whitby", "YO21 1AA", "GB"),
            store("Y", "York", "YO1 7HH", "GB"),
            store("L", "Leeds", "LS1 1AA", "GB"),
        ];
        assert_eq!(ids(&places, &from("GB", "yo21-3pq", "Robin")), "WYLB");
        assert_eq!(ids(&places, &from("GB", "YO1", "")), "YWLB");
        assert_eq!(ids(&places, &from("DE", "LS1 1AA", "")), "BLWY");
        // Nobody knows the country: the code alone tells.
        assert_eq!(ids(&places, &from("", "10999", "")), "BLWY");
    }

    #[test]
    fn without_a_postal_code_the_own_city_is_first_and_names_decide_the_rest() {
        let places = [
            store("Z", "Ayr", "KA7", "GB"),
            store("A", "Leeds", "LS1", "GB"),
            store("N", "Leeds", "LS2", "GB"),
        ];
        assert_eq!(ids(&places, &from("GB", "", "leeds ")), "ANZ");
        assert_eq!(ids(&places, &Whereabouts::default()), "ZAN");
    }

    #[test]
    fn a_drop_off_point_is_no_store() {
        let locker = Place {
            kind: PlaceKind::DropOffPoint,
            ..store("L", "Leeds", "LS1", "GB")
        };
        assert!(!has_store_in(std::slice::from_ref(&locker), "GB"));
        assert!(nearest(&[locker], PlaceKind::Store, &Whereabouts::default()).is_empty());
        let places = [store("A", "Leeds", "LS1", "GB")];
        assert!(has_store_in(&places, "GB") && has_store_in(&places, ""));
        assert!(!has_store_in(&places, "DE"));
    }
}
