//! Who may ask what from where (`reliability.md` section 0, findings 6, 7 and 12, and 4.3).

mod support;

use serde_json::json;
use support::{Answer, Portal};

/// Every route there is, with errors of every kind.
const PATHS: [&str; 37] = [
    "/",
    "/orders",
    "/orders/HP-1",
    "/orders/HP-1/fix",
    "/orders/HP-1/live",
    "/orders/HP-1/parcels/1.ics",
    "/account",
    "/help",
    "/help/nothing",
    "/promises",
    "/sign-in/token",
    "/l/token",
    "/nowhere",
    "/staff",
    "/staff/sign-in",
    "/staff/cases",
    "/staff/journeys",
    "/staff/journeys/ana",
    "/staff/gaps",
    "/staff/returns",
    "/staff/returns/0199a8f0-0000-7000-8000-000000000000",
    "/returns/0199a8f0-0000-7000-8000-000000000000",
    "/returns/0199a8f0-0000-7000-8000-000000000000/code",
    "/returns/0199a8f0-0000-7000-8000-000000000000/photos",
    "/returns/0199a8f0-0000-7000-8000-000000000000/photos/0199a8f0-0000-7000-8000-000000000000.jpg",
    "/returns/0199a8f0-0000-7000-8000-000000000000/label.pdf",
    "/staff/returns/0199a8f0-0000-7000-8000-000000000000/photos",
    "/Q/1.AAAA.BBBB.CCCC",
    "/api/v1/openapi.json",
    "/api/v1/gaps",
    "/api/v1/nowhere",
    "/api/v1/orders/HP-1",
    "/pkg/nowhere.js",
    "/shop.css",
    "/healthz",
    "/readyz",
    "/dev/mailbox",
];

#[test]
fn every_answer_carries_the_security_headers_errors_included() {
    let portal = Portal::start();
    let host = [("host", "evil.example")];
    let mut answers: Vec<(String, Answer)> = PATHS
        .iter()
        .map(|path| ((*path).to_owned(), portal.get(path)))
        .collect();
    answers.push(("wrong host".into(), portal.ask("GET", "/", &host, "")));
    answers.push((
        "cross-site".into(),
        portal.ask("POST", "/language", &[], "a=b"),
    ));
    answers.push(("wrong method".into(), portal.post("/shop.css", &[], "a=b")));
    answers.push((
        "too large".into(),
        portal.post("/language", &[], &"a".repeat(70_000)),
    ));
    for (what, answer) in &answers {
        for (name, value) in [
            (
                "strict-transport-security",
                "max-age=63072000; includeSubDomains",
            ),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            (
                "permissions-policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            ),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} of {what}");
        }
        let policy = answer.header("content-security-policy").expect(what);
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{what}: {policy}"
        );
        // `no-referrer` would make a form of our own post `Origin: null`; a token in the path must not travel.
        let holds_token = ["/l/", "/sign-in/", "/Q/"]
            .iter()
            .any(|start| what.starts_with(start));
        let referrer = if holds_token {
            "no-referrer"
        } else {
            "same-origin"
        };
        assert_eq!(answer.header("referrer-policy"), Some(referrer), "{what}");
        let is_static = matches!(what.as_str(), "/shop.css");
        if !is_static {
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{what}");
        }
        assert!(answer.header("server").is_none(), "{what}");
    }
}

#[test]
fn a_page_runs_only_the_scripts_of_its_own_answer() {
    let portal = Portal::start();
    let nonce_of = |answer: &Answer| {
        let policy = answer.header("content-security-policy").unwrap().to_owned();
        policy
            .split_once("'nonce-")
            .unwrap()
            .1
            .split_once('\'')
            .unwrap()
            .0
            .to_owned()
    };
    let (first, second) = (portal.get("/nowhere"), portal.get("/nowhere"));
    assert_ne!(nonce_of(&first), nonce_of(&second));
    let nonce = nonce_of(&first);
    let html = first.text();
    for script in html.split("<script").skip(1) {
        let tag = script.split_once('>').unwrap().0;
        assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{tag}");
    }
    assert!(!html.contains(" style=\""), "the policy would block it");
}

