//! The figures of the gap view: how many promises were made, kept and broken, by how much, and how it felt; and how
//! long the hand-overs between two touchpoints took.

mod cell;
mod interval;
mod sketch;
mod transition;
mod transition_cell;

pub use cell::{Cell, Felt, Figures, Outcome, Score};
pub use interval::wilson;
pub use sketch::Sketch;
pub use transition::{Passage, Standing, TransitionFigures, TransitionKind, switched};
pub use transition_cell::TransitionCell;

use serde::{Deserialize, Serialize};

/// What the rows of the gap view stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    Month,
    Week,
    Carrier,
    Region,
    Country,
    Channel,
    Store,
    Product,
    Category,
}

impl GroupBy {
    pub const ALL: [Self; 9] = [
        Self::Month,
        Self::Week,
        Self::Carrier,
        Self::Region,
        Self::Country,
        Self::Channel,
        Self::Store,
        Self::Product,
        Self::Category,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::Carrier => "carrier",
            Self::Region => "region",
            Self::Country => "country",
            Self::Channel => "channel",
            Self::Store => "store",
            Self::Product => "product",
            Self::Category => "category",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.as_str() == text)
    }
}

/// The group of a promise that has no value for what is asked.
pub const UNKNOWN_GROUP: &str = "unknown";
