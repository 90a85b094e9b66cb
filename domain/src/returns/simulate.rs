//! What a wish would bring, told before anybody commits to it: every outcome, refused ones too, with rule and date.

use super::{Item, LONGEST_NOTE, Outcome, Reason, Right, Wish, wish::codes};
use crate::{
    Timestamp,
    policy::Policy,
    promises::{PromiseKind, Term},
    withdrawals::{Contract, Period},
};
use jiff::{Span, ToSpan as _, tz::TimeZone};
use thiserror::Error;

/// One line of the order, as far as returns go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub line_id: String,
    pub bought: i64,
    /// Pieces in the customer's hands.
    pub in_hand: i64,
    /// Pieces in other returns that were not cancelled.
    pub returned: i64,
    /// What was paid for one.
    pub unit_price_minor: i64,
    /// When the last of it was in hand; `None` while nothing is.
    pub received_at: Option<Timestamp>,
}

impl Line {
    /// Pieces that can still be returned.
    #[must_use]
    pub fn open(&self) -> i64 {
        (self.in_hand.min(self.bought) - self.returned).max(0)
    }

    /// The last moment of this right; `None` before delivery.
    #[must_use]
    pub fn until(&self, right: Right, policy: &Policy) -> Option<Timestamp> {
        self.received_at
            .map(|received| right.until(received, policy))
    }
}

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
        /// The same thing again would not help.
        SameAgain = "same_again",
        NoteTooLong = "note_too_long",
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
    fn of(rule: Rule) -> Self {
        Self {
            rule,
            until: None,
            line_id: None,
        }
    }

    fn line(rule: Rule, line: &str) -> Self {
        Self {
            line_id: Some(line.to_owned()),
            ..Self::of(rule)
        }
    }
}

/// One outcome, as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    pub outcome: Outcome,
    pub refusal: Option<Refusal>,
    /// What the goods are worth: unit price times pieces, as it was paid.
    pub amount_minor: i64,
    pub promise: PromiseKind,
    /// A refund's counts from the reception, a replacement's from the agreement.
    pub term: Term,
    /// When it would be due if it were agreed now; `None` where that depends on when the goods arrive.
    pub due_at: Option<Timestamp>,
}

/// What a wish would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Simulation {
    pub right: Right,
    /// The last moment of that right for the first of the chosen things to run out; `None` before delivery.
    pub until: Option<Timestamp>,
    /// Every outcome there is.
    pub options: Vec<Outlook>,
}

impl Simulation {
    #[must_use]
    pub fn option(&self, outcome: Outcome) -> Option<&Outlook> {
        self.options.iter().find(|option| option.outcome == outcome)
    }

    /// What is agreed when this wish is taken.
    ///
    /// # Errors
    /// The outcome's refusal, or what is wrong with the wish itself.
    pub fn agree(&self, wish: &Wish) -> Result<&Outlook, Refusal> {
        if wish.note.chars().count() > LONGEST_NOTE {
            return Err(Refusal::of(Rule::NoteTooLong));
        }
        let option = self
            .option(wish.outcome)
            .ok_or_else(|| Refusal::of(Rule::SameAgain))?;
        match &option.refusal {
            Some(refusal) => Err(refusal.clone()),
            None => Ok(option),
        }
    }
}

