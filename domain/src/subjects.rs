//! What a touchpoint, a promise or a link is about.

use crate::ids::{CaseId, OrderId, ReferralId, ReturnId, ReviewId, ShareId, ShipmentId};

/// One thing of one customer. Its text is what the ledger keeps: one promise of a kind for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Order(OrderId),
    Shipment(ShipmentId),
    Return(ReturnId),
    Case(CaseId),
    /// One message of a case, by its place in the thread: each that waits for an answer has a promise of its own.
    CaseTurn(CaseId, u32),
    Review(ReviewId),
    Share(ShareId),
    Referral(ReferralId),
}

impl Subject {
    /// As tables keep it: `return:0198…`.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Order(id) => format!("order:{id}"),
            Self::Shipment(id) => format!("shipment:{id}"),
            Self::Return(id) => format!("return:{id}"),
            Self::Case(id) => format!("case:{id}"),
            Self::CaseTurn(id, turn) => format!("case:{id}/{turn}"),
            Self::Review(id) => format!("review:{id}"),
            Self::Share(id) => format!("share:{id}"),
            Self::Referral(id) => format!("referral:{id}"),
        }
    }

    /// Reads [`Self::text`] back; `None` for what this version does not know.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        Some(match kind {
            "order" => Self::Order(id.parse().ok()?),
            "shipment" => Self::Shipment(id.parse().ok()?),
            "return" => Self::Return(id.parse().ok()?),
            "case" => match id.split_once('/') {
                Some((id, turn)) => Self::CaseTurn(id.parse().ok()?, turn.parse().ok()?),
                None => Self::Case(id.parse().ok()?),
            },
            "review" => Self::Review(id.parse().ok()?),
            "share" => Self::Share(id.parse().ok()?),
            "referral" => Self::Referral(id.parse().ok()?),
            _ => return None,
        })
    }

    /// Its kind and id, as the API names them; the turn of a case is the case.
    #[must_use]
    pub fn named(self) -> (&'static str, String) {
        match self {
            Self::Order(id) => ("order", id.to_string()),
            Self::Shipment(id) => ("shipment", id.to_string()),
            Self::Return(id) => ("return", id.to_string()),
            Self::Case(id) | Self::CaseTurn(id, _) => ("case", id.to_string()),
            Self::Review(id) => ("review", id.to_string()),
            Self::Share(id) => ("share", id.to_string()),
            Self::Referral(id) => ("referral", id.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_subject_survives_its_row_and_a_strange_one_is_none() {
        let id = Uuid::from_u128(7);
        for subject in [
            Subject::Order(OrderId(id)),
            Subject::Shipment(ShipmentId(id)),
            Subject::Return(ReturnId(id)),
            Subject::Case(CaseId(id)),
            Subject::CaseTurn(CaseId(id), 3),
            Subject::Review(ReviewId(id)),
            Subject::Share(ShareId(id)),
            Subject::Referral(ReferralId(id)),
        ] {
            assert_eq!(Subject::read(&subject.text()), Some(subject));
        }
        for strange in ["", "order", "order:", "order:7", "parcel:7", "case:x/1"] {
            assert_eq!(Subject::read(strange), None, "{strange}");
        }
    }
}
