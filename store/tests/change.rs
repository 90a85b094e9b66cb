//! Stories of a customer who chooses something else, until somebody has looked at the goods, told on both databases
//! (invariant I5).

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    notices::NoticeKind,
    products::ProductIn,
    promises::{PromiseKind, State as Kept},
    returns::{HandOver, Item, Outcome, Reason, Reception, Rule, State},
};
use serde_json::json;
use store::{
    Failure,
    orders::Viewer,
    returns::{ChangeRefused, MoveRefused, ReturnView, Wish},
};
use testkit::{Story, on_both_databases, shop};

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

/// Two faulty mugs at £10.00 that came on the 12th, a refund agreed for them on the 14th, and a shop that offers all.
async fn agreed(story: &Story) -> (Viewer, ReturnId) {
    let order = json!({
        "lines": [{ "line_id": "1", "sku": "MUG", "title": "Mug", "quantity": 2, "unit_price_minor": 1000 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00Z");
    let mut policy = (*story.store.policy()).clone();
    policy.returns.outcomes = Outcome::ALL.iter().copied().collect();
    policy.returns.keep_percent = 25;
    story
        .store
        .set_policy(&desk(), policy)
        .await
        .expect("the store answers");
    for (sku, price, on_hand) in [("MUG", 1_000, 2), ("CUP", 800, 2)] {
        let product = ProductIn {
            sku: sku.to_owned(),
            title: sku.to_owned(),
            family: "mugs".to_owned(),
            category: String::new(),
            unit_price_minor: price,
            currency: "GBP".to_owned(),
            on_hand: Some(on_hand),
            counted_at: None,
        };
        story
            .store
            .put_product(&shop(), &product)
            .await
            .expect("the store answers");
    }
    let found = story
        .store
        .find_customer("ana@example.com")
        .await
        .expect("the store answers");
    let ana = Viewer {
        customer: Some(found.expect("Ana is known").id),
        ..Viewer::default()
    };
    let wish = Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: 2,
        }],
        reason: Reason::Faulty,
        note: String::new(),
        outcome: Outcome::Refund,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form".to_owned(),
    };
    let id = story.store.start_return(&ana, "HP-1", &wish).await;
    (ana, id.expect("it can go back"))
}

async fn change(
    story: &Story,
    ana: &Viewer,
    id: ReturnId,
    outcome: Outcome,
    sku: Option<&str>,
) -> Result<(), ChangeRefused> {
    match story.store.change_outcome(ana, id, outcome, sku).await {
        Ok(()) => Ok(()),
        Err(Failure::Refused(refused)) => Err(refused),
        Err(other) => unreachable!("{other:?}"),
    }
}

async fn page(story: &Story, ana: &Viewer, id: ReturnId) -> ReturnView {
    story
        .store
        .return_page(ana, id)
        .await
        .expect("the store answers")
}

async fn on_hand(story: &Story, sku: &str) -> Option<i64> {
    story.store.on_hand(sku).await.expect("the store answers")
}

fn standing(view: &ReturnView, kind: PromiseKind, story: &Story) -> Option<Kept> {
    let promise = view.promises.iter().find(|promise| promise.kind == kind)?;
    Some(promise.times.state(story.store.now()))
}

#[test]
fn another_outcome_brings_its_own_promise_its_own_shelf_and_a_mail() {
    on_both_databases(async |story| {
        let (ana, id) = agreed(&story).await;
        change(&story, &ana, id, Outcome::Replacement, None)
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(view.outcome, Outcome::Replacement);
        let open = standing(&view, PromiseKind::ReplacementBy, &story);
        assert_eq!(open, Some(Kept::Open));
        assert_eq!(on_hand(&story, "MUG").await, Some(0));

        story.later("2026-11-15T12:00:00Z");
        change(&story, &ana, id, Outcome::Exchange, Some("CUP"))
            .await
            .unwrap();
        assert_eq!(on_hand(&story, "MUG").await, Some(2), "given back");
        assert_eq!(on_hand(&story, "CUP").await, Some(0));
        let view = page(&story, &ana, id).await;
        assert_eq!(view.exchange.as_ref().unwrap().sku, "CUP");
        let open = standing(&view, PromiseKind::ReplacementBy, &story);
        assert_eq!(open, Some(Kept::Open));

        // The same again changes nothing, and takes nothing.
        change(&story, &ana, id, Outcome::Exchange, Some("CUP"))
            .await
            .unwrap();
        change(&story, &ana, id, Outcome::KeepWithPartRefund, None)
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!((view.amount_minor, view.comes_back()), (500, false));
        assert_eq!(on_hand(&story, "CUP").await, Some(2));
        let waived = standing(&view, PromiseKind::ReplacementBy, &story);
        assert_eq!(waived, Some(Kept::Waived));
        let open = standing(&view, PromiseKind::RefundBy, &story);
        assert_eq!(open, Some(Kept::Open));

        change(&story, &ana, id, Outcome::Refund, None)
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!((view.amount_minor, view.state()), (2_000, State::Approved));
        assert_eq!(view.units[0].unit.reception, Reception::Awaiting);
        assert!(view.exchange.is_none());

        let letters = story.store.lease_notices(100).await.unwrap();
        let agreed = letters
            .iter()
            .filter(|letter| letter.kind == NoticeKind::ReturnAgreed);
        assert_eq!(agreed.count(), 5, "each is told");
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let changed = journey
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "return_outcome_changed");
        assert_eq!(changed.count(), 4);
    });
}

