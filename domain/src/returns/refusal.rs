//! Why an outcome is refused: by which rule, of which line, and when the right ended.

use super::wish::codes;
use crate::Timestamp;
use thiserror::Error;

codes! {
    /// Why an outcome is refused.
    Rule {
        NothingChosen = "nothing_chosen",
        /// No such line in this order.
        UnknownLine = "unknown_line",
        NotDelivered = "not_delivered",
        /// More pieces than were bought and are not in a return yet.
        TooMany = "too_many",
        /// The shop's own window is over.
        WindowOver = "window_over",
        /// The two years of the law are over.
        GuaranteeOver = "guarantee_over",
        /// The shop's own warranty is over.
        WarrantyOver = "warranty_over",
        /// The shop takes these goods back for a lack alone.
        FinalSale = "final_sale",
        /// Not for this reason, with these goods.
        ReasonNotOffered = "reason_not_offered",
        /// The shop does not offer this, with these goods.
        NotOffered = "not_offered",
        /// Nothing is missing that could be sent.
        NothingMissing = "nothing_missing",
        /// What never came cannot be kept, mended or exchanged.
        NeverCame = "never_came",
        /// Not without a picture.
        PhotoMissing = "photo_missing",
        /// The same thing again would not help.
        SameAgain = "same_again",
        /// Fewer are there than were chosen.
        OutOfStock = "out_of_stock",
        /// It costs more than what comes back, and nothing here takes money.
        CostsMore = "costs_more",
        /// The shop has nothing that could be had instead.
        NothingElse = "nothing_else",
        /// What it is to be instead was not said, or is not on offer.
        ExchangeMissing = "exchange_missing",
        NoteTooLong = "note_too_long",
        /// The goods cannot come back that way.
        HandOverNotOffered = "hand_over_not_offered",
    }
}

/// An outcome refused: by which rule, of which line, and when the right ended.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("refused: {}", rule.as_str())]
pub struct Refusal {
    pub rule: Rule,
    /// The last moment it was possible, where a date is the rule.
    pub until: Option<Timestamp>,
    pub line_id: Option<String>,
}

impl Refusal {
    pub(super) fn of(rule: Rule) -> Self {
        Self {
            rule,
            until: None,
            line_id: None,
        }
    }

    pub(super) fn line(rule: Rule, line: &str) -> Self {
        Self {
            line_id: Some(line.to_owned()),
            ..Self::of(rule)
        }
    }
}
