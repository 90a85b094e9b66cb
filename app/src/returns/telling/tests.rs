use super::*;
use domain::{
    actor::ActorKind,
    ids::{CustomerId, OrderId, PromiseId, RefundId, ReturnId},
    promises::{Term, Times},
    returns::{Acceptance, Progress, Reason, RefundState, Right, Unit},
};
use store::{promises::Promise, returns::Refund};
use uuid::Uuid;

fn day(day: i64) -> Timestamp {
    Timestamp::from_micros(day * 86_400_000_000)
}

/// One kettle at £64, agreed on day 10, good until day 40; `now` is day 12.
fn agreed(outcome: Outcome) -> ReturnView {
    ReturnView {
        id: ReturnId(Uuid::from_u128(1)),
        short_code: "7KQ4M2X".to_owned(),
        order: OrderId(Uuid::from_u128(2)),
        order_number: "HP-1".to_owned(),
        customer: CustomerId(Uuid::from_u128(3)),
        currency: "GBP".to_owned(),
        progress: Progress {
            state: State::Approved,
            received: 0,
            pieces: 1,
        },
        reason: Some(Reason::Faulty),
        right: Right::LegalGuarantee,
        outcome,
        exchange: None,
        info_case: None,
        hand_over: HandOver::InStore,
        pickup: None,
        note: String::new(),
        units: vec![UnitView {
            position: 0,
            condition: None,
            disposition: None,
            line_id: "1".to_owned(),
            sku: "KETTLE".to_owned(),
            title: "Kettle".to_owned(),
            unit: Unit {
                quantity: 1,
                unit_price_minor: 6_400,
                fee_minor: 0,
                reception: Reception::Awaiting,
                acceptance: Acceptance::Pending,
                reimbursement: Reimbursement::None,
            },
            reimbursed_minor: 0,
        }],
        amount_minor: 6_400,
        refunded_minor: 0,
        refunds: Vec::new(),
        term: Term::Days(5),
        promises: Vec::new(),
        replacement: None,
        window_until: day(700),
        bring_by: day(40),
        agreed_at: day(10),
        approved_at: Some(day(10)),
        declined_at: None,
        decline_reason: None,
        handed_over_at: None,
        received_at: None,
        undone_at: Vec::new(),
        decided_at: None,
        settled_at: None,
        cancelled_at: None,
    }
}

fn promised(kind: PromiseKind, made: i64, due: i64, settled: Option<i64>) -> Promise {
    Promise {
        id: PromiseId(Uuid::from_u128(9)),
        kind,
        subject: None,
        order: None,
        shipment: None,
        channel: "web".to_owned(),
        made_by: ActorKind::Staff,
        made_at: day(made),
        times: Times {
            due_at: day(due),
            current_due_at: day(due),
            judged_by: day(due),
            settled_at: settled.map(day),
            waived_at: None,
        },
        waived_reason: String::new(),
        revisions: Vec::new(),
    }
}

fn received(view: &mut ReturnView) {
    view.progress.state = State::Received;
    view.progress.received = 1;
    view.received_at = Some(day(12));
    view.units[0].unit.reception = Reception::Received;
}

fn whats(view: &ReturnView, now: i64) -> Vec<(What, StopState)> {
    line(view, day(now))
        .iter()
        .map(|stop| (stop.what, stop.state))
        .collect()
}

#[test]
fn a_return_just_agreed_is_to_be_handed_in_and_tells_what_follows() {
    use StopState::{Happened, Now, ToCome};
    let view = agreed(Outcome::Refund);
    assert_eq!(headline(&view, day(12)), Headline::Show);
    assert_eq!(
        whats(&view, 12),
        [
            (What::Agreed, Happened),
            (What::HandIn, Now),
            (What::Checked, ToCome),
            (What::Refund(None), ToCome),
        ]
    );
    let stops = line(&view, day(12));
    assert_eq!((stops[1].at, stops[3].at), (At::By(day(40)), At::Open));
}

