//! A customer for the measurements, by the doors every customer takes: orders put by the API, then the look-up, the
//! mailed code, and the session that opens.

use crate::{http::Client, portal::Portal};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

/// Puts so many orders of one customer, numbered from 100001 as `LOAD-…`.
pub fn put_orders(portal: &Portal, key: &str, orders: u64) -> Result<()> {
    let bearer = format!("Bearer {key}");
    let headers = [
        ("Authorization", bearer.as_str()),
        ("Content-Type", "application/json"),
    ];
    let mut client = Client::new(&portal.origin);
    for n in 100_001..=100_000 + orders {
        let number = format!("LOAD-{n}");
        let body = json!({
            "number": number, "placed_at": "2026-11-12T09:14:00Z", "status": "shipped", "currency": "GBP",
            "customer": { "email": "load@example.com", "name": "Load Ribeiro" }, "deliver_by": "2026-11-23",
            "shipping_address": { "name": "Load Ribeiro", "street": "4 Quay Street", "city": "Leeds", "postal_code": "LS1 1AA", "region": "Yorkshire", "country": "GB" },
            "lines": [
                { "line_id": "1", "sku": "KETTLE", "title": "Enamel kettle, moss", "quantity": 1, "unit_price_minor": 6400 },
                { "line_id": "2", "sku": "TRAY", "title": "Oak tray, small", "quantity": 2, "unit_price_minor": 2800 },
            ],
            "shipments": [{ "carrier": "dpd", "tracking_number": format!("L{n}") }],
        });
        expect(
            client
                .call(
                    "PUT",
                    &format!("/api/v1/orders/{number}"),
                    &headers,
                    &body.to_string(),
                )?
                .status,
            201,
        )?;
        let scans = json!({ "events": [
            { "id": "1", "occurred_at": "2026-11-13T17:40:00Z", "status": "in_transit", "location": "Leeds" },
            { "id": "2", "occurred_at": "2026-11-14T06:02:00Z", "status": "in_transit", "detail": "arrived_at_facility", "location": "Bradford" },
        ] });
        let path = format!("/api/v1/shipments/dpd/L{n}/events");
        expect(
            client
                .call("POST", &path, &headers, &scans.to_string())?
                .status,
            200,
        )?;
    }
    Ok(())
}

/// The customer's id, as the API tells it.
pub fn customer(portal: &Portal, key: &str, email: &str) -> Result<String> {
    let bearer = format!("Bearer {key}");
    let answer = Client::new(&portal.origin).get(
        &format!("/api/v1/journeys/{email}"),
        &[("Authorization", bearer.as_str())],
    )?;
    let journey: Value = serde_json::from_slice(&answer.body)?;
    let id = journey["customer"]["id"].as_str();
    id.map(str::to_owned).context("the API knows the customer")
}

/// Signs in as that customer through the mailed code; the cookies to send from then on.
pub fn sign_in(portal: &Portal, email: &str) -> Result<String> {
    let mut browser = Browser::on(portal);
    let form = format!("act=link&address={}", email.replace('@', "%40"));
    browser.post("/account", &form)?;
    let code = code_for(portal, email)?;
    browser.post("/account", &format!("act=code&code={code}"))?;
    Ok(browser.cookies())
}

/// Signs in as a member of staff who sees everything; the cookies to send from then on.
pub fn sign_in_staff(portal: &Portal) -> Result<String> {
    let words = "staff add --email measure@shop.example --name Measure --role admin";
    let password = "a-password-for-measuring";
    portal.run_with(
        &words.split(' ').collect::<Vec<_>>(),
        &format!("{password}\n"),
    )?;
    let mut browser = Browser::on(portal);
    browser.post(
        "/staff/sign-in",
        &format!("email=measure%40shop.example&password={password}"),
    )?;
    Ok(browser.cookies())
}

/// Sends forms as a page of the portal does, and keeps the cookies.
struct Browser {
    client: Client,
    origin: String,
    jar: Vec<(String, String)>,
}

impl Browser {
    fn on(portal: &Portal) -> Self {
        Self {
            client: Client::new(&portal.origin),
            origin: portal.origin.clone(),
            jar: Vec::new(),
        }
    }

    fn cookies(&self) -> String {
        let pairs = self
            .jar
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("; ")
    }

    /// A form that is taken leads on to another page.
    fn post(&mut self, path: &str, form: &str) -> Result<()> {
        let cookies = self.cookies();
        let headers = [
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", self.origin.as_str()),
            ("Cookie", cookies.as_str()),
        ];
        let answer = self.client.call("POST", path, &headers, form)?;
        for (name, value) in &answer.headers {
            let set = name
                .eq_ignore_ascii_case("set-cookie")
                .then(|| value.split(';').next()?.split_once('='))
                .flatten();
            if let Some((name, value)) = set {
                self.jar.retain(|(known, _)| known != name);
                self.jar.push((name.to_owned(), value.to_owned()));
            }
        }
        expect(answer.status, 303)
    }
}

/// The six digits in the newest mail to that address, once the worker has sent it.
fn code_for(portal: &Portal, email: &str) -> Result<String> {
    let mut client = Client::new(&portal.origin);
    for _ in 0..200 {
        let answer = client.get("/dev/mailbox", &[("Accept", "application/json")])?;
        let mails: Value = serde_json::from_slice(&answer.body)?;
        let ours = mails
            .as_array()
            .into_iter()
            .flatten()
            .find(|mail| mail["to"] == email);
        let digits = ours.and_then(|mail| {
            let text = mail["text"].as_str()?;
            text.split(|c: char| !c.is_ascii_digit())
                .find(|word| word.len() == 6)
                .map(str::to_owned)
        });
        if let Some(digits) = digits {
            return Ok(digits);
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    bail!("no code came to {email}")
}

fn expect(status: u16, wanted: u16) -> Result<()> {
    (status == wanted)
        .then_some(())
        .with_context(|| format!("answered {status} instead of {wanted}"))
}
