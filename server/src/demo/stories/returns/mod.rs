//! Things that went back: one return at every state, refunds in time and late, a replacement, and Ana's loose handle.

mod payments;
mod photos;
mod steps;
mod terms;
mod ways;

use super::super::{people::Person, script::Script};
use domain::returns::{HandOver, Outcome, Reason, RejectReason};
use steps::{Bought, Step, Tale};

pub fn tell(script: &mut Script) {
    let tale = &mut Tale::of(script);
    ana_loose_handle(tale);
    under_way(tale);
    paid_back(tale);
    otherwise(tale);
    withdrawn(tale);
    terms::tell(tale);
    payments::tell(tale);
    ways::tell(tale);
}

/// Ana's first kettle came two days late and with a loose handle. She brought it back to the shop in Whitby and had another
/// one in time; she says nothing of all that to anybody, and bought a second one since.
fn ana_loose_handle(tale: &mut Tale<'_>) {
    let ana = Person::british(
        "Ana Ribeiro",
        "ana@mail.example",
        "4 Quay Street",
        "Bradford",
        "BD1 4QS",
        "Yorkshire",
    );
    let number = "HP-10317";
    let kettle = Bought {
        number,
        person: &ana,
        sku: "KETTLE-MOSS",
        parcel: ("dpd", "15502946711101"),
        placed: 34,
        came: 27,
    };
    tale.bought_for(&kettle, 29);
    let handle = (
        Reason::Faulty,
        Outcome::Replacement,
        HandOver::InStore,
        "The handle is loose and turns in my hand when I pour.",
    );
    tale.agreed((25, "19:32"), &ana, number, handle);
    tale.shown((25, "19:33"), &ana, number);
    tale.at_desk((24, "12:10"), &ana, number, Step::Receive);
    tale.at_desk((24, "12:14"), &ana, number, Step::Accept);
    tale.at_desk((24, "12:16"), &ana, number, Step::Replace);
    tale.replacement_comes(&ana, number, ("dpd", "15502946711200"), (24, 22));
}

/// Agreed, handed over, arrived, waiting for the money: in time still, and no longer.
fn under_way(tale: &mut Tale<'_>) {
    let ada = Person::british(
        "Ada Whitcombe",
        "ada@mail.example",
        "17 Steep Hill",
        "Lincoln",
        "LN2 1LU",
        "East Midlands",
    );
    let number = "HP-10428";
    tale.bought(&Bought {
        number,
        person: &ada,
        sku: "TOWEL-LINEN",
        parcel: ("royal_mail", "JV510028001GB"),
        placed: 8,
        came: 5,
    });
    let colour = (
        Reason::DoesNotSuit,
        Outcome::Refund,
        HandOver::DropOffQr,
        "Lovely, but not with my kitchen.",
    );
    tale.agreed((1, "08:12"), &ada, number, colour);

    let jonas = Person::german(
        "Jonas Brandt",
        "jonas@post.example",
        "Eppendorfer Weg 77",
        "Hamburg",
        "20259",
        "Hamburg",
    );
    let number = "HP-10427";
    tale.bought(&Bought {
        number,
        person: &jonas,
        sku: "PAN-IRON-24",
        parcel: ("dhl", "00340434161094027001"),
        placed: 11,
        came: 8,
    });
    let large = (
        Reason::ChangedMyMind,
        Outcome::Refund,
        HandOver::DropOffQr,
        "",
    );
    tale.agreed((4, "20:48"), &jonas, number, large);

    let beatriz = Person::portuguese(
        "Beatriz Lopes",
        "b.lopes@correio.example",
        "Rua das Flores 12",
        "Porto",
        "4050-262",
        "Porto",
    );
    let number = "HP-10426";
    tale.bought(&Bought {
        number,
        person: &beatriz,
        sku: "LAMP-BRASS",
        parcel: ("ctt", "EA504126001PT"),
        placed: 13,
        came: 9,
    });
    let flickers = (
        Reason::Faulty,
        Outcome::Refund,
        HandOver::DropOffQr,
        "A luz pisca sem parar.",
    );
    tale.agreed((6, "21:10"), &beatriz, number, flickers);
    tale.at_desk((1, "10:25"), &beatriz, number, Step::Receive);

    let ruth = Person::british(
        "Ruth Penhaligon",
        "penhaligon@mail.example",
        "2 Fore Street",
        "St Ives",
        "TR26 1AB",
        "South West",
    );
    let number = "HP-10425";
    tale.bought(&Bought {
        number,
        person: &ruth,
        sku: "CLOTH-LINEN",
        parcel: ("royal_mail", "JV510028002GB"),
        placed: 18,
        came: 15,
    });
    let stain = (
        Reason::Damaged,
        Outcome::Refund,
        HandOver::DropOffQr,
        "There is a stain along one fold.",
    );
    tale.agreed((12, "09:50"), &ruth, number, stain);
    tale.at_desk((7, "09:30"), &ruth, number, Step::Receive);
    tale.at_desk((7, "09:36"), &ruth, number, Step::Accept);
}

