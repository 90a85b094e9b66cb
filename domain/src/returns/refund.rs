//! Money on its way: asked of whoever pays it out, and what they say became of it.

use super::wish::codes;
use crate::Timestamp;
use jiff::SignedDuration;
use thiserror::Error;

codes! {
    /// Where a refund stands.
    RefundState {
        /// Asked for.
        Pending = "pending",
        Refunded = "refunded",
        /// Its worth stands with the shop.
        Credited = "credited",
        Failed = "failed",
    }
}

impl RefundState {
    /// Whether the customer has it.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Refunded | Self::Credited)
    }
}

codes! {
    /// Why a payment did not go through. Nothing else is told of it: what a bank writes may name the person.
    PaymentFailure {
        /// The account or card it came from is no more.
        AccountClosed = "account_closed",
        /// Where it is to go is not known, or not right.
        DetailsWrong = "details_wrong",
        /// The bank or card company said no.
        Declined = "declined",
        /// The payment system did not work.
        Technical = "technical",
        Other = "other",
    }
}

/// Why the shop's word on a payment is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PaymentRefused {
    /// It ended otherwise before.
    #[error("the refund stands as {}", .0.as_str())]
    Ended(RefundState),
    #[error("must not be in the future")]
    InTheFuture,
    #[error("must not be before the payment was asked for")]
    BeforeAsked,
}

/// Clocks of two machines differ; so much of it is no fault of anybody's word.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

/// When a payment counts as made that was asked for at `asked` and is confirmed `now`, where the shop says `said`.
///
/// # Errors
/// A time at which it cannot have been.
pub fn paid_at(
    said: Option<Timestamp>,
    asked: Timestamp,
    now: Timestamp,
) -> Result<Timestamp, PaymentRefused> {
    let Some(said) = said else { return Ok(now) };
    if said > now.plus(SKEW) {
        return Err(PaymentRefused::InTheFuture);
    }
    if said.plus(SKEW) < asked {
        return Err(PaymentRefused::BeforeAsked);
    }
    Ok(said.max(asked).min(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_was_made_between_its_asking_and_now_and_clocks_may_differ_a_little() {
        let minute = |n: i64| Timestamp::from_micros(n * 60_000_000);
        let (asked, now) = (minute(100), minute(200));
        let at = |said: i64| paid_at(Some(minute(said)), asked, now);
        assert_eq!(paid_at(None, asked, now), Ok(now));
        assert_eq!(at(150), Ok(minute(150)));
        assert_eq!((at(95), at(205)), (Ok(asked), Ok(now)));
        assert_eq!(at(94), Err(PaymentRefused::BeforeAsked));
        assert_eq!(at(206), Err(PaymentRefused::InTheFuture));
        let ends = [i64::MIN, i64::MAX].map(Timestamp::from_micros);
        assert_eq!(
            ends.map(|said| paid_at(Some(said), asked, now).is_err()),
            [true, true]
        );
    }
}
