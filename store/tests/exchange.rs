//! Stories of another thing instead, and of the shelf it comes from, told on both databases (invariant I5).

use domain::{
    actor::Actor,
    ids::{ReturnId, StaffId},
    products::ProductIn,
    promises::PromiseKind,
    returns::{
        DeclineReason, HandOver, Item, Outcome, PartlyReason, PaymentFailure, Reason, RefundState,
        Refusal, RejectReason, ReviewTerms, Rule, State, incoming::ConfirmIn,
    },
    webhooks::{EventKind, Reach},
};
use serde_json::json;
use store::{
    Failure,
    orders::Viewer,
    products::ProductPut,
    returns::{Chosen, Inspected, MoveRefused, Moved, Verdict, Wish},
};
use testkit::{Story, at, on_both_databases, shop};

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

fn product(sku: &str, title: &str, price: i64, on_hand: Option<i64>) -> ProductIn {
    ProductIn {
        sku: sku.to_owned(),
        title: title.to_owned(),
        family: "mugs".to_owned(),
        category: String::new(),
        unit_price_minor: price,
        currency: "GBP".to_owned(),
        on_hand,
        counted_at: None,
    }
}

async fn put(story: &Story, product: &ProductIn) -> ProductPut {
    let put = story.store.put_product(&shop(), product).await;
    put.expect("the store answers")
}

async fn on_hand(story: &Story, sku: &str) -> Option<i64> {
    let on_hand = story.store.on_hand(sku).await;
    on_hand.expect("the store answers")
}

fn wish(outcome: Outcome, exchange_for: Option<&str>, pieces: i64, key: &str) -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: pieces,
        }],
        reason: Reason::Other,
        note: String::new(),
        outcome,
        exchange_for: exchange_for.map(str::to_owned),
        hand_over: HandOver::DropOffQr,
        key: key.to_owned(),
    }
}

