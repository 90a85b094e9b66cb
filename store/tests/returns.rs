//! Stories of returns, told on both databases (invariant I5): agreed, received, decided, paid, replaced, called off.

use domain::{
    Timestamp,
    actor::Actor,
    ids::{ReturnId, StaffId},
    notices::NoticeKind,
    promises::{PromiseKind, State as Kept},
    returns::{
        HandOver, Item, Outcome, Reason, Reception, Refusal, Reimbursement, RejectReason, Right,
        Rule, State,
    },
};
use serde_json::{Value, json};
use store::{
    Failure,
    orders::{Grant, Put, Sight, Viewer},
    returns::{MoveRefused, Moved, ReturnView, Wish},
};
use testkit::{Story, at, on_both_databases};

fn desk() -> Actor {
    Actor::Staff(StaffId(uuid::Uuid::from_u128(7)))
}

fn wish(reason: Reason, outcome: Outcome, pieces: i64) -> Wish {
    Wish {
        items: vec![Item {
            line_id: "1".to_owned(),
            quantity: pieces,
        }],
        reason,
        note: "The handle came off".to_owned(),
        outcome,
        exchange_for: None,
        hand_over: HandOver::DropOffQr,
        key: "form-1".to_owned(),
    }
}

/// Ana's two kettles at £64, in hand on the 12th at ten; and Ana.
async fn delivered(story: &Story, change: Value) -> Viewer {
    let mut order = json!({
        "lines": [
            { "line_id": "1", "sku": "KETTLE-MOSS", "title": "Enamel kettle, moss", "quantity": 2, "unit_price_minor": 6400 },
            { "line_id": "2", "sku": "TRAY-OAK-S", "title": "Oak tray, small", "quantity": 1, "unit_price_minor": 2800 },
        ],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    if let (Value::Object(order), Value::Object(change)) = (&mut order, change) {
        order.extend(change);
    }
    let (Put::Created(_) | Put::Changed(_) | Put::Unchanged(_)) = story.put("HP-1", order).await;
    story
        .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
        .await;
    story.later("2026-11-14T12:00:00Z");
    ana(story).await
}

async fn ana(story: &Story) -> Viewer {
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

async fn page(story: &Story, viewer: &Viewer, id: ReturnId) -> ReturnView {
    story
        .store
        .return_page(viewer, id)
        .await
        .expect("the return is there")
}

async fn kinds(story: &Story) -> Vec<String> {
    let journey = story
        .store
        .journey("ana@example.com")
        .await
        .expect("Ana is known");
    let kinds = journey.touchpoints.iter().map(|t| t.touchpoint.kind());
    kinds.filter(|kind| kind.starts_with("re")).collect()
}

/// Sends what is queued, and tells what it was.
async fn mails(story: &Story) -> Vec<(NoticeKind, Value)> {
    let letters = story
        .store
        .lease_notices(100)
        .await
        .expect("the store answers");
    for letter in &letters {
        story
            .store
            .mark_notice_sent(letter.id)
            .await
            .expect("it was leased");
    }
    letters
        .into_iter()
        .map(|l| (l.kind, l.particulars))
        .collect()
}

fn promise(view: &ReturnView, kind: PromiseKind, now: Timestamp) -> Option<(Timestamp, Kept)> {
    let found = view.promises.iter().find(|promise| promise.kind == kind)?;
    Some((found.times.due_at, found.state(now)))
}

fn refused<T: std::fmt::Debug>(result: Result<T, Failure<MoveRefused>>) -> MoveRefused {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn a_return_goes_from_agreed_to_refunded_in_time() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        mails(&story).await;
        let wish = wish(Reason::ChangedMyMind, Outcome::Refund, 2);
        let told = store.simulate_return(&ana, "HP-1", &wish).await.unwrap();
        assert_eq!(told.right, Right::ReturnPolicy);
        assert_eq!(told.options[0].amount_minor, 12_800);
        let id = start(&story, &ana, &wish).await.unwrap();

        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.short_code.len()), (State::Approved, 7));
        assert_eq!((view.amount_minor, view.refunded_minor), (12_800, 0));
        assert_eq!(view.window_until, at("2026-12-13T00:00:00Z"));
        assert_eq!(view.bring_by, at("2026-12-15T00:00:00Z"));
        assert!(
            view.promises.is_empty(),
            "a refund's due begins with the reception"
        );
        assert!(view.can_be_cancelled());
        let agreed = mails(&story).await;
        assert_eq!(agreed[0].0, NoticeKind::ReturnAgreed);
        assert_eq!(agreed[0].1["short_code"], view.short_code.as_str());
        assert_eq!(agreed[0].1["amount_minor"], 12_800);

        story.later("2026-11-17T09:00:00Z");
        let code = format!(" {}-{} ", &view.short_code[..4], &view.short_code[4..]);
        assert_eq!(store.find_return(&code.to_lowercase()).await.unwrap(), id);
        let received = store.receive_return(&desk(), id).await.unwrap();
        assert_eq!(received, Moved::Now(at("2026-11-17T09:00:00Z")));
        let view = page(&story, &ana, id).await;
        assert_eq!((view.progress.received, view.progress.pieces), (2, 2));
        let due = at("2026-11-22T09:00:00Z");
        assert_eq!(
            promise(&view, PromiseKind::RefundBy, store.now()),
            Some((due, Kept::Open))
        );
        let mail = mails(&story).await;
        assert_eq!(mail[0].0, NoticeKind::ReturnReceived);
        assert_eq!(mail[0].1["due"], "2026-11-22T09:00:00+00:00");

        assert_eq!(
            refused(store.refund_return(&desk(), id, None).await),
            MoveRefused::NotAccepted
        );
        store.accept_return(&desk(), id).await.unwrap();
        assert_eq!(
            refused(store.refund_return(&desk(), id, Some(12_801)).await),
            MoveRefused::MoreThanPaid { most_minor: 12_800 }
        );
        assert_eq!(
            refused(store.refund_return(&desk(), id, Some(0)).await),
            MoveRefused::NoAmount
        );
        story.later("2026-11-22T09:00:00Z");
        store.refund_return(&desk(), id, None).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(
            (view.state(), view.refunded_minor),
            (State::Settled, 12_800)
        );
        assert_eq!(view.settled_at, Some(due));
        assert_eq!(
            promise(&view, PromiseKind::RefundBy, store.now()),
            Some((due, Kept::Kept)),
            "at exactly the due is kept"
        );
        assert_eq!(mails(&story).await[0].0, NoticeKind::Refunded);
        assert_eq!(
            kinds(&story).await,
            [
                "return_started",
                "return_received",
                "return_accepted",
                "refund_recorded"
            ]
        );
    });
}

