//! Stories of orders, scans and promises, told on both databases (invariant I5).

use domain::promises::{PromiseKind, State};
use serde_json::json;
use store::{
    journeys::Journey,
    orders::{Grant, Put, Receipt, Sight, Viewer},
};
use testkit::{Story, at, on_both_databases, order, shop};

const DUE: &str = "2026-11-24T00:00:00Z"; // "by the 23rd" means until midnight

async fn ana(story: &Story) -> Journey {
    story
        .store
        .journey("ana@example.com")
        .await
        .expect("Ana is known")
}

fn kinds(journey: &Journey) -> Vec<String> {
    journey
        .touchpoints
        .iter()
        .map(|t| t.touchpoint.kind())
        .collect()
}

fn state(journey: &Journey, kind: PromiseKind, now: &str) -> State {
    journey
        .promises
        .iter()
        .find(|p| p.kind == kind)
        .expect("it was promised")
        .state(at(now))
}

fn one_parcel() -> serde_json::Value {
    json!({ "deliver_by": "2026-11-23", "shipments": [{ "carrier": "DPD", "tracking_number": "T1" }] })
}

#[test]
fn a_confirmed_order_promises_dispatch_and_delivery_and_puts_both_on_the_journey() {
    on_both_databases(async |story| {
        story
            .put("HP-1", json!({ "deliver_by": "2026-11-23" }))
            .await;
        let journey = ana(&story).await;
        assert_eq!(kinds(&journey), ["order_placed", "order_confirmed"]);
        let dues: Vec<_> = journey
            .promises
            .iter()
            .map(|p| (p.kind, p.times.due_at))
            .collect();
        assert_eq!(
            dues,
            [
                // Thursday, so two working days end on Monday at five.
                (PromiseKind::DispatchBy, at("2026-11-16T17:00:00Z")),
                (PromiseKind::DeliverBy, at(DUE)),
            ]
        );
    });
}

#[test]
fn a_placed_order_promises_nothing_until_it_is_confirmed() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({ "status": "placed", "deliver_by": "2026-11-23" }),
            )
            .await;
        assert!(ana(&story).await.promises.is_empty());
        story
            .put("HP-1", json!({ "deliver_by": "2026-11-23" }))
            .await;
        assert_eq!(ana(&story).await.promises.len(), 2);
    });
}

#[test]
fn a_put_that_changes_nothing_writes_nothing() {
    on_both_databases(async |story| {
        assert!(matches!(
            story.put("HP-1", one_parcel()).await,
            Put::Created(_)
        ));
        let before = ana(&story).await;
        story.later("2026-11-12T12:00:00Z");
        assert!(matches!(
            story.put("HP-1", one_parcel()).await,
            Put::Unchanged(_)
        ));
        let after = ana(&story).await;
        assert_eq!(kinds(&before), kinds(&after));
        assert_eq!(before.promises, after.promises);
    });
}

#[test]
fn what_a_put_does_not_name_stays_as_it_was() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        story.put("HP-1", json!({ "status": "packed" })).await;
        let viewer = Viewer {
            customer: Some(ana(&story).await.customer.id),
            ..Viewer::default()
        };
        let page = story.store.order_page(&viewer, "HP-1").await.unwrap();
        assert_eq!(page.parcels.len(), 1);
        assert!(
            page.promises
                .iter()
                .any(|p| p.kind == PromiseKind::DeliverBy)
        );
    });
}

#[test]
fn the_first_delivered_scan_settles_the_promise_whenever_it_arrives() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        story.later("2026-11-25T12:00:00Z");
        story
            .scan("T1", &[("late", "2026-11-25T10:00:00Z", "delivered")])
            .await;
        assert_eq!(
            state(
                &ana(&story).await,
                PromiseKind::DeliverBy,
                "2026-11-25T12:00:00Z"
            ),
            State::Broken
        );
        // An earlier scan comes in afterwards and corrects it.
        story
            .scan("T1", &[("early", "2026-11-23T18:00:00Z", "delivered")])
            .await;
        let journey = ana(&story).await;
        assert_eq!(
            state(&journey, PromiseKind::DeliverBy, "2026-11-25T12:00:00Z"),
            State::Kept
        );
        let promise = journey
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::DeliverBy)
            .unwrap();
        assert_eq!(promise.times.lateness_seconds(), Some(-6.0 * 3_600.0));
    });
}

