//! The table: what each route answers to each of six visitors, for a thing of Ana's and for one that does not exist.
//!
//! To add a route: a line. `{order}` and the other names in braces stand once for Ana's thing and once for a missing one;
//! `hers` in the test fills them in. `Same(status)`: both are answered alike, byte for byte. `Opens(hers, missing)`: this
//! visitor sees a difference, and may.

pub use Cell::{Opens, Same};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Same(u16),
    Opens(u16, u16),
}

/// In the order of the cells.
pub const VISITORS: [&str; 6] = [
    // No cookie at all.
    "nobody",
    // A guest who found Ana's order by number and address: status and dates.
    "sight", // Ana.
    "owner", // Bob, who has an order of his own.
    "other", // A care agent, by the staff's cookie.
    "agent", // A shop system with every scope and no cookie.
    "key",
];

#[derive(Debug, Clone, Copy)]
pub enum Body {
    None,
    Form(&'static str),
    Json(&'static str),
    /// With `x` between its parts.
    Multipart(&'static str),
    /// The answer stays open where the thing is to be seen.
    Stream,
}

#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// As the router knows it.
    pub route: &'static str,
    /// What is asked.
    pub path: &'static str,
    pub body: Body,
    pub cells: [Cell; 6],
}

impl Line {
    /// Whether it asks about this.
    pub fn says(&self, name: &str) -> bool {
        let body = match self.body {
            Body::Form(text) | Body::Json(text) | Body::Multipart(text) => text,
            Body::None | Body::Stream => "",
        };
        self.path.contains(name) || body.contains(name)
    }

    /// What is pressed may count a turn or change something: each visitor presses on an order of its own.
    pub fn presses_on_an_order(&self) -> bool {
        let (Body::Form(form) | Body::Multipart(form)) = self.body else {
            return false;
        };
        self.path.contains("{order}") || form.contains("{order}")
    }
}

const fn line(route: &'static str, path: &'static str, body: Body, cells: [Cell; 6]) -> Line {
    Line {
        route,
        path,
        body,
        cells,
    }
}

const fn get(route: &'static str, path: &'static str, cells: [Cell; 6]) -> Line {
    line(route, path, Body::None, cells)
}

const fn post(
    route: &'static str,
    path: &'static str,
    form: &'static str,
    cells: [Cell; 6],
) -> Line {
    line(route, path, Body::Form(form), cells)
}

const fn multipart(
    route: &'static str,
    path: &'static str,
    form: &'static str,
    cells: [Cell; 6],
) -> Line {
    line(route, path, Body::Multipart(form), cells)
}

const fn stream(route: &'static str, path: &'static str, cells: [Cell; 6]) -> Line {
    line(route, path, Body::Stream, cells)
}

const fn json(
    route: &'static str,
    path: &'static str,
    body: &'static str,
    cells: [Cell; 6],
) -> Line {
    line(route, path, Body::Json(body), cells)
}

/// The same for everybody.
const fn all(cell: Cell) -> [Cell; 6] {
    [cell; 6]
}

/// For whoever is signed in as a customer; the others are sent to the door.
const SIGNED_IN: [Cell; 6] = [
    Same(303),
    Same(303),
    Same(200),
    Same(200),
    Same(303),
    Same(303),
];

/// For staff: the others are sent to their door.
const fn staff(cell: Cell) -> [Cell; 6] {
    [Same(303), Same(303), Same(303), Same(303), cell, Same(303)]
}

/// For whoever has the order whole: `sight` as said, the owner as said, a 404 for another customer, and for the others.
const fn owner(others: Cell, sight: Cell, owner: Cell) -> [Cell; 6] {
    [others, sight, owner, Same(404), others, others]
}

/// For API keys.
const fn keys(cell: Cell) -> [Cell; 6] {
    [Same(401), Same(401), Same(401), Same(401), Same(401), cell]
}

const ORDER: &str = r#"{"number":"{order}","placed_at":"2026-11-12T09:14:00Z","status":"confirmed","currency":"GBP",
    "customer":{"email":"{email}"},"lines":[{"line_id":"1","sku":"KETTLE-MOSS","title":"Kettle","quantity":1,"unit_price_minor":6400}]}"#;
const SCAN: &str =
    r#"{"events":[{"id":"m","occurred_at":"2026-11-12T08:00:00Z","status":"in_transit"}]}"#;

const NO_PHOTO: &str = "--x\r\ncontent-disposition: form-data; name=\"key\"\r\n\r\nk\r\n--x--\r\n";

pub const TABLE: &[Line] = &[
    // Pages for everybody.
    get("GET /", "/", all(Same(200))),
    get("GET /account", "/account", all(Same(200))),
    get("GET /help", "/help", all(Same(200))),
    get("GET /withdraw", "/withdraw", all(Same(200))),
    get("GET /promises", "/promises", all(Same(200))),
    get("GET /sign-in/{token}", "/sign-in/{link}", all(Same(200))),
    get(
        "GET /reviews/{product}",
        "/reviews/{product}",
        all(Opens(200, 404)),
    ),
    get("GET /share/{id}", "/share/{share}", all(Opens(200, 404))),
    get("GET /i/{code}", "/i/{code}", all(Opens(200, 404))),
    // Whoever holds the link of a notice may open what it is about: that is what it is for.
    get("GET /l/{token}", "/l/{link}", all(Opens(303, 410))),
    get("GET /staff/sign-in", "/staff/sign-in", all(Same(200))),
    // A customer's own.
    get("GET /orders", "/orders", SIGNED_IN),
    get("GET /refer", "/refer", SIGNED_IN),
    get(
        "GET /orders/{number}",
        "/orders/{order}",
        owner(Same(303), Opens(200, 303), Opens(200, 404)),
    ),
    get(
        "GET /reviews/new",
        "/reviews/new?order={order}",
        owner(Same(303), Opens(303, 303), Opens(200, 404)),
    ),
    get(
        "GET /share/new",
        "/share/new?order={order}&sku=TRAY-OAK-S",
        owner(Same(303), Opens(303, 303), Opens(200, 404)),
    ),
    get(
        "GET /orders/{number}/parcels/{file}",
        "/orders/{order}/parcels/1.ics",
        owner(Same(404), Opens(200, 404), Opens(200, 404)),
    ),
    stream(
        "GET /orders/{number}/live",
        "/orders/{order}/live",
        owner(Same(404), Opens(200, 404), Opens(200, 404)),
    ),
    get(
        "GET /orders/{number}/fix",
        "/orders/{order}/fix",
        owner(Same(303), Opens(303, 303), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}",
        "/returns/{return}",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}/code",
        "/returns/{return}/code",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}/change",
        "/returns/{return}/change",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}/photos",
        "/returns/{return}/photos",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}/photos/{file}",
        "/returns/{return}/photos/{photo}.jpg",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}/label.pdf",
        "/returns/{return}/label.pdf",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}/pickup",
        "/returns/{return}/pickup",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /returns/{id}/pickup.ics",
        "/returns/{return}/pickup.ics",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    get(
        "GET /help/{id}",
        "/help/{case}",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    // A code that is none. One that is ours says what it is to everybody, and nothing of whose.
    get("GET /Q/{code}", "/Q/1.AAAA.AAAA.AAAA", all(Same(404))),
    get(
        "GET /returns/{id}/code.svg",
        "/returns/{return}/code.svg",
        owner(Same(404), Same(404), Opens(200, 404)),
    ),
    // What is pressed.
    post(
        "POST /",
        "/",
        "number={order}&email=stranger%40example.com",
        all(Same(422)),
    ),
    post(
        "POST /",
        "/",
        "number={order}&email={email}",
        all(Opens(303, 422)),
    ),
    post(
        "POST /language",
        "/language",
        "language=de&back=%2F",
        all(Same(303)),
    ),
    post(
        "POST /orders/{number}",
        "/orders/{order}",
        "act=send",
        owner(Same(404), Opens(303, 404), Opens(303, 404)),
    ),
    post(
        "POST /orders/{number}",
        "/orders/{order}",
        "act=open&code=000000",
        owner(Same(404), Opens(422, 404), Opens(422, 404)),
    ),
    post(
        "POST /orders/{number}",
        "/orders/{order}",
        "act=have&parcel={parcel}",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /orders/{number}",
        "/orders/{order}",
        "act=have_not&parcel={parcel}",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /reviews/new",
        "/reviews/new?order={order}&product=TRAY-OAK-S",
        "stars=4&name=A&key=k",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /share/new",
        "/share/new",
        "order={order}&sku=TRAY-OAK-S",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /orders/{number}/fix",
        "/orders/{order}/fix?line=1&reason=faulty",
        "outcome=refund&hand_over=drop_off_qr&key=k",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /returns/{id}/change",
        "/returns/{return}/change",
        "outcome=repair",
        owner(Same(404), Same(404), Opens(422, 404)),
    ),
    post(
        "POST /returns/{id}",
        "/returns/{return}",
        "act=hand_over",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /returns/{id}",
        "/returns/{return}",
        "act=cancel",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /returns/{id}/pickup",
        "/returns/{return}/pickup",
        "slot={slot}",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /returns/{id}/pickup",
        "/returns/{return}/pickup",
        "act=cancel",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    // No time was chosen; who may not see the return is not told so.
    post(
        "POST /returns/{id}/pickup",
        "/returns/{return}/pickup",
        "slot=noon",
        owner(Same(404), Same(404), Opens(422, 404)),
    ),
    multipart(
        "POST /orders/{number}/fix",
        "/orders/{order}/fix?line=1&reason=faulty",
        "--x\r\ncontent-disposition: form-data; name=\"outcome\"\r\n\r\nrefund\r\n--x--\r\n",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    // No photo was chosen; who may not see the return is not told so.
    multipart(
        "POST /returns/{id}/photos",
        "/returns/{return}/photos",
        NO_PHOTO,
        owner(Same(404), Same(404), Opens(422, 404)),
    ),
    post(
        "POST /returns/{id}/photos",
        "/returns/{return}/photos",
        "act=remove&photo={photo}",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /help",
        "/help",
        "about=order:{order}&topic=order&words=And%3F&key=k",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /help/{id}",
        "/help/{case}",
        "words=And%3F&key=k",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    post(
        "POST /help/{id}",
        "/help/{case}",
        "act=solved",
        owner(Same(404), Same(404), Opens(303, 404)),
    ),
    // Anybody may withdraw, and is told the same whether there is such an order or not.
    post(
        "POST /withdraw",
        "/withdraw",
        "name=A&order={order}&email={email}",
        all(Same(200)),
    ),
    post(
        "POST /withdraw",
        "/withdraw",
        "name=A&order={order}&email={email}&step=confirm&key=k",
        all(Same(200)),
    ),
    post("POST /refer", "/refer", "act=make", all(Same(303))),
    post(
        "POST /account",
        "/account",
        "act=link&address={email}",
        // Three mails a quarter of an hour, whether anybody has the address or not.
        [
            Same(303),
            Same(303),
            Same(303),
            Same(429),
            Same(429),
            Same(429),
        ],
    ),
    post(
        "POST /account",
        "/account",
        "act=code&code=000000",
        all(Same(422)),
    ),
    post(
        "POST /account",
        "/account",
        "act=language&language=en",
        all(Same(303)),
    ),
    post("POST /account", "/account", "act=sign_out", all(Same(303))),
    post(
        "POST /sign-in/{token}",
        "/sign-in/{link}",
        "",
        all(Same(422)),
    ),
    // Staff.
    get("GET /staff", "/staff", staff(Same(200))),
    get(
        "GET /staff/journeys",
        "/staff/journeys?q={order}",
        staff(Opens(200, 200)),
    ),
    get(
        "GET /staff/journeys/{customer}",
        "/staff/journeys/{customer}",
        staff(Opens(200, 404)),
    ),
    get("GET /staff/gaps", "/staff/gaps", staff(Same(200))),
    get(
        "GET /staff/gaps/{touchpoint}",
        "/staff/gaps/{kind}",
        staff(Opens(200, 404)),
    ),
    get(
        "GET /staff/gaps/{touchpoint}",
        "/staff/gaps/{transition}",
        staff(Opens(200, 404)),
    ),
    get("GET /staff/reviews", "/staff/reviews", staff(Same(200))),
    get("GET /staff/advocates", "/staff/advocates", staff(Same(200))),
    get(
        "GET /staff/returns",
        "/staff/returns?code={short}",
        staff(Opens(303, 404)),
    ),
    get(
        "GET /staff/returns/reasons",
        "/staff/returns/reasons",
        staff(Same(200)),
    ),
    get(
        "GET /staff/returns/{id}",
        "/staff/returns/{return}",
        staff(Opens(200, 404)),
    ),
    get(
        "GET /staff/returns/{id}/photos",
        "/staff/returns/{return}/photos",
        staff(Opens(200, 404)),
    ),
    get(
        "GET /staff/returns/{id}/photos/{file}",
        "/staff/returns/{return}/photos/{photo}-small.jpg",
        staff(Opens(200, 404)),
    ),
    multipart(
        "POST /staff/returns/{id}/photos",
        "/staff/returns/{return}/photos",
        NO_PHOTO,
        staff(Opens(422, 404)),
    ),
    get("GET /staff/cases", "/staff/cases", staff(Same(200))),
    get(
        "GET /staff/cases/{id}",
        "/staff/cases/{case}",
        staff(Opens(200, 404)),
    ),
    // For admins alone: an agent finds nothing there.
    get(
        "GET /staff/settings/returns",
        "/staff/settings/returns",
        staff(Same(404)),
    ),
    post(
        "POST /staff/settings/returns",
        "/staff/settings/returns",
        "act=save&window_days=0",
        staff(Same(404)),
    ),
    post(
        "POST /staff/returns",
        "/staff/returns",
        "code={short}",
        staff(Opens(303, 422)),
    ),
    post(
        "POST /staff/returns/{id}",
        "/staff/returns/{return}",
        "act=receive",
        staff(Opens(303, 404)),
    ),
    post(
        "POST /staff/returns/{id}",
        "/staff/returns/{return}",
        "act=paid&refund={refund}",
        staff(Opens(409, 404)),
    ),
    post(
        "POST /staff/cases/{id}",
        "/staff/cases/{case}",
        "words=Yes.&then=stay&seen=1&key=k",
        staff(Opens(303, 404)),
    ),
    stream(
        "GET /staff/live",
        "/staff/live",
        [
            Same(404),
            Same(404),
            Same(404),
            Same(404),
            Same(200),
            Same(404),
        ],
    ),
    post(
        "POST /staff/reviews",
        "/staff/reviews",
        "act=publish&review={review}",
        staff(Opens(303, 404)),
    ),
    post(
        "POST /staff/advocates",
        "/staff/advocates",
        "referral={referral}",
        // A care agent issues no rewards.
        staff(Same(404)),
    ),
    post(
        "POST /staff/sign-in",
        "/staff/sign-in",
        "email={email}&password=not+hers",
        all(Same(422)),
    ),
    post(
        "POST /staff/sign-out",
        "/staff/sign-out",
        "",
        staff(Same(303)),
    ),
    // Machines.
    json(
        "PUT /api/v1/orders/{number}",
        "/api/v1/orders/{order}",
        ORDER,
        keys(Opens(200, 201)),
    ),
    json(
        "POST /api/v1/shipments/{carrier}/{tracking_number}/events",
        "/api/v1/shipments/dpd/{tracking}/events",
        SCAN,
        keys(Opens(200, 202)),
    ),
    json(
        "PUT /api/v1/products/{sku}",
        "/api/v1/products/MUG",
        "{}",
        keys(Same(422)),
    ),
    json(
        "POST /api/v1/withdrawals",
        "/api/v1/withdrawals",
        r#"{"name":"A","order":"{order}","email":"{email}"}"#,
        keys(Same(201)),
    ),
    json(
        "POST /api/v1/orders/{number}/fix/simulate",
        "/api/v1/orders/{order}/fix/simulate",
        r#"{"items":[{"line_id":"1"}],"reason":"faulty"}"#,
        keys(Opens(200, 404)),
    ),
    json(
        "POST /api/v1/returns",
        "/api/v1/returns",
        r#"{"items":[{"order":"{order}","line_id":"1"}],"reason":"faulty","wanted":"refund"}"#,
        keys(Opens(201, 404)),
    ),
    get(
        "GET /api/v1/returns/{id}",
        "/api/v1/returns/{return}",
        keys(Opens(200, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/receive",
        "/api/v1/returns/{return}/receive",
        "{}",
        keys(Opens(200, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/inspect",
        "/api/v1/returns/{return}/inspect",
        "{}",
        keys(Opens(409, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/decide",
        "/api/v1/returns/{return}/decide",
        "{}",
        keys(Opens(409, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/refund",
        "/api/v1/returns/{return}/refund",
        "{}",
        keys(Opens(409, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/replace",
        "/api/v1/returns/{return}/replace",
        "{}",
        keys(Opens(409, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/photos",
        "/api/v1/returns/{return}/photos",
        "no picture",
        keys(Same(415)),
    ),
    json(
        "POST /api/v1/returns/{id}/change",
        "/api/v1/returns/{return}/change",
        r#"{"wanted":"repair"}"#,
        keys(Opens(422, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/cancel",
        "/api/v1/returns/{return}/cancel",
        "{}",
        keys(Opens(200, 404)),
    ),
    get("GET /api/v1/refunds", "/api/v1/refunds", keys(Same(200))),
    // Hers was paid at once.
    json(
        "POST /api/v1/refunds/{id}/confirm",
        "/api/v1/refunds/{refund}/confirm",
        "{}",
        keys(Opens(200, 404)),
    ),
    json(
        "POST /api/v1/refunds/{id}/fail",
        "/api/v1/refunds/{refund}/fail",
        r#"{"reason":"other"}"#,
        keys(Opens(409, 404)),
    ),
    get(
        "GET /api/v1/returns/{id}/pickup/slots",
        "/api/v1/returns/{return}/pickup/slots",
        keys(Opens(200, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/pickup",
        "/api/v1/returns/{return}/pickup",
        r#"{"slot":"{slot}"}"#,
        keys(Opens(200, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/pickup/cancel",
        "/api/v1/returns/{return}/pickup/cancel",
        "{}",
        keys(Opens(200, 404)),
    ),
    json(
        "POST /api/v1/returns/{id}/pickup/collected",
        "/api/v1/returns/{return}/pickup/collected",
        "{}",
        keys(Opens(200, 404)),
    ),
    get(
        "GET /api/v1/journeys/{customer}",
        "/api/v1/journeys/{customer}",
        keys(Opens(200, 404)),
    ),
    get("GET /api/v1/gaps", "/api/v1/gaps", keys(Same(200))),
    get(
        "GET /api/v1/openapi.json",
        "/api/v1/openapi.json",
        all(Same(200)),
    ),
    get("ANY /api/{*rest}", "/api/v1/nowhere", all(Same(404))),
    get("GET /healthz", "/healthz", all(Same(200))),
    get("GET /readyz", "/readyz", all(Same(200))),
    get("GET /shop.css", "/shop.css", all(Same(200))),
    json("POST /csp-reports", "/csp-reports", "{}", all(Same(204))),
    // The demo shop's mails are everybody's, and there are none elsewhere (`guards.rs`).
    get("GET /dev/mailbox", "/dev/mailbox", all(Same(200))),
    get(
        "GET /dev/mailbox/{id}",
        "/dev/mailbox/{missing}",
        all(Same(404)),
    ),
    stream("GET /dev/reload", "/dev/reload", all(Same(200))),
];

/// Not on the portal's public address.
pub const ELSEWHERE: [(&str, &str); 1] = [(
    "GET /metrics",
    "has a listener of its own, where THROUGHLINE_METRICS_LISTEN says",
)];
