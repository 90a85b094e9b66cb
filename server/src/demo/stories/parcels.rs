//! Orders in several parcels, in part, or in none.

use super::super::{order::Order, people::Person, script::Script};
use domain::orders::OrderStatus;

pub fn tell(script: &mut Script) {
    one_is_here_and_one_is_coming(script);
    a_part_is_still_with_us(script);
    both_are_here(script);
    one_was_called_off_and_sent_again(script);
    sent_without_a_parcel(script);
    marked_delivered(script);
}

fn one_is_here_and_one_is_coming(script: &mut Script) {
    let lars = Person::german(
        "Ulrike Vogel",
        "ulrike@post.example",
        "Bäckerstraße 9",
        "Berlin",
        "10115",
        "Berlin",
    );
    let (first, second) = ("00340434161094021711", "00340434161094021728");
    let placed = script.days_ago(7, "09:50");
    let order = Order::of("HP-10476", &lars, placed)
        .item("BOWL-STONE", 4)
        .item("MUG-STONE", 4)
        .is(OrderStatus::Confirmed);
    script.put(placed, &order);
    let (soon, later) = (script.by_day(-1), script.by_day(3));
    let order = order
        .is(OrderStatus::Shipped)
        .parcel_with("dhl", first, &[("1", 4)], Some(soon))
        .parcel_with("dhl", second, &[("2", 4)], Some(later));
    script.put(script.days_ago(5, "14:30"), &order);
    script.handed_over(5, "dhl", first, "Whitby");
    script.handed_over(3, "dhl", second, "Whitby");
    script.brought(2, "13:13", "dhl", first, "Berlin");
}

fn a_part_is_still_with_us(script: &mut Script) {
    let parcel = "JV510022222GB";
    let leonor = Person::british(
        "Eleanor Marsh",
        "eleanor@mail.example",
        "21 Esk Terrace",
        "Whitby",
        "YO21 1PA",
        "Yorkshire",
    );
    let placed = script.days_ago(5, "16:05");
    let order = Order::of("HP-10479", &leonor, placed)
        .item("CANDLE-PINE", 6)
        .item("CLOTH-LINEN", 1)
        .deliver_by(script.by_day(2));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order
        .is(OrderStatus::Shipped)
        .parcel_with("royal_mail", parcel, &[("1", 4)], None);
    script.put(script.days_ago(4, "15:30"), &order);
    script.handed_over(4, "royal_mail", parcel, "Whitby");
    script.brought(1, "09:40", "royal_mail", parcel, "Whitby");
}

fn both_are_here(script: &mut Script) {
    let (first, second) = ("15502946710777", "15502946710784");
    let paul = Person::british(
        "Paul Hughes",
        "paul.hughes@mail.example",
        "44 Cathedral Road",
        "Cardiff",
        "CF11 9LL",
        "Wales",
    );
    let placed = script.days_ago(13, "07:55");
    let due = script.by_day(-6);
    let order = Order::of("HP-10449", &paul, placed)
        .item("PAN-IRON-24", 1)
        .item("BOARD-ASH", 1)
        .deliver_by(due);
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order
        .is(OrderStatus::Shipped)
        .parcel_with("dpd", first, &[("1", 1)], None)
        .parcel_with("dpd", second, &[("2", 1)], None);
    script.put(script.days_ago(12, "15:00"), &order);
    script.handed_over(12, "dpd", first, "Whitby");
    script.handed_over(11, "dpd", second, "Whitby");
    script.brought(8, "10:30", "dpd", first, "Cardiff");
    script.brought(7, "11:10", "dpd", second, "Cardiff");
}

fn one_was_called_off_and_sent_again(script: &mut Script) {
    let (first, second) = ("15502946712000", "15502946712017");
    let svenja = Person::british(
        "Joan Whitlock",
        "joan@mail.example",
        "6 Priory Place",
        "London",
        "E8 3DL",
        "London",
    );
    let placed = script.days_ago(5, "20:20");
    let order = Order::of("HP-10480", &svenja, placed)
        .item("BIN-STEEL", 1)
        .deliver_by(script.by_day(1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order.is(OrderStatus::Shipped).parcel("dpd", first);
    script.put(script.days_ago(4, "15:00"), &order);
    script.scan(
        script.days_ago(4, "15:05"),
        "dpd",
        first,
        ("pre_transit", "label_created", ""),
    );
    script.scan(
        script.days_ago(3, "09:30"),
        "dpd",
        first,
        ("cancelled", "cancelled", ""),
    );
    script.put(script.days_ago(3, "10:00"), &order.parcel("dpd", second));
    script.handed_over(3, "dpd", second, "Whitby");
    script.scan(
        script.minutes_ago(610),
        "dpd",
        second,
        ("in_transit", "arrived_at_facility", "London"),
    );
}

/// Brought by a neighbour's van: the shop says "shipped", and no carrier says anything.
fn sent_without_a_parcel(script: &mut Script) {
    let hettie = Person::british(
        "Hettie Barker",
        "hettie@mail.example",
        "1 Church Lane",
        "Whitby",
        "YO22 4JT",
        "Yorkshire",
    );
    let placed = script.days_ago(3, "09:00");
    let order = Order::of("HP-10493", &hettie, placed)
        .item("KETTLE-MOSS", 1)
        .deliver_by(script.by_day(1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(script.days_ago(1, "11:00"), &order.is(OrderStatus::Shipped));
}

/// The shop says "delivered" and not when: nothing settles.
fn marked_delivered(script: &mut Script) {
    let nuno = Person::portuguese(
        "Nuno Lopes",
        "nuno@correio.example",
        "Rua Direita 17",
        "Faro",
        "8000-407",
        "Faro",
    );
    let placed = script.days_ago(8, "17:35");
    let order = Order::of("HP-10472", &nuno, placed)
        .item("MUG-STONE", 2)
        .deliver_by(script.by_day(1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(6, "16:00"),
        &order.clone().is(OrderStatus::Shipped),
    );
    script.put(
        script.days_ago(1, "16:30"),
        &order.is(OrderStatus::Delivered),
    );
}