#[test]
fn every_order_and_repetition_of_the_same_scans_ends_in_the_same_state() {
    on_both_databases(async |story| {
        let scans = [
            ("1", "2026-11-13T17:40:00Z", "pre_transit"),
            ("2", "2026-11-14T08:00:00Z", "in_transit"),
            ("3", "2026-11-14T08:00:00Z", "somersault"),
            ("4", "2026-11-20T10:00:00Z", "delivered"),
        ];
        let mut seen = std::collections::BTreeSet::new();
        for (n, order) in permutations(scans.len()).into_iter().enumerate() {
            let (number, tracking) = (format!("HP-{n}"), format!("T{n}"));
            let parcel = json!({ "deliver_by": "2026-11-23", "shipments": [{ "carrier": "dpd", "tracking_number": tracking }] });
            let known_at = n % (scans.len() + 1);
            for (step, &which) in order.iter().enumerate() {
                if step == known_at {
                    story.put(&number, parcel.clone()).await;
                }
                story.scan(&tracking, &[scans[which]]).await;
                story
                    .scan(&tracking, &[scans[which], scans[order[0]]])
                    .await;
            }
            if known_at == scans.len() {
                story.put(&number, parcel).await;
            }
            let viewer = Viewer {
                customer: Some(ana(&story).await.customer.id),
                ..Viewer::default()
            };
            let page = story.store.order_page(&viewer, &number).await.unwrap();
            let parcel = &page.parcels[0];
            let promises: Vec<_> = page
                .promises
                .iter()
                .map(|p| (p.kind, p.times.settled_at, p.times.due_at))
                .collect();
            seen.insert(format!(
                "{:?} {:?} {:?} {promises:?}",
                parcel.status, parcel.scans, parcel.delivered_at
            ));
        }
        assert_eq!(seen.len(), 1, "{seen:#?}");
        let journey = ana(&story).await;
        assert_eq!(
            journey
                .touchpoints
                .iter()
                .filter(|t| t.touchpoint.kind() == "delivered")
                .count(),
            24
        );
        assert_eq!(
            journey
                .touchpoints
                .iter()
                .filter(|t| t.touchpoint.kind() == "shipment_scanned")
                .count(),
            72
        );
    });
}

fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    permutations(n - 1)
        .into_iter()
        .flat_map(|shorter| {
            (0..n).map(move |place| {
                let mut longer = shorter.clone();
                longer.insert(place, n - 1);
                longer
            })
        })
        .collect()
}

#[test]
fn scans_of_a_parcel_nobody_ordered_yet_wait_for_their_order() {
    on_both_databases(async |story| {
        let scanned = story
            .scan("T1", &[("1", "2026-11-13T08:00:00Z", "in_transit")])
            .await;
        assert!(!scanned.joined);
        story.put("HP-1", one_parcel()).await;
        let journey = ana(&story).await;
        assert!(kinds(&journey).contains(&"shipment_scanned".to_owned()));
        assert_eq!(state(&journey, PromiseKind::DeliverBy, DUE), State::Open);
    });
}

#[test]
fn a_later_date_told_is_a_revision_and_does_not_move_the_judgement() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        story.later("2026-11-22T07:10:00Z");
        story
            .put("HP-1", json!({ "deliver_by": "2026-11-24" }))
            .await;
        let journey = ana(&story).await;
        let promise = journey
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::DeliverBy)
            .unwrap();
        assert_eq!(promise.times.due_at, at(DUE));
        assert_eq!(promise.times.current_due_at, at("2026-11-25T00:00:00Z"));
        assert!(promise.times.is_revised_later());
        assert_eq!(promise.revisions.len(), 1);
        assert!(kinds(&journey).contains(&"promise_revised".to_owned()));
        assert_eq!(promise.state(at("2026-11-24T00:00:01Z")), State::Broken);
    });
}

