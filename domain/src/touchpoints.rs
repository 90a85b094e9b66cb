//! The log: what happened on one customer's journey, one variant a kind.
//!
//! To add a kind: one variant with its particulars, its arm in [`Touchpoint::stage`], the verb of the store that records
//! it, and its words in the catalogue. No migration: kinds are stored as text and particulars as JSON. Particulars hold
//! ids, codes and numbers only; names, addresses and words stand in rows that erasure empties.

mod stage;

pub use stage::{Channel, Stage};

use crate::{
    Timestamp,
    ids::{CaseId, PromiseId, ReferralId, RefundId, ReturnId, ReviewId, ShareId},
    notices::NoticeKind,
    orders::OrderStatus,
    promises::PromiseKind,
    subjects::Subject,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One interaction. Names are past tense; the snake-case form is the kind in tables and API.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Touchpoint {
    OrderPlaced {
        total_minor: i64,
        currency: String,
    },
    OrderConfirmed {},
    OrderPacked {},
    /// The shop said "shipped"; what the carrier saw stands in `shipment_scanned`.
    OrderShipped {},
    /// The shop said "delivered" without a time: settles nothing.
    OrderReportedDelivered {},
    OrderCancelled {},
    /// The shop changed something else: which parts.
    OrderChanged {
        changed: Vec<String>,
    },
    ShipmentAnnounced {
        carrier: String,
        tracking_number: String,
    },
    ShipmentScanned {
        status: String,
        detail: Option<String>,
        location: Option<String>,
    },
    /// A delivered scan.
    Delivered {
        location: Option<String>,
    },
    /// "I have it."
    ReceiptConfirmed {},
    /// "I do not have it."
    ReceiptDenied {},
    PromiseRevised {
        promise: PromiseId,
        promise_kind: PromiseKind,
        old_due: Timestamp,
        new_due: Timestamp,
    },
    NoticeSent {
        notice: NoticeKind,
    },
    /// The mail server refused it for good.
    NoticeFailed {
        notice: NoticeKind,
    },
    /// "Something is wrong", and what was wished for: `outcome` is one of [`crate::returns::Outcome`].
    ReturnStarted {
        return_id: ReturnId,
        short_code: String,
        reason: String,
        outcome: String,
        items: i64,
    },
    /// Somebody looked at it first, and agreed.
    ReturnApproved {
        return_id: ReturnId,
    },
    ReturnDeclined {
        return_id: ReturnId,
        reason: String,
    },
    /// Before it is agreed we want to know more: asked once, in this case.
    ReturnInfoAsked {
        return_id: ReturnId,
        case_id: CaseId,
    },
    /// A statement of withdrawal was followed: so many pieces of the order go back, without a reason and without anybody
    /// deciding.
    WithdrawalConfirmed {
        return_id: ReturnId,
        short_code: String,
        items: i64,
    },
    /// We said that we fetch it then, where the order went.
    PickupBooked {
        return_id: ReturnId,
        begins_at: Timestamp,
        ends_at: Timestamp,
    },
    /// The customer chose another time.
    PickupMoved {
        return_id: ReturnId,
        begins_at: Timestamp,
        ends_at: Timestamp,
    },
    PickupCancelled {
        return_id: ReturnId,
    },
    /// Fetched.
    PickupCollected {
        return_id: ReturnId,
    },
    /// The customer handed it in: on its way to us.
    ReturnHandedOver {
        return_id: ReturnId,
    },
    /// Shown what is wrong, or, by staff, what arrived: so many photos.
    PhotosAdded {
        return_id: ReturnId,
        photos: i64,
    },
    /// It is with us: so many items of the return.
    ReturnReceived {
        return_id: ReturnId,
        items: i64,
    },
    /// It was not, after all: somebody scanned the wrong one.
    ReturnReceptionUndone {
        return_id: ReturnId,
        items: i64,
    },
    ReturnAccepted {
        return_id: ReturnId,
        items: i64,
    },
    /// For less than was paid.
    ReturnPartlyAccepted {
        return_id: ReturnId,
        items: i64,
        amount_minor: i64,
        currency: String,
    },
    ReturnRejected {
        return_id: ReturnId,
        items: i64,
        reason: String,
    },
    /// Whoever pays money out was asked to.
    RefundRequested {
        return_id: ReturnId,
        refund_id: RefundId,
        amount_minor: i64,
        currency: String,
    },
    /// The payment did not go through: `reason` is one of [`crate::returns::PaymentFailure`].
    RefundFailed {
        return_id: ReturnId,
        refund_id: RefundId,
        reason: String,
    },
    RefundRecorded {
        return_id: ReturnId,
        amount_minor: i64,
        currency: String,
    },
    /// Its worth stands with the shop, to buy something else for.
    CreditIssued {
        return_id: ReturnId,
        amount_minor: i64,
        currency: String,
    },
    /// Another one goes out, as an order of its own that costs nothing.
    ReplacementSent {
        return_id: ReturnId,
        order_number: String,
    },
    ReturnCancelled {
        return_id: ReturnId,
    },
    /// Something else is wanted than was agreed: both are of [`crate::returns::Outcome`].
    ReturnOutcomeChanged {
        return_id: ReturnId,
        from: String,
        to: String,
    },
    CaseOpened {
        case_id: CaseId,
        topic: String,
    },
    /// The customer wrote again.
    CaseWritten {
        case_id: CaseId,
    },
    CaseAnswered {
        case_id: CaseId,
    },
    CaseResolved {
        case_id: CaseId,
    },
    CaseReopened {
        case_id: CaseId,
    },
    /// How the help felt: the score stands beside.
    CaseRated {
        case_id: CaseId,
    },
    ReviewPosted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        review_id: Option<ReviewId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        product: Option<String>,
    },
    /// `by_itself`: nobody had looked at it for 14 days.
    ReviewPublished {
        review_id: ReviewId,
        by_itself: bool,
    },
    ReviewRejected {
        review_id: ReviewId,
        reason: String,
    },
    ReviewReplied {
        review_id: ReviewId,
        public: bool,
    },
    /// Shown to others: a review or an order's goods.
    Shared {
        share_id: ShareId,
    },
    /// A link for friends.
    InvitationMade {
        code: String,
    },
    /// A friend bought.
    ReferralOrdered {
        referral_id: ReferralId,
    },
    /// The friend's return window is over, and the goods were kept.
    ReferralEligible {
        referral_id: ReferralId,
    },
    ReferralDisqualified {
        referral_id: ReferralId,
        reason: String,
    },
    RewardIssued {
        referral_id: ReferralId,
        amount_minor: i64,
        currency: String,
    },
    SignedIn {},
    LanguageChosen {
        locale: String,
    },
    /// The person asked to be forgotten; this line is all that says so.
    Erased {},
    /// A kind this version does not know, kept and shown raw (invariant I8).
    #[serde(skip)]
    Unknown {
        kind: String,
        particulars: Value,
    },
}

