//! What the API tells of a whole journey: the hand-overs in the figures, and every thing by its kind and id.

mod support;

use domain::{
    actor::Actor,
    ids::StaffId,
    returns::{HandOver, Item, Outcome, Reason, Wish},
    reviews::ReviewDraft,
};
use serde_json::{Value, json};
use store::orders::Viewer;
use support::Portal;

fn gaps(portal: &Portal, key: &str, query: &str) -> Value {
    let answer = portal.api("GET", &format!("/api/v1/gaps{query}"), key, &[], "");
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()
}

fn of<'a>(gaps: &'a Value, kind: &str) -> &'a Value {
    let all = gaps["transitions"].as_array().expect("a list");
    let found = all.iter().find(|row| row["kind"] == kind);
    found.unwrap_or_else(|| unreachable!("{kind} is missing in {gaps}"))
}

#[test]
fn the_gaps_tell_the_hand_overs_of_the_same_time() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    for (n, deliver_by) in [(1, "2018-01-15"), (2, "2018-01-11"), (3, "2099-11-23")] {
        let order = json!({
            "placed_at": "2018-01-10T09:00:00Z", "deliver_by": deliver_by,
            "customer": { "email": format!("p{n}@example.com") },
            "shipments": [{ "carrier": "dpd", "tracking_number": format!("T{n}") }],
        });
        assert_eq!(
            portal.put_order(&key, &format!("HP-{n}"), order).status,
            201
        );
    }
    let scan = json!({"events": [{"id": "1", "occurred_at": "2018-01-12T12:00:00Z", "status": "delivered"}]});
    let path = "/api/v1/shipments/dpd/T1/events";
    let scanned = portal.api("POST", path, &key, &[], &scan.to_string());
    assert_eq!(scanned.status, 200, "{}", scanned.text());
    let told = gaps(
        &portal,
        &key,
        "?from=2018-01-10&to=2018-01-10&group_by=month",
    );
    let kinds: Vec<_> = told["transitions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "ordered_to_in_hand",
            "asked_to_answered",
            "handed_back_to_refunded",
            "in_hand_to_first_advocacy"
        ]
    );
    let row = of(&told, "ordered_to_in_hand");
    assert_eq!(
        [
            &row["began"],
            &row["arrived"],
            &row["on_the_way"],
            &row["dropped_off"],
            &row["called_off"]
        ],
        [3, 1, 1, 1, 0]
    );
    assert_eq!(row["drop_off_rate"], 0.5);
    assert_eq!(row["drop_off_interval"].as_array().unwrap().len(), 2);
    let near = |told: &Value, hours: f64| {
        let told = told.as_f64().unwrap_or_else(|| unreachable!("{row}"));
        assert!((told / (hours * 3_600.0) - 1.0).abs() < 0.006, "{row}");
    };
    near(&row["elapsed_seconds"]["p50"], 51.0);
    near(&row["gap_seconds_p50"], 84.0);
    assert!(row["promised_seconds_p50"].is_number());
    assert_eq!(
        (&row["channel_known"], &row["score_before"]),
        (&json!(0), &Value::Null)
    );
    let advocacy = of(&told, "in_hand_to_first_advocacy");
    assert_eq!(advocacy["began"], 0, "it was in hand two days later");
    assert!(advocacy["promised_seconds_p50"].is_null());
    // An end left out is open, and a day on which nothing began has nothing.
    assert_eq!(
        of(&gaps(&portal, &key, ""), "ordered_to_in_hand")["began"],
        3
    );
    let empty = gaps(&portal, &key, "?from=2018-01-11&to=2018-01-11");
    assert_eq!(of(&empty, "ordered_to_in_hand")["began"], 0);
    assert!(of(&empty, "ordered_to_in_hand")["drop_off_rate"].is_null());

    let described = portal.get("/api/v1/openapi.json").json();
    let fields = &described["components"]["schemas"]["TransitionOut"]["properties"];
    for field in row.as_object().unwrap().keys() {
        assert!(fields.get(field).is_some(), "{field} is not described");
    }
}

#[test]
fn a_journey_names_returns_reviews_shares_and_friends_by_kind_and_id() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    let parcel = json!({"shipments": [{"carrier": "dpd", "tracking_number": "T1"}]});
    portal.put_order(&key, "HP-1", parcel);
    portal.scan(&key, "T1", "1", "delivered");
    let (code, now) = portal.on_ledger(async |store| {
        let ana = store.find_customer("ana@example.com").await.unwrap();
        let ana = ana.expect("Ana is known").id;
        let viewer = Viewer {
            customer: Some(ana),
            ..Viewer::default()
        };
        let draft = ReviewDraft {
            sku: "KETTLE-MOSS".to_owned(),
            stars: 2,
            title: String::new(),
            words: "The handle is loose.".to_owned(),
            name_shown: "Ana R.".to_owned(),
            key: "form-1".to_owned(),
        };
        store.post_review(&viewer, "HP-1", &draft).await.unwrap();
        let shared = store.make_share(&viewer, "HP-1", "KETTLE-MOSS").await;
        shared.unwrap();
        let wish = Wish {
            items: vec![Item {
                line_id: "1".to_owned(),
                quantity: 1,
            }],
            reason: Reason::Faulty,
            note: String::new(),
            outcome: Outcome::Refund,
            exchange_for: None,
            hand_over: HandOver::DropOffQr,
            key: "form-2".to_owned(),
        };
        let id = store.start_return(&viewer, "HP-1", &wish).await.unwrap();
        let desk = Actor::Staff(StaffId(uuid::Uuid::nil()));
        store.receive_return(&desk, id).await.unwrap();
        let invitation = store.make_invitation(ana).await.unwrap();
        (invitation.code, store.now().to_string())
    });
    let friend = json!({"placed_at": now, "referral_code": code, "customer": {"email": "bob@example.com"},
        "shipping_address": {"street": "1 Elm Row", "city": "York", "postal_code": "YO1 1AA", "country": "GB"}});
    assert_eq!(portal.put_order(&key, "HP-2", friend).status, 201);
    let journey = portal
        .api("GET", "/api/v1/journeys/ana%40example.com", &key, &[], "")
        .json();
    let subjects = |list: &str, kind: &str| -> Vec<String> {
        journey[list]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["kind"] == kind)
            .flat_map(|it| it["subjects"].as_array().unwrap())
            .map(|subject| {
                assert!(!subject["id"].as_str().unwrap().is_empty());
                subject["kind"].as_str().unwrap().to_owned()
            })
            .collect()
    };
    for (kind, expected) in [
        ("order_placed", vec!["order"]),
        ("delivered", vec!["order", "shipment"]),
        ("review_posted", vec!["order", "review"]),
        ("shared", vec!["order", "share"]),
        ("return_started", vec!["order", "return"]),
        ("return_received", vec!["order", "return"]),
        ("referral_ordered", vec!["referral"]),
    ] {
        assert_eq!(subjects("touchpoints", kind), expected, "{kind}");
    }
    for (kind, expected) in [
        ("refund_by", vec!["order", "return"]),
        ("review_reply_by", vec!["order", "review"]),
    ] {
        assert_eq!(subjects("promises", kind), expected, "{kind}");
    }
}