#[test]
fn cancelling_before_the_due_waives_and_a_delivery_outranks_it() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        story.later("2026-11-13T10:00:00Z");
        story.put("HP-1", json!({ "status": "cancelled" })).await;
        assert_eq!(
            state(
                &ana(&story).await,
                PromiseKind::DeliverBy,
                "2026-12-01T00:00:00Z"
            ),
            State::Waived
        );
        story
            .scan("T1", &[("1", "2026-11-20T08:00:00Z", "delivered")])
            .await;
        assert_eq!(
            state(
                &ana(&story).await,
                PromiseKind::DeliverBy,
                "2026-12-01T00:00:00Z"
            ),
            State::Kept
        );
    });
}

#[test]
fn cancelling_after_the_due_leaves_the_promise_broken() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        story.later("2026-11-26T10:00:00Z");
        story.put("HP-1", json!({ "status": "cancelled" })).await;
        assert_eq!(
            state(
                &ana(&story).await,
                PromiseKind::DeliverBy,
                "2026-12-01T00:00:00Z"
            ),
            State::Broken
        );
    });
}

#[test]
fn delivered_without_a_time_settles_nothing() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        story.put("HP-1", json!({ "status": "delivered" })).await;
        assert_eq!(
            state(&ana(&story).await, PromiseKind::DeliverBy, DUE),
            State::Open
        );
    });
}

#[test]
fn two_parcels_keep_two_promises_and_the_order_is_received_with_the_last() {
    on_both_databases(async |story| {
        let lines = json!([
            { "line_id": "1", "sku": "A", "title": "Kettle", "quantity": 1, "unit_price_minor": 6400 },
            { "line_id": "2", "sku": "B", "title": "Tray", "quantity": 2, "unit_price_minor": 2800 },
        ]);
        let shipments = json!([
            { "carrier": "dpd", "tracking_number": "T1", "deliver_by": "2026-11-23", "lines": [{ "line_id": "1", "quantity": 1 }] },
            { "carrier": "dpd", "tracking_number": "T2", "deliver_by": "2026-11-18", "lines": [{ "line_id": "2", "quantity": 2 }] },
        ]);
        story
            .put(
                "HP-1",
                json!({ "lines": lines, "deliver_by": "2026-11-23", "shipments": shipments }),
            )
            .await;
        story
            .scan("T2", &[("1", "2026-11-17T10:00:00Z", "delivered")])
            .await;
        let viewer = Viewer {
            customer: Some(ana(&story).await.customer.id),
            ..Viewer::default()
        };
        let page = story.store.order_page(&viewer, "HP-1").await.unwrap();
        assert_eq!(
            page.promises
                .iter()
                .filter(|p| p.kind == PromiseKind::DeliverBy)
                .count(),
            2
        );
        assert_eq!(page.received_at, None);
        story
            .scan("T1", &[("1", "2026-11-23T15:00:00Z", "delivered")])
            .await;
        let page = story.store.order_page(&viewer, "HP-1").await.unwrap();
        assert_eq!(page.received_at, Some(at("2026-11-23T15:00:00Z")));
    });
}

