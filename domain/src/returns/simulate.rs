//! What a wish would bring, told before anybody commits to it: every outcome, refused ones too, with rule and date.

use super::{
    Choice, CountsFrom, Item, LONGEST_NOTE, LineTerms, Outcome, Product, Reason, Refusal, Right,
    Rule, Wish, exchange, hundredths,
};
use crate::{
    Timestamp,
    policy::Policy,
    promises::{PromiseKind, Term},
    withdrawals::{Contract, Period},
};
use jiff::{SignedDuration, Span, ToSpan as _, civil::Date, tz::TimeZone};

/// One line of the order, as far as returns go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub line_id: String,
    pub sku: String,
    /// Pieces of the same that could be sent; `None` for what nobody counts, which is never short.
    pub on_hand: Option<i64>,
    /// As the shop names it; empty where it does not.
    pub category: String,
    /// Where the order goes, ISO 3166-1 alpha-2; empty where the shop did not say.
    pub country: String,
    pub placed_at: Option<Timestamp>,
    pub dispatched_at: Option<Timestamp>,
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
        let received = self.received_at?;
        let zone = policy.working_time.zone();
        Some(match right {
            Right::ReturnPolicy | Right::Gift => self.window_until(received, policy),
            // Damage on the way is a lack of conformity at delivery, so the same two years (Dir. 2019/771, Art. 10).
            Right::Claim | Right::LegalGuarantee => end_of_day(received, 2.years(), &zone),
            Right::Warranty => {
                let days = i64::from(self.terms(policy).warranty_days);
                end_of_day(received, days.days(), &zone)
            }
            // Of one line; the contract as a whole runs from its last piece, and later where the goods went so far.
            Right::Withdrawal => {
                let contract = Contract {
                    confirmed_at: Some(received),
                    cancelled_at: None,
                    received_at: Some(received),
                    country: "",
                };
                Period::of(&contract, policy).end().unwrap_or(received)
            }
        })
    }

    /// The end of the shop's own window, as the customer is told it.
    fn window_until(&self, received: Timestamp, policy: &Policy) -> Timestamp {
        let (terms, zone) = (self.terms(policy), policy.working_time.zone());
        let from = match terms.counts_from {
            CountsFrom::Delivery => received,
            CountsFrom::Dispatch => self.dispatched_at.unwrap_or(received),
            CountsFrom::Order => self.placed_at.unwrap_or(received),
        };
        let end = end_of_day(from, i64::from(terms.window_days).days(), &zone);
        let bought = self.placed_at.map(|at| at.in_zone(&zone).date());
        let longer = policy.returns.extensions.iter().filter_map(|extension| {
            let is_meant = (extension.bought_from..=extension.bought_to).contains(&bought?);
            is_meant.then(|| end_of_date(extension.until, &zone))
        });
        longer.fold(end, Timestamp::max)
    }

    /// What the shop's policy says of it.
    #[must_use]
    pub fn terms(&self, policy: &Policy) -> LineTerms {
        policy.returns.of_line(&self.category, &self.country)
    }

    /// What was paid for so many of it.
    fn paid_minor(&self, pieces: i64) -> i64 {
        let pieces = pieces.clamp(0, self.bought.max(0));
        pieces.saturating_mul(self.unit_price_minor).max(0)
    }

    /// What the shop keeps back of a refund for so many: only where it takes them back of its own will.
    #[must_use]
    pub fn fee_minor(&self, pieces: i64, right: Right, policy: &Policy) -> i64 {
        match right {
            Right::ReturnPolicy => hundredths(
                self.paid_minor(pieces),
                self.terms(policy).restocking_percent,
            ),
            _ => 0,
        }
    }

    /// What goes back to whoever keeps so many as they are.
    #[must_use]
    pub fn kept_minor(&self, pieces: i64, policy: &Policy) -> i64 {
        hundredths(self.paid_minor(pieces), self.terms(policy).keep_percent)
    }
}

