//! The shelf against a plain model: random sequences of two customers who want the same thing once more, the desk, and the
//! shop that counts, on both databases. After each step the store and the model agree on what was taken and on what is
//! left; there is never less than nothing.
//!
//! `make test` tells some hundred sequences; `THROUGHLINE_SEQUENCES=100000` as many as it says (`make model`).

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    products::ProductIn,
    returns::{HandOver, Item, Outcome, Reason, RejectReason},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::json;
use store::{
    Failure,
    orders::Viewer,
    returns::{Chosen, Inspected, Moved, Verdict, Wish},
};
use testkit::{Story, on_both_databases, shop};

const PIECES: i64 = 3;

fn sequences(otherwise: u64) -> u64 {
    let said = std::env::var("THROUGHLINE_SEQUENCES").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(otherwise)
}

/// One return, in pieces.
#[derive(Debug, Clone, Copy, Default)]
struct Model {
    is_started: bool,
    is_cancelled: bool,
    is_sent: bool,
    out: i64,
    here: i64,
    accepted: i64,
    done: i64,
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Start,
    Cancel,
    Receive,
    Accept { pieces: i64 },
    Reject { pieces: i64 },
    Refund,
    Replace,
    Count { pieces: i64 },
}

fn drawn(chance: &mut StdRng) -> Act {
    let pieces = chance.random_range(0..=PIECES);
    match chance.random_range(0..14) {
        0..=3 => Act::Start,
        4 => Act::Cancel,
        5..=7 => Act::Receive,
        8 => Act::Accept { pieces },
        9 => Act::Reject { pieces },
        10 => Act::Refund,
        11 | 12 => Act::Replace,
        _ => Act::Count {
            pieces: chance.random_range(0..8),
        },
    }
}

impl Model {
    /// Taken off the shelf, and still lying on it.
    fn promised(&self) -> i64 {
        if self.is_cancelled || self.is_sent {
            0
        } else {
            self.out + self.here + self.accepted
        }
    }
}

/// Whether the store has to take it; moves the model and the shelf where it does.
fn expected(model: &mut Model, shelf: &mut i64, promised: i64, act: Act) -> bool {
    if let Act::Count { pieces } = act {
        // What is promised and not sent lies there, and was counted.
        let left = (pieces - promised).max(0);
        let is_new = *shelf != left;
        *shelf = left;
        return is_new;
    }
    if matches!(act, Act::Start) {
        let is_new = !model.is_started && *shelf >= PIECES;
        if is_new {
            *shelf -= PIECES;
            *model = Model {
                is_started: true,
                out: PIECES,
                ..Model::default()
            };
        }
        return is_new;
    }
    if !model.is_started || model.is_cancelled {
        return false;
    }
    match act {
        Act::Start | Act::Count { .. } => unreachable!("told above"),
        Act::Cancel => {
            let is_new = model.out == PIECES && !model.is_sent;
            if is_new {
                model.is_cancelled = true;
                *shelf += PIECES;
            }
            is_new
        }
        Act::Receive => {
            let is_new = model.out > 0;
            // What another was sent for needs no verdict.
            if model.is_sent {
                model.done += model.out;
            } else {
                model.here += model.out;
            }
            model.out = 0;
            is_new
        }
        Act::Accept { pieces } | Act::Reject { pieces } => {
            let is_new = (1..=model.here).contains(&pieces);
            if is_new {
                model.here -= pieces;
                if matches!(act, Act::Accept { .. }) {
                    model.accepted += pieces;
                } else {
                    model.done += pieces;
                    *shelf += pieces;
                }
            }
            is_new
        }
        Act::Refund => {
            let is_new = model.accepted > 0;
            *shelf += model.accepted;
            model.done += model.accepted;
            model.accepted = 0;
            is_new
        }
        Act::Replace => {
            let is_new = !model.is_sent && model.out + model.here + model.accepted > 0;
            if is_new {
                model.is_sent = true;
                model.done += model.here + model.accepted;
                model.here = 0;
                model.accepted = 0;
            }
            is_new
        }
    }
}

/// A customer with three mugs of their own.
struct Buyer {
    number: String,
    viewer: Viewer,
    started: Option<ReturnId>,
    model: Model,
}