#[test]
fn a_refund_after_its_due_breaks_the_promise() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let id = start(&story, &ana, &wish(Reason::Faulty, Outcome::Refund, 1))
            .await
            .unwrap();
        story.store.receive_return(&desk(), id).await.unwrap();
        story.store.accept_return(&desk(), id).await.unwrap();
        story.later("2026-11-21T12:00:00Z");
        story
            .store
            .refund_return(&desk(), id, Some(6_000))
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        let (due, state) = promise(&view, PromiseKind::RefundBy, story.store.now()).unwrap();
        assert_eq!((due, state), (at("2026-11-19T12:00:00Z"), Kept::Broken));
        assert_eq!(
            (view.refunded_minor, view.units[0].reimbursed_minor),
            (6_000, 6_000)
        );
        assert_eq!(view.state(), State::Settled);
    });
}

#[test]
fn a_form_sent_twice_or_by_two_at_once_makes_one_return() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let wish = wish(Reason::Faulty, Outcome::Refund, 2);
        let tries = (0..6).map(|_| {
            let (store, ana, wish) = (story.store.clone(), ana.clone(), wish.clone());
            tokio::spawn(async move { store.start_return(&ana, "HP-1", &wish).await.unwrap() })
        });
        let mut ids = Vec::new();
        for tried in tries.collect::<Vec<_>>() {
            ids.push(tried.await.unwrap());
        }
        ids.dedup();
        assert_eq!(ids.len(), 1);
        assert_eq!(
            story
                .store
                .returns_of_order(&ana, "HP-1")
                .await
                .unwrap()
                .len(),
            1
        );
        assert_eq!(kinds(&story).await, ["return_started"]);
        // The same form with less ticked is another wish, and is told what is left.
        let less = Wish {
            items: vec![Item {
                quantity: 1,
                ..wish.items[0].clone()
            }],
            ..wish.clone()
        };
        let other = story.store.start_return(&ana, "HP-1", &less).await;
        assert!(!matches!(other, Ok(id) if ids.contains(&id)), "{other:?}");
    });
}

