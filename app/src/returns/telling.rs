//! What the page of a return says, decided without words: the answer in its heading, what happened, what is to come, and
//! where the line breaks. Pure: a return and the time in.

use crate::{design::StopState, orders::Pace};
use domain::{
    Timestamp,
    promises::PromiseKind,
    returns::{
        Acceptance, DeclineReason, HandOver, Outcome, Reception, Reimbursement, RejectReason,
        Right, State,
    },
};
use store::returns::{PickupState, ReturnView, UnitView};

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headline {
    /// Somebody has yet to say yes or no.
    Looking,
    /// … and waits for an answer of the customer's.
    Asking,
    Declined(DeclineReason),
    /// At a counter, with the code.
    Show,
    /// In a parcel, with the code.
    HandIn,
    /// Print the label and send it.
    Send,
    /// Choose when it is fetched.
    Book,
    /// It is fetched then.
    Fetched {
        begins: Timestamp,
        ends: Timestamp,
    },
    /// Nobody came by then.
    Missed(Timestamp),
    /// The other one is there; this one is to come back.
    BringBack,
    OnItsWay,
    /// Money, and by when; nothing is to come back where `claimed`.
    Money {
        pace: Option<Pace>,
        claimed: bool,
    },
    /// So much was asked to be paid, then.
    Paying {
        amount_minor: i64,
        at: Timestamp,
    },
    /// Another one, and by when.
    Another {
        pace: Option<Pace>,
        sent: bool,
        claimed: bool,
    },
    Refunded,
    Credited,
    Replaced,
    NotTaken(RejectReason),
    Cancelled,
    Expired,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Agreed,
    /// Asked for, before somebody looks.
    Requested,
    ToApprove,
    ToAnswer,
    Approved,
    Declined(DeclineReason),
    HandIn,
    HandedOver,
    Received,
    /// It was noted as received, and was not.
    Undone,
    Checked,
    NotTaken(RejectReason),
    Refund(Option<i64>),
    /// So much was asked to be paid.
    PaymentAsked(i64),
    Replacement {
        sent: bool,
    },
    Cancelled,
    Expired,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Moment(Timestamp),
    By(Timestamp),
    /// Its due begins with something that has not happened.
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    pub what: What,
    pub state: StopState,
    pub at: At,
    /// How the promise that this stop settles stands.
    pub pace: Option<Pace>,
    /// The line breaks after this stop.
    pub gap: Option<Pace>,
}

fn stop(what: What, state: StopState, at: At) -> Stop {
    Stop {
        what,
        state,
        at,
        pace: None,
        gap: None,
    }
}

/// What was promised of the outcome: none of a refund before the goods are here.
pub(super) fn pace(view: &ReturnView, now: Timestamp) -> Option<Pace> {
    let kind = owed(view);
    let promise = view
        .standing_promises()
        .filter(|promise| promise.kind == kind)
        .last()?;
    Some(Pace::of(&promise.times, now))
}

/// Money counts as well where a replacement became money.
fn owed(view: &ReturnView) -> PromiseKind {
    match (view.right, became_money(view)) {
        (Right::Withdrawal, _) => PromiseKind::WithdrawalRefundBy,
        (_, false) => view.outcome.promise(),
        (_, true) => PromiseKind::RefundBy,
    }
}

/// Whether any of it was paid out; what a cheaper thing left over of an exchange is not.
fn became_money(view: &ReturnView) -> bool {
    view.units
        .iter()
        .any(|unit| unit.unit.reimbursement.is_money())
}

fn rejected(view: &ReturnView) -> Option<RejectReason> {
    let reasons = |unit: &UnitView| match unit.unit.acceptance {
        Acceptance::Rejected { reason } => Some(reason),
        _ => None,
    };
    view.units
        .iter()
        .map(reasons)
        .reduce(|one, next| one.zip(next).map(|(one, _)| one))
        .flatten()
}

/// When the replacement was in hand; `None` while it was not.
fn replaced_at(view: &ReturnView) -> Option<Timestamp> {
    view.promises
        .iter()
        .filter(|promise| promise.kind == PromiseKind::ReplacementBy)
        .find_map(|promise| promise.times.settled_at)
}

fn was_sent(view: &ReturnView) -> bool {
    view.units
        .iter()
        .any(|unit| unit.unit.reimbursement == Reimbursement::Replaced)
}