impl Touchpoint {
    /// The kind as tables and API name it.
    #[must_use]
    pub fn kind(&self) -> String {
        match self {
            Self::Unknown { kind, .. } => kind.clone(),
            known => match serde_json::to_value(known) {
                Ok(Value::Object(fields)) => fields
                    .get("kind")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned(),
                _ => String::new(),
            },
        }
    }

    /// The typed particulars, without the kind.
    #[must_use]
    pub fn particulars(&self) -> Value {
        match self {
            Self::Unknown { particulars, .. } => particulars.clone(),
            known => match serde_json::to_value(known) {
                Ok(Value::Object(mut fields)) => {
                    fields.remove("kind");
                    Value::Object(fields)
                }
                _ => Value::Null,
            },
        }
    }

    /// Reads a stored row back; what this version does not know stays whole in [`Touchpoint::Unknown`].
    #[must_use]
    pub fn read(kind: &str, particulars: &str) -> Self {
        let particulars: Value = serde_json::from_str(particulars).unwrap_or(Value::Null);
        let mut tagged = particulars.clone();
        if let Value::Object(fields) = &mut tagged {
            fields.insert("kind".to_owned(), Value::from(kind));
        }
        serde_json::from_value(tagged).unwrap_or_else(|_| Self::Unknown {
            kind: kind.to_owned(),
            particulars,
        })
    }

