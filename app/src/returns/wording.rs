//! Codes of returns in words, and how a promise of one stands.

use crate::{
    design::Tone,
    orders::Pace,
    promises::term,
    request::Asked,
    words::{Format, Words},
};
use domain::{
    promises::{PromiseKind, State as Kept, Times},
    returns::{
        Acceptance, Choice, Condition, DeclineReason, Disposition, HandOver, Outcome, Outlook,
        PartlyReason, PaymentFailure, Postage, Progress, Reason, Reception, Refusal, Reimbursement,
        RejectReason, Right, Rule, Simulation, State,
    },
};
use jiff::SignedDuration;
use store::{
    promises::Promise,
    returns::{MoveRefused, ReturnView},
};

/// Why it goes back, in a list: what is wrong, or the withdrawal, which needs no reason.
#[must_use]
pub(super) fn why_words(reason: Option<Reason>, words: Words) -> String {
    reason.map_or_else(
        || words.return_right_name_withdrawal(),
        |reason| reason_words(reason, words),
    )
}

/// What is wrong, in the customer's own voice.
#[must_use]
pub fn reason_words(reason: Reason, words: Words) -> String {
    match reason {
        Reason::Late => words.return_reason_late(),
        Reason::Missing => words.return_reason_missing(),
        Reason::Damaged => words.return_reason_damaged(),
        Reason::WrongItem => words.return_reason_wrong_item(),
        Reason::MissingParts => words.return_reason_missing_parts(),
        Reason::Faulty => words.return_reason_faulty(),
        Reason::DoesNotSuit => words.return_reason_does_not_suit(),
        Reason::ChangedMyMind => words.return_reason_changed_my_mind(),
        Reason::Other => words.return_reason_other(),
    }
}

/// Why something is not taken back.
#[must_use]
pub fn reject_words(reason: RejectReason, words: Words) -> String {
    match reason {
        RejectReason::Worn => words.return_reject_worn(),
        RejectReason::DamagedInUse => words.return_reject_damaged_in_use(),
        RejectReason::Incomplete => words.return_reject_incomplete(),
        RejectReason::NotOurs => words.return_reject_not_ours(),
        RejectReason::Other => words.return_reject_other(),
    }
}

/// Why a return is not agreed.
#[must_use]
pub fn decline_words(reason: DeclineReason, words: Words) -> String {
    match reason {
        DeclineReason::NotCovered => words.return_decline_not_covered(),
        DeclineReason::NoAnswer => words.return_decline_no_answer(),
        DeclineReason::NotOurs => words.return_decline_not_ours(),
        DeclineReason::Other => words.return_decline_other(),
    }
}

/// Why a payment did not go through.
#[must_use]
pub fn failure_words(failure: PaymentFailure, words: Words) -> String {
    match failure {
        PaymentFailure::AccountClosed => words.return_failure_account_closed(),
        PaymentFailure::DetailsWrong => words.return_failure_details_wrong(),
        PaymentFailure::Declined => words.return_failure_declined(),
        PaymentFailure::Technical => words.return_failure_technical(),
        PaymentFailure::Other => words.return_failure_other(),
    }
}

/// Why something is taken back for less.
#[must_use]
pub fn partly_words(reason: PartlyReason, words: Words) -> String {
    match reason {
        PartlyReason::SignsOfUse => words.return_partly_signs_of_use(),
        PartlyReason::Incomplete => words.return_partly_incomplete(),
        PartlyReason::Kept => words.return_partly_kept(),
        PartlyReason::Other => words.return_partly_other(),
    }
}

pub(super) fn condition_words(condition: Condition, words: Words) -> String {
    match condition {
        Condition::AsNew => words.return_condition_as_new(),
        Condition::Opened => words.return_condition_opened(),
        Condition::Used => words.return_condition_used(),
        Condition::Damaged => words.return_condition_damaged(),
    }
}

pub(super) fn disposition_words(disposition: Disposition, words: Words) -> String {
    match disposition {
        Disposition::Restock => words.return_disposition_restock(),
        Disposition::Refurbish => words.return_disposition_refurbish(),
        Disposition::Recycle => words.return_disposition_recycle(),
        Disposition::Missing => words.return_disposition_missing(),
    }
}

/// What is sent, at the beginning of a sentence: "Your replacement".
pub(super) fn what_words(outcome: Outcome, words: Words) -> String {
    match outcome {
        Outcome::MissingPart => words.return_what_part(),
        Outcome::Repair => words.return_what_repair(),
        Outcome::Exchange => words.return_what_exchange(),
        _ => words.return_what_replacement(),
    }
}