#[test]
fn a_second_scan_of_the_code_changes_nothing_and_says_since_when() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let id = start(&story, &ana, &wish(Reason::Faulty, Outcome::Refund, 1))
            .await
            .unwrap();
        let first = story.store.receive_return(&desk(), id).await.unwrap();
        story.later("2026-11-20T12:00:00Z");
        let again = story.store.receive_return(&desk(), id).await.unwrap();
        assert_eq!(again, Moved::Before(first.at()));
        for _ in 0..2 {
            story.store.accept_return(&desk(), id).await.unwrap();
        }
        for _ in 0..2 {
            story.store.refund_return(&desk(), id, None).await.unwrap();
        }
        assert_eq!(
            refused(
                story
                    .store
                    .reject_return(&desk(), id, RejectReason::Worn)
                    .await
            ),
            MoveRefused::DecidedOtherwise
        );
        let view = page(&story, &ana, id).await;
        assert_eq!((view.refunds.len(), view.refunded_minor), (1, 6_400));
        assert_eq!(kinds(&story).await.len(), 4);
    });
}

#[test]
fn no_more_is_returned_than_was_bought_and_is_not_in_a_return_already() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let much = start(&story, &ana, &wish(Reason::Faulty, Outcome::Refund, 3)).await;
        assert_eq!(much.unwrap_err().rule, Rule::TooMany);
        let first = start(&story, &ana, &wish(Reason::Faulty, Outcome::Refund, 1))
            .await
            .unwrap();
        let rest = Wish {
            key: "form-2".to_owned(),
            ..wish(Reason::Faulty, Outcome::Refund, 2)
        };
        assert_eq!(
            start(&story, &ana, &rest).await.unwrap_err().rule,
            Rule::TooMany
        );
        let options = story.store.fix_options(&ana, "HP-1").await.unwrap();
        let open: Vec<i64> = options.lines.iter().map(|line| line.open).collect();
        assert_eq!((open, options.returns.len()), (vec![1, 1], 1));
        story.store.cancel_return(&ana, first).await.unwrap();
        start(&story, &ana, &rest).await.unwrap();
        assert_eq!(
            story.store.fix_options(&ana, "HP-1").await.unwrap().lines[0].open,
            0
        );
    });
}

#[test]
fn after_the_window_the_rule_is_told_with_its_date_and_the_law_still_holds() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        story.later("2026-12-13T00:00:01Z");
        let late = wish(Reason::DoesNotSuit, Outcome::Refund, 1);
        let refusal = start(&story, &ana, &late).await.unwrap_err();
        assert_eq!(
            (refusal.rule, refusal.until),
            (Rule::WindowOver, Some(at("2026-12-13T00:00:00Z")))
        );
        let told = story
            .store
            .simulate_return(&ana, "HP-1", &late)
            .await
            .unwrap();
        assert!(told.options.iter().all(|option| option.refusal.is_some()));
        assert_eq!(told.options.len(), 7);
        start(&story, &ana, &wish(Reason::Faulty, Outcome::Refund, 1))
            .await
            .unwrap();
    });
}