#[test]
fn once_looked_at_or_paid_nothing_else_can_be_chosen() {
    on_both_databases(async |story| {
        let (ana, id) = agreed(&story).await;
        story.store.receive_return(&desk(), id).await.unwrap();
        // What is here can still become another thing, and cannot be kept.
        change(&story, &ana, id, Outcome::StoreCredit, None)
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        let open = standing(&view, PromiseKind::RefundBy, &story);
        assert_eq!(open, Some(Kept::Open));
        let kept = change(&story, &ana, id, Outcome::KeepWithPartRefund, None).await;
        assert_eq!(kept, Err(MoveRefused::AlreadyReceived.into()));
        story.store.accept_return(&desk(), id).await.unwrap();
        let late = change(&story, &ana, id, Outcome::Replacement, None).await;
        assert_eq!(late, Err(MoveRefused::DecidedOtherwise.into()));
        assert!(!page(&story, &ana, id).await.can_be_changed());
        story.store.refund_return(&desk(), id, None).await.unwrap();
        let late = change(&story, &ana, id, Outcome::Replacement, None).await;
        assert_eq!(late, Err(MoveRefused::AlreadySettled.into()));
        let told = story.store.simulate_change(&ana, id).await;
        assert!(matches!(
            told,
            Err(Failure::Refused(ChangeRefused::Move(_)))
        ));
    });
}

#[test]
fn what_a_rule_stands_against_is_refused_and_leaves_everything_as_it_was() {
    on_both_databases(async |story| {
        let (ana, id) = agreed(&story).await;
        let rules = [
            (Outcome::Exchange, None, Rule::ExchangeMissing),
            (Outcome::Exchange, Some("MUG"), Rule::ExchangeMissing),
            (Outcome::MissingPart, None, Rule::NothingMissing),
        ];
        for (outcome, sku, rule) in rules {
            let refused = change(&story, &ana, id, outcome, sku).await.unwrap_err();
            assert!(matches!(refused, ChangeRefused::Rule(refusal) if refusal.rule == rule));
        }
        // The window is long over: what was asked for in time stays so.
        story.later("2026-12-13T12:00:00Z");
        let told = story.store.simulate_change(&ana, id).await.unwrap();
        assert!(told.option(Outcome::StoreCredit).unwrap().refusal.is_none());
        let view = page(&story, &ana, id).await;
        assert_eq!(view.outcome, Outcome::Refund);
        assert_eq!(on_hand(&story, "CUP").await, Some(2));
        story.store.cancel_return(&ana, id).await.unwrap();
        let late = change(&story, &ana, id, Outcome::Refund, None).await;
        assert_eq!(late, Err(MoveRefused::Cancelled.into()));
    });
}

#[test]
fn a_change_after_a_part_has_come_still_owes_the_money() {
    on_both_databases(async |story| {
        let (ana, id) = agreed(&story).await;
        let one = store::returns::Chosen {
            line_id: "1".to_owned(),
            quantity: Some(1),
        };
        story
            .store
            .receive_units(&desk(), id, &[one])
            .await
            .unwrap();
        change(&story, &ana, id, Outcome::StoreCredit, None)
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        let open = standing(&view, PromiseKind::RefundBy, &story);
        assert_eq!(open, Some(Kept::Open));
        story.store.receive_return(&desk(), id).await.unwrap();
        let view = page(&story, &ana, id).await;
        let open = standing(&view, PromiseKind::RefundBy, &story);
        assert_eq!(open, Some(Kept::Open));
    });
}
