//! What goes wrong, and what the page says to do.

use super::*;

#[test]
fn a_cancelled_order_waits_for_nothing() {
    let mut order = order(Vec::new());
    order.status = OrderStatus::Cancelled;
    order.cancelled_at = Some(at("2026-11-14T08:00"));
    for promise in &mut order.promises {
        promise.times.waived_at = order.cancelled_at;
    }
    assert_eq!(
        told(&order),
        [
            "This order was cancelled",
            "If that surprises you, ask us.",
            "● Ordered",
            "● Order cancelled"
        ]
    );
}

#[test]
fn an_order_withdrawn_from_is_the_customers_own_doing_and_waits_for_nothing() {
    for parcels in [Vec::new(), vec![parcel(&[HANDED_OVER])]] {
        let mut order = order(parcels);
        order.withdrawn_at = Some(at("2026-11-21T08:00"));
        for promise in &mut order.promises {
            promise.times.waived_at = order.withdrawn_at;
        }
        let told = told(&order);
        assert_eq!(told[0], "You withdrew from this order");
        assert_eq!(
            told.last().map(String::as_str),
            Some("● Contract withdrawn from")
        );
    }
    let mut order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    order.withdrawn_at = Some(at("2026-11-14T08:00"));
    assert_eq!(
        told(&order)[0],
        "Delivered Friday, 20 November",
        "a delivery outranks it too"
    );
}

#[test]
fn a_delivery_outranks_a_cancellation() {
    let mut order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    order.status = OrderStatus::Cancelled;
    order.cancelled_at = Some(at("2026-11-14T08:00"));
    assert_eq!(told(&order)[0], "Delivered Friday, 20 November");
}

#[test]
fn every_trouble_says_what_to_do() {
    let cases = [
        (
            "failure",
            "",
            "DPD could not deliver your parcel",
            "If they left a card",
        ),
        (
            "failure",
            "delivery_exception",
            "DPD could not deliver your parcel",
            "If they left a card",
        ),
        (
            "failure",
            "address_correction",
            "Your parcel needs a better address",
            "Tell us the right address",
        ),
        (
            "in_transit",
            "awaiting_information",
            "DPD needs something from you",
            "Look for a message from DPD",
        ),
        (
            "failure",
            "damaged",
            "Your parcel was damaged on the way",
            "we put it right",
        ),
        (
            "error",
            "lost",
            "Your parcel was lost on the way",
            "we put it right",
        ),
        (
            "failure",
            "refused",
            "Your parcel was refused at the door",
            "If that was not you",
        ),
        (
            "in_transit",
            "held",
            "DPD is holding your parcel",
            "If nothing moves for two days",
        ),
        (
            "return_to_sender",
            "",
            "Your parcel is on its way back to us",
            "how you get it after all",
        ),
        (
            "unknown",
            "",
            "Arriving Monday, 23 November",
            "Nothing to do",
        ),
        (
            "error",
            "",
            "Something is wrong with your parcel",
            "what happened",
        ),
        (
            "error",
            "expired",
            "DPD has no news of your parcel",
            "where it is",
        ),
        ("cancelled", "", "DPD cancelled this parcel", "ask us"),
        (
            "available_for_pickup",
            "",
            "Ready for you to collect",
            "Take the carrier’s message",
        ),
    ];
    for (status, detail, heading, todo) in cases {
        let told = told(&order(vec![parcel(&[
            HANDED_OVER,
            ("2026-11-22T08:00", status, detail, ""),
        ])]));
        assert_eq!(told[0], heading, "{status} {detail}");
        assert!(told[1].contains(todo), "{status} {detail}: {}", told[1]);
    }
}

#[test]
fn every_status_has_a_page() {
    for status in Status::ALL {
        let told = told(&order(vec![parcel(&[(
            "2026-11-20T08:00",
            status.as_str(),
            "",
            "",
        )])]));
        assert!(
            told.len() >= 3 && told.iter().all(|line| line.len() > 3),
            "{status:?}: {told:?}"
        );
    }
}

#[test]
fn a_delay_is_explained_and_still_arrives() {
    let told = told(&order(vec![parcel(&[
        HANDED_OVER,
        ("2026-11-22T08:00", "in_transit", "weather_delay", ""),
    ])]));
    assert_eq!(told[0], "Arriving Monday, 23 November");
    assert_eq!(
        told[1],
        "We promised it by Monday, 23 November. The weather is holding it up. Nothing to do on your side."
    );
}

#[test]
fn a_code_nobody_knows_is_shown_as_it_came() {
    let told = told(&order(vec![parcel(&[
        HANDED_OVER,
        ("2026-11-22T08:00", "teleported", "", ""),
    ])]));
    assert!(
        told.contains(&"◎ DPD says “teleported”".to_owned()),
        "{told:?}"
    );
}

#[test]
fn said_to_be_delivered_and_not_there_is_a_gap() {
    let mut order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    order.parcels[0].denied_receipt_at = Some(at("2026-11-21T09:00"));
    let told = told(&order);
    assert_eq!(told[0], "Your parcel is missing");
    assert!(told[1].starts_with("Look around your door"));
    assert_eq!(
        told[4..],
        [
            "● DPD says: delivered",
            "// Said to be delivered, and not with you.",
            "◎ You told us that you do not have it"
        ]
    );
}

#[test]
fn found_after_all_is_delivered_again() {
    let mut order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    order.parcels[0].denied_receipt_at = Some(at("2026-11-21T09:00"));
    order.parcels[0].confirmed_receipt_at = Some(at("2026-11-21T18:00"));
    assert_eq!(told(&order)[0], "Delivered Friday, 20 November");
}
