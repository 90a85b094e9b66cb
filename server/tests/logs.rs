//! The log tells what happened and nothing of whom.

mod support;

use serde_json::json;
use support::Portal;

/// Words that must never reach the log, wherever they come in.
const SECRETS: [&str; 8] = [
    "planted-path",
    "planted-query",
    "planted-cookie",
    "planted-bearer",
    "planted-body",
    "planted@example.com",
    "planted-referer",
    "planted-agent",
];

fn ask_with_secrets(portal: &Portal, key: &str) {
    let headers = [
        (
            "cookie",
            "__Host-sid=planted-cookie; __Host-ml=planted-cookie",
        ),
        ("referer", "https://evil.example/planted-referer"),
        ("user-agent", "planted-agent"),
    ];
    for path in [
        "/orders/planted-path?q=planted-query",
        "/l/planted-path",
        "/sign-in/planted-path",
        "/staff/journeys/planted@example.com",
        "/planted-path",
        "/?email=planted@example.com",
    ] {
        portal.ask("GET", path, &headers, "");
        portal.post(
            path,
            &headers,
            "email=planted%40example.com&number=planted-body",
        );
    }
    portal.post(
        "/staff/sign-in",
        &headers,
        "email=planted%40example.com&password=planted-body",
    );
    portal.api(
        "PUT",
        "/api/v1/orders/planted-path",
        "tl_planted-bearer",
        &headers,
        "{\"planted-body\"",
    );
    portal.api(
        "PUT",
        "/api/v1/orders/planted-path",
        key,
        &headers,
        "{\"planted-body\"",
    );
    let order = json!({"customer": {"email": "planted@example.com", "name": "planted-body"}});
    portal.put_order(key, "planted-path", order);
    portal.api(
        "GET",
        "/api/v1/journeys/planted@example.com",
        key,
        &headers,
        "",
    );
}

#[test]
fn no_secret_reaches_the_log_in_either_form() {
    for format in ["text", "json"] {
        let portal = Portal::with(&["--demo", "--log-format", format]);
        let key = portal.key("ingest,read");
        ask_with_secrets(&portal, &key);
        let log = portal.log();
        assert!(
            log.contains("/api/v1/orders/{number}"),
            "the route's template is there"
        );
        for secret in SECRETS.into_iter().chain([key.as_str()]) {
            assert!(
                !log.contains(secret),
                "{secret} in the {format} log:\n{log}"
            );
        }
    }
}

#[test]
fn a_line_in_json_has_its_fields() {
    let portal = Portal::with(&["--log-format", "json"]);
    let answer = portal.get("/nowhere");
    let id = answer.header("x-request-id").expect("an id").to_owned();
    let log = portal.log();
    let line = log
        .lines()
        .find(|line| line.contains(&id))
        .expect("the request's line");
    let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
    assert_eq!(line["status"], 404);
    assert_eq!(line["method"], "GET");
    assert!(
        line["duration_ms"].as_f64().is_some() && line["route"].as_str().is_some(),
        "{line}"
    );
}

#[test]
fn metrics_stand_on_their_own_address_alone() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = free.local_addr().expect("its address").to_string();
    drop(free);
    let portal = Portal::with(&["--metrics-listen", &address]);
    portal.get("/nowhere");
    let metrics = support::client::ask(&address, "GET", "/metrics", &[], b"");
    assert!(
        metrics.text().contains("http_requests_total{"),
        "{}",
        metrics.text()
    );
    assert!(metrics.text().contains("panics_total 0"));
    assert_eq!(portal.get("/metrics").status, 404);
}
