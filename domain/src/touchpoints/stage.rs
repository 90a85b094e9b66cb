//! Where on the journey something happens, and which way it took.

use serde::{Deserialize, Serialize};

/// The six stages; each belongs to one of three phases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Awareness,
    Consideration,
    Decision,
    Purchase,
    Ownership,
    Advocacy,
}

impl Stage {
    pub const ALL: [Self; 6] = [
        Self::Awareness,
        Self::Consideration,
        Self::Decision,
        Self::Purchase,
        Self::Ownership,
        Self::Advocacy,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Awareness => "awareness",
            Self::Consideration => "consideration",
            Self::Decision => "decision",
            Self::Purchase => "purchase",
            Self::Ownership => "ownership",
            Self::Advocacy => "advocacy",
        }
    }

    /// Buy, own or advocate.
    #[must_use]
    pub fn phase(self) -> &'static str {
        match self {
            Self::Awareness | Self::Consideration | Self::Decision | Self::Purchase => "buy",
            Self::Ownership => "own",
            Self::Advocacy => "advocate",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|stage| stage.as_str() == text)
            .unwrap_or(Self::Ownership)
    }
}

/// The way an interaction took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Web,
    Email,
    Api,
    Carrier,
    Import,
    /// The portal's own worker.
    System,
}

impl Channel {
    pub const ALL: [Self; 6] = [
        Self::Web,
        Self::Email,
        Self::Api,
        Self::Carrier,
        Self::Import,
        Self::System,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Email => "email",
            Self::Api => "api",
            Self::Carrier => "carrier",
            Self::Import => "import",
            Self::System => "system",
        }
    }
}
