//! Reviews: who may write one and when, what becomes of it, and what the stars say together.
//!
//! A review waits to be looked at, and is then published or rejected for one of a few listed reasons; being negative is
//! not one. What nobody looks at for [`PUBLISHES_AFTER`] publishes itself, so a low rating cannot be held back.

mod draft;
mod figures;

pub use draft::{DraftFault, ReviewDraft, shown_name};
pub use figures::Stars;

use crate::Timestamp;
use jiff::SignedDuration;
use thiserror::Error;

/// Unmoderated ones publish themselves then.
pub const PUBLISHES_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long after an order was received we ask what its customer thinks of it.
pub const ASKED_AFTER: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Received longer ago than this nobody is asked for the first time.
pub const ASKED_UNTIL: SignedDuration = SignedDuration::from_hours(30 * 24);
/// While we owe something the ask waits, at most this long; then it is sent all the same.
pub const ASK_WAITS: SignedDuration = SignedDuration::from_hours(14 * 24);
/// So many stars or fewer, and we owe a reply.
pub const OWES_A_REPLY: i64 = 3;

/// What a customer said of an order, as a shop's past tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewIn {
    /// The source's own id; one id may stand on several orders.
    pub reference: String,
    /// Stars, 1 to 5.
    pub score: i64,
    pub title: Option<String>,
    pub words: Option<String>,
    pub asked_at: Option<Timestamp>,
    /// When it was answered: of several reviews of one order the latest counts.
    pub answered_at: Timestamp,
}

/// How far one thing that was ordered has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bought {
    /// In the customer's hands: the order, or a parcel that holds it.
    pub is_in_hand: bool,
    /// The earliest delivery promised of it that neither came nor was waived.
    pub owed_by: Option<Timestamp>,
}

/// Not delivered yet, and still in time: what there is to say of it comes later, at the latest then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotYet(pub Option<Timestamp>);

impl Bought {
    /// Any buyer may write from the delivery on, or from the moment the promised one was broken, asked or not.
    ///
    /// # Errors
    /// [`NotYet`], with the moment from which it may be written anyway.
    pub fn may_be_reviewed(&self, now: Timestamp) -> Result<(), NotYet> {
        if self.is_in_hand || self.owed_by.is_some_and(|due| due < now) {
            Ok(())
        } else {
            Err(NotYet(self.owed_by))
        }
    }
}

/// Why a review was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotTaken {
    /// Field by field.
    #[error("what was typed is not a review")]
    Faulty(Vec<DraftFault>),
    #[error("it is not delivered yet, and not late")]
    NotYet(Option<Timestamp>),
    /// Stars are never editable: each thing bought is reviewed once.
    #[error("it was reviewed already")]
    Written,
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewState {
    Pending,
    Published,
    Rejected,
}

impl ReviewState {
    pub const ALL: [Self; 3] = [Self::Pending, Self::Published, Self::Rejected];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Published => "published",
            Self::Rejected => "rejected",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether the decision changes anything: saying the same again does not.
    ///
    /// # Errors
    /// [`Decided`] otherwise: what was decided stands.
    pub fn decide(self, to: Self) -> Result<bool, Decided> {
        match self {
            Self::Pending => Ok(to != Self::Pending),
            same if same == to => Ok(false),
            other => Err(Decided(other)),
        }
    }
}

/// Somebody decided otherwise before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("it was {} before", .0.as_str())]
pub struct Decided(pub ReviewState);

/// Why a review is not published: a closed list, in which "negative" does not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RejectionReason {
    OffTopic,
    PersonalData,
    Unlawful,
    NotACustomer,
}

impl RejectionReason {
    pub const ALL: [Self; 4] = [
        Self::OffTopic,
        Self::PersonalData,
        Self::Unlawful,
        Self::NotACustomer,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OffTopic => "off_topic",
            Self::PersonalData => "personal_data",
            Self::Unlawful => "unlawful",
            Self::NotACustomer => "not_a_customer",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

/// Whom a reply is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Beside the review, for everybody, and by mail to its writer.
    Public,
    /// By mail to its writer alone.
    Private,
}

impl Audience {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }

    /// What is not for everybody is for its writer alone.
    #[must_use]
    pub fn read(text: &str) -> Self {
        if text == "public" {
            Self::Public
        } else {
            Self::Private
        }
    }
}

/// Why a reply was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotReplied {
    #[error("a reply has words")]
    Empty,
    #[error("a reply has 2,000 characters at most")]
    TooLong,
    /// A rejected review is not shown, so nothing can stand beside it.
    #[error("a rejected review is answered by mail alone")]
    NotShown,
    /// One reply for everybody and one for the writer, at most.
    #[error("it was answered so already")]
    Replied,
}

/// A reply's words, trimmed.
///
/// # Errors
/// Nothing in them, too much, or nowhere to stand.
pub fn check_reply(
    words: &str,
    audience: Audience,
    state: ReviewState,
) -> Result<String, NotReplied> {
    let words = draft::clean(words);
    if words.is_empty() {
        Err(NotReplied::Empty)
    } else if words.chars().count() > draft::LONGEST_WORDS {
        Err(NotReplied::TooLong)
    } else if audience == Audience::Public && state == ReviewState::Rejected {
        Err(NotReplied::NotShown)
    } else {
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(hours: i64) -> Timestamp {
        Timestamp::from_micros(hours * 3_600_000_000)
    }

    #[test]
    fn a_thing_is_reviewed_from_its_delivery_or_from_the_broken_date() {
        let on_its_way = Bought {
            is_in_hand: false,
            owed_by: Some(t(10)),
        };
        assert_eq!(
            on_its_way.may_be_reviewed(t(10)),
            Err(NotYet(Some(t(10)))),
            "exactly at the due nothing is broken"
        );
        assert_eq!(on_its_way.may_be_reviewed(t(11)), Ok(()));
        let here = Bought {
            is_in_hand: true,
            owed_by: None,
        };
        assert_eq!(here.may_be_reviewed(t(1)), Ok(()));
        assert_eq!(Bought::default().may_be_reviewed(t(1)), Err(NotYet(None)));
    }

    #[test]
    fn what_was_decided_stands_and_saying_it_again_changes_nothing() {
        use ReviewState::{Pending, Published, Rejected};
        assert_eq!(Pending.decide(Published), Ok(true));
        assert_eq!(Pending.decide(Rejected), Ok(true));
        assert_eq!(Published.decide(Published), Ok(false));
        assert_eq!(Published.decide(Rejected), Err(Decided(Published)));
        assert_eq!(Rejected.decide(Published), Err(Decided(Rejected)));
    }

    #[test]
    fn negative_is_no_reason() {
        assert_eq!(RejectionReason::read("negative"), None);
        for reason in RejectionReason::ALL {
            assert_eq!(RejectionReason::read(reason.as_str()), Some(reason));
        }
    }

    #[test]
    fn a_reply_has_words_and_a_place() {
        let (public, pending) = (Audience::Public, ReviewState::Pending);
        assert_eq!(check_reply(" \n", public, pending), Err(NotReplied::Empty));
        assert_eq!(
            check_reply(&"x".repeat(2_001), public, pending),
            Err(NotReplied::TooLong)
        );
        assert_eq!(
            check_reply("Thank you", public, ReviewState::Rejected),
            Err(NotReplied::NotShown)
        );
        assert_eq!(
            check_reply(" Thank you\0 ", Audience::Private, ReviewState::Rejected).as_deref(),
            Ok("Thank you\u{fffd}")
        );
    }
}
