//! Transactional messages: never a campaign. What each says stands in the catalogues.

use crate::touchpoints::Stage;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// The mails the portal sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    Confirmed,
    Dispatched,
    Delivered,
    /// A promise was revised: the new date, told before the old one passes where we can.
    Delayed,
    /// A return was asked for, and somebody looks at it first.
    ReturnRequested,
    /// A return was agreed: the code is inside.
    ReturnAgreed,
    /// A return was not agreed.
    ReturnDeclined,
    /// What was sent back has arrived.
    ReturnReceived,
    /// What was sent back is not taken back, or not for the whole price.
    ReturnJudged,
    /// It has not, after all: we wrote too early.
    ReturnReceptionUndone,
    /// Money is on its way back.
    Refunded,
    /// What was stated by who withdraws from a contract, and when: the law's receipt, which says nothing else.
    WithdrawalReceipt,
    /// We have the question, and answer by then.
    CaseOpened,
    CaseAnswered,
    /// What do you think of it? Only when we owe nothing.
    ReviewAsked,
    ReviewReplied,
    RewardIssued,
    /// The six digits that open an order.
    AccessCode,
    /// The link, and the code beside it, that sign a customer in.
    SignIn,
}

impl NoticeKind {
    pub const ALL: [Self; 19] = [
        Self::Confirmed,
        Self::Dispatched,
        Self::Delivered,
        Self::Delayed,
        Self::ReturnRequested,
        Self::ReturnAgreed,
        Self::ReturnDeclined,
        Self::ReturnReceived,
        Self::ReturnJudged,
        Self::ReturnReceptionUndone,
        Self::Refunded,
        Self::WithdrawalReceipt,
        Self::CaseOpened,
        Self::CaseAnswered,
        Self::ReviewAsked,
        Self::ReviewReplied,
        Self::RewardIssued,
        Self::AccessCode,
        Self::SignIn,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Dispatched => "dispatched",
            Self::Delivered => "delivered",
            Self::Delayed => "delayed",
            Self::ReturnRequested => "return_requested",
            Self::ReturnAgreed => "return_agreed",
            Self::ReturnDeclined => "return_declined",
            Self::ReturnReceived => "return_received",
            Self::ReturnJudged => "return_judged",
            Self::ReturnReceptionUndone => "return_reception_undone",
            Self::Refunded => "refunded",
            Self::WithdrawalReceipt => "withdrawal_receipt",
            Self::CaseOpened => "case_opened",
            Self::CaseAnswered => "case_answered",
            Self::ReviewAsked => "review_asked",
            Self::ReviewReplied => "review_replied",
            Self::RewardIssued => "reward_issued",
            Self::AccessCode => "access_code",
            Self::SignIn => "sign_in",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    #[must_use]
    pub fn stage(self) -> Stage {
        match self {
            Self::Confirmed | Self::Dispatched | Self::Delayed => Stage::Purchase,
            Self::Delivered
            | Self::ReturnRequested
            | Self::ReturnAgreed
            | Self::ReturnDeclined
            | Self::ReturnReceived
            | Self::ReturnJudged
            | Self::ReturnReceptionUndone
            | Self::Refunded
            | Self::WithdrawalReceipt
            | Self::CaseOpened
            | Self::CaseAnswered
            | Self::AccessCode
            | Self::SignIn => Stage::Ownership,
            Self::ReviewAsked | Self::ReviewReplied | Self::RewardIssued => Stage::Advocacy,
        }
    }

    /// How long the mail is worth sending: codes die with their ten minutes, news of a parcel with five days of trying. A
    /// receipt is owed by law, and tried for as long as the refund it stands for may take.
    #[must_use]
    pub fn worth_sending_for(self) -> SignedDuration {
        match self {
            Self::AccessCode | Self::SignIn => SignedDuration::from_mins(10),
            Self::WithdrawalReceipt => SignedDuration::from_hours(14 * 24),
            _ => SignedDuration::from_hours(5 * 24),
        }
    }
}

/// How things stand when a notice is about to leave: a mail server that was down lets events overtake its mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// What the notice is about, the parcel or the whole order, is in the customer's hands.
    pub is_received: bool,
    /// The order was cancelled.
    pub is_cancelled: bool,
    /// The promise was revised again, so that a newer notice tells the due that holds.
    pub is_told_otherwise: bool,
}

impl NoticeKind {
    /// Whether sending it now would tell the customer something that is no longer so.
    #[must_use]
    pub fn is_overtaken(self, standing: &Standing) -> bool {
        match self {
            Self::Confirmed => standing.is_cancelled,
            Self::Dispatched => standing.is_received || standing.is_cancelled,
            Self::Delayed => {
                standing.is_received || standing.is_cancelled || standing.is_told_otherwise
            }
            _ => false,
        }
    }
}

/// By API, nothing that happened longer ago than this sends a notice or opens a case: a shop that loads its past does
/// not write to everyone at once.
pub const NEWS_FOR: SignedDuration = SignedDuration::from_hours(72);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_that_events_have_overtaken_is_not_sent() {
        let received = Standing {
            is_received: true,
            ..Standing::default()
        };
        assert!(NoticeKind::Dispatched.is_overtaken(&received));
        assert!(NoticeKind::Delayed.is_overtaken(&received));
        assert!(!NoticeKind::Delivered.is_overtaken(&received));
        assert!(!NoticeKind::Confirmed.is_overtaken(&received));
        let told_otherwise = Standing {
            is_told_otherwise: true,
            ..Standing::default()
        };
        assert!(NoticeKind::Delayed.is_overtaken(&told_otherwise));
        for kind in NoticeKind::ALL {
            assert!(!kind.is_overtaken(&Standing::default()));
        }
    }
}