#[test]
fn a_part_shipment_does_not_settle_the_whole_orders_promise() {
    on_both_databases(async |story| {
        let lines = json!([{ "line_id": "1", "sku": "A", "title": "Cup", "quantity": 4, "unit_price_minor": 900 }]);
        let first = json!({ "carrier": "dpd", "tracking_number": "T1", "lines": [{ "line_id": "1", "quantity": 3 }] });
        story
            .put(
                "HP-1",
                json!({ "lines": lines, "deliver_by": "2026-11-23", "shipments": [first] }),
            )
            .await;
        story
            .scan("T1", &[("1", "2026-11-17T10:00:00Z", "delivered")])
            .await;
        assert_eq!(
            state(
                &ana(&story).await,
                PromiseKind::DeliverBy,
                "2026-11-18T00:00:00Z"
            ),
            State::Open
        );
        let second = json!({ "carrier": "dpd", "tracking_number": "T2", "lines": [{ "line_id": "1", "quantity": 1 }] });
        story
            .put("HP-1", json!({ "lines": lines, "shipments": [second] }))
            .await;
        story
            .scan("T2", &[("1", "2026-11-19T10:00:00Z", "delivered")])
            .await;
        assert_eq!(
            state(
                &ana(&story).await,
                PromiseKind::DeliverBy,
                "2026-11-20T00:00:00Z"
            ),
            State::Kept
        );
    });
}

#[test]
fn the_customers_word_settles_where_no_scan_did_and_is_a_touchpoint() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        let owner = Viewer {
            customer: Some(ana(&story).await.customer.id),
            ..Viewer::default()
        };
        let parcel = story
            .store
            .order_page(&owner, "HP-1")
            .await
            .unwrap()
            .parcels[0]
            .id;
        story.later("2026-11-20T10:00:00Z");
        for _ in 0..3 {
            story
                .store
                .tell_receipt(&owner, "HP-1", Some(parcel), Receipt::Confirmed)
                .await
                .unwrap();
        }
        let journey = ana(&story).await;
        assert_eq!(state(&journey, PromiseKind::DeliverBy, DUE), State::Kept);
        assert_eq!(
            kinds(&journey)
                .iter()
                .filter(|kind| *kind == "receipt_confirmed")
                .count(),
            1
        );
        story.later("2026-11-20T11:00:00Z");
        story
            .store
            .tell_receipt(&owner, "HP-1", Some(parcel), Receipt::Denied)
            .await
            .unwrap();
        assert!(
            story
                .store
                .order_page(&owner, "HP-1")
                .await
                .unwrap()
                .parcels[0]
                .is_missed()
        );
    });
}

#[test]
fn another_customers_order_is_as_missing_as_one_that_does_not_exist() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        story
            .put(
                "HP-2",
                json!({ "customer": { "email": "ben@example.com" } }),
            )
            .await;
        let ben = story
            .store
            .find_customer("ben@example.com")
            .await
            .unwrap()
            .unwrap();
        let viewers = [
            Viewer::default(),
            Viewer {
                customer: Some(ben.id),
                ..Viewer::default()
            },
            Viewer {
                customer: None,
                grants: vec![Grant {
                    order: id_of(
                        story
                            .put(
                                "HP-2",
                                json!({ "customer": { "email": "ben@example.com" } }),
                            )
                            .await,
                    ),
                    sight: Sight::Whole,
                }],
                ..Viewer::default()
            },
        ];
        for viewer in viewers {
            for number in ["HP-1", "HP-0"] {
                assert!(matches!(
                    story.store.order_page(&viewer, number).await,
                    Err(store::Failure::NotFound)
                ));
                let word = story
                    .store
                    .tell_receipt(&viewer, number, None, Receipt::Confirmed)
                    .await;
                assert!(matches!(word, Err(store::Failure::NotFound)));
            }
        }
    });
}

