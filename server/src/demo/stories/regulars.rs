//! People who come back: orders from before the portal with their scores, and a new one.

use super::super::{order::Order, people::Person, script::Script};
use domain::{
    orders::{OrderStatus, ShipmentIn},
    reviews::ReviewIn,
    shipments::Scan,
};
use jiff::SignedDuration;
use store::import::PastOrder;

pub fn tell(script: &mut Script) {
    let helen = Person::british(
        "Helen Okafor",
        "helen@mail.example",
        "12 Roundhay Grove",
        "Leeds",
        "LS8 4HS",
        "Yorkshire",
    );
    bought(
        script,
        "HP-9614",
        &helen,
        "PAN-IRON-24",
        240,
        -20,
        5,
        "Heavy, beautiful, in time.",
    );
    bought(
        script,
        "HP-9688",
        &helen,
        "BOARD-ASH",
        150,
        74,
        2,
        "Three days late, and I had taken the day off.",
    );
    bought(
        script,
        "HP-9741",
        &helen,
        "CLOTH-LINEN",
        70,
        -30,
        5,
        "Back to your old form.",
    );
    new_order(script, "HP-10498", &helen, "KETTLE-MOSS");

    let otto = Person::german(
        "Otto Brandt",
        "otto@post.example",
        "Elbchaussee 120",
        "Hamburg",
        "22763",
        "Hamburg",
    );
    bought(
        script,
        "HP-9652",
        &otto,
        "BIN-STEEL",
        190,
        -26,
        4,
        "Guter Kasten.",
    );
    bought(script, "HP-9730", &otto, "MUG-STONE", 88, -8, 5, "");
    new_order(script, "HP-10462", &otto, "BOWL-STONE");

    // Bought once, was let down, and never came back.
    let vera = Person::portuguese(
        "Vera Cardoso",
        "vera@correio.example",
        "Rua de Santa Catarina 300",
        "Porto",
        "4000-443",
        "Porto",
    );
    bought(
        script,
        "HP-9712",
        &vera,
        "LAMP-BRASS",
        96,
        140,
        1,
        "Seis dias de atraso e ninguém me disse nada.",
    );
}

/// An order from before the portal: so many hours after its promise (negative is before), and a score with its words.
#[expect(clippy::too_many_arguments, reason = "one line a purchase reads best")]
fn bought(
    script: &mut Script,
    number: &str,
    person: &Person,
    sku: &str,
    days: i64,
    hours_late: i64,
    score: i64,
    words: &str,
) {
    let placed = script.days_ago(days, "11:20");
    let order = Order::of(number, person, placed)
        .item(sku, 1)
        .deliver_by(script.by_day(5 - days))
        .is(OrderStatus::Delivered);
    let hours = |hours: i64| placed.plus(SignedDuration::from_hours(hours));
    let (sent, arrived) = (hours(28), hours(5 * 24 + 13 + hours_late));
    let carrier = if person.currency == "GBP" {
        "dpd"
    } else {
        "dhl"
    };
    let tracking_number = format!("OLD{}", number.trim_start_matches("HP-"));
    let scan = |id: &str, at, status: &str| Scan {
        id: id.to_owned(),
        occurred_at: at,
        status: status.to_owned(),
        detail: None,
        message: None,
        location: None,
    };
    let mut past = PastOrder {
        order: order.sent,
        told: vec![
            (OrderStatus::Confirmed, hours(1)),
            (OrderStatus::Delivered, arrived),
        ],
        scans: vec![vec![
            scan("1", sent, "in_transit"),
            scan("2", arrived, "delivered"),
        ]],
        reviews: vec![ReviewIn {
            reference: format!("review-{number}"),
            score,
            title: None,
            words: (!words.is_empty()).then(|| words.to_owned()),
            asked_at: Some(arrived.plus(SignedDuration::from_hours(24))),
            answered_at: arrived.plus(SignedDuration::from_hours(40)),
        }],
    };
    past.order.shipments.push(ShipmentIn {
        carrier: carrier.to_owned(),
        tracking_number,
        lines: Vec::new(),
        deliver_by: None,
    });
    script.past(past);
}

fn new_order(script: &mut Script, number: &str, person: &Person, sku: &str) {
    let placed = script.days_ago(5, "09:45");
    let order = Order::of(number, person, placed)
        .item(sku, 1)
        .deliver_by(script.by_day(1));
    script.put(placed, &order.clone().is(OrderStatus::Confirmed));
    let parcel = format!("NEW{}", number.trim_start_matches("HP-"));
    let carrier = if person.currency == "GBP" {
        "dpd"
    } else {
        "dhl"
    };
    script.put(
        script.days_ago(4, "15:00"),
        &order.is(OrderStatus::Shipped).parcel(carrier, &parcel),
    );
    script.handed_over(4, carrier, &parcel, "Whitby");
    script.scan(
        script.days_ago(2, "04:10"),
        carrier,
        &parcel,
        ("in_transit", "arrived_at_facility", "Leeds"),
    );
}
