//! Money that the shop's payment system was asked for: on its way, and not gone through. It listened for the demo's
//! moments alone, since nobody would answer for it afterwards.

use super::super::super::people::Person;
use super::steps::{Bought, Step, Tale};
use domain::returns::{HandOver, Outcome, PaymentFailure, Reason};

pub(super) fn tell(tale: &mut Tale<'_>) {
    on_its_way(tale);
    not_gone_through(tale);
}

fn on_its_way(tale: &mut Tale<'_>) {
    let nell = Person::british(
        "Nell Garside",
        "nell@mail.example",
        "11 Market Street",
        "Hebden Bridge",
        "HX7 6AA",
        "Yorkshire",
    );
    let number = "HP-10408";
    tale.bought(&Bought {
        number,
        person: &nell,
        sku: "BOARD-ASH",
        parcel: ("royal_mail", "JV510018001GB"),
        placed: 14,
        came: 11,
    });
    let large = (
        Reason::DoesNotSuit,
        Outcome::Refund,
        HandOver::DropOffQr,
        "A hand too wide for my worktop.",
    );
    tale.agreed((7, "17:25"), &nell, number, large);
    tale.at_desk((3, "10:05"), &nell, number, Step::Receive);
    tale.at_desk((3, "10:09"), &nell, number, Step::Accept);
    tale.asked_to_pay((1, "16:20"), &nell, number);
}

fn not_gone_through(tale: &mut Tale<'_>) {
    let hanno = Person::german(
        "Hanno Peters",
        "hanno@post.example",
        "Deichstraße 21",
        "Husum",
        "25813",
        "Schleswig-Holstein",
    );
    let number = "HP-10407";
    tale.bought(&Bought {
        number,
        person: &hanno,
        sku: "MUG-STONE",
        parcel: ("dhl", "00340434161094027801"),
        placed: 15,
        came: 11,
    });
    let glaze = (
        Reason::Damaged,
        Outcome::Refund,
        HandOver::DropOffQr,
        "Die Glasur ist am Rand abgeplatzt.",
    );
    tale.agreed((8, "19:40"), &hanno, number, glaze);
    tale.at_desk((4, "11:15"), &hanno, number, Step::Receive);
    tale.at_desk((4, "11:18"), &hanno, number, Step::Accept);
    tale.asked_to_pay((3, "09:30"), &hanno, number);
    let closed = PaymentFailure::AccountClosed;
    tale.payment_failed((2, "08:55"), &hanno, number, closed);
}
