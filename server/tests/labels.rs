//! The label of a return, from the choice to the paper.

mod support;

use lopdf::Document;
use serde_json::json;
use support::Portal;

const ADDRESS: &str =
    "return_address = [\"Harbour & Pine, returns\", \"4 Quay Street\", \"Whitby YO21 1AA\"]";

fn in_hand(portal: &Portal) -> String {
    let key = portal.key("ingest");
    let order = json!({
        "placed_at": store::Clock::System.now().to_string(),
        "lines": [{ "line_id": "1", "sku": "KETTLE-MOSS", "title": "Kettle", "quantity": 2, "unit_price_minor": 6400 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
        "shipping_address": { "name": "Ána Ribeiro", "street": "7 Lantern Row", "city": "Leeds", "postal_code": "LS1 1AA", "country": "GB" },
    });
    assert_eq!(portal.put_order(&key, "HP-1", order).status, 201);
    portal.scan(&key, "T1", "1", "delivered");
    portal.cookie_of_customer("ana@example.com")
}

/// Agrees a return that comes back by that way, for that reason, and gives its path.
fn agreed(portal: &Portal, cookie: &str, reason: &str, way: &str) -> String {
    let path = format!("/orders/HP-1/fix?line=1&reason={reason}&step=2");
    let form = format!("outcome=refund&hand_over={way}&key={reason}");
    let answer = portal.post(&path, &[("cookie", cookie)], &form);
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").expect("somewhere").to_owned()
}

#[test]
fn a_label_says_where_to_from_whom_and_what() {
    let portal = Portal::with_shop(&[], ADDRESS);
    let cookie = in_hand(&portal);
    let get = |path: &str| portal.ask("GET", path, &[("cookie", &cookie)], "");
    let fix = get("/orders/HP-1/fix?line=1&reason=faulty&step=2").text();
    assert!(fix.contains("value=\"label\"") && fix.contains("we refund it"));
    // Whatever the shop grants by itself is sent at the customer's cost, unless it says otherwise.
    let fix = get("/orders/HP-1/fix?line=1&reason=does_not_suit&step=2").text();
    assert!(fix.contains("You pay the postage."));
    let path = agreed(&portal, &cookie, "faulty", "label");
    let page = get(&path).text();
    let label = format!("{path}/label.pdf");
    assert!(
        page.contains(&label) && page.contains("no carrier is booked"),
        "{page}"
    );
    let answer = get(&label);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let document = Document::load_mem(&answer.body).expect("a PDF");
    let text = document.extract_text(&[1]).expect("its text reads");
    for said in [
        "4 Quay Street",
        "Whitby YO21 1AA",
        "Ána Ribeiro",
        "7 Lantern Row",
        "HP-1",
    ] {
        assert!(text.contains(said), "{said} is missing from\n{text}");
    }
    assert_eq!(portal.get(&label).status, 404);
    // Called off, there is nothing to send.
    portal.post(&path, &[("cookie", &cookie)], "act=cancel");
    assert_eq!(get(&label).status, 404);
}

#[test]
fn without_an_address_there_is_no_label_whatever_the_form_says() {
    let portal = Portal::with(&[]);
    let cookie = in_hand(&portal);
    let get = |path: &str| portal.ask("GET", path, &[("cookie", &cookie)], "");
    let fix = get("/orders/HP-1/fix?line=1&reason=faulty&step=2").text();
    assert!(!fix.contains("value=\"label\""));
    let form = "outcome=refund&hand_over=label&key=label";
    let refused = portal.post(
        "/orders/HP-1/fix?line=1&reason=faulty&step=2",
        &[("cookie", &cookie)],
        form,
    );
    assert_eq!(refused.status, 422);
    let path = agreed(&portal, &cookie, "faulty", "drop_off_qr");
    assert!(!get(&path).text().contains("label.pdf"));
    assert_eq!(get(&format!("{path}/label.pdf")).status, 404);
}
