//! One parcel from the order to the door, in time and late.

use super::*;

#[test]
fn an_order_not_yet_confirmed_promises_nothing() {
    let mut order = order(Vec::new());
    order.status = OrderStatus::Placed;
    order.confirmed_at = None;
    order.promises.clear();
    assert_eq!(
        told(&order),
        [
            "We have your order",
            "We look at it and write to you once it is confirmed. Nothing to do on your side.",
            "● Ordered",
            "◎ We are checking your order",
            "○ Leaves us",
            "○ With you",
        ]
    );
}

#[test]
fn a_confirmed_order_answers_when_before_it_has_a_parcel() {
    assert_eq!(
        told_at(&order(Vec::new()), at("2026-11-12T12:00")),
        [
            "Arriving Monday, 23 November",
            "That is what we promised. Nothing to do on your side.",
            "● Ordered",
            "◎ We are packing it",
            "○ Leaves us",
            "○ With you",
        ]
    );
}

#[test]
fn a_parcel_on_time_shows_what_is_to_come() {
    let order = order(vec![parcel(&[HANDED_OVER, AT_HUB])]);
    assert_eq!(
        told(&order),
        [
            "Arriving Monday, 23 November",
            "That is what we promised. Nothing to do on your side.",
            "● Ordered",
            "◆ Packed and handed to DPD",
            "◎ At a sorting centre",
            "○ Out for delivery",
            "○ With you",
        ]
    );
    assert_eq!(badge(&order), "on time");
}

#[test]
fn a_promise_told_anew_draws_the_gap_where_it_was_told() {
    let order = revised(
        order(vec![parcel(&[
            HANDED_OVER,
            AT_HUB,
            (
                "2026-11-22T10:00",
                "in_transit",
                "departed_facility",
                "Bradford",
            ),
        ])]),
        "2026-11-22T07:00",
        "2026-11-25",
    );
    assert_eq!(
        told(&order),
        [
            "Arriving Tuesday, 24 November",
            "We promised Monday, 23 November. It is running a day late. Nothing to do on your side.",
            "● Ordered",
            "◆ Packed and handed to DPD",
            "● At a sorting centre",
            "// Running a day late from here. New promise: Tuesday, 24 November.",
            "◎ Left the sorting centre",
            "○ Out for delivery",
            "○ With you",
        ]
    );
    assert_eq!(badge(&order), "a day late, promise revised");
}

#[test]
fn a_revision_the_customer_asked_for_is_no_gap() {
    let mut order = revised(
        order(vec![parcel(&[HANDED_OVER])]),
        "2026-11-20T07:00",
        "2026-11-25",
    );
    for promise in &mut order.promises {
        promise.times.judged_by = promise.times.current_due_at;
        for revision in &mut promise.revisions {
            revision.asked_by_customer = true;
        }
    }
    assert!(!told(&order).iter().any(|line| line.starts_with("//")));
    assert_eq!(badge(&order), "on time");
}

#[test]
fn past_its_day_with_no_new_one_says_so_and_gaps_where_it_is_now() {
    let order = order(vec![parcel(&[HANDED_OVER, AT_HUB])]);
    assert_eq!(
        told_at(&order, at("2026-11-25T09:00")),
        [
            "Your order is late",
            "We promised Monday, 23 November. It is 2 days late so far, and we have no new date yet. Nothing to do on your side. If you would rather not wait, ask us.",
            "● Ordered",
            "◆ Packed and handed to DPD",
            "◎ At a sorting centre",
            "// We promised Monday, 23 November. It is 2 days late so far.",
            "○ Out for delivery",
            "○ With you",
        ]
    );
}

#[test]
fn delivered_in_time_ends_at_with_you() {
    let order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    assert_eq!(
        told(&order),
        [
            "Delivered Friday, 20 November",
            "We promised Monday, 23 November. It came 3 days early.",
            "● Ordered",
            "◆ Packed and handed to DPD",
            "◆ With you",
        ]
    );
    assert_eq!(badge(&order), "delivered, 3 days early");
}

#[test]
fn delivered_late_shows_the_gap_before_it() {
    let order = order(vec![parcel(&[
        HANDED_OVER,
        ("2026-11-26T11:20", "delivered", "", ""),
    ])]);
    let told = told_at(&order, at("2026-11-27T09:00"));
    assert_eq!(told[0], "Delivered Thursday, 26 November");
    assert_eq!(
        told[1],
        "We promised Monday, 23 November. It came 3 days late."
    );
    assert_eq!(
        told[3..],
        [
            "◆ Packed and handed to DPD",
            "// It came 3 days late. We promised Monday, 23 November.",
            "● With you"
        ]
    );
}

#[test]
fn delivered_by_the_new_promise_draws_one_gap_only() {
    let order = revised(
        order(vec![parcel(&[
            HANDED_OVER,
            AT_HUB,
            ("2026-11-24T11:20", "delivered", "", ""),
        ])]),
        "2026-11-22T07:00",
        "2026-11-25",
    );
    let told = told_at(&order, at("2026-11-24T12:00"));
    let gaps: Vec<_> = told.iter().filter(|line| line.starts_with("//")).collect();
    assert_eq!(
        gaps,
        ["// Running a day late from here. New promise: Tuesday, 24 November."]
    );
    assert_eq!(
        told[1],
        "We promised Monday, 23 November. It came a day late."
    );
}

#[test]
fn handed_over_late_is_a_gap_of_its_own() {
    let order = order(vec![parcel(&[(
        "2026-11-18T10:00",
        "in_transit",
        "",
        "London",
    )])]);
    let told = told(&order);
    assert_eq!(
        told[2..5],
        [
            "● Ordered",
            "// It left us 1.7 days late. We promised Monday, 16 November, 17:00.",
            "◎ Packed and handed to DPD"
        ]
    );
}

#[test]
fn out_for_delivery_arrives_today() {
    let order = order(vec![parcel(&[
        HANDED_OVER,
        ("2026-11-22T08:00", "out_for_delivery", "", "Bradford"),
    ])]);
    let told = told(&order);
    assert_eq!(told[0], "Arriving today");
    assert_eq!(
        told[1],
        "We promised it by Monday, 23 November. Nothing to do on your side but to take it in."
    );
    assert_eq!(told[4..], ["◎ Out for delivery", "○ With you"]);
}

#[test]
fn the_customers_word_counts_where_no_scan_came() {
    let mut order = order(vec![parcel(&[HANDED_OVER])]);
    order.parcels[0].confirmed_receipt_at = Some(at("2026-11-19T18:00"));
    order.received_at = order.parcels[0].received_at();
    let told = told(&order);
    assert_eq!(told[0], "Delivered Thursday, 19 November");
    assert_eq!(told.last().unwrap(), "◆ With you, as you told us");
}

#[test]
fn a_long_way_shows_its_ends_and_leaves_the_rest_to_the_list() {
    let mut scans = vec![HANDED_OVER];
    let times: Vec<String> = (14..22).map(|day| format!("2026-11-{day}T08:00")).collect();
    scans.extend(
        times
            .iter()
            .map(|time| (time.as_str(), "in_transit", "departed_facility", "")),
    );
    let order = order(vec![parcel(&scans)]);
    let telling = tell(&order, now());
    assert_eq!(telling.stories[0].left_out, 4);
    assert_eq!(
        told(&order)
            .iter()
            .filter(|line| line.contains("sorting centre"))
            .count(),
        4
    );
}
