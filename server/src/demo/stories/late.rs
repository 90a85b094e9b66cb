//! Promises that broke, and promises that were told anew.

use super::super::{order::Order, people::Person, script::Script};
use domain::orders::{Due, OrderStatus};

pub fn tell(script: &mut Script) {
    came_two_days_late(script);
    was_told_first_and_came_when_told(script);
    left_late_and_came_in_time(script);
    is_overdue(script);
    is_overdue_and_silent(script);
    was_told_twice(script);
}

fn sent(
    script: &mut Script,
    number: &str,
    person: &Person,
    sku: &str,
    days: i64,
    due: Due,
    (carrier, parcel): (&str, &str),
) -> Order {
    let placed = script.days_ago(days, "10:10");
    let order = Order::of(number, person, placed)
        .item(sku, 1)
        .deliver_by(due);
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order.is(OrderStatus::Shipped).parcel(carrier, parcel);
    script.put(script.days_ago(days - 1, "14:30"), &order);
    script.handed_over(days - 1, carrier, parcel, "Whitby");
    order
}

fn came_two_days_late(script: &mut Script) {
    let alice = Person::british(
        "Alice Penrose",
        "alice@mail.example",
        "8 Clifton Vale",
        "Bristol",
        "BS8 4PT",
        "South West",
    );
    let due = script.by_day(-5);
    sent(
        script,
        "HP-10452",
        &alice,
        "KNIFE-BREAD",
        10,
        due,
        ("royal_mail", "JV510018111GB"),
    );
    script.scan(
        script.days_ago(6, "05:10"),
        "royal_mail",
        "JV510018111GB",
        ("in_transit", "delayed", "Swindon"),
    );
    script.brought(3, "14:20", "royal_mail", "JV510018111GB", "Bristol");
}

fn was_told_first_and_came_when_told(script: &mut Script) {
    let beatriz = Person::portuguese(
        "Beatriz Almeida",
        "beatriz@correio.example",
        "Rua de Cedofeita 210",
        "Porto",
        "4050-174",
        "Porto",
    );
    let (due, parcel) = (script.by_day(-4), "EA504109777PT");
    let order = sent(
        script,
        "HP-10453",
        &beatriz,
        "PAN-IRON-24",
        11,
        due,
        ("ctt", parcel),
    );
    script.scan(
        script.days_ago(6, "06:40"),
        "ctt",
        parcel,
        ("in_transit", "transit_exception", "Aveiro"),
    );
    script.put(
        script.days_ago(6, "09:30"),
        &order.deliver_by(script.by_day(-2)),
    );
    script.brought(2, "15:45", "ctt", parcel, "Porto");
}

fn left_late_and_came_in_time(script: &mut Script) {
    let emre = Person::german(
        "Emre Yılmaz",
        "emre@post.example",
        "Reeperbahn 80",
        "Hamburg",
        "20359",
        "Hamburg",
    );
    let (number, parcel) = ("HP-10454", "00340434161094020111");
    let placed = script.days_ago(12, "08:30");
    let order = Order::of(number, &emre, placed)
        .item("BOARD-ASH", 2)
        .deliver_by(script.by_day(-2));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(7, "15:00"),
        &order.is(OrderStatus::Shipped).parcel("dhl", parcel),
    );
    script.handed_over(7, "dhl", parcel, "Whitby");
    script.brought(3, "11:05", "dhl", parcel, "Hamburg");
}

fn is_overdue(script: &mut Script) {
    let ruth = Person::british(
        "Ruth Barker",
        "ruth@mail.example",
        "14 Dock Street",
        "Leeds",
        "LS10 1JF",
        "Yorkshire",
    );
    let due = script.by_day(-2);
    sent(
        script,
        "HP-10471",
        &ruth,
        "CLOTH-LINEN",
        9,
        due,
        ("dpd", "15502946711555"),
    );
    script.scan(
        script.days_ago(4, "22:15"),
        "dpd",
        "15502946711555",
        ("in_transit", "delayed", "Leeds"),
    );
    script.scan(
        script.minutes_ago(500),
        "dpd",
        "15502946711555",
        ("in_transit", "departed_facility", "Leeds"),
    );
}

fn is_overdue_and_silent(script: &mut Script) {
    let tiago = Person::portuguese(
        "Tiago Moreira",
        "tiago@correio.example",
        "Avenida da República 55",
        "Faro",
        "8000-079",
        "Faro",
    );
    let due = script.by_day(-6);
    sent(
        script,
        "HP-10455",
        &tiago,
        "TOWEL-LINEN",
        15,
        due,
        ("ctt", "EA504108333PT"),
    );
    script.scan(
        script.days_ago(11, "03:30"),
        "ctt",
        "EA504108333PT",
        ("in_transit", "arrived_at_facility", "Lisboa"),
    );
    script.scan(
        script.days_ago(1, "08:00"),
        "ctt",
        "EA504108333PT",
        ("error", "expired", ""),
    );
}

fn was_told_twice(script: &mut Script) {
    let milan = Person::german(
        "Milan Seidel",
        "milan@post.example",
        "Viktualienmarkt 2",
        "München",
        "80331",
        "Bayern",
    );
    let (due, parcel) = (script.by_day(-3), "00340434161094020999");
    let order = sent(
        script,
        "HP-10456",
        &milan,
        "TRAY-OAK-L",
        12,
        due,
        ("dhl", parcel),
    );
    script.scan(
        script.days_ago(6, "05:00"),
        "dhl",
        parcel,
        ("in_transit", "weather_delay", "Würzburg"),
    );
    let order = order.deliver_by(script.by_day(-1));
    script.put(script.days_ago(5, "10:00"), &order);
    script.scan(
        script.days_ago(2, "05:30"),
        "dhl",
        parcel,
        ("in_transit", "missorted", "Augsburg"),
    );
    script.put(
        script.days_ago(2, "09:15"),
        &order.deliver_by(script.by_day(1)),
    );
    script.scan(
        script.minutes_ago(350),
        "dhl",
        parcel,
        ("in_transit", "departed_facility", "Augsburg"),
    );
}
