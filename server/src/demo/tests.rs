//! The demo shop is there to show every state; these tests say which.

use super::{Seeded, clock_and_chance, facts, seed};
use domain::{
    Timestamp,
    cases::Topic,
    ids::CustomerId,
    promises::{PromiseKind, State},
    shipments::Status,
    staff::Role,
};
use std::collections::BTreeSet;
use store::{Store, cases::DeskFilter, journeys::Journey, orders::Viewer};
use testkit::{Story, at, on_both_databases};

/// A Sunday morning in November, the hour of the pictures.
const NOW: &str = "2026-11-22T10:00:00Z";
const ORIGIN: &str = "http://127.0.0.1:3000";

async fn told(story: &Story, now: Timestamp) -> Store {
    let (clock, chance) = clock_and_chance(now);
    let store = Store::open(&story.url, clock, chance)
        .await
        .expect("the store opens");
    store.migrate().await.expect("it is there");
    assert!(matches!(
        seed(&store, now, ORIGIN).await.expect("it is told"),
        Seeded::Told { .. }
    ));
    store
}

async fn journey(store: &Store, email: &str) -> Journey {
    store.journey(email).await.expect("the customer is known")
}

/// Everybody with a story, and whoever did something last; the crowd of the shop's past is left out.
async fn everybody(store: &Store) -> BTreeSet<CustomerId> {
    let latest = store.search_journeys("", None, 50).await.expect("journeys");
    let mut found: BTreeSet<CustomerId> = latest.hits.iter().map(|hit| hit.customer).collect();
    for number in 10_250..10_600 {
        let number = format!("HP-{number}");
        let named = store.search_journeys(&number, None, 2).await;
        let hits = named.expect("journeys").hits;
        found.extend(hits.iter().map(|hit| hit.customer));
    }
    found
}

#[test]
fn anas_order_stands_as_in_the_picture() {
    on_both_databases(async |story| {
        let now = at(NOW);
        let store = told(&story, now).await;
        let ana = journey(&store, facts().email).await;
        let viewer = Viewer {
            customer: Some(ana.customer.id),
            ..Viewer::default()
        };
        let order = store
            .order_page(&viewer, facts().order_number)
            .await
            .expect("Ana's order");
        assert_eq!(order.placed_at, at("2026-11-12T09:14:00Z"));
        let lines: Vec<_> = order
            .lines
            .iter()
            .map(|l| (l.title.as_str(), l.quantity, l.unit_price_minor))
            .collect();
        assert_eq!(
            lines,
            [
                ("Enamel kettle, moss", 1, 6_400),
                ("Oak tray, small", 2, 2_800)
            ]
        );
        assert_eq!(
            (order.parcels[0].status, order.parcels[1].status),
            (Status::InTransit, Status::Delivered)
        );
        let promise = |parcel: usize| {
            let id = order.parcels[parcel].id;
            order
                .promises
                .iter()
                .find(|p| p.shipment == Some(id))
                .expect("each parcel was promised")
        };
        // By the 23rd, told anew as the 24th; the other by the 18th, a day early.
        assert_eq!(promise(0).times.due_at, at("2026-11-24T00:00:00Z"));
        assert_eq!(promise(0).times.current_due_at, at("2026-11-25T00:00:00Z"));
        assert!(
            promise(0).revisions[0]
                .told_at
                .is_some_and(|told| told < promise(0).times.due_at)
        );
        assert_eq!(promise(1).state(now), State::Kept);
        let dispatch = ana
            .promises
            .iter()
            .find(|p| p.kind == PromiseKind::DispatchBy)
            .expect("promised");
        assert_eq!(dispatch.state(now), State::Kept);
        let notices = ana
            .touchpoints
            .iter()
            .filter(|t| t.touchpoint.kind() == "notice_sent")
            .count();
        assert!(
            notices >= 4,
            "confirmed, dispatched, delivered and delayed were mailed: {notices}"
        );
    });
}

#[test]
fn anas_first_kettle_came_late_with_a_loose_handle_and_was_replaced_in_time() {
    on_both_databases(async |story| {
        let now = at(NOW);
        let store = told(&story, now).await;
        let viewer = Viewer {
            customer: Some(journey(&store, facts().email).await.customer.id),
            ..Viewer::default()
        };
        let order = store
            .order_page(&viewer, "HP-10317")
            .await
            .expect("the first kettle's order");
        let of_kind = |kind| {
            let found = order.promises.iter().find(|p| p.kind == kind);
            found.expect("promised").state(now)
        };
        assert_eq!(of_kind(PromiseKind::DeliverBy), State::Broken);
        let returns = store
            .returns_of_order(&viewer, "HP-10317")
            .await
            .expect("its returns");
        let view = store
            .return_page(&viewer, returns[0].id)
            .await
            .expect("the return");
        assert_eq!(view.state(), domain::returns::State::Settled);
        assert_eq!(view.replacement.as_deref(), Some("HP-10317-R1"));
        assert_eq!(view.promises.len(), 1);
        assert_eq!(view.promises[0].kind, PromiseKind::ReplacementBy);
        assert_eq!(view.promises[0].state(now), State::Kept);
    });
}