/// What is sent, in a word: "Replacement".
pub(super) fn short_words(outcome: Outcome, words: Words) -> String {
    match outcome {
        Outcome::MissingPart => words.return_short_part(),
        Outcome::Repair => words.return_short_repair(),
        Outcome::Exchange => words.return_short_exchange(),
        _ => words.return_short_replacement(),
    }
}

/// The right it goes by, and until when.
pub(super) fn right_words(asked: &Asked, told: &Simulation) -> Option<String> {
    let (words, format) = (asked.words(), asked.format());
    let until = format.due(told.until?);
    Some(match told.right {
        Right::Withdrawal => words.withdraw_order_until(until),
        Right::Claim => words.return_right_claim(until),
        Right::LegalGuarantee => words.return_right_guarantee(until),
        Right::ReturnPolicy => {
            words.return_right_policy(i64::from(asked.policy.returns.window_days), until)
        }
        Right::Warranty => words.return_right_warranty(until),
        Right::Gift => words.return_right_gift(until),
    })
}

/// The name of a right, for staff.
pub(super) fn right_name(right: Right, words: Words) -> String {
    match right {
        Right::Withdrawal => words.return_right_name_withdrawal(),
        Right::Claim => words.return_right_name_claim(),
        Right::LegalGuarantee => words.return_right_name_guarantee(),
        Right::ReturnPolicy => words.return_right_name_policy(),
        Right::Warranty => words.return_right_name_warranty(),
        Right::Gift => words.return_right_name_gift(),
    }
}

pub(crate) fn hand_over_words(hand_over: HandOver, words: Words) -> String {
    match hand_over {
        HandOver::DropOffQr => words.return_hand_over_drop_off(),
        HandOver::Label => words.label_hand_over(),
        HandOver::InStore => words.return_hand_over_in_store(),
        HandOver::HomePickup => words.pickup_hand_over(),
    }
}

/// Who pays for a parcel that the customer sends.
pub(super) fn postage_words(postage: Postage, words: Words) -> String {
    match postage {
        Postage::Customer => words.label_postage_customer(),
        Postage::Shop => words.label_postage_shop(),
    }
}

/// What is given: "Refund £64.00", "Replacement".
pub(super) fn outcome_words(outcome: Outcome, amount: String, words: Words) -> String {
    match outcome {
        Outcome::Refund => words.return_outcome_refund(amount),
        Outcome::Exchange => words.return_outcome_exchange(),
        Outcome::Replacement => words.return_outcome_replacement(),
        Outcome::MissingPart => words.return_outcome_missing_part(),
        Outcome::Repair => words.return_outcome_repair(),
        Outcome::StoreCredit => words.return_outcome_store_credit(amount),
        Outcome::KeepWithPartRefund => words.return_outcome_keep(amount),
    }
}

/// What this return gives, with the name of what is had instead.
pub(super) fn given_words(view: &ReturnView, amount: String, words: Words) -> String {
    match &view.exchange {
        Some(exchange) => words.return_exchange_for(exchange.title.as_str()),
        None => outcome_words(view.outcome, amount, words),
    }
}

/// What one choice of an exchange brings and by when.
pub(super) fn choice_words(
    choice: &Choice,
    option: &Outlook,
    currency: &str,
    format: &Format,
) -> String {
    let words = format.words();
    let by = option.due_at.map(|due| format.by(due)).unwrap_or_default();
    match choice.difference_minor {
        0.. => words.return_exchange_same(by),
        less => {
            let back = format.money(-less - choice.fee_minor, currency);
            words.return_exchange_back(back, by)
        }
    }
}

/// What is given, without a sum.
pub(crate) fn outcome_names(outcome: Outcome, words: Words) -> String {
    match outcome {
        Outcome::Refund => words.return_name_refund(),
        Outcome::StoreCredit => words.return_name_store_credit(),
        Outcome::KeepWithPartRefund => words.return_name_keep(),
        other => outcome_words(other, String::new(), words),
    }
}

/// What an outcome brings and by when.
pub(super) fn outlook_words(option: &Outlook, comes_back: bool, format: &Format) -> String {
    let words = format.words();
    let by = option.due_at.map(|due| format.by(due));
    match (option.outcome, by) {
        (Outcome::Refund, Some(by)) => words.return_refund_by(by),
        (Outcome::Refund, None) => words.return_refund_term(term(words, option.term)),
        (Outcome::StoreCredit, Some(by)) => words.return_credit_by(by),
        (Outcome::StoreCredit, None) => words.return_credit_term(term(words, option.term)),
        (Outcome::KeepWithPartRefund, by) => words.return_keep_by(by.unwrap_or_default()),
        (Outcome::MissingPart, by) => words.return_part_by(by.unwrap_or_default()),
        (Outcome::Repair, by) => words.return_repair_by(by.unwrap_or_default()),
        (_, Some(by)) if comes_back => words.return_replacement_first(by),
        (_, by) => words.return_replacement_by(by.unwrap_or_default()),
    }
}