#[test]
fn what_is_handed_in_is_awaited_and_asked_for_no_more() {
    let mut view = agreed(Outcome::Refund);
    view.progress.state = State::InTransit;
    view.handed_over_at = Some(day(11));
    assert_eq!(headline(&view, day(12)), Headline::OnItsWay);
    assert_eq!(
        whats(&view, 12)[1..3],
        [
            (What::HandedOver, StopState::Happened),
            (What::Received, StopState::Now)
        ]
    );
}

#[test]
fn a_refund_past_its_due_breaks_the_line_where_it_stands() {
    let mut view = agreed(Outcome::Refund);
    received(&mut view);
    view.promises = vec![promised(PromiseKind::RefundBy, 12, 17, None)];
    let in_time = headline(&view, day(13));
    assert!(
        matches!(in_time, Headline::Money { pace: Some(Pace::Open { due }), claimed: false } if due == day(17)),
        "{in_time:?}"
    );
    assert!(line(&view, day(13)).iter().all(|stop| stop.gap.is_none()));
    let broken = |view: &ReturnView| -> Vec<(What, StopState)> {
        line(view, day(19))
            .iter()
            .filter(|stop| stop.gap.is_some())
            .map(|stop| (stop.what, stop.state))
            .collect()
    };
    assert_eq!(broken(&view), [(What::Checked, StopState::Now)]);
    view.decided_at = Some(day(13));
    view.units[0].unit.acceptance = Acceptance::Accepted;
    assert_eq!(broken(&view), [(What::Checked, StopState::Happened)]);
}

#[test]
fn money_that_came_late_leaves_a_gap_before_it_and_early_money_a_mark() {
    let mut view = agreed(Outcome::Refund);
    received(&mut view);
    view.progress.state = State::Settled;
    view.units[0].unit.acceptance = Acceptance::Accepted;
    view.units[0].unit.reimbursement = Reimbursement::Refunded;
    view.decided_at = Some(day(13));
    view.settled_at = Some(day(19));
    view.refunded_minor = 6_400;
    view.refunds = vec![Refund {
        id: RefundId(Uuid::from_u128(4)),
        state: RefundState::Refunded,
        failure: None,
        reference: None,
        amount_minor: 6_400,
        at: day(19),
    }];
    view.promises = vec![promised(PromiseKind::RefundBy, 12, 17, Some(19))];
    assert_eq!(headline(&view, day(20)), Headline::Refunded);
    let stops = line(&view, day(20));
    assert_eq!(stops.len(), 4, "nothing is to come");
    assert!(stops[2].gap.is_some() && stops[2].what == What::Checked);
    view.promises = vec![promised(PromiseKind::RefundBy, 12, 21, Some(19))];
    let stops = line(&view, day(20));
    assert!(stops.iter().all(|stop| stop.gap.is_none()));
    assert_eq!(stops[3].state, StopState::Exceeded);
}

#[test]
fn a_payment_asked_for_is_told_with_its_day_and_one_that_failed_is_no_alarm() {
    let mut view = agreed(Outcome::Refund);
    received(&mut view);
    view.units[0].unit.acceptance = Acceptance::Accepted;
    view.units[0].unit.reimbursement = Reimbursement::Pending;
    view.decided_at = Some(day(13));
    view.refunds = vec![Refund {
        id: RefundId(Uuid::from_u128(4)),
        state: RefundState::Pending,
        failure: None,
        reference: None,
        amount_minor: 6_400,
        at: day(14),
    }];
    view.promises = vec![promised(PromiseKind::RefundBy, 12, 17, None)];
    let paying = Headline::Paying {
        amount_minor: 6_400,
        at: day(14),
    };
    assert_eq!(headline(&view, day(15)), paying);
    let stops = line(&view, day(15));
    let told: Vec<_> = stops.iter().map(|stop| (stop.what, stop.at)).collect();
    assert_eq!(
        told[3..],
        [
            (What::PaymentAsked(6_400), At::Moment(day(14))),
            (What::Refund(None), At::By(day(17)))
        ]
    );
    let late = headline(&view, day(18));
    assert!(
        matches!(
            late,
            Headline::Money {
                pace: Some(Pace::Overdue { .. }),
                ..
            }
        ),
        "whoever asked for the payment, it is late: {late:?}"
    );

    view.refunds[0].state = RefundState::Failed;
    view.units[0].unit.reimbursement = Reimbursement::Failed;
    assert!(view.failed_payment().is_some());
    assert!(matches!(headline(&view, day(15)), Headline::Money { .. }));
    let stops = line(&view, day(15));
    assert_eq!(stops.last().map(|stop| stop.what), Some(What::Refund(None)));
    assert!(
        stops
            .iter()
            .all(|stop| stop.what != What::PaymentAsked(6_400))
    );
    view.units[0].unit.reimbursement = Reimbursement::Refunded;
    assert!(view.failed_payment().is_none(), "it was made good");
}

