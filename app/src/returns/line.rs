//! The words of a return's heading and of its line.

use super::{
    telling::{At, Headline, Stop, What, headline, line},
    wording::{
        decline_words, given_words, reason_words, reject_words, short_words, since, what_words,
    },
};
use crate::{
    design::{Line, Stop as StopView, StopState, When},
    orders::{Pace, path_part},
    promises::term,
    words::{Format, Words},
};
use domain::returns::{HandOver, Outcome, Right};
use leptos::prelude::*;
use store::returns::ReturnView;

/// The heading, and the sentence below it.
pub(super) fn answer(view: &ReturnView, format: &Format) -> (String, Option<String>) {
    let words = format.words();
    let amount = || format.money(view.amount_minor, &view.currency);
    let refunded = || format.money(view.refunded_minor, &view.currency);
    let what = || what_words(view.outcome, words);
    let bring = || words.return_lead_bring(format.by(view.bring_by));
    let day = |at: Option<domain::Timestamp>| at.map(|at| format.day(at)).unwrap_or_default();
    match headline(view, format.now()) {
        Headline::Show => (
            words.return_heading_show(),
            Some(words.return_lead_show(format.by(view.bring_by))),
        ),
        Headline::HandIn => (
            words.return_heading_hand_in(),
            Some(words.return_lead_hand_in(format.by(view.bring_by))),
        ),
        Headline::Send => (
            words.label_heading(),
            Some(words.label_lead(format.by(view.bring_by))),
        ),
        Headline::Book => (
            words.pickup_heading_book(),
            Some(words.pickup_lead_book(format.by(view.bring_by))),
        ),
        Headline::Fetched { begins, ends } => (
            words.pickup_heading(format.day(begins)),
            Some(words.pickup_heading_lead(format.time(begins), format.time(ends))),
        ),
        Headline::Missed(ends) => (
            words.pickup_heading_missed(),
            Some(words.pickup_heading_missed_lead(format.by(ends))),
        ),
        Headline::Looking => (
            words.return_heading_requested(),
            Some(words.return_lead_requested()),
        ),
        Headline::Asking => (
            words.return_heading_needs_info(),
            Some(words.return_lead_needs_info()),
        ),
        Headline::Declined(reason) => (
            words.return_heading_declined(),
            Some(words.return_lead_declined(decline_words(reason, words))),
        ),
        Headline::BringBack => (words.return_heading_bring_back(what()), Some(bring())),
        Headline::OnItsWay => (
            words.return_heading_on_its_way(),
            Some(words.return_lead_nothing_to_do()),
        ),
        Headline::Money { pace, claimed } => {
            let title = match pace {
                Some(Pace::Overdue { .. }) => words.return_heading_money_late(amount()),
                pace => match pace.and_then(Pace::expected) {
                    Some(due) if claimed => {
                        words.return_heading_claimed_money(amount(), format.short_by(due))
                    }
                    Some(due) => words.return_heading_money(amount(), format.short_by(due)),
                    None => words.return_heading_received(),
                },
            };
            let lead = match pace {
                Some(Pace::Overdue { .. }) => late_or_nothing(pace, format),
                _ if view.failed_payment().is_some() => words.return_lead_payment_failed(),
                _ => late_or_nothing(pace, format),
            };
            (title, Some(lead))
        }
        Headline::Paying { amount_minor, at } => {
            let amount = format.money(amount_minor, &view.currency);
            (
                words.return_heading_paying(amount.as_str()),
                Some(words.return_lead_paying(amount, format.day(at))),
            )
        }
        Headline::Another {
            pace,
            sent,
            claimed,
        } => {
            let by = pace
                .and_then(Pace::expected)
                .map(|due| format.short_by(due));
            let title = match (pace, by) {
                (Some(Pace::Overdue { .. }), _) => words.return_heading_another_late(what()),
                (_, Some(by)) if sent => words.return_heading_sent(by, what()),
                (_, Some(by)) if claimed => words.return_heading_claimed_another(by, what()),
                (_, Some(by)) => words.return_heading_another(by, what()),
                (_, None) => words.return_heading_received(),
            };
            (title, Some(late_or_nothing(pace, format)))
        }
        Headline::Refunded => (
            words.return_heading_refunded(refunded()),
            Some(words.return_lead_refunded(day(view.paid().last().map(|refund| refund.at)))),
        ),
        Headline::Credited => (
            words.return_heading_credited(refunded()),
            Some(words.return_lead_credited(day(view.paid().last().map(|refund| refund.at)))),
        ),
        Headline::Replaced => (
            words.return_heading_replaced(what()),
            Some(words.return_lead_nothing_to_do()),
        ),
        Headline::NotTaken(reason) => (
            words.return_heading_not_taken(),
            Some(words.return_lead_not_taken(reject_words(reason, words))),
        ),
        Headline::Cancelled => (
            words.return_heading_cancelled(),
            Some(words.return_lead_cancelled(day(view.cancelled_at))),
        ),
        Headline::Expired => (
            words.return_heading_expired(),
            Some(words.return_lead_expired(format.due(view.bring_by))),
        ),
    }
}