#[test]
fn nothing_is_returned_before_it_is_delivered_and_a_parcel_in_hand_is() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({
                    "lines": [
                        { "line_id": "1", "sku": "K", "title": "Kettle", "quantity": 1, "unit_price_minor": 6400 },
                        { "line_id": "2", "sku": "T", "title": "Tray", "quantity": 1, "unit_price_minor": 2800 },
                    ],
                    "shipments": [
                        { "carrier": "dpd", "tracking_number": "T1", "lines": [{ "line_id": "1", "quantity": 1 }] },
                        { "carrier": "dpd", "tracking_number": "T2", "lines": [{ "line_id": "2", "quantity": 1 }] },
                    ],
                }),
            )
            .await;
        let ana = ana(&story).await;
        let kettle = wish(Reason::Damaged, Outcome::Replacement, 1);
        assert_eq!(
            start(&story, &ana, &kettle).await.unwrap_err().rule,
            Rule::NotDelivered
        );
        story
            .scan("T1", &[("e1", "2026-11-12T10:00:00Z", "delivered")])
            .await;
        start(&story, &ana, &kettle).await.unwrap();
        let tray = Wish {
            items: vec![Item {
                line_id: "2".to_owned(),
                quantity: 1,
            }],
            key: "form-2".to_owned(),
            ..kettle
        };
        assert_eq!(
            start(&story, &ana, &tray).await.unwrap_err().rule,
            Rule::NotDelivered
        );
        let lines = story.store.fix_options(&ana, "HP-1").await.unwrap().lines;
        assert_eq!(lines[0].received_at, Some(at("2026-11-12T10:00:00Z")));
        assert_eq!((lines[1].received_at, lines[1].open), (None, 0));
    });
}

#[test]
fn anothers_return_is_as_missing_as_one_that_does_not_exist() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let wish = wish(Reason::Faulty, Outcome::Refund, 1);
        let id = start(&story, &ana, &wish).await.unwrap();
        story
            .put(
                "HP-2",
                json!({ "customer": { "email": "ben@example.com", "name": "Ben" } }),
            )
            .await;
        let ben = story
            .store
            .find_customer("ben@example.com")
            .await
            .unwrap()
            .unwrap();
        let view = page(&story, &ana, id).await;
        let strangers = [
            Viewer::default(),
            Viewer {
                customer: Some(ben.id),
                ..Viewer::default()
            },
            Viewer {
                grants: vec![Grant {
                    order: view.order,
                    sight: Sight::Status,
                }],
                ..Viewer::default()
            },
        ];
        let nothing = ReturnId(uuid::Uuid::from_u128(9));
        let store = &story.store;
        for stranger in &strangers {
            for id in [id, nothing] {
                assert!(matches!(
                    store.return_page(stranger, id).await,
                    Err(Failure::NotFound)
                ));
                assert!(matches!(
                    store.cancel_return(stranger, id).await,
                    Err(Failure::NotFound)
                ));
                assert!(matches!(
                    store.hand_over_return(stranger, id).await,
                    Err(Failure::NotFound)
                ));
            }
            for number in ["HP-1", "HP-9"] {
                assert!(matches!(
                    store.fix_options(stranger, number).await,
                    Err(Failure::NotFound)
                ));
                assert!(matches!(
                    store.simulate_return(stranger, number, &wish).await,
                    Err(Failure::NotFound)
                ));
                assert!(matches!(
                    store.start_return(stranger, number, &wish).await,
                    Err(Failure::NotFound)
                ));
                assert!(
                    store
                        .returns_of_order(stranger, number)
                        .await
                        .unwrap()
                        .is_empty()
                );
            }
        }
        let by_link = Viewer {
            things: vec![domain::subjects::Subject::Return(id)],
            ..Viewer::default()
        };
        assert_eq!(page(&story, &by_link, id).await.order_number, "HP-1");
        assert!(matches!(
            store.staff_return(nothing).await,
            Err(Failure::NotFound)
        ));
        for code in ["", "2222222", "HP-1", "\0"] {
            assert!(
                matches!(store.find_return(code).await, Err(Failure::NotFound)),
                "{code:?}"
            );
        }
        for moved in [
            store.receive_return(&desk(), nothing).await,
            store.accept_return(&desk(), nothing).await,
            store
                .reject_return(&desk(), nothing, RejectReason::Worn)
                .await,
            store.refund_return(&desk(), nothing, None).await,
            store.replace_return(&desk(), nothing).await,
        ] {
            assert!(matches!(moved, Err(Failure::NotFound)));
        }
    });
}

