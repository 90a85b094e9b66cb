//! Who sees what (invariant I7): every route, asked by six visitors for a thing of Ana's and for one that does not
//! exist. Where a visitor may not see hers, the two answers are the same: status, headers and bytes. A route that is not
//! in the table fails the build, and so does a line whose route is gone.

#[path = "../support/mod.rs"]
mod support;

mod hers;
mod routes;
mod table;

use hers::Hers;
use std::collections::BTreeSet;
use support::{Answer, Portal};
use table::{Body, Cell, ELSEWHERE, Line, TABLE, VISITORS};

#[test]
fn every_route_stands_in_the_table() {
    let there = routes::all();
    let told: BTreeSet<String> = TABLE
        .iter()
        .map(|line| line.route)
        .chain(ELSEWHERE.iter().map(|(route, _)| *route))
        .map(str::to_owned)
        .collect();
    let missing: Vec<_> = there.difference(&told).collect();
    let gone: Vec<_> = told.difference(&there).collect();
    assert!(
        missing.is_empty(),
        "these routes are not in server/tests/access_matrix/table.rs: {missing:#?}"
    );
    assert!(
        gone.is_empty(),
        "these lines of server/tests/access_matrix/table.rs have no route: {gone:#?}"
    );
}

#[test]
fn anothers_things_are_answered_as_missing_ones_by_every_route() {
    // Each question comes from an address of its own, which a proxy tells: no limit on one answers another.
    // A label, and slots that are never full: what the shop cannot do is nobody's.
    let means = "return_address = [\"Harbour & Pine\", \"Whitby\"]\nreturn_ways = [\"drop_off_qr\", \"label\", \"home_pickup\"]\n\
        [pickup]\ncountries = [\"DE\"]\ncapacity = 1000\n";
    let portal = Portal::with_shop(&["--demo", "--trusted-proxy", "127.0.0.1"], means);
    let shop = hers::Shop::open(&portal);
    let mut wrong = Vec::new();
    for line in TABLE {
        let mut hers = shop.things(&portal, line);
        for (visitor, cell) in VISITORS.iter().zip(line.cells) {
            if line.presses_on_an_order() {
                hers = shop.things(&portal, line);
            }
            if let Err(said) = answers(&portal, &hers, line, visitor, cell) {
                let asked = format!("{} as {visitor}", line.route);
                wrong.push(format!(
                    "{asked}, asking {} {:?}: {said}",
                    line.path, line.body
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Asks for hers and for a missing one, and compares.
fn answers(
    portal: &Portal,
    hers: &Hers,
    line: &Line,
    visitor: &str,
    cell: Cell,
) -> Result<(), String> {
    let ask = |which: usize| Seen::of(&send(portal, hers, line, visitor, which), hers, line);
    let theirs = ask(0);
    // Her address stands on pages of hers alone, and before staff and the shop's own systems.
    let may_know = match visitor {
        "owner" | "agent" => true,
        "key" => line.path.starts_with("/api/"),
        _ => line.path.starts_with("/dev/"),
    };
    if !may_know && (theirs.body.contains(hers::STREET) || theirs.body.contains(hers::SURNAME)) {
        return Err("it tells who she is or where she lives".to_owned());
    }
    let said = |seen: &Seen, expected: u16, of: &str| {
        if seen.status == expected {
            Ok(())
        } else {
            let status = seen.status;
            Err(format!("{status} for {of} instead of {expected}"))
        }
    };
    let names_a_thing = hers.names_in(line).next().is_some();
    match cell {
        Cell::Same(expected) => {
            said(&theirs, expected, "hers")?;
            let missing = if names_a_thing { ask(1) } else { return Ok(()) };
            match theirs.difference(&missing) {
                Some(difference) => Err(format!("hers and a missing one differ: {difference}")),
                None => Ok(()),
            }
        }
        Cell::Opens(expected, without) => {
            let missing = ask(1);
            said(&theirs, expected, "hers")?;
            said(&missing, without, "a missing one")?;
            match theirs.difference(&missing) {
                Some(_) => Ok(()),
                None => {
                    Err("hers is answered as a missing one, so this line proves nothing".to_owned())
                }
            }
        }
    }
}

fn send(portal: &Portal, hers: &Hers, line: &Line, visitor: &str, which: usize) -> Answer {
    let path = hers.filled(line.path, which, false);
    let (method, _) = line.route.split_once(' ').expect("a method and a path");
    let method = if method == "ANY" { "GET" } else { method };
    let address = hers.next_address();
    let (kind, body) = match line.body {
        Body::None | Body::Stream => ("text/plain", String::new()),
        Body::Form(form) => (
            "application/x-www-form-urlencoded",
            hers.filled(form, which, true),
        ),
        Body::Json(json) => ("application/json", hers.filled(json, which, false)),
        Body::Multipart(form) => (
            "multipart/form-data; boundary=x",
            hers.filled(form, which, false),
        ),
    };
    let mut headers = vec![
        ("content-type", kind),
        ("sec-fetch-site", "same-origin"),
        ("x-forwarded-for", address.as_str()),
    ];
    let proof = hers.proof(visitor);
    headers.extend(proof.as_ref().map(|(name, value)| (*name, value.as_str())));
    if matches!(line.body, Body::Stream) {
        // What stays open is not waited for.
        let status = portal.open_stream(&path, &headers).status;
        if status == 200 {
            return Answer {
                status,
                headers: Vec::new(),
                body: Vec::new(),
            };
        }
    }
    portal.ask(method, &path, &headers, &body)
}

/// An answer without what differs from one answer to the next and tells nothing: the time, the request's number, the nonce,
/// what is in a new cookie, a form's own key, the second of a receipt; and with the thing's own name, which was in the question, made the same.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// A text without the key that each form has of its own, and without the second that a receipt tells.
fn without_its_own(text: &str) -> String {
    let marks = [
        ("<input type=\"hidden\" name=\"key\" value=\"", "\""),
        ("<time datetime=\"", "</time>"),
        ("\"stated_at\":\"", "\""),
    ];
    let mut text = text.to_owned();
    for (start, end) in marks {
        let mut parts = text.split(start);
        let mut kept = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            kept.push_str(start);
            kept.push_str(part.split_once(end).map_or(part, |(_, rest)| rest));
        }
        text = kept;
    }
    text
}

impl Seen {
    fn of(answer: &Answer, hers: &Hers, line: &Line) -> Self {
        let nonce = answer
            .header("content-security-policy")
            .and_then(|policy| policy.split_once("'nonce-"))
            .and_then(|(_, rest)| rest.split_once('\''))
            .map(|(nonce, _)| nonce.to_owned());
        let plain = |text: &str| {
            let text = match &nonce {
                Some(nonce) => text.replace(nonce.as_str(), "NONCE"),
                None => text.to_owned(),
            };
            hers.masked(&without_its_own(&text), line)
        };
        let mut headers: Vec<_> = answer
            .headers
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), value))
            .filter(|(name, _)| !matches!(name.as_str(), "date" | "x-request-id" | "retry-after"))
            .map(|(name, value)| match name.as_str() {
                "set-cookie" => {
                    let cookie = value.split('=').next().unwrap_or_default();
                    (name, cookie.to_owned())
                }
                _ => (name, plain(value)),
            })
            .collect();
        headers.sort();
        Self {
            status: answer.status,
            headers,
            body: plain(&answer.text()),
        }
    }

    fn difference(&self, other: &Self) -> Option<String> {
        if self == other {
            return None;
        }
        if self.status != other.status {
            return Some(format!("{} and {}", self.status, other.status));
        }
        if self.headers != other.headers {
            let only = |one: &Self, two: &Self| {
                let mut only = one.headers.clone();
                only.retain(|header| !two.headers.contains(header));
                only
            };
            return Some(format!(
                "{:?} and {:?}",
                only(self, other),
                only(other, self)
            ));
        }
        let at = self
            .body
            .bytes()
            .zip(other.body.bytes())
            .position(|(a, b)| a != b)
            .unwrap_or_else(|| self.body.len().min(other.body.len()));
        let around = |text: &str| {
            let bytes = text.as_bytes();
            let part = bytes.get(at.saturating_sub(60)..(at + 60).min(bytes.len()));
            String::from_utf8_lossy(part.unwrap_or_default()).into_owned()
        };
        Some(format!(
            "…{}…\nand …{}…",
            around(&self.body),
            around(&other.body)
        ))
    }
}
