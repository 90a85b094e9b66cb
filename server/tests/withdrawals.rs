//! `/withdraw` and `POST /api/v1/withdrawals` as they are reached over the wire.

mod support;

use serde_json::{Value, json};
use support::{Answer, Portal, problem};

const SAME_SITE: [(&str, &str); 2] = [
    ("content-type", "application/x-www-form-urlencoded"),
    ("sec-fetch-site", "same-origin"),
];

/// An order of Ana's to Leipzig, on its way: one can withdraw from it whatever day it is.
fn sent(portal: &Portal, key: &str) {
    let now = store::Clock::System.now().to_string();
    let order = json!({
        "placed_at": now, "currency": "EUR", "shipping_address": { "city": "Leipzig", "country": "DE" },
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    assert_eq!(portal.put_order(key, "HP-1", order).status, 201);
    portal.scan(key, "T1", "1", "in_transit");
}

fn press(portal: &Portal, form: &str) -> Answer {
    portal.ask("POST", "/withdraw", &SAME_SITE, form)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect("it is there");
    rest.split_once(end).expect("it ends").0
}

/// The promises of Ana's journey, of the kind that a withdrawal makes.
fn promised(portal: &Portal, key: &str) -> Vec<Value> {
    let journey = portal.api("GET", "/api/v1/journeys/ana%40example.com", key, &[], "");
    let promises = journey.json()["promises"].as_array().cloned();
    promises
        .unwrap_or_default()
        .into_iter()
        .filter(|promise| promise["kind"] == "withdrawal_refund_by")
        .collect()
}

#[test]
fn two_forms_lead_to_a_receipt_and_pressing_twice_shows_the_same_one() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    sent(&portal, &key);
    let door = portal
        .get("/withdraw?order=HP-1&name=Eve&email=eve%40example.com")
        .text();
    assert!(door.contains("value=\"HP-1\"") && !door.contains("Eve") && !door.contains("eve@"));

    let empty = press(&portal, "name=&order=HP-1&email=ana&items=");
    assert_eq!(empty.status, 422);
    let page = empty.text();
    assert!(page.contains("id=\"field-name-error\"") && page.contains("id=\"field-email-error\""));
    assert!(page.contains("value=\"HP-1\"") && page.contains("value=\"ana\""));

    let typed = "name=Ana+Ribeiro&order=HP-1&email=ana%40example.com&items=";
    let second = press(&portal, typed);
    assert_eq!(second.status, 200);
    let page = second.text();
    assert!(page.contains("Confirm withdrawal") && page.contains("Ana Ribeiro"));
    assert_eq!(
        promised(&portal, &key),
        Vec::<Value>::new(),
        "nothing is taken yet"
    );

    let form_key = between(&page, "name=\"key\" value=\"", "\"");
    let confirm = format!("{typed}&step=confirm&key={form_key}");
    let receipt = press(&portal, &confirm);
    assert_eq!(receipt.status, 200);
    let said = |answer: &Answer| between(&answer.text(), "<time ", "</time>").to_owned();
    assert!(
        said(&receipt).contains("(UTC, UTC+00:00)"),
        "{}",
        said(&receipt)
    );
    let again = press(&portal, &confirm);
    assert_eq!((again.status, said(&again)), (200, said(&receipt)));
    let promises = promised(&portal, &key);
    assert_eq!(promises.len(), 1);
    assert_eq!(promises[0]["state"], "open");

    let change = press(&portal, &format!("{typed}&step=change"));
    assert!(change.text().contains("value=\"Ana Ribeiro\""));
}

#[test]
fn a_call_is_answered_with_its_receipt_whether_it_fits_or_not() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    sent(&portal, &key);
    let call = |body: &Value, idempotency: &str| {
        let headers = [("idempotency-key", idempotency)];
        let headers = if idempotency.is_empty() {
            &headers[..0]
        } else {
            &headers[..]
        };
        portal.api(
            "POST",
            "/api/v1/withdrawals",
            &key,
            headers,
            &body.to_string(),
        )
    };
    let faulty = call(&json!({ "order": "HP-1", "email": "ana", "items": 7 }), "");
    assert_eq!(faulty.status, 422);
    let pointers: Vec<_> = problem(&faulty)["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].clone())
        .collect();
    assert_eq!(pointers, ["/name", "/email", "/items"]);

    let body = json!({ "name": "Ana", "order": "HP-1", "email": "ana@example.com", "items": [{ "line_id": "1", "quantity": 1 }] });
    let stated = call(&body, "\"one\"");
    assert_eq!(stated.status, 201);
    let mut receipt = stated.json();
    let at = receipt["stated_at"].as_str().unwrap().to_owned();
    assert!(at.len() == "2026-11-26T08:14:09+00:00".len(), "{at}");
    assert_eq!(
        call(&body, "\"one\"").json(),
        stated.json(),
        "the answer is repeated"
    );
    assert_eq!(promised(&portal, &key).len(), 1);

    let stranger = json!({ "name": "Ana", "order": "HP-404", "email": "ana@example.com", "items": [{ "line_id": "1", "quantity": 1 }] });
    let other = call(&stranger, "");
    assert_eq!(other.status, 201);
    let mut told = other.json();
    for answer in [&mut receipt, &mut told] {
        answer["order"] = Value::Null;
        answer["stated_at"] = Value::Null;
    }
    assert_eq!(receipt, told, "the receipts say the same");
    assert_eq!(promised(&portal, &key).len(), 1);

    let read = portal.key("read");
    let refused = portal.api("POST", "/api/v1/withdrawals", &read, &[], &body.to_string());
    assert_eq!(refused.status, 403);
    let described = portal.get("/api/v1/openapi.json").json();
    assert!(described["paths"]["/api/v1/withdrawals"]["post"].is_object());
}

#[test]
fn somebody_who_sends_receipts_to_everybody_is_told_to_wait() {
    let portal = Portal::start();
    // Twice the limit and one: a window may end in between.
    let last = (0..41)
        .map(|n| {
            press(
                &portal,
                &format!("name=A&order=HP-{n}&email=n{n}%40example.com&step=confirm&key=k"),
            )
        })
        .find(|answer| answer.status == 429)
        .expect("the statements are counted");
    assert!(last.header("retry-after").is_some());
    assert!(
        last.text().contains("value=\"A\""),
        "what was typed is kept"
    );
}