#[test]
fn a_return_can_be_called_off_until_it_arrives() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        let id = start(&story, &ana, &wish(Reason::Faulty, Outcome::Replacement, 1))
            .await
            .unwrap();
        let first = store.cancel_return(&ana, id).await.unwrap();
        assert_eq!(
            store.cancel_return(&ana, id).await.unwrap(),
            Moved::Before(first.at())
        );
        let view = page(&story, &ana, id).await;
        assert_eq!(view.state(), State::Cancelled);
        let waived = promise(&view, PromiseKind::ReplacementBy, store.now()).unwrap();
        assert_eq!(waived.1, Kept::Waived);
        assert_eq!(
            refused(store.receive_return(&desk(), id).await),
            MoveRefused::Cancelled
        );

        let another = Wish {
            key: "form-2".to_owned(),
            ..wish(Reason::Faulty, Outcome::Refund, 1)
        };
        let id = start(&story, &ana, &another).await.unwrap();
        assert_eq!(
            refused(store.refund_return(&desk(), id, None).await),
            MoveRefused::NotReceived
        );
        assert_eq!(
            refused(store.accept_return(&desk(), id).await),
            MoveRefused::NotReceived
        );
        store.receive_return(&desk(), id).await.unwrap();
        assert_eq!(
            refused(store.cancel_return(&ana, id).await),
            MoveRefused::AlreadyReceived
        );
    });
}

#[test]
fn what_was_handed_in_is_on_its_way_and_does_not_expire() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        let id = start(&story, &ana, &wish(Reason::Faulty, Outcome::Refund, 1))
            .await
            .unwrap();
        let first = store.hand_over_return(&ana, id).await.unwrap();
        let again = store.hand_over_return(&ana, id).await.unwrap();
        assert_eq!(again, Moved::Before(first.at()));
        let told = kinds(&story).await;
        let handed_over = told.iter().filter(|kind| *kind == "return_handed_over");
        assert_eq!(handed_over.count(), 1);
        assert_eq!(page(&story, &ana, id).await.state(), State::InTransit);
        story.later("2027-03-01T12:00:00Z");
        assert_eq!(page(&story, &ana, id).await.state(), State::InTransit);

        store.receive_return(&desk(), id).await.unwrap();
        let another = Wish {
            key: "form-2".to_owned(),
            ..wish(Reason::Missing, Outcome::Refund, 1)
        };
        let nothing_to_send = start(&story, &ana, &another).await.unwrap();
        assert_eq!(
            refused(store.hand_over_return(&ana, nothing_to_send).await),
            MoveRefused::NothingToReceive
        );
    });
}

#[test]
fn what_is_rejected_is_owed_nothing() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        let id = start(&story, &ana, &wish(Reason::Other, Outcome::Refund, 1))
            .await
            .unwrap();
        store.receive_return(&desk(), id).await.unwrap();
        let first = store
            .reject_return(&desk(), id, RejectReason::Worn)
            .await
            .unwrap();
        assert_eq!(
            store
                .reject_return(&desk(), id, RejectReason::Worn)
                .await
                .unwrap(),
            Moved::Before(first.at())
        );
        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.amount_minor), (State::Settled, 0));
        let (_, state) = promise(&view, PromiseKind::RefundBy, store.now()).unwrap();
        assert_eq!(state, Kept::Waived);
        assert_eq!(
            refused(store.refund_return(&desk(), id, None).await),
            MoveRefused::DecidedOtherwise
        );
    });
}

