//! Where a parcel, or an order without parcels, stands.

use domain::{Timestamp, shipments::Status};
use store::orders::ParcelView;

/// One answer for each parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The shop has not said yes yet.
    Placed,
    /// We have it still.
    Packing,
    /// The carrier knows of it and does not have it yet.
    Announced,
    OnItsWay(Option<Delay>),
    OutForDelivery,
    /// It waits at a pick-up point.
    Collect,
    Received {
        at: Timestamp,
    },
    /// Said to be delivered by the shop, with no time.
    MarkedDelivered,
    /// Said to be delivered; the customer says that they do not have it.
    Missed {
        told_at: Timestamp,
    },
    Trouble(Trouble),
    /// Of the whole order.
    Cancelled {
        at: Option<Timestamp>,
    },
    /// The carrier called the parcel off.
    CalledOff,
}

/// What holds a parcel up that still comes by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    Carrier,
    Weather,
    /// Sorted to a wrong place.
    Missorted,
}

/// What went wrong, where it may not come by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    AttemptFailed,
    AddressWrong,
    InformationMissing,
    Damaged,
    Lost,
    Refused,
    Held,
    Returning,
    Expired,
    /// The carrier says that something is wrong, and not what.
    Unclear,
}

impl Trouble {
    /// What a scan tells of trouble; details are the carrier's vocabulary in EasyPost's words, and count whatever the
    /// status beside them is, as some carriers send them as "in transit".
    #[must_use]
    pub fn of(status: Status, detail: Option<&str>) -> Option<Self> {
        if matches!(
            status,
            Status::Delivered | Status::AvailableForPickup | Status::OutForDelivery
        ) {
            return None;
        }
        if status == Status::ReturnToSender {
            return Some(Self::Returning);
        }
        match (detail.unwrap_or_default(), status) {
            ("address_correction", _) => Some(Self::AddressWrong),
            ("awaiting_information", _) => Some(Self::InformationMissing),
            ("damaged", _) => Some(Self::Damaged),
            ("lost", _) => Some(Self::Lost),
            ("refused", _) => Some(Self::Refused),
            ("held", _) => Some(Self::Held),
            ("return", _) => Some(Self::Returning),
            ("expired", _) => Some(Self::Expired),
            (_, Status::Failure) | ("delivery_exception", _) => Some(Self::AttemptFailed),
            (_, Status::Error) => Some(Self::Unclear),
            _ => None,
        }
    }

    /// Whether it may still come by itself.
    #[must_use]
    pub fn may_still_come(self) -> bool {
        matches!(
            self,
            Self::AttemptFailed
                | Self::AddressWrong
                | Self::InformationMissing
                | Self::Held
                | Self::Unclear
        )
    }
}

impl Delay {
    #[must_use]
    pub fn of(detail: Option<&str>) -> Option<Self> {
        match detail? {
            "delayed" | "transit_exception" => Some(Self::Carrier),
            "weather_delay" => Some(Self::Weather),
            "missorted" => Some(Self::Missorted),
            _ => None,
        }
    }
}

impl Standing {
    pub(super) fn of_parcel(
        parcel: &ParcelView,
        cancelled_at: Option<Timestamp>,
        is_cancelled: bool,
    ) -> Self {
        let detail = parcel.status_detail.as_deref();
        if let (Some(told_at), true) = (parcel.denied_receipt_at, parcel.is_missed()) {
            return Self::Missed { told_at };
        }
        if parcel.status == Status::ReturnToSender {
            return Self::Trouble(Trouble::Returning);
        }
        if let Some(at) = parcel.received_at() {
            return Self::Received { at };
        }
        if is_cancelled {
            return Self::Cancelled { at: cancelled_at };
        }
        if let Some(trouble) = Trouble::of(parcel.status, detail) {
            return Self::Trouble(trouble);
        }
        match parcel.status {
            Status::Cancelled => Self::CalledOff,
            Status::OutForDelivery => Self::OutForDelivery,
            Status::AvailableForPickup => Self::Collect,
            Status::PreTransit => Self::Announced,
            Status::Unknown if parcel.dispatched_at.is_none() => Self::Announced,
            _ => Self::OnItsWay(Delay::of(detail)),
        }
    }

    /// Nothing more is to come by itself.
    #[must_use]
    pub fn is_over(self) -> bool {
        match self {
            Self::Received { .. }
            | Self::MarkedDelivered
            | Self::Missed { .. }
            | Self::Cancelled { .. }
            | Self::CalledOff => true,
            Self::Trouble(trouble) => !trouble.may_still_come(),
            _ => false,
        }
    }
}