/// Why an outcome is refused, with the date where a date is the rule.
pub(crate) fn refusal_words(refusal: &Refusal, format: &Format) -> String {
    let words = format.words();
    let until = refusal.until.map(|until| format.due(until));
    rule_words(refusal.rule, until.unwrap_or_default(), words)
}

pub(super) fn rule_words(rule: Rule, until: String, words: Words) -> String {
    match rule {
        Rule::NothingChosen => words.return_refused_nothing_chosen(),
        Rule::UnknownLine => words.return_refused_unknown_line(),
        Rule::NotDelivered => words.return_refused_not_delivered(),
        Rule::TooMany => words.return_refused_too_many(),
        Rule::WindowOver => words.return_refused_window_over(until),
        Rule::GuaranteeOver => words.return_refused_guarantee_over(until),
        Rule::SameAgain => words.return_refused_same_again(),
        Rule::NoteTooLong => words.return_refused_note_too_long(),
        Rule::WarrantyOver => words.return_refused_warranty_over(until),
        Rule::FinalSale => words.return_refused_final_sale(),
        Rule::ReasonNotOffered => words.return_refused_reason_not_offered(),
        Rule::NotOffered => words.return_refused_not_offered(),
        Rule::NothingMissing => words.return_refused_nothing_missing(),
        Rule::NeverCame => words.return_refused_never_came(),
        Rule::PhotoMissing => words.return_refused_photo_missing(),
        Rule::OutOfStock => words.return_refused_out_of_stock(),
        Rule::CostsMore => words.return_refused_costs_more(),
        Rule::NothingElse => words.return_refused_nothing_else(),
        Rule::ExchangeMissing => words.return_refused_exchange_missing(),
        Rule::HandOverNotOffered => words.pickup_refused_way(),
    }
}

/// Why a step cannot be made; `most` is the sum that can be paid, where a sum is the matter.
pub(super) fn move_words(why: &MoveRefused, most: String, words: Words) -> String {
    match why {
        MoveRefused::Cancelled => words.return_move_cancelled(),
        MoveRefused::Declined => words.return_move_declined(),
        MoveRefused::NotApproved => words.return_move_not_approved(),
        MoveRefused::AlreadyApproved => words.return_move_already_approved(),
        MoveRefused::UnknownLine { .. } => words.return_move_unknown_line(),
        MoveRefused::TooMany { most, .. } => words.return_move_too_many(*most),
        MoveRefused::AlreadyReceived => words.return_move_already_received(),
        MoveRefused::AlreadySettled => words.return_move_already_settled(),
        MoveRefused::NothingToReceive => words.return_move_nothing_to_receive(),
        MoveRefused::NotReceived => words.return_move_not_received(),
        MoveRefused::NotAccepted => words.return_move_not_accepted(),
        MoveRefused::DecidedOtherwise => words.return_move_decided_otherwise(),
        MoveRefused::MoreThanPaid { .. } => words.return_move_more_than_paid(most),
        MoveRefused::NoAmount => words.return_move_no_amount(),
        MoveRefused::NotAgreed => words.return_move_not_agreed(),
        MoveRefused::WorthLess => words.return_move_worth_less(),
        MoveRefused::FirstStillOut => words.return_move_first_still_out(),
        MoveRefused::OutOfStock { sku } => words.return_move_out_of_stock(sku.as_str()),
    }
}

/// Where a return stands, in a word or two.
pub(super) fn state_badge(progress: Progress, words: Words) -> (Tone, String) {
    match progress.state {
        State::Unconfirmed | State::Requested => (Tone::Neutral, words.return_state_requested()),
        State::NeedsInfo => (Tone::Neutral, words.return_state_needs_info()),
        State::Approved => (Tone::Neutral, words.return_state_approved()),
        State::Declined => (Tone::Neutral, words.return_state_declined()),
        State::InTransit => (Tone::Neutral, words.return_state_in_transit()),
        State::Received if progress.received == 0 => (Tone::Neutral, words.return_state_claimed()),
        State::Received if progress.received < progress.pieces => (
            Tone::Neutral,
            words.return_state_received_part(progress.pieces, progress.received),
        ),
        State::Received => (Tone::Neutral, words.return_state_received()),
        State::Settled => (Tone::Kept, words.return_state_settled()),
        State::Expired => (Tone::Risk, words.return_state_expired()),
        State::Cancelled => (Tone::Neutral, words.return_state_cancelled()),
    }
}