#[test]
fn every_state_has_somebody_and_nothing_lies_in_the_future() {
    on_both_databases(async |story| {
        let now = at("2027-03-30T06:20:00Z");
        let store = told(&story, now).await;
        let (mut statuses, mut details, mut raw) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let (mut states, mut orders, mut kinds, mut locales) = (
            BTreeSet::new(),
            BTreeSet::new(),
            BTreeSet::new(),
            BTreeSet::new(),
        );
        let everybody = everybody(&store).await;
        let customers = everybody.len();
        for customer in everybody {
            let journey = journey(&store, &customer.to_string()).await;
            locales.insert(journey.customer.locale.clone());
            for touchpoint in &journey.touchpoints {
                kinds.insert(touchpoint.touchpoint.kind());
                assert!(
                    touchpoint.occurred_at <= now,
                    "{}",
                    touchpoint.touchpoint.kind()
                );
                assert!(
                    touchpoint.recorded_at >= touchpoint.occurred_at,
                    "{}",
                    touchpoint.touchpoint.kind()
                );
            }
            for promise in &journey.promises {
                states.insert((
                    promise.kind.as_str(),
                    promise.state(now).as_str(),
                    promise.times.settled_at.is_some(),
                ));
            }
            let viewer = Viewer {
                customer: Some(customer),
                ..Viewer::default()
            };
            for summary in store.orders_of(customer).await.expect("orders") {
                let order = store
                    .order_page(&viewer, &summary.number)
                    .await
                    .expect("an order");
                orders.insert(order.status.as_str());
                for parcel in order.parcels {
                    statuses.insert(parcel.status.as_str());
                    details.extend(parcel.status_detail);
                    raw.extend(parcel.scans.into_iter().map(|scan| scan.status));
                }
            }
        }
        assert!(customers >= 40, "{customers}");
        assert_eq!(orders.len(), 6, "{orders:?}");
        // A code nobody knows folds to "unknown" only as long as nothing else was said.
        for status in Status::ALL
            .iter()
            .filter(|status| **status != Status::Unknown)
        {
            assert!(
                statuses.contains(status.as_str()),
                "no parcel is {}",
                status.as_str()
            );
        }
        assert!(raw.contains("HUB9_RELABEL"));
        for detail in [
            "address_correction",
            "awaiting_information",
            "damaged",
            "expired",
            "held",
            "lost",
            "missorted",
            "refused",
            "return",
            "transit_exception",
            "weather_delay",
        ] {
            assert!(
                details.contains(detail),
                "no parcel stands at {detail}: {details:?}"
            );
        }
        let (mut cases, mut recovered, mut scores) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for filter in DeskFilter::ALL {
            let desk = store.cases_desk(filter, 1).await.expect("the desk");
            for case in desk.cases {
                cases.insert(case.status.as_str());
                scores.extend(case.score);
                if case.topic == Topic::Recovery {
                    recovered.insert(case.status.as_str());
                }
            }
        }
        let every = [
            "closed",
            "new",
            "open",
            "resolved",
            "waiting_for_customer",
            "waiting_for_us",
        ];
        assert_eq!(cases.into_iter().collect::<Vec<_>>(), every);
        assert!(recovered.contains("new"), "no promise broke just now");
        assert!(recovered.contains("closed"), "none was made good");
        assert!(scores.contains(&1) && scores.contains(&5), "{scores:?}");
        for state in [
            ("first_reply_by", "open", false),
            ("first_reply_by", "kept", true),
            ("first_reply_by", "broken", true),
            ("next_reply_by", "kept", true),
            ("resolve_by", "kept", true),
            ("resolve_by", "waived", false),
            ("deliver_by", "open", false),
            ("deliver_by", "kept", true),
            ("deliver_by", "broken", true),
            ("deliver_by", "broken", false),
            ("deliver_by", "waived", false),
            ("dispatch_by", "open", false),
            ("dispatch_by", "kept", true),
            ("dispatch_by", "broken", true),
            ("refund_by", "open", false),
            ("refund_by", "kept", true),
            ("refund_by", "broken", true),
            ("refund_by", "broken", false),
            ("refund_by", "waived", false),
            ("collect_by", "open", false),
            ("collect_by", "kept", true),
            ("withdrawal_refund_by", "open", false),
            ("replacement_by", "kept", true),
            ("replacement_by", "broken", true),
            ("reward_by", "open", false),
            ("reward_by", "kept", true),
            ("reward_by", "broken", false),
        ] {
            assert!(
                states.contains(&state),
                "no promise is {state:?}: {states:?}"
            );
        }
        for kind in [
            "receipt_confirmed",
            "receipt_denied",
            "promise_revised",
            "review_posted",
            "language_chosen",
            "erased",
            "notice_sent",
            "return_started",
            "withdrawal_confirmed",
            "return_handed_over",
            "pickup_booked",
            "pickup_collected",
            "photos_added",
            "return_received",
            "return_accepted",
            "return_rejected",
            "return_cancelled",
            "refund_requested",
            "refund_failed",
            "refund_recorded",
            "replacement_sent",
            "shared",
            "invitation_made",
            "referral_ordered",
            "referral_eligible",
            "referral_disqualified",
            "reward_issued",
            "case_opened",
            "case_written",
            "case_answered",
            "case_resolved",
            "case_reopened",
            "case_rated",
        ] {
            assert!(kinds.contains(kind), "nobody has {kind}: {kinds:?}");
        }
        assert_eq!(locales.into_iter().collect::<Vec<_>>(), ["de", "en", "pt"]);
    });
}

