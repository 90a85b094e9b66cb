//! Several parcels, parts of an order, and orders without any parcel.

use super::*;

#[test]
fn two_parcels_with_one_in_hand_say_which_part_is_missing() {
    let order = order(vec![
        parcel(&[HANDED_OVER, DELIVERED]),
        parcel(&[HANDED_OVER]),
    ]);
    let told = told(&order);
    assert_eq!(told[0], "1 of 2 parcels is with you");
    assert_eq!(
        told[1],
        "The rest arrives by Monday, 23 November. Nothing to do on your side."
    );
}

#[test]
fn several_parcels_on_their_way_answer_with_the_last_one() {
    let mut order = order(vec![parcel(&[HANDED_OVER, AT_HUB]), parcel(&[HANDED_OVER])]);
    let second = order.parcels[1].id;
    order
        .promises
        .push(promise(PromiseKind::DeliverBy, "2026-11-27", Some(second)));
    assert_eq!(
        told(&order)[0],
        "Arriving in 2 parcels, the last by Thursday, 26 November"
    );
}

#[test]
fn all_parcels_in_hand_tell_the_last_day() {
    let order = order(vec![
        parcel(&[HANDED_OVER, DELIVERED]),
        parcel(&[("2026-11-21T10:00", "delivered", "", "")]),
    ]);
    assert_eq!(
        told(&order)[0],
        "All 2 parcels delivered, the last on Saturday, 21 November"
    );
}

#[test]
fn pieces_in_no_parcel_are_still_to_come() {
    let mut order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    order.lines[0].quantity = 3;
    order.parcels[0].lines = vec![("1".to_owned(), 2)];
    order.received_at = None;
    let telling = tell(&order, now());
    assert_eq!(telling.unsent, 1);
    assert_eq!(telling.headline, Headline::MoreToSend { received: 1 });
}

#[test]
fn what_is_not_sent_yet_and_late_is_said_first_and_no_parcel_says_it_was_kept() {
    let mut order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    order.lines[0].quantity = 3;
    order.parcels[0].lines = vec![("1".to_owned(), 2)];
    order.received_at = None;
    let said = told(&order);
    assert_eq!(said[0], "What we have sent is with you, more is to come");
    assert!(
        said[1].starts_with("We promised Monday, 16 November, 17:00. It is 5.7 days late so far"),
        "{}",
        said[1]
    );
    let whole = said.join("\n");
    assert!(!whole.contains("early"), "{whole}");
}

#[test]
fn at_first_sight_an_incomplete_order_is_not_said_to_be_delivered() {
    let mut order = order(vec![parcel(&[HANDED_OVER, DELIVERED])]);
    order.lines.clear();
    order.received_at = None;
    assert_eq!(
        told(&order)[0],
        "What we have sent is with you, more is to come"
    );
}

#[test]
fn a_parcel_in_trouble_is_named_among_several() {
    let order = order(vec![
        parcel(&[HANDED_OVER]),
        parcel(&[HANDED_OVER, ("2026-11-22T08:00", "failure", "damaged", "")]),
    ]);
    assert_eq!(
        told(&order)[0],
        "Parcel 2: Your parcel was damaged on the way"
    );
}

#[test]
fn an_order_marked_delivered_without_a_time_claims_none() {
    let mut order = order(Vec::new());
    order.status = OrderStatus::Delivered;
    let told = told_at(&order, at("2026-12-01T09:00"));
    assert_eq!(told[0], "Your order is marked as delivered");
    assert!(!told.iter().any(|line| line.starts_with("//")), "{told:?}");
}

#[test]
fn an_order_shipped_without_a_parcel_still_says_when() {
    let mut order = order(Vec::new());
    order.status = OrderStatus::Shipped;
    assert_eq!(told(&order)[0], "Arriving Monday, 23 November");
    order.promises.clear();
    assert_eq!(told(&order)[0], "Your order is on its way");
}
