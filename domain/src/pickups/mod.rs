//! Returns that are fetched: the windows in which the shop comes, and which of them are on offer just now. How many come
//! at once is counted where they are booked.

pub mod incoming;
mod slot;

pub use slot::{Slot, slots};

use crate::places::is_country;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Nobody plans further ahead than a season.
const MOST_DAYS_AHEAD: u16 = 90;
const MOST_WINDOWS: usize = 12;

/// When the shop fetches returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PickupTerms {
    /// Where it comes to, ISO 3166-1 alpha-2.
    pub countries: BTreeSet<String>,
    /// 1 is Monday, 7 is Sunday (ISO 8601). The shop's holidays are none of them.
    pub weekdays: BTreeSet<i8>,
    /// On each of these days, where the shop is.
    pub windows: Vec<Window>,
    /// The first day is so many working days after the one on which it is booked.
    pub lead_working_days: u16,
    /// The last day is so many days after the one on which it is booked.
    pub days_ahead: u16,
    /// Returns fetched in one window of one day.
    pub capacity: u32,
}

/// From when to when somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Window {
    pub from: Time,
    pub to: Time,
}

impl Default for PickupTerms {
    fn default() -> Self {
        let window = |from, to| Window {
            from: Time::constant(from, 0, 0, 0),
            to: Time::constant(to, 0, 0, 0),
        };
        Self {
            countries: BTreeSet::new(),
            weekdays: (1..=5).collect(),
            windows: vec![window(9, 13), window(13, 18)],
            lead_working_days: 1,
            days_ahead: 14,
            capacity: 8,
        }
    }
}

/// Why such terms cannot be taken: the field, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("pickup.{field}: {why}")]
pub struct PickupsFault {
    pub field: &'static str,
    pub why: &'static str,
}

impl PickupTerms {
    /// # Errors
    /// The first fault, with its field.
    pub fn check(&self) -> Result<(), PickupsFault> {
        let fault = |field, why| Err(PickupsFault { field, why });
        if self.countries.is_empty() || !self.countries.iter().all(|code| is_country(code)) {
            return fault("countries", "names codes of two letters, such as DE");
        }
        if self.weekdays.is_empty() || !self.weekdays.iter().all(|day| (1..=7).contains(day)) {
            return fault("weekdays", "names days from mon to sun");
        }
        if self.windows.is_empty() || self.windows.len() > MOST_WINDOWS {
            return fault("windows", "has 1 to 12 entries");
        }
        if self.windows.iter().any(|window| window.from >= window.to) {
            return fault("windows", "ends after it begins, on the same day");
        }
        let mut windows = self.windows.clone();
        windows.sort_unstable();
        let overlap = |pair: &[Window]| matches!(pair, [one, next] if next.from < one.to);
        if windows.windows(2).any(overlap) {
            return fault("windows", "overlap");
        }
        if self.lead_working_days > 30 {
            return fault("lead_working_days", "is at most 30 days");
        }
        if !(1..=MOST_DAYS_AHEAD).contains(&self.days_ahead) {
            return fault("days_ahead", "is from 1 to 90 days");
        }
        if !(1..=10_000).contains(&self.capacity) {
            return fault("capacity", "is from 1 to 10000 returns");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_that_make_no_sense_name_their_field() {
        let good = PickupTerms {
            countries: ["GB".to_owned()].into(),
            ..PickupTerms::default()
        };
        assert_eq!(good.check(), Ok(()));
        let window = |from, to| Window {
            from: Time::constant(from, 0, 0, 0),
            to: Time::constant(to, 0, 0, 0),
        };
        let wrong: [(&str, PickupTerms); 8] = [
            ("countries", PickupTerms::default()),
            (
                "countries",
                PickupTerms {
                    countries: ["Germany".to_owned()].into(),
                    ..good.clone()
                },
            ),
            (
                "weekdays",
                PickupTerms {
                    weekdays: [0].into(),
                    ..good.clone()
                },
            ),
            (
                "windows",
                PickupTerms {
                    windows: vec![window(13, 9)],
                    ..good.clone()
                },
            ),
            (
                "windows",
                PickupTerms {
                    windows: vec![window(12, 18), window(9, 13)],
                    ..good.clone()
                },
            ),
            (
                "lead_working_days",
                PickupTerms {
                    lead_working_days: 31,
                    ..good.clone()
                },
            ),
            (
                "days_ahead",
                PickupTerms {
                    days_ahead: 0,
                    ..good.clone()
                },
            ),
            (
                "capacity",
                PickupTerms {
                    capacity: 0,
                    ..good
                },
            ),
        ];
        for (field, terms) in wrong {
            assert_eq!(terms.check().unwrap_err().field, field);
        }
    }
}
