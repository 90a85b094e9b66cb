//! Who acts: every verb of the store names its actor first (invariant I7).

use crate::ids::{ApiKeyId, CustomerId, StaffId};
use serde::{Deserialize, Serialize};

/// Who did something. Stored as a kind and, where there is one, an id; never as a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Signed in, or a guest who proved that the order is theirs.
    Customer(CustomerId),
    Staff(StaffId),
    /// The portal itself: the worker, a policy.
    System,
    /// The carrier whose scan it is, by its code.
    Carrier(String),
    /// The shop's own systems, by the key they used.
    Shop(ApiKeyId),
    /// The shop's past, read from files on the command line.
    Import,
}

impl Actor {
    /// The actor's kind as the API and the log name it.
    #[must_use]
    pub fn kind(&self) -> ActorKind {
        match self {
            Self::Customer(_) => ActorKind::Customer,
            Self::Staff(_) => ActorKind::Staff,
            Self::System => ActorKind::System,
            Self::Carrier(_) => ActorKind::Carrier,
            Self::Shop(_) | Self::Import => ActorKind::Shop,
        }
    }

    /// What identifies the actor within its kind: an id or a carrier's code.
    #[must_use]
    pub fn reference(&self) -> Option<String> {
        match self {
            Self::Customer(id) => Some(id.to_string()),
            Self::Staff(id) => Some(id.to_string()),
            Self::Carrier(code) => Some(code.clone()),
            Self::Shop(id) => Some(id.to_string()),
            Self::System | Self::Import => None,
        }
    }
}

/// The five kinds of actor of a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    Customer,
    Staff,
    System,
    Carrier,
    Shop,
}

impl ActorKind {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Staff => "staff",
            Self::System => "system",
            Self::Carrier => "carrier",
            Self::Shop => "shop",
        }
    }

    /// Reads a stored kind. Rows are only written from [`Self::as_str`], so anything else is damage and counts as the
    /// system's.
    #[must_use]
    pub fn read(text: &str) -> Self {
        match text {
            "customer" => Self::Customer,
            "staff" => Self::Staff,
            "carrier" => Self::Carrier,
            "shop" => Self::Shop,
            _ => Self::System,
        }
    }
}