    /// Where on the journey this kind stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self {
            Self::OrderPlaced { .. }
            | Self::OrderConfirmed {}
            | Self::OrderPacked {}
            | Self::OrderShipped {}
            | Self::OrderCancelled {}
            | Self::OrderChanged { .. }
            | Self::ShipmentAnnounced { .. }
            | Self::ShipmentScanned { .. }
            | Self::PromiseRevised { .. } => Stage::Purchase,
            Self::NoticeSent { notice } | Self::NoticeFailed { notice } => notice.stage(),
            Self::Delivered { .. }
            | Self::OrderReportedDelivered {}
            | Self::ReceiptConfirmed {}
            | Self::ReceiptDenied {}
            | Self::ReturnStarted { .. }
            | Self::ReturnApproved { .. }
            | Self::ReturnDeclined { .. }
            | Self::ReturnInfoAsked { .. }
            | Self::WithdrawalConfirmed { .. }
            | Self::PickupBooked { .. }
            | Self::PickupMoved { .. }
            | Self::PickupCancelled { .. }
            | Self::PickupCollected { .. }
            | Self::ReturnHandedOver { .. }
            | Self::PhotosAdded { .. }
            | Self::ReturnReceived { .. }
            | Self::ReturnReceptionUndone { .. }
            | Self::ReturnAccepted { .. }
            | Self::ReturnPartlyAccepted { .. }
            | Self::ReturnRejected { .. }
            | Self::RefundRequested { .. }
            | Self::RefundFailed { .. }
            | Self::RefundRecorded { .. }
            | Self::CreditIssued { .. }
            | Self::ReplacementSent { .. }
            | Self::ReturnCancelled { .. }
            | Self::ReturnOutcomeChanged { .. }
            | Self::CaseOpened { .. }
            | Self::CaseWritten { .. }
            | Self::CaseAnswered { .. }
            | Self::CaseResolved { .. }
            | Self::CaseReopened { .. }
            | Self::CaseRated { .. }
            | Self::SignedIn {}
            | Self::LanguageChosen { .. }
            | Self::Erased {}
            | Self::Unknown { .. } => Stage::Ownership,
            Self::ReviewPosted { .. }
            | Self::ReviewPublished { .. }
            | Self::ReviewRejected { .. }
            | Self::ReviewReplied { .. }
            | Self::Shared { .. }
            | Self::InvitationMade { .. }
            | Self::ReferralOrdered { .. }
            | Self::ReferralEligible { .. }
            | Self::ReferralDisqualified { .. }
            | Self::RewardIssued { .. } => Stage::Advocacy,
        }
    }

    /// What it is about besides its order and parcel, which the log keeps in columns of their own.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        Some(match self {
            Self::ReturnStarted { return_id, .. }
            | Self::ReturnApproved { return_id }
            | Self::ReturnDeclined { return_id, .. }
            | Self::ReturnInfoAsked { return_id, .. }
            | Self::WithdrawalConfirmed { return_id, .. }
            | Self::PickupBooked { return_id, .. }
            | Self::PickupMoved { return_id, .. }
            | Self::PickupCancelled { return_id }
            | Self::PickupCollected { return_id }
            | Self::ReturnHandedOver { return_id }
            | Self::PhotosAdded { return_id, .. }
            | Self::ReturnReceived { return_id, .. }
            | Self::ReturnReceptionUndone { return_id, .. }
            | Self::ReturnAccepted { return_id, .. }
            | Self::ReturnPartlyAccepted { return_id, .. }
            | Self::ReturnRejected { return_id, .. }
            | Self::RefundRequested { return_id, .. }
            | Self::RefundFailed { return_id, .. }
            | Self::RefundRecorded { return_id, .. }
            | Self::CreditIssued { return_id, .. }
            | Self::ReplacementSent { return_id, .. }
            | Self::ReturnOutcomeChanged { return_id, .. }
            | Self::ReturnCancelled { return_id } => Subject::Return(*return_id),
            Self::CaseOpened { case_id, .. }
            | Self::CaseWritten { case_id }
            | Self::CaseAnswered { case_id }
            | Self::CaseResolved { case_id }
            | Self::CaseReopened { case_id }
            | Self::CaseRated { case_id } => Subject::Case(*case_id),
            Self::ReviewPosted { review_id, .. } => Subject::Review((*review_id)?),
            Self::ReviewPublished { review_id, .. }
            | Self::ReviewRejected { review_id, .. }
            | Self::ReviewReplied { review_id, .. } => Subject::Review(*review_id),
            Self::Shared { share_id } => Subject::Share(*share_id),
            Self::ReferralOrdered { referral_id }
            | Self::ReferralEligible { referral_id }
            | Self::ReferralDisqualified { referral_id, .. }
            | Self::RewardIssued { referral_id, .. } => Subject::Referral(*referral_id),
            _ => return None,
        })
    }

    /// What a new order status says on the journey; `None` for one that another touchpoint tells already.
    #[must_use]
    pub fn of_status(status: OrderStatus) -> Option<Self> {
        match status {
            OrderStatus::Placed => None,
            OrderStatus::Confirmed => Some(Self::OrderConfirmed {}),
            OrderStatus::Packed => Some(Self::OrderPacked {}),
            OrderStatus::Shipped => Some(Self::OrderShipped {}),
            OrderStatus::Delivered => Some(Self::OrderReportedDelivered {}),
            OrderStatus::Cancelled => Some(Self::OrderCancelled {}),
        }
    }
}

#[cfg(test)]
mod tests;