/// What these items would bring for that reason, now.
#[must_use]
pub fn simulate(
    lines: &[Line],
    items: &[Item],
    reason: Reason,
    policy: &Policy,
    now: Timestamp,
) -> Simulation {
    let right = reason.right();
    let items = Wish::merged(items);
    let chosen: Vec<(&Line, i64)> = items
        .iter()
        .filter_map(|item| {
            let line = lines.iter().find(|line| line.line_id == item.line_id)?;
            Some((line, item.quantity))
        })
        .collect();
    let until = chosen
        .iter()
        .filter_map(|(line, _)| line.until(right, policy))
        .min();
    let refusal = refusal(lines, &items, right, policy, now);
    let amount_minor = chosen
        .iter()
        .map(|(line, pieces)| {
            let pieces = (*pieces).clamp(0, line.bought);
            pieces.saturating_mul(line.unit_price_minor).max(0)
        })
        .fold(0, i64::saturating_add);
    let options = Outcome::ALL.iter().map(|&outcome| {
        let refusal = refusal.clone().or_else(|| {
            (outcome == Outcome::Replacement && !reason.can_be_replaced())
                .then(|| Refusal::of(Rule::SameAgain))
        });
        let term = match outcome {
            Outcome::Refund => policy.returns.refund_by,
            Outcome::Replacement => policy.returns.replacement_by,
        };
        let is_due_from_now = outcome == Outcome::Replacement || !reason.comes_back();
        Outlook {
            outcome,
            due_at: (is_due_from_now && refusal.is_none())
                .then(|| term.due(now, &policy.working_time)),
            refusal,
            amount_minor,
            promise: outcome.promise(),
            term,
        }
    });
    Simulation {
        right,
        until,
        options: options.collect(),
    }
}

/// What stands against taking any of it back.
fn refusal(
    lines: &[Line],
    items: &[Item],
    right: Right,
    policy: &Policy,
    now: Timestamp,
) -> Option<Refusal> {
    if items.is_empty() {
        return Some(Refusal::of(Rule::NothingChosen));
    }
    for item in items {
        let id = item.line_id.as_str();
        let Some(line) = lines.iter().find(|line| line.line_id == id) else {
            return Some(Refusal::line(Rule::UnknownLine, id));
        };
        if item.quantity < 1 {
            return Some(Refusal::line(Rule::NothingChosen, id));
        }
        if item.quantity > line.bought - line.returned {
            return Some(Refusal::line(Rule::TooMany, id));
        }
        let until = line.until(right, policy);
        let Some(until) = until.filter(|_| item.quantity <= line.open()) else {
            return Some(Refusal::line(Rule::NotDelivered, id));
        };
        if now > until {
            return Some(Refusal {
                until: Some(until),
                ..Refusal::line(right.over(), id)
            });
        }
    }
    None
}

impl Right {
    /// The last moment of it: the end of its last day, where the shop is.
    #[must_use]
    pub fn until(self, received: Timestamp, policy: &Policy) -> Timestamp {
        let zone = policy.working_time.zone();
        match self {
            Self::ReturnPolicy => {
                let days = i64::from(policy.returns.window_days);
                end_of_day(received, days.days(), &zone)
            }
            // Damage on the way is a lack of conformity at delivery, so the same two years (Dir. 2019/771, Art. 10).
            Self::Claim | Self::LegalGuarantee => end_of_day(received, 2.years(), &zone),
            // Of one line; the contract as a whole runs from its last piece, and later where the goods went so far.
            Self::Withdrawal => {
                let contract = Contract {
                    confirmed_at: Some(received),
                    cancelled_at: None,
                    received_at: Some(received),
                    country: "",
                };
                Period::of(&contract, policy).end().unwrap_or(received)
            }
        }
    }

    fn over(self) -> Rule {
        match self {
            Self::ReturnPolicy | Self::Withdrawal => Rule::WindowOver,
            Self::Claim | Self::LegalGuarantee => Rule::GuaranteeOver,
        }
    }
}

/// Until when the goods of a return agreed now are to be handed over: the shop's window once more, a fortnight at least.
#[must_use]
pub fn bring_by(agreed: Timestamp, policy: &Policy) -> Timestamp {
    let days = i64::from(policy.returns.window_days.max(14));
    end_of_day(agreed, days.days(), &policy.working_time.zone())
}

/// The midnight that ends the day so long after.
fn end_of_day(from: Timestamp, after: Span, zone: &TimeZone) -> Timestamp {
    let day = from.in_zone(zone).date().saturating_add(after);
    let next = day.saturating_add(1.day());
    next.to_zoned(zone.clone())
        .map_or(Timestamp::from_micros(i64::MAX), |midnight| {
            midnight.timestamp().into()
        })
}

#[cfg(test)]
mod tests;
