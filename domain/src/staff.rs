//! Who works at the shop, and what each may see.

use crate::ids::StaffId;
use serde::{Deserialize, Serialize};

/// What somebody does at the shop (the table "Who uses it" of the product).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Agent,
    Store,
    Marketer,
    Analyst,
    Admin,
}

impl Role {
    pub const ALL: [Self; 5] = [
        Self::Agent,
        Self::Store,
        Self::Marketer,
        Self::Analyst,
        Self::Admin,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Store => "store",
            Self::Marketer => "marketer",
            Self::Analyst => "analyst",
            Self::Admin => "admin",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Whether this role reads people's journeys: names, orders and addresses. Marketers read figures only.
    #[must_use]
    pub fn reads_journeys(self) -> bool {
        !matches!(self, Self::Marketer)
    }

    /// Whether this role stands at the desk where returns come in: receives, decides, refunds, replaces.
    #[must_use]
    pub fn receives_returns(self) -> bool {
        matches!(self, Self::Store | Self::Agent | Self::Admin)
    }

    /// Whether this role decides on what terms the shop promises and takes back.
    #[must_use]
    pub fn sets_policy(self) -> bool {
        matches!(self, Self::Admin)
    }

    /// Whether this role reads, publishes, rejects and answers reviews.
    #[must_use]
    pub fn moderates_reviews(self) -> bool {
        matches!(self, Self::Marketer | Self::Agent | Self::Admin)
    }

    /// Whether this role reads and answers what customers ask.
    #[must_use]
    pub fn answers_cases(self) -> bool {
        matches!(self, Self::Agent | Self::Admin)
    }
}

/// A signed-in member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    pub id: StaffId,
    pub name: String,
    pub role: Role,
}
