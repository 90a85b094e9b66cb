//! How a return comes back, by page and API: only what is on offer, the nearest stores, a time to be fetched at and its
//! calendar.

mod support;

use serde_json::{Value, json};
use support::{Answer, Portal, problem};

const SHOP: &str = "return_ways = [\"drop_off_qr\", \"in_store\", \"home_pickup\"]\n\
    [[places]]\nid = \"WHITBY\"\nname = \"The shop in Whitby\"\nkind = \"store\"\nstreet = \"4 Quay Street\"\n\
    city = \"Whitby\"\npostal_code = \"YO21 1AA\"\ncountry = \"GB\"\nhours = { mon = \"00:00-24:00\" }\n\
    [[places]]\nid = \"LEEDS\"\nname = \"The shop in Leeds\"\nkind = \"store\"\nstreet = \"8 Lantern Arcade\"\n\
    city = \"Leeds\"\npostal_code = \"LS1 4AA\"\ncountry = \"GB\"\n\
    [pickup]\ncountries = [\"GB\"]\nweekdays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]\ncapacity = 1\n";

/// A shop that does all that, with two kettles of Ana's in hand in Leeds; its key and her cookie.
fn in_hand() -> (Portal, String, String) {
    let portal = Portal::with_shop(&[], SHOP);
    let key = portal.key("ingest,read,returns");
    let order = json!({
        "placed_at": store::Clock::System.now().to_string(),
        "lines": [{ "line_id": "1", "sku": "KETTLE", "title": "Kettle", "quantity": 9, "unit_price_minor": 6400 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    assert_eq!(portal.put_order(&key, "HP-1", order).status, 201);
    portal.scan(&key, "T1", "1", "delivered");
    let cookie = portal.cookie_of_customer("ana@example.com");
    (portal, key, cookie)
}

fn wish(way: &str) -> Value {
    json!({
        "items": [{ "order": "HP-1", "line_id": "1" }],
        "reason": "faulty", "wanted": "refund", "hand_over": way
    })
}

fn post(portal: &Portal, key: &str, path: &str, body: &Value) -> Answer {
    portal.api("POST", path, key, &[], &body.to_string())
}

fn pointer(answer: &Answer) -> String {
    assert_eq!(answer.status, 422, "{}", answer.text());
    let problem = problem(answer);
    problem["errors"][0]["pointer"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn free(portal: &Portal, key: &str, at: &str) -> Vec<String> {
    let slots = portal.api("GET", &format!("{at}/pickup/slots"), key, &[], "");
    assert_eq!(slots.status, 200);
    let slots = slots.json()["slots"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let names = slots.iter().filter_map(|slot| slot["slot"].as_str());
    names.map(str::to_owned).collect()
}

#[test]
fn a_shops_system_books_moves_and_calls_off_and_what_is_taken_names_its_field() {
    let (portal, key, _) = in_hand();
    let simulate = |reason: &str| {
        let wish = json!({ "items": [{ "line_id": "1" }], "reason": reason });
        post(&portal, &key, "/api/v1/orders/HP-1/fix/simulate", &wish).json()["hand_overs"].clone()
    };
    assert_eq!(
        simulate("faulty"),
        json!(["drop_off_qr", "in_store", "home_pickup"])
    );
    assert_eq!(simulate("missing"), json!([]), "nothing comes back");
    assert_eq!(
        pointer(&post(&portal, &key, "/api/v1/returns", &wish("label"))),
        "/hand_over"
    );
    assert_eq!(
        pointer(&post(&portal, &key, "/api/v1/returns", &wish("by_owl"))),
        "/hand_over"
    );
    let made = post(&portal, &key, "/api/v1/returns", &wish("home_pickup"));
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    assert_eq!(made["hand_over"], "home_pickup");
    assert!(made["pickup"].is_null());
    let at = format!("/api/v1/returns/{}", made["id"].as_str().unwrap());
    let other = post(&portal, &key, "/api/v1/returns", &wish("home_pickup")).json();
    let others = format!("/api/v1/returns/{}", other["id"].as_str().unwrap());

    let slots = free(&portal, &key, &at);
    let (first, last) = (&slots[0], &slots[slots.len() - 1]);
    let book = |at: &str, slot: &str| {
        post(
            &portal,
            &key,
            &format!("{at}/pickup"),
            &json!({ "slot": slot }),
        )
    };
    let booked = book(&at, first);
    assert_eq!(booked.status, 200, "{}", booked.text());
    let booked = booked.json();
    assert_eq!(booked["pickup"]["slot"], first.as_str());
    assert_eq!(booked["promises"][0]["kind"], "collect_by");
    assert_eq!(booked["promises"][0]["due_at"], booked["pickup"]["ends_at"]);
    assert!(!free(&portal, &key, &others).contains(first), "it is taken");
    for wrong in [first.as_str(), "2020-01-01T09:00-13:00", "noon", ""] {
        assert_eq!(pointer(&book(&others, wrong)), "/slot", "{wrong}");
    }
    assert_eq!(book(&at, last).json()["pickup"]["slot"], last.as_str());
    assert_eq!(book(&others, first).status, 200, "it was given back");

    let step = |name: &str, body: &Value| post(&portal, &key, &format!("{at}/pickup/{name}"), body);
    let future = json!({ "at": "2099-01-01T00:00:00Z" });
    assert_eq!(pointer(&step("collected", &future)), "/at");
    let off = step("cancel", &json!({})).json();
    assert_eq!(off["pickup"]["state"], "cancelled");
    assert_eq!(off["promises"][0]["state"], "waived");
    assert_eq!(step("collected", &json!({})).status, 409);
    let done = post(
        &portal,
        &key,
        &format!("{others}/pickup/collected"),
        &json!({}),
    );
    assert_eq!(done.status, 200, "{}", done.text());
    let done = done.json();
    assert_eq!(
        (
            &done["pickup"]["state"],
            &done["state"],
            &done["promises"][0]["state"]
        ),
        (&json!("collected"), &json!("in_transit"), &json!("kept"))
    );
    let missing = json!({ "items": [{ "order": "HP-1", "line_id": "1" }], "reason": "missing", "wanted": "refund" });
    let claimed = post(&portal, &key, "/api/v1/returns", &missing).json();
    assert!(claimed["hand_over"].is_null(), "nothing comes back");
}

#[test]
fn a_customer_chooses_a_way_and_a_time_and_has_it_in_the_calendar() {
    let (portal, key, cookie) = in_hand();
    let get = |path: &str| portal.ask("GET", path, &[("cookie", &cookie)], "");
    let send = |path: &str, form: &str| portal.post(path, &[("cookie", &cookie)], form);
    let fix = "/orders/HP-1/fix?line=1&reason=faulty&step=2";
    let asked = get(fix).text();
    for way in ["drop_off_qr", "in_store", "home_pickup"] {
        assert!(asked.contains(&format!("value=\"{way}\"")), "{way}");
    }
    assert!(!asked.contains("value=\"label\""), "there is no address");
    let never_came = get("/orders/HP-1/fix?line=1&reason=missing&step=2").text();
    assert!(!never_came.contains("name=\"hand_over\""));
    for way in ["label", "by_owl"] {
        let refused = send(fix, &format!("outcome=refund&hand_over={way}&key={way}"));
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains("It cannot come back that way."),
            "{way}"
        );
    }

    let agreed = send(fix, "outcome=refund&hand_over=home_pickup&key=k1");
    let pickup = agreed.header("location").expect("somewhere").to_owned();
    let path = pickup
        .strip_suffix("/pickup")
        .expect("on to the times")
        .to_owned();
    assert_eq!(
        get(&format!("{pickup}.ics")).status,
        404,
        "nothing is booked"
    );
    let at = format!("/api/v1{path}");
    let slots = free(&portal, &key, &at);
    let times = get(&pickup).text();
    assert!(
        times.contains(&format!("value=\"{}\"", slots[0])),
        "{times}"
    );
    assert_eq!(send(&pickup, "").status, 422, "no time was chosen");
    assert_eq!(send(&pickup, &format!("slot={}", slots[0])).status, 303);
    let page = get(&path).text();
    assert!(page.contains("We fetch it on ") && page.contains("Call this time off"));
    let calendar = get(&format!("{pickup}.ics"));
    assert_eq!(
        calendar.header("content-type"),
        Some("text/calendar; charset=utf-8; method=PUBLISH")
    );
    let uid = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("UID:"));
        line.expect("a UID").to_owned()
    };
    let first = calendar.text();
    assert!(first.contains("SEQUENCE:0") && !first.contains("STATUS:CANCELLED"));
    assert_eq!(send(&pickup, &format!("slot={}", slots[1])).status, 303);
    let moved = get(&format!("{pickup}.ics")).text();
    assert!(moved.contains("SEQUENCE:1"), "{moved}");
    assert_eq!(send(&pickup, "act=cancel").status, 303);
    let off = get(&format!("{pickup}.ics")).text();
    assert!(
        off.contains("SEQUENCE:2") && off.contains("STATUS:CANCELLED"),
        "{off}"
    );
    assert_eq!((uid(&first), uid(&moved)), (uid(&off), uid(&off)));
    assert!(get(&path).text().contains("Choose when we fetch it"));
}

#[test]
fn the_nearest_store_is_told_by_postal_code_and_another_code_can_be_typed() {
    let (portal, _, cookie) = in_hand();
    let get = |path: &str| portal.ask("GET", path, &[("cookie", &cookie)], "");
    let fix = "/orders/HP-1/fix?line=1&reason=faulty&step=2";
    let agreed = portal.post(
        fix,
        &[("cookie", &cookie)],
        "outcome=refund&hand_over=in_store&key=k1",
    );
    let path = agreed.header("location").expect("somewhere").to_owned();
    let order_of = |page: &str| {
        let place = |name: &str| page.find(name).expect("it is listed");
        place("The shop in Leeds") < place("The shop in Whitby")
    };
    let page = get(&path).text();
    assert!(page.contains("Sorted by postal code, not by distance."));
    assert!(order_of(&page), "the order went to Leeds");
    let typed = get(&format!("{path}?postal_code=yo21")).text();
    assert!(!order_of(&typed), "Whitby is nearer to that");
    // What is typed is shown again as it is, and no more of it than a postal code has.
    let hostile = get(&format!(
        "{path}?postal_code=%22%3E%3Cb%3E{}",
        "9".repeat(900)
    ));
    assert_eq!(hostile.status, 200);
    assert!(!hostile.text().contains("<b>") && !hostile.text().contains(&"9".repeat(21)));
}

#[test]
fn a_list_that_does_not_read_keeps_the_portal_from_starting_and_names_the_field() {
    let portal = Portal::start();
    let file = portal.folder.join("wrong.toml");
    let entry = "[[places]]\nid = \"A\"\nname = \"A\"\nkind = \"store\"\nstreet = \"S\"\ncity = \"C\"\npostal_code = \"1\"\ncountry = \"England\"\n";
    std::fs::write(&file, entry).expect("a file");
    let config = file.display().to_string();
    let said = portal.run(
        &["serve", "--listen", "127.0.0.1:0", "--config", &config],
        "",
    );
    assert!(!said.status.success());
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.contains("places.0.country"), "{said}");
}