#[test]
fn a_replacement_that_came_first_asks_for_the_first_one_back() {
    let mut view = agreed(Outcome::Replacement);
    view.units[0].unit.reimbursement = Reimbursement::Replaced;
    view.replacement = Some("HP-1-R1".to_owned());
    view.promises = vec![promised(PromiseKind::ReplacementBy, 10, 14, None)];
    assert_eq!(
        whats(&view, 12).last(),
        Some(&(What::Replacement { sent: true }, StopState::ToCome))
    );
    view.promises = vec![promised(PromiseKind::ReplacementBy, 10, 14, Some(11))];
    assert_eq!(headline(&view, day(12)), Headline::BringBack);
    let told: Vec<What> = line(&view, day(12)).iter().map(|stop| stop.what).collect();
    assert_eq!(
        told,
        [What::Agreed, What::Replacement { sent: true }, What::HandIn]
    );
    // Back with us in the end: it is over, and the replacement is what counts.
    received(&mut view);
    view.progress.state = State::Settled;
    assert_eq!(headline(&view, day(13)), Headline::Replaced);
}

#[test]
fn a_replacement_on_its_way_when_all_else_is_done_is_where_things_are() {
    let mut view = agreed(Outcome::Replacement);
    received(&mut view);
    view.progress.state = State::Settled;
    view.decided_at = Some(day(12));
    view.units[0].unit.acceptance = Acceptance::Accepted;
    view.units[0].unit.reimbursement = Reimbursement::Replaced;
    view.promises = vec![promised(PromiseKind::ReplacementBy, 10, 14, None)];
    assert!(matches!(
        headline(&view, day(13)),
        Headline::Another { sent: true, .. }
    ));
    assert_eq!(
        whats(&view, 13).last(),
        Some(&(What::Replacement { sent: true }, StopState::Now))
    );
}

#[test]
fn what_is_called_off_expired_or_not_taken_back_waits_for_nothing() {
    let mut view = agreed(Outcome::Refund);
    view.progress.state = State::Expired;
    assert_eq!(headline(&view, day(41)), Headline::Expired);
    assert_eq!(whats(&view, 41)[1], (What::Expired, StopState::Now));

    view.progress.state = State::Cancelled;
    view.cancelled_at = Some(day(11));
    assert_eq!(headline(&view, day(12)), Headline::Cancelled);
    assert_eq!(whats(&view, 12).len(), 2);

    let mut view = agreed(Outcome::Refund);
    received(&mut view);
    let reason = RejectReason::Worn;
    view.progress.state = State::Settled;
    view.decided_at = Some(day(13));
    view.units[0].unit.acceptance = Acceptance::Rejected { reason };
    assert_eq!(headline(&view, day(14)), Headline::NotTaken(reason));
    assert_eq!(
        whats(&view, 14).last(),
        Some(&(What::NotTaken(reason), StopState::Happened))
    );
}