#[test]
fn ana_asked_before_she_bought_and_was_answered_in_time() {
    on_both_databases(async |story| {
        let now = at(NOW);
        let store = told(&story, now).await;
        let ana = journey(&store, facts().email).await;
        let kinds: Vec<String> = ana
            .touchpoints
            .iter()
            .filter(|t| {
                let kind = t.touchpoint.kind();
                let is_kettle = t.order_number.as_deref() == Some(facts().order_number);
                kind.starts_with("case_") || (kind == "order_placed" && is_kettle)
            })
            .map(|t| t.touchpoint.kind())
            .collect();
        assert_eq!(
            kinds,
            [
                "case_opened",
                "case_answered",
                "case_resolved",
                "case_rated",
                "order_placed"
            ]
        );
        for kind in [PromiseKind::FirstReplyBy, PromiseKind::ResolveBy] {
            let promise = ana.promises.iter().find(|p| p.kind == kind);
            assert_eq!(promise.expect("promised").state(now), State::Kept);
        }
    });
}

#[test]
fn the_same_hour_tells_the_same_shop_and_it_is_told_once() {
    on_both_databases(async |story| {
        let now = at(NOW);
        let store = told(&story, now).await;
        assert_eq!(
            seed(&store, now, ORIGIN).await.expect("it looks"),
            Seeded::ThereAlready
        );
        let twin = match story.database {
            testkit::Database::Sqlite => Story::on_sqlite().await,
            testkit::Database::Postgres => {
                let server = std::env::var("THROUGHLINE_TEST_POSTGRES_URL")
                    .expect("it was there a moment ago");
                Story::on_postgres(&server).await
            }
        };
        let again = told(&twin, now).await;
        for email in [
            facts().email,
            "milan@post.example",
            "shopper7@mail.example",
            "agatha@mail.example",
            "helen@mail.example",
        ] {
            let (one, two) = (journey(&store, email).await, journey(&again, email).await);
            let line = |journey: &Journey| -> Vec<_> {
                journey
                    .touchpoints
                    .iter()
                    .map(|t| (t.touchpoint.kind(), t.occurred_at, t.recorded_at, t.score))
                    .collect()
            };
            assert_eq!(line(&one), line(&two), "{email}");
            let dues =
                |journey: &Journey| journey.promises.iter().map(|p| p.times).collect::<Vec<_>>();
            assert_eq!(dues(&one), dues(&two));
        }
        let signed_in = again
            .sign_in_staff(facts().staff_email, facts().staff_password)
            .await;
        assert_eq!(signed_in.expect("Mara may sign in").role, Role::Admin);
    });
}

#[test]
fn a_database_with_orders_of_somebody_else_is_left_alone() {
    on_both_databases(async |story| {
        story.put("REAL-1", serde_json::json!({})).await;
        let error = seed(&story.store, story.store.now(), ORIGIN)
            .await
            .expect_err("it is not empty");
        assert!(
            error.to_string().contains("holds orders already"),
            "{error}"
        );
    });
}
