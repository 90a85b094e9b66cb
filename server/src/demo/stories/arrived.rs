//! Parcels that came when they were promised, or before.

use super::super::{order::Order, people::Person, script::Script};
use domain::orders::OrderStatus;

pub fn tell(script: &mut Script) {
    let moira = Person::british(
        "Moira Campbell",
        "moira@mail.example",
        "3 Kelvin Drive",
        "Glasgow",
        "G20 8QG",
        "Scotland",
    );
    came(
        script,
        "HP-10461",
        &moira,
        "KETTLE-MOSS",
        ("royal_mail", "JV510019001GB"),
        3,
        1,
    );

    let felix = Person::german(
        "Felix Lorenz",
        "felix@post.example",
        "Kastanienallee 22",
        "Berlin",
        "10435",
        "Berlin",
    );
    came(
        script,
        "HP-10463",
        &felix,
        "PAN-IRON-28",
        ("dhl", "00340434161094020777"),
        2,
        2,
    );

    let marta = Person::portuguese(
        "Marta Ferreira",
        "marta@correio.example",
        "Rua Augusta 101",
        "Lisboa",
        "1100-048",
        "Lisboa",
    );
    came(
        script,
        "HP-10464",
        &marta,
        "CLOTH-LINEN",
        ("ctt", "EA504110001PT"),
        4,
        4,
    );

    collected(script);
    came_and_went_back(script);
}

/// Placed nine days ago, delivered that many days ago, promised for that many.
fn came(
    script: &mut Script,
    number: &str,
    person: &Person,
    sku: &str,
    (carrier, parcel): (&str, &str),
    delivered: i64,
    promised: i64,
) {
    let placed = script.days_ago(9, "13:05");
    let order = Order::of(number, person, placed)
        .item(sku, 1)
        .deliver_by(script.by_day(-promised));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order.is(OrderStatus::Shipped).parcel(carrier, parcel);
    script.put(script.days_ago(8, "14:40"), &order);
    script.handed_over(8, carrier, parcel, "Whitby");
    let city = person.address.city.clone().unwrap_or_default();
    script.brought(delivered, "12:35", carrier, parcel, &city);
    script.put(
        script.days_ago(delivered, "13:00"),
        &order.is(OrderStatus::Delivered),
    );
}

/// Waited at the pick-up point, and was fetched in time.
fn collected(script: &mut Script) {
    let anke = Person::german(
        "Anke Petersen",
        "anke@post.example",
        "Deichstraße 14",
        "Hamburg",
        "20459",
        "Hamburg",
    );
    let (number, parcel) = ("HP-10466", "00340434161094020888");
    let placed = script.days_ago(9, "21:15");
    let order = Order::of(number, &anke, placed)
        .item("BIN-STEEL", 1)
        .deliver_by(script.by_day(-1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(7, "15:00"),
        &order.is(OrderStatus::Shipped).parcel("dhl", parcel),
    );
    script.handed_over(7, "dhl", parcel, "Whitby");
    let shop = "Hamburg, Kiosk am Fleet";
    script.scan(
        script.days_ago(3, "16:10"),
        "dhl",
        parcel,
        ("available_for_pickup", "arrived_at_pickup_location", shop),
    );
    script.scan(
        script.days_ago(2, "10:22"),
        "dhl",
        parcel,
        ("delivered", "", shop),
    );
}

/// Delivered, and handed back to the carrier on the next day.
fn came_and_went_back(script: &mut Script) {
    let dev = Person::british(
        "Dev Nair",
        "dev@mail.example",
        "60 Queen's Road",
        "London",
        "SE15 2PQ",
        "London",
    );
    let (number, parcel) = ("HP-10467", "15502946710222");
    let placed = script.days_ago(10, "18:45");
    let order = Order::of(number, &dev, placed)
        .item("LAMP-BRASS", 1)
        .deliver_by(script.by_day(-4));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(9, "15:00"),
        &order.is(OrderStatus::Shipped).parcel("dpd", parcel),
    );
    script.handed_over(9, "dpd", parcel, "Whitby");
    script.brought(5, "10:50", "dpd", parcel, "London");
    script.scan(
        script.days_ago(3, "17:30"),
        "dpd",
        parcel,
        ("return_to_sender", "return", "London"),
    );
}