/// What is on its way, where nothing else is to be done: so much, asked for last then.
fn being_paid(view: &ReturnView) -> Option<(i64, Timestamp)> {
    let is_waited_for = |unit: &UnitView| {
        unit.unit.reimbursement == Reimbursement::Pending || unit.unit.is_settled()
    };
    let at = view.asked_for().map(|refund| refund.at).max()?;
    let minor = view.asked_for().map(|refund| refund.amount_minor).sum();
    view.units.iter().all(is_waited_for).then_some((minor, at))
}

pub(super) fn headline(view: &ReturnView, now: Timestamp) -> Headline {
    let (pace, sent) = (pace(view, now), was_sent(view));
    let claimed = !view.comes_back();
    let is_overdue = matches!(pace, Some(Pace::Overdue { .. }));
    if let (State::Received, Some((amount_minor, at)), false) =
        (view.state(), being_paid(view), is_overdue)
    {
        return Headline::Paying { amount_minor, at };
    }
    match view.state() {
        State::Cancelled => Headline::Cancelled,
        State::Declined => Headline::Declined(view.decline_reason.unwrap_or(DeclineReason::Other)),
        State::Requested => Headline::Looking,
        State::NeedsInfo => Headline::Asking,
        _ if rejected(view).is_some() => {
            Headline::NotTaken(rejected(view).unwrap_or(RejectReason::Other))
        }
        State::Expired => Headline::Expired,
        State::Settled if view.outcome == Outcome::StoreCredit => Headline::Credited,
        State::Settled if became_money(view) => Headline::Refunded,
        State::Settled | State::Received if replaced_at(view).is_some() => Headline::Replaced,
        State::Settled if sent => Headline::Another {
            pace,
            sent,
            claimed,
        },
        State::Settled => Headline::Refunded,
        State::Received if view.outcome.is_money() => Headline::Money { pace, claimed },
        State::Received => Headline::Another {
            pace,
            sent,
            claimed,
        },
        State::InTransit => Headline::OnItsWay,
        _ if replaced_at(view).is_some() => Headline::BringBack,
        _ => match view.hand_over {
            HandOver::InStore => Headline::Show,
            HandOver::DropOffQr => Headline::HandIn,
            HandOver::Label => Headline::Send,
            HandOver::HomePickup => fetched(view, now),
        },
    }
}

fn fetched(view: &ReturnView, now: Timestamp) -> Headline {
    match &view.pickup {
        Some(pickup) if pickup.was_missed(now) => Headline::Missed(pickup.ends_at),
        Some(pickup) if pickup.state == PickupState::Booked => Headline::Fetched {
            begins: pickup.begins_at,
            ends: pickup.ends_at,
        },
        _ => Headline::Book,
    }
}

/// The line: what happened in its order, where it is now, and what is to come.
pub(super) fn line(view: &ReturnView, now: Timestamp) -> Vec<Stop> {
    let pace = pace(view, now);
    let mut stops = happened(view, pace);
    let mut to_come = to_come(view, pace);
    if let Some(first) = to_come.first_mut() {
        first.state = StopState::Now;
    }
    stops.append(&mut to_come);
    break_where_late(&mut stops, pace);
    stops
}

fn happened(view: &ReturnView, pace: Option<Pace>) -> Vec<Stop> {
    let decided = rejected(view).map_or(What::Checked, What::NotTaken);
    let settles = |what| {
        move |at| Stop {
            pace,
            ..stop(what, StopState::Happened, At::Moment(at))
        }
    };
    let plain = |what| move |at| stop(what, StopState::Happened, At::Moment(at));
    let was_looked_at = view.approved_at != Some(view.agreed_at);
    let first = if was_looked_at {
        What::Requested
    } else {
        What::Agreed
    };
    let declined = What::Declined(view.decline_reason.unwrap_or(DeclineReason::Other));
    let once = [
        (Some(view.agreed_at), first),
        (view.approved_at.filter(|_| was_looked_at), What::Approved),
        (view.declined_at, declined),
        (view.handed_over_at, What::HandedOver),
        (view.received_at, What::Received),
        (view.decided_at, decided),
        (view.cancelled_at, What::Cancelled),
    ];
    let once = once
        .into_iter()
        .filter_map(|(at, what)| at.map(plain(what)));
    let asked = view
        .asked_for()
        .map(|refund| plain(What::PaymentAsked(refund.amount_minor))(refund.at));
    // What is left over of an exchange settles nothing: the thing itself does.
    let settled_by = became_money(view).then_some(pace).flatten();
    let money = view.paid().map(|refund| Stop {
        pace: settled_by,
        ..plain(What::Refund(Some(refund.amount_minor)))(refund.at)
    });
    let another = replaced_at(view).map(settles(What::Replacement { sent: true }));
    let undone = view.undone_at.iter().copied().map(plain(What::Undone));
    let mut stops: Vec<Stop> = once
        .chain(asked)
        .chain(money)
        .chain(another)
        .chain(undone)
        .collect();
    // Stable: what happened at one moment stays in the order it has to happen in.
    stops.sort_by_key(|stop| match stop.at {
        At::Moment(at) => at,
        At::By(_) | At::Open => view.agreed_at,
    });
    for stop in &mut stops {
        if stop.pace.is_some_and(Pace::is_exceeded) {
            stop.state = StopState::Exceeded;
        }
    }
    stops
}

