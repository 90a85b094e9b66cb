//! What the API answers about returns.

use super::{Problem, failed};
use crate::serve::Shared;
use domain::{
    ids::ReturnId,
    returns::{Choice, HandOver, Rule, Simulation, comes_back, incoming::FixIn},
};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeSet;
use store::returns::{FreeSlot, PickupState, PickupView, ReturnView};
use utoipa::ToSchema;

/// What a wish would bring.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimulationOut {
    /// withdrawal, legal_guarantee, return_policy, warranty, claim or gift: the customer's best right
    right: &'static str,
    /// Why it is that right: the reason that was given, and until when it runs
    reason_for_right: String,
    /// The last moment of that right; left out before delivery
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    until: Option<String>,
    /// Whether somebody looks before it is agreed
    is_reviewed: bool,
    /// The ways in which the goods may come back, drop_off_qr, label, in_store or home_pickup; none where nothing does
    hand_overs: Vec<&'static str>,
    /// Every outcome there is
    options: Vec<OptionOut>,
    /// What could be had in exchange
    choices: Vec<ChoiceOut>,
}

/// One thing that could be had in exchange for all the items, piece for piece.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChoiceOut {
    #[schema(example = "KETTLE-BLUE")]
    sku: String,
    title: String,
    /// The same in another size or colour
    is_variant: bool,
    /// What it costs beyond what was paid; below zero, that much goes back with it
    difference_minor: i64,
    /// What the shop keeps back of what goes back
    fee_minor: i64,
    allowed: bool,
    /// out_of_stock, costs_more or not_offered; left out of what is allowed
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<&'static str>,
}

impl ChoiceOut {
    fn of(choice: &Choice) -> Self {
        Self {
            sku: choice.product.sku.clone(),
            title: choice.product.title.clone(),
            is_variant: choice.product.is_variant,
            difference_minor: choice.difference_minor,
            fee_minor: choice.fee_minor,
            allowed: choice.refusal.is_none(),
            refusal: choice.refusal.map(Rule::as_str),
        }
    }
}

/// One outcome, as it would be.
#[derive(Debug, Serialize, ToSchema)]
pub struct OptionOut {
    /// refund, exchange, replacement, missing_part, repair, store_credit or keep_with_part_refund
    outcome: &'static str,
    allowed: bool,
    /// Left out of what is allowed
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<RefusalOut>,
    /// Of money, what goes back; else what the goods are worth
    amount_minor: i64,
    /// What the shop keeps back of it
    fee_minor: i64,
    /// ISO 4217
    currency: String,
    /// refund_by or replacement_by
    promise_kind: &'static str,
    /// When it would be due if it were agreed now; left out where that depends on when the goods arrive
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// Whether goods come back for it
    comes_back: bool,
}

/// Why an outcome is refused.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefusalOut {
    #[schema(example = "window_over")]
    rule: &'static str,
    /// The last moment it was possible, where a date is the rule
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    until: Option<String>,
    /// The line it is about
    #[serde(skip_serializing_if = "Option::is_none")]
    line_id: Option<String>,
}

impl SimulationOut {
    pub fn of(told: &Simulation, fix: &FixIn, currency: &str, ways: &BTreeSet<HandOver>) -> Self {
        let is_possible = told
            .options
            .iter()
            .any(|option| option.refusal.is_none() && comes_back(fix.reason, option.outcome));
        let until = told.until.map(time);
        let reason = fix.reason.as_str();
        Self {
            right: told.right.as_str(),
            reason_for_right: match &until {
                Some(until) => format!("{reason}: {} until {until}", told.right.as_str()),
                None => format!("{reason}: {} from delivery on", told.right.as_str()),
            },
            until,
            is_reviewed: told.is_reviewed,
            choices: told.choices.iter().map(ChoiceOut::of).collect(),
            hand_overs: ways
                .iter()
                .filter(|_| is_possible)
                .map(|way| way.as_str())
                .collect(),
            options: told
                .options
                .iter()
                .map(|option| OptionOut {
                    outcome: option.outcome.as_str(),
                    allowed: option.refusal.is_none(),
                    refusal: option.refusal.as_ref().map(|refusal| RefusalOut {
                        rule: refusal.rule.as_str(),
                        until: refusal.until.map(time),
                        line_id: refusal.line_id.clone(),
                    }),
                    amount_minor: option.amount_minor,
                    fee_minor: option.fee_minor,
                    currency: currency.to_owned(),
                    promise_kind: option.promise.as_str(),
                    due_at: option.due_at.map(time),
                    comes_back: comes_back(fix.reason, option.outcome),
                })
                .collect(),
        }
    }
}

