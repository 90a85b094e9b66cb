//! `/api/v1`: who may call, and what becomes of calls that are wrong or come twice.

mod support;

use serde_json::json;
use support::{Portal, problem};

#[test]
fn keys_open_what_their_scopes_say() {
    let portal = Portal::start();
    let read = portal.key("read");
    let no_key = portal.ask("GET", "/api/v1/gaps", &[], "");
    problem(&no_key);
    assert_eq!(
        (no_key.status, no_key.header("www-authenticate")),
        (401, Some("Bearer realm=\"throughline\""))
    );
    let unknown = portal.api("GET", "/api/v1/gaps", "tl_nobody", &[], "");
    problem(&unknown);
    assert_eq!(unknown.status, 401);
    assert!(
        unknown
            .header("www-authenticate")
            .unwrap()
            .contains("invalid_token")
    );
    let scope = portal.put_order(&read, "HP-1", json!({}));
    problem(&scope);
    assert_eq!(scope.status, 403);
    assert!(
        scope
            .header("www-authenticate")
            .unwrap()
            .contains("scope=\"ingest\"")
    );
}

#[test]
fn somebody_trying_keys_out_is_told_to_wait() {
    let portal = Portal::start();
    let last = (0..70)
        .map(|n| portal.api("GET", "/api/v1/gaps", &format!("tl_{n}"), &[], ""))
        .find(|answer| answer.status == 429)
        .expect("the tries are counted");
    problem(&last);
    assert!(last.header("retry-after").unwrap().parse::<u32>().unwrap() <= 60);
}

#[test]
fn every_kind_of_error_is_a_problem_in_json() {
    let portal = Portal::start();
    let key = portal.key("ingest,read");
    let plain = [
        ("content-type", "text/plain"),
        ("authorization", &format!("Bearer {key}")),
    ];
    let large = format!("\"{}\"", "a".repeat(1_100_000));
    let cases = [
        (
            400,
            portal.api("PUT", "/api/v1/orders/HP-1", &key, &[], "{\"number\":"),
        ),
        (
            400,
            portal.api("GET", "/api/v1/journeys/%FF", &key, &[], ""),
        ),
        (404, portal.api("GET", "/api/v1/nowhere", &key, &[], "")),
        (
            405,
            portal.api("DELETE", "/api/v1/orders/HP-1", &key, &[], ""),
        ),
        (
            413,
            portal.api("PUT", "/api/v1/orders/HP-1", &key, &[], &large),
        ),
        (415, portal.ask("PUT", "/api/v1/orders/HP-1", &plain, "{}")),
        (
            422,
            portal.api("PUT", "/api/v1/orders/HP-1", &key, &[], "{}"),
        ),
        (
            422,
            portal.api("PUT", "/api/v1/orders/HP-1", &key, &[], "[]"),
        ),
        (
            421,
            portal.ask("GET", "/api/v1/gaps", &[("host", "evil.example")], ""),
        ),
    ];
    for (status, answer) in cases {
        assert_eq!(answer.status, status, "{}", answer.text());
        problem(&answer);
    }
    let wrong_method = portal.api("DELETE", "/api/v1/orders/HP-1", &key, &[], "");
    assert_eq!(wrong_method.header("allow"), Some("PUT"));
}

#[test]
fn a_repeated_key_gets_the_same_answer_and_another_body_is_refused() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let body = testkit::order_json("HP-1", json!({})).to_string();
    let put = |idempotency: &str, body: &str| {
        portal.api(
            "PUT",
            "/api/v1/orders/HP-1",
            &key,
            &[("idempotency-key", idempotency)],
            body,
        )
    };
    let first = put("\"one\"", &body);
    assert_eq!(first.status, 201);
    let again = put("\"one\"", &body);
    assert_eq!(
        (again.status, again.json(), again.header("location")),
        (201, first.json(), first.header("location"))
    );
    let other = put(
        "\"one\"",
        &testkit::order_json("HP-1", json!({"status": "packed"})).to_string(),
    );
    assert_eq!(other.status, 422);
    problem(&other);
    let unquoted = put("one", &body);
    assert_eq!(unquoted.status, 400);
    problem(&unquoted);
    // A refused call may be mended and sent again under its key.
    assert_eq!(put("\"two\"", "{}").status, 422);
    assert_eq!(put("\"two\"", &body).status, 200);
}

#[test]
fn the_same_key_at_once_acts_once() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    let body = testkit::order_json("HP-1", json!({})).to_string();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let calls: Vec<_> = (0..20)
            .map(|_| {
                scope.spawn(|| {
                    portal
                        .api(
                            "PUT",
                            "/api/v1/orders/HP-1",
                            &key,
                            &[("idempotency-key", "\"k\"")],
                            &body,
                        )
                        .status
                })
            })
            .collect();
        calls
            .into_iter()
            .map(|call| call.join().expect("answered"))
            .collect()
    });
    assert!(statuses.contains(&201), "{statuses:?}");
    assert!(
        statuses.iter().all(|status| matches!(status, 201 | 409)),
        "{statuses:?}"
    );
}