fn late_or_nothing(pace: Option<Pace>, format: &Format) -> String {
    let words = format.words();
    match pace {
        Some(Pace::Overdue { due, .. }) => {
            words.return_lead_overdue(format.by(due), format.lateness(since(due, format.now())))
        }
        _ => words.return_lead_nothing_to_do(),
    }
}

/// The line of a return.
pub(super) fn story(view: &ReturnView, format: &Format) -> impl IntoView + use<> {
    let words = format.words();
    let stops = line(view, format.now())
        .into_iter()
        .map(|stop| shown(view, stop, format))
        .collect_view();
    view! { <Line label=words.return_line()>{stops}</Line> }
}

fn shown(view: &ReturnView, stop: Stop, format: &Format) -> impl IntoView + use<> {
    let words = format.words();
    let when = match stop.at {
        At::Moment(at) => Some(When::moment(format, at)),
        At::By(due) => Some(When::by(format, due)),
        At::Open if stop.what == What::Refund(None) && view.asked_for().next().is_some() => {
            Some(When::said(words.order_when_now()))
        }
        At::Open if stop.what == What::Refund(None) && view.waits_for_goods() => {
            Some(When::said(words.return_promise_waits()))
        }
        At::Open if stop.what == What::Refund(None) => {
            Some(When::said(words.return_when_term(term(words, view.term))))
        }
        At::Open if stop.state == StopState::Now => Some(When::said(words.order_when_now())),
        At::Open => None,
    };
    let (title, state) = (title(view, stop, format), stop.state);
    let detail = detail(view, stop, format);
    let gap = stop.gap.and_then(|pace| gap(pace, format));
    let order = view
        .replacement
        .clone()
        .filter(|_| matches!(stop.what, What::Replacement { .. }));
    match order {
        Some(number) => {
            let href = format!("/orders/{}", path_part(&number));
            let link = words.return_replacement_order(number);
            view! {
                <StopView words state title nostrip:when=when nostrip:detail=detail nostrip:gap=gap>
                    <a class="thumb" href=href>{link}</a>
                </StopView>
            }
            .into_any()
        }
        None => {
            view! { <StopView words state title nostrip:when=when nostrip:detail=detail nostrip:gap=gap/> }
                .into_any()
        }
    }
}