/// A return as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReturnOut {
    id: String,
    #[schema(example = "7KQ4M2X")]
    short_code: String,
    order: String,
    /// unconfirmed, requested, needs_info, approved, declined, in_transit, received, settled, expired or cancelled
    state: &'static str,
    /// withdrawal, legal_guarantee, return_policy, warranty, claim or gift
    right: &'static str,
    /// Left out of a withdrawal, which needs none
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    wanted: &'static str,
    /// What goes out in exchange
    #[serde(skip_serializing_if = "Option::is_none")]
    exchange_for: Option<String>,
    /// drop_off_qr, label, in_store or home_pickup; left out where nothing comes back
    #[serde(skip_serializing_if = "Option::is_none")]
    hand_over: Option<&'static str>,
    /// When it is fetched, once a time was booked
    #[serde(skip_serializing_if = "Option::is_none")]
    pickup: Option<PickupOut>,
    /// ISO 4217
    currency: String,
    /// Pieces that are with the shop, of `pieces` that come back
    received: i64,
    pieces: i64,
    /// The goods are to be handed over by then
    #[schema(format = DateTime)]
    bring_by: String,
    units: Vec<UnitOut>,
    refunds: Vec<RefundOut>,
    promises: Vec<PromiseOut>,
    /// The number of the order that was sent for it
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<String>,
    /// Why it was not agreed
    #[serde(skip_serializing_if = "Option::is_none")]
    decline_reason: Option<&'static str>,
}

/// Pieces of one returned line, which stand in one place.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnitOut {
    order: String,
    line_id: String,
    quantity: i64,
    /// awaiting, received, missing or kept_by_customer
    reception: &'static str,
    /// pending, accepted, partly, rejected or needs_decision
    acceptance: &'static str,
    /// Of a part or a rejection
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// none, pending, refunded, credited, replaced or failed
    reimbursement: &'static str,
    /// What it is worth to the customer as things stand
    amount_minor: i64,
    /// What was given for it
    reimbursed_minor: i64,
    /// as_new, opened, used or damaged
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<&'static str>,
    /// restock, refurbish, recycle or missing
    #[serde(skip_serializing_if = "Option::is_none")]
    disposition: Option<&'static str>,
}

/// When a return is fetched.
#[derive(Debug, Serialize, ToSchema)]
pub struct PickupOut {
    #[schema(example = "2026-12-01T09:00-13:00")]
    slot: String,
    #[schema(format = DateTime)]
    begins_at: String,
    #[schema(format = DateTime)]
    ends_at: String,
    /// booked, cancelled or collected
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    collected_at: Option<String>,
}

impl PickupOut {
    fn of(pickup: &PickupView) -> Self {
        Self {
            slot: pickup.slot.clone(),
            begins_at: time(pickup.begins_at),
            ends_at: time(pickup.ends_at),
            state: pickup.state.as_str(),
            collected_at: match pickup.state {
                PickupState::Collected(at) => Some(time(at)),
                PickupState::Booked | PickupState::Cancelled => None,
            },
        }
    }
}

/// The times a return can be fetched at.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlotsOut {
    slots: Vec<SlotOut>,
}

/// One of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct SlotOut {
    #[schema(example = "2026-12-01T09:00-13:00")]
    slot: String,
    #[schema(format = DateTime)]
    begins_at: String,
    #[schema(format = DateTime)]
    ends_at: String,
    /// Returns that can still be fetched in it
    left: i64,
}