/// Three white mugs at £10.00 in hand, a shop that exchanges, and four things on its shelf.
async fn delivered(story: &Story) -> Viewer {
    let order = json!({
        "lines": [{ "line_id": "1", "sku": "WHITE", "title": "Mug, white", "quantity": 3, "unit_price_minor": 1000 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00Z");
    let mut policy = (*story.store.policy()).clone();
    policy.returns.outcomes.insert(Outcome::Exchange);
    let set = story.store.set_policy(&desk(), policy).await;
    set.expect("the terms can be saved");
    for (sku, title, price, pieces) in [
        ("WHITE", "Mug, white", 1_000, Some(5)),
        ("BLUE", "Mug, blue", 1_000, Some(2)),
        ("SMALL", "Mug, small", 750, Some(5)),
        ("GOLD", "Mug, gold", 2_000, Some(5)),
        ("GREY", "Mug, grey", 1_000, Some(0)),
    ] {
        let made = put(story, &product(sku, title, price, pieces)).await;
        assert_eq!(made, ProductPut::Created);
    }
    let found = story.store.find_customer("ana@example.com").await;
    Viewer {
        customer: Some(found.expect("the store answers").expect("Ana is known").id),
        ..Viewer::default()
    }
}

async fn start(story: &Story, viewer: &Viewer, wish: &Wish) -> Result<ReturnId, Refusal> {
    match story.store.start_return(viewer, "HP-1", wish).await {
        Ok(id) => Ok(id),
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(other) => unreachable!("{other:?}"),
    }
}

#[test]
fn what_could_be_had_instead_is_told_with_what_it_costs_more_or_less() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let told = story
            .store
            .simulate_return(&ana, "HP-1", &wish(Outcome::Refund, None, 2, ""))
            .await
            .unwrap();
        let choices: Vec<_> = told
            .choices
            .iter()
            .map(|choice| {
                let sku = choice.product.sku.as_str();
                (sku, choice.difference_minor, choice.refusal)
            })
            .collect();
        assert_eq!(
            choices,
            [
                ("BLUE", 0, None),
                ("GOLD", 2_000, Some(Rule::CostsMore)),
                ("GREY", 0, Some(Rule::OutOfStock)),
                ("SMALL", -500, None),
            ]
        );
        assert!(told.option(Outcome::Exchange).unwrap().refusal.is_none());
        let three = wish(Outcome::Exchange, Some("BLUE"), 3, "");
        let told = story.store.simulate_return(&ana, "HP-1", &three).await;
        let told = told.unwrap();
        let blue = told.choices.iter().find(|c| c.product.sku == "BLUE");
        assert_eq!(blue.unwrap().refusal, Some(Rule::OutOfStock));
        assert_eq!(
            on_hand(&story, "BLUE").await,
            Some(2),
            "asking takes nothing"
        );
    });
}

#[test]
fn an_exchange_takes_its_thing_at_once_sends_it_and_gives_the_difference_back() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let small = wish(Outcome::Exchange, Some("SMALL"), 2, "form");
        let id = start(&story, &ana, &small).await.unwrap();
        assert_eq!(start(&story, &ana, &small).await, Ok(id), "pressed twice");
        assert_eq!(on_hand(&story, "SMALL").await, Some(3));
        let page = story.store.return_page(&ana, id).await.unwrap();
        let exchange = page.exchange.clone().unwrap();
        assert_eq!(
            (exchange.title.as_str(), exchange.unit_price_minor),
            ("Mug, small", 750)
        );
        assert_eq!(page.promises[0].kind, PromiseKind::ReplacementBy);

        story.store.receive_return(&desk(), id).await.unwrap();
        story.store.accept_return(&desk(), id).await.unwrap();
        let sent = story.store.replace_return(&desk(), id).await;
        assert!(matches!(sent, Ok(Moved::Now(_))));
        let again = story.store.replace_return(&desk(), id).await;
        assert!(matches!(again, Ok(Moved::Before(_))));
        assert_eq!(on_hand(&story, "SMALL").await, Some(3), "taken once");
        let page = story.store.return_page(&ana, id).await.unwrap();
        assert_eq!((page.refunded_minor, page.state()), (500, State::Settled));

        // What was had in exchange is worth what it costs, and can come back itself.
        let number = page.replacement.clone().unwrap();
        story
            .store
            .put_order(
                &shop(),
                &testkit::order(
                    &number,
                    json!({
                        "lines": [{ "line_id": "1", "sku": "SMALL", "title": "Mug, small", "quantity": 2, "unit_price_minor": 0 }],
                        "shipments": [{ "carrier": "dpd", "tracking_number": "T2" }],
                    }),
                ),
            )
            .await
            .unwrap();
        story
            .scan("T2", &[("e2", "2026-11-14T13:00:00Z", "delivered")])
            .await;
        story.later("2026-11-15T12:00:00Z");
        let back = wish(Outcome::Refund, None, 2, "back");
        let told = story.store.simulate_return(&ana, &number, &back).await;
        let told = told.unwrap();
        assert_eq!(told.option(Outcome::Refund).unwrap().amount_minor, 1_500);
        let journey = story.store.journey("ana@example.com").await.unwrap();
        let kinds: Vec<_> = journey
            .touchpoints
            .iter()
            .map(|t| t.touchpoint.kind())
            .collect();
        assert!(
            kinds.iter().any(|kind| kind == "refund_recorded"),
            "{kinds:?}"
        );
        assert!(
            kinds.iter().any(|kind| kind == "replacement_sent"),
            "{kinds:?}"
        );
    });
}

#[test]
fn what_cannot_be_had_is_refused_and_takes_nothing() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let rules = [
            (None, Rule::ExchangeMissing),
            (Some("NOTHING"), Rule::ExchangeMissing),
            (Some("WHITE"), Rule::ExchangeMissing),
            (Some("GOLD"), Rule::CostsMore),
            (Some("GREY"), Rule::OutOfStock),
        ];
        for (sku, rule) in rules {
            let refused = start(&story, &ana, &wish(Outcome::Exchange, sku, 1, "form")).await;
            assert_eq!(refused.unwrap_err().rule, rule, "{sku:?}");
        }
        // The thing itself is gone: no replacement, but the money always.
        put(&story, &product("WHITE", "Mug, white", 1_000, Some(1))).await;
        let faulty = Wish {
            reason: Reason::Faulty,
            ..wish(Outcome::Replacement, None, 2, "faulty")
        };
        let refused = start(&story, &ana, &faulty).await.unwrap_err();
        assert_eq!(refused.rule, Rule::OutOfStock);
        assert_eq!(on_hand(&story, "WHITE").await, Some(1));
        let money = Wish {
            outcome: Outcome::Refund,
            ..faulty
        };
        assert!(start(&story, &ana, &money).await.is_ok());
    });
}

