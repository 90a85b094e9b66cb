//! An order as `PUT /api/v1/orders/{number}` brings it (shapes in `product.md`). Unknown fields are ignored; what is
//! left out stays as it was.

use super::{
    OrderStatus,
    fault::{Fault, Reader},
};
use crate::Timestamp;
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use serde_json::Value;

/// A whole order, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderIn {
    pub number: String,
    pub placed_at: Timestamp,
    pub status: OrderStatus,
    /// ISO 4217, upper case.
    pub currency: String,
    pub customer: CustomerIn,
    pub lines: Vec<LineIn>,
    pub shipping_address: Option<Address>,
    pub deliver_by: Option<Due>,
    pub dispatch_by: Option<Due>,
    /// `None`: the call did not speak of shipments; those known stay either way.
    pub shipments: Vec<ShipmentIn>,
    /// The code of the invitation it was bought by.
    pub referral_code: Option<String>,
}

/// Who bought. At least one of `email` and `external_id` is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CustomerIn {
    pub email: Option<String>,
    pub name: Option<String>,
    pub phone: Option<String>,
    /// A BCP 47 tag.
    pub locale: Option<String>,
    pub external_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIn {
    pub line_id: String,
    pub sku: String,
    pub title: String,
    /// Pieces.
    pub quantity: i64,
    /// Minor units of the order's currency, for one piece.
    pub unit_price_minor: i64,
    /// The shop's product category, for the gap view's grouping.
    pub category: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    pub name: Option<String>,
    pub street: Option<String>,
    pub city: Option<String>,
    pub postal_code: Option<String>,
    pub region: Option<String>,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShipmentIn {
    pub carrier: String,
    pub tracking_number: String,
    /// Line id and pieces; empty means "not said", which counts as everything.
    pub lines: Vec<(String, i64)>,
    pub deliver_by: Option<Due>,
}

/// A promised time: a moment, or a date that means "by the end of that day".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    At(Timestamp),
    By(Date),
}

impl Due {
    /// The moment the promise is due: for a date, the next local midnight of the given zone.
    #[must_use]
    pub fn moment(self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::At(moment) => moment,
            Self::By(date) => date
                .checked_add(1.day())
                .and_then(|next| next.to_zoned(zone.clone()))
                .map_or_else(
                    |_| Timestamp::from_micros(i64::MAX),
                    |midnight| midnight.timestamp().into(),
                ),
        }
    }

    /// Reads a date alone or RFC 3339.
    ///
    /// # Errors
    /// Words for the field's fault.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() == 10
            && let Ok(date) = text.parse::<Date>()
        {
            return Ok(Self::By(date));
        }
        Timestamp::parse(text)
            .map(Self::At)
            .map_err(|_| "must be a date such as 2026-11-23, or a time in RFC 3339 with an offset")
    }
}

const MOST_LINES: usize = 100;

/// What an order may cost, in minor units: sums of many orders still fit, and no shop sells for more.
pub const LARGEST_TOTAL: i64 = 10_000_000_000_000_000;
const MOST_SHIPMENTS: usize = 100;

