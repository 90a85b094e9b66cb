//! Ana's kettle: a question before she buys, two parcels, one a day early, one a day late and told so before the day.

use super::super::{order::Order, people::Person, script::Script};
use domain::orders::OrderStatus;

const KETTLE: &str = "15502946712388";
const TRAYS: &str = "15502946712396";

pub fn kettle(script: &mut Script) {
    let ana = Person::british(
        "Ana Ribeiro",
        "ana@mail.example",
        "4 Quay Street",
        "Bradford",
        "BD1 4QS",
        "Yorkshire",
    );
    super::cases::ana_asks_first(script);
    let placed = script.days_ago(10, "09:14");
    let order = Order::of("HP-10482", &ana, placed)
        .item("KETTLE-MOSS", 1)
        .item("TRAY-OAK-S", 2)
        .is(OrderStatus::Confirmed);
    script.put(placed, &order);

    let sent = order
        .is(OrderStatus::Shipped)
        .parcel_with("dpd", KETTLE, &[("1", 1)], Some(script.by_day(1)))
        .parcel_with("dpd", TRAYS, &[("2", 2)], Some(script.by_day(-4)));
    script.put(script.days_ago(9, "15:10"), &sent);
    for parcel in [KETTLE, TRAYS] {
        script.handed_over(9, "dpd", parcel, "Whitby");
    }
    script.scan(
        script.days_ago(6, "04:30"),
        "dpd",
        TRAYS,
        ("in_transit", "arrived_at_facility", "Bradford"),
    );
    script.brought(5, "11:25", "dpd", TRAYS, "Bradford");

    // The kettle stands at Leeds; the day that costs is told at once.
    let leeds = script.minutes_ago(238);
    script.scan_in_words(
        leeds,
        "dpd",
        KETTLE,
        ("in_transit", "delayed", "Leeds"),
        "Sorting hub backlog",
    );
    let later = sent.parcel_with("dpd", KETTLE, &[("1", 1)], Some(script.by_day(2)));
    script.put(script.minutes_ago(230), &later);
    script.scan(
        script.minutes_ago(41),
        "dpd",
        KETTLE,
        ("in_transit", "departed_facility", "Bradford"),
    );
}