fn title(view: &ReturnView, stop: Stop, format: &Format) -> String {
    let words = format.words();
    let has_happened = matches!(stop.at, At::Moment(_));
    match stop.what {
        What::Agreed if view.right == Right::Withdrawal => words.return_stop_withdrawn(),
        What::Agreed => words.return_stop_agreed(),
        What::Requested => words.return_stop_requested(),
        What::ToApprove => words.return_stop_to_approve(),
        What::ToAnswer => words.return_stop_needs_info(),
        What::Approved => words.return_stop_approved(),
        What::Declined(_) => words.return_stop_declined(),
        What::HandIn if view.hand_over == HandOver::HomePickup => words.pickup_stop(),
        What::HandIn => words.return_stop_hand_in(),
        What::HandedOver if view.hand_over == HandOver::HomePickup => words.pickup_stop_done(),
        What::HandedOver => words.return_stop_handed_over(),
        What::Received if !has_happened && stop.state == StopState::Now => {
            words.return_heading_on_its_way()
        }
        What::Received => words.return_stop_received(),
        What::Undone => words.scan_line_undone(),
        What::Checked if has_happened => words.return_stop_accepted(),
        What::Checked => words.return_stop_to_check(),
        What::NotTaken(_) => words.return_stop_not_taken(),
        What::Refund(minor) if view.outcome == Outcome::StoreCredit => {
            let minor = minor.unwrap_or(view.amount_minor);
            words.return_stop_credit(format.money(minor, &view.currency))
        }
        What::Refund(Some(minor)) => {
            words.return_heading_refunded(format.money(minor, &view.currency))
        }
        What::Refund(None) => {
            words.return_stop_refund(format.money(view.amount_minor, &view.currency))
        }
        What::PaymentAsked(minor) => words.return_stop_asked(format.money(minor, &view.currency)),
        What::Replacement { sent: true } if !has_happened => {
            words.return_stop_sent(short_words(view.outcome, words))
        }
        What::Replacement { .. } => words.return_stop_replaced(short_words(view.outcome, words)),
        What::Cancelled => words.return_stop_cancelled(),
        What::Expired => words.return_stop_expired(),
    }
}

fn detail(view: &ReturnView, stop: Stop, format: &Format) -> Option<String> {
    let words = format.words();
    let promised = |due| words.return_detail_promised(format.short_by(due));
    match (stop.what, stop.pace) {
        (What::Agreed | What::Requested, _) => Some(told(view, format)),
        (What::Declined(reason), _) => Some(decline_words(reason, words)),
        (What::Received, _)
            if matches!(stop.at, At::Moment(_))
                && view.progress.received < view.progress.pieces =>
        {
            Some(words.return_state_received_part(view.progress.pieces, view.progress.received))
        }
        // A replacement's day counts from the agreement, and a withdrawal's from the statement.
        (What::Undone, _) if view.outcome.is_money() && view.right != Right::Withdrawal => {
            Some(words.scan_line_undone_money())
        }
        (What::Undone, _) => Some(words.scan_line_undone_detail()),
        (What::NotTaken(reason), _) => Some(reject_words(reason, words)),
        (What::Refund(None), _) if view.failed_payment().is_some() => {
            Some(words.return_detail_payment_failed())
        }
        (_, Some(Pace::Kept { due, settled })) => {
            let early = since(due, settled);
            Some(if stop.state == StopState::Exceeded {
                words.return_detail_early(format.short_by(due), format.lateness(early))
            } else {
                promised(due)
            })
        }
        (_, Some(Pace::Late { due, .. })) => Some(promised(due)),
        _ => None,
    }
}

/// What the customer said, and what they chose.
fn told(view: &ReturnView, format: &Format) -> String {
    let words: Words = format.words();
    let units = view.units.iter().map(|unit| unit.unit);
    let minor = match view.outcome {
        Outcome::KeepWithPartRefund => view.amount_minor,
        _ => units.map(|unit| unit.paid_minor() - unit.fee_minor).sum(),
    };
    let amount = format.money(minor, &view.currency);
    let outcome = given_words(view, amount, words);
    match view.reason {
        Some(reason) => words.return_detail_told(outcome, reason_words(reason, words)),
        None => words.return_detail_withdrawn(outcome),
    }
}

fn gap(pace: Pace, format: &Format) -> Option<String> {
    let words = format.words();
    match pace {
        Pace::Late { due, settled, .. } => {
            Some(words.return_gap_late(format.due(due), format.lateness(since(due, settled))))
        }
        Pace::Overdue { due, .. } => Some(
            words.return_gap_overdue(format.due(due), format.lateness(since(due, format.now()))),
        ),
        _ => None,
    }
}