pub(super) fn reception_words(reception: Reception, words: Words) -> String {
    match reception {
        Reception::Awaiting => words.return_unit_awaiting(),
        Reception::Received => words.return_unit_received(),
        Reception::Missing => words.return_unit_missing(),
        Reception::KeptByCustomer => words.return_unit_kept(),
    }
}

pub(super) fn acceptance_words(acceptance: Acceptance, words: Words) -> String {
    match acceptance {
        Acceptance::Pending => words.return_unit_pending(),
        Acceptance::Accepted => words.return_unit_accepted(),
        Acceptance::Partly { .. } => words.return_unit_partly(),
        Acceptance::Rejected { reason } => words.return_unit_rejected(reject_words(reason, words)),
        Acceptance::NeedsDecision => words.return_unit_needs_decision(),
    }
}

pub(super) fn reimbursement_words(reimbursement: Reimbursement, words: Words) -> String {
    match reimbursement {
        Reimbursement::None => words.return_unit_none(),
        Reimbursement::Pending => words.return_unit_paying(),
        Reimbursement::Refunded => words.return_unit_refunded(),
        Reimbursement::Credited => words.return_unit_credited(),
        Reimbursement::Replaced => words.return_unit_replaced(),
        Reimbursement::Failed => words.return_unit_failed(),
    }
}

/// What we promised: "Money back by Tue 1 Dec".
pub(super) fn promise_words(
    outcome: Outcome,
    kind: PromiseKind,
    by: String,
    words: Words,
) -> String {
    match kind {
        PromiseKind::CollectBy => words.pickup_promise(by),
        PromiseKind::ReplacementBy => {
            words.return_promise_replacement(by, short_words(outcome, words))
        }
        _ => words.return_promise_refund(by),
    }
}

/// How a promise of a return stands, told apart from a due that waits for the goods.
pub(super) fn standing_badge(
    view: &ReturnView,
    promise: &Promise,
    format: &Format,
) -> (Tone, String) {
    if promise.times.waived_at.is_some() && view.waits_for_goods() {
        return (Tone::Neutral, format.words().return_promise_waits());
    }
    promise_badge(&promise.times, format)
}

/// How a promise stands: open, kept, broken and by how much.
pub(super) fn promise_badge(times: &Times, format: &Format) -> (Tone, String) {
    let words = format.words();
    match Pace::of(times, format.now()) {
        Pace::Open { .. } => (Tone::Neutral, words.order_promise_open()),
        Pace::Revised { told, .. } => (
            Tone::Risk,
            words.order_promise_revised(format.short_due(told)),
        ),
        Pace::Overdue { due, .. } => (
            Tone::Broken,
            words.order_promise_overdue(format.lateness(since(due, format.now()))),
        ),
        Pace::Kept { due, settled } => {
            let early = since(due, settled);
            let text = if early <= SignedDuration::from_hours(-24) {
                words.order_promise_kept_early(format.lateness(early))
            } else {
                words.order_promise_kept()
            };
            (Tone::Kept, text)
        }
        Pace::Late { due, settled, .. } => (
            Tone::Broken,
            words.order_promise_late(format.lateness(since(due, settled))),
        ),
        Pace::Waived { .. } => (Tone::Neutral, words.order_promise_waived()),
    }
}

/// A promise that waits for us, as staff read it: when it is due, or how late it is.
pub(super) fn owed_badge(kind: PromiseKind, times: &Times, format: &Format) -> (Tone, String) {
    let by = format.short_by(times.current_due_at);
    match times.state(format.now()) {
        Kept::Broken => promise_badge(times, format),
        _ if times.is_at_risk(kind, format.now()) => (Tone::Risk, by),
        _ => (Tone::Neutral, by),
    }
}

pub(super) fn since(from: domain::Timestamp, to: domain::Timestamp) -> SignedDuration {
    SignedDuration::from_micros(to.as_micros() - from.as_micros())
}

/// A short code as it is read out: `7KQ 4M2X`.
#[must_use]
pub fn spaced(code: &str) -> String {
    match code.split_at_checked(3) {
        Some((first, rest)) if !rest.is_empty() => format!("{first} {rest}"),
        _ => code.to_owned(),
    }
}
