//! What the parts of the page show, and to whom.

use super::*;

#[test]
fn no_part_of_an_order_page_needs_what_the_content_security_policy_forbids() {
    use crate::orders::gallery::{document, shown};
    let two = revised(
        order(vec![
            parcel(&[
                HANDED_OVER,
                AT_HUB,
                (
                    "2026-11-22T10:00",
                    "in_transit",
                    "departed_facility",
                    "Bradford",
                ),
            ]),
            parcel(&[HANDED_OVER, DELIVERED]),
        ]),
        "2026-11-22T07:00",
        "2026-11-25",
    );
    let mut missed = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    missed.parcels[0].denied_receipt_at = Some(at("2026-11-21T09:00"));
    let raw = order(vec![parcel(&[
        HANDED_OVER,
        ("2026-11-21T08:00", "teleported", "<b>beam</b>", "</title>"),
        AT_HUB,
    ])]);
    let failed = order(vec![parcel(&[
        HANDED_OVER,
        ("2026-11-22T08:00", "failure", "address_correction", "Leeds"),
    ])]);
    let orders = [
        order(Vec::new()),
        two,
        missed,
        raw,
        failed,
        order(vec![parcel(&[HANDED_OVER, DELIVERED])]),
    ];
    let body: String = Locale::ALL
        .into_iter()
        .flat_map(|locale| orders.iter().map(move |order| shown(order, locale, now())))
        .collect();
    for forbidden in [
        " style=",
        "<script",
        "onclick",
        "javascript:",
        "<b>beam",
        "</title>",
    ] {
        assert!(!body.contains(forbidden), "{forbidden}");
    }
    crate::design::to_look_at("orders.html", &document(&body));
}

#[test]
fn at_first_sight_no_place_and_no_words_of_the_carrier_are_told() {
    use crate::orders::gallery::shown;
    let mut order = order(vec![parcel(&[
        HANDED_OVER,
        ("2026-11-22T08:00", "failure", "", "Bradford"),
    ])]);
    order.parcels[0].scans[1].message = Some("Left with Mrs Smith".to_owned());
    let whole = shown(&order, Locale::En, now());
    assert!(
        whole.contains("Bradford")
            && whole.contains("Mrs Smith")
            && whole.contains("15501234567890")
    );
    order.sight = Sight::Status;
    order.lines.clear();
    let glance = shown(&order, Locale::En, now());
    for secret in [
        "Bradford",
        "London",
        "Mrs Smith",
        "15501234567890",
        "kettle",
        "I have it",
    ] {
        assert!(!glance.contains(secret), "{secret}");
    }
    assert!(glance.contains("DPD could not deliver"));
}