#[test]
fn what_is_not_sent_after_all_goes_back_to_the_shelf() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let blue = |key: &str| wish(Outcome::Exchange, Some("BLUE"), 1, key);
        // Called off.
        let id = start(&story, &ana, &blue("1")).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(1));
        story.store.cancel_return(&ana, id).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(2));
        // Not taken back.
        let id = start(&story, &ana, &blue("2")).await.unwrap();
        story.store.receive_return(&desk(), id).await.unwrap();
        let worn = RejectReason::Worn;
        story.store.reject_return(&desk(), id, worn).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(2));
        // Money instead.
        let id = start(&story, &ana, &blue("3")).await.unwrap();
        story.store.receive_return(&desk(), id).await.unwrap();
        story.store.accept_return(&desk(), id).await.unwrap();
        story.store.refund_return(&desk(), id, None).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(2));
        // Not agreed.
        let mut policy = (*story.store.policy()).clone();
        policy.returns.review = ReviewTerms {
            above_minor: 1,
            ..ReviewTerms::default()
        };
        story.store.set_policy(&desk(), policy).await.unwrap();
        let id = start(&story, &ana, &blue("4")).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(1), "held while we look");
        let no = DeclineReason::NotCovered;
        story.store.decline_return(&desk(), id, no).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(2));
    });
}

#[test]
fn goods_that_never_come_free_the_shelf_and_find_it_empty_when_they_do() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let two = wish(Outcome::Exchange, Some("BLUE"), 2, "1");
        let id = start(&story, &ana, &two).await.unwrap();
        assert_eq!(
            story.store.release_stock().await.unwrap(),
            0,
            "there is time"
        );
        story.later("2027-01-20T12:00:00Z");
        assert_eq!(story.store.release_stock().await.unwrap(), 1);
        assert_eq!(story.store.release_stock().await.unwrap(), 0, "once");
        assert_eq!(on_hand(&story, "BLUE").await, Some(2));
        put(&story, &product("BLUE", "Mug, blue", 1_000, Some(1))).await;
        story.store.receive_return(&desk(), id).await.unwrap();
        story.store.accept_return(&desk(), id).await.unwrap();
        let short = story.store.replace_return(&desk(), id).await;
        let sku = "BLUE".to_owned();
        assert!(
            matches!(short, Err(Failure::Refused(MoveRefused::OutOfStock { sku: s })) if s == sku)
        );
        put(&story, &product("BLUE", "Mug, blue", 1_000, Some(9))).await;
        let sent = story.store.replace_return(&desk(), id).await;
        assert!(matches!(sent, Ok(Moved::Now(_))));
        assert_eq!(on_hand(&story, "BLUE").await, Some(7));
    });
}

#[test]
fn a_count_that_was_under_way_does_not_bring_back_what_has_gone() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        story.later("2026-11-14T15:00:00Z");
        let blue = wish(Outcome::Exchange, Some("BLUE"), 1, "1");
        start(&story, &ana, &blue).await.unwrap();
        let counted = |time: &str, pieces| ProductIn {
            counted_at: Some(at(time)),
            ..product("BLUE", "Mug, blue", 1_000, Some(pieces))
        };
        // Counted before it was taken, told after.
        put(&story, &counted("2026-11-14T14:59:00Z", 2)).await;
        assert_eq!(on_hand(&story, "BLUE").await, Some(1));
        // Older than what is known.
        put(&story, &counted("2026-11-14T13:00:00Z", 40)).await;
        assert_eq!(on_hand(&story, "BLUE").await, Some(1));
        let same = put(&story, &counted("2026-11-14T14:59:00Z", 2)).await;
        assert_eq!(same, ProductPut::Unchanged);
        // Counted after: what is promised lies there still, and is not promised again.
        put(&story, &counted("2026-11-14T15:00:00Z", 6)).await;
        assert_eq!(on_hand(&story, "BLUE").await, Some(5));
        put(&story, &product("BLUE", "Mug, blue", 1_000, None)).await;
        assert_eq!(on_hand(&story, "BLUE").await, None, "nobody counts it now");
    });
}

