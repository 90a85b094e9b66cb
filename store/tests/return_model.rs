//! Returns against a plain model: random sequences of what customers and staff do, on both databases. After each step the
//! store and the model agree on what was taken, on every piece, on every cent and on the number of touchpoints. Then the
//! same where the shop's own system pays: what is asked for is on its way, and is confirmed, or fails and is owed again.
//!
//! `make test` tells some hundred sequences; `THROUGHLINE_SEQUENCES=100000` tells as many as it says (`make model`).

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    returns::{
        HandOver, Item, Outcome, PartlyReason, PaymentFailure, Reason, Reception, Reimbursement,
        RejectReason, State, incoming::ConfirmIn,
    },
    webhooks::{EventKind, Reach},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::json;
use store::{
    Failure,
    orders::Viewer,
    returns::{Chosen, Inspected, MoveRefused, Moved, ReturnView, Verdict, Wish},
};
use testkit::{Story, on_both_databases, shop};

const PRICE: i64 = 1_001;
const LINES: [&str; 2] = ["1", "2"];

/// How many sequences are told: some hundred, or what the environment says.
fn sequences(otherwise: u64) -> u64 {
    let said = std::env::var("THROUGHLINE_SEQUENCES").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(otherwise)
}

/// One piece that came back, or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Out,
    Here,
    Accepted,
    Rejected,
    /// The payment of this refund is on its way.
    Asked(usize),
    Paid,
}

/// What was paid or asked for, by its place among the refunds.
#[derive(Debug, Clone, Copy)]
struct Asked {
    minor: i64,
    /// What its pieces are worth, which may be more.
    worth: i64,
    is_pending: bool,
}

/// What is known without any table.
#[derive(Debug, Clone)]
struct Model {
    pieces: Vec<(usize, Piece)>,
    /// Owed for what was accepted and is not paid.
    owed: i64,
    refunded: i64,
    /// Whether a system of the shop's pays.
    is_listened: bool,
    refunds: Vec<Asked>,
    is_cancelled: bool,
    is_handed_in: bool,
    touchpoints: usize,
}

impl Model {
    fn count(&self, is: impl Fn(usize, Piece) -> bool) -> i64 {
        let found = self.pieces.iter().filter(|(line, piece)| is(*line, *piece));
        i64::try_from(found.count()).expect("a handful of pieces")
    }

    /// All pieces of this kind, of both lines.
    fn turn_all(&mut self, from: Piece, to: Piece) {
        for line in 0..2 {
            self.turn(line, from, to, i64::MAX);
        }
    }