impl SlotsOut {
    pub fn of(slots: &[FreeSlot]) -> Self {
        let slots = slots.iter().map(|free| SlotOut {
            slot: free.slot.to_string(),
            begins_at: time(free.begins_at),
            ends_at: time(free.ends_at),
            left: free.left,
        });
        Self {
            slots: slots.collect(),
        }
    }
}

/// Money that goes back, or went back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RefundOfReturn)]
pub struct RefundOut {
    /// As `/api/v1/refunds` knows it
    id: String,
    amount_minor: i64,
    /// `pending` until the shop says what became of the payment, then `refunded` or `failed`; `credited` where its worth
    /// stands with the shop
    state: &'static str,
    /// Since when it stands so
    #[schema(format = DateTime)]
    at: String,
}

/// What was promised of it.
// A journey's promises tell more, and two schemas of one name would be one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PromiseOfReturn)]
pub struct PromiseOut {
    /// collect_by, refund_by, withdrawal_refund_by or replacement_by
    kind: &'static str,
    /// open, kept, broken or waived
    state: &'static str,
    #[schema(format = DateTime)]
    due_at: String,
    #[schema(format = DateTime)]
    current_due_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    settled_at: Option<String>,
}

/// # Errors
/// 404 for a return nobody knows, 503 where the database is out of reach.
pub async fn load(shared: &Shared, id: ReturnId) -> Result<ReturnOut, Problem> {
    let found = shared.store().staff_return(id).await.map_err(failed)?;
    Ok(ReturnOut::of(&found.view, shared.store().now()))
}

impl ReturnOut {
    fn of(view: &ReturnView, now: domain::Timestamp) -> Self {
        Self {
            id: view.id.to_string(),
            short_code: view.short_code.clone(),
            order: view.order_number.clone(),
            state: view.state().as_str(),
            right: view.right.as_str(),
            reason: view.reason.map(domain::returns::Reason::as_str),
            wanted: view.outcome.as_str(),
            exchange_for: view.exchange.as_ref().map(|exchange| exchange.sku.clone()),
            hand_over: view.way_back().map(domain::returns::HandOver::as_str),
            pickup: view.pickup.as_ref().map(PickupOut::of),
            currency: view.currency.clone(),
            received: view.progress.received,
            pieces: view.progress.pieces,
            bring_by: time(view.bring_by),
            units: view
                .units
                .iter()
                .map(|unit| UnitOut {
                    order: view.order_number.clone(),
                    line_id: unit.line_id.clone(),
                    quantity: unit.unit.quantity,
                    reception: unit.unit.reception.as_str(),
                    acceptance: unit.unit.acceptance.as_str(),
                    reason: unit.unit.acceptance.reason(),
                    reimbursement: unit.unit.reimbursement.as_str(),
                    amount_minor: unit.unit.amount_minor(),
                    reimbursed_minor: unit.reimbursed_minor,
                    condition: unit.condition.map(domain::returns::Condition::as_str),
                    disposition: unit.disposition.map(domain::returns::Disposition::as_str),
                })
                .collect(),
            refunds: view
                .refunds
                .iter()
                .map(|refund| RefundOut {
                    id: refund.id.to_string(),
                    amount_minor: refund.amount_minor,
                    state: refund.state.as_str(),
                    at: time(refund.at),
                })
                .collect(),
            promises: view
                .promises
                .iter()
                .map(|promise| PromiseOut {
                    kind: promise.kind.as_str(),
                    state: promise.state(now).as_str(),
                    due_at: time(promise.times.due_at),
                    current_due_at: time(promise.times.current_due_at),
                    settled_at: promise.times.settled_at.map(time),
                })
                .collect(),
            replacement: view.replacement.clone(),
            decline_reason: view
                .decline_reason
                .map(domain::returns::DeclineReason::as_str),
        }
    }
}

fn time(at: domain::Timestamp) -> String {
    json!(at).as_str().unwrap_or_default().to_owned()
}
