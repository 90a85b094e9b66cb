//! Refunds that the shop's own system pays, through the whole program: it is told by a signed event, says what became of
//! the payment by the API, and staff may say it in its place.

mod support;

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, StatusCode},
};
use domain::{ids::StaffId, staff::Role};
use serde_json::{Value, json};
use standardwebhooks::Webhook;
use std::{
    sync::{Mutex, mpsc},
    time::Duration,
};
use store::sessions::{Realm, SessionContent};
use support::{Answer, Portal, problem};

/// The shop's payment system.
struct Shop {
    url: String,
    arrived: mpsc::Receiver<(HeaderMap, Bytes)>,
    _runtime: tokio::runtime::Runtime,
}

impl Shop {
    fn open() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let (tell, arrived) = mpsc::channel();
        let tell = std::sync::Arc::new(Mutex::new(tell));
        let routes = Router::new().fallback(async move |headers: HeaderMap, body: Bytes| {
            let _ = tell.lock().expect("nobody panicked").send((headers, body));
            StatusCode::NO_CONTENT
        });
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .expect("a free port");
        let port = listener.local_addr().expect("a free port").port();
        runtime.spawn(async move { axum::serve(listener, routes).await.expect("it serves") });
        Self {
            url: format!("http://127.0.0.1:{port}/pay?token=hush"),
            arrived,
            _runtime: runtime,
        }
    }

    /// The next event, once it comes, with its signature looked at.
    fn next(&self, secret: &str) -> Value {
        let (headers, body) = self
            .arrived
            .recv_timeout(Duration::from_secs(60))
            .expect("the event comes");
        let webhook = Webhook::new(secret).expect("a secret");
        webhook.verify(&body, &headers).expect("it is ours");
        serde_json::from_slice(&body).expect("JSON")
    }
}