#[test]
fn another_site_cannot_press_our_buttons() {
    let portal = Portal::start();
    let ours = portal.origin.clone();
    let form = "application/x-www-form-urlencoded";
    let cases: [(&[(&str, &str)], bool); 9] = [
        (&[("sec-fetch-site", "same-origin")], true),
        (
            &[("sec-fetch-site", "same-origin"), ("origin", "null")],
            true,
        ),
        (&[("origin", &ours)], true),
        (
            &[("sec-fetch-site", "cross-site"), ("origin", &ours)],
            false,
        ),
        (&[("sec-fetch-site", "same-site")], false),
        (&[("sec-fetch-site", "none")], false),
        (&[("origin", "null")], false),
        (&[("origin", "https://evil.example")], false),
        (&[], false),
    ];
    for kind in [form, "text/plain", "multipart/form-data; boundary=x"] {
        for (headers, passes) in cases {
            let mut all = vec![("content-type", kind)];
            all.extend_from_slice(headers);
            let answer = portal.ask("POST", "/language", &all, "language=de");
            let expected = match (passes, kind == form) {
                (false, _) => 403,
                (true, true) => 303,
                (true, false) => 415,
            };
            assert_eq!(answer.status, expected, "{kind} {headers:?}");
        }
    }
    for method in ["PUT", "DELETE", "PATCH"] {
        assert_eq!(
            portal.ask(method, "/orders/HP-1", &[], "").status,
            403,
            "{method}"
        );
    }
}

#[test]
fn the_api_reads_no_cookies_and_asks_no_origin() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    assert_eq!(portal.put_order(&key, "HP-1", json!({})).status, 201);
    let cookie = portal.cookie_of_customer("ana@example.com");
    let answer = portal.ask(
        "GET",
        "/api/v1/journeys/ana@example.com",
        &[("cookie", &cookie)],
        "",
    );
    assert_eq!(answer.status, 401);
    assert!(answer.all("set-cookie").is_empty());
}

#[test]
fn a_request_for_another_host_is_answered_421() {
    let portal = Portal::start();
    for host in ["evil.example", "127.0.0.1", "localhost:3000", ""] {
        assert_eq!(
            portal.ask("GET", "/", &[("host", host)], "").status,
            421,
            "{host}"
        );
    }
    let forwarded = [
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example"),
    ];
    assert!(
        !portal
            .ask("GET", "/nowhere", &forwarded, "")
            .text()
            .contains("evil.example")
    );
    // Probes come by address.
    assert_eq!(
        portal
            .ask("GET", "/healthz", &[("host", "10.0.0.7")], "")
            .status,
        200
    );
}

#[test]
fn nobody_is_sent_where_a_request_says() {
    let portal = Portal::start();
    for back in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "%2F%0D%0Aset-cookie:a=b",
    ] {
        let headers = [("referer", "https://evil.example/page")];
        let answer = portal.post("/language", &headers, &format!("language=de&back={back}"));
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some("/")),
            "{back}"
        );
    }
}

#[test]
fn cookies_are_host_bound_hidden_from_scripts_and_sent_only_over_safe_lines() {
    let portal = Portal::start();
    let answer = portal.post("/language", &[], "language=de");
    let cookies = answer.all("set-cookie");
    assert!(
        cookies
            .iter()
            .any(|cookie| cookie.starts_with("__Host-sid=")),
        "{cookies:?}"
    );
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(
                cookie.split("; ").any(|held| held == part),
                "{part}: {cookie}"
            );
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    assert!(
        portal.get("/nowhere").all("set-cookie").is_empty(),
        "reading a page sets nothing"
    );
}