/// The money in time, and the money late.
fn paid_back(tale: &mut Tale<'_>) {
    let hugh = Person::british(
        "Hugh Marsden",
        "hugh@mail.example",
        "8 Castle Street",
        "Kendal",
        "LA9 7AD",
        "North West",
    );
    let number = "HP-10424";
    tale.bought(&Bought {
        number,
        person: &hugh,
        sku: "BOARD-ASH",
        parcel: ("dpd", "15502946711104"),
        placed: 17,
        came: 14,
    });
    let twice = (
        Reason::ChangedMyMind,
        Outcome::Refund,
        HandOver::InStore,
        "My sister gave me the same one.",
    );
    tale.agreed((11, "12:20"), &hugh, number, twice);
    tale.at_desk((9, "11:02"), &hugh, number, Step::Receive);
    tale.at_desk((9, "11:04"), &hugh, number, Step::Accept);
    tale.at_desk((7, "15:45"), &hugh, number, Step::Refund);

    let silke = Person::german(
        "Silke Baumann",
        "silke@post.example",
        "Maximilianstraße 30",
        "Augsburg",
        "86150",
        "Bayern",
    );
    let number = "HP-10423";
    tale.bought(&Bought {
        number,
        person: &silke,
        sku: "BIN-STEEL",
        parcel: ("dhl", "00340434161094027002"),
        placed: 20,
        came: 16,
    });
    let dent = (
        Reason::WrongItem,
        Outcome::Refund,
        HandOver::DropOffQr,
        "Bestellt war Stahl, gekommen ist Kupfer.",
    );
    tale.agreed((14, "18:05"), &silke, number, dent);
    tale.at_desk((10, "10:15"), &silke, number, Step::Receive);
    tale.at_desk((9, "16:30"), &silke, number, Step::Accept);
    tale.at_desk((2, "14:10"), &silke, number, Step::Refund);
}

/// Another one instead, called off, not taken back, never in the box.
fn otherwise(tale: &mut Tale<'_>) {
    let joana = Person::portuguese(
        "Joana Prates",
        "joana@correio.example",
        "Rua do Sol 5",
        "Évora",
        "7000-538",
        "Évora",
    );
    let number = "HP-10422";
    tale.bought(&Bought {
        number,
        person: &joana,
        sku: "BOWL-STONE",
        parcel: ("ctt", "EA504126002PT"),
        placed: 18,
        came: 14,
    });
    let broken = (
        Reason::Damaged,
        Outcome::Replacement,
        HandOver::DropOffQr,
        "Chegou lascada na borda.",
    );
    tale.agreed((12, "13:15"), &joana, number, broken);
    tale.at_desk((11, "09:20"), &joana, number, Step::Replace);
    // Told within four days; it took six.
    tale.replacement_comes(&joana, number, ("ctt", "EA504126102PT"), (9, 6));

    let colin = Person::british(
        "Colin Reeve",
        "colin@mail.example",
        "31 Bridge Street",
        "Hereford",
        "HR4 9DG",
        "West Midlands",
    );
    let number = "HP-10421";
    tale.bought(&Bought {
        number,
        person: &colin,
        sku: "MUG-STONE",
        parcel: ("royal_mail", "JV510028003GB"),
        placed: 12,
        came: 9,
    });
    let small = (
        Reason::DoesNotSuit,
        Outcome::Refund,
        HandOver::DropOffQr,
        "Smaller than I thought.",
    );
    tale.agreed((6, "07:44"), &colin, number, small);
    tale.cancelled((5, "19:20"), &colin, number);

    let greta = Person::german(
        "Greta Voss",
        "greta@post.example",
        "Am Sande 4",
        "Lüneburg",
        "21335",
        "Niedersachsen",
    );
    let number = "HP-10420";
    tale.bought(&Bought {
        number,
        person: &greta,
        sku: "PAN-IRON-28",
        parcel: ("dhl", "00340434161094027003"),
        placed: 19,
        came: 16,
    });
    let sticks = (
        Reason::DoesNotSuit,
        Outcome::Refund,
        HandOver::DropOffQr,
        "Es brennt alles an.",
    );
    tale.agreed((10, "22:02"), &greta, number, sticks);
    tale.at_desk((5, "09:48"), &greta, number, Step::Receive);
    tale.at_desk(
        (5, "12:30"),
        &greta,
        number,
        Step::Reject(RejectReason::Worn),
    );

    let owen = Person::british(
        "Owen Tudor-Price",
        "tudor-price@mail.example",
        "5 Pier Street",
        "Aberystwyth",
        "SY23 2LN",
        "Wales",
    );
    let number = "HP-10418";
    tale.bought(&Bought {
        number,
        person: &owen,
        sku: "CANDLE-PINE",
        parcel: ("royal_mail", "JV510028004GB"),
        placed: 10,
        came: 6,
    });
    let empty = (
        Reason::Missing,
        Outcome::Refund,
        HandOver::DropOffQr,
        "The box held paper and no candle.",
    );
    tale.agreed((2, "16:55"), &owen, number, empty);
}

/// Withdrawn from, without a reason, and handed in since: the money is due fourteen days after she said so.
fn withdrawn(tale: &mut Tale<'_>) {
    let frieda = Person::german(
        "Frieda Hartmann",
        "frieda@post.example",
        "Kastanienallee 8",
        "Leipzig",
        "04105",
        "Sachsen",
    );
    let number = "HP-10419";
    tale.bought(&Bought {
        number,
        person: &frieda,
        sku: "KNIFE-BREAD",
        parcel: ("dhl", "00340434161094027004"),
        placed: 13,
        came: 9,
    });
    tale.withdrew((4, "20:17"), &frieda, number);
    tale.handed_in((2, "10:40"), &frieda, number);
}
