//! The canonical status of a parcel: EasyPost's ten (<https://docs.easypost.com/docs/trackers>).

use serde::{Deserialize, Serialize};

/// What a carrier says of a parcel, in one vocabulary for all carriers. A code outside it is [`Status::Unknown`]; its
/// own text is kept beside it and shown as it came (invariant I8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Unknown,
    PreTransit,
    InTransit,
    OutForDelivery,
    Delivered,
    AvailableForPickup,
    ReturnToSender,
    Failure,
    Cancelled,
    Error,
}

impl Status {
    pub const ALL: [Self; 10] = [
        Self::Unknown,
        Self::PreTransit,
        Self::InTransit,
        Self::OutForDelivery,
        Self::Delivered,
        Self::AvailableForPickup,
        Self::ReturnToSender,
        Self::Failure,
        Self::Cancelled,
        Self::Error,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::PreTransit => "pre_transit",
            Self::InTransit => "in_transit",
            Self::OutForDelivery => "out_for_delivery",
            Self::Delivered => "delivered",
            Self::AvailableForPickup => "available_for_pickup",
            Self::ReturnToSender => "return_to_sender",
            Self::Failure => "failure",
            Self::Cancelled => "cancelled",
            Self::Error => "error",
        }
    }

    /// The status a code stands for; codes we do not know are [`Status::Unknown`], never refused.
    #[must_use]
    pub fn read(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == code)
            .unwrap_or(Self::Unknown)
    }

    /// Whether a scan with this status proves that the carrier has the parcel: everything that is not unknown and not
    /// merely announced.
    #[must_use]
    pub fn is_carrier_scan(self) -> bool {
        !matches!(self, Self::Unknown | Self::PreTransit)
    }

    /// Whether something went wrong that a customer should read about in plain words.
    #[must_use]
    pub fn is_exception(self) -> bool {
        matches!(
            self,
            Self::ReturnToSender | Self::Failure | Self::Cancelled | Self::Error
        )
    }
}
