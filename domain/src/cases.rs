//! Cases: what somebody asks us, where it stands, and how long a solved one can be taken up again.

use crate::{
    Timestamp,
    ids::{ReturnId, ShipmentId},
    orders::is_email,
    policy::Policy,
    promises::Term,
};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How long the words of one message may be, in characters.
pub const LONGEST_WORDS: usize = 4_000;

/// A solved case is taken up again by a reply within this time, and its promise runs again; afterwards it is closed.
pub const REOPENS_FOR: SignedDuration = SignedDuration::from_hours(3 * 24);

/// What a case is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Order,
    Delivery,
    Return,
    Product,
    Payment,
    Other,
    /// A statement of withdrawal that the portal could not follow by itself.
    Withdrawal,
    /// Opened by us, because a promise broke.
    Recovery,
}

impl Topic {
    /// Those a customer chooses from.
    pub const ASKED: [Self; 6] = [
        Self::Order,
        Self::Delivery,
        Self::Return,
        Self::Product,
        Self::Payment,
        Self::Other,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Delivery => "delivery",
            Self::Return => "return",
            Self::Product => "product",
            Self::Payment => "payment",
            Self::Other => "other",
            Self::Withdrawal => "withdrawal",
            Self::Recovery => "recovery",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ASKED
            .into_iter()
            .chain([Self::Withdrawal, Self::Recovery])
            .find(|topic| topic.as_str() == text)
    }
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    New,
    Open,
    WaitingForCustomer,
    WaitingForUs,
    Resolved,
    Closed,
}

impl Status {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::WaitingForCustomer => "waiting_for_customer",
            Self::WaitingForUs => "waiting_for_us",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
        }
    }

    /// Where a case stands now, from its row: closing is no act of anybody, it is three days without a reply.
    #[must_use]
    pub fn of(stored: &str, resolved_at: Option<Timestamp>, now: Timestamp) -> Self {
        match (resolved_at, stored) {
            (Some(at), _) if now > at.plus(REOPENS_FOR) => Self::Closed,
            (Some(_), _) => Self::Resolved,
            (None, "new") => Self::New,
            (None, "waiting_for_customer") => Self::WaitingForCustomer,
            (None, "waiting_for_us") => Self::WaitingForUs,
            (None, _) => Self::Open,
        }
    }

    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Resolved | Self::Closed)
    }
}

/// What becomes of a case with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    WaitForCustomer,
    Resolve,
    Stay,
}

impl Then {
    pub const ALL: [Self; 3] = [Self::WaitForCustomer, Self::Resolve, Self::Stay];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WaitForCustomer => "wait",
            Self::Resolve => "resolve",
            Self::Stay => "stay",
        }
    }

    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|then| then.as_str() == text)
    }
}

/// A question as it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub topic: Topic,
    pub words: String,
    /// An order's number.
    pub order: Option<String>,
    pub parcel: Option<ShipmentId>,
    pub return_id: Option<ReturnId>,
    /// Of the form: sent twice, it makes one case.
    pub key: String,
}

/// Who asks without having proved who they are: the answer goes to the address alone, and opens nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    pub name: String,
    pub email: String,
    /// The language of the page they ask on, as a tag.
    pub locale: String,
}

/// How long a name may be, in characters.
pub const LONGEST_NAME: usize = 100;

impl Stranger {
    /// Name and address as they are kept.
    ///
    /// # Errors
    /// An address nothing can be sent to, or a name too long to be one.
    pub fn checked(&self) -> Result<Self, AskRefused> {
        let plain = |text: &str| text.replace('\0', "").trim().to_owned();
        let stranger = Self {
            name: plain(&self.name),
            email: plain(&self.email),
            locale: plain(&self.locale),
        };
        if !is_email(&stranger.email) {
            return Err(AskRefused::NoAddress);
        }
        if stranger.name.chars().count() > LONGEST_NAME {
            return Err(AskRefused::LongName);
        }
        Ok(stranger)
    }
}

