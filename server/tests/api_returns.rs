//! Returns over the API, as `product.md` shapes them: simulated, agreed, moved, and every fault with its field.

mod support;

use serde_json::{Value, json};
use support::{Answer, Portal, problem};

/// Three mugs at £10.01, delivered; the key may do everything that returns need.
fn delivered(portal: &Portal) -> String {
    let key = portal.key("ingest,read,returns");
    let placed = store::Clock::System.now().to_string();
    let order = json!({
        "placed_at": placed,
        "lines": [{ "line_id": "1", "sku": "MUG", "title": "Mug", "quantity": 3, "unit_price_minor": 1001 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": "T1" }],
    });
    assert_eq!(portal.put_order(&key, "HP-1", order).status, 201);
    portal.scan(&key, "T1", "1", "delivered");
    key
}

fn post(portal: &Portal, key: &str, path: &str, body: &Value) -> Answer {
    portal.api("POST", path, key, &[], &body.to_string())
}

fn pointers(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 422);
    let errors = problem(answer)["errors"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let pointer = |error: &Value| error["pointer"].as_str().unwrap_or_default().to_owned();
    errors.iter().map(pointer).collect()
}

#[test]
fn what_is_simulated_is_what_is_agreed_and_paid() {
    let portal = Portal::start();
    let key = delivered(&portal);
    let wish = json!({
        "items": [{ "order": "HP-1", "line_id": "1", "quantity": 2 }],
        "reason": "faulty", "wanted": "refund", "hand_over": "drop_off_qr", "note": "cracked"
    });
    let told = post(&portal, &key, "/api/v1/orders/HP-1/fix/simulate", &wish);
    assert_eq!(told.status, 200);
    let told = told.json();
    assert_eq!(told["right"], "legal_guarantee");
    let options = told["options"].as_array().unwrap();
    assert_eq!(
        options.len(),
        7,
        "every outcome is listed, refused ones too"
    );
    let option = |outcome: &str| {
        options
            .iter()
            .find(|option| option["outcome"] == outcome)
            .unwrap()
    };
    let refund = option("refund");
    assert_eq!(
        (&refund["allowed"], &refund["amount_minor"]),
        (&json!(true), &json!(2002))
    );
    assert_eq!(refund["promise_kind"], "refund_by");
    assert_eq!(option("replacement")["promise_kind"], "replacement_by");
    assert!(option("replacement")["due_at"].is_string());
    assert_eq!(option("store_credit")["refusal"]["rule"], "not_offered");

    let agreed = post(&portal, &key, "/api/v1/returns", &wish);
    assert_eq!(agreed.status, 201);
    let agreed = agreed.json();
    assert_eq!(
        (&agreed["state"], &agreed["right"]),
        (&json!("approved"), &json!("legal_guarantee"))
    );
    assert_eq!(agreed["short_code"].as_str().unwrap().len(), 7);
    let at = format!("/api/v1/returns/{}", agreed["id"].as_str().unwrap());
    let step = |name: &str, body: Value| post(&portal, &key, &format!("{at}/{name}"), &body);

    assert_eq!(step("refund", json!({})).status, 409, "nothing has come");
    let some = step(
        "receive",
        json!({ "units": [{ "line_id": "1", "quantity": 1 }] }),
    )
    .json();
    assert_eq!((&some["received"], &some["pieces"]), (&json!(1), &json!(2)));
    assert_eq!(some["promises"][0]["kind"], "refund_by");
    assert_eq!(step("receive", json!({})).json()["received"], 2);
    assert_eq!(
        step("receive", json!({})).status,
        200,
        "a scan twice does it once"
    );
    let said = json!({ "units": [
        { "line_id": "1", "quantity": 1, "acceptance": "accepted" },
        { "line_id": "1", "quantity": 1, "acceptance": "partly", "reason": "signs_of_use", "amount_minor": 500, "condition": "used" },
    ] });
    assert_eq!(step("inspect", said).status, 200);
    assert_eq!(
        pointers(&step("refund", json!({ "amount_minor": 1502 }))),
        ["/amount_minor"]
    );
    let paid = step("refund", json!({})).json();
    assert_eq!(paid["state"], "settled");
    assert_eq!(
        paid["refunds"],
        json!([{ "id": paid["refunds"][0]["id"], "amount_minor": 1501, "state": "refunded", "at": paid["refunds"][0]["at"] }])
    );
    assert_eq!(paid["promises"][0]["state"], "kept");
    let read = portal.api("GET", &at, &key, &[], "");
    assert_eq!(read.json(), paid);

    let journey = portal
        .api("GET", "/api/v1/journeys/ana%40example.com", &key, &[], "")
        .json();
    let kinds: Vec<&str> = journey["touchpoints"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|touchpoint| {
            touchpoint["actor"] == "shop" && touchpoint["channel"] == "api"
                || touchpoint["kind"] == "refund_recorded"
        })
        .filter_map(|touchpoint| touchpoint["kind"].as_str())
        .collect();
    assert!(
        kinds.contains(&"return_started") && kinds.contains(&"refund_recorded"),
        "{kinds:?}"
    );
}

#[test]
fn every_fault_names_its_field_and_a_refusal_its_rule() {
    let portal = Portal::start();
    let key = delivered(&portal);
    let wrong = post(
        &portal,
        &key,
        "/api/v1/returns",
        &json!({ "items": [{ "quantity": 0 }], "reason": "lost" }),
    );
    assert_eq!(
        pointers(&wrong),
        [
            "/items/0/line_id",
            "/items/0/quantity",
            "/reason",
            "/wanted"
        ]
    );
    let nowhere = json!({ "items": [{ "line_id": "1" }], "reason": "faulty", "wanted": "refund" });
    assert_eq!(
        pointers(&post(&portal, &key, "/api/v1/returns", &nowhere)),
        ["/items/0/order"]
    );
    let two = json!({ "items": [{ "order": "HP-1", "line_id": "1" }, { "order": "HP-2", "line_id": "1" }], "reason": "faulty", "wanted": "refund" });
    assert_eq!(
        pointers(&post(&portal, &key, "/api/v1/returns", &two)),
        ["/items/1/order"]
    );
    let much = json!({ "items": [{ "order": "HP-1", "line_id": "1", "quantity": 4 }], "reason": "faulty", "wanted": "refund" });
    assert_eq!(
        pointers(&post(&portal, &key, "/api/v1/returns", &much)),
        ["/items/0/quantity"]
    );
    let again = json!({ "items": [{ "order": "HP-1", "line_id": "1" }], "reason": "changed_my_mind", "wanted": "replacement" });
    let refused = post(&portal, &key, "/api/v1/returns", &again);
    assert_eq!(pointers(&refused), ["/wanted"]);
    assert!(
        problem(&refused)["errors"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("same_again")
    );
    let missing = json!({ "items": [{ "order": "HP-9", "line_id": "1" }], "reason": "faulty", "wanted": "refund" });
    assert_eq!(post(&portal, &key, "/api/v1/returns", &missing).status, 404);
    assert_eq!(
        portal.api("POST", "/api/v1/returns", &key, &[], "{").status,
        400
    );
    let reader = portal.key("read");
    assert_eq!(
        post(&portal, &reader, "/api/v1/returns", &missing).status,
        403
    );
    for strange in [
        "/api/v1/returns/x",
        "/api/v1/returns/00000000-0000-0000-0000-000000000000",
    ] {
        assert_eq!(portal.api("GET", strange, &key, &[], "").status, 404);
        assert_eq!(
            post(&portal, &key, &format!("{strange}/receive"), &json!({})).status,
            404
        );
    }
}

#[test]
fn the_same_call_under_its_key_makes_one_return() {
    let portal = Portal::start();
    let key = delivered(&portal);
    let wish = json!({ "items": [{ "order": "HP-1", "line_id": "1" }], "reason": "other", "wanted": "refund" });
    let headers = [("idempotency-key", "\"r-1\"")];
    let once = portal.api("POST", "/api/v1/returns", &key, &headers, &wish.to_string());
    let twice = portal.api("POST", "/api/v1/returns", &key, &headers, &wish.to_string());
    assert_eq!((once.status, twice.status), (201, 201));
    assert_eq!(once.json()["id"], twice.json()["id"]);
    let other = portal.api("POST", "/api/v1/returns", &key, &[], &wish.to_string());
    assert_ne!(
        other.json()["id"],
        once.json()["id"],
        "without a key it is another one"
    );
}

#[test]
fn another_colour_is_simulated_agreed_and_taken_off_the_shelf() {
    let first = Portal::start();
    let key = delivered(&first);
    first.on_ledger(async |store| {
        let mut policy = (*store.policy()).clone();
        policy
            .returns
            .outcomes
            .insert(domain::returns::Outcome::Exchange);
        let set = store
            .set_policy(&domain::actor::Actor::System, policy)
            .await;
        set.expect("the terms can be saved");
    });
    // A process that starts now reads the terms as they are now.
    let portal = first.beside(&[]);
    let put = |sku: &str, body: Value| {
        let path = format!("/api/v1/products/{sku}");
        portal.api("PUT", &path, &key, &[], &body.to_string())
    };
    let mug = |title: &str, price: i64, on_hand: i64| json!({ "title": title, "family": "mugs", "unit_price_minor": price, "currency": "GBP", "on_hand": on_hand });
    let made = put("BLUE", mug("Mug, blue", 901, 2));
    assert_eq!((made.status, &made.json()["on_hand"]), (201, &json!(2)));
    assert_eq!(put("MUG", mug("Mug", 1001, 5)).status, 201);
    let same = put("BLUE", mug("Mug, blue", 901, 2));
    assert_eq!(
        (same.status, &same.json()["state"]),
        (200, &json!("unchanged"))
    );
    let wrong = put(
        "BLUE",
        json!({ "title": "", "on_hand": -1, "currency": "GBP" }),
    );
    assert_eq!(
        pointers(&wrong),
        ["/title", "/unit_price_minor", "/on_hand"]
    );

    let mut wish = json!({
        "items": [{ "order": "HP-1", "line_id": "1", "quantity": 2 }], "reason": "other", "wanted": "exchange",
    });
    let told = post(&portal, &key, "/api/v1/orders/HP-1/fix/simulate", &wish).json();
    assert_eq!(told["choices"][0]["sku"], "BLUE");
    assert_eq!(told["choices"][0]["difference_minor"], -200);
    let unsaid = post(&portal, &key, "/api/v1/returns", &wish);
    assert_eq!(pointers(&unsaid), ["/exchange_for"]);
    wish["exchange_for"] = json!("NOTHING");
    let unknown = post(&portal, &key, "/api/v1/returns", &wish);
    assert_eq!(pointers(&unknown), ["/exchange_for"]);
    wish["exchange_for"] = json!("BLUE");
    let agreed = post(&portal, &key, "/api/v1/returns", &wish);
    assert_eq!(agreed.status, 201);
    assert_eq!(agreed.json()["exchange_for"], "BLUE");
    let left = put("BLUE", mug("Mug, blue, large", 901, 2));
    assert_eq!(
        left.json()["on_hand"],
        0,
        "what is promised lies there, and is not promised again"
    );
}

#[test]
fn a_photo_comes_by_api_as_a_picture_and_the_same_one_counts_once() {
    let portal = Portal::start();
    let key = delivered(&portal);
    let wish = json!({
        "items": [{ "order": "HP-1", "line_id": "1" }], "reason": "damaged", "wanted": "refund",
    });
    let agreed = post(&portal, &key, "/api/v1/returns", &wish).json();
    let id = agreed["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/returns/{id}/photos");
    let bearer = format!("Bearer {key}");
    let send = |kind: &str, bytes: &[u8]| {
        let headers = [("authorization", bearer.as_str()), ("content-type", kind)];
        portal.ask("POST", &path, &headers, bytes)
    };
    let shade = |shade: u8| {
        let mut png = Vec::new();
        image::RgbImage::from_pixel(40, 30, image::Rgb([shade, 0, 0]))
            .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        png
    };
    assert_eq!(send("image/png", &shade(9)).status, 201);
    assert_eq!(send("image/png", &shade(9)).status, 201, "the same again");
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>";
    assert_eq!(send("image/svg+xml", svg).status, 422);
    assert_eq!(send("application/json", b"{}").status, 415);
    for nth in 1..=4 {
        assert_eq!(send("image/png", &shade(nth)).status, 201, "{nth}");
    }
    let sixth = send("image/png", &shade(77));
    assert_eq!(sixth.status, 422, "five fit");
    let unknown = format!("/api/v1/returns/{}/photos", uuid::Uuid::nil());
    let headers = [
        ("authorization", bearer.as_str()),
        ("content-type", "image/png"),
    ];
    assert_eq!(
        portal.ask("POST", &unknown, &headers, &shade(1)).status,
        404
    );
}