async fn buyer(story: &Story, number: String, sku: &str) -> Buyer {
    let email = format!("{}@example.com", number.to_lowercase());
    let order = json!({
        "customer": { "email": email },
        "lines": [{ "line_id": "1", "sku": sku, "title": "Mug", "quantity": PIECES, "unit_price_minor": 1_000 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": number }],
    });
    story.put(&number, order).await;
    story
        .scan(&number, &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    let found = story.store.find_customer(&email).await;
    Buyer {
        viewer: Viewer {
            customer: Some(found.expect("the store answers").expect("known").id),
            ..Viewer::default()
        },
        number,
        started: None,
        model: Model::default(),
    }
}

async fn made(story: &Story, buyer: &mut Buyer, sku: &str, act: Act) -> bool {
    let (store, desk) = (
        &story.store,
        Actor::Staff(StaffId(uuid::Uuid::from_u128(7))),
    );
    if let Act::Count { pieces } = act {
        let put = store.put_product(&shop(), &on_shelf(sku, pieces)).await;
        return put.expect("the store answers") == store::products::ProductPut::Changed;
    }
    if matches!(act, Act::Start) {
        let wish = Wish {
            items: vec![Item {
                line_id: "1".to_owned(),
                quantity: PIECES,
            }],
            reason: Reason::Other,
            note: String::new(),
            outcome: Outcome::Replacement,
            exchange_for: None,
            hand_over: HandOver::DropOffQr,
            key: "form".to_owned(),
        };
        return match store
            .start_return(&buyer.viewer, &buyer.number, &wish)
            .await
        {
            Ok(id) => buyer.started.replace(id) != Some(id),
            Err(Failure::Refused(_)) => false,
            Err(other) => unreachable!("{other:?}"),
        };
    }
    let Some(id) = buyer.started else {
        return false;
    };
    let said = |pieces, verdict| {
        vec![Inspected {
            chosen: Chosen {
                line_id: "1".to_owned(),
                quantity: Some(pieces),
            },
            verdict,
            condition: None,
            disposition: None,
        }]
    };
    let reason = RejectReason::Worn;
    let answer = match act {
        Act::Start | Act::Count { .. } => unreachable!("told above"),
        Act::Cancel => store.cancel_return(&buyer.viewer, id).await,
        Act::Receive => store.receive_return(&desk, id).await,
        Act::Accept { pieces } => {
            let said = said(pieces, Verdict::Accepted);
            store.inspect_units(&desk, id, &said).await
        }
        Act::Reject { pieces } => {
            let said = said(pieces, Verdict::Rejected { reason });
            store.inspect_units(&desk, id, &said).await
        }
        Act::Refund => store.refund_return(&desk, id, None).await,
        Act::Replace => store.replace_return(&desk, id).await,
    };
    match answer {
        Ok(Moved::Now(_)) => true,
        Ok(Moved::Before(_)) | Err(Failure::Refused(_)) => false,
        Err(other) => unreachable!("{act:?}: {other:?}"),
    }
}

fn on_shelf(sku: &str, pieces: i64) -> ProductIn {
    ProductIn {
        sku: sku.to_owned(),
        title: "Mug".to_owned(),
        family: String::new(),
        category: String::new(),
        unit_price_minor: 1_000,
        currency: "GBP".to_owned(),
        on_hand: Some(pieces),
        counted_at: None,
    }
}

async fn tell(story: &Story, seed: u64) {
    let mut chance = StdRng::seed_from_u64(seed);
    let sku = format!("MUG-{seed}");
    let mut shelf = chance.random_range(0..8);
    let put = story
        .store
        .put_product(&shop(), &on_shelf(&sku, shelf))
        .await;
    put.expect("the store answers");
    let mut buyers = [
        buyer(story, format!("A-{seed}"), &sku).await,
        buyer(story, format!("B-{seed}"), &sku).await,
    ];
    let mut told = format!("seed {seed}, {shelf} on the shelf:");
    for _ in 0..chance.random_range(4..14) {
        let (who, act) = (chance.random_range(0..2), drawn(&mut chance));
        told = format!("{told} {who} {act:?}");
        let promised = buyers.iter().map(|buyer| buyer.model.promised()).sum();
        let buyer = &mut buyers[who];
        let is_taken = expected(&mut buyer.model, &mut shelf, promised, act);
        assert_eq!(made(story, buyer, &sku, act).await, is_taken, "{told}");
        let left = story.store.on_hand(&sku).await.expect("the store answers");
        assert_eq!(left, Some(shelf), "{told}");
        assert!(shelf >= 0, "{told}");
    }
}

#[test]
fn the_store_and_a_plain_model_agree_on_what_is_left_on_the_shelf() {
    let sequences = sequences(150);
    on_both_databases(async |story| {
        story.later("2026-11-14T12:00:00Z");
        for seed in 0..sequences {
            tell(&story, seed).await;
        }
    });
}