#[test]
fn where_the_shop_pays_by_itself_it_is_asked_for_the_difference_and_again_when_that_failed() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let store = &story.store;
        let events = [EventKind::RefundRequested].into();
        let url = "https://shop.example/hook";
        let added = store
            .add_webhook(&desk(), url, &events, Reach::Public)
            .await;
        added.expect("it is kept");
        let small = wish(Outcome::Exchange, Some("SMALL"), 2, "form");
        let id = start(&story, &ana, &small).await.unwrap();
        store.receive_return(&desk(), id).await.unwrap();
        store.accept_return(&desk(), id).await.unwrap();
        store.replace_return(&desk(), id).await.unwrap();
        let view = store.return_page(&ana, id).await.unwrap();
        assert_eq!((view.refunds.len(), view.refunded_minor), (1, 0));
        let pending = view.refunds[0].clone();
        assert_eq!(
            (pending.state, pending.amount_minor),
            (RefundState::Pending, 500)
        );

        let by = shop();
        let declined = PaymentFailure::Declined;
        store.fail_refund(&by, pending.id, declined).await.unwrap();
        let waits = store.returns_desk().await.unwrap().to_refund.rows;
        assert!(waits[0].has_failed, "the desk pays it again");
        let view = store.return_page(&ana, id).await.unwrap();
        assert_eq!((view.difference_owed_minor(), view.settled_at), (500, None));
        let asked = store.refund_return(&desk(), id, None).await;
        assert!(matches!(asked, Ok(Moved::Now(_))));
        let twice = store.refund_return(&desk(), id, None).await;
        assert!(matches!(twice, Ok(Moved::Before(_))), "asked for once");
        let view = store.return_page(&ana, id).await.unwrap();
        let again = view.refunds.last().unwrap().id;
        let said = ConfirmIn {
            reference: None,
            at: None,
        };
        store.confirm_refund(&shop(), again, &said).await.unwrap();
        let view = store.return_page(&ana, id).await.unwrap();
        assert_eq!((view.refunded_minor, view.state()), (500, State::Settled));
        let promise = &view.promises[0];
        assert_eq!(promise.kind, PromiseKind::ReplacementBy);
        assert!(promise.times.waived_at.is_none(), "the thing is still owed");
        assert!(store.damage().await.unwrap().is_empty());
    });
}

/// Two lines of Ana's, one dear and one cheap, delivered.
async fn dear_and_cheap(story: &Story) -> Vec<Item> {
    let order = json!({
        "lines": [
            { "line_id": "1", "sku": "WHITE", "title": "Mug, white", "quantity": 1, "unit_price_minor": 1000 },
            { "line_id": "2", "sku": "WHITE", "title": "Mug, white", "quantity": 1, "unit_price_minor": 600 },
        ],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T9" }],
    });
    story.put("HP-9", order).await;
    story
        .scan("T9", &[("e9", "2026-11-13T10:00:00Z", "delivered")])
        .await;
    let item = |line: &str| Item {
        line_id: line.to_owned(),
        quantity: 1,
    };
    vec![item("1"), item("2")]
}

#[test]
fn of_a_dear_and_a_cheap_line_no_more_is_left_over_than_of_both_together() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let two = Wish {
            items: dear_and_cheap(&story).await,
            ..wish(Outcome::Exchange, Some("SMALL"), 1, "two")
        };
        let store = &story.store;
        let id = store.start_return(&ana, "HP-9", &two).await.unwrap();
        store.receive_return(&desk(), id).await.unwrap();
        store.accept_return(&desk(), id).await.unwrap();
        store.replace_return(&desk(), id).await.unwrap();
        let view = store.return_page(&ana, id).await.unwrap();
        // £10.00 and £6.00 for twice £7.50.
        assert_eq!(view.refunded_minor, 100);
    });
}

#[test]
fn an_exchange_is_no_way_to_money_that_is_not_on_offer() {
    on_both_databases(async |story| {
        let ana = delivered(&story).await;
        let mut policy = (*story.store.policy()).clone();
        policy.returns.restocking_percent = 20;
        story
            .store
            .set_policy(&desk(), policy.clone())
            .await
            .unwrap();
        // A fifth of what goes back is kept, as of a refund.
        let small = wish(Outcome::Exchange, Some("SMALL"), 2, "kept");
        let id = start(&story, &ana, &small).await.unwrap();
        story.store.receive_return(&desk(), id).await.unwrap();
        story.store.accept_return(&desk(), id).await.unwrap();
        story.store.replace_return(&desk(), id).await.unwrap();
        let view = story.store.return_page(&ana, id).await.unwrap();
        assert_eq!(view.refunded_minor, 400);

        policy.returns.outcomes.remove(&Outcome::Refund);
        story.store.set_policy(&desk(), policy).await.unwrap();
        let refused = start(
            &story,
            &ana,
            &wish(Outcome::Exchange, Some("SMALL"), 1, "no"),
        )
        .await;
        assert_eq!(refused.unwrap_err().rule, Rule::NotOffered);
        // What the door does not show is not to be had by typing it.
        let penny = ProductIn {
            family: "pens".to_owned(),
            ..product("PENNY", "Pencil", 1_000, Some(5))
        };
        put(&story, &penny).await;
        let typed = start(
            &story,
            &ana,
            &wish(Outcome::Exchange, Some("PENNY"), 1, "typed"),
        )
        .await;
        assert_eq!(typed.unwrap_err().rule, Rule::ExchangeMissing);
    });
}