/// Reads an order. `number` is the one in the URL; a body that names another is refused.
///
/// # Errors
/// Every fault found, each with the pointer of its field.
pub fn parse_order(number: &str, body: &Value) -> Result<OrderIn, Vec<Fault>> {
    let mut r = Reader::new(body);
    let named = r.text("/number", 100);
    // Browsers take these for steps in a path, so nobody could open such an order.
    if matches!(named.as_str(), "." | "..") {
        r.fault("/number", "must not be a dot or two");
    }
    if !named.is_empty() && named != number {
        r.fault("/number", "must be the number in the URL");
    }
    let status = one_of_statuses(&mut r);
    let currency = r.currency("/currency");
    let customer = CustomerIn {
        email: email(&mut r, "/customer/email"),
        name: r.optional_text("/customer/name", 200),
        phone: r.optional_text("/customer/phone", 50),
        locale: r.optional_text("/customer/locale", 35),
        external_id: r.optional_text("/customer/external_id", 200),
    };
    match r.value("/customer") {
        Some(value) if !value.is_object() => r.fault("/customer", "must be an object"),
        _ if r.value("/customer/email").is_none() && customer.external_id.is_none() => {
            r.fault(
                "/customer/email",
                "is required where there is no external_id",
            );
        }
        _ => {}
    }
    let placed_at = r.time("/placed_at");
    let lines = r.list("/lines", MOST_LINES, |r, at| LineIn {
        line_id: r.text(&format!("{at}/line_id"), 100),
        sku: r.text(&format!("{at}/sku"), 100),
        title: r.text(&format!("{at}/title"), 500),
        quantity: r.whole(&format!("{at}/quantity"), 1, 1_000_000),
        unit_price_minor: r.whole(&format!("{at}/unit_price_minor"), 0, 1_000_000_000_000),
        category: r.optional_text(&format!("{at}/category"), 200),
    });
    no_twins(
        &mut r,
        "/lines",
        "line_id",
        lines.iter().map(|line| line.line_id.clone()),
    );
    let shipping_address = address(&mut r);
    let deliver_by = due(&mut r, "/deliver_by");
    let dispatch_by = due(&mut r, "/dispatch_by");
    let shipments = r
        .optional_list("/shipments", MOST_SHIPMENTS, |r, at| ShipmentIn {
            carrier: carrier(r, &format!("{at}/carrier")),
            tracking_number: r.text(&format!("{at}/tracking_number"), 100),
            lines: r
                .optional_list(&format!("{at}/lines"), MOST_LINES, |r, at| {
                    (
                        r.text(&format!("{at}/line_id"), 100),
                        r.whole(&format!("{at}/quantity"), 1, 1_000_000),
                    )
                })
                .unwrap_or_default(),
            deliver_by: due(r, &format!("{at}/deliver_by")),
        })
        .unwrap_or_default();
    no_twins(
        &mut r,
        "/shipments",
        "tracking_number",
        shipments
            .iter()
            .map(|s| format!("{}\u{0}{}", s.carrier, s.tracking_number)),
    );
    for (n, shipment) in shipments.iter().enumerate() {
        for (m, (line_id, _)) in shipment.lines.iter().enumerate() {
            if !line_id.is_empty() && !lines.iter().any(|line| &line.line_id == line_id) {
                r.fault(
                    &format!("/shipments/{n}/lines/{m}/line_id"),
                    "is not a line of this order",
                );
            }
        }
    }
    if total_minor(&lines) > LARGEST_TOTAL {
        r.fault(
            "/lines",
            "must not cost more than 10,000,000,000,000,000 minor units together",
        );
    }
    let referral_code = r.optional_text("/referral_code", 60);
    r.finish(OrderIn {
        number: named,
        placed_at,
        status,
        currency,
        customer,
        lines,
        shipping_address,
        deliver_by,
        dispatch_by,
        shipments,
        referral_code,
    })
}

/// What lines cost together, in minor units; what does not fit counts as the most that does.
#[must_use]
pub fn total_minor(lines: &[LineIn]) -> i64 {
    lines.iter().fold(0, |total, line| {
        total.saturating_add(line.quantity.saturating_mul(line.unit_price_minor))
    })
}

fn one_of_statuses(r: &mut Reader<'_>) -> OrderStatus {
    let text = r.text("/status", 50);
    OrderStatus::read(&text).unwrap_or_else(|| {
        if !text.is_empty() {
            r.fault(
                "/status",
                "must be one of placed, confirmed, packed, shipped, delivered, cancelled",
            );
        }
        OrderStatus::Placed
    })
}

/// A carrier's code: lower case, so that `DPD` and `dpd` are one carrier.
fn carrier(r: &mut Reader<'_>, pointer: &str) -> String {
    r.text(pointer, 100).to_lowercase()
}

fn address(r: &mut Reader<'_>) -> Option<Address> {
    let value = r.value("/shipping_address")?;
    if !value.is_object() {
        r.fault("/shipping_address", "must be an object");
        return None;
    }
    let country = r
        .optional_text("/shipping_address/country", 2)
        .map(|code| code.to_uppercase());
    if country
        .as_ref()
        .is_some_and(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()))
    {
        r.fault(
            "/shipping_address/country",
            "must be two letters of ISO 3166-1, such as DE",
        );
    }
    Some(Address {
        name: r.optional_text("/shipping_address/name", 200),
        street: r.optional_text("/shipping_address/street", 300),
        city: r.optional_text("/shipping_address/city", 200),
        postal_code: r.optional_text("/shipping_address/postal_code", 20),
        region: r.optional_text("/shipping_address/region", 100),
        country,
    })
}

