//! An open page hears of a new scan at once.

mod support;

use serde_json::{Value, json};
use std::time::Duration;
use support::{Portal, Stream};

fn watched(portal: &Portal, key: &str) -> Stream {
    let shipments = json!({"shipments": [{"carrier": "dpd", "tracking_number": "T1"}]});
    assert_eq!(portal.put_order(key, "HP-1", shipments).status, 201);
    let cookie = portal.cookie_of_customer("ana@example.com");
    let mut stream = portal.open_stream("/orders/HP-1/live", &[("cookie", &cookie)]);
    assert_eq!(stream.status, 200);
    stream.next().expect("the page as it stands");
    stream
}

fn html(data: &str) -> String {
    let event: Value = serde_json::from_str(data).expect("JSON");
    event["html"].as_str().expect("html").to_owned()
}

#[test]
fn a_scan_reaches_an_open_page_within_a_second() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let mut stream = watched(&portal, &key);
    for (id, status) in [
        ("1", "in_transit"),
        ("2", "out_for_delivery"),
        ("3", "delivered"),
    ] {
        assert_eq!(portal.scan(&key, "T1", id, status).status, 200);
        let (data, took) = stream.next().expect("news");
        assert!(took < Duration::from_secs(1), "{took:?}");
        assert!(html(&data).contains("data-live"), "{data}");
    }
}

#[test]
fn an_open_page_hears_nothing_more_after_a_sign_out() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let shipments = json!({"shipments": [{"carrier": "dpd", "tracking_number": "T1"}]});
    portal.put_order(&key, "HP-1", shipments);
    let cookie = portal.cookie_of_customer("ana@example.com");
    let mut stream = portal.open_stream("/orders/HP-1/live", &[("cookie", &cookie)]);
    stream.next().expect("the page as it stands");
    let headers = [
        ("cookie", cookie.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    assert_eq!(
        portal
            .ask("POST", "/account", &headers, "act=sign_out")
            .status,
        303
    );
    assert_eq!(portal.scan(&key, "T1", "1", "delivered").status, 200);
    assert!(stream.next().is_none(), "the stream has ended");
}

#[test]
fn an_order_is_watched_by_whoever_may_see_it_alone() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    portal.put_order(&key, "HP-1", json!({}));
    portal.put_order(
        &key,
        "HP-2",
        json!({"customer": {"email": "bob@example.com"}}),
    );
    let ana = portal.cookie_of_customer("ana@example.com");
    for (path, cookie) in [
        ("/orders/HP-1/live", ""),
        ("/orders/HP-2/live", ana.as_str()),
        ("/orders/HP-3/live", ana.as_str()),
    ] {
        assert_eq!(
            portal.ask("GET", path, &[("cookie", cookie)], "").status,
            404,
            "{path}"
        );
    }
}

#[test]
fn a_scan_that_another_process_took_arrives_as_soon() {
    let Ok(server) = std::env::var("THROUGHLINE_TEST_POSTGRES_URL") else {
        eprintln!(
            "SKIPPED: needs PostgreSQL, THROUGHLINE_TEST_POSTGRES_URL is not set; `make test` sets it"
        );
        return;
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let story = runtime.block_on(testkit::Story::on_postgres(&server));
    let here = Portal::on_postgres(&story.url, &["--demo"]);
    let there = here.beside(&["--demo"]);
    let key = here.key("ingest");
    let mut stream = watched(&here, &key);
    for (id, status) in [
        ("1", "in_transit"),
        ("2", "out_for_delivery"),
        ("3", "delivered"),
    ] {
        assert_eq!(there.scan(&key, "T1", id, status).status, 200);
        let (_, took) = stream.next().expect("news");
        assert!(took < Duration::from_secs(1), "{took:?}");
    }
}