    fn turn(&mut self, line: usize, from: Piece, to: Piece, most: i64) {
        let fitting = self
            .pieces
            .iter_mut()
            .filter(|(l, piece)| *l == line && *piece == from);
        for (_, piece) in fitting.take(usize::try_from(most).expect("a handful")) {
            *piece = to;
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Act {
    HandIn,
    Cancel,
    ReceiveAll,
    Receive {
        line: usize,
        pieces: i64,
    },
    Accept,
    Reject,
    Judge {
        line: usize,
        pieces: i64,
        verdict: Verdict,
    },
    Refund(Option<i64>),
    Confirm(usize),
    Fail(usize),
    Replace,
}

fn drawn(chance: &mut StdRng, is_listened: bool) -> Act {
    if is_listened && chance.random_bool(0.3) {
        let nth = chance.random_range(0..3);
        return if chance.random_bool(0.5) {
            Act::Confirm(nth)
        } else {
            Act::Fail(nth)
        };
    }
    let (line, pieces) = (chance.random_range(0..2), chance.random_range(0..4));
    match chance.random_range(0..12) {
        0 => Act::HandIn,
        1 if chance.random_bool(0.3) => Act::Cancel,
        2 | 3 => Act::ReceiveAll,
        4 | 5 => Act::Receive { line, pieces },
        6 => Act::Accept,
        7 if chance.random_bool(0.4) => Act::Reject,
        8 | 9 => Act::Judge {
            line,
            pieces,
            verdict: match chance.random_range(0..3) {
                0 => Verdict::Accepted,
                1 => Verdict::Rejected {
                    reason: RejectReason::Worn,
                },
                _ => Verdict::Partly {
                    reason: PartlyReason::SignsOfUse,
                    amount_minor: chance.random_range(-1..PRICE * 3),
                },
            },
        },
        10 => Act::Replace,
        _ => Act::Refund(
            chance
                .random_bool(0.5)
                .then(|| chance.random_range(-1..PRICE * 6)),
        ),
    }
}

/// Whether the store has to take it; and the model after it.
fn expected(model: &Model, act: Act) -> (bool, Model) {
    let mut next = model.clone();
    let no = (false, model.clone());
    let out = |line: usize| model.count(|l, piece| l == line && piece == Piece::Out);
    let here = |line: usize| model.count(|l, piece| l == line && piece == Piece::Here);
    if model.is_cancelled {
        return no;
    }
    let is_done = match act {
        Act::HandIn => {
            let is_here = model.count(|_, piece| piece != Piece::Out) > 0;
            let is_new = !model.is_handed_in && !is_here;
            next.is_handed_in |= is_new;
            is_new
        }
        Act::Cancel => {
            let is_new = model.count(|_, piece| piece != Piece::Out) == 0;
            next.is_cancelled = is_new;
            is_new
        }
        Act::ReceiveAll => {
            let is_new = out(0) + out(1) > 0;
            for line in 0..2 {
                next.turn(line, Piece::Out, Piece::Here, i64::MAX);
            }
            is_new
        }
        Act::Receive { line, pieces } => {
            let is_new = (1..=out(line)).contains(&pieces);
            if is_new {
                next.turn(line, Piece::Out, Piece::Here, pieces);
            }
            is_new
        }
        Act::Accept | Act::Reject => {
            let to = if matches!(act, Act::Accept) {
                Piece::Accepted
            } else {
                Piece::Rejected
            };
            let judged = here(0) + here(1);
            for line in 0..2 {
                next.turn(line, Piece::Here, to, i64::MAX);
            }
            if to == Piece::Accepted {
                next.owed += judged * PRICE;
            }
            judged > 0
        }
        Act::Judge {
            line,
            pieces,
            verdict,
        } => {
            let (to, owed) = match verdict {
                Verdict::Accepted => (Piece::Accepted, pieces * PRICE),
                Verdict::Rejected { .. } => (Piece::Rejected, 0),
                Verdict::Partly { amount_minor, .. } => (Piece::Accepted, amount_minor),
                Verdict::NeedsDecision => unreachable!("not drawn"),
            };
            let is_new =
                (1..=here(line)).contains(&pieces) && is_less(verdict, owed, pieces * PRICE);
            if is_new {
                next.turn(line, Piece::Here, to, pieces);
                next.owed += owed;
            }
            is_new
        }
        Act::Refund(amount) => {
            let is_owed = model.count(|_, piece| piece == Piece::Accepted) > 0;
            let minor = amount.unwrap_or(model.owed);
            let is_new = is_owed && minor <= model.owed && (amount.is_none() || minor >= 1);
            if is_new {
                let is_pending = model.is_listened && minor > 0;
                let to = if is_pending {
                    Piece::Asked(model.refunds.len())
                } else {
                    next.refunded += minor;
                    Piece::Paid
                };
                next.turn_all(Piece::Accepted, to);
                next.refunds.push(Asked {
                    minor,
                    worth: model.owed,
                    is_pending,
                });
                next.owed = 0;
            }
            is_new
        }
        Act::Confirm(nth) | Act::Fail(nth) => match next.refunds.get_mut(nth) {
            Some(refund) if refund.is_pending => {
                refund.is_pending = false;
                let Asked { minor, worth, .. } = *refund;
                if matches!(act, Act::Confirm(_)) {
                    next.turn_all(Piece::Asked(nth), Piece::Paid);
                    next.refunded += minor;
                } else {
                    next.turn_all(Piece::Asked(nth), Piece::Accepted);
                    next.owed += worth;
                }
                true
            }
            _ => false,
        },
        // A refund was agreed.
        Act::Replace => false,
    };
    if !is_done {
        return no;
    }
    next.touchpoints += 1;
    (true, next)
}

/// The shop's word on the refund in this place; `false` where there is none, or it has ended.
async fn told_of(story: &Story, ana: &Viewer, id: ReturnId, nth: usize, is_paid: bool) -> bool {
    let store = &story.store;
    let view = store.return_page(ana, id).await.expect("it is there");
    let Some(refund) = view.refunds.get(nth) else {
        return false;
    };
    let answer = if is_paid {
        let said = ConfirmIn::default();
        store.confirm_refund(&shop(), refund.id, &said).await
    } else {
        let why = PaymentFailure::Declined;
        store.fail_refund(&shop(), refund.id, why).await
    };
    match answer {
        Ok(Moved::Now(_)) => true,
        Ok(Moved::Before(_)) | Err(Failure::Refused(_)) => false,
        Err(other) => unreachable!("{other:?}"),
    }
}

/// For less, a sum stands between nothing and all of it.
fn is_less(verdict: Verdict, owed: i64, paid: i64) -> bool {
    match verdict {
        Verdict::Partly { .. } => (1..paid).contains(&owed),
        _ => (0..=paid).contains(&owed),
    }
}

async fn made(story: &Story, ana: &Viewer, id: ReturnId, act: Act) -> bool {
    if let Act::Confirm(nth) | Act::Fail(nth) = act {
        let is_paid = matches!(act, Act::Confirm(_));
        return told_of(story, ana, id, nth, is_paid).await;
    }
    let (store, desk) = (
        &story.store,
        Actor::Staff(StaffId(uuid::Uuid::from_u128(7))),
    );
    let some = |line: usize, pieces| Chosen {
        line_id: LINES[line].to_owned(),
        quantity: Some(pieces),
    };
    let answer: Result<Moved, Failure<MoveRefused>> = match act {
        Act::HandIn => store.hand_over_return(ana, id).await,
        Act::Cancel => store.cancel_return(ana, id).await,
        Act::ReceiveAll => store.receive_return(&desk, id).await,
        Act::Receive { line, pieces } => {
            store.receive_units(&desk, id, &[some(line, pieces)]).await
        }
        Act::Accept => store.accept_return(&desk, id).await,
        Act::Reject => store.reject_return(&desk, id, RejectReason::Worn).await,
        Act::Judge {
            line,
            pieces,
            verdict,
        } => {
            let said = Inspected {
                chosen: some(line, pieces),
                verdict,
                condition: None,
                disposition: None,
            };
            store.inspect_units(&desk, id, &[said]).await
        }
        Act::Refund(amount) => store.refund_return(&desk, id, amount).await,
        Act::Replace => store.replace_return(&desk, id).await,
        Act::Confirm(_) | Act::Fail(_) => unreachable!("told above"),
    };
    match answer {
        Ok(Moved::Now(_)) => true,
        Ok(Moved::Before(_)) | Err(Failure::Refused(_)) => false,
        Err(other) => unreachable!("{act:?}: {other:?}"),
    }
}

fn agrees(view: &ReturnView, model: &Model, told: &str) {
    let pieces = |is: &dyn Fn(&domain::returns::Unit) -> bool| -> i64 {
        let units = view.units.iter().map(|unit| &unit.unit);
        units
            .filter(|unit| is(unit))
            .map(|unit| unit.quantity)
            .sum()
    };
    let of = |wanted: Piece| model.count(|_, piece| piece == wanted);
    assert_eq!(
        pieces(&|unit| unit.reception == Reception::Awaiting),
        of(Piece::Out),
        "{told}"
    );
    assert_eq!(
        pieces(&domain::returns::Unit::is_to_decide),
        of(Piece::Here),
        "{told}"
    );
    let asked = model.count(|_, piece| matches!(piece, Piece::Asked(_)));
    assert_eq!(
        pieces(&domain::returns::Unit::is_owed),
        of(Piece::Accepted) + asked,
        "{told}"
    );
    assert_eq!(
        pieces(&domain::returns::Unit::is_to_pay),
        of(Piece::Accepted),
        "{told}"
    );
    let on_its_way: i64 = view.asked_for().map(|refund| refund.amount_minor).sum();
    let pending = model.refunds.iter().filter(|refund| refund.is_pending);
    assert_eq!(
        on_its_way,
        pending.map(|refund| refund.minor).sum::<i64>(),
        "{told}"
    );
    assert!(
        view.refunded_minor + on_its_way <= 5 * PRICE,
        "no cent too much, on its way or not: {told}"
    );
    assert_eq!(
        pieces(&domain::returns::Unit::is_rejected),
        of(Piece::Rejected),
        "{told}"
    );
    let paid = |unit: &domain::returns::Unit| unit.reimbursement == Reimbursement::Refunded;
    assert_eq!(pieces(&paid), of(Piece::Paid), "{told}");
    assert_eq!(view.refunded_minor, model.refunded, "{told}");
    assert!(view.refunded_minor <= 5 * PRICE, "no cent too much: {told}");
    let shares: i64 = view.units.iter().map(|unit| unit.reimbursed_minor).sum();
    assert_eq!(
        shares, model.refunded,
        "every cent stands with its unit: {told}"
    );
    let is_over = of(Piece::Rejected) + of(Piece::Paid) == 5;
    assert_eq!(view.state() == State::Settled, is_over, "{told}");
    assert_eq!(
        view.state() == State::Cancelled,
        model.is_cancelled,
        "{told}"
    );
}

async fn tell(story: &Story, seed: u64, is_listened: bool) {
    let mut chance = StdRng::seed_from_u64(seed);
    let (number, email) = (format!("HP-{seed}"), format!("c{seed}@example.com"));
    let order = json!({ "customer": { "email": email }, "lines": [
        { "line_id": "1", "sku": "MUG", "title": "Mug", "quantity": 3, "unit_price_minor": PRICE },
        { "line_id": "2", "sku": "CUP", "title": "Cup", "quantity": 2, "unit_price_minor": PRICE },
    ], "shipments": [{ "carrier": "dpd", "tracking_number": number }] });
    story.put(&number, order).await;
    story
        .scan(&number, &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    let found = story.store.find_customer(&email).await;
    let ana = &Viewer {
        customer: Some(
            found
                .expect("the store answers")
                .expect("they are known")
                .id,
        ),
        ..Viewer::default()
    };
    let item = |line: usize, quantity| Item {
        line_id: LINES[line].to_owned(),
        quantity,
    };
    let wish = Wish {
        items: vec![item(0, 3), item(1, 2)],
        reason: Reason::Other,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form".to_owned(),
    };
    let id = story
        .store
        .start_return(ana, &number, &wish)
        .await
        .expect("it can go back");
    let pieces = [(0, 3), (1, 2)];
    let mut model = Model {
        pieces: pieces
            .iter()
            .flat_map(|&(line, of)| std::iter::repeat_n((line, Piece::Out), of))
            .collect(),
        owed: 0,
        refunded: 0,
        is_listened,
        refunds: Vec::new(),
        is_cancelled: false,
        is_handed_in: false,
        touchpoints: 1,
    };
    let mut told = format!("seed {seed}:");
    for _ in 0..chance.random_range(3..10) {
        let act = drawn(&mut chance, is_listened);
        told = format!("{told} {act:?}");
        let (is_taken, next) = expected(&model, act);
        assert_eq!(made(story, ana, id, act).await, is_taken, "{told}");
        model = next;
        let view = story.store.return_page(ana, id).await.expect("it is there");
        agrees(&view, &model, &told);
    }
    let journey = story.store.journey(&email).await.expect("they are known");
    let of_return = |kind: &str| kind.starts_with("return_") || kind.starts_with("refund_");
    let steps = journey
        .touchpoints
        .iter()
        .filter(|t| of_return(t.touchpoint.kind().as_str()));
    assert_eq!(
        steps.count(),
        model.touchpoints,
        "no touchpoint is missing: {told}"
    );
}

#[test]
fn the_store_and_a_plain_model_agree_on_every_piece_cent_and_touchpoint() {
    let sequences = sequences(150);
    on_both_databases(async |story| {
        story.later("2026-11-14T12:00:00Z");
        for seed in 0..sequences {
            tell(&story, seed, false).await;
        }
        let events = [EventKind::RefundRequested].into();
        let url = "https://shop.example/hook";
        let added = story
            .store
            .add_webhook(&shop(), url, &events, Reach::Public)
            .await;
        added.expect("it is kept");
        for seed in sequences..sequences * 2 {
            tell(&story, seed, true).await;
        }
        let damage = story.store.damage().await.expect("the store answers");
        assert!(damage.is_empty(), "{damage:?}");
    });
}
