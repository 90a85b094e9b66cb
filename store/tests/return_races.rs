//! Returns under races, on both databases: many at once, one effect. `make test` runs a few of each;
//! `THROUGHLINE_RACES=500` as many as it says (`make model`).

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    products::ProductIn,
    returns::{HandOver, Item, Outcome, Reason, RejectReason, Rule, State},
};
use serde_json::json;
use std::collections::BTreeSet;
use store::{
    Failure, Store,
    orders::Viewer,
    returns::{MoveRefused, Moved, Wish},
};
use testkit::{Story, on_both_databases};

fn races() -> usize {
    let said = std::env::var("THROUGHLINE_RACES").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(4)
}

fn desk(nth: u128) -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(nth)))
}

/// One kettle of a customer of its own, delivered; and who bought it.
async fn delivered(story: &Story, nth: usize) -> (String, Viewer) {
    bought(story, nth, "KETTLE").await
}

async fn bought(story: &Story, nth: usize, sku: &str) -> (String, Viewer) {
    let (number, email) = (format!("HP-{nth}"), format!("c{nth}@example.com"));
    let order = json!({
        "customer": { "email": email },
        "lines": [{ "line_id": "1", "sku": sku, "title": "Kettle", "quantity": 1, "unit_price_minor": 6_400 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": number }],
    });
    story.put(&number, order).await;
    story
        .scan(&number, &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    let found = story.store.find_customer(&email).await;
    let viewer = Viewer {
        customer: Some(
            found
                .expect("the store answers")
                .expect("they are known")
                .id,
        ),
        ..Viewer::default()
    };
    (number, viewer)
}

fn wish() -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 1,
        }],
        reason: Reason::Other,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form".to_owned(),
    }
}

/// Does the same twenty times at once.
async fn at_once<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    of: usize,
    act: impl Fn(usize) -> F,
) -> Vec<T> {
    let tasks: Vec<_> = (0..of).map(|nth| tokio::spawn(act(nth))).collect();
    let mut done = Vec::new();
    for task in tasks {
        done.push(task.await.expect("no task panics"));
    }
    done
}

async fn started(store: &Store, viewer: &Viewer, number: &str) -> ReturnId {
    let started = store.start_return(viewer, number, &wish()).await;
    started.expect("it can go back")
}

#[test]
fn twenty_submits_of_one_form_make_one_return() {
    on_both_databases(async |story| {
        story.later("2026-11-14T12:00:00Z");
        for nth in 0..races() {
            let (number, viewer) = delivered(&story, nth).await;
            let made = at_once(20, |_| {
                let (store, viewer, number) = (story.store.clone(), viewer.clone(), number.clone());
                async move { store.start_return(&viewer, &number, &wish()).await }
            })
            .await;
            let ids: BTreeSet<String> = made
                .into_iter()
                .map(|id| id.expect("each of them is answered").to_string())
                .collect();
            assert_eq!(ids.len(), 1, "race {nth}");
            let all = story
                .store
                .returns_of_order(&viewer, &number)
                .await
                .unwrap();
            assert_eq!(all.len(), 1, "race {nth}");
        }
    });
}

#[test]
fn of_two_at_the_desk_one_decides_and_the_other_is_told() {
    on_both_databases(async |story| {
        story.later("2026-11-14T12:00:00Z");
        for nth in 0..races() {
            let (number, viewer) = delivered(&story, nth).await;
            let id = started(&story.store, &viewer, &number).await;
            story.store.receive_return(&desk(1), id).await.unwrap();
            let made = at_once(2, |who| {
                let store = story.store.clone();
                async move {
                    if who == 0 {
                        store.accept_return(&desk(1), id).await
                    } else {
                        store.reject_return(&desk(2), id, RejectReason::Worn).await
                    }
                }
            })
            .await;
            let won = made
                .iter()
                .filter(|made| matches!(made, Ok(Moved::Now(_))))
                .count();
            let told = made
                .iter()
                .filter(|made| matches!(made, Err(Failure::Refused(MoveRefused::DecidedOtherwise))))
                .count();
            assert_eq!((won, told), (1, 1), "race {nth}: {made:?}");
        }
    });
}

#[test]
fn twenty_refunds_of_one_return_pay_once() {
    on_both_databases(async |story| {
        story.later("2026-11-14T12:00:00Z");
        for nth in 0..races() {
            let (number, viewer) = delivered(&story, nth).await;
            let id = started(&story.store, &viewer, &number).await;
            story.store.receive_return(&desk(1), id).await.unwrap();
            story.store.accept_return(&desk(1), id).await.unwrap();
            let made = at_once(20, |_| {
                let store = story.store.clone();
                async move { store.refund_return(&desk(1), id, None).await }
            })
            .await;
            let won = made
                .iter()
                .filter(|made| matches!(made, Ok(Moved::Now(_))))
                .count();
            assert_eq!(won, 1, "race {nth}");
            let page = story.store.return_page(&viewer, id).await.unwrap();
            assert_eq!(
                (page.refunded_minor, page.refunds.len()),
                (6_400, 1),
                "race {nth}"
            );
            assert_eq!(page.state(), State::Settled);
        }
    });
}

#[test]
fn the_last_one_on_the_shelf_goes_once() {
    on_both_databases(async |story| {
        story.later("2026-11-14T12:00:00Z");
        for nth in 0..races() {
            let sku = format!("MUG-{nth}");
            let last = ProductIn {
                sku: sku.clone(),
                title: "Mug".to_owned(),
                family: String::new(),
                category: String::new(),
                unit_price_minor: 6_400,
                currency: "GBP".to_owned(),
                on_hand: Some(1),
                counted_at: None,
            };
            let put = story.store.put_product(&testkit::shop(), &last).await;
            put.expect("the store answers");
            let mut buyers = Vec::new();
            for who in 0..20 {
                buyers.push(bought(&story, nth * 20 + who, &sku).await);
            }
            let made = at_once(20, |who| {
                let (store, (number, viewer)) = (story.store.clone(), buyers[who].clone());
                let wish = Wish {
                    outcome: Outcome::Replacement,
                    ..wish()
                };
                async move { store.start_return(&viewer, &number, &wish).await }
            })
            .await;
            let won = made.iter().filter(|made| made.is_ok()).count();
            let told = made
                .iter()
                .filter(|made| {
                    matches!(made, Err(Failure::Refused(refusal)) if refusal.rule == Rule::OutOfStock)
                })
                .count();
            assert_eq!((won, told), (1, 19), "race {nth}: {made:?}");
            assert_eq!(story.store.on_hand(&sku).await.unwrap(), Some(0));
        }
    });
}
