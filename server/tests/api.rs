//! `/api/v1`: what shop systems and carriers send, and how errors name what is wrong.

mod support;

use serde_json::json;
use support::{Answer, Portal, problem};

fn pointers(answer: &Answer) -> Vec<String> {
    let problem = problem(answer);
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| error["pointer"].as_str().expect("a pointer").to_owned())
        .collect()
}

#[test]
fn an_order_is_created_changed_and_left_alone() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let created = portal.put_order(&key, "HP-1", json!({}));
    assert_eq!(
        (created.status, created.header("location")),
        (201, Some("/api/v1/orders/HP-1"))
    );
    assert_eq!(
        created.json(),
        json!({"number": "HP-1", "state": "created"})
    );
    let same = portal.put_order(&key, "HP-1", json!({}));
    assert_eq!(
        (same.status, same.json()["state"].clone()),
        (200, json!("unchanged"))
    );
    let changed = portal.put_order(
        &key,
        "HP-1",
        json!({"status": "packed", "colour": "ignored"}),
    );
    assert_eq!(
        (changed.status, changed.json()["state"].clone()),
        (200, json!("changed"))
    );
}

#[test]
fn every_field_at_fault_is_named_by_its_pointer() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let wrong = portal.put_order(
        &key,
        "HP-1",
        json!({"status": "lost", "currency": "pounds", "lines": [{"line_id": "1", "sku": "a", "title": "b", "quantity": 0, "unit_price_minor": 1}]}),
    );
    assert_eq!(wrong.status, 422);
    let mut named = pointers(&wrong);
    named.sort();
    assert_eq!(named, ["/currency", "/lines/0/quantity", "/status"]);
    let other = portal.api(
        "PUT",
        "/api/v1/orders/HP-2",
        &key,
        &[],
        &testkit::order_json("HP-1", json!({})).to_string(),
    );
    assert_eq!(
        (other.status, pointers(&other)),
        (422, vec!["/number".to_owned()])
    );
}

#[test]
fn a_parcel_of_another_order_is_refused_by_its_pointer() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let shipments = json!({"shipments": [{"carrier": "dpd", "tracking_number": "T1"}]});
    assert_eq!(
        portal.put_order(&key, "HP-1", shipments.clone()).status,
        201
    );
    let taken = portal.put_order(&key, "HP-2", shipments);
    assert_eq!(
        (taken.status, pointers(&taken)),
        (422, vec!["/shipments/0/tracking_number".to_owned()])
    );
}

#[test]
fn scans_join_their_parcel_whenever_it_comes() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    let early = portal.scan(&key, "T1", "1", "in_transit");
    assert_eq!(
        (early.status, early.json()),
        (202, json!({"taken": 1, "repeated": 0, "state": "waiting"}))
    );
    portal.put_order(
        &key,
        "HP-1",
        json!({"shipments": [{"carrier": "DPD", "tracking_number": "T1"}]}),
    );
    let again = portal.scan(&key, "T1", "1", "in_transit");
    assert_eq!(
        (again.status, again.json()),
        (200, json!({"taken": 0, "repeated": 1, "state": "joined"}))
    );
    let strange = portal.scan(&key, "T1", "2", "HELD_BY_PIXIES");
    assert_eq!(strange.status, 200);
    let journey = portal
        .api("GET", "/api/v1/journeys/ana%40example.com", &key, &[], "")
        .json();
    let raw = journey["touchpoints"]
        .as_array()
        .unwrap()
        .iter()
        .any(|it| it["particulars"]["status"] == "HELD_BY_PIXIES");
    assert!(raw, "a code nobody knows is kept raw: {journey}");
}