fn to_come(view: &ReturnView, pace: Option<Pace>) -> Vec<Stop> {
    let state = view.state();
    if matches!(state, State::Cancelled | State::Declined) || rejected(view).is_some() {
        return Vec::new();
    }
    if state == State::NeedsInfo {
        return vec![stop(What::ToAnswer, StopState::Now, At::Open)];
    }
    if state == State::Requested {
        return vec![stop(What::ToApprove, StopState::Now, At::Open)];
    }
    if state == State::Expired {
        return vec![stop(What::Expired, StopState::Now, At::By(view.bring_by))];
    }
    let ahead = |what, at| stop(what, StopState::ToCome, at);
    let due = match pace {
        Some(Pace::Open { due } | Pace::Overdue { due, .. }) => At::By(due),
        Some(Pace::Revised { told, .. }) => At::By(told),
        _ => At::Open,
    };
    let is_done = view
        .units
        .iter()
        .all(|unit| unit.unit.reimbursement.is_done());
    let awaits = view
        .units
        .iter()
        .any(|unit| unit.unit.reception == Reception::Awaiting);
    let mut stops = Vec::new();
    match view.handed_over_at {
        Some(_) if awaits => stops.push(ahead(What::Received, At::Open)),
        None if awaits => stops.push(ahead(What::HandIn, At::By(hand_in_by(view)))),
        _ => {}
    }
    // Nobody decides on what was withdrawn, nor on what the customer keeps.
    let is_to_check = |unit: &UnitView| {
        matches!(
            unit.unit.acceptance,
            Acceptance::Pending | Acceptance::NeedsDecision
        )
    };
    let is_checked = view.decided_at.is_some() || view.right == Right::Withdrawal;
    if !is_checked && !is_done && view.units.iter().any(is_to_check) {
        stops.push(ahead(What::Checked, At::Open));
    }
    let is_being_paid = view.asked_for().next().is_some();
    match view.outcome.is_money() {
        true if !is_done => stops.push(ahead(What::Refund(None), due)),
        // What was to be sent became money.
        false if is_being_paid && !was_sent(view) => {
            stops.push(ahead(What::Refund(None), At::Open))
        }
        false if !became_money(view) && replaced_at(view).is_none() => {
            let sent = was_sent(view);
            stops.push(ahead(What::Replacement { sent }, due));
        }
        _ => {}
    }
    stops
}

/// The end of the time that is booked, or until when it is good.
fn hand_in_by(view: &ReturnView) -> Timestamp {
    let booked = view
        .pickup
        .as_ref()
        .filter(|pickup| pickup.state == PickupState::Booked);
    booked.map_or(view.bring_by, |pickup| pickup.ends_at)
}

/// Before what came too late. While it has not come: after where things are now, or before it where nothing but this is
/// left to come.
fn break_where_late(stops: &mut [Stop], pace: Option<Pace>) {
    let before = match pace {
        Some(Pace::Overdue { .. }) => stops
            .iter()
            .position(|stop| stop.state == StopState::Now)
            .map(|now| {
                if now + 1 == stops.len() {
                    now.saturating_sub(1)
                } else {
                    now
                }
            }),
        Some(Pace::Late { .. }) => stops
            .iter()
            .position(|stop| stop.pace.is_some())
            .map(|late| late.saturating_sub(1)),
        _ => None,
    };
    if let Some(stop) = before.and_then(|before| stops.get_mut(before)) {
        stop.gap = pace;
    }
}

#[cfg(test)]
mod tests;
