//! Returns by the shop's own terms: looked at first, not agreed, credited, kept for less, a part sent after.

use super::super::super::people::Person;
use super::steps::{Bought, Step, Tale};
use domain::returns::{DeclineReason, HandOver, Outcome, Reason};

pub(super) fn tell(tale: &mut Tale<'_>) {
    looked_at(tale);
    credited(tale);
    kept(tale);
    part_sent(tale);
    smaller(tale);
}

/// Too large for the sideboard: the smaller one instead, and the rest of the money back.
fn smaller(tale: &mut Tale<'_>) {
    let priya = Person::british(
        "Priya Nair",
        "priya@mail.example",
        "17 Mill Road",
        "Cambridge",
        "CB1 2AD",
        "East of England",
    );
    let number = "HP-10417";
    tale.bought(&Bought {
        number,
        person: &priya,
        sku: "TRAY-OAK-L",
        parcel: ("dpd", "15502946711503"),
        placed: 15,
        came: 12,
    });
    let large = (
        Reason::DoesNotSuit,
        "TRAY-OAK-S",
        "Lovely, but it hangs over the edge.",
    );
    tale.exchanged((3, "19:20"), &priya, number, large);
    tale.at_desk((2, "11:05"), &priya, number, Step::Receive);
    tale.at_desk((2, "11:08"), &priya, number, Step::Accept);
    tale.at_desk((1, "09:40"), &priya, number, Step::Replace);
}

/// "Something else" is looked at before it is agreed: one waits for an answer, one got a no.
fn looked_at(tale: &mut Tale<'_>) {
    let moira = Person::british(
        "Moira Kerr",
        "moira@mail.example",
        "3 Harbour Brae",
        "Oban",
        "PA34 4AB",
        "Scotland",
    );
    let number = "HP-10416";
    tale.bought(&Bought {
        number,
        person: &moira,
        sku: "PAN-IRON-28",
        parcel: ("royal_mail", "JV510016001GB"),
        placed: 9,
        came: 6,
    });
    let smell = (
        Reason::Other,
        Outcome::Refund,
        HandOver::DropOffQr,
        "It smells of oil, even after washing it twice.",
    );
    tale.agreed((1, "09:40"), &moira, number, smell);

    let edmund = Person::british(
        "Edmund Vale",
        "edmund@mail.example",
        "22 Castle Street",
        "Ludlow",
        "SY8 1AS",
        "West Midlands",
    );
    let number = "HP-10415";
    tale.bought(&Bought {
        number,
        person: &edmund,
        sku: "BOARD-ASH",
        parcel: ("dpd", "15502946711501"),
        placed: 16,
        came: 13,
    });
    let warped = (
        Reason::Other,
        Outcome::Refund,
        HandOver::InStore,
        "I left it in the sink and it bent.",
    );
    tale.agreed((5, "18:05"), &edmund, number, warped);
    tale.at_desk(
        (4, "11:30"),
        &edmund,
        number,
        Step::Decline(DeclineReason::NotCovered),
    );
}

/// Would rather have something else one day: its worth stands with the shop.
fn credited(tale: &mut Tale<'_>) {
    let lieselotte = Person::german(
        "Lieselotte Kranz",
        "lieselotte@post.example",
        "Am Anger 4",
        "Weimar",
        "99423",
        "Thüringen",
    );
    let number = "HP-10414";
    tale.bought(&Bought {
        number,
        person: &lieselotte,
        sku: "CLOTH-LINEN",
        parcel: ("dhl", "00340434161094027014"),
        placed: 21,
        came: 17,
    });
    let large = (
        Reason::DoesNotSuit,
        Outcome::StoreCredit,
        HandOver::DropOffQr,
        "Zu groß für unseren Tisch.",
    );
    tale.agreed((14, "16:20"), &lieselotte, number, large);
    tale.at_desk((10, "10:05"), &lieselotte, number, Step::Receive);
    tale.at_desk((10, "10:09"), &lieselotte, number, Step::Accept);
    tale.at_desk((9, "15:45"), &lieselotte, number, Step::Refund);
}

/// A chip that does not matter to him: he keeps it, and a part of the money goes back.
fn kept(tale: &mut Tale<'_>) {
    let tomas = Person::portuguese(
        "Tomás Arruda",
        "tomas@correio.example",
        "Rua do Sol 8",
        "Faro",
        "8000-150",
        "Algarve",
    );
    let number = "HP-10413";
    tale.bought(&Bought {
        number,
        person: &tomas,
        sku: "BOWL-STONE",
        parcel: ("ctt", "EA504113001PT"),
        placed: 19,
        came: 15,
    });
    let chip = (
        Reason::Damaged,
        Outcome::KeepWithPartRefund,
        HandOver::DropOffQr,
        "Tem uma lasca na borda, mas uso assim mesmo.",
    );
    tale.agreed((14, "20:30"), &tomas, number, chip);
    tale.at_desk((13, "10:15"), &tomas, number, Step::Refund);
}

/// The shade was not in the box: it follows, and the lamp stays.
fn part_sent(tale: &mut Tale<'_>) {
    let harriet = Person::british(
        "Harriet Boyle",
        "harriet@mail.example",
        "6 Chapel Row",
        "Truro",
        "TR1 2LE",
        "Cornwall",
    );
    let number = "HP-10412";
    tale.bought(&Bought {
        number,
        person: &harriet,
        sku: "LAMP-BRASS",
        parcel: ("dpd", "15502946711201"),
        placed: 18,
        came: 14,
    });
    let shade = (
        Reason::MissingParts,
        Outcome::MissingPart,
        HandOver::DropOffQr,
        "The shade was not in the box.",
    );
    tale.agreed((13, "19:10"), &harriet, number, shade);
    tale.at_desk((12, "12:00"), &harriet, number, Step::Replace);
    tale.replacement_comes(&harriet, number, ("dpd", "15502946711212"), (12, 10));
}