#[test]
fn what_was_never_in_the_parcel_is_not_asked_back() {
    let mut view = agreed(Outcome::Refund);
    view.reason = Some(Reason::Missing);
    view.units[0].unit.reception = Reception::Missing;
    view.progress.state = State::Received;
    view.promises = vec![promised(PromiseKind::RefundBy, 10, 15, None)];
    assert!(matches!(
        headline(&view, day(12)),
        Headline::Money { claimed: true, .. }
    ));
    assert!(
        line(&view, day(12))
            .iter()
            .all(|stop| stop.what != What::HandIn && stop.what != What::Received)
    );
}

#[test]
fn what_was_withdrawn_is_handed_in_and_checked_by_nobody() {
    let mut view = agreed(Outcome::Refund);
    view.reason = None;
    view.right = Right::Withdrawal;
    view.hand_over = HandOver::DropOffQr;
    view.units[0].unit.acceptance = Acceptance::Accepted;
    view.promises = vec![promised(PromiseKind::WithdrawalRefundBy, 10, 24, None)];
    assert_eq!(headline(&view, day(12)), Headline::HandIn);
    assert_eq!(
        whats(&view, 12),
        [
            (What::Agreed, StopState::Happened),
            (What::HandIn, StopState::Now),
            (What::Refund(None), StopState::ToCome),
        ]
    );
    assert_eq!(line(&view, day(12))[2].at, At::By(day(24)));
    // While it waits for the goods nothing is late and no date is told.
    view.promises[0].times.waived_at = Some(day(24));
    view.promises[0].waived_reason = "waiting_for_goods".to_owned();
    let stops = line(&view, day(30));
    assert_eq!(stops[2].at, At::Open);
    assert!(stops.iter().all(|stop| stop.gap.is_none()));
    // What never left us is not asked back.
    view.units[0].unit.reception = Reception::Missing;
    view.progress.state = State::Received;
    view.promises = vec![promised(PromiseKind::WithdrawalRefundBy, 10, 24, None)];
    assert!(matches!(
        headline(&view, day(12)),
        Headline::Money { claimed: true, .. }
    ));
}

#[test]
fn a_reception_taken_back_stands_in_the_line_and_what_it_promised_does_not() {
    use StopState::{Happened, Now, ToCome};
    let mut view = agreed(Outcome::Refund);
    view.undone_at = vec![day(12)];
    let mut refund = promised(PromiseKind::RefundBy, 11, 16, None);
    refund.times.waived_at = Some(day(12));
    refund.waived_reason = "reception_undone".to_owned();
    view.promises = vec![refund];
    assert_eq!(headline(&view, day(20)), Headline::Show);
    assert_eq!(
        whats(&view, 20),
        [
            (What::Agreed, Happened),
            (What::Undone, Happened),
            (What::HandIn, Now),
            (What::Checked, ToCome),
            (What::Refund(None), ToCome),
        ]
    );
    assert_eq!(pace(&view, day(20)), None);
    assert!(line(&view, day(20)).iter().all(|stop| stop.gap.is_none()));
}

#[test]
fn what_an_exchange_leaves_over_does_not_end_its_story() {
    let mut view = agreed(Outcome::Exchange);
    view.progress.state = State::Settled;
    view.received_at = Some(day(12));
    view.decided_at = Some(day(12));
    view.units[0].unit.reception = Reception::Received;
    view.units[0].unit.acceptance = Acceptance::Accepted;
    view.units[0].unit.reimbursement = Reimbursement::Replaced;
    view.promises = vec![promised(PromiseKind::ReplacementBy, 10, 14, None)];
    view.refunds = vec![Refund {
        id: RefundId(Uuid::from_u128(4)),
        state: RefundState::Refunded,
        failure: None,
        reference: None,
        amount_minor: 1_400,
        at: day(13),
    }];
    let headline = headline(&view, day(13));
    assert!(
        matches!(headline, Headline::Another { sent: true, .. }),
        "{headline:?}"
    );
    let what: Vec<What> = line(&view, day(13)).iter().map(|stop| stop.what).collect();
    assert_eq!(
        what[what.len() - 2..],
        [What::Refund(Some(1_400)), What::Replacement { sent: true }]
    );
}