fn said(output: &std::process::Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn post(portal: &Portal, key: &str, path: &str, body: &Value) -> Answer {
    portal.api("POST", path, key, &[], &body.to_string())
}

fn pointers(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 422, "{}", answer.text());
    let errors = problem(answer)["errors"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    errors
        .iter()
        .map(|error| error["pointer"].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Adds the endpoint; its secret.
fn listens(portal: &Portal, url: &str) -> String {
    let add = [
        "webhook",
        "add",
        "--url",
        url,
        "--events",
        "refund.requested",
    ];
    let (code, out, error) = said(&portal.run(&add, ""));
    assert_eq!(code, Some(1), "{out}");
    assert!(error.contains("--allow-private"), "{error}");
    let add = [&add[..], &["--allow-private"]].concat();
    let (code, out, error) = said(&portal.run(&add, ""));
    assert_eq!(code, Some(0), "{error}");
    out.split_whitespace()
        .last()
        .expect("the secret")
        .to_owned()
}

/// A delivered order with two mugs at £10.01, back and taken back; the return's id.
fn taken_back(portal: &Portal, key: &str, number: &str) -> String {
    let order = json!({
        "placed_at": store::Clock::System.now().to_string(),
        "lines": [{ "line_id": "1", "sku": "MUG", "title": "Mug", "quantity": 2, "unit_price_minor": 1001 }],
        "shipments": [{ "carrier": "dpd", "tracking_number": number }],
    });
    assert_eq!(portal.put_order(key, number, order).status, 201);
    portal.scan(key, number, "1", "delivered");
    let wish = json!({
        "items": [{ "order": number, "line_id": "1", "quantity": 2 }], "reason": "faulty", "wanted": "refund",
    });
    let agreed = post(portal, key, "/api/v1/returns", &wish).json();
    let id = agreed["id"].as_str().expect("an id").to_owned();
    for step in ["receive", "inspect"] {
        let path = format!("/api/v1/returns/{id}/{step}");
        assert_eq!(post(portal, key, &path, &json!({})).status, 200);
    }
    id
}

#[test]
fn the_shops_system_is_asked_for_a_payment_and_says_what_became_of_it() {
    let (portal, shop) = (Portal::start(), Shop::open());
    let key = portal.key("ingest,read,returns");
    let secret = listens(&portal, &shop.url);
    let id = taken_back(&portal, &key, "HP-1");
    let refund = format!("/api/v1/returns/{id}/refund");
    let asked = post(&portal, &key, &refund, &json!({})).json();
    assert_eq!(asked["state"], "received");
    assert_eq!(asked["refunds"][0]["state"], "pending");
    assert_eq!(asked["units"][0]["reimbursement"], "pending");
    assert_eq!(asked["promises"][0]["state"], "open");

    let event = shop.next(&secret);
    let first = event["data"]["refund_id"].as_str().unwrap().to_owned();
    assert_eq!(asked["refunds"][0]["id"], first.as_str());
    assert_eq!(event["data"]["amount_minor"], 2002);
    let listed = portal.api("GET", "/api/v1/refunds?state=pending", &key, &[], "");
    let listed = listed.json();
    assert_eq!(listed["refunds"].as_array().unwrap().len(), 1);
    let of = &listed["refunds"][0];
    assert_eq!(
        (&of["id"], &of["return_id"], &of["order"], &of["state"]),
        (&json!(first), &json!(id), &json!("HP-1"), &json!("pending"))
    );

    // What cannot be is told with its field.
    let at = format!("/api/v1/refunds/{first}");
    let (confirm, fail) = (format!("{at}/confirm"), format!("{at}/fail"));
    let future = json!({ "at": "2999-01-01T00:00:00Z" });
    assert_eq!(pointers(&post(&portal, &key, &confirm, &future)), ["/at"]);
    let long = json!({ "reference": "x".repeat(101), "at": 7 });
    assert_eq!(
        pointers(&post(&portal, &key, &confirm, &long)),
        ["/reference", "/at"]
    );
    for wrong in [json!({}), json!({ "reason": "no_money" })] {
        assert_eq!(pointers(&post(&portal, &key, &fail, &wrong)), ["/reason"]);
    }
    for query in ["state=paid", "cursor=next"] {
        let path = format!("/api/v1/refunds?{query}");
        let refused = portal.api("GET", &path, &key, &[], "");
        let field = format!("#{}", query.split('=').next().unwrap());
        assert_eq!(pointers(&refused), [field]);
    }
    let reader = portal.key("read");
    assert_eq!(post(&portal, &reader, &confirm, &json!({})).status, 403);

    // It failed; it stands so; it is asked for anew.
    let account_closed = json!({ "reason": "account_closed" });
    let failed = post(&portal, &key, &fail, &account_closed);
    assert_eq!(failed.status, 200, "{}", failed.text());
    let failed = failed.json();
    assert_eq!(
        (&failed["state"], &failed["reason"]),
        (&json!("failed"), &json!("account_closed"))
    );
    assert_eq!(post(&portal, &key, &fail, &account_closed).json(), failed);
    let other = post(&portal, &key, &confirm, &json!({}));
    assert_eq!(other.status, 409);
    problem(&other);
    let again = post(&portal, &key, &refund, &json!({})).json();
    let states: Vec<_> = again["refunds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| &r["state"])
        .collect();
    assert_eq!(states, ["failed", "pending"]);
    let second = shop.next(&secret)["data"]["refund_id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_ne!(first, second);

    let confirm = format!("/api/v1/refunds/{second}/confirm");
    let paid = post(&portal, &key, &confirm, &json!({ "reference": "re_3Nkq8" }));
    assert_eq!(paid.status, 200, "{}", paid.text());
    let paid = paid.json();
    assert_eq!(
        (&paid["state"], &paid["reference"]),
        (&json!("refunded"), &json!("re_3Nkq8"))
    );
    assert_eq!(post(&portal, &key, &confirm, &json!({})).json(), paid);
    let fail = format!("/api/v1/refunds/{second}/fail");
    assert_eq!(post(&portal, &key, &fail, &account_closed).status, 409);
    let stands = portal
        .api("GET", &format!("/api/v1/returns/{id}"), &key, &[], "")
        .json();
    assert_eq!(
        (&stands["state"], &stands["refunds"][1]["state"]),
        (&json!("settled"), &json!("refunded"))
    );
    assert_eq!(stands["promises"][0]["state"], "kept");
    let listed = portal.api("GET", "/api/v1/refunds", &key, &[], "").json();
    assert_eq!(listed, json!({ "refunds": [] }));

    // Each shape is described under a name of its own.
    let api = portal.get("/api/v1/openapi.json").json();
    let fields = |name: &str| {
        let of = &api["components"]["schemas"][name]["properties"];
        of.as_object().map(serde_json::Map::len)
    };
    assert_eq!(
        (fields("RefundOut"), fields("RefundOfReturn")),
        (Some(11), Some(4))
    );
    assert_eq!(fields("PromiseOfReturn"), Some(5));
    assert!(fields("PromiseOut") > Some(5), "the journey's");

    let log = portal.log();
    for hidden in [secret.as_str(), "hush", "amount_minor"] {
        assert!(!log.contains(hidden), "{hidden} is in the log");
    }
}

#[test]
fn staff_see_what_is_on_its_way_and_say_what_became_of_it() {
    let (portal, shop) = (Portal::start(), Shop::open());
    let key = portal.key("ingest,returns");
    listens(&portal, &shop.url);
    let id = taken_back(&portal, &key, "HP-1");
    let cookie = portal.on_ledger(async |store| {
        let hired = store
            .add_staff(
                &domain::actor::Actor::System,
                "kim@example.com",
                "Kim",
                Role::Store,
                "correct horse battery",
            )
            .await;
        let staff: StaffId = hired.expect("they are new");
        let session = tower_sessions::session::Id::default().to_string();
        let content = SessionContent {
            customer: None,
            staff: Some(staff),
            content: json!({ "staff": staff }).to_string(),
            expires_at: store.now().plus(Realm::Staff.idle()),
        };
        let kept = store.create_session(Realm::Staff, &session, &content).await;
        assert!(kept.expect("the ledger answers"));
        format!("__Host-staff={session}")
    });
    let (desk, headers) = (
        format!("/staff/returns/{id}"),
        [("cookie", cookie.as_str())],
    );
    let press = |form: &str| portal.post(&desk, &headers, form);
    let shown = || portal.ask("GET", &desk, &headers, "").text();
    let customer = portal.cookie_of_customer("ana@example.com");
    let hers = || {
        let page = portal.ask(
            "GET",
            &format!("/returns/{id}"),
            &[("cookie", &customer)],
            "",
        );
        assert_eq!(page.status, 200);
        page.text()
    };
    let refund_of = |page: &str| -> String {
        let (_, rest) = page
            .split_once("name=\"refund\" value=\"")
            .expect("a payment");
        rest.split_once('"').unwrap().0.to_owned()
    };

    assert_eq!(press("act=refund&amount=20.02").status, 303);
    let page = shown();
    assert!(page.contains("Payment of £20.02 asked for"), "{page}");
    assert!(page.contains("It was paid") && page.contains("It did not go through"));
    assert!(hers().contains("We have asked for the payment of £20.02 on "));
    let list = portal.ask("GET", "/staff/returns", &headers, "").text();
    assert!(list.contains("Asked to be paid"));

    let first = refund_of(&page);
    let refused = press(&format!("act=unpaid&refund={first}&failure.{first}="));
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Choose why."));
    let long = "x".repeat(101);
    let refused = press(&format!("act=paid&refund={first}&reference.{first}={long}"));
    assert_eq!(refused.status, 422);
    let stranger = "00000000-0000-7000-8000-000000000404";
    assert_eq!(press(&format!("act=paid&refund={stranger}")).status, 404);
    assert_eq!(press("act=paid").status, 404);

    let unpaid = format!("act=unpaid&refund={first}&failure.{first}=declined");
    assert_eq!(press(&unpaid).status, 303);
    let again = press(&unpaid);
    assert_eq!(again.status, 409);
    let page = shown();
    assert!(
        page.contains("The payment failed (the bank said no): try again."),
        "{page}"
    );
    let list = portal.ask("GET", "/staff/returns", &headers, "").text();
    assert!(list.contains("The payment failed: try again"));
    let told = hers();
    assert!(told.contains("The payment did not go through; we are trying again."));
    assert!(
        !told.contains("the bank said no"),
        "whose bank is nobody's business"
    );
    assert_eq!(press(&format!("act=paid&refund={first}")).status, 409);

    assert_eq!(press("act=refund&amount=20.02").status, 303);
    let second = refund_of(&shown());
    let paid = format!("act=paid&refund={second}&reference.{second}=re_1");
    assert_eq!(press(&paid).status, 303);
    assert!(shown().contains("Nothing more to do"));
    assert!(hers().contains("Refunded £20.02"));
}

#[test]
fn webhooks_are_listed_and_removed_and_wrong_ones_never_added() {
    let (portal, shop) = (Portal::start(), Shop::open());
    let secret = listens(&portal, &shop.url);
    assert!(secret.starts_with("whsec_"));
    let (code, out, _) = said(&portal.run(&["webhook", "list"], ""));
    assert_eq!(code, Some(0));
    assert!(
        out.contains(&shop.url) && out.contains("refund.requested"),
        "{out}"
    );
    assert!(!out.contains("whsec_"));
    let id = out.split_whitespace().next().unwrap().to_owned();
    for (wrong, hint) in [
        (
            vec![
                "--url",
                "http://shop.example.com/x",
                "--events",
                "refund.requested",
            ],
            "https",
        ),
        (
            vec![
                "--url",
                "https://10.0.0.1/x",
                "--events",
                "refund.requested",
            ],
            "--allow-private",
        ),
        (
            vec![
                "--url",
                "https://a:b@shop.example.com/",
                "--events",
                "refund.requested",
            ],
            "password",
        ),
        (
            vec!["--url", "https://shop.example.com/", "--events", "moon"],
            "refund.requested",
        ),
        (vec!["--url", "https://shop.example.com/"], "--events"),
    ] {
        let arguments = [vec!["webhook", "add"], wrong].concat();
        let (code, out, error) = said(&portal.run(&arguments, ""));
        assert_ne!(code, Some(0), "{arguments:?}: {out}");
        assert!(error.contains(hint), "{arguments:?}: {error}");
    }
    let remove = ["webhook", "remove", "--id", id.as_str()];
    assert_eq!(said(&portal.run(&remove, "")).0, Some(0));
    let (code, _, error) = said(&portal.run(&remove, ""));
    assert_eq!(code, Some(1));
    assert!(error.contains("webhook list"), "{error}");
    // Nobody listens any more: a refund is paid when it is recorded.
    let key = portal.key("ingest,returns");
    let id = taken_back(&portal, &key, "HP-1");
    let paid = post(
        &portal,
        &key,
        &format!("/api/v1/returns/{id}/refund"),
        &json!({}),
    );
    assert_eq!(paid.json()["refunds"][0]["state"], "refunded");
    let (_, help, _) = said(&portal.run(&["webhook", "add", "--help"], ""));
    for told in [
        "--allow-private",
        "webhook-signature",
        "/api/v1/refunds",
        "410",
    ] {
        assert!(help.contains(told), "{told} is not in:\n{help}");
    }
}