#[test]
fn a_journey_is_found_by_id_and_by_address_and_reads_oldest_first() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    portal.put_order(&key, "HP-1", json!({"deliver_by": "2026-11-23", "shipments": [{"carrier": "dpd", "tracking_number": "T1"}]}));
    portal.scan(&key, "T1", "1", "delivered");
    let by_address = portal
        .api("GET", "/api/v1/journeys/ana%40example.com", &key, &[], "")
        .json();
    let id = by_address["customer"]["id"].as_str().expect("an id");
    assert_eq!(
        portal
            .api("GET", &format!("/api/v1/journeys/{id}"), &key, &[], "")
            .json(),
        by_address
    );
    let touchpoints = by_address["touchpoints"].as_array().unwrap();
    let times: Vec<_> = touchpoints
        .iter()
        .map(|it| it["occurred_at"].as_str().unwrap().to_owned())
        .collect();
    assert!(times.is_sorted(), "{times:?}");
    for field in [
        "id",
        "kind",
        "stage",
        "phase",
        "channel",
        "actor",
        "occurred_at",
        "recorded_at",
        "subjects",
        "score",
    ] {
        assert!(touchpoints[0].get(field).is_some(), "{field}");
    }
    let promise = &by_address["promises"][0];
    for field in [
        "kind",
        "state",
        "made_at",
        "due_at",
        "current_due_at",
        "revisions",
        "settled_at",
        "lateness_seconds",
    ] {
        assert!(promise.get(field).is_some(), "{field}");
    }
    assert_eq!(
        (promise["kind"].as_str(), promise["state"].as_str()),
        (Some("deliver_by"), Some("kept"))
    );
    assert_eq!(
        portal
            .api(
                "GET",
                "/api/v1/journeys/nobody%40example.com",
                &key,
                &[],
                ""
            )
            .status,
        404
    );
}

#[test]
fn gaps_are_counted_and_a_query_that_does_not_read_is_told() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    portal.put_order(&key, "HP-1", json!({"deliver_by": "2026-11-13", "shipments": [{"carrier": "dpd", "tracking_number": "T1"}]}));
    portal.scan(&key, "T1", "1", "delivered");
    let gaps = portal.api(
        "GET",
        "/api/v1/gaps?from=2026-11-01&to=2026-11-30&group_by=carrier",
        &key,
        &[],
        "",
    );
    assert_eq!(gaps.status, 200);
    let gaps = gaps.json();
    let row = &gaps["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["kind"] == "deliver_by")
        .expect("a row")
        .clone();
    assert_eq!(
        (
            row["group"].as_str(),
            row["made"].as_u64(),
            row["kept"].as_u64()
        ),
        (Some("dpd"), Some(1), Some(1))
    );
    for field in [
        "broken",
        "broken_unsettled",
        "open",
        "waived",
        "kept_share",
        "kept_share_interval",
        "lateness_seconds",
        "score",
        "score_n",
    ] {
        assert!(row.get(field).is_some(), "{field}");
    }
    let wrong = portal.api(
        "GET",
        "/api/v1/gaps?from=yesterday&group_by=mood",
        &key,
        &[],
        "",
    );
    assert_eq!(
        (wrong.status, pointers(&wrong)),
        (422, vec!["#from".to_owned(), "#group_by".to_owned()])
    );
}

#[test]
fn the_api_describes_itself_whole() {
    let portal = Portal::start();
    let api = portal.get("/api/v1/openapi.json");
    assert_eq!(api.status, 200);
    let api = api.json();
    for path in [
        "/api/v1/orders/{number}",
        "/api/v1/shipments/{carrier}/{tracking_number}/events",
        "/api/v1/journeys/{customer}",
        "/api/v1/gaps",
    ] {
        let methods = api["paths"][path]
            .as_object()
            .unwrap_or_else(|| unreachable!("{path} is missing"));
        for operation in methods.values() {
            let answers = operation["responses"].as_object().expect("answers");
            assert!(
                answers.contains_key("401")
                    && answers.contains_key("403")
                    && answers.contains_key("503"),
                "{path}"
            );
            assert!(operation["security"][0]["key"].is_array(), "{path}");
        }
    }
    assert_eq!(
        api["components"]["securitySchemes"]["key"]["scheme"],
        "bearer"
    );
    let text = api.to_string();
    for reference in text.split("\"$ref\":\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().expect("a name");
        assert!(
            api["components"]["schemas"].get(name).is_some(),
            "{name} is named but not described"
        );
    }
}

#[test]
fn an_order_may_say_by_whose_invitation_it_came() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let invited = json!({"referral_code": "ANA-7KQ4", "colour_of_the_box": "green"});
    let created = portal.put_order(&key, "HP-1", invited.clone());
    assert_eq!(created.status, 201, "{}", created.text());
    // A code that is nobody's is no fault of the order's, and told again it changes nothing.
    let same = portal.put_order(&key, "HP-1", invited);
    assert_eq!(
        (same.status, same.json()["state"].clone()),
        (200, json!("unchanged"))
    );
    for wrong in [json!(7), json!("A".repeat(61))] {
        let refused = portal.put_order(&key, "HP-2", json!({"referral_code": wrong}));
        assert_eq!(
            (refused.status, pointers(&refused)),
            (422, vec!["/referral_code".to_owned()])
        );
    }
}