/// One outcome, as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    pub outcome: Outcome,
    pub refusal: Option<Refusal>,
    /// What the customer gets: of money, what goes back once `fee_minor` is kept; else what the goods are worth.
    pub amount_minor: i64,
    /// What the shop keeps back, told before.
    pub fee_minor: i64,
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
    /// What could be had in exchange, with what it costs more or less.
    pub choices: Vec<Choice>,
    /// Agreed only with a photo.
    pub asks_for_photo: bool,
    /// Somebody looks before it is agreed.
    pub is_reviewed: bool,
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
            None if wish.outcome == Outcome::Exchange => self.choice(wish).map(|_| option),
            None => Ok(option),
        }
    }

    /// What this wish would rather have.
    ///
    /// # Errors
    /// It was not said, is not on offer, or cannot be had.
    pub fn choice(&self, wish: &Wish) -> Result<&Choice, Refusal> {
        let named = wish.exchange_for.as_deref();
        let mut choices = self.choices.iter();
        let choice = choices
            .find(|choice| Some(choice.product.sku.as_str()) == named)
            .ok_or_else(|| Refusal::of(Rule::ExchangeMissing))?;
        match choice.refusal {
            Some(rule) => Err(Refusal::of(rule)),
            None => Ok(choice),
        }
    }
}

/// What these items would bring for that reason, now. `products`: what the shop could send instead. `returns_lately`: how
/// many returns this customer started within a year.
#[must_use]
pub fn simulate(
    lines: &[Line],
    products: &[Product],
    items: &[Item],
    reason: Reason,
    returns_lately: i64,
    policy: &Policy,
    now: Timestamp,
) -> Simulation {
    let items = Wish::merged(items);
    let chosen: Vec<(&Line, i64)> = items
        .iter()
        .filter_map(|item| {
            let line = lines.iter().find(|line| line.line_id == item.line_id)?;
            Some((line, item.quantity))
        })
        .collect();
    let right = best_right(reason, &chosen, policy, now);
    let until = chosen
        .iter()
        .filter_map(|(line, _)| line.until(right, policy))
        .min();
    let refusal = refusal(lines, &items, reason, right, policy, now);
    let sum = |of: &dyn Fn(&Line, i64) -> i64| {
        let each = chosen.iter().map(|(line, pieces)| of(line, *pieces));
        each.fold(0, i64::saturating_add)
    };
    let paid = sum(&|line, pieces| line.paid_minor(pieces));
    let fee = sum(&|line, pieces| line.fee_minor(pieces, right, policy));
    let kept = sum(&|line, pieces| line.kept_minor(pieces, policy));
    // The customer's better share, where lines differ.
    let percent = match right {
        Right::ReturnPolicy => chosen
            .iter()
            .map(|(line, _)| line.terms(policy).restocking_percent)
            .min()
            .unwrap_or_default(),
        _ => 0,
    };
    let is_refunded = against(Outcome::Refund, reason, right, &chosen, policy).is_none();
    let choices = exchange::choices(products, &chosen, paid, percent, is_refunded);
    let options = Outcome::ALL.iter().map(|&outcome| {
        let refusal = refusal.clone().or_else(|| {
            against(outcome, reason, right, &chosen, policy)
                .or_else(|| short_of(outcome, &chosen, &choices))
                .map(Refusal::of)
        });
        let (amount_minor, fee_minor) = match outcome {
            Outcome::Refund | Outcome::StoreCredit => (paid - fee, fee),
            Outcome::KeepWithPartRefund => (kept, 0),
            _ => (paid, 0),
        };
        let term = match outcome {
            Outcome::Repair => policy.returns.repair_by,
            outcome if outcome.is_money() => policy.returns.refund_by,
            _ => policy.returns.replacement_by,
        };
        let waits = outcome.is_money() && comes_back(reason, outcome);
        Outlook {
            outcome,
            due_at: (!waits && refusal.is_none()).then(|| term.due(now, &policy.working_time)),
            refusal,
            amount_minor,
            fee_minor,
            promise: outcome.promise(),
            term,
        }
    });
    let review = &policy.returns.review;
    Simulation {
        right,
        until,
        options: options.collect(),
        choices,
        asks_for_photo: policy.returns.photos.contains(&reason),
        is_reviewed: (review.above_minor > 0 && paid > review.above_minor)
            || (review.more_than > 0 && returns_lately >= i64::from(review.more_than))
            || review.reasons.contains(&reason),
    }
}

