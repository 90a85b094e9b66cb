//! What customers say themselves: "I have it", "I do not have it", "in my language", "forget me".

use super::super::{order::Order, people::Person, script::Script};
use domain::orders::OrderStatus;
use store::orders::Receipt;

pub fn tell(script: &mut Script) {
    has_it_though_no_scan_says_so(script);
    does_not_have_it(script);
    found_it_at_the_neighbours(script);
    has_an_order_without_parcels(script);
    a_guest_without_a_name(script);
    chose_their_language(script);
    asked_to_be_forgotten(script);
}

fn sent(script: &mut Script, number: &str, person: &Person, sku: &str, parcel: &str, due: i64) {
    let placed = script.days_ago(8, "15:55");
    let order = Order::of(number, person, placed)
        .item(sku, 1)
        .deliver_by(script.by_day(due));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(7, "15:00"),
        &order.is(OrderStatus::Shipped).parcel("royal_mail", parcel),
    );
    script.handed_over(7, "royal_mail", parcel, "Whitby");
}

fn has_it_though_no_scan_says_so(script: &mut Script) {
    let edith = Person::british(
        "Edith Clarke",
        "edith@mail.example",
        "19 Abbey Walk",
        "York",
        "YO30 7BR",
        "Yorkshire",
    );
    sent(
        script,
        "HP-10468",
        &edith,
        "TOWEL-LINEN",
        "JV510021000GB",
        -2,
    );
    script.word(
        script.days_ago(3, "18:30"),
        &edith,
        "HP-10468",
        Some("JV510021000GB"),
        Receipt::Confirmed,
    );
}

fn does_not_have_it(script: &mut Script) {
    let sam = Person::british(
        "Sam Okoro",
        "sam@mail.example",
        "Flat 4, 200 Mare Street",
        "London",
        "E8 3NG",
        "London",
    );
    sent(script, "HP-10469", &sam, "LAMP-BRASS", "JV510021111GB", -2);
    script.brought(3, "13:20", "royal_mail", "JV510021111GB", "London");
    script.word(
        script.days_ago(2, "19:45"),
        &sam,
        "HP-10469",
        Some("JV510021111GB"),
        Receipt::Denied,
    );
}

fn found_it_at_the_neighbours(script: &mut Script) {
    let joao = Person::british(
        "Joao Cardoso",
        "joao@mail.example",
        "5 Stokes Croft",
        "Bristol",
        "BS1 3PY",
        "South West",
    );
    sent(script, "HP-10470", &joao, "BOARD-ASH", "JV510021222GB", -1);
    script.brought(3, "10:05", "royal_mail", "JV510021222GB", "Bristol");
    script.word(
        script.days_ago(3, "18:00"),
        &joao,
        "HP-10470",
        Some("JV510021222GB"),
        Receipt::Denied,
    );
    script.word(
        script.days_ago(2, "08:40"),
        &joao,
        "HP-10470",
        Some("JV510021222GB"),
        Receipt::Confirmed,
    );
}

fn has_an_order_without_parcels(script: &mut Script) {
    let gwen = Person::british(
        "Gwen Rees",
        "gwen@mail.example",
        "2 Castle Street",
        "Cardiff",
        "CF10 1BS",
        "Wales",
    );
    let placed = script.days_ago(6, "10:00");
    let order = Order::of("HP-10477", &gwen, placed)
        .item("CANDLE-PINE", 2)
        .deliver_by(script.by_day(-1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(script.days_ago(4, "12:00"), &order.is(OrderStatus::Shipped));
    script.word(
        script.days_ago(2, "20:10"),
        &gwen,
        "HP-10477",
        None,
        Receipt::Confirmed,
    );
}

/// Bought with a mail address and a delivery address; no name was asked for.
fn a_guest_without_a_name(script: &mut Script) {
    let guest = Person::british(
        "",
        "q7@mail.example",
        "33 Canal Wharf",
        "Leeds",
        "LS11 5PS",
        "Yorkshire",
    );
    let placed = script.days_ago(1, "21:30");
    let order = Order::of("HP-10495", &guest, placed)
        .item("MUG-STONE", 1)
        .deliver_by(script.by_day(3));
    script.put(placed, &order.is(OrderStatus::Confirmed));
}

fn chose_their_language(script: &mut Script) {
    let ines = Person::british(
        "Leonor Tavares",
        "leonor@mail.example",
        "70 Lothian Road",
        "Edinburgh",
        "EH3 9BZ",
        "Scotland",
    );
    sent(script, "HP-10465", &ines, "TRAY-OAK-S", "JV510021444GB", -3);
    script.chooses_language(script.days_ago(6, "20:00"), &ines, "pt");
    script.brought(4, "11:50", "royal_mail", "JV510021444GB", "Edinburgh");
}

fn asked_to_be_forgotten(script: &mut Script) {
    let gone = Person::german(
        "Niemand Mehr",
        "vergessen@post.example",
        "Alter Weg 1",
        "Berlin",
        "12043",
        "Berlin",
    );
    let parcel = "00340434161094019999";
    let placed = script.days_ago(14, "09:30");
    let order = Order::of("HP-10446", &gone, placed)
        .item("BIN-STEEL", 1)
        .deliver_by(script.by_day(-7));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    script.put(
        script.days_ago(13, "15:00"),
        &order.is(OrderStatus::Shipped).parcel("dhl", parcel),
    );
    script.handed_over(13, "dhl", parcel, "Whitby");
    script.brought(9, "12:10", "dhl", parcel, "Berlin");
    script.asks_to_be_forgotten(script.days_ago(3, "10:00"), &gone);
}