#[test]
fn the_staffs_cookie_is_strict_and_opens_nothing_of_a_customers() {
    let portal = Portal::start();
    let added = portal.run(
        &[
            "staff",
            "add",
            "--email",
            "ada@example.com",
            "--name",
            "Ada",
            "--role",
            "agent",
        ],
        "correct horse battery\n",
    );
    assert!(added.status.success(), "{added:?}");
    let form = "email=ada%40example.com&password=correct+horse+battery&to=%2Fstaff%2Fgaps";
    let signed_in = portal.post("/staff/sign-in", &[], form);
    assert_eq!(
        (signed_in.status, signed_in.header("location")),
        (303, Some("/staff/gaps"))
    );
    let cookies = signed_in.all("set-cookie");
    let staff = cookies
        .iter()
        .find(|cookie| cookie.starts_with("__Host-staff="))
        .expect("the staff's cookie");
    assert!(
        staff.contains("SameSite=Strict") && staff.contains("HttpOnly") && staff.contains("Secure"),
        "{staff}"
    );
    let value = staff.split(';').next().unwrap();
    assert_eq!(
        portal.ask("GET", "/staff", &[("cookie", value)], "").status,
        200
    );
    let as_customer = value.replace("__Host-staff", "__Host-sid");
    assert_eq!(
        portal
            .ask("GET", "/orders", &[("cookie", &as_customer)], "")
            .status,
        303
    );
    let disabled = portal.run(&["staff", "disable", "--email", "ada@example.com"], "");
    assert!(disabled.status.success());
    assert_eq!(
        portal.ask("GET", "/staff", &[("cookie", value)], "").status,
        303,
        "signed out at once"
    );
}

#[test]
fn whoever_is_not_signed_in_is_sent_to_the_door_before_anything_is_made() {
    let portal = Portal::start();
    for (path, door) in [
        ("/staff", "/staff/sign-in?next=%2Fstaff"),
        (
            "/staff/journeys?q=ana",
            "/staff/sign-in?next=%2Fstaff%2Fjourneys%3Fq%3Dana",
        ),
        (
            "/staff/anything/else",
            "/staff/sign-in?next=%2Fstaff%2Fanything%2Felse",
        ),
        ("/orders", "/account?next=%2Forders"),
    ] {
        for accept in ["text/html", "*/*", "application/json"] {
            let answer = portal.ask("GET", path, &[("accept", accept)], "");
            assert_eq!(
                (answer.status, answer.header("location")),
                (303, Some(door)),
                "{path} {accept}"
            );
            assert!(
                answer.body.is_empty(),
                "{path}: nothing of the page is sent"
            );
        }
    }
    assert_eq!(portal.get("/staffing").status, 404);
}

#[test]
fn anothers_order_and_a_missing_one_are_the_same_bytes() {
    let portal = Portal::start();
    let key = portal.key("ingest");
    portal.put_order(&key, "HP-1", json!({}));
    portal.put_order(
        &key,
        "HP-2",
        json!({"customer": {"email": "bob@example.com"}}),
    );
    let ana = portal.cookie_of_customer("ana@example.com");
    for cookie in ["", ana.as_str()] {
        for path in ["/orders/N", "/orders/N/live"] {
            let ask = |number: &str| {
                let answer =
                    portal.ask("GET", &path.replace('N', number), &[("cookie", cookie)], "");
                let nonce = answer
                    .header("content-security-policy")
                    .and_then(|policy| policy.split_once("'nonce-"))
                    .map_or(String::new(), |(_, rest)| {
                        rest.split('\'').next().unwrap_or_default().to_owned()
                    });
                let text = answer.text();
                let text = if nonce.is_empty() {
                    text
                } else {
                    text.replace(&nonce, "N")
                };
                let location = answer
                    .header("location")
                    .unwrap_or_default()
                    .replace(number, "X");
                (answer.status, location, text.replace(number, "X"))
            };
            assert_eq!(ask("HP-2"), ask("HP-3"), "{path} {cookie}");
        }
    }
}

#[test]
fn what_is_for_developers_exists_in_the_demo_shop_alone() {
    let portal = Portal::with(&[]);
    for path in ["/dev/mailbox", "/dev/reload", "/dev/mailbox/1"] {
        assert_eq!(portal.get(path).status, 404, "{path}");
    }
    let demo = Portal::start();
    assert_eq!(demo.get("/dev/mailbox").status, 200);
}

#[test]
fn pages_for_everyone_say_what_they_are_for() {
    let portal = Portal::start();
    for path in ["/", "/help", "/promises", "/withdraw"] {
        let page = portal.get(path);
        let html = page.text();
        let said = html
            .split_once("<meta name=\"description\" content=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or("", |(said, _)| said);
        assert!(said.len() > 30, "{path}: {said:?}");
        assert!(!html.contains("rel=\"preload\""), "{path}");
    }
}