#[test]
fn what_is_worth_less_than_what_would_go_out_becomes_money() {
    on_both_databases(async |story| {
        let (ana, by) = (delivered(&story).await, desk());
        let store = &story.store;
        let small = wish(Outcome::Exchange, Some("SMALL"), 1, "form");
        let id = start(&story, &ana, &small).await.unwrap();
        store.receive_return(&by, id).await.unwrap();
        let worn = Inspected {
            chosen: Chosen {
                line_id: "1".to_owned(),
                quantity: None,
            },
            verdict: Verdict::Partly {
                reason: PartlyReason::SignsOfUse,
                amount_minor: 100,
            },
            condition: None,
            disposition: None,
        };
        store.inspect_units(&by, id, &[worn]).await.unwrap();
        let sent = store.replace_return(&by, id).await;
        assert!(matches!(
            sent,
            Err(Failure::Refused(MoveRefused::WorthLess))
        ));
        assert!(store.return_page(&ana, id).await.unwrap().is_worth_less());
        store.refund_return(&by, id, None).await.unwrap();
        let view = store.return_page(&ana, id).await.unwrap();
        assert_eq!(
            (view.refunded_minor, on_hand(&story, "SMALL").await),
            (100, Some(5))
        );
    });
}

#[test]
fn a_thing_that_went_out_ahead_brings_no_money_before_the_first_one_is_back() {
    on_both_databases(async |story| {
        let (ana, by) = (delivered(&story).await, desk());
        let store = &story.store;
        let small = wish(Outcome::Exchange, Some("SMALL"), 1, "form");
        let id = start(&story, &ana, &small).await.unwrap();
        store.replace_return(&by, id).await.unwrap();
        let view = store.return_page(&ana, id).await.unwrap();
        assert_eq!(
            view.refunds.len(),
            0,
            "what is left over waits for the goods"
        );
        let number = view.replacement.unwrap();
        let change = json!({
            "lines": [{ "line_id": "1", "sku": "SMALL", "title": "Mug, small", "quantity": 1, "unit_price_minor": 0 }],
            "shipments": [{ "carrier": "dpd", "tracking_number": "T8" }],
        });
        story.put(&number, change).await;
        story
            .scan("T8", &[("e8", "2026-11-14T11:00:00Z", "delivered")])
            .await;
        let back = wish(Outcome::Refund, None, 1, "back");
        let second = store.start_return(&ana, &number, &back).await.unwrap();
        store.receive_return(&by, second).await.unwrap();
        store.accept_return(&by, second).await.unwrap();
        let early = store.refund_return(&by, second, None).await;
        assert!(matches!(
            early,
            Err(Failure::Refused(MoveRefused::FirstStillOut))
        ));
        store.receive_return(&by, id).await.unwrap();
        let view = store.return_page(&ana, id).await.unwrap();
        assert_eq!(view.refunded_minor, 250, "with the goods");
        store.refund_return(&by, second, None).await.unwrap();
        let view = store.return_page(&ana, second).await.unwrap();
        assert_eq!(view.refunded_minor, 750);
    });
}

#[test]
fn a_payment_that_failed_and_becomes_the_thing_takes_it_again() {
    on_both_databases(async |story| {
        let (ana, by) = (delivered(&story).await, desk());
        let store = &story.store;
        let events = [EventKind::RefundRequested].into();
        let url = "https://shop.example/hook";
        store
            .add_webhook(&by, url, &events, Reach::Public)
            .await
            .unwrap();
        let blue = wish(Outcome::Exchange, Some("BLUE"), 2, "form");
        let id = start(&story, &ana, &blue).await.unwrap();
        store.receive_return(&by, id).await.unwrap();
        store.accept_return(&by, id).await.unwrap();
        store.refund_return(&by, id, None).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(2));
        let pending = store.return_page(&ana, id).await.unwrap().refunds[0].id;
        let declined = PaymentFailure::Declined;
        store.fail_refund(&by, pending, declined).await.unwrap();
        store.replace_return(&by, id).await.unwrap();
        assert_eq!(on_hand(&story, "BLUE").await, Some(0));
    });
}
