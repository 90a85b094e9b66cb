//! Ways back that are not a parcel: to a store that is to be visited, and fetched at home, booked and done.

use super::{
    super::super::people::Person,
    steps::{Bought, Tale},
};
use domain::returns::{HandOver, Outcome, Reason};

pub(super) fn tell(tale: &mut Tale<'_>) {
    to_a_store(tale);
    fetched(tale);
}

/// Agreed, and not brought yet: the page shows the stores near her.
fn to_a_store(tale: &mut Tale<'_>) {
    let winifred = Person::british(
        "Winifred Tasker",
        "winifred@mail.example",
        "3 Cliff Street",
        "Whitby",
        "YO21 3DD",
        "Yorkshire",
    );
    let number = "HP-10411";
    tale.bought(&Bought {
        number,
        person: &winifred,
        sku: "TOWEL-LINEN",
        parcel: ("royal_mail", "JV510028611GB"),
        placed: 9,
        came: 6,
    });
    let thin = (
        Reason::DoesNotSuit,
        Outcome::Refund,
        HandOver::InStore,
        "Thinner than I thought.",
    );
    tale.agreed((1, "09:25"), &winifred, number, thin);
}

/// One is fetched in two days at the earliest, the other was, in its time, and is on its way.
fn fetched(tale: &mut Tale<'_>) {
    let cedric = Person::british(
        "Cedric Loxley",
        "cedric@mail.example",
        "40 Park Row",
        "Leeds",
        "LS1 5HD",
        "Yorkshire",
    );
    let number = "HP-10410";
    tale.bought(&Bought {
        number,
        person: &cedric,
        sku: "BIN-STEEL",
        parcel: ("dpd", "15502946711610"),
        placed: 10,
        came: 7,
    });
    let heavy = (
        Reason::Faulty,
        Outcome::Refund,
        HandOver::HomePickup,
        "The pedal does not lift the lid.",
    );
    tale.agreed((1, "19:40"), &cedric, number, heavy);
    tale.fetched_from((1, "19:43"), &cedric, number, -2);

    let agatha = Person::british(
        "Agatha Brill",
        "agatha@mail.example",
        "12 Priory Lane",
        "York",
        "YO1 6ET",
        "Yorkshire",
    );
    let number = "HP-10409";
    tale.bought(&Bought {
        number,
        person: &agatha,
        sku: "PAN-IRON-24",
        parcel: ("dpd", "15502946711609"),
        placed: 18,
        came: 15,
    });
    let heavy = (
        Reason::ChangedMyMind,
        Outcome::Refund,
        HandOver::HomePickup,
        "Too heavy for my wrist.",
    );
    tale.agreed((11, "20:05"), &agatha, number, heavy);
    tale.fetched_from((11, "20:08"), &agatha, number, 10);
    tale.collected((2, "17:30"), &agatha, number);
}