#[test]
fn a_replacement_goes_out_as_an_order_and_its_delivery_keeps_the_promise() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        let id = start(&story, &ana, &wish(Reason::Faulty, Outcome::Replacement, 1))
            .await
            .unwrap();
        let due = at("2026-11-18T12:00:00Z");
        let view = page(&story, &ana, id).await;
        assert_eq!(
            promise(&view, PromiseKind::ReplacementBy, store.now()),
            Some((due, Kept::Open)),
            "promised from the agreement"
        );
        mails(&story).await;
        // It may go out before the goods are back.
        store.replace_return(&desk(), id).await.unwrap();
        let again = store.replace_return(&desk(), id).await.unwrap();
        assert_eq!(again, Moved::Before(at("2026-11-14T12:00:00Z")));
        let view = page(&story, &ana, id).await;
        assert_eq!(view.replacement.as_deref(), Some("HP-1-R1"));
        assert_eq!(view.state(), State::Approved, "the goods are still to come");
        assert_eq!(mails(&story).await[0].0, NoticeKind::Confirmed);
        let order = store.order_page(&ana, "HP-1-R1").await.unwrap();
        assert_eq!(
            (order.lines[0].quantity, order.lines[0].unit_price_minor),
            (1, 0)
        );
        assert_eq!(order.lines.len(), 1);
        assert_eq!(order.address.unwrap().street, "4 Quay Street");
        assert_eq!(kinds(&story).await, ["return_started", "replacement_sent"]);

        // The shop names its parcel by the API, and the carrier brings it.
        story
            .put(
                "HP-1-R1",
                json!({
                    "placed_at": "2026-11-14T12:00:00Z", "status": "shipped",
                    "lines": [{ "line_id": "1", "sku": "KETTLE-MOSS", "title": "Enamel kettle, moss", "quantity": 1, "unit_price_minor": 0 }],
                    "shipments": [{ "carrier": "dpd", "tracking_number": "T9" }],
                }),
            )
            .await;
        story.later("2026-11-18T15:00:00Z");
        story
            .scan("T9", &[("e1", "2026-11-18T14:00:00Z", "delivered")])
            .await;
        let kept = async || {
            let view = page(&story, &ana, id).await;
            promise(&view, PromiseKind::ReplacementBy, story.store.now())
                .unwrap()
                .1
        };
        assert_eq!(kept().await, Kept::Broken);
        // An earlier scan that arrives later corrects it.
        story
            .scan("T9", &[("e2", "2026-11-18T11:00:00Z", "delivered")])
            .await;
        assert_eq!(kept().await, Kept::Kept);

        store.receive_return(&desk(), id).await.unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(view.state(), State::Settled);
        assert_eq!(view.units[0].unit.reimbursement, Reimbursement::Replaced);
        assert!(promise(&view, PromiseKind::RefundBy, store.now()).is_none());

        // A replacement can be returned as well, and is worth what the first one cost.
        let second = wish(Reason::Faulty, Outcome::Refund, 1);
        let told = store
            .simulate_return(&ana, "HP-1-R1", &second)
            .await
            .unwrap();
        assert_eq!(told.options[0].amount_minor, 6_400);
        assert_eq!(told.options[0].refusal, None);
    });
}

#[test]
fn a_replacement_that_cannot_be_sent_becomes_a_refund() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        let id = start(
            &story,
            &ana,
            &wish(Reason::WrongItem, Outcome::Replacement, 1),
        )
        .await
        .unwrap();
        store.receive_return(&desk(), id).await.unwrap();
        store.accept_return(&desk(), id).await.unwrap();
        store.refund_return(&desk(), id, None).await.unwrap();
        assert_eq!(
            refused(store.replace_return(&desk(), id).await),
            MoveRefused::AlreadySettled
        );
        let view = page(&story, &ana, id).await;
        assert_eq!((view.state(), view.refunded_minor), (State::Settled, 6_400));
        let (_, state) = promise(&view, PromiseKind::ReplacementBy, store.now()).unwrap();
        assert_eq!(state, Kept::Waived);

        let money = Wish {
            key: "form-2".to_owned(),
            ..wish(Reason::Faulty, Outcome::Refund, 1)
        };
        let id = start(&story, &ana, &money).await.unwrap();
        assert_eq!(
            refused(store.replace_return(&desk(), id).await),
            MoveRefused::NotAgreed
        );
    });
}

#[test]
fn what_was_missing_from_the_box_is_refunded_without_coming_back() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        let id = start(&story, &ana, &wish(Reason::Missing, Outcome::Refund, 1))
            .await
            .unwrap();
        let view = page(&story, &ana, id).await;
        assert_eq!(view.units[0].unit.reception, Reception::Missing);
        assert_eq!(
            promise(&view, PromiseKind::RefundBy, store.now()),
            Some((at("2026-11-19T12:00:00Z"), Kept::Open)),
            "there is no reception to wait for"
        );
        assert_eq!(
            refused(store.receive_return(&desk(), id).await),
            MoveRefused::NothingToReceive
        );
        let desk_now = store.returns_desk().await.unwrap();
        assert_eq!((desk_now.to_arrive.total, desk_now.to_decide.total), (0, 1));
        store.accept_return(&desk(), id).await.unwrap();
        store.refund_return(&desk(), id, None).await.unwrap();
        assert_eq!(page(&story, &ana, id).await.state(), State::Settled);
    });
}

