//! Parcels that do not come by themselves, and orders that were called off.

use super::super::{
    order::Order,
    people::Person,
    script::{Said, Script},
};
use domain::orders::OrderStatus;

pub fn tell(script: &mut Script) {
    nobody_was_home(script);
    for (n, (name, said)) in [
        ("Ines Moreira", ("failure", "address_correction", "Lisboa")),
        (
            "Catarina Dias",
            ("in_transit", "awaiting_information", "Lisboa"),
        ),
        ("Gonçalo Reis", ("failure", "refused", "Lisboa")),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!(
            "{}@correio.example",
            ["ines.moreira", "catarina", "goncalo"][n]
        );
        let person = Person::portuguese(
            name,
            &email,
            "Rua da Rosa 30",
            "Lisboa",
            "1200-386",
            "Lisboa",
        );
        stopped(
            script,
            &format!("HP-{}", 10_473 + n),
            &person,
            ("ctt", &format!("EA50411{n}888PT")),
            said,
        );
    }
    for (n, (name, said)) in [
        ("Peter Kowalski", ("error", "damaged", "York")),
        ("Sara Idris", ("failure", "lost", "Derby")),
        ("Dylan Rees", ("in_transit", "held", "Swansea")),
        ("Imogen Clarke", ("error", "", "Crewe")),
        ("Kit Ferrers", ("return_to_sender", "return", "Exeter")),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!(
            "{}@mail.example",
            ["peter", "sara", "dylan", "imogen", "kit"][n]
        );
        let person = Person::british(
            name,
            &email,
            "10 Station Road",
            said.2,
            "YO1 6AA",
            "Yorkshire",
        );
        stopped(
            script,
            &format!("HP-{}", 10_440 + n),
            &person,
            ("royal_mail", &format!("JV51001700{n}GB")),
            said,
        );
    }
    called_off_before_its_day(script);
    called_off_and_yet_delivered(script);
}

/// Sent five days ago; since last evening the carrier says this.
fn stopped(
    script: &mut Script,
    number: &str,
    person: &Person,
    (carrier, parcel): (&str, &str),
    said: Said<'_>,
) {
    let placed = script.days_ago(6, "12:40");
    let order = Order::of(number, person, placed)
        .item("BOWL-STONE", 2)
        .deliver_by(script.by_day(1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(5, "15:00"),
        &order.is(OrderStatus::Shipped).parcel(carrier, parcel),
    );
    script.handed_over(5, carrier, parcel, "Whitby");
    script.scan(
        script.days_ago(2, "06:20"),
        carrier,
        parcel,
        ("in_transit", "arrived_at_facility", said.2),
    );
    script.scan(script.days_ago(1, "18:05"), carrier, parcel, said);
}

/// Two attempts, and a third tomorrow.
fn nobody_was_home(script: &mut Script) {
    let katrin = Person::german(
        "Katrin Lorenz",
        "katrin@post.example",
        "Schanzenstraße 51",
        "Hamburg",
        "20357",
        "Hamburg",
    );
    let parcel = "00340434161094021333";
    let placed = script.days_ago(6, "22:05");
    let order = Order::of("HP-10478", &katrin, placed)
        .item("PAN-IRON-28", 1)
        .deliver_by(script.by_day(0));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(5, "15:00"),
        &order.is(OrderStatus::Shipped).parcel("dhl", parcel),
    );
    script.handed_over(5, "dhl", parcel, "Whitby");
    for days in [2, 1] {
        script.scan(
            script.days_ago(days, "08:10"),
            "dhl",
            parcel,
            ("out_for_delivery", "out_for_delivery", "Hamburg"),
        );
        script.scan_in_words(
            script.days_ago(days, "13:45"),
            "dhl",
            parcel,
            ("failure", "", "Hamburg"),
            "Empfänger nicht angetroffen",
        );
    }
}

fn called_off_before_its_day(script: &mut Script) {
    let elif = Person::german(
        "Svenja Kessler",
        "svenja@post.example",
        "Gärtnerplatz 1",
        "München",
        "80469",
        "Bayern",
    );
    let placed = script.days_ago(4, "23:10");
    let order = Order::of("HP-10481", &elif, placed)
        .item("LAMP-BRASS", 1)
        .deliver_by(script.by_day(3));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(3, "08:15"),
        &order.is(OrderStatus::Cancelled),
    );
}

/// The cancellation came too late to stop the parcel: the delivery outranks it.
fn called_off_and_yet_delivered(script: &mut Script) {
    let noor = Person::british(
        "Noor Shah",
        "noor@mail.example",
        "90 Cowley Road",
        "Bristol",
        "BS5 6DA",
        "South West",
    );
    let parcel = "15502946709999";
    let placed = script.days_ago(10, "14:00");
    let order = Order::of("HP-10451", &noor, placed)
        .item("KNIFE-BREAD", 1)
        .deliver_by(script.by_day(-4));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let order = order.is(OrderStatus::Shipped).parcel("dpd", parcel);
    script.put(script.days_ago(9, "15:00"), &order);
    script.handed_over(9, "dpd", parcel, "Whitby");
    script.put(
        script.days_ago(7, "09:20"),
        &order.is(OrderStatus::Cancelled),
    );
    script.brought(6, "12:00", "dpd", parcel, "Bristol");
}
