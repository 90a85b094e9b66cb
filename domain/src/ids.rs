//! Identities: one type a noun, so that an order's id cannot be handed where a customer's is meant.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A person who bought, whether they ever signed in or not.
    CustomerId,
    /// An order of the shop; customers know it by its number.
    OrderId,
    /// One parcel of an order; carriers know it by its tracking number.
    ShipmentId,
    /// One entry of the log. UUIDv7, so that ids sort by the time they were recorded.
    TouchpointId,
    /// One promise of the ledger.
    PromiseId,
    /// One transactional message; also the local part of its Message-ID, so that a repeat is recognised.
    NoticeId,
    /// A review of an order.
    ReviewId,
    /// A return case: a return, exchange or replacement.
    ReturnId,
    /// A photo of a return.
    PhotoId,
    /// Money that goes back, or went back; also the name by which the shop's payment system speaks of it.
    RefundId,
    /// A system of the shop that is told of events.
    WebhookId,
    /// A help request, question or claim.
    CaseId,
    /// Something a customer showed to others.
    ShareId,
    /// A friend who came by an invitation.
    ReferralId,
    /// Someone who works at the shop.
    StaffId,
    /// A key of the shop's own systems.
    ApiKeyId,
}