#[test]
fn the_desk_shows_what_waits_the_next_due_first() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let store = &story.store;
        let mut ids = Vec::new();
        for (n, (line, outcome)) in [
            ("1", Outcome::Refund),
            ("1", Outcome::Replacement),
            ("2", Outcome::Refund),
        ]
        .into_iter()
        .enumerate()
        {
            let wish = Wish {
                items: vec![Item {
                    line_id: line.to_owned(),
                    quantity: 1,
                }],
                key: format!("form-{n}"),
                ..wish(Reason::Faulty, outcome, 1)
            };
            ids.push(start(&story, &ana, &wish).await.unwrap());
        }
        let now = store.returns_desk().await.unwrap();
        let listed =
            |rows: &[store::returns::DeskRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(listed(&now.to_arrive.rows), ids);
        assert_eq!(listed(&now.to_replace.rows), [ids[1]]);
        assert_eq!(now.to_arrive.rows[0].name.as_deref(), Some("Ana Ribeiro"));

        store.receive_return(&desk(), ids[2]).await.unwrap();
        story.later("2026-11-15T12:00:00Z");
        store.receive_return(&desk(), ids[0]).await.unwrap();
        let now = store.returns_desk().await.unwrap();
        assert_eq!(listed(&now.to_decide.rows), [ids[2], ids[0]]);
        let owed = now.to_decide.rows[0].owed.unwrap();
        assert_eq!(
            (owed.kind, owed.times.due_at),
            (PromiseKind::RefundBy, at("2026-11-19T12:00:00Z"))
        );
        for id in [ids[0], ids[2]] {
            store.accept_return(&desk(), id).await.unwrap();
        }
        let now = store.returns_desk().await.unwrap();
        assert_eq!(listed(&now.to_refund.rows), [ids[2], ids[0]]);
        assert_eq!(now.to_decide.total, 0);
        store.refund_return(&desk(), ids[0], None).await.unwrap();
        let now = store.returns_desk().await.unwrap();
        assert_eq!(
            (listed(&now.settled), now.to_refund.total),
            (vec![ids[0]], 1)
        );
        // What was never handed over stops standing in the way.
        story.later("2027-01-15T12:00:00Z");
        let now = store.returns_desk().await.unwrap();
        assert_eq!((now.to_arrive.total, now.to_replace.total), (0, 0));
        assert_eq!(page(&story, &ana, ids[1]).await.state(), State::Expired);
        store.receive_return(&desk(), ids[1]).await.unwrap();
        assert_eq!(page(&story, &ana, ids[1]).await.state(), State::Received);
    });
}

#[test]
fn staff_read_whose_it_is_and_erasure_leaves_the_note_gone() {
    on_both_databases(async |story| {
        let ana = delivered(&story, json!({})).await;
        let id = start(&story, &ana, &wish(Reason::Faulty, Outcome::Refund, 1))
            .await
            .unwrap();
        let seen = story.store.staff_return(id).await.unwrap();
        assert_eq!(seen.name.as_deref(), Some("Ana Ribeiro"));
        assert_eq!(seen.email.as_deref(), Some("ana@example.com"));
        assert_eq!(seen.view.note, "The handle came off");
        story
            .store
            .erase(&Actor::System, "ana@example.com")
            .await
            .unwrap();
        let seen = story.store.staff_return(id).await.unwrap();
        assert_eq!((seen.name, seen.email), (None, None));
        assert_eq!(
            (seen.view.note.as_str(), seen.view.amount_minor),
            ("", 6_400)
        );
        // What is on its way can still be dealt with.
        story.store.receive_return(&desk(), id).await.unwrap();
    });
}