/// When a question asked now is answered, and when it is solved, at the latest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    pub answer_by: Timestamp,
    pub solve_by: Timestamp,
}

impl Outlook {
    /// `None` in a shop that has set no hours: it can promise no time.
    #[must_use]
    pub fn of(policy: &Policy, now: Timestamp) -> Option<Self> {
        Some(Self {
            answer_by: due(policy.first_reply_by, policy, now)?,
            solve_by: due(policy.resolve_by, policy, now)?,
        })
    }
}

/// When something promised now by this term is due; `None` where working time never comes.
#[must_use]
pub fn due(term: Term, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
    let due = term.due(now, &policy.working_time);
    (due < Timestamp::from_micros(i64::MAX)).then_some(due)
}

/// Why a question cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AskRefused {
    #[error(transparent)]
    Words(#[from] WordsRefused),
    #[error("not a mail address an answer can go to")]
    NoAddress,
    #[error("a name longer than {LONGEST_NAME} characters")]
    LongName,
}

/// Why a customer cannot write to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WriteRefused {
    #[error(transparent)]
    Words(#[from] WordsRefused),
    #[error("the case was closed; a new question opens a new one")]
    Closed,
}

/// Why words cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WordsRefused {
    #[error("nothing is written")]
    Missing,
    #[error("longer than {LONGEST_WORDS} characters")]
    TooLong,
}

/// Why a score cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RatingRefused {
    #[error("a score is 1 to 5")]
    OutOfRange,
    #[error("the case is not solved yet")]
    NotYet,
}

/// Why an answer cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AnswerRefused {
    #[error(transparent)]
    Words(#[from] WordsRefused),
    #[error("something was written since the page was opened")]
    Stale,
    #[error("the case is solved already")]
    Over,
}

/// The words as they are kept.
///
/// # Errors
/// Nothing is written, or too much.
pub fn words(typed: &str) -> Result<String, WordsRefused> {
    let words = typed.replace('\0', "").replace("\r\n", "\n");
    let words = words.trim();
    if words.is_empty() {
        return Err(WordsRefused::Missing);
    }
    if words.chars().count() > LONGEST_WORDS {
        return Err(WordsRefused::TooLong);
    }
    Ok(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_solved_case_closes_by_itself_after_three_days() {
        let at = |hours: i64| Timestamp::from_micros(hours * 3_600_000_000);
        assert_eq!(
            Status::of("resolved", Some(at(0)), at(72)),
            Status::Resolved
        );
        assert_eq!(Status::of("resolved", Some(at(0)), at(73)), Status::Closed);
        assert_eq!(Status::of("new", None, at(73)), Status::New);
    }

    #[test]
    fn a_shop_that_is_never_open_promises_no_time() {
        let mut policy = Policy::default();
        let now = Timestamp::from_micros(0);
        assert!(Outlook::of(&policy, now).is_some_and(|told| told.answer_by < told.solve_by));
        policy.working_time.hours.clear();
        assert_eq!(Outlook::of(&policy, now), None);
    }

    #[test]
    fn an_answer_needs_an_address() {
        let stranger = |email: &str| Stranger {
            name: " Ana\0 ".to_owned(),
            email: email.to_owned(),
            locale: "en".to_owned(),
        };
        assert_eq!(stranger("ana").checked(), Err(AskRefused::NoAddress));
        let ana = stranger(" ana@example.com ").checked().unwrap();
        assert_eq!(
            (ana.name.as_str(), ana.email.as_str()),
            ("Ana", "ana@example.com")
        );
    }

    #[test]
    fn words_are_trimmed_and_must_say_something() {
        assert_eq!(words(" a\r\nb\0 "), Ok("a\nb".to_owned()));
        assert_eq!(words(" \n"), Err(WordsRefused::Missing));
        assert_eq!(words(&"x".repeat(4_001)), Err(WordsRefused::TooLong));
    }
}