/// Whether goods come back: not what never came, and not what may stay.
#[must_use]
pub fn comes_back(reason: Reason, outcome: Outcome) -> bool {
    reason.comes_back() && outcome.takes_goods_back()
}

/// The customer's best right: the law's before the shop's own, and the shop's warranty where it outlasts the law's.
fn best_right(reason: Reason, chosen: &[(&Line, i64)], policy: &Policy, now: Timestamp) -> Right {
    let right = reason.right();
    let holds = |right: Right| {
        let mut ends = chosen.iter().map(|(line, _)| line.until(right, policy));
        ends.all(|until| until.is_some_and(|until| now <= until))
    };
    if right == Right::LegalGuarantee && !holds(right) && holds(Right::Warranty) {
        return Right::Warranty;
    }
    right
}

/// What stands against one outcome alone.
fn against(
    outcome: Outcome,
    reason: Reason,
    right: Right,
    chosen: &[(&Line, i64)],
    policy: &Policy,
) -> Option<Rule> {
    if outcome == Outcome::Replacement && !reason.can_be_replaced() {
        return Some(Rule::SameAgain);
    }
    if outcome == Outcome::MissingPart && reason != Reason::MissingParts {
        return Some(Rule::NothingMissing);
    }
    let needs_goods = matches!(
        outcome,
        Outcome::KeepWithPartRefund | Outcome::Repair | Outcome::Exchange
    );
    if needs_goods && !reason.comes_back() {
        return Some(Rule::NeverCame);
    }
    // Money back or the same again: what the law grants needs no offer (Dir. 2019/771, Art. 13).
    let is_of_law = matches!(right, Right::Claim | Right::LegalGuarantee);
    if is_of_law && matches!(outcome, Outcome::Refund | Outcome::Replacement) {
        return None;
    }
    let is_offered = |line: &Line| {
        let terms = line.terms(policy);
        terms.outcomes.contains(&outcome)
            && (outcome != Outcome::KeepWithPartRefund || terms.keep_percent > 0)
    };
    (!chosen.iter().all(|(line, _)| is_offered(line))).then_some(Rule::NotOffered)
}

/// What cannot be sent because it is not there. The law grants no more: another one that does not exist is impossible
/// (Dir. 2019/771, Art. 13(2)).
fn short_of(outcome: Outcome, chosen: &[(&Line, i64)], choices: &[Choice]) -> Option<Rule> {
    match outcome {
        Outcome::Replacement => exchange::is_short(chosen).then_some(Rule::OutOfStock),
        Outcome::Exchange => exchange::against_all(choices),
        _ => None,
    }
}

/// What stands against taking any of it back.
fn refusal(
    lines: &[Line],
    items: &[Item],
    reason: Reason,
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
        if right == Right::ReturnPolicy {
            let terms = line.terms(policy);
            if terms.is_final_sale {
                return Some(Refusal::line(Rule::FinalSale, id));
            }
            if terms
                .reasons
                .is_some_and(|offered| !offered.contains(&reason))
            {
                return Some(Refusal::line(Rule::ReasonNotOffered, id));
            }
        }
        if now > until.plus(right.grace(policy)) {
            return Some(Refusal {
                until: Some(until),
                ..Refusal::line(right.over(), id)
            });
        }
    }
    None
}

impl Right {
    /// How much later than told it is still granted.
    fn grace(self, policy: &Policy) -> SignedDuration {
        match self {
            Self::ReturnPolicy => {
                SignedDuration::from_hours(24 * i64::from(policy.returns.grace_days))
            }
            _ => SignedDuration::ZERO,
        }
    }

    fn over(self) -> Rule {
        match self {
            Self::ReturnPolicy | Self::Withdrawal | Self::Gift => Rule::WindowOver,
            Self::Claim | Self::LegalGuarantee => Rule::GuaranteeOver,
            Self::Warranty => Rule::WarrantyOver,
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
    end_of_date(from.in_zone(zone).date().saturating_add(after), zone)
}

fn end_of_date(day: Date, zone: &TimeZone) -> Timestamp {
    let next = day.saturating_add(1.day());
    next.to_zoned(zone.clone())
        .map_or(Timestamp::from_micros(i64::MAX), |midnight| {
            midnight.timestamp().into()
        })
}

#[cfg(test)]
mod tests;
