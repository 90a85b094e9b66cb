//! The shop's things, as far as they can be sent instead of what came back: what one costs, what it is a variant of, and
//! how many are there.

use crate::{
    Timestamp,
    orders::fault::{Fault, Reader},
};
use serde_json::Value;

/// More of one thing than any shop keeps.
const MOST_ON_HAND: i64 = 1_000_000_000;
/// As of an order's line: what a hundred of them cost still adds up.
const LARGEST_PRICE: i64 = 1_000_000_000_000;

/// A thing as `PUT /api/v1/products/{sku}` brings it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductIn {
    pub sku: String,
    pub title: String,
    /// Variants of one thing share it; empty for a thing that has none.
    pub family: String,
    /// As orders name it; empty where they do not.
    pub category: String,
    /// Of one piece.
    pub unit_price_minor: i64,
    /// ISO 4217, upper case.
    pub currency: String,
    /// Pieces that can be sent; `None` for what nobody counts, which is never short.
    pub on_hand: Option<i64>,
    /// When they were counted; `None` for just now.
    pub counted_at: Option<Timestamp>,
}

/// Reads a product. `sku` is the one in the URL; a body that names another is refused.
///
/// # Errors
/// Every fault found.
pub fn parse_product(sku: &str, body: &Value) -> Result<ProductIn, Vec<Fault>> {
    let mut r = Reader::new(body);
    if let Some(named) = r.optional_text("/sku", 100)
        && named != sku
    {
        r.fault("/sku", "must be the SKU in the URL");
    }
    let on_hand = r.value("/on_hand").is_some();
    let counted = r.value("/counted_at").is_some();
    let product = ProductIn {
        sku: sku.to_owned(),
        title: r.text("/title", 500),
        family: r.optional_text("/family", 100).unwrap_or_default(),
        category: r.optional_text("/category", 200).unwrap_or_default(),
        unit_price_minor: r.whole("/unit_price_minor", 0, LARGEST_PRICE),
        currency: r.currency("/currency"),
        on_hand: on_hand.then(|| r.whole("/on_hand", 0, MOST_ON_HAND)),
        counted_at: counted.then(|| r.time("/counted_at")),
    };
    if counted && !on_hand {
        r.fault("/counted_at", "needs on_hand beside it");
    }
    r.finish(product)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_fault_of_a_product_is_named_at_once() {
        let body = json!({
            "sku": "other", "title": "", "unit_price_minor": -1, "currency": "pounds", "on_hand": 1.5,
        });
        let faults = parse_product("KETTLE", &body).unwrap_err();
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/sku",
                "/title",
                "/unit_price_minor",
                "/currency",
                "/on_hand"
            ]
        );
        let when = json!({
            "title": "Kettle", "unit_price_minor": 6_400, "currency": "gbp", "counted_at": "2026-11-12T09:14:00Z",
        });
        let faults = parse_product("KETTLE", &when).unwrap_err();
        assert_eq!(faults[0].pointer, "/counted_at");
    }

    #[test]
    fn what_nobody_counts_is_not_none_on_the_shelf() {
        let body = json!({ "title": "Kettle", "unit_price_minor": 6_400, "currency": "gbp" });
        let product = parse_product("KETTLE", &body).unwrap();
        assert_eq!((product.on_hand, product.currency.as_str()), (None, "GBP"));
    }
}
