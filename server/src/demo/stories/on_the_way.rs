//! Parcels that are with the carrier, from a calm one to one that is due today and still far away.

use super::super::{
    order::Order,
    people::Person,
    script::{Said, Script},
};
use domain::orders::{Due, OrderStatus};

pub fn tell(script: &mut Script) {
    let owen = Person::british(
        "Owen Hughes",
        "owen@mail.example",
        "31 Bay View",
        "Cardiff",
        "CF11 9LJ",
        "Wales",
    );
    let due = script.by_day(2);
    sent(
        script,
        "HP-10489",
        &owen,
        "BOARD-ASH",
        ("royal_mail", "JV510023871GB"),
        due,
    );
    script.scan(
        script.minutes_ago(310),
        "royal_mail",
        "JV510023871GB",
        ("in_transit", "arrived_at_facility", "Gloucester"),
    );

    let priya = Person::british(
        "Priya Nair",
        "priya@mail.example",
        "77 Rye Lane",
        "London",
        "SE15 4QN",
        "London",
    );
    let due = script.by_day(0);
    sent(
        script,
        "HP-10488",
        &priya,
        "PAN-IRON-28",
        ("dpd", "15502946713001"),
        due,
    );
    out_today(script, "dpd", "15502946713001", "London");

    // Due today and not even near: the promise at risk that staff should see first.
    let callum = Person::british(
        "Callum Campbell",
        "callum@mail.example",
        "9 Byres Road",
        "Glasgow",
        "G12 8QQ",
        "Scotland",
    );
    let due = script.by_day(0);
    sent(
        script,
        "HP-10487",
        &callum,
        "LAMP-BRASS",
        ("royal_mail", "JV510023999GB"),
        due,
    );
    last(
        script,
        200,
        "royal_mail",
        "JV510023999GB",
        ("in_transit", "transit_exception", "Carlisle"),
    );

    let lotte = Person::german(
        "Lotte Kessler",
        "lotte@post.example",
        "Isarweg 5",
        "München",
        "80469",
        "Bayern",
    );
    let due = script.by_day(1);
    sent(
        script,
        "HP-10485",
        &lotte,
        "BOWL-STONE",
        ("dhl", "00340434161094021600"),
        due,
    );
    last(
        script,
        130,
        "dhl",
        "00340434161094021600",
        ("in_transit", "weather_delay", "Kassel"),
    );

    let duarte = Person::portuguese(
        "Duarte Pinto",
        "duarte@correio.example",
        "Rua do Sol 40",
        "Faro",
        "8000-269",
        "Faro",
    );
    let due = script.by_day(2);
    sent(
        script,
        "HP-10484",
        &duarte,
        "TOWEL-LINEN",
        ("ctt", "EA504118273PT"),
        due,
    );
    last(
        script,
        400,
        "ctt",
        "EA504118273PT",
        ("in_transit", "missorted", "Coimbra"),
    );

    let sofia = Person::portuguese(
        "Sofia Neves",
        "sofia.neves@correio.example",
        "Largo da Graça 8",
        "Lisboa",
        "1170-165",
        "Lisboa",
    );
    let due = script.by_day(3);
    sent(
        script,
        "HP-10483",
        &sofia,
        "CANDLE-PINE",
        ("ctt", "EA504118299PT"),
        due,
    );
    last(
        script,
        55,
        "ctt",
        "EA504118299PT",
        (
            "available_for_pickup",
            "arrived_at_pickup_location",
            "Lisboa, Graça",
        ),
    );

    // A code of the carrier's own, kept and shown as it came.
    let hugh = Person::british(
        "Hugh Marsh",
        "hugh.marsh@mail.example",
        "5 Harbour Steps",
        "Whitby",
        "YO22 4DD",
        "Yorkshire",
    );
    let due = script.by_day(3);
    sent(
        script,
        "HP-10490",
        &hugh,
        "TRAY-OAK-L",
        ("dpd", "15502946713111"),
        due,
    );
    script.scan_in_words(
        script.minutes_ago(75),
        "dpd",
        "15502946713111",
        ("HUB9_RELABEL", "", "Thirsk"),
        "Relabelled at hub 9",
    );

    // Nobody told a date for this one, only that it is on its way.
    let nadia = Person::british(
        "Nadia Barker",
        "nadia@mail.example",
        "12 Park Street",
        "Bristol",
        "BS1 5HX",
        "South West",
    );
    let placed = script.days_ago(3, "12:12");
    let order = Order::of("HP-10491", &nadia, placed).item("MUG-STONE", 2);
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(2, "15:00"),
        &order
            .is(OrderStatus::Shipped)
            .parcel("royal_mail", "JV510024555GB"),
    );
    script.handed_over(2, "royal_mail", "JV510024555GB", "Whitby");
}

/// Ordered four days ago, confirmed at once, sent two days ago.
fn sent(
    script: &mut Script,
    number: &str,
    person: &Person,
    sku: &str,
    (carrier, parcel): (&str, &str),
    due: Due,
) {
    let placed = script.days_ago(4, "11:27");
    let order = Order::of(number, person, placed)
        .item(sku, 1)
        .deliver_by(due);
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order.is(OrderStatus::Shipped).parcel(carrier, parcel);
    script.put(script.days_ago(2, "14:50"), &order);
    script.handed_over(2, carrier, parcel, "Whitby");
}

fn last(script: &mut Script, minutes: i64, carrier: &str, parcel: &str, said: Said<'_>) {
    script.scan(script.minutes_ago(minutes), carrier, parcel, said);
}

fn out_today(script: &mut Script, carrier: &str, parcel: &str, place: &str) {
    last(
        script,
        260,
        carrier,
        parcel,
        ("in_transit", "received_at_destination_facility", place),
    );
    last(
        script,
        48,
        carrier,
        parcel,
        ("out_for_delivery", "out_for_delivery", place),
    );
}