#[test]
fn status_sight_shows_no_items_no_address_and_nothing_a_carrier_wrote() {
    on_both_databases(async |story| {
        let id = id_of(story.put("HP-1", one_parcel()).await);
        let scan = domain::shipments::Scan {
            message: Some("Signed by A. RIBEIRO".to_owned()),
            location: Some("Headingley depot".to_owned()),
            ..testkit::scan("1", "2026-11-20T10:00:00Z", "delivered")
        };
        story
            .store
            .record_scans(&shop(), "dpd", "T1", &[scan])
            .await
            .unwrap();
        let guest = Viewer {
            customer: None,
            grants: vec![Grant {
                order: id,
                sight: Sight::Status,
            }],
            ..Viewer::default()
        };
        let page = story.store.order_page(&guest, "HP-1").await.unwrap();
        assert!(page.lines.is_empty() && page.address.is_none());
        let said = format!("{:?}", page.parcels);
        assert!(
            !said.contains("RIBEIRO") && !said.contains("Headingley"),
            "{said}"
        );
        let word = story
            .store
            .tell_receipt(&guest, "HP-1", Some(page.parcels[0].id), Receipt::Confirmed)
            .await;
        assert!(matches!(word, Err(store::Failure::NotFound)));
    });
}

fn id_of(put: Put) -> domain::ids::OrderId {
    match put {
        Put::Created(id) | Put::Changed(id) | Put::Unchanged(id) => id,
    }
}

#[test]
fn a_parcel_of_another_order_is_refused_and_nothing_is_written() {
    on_both_databases(async |story| {
        story.put("HP-1", one_parcel()).await;
        let refused = story
            .store
            .put_order(&shop(), &order("HP-2", one_parcel()))
            .await;
        let Err(store::Failure::Refused(reason)) = refused else {
            panic!("taken")
        };
        assert_eq!(reason.pointer(), "/shipments/0/tracking_number");
        let journey = ana(&story).await;
        assert!(
            journey
                .touchpoints
                .iter()
                .all(|t| t.order_number.as_deref() == Some("HP-1"))
        );
    });
}

#[test]
fn an_old_order_sends_no_notice_and_promises_only_what_the_shop_says() {
    on_both_databases(async |story| {
        story
            .put(
                "HP-1",
                json!({ "placed_at": "2026-11-01T09:00:00Z", "deliver_by": "2026-11-23" }),
            )
            .await;
        let journey = ana(&story).await;
        let promised: Vec<_> = journey.promises.iter().map(|p| p.kind).collect();
        assert_eq!(promised, [PromiseKind::DeliverBy]);
    });
}

#[test]
fn many_puts_of_one_new_order_at_once_make_one_order() {
    on_both_databases(async |story| {
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let store = story.store.clone();
            tasks
                .spawn(async move { store.put_order(&shop(), &order("HP-1", one_parcel())).await });
        }
        let outcomes: Vec<_> = tasks
            .join_all()
            .await
            .into_iter()
            .map(|outcome| outcome.expect("taken"))
            .collect();
        assert_eq!(
            outcomes
                .iter()
                .filter(|put| matches!(put, Put::Created(_)))
                .count(),
            1
        );
        assert_eq!(
            kinds(&ana(&story).await),
            ["order_placed", "order_confirmed", "shipment_announced"]
        );
    });
}

#[test]
fn a_scan_and_its_order_arriving_at_once_never_miss_each_other() {
    on_both_databases(async |story| {
        for n in 0..25 {
            let (number, tracking) = (format!("HP-{n}"), format!("T{n}"));
            let parcel =
                json!({ "shipments": [{ "carrier": "dpd", "tracking_number": tracking }] });
            let (a, b) = (story.store.clone(), story.store.clone());
            let number_of_order = number.clone();
            let put = tokio::spawn(async move {
                a.put_order(&shop(), &order(&number_of_order, parcel)).await
            });
            let scanned = tokio::spawn(async move {
                let scan = testkit::scan("1", "2026-11-13T08:00:00Z", "in_transit");
                b.record_scans(&shop(), "dpd", &tracking, &[scan]).await
            });
            put.await.unwrap().expect("taken");
            scanned.await.unwrap().expect("taken");
            let viewer = Viewer {
                customer: Some(ana(&story).await.customer.id),
                ..Viewer::default()
            };
            let page = story.store.order_page(&viewer, &number).await.unwrap();
            assert_eq!(page.parcels[0].scans.len(), 1, "{number}");
        }
    });
}
