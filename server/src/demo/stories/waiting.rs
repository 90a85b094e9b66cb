//! Orders that have not left yet.

use super::super::{order::Order, people::Person, script::Script};
use domain::orders::OrderStatus;

pub fn tell(script: &mut Script) {
    just_placed(script);
    just_confirmed(script);
    packed(script);
    packed_after_the_day_it_should_have_left(script);
    label_made(script);
}

fn just_placed(script: &mut Script) {
    let ben = Person::british(
        "Ben Whitlock",
        "ben.whitlock@mail.example",
        "18 Mill Lane",
        "Bristol",
        "BS6 5EA",
        "South West",
    );
    let placed = script.minutes_ago(22);
    let order = Order::of("HP-10497", &ben, placed)
        .item("LAMP-BRASS", 1)
        .deliver_by(script.by_day(4));
    script.put(placed, &order);
}

fn just_confirmed(script: &mut Script) {
    let clara = Person::german(
        "Clara Hoffmann",
        "clara@post.example",
        "Lindenstraße 7",
        "Hamburg",
        "22765",
        "Hamburg",
    );
    let placed = script.minutes_ago(170);
    let order = Order::of("HP-10496", &clara, placed)
        .item("PAN-IRON-24", 1)
        .item("CLOTH-LINEN", 1)
        .deliver_by(script.by_day(6));
    script.put(placed, &order);
    script.put(script.minutes_ago(150), &order.is(OrderStatus::Confirmed));
}

fn packed(script: &mut Script) {
    let rui = Person::portuguese(
        "Rui Tavares",
        "rui@correio.example",
        "Rua das Flores 12",
        "Porto",
        "4050-265",
        "Porto",
    );
    let placed = script.days_ago(1, "10:32");
    let order = Order::of("HP-10494", &rui, placed)
        .item("MUG-STONE", 4)
        .deliver_by(script.by_day(6));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(script.minutes_ago(65), &order.is(OrderStatus::Packed));
}

fn packed_after_the_day_it_should_have_left(script: &mut Script) {
    let grace = Person::british(
        "Grace Osei",
        "grace.osei@mail.example",
        "2 Albion Row",
        "Cardiff",
        "CF11 9LJ",
        "Wales",
    );
    let placed = script.days_ago(6, "08:05");
    let order = Order::of("HP-10486", &grace, placed)
        .item("BIN-STEEL", 1)
        .deliver_by(script.by_day(2));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(script.days_ago(1, "16:20"), &order.is(OrderStatus::Packed));
}

fn label_made(script: &mut Script) {
    let jonas = Person::german(
        "Jonas Brandt",
        "jonas.brandt@post.example",
        "Am Markt 3",
        "Berlin",
        "10437",
        "Berlin",
    );
    let placed = script.days_ago(2, "19:40");
    let order = Order::of("HP-10492", &jonas, placed)
        .item("KNIFE-BREAD", 1)
        .deliver_by(script.by_day(4));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let parcel = "00340434161094021501";
    script.put(
        script.minutes_ago(95),
        &order.is(OrderStatus::Packed).parcel("dhl", parcel),
    );
    script.scan(
        script.minutes_ago(90),
        "dhl",
        parcel,
        ("pre_transit", "label_created", ""),
    );
}