fn due(r: &mut Reader<'_>, pointer: &str) -> Option<Due> {
    let text = r.optional_text(pointer, 40)?;
    match Due::parse(&text) {
        Ok(due) => Some(due),
        Err(detail) => {
            r.fault(pointer, detail);
            None
        }
    }
}

/// A mail address in the shape a mail server takes: one `@`, no spaces, at most 254 bytes (RFC 5321 4.5.3.1.3). Whether
/// it exists only a mail can tell.
fn email(r: &mut Reader<'_>, pointer: &str) -> Option<String> {
    let text = r.optional_text(pointer, 254)?;
    if is_email(&text) {
        Some(text)
    } else {
        r.fault(pointer, "must be a mail address");
        None
    }
}

/// Whether a text has the shape of a mail address.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    !local.is_empty()
        && local.len() <= 64
        && text.len() <= 254
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !text.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"')
        })
        && !local.contains('@')
}

fn no_twins(r: &mut Reader<'_>, list: &str, field: &str, keys: impl Iterator<Item = String>) {
    let mut seen = std::collections::HashSet::new();
    for (n, key) in keys.enumerate() {
        if !key.is_empty() && !seen.insert(key) {
            r.fault(&format!("{list}/{n}/{field}"), "stands twice in this order");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn whole() -> Value {
        json!({
            "number": "HP-1", "placed_at": "2026-11-12T09:14:00Z", "status": "confirmed", "currency": "gbp",
            "customer": {"email": "ana@example.com"},
            "lines": [{"line_id": "1", "sku": "K1", "title": "Kettle", "quantity": 1, "unit_price_minor": 6400}],
            "shipments": [{"carrier": "DPD", "tracking_number": "T1", "deliver_by": "2026-11-23"}],
            "colour_of_the_box": "green"
        })
    }

    #[test]
    fn a_whole_order_is_taken_and_unknown_fields_are_ignored() {
        let order = parse_order("HP-1", &whole()).unwrap();
        assert_eq!(order.currency, "GBP");
        assert_eq!(order.shipments[0].carrier, "dpd");
    }

    #[test]
    fn an_order_costs_what_can_be_added_up_and_has_a_number_that_a_browser_can_open() {
        let mut body = whole();
        body["lines"][0]["quantity"] = json!(1_000_000);
        body["lines"][0]["unit_price_minor"] = json!(10_000_000_000_i64);
        assert!(parse_order("HP-1", &body).is_ok());
        body["lines"][0]["unit_price_minor"] = json!(10_000_000_001_i64);
        let faults = parse_order("HP-1", &body).unwrap_err();
        assert_eq!(faults[0].pointer, "/lines");
        body = whole();
        body["number"] = json!("..");
        assert_eq!(parse_order("..", &body).unwrap_err()[0].pointer, "/number");
    }

    #[test]
    fn every_fault_is_named_by_its_pointer_at_once() {
        let mut body = whole();
        body["status"] = json!("lost");
        body["lines"][0]["quantity"] = json!(0);
        body["customer"] = json!({"name": "Ana"});
        body["placed_at"] = json!("yesterday");
        body["shipments"][0]["lines"] = json!([{"line_id": "9", "quantity": 1}]);
        let faults = parse_order("HP-1", &body).unwrap_err();
        let mut pointers: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        pointers.sort_unstable();
        assert_eq!(
            pointers,
            [
                "/customer/email",
                "/lines/0/quantity",
                "/placed_at",
                "/shipments/0/lines/0/line_id",
                "/status"
            ]
        );
    }

    #[test]
    fn a_body_that_is_no_object_is_refused_without_a_panic() {
        for body in [json!([]), json!("x"), json!(null), json!(3)] {
            assert!(parse_order("HP-1", &body).is_err());
        }
    }

    #[test]
    fn a_date_alone_means_the_end_of_that_day_where_the_shop_is() {
        let zone = TimeZone::get("America/Sao_Paulo").unwrap();
        let due = Due::parse("2018-02-21").unwrap().moment(&zone);
        assert_eq!(due.to_string(), "2018-02-22T03:00:00Z");
        // The night the clocks went forward at midnight: the day ended at 01:00 local time.
        let spring = Due::parse("2017-10-14").unwrap().moment(&zone);
        assert_eq!(spring.to_string(), "2017-10-15T03:00:00Z");
    }
}
